"""The network's own free days: a day or a stretch a line, as an organiser types them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar.dutch_dates import read_date
from bot.domain.calendar.results import DateNotUnderstood
from bot.domain.errors import DomainError

MOST_FREE_DAYS = 120
"""Days in all: a network that hardly ever works has been set up wrongly."""

_TO = re.compile(r"\s+(?:t/m|tot en met|tot|through|to|until|–|—)\s+|\s+-\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class FreeDays:
    """A stretch of days on which the network is not written to, the last one included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Return whether that day is free."""
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def length(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1


class FreeDaysNotUnderstood(DomainError):
    """A line is no day and no stretch of days. Facts: `line`."""

    text_id = "mistake-free-days"
    field = "free_days"


class FreeDaysBackwards(DomainError):
    """A stretch ends before it begins. Facts: `line`."""

    text_id = "mistake-free-days-backwards"
    field = "free_days"


class TooManyFreeDays(DomainError):
    """More days than a working network has. Facts: `limit`, `count`."""

    text_id = "mistake-free-days-many"
    field = "free_days"


def read_free_days(text: str, *, today: date) -> tuple[FreeDays, ...]:
    """Read a day or a stretch a line (`24-12-2026 t/m 31-12-2026`), in order.

    Raises:
        FreeDaysNotUnderstood, FreeDaysBackwards: a line does not hold.
        TooManyFreeDays: more than 120 days in all.
    """
    found = tuple(sorted({_stretch(line.strip(), today) for line in text.splitlines() if line.strip()}))
    count = sum(stretch.length for stretch in found)
    if count > MOST_FREE_DAYS:
        raise TooManyFreeDays(limit=MOST_FREE_DAYS, count=count)
    return found


def is_free_on(day: date, stretches: Iterable[FreeDays]) -> bool:
    """Return whether a day lies in one of the stretches."""
    return any(day in stretch for stretch in stretches)


def _stretch(line: str, today: date) -> FreeDays:
    parts = _TO.split(line)
    try:
        if len(parts) == 1:
            day = read_date(line, today=today).on
            return FreeDays(day, day)
        if len(parts) != 2:  # noqa: PLR2004  # from and to
            raise DateNotUnderstood
        first = _first(parts[0], parts[1], today)
        last = read_date(parts[1], today=first).on
    except DomainError as error:
        raise FreeDaysNotUnderstood(line=line) from error
    if last < first:
        raise FreeDaysBackwards(line=line)
    return FreeDays(first, last)


def _first(first: str, last: str, today: date) -> date:
    """Read the first day; `24 t/m 31 december` lends it the month of the last."""
    if first.strip().isdecimal():
        _, _, month = last.strip().partition(" ")
        return read_date(f"{first} {month}", today=today).on
    return read_date(first, today=today).on
