"""Deliver what is due, at once when something was queued."""

import time
from collections.abc import Callable
from threading import Event

from bot.delivery import deliver_due
from bot.deps import Deps

EVERY = 1
"""Seconds between two turns."""

_TURN = 0.9
"""Seconds a turn lasts: it waits for the wake-up within it, so that an answer does not wait for the next tick."""


class Turn:
    """A turn of delivering: all that is due, and what is queued while it lasts."""

    def __init__(self, deps: Callable[[], Deps]) -> None:
        """Take the deps late: they hold our `wake`."""
        self._deps = deps
        self._woken = Event()
        self._stopping = Event()
        self.ended_at: float | None = None
        """On the stopwatch: when delivery last got on, for readiness."""

    def wake(self) -> None:
        """Say that something was queued."""
        self._woken.set()

    def stop(self) -> None:
        """Let the message under way be the last; the others go back into the queue."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Deliver until the turn is over."""
        deps = self._deps()
        until = time.monotonic() + _TURN
        while self._goes_on():
            self._woken.clear()
            if deps.home.workspace is not None:
                deliver_due(deps, deps.home.workspace, go_on=self._goes_on)
            self.ended_at = time.monotonic()
            left = until - self.ended_at
            if left <= 0 or not self._woken.wait(left):
                return

    def _goes_on(self) -> bool:
        self.ended_at = time.monotonic()
        return not self._stopping.is_set()
