"""What reading a date can give: a date, or a doubt that is asked back."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from bot.domain.errors import DomainError


class Direction(Enum):
    """Which way a date without a year lies."""

    COMING = "coming"
    """Planning: the next one to come, today included."""

    GONE_BY = "gone_by"
    """Questions and minutes: the last one past, today included."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as read, with the hours beside it and its place in the text."""

    on: date
    at: time | None
    until: time | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """Something in prose that is meant as a date and must be asked back, with the hours beside it."""

    doubt: DomainError
    at: time | None
    until: time | None
    start: int
    end: int


class DateNotUnderstood(DomainError):
    """No date is read in it. Facts: `text`; `options`, the dates it would be with one letter put right."""

    text_id = "date-not-understood"


class WeekdayMismatch(DomainError):
    """The weekday does not fit the date.

    Facts: `text`; `on`, the date as read; `weekday` as written and `actual`, both 0 (Monday) to 6; `alternatives`,
    dates on which that weekday does fit: the nearest one, then the same day in the years beside.
    """

    text_id = "date-weekday-mismatch"


class DateAmbiguous(DomainError):
    """It can be read in more ways than one. Facts: `text`; `options`, the dates that may be meant."""

    text_id = "date-ambiguous"


class NoSuchDate(DomainError):
    """The calendar has no such day. Facts: `text`."""

    text_id = "date-does-not-exist"
