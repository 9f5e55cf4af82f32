"""What a careful reader would raise an eyebrow at: each kind is told, and nothing else is."""

import pytest

from bot.reading.findings import Oddity, ParsedMinutes
from bot.reading.likeness import NEARLY, SAME, likeness, sketch
from bot.reading.minutes import read_minutes
from bot.reading.oddities import not_among

HEAD = "Verslag bestuur De Brug\n\nDatum: dinsdag 12 maart 2024, 20.00 - 22.00 uur\nAanwezig: Tineke Vos (voorzitter), Bram Hulst\n\n"
TEXT = HEAD + "1. Opening\nTineke opent.\n\n2. Zaal\n"


def read(body: str, head: str = TEXT) -> ParsedMinutes:
    return read_minutes(head + body)


ODD = [
    ("De uitvoering is op maandag 4 april 2024.", Oddity.WEEKDAY),
    ("De uitvoering is op 4 april 2024 (maandag).", Oddity.WEEKDAY),
    ("De uitvoering is op 31 april 2024.", Oddity.IMPOSSIBLE_DATE),
    ("Actie Bram: zaal huren, uiterlijk 1 maart 2024.", Oddity.DUE_IN_PAST),
    ("Actie: zaal huren.", Oddity.NO_OWNER),
    ("Actie Joost: zaal huren.", Oddity.UNKNOWN_NAME),
]


@pytest.mark.parametrize(("sentence", "oddity"), ODD)
def test_what_is_odd_is_told_once(sentence: str, oddity: Oddity) -> None:
    [warning] = read(sentence).warnings

    assert warning.key is oddity
    assert warning.source in sentence


FINE = [
    "De uitvoering is op donderdag 4 april 2024.",
    "De uitvoering is op 4 april '24 (donderdag).",
    "Actie Bram: zaal huren, uiterlijk 1 april 2024.",
    "Op maandag 11 maart was de zaal dicht.",
    "Actie voorzitter: zaal huren.",
    "Het bestuur huurt de zaal voor 1 mei.",
]


@pytest.mark.parametrize("sentence", FINE)
def test_what_is_in_order_raises_no_alarm(sentence: str) -> None:
    assert read(sentence).warnings == ()


def test_an_end_before_the_begin_is_told() -> None:
    found = read("", HEAD.replace("20.00 - 22.00", "20.00 - 19.00"))

    assert [warning.key for warning in found.warnings] == [Oddity.END_BEFORE_BEGIN]


def test_an_evening_that_ran_past_midnight_is_none() -> None:
    assert read("", HEAD.replace("20.00 - 22.00", "20.00 - 00.30")).warnings == ()


def test_an_item_in_which_nothing_was_found_is_named_and_the_opening_is_not() -> None:
    found = read("De zaal is mooi.\n\n3. Geld\nBesluit: wij betalen.\n")

    assert [item.title for item in found.unread] == ["Zaal"]


def test_names_that_no_member_has_are_told_by_those_who_know_the_members() -> None:
    found = read("Actie Bram: zaal huren.\nActie Joost: stoelen lenen.\nActie voorzitter: bellen.\nAllen melden zich aan.\n")

    assert not_among(found, ["Vos, Tineke", "Tineke Vos", "B. Hulst", "Bram Hulst"]) == ("Joost",)
    assert not_among(found, ["Bram Hulst"]) == ("Tineke Vos", "Joost")


LONG = TEXT + " ".join(f"In zaal {number} staan {number * 7} stoelen en daar wordt over gesproken." for number in range(40))


def alike(one: str, other: str) -> float:
    return likeness(read_minutes(one).sketch, read_minutes(other).sketch)


def test_minutes_that_were_read_before_are_known_again_whatever_their_layout() -> None:
    assert alike(LONG, LONG.upper().replace("\n\n", "\n").replace(". ", ".\n")) == SAME


def test_minutes_in_which_a_word_was_changed_are_nearly_the_same() -> None:
    assert NEARLY <= alike(LONG, LONG.replace("In zaal 7 staan 49 stoelen", "In zaal 7 staan 50 stoelen")) < SAME


def test_minutes_of_the_next_meeting_are_others() -> None:
    later = (
        HEAD.replace("12 maart", "9 april")
        + "1. Opening\nTineke opent.\n\n2. Dak\nHet dak lekt boven de bar. Besluit: wij laten het maken."
    )

    assert alike(LONG, later) < NEARLY / 2
    assert likeness(sketch(""), sketch("")) == 0
