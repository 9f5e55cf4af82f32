"""When the organisers hear of answers after the deadline, and of which."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar import Moment, Receiver, WorkingTime
from bot.domain.late_answers import day_of, matters, told_at
from bot.domain.rsvp import Answer, Party
from tests.builders import ANNA, NOW, ZONE

TO = Receiver(work=WorkingTime(ZONE, lambda _: False), hour=14)
WEDNESDAY = date(2012, 11, 21)
THEIR_HOUR = datetime(2012, 11, 22, 13, 0, tzinfo=UTC)
"""Thursday 22 November, 14.00 in Amsterdam."""
NOON = datetime(2012, 11, 21, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_at", "now", "told"),
    [
        pytest.param(THEIR_HOUR + timedelta(days=4), NOON, THEIR_HOUR, id="the next day at their hour"),
        pytest.param(THEIR_HOUR + timedelta(hours=2), NOON, THEIR_HOUR, id="two hours before the event is in time"),
        pytest.param(
            THEIR_HOUR + timedelta(hours=2, seconds=-1), NOON, THEIR_HOUR - timedelta(seconds=1), id="sooner: two hours before the event"
        ),
        pytest.param(NOON + timedelta(hours=1), NOON, NOON, id="those two hours have begun: at once"),
    ],
)
def test_organiser_hears_the_next_day_at_their_hour_and_two_hours_before_the_event_at_the_latest(
    starts_at: datetime, now: datetime, told: datetime
) -> None:
    assert told_at(WEDNESDAY, TO, starts_at=starts_at, now=now) == Moment(told, told)


def test_answers_of_a_friday_are_told_on_monday_also_two_hours_before_the_event() -> None:
    monday, saturday = (datetime(2012, 11, day, 13, 0, tzinfo=UTC) for day in (26, 24))

    assert told_at(date(2012, 11, 23), TO, starts_at=monday + timedelta(hours=2), now=NOON) == Moment(monday, saturday)


def test_day_lasts_from_midnight_to_midnight_also_when_the_clocks_change() -> None:
    assert day_of(date(2012, 10, 28), ZONE) == (datetime(2012, 10, 27, 22, 0, tzinfo=UTC), datetime(2012, 10, 28, 23, 0, tzinfo=UTC))


YES = Party(member=ANNA, answer=Answer.YES, since=NOW)
NO = replace(YES, answer=Answer.NO)


@pytest.mark.parametrize(
    ("before", "after", "matter"),
    [
        pytest.param(None, YES, True, id="a yes"),
        pytest.param(YES, None, True, id="a yes taken back"),
        pytest.param(YES, NO, True, id="no longer"),
        pytest.param(YES, replace(YES, guests=1), True, id="a guest more"),
        pytest.param(YES, replace(YES, comment="trein"), False, id="a comment"),
        pytest.param(None, NO, False, id="a no"),
        pytest.param(None, replace(NO, answer=Answer.MAYBE, guests=1), False, id="a maybe"),
        pytest.param(NO, replace(NO, deputy="Dirk Bos"), True, id="a deputy"),
        pytest.param(YES, replace(NO, deputy="Dirk Bos"), False, id="a deputy on their chair"),
    ],
)
def test_late_answer_matters_where_it_changes_the_number_of_chairs(before: Party | None, after: Party | None, matter: bool) -> None:
    assert matters(before, after) is matter
