"""How the texts read: a number with the noun and verb that go with it, titles with their article, sentences as they are spoken."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from bot.domain.members import Language
from bot.texts import LANGUAGES, Texts
from bot.texts.wording import titled
from tests.builders import ZONE
from tests.texts.examples import texts

SINGULAR = {Language.NL: "is was staat heeft krijgt wordt wacht komt kan", Language.EN: "is was has gets waits"}
PLURAL = {Language.NL: "zijn waren staan hebben krijgen worden wachten komen kunnen", Language.EN: "are were have get wait"}
ONE = {Language.NL: r"(?:1|één)", Language.EN: r"(?:1|one)"}
BETWEEN = {
    Language.NL: r"(?:andere? |nieuwe? |nog |open |voorgestelde? |vrije )*",
    Language.EN: r"(?:other |new |more |open |proposed |agenda |free |action )*",
}


NO_NOUN = {
    Language.NL: frozenset(
        [
            "aangemeld",
            "daarvan",
            "gekomen",
            "gevraagd",
            "in",
            "is",
            "ja",
            "keer",
            "mb",
            "nu",
            "op",
            "passen",
            "te",
            "van",
            "verschoven",
            "waarvan",
        ]
    ),
    Language.EN: frozenset(
        ["asked", "came", "fit", "has", "in", "mb", "more", "moved", "needed", "now", "of", "on", "said", "signed", "to", "yes"]
    ),
}
"""What may follow a number, whatever that is: no noun, or one for more than one alone (a limit of characters)."""


def after(number: str, text: str, language: Language) -> list[str]:
    """The word after each such number."""
    return re.findall(rf"(?<![\w.,–-]){number} {BETWEEN[language]}([^\W\d]+)", text, re.IGNORECASE)


@cache
def inflected(language: Language) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The words that go with one and with two, drawn from the texts; and those that are the same after both, with their text."""
    pairs, same = {}, set()
    for text in texts(language):
        others = {name: 9 if isinstance(fact := text.example(name, language), int) else fact for name in text.variables}
        for counted in (name for name, fact in others.items() if isinstance(fact, int)):
            one, two = (Texts(language, ZONE)(text.id, **others | {counted: number}) for number in (1, 2))
            always = after(ONE[language], two, language)
            singles = [word for word in after(ONE[language], one, language) if word not in always]
            for single, plural in zip(singles, after("2", two, language), strict=False):
                if single == plural and single.lower() not in NO_NOUN[language]:
                    same.add((text.id, single))
                elif single != plural and single not in SINGULAR[language].split():
                    pairs[single] = plural
    return pairs, same


def slips(text: str, language: Language) -> list[str]:
    """Find where a number does not go with its noun or verb."""
    between, one = BETWEEN[language], rf"(?<![\w.,–-]){ONE[language]}"
    many = r"(?<![\w.,–-])(?:0|2|3|5|21)"
    pairs, _ = inflected(language)
    singles, plurals = "|".join(pairs), "|".join(pairs.values())
    is_, are = (words[language].replace(" ", "|") for words in (SINGULAR, PLURAL))
    wrong = [
        rf"{one} {between}(?:{plurals})\b",
        rf"{many} {between}(?:{singles})\b",
        rf"(?<!met )(?<!of ){one} {between}(?:{singles}) (?:{are})\b",
        rf"(?<!voor )(?<!aan deze ){many} {between}(?:{plurals}) (?:{is_})\b",
        rf"\b(?:{are}) (?:er )?(?:nog |al |maar |only )?{one} {between}(?:{singles})\b",
        rf"\b(?:{is_}) (?:er )?(?:nog |al |maar |only )?{many} {between}(?:{plurals})\b",
        r"\b(?:deze|these) 1\b",
    ]
    return [found[0] for pattern in wrong for found in re.finditer(pattern, text, re.IGNORECASE)]


def rendered(language: Language) -> Iterator[tuple[str, str]]:
    """Every text, with each choice and each number."""
    for text in texts(language):
        for _, said in text.every(language):
            yield text.id, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_goes_with_its_noun_and_verb(language: Language) -> None:
    assert {(text_id, slip) for text_id, text in rendered(language) for slip in slips(text, language)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_after_a_number_goes_by_that_number(language: Language) -> None:
    _, same = inflected(language)

    assert same == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_text_chooses_by_is_a_number_in_its_example(language: Language) -> None:
    """Else nothing here tries it at one and at two."""
    words = {(text.id, name) for text in texts(language) for name in text.counted if not isinstance(text.example(name, language), int)}

    assert words == set()


@pytest.mark.parametrize(
    "text", ["er waren 1 aanmeldingen", "Maximaal 1 deelnemers", "3 plaats", "er is 2 plaatsen", "Deze 1 berichten", "0 lid"]
)
def test_a_slip_is_found(text: str) -> None:
    assert slips(text, Language.NL) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_begin_with_a_capital_and_have_one_space_and_one_full_stop(language: Language) -> None:
    for text_id, text in rendered(language):
        assert "  " not in text, text_id
        assert not re.search(r"(?<!\.)\.\.(?!\.)|\s[.,;?](?!\w)|\.,(?! \.)", text), (text_id, text)
        assert not re.search(r"[.?] [a-zà-ÿ]", text.replace("bijv. ", "")), (text_id, text)


OTHERWISE = {
    Language.NL: [
        r"['\"]",
        r"\d:\d\d",
        r"\bu (?:\w+ ){0,4}heeft\b",
        r"\bheeft u (?:hier|al|niet|nog|dit|geen|uw)\b",
        r"\d\.\d\d(?! uur| –|\d)",
    ],
    Language.EN: [r"['\"]", r"\d\.\d\d\b", r"\bcolor|organiz|canceled\b"],
}
"""What the house writes otherwise: ’ and „ ”, 13.00 uur and 13:00, u hebt, British English."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_times_and_words_are_as_the_house_writes_them(language: Language) -> None:
    found = {(text_id, slip[0]) for text_id, text in rendered(language) for way in OTHERWISE[language] for slip in re.finditer(way, text)}

    assert found == set()


def test_nobody_is_taken_for_a_man() -> None:
    found = {(text_id, word) for text_id, text in rendered(Language.NL) for word in re.findall(r"\b(?:hij|hem)\b", text)}
    found |= {(text_id, word) for text_id, text in rendered(Language.EN) for word in re.findall(r"\b(?:he|him|his)\b", text)}

    assert found == set()


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Secretarissenoverleg", "het Secretarissenoverleg"),
        ("Najaarsoverleg 2012", "het Najaarsoverleg 2012"),
        ("Bustour langs drie regio’s", "de Bustour langs drie regio’s"),
        ("Leergang Samenwerken", "de Leergang Samenwerken"),
        ("Werkbezoek Drechtsteden", "het Werkbezoek Drechtsteden"),
        ("ALV", "de ALV"),
        ("De grote vergadering", "De grote vergadering"),
        ("Zwolle 2013", "Zwolle 2013"),
    ],
)
def test_an_event_is_named_with_its_article(title: str, spoken: str) -> None:
    assert (titled(title, Language.NL), titled(title, Language.EN)) == (spoken, title)


def test_what_was_read_aloud_reads_so() -> None:
    t = Texts(Language.NL, ZONE)
    overleg = "Secretarissenoverleg"

    assert [
        t("reminder-unanswered", title=overleg, day="vrijdag 16 november").partition(". ")[0] + ".",
        t("own-answer", title=overleg, answer="yes"),
        t("reminder-day", title=overleg, day="maandag 26 november"),
        t("due-overdue", day="maandag 1 oktober 2012", days=66).partition(" (")[2],
        t("minutes-asked-other", title=overleg, coming=1),
        t("does-not-fit", title=overleg, size=3, places=0).partition(". ")[0] + ".",
        t("called-off-because", title=overleg, by="Joost Hendriks", because="de zaal is dicht"),
        t("undo-move-hint", day="3 oktober"),
    ] == [
        "U hebt nog niet laten weten of u naar het Secretarissenoverleg komt.",
        "U hebt zich aangemeld voor het Secretarissenoverleg.",
        "Maandag 26 november is het Secretarissenoverleg.",
        "66 dagen over tijd)",
        "Het Secretarissenoverleg is afgelopen; er was één aanmelding. Wilt u de presentielijst nalopen?",
        "Voor 3 personen is er geen plaats meer bij het Secretarissenoverleg.",
        "Het Secretarissenoverleg is afgelast. Toelichting van Joost Hendriks: de zaal is dicht",
        "Ongedaan maken kan tot en met 3 oktober.",
    ]
