"""An attempt that is ready to be made."""

import time
from dataclasses import dataclass

from bot.composing import Composed
from bot.deps import Deps
from bot.domain.ids import ChannelId


class TakenOver(Exception):
    """Our lease ran out, and another process took the row."""


class SlackClosed(Exception):  # a fact
    """Slack refused our token, which is stored: nothing else that was claimed needs to try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An attempt that may be made now, and until when on the stopwatch: later another process may have taken it over."""

    composed: Composed
    channel: ChannelId
    until: float


def leave_by(deps: Deps) -> float:
    """Return by when on the stopwatch a request must leave if the lease is renewed now: its time-out and the wait for a look-up
    still fit within.
    """
    return time.monotonic() + (deps.pace.lease - deps.pace.time_out - deps.pace.look_up_after).total_seconds()
