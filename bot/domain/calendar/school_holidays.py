"""The Dutch school holidays by region, as far as the government has fixed them."""

from bisect import bisect_right
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.calendar.free_days import FreeDays


class Region(StrEnum):
    """One of the three regions into which the holidays are spread."""

    NORTH = "north"
    MIDDLE = "middle"
    SOUTH = "south"


class SchoolHoliday(StrEnum):
    """One of the five holidays of a school year."""

    AUTUMN = "autumn"
    CHRISTMAS = "christmas"
    SPRING = "spring"
    MAY = "may"
    SUMMER = "summer"


_LENGTH: Final = {
    SchoolHoliday.AUTUMN: timedelta(days=9),
    SchoolHoliday.CHRISTMAS: timedelta(days=16),
    SchoolHoliday.SPRING: timedelta(days=9),
    SchoolHoliday.MAY: timedelta(days=9),
    SchoolHoliday.SUMMER: timedelta(days=44),
}
"""From a Saturday to a Sunday, in whichever year."""

_BEGIN: Final = """
2018 10-20 10-20 10-13 | 12-22 | 02-16 02-23 02-23 | 04-27 | 07-13 07-20 07-06
2019 10-19 10-19 10-12 | 12-21 | 02-15 02-22 02-22 | 04-25 | 07-04 07-18 07-11
2020 10-10 10-17 10-17 | 12-19 | 02-20 02-20 02-13 | 05-01 | 07-10 07-17 07-24
2021 10-16 10-16 10-23 | 12-25 | 02-19 02-26 02-26 | 04-30 | 07-16 07-09 07-23
2022 10-15 10-22 10-22 | 12-24 | 02-25 02-25 02-18 | 04-29 | 07-22 07-08 07-15
2023 10-21 10-14 10-14 | 12-23 | 02-17 02-17 02-10 | 04-27 | 07-20 07-13 07-06
2024 10-26 10-26 10-19 | 12-21 | 02-15 02-22 02-22 | 04-26 | 07-12 07-19 07-05
2025 10-18 10-18 10-11 | 12-20 | 02-21 02-14 02-14 | 04-25 | 07-04 07-18 07-11
2026 10-10 10-17 10-17 | 12-19 | 02-20 02-20 02-13 | 04-24 | 07-10 07-17 07-24
2027 10-16 10-16 10-23 | 12-25 | 02-19 02-26 02-26 | 04-29 | 07-15 07-08 07-22
2028 10-14 10-21 10-21 | 12-23 | 02-17 02-17 02-10 | 04-28 | 07-21 07-07 07-14
"""
"""A school year a line, by the year in which it begins: the first Saturday of autumn, Christmas, spring, May and summer holidays,
in the north, the middle and the south (one date: in all three).

Source: the ministry's yearly overviews (rijksoverheid.nl, *Overzicht schoolvakanties per schooljaar*), which give what the *Regeling
vaststelling schoolvakanties* of 2016 – 2019 (Stcrt. 2015, 35695) and its successors fix (Christmas, May, summer) and the ministry's
advice (autumn, spring). A further year is one more line, once it is published.
"""

_AUGUST: Final = 8


def _read() -> dict[Region, list[tuple[FreeDays, SchoolHoliday]]]:
    found: dict[Region, list[tuple[FreeDays, SchoolHoliday]]] = {region: [] for region in Region}
    for line in _BEGIN.split("\n")[1:-1]:
        year, rest = int(line[:4]), line[5:]
        for holiday, days in zip(SchoolHoliday, rest.split(" | "), strict=True):
            for region, day in zip(Region, days.split() if " " in days else [days] * 3, strict=True):
                month = int(day[:2])
                first = date(year if month >= _AUGUST else year + 1, month, int(day[3:]))
                found[region].append((FreeDays(first, first + _LENGTH[holiday] - timedelta(days=1)), holiday))
    return found


_HOLIDAYS: Final = _read()
_FIRST_DAYS: Final = {region: [days.first for days, _ in holidays] for region, holidays in _HOLIDAYS.items()}

SCHOOL_HOLIDAYS_KNOWN: Final = FreeDays(date(2018, 9, 3), max(holidays[-1][0].last for holidays in _HOLIDAYS.values()))
"""The days of which the table tells: from the end of the summer holidays before its first year to the end of its last."""


def school_holiday_on(day: date) -> tuple[SchoolHoliday | None, tuple[Region, ...]]:
    """Return which school holiday a day is in, and in which regions; of days outside `SCHOOL_HOLIDAYS_KNOWN` nothing is known."""
    found: SchoolHoliday | None = None
    regions = []
    for region, holidays in _HOLIDAYS.items():
        place = bisect_right(_FIRST_DAYS[region], day) - 1
        if place >= 0 and day in holidays[place][0]:
            found = holidays[place][1]
            regions.append(region)
    return found, tuple(regions)
