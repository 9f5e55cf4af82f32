"""Whether events go on: which wait for a decision, how often that was asked, and in which messages."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from bot.db.engine import WorkspaceSession
from bot.db.events import get
from bot.db.models import AskingRow, EventRow
from bot.db.upsert import upsert
from bot.domain.events import Event, EventState
from bot.domain.go_no_go import Asked
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One message in which an organiser was asked."""

    event: EventId
    member: MemberId
    on: date
    channel: ChannelId
    ts: MessageTs


def undecided(session: WorkspaceSession, *, now: datetime) -> list[tuple[Event, Asked]]:
    """List the events to come with a minimum about which nobody decided, with how often that was asked."""
    rows = session.execute(
        select(EventRow.id, EventRow.asked_times, EventRow.asked_on)
        .where(
            EventRow.workspace_id == session.workspace,
            EventRow.state == str(EventState.ANNOUNCED),
            EventRow.minimum.is_not(None),
            EventRow.verdict.is_(None),
            EventRow.starts_at > now,
        )
        .order_by(EventRow.id)
    )
    return [(get(session, EventId(number)), Asked(times=times, on=on)) for number, times, on in rows]


def asked(session: WorkspaceSession, event: EventId) -> Asked:
    """Read how often it was asked whether an event goes on."""
    times, on = session.execute(
        select(EventRow.asked_times, EventRow.asked_on).where(EventRow.workspace_id == session.workspace, EventRow.id == event)
    ).one()
    return Asked(times=times, on=on)


def save_asked(session: WorkspaceSession, event: EventId, asked: Asked) -> None:
    """Keep that it was asked."""
    session.execute(
        update(EventRow)
        .where(EventRow.workspace_id == session.workspace, EventRow.id == event)
        .values(asked_times=asked.times, asked_on=asked.on)
        .execution_options(synchronize_session="fetch")
    )


def add_asking(session: WorkspaceSession, asking: Asking) -> None:
    """Keep in which message an organiser was asked."""
    upsert(
        session,
        AskingRow,
        {
            "workspace_id": session.workspace,
            "event_id": asking.event,
            "member_id": asking.member,
            "asked_on": asking.on,
            "channel_id": asking.channel,
            "ts": asking.ts,
        },
        key=["workspace_id", "event_id", "member_id", "asked_on"],
    )


def askings(session: WorkspaceSession, event: EventId) -> list[Asking]:
    """List the messages in which organisers were asked about an event."""
    rows = session.scalars(
        select(AskingRow)
        .where(AskingRow.workspace_id == session.workspace, AskingRow.event_id == event)
        .order_by(AskingRow.asked_on, AskingRow.member_id)
    )
    return [_asking(row) for row in rows]


def _asking(row: AskingRow) -> Asking:
    return Asking(
        event=EventId(row.event_id),
        member=MemberId(row.member_id),
        on=row.asked_on,
        channel=ChannelId(row.channel_id),
        ts=MessageTs(row.ts),
    )
