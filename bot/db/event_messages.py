"""What organisers wrote to those an event concerns."""

from datetime import datetime

from bot.db.engine import WorkspaceSession
from bot.db.models import EventMessageRow
from bot.db.rows import here, made_of
from bot.db.workspaces import next_number
from bot.domain.event_messages import EventMessage, MessageUnknown, Whom
from bot.domain.ids import EventId, MemberId


def add(session: WorkspaceSession, event: EventId, whom: Whom, words: str, *, by: MemberId, now: datetime) -> EventMessage:
    """Keep what was written."""
    number = next_number(session, "event_message")
    facts = {"event_id": event, "whom": str(whom), "words": words, "written_by": by, "written_at": now}
    row = EventMessageRow(workspace_id=session.workspace, id=number, **facts)
    session.add(row)
    session.flush()
    return _message(row)


def get(session: WorkspaceSession, number: int) -> EventMessage:
    """Read what was written.

    Raises:
        MessageUnknown: no such message.
    """
    row = session.get(EventMessageRow, (session.workspace, number))
    if row is None:
        raise MessageUnknown
    return _message(row)


def nudge_of(session: WorkspaceSession, event: EventId) -> EventMessage | None:
    """Return the reminder to those who doubt, if it was given."""
    row = session.scalars(
        here(session, EventMessageRow, EventMessageRow.event_id == event, EventMessageRow.whom == str(Whom.DOUBTING)).limit(1)
    ).one_or_none()
    return _message(row) if row else None


def _message(row: EventMessageRow) -> EventMessage:
    return made_of(EventMessage, row, event=EventId(row.event_id), whom=Whom(row.whom), written_by=MemberId(row.written_by))
