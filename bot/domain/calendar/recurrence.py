"""Days that come again: every so many weeks, on the nth or the last such weekday of a month, or as named; free days moved or left out.

Days only: at what hour people meet on one follows from `at_local`, also over a clock change.
"""

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice, takewhile

MOST_DAYS = 60
"""Days of one series: a week's rhythm for a year, with some room."""

_WEEK = 7
_MONTHS = 12
_SATURDAY = 5


class Rhythm(StrEnum):
    """By what a day comes again."""

    WEEKS = "weeks"
    NTH = "nth"
    """The nth weekday of the month, as the first day is one; a month without a fifth has none."""
    LAST = "last"
    """The last such weekday of the month."""
    NAMED = "named"


class OnFreeDay(StrEnum):
    """What becomes of a day on which people are free."""

    KEEP = "keep"
    SKIP = "skip"
    NEXT = "next"
    """The first day after it that is neither free nor in the weekend."""
    WEEK = "week"
    """The same weekday, a week later or the first that is not free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a day comes again: every so many weeks or months, up to and including a day or so many times; or on `named` days."""

    rhythm: Rhythm
    every: int = 1
    until: date | None = None
    times: int | None = None
    """The first time counts, and so does one that falls on a free day."""
    named: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One day of a series: when it was `meant`, and `on` which day it is; None where it is left out."""

    meant: date
    on: date | None
    free: bool = False


def days_of(rule: Recurrence, first: date, *, most: int = MOST_DAYS) -> list[date]:
    """List the days in order, sixty at most unless said otherwise; the first is always one of them."""
    days: Iterator[date] = iter(sorted({first, *(day for day in rule.named if day > first)}))
    if rule.rhythm is Rhythm.WEEKS:
        days = (first + timedelta(weeks=rule.every * number) for number in range(most))
    elif rule.rhythm is not Rhythm.NAMED:
        days = _of_months(rule, first)
    if rule.until is not None:
        days = takewhile(lambda day: rule.until is None or day <= max(rule.until, first), days)
    return list(islice(days, min(rule.times or most, most)))


def without_free_days(days: Iterable[date], is_free: Callable[[date], bool], then: OnFreeDay) -> list[PlannedDay]:
    """Move or leave out each day on which people are free; one that would come on another's day is left out."""
    meant = list(days)
    taken = {day for day in meant if then is OnFreeDay.KEEP or not is_free(day)}
    planned = []
    for day in meant:
        on: date | None = day
        if day not in taken:
            on = _instead(day, is_free, then)
            on = None if on in taken else on
            taken |= {on} if on else set()
        planned.append(PlannedDay(meant=day, on=on, free=is_free(day)))
    return planned


def is_last_of_month(day: date) -> bool:
    """Return whether it is the last such weekday of its month."""
    return (day + timedelta(weeks=1)).month != day.month


def place_in_month(day: date) -> int:
    """Return the how manieth such weekday of its month it is: 1 to 5."""
    return (day.day - 1) // _WEEK + 1


def weekday_of_month(year: int, month: int, place: int, weekday: int) -> date | None:
    """Find the nth such weekday of a month (0 the last; Monday is weekday 0); None where it has no fifth."""
    length = calendar.monthrange(year, month)[1]
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % _WEEK + _WEEK * (place - 1 if place else 3)
    if not place and day + _WEEK <= length:
        day += _WEEK
    return first.replace(day=day) if day <= length else None


def _of_months(rule: Recurrence, first: date) -> Iterator[date]:
    place = 0 if rule.rhythm is Rhythm.LAST else place_in_month(first)
    for number in count(0, rule.every):
        years, month = divmod(first.month - 1 + number, _MONTHS)
        if first.year + years > date.max.year:
            return
        day = weekday_of_month(first.year + years, month + 1, place, first.weekday())
        if day is not None and day >= first:
            yield day


def _instead(day: date, is_free: Callable[[date], bool], then: OnFreeDay) -> date | None:
    if then is OnFreeDay.SKIP:
        return None
    step = timedelta(weeks=1) if then is OnFreeDay.WEEK else timedelta(days=1)
    later = (day + step * number for number in range(1, MOST_DAYS))
    return next((each for each in later if not is_free(each) and (then is OnFreeDay.WEEK or each.weekday() < _SATURDAY)), None)
