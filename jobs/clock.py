"""The machine's clock: the timetable does not go by it, and that it was set is noticed."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import structlog
from apscheduler.triggers.base import BaseTrigger

from bot.deps import Deps
from bot.services import upkeep

log = structlog.get_logger(__name__)

EVERY = 1
"""Seconds between two looks."""

STEP = 2.0
"""Seconds; a clock that runs a little fast or slow is no clock that was set."""

_AT_ONCE = 0.1


class Steady(tzinfo):
    """A zone in which it is UTC when it is first asked, and time runs on from there whatever is done to the machine's clock.

    APScheduler reads the time by `datetime.now(zone)`, which is the zone's own `fromutc` (docs.python.org/3/library/datetime.html).
    So does every other conversion into it: a moment that is to stay what it is has to be of this zone from the first (`Every`).
    """

    def __init__(self) -> None:
        """Start running."""
        self._began, self._since = datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None), time.monotonic()

    def fromutc(self, _: datetime) -> datetime:
        """Tell the time, whatever the machine's clock says."""
        return (self._began + timedelta(seconds=time.monotonic() - self._since)).replace(tzinfo=self)

    def utcoffset(self, _: datetime | None) -> timedelta:
        """Be UTC."""
        return timedelta(0)

    def dst(self, _: datetime | None) -> timedelta:
        """Know no summer time."""
        return timedelta(0)

    def tzname(self, _: datetime | None) -> str:
        """Have a name for logs."""
        return "steady"


class Every(BaseTrigger):  # type: ignore[misc]  # it has no types
    """A run each so many seconds, reckoned in the zone of the scheduler itself.

    The moments of APScheduler's own trigger are of UTC: put into the steady zone each would be *now*, and the scheduler would
    never rest between two runs.
    """

    def __init__(self, seconds: float, *, at_once: bool) -> None:
        """Say how often, and whether the first run comes before the first interval."""
        self._interval, self._at_once = timedelta(seconds=seconds), at_once

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Go on from the run before."""
        if previous_fire_time is None and self._at_once:
            return now
        return (previous_fire_time or now) + self._interval


class Watch:
    """Looks whether the machine's clock and the stopwatch still go together."""

    def __init__(self, *, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        """Read both."""
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()

    def run(self, deps: Deps) -> None:
        """Say once that the clock was set; what was to go out at once does, though it is later by its own account."""
        before, wall, after = self._steady(), self._wall(), self._steady()
        by = wall - before - self._apart
        if after - before > _AT_ONCE or abs(by) < STEP:  # we were suspended between the two, or nothing happened
            return
        self._apart += by
        log.warning("clock_set", seconds=round(by))
        if deps.home.workspace is not None:
            with deps.writing(deps.home.workspace) as session:
                upkeep.note_clock_set(session, round(by), now=deps.clock())
