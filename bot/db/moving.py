"""Events that were moved, and the provisional answers that came along."""

from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from bot.db.engine import WorkspaceSession
from bot.db.models import MOMENT, TOO_LATE_AT, EventRow, RsvpRow
from bot.db.odd_data import first, least
from bot.db.rows import change_rows
from bot.domain.events import EventState
from bot.domain.ids import EventId


def arrive(session: WorkspaceSession, event: EventId, *, moved_from: EventId, confirm_by: date) -> None:
    """Note which event a new one was before, and until when what came along can be confirmed."""
    change_rows(session, EventRow, EventRow.id == event, moved_from=moved_from, confirm_by=confirm_by)


def expect(session: WorkspaceSession, event: EventId, *, confirm_by: date) -> None:
    """Note until when those who came along can confirm, for an event that took another one in."""
    change_rows(session, EventRow, EventRow.id == event, confirm_by=confirm_by)


def heads_to_confirm(session: WorkspaceSession, event: EventId) -> int:
    """Count those who came along and have yet to confirm, with their guests."""
    heads = select(func.sum(1 + RsvpRow.guests)).where(
        RsvpRow.workspace_id == session.workspace, RsvpRow.event_id == event, RsvpRow.confirm_by.is_not(None)
    )
    return session.scalar(heads) or 0


def lapsing(session: WorkspaceSession, *, before: date, now: datetime) -> list[EventId]:
    """List events to come with answers that could be confirmed until a day before this one; whoever is shut out loses nothing."""
    return [EventId(event) for event in session.read(_LAPSING, moment=now, before=before).scalars()]


def next_confirm_by(session: WorkspaceSession, *, now: datetime) -> date | None:
    """Return the first day after which a provisional answer lapses."""
    found: date | None = first(session, _CONFIRM_BY, moment=now)
    return found


_PROVISIONAL = (
    select(RsvpRow.confirm_by)
    .join(EventRow, (EventRow.workspace_id == RsvpRow.workspace_id) & (EventRow.id == RsvpRow.event_id))
    .where(
        RsvpRow.workspace_id == bindparam("workspace"),
        RsvpRow.confirm_by.is_not(None),
        EventRow.state == str(EventState.ANNOUNCED),
        EventRow.closed_at.is_(None),
        MOMENT < TOO_LATE_AT,
    )
)
_CONFIRM_BY = least(_PROVISIONAL)
_LAPSING = (
    _PROVISIONAL.with_only_columns(RsvpRow.event_id).where(RsvpRow.confirm_by < bindparam("before")).distinct().order_by(RsvpRow.event_id)
)
