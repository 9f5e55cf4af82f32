"""When a question has its next turn, and how topics are read."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar import WorkingTime
from bot.domain.errors import FieldMistake
from bot.domain.ids import QuestionId
from bot.domain.questions import Question, QuestionPlan, checked_topics, joined_topics, next_turn, read_topics
from tests.builders import BRAM, GENERAL, NOW, ZONE

WORK = WorkingTime(zone=ZONE, is_free=lambda _: False)
PLAN = QuestionPlan(text="Wie weet het?", channel=GENERAL, until=date(2012, 9, 28))
QUESTION = Question(id=QuestionId(1), plan=PLAN, asked_by=BRAM, asked_at=NOW)


@pytest.mark.parametrize(
    ("nudges", "until", "turn"),
    [
        (0, date(2012, 9, 28), date(2012, 9, 19)),
        (1, date(2012, 9, 28), date(2012, 9, 28)),
        (2, date(2012, 9, 28), date(2012, 10, 3)),
        (2, date(2012, 10, 3), date(2012, 10, 4)),
        (2, date(2012, 10, 5), date(2012, 10, 8)),
        (0, date(2012, 10, 5), date(2012, 9, 19)),
    ],
)
def test_it_has_its_turns_after_three_and_ten_working_days_and_ends_after_thirteen_or_its_last_day(
    nudges: int, until: date, turn: date
) -> None:
    assert next_turn(replace(QUESTION, nudges=nudges, plan=replace(PLAN, until=until)), WORK) == turn


def test_days_on_which_nobody_works_do_not_count() -> None:
    monday_free = WorkingTime(zone=ZONE, is_free=lambda day: day == date(2012, 9, 17))

    assert next_turn(QUESTION, monday_free) == date(2012, 9, 20)
    assert next_turn(replace(QUESTION, asked_at=datetime(2012, 9, 15, 12, tzinfo=UTC)), WORK) == date(2012, 9, 19)


def test_topics_are_read_as_typed_the_first_of_a_double_and_read_back_the_same() -> None:
    topics = read_topics(" AVG,  archief  beheer;avg\n#inkoop., ")

    assert topics == ("AVG", "archief beheer", "inkoop")
    assert read_topics(joined_topics(topics)) == topics
    assert len(read_topics("x" * 200)[0]) == 60
    assert checked_topics("a,b,c,d,e") == tuple("abcde")
    with pytest.raises(FieldMistake):
        checked_topics("a,b,c,d,e,f")
