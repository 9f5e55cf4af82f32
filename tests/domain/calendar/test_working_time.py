"""Working moments: weekends, free days, Christmas, and both nights that the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import WorkingTime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CLOSED = {date(2012, 12, 25), date(2012, 12, 26), date(2013, 1, 1)} | {date(2012, 12, 24) + timedelta(days=days) for days in range(8)}
WORK = WorkingTime(AMSTERDAM, CLOSED.__contains__)


def local(text: str) -> datetime:
    """Read a moment in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "later", "earlier"),
    [
        ("2012-09-13 13:00", "2012-09-13 13:00", "2012-09-13 13:00"),
        ("2012-09-13 09:00", "2012-09-13 09:00", "2012-09-13 09:00"),
        ("2012-09-13 17:00", "2012-09-13 17:00", "2012-09-13 17:00"),
        ("2012-09-13 08:59:59", "2012-09-13 09:00", "2012-09-12 17:00"),
        ("2012-09-13 17:00:01", "2012-09-14 09:00", "2012-09-13 17:00"),
        ("2012-09-14 19:30", "2012-09-17 09:00", "2012-09-14 17:00"),
        ("2012-09-15 12:00", "2012-09-17 09:00", "2012-09-14 17:00"),
        ("2012-09-16 23:59", "2012-09-17 09:00", "2012-09-14 17:00"),
        ("2012-09-17 07:00", "2012-09-17 09:00", "2012-09-14 17:00"),
        ("2012-12-21 17:30", "2013-01-02 09:00", "2012-12-21 17:00"),
        ("2012-12-27 11:00", "2013-01-02 09:00", "2012-12-21 17:00"),
        ("2013-01-02 08:00", "2013-01-02 09:00", "2012-12-21 17:00"),
        ("2012-03-25 02:00", "2012-03-26 09:00", "2012-03-23 17:00"),
        ("2012-03-23 20:00", "2012-03-26 09:00", "2012-03-23 17:00"),
        ("2012-10-28 02:30", "2012-10-29 09:00", "2012-10-26 17:00"),
        ("2012-10-26 20:00", "2012-10-29 09:00", "2012-10-26 17:00"),
    ],
)
def test_moments_move_to_working_time(moment: str, later: str, earlier: str) -> None:
    assert WORK.later(local(moment)) == local(later)
    assert WORK.earlier(local(moment)) == local(earlier)
    assert WORK.is_working(local(moment)) is (moment == later)


def test_opening_is_nine_on_the_clock_on_both_sides_of_a_change() -> None:
    assert WORK.later(local("2012-03-24 12:00")) == datetime(2012, 3, 26, 7, tzinfo=UTC)
    assert WORK.later(local("2012-10-27 12:00")) == datetime(2012, 10, 29, 8, tzinfo=UTC)


def test_zone_of_the_receiver_counts() -> None:
    there = WorkingTime(ZoneInfo("America/Curacao"), CLOSED.__contains__)
    moment = datetime(2012, 9, 13, 8, 0, tzinfo=UTC)

    assert WORK.is_working(moment)
    assert there.later(moment) == datetime(2012, 9, 13, 13, 0, tzinfo=UTC)
    assert there.day_of(datetime(2012, 9, 14, 2, 0, tzinfo=UTC)) == date(2012, 9, 13)


def test_hours_can_be_others() -> None:
    short_day = WorkingTime(AMSTERDAM, CLOSED.__contains__, opens=time(10), closes=time(12))

    assert short_day.later(local("2012-09-13 12:30")) == local("2012-09-14 10:00")
    assert short_day.earlier(local("2012-09-13 09:30")) == local("2012-09-12 12:00")


def test_days() -> None:
    assert WORK.is_working_day(date(2012, 9, 14))
    assert not WORK.is_working_day(date(2012, 9, 15))
    assert not WORK.is_working_day(date(2012, 12, 25))
    assert WORK.next_working_day(date(2012, 12, 21)) == date(2013, 1, 2)
    assert WORK.previous_working_day(date(2013, 1, 2)) == date(2012, 12, 21)
    assert WORK.next_working_day(date(2012, 9, 13)) == date(2012, 9, 14)


def test_own_hour_on_a_day() -> None:
    assert WORK.at_hour(date(2012, 9, 13), 11) == local("2012-09-13 11:00")
    assert WORK.at_hour(date(2012, 3, 25), 2) == datetime(2012, 3, 25, 1, tzinfo=UTC)


def test_a_network_that_never_works_is_reported() -> None:
    never = WorkingTime(AMSTERDAM, lambda _: True)

    with pytest.raises(ValueError, match="no working day"):
        never.later(local("2012-09-13 12:00"))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_moves_end_in_working_time_and_go_the_right_way(moment: datetime) -> None:
    later, earlier = WORK.later(moment), WORK.earlier(moment)

    assert earlier <= moment <= later
    assert WORK.is_working(earlier)
    assert WORK.is_working(later)
    assert (later == moment) is WORK.is_working(moment)
