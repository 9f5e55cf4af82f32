"""The local workspace's calendar clock: it ticks along with real time and can be moved."""

import threading
import time
from datetime import UTC, datetime, timedelta


class MovableClock:
    """A calendar clock that starts at a given moment, ticks with real time, and moves when told to.

    Call it for the moment it shows. The stopwatch (`time.monotonic`) is not touched by moving it.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._shown = _aware(start) if start else datetime.fromtimestamp(time.time(), UTC)
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        """Return the moment that the clock shows."""
        with self._lock:
            return self._read()

    def advance(self, by: timedelta) -> datetime:
        """Move the clock by a span and return the moment it then shows."""
        with self._lock:
            return self._show(self._read() + by)

    def set(self, moment: datetime) -> datetime:
        """Put the clock on a moment; it goes on ticking from there."""
        with self._lock:
            return self._show(_aware(moment))

    def _read(self) -> datetime:
        return self._shown + timedelta(seconds=time.monotonic() - self._since)

    def _show(self, moment: datetime) -> datetime:
        self._shown, self._since = moment, time.monotonic()
        return moment


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the clock needs a moment with a time zone")
    return moment.astimezone(UTC)
