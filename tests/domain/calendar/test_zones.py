"""Days and hours of a place, on both nights that the clocks change, and the window for news."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import at_local, awake, local_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CURACAO = ZoneInfo("America/Curacao")
SPRING, AUTUMN = date(2012, 3, 25), date(2012, 10, 28)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_day_is_that_of_the_zone() -> None:
    moment = utc("2012-09-13 22:30")

    assert local_day(moment, AMSTERDAM) == date(2012, 9, 14)
    assert local_day(moment, CURACAO) == date(2012, 9, 13)
    assert local_day(moment.astimezone(CURACAO), AMSTERDAM) == date(2012, 9, 14)


@pytest.mark.parametrize(
    ("on", "at", "moment"),
    [
        (date(2012, 9, 13), time(13), "2012-09-13 11:00"),
        (date(2012, 11, 26), time(13), "2012-11-26 12:00"),
        (SPRING, time(1, 59), "2012-03-25 00:59"),
        (SPRING, time(2, 0), "2012-03-25 01:00"),
        (SPRING, time(2, 30), "2012-03-25 01:00"),
        (SPRING, time(2, 59, 59), "2012-03-25 01:00"),
        (SPRING, time(3, 0), "2012-03-25 01:00"),
        (SPRING, time(9, 0), "2012-03-25 07:00"),
        (AUTUMN, time(1, 59), "2012-10-27 23:59"),
        (AUTUMN, time(2, 0), "2012-10-28 00:00"),
        (AUTUMN, time(2, 30), "2012-10-28 00:30"),
        (AUTUMN, time(2, 30, fold=1), "2012-10-28 00:30"),
        (AUTUMN, time(3, 0), "2012-10-28 02:00"),
    ],
)
def test_clock_of_the_place_in_utc(on: date, at: time, moment: str) -> None:
    assert at_local(on, at, AMSTERDAM) == utc(moment)
    assert at_local(on, at, AMSTERDAM).tzinfo is UTC


def test_a_day_that_the_zone_skipped_becomes_the_first_moment_after_it() -> None:
    assert at_local(date(2011, 12, 30), time(12), ZoneInfo("Pacific/Apia")) == utc("2011-12-30 10:00")


@given(st.dates(date(1990, 1, 1), date(2036, 12, 31)), st.times())
def test_hours_show_as_they_were_given_unless_the_clock_skips_them(on: date, at: time) -> None:
    shown = at_local(on, at, AMSTERDAM).astimezone(AMSTERDAM).replace(tzinfo=None, fold=0)
    given_hours = datetime.combine(on, at)

    assert shown == given_hours or timedelta(0) < shown - given_hours <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2012-09-13 04:59:59", "2012-09-13 06:00"),
        ("2012-09-13 05:00", "2012-09-13 05:00"),
        ("2012-09-13 12:34:56", "2012-09-13 12:34:56"),
        ("2012-09-13 20:00", "2012-09-13 20:00"),
        ("2012-09-13 20:00:01", "2012-09-14 06:00"),
        ("2012-09-13 22:30", "2012-09-14 06:00"),
        ("2012-09-15 10:00", "2012-09-15 10:00"),
        ("2012-03-24 23:30", "2012-03-25 06:00"),
        ("2012-10-27 21:30", "2012-10-28 07:00"),
        ("2012-12-31 22:00", "2013-01-01 07:00"),
    ],
)
def test_news_waits_for_the_morning(moment: str, told: str) -> None:
    assert awake(utc(moment), AMSTERDAM) == utc(told)


def test_news_window_is_that_of_the_zone_and_the_hours_given() -> None:
    assert awake(utc("2012-09-13 10:00"), CURACAO) == utc("2012-09-13 12:00")
    assert awake(utc("2012-09-13 18:00"), AMSTERDAM, from_hour=9, to_hour=17, wake=10) == utc("2012-09-14 08:00")


def test_days_are_taken_by_local_day_everywhere() -> None:
    root = Path(__file__).parents[3]
    sources = [path for package in ("bot", "handlers", "jobs") for path in (root / package).rglob("*.py")]
    taken_otherwise = [
        str(path.relative_to(root))
        for path in sources
        if re.search(r"(?:_at|now|clock\(\)|astimezone\([^)]*\))\.date\(\)", path.read_text(encoding="utf-8"))
    ]

    assert taken_otherwise == ["bot/domain/calendar/zones.py"]
