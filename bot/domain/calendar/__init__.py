"""Zones and days, dates as Dutch people write them, and working moments."""

from bot.domain.calendar.clock_changes import ClockChange, YearlyChange, clock_changes, yearly_changes
from bot.domain.calendar.dutch_dates import find_dates, read_date
from bot.domain.calendar.free_days import FreeDays, is_free_on, read_free_days
from bot.domain.calendar.occasions import DayOccasion, PublicHoliday, occasion_of, public_holiday_on
from bot.domain.calendar.recurrence import (
    OnFreeDay,
    PlannedDay,
    Recurrence,
    Rhythm,
    days_of,
    is_last_of_month,
    place_in_month,
    weekday_of_month,
    without_free_days,
)
from bot.domain.calendar.results import DateAmbiguous, DateDoubt, DateNotUnderstood, DateReading, Direction, NoSuchDate, WeekdayMismatch
from bot.domain.calendar.school_holidays import SCHOOL_HOLIDAYS_KNOWN, Region, SchoolHoliday
from bot.domain.calendar.send_times import Moment, Receiver, before_event, hour_before, news_of_place, own_hour, working_moment
from bot.domain.calendar.trailing_due_date import split_due
from bot.domain.calendar.vocabulary import MONTHS, SHORT_MONTHS
from bot.domain.calendar.working_time import WorkingTime
from bot.domain.calendar.zones import DEFAULT_ZONE, at_local, awake, is_skipped, known_zone, local_day

__all__ = [
    "DEFAULT_ZONE",
    "MONTHS",
    "SCHOOL_HOLIDAYS_KNOWN",
    "SHORT_MONTHS",
    "ClockChange",
    "DateAmbiguous",
    "DateDoubt",
    "DateNotUnderstood",
    "DateReading",
    "DayOccasion",
    "Direction",
    "FreeDays",
    "Moment",
    "NoSuchDate",
    "OnFreeDay",
    "PlannedDay",
    "PublicHoliday",
    "Receiver",
    "Recurrence",
    "Region",
    "Rhythm",
    "SchoolHoliday",
    "WeekdayMismatch",
    "WorkingTime",
    "YearlyChange",
    "at_local",
    "awake",
    "before_event",
    "clock_changes",
    "days_of",
    "find_dates",
    "hour_before",
    "is_free_on",
    "is_last_of_month",
    "is_skipped",
    "known_zone",
    "local_day",
    "news_of_place",
    "occasion_of",
    "own_hour",
    "place_in_month",
    "public_holiday_on",
    "read_date",
    "read_free_days",
    "split_due",
    "weekday_of_month",
    "without_free_days",
    "working_moment",
    "yearly_changes",
]
