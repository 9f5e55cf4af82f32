"""What a day is: public holidays against a library, school holidays against the ministry's own overviews, and what organisers entered."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from bot.domain.calendar import (
    SCHOOL_HOLIDAYS_KNOWN,
    DayOccasion,
    FreeDays,
    PublicHoliday,
    Region,
    SchoolHoliday,
    occasion_of,
    public_holiday_on,
)

N, M, S = Region

OVERVIEWS = """
autumn    N  18-10-2025 26-10-2025
autumn    M  18-10-2025 26-10-2025
autumn    S  11-10-2025 19-10-2025
christmas NMS 20-12-2025 04-01-2026
spring    N  21-02-2026 01-03-2026
spring    M  14-02-2026 22-02-2026
spring    S  14-02-2026 22-02-2026
may       NMS 25-04-2026 03-05-2026
summer    N  04-07-2026 16-08-2026
summer    M  18-07-2026 30-08-2026
summer    S  11-07-2026 23-08-2026
autumn    N  16-10-2027 24-10-2027
autumn    M  16-10-2027 24-10-2027
autumn    S  23-10-2027 31-10-2027
christmas NMS 25-12-2027 09-01-2028
spring    N  19-02-2028 27-02-2028
spring    M  26-02-2028 05-03-2028
spring    S  26-02-2028 05-03-2028
may       NMS 29-04-2028 07-05-2028
summer    N  15-07-2028 27-08-2028
summer    M  08-07-2028 20-08-2028
summer    S  22-07-2028 03-09-2028
autumn    N  14-10-2028 22-10-2028
autumn    M  21-10-2028 29-10-2028
autumn    S  21-10-2028 29-10-2028
christmas NMS 23-12-2028 07-01-2029
spring    N  17-02-2029 25-02-2029
spring    M  17-02-2029 25-02-2029
spring    S  10-02-2029 18-02-2029
may       NMS 28-04-2029 06-05-2029
summer    N  21-07-2029 02-09-2029
summer    M  07-07-2029 19-08-2029
summer    S  14-07-2029 26-08-2029
"""
"""Typed over from the pages of three school years, first and last day; the table has first days alone."""


def each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


@pytest.mark.parametrize(("first", "last"), [(date(2025, 9, 1), date(2026, 8, 31)), (date(2027, 9, 6), date(2029, 9, 2))])
def test_school_holidays_are_those_of_the_ministrys_overviews(first: date, last: date) -> None:
    expected: dict[date, dict[Region, SchoolHoliday]] = {}
    for line in OVERVIEWS.split("\n")[1:-1]:
        holiday, regions, begins, ends = line.split()
        for day in each_day(*(date(int(each[6:]), int(each[3:5]), int(each[:2])) for each in (begins, ends))):
            expected.setdefault(day, {}).update({{"N": N, "M": M, "S": S}[letter]: SchoolHoliday(holiday) for letter in regions})

    for day in each_day(first, last):
        found = occasion_of(day)
        assert dict.fromkeys(found.regions, found.school) == expected.get(day, {}), day


def test_each_holiday_of_each_year_begins_on_a_saturday_and_two_regions_at_most_begin_their_summer_together() -> None:
    days = each_day(SCHOOL_HOLIDAYS_KNOWN.first, SCHOOL_HOLIDAYS_KNOWN.last)
    begins = [
        (day, region, occasion_of(day).school)
        for day in days
        for region in occasion_of(day).regions
        if region not in occasion_of(day - timedelta(days=1)).regions
    ]
    summers = [(day, region) for day, region, holiday in begins if holiday is SchoolHoliday.SUMMER]

    assert {day.weekday() for day, _, _ in begins} == {5}
    assert len(begins) == 11 * 5 * 3
    assert len({day for day, _ in summers}) == len(summers) == 33


def test_outside_the_table_it_says_that_it_does_not_know() -> None:
    assert FreeDays(date(2018, 9, 3), date(2029, 9, 2)) == SCHOOL_HOLIDAYS_KNOWN
    assert [occasion_of(day).school_known for day in (date(2018, 9, 2), date(2018, 9, 3), date(2029, 9, 2), date(2029, 9, 3))] == [
        False,
        True,
        True,
        False,
    ]
    assert occasion_of(date(2030, 7, 24)) == DayOccasion(school_known=False)


def test_public_holidays_are_those_of_the_library_and_good_friday_and_liberation_day() -> None:
    for year in range(1990, 2061):
        expected = set(country_holidays("NL", years=year))
        found = {day: named for day in each_day(date(year, 1, 1), date(year, 12, 31)) if (named := public_holiday_on(day)) is not None}
        others = {day for day, named in found.items() if named in {PublicHoliday.GOOD_FRIDAY, PublicHoliday.LIBERATION_DAY}}

        assert set(found) - others == expected - others, year
        assert len({*others, date(year, 5, 5)}) <= 2


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2013, 4, 30), PublicHoliday.QUEENS_DAY),
        (date(2006, 4, 29), PublicHoliday.QUEENS_DAY),
        (date(2014, 4, 26), PublicHoliday.KINGS_DAY),
        (date(2027, 4, 27), PublicHoliday.KINGS_DAY),
        (date(2027, 3, 26), PublicHoliday.GOOD_FRIDAY),
        (date(2027, 5, 6), PublicHoliday.ASCENSION),
        (date(2016, 5, 5), PublicHoliday.ASCENSION),
        (date(2027, 5, 5), PublicHoliday.LIBERATION_DAY),
        (date(2027, 12, 26), PublicHoliday.BOXING_DAY),
        (date(2027, 12, 27), None),
    ],
)
def test_public_holidays_have_names(day: date, named: PublicHoliday | None) -> None:
    assert public_holiday_on(day) is named


def test_a_day_is_several_things_at_once_and_an_ordinary_one_nothing() -> None:
    spring = FreeDays(date(2027, 4, 26), date(2027, 4, 30))

    assert occasion_of(date(2027, 4, 27), own=[spring], recess=[spring]) == DayOccasion(
        public=PublicHoliday.KINGS_DAY, school=SchoolHoliday.MAY, regions=(N, M, S), own=True, recess=True
    )
    assert occasion_of(date(2027, 2, 18), recess=[spring]) == DayOccasion(school=SchoolHoliday.SPRING, regions=(S,))
    ordinary = occasion_of(date(2027, 5, 19), own=[spring], recess=[spring])
    assert ordinary == DayOccasion()
    assert not ordinary.is_free
    assert occasion_of(date(2027, 4, 30), recess=[spring]).is_free
