"""The machine's clock: the timetable does not go by it, and that it was set is noticed."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import structlog

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
        if after - before > _AT_ONCE or abs(by) < STEP:  # we stood still between the two, or nothing happened
            return
        self._apart += by
        log.warning("clock_set", seconds=round(by))
        if deps.home.workspace is not None:
            with deps.writing(deps.home.workspace) as session:
                upkeep.note_clock_set(session, round(by), now=deps.clock())
