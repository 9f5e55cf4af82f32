"""When a zone's clocks change: year by year, and as the yearly rule that calendar programs want."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One moment at which a zone's clocks are put forward or back."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    """What the time is called from then on."""

    @property
    def wall(self) -> datetime:
        """The clocks' own time of it, by the offset before."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def forward(self) -> bool:
        """Return whether they are put forward."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """A change that comes every year on the same weekday of the same month: `week` is the first to fourth, or -1 the last."""

    first: ClockChange
    month: int
    week: int
    weekday: int


@lru_cache(maxsize=64)
def clock_changes(zone: ZoneInfo, first_year: int, last_year: int) -> tuple[ClockChange, ...]:
    """Find every change of a zone's clocks in these years."""
    found = []
    moment, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        if _offset(moment, zone) != _offset(moment + _DAY, zone):
            at = _between(moment, moment + _DAY, zone)
            found.append(ClockChange(at, _offset(at - _SECOND, zone), _offset(at, zone), at.astimezone(zone).tzname() or ""))
        moment += _DAY
    return tuple(found)


def yearly_changes(changes: Sequence[ClockChange]) -> tuple[YearlyChange, ...] | None:
    """Return by which yearly rule clocks are put forward and back; None where they follow none."""
    rules = []
    for forward in (True, False):
        same = [change for change in changes if change.forward is forward]
        if not same:
            return None
        alike = {(change.wall.time(), change.before, change.after, change.name) for change in same}
        days = [_days_in_words(change.wall.date()) for change in same]
        shared = set.intersection(*days)
        years = [change.wall.year for change in same]
        if len(alike) != 1 or not shared or years != list(range(years[0], years[0] + len(years))):
            return None
        month, week, weekday = min(shared, key=lambda rule: rule[1])  # the last Sunday rather than the fourth
        rules.append(YearlyChange(same[0], month, week, weekday))
    return tuple(rules)


def _days_in_words(day: date) -> set[tuple[int, int, int]]:
    """Name a day as the nth weekday of its month, and as the last one where it is."""
    rules = {(day.month, (day.day - 1) // _WEEK + 1, day.weekday())}
    if day.day > calendar.monthrange(day.year, day.month)[1] - _WEEK:
        rules.add((day.month, -1, day.weekday()))
    return rules


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    before = _offset(low, zone)
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high
