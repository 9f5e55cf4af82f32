"""Zones and days, dates as Dutch people write them, and working moments."""

from bot.domain.calendar.dutch_dates import find_dates, read_date, split_due
from bot.domain.calendar.readings import (
    DateAmbiguous,
    DateDoubt,
    DateNotUnderstood,
    DateReading,
    Direction,
    NoSuchDate,
    WeekdayMismatch,
)
from bot.domain.calendar.working_time import WorkingTime
from bot.domain.calendar.zones import at_local, awake, local_day

__all__ = [
    "DateAmbiguous",
    "DateDoubt",
    "DateNotUnderstood",
    "DateReading",
    "Direction",
    "NoSuchDate",
    "WeekdayMismatch",
    "WorkingTime",
    "at_local",
    "awake",
    "find_dates",
    "local_day",
    "read_date",
    "split_due",
]
