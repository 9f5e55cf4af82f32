"""A series' days are those that dateutil finds, over ten years: clock changes, leap days, Easter and the fifth Monday among them."""

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from dateutil import easter, rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import OnFreeDay, PlannedDay, Recurrence, Rhythm, at_local, days_of, is_skipped, without_free_days
from bot.domain.calendar.recurrence import MOST_DAYS
from tests.builders import ZONE

START, END = date(2011, 1, 1), date(2021, 12, 31)
WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
DUTCH = holidays.country_holidays("NL", years=range(2011, 2024))
TEN_YEARS = [START + timedelta(days=number) for number in range((END - START).days + 1)]


def read_by_dateutil(rule: Recurrence, first: date) -> list[date]:
    """Read the same rule as a calendar program would."""
    place = -1 if rule.rhythm is Rhythm.LAST else (first.day + 6) // 7
    how = {"byweekday": WEEKDAYS[first.weekday()](place)} if rule.rhythm is not Rhythm.WEEKS else {}
    frequency = rrule.WEEKLY if rule.rhythm is Rhythm.WEEKS else rrule.MONTHLY
    ends = {"count": rule.times} if rule.times else {"until": datetime.combine(rule.until or END, time(23))}
    return [each.date() for each in rrule.rrule(frequency, interval=rule.every, dtstart=datetime.combine(first, time(12)), **how, **ends)]


def rule_of(rhythm: Rhythm, **facts: object) -> Recurrence:
    return Recurrence(rhythm=rhythm, **facts)  # type: ignore[arg-type]


def in_its_rhythm(day: date, rhythm: Rhythm) -> date:
    """Begin on a day that the rule has: of the last weekdays of months a last one."""
    while rhythm is Rhythm.LAST and (day + timedelta(weeks=1)).month == day.month:
        day += timedelta(weeks=1)
    return day


@pytest.mark.parametrize("rhythm", [Rhythm.WEEKS, Rhythm.NTH, Rhythm.LAST])
def test_every_day_in_ten_years_begins_the_series_that_dateutil_reads(rhythm: Rhythm) -> None:
    for number, begun in enumerate(TEN_YEARS[::2]):
        first = in_its_rhythm(begun, rhythm)
        for rule in (rule_of(rhythm, every=1 + number % 6, times=9), rule_of(rhythm, every=1 + number % 5, until=first + timedelta(300))):
            assert days_of(rule, first) == read_by_dateutil(rule, first), (rule, first)


@given(st.sampled_from([Rhythm.WEEKS, Rhythm.NTH, Rhythm.LAST]), st.sampled_from(TEN_YEARS), st.integers(1, 6), st.integers(0, 23))
def test_every_occurrence_is_on_the_clock_what_dateutil_makes_of_it(rhythm: Rhythm, begun: date, every: int, hour: int) -> None:
    first, at = in_its_rhythm(begun, rhythm), time(hour, 30)
    rule = rule_of(rhythm, every=every, until=first + timedelta(weeks=56))
    moments = [at_local(day, at, ZONE) for day in days_of(rule, first) if not is_skipped(day, at, ZONE)]
    theirs = [datetime.combine(day, at, tz.gettz("Europe/Amsterdam")) for day in read_by_dateutil(rule, first)]

    assert moments == [each.astimezone(UTC) for each in theirs if tz.datetime_exists(each)]


def test_fifth_monday_comes_in_months_that_have_one() -> None:
    rule = rule_of(Rhythm.NTH, until=date(2012, 12, 31))

    assert days_of(rule, date(2012, 1, 30)) == [
        date(2012, 1, 30),
        date(2012, 4, 30),
        date(2012, 7, 30),
        date(2012, 10, 29),
        date(2012, 12, 31),
    ]


def test_leap_day_begins_a_series_like_any_other() -> None:
    assert days_of(rule_of(Rhythm.WEEKS, every=52, times=3), date(2012, 2, 29)) == [date(2012, 2, 29), date(2013, 2, 27), date(2014, 2, 26)]
    assert days_of(rule_of(Rhythm.NTH, every=12, times=2), date(2012, 2, 29)) == [date(2012, 2, 29), date(2040, 2, 29)]


def test_named_days_are_in_order_each_once_and_none_before_the_first() -> None:
    named = (date(2012, 12, 6), date(2012, 9, 14), date(2012, 10, 4), date(2012, 12, 6), date(2012, 9, 1))

    assert days_of(rule_of(Rhythm.NAMED, named=named), date(2012, 9, 14)) == [date(2012, 9, 14), date(2012, 10, 4), date(2012, 12, 6)]


def test_series_ends_on_its_last_day_and_has_sixty_at_most() -> None:
    first = date(2012, 9, 14)

    assert days_of(rule_of(Rhythm.WEEKS, until=first + timedelta(weeks=2)), first)[-1] == first + timedelta(weeks=2)
    assert days_of(rule_of(Rhythm.WEEKS, until=first - timedelta(days=1)), first) == [first]
    assert len(days_of(rule_of(Rhythm.WEEKS), first)) == MOST_DAYS
    assert days_of(rule_of(Rhythm.NTH, every=12), date(9999, 1, 1)) == [date(9999, 1, 1)]


def test_every_easter_monday_in_ten_years_is_moved_or_left_out_as_the_organiser_says() -> None:
    for year in range(2011, 2022):
        monday = easter.easter(year) + timedelta(days=1)
        weeks = [monday - timedelta(weeks=1), monday, monday + timedelta(weeks=1)]
        found = {then: without_free_days(weeks, DUTCH.__contains__, then) for then in OnFreeDay}

        assert [each.free for each in found[OnFreeDay.KEEP]] == [False, True, weeks[2] in DUTCH]
        assert found[OnFreeDay.KEEP][1].on == monday
        assert found[OnFreeDay.SKIP][1].on is None
        assert found[OnFreeDay.NEXT][1].on == next(
            day for number in range(1, 9) if (day := monday + timedelta(days=number)).weekday() < 5 and day not in DUTCH
        )
        assert found[OnFreeDay.WEEK][1].on in {None, monday + timedelta(weeks=2)}  # a week later is a day of the series itself


@given(st.sampled_from([Rhythm.WEEKS, Rhythm.NTH]), st.sampled_from(TEN_YEARS), st.integers(1, 4), st.sampled_from(OnFreeDay))
def test_whatever_becomes_of_free_days_no_two_meet_on_one_day_and_none_on_a_free_one(
    rhythm: Rhythm, first: date, every: int, then: OnFreeDay
) -> None:
    days = days_of(rule_of(rhythm, every=every, times=26), first)
    planned = without_free_days(days, DUTCH.__contains__, then)
    held = [each.on for each in planned if each.on is not None]

    assert [each.meant for each in planned] == days
    assert len(set(held)) == len(held)
    assert all(each.on == each.meant for each in planned if not each.free)
    if then is OnFreeDay.KEEP:
        assert held == days
    else:
        assert not [day for day in held if day in DUTCH]
        assert all(each.on is None or each.on > each.meant for each in planned if each.free)
    if then is OnFreeDay.WEEK:
        assert {day.weekday() for day in held} <= {first.weekday()}


def test_moved_meeting_goes_past_a_whole_week_that_is_free() -> None:
    off = {date(2012, 12, 24) + timedelta(days=number) for number in range(12)}
    [moved] = without_free_days([date(2012, 12, 24)], off.__contains__, OnFreeDay.NEXT)
    [later] = without_free_days([date(2012, 12, 24)], off.__contains__, OnFreeDay.WEEK)

    assert moved == PlannedDay(meant=date(2012, 12, 24), on=date(2013, 1, 7), free=True)
    assert later.on == date(2013, 1, 7)
