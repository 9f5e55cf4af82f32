"""What a member finds, on decisions invented here: one promise a test."""

from datetime import date

import pytest

from bot.search import Found, Index
from tests.search.decisions import BAND, TODAY, ask, entry, numbers

INDEX = Index(BAND, aliases={"DKV": "De Koperen Vonk", "pijpers": "fanfare"})


def first(question: str) -> int | None:
    return next(iter(ask(INDEX, question)), None)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Uniform", 2),
        ("CAFE", 3),
        ("café", 3),
        ("wat is er besloten over het oefenen?", 4),
        ("trompet", 6),
        ("waar komt de koffie vandaan?", 3),
        ("is de jaarrekening al vastgesteld", 8),
        ("benoemen van een dirigent", 9),
        ("deelname aan een concours", 7),
        ("deelgenomen aan het concours", 7),
    ],
)
def test_words_are_found_whatever_their_ending_case_or_accent(question: str, number: int) -> None:
    assert first(question) == number


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("contributie", 5),
        ("contributie staffel", 5),
        ("contributie-staffel", 5),
        ("instrumenten fonds", 6),
        ("fonds", 6),
        ("onderhoud van instrumenten", 6),
        ("trompettenonderhoud", 6),
        ("dirigentbenoeming", 9),
        ("concert", 13),
        ("concours deelname", 7),
    ],
)
def test_compounds_are_split_and_joined_by_the_words_of_the_corpus(question: str, number: int) -> None:
    assert first(question) == number


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("dirignet", 10),
        ("dirigint", 10),
        ("uniforman", 2),
        ("instrumentenfnods", 6),
        ("contribuziestaffel", 5),
        ("kleermkaer", 2),
        ("contribuzie stafel", 5),
        ("jaarekening", 8),
    ],
)
def test_typing_errors_are_forgiven(question: str, number: int) -> None:
    assert first(question) == number


def test_a_word_rightly_spelt_is_no_slip_for_another() -> None:
    # "kapel" is a decision's word, "kabel" an ordinary one and no slip for it.
    index = Index([entry(1, "Kerk", "De kerk wordt gehuurd.")])

    assert ask(index, "kern") == []
    assert ask(index, "kerkk") == [1]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Algemene verordening gegevensbescherming", 11),
        ("wat zegt de AVG", 11),
        ("pijpers op woensdag", 4),
        ("lidgeld", 5),
        ("adressenlijst", 11),
        ("jaarcijfers", 8),
    ],
)
def test_abbreviations_aliases_and_synonyms_are_known(question: str, number: int) -> None:
    assert first(question) == number


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("annual accounts", 8),
        ("what was decided about the membership fee?", 5),
        ("who is the treasurer", 8),
        ("member list on the website", 11),
        ("coffee", 3),
    ],
)
def test_english_questions_find_dutch_text(question: str, number: int) -> None:
    assert first(question) == number


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("besluiten van 2018", [11, 5, 6, 8]),
        ("wat is er in 2018 besloten?", [11, 5, 6, 8]),
        ("decisions of 2018", [11, 5, 6, 8]),
        ("maart 2018", [5, 6, 8]),
        ("14 maart 2018", [5, 6, 8]),
        ("14-03-2018", [5, 6, 8]),
        ("2018-03-14", [5, 6, 8]),
        ("vergadering van 14 maart", [5, 6, 8, 9]),
        ("besluiten sinds 2022", [13, 12]),
        ("since 2022", [13, 12]),
        ("besluiten voor 2014", [7, 9]),
        ("tussen 2015 en 2016", [2, 1]),
        ("najaar 2019", [4]),
        ("afgelopen drie jaar", [13, 12]),
        ("besluiten van 2011", []),
        ("31 februari 2018", []),
        ("wat is er op 12 mei 2018 besloten?", []),
        ("dirigent in 2012", [9]),
        ("dirigent vóór 2015", [9]),
        ("bestuursvergadering juni 2018", [11]),
        ("jaarrekening 2017", [8]),
        ("concours in 2014", [7]),
        ("concours van 13 september", [7]),
    ],
)
def test_dates_and_periods_are_understood(question: str, expected: list[int]) -> None:
    assert ask(INDEX, question) == expected


def test_the_last_meeting_is_listed() -> None:
    assert ask(INDEX, "wat is er op de laatste vergadering besloten") == [13]
    assert ask(INDEX, "besluiten van de vorige bestuursvergadering") == [11]
    assert numbers(INDEX.find("laatste vergadering", today=date(2020, 1, 1))) == [4]


@pytest.mark.parametrize(
    ("question", "expected"), [("B3", [3]), ("b 3", [3]), ("b3?", [3]), ("besluit B3", [3]), ("3", [3]), ("B99", []), ("B0", [])]
)
def test_a_decision_is_found_by_its_number(question: str, expected: list[int]) -> None:
    assert ask(INDEX, question) == expected


def test_a_superseded_decision_stands_under_its_successor() -> None:
    assert ask(INDEX, "dorpshuis")[:2] == [4, 1]
    assert ask(INDEX, "repetities")[:2] == [4, 1]


def test_successors_in_a_circle_are_no_trap() -> None:
    index = Index([entry(1, "Trom", "De trom.", successor=2), entry(2, "Trom", "De trom weer.", successor=1)])

    assert sorted(ask(index, "trom")) == [1, 2]


def test_whoever_asks_for_now_gets_the_newest_first() -> None:
    assert ask(INDEX, "wie is nu dirigent")[0] == 10


@pytest.mark.parametrize(
    "question", ["podium", "salaris van de dirigent op zondag", "", "?", "wat is er besloten", "zwembad", "de het een"]
)
def test_what_does_not_fit_gets_no_hits(question: str) -> None:
    assert ask(INDEX, question) == []


def test_without_a_fit_the_nearest_topics_are_named() -> None:
    assert INDEX.find("verwarming, laadpaal en parkeerplaats bij het dorpshuis", today=TODAY) == Found((), ("Repetities",))
    assert INDEX.find("zwembad", today=TODAY) == Found((), ())


@pytest.mark.parametrize(
    ("question", "guesses"),
    [("salaris van de dirigent", [10, 9]), ("zwemles voor volwassenen", [5]), ("parkeergarage voor bezoekers", [13, 3])],
)
def test_what_lacks_the_word_that_tells_is_a_guess_and_no_answer(question: str, guesses: list[int]) -> None:
    found = INDEX.find(question, today=TODAY)

    assert (numbers(found), [hit.number for hit in found.guesses]) == ([], guesses)


@pytest.mark.parametrize("question", ["kosten zwembad", "nieuwe laadpaal", "plan voor de haven"])
def test_a_word_that_goes_with_any_subject_is_no_answer_by_itself(question: str) -> None:
    index = Index([entry(1, "Bus", "De kosten van een nieuwe bus zijn 900 euro, volgens plan."), *BAND[1:]])

    assert ask(index, question) == []


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("opstellen van de agenda", 1),
        ("wie stelt de agenda op?", 1),
        ("opzegging rekening", 2),
        ("aannemen van het voorstel", 3),
        ("opname van concerten", 4),
    ],
)
def test_separable_verbs_are_found_in_one_word_and_in_two(question: str, number: int) -> None:
    index = Index(
        [
            entry(1, "Taken", "De voorzitter stelt voortaan de agenda op en stuurt die rond."),
            entry(2, "Bank", "De penningmeester zegt de rekening bij de bank op."),
            entry(3, "Stemming", "De leden namen het voorstel met tien stemmen aan."),
            entry(4, "Geluid", "Er wordt apparatuur gekocht om concerten op te nemen."),
        ]
    )

    assert ask(index, question)[:1] == [number]


@pytest.mark.parametrize(("question", "number"), [("boekhoudprogramma", 1), ("boekhoudsysteem", 1)])
def test_a_compound_is_found_by_its_telling_part_and_not_by_its_general_one(question: str, number: int) -> None:
    index = Index([entry(1, "Kas", "De boekhouding gaat digitaal."), entry(2, "Afscheid", "Er komt een afscheidsregeling.")])

    assert ask(index, question)[:1] == [number]
    assert ask(index, "kledingregeling") == []


def test_no_more_is_given_than_was_asked_for() -> None:
    assert len(INDEX.find("fanfare", today=TODAY, limit=1).hits) == 1
    assert INDEX.find("fanfare", today=TODAY, limit=0).hits == ()
    assert len(INDEX.find("besluiten van 2018", today=TODAY, limit=2).hits) == 2


def test_aliases_can_change() -> None:
    index = Index(BAND)
    assert ask(index, "toeterclub") == []

    index.use_aliases({"toeterclub": "fanfare"})
    assert ask(index, "toeterclub")[:2] == [4, 1]
