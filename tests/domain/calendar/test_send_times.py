"""When the bot speaks: each of the four classes, on the edges and for any moment."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Receiver, WorkingTime, before_event, hour_before, news_of_place, own_hour, working_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FREE = {date(2012, 5, 17), date(2012, 5, 28), date(2012, 12, 25), date(2012, 12, 26)}
WORK = WorkingTime(AMSTERDAM, FREE.__contains__)
ANNA = Receiver(work=WORK, hour=9)
MOMENTS = st.datetimes(datetime(2012, 1, 1), datetime(2012, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
PAUSES = st.none() | st.dates(date(2012, 1, 1), date(2012, 12, 31))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("happens", "heard"),
    [
        ("2012-09-12 06:59:59", "2012-09-12 08:00"),
        ("2012-09-12 07:00", "2012-09-12 07:00"),
        ("2012-09-15 21:00", "2012-09-15 21:00"),
        ("2012-09-12 22:00", "2012-09-12 22:00"),
        ("2012-09-12 22:00:01", "2012-09-13 08:00"),
        ("2012-09-20 23:00", "2012-09-21 08:00"),
        ("2012-09-24 12:59", "2012-09-24 12:59"),
        ("2012-09-25 03:00", "2012-09-25 03:00"),
    ],
)
def test_news_of_ones_place_wakes_nobody_unless_the_event_is_near(happens: str, heard: str) -> None:
    planned = news_of_place(local(happens), ANNA, starts_at=local("2012-09-25 13:00"))

    assert planned.at == local(heard)
    assert planned.shifted_from == (None if heard == happens else local(happens))


def test_news_wakes_somebody_from_exactly_24_hours_before_the_event_and_not_a_second_earlier() -> None:
    begins, a_day_before = local("2012-09-25 23:30"), local("2012-09-24 23:30")

    assert news_of_place(a_day_before, ANNA, starts_at=begins).at == a_day_before
    assert news_of_place(a_day_before - timedelta(seconds=1), ANNA, starts_at=begins).at == local("2012-09-25 08:00")


@pytest.mark.parametrize(
    ("meant", "comes"),
    [
        ("2012-09-12 13:00", "2012-09-12 13:00"),
        ("2012-09-12 19:30", "2012-09-12 17:00"),
        ("2012-09-15 13:00", "2012-09-14 17:00"),
        ("2012-09-16 09:30", "2012-09-14 17:00"),
        ("2012-09-17 08:30", "2012-09-14 17:00"),
        ("2012-05-17 13:00", "2012-05-16 17:00"),
        ("2012-05-28 10:00", "2012-05-25 17:00"),
    ],
)
def test_a_reminder_of_an_event_moves_earlier(meant: str, comes: str) -> None:
    assert before_event(local(meant), ANNA).at == local(comes)


def test_the_hour_before_is_never_moved() -> None:
    assert hour_before(local("2012-09-16 07:30")).at == local("2012-09-16 06:30")
    assert hour_before(local("2012-09-16 07:30")).shifted_from is None


@pytest.mark.parametrize(
    ("meant", "pause", "comes"),
    [
        ("2012-09-12 13:00", None, "2012-09-12 13:00"),
        ("2012-09-14 18:00", None, "2012-09-17 09:00"),
        ("2012-05-16 18:00", None, "2012-05-18 09:00"),
        ("2012-09-12 13:00", date(2012, 9, 15), "2012-09-17 09:00"),
        ("2012-09-12 13:00", date(2012, 9, 12), "2012-09-12 13:00"),
        ("2012-09-14 18:00", date(2012, 9, 16), "2012-09-17 09:00"),
    ],
)
def test_what_can_wait_moves_later(meant: str, pause: date | None, comes: str) -> None:
    assert working_moment(local(meant), Receiver(work=WORK, hour=9, paused_until=pause)).at == local(comes)


def test_pings_come_at_ones_own_hour_on_a_working_day() -> None:
    late = Receiver(work=WORK, hour=16)

    assert own_hour(date(2012, 9, 14), late).at == local("2012-09-14 16:00")
    assert own_hour(date(2012, 9, 15), late).at == local("2012-09-17 16:00")
    assert own_hour(date(2012, 9, 14), Receiver(work=WORK, hour=16, paused_until=date(2012, 9, 20))).at == local("2012-09-20 16:00")


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_news_is_never_before_it_happened_and_never_at_night_unless_near(moment: datetime, ahead: timedelta) -> None:
    at = news_of_place(moment, ANNA, starts_at=moment + ahead).at

    assert at >= moment
    assert at < moment + max(ahead, timedelta(microseconds=1))
    assert ahead <= timedelta(hours=24) or 7 <= at.astimezone(AMSTERDAM).hour <= 22


@given(MOMENTS, MOMENTS)
def test_a_reminder_is_on_a_working_moment_not_after_its_own_and_keeps_the_order(one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))

    assert before_event(one, ANNA).at <= one
    assert WORK.is_working(before_event(one, ANNA).at)
    assert before_event(first, ANNA).at <= before_event(second, ANNA).at


@given(MOMENTS, MOMENTS, PAUSES)
def test_what_can_wait_is_on_a_working_moment_outside_the_pause_and_keeps_the_order(
    one: datetime, other: datetime, pause: date | None
) -> None:
    to = Receiver(work=WORK, hour=9, paused_until=pause)
    first, second = sorted((one, other))
    at = working_moment(one, to).at

    assert at >= one
    assert WORK.is_working(at)
    assert not to.is_paused(at)
    assert working_moment(first, to).at <= working_moment(second, to).at


@given(st.dates(date(2012, 1, 1), date(2012, 12, 31)), st.integers(9, 17), PAUSES)
def test_a_ping_is_on_a_working_moment_outside_the_pause_and_never_before_its_day(day: date, hour: int, pause: date | None) -> None:
    to = Receiver(work=WORK, hour=hour, paused_until=pause)
    at = own_hour(day, to).at

    assert WORK.is_working(at)
    assert WORK.day_of(at) >= day
    assert not to.is_paused(at)
