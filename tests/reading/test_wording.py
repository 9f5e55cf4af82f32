"""How decisions and promises are worded in minutes, who was there in every layout, and what only looks like any of it."""

import doctest
from datetime import date

import pytest

from bot.reading import verbs
from bot.reading.findings import Certainty, ParsedMinutes
from bot.reading.minutes import read_minutes

HEAD = """Verslag algemeen bestuur
Datum: 3 mei 2024
Aanwezig: Tineke Vos (voorzitter), Jan Bos, Piet Kool (secretaris)

1. Opening
De voorzitter opent.

2. Punt
"""


def read(sentence: str) -> ParsedMinutes:
    return read_minutes(HEAD + sentence + "\n")


def certain(parsed: ParsedMinutes) -> tuple[int, int]:
    return tuple(sum(found.certainty is Certainty.CERTAIN for found in kind) for kind in (parsed.decisions, parsed.actions))  # type: ignore[return-value]


DECIDED = """
Het AB stemt in met de begroting.
Conform voorstel.
Aldus besloten.
Er wordt besloten dat de werkgroep doorgaat.
De leden gaan unaniem akkoord met het voorstel.
De kascommissie wordt gedechargeerd.
Met 12 stemmen voor wordt het bestuursvoorstel aanvaard.
Het bestuur wordt gemachtigd om de statuten te wijzigen.
Tot nieuw bestuurslid wordt gekozen: Anna de Wit.
De stuurgroep kan zich vinden in het voorstel.
De vergadering geeft goedkeuring aan het jaarplan.
Na een korte discussie wordt besloten het contract te verlengen.
De bijdrage wordt vastgesteld op € 2,10 per inwoner.
"""
PROMISED = """
Jan zal dit navragen.
Jan pakt dit op.
Actie Jan: zaal boeken.
De secretaris stuurt de stukken rond.
Dit wordt door Jan opgepakt.
De zaal moet geboekt worden (actie Jan).
Zaal boeken -> Jan
De heer Bos zegt toe dit te zullen uitzoeken.
Hierover neemt Jan contact op met de notaris.
Jan agendeert dit voor de volgende vergadering.
"""
NEITHER = """
De gemeente heeft besloten te wachten.
Er wordt nog geen besluit genomen.
Jan geeft aan dat hij tevreden is.
Jan stelt voor om te wachten.
Jan werkt bij de gemeente Oord.
Jan is blij dat het voorstel is aangenomen door de raad.
De begroting moet nog worden vastgesteld door de raden.
Zodra de raad heeft besloten, kan het werk beginnen.
Vorig jaar is besloten om te stoppen.
Er wordt gevraagd of de notulen zijn vastgesteld.
"""


@pytest.mark.parametrize("sentence", DECIDED.strip().split("\n"))
def test_a_decision_is_found(sentence: str) -> None:
    assert certain(read(sentence)) == (1, 0)


@pytest.mark.parametrize("sentence", PROMISED.strip().split("\n"))
def test_a_promise_is_found_with_who_made_it(sentence: str) -> None:
    parsed = read(sentence)

    assert certain(parsed) == (0, 1)
    assert parsed.actions[0].owners


@pytest.mark.parametrize("sentence", NEITHER.strip().split("\n"))
def test_what_is_neither_is_not_made_one(sentence: str) -> None:
    assert certain(read(sentence)) == (0, 0)


@pytest.mark.parametrize(
    ("head", "present", "absent"),
    [
        ("Aanwezig: de dames A. Vos en B. Pen en de heer C. Kool (vz)", {"A. Vos", "B. Pen", "C. Kool"}, set()),
        ("Aanwezig: Vos (vz), Hulst, Demir\nAfwezig: Post", {"Vos", "Hulst", "Demir"}, {"Post"}),
        ("Aanwezig               Afwezig\nTineke Vos             Ali Demir\nBram Hulst", {"Tineke Vos", "Bram Hulst"}, {"Ali Demir"}),
        ("| Aanwezig | Afwezig |\n|---|---|\n| Tineke Vos<br>Bram Hulst | Ali Demir |", {"Tineke Vos", "Bram Hulst"}, {"Ali Demir"}),
        ("| Naam | Aanwezig |\n|---|---|\n| Tineke Vos | x |\n| Ali Demir | |", {"Tineke Vos"}, {"Ali Demir"}),
        ("Aanwezig: gemeente Oord: dhr. A. Vos, mevr. B. Pen; gemeente Lind: dhr. C. Kool", {"A. Vos", "B. Pen", "C. Kool"}, set()),
        ("Aanwezigen:\n\n• Tineke Vos – Oord (vz)\n\n• Bram Hulst – waterschap\n\nAfgemeld:\n\n• Ali Demir", {"Tineke Vos", "Bram Hulst"}, {"Ali Demir"}),
        ("Aanwezig: Tineke Vos, Bram Hulst; afwezig: Ali Demir", {"Tineke Vos", "Bram Hulst"}, {"Ali Demir"}),
        ("Aanwezig waren namens de gemeente Tineke Vos en namens het waterschap Ali Demir.", {"Tineke Vos", "Ali Demir"}, set()),
        ("Genodigden: Wim Stok (accountant)\nAanwezig: Tineke Vos, Bram Hulst", {"Tineke Vos", "Bram Hulst"}, set()),
        ("Aanwezig: 23 leden en het voltallige bestuur", set(), set()),
    ],
)  # fmt: skip
def test_who_was_there_is_read_in_every_layout(head: str, present: set[str], absent: set[str]) -> None:
    meeting = read_minutes(f"Verslag overleg\nDatum: 3 mei 2024\n{head}\n\n1. Opening\nGeen.\n\n2. Punt\nGeen.\n").meeting

    assert (set(meeting.present), set(meeting.absent)) == (present, absent)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("De volgende vergadering van het algemeen bestuur is op 4 juli 2024.", date(2024, 7, 4)),
        ("De volgende vergadering van het dagelijks bestuur is op 6 juni 2024.", None),
        ("De raad van Oord vergadert op 13 juni 2024.", None),
        ("Volgende AB-vergadering: donderdag 4 juli 2024, 10.00 uur", date(2024, 7, 4)),
        ("We zien elkaar weer op donderdag 4 juli in Oord.", date(2024, 7, 4)),
    ],
)
def test_the_next_meeting_is_ours_and_nobody_elses(sentence: str, day: date | None) -> None:
    coming = read(sentence).next_meeting

    assert (coming.held_on if coming else None) == day


def test_two_columns_of_prose_are_not_run_together() -> None:
    left = (
        "De voorzitter licht het voorstel",
        "toe en vraagt wie er nog wil",
        "reageren. Besloten wordt om de",
        "brug te vernieuwen voor 2030.",
    )
    right = (
        "Jan meldt dat de stukken voor de",
        "raad klaar zijn en dat hij deze",
        "week weg is. Jan stuurt de brief",
        "uiterlijk 1 juni aan de raad.",
    )
    parsed = read("\n".join(f"{one:<40}{other}" for one, other in zip(left, right, strict=True)))

    assert [found.text for found in parsed.decisions] == ["Besloten wordt om de brug te vernieuwen voor 2030."]
    assert [found.text for found in parsed.actions] == ["Jan stuurt de brief uiterlijk 1 juni aan de raad."]


def test_a_function_on_the_list_means_whoever_holds_it() -> None:
    text = (
        "Notulen VvE\nDatum: 3 mei 2024\nAanwezig: J. Bos (voorzitter), P. Kool (beheerder), W. Dam, directeur\n\n1. Opening\nGeen.\n\n"
        "2. Punt\nDe beheerder vraagt offertes op. De directeur stuurt de cijfers rond.\n"
    )

    assert [action.owners for action in read_minutes(text).actions] == [("P. Kool",), ("W. Dam",)]


def test_how_a_decision_was_taken_is_told_in_its_own_words() -> None:
    how = read("Na stemming (31 voor, 9 tegen, 3 onthoudingen) is het voorstel aangenomen.").decisions[0].how

    assert how is not None
    assert (how.way.value, how.words) == ("vote", "31 voor, 9 tegen, 3 onthoudingen")


def test_an_item_with_text_and_nothing_found_is_told_and_an_opening_is_not() -> None:
    assert [item.number for item in read("Jan licht de stukken toe.").unread] == ["2"]


def test_a_date_without_a_year_is_asked_about_and_the_year_of_the_next_meeting_counts() -> None:
    asked = read_minutes("Notulen 11 juni\n\n1. Opening\nGeen.\n\n2. Punt\nJan belt.\n")
    known = read_minutes("Notulen 11 juni\n\n1. Opening\nGeen.\n\n2. Punt\nDe volgende vergadering is op 9 januari 2025.\n")

    assert (asked.meeting.held_on, [odd.key.value for odd in asked.warnings][:1]) == (None, ["no-year"])
    assert known.meeting.held_on == date(2024, 6, 11)


def test_an_end_before_the_beginning_and_an_action_of_nobody_are_told() -> None:
    text = "Notulen bestuur\nDatum: 3 mei 2024\nTijd: 16.00 - 15.00 uur\nAanwezig: Jan Bos\n\n1. Opening\nGeen.\n\n2. Punt\nActie: zaal boeken.\n"

    assert {odd.key.value for odd in read_minutes(text).warnings} == {"end-before-begin", "no-owner"}


LISTED = {
    "A.B. Kamp (voorzitter), C.D. Bol, E. Wit (PvdA), F. Smal, (VVD), H. Ruig (CDA); M. Oud (secretaris) en P. Nap (notulist)": 7,
    "mevrouw E.H.M. Kamp en de heren H. Bol en J. Wit, allen van de fractie Water; de heer A. Smal en mevrouw B. Ruig, beiden van Land;": 5,
    "\n1. Wim Bos, preses\n2. Geke Lanting, scriba\n3. ds. Alice Venema\n4. Jan-Dirk Pool, ouderling": 4,
    "\nde heer A. Kamp      gemeente Diepen     voorzitter\nmevrouw F. Bol      gemeente Laar": 2,
    "Harry Mars, Ingmar Bos, Riekele van der Mark,\n\nJos Bouma en Chris Hoen": 5,
    "Jan Bos, gemeente Laar\n    Piet Wit, wethouder, gemeente Diepen": 2,
}


@pytest.mark.parametrize(("written", "number"), LISTED.items())
def test_list_of_names_is_read_however_it_is_written(written: str, number: int) -> None:
    found = read_minutes(f"Verslag bestuur\nDatum: 3 mei 2024\nAanwezig: {written}\n\n1. Opening\nDe vergadering begint.\n").meeting

    assert len(found.present) == number


def test_house_number_stays_in_the_place_and_the_hour_does_not() -> None:
    found = read_minutes(
        "Notulen van de raad, gehouden op dinsdag 8 april 2008 om 20.00 uur in het gemeentehuis, Plein 1 te Vries.\n"
    ).meeting

    assert found.location == "het gemeentehuis, Plein 1 te Vries"


def test_worked_examples_beside_the_verbs_hold() -> None:
    assert doctest.testmod(verbs).failed == 0
