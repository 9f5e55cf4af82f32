"""Counting, against a second counter written from the words of the rule."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import FieldMistake
from bot.domain.polls import Rule, Terms, Verdict, checked_choices, verdict

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
