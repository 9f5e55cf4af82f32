"""The maximum of an event, and from which entry on."""

from datetime import datetime

from sqlalchemy import func, select

from bot.db.engine import WorkspaceSession
from bot.db.models import CapacityRow, RsvpEntryRow
from bot.db.rows import here
from bot.domain.ids import EventId
from bot.domain.seating import Room


def of(session: WorkspaceSession, event: EventId) -> list[Room]:
    """Read the maxima of an event, the first one first."""
    rows = session.scalars(here(session, CapacityRow, CapacityRow.event_id == event).order_by(CapacityRow.position))
    return [Room(maximum=row.maximum, after=row.after_entry) for row in rows]


def note(session: WorkspaceSession, event: EventId, maximum: int | None, *, known: int, now: datetime) -> Room:
    """Keep a maximum that holds from now on, after `known` others; the first holds from the beginning."""
    last = select(func.max(RsvpEntryRow.id)).where(RsvpEntryRow.workspace_id == session.workspace, RsvpEntryRow.event_id == event)
    after = (session.scalar(last) or 0) if known else 0
    session.add(CapacityRow(workspace_id=session.workspace, event_id=event, position=known, maximum=maximum, after_entry=after, since=now))
    session.flush()
    return Room(maximum=maximum, after=after)
