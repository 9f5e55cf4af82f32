"""What a move makes of a plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.events import CourseSession, EventKind
from bot.domain.moving import at_other_hours, confirm_by, lapses_at, on_another_day, on_other_days, reminded_at
from tests.builders import ZONE, plan


def at(month: int, day: int, hour: int, *, year: int = 2012, zone: ZoneInfo = ZONE) -> datetime:
    return datetime(year, month, day, hour, tzinfo=zone).astimezone(UTC)


COURSE = plan(
    kind=EventKind.COURSE,
    starts_at=at(9, 26, 10),
    ends_at=at(10, 10, 16),
    sessions=(
        CourseSession(starts_at=at(9, 26, 10), ends_at=at(9, 26, 16)),
        CourseSession(starts_at=at(10, 10, 10), ends_at=at(10, 10, 16)),
    ),
)


def test_course_moves_with_all_its_sessions_each_at_its_own_hours() -> None:
    moved = on_another_day(COURSE, date(2013, 1, 23), today=date(2012, 9, 14), zone=ZONE)

    assert [(each.starts_at, each.ends_at) for each in moved.sessions] == [
        (at(1, 23, 10, year=2013), at(1, 23, 16, year=2013)),
        (at(2, 6, 10, year=2013), at(2, 6, 16, year=2013)),
    ]
    assert (moved.starts_at, moved.ends_at) == (moved.sessions[0].starts_at, moved.sessions[1].ends_at)


def test_other_hours_of_a_course_are_those_of_its_first_and_last_session() -> None:
    moved = at_other_hours(COURSE, starts_at=at(9, 26, 11), ends_at=at(10, 10, 17))

    assert (moved.sessions[0].starts_at, moved.sessions[0].ends_at) == (at(9, 26, 11), at(9, 26, 16))
    assert (moved.sessions[1].starts_at, moved.sessions[1].ends_at) == (at(10, 10, 10), at(10, 10, 17))


def test_one_session_on_another_day_is_a_change_and_all_of_them_are_a_move() -> None:
    later = CourseSession(starts_at=at(9, 27, 10), ends_at=at(9, 27, 16))
    moved = on_another_day(COURSE, date(2012, 9, 27), today=date(2012, 9, 14), zone=ZONE)

    assert not on_other_days(COURSE, replace(COURSE, starts_at=later.starts_at, sessions=(later, COURSE.sessions[1])), ZONE)
    assert on_other_days(COURSE, moved, ZONE)


def test_other_hours_of_the_same_day_are_no_move_whatever_day_it_is_elsewhere() -> None:
    meeting = plan(starts_at=at(9, 26, 1), ends_at=at(9, 26, 3))

    assert not on_other_days(meeting, replace(meeting, starts_at=at(9, 26, 23)), ZONE)
    assert on_other_days(meeting, replace(meeting, starts_at=at(9, 27, 0)), ZONE)


def test_deadline_that_would_have_gone_by_is_left_out() -> None:
    early = plan(starts_at=at(9, 26, 10), ends_at=at(9, 26, 16), rsvp_until=date(2012, 9, 19), decision_on=date(2012, 9, 25))
    moved = on_another_day(early, date(2012, 9, 20), today=date(2012, 9, 14), zone=ZONE)

    assert (moved.rsvp_until, moved.decision_on) == (None, date(2012, 9, 19))


def test_hour_that_a_clock_change_skips_becomes_the_first_after_it() -> None:
    night = plan(starts_at=datetime(2012, 3, 24, 1, 30, tzinfo=UTC), ends_at=datetime(2012, 3, 24, 3, 0, tzinfo=UTC))
    moved = on_another_day(night, date(2012, 3, 25), today=date(2012, 3, 1), zone=ZONE)

    assert moved.starts_at == datetime(2012, 3, 25, 1, 0, tzinfo=UTC)


def test_confirm_by_lasts_until_the_day_is_over_also_when_the_clocks_change() -> None:
    assert lapses_at(date(2012, 10, 28), ZONE) == datetime(2012, 10, 28, 23, 0, tzinfo=UTC)
    assert lapses_at(date(2012, 10, 27), ZONE) == datetime(2012, 10, 27, 22, 0, tzinfo=UTC)
    assert confirm_by(COURSE, today=date(2012, 9, 14), zone=ZONE) == date(2012, 9, 21)


def test_nobody_is_reminded_to_confirm_exactly_24_hours_after_they_were_asked() -> None:
    to = Receiver(work=WorkingTime(ZONE, lambda _: False), hour=9)
    asked = at(9, 20, 9)

    assert reminded_at(date(2012, 9, 21), to, now=asked) is None
    reminder = reminded_at(date(2012, 9, 21), to, now=asked - timedelta(seconds=1))
    assert reminder is not None
    assert reminder.at == at(9, 21, 9)
