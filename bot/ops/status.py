"""The state of deliveries, in plain lines for the operator's terminal."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.config import CannotStart
from bot.db import migrate
from bot.db.engine import NOWHERE, Sessions
from bot.domain.delivery_status import DeliveryStatus, Worker
from bot.domain.errors import TryAgain
from bot.services import deliveries, members, refused_requests, slack_sync, upkeep

CLOCK_TOLD: Final = timedelta(days=7)
"""For how long the status says that the machine's clock was set."""

STATES = ("queued", "sending", "doubtful", "sent", "skipped", "failed", "missed")


class Installation(Protocol):
    """What is looked at; of all that an entry point is given no more, so that a look costs little."""

    @property
    def sessions(self) -> Sessions:
        """The database."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The calendar clock."""


@dataclass(frozen=True, slots=True)
class Here:
    """The database and the clock of this machine."""

    sessions: Sessions
    clock: Callable[[], datetime]


def status(here: Installation) -> list[str]:
    """Return the state of deliveries, for the operator.

    Raises:
        CannotStart: the database has yet to be made or brought up to date.
    """
    sessions, clock = here.sessions, here.clock
    if not migrate.is_current(sessions.engine):
        message = "The database has not been made yet, or is of another version. Run: prs db upgrade (prs run does it by itself on SQLite)"
        raise CannotStart(message)
    with sessions.reading(NOWHERE) as session:
        known = members.known_workspaces(session)
    if len(known) != 1:
        return ["No workspace is known yet: the bot has not been connected to Slack."]
    with contextlib.suppress(TryAgain):
        sessions.try_writing()
    first = [f"nothing can be saved: {sessions.trouble}"] if sessions.trouble else []
    with sessions.reading(known[0]) as session:
        identity = members.identity(session)
        counted = upkeep.deliveries(session)
        standing = deliveries.status(session, now=clock())
        reading = slack_sync.progress(session)
        set_at = upkeep.clock_set(session, since=clock() - CLOCK_TOLD)
        refused = refused_requests.refused(session)
    if identity is None:
        return ["No workspace is known yet: the bot has not been connected to Slack."]
    said = [
        *first,
        *([refused.line] if refused else []),
        *reading.lines,
        *clock_lines(set_at),
        *_lines(standing, counted),
    ]
    return [f"workspace {known[0]} ({identity.team_name})", *said]


def _lines(standing: DeliveryStatus, counted: Mapping[str, int]) -> list[str]:
    """Return what waits, went out and failed, and which processes deliver."""
    lines = [f"{state:>9}: {counted.get(state, 0)}" for state in STATES]
    if standing.shifted:
        lines.append(f"{'':9}  {standing.shifted} of the queued were shifted to a working moment")
    if standing.overdue and standing.overdue_since is not None:
        lines.append(f"{'':9}  {standing.overdue} are due, the oldest since {standing.overdue_since:%Y-%m-%d %H:%M} UTC")
    lines += [
        f"{row.state:>9}: {row.kind}{f' ({row.about})' if row.about else ''}, due {row.due_at:%Y-%m-%d %H:%M} UTC: {row.reason}"
        for row in standing.latest
    ]
    lines += [_worker(worker, "alive") for worker in standing.alive] or ["no worker is alive: nothing is delivered"]
    lines += [_worker(worker, "disappeared") for worker in standing.gone]
    return [*lines, f"Slack is closed to us: {standing.closed_because}"] if standing.closed_because else lines


def clock_lines(last: tuple[datetime, int] | None) -> list[str]:
    """Return when the machine's clock was set, and by how much."""
    if last is None:
        return []
    at, seconds = last
    return [f"the machine's clock was set {'back' if seconds < 0 else 'forward'} by {abs(seconds)} s at {at:%Y-%m-%d %H:%M} UTC"]


def _worker(worker: Worker, state: str) -> str:
    return f"   worker: {worker.role} on {worker.host}, process {worker.pid}: {state}, heard {worker.silent_for.total_seconds():.0f} s ago"
