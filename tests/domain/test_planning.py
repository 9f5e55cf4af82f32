"""What to know of a date before planning on it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar import DayOccasion, PublicHoliday, occasion_of
from bot.domain.events import CourseSession, EventKind
from bot.domain.planning import NOTHING_TO_SAY, Remarks, days_of, overlap, remarks_on
from tests.builders import ZONE, event, plan

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(day: date, hour: int = 12, hours: int = 3) -> CourseSession:
    begin = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return CourseSession(starts_at=begin, ends_at=begin + hours * HOUR)


def on(*days: date) -> dict[str, object]:
    times = tuple(at(day) for day in days)
    return {"starts_at": times[0].starts_at, "ends_at": times[-1].ends_at, "sessions": times if len(times) > 1 else ()}


def said(*days: date, now: datetime = NOW) -> Remarks:
    return remarks_on(plan(**on(*days)), occasion=occasion_of, others=(), now=now, zone=ZONE)


def test_an_ordinary_day_is_not_remarked_upon() -> None:
    assert said(date(2026, 11, 12)) == NOTHING_TO_SAY
    assert not said(date(2026, 11, 12))


def test_each_free_day_of_a_course_and_of_a_tour_of_several_days_is_named_once() -> None:
    kings_day, ascension, ordinary = date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 19)
    tour = plan(kind=EventKind.TOUR, starts_at=at(date(2026, 5, 13)).starts_at, ends_at=at(date(2026, 5, 15)).ends_at)

    assert [(day, is_.public) for day, is_ in said(kings_day, ascension, ordinary).days] == [
        (kings_day, PublicHoliday.KINGS_DAY),
        (ascension, PublicHoliday.ASCENSION),
    ]
    assert list(days_of(tour, ZONE)) == [date(2026, 5, 13), ascension, date(2026, 5, 15)]
    assert list(days_of(plan(starts_at=at(ordinary, 19).starts_at, ends_at=at(ordinary, 22, 0).starts_at), ZONE)) == [ordinary]


@pytest.mark.parametrize(
    ("day", "far"), [(date(2028, 3, 1), False), (date(2028, 3, 2), False), (date(2028, 3, 3), True), (date(2027, 12, 31), False)]
)
def test_more_than_two_years_ahead_is_far(day: date, far: bool) -> None:
    assert said(day).far is far


def test_two_years_after_a_leap_day_is_not_far_until_march() -> None:
    leap = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)

    assert [said(day, now=leap).far for day in (date(2030, 2, 28), date(2030, 3, 1))] == [False, True]


def test_of_days_outside_the_table_it_says_that_they_are_not_known() -> None:
    assert said(date(2030, 1, 14)).unknown == date(2030, 1, 14)
    assert said(date(2030, 1, 1)).days == ((date(2030, 1, 1), DayOccasion(public=PublicHoliday.NEW_YEAR, school_known=False)),)


@pytest.mark.parametrize(
    ("begin", "end", "overlaps"),
    [(-3, 0, False), (-3, 1, True), (1, 2, True), (0, 3, True), (2, 9, True), (3, 6, False)],
)
def test_what_only_touches_is_not_at_the_same_time(begin: int, end: int, overlaps: bool) -> None:
    one = plan()
    other = plan(starts_at=one.starts_at + begin * HOUR, ends_at=one.starts_at + end * HOUR)

    assert overlap(one, other) is overlap(other, one) is overlaps


def test_a_course_is_in_the_way_on_its_days_and_not_in_between() -> None:
    course = plan(kind=EventKind.COURSE, **on(date(2026, 9, 7), date(2026, 9, 21)))

    assert not overlap(course, plan(**on(date(2026, 9, 14))))
    assert overlap(course, plan(**on(date(2026, 9, 21))))
    assert remarks_on(course, occasion=occasion_of, others=(event(),), now=NOW, zone=ZONE).others == (event(),)
