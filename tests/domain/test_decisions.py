from datetime import date

import pytest

from bot.domain.decisions import LONGEST_DECISION, DecidedInTheFuture, DecisionTextMissing, DecisionTextTooLong, checked_decision
from tests.builders import TODAY


def test_text_is_tidied() -> None:
    assert checked_decision("  De zaal is besproken.\n", TODAY, today=TODAY) == "De zaal is besproken."


def test_longest_text_is_taken() -> None:
    assert len(checked_decision(" " + "x" * LONGEST_DECISION, TODAY, today=TODAY)) == LONGEST_DECISION


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(DecisionTextMissing):
        checked_decision(text, TODAY, today=TODAY)


def test_too_long_a_text_is_refused_with_both_lengths() -> None:
    with pytest.raises(DecisionTextTooLong) as refusal:
        checked_decision("x" * (LONGEST_DECISION + 1), TODAY, today=TODAY)

    assert refusal.value.facts == {"limit": 3000, "length": 3001}


def test_decision_of_tomorrow_is_refused() -> None:
    with pytest.raises(DecidedInTheFuture):
        checked_decision("Besloten", date(2012, 9, 15), today=TODAY)
