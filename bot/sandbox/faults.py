"""What can go wrong between the bot and Slack, all off until a test asks for it."""

import threading
from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["status", "error", "reset", "lose_reply", "accept_late"]
How = Literal["reset", "hang", "status", "empty"]


@dataclass(slots=True)
class Fault:
    """One planned mishap for a Web API method, as often as `times` says (None: until cleared)."""

    method: str
    kind: FaultKind
    times: int | None = 1
    status: int = 503
    retry_after: int = 1
    error: str = ""
    seconds: float = 0.0
    how: How = "reset"


class Faults:
    """Mishaps per Web API method (`"*"` for any), and for the events to the bot."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Fault] = []
        self.history_delay = 0.0
        """Seconds (stopwatch) before a new post shows in conversations.history and .replies."""
        self.double_events = False
        """Send each event twice, with one event_id."""
        self.hold_events = False
        """Keep events back until `Sandbox.release_events`."""
        self.lose_events = 0
        """The number of next events that never reach the bot."""

    def rate_limit(self, method: str, *, retry_after: int = 1, times: int | None = 1) -> None:
        """Answer 429 with Retry-After."""
        self._plan(Fault(method, "status", times, status=429, retry_after=retry_after))

    def status(self, method: str, status: int = 503, *, times: int | None = 1) -> None:
        """Answer an HTTP status without handling the request."""
        self._plan(Fault(method, "status", times, status=status))

    def error(self, method: str, error: str, *, times: int | None = 1) -> None:
        """Answer `ok: false` with an error code without handling the request."""
        self._plan(Fault(method, "error", times, error=error))

    def reset(self, method: str, *, times: int | None = 1) -> None:
        """Reset the connection before the request is handled."""
        self._plan(Fault(method, "reset", times))

    def lose_reply(self, method: str, *, how: How = "reset", seconds: float = 60.0, times: int | None = 1) -> None:
        """Handle the request, but let the client never hear of it: a reset, silence, a 503, or an `ok` that does not say of what."""
        self._plan(Fault(method, "lose_reply", times, how=how, seconds=seconds))

    def accept_late(self, method: str, *, after: float, times: int | None = 1) -> None:
        """Handle the request only after some seconds, when the client may have given up."""
        self._plan(Fault(method, "accept_late", times, seconds=after))

    def clear(self) -> None:
        """Let everything go well again; events held back stay held until they are released."""
        with self._lock:
            self._planned.clear()
        self.history_delay = 0.0
        self.double_events = False
        self.hold_events = False
        self.lose_events = 0

    def take(self, method: str) -> Fault | None:
        """Use up the next mishap planned for a method."""
        with self._lock:
            for fault in self._planned:
                if fault.method in (method, "*"):
                    return self._use(fault)
        return None

    def _plan(self, fault: Fault) -> None:
        with self._lock:
            self._planned.append(fault)

    def _use(self, fault: Fault) -> Fault:
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._planned.remove(fault)
        return fault
