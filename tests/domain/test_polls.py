"""Counting, against a second counter written from the words of the rule."""

from datetime import time
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import FieldMistake
from bot.domain.polls import Fits, Rule, Slot, Terms, Verdict, checked_choices, checked_slots, filled_in, fits_of, verdict
from tests.builders import NOW, ZONE

_NEEDED = {Rule.MAJORITY: Fraction(1, 2), Rule.TWO_THIRDS: Fraction(2, 3), Rule.ALL: Fraction(1)}


def by_the_words(ballots: list[str], rule: Rule, quorum: int, *, abstentions: bool) -> Verdict:
    """Count ballot by ballot: *more than half*, *two thirds or more*, *every one and at least one*."""
    if len(ballots) < quorum:
        return Verdict.NO_QUORUM
    cast = [ballot for ballot in ballots if abstentions or ballot != "abstain"]
    if not cast:
        return Verdict.REJECTED
    share = Fraction(cast.count("for"), len(cast))
    enough = share > _NEEDED[rule] if rule is Rule.MAJORITY else share >= _NEEDED[rule]
    return Verdict.ACCEPTED if enough else Verdict.REJECTED


@given(
    ballots=st.lists(st.sampled_from(["for", "against", "abstain"]), max_size=40),
    rule=st.sampled_from(list(Rule)),
    quorum=st.integers(0, 30),
    abstentions=st.booleans(),
)
def test_votes_are_counted_by_the_words_of_the_rule(ballots: list[str], rule: Rule, quorum: int, *, abstentions: bool) -> None:
    counts = [ballots.count(ballot) for ballot in ("for", "against", "abstain")]

    assert verdict(counts, Terms(rule=rule, quorum=quorum, abstentions=abstentions)) == by_the_words(
        ballots, rule, quorum, abstentions=abstentions
    )


def test_every_small_vote_is_counted_by_the_words_of_the_rule() -> None:
    for for_, against, abstain, rule, quorum, abstentions in product(range(6), range(6), range(4), Rule, (0, 3, 6), (False, True)):
        ballots = ["for"] * for_ + ["against"] * against + ["abstain"] * abstain
        found = verdict([for_, against, abstain], Terms(rule=rule, quorum=quorum, abstentions=abstentions))

        assert found == by_the_words(ballots, rule, quorum, abstentions=abstentions), (ballots, rule, quorum, abstentions)


def test_choices_are_read_a_line_each_without_their_marks() -> None:
    assert checked_choices(" - Utrecht\n2. Amersfoort \n\n• Zwolle") == ("Utrecht", "Amersfoort", "Zwolle")


@pytest.mark.parametrize("typed", ["", "alleen deze", "dubbel\nDUBBEL", "\n".join(map(str, range(11))), "kort\n" + "x" * 76])
def test_choices_that_no_card_can_show_are_refused(typed: str) -> None:
    with pytest.raises(FieldMistake):
        checked_choices(typed)


def slots(typed: str) -> list[str]:
    read = checked_slots(typed, time(13), time(16), now=NOW, zone=ZONE)
    assert tuple(Slot.read(str(each)) for each in read) == read
    return [f"{each.starts_at.astimezone(ZONE):%d-%m %H:%M} {each.ends_at - each.starts_at}" for each in read]


def test_moments_are_read_as_people_write_them_in_order_of_time_and_with_hours_where_they_name_none() -> None:
    typed = "- vrijdag 26 oktober\ndo 25 oktober 10.00 - 11.30 uur\n\n• 24 oktober om 9.00 uur\n28-10-2012 14.00"

    assert slots(typed) == ["24-10 09:00 3:00:00", "25-10 10:00 1:30:00", "26-10 13:00 3:00:00", "28-10 14:00 3:00:00"]


@pytest.mark.parametrize(
    ("typed", "text_id"),
    [
        ("25 oktober", "mistake-dates"),
        ("25 oktober\n25 oktober 13.00 - 16.00 uur", "mistake-dates"),
        ("\n".join(f"{day} oktober" for day in range(1, 14)), "mistake-dates"),
        ("25 oktober\nergens in de herfst", "date-not-understood"),
        ("25 oktober\nvrijdag 25 oktober", "date-weekday-mismatch"),
        ("25 oktober\nvolgende vrijdag", "date-ambiguous"),
        ("25 oktober\n31 november", "date-does-not-exist"),
        ("25 oktober\n14 september 9.00 uur", "mistake-dates-moment"),
        ("25 oktober\n26 oktober 16.00 - 13.00 uur", "mistake-dates-moment"),
    ],
)
def test_moments_that_cannot_be_asked_about_are_refused_at_their_field(typed: str, text_id: str) -> None:
    with pytest.raises(FieldMistake) as refused:
        slots(typed)

    assert (refused.value.field, refused.value.text_id) == ("moments", text_id)


def test_twelve_moments_are_asked_about() -> None:
    assert len(slots("\n".join(f"{day} oktober" for day in range(1, 13)))) == 12


@given(st.dictionaries(st.integers(0, 11), st.sampled_from(list(Fits))))
def test_what_was_filled_in_reads_back_the_same(answers: dict[int, Fits]) -> None:
    assert fits_of(filled_in(answers)) == answers
