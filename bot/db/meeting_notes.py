"""Notes typed in the threads of meetings."""

from datetime import datetime

from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import CardRow, EventRow, MeetingNoteRow
from bot.db.rows import delete_rows, here
from bot.db.upsert import upsert
from bot.domain.events import EventKind, EventState
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.meeting_notes import NOTED_AFTER, NOTED_BEFORE, NOTED_LATE, MeetingNote


def threads(session: WorkspaceSession, *, now: datetime, late: bool) -> list[tuple[EventId, ChannelId, MessageTs]]:
    """List the threads under the agendas of meetings that are held; `late`: of those that were held in the last two weeks."""
    first, last = (NOTED_LATE, -NOTED_AFTER) if late else (NOTED_AFTER, NOTED_BEFORE)
    rows = session.execute(
        select(CardRow.event_id, CardRow.channel_id, CardRow.ts)
        .join(EventRow, (EventRow.workspace_id == CardRow.workspace_id) & (EventRow.id == CardRow.event_id))
        .where(
            CardRow.workspace_id == session.workspace,
            CardRow.is_agenda,
            EventRow.event_kind == str(EventKind.MEETING),
            EventRow.state == str(EventState.ANNOUNCED),
            EventRow.ends_at > now - first,
            (EventRow.ends_at if late else EventRow.starts_at) <= now + last,
        )
        .order_by(CardRow.id)
    )
    return [(EventId(event), ChannelId(channel), MessageTs(ts)) for event, channel, ts in rows]


def in_thread(session: WorkspaceSession, channel: ChannelId, thread: MessageTs) -> list[MeetingNote]:
    """List what is noted of one thread."""
    return _read(session, MeetingNoteRow.channel_id == channel, MeetingNoteRow.thread_ts == thread)


def of_event(session: WorkspaceSession, event: EventId) -> list[MeetingNote]:
    """List what is noted of a meeting, in the order in which it was typed."""
    return _read(session, MeetingNoteRow.event_id == event)


def exists(session: WorkspaceSession, channel: ChannelId, ts: MessageTs) -> bool:
    """Return whether a message is noted."""
    return bool(_read(session, MeetingNoteRow.channel_id == channel, MeetingNoteRow.ts == ts))


def save(session: WorkspaceSession, note: MeetingNote, channel: ChannelId, thread: MessageTs) -> None:
    """Keep a note, new or as it was edited."""
    key = {"workspace_id": session.workspace, "channel_id": channel, "ts": note.ts}
    values = {"thread_ts": thread, "event_id": note.event, "member_id": note.by, "text": note.text, "noted_at": note.noted_at}
    upsert(session, MeetingNoteRow, key | values, key=list(key))


def remove(session: WorkspaceSession, channel: ChannelId, ts: MessageTs) -> None:
    """Forget a note."""
    delete_rows(session, MeetingNoteRow, MeetingNoteRow.channel_id == channel, MeetingNoteRow.ts == ts)


def _read(session: WorkspaceSession, *which: object) -> list[MeetingNote]:
    rows = session.scalars(here(session, MeetingNoteRow, *which).order_by(MeetingNoteRow.ts))
    return [
        MeetingNote(event=EventId(row.event_id), ts=MessageTs(row.ts), by=MemberId(row.member_id), text=row.text, noted_at=row.noted_at)
        for row in rows
    ]
