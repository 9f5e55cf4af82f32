"""What to know of a date before planning on it: words of warning, none of them a refusal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import DayOccasion, local_day
from bot.domain.events import Event, EventPlan

FAR_YEARS = 2
"""A date further ahead is likelier a slip than a plan."""

LONGEST_SITTING = 31
"""Days of one sitting that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What is remarkable of the days of a plan."""

    days: tuple[tuple[date, DayOccasion], ...] = ()
    """Days that are free, in order."""
    unknown: date | None = None
    """The first day of which the school holidays are not known."""
    others: tuple[Event, ...] = ()
    """Other events of the network while it is held."""
    far: bool = False

    def __bool__(self) -> bool:
        """Return whether there is anything to say."""
        return bool(self.days or self.unknown or self.others or self.far)


NOTHING_TO_SAY = Remarks()


def days_of(plan: EventPlan, zone: ZoneInfo) -> Iterator[date]:
    """Return each day on which people come together, in order."""
    seen: set[date] = set()
    for sitting in plan.sittings:
        first, last = local_day(sitting.starts_at, zone), local_day(sitting.ends_at - timedelta(microseconds=1), zone)
        for ahead in range(min((last - first).days + 1, LONGEST_SITTING)):
            day = first + timedelta(days=ahead)
            if day not in seen:
                seen.add(day)
                yield day


def overlap(plan: EventPlan, other: EventPlan) -> bool:
    """Return whether two are held at the same time, however short."""
    return any(mine.starts_at < theirs.ends_at and theirs.starts_at < mine.ends_at for mine in plan.sittings for theirs in other.sittings)


def is_far(day: date, today: date) -> bool:
    """Return whether a day is more than two years ahead."""
    return (day.year, day.month, day.day) > (today.year + FAR_YEARS, today.month, today.day)


def remarks_on(
    plan: EventPlan, *, occasion: Callable[[date], DayOccasion], others: tuple[Event, ...], now: datetime, zone: ZoneInfo
) -> Remarks:
    """Say what is remarkable of a plan; `others` are the events that are held at any of its times."""
    days = [(day, occasion(day)) for day in days_of(plan, zone)]
    today = local_day(now, zone)
    return Remarks(
        days=tuple((day, is_) for day, is_ in days if is_.is_free),
        unknown=next((day for day, is_ in days if not is_.school_known), None),
        others=others,
        far=is_far(local_day(plan.starts_at, zone), today),
    )
