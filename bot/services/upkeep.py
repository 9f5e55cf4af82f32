"""The clock, and the state of deliveries."""

from datetime import datetime

from bot.db import delivery_status, odd_rows, outbox, workspaces
from bot.db.engine import WorkspaceSession

# As the database has it.
hasten = outbox.hasten
next_delivery = delivery_status.next_due_at
next_try_in = delivery_status.next_try_in
deliveries = delivery_status.waiting
odd_values = odd_rows.odd_values
mend_odd = odd_rows.mend


def note_clock_set(session: WorkspaceSession, seconds: int, *, now: datetime) -> None:
    """Note that the machine's clock was set by so many seconds, and see to what was queued to go out at once."""
    workspaces.note_clock_set(session, seconds, now=now)
    hasten(session, now=now)


def clock_set(session: WorkspaceSession, *, since: datetime) -> tuple[datetime, int] | None:
    """Return when the machine's clock was last set, if it was since a moment, and by how many seconds."""
    last = workspaces.clock_set(session)
    return last if last is not None and last[0] >= since else None
