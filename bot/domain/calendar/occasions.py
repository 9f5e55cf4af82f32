"""What a day is to whoever plans on it: a public holiday, a school holiday by region, a free day of the network, council recess."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.calendar.free_days import FreeDays, is_free_on
from bot.domain.calendar.named_days import easter, kings_day
from bot.domain.calendar.school_holidays import SCHOOL_HOLIDAYS_KNOWN, Region, SchoolHoliday, school_holiday_on

_SUNDAY = 6
_FIRST_KINGS_DAY = 2014


class PublicHoliday(StrEnum):
    """A holiday of the whole country, also where not everybody is free: nobody plans a meeting on Good Friday or Liberation Day."""

    NEW_YEAR = "new-year"
    GOOD_FRIDAY = "good-friday"
    EASTER_SUNDAY = "easter-sunday"
    EASTER_MONDAY = "easter-monday"
    KINGS_DAY = "kings-day"
    QUEENS_DAY = "queens-day"
    ASCENSION = "ascension"
    LIBERATION_DAY = "liberation-day"
    WHIT_SUNDAY = "whit-sunday"
    WHIT_MONDAY = "whit-monday"
    CHRISTMAS_DAY = "christmas-day"
    BOXING_DAY = "boxing-day"


_FROM_EASTER = {
    -2: PublicHoliday.GOOD_FRIDAY,
    0: PublicHoliday.EASTER_SUNDAY,
    1: PublicHoliday.EASTER_MONDAY,
    39: PublicHoliday.ASCENSION,
    49: PublicHoliday.WHIT_SUNDAY,
    50: PublicHoliday.WHIT_MONDAY,
}
_YEARLY = {
    (1, 1): PublicHoliday.NEW_YEAR,
    (5, 5): PublicHoliday.LIBERATION_DAY,
    (12, 25): PublicHoliday.CHRISTMAS_DAY,
    (12, 26): PublicHoliday.BOXING_DAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOccasion:
    """What a day is; all empty for an ordinary one."""

    public: PublicHoliday | None = None
    school: SchoolHoliday | None = None
    regions: tuple[Region, ...] = ()
    """Where the schools are closed."""
    school_known: bool = True
    """Whether the table of school holidays tells of this day at all."""
    own: bool = False
    """A free day of the network itself."""
    recess: bool = False
    """The councils are in recess, as organisers entered it."""

    @property
    def is_free(self) -> bool:
        """Return whether it is no day to meet, as far as is known."""
        return bool(self.public or self.school or self.own or self.recess)


def public_holiday_on(day: date) -> PublicHoliday | None:
    """Return which public holiday a day is; until 2013 Queen's Day, 30 April or the Saturday before."""
    found = _FROM_EASTER.get((day - easter(day.year)).days)
    if found is not None:
        return found
    if day.year >= _FIRST_KINGS_DAY and day == kings_day(day.year):
        return PublicHoliday.KINGS_DAY
    if day.year < _FIRST_KINGS_DAY and day == _queens_day(day.year):
        return PublicHoliday.QUEENS_DAY
    return _YEARLY.get((day.month, day.day))


def _queens_day(year: int) -> date:
    on = date(year, 4, 30)
    return date(year, 4, 29) if on.weekday() == _SUNDAY else on


def occasion_of(day: date, *, own: Iterable[FreeDays] = (), recess: Iterable[FreeDays] = ()) -> DayOccasion:
    """Say what a day is; `own` and `recess` are what the organisers entered."""
    school, regions = school_holiday_on(day)
    return DayOccasion(
        public=public_holiday_on(day),
        school=school,
        regions=regions,
        school_known=day in SCHOOL_HOLIDAYS_KNOWN,
        own=is_free_on(day, own),
        recess=is_free_on(day, recess),
    )
