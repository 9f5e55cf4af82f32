"""How deliveries stand, in plain lines for the operator's terminal."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.db.delivered import Undelivered
from bot.domain.standing import Standing, Worker, remedy_for
from bot.services.readings import LISTS, Progress
from bot.texts import Texts

CLOCK_TOLD: Final = timedelta(days=7)
"""How long it is told that the machine's clock was set."""

STATES = ("queued", "sending", "doubtful", "sent", "skipped", "failed", "missed")


def reading_lines(progress: Progress) -> list[str]:
    """Say how far Slack was read, as long as that is not done; of who is in a channel only where it fails."""
    lines = []
    for reading in progress.under_way:
        why = f" (last try: {reading.reason})" if reading.reason else ""
        if reading.what in LISTS:
            lines.append(f"{reading.what}: reading, {reading.done:,} so far{why}")
        elif reading.reason:
            lines.append(f"members of {reading.what}: not read yet{why}")
    return lines if progress.whole or lines else ["members: reading, 0 so far"]


def operator_lines(standing: Standing, counted: Mapping[str, int]) -> list[str]:
    """Say what waits, went out and failed, and who delivers."""
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
    lines += [_worker(worker, "gone without a goodbye") for worker in standing.gone]
    return [*lines, f"Slack is closed to us: {standing.closed_because}"] if standing.closed_because else lines


def clock_lines(last: tuple[datetime, int] | None) -> list[str]:
    """Say when the machine's clock was set, and by how much."""
    if last is None:
        return []
    at, seconds = last
    return [f"the machine's clock was set {'back' if seconds < 0 else 'forward'} by {abs(seconds)} s at {at:%Y-%m-%d %H:%M} UTC"]


def refusal_lines(refused: Iterable[Undelivered], t: Texts) -> list[str]:
    """Say what Slack refuses and somebody has to mend, with the remedy; what it was about names nobody."""
    return [f"Slack refuses {row.kind}: {row.reason}. {t(remedy_for(row.reason))}" for row in refused]


def _worker(worker: Worker, state: str) -> str:
    return f"   worker: {worker.role} on {worker.host}, process {worker.pid}: {state}, heard {worker.silent_for.total_seconds():.0f} s ago"
