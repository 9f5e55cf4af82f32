"""Turn-out: who answered and who came, event by event and year by year. Counts, and names for organisers; never a ranking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from statistics import fmean

from bot.domain.events import Event, EventKind
from bot.domain.ids import EventId

ANSWERS_WITHIN = timedelta(days=2)
"""After a reminder; what comes later may have come without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTurnout:
    """An event that was held, in members: guests count with nobody here, a deputy counts as the member who sent them."""

    event: EventId
    title: str
    kind: EventKind
    starts_at: datetime
    year: int
    answered: int = 0
    yes: int = 0
    """Those who said yes and had a place."""
    there: int | None = None
    """How many came, of a course the mean of its sessions; None: not kept."""
    absent: int = 0
    """Those of `yes` who did not come, of a course to no session that was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTurnout:
    """A year's events, with how many members came on average (as far as that was kept), said yes, and answered at all."""

    year: int
    events: int
    kept: int
    there: int | None
    yes: int
    answered: int
    absent: int
    """In all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """What attendance tells of one year, or of all of them with the last in detail."""

    events: tuple[EventTurnout, ...]
    """The last first."""
    years: tuple[YearTurnout, ...]
    """In order."""
    year: int
    """To which the rest refers."""
    only: bool = False
    """That year was asked for, and no other."""
    kind: EventKind | None = None
    series_of: Event | None = None
    """Of this event's series only."""
    members: int = 0
    """Those who are here now."""
    answering: int = 0
    """Those of them who answered any event of the year."""
    first: tuple[str, ...] = ()
    """Names of those who came for the first time, by name."""
    lapsed: tuple[str, ...] = ()
    """Names of those here who came the year before and not this year, by name."""
    reminded: int = 0
    """Reminders to answer that are still kept."""
    answered_then: int = 0
    """Those of them that an answer followed within two days."""

    @property
    def change(self) -> tuple[YearTurnout, YearTurnout] | None:
        """The year before and this one, where who came was kept of both."""
        found = {each.year: each for each in self.years if each.there is not None}
        return (found[self.year - 1], found[self.year]) if {self.year - 1, self.year} <= found.keys() else None


def by_year(events: Iterable[EventTurnout]) -> tuple[YearTurnout, ...]:
    """Sum events up by year, the first year first."""
    ordered = sorted(events, key=lambda event: event.year)
    return tuple(_summed(year, list(some)) for year, some in groupby(ordered, key=lambda event: event.year))


def _summed(year: int, events: Sequence[EventTurnout]) -> YearTurnout:
    there = [event.there for event in events if event.there is not None]
    return YearTurnout(
        year=year,
        events=len(events),
        kept=len(there),
        there=round(fmean(there)) if there else None,
        yes=round(fmean(event.yes for event in events)),
        answered=round(fmean(event.answered for event in events)),
        absent=sum(event.absent for event in events),
    )


def answers_after(reminders: Iterable[tuple[object, datetime]], answers: Iterable[tuple[object, datetime]]) -> int:
    """Count the reminders that an answer of the same member to the same event followed within two days."""
    given: dict[object, list[datetime]] = {}
    for whose, at in answers:
        given.setdefault(whose, []).append(at)
    return sum(any(at < each <= at + ANSWERS_WITHIN for each in given.get(whose, ())) for whose, at in reminders)
