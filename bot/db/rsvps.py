"""Answers: every one that came, and the one of each member that counts."""

from datetime import datetime

from sqlalchemy import delete, func, select

from bot.db.engine import WorkspaceSession
from bot.db.models import RsvpEntryRow, RsvpRow
from bot.db.upsert import upsert
from bot.domain.ids import EventId, MemberId, MessageTs
from bot.domain.rsvp import Answer, Entry, Party, Place, Tally, Way


def add_entry(session: WorkspaceSession, event: EventId, entry: Entry, *, now: datetime) -> None:
    """Keep one thing a member did; nothing is ever changed or removed."""
    session.add(
        RsvpEntryRow(
            workspace_id=session.workspace,
            event_id=event,
            member_id=entry.member,
            answer=str(entry.answer),
            way=str(entry.way),
            emoji=entry.emoji,
            card_ts=entry.card,
            is_on=entry.on,
            guests=entry.guests,
            comment=entry.comment,
            occurred_at=entry.at,
            recorded_at=now,
        )
    )
    session.flush()


def entries_of(session: WorkspaceSession, event: EventId, member: MemberId) -> list[Entry]:
    """Read all that a member did about an event, in the order in which it was recorded."""
    rows = session.scalars(
        select(RsvpEntryRow)
        .where(RsvpEntryRow.workspace_id == session.workspace, RsvpEntryRow.event_id == event, RsvpEntryRow.member_id == member)
        .order_by(RsvpEntryRow.id)
    )
    return [_entry(row) for row in rows]


def reactions_on(session: WorkspaceSession, event: EventId, card: MessageTs) -> list[Entry]:
    """Read every reaction we know of under one card."""
    rows = session.scalars(
        select(RsvpEntryRow)
        .where(
            RsvpEntryRow.workspace_id == session.workspace,
            RsvpEntryRow.event_id == event,
            RsvpEntryRow.way == str(Way.REACTION),
            RsvpEntryRow.card_ts == card,
        )
        .order_by(RsvpEntryRow.occurred_at, RsvpEntryRow.id)
    )
    return [_entry(row) for row in rows]


def parties(session: WorkspaceSession, event: EventId) -> list[Party]:
    """Read the answers that count, in order of rank."""
    rows = session.execute(
        select(RsvpRow.member_id, RsvpRow.answer, RsvpRow.since, RsvpRow.guests, RsvpRow.comment, RsvpRow.place)
        .where(RsvpRow.workspace_id == session.workspace, RsvpRow.event_id == event)
        .order_by(RsvpRow.since, RsvpRow.member_id)
    )
    return [
        Party(member=MemberId(member), answer=Answer(answer), since=since, guests=guests, comment=comment, place=Place(place))
        for member, answer, since, guests, comment, place in rows
    ]


def save_party(session: WorkspaceSession, event: EventId, party: Party) -> None:
    """Keep the answer of a member that counts."""
    upsert(
        session,
        RsvpRow,
        {
            "workspace_id": session.workspace,
            "event_id": event,
            "member_id": party.member,
            "answer": str(party.answer),
            "since": party.since,
            "guests": party.guests,
            "comment": party.comment,
            "place": str(party.place),
        },
        key=["workspace_id", "event_id", "member_id"],
    )


def remove_party(session: WorkspaceSession, event: EventId, member: MemberId) -> None:
    """A member took back his only answer."""
    session.execute(
        delete(RsvpRow).where(RsvpRow.workspace_id == session.workspace, RsvpRow.event_id == event, RsvpRow.member_id == member)
    )


def tallies(session: WorkspaceSession, events: list[EventId]) -> dict[EventId, Tally]:
    """Count heads for several events in one query."""
    if not events:
        return {}
    heads = func.sum(1 + RsvpRow.guests)
    rows = session.execute(
        select(RsvpRow.event_id, RsvpRow.answer, RsvpRow.place, func.count(), heads)
        .where(RsvpRow.workspace_id == session.workspace, RsvpRow.event_id.in_(events))
        .group_by(RsvpRow.event_id, RsvpRow.answer, RsvpRow.place)
    )
    counted: dict[EventId, dict[str, int]] = {}
    for event, answer, place, members, chairs in rows:
        name = {"seated": "yes", "waiting": "waiting"}.get(place, answer)
        count = int(chairs) if answer == Answer.YES else members
        of_event = counted.setdefault(EventId(event), {})
        of_event[name] = of_event.get(name, 0) + count
    return {event: Tally(**counts) for event, counts in counted.items()}


def _entry(row: RsvpEntryRow) -> Entry:
    return Entry(
        member=MemberId(row.member_id),
        answer=Answer(row.answer),
        way=Way(row.way),
        at=row.occurred_at,
        emoji=row.emoji,
        card=MessageTs(row.card_ts) if row.card_ts else None,
        on=row.is_on,
        guests=row.guests,
        comment=row.comment,
    )
