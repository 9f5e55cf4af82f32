"""Cards: the messages that show an event, and the reactions under them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import Row, bindparam, case, func, select

from bot.db.engine import WorkspaceSession
from bot.db.events import MOST_LISTED
from bot.db.models import MOMENT, TOO_LATE_AT, CardRow, EventRow
from bot.db.rows import change_rows, here, made_of
from bot.db.workspaces import next_number
from bot.domain.events import EventState
from bot.domain.ids import ChannelId, EventId, MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message that shows an event.

    `live` until Slack refuses to edit it, `retired` once a newer one took its place, `seeded` while our own reactions are
    to stand under it.
    """

    id: int
    event: EventId
    channel: ChannelId
    ts: MessageTs
    live: bool
    retired: bool = False
    seeded: bool = True
    is_agenda: bool = False
    """It shows the agenda, a week before, instead of announcing the event."""


def add(session: WorkspaceSession, event: EventId, channel: ChannelId, ts: MessageTs, *, is_agenda: bool = False) -> int:
    """Keep where a card was posted; the same message again keeps its number."""
    known = session.scalar(
        select(CardRow.id).where(CardRow.workspace_id == session.workspace, CardRow.channel_id == channel, CardRow.ts == ts)
    )
    if known is not None:
        return known
    number = next_number(session, "card")
    seen = {"live": True, "seeded": not is_agenda, "is_agenda": is_agenda}
    session.add(CardRow(workspace_id=session.workspace, id=number, event_id=event, channel_id=channel, ts=ts, **seen))
    session.flush()
    return number


def get(session: WorkspaceSession, number: int) -> Card | None:
    """Read one card."""
    row = session.get(CardRow, (session.workspace, number))
    return _card(row) if row else None


def of_event(session: WorkspaceSession, event: EventId) -> list[Card]:
    """List the cards of an event that Slack still lets us edit."""
    rows = session.scalars(here(session, CardRow, CardRow.event_id == event, CardRow.live).order_by(CardRow.id))
    return [_card(row) for row in rows]


def at(session: WorkspaceSession, channel: ChannelId, ts: MessageTs) -> Card | None:
    """Find the card that is this message."""
    row = session.scalars(here(session, CardRow, CardRow.channel_id == channel, CardRow.ts == ts)).one_or_none()
    return _card(row) if row else None


def taking_answers(session: WorkspaceSession, *, now: datetime) -> list[Card]:
    """List the cards of events that still take answers."""
    rows = session.scalars(
        select(CardRow)
        .join(EventRow, (EventRow.workspace_id == CardRow.workspace_id) & (EventRow.id == CardRow.event_id))
        .where(
            CardRow.workspace_id == session.workspace,
            CardRow.live,
            CardRow.retired.is_(False),
            EventRow.state == str(EventState.ANNOUNCED),
            EventRow.closed_at.is_(None),
            now < TOO_LATE_AT,
        )
        .order_by(CardRow.id)
    )
    return [_card(row) for row in rows]


def events_in(session: WorkspaceSession, channel: ChannelId, *, since: datetime) -> list[EventId]:
    """List the events announced, or to be announced, in a channel that had not ended at a moment."""
    shown = select(CardRow.event_id).where(CardRow.workspace_id == session.workspace, CardRow.channel_id == channel, CardRow.live)
    there = (EventRow.channel_id == channel) | EventRow.id.in_(shown)
    found = session.scalars(
        select(EventRow.id).where(EventRow.workspace_id == session.workspace, EventRow.ends_at > since, there).order_by(EventRow.id)
    )
    return [EventId(number) for number in found]


def with_deadline(session: WorkspaceSession, *, now: datetime) -> list[tuple[Card, date]]:
    """List the cards that take answers of events with a last day for them, with that day."""
    until = {event: on for event, on in session.read(_WITH_DEADLINE, moment=now) if on is not None}
    return [(card, until[card.event]) for card in taking_answers(session, now=now) if card.event in until] if until else []


def lose(session: WorkspaceSession, number: int) -> None:
    """Note that Slack no longer lets us edit a card."""
    change_rows(session, CardRow, CardRow.id == number, live=False)


def first_ts(session: WorkspaceSession, event: EventId) -> MessageTs | None:
    """Return the ts of the first card that an event ever had."""
    announced = (CardRow.workspace_id == session.workspace, CardRow.event_id == event, CardRow.is_agenda.is_(False))
    return session.scalar(select(CardRow.ts).where(*announced).order_by(CardRow.id).limit(1))  # type: ignore[return-value]  # a MessageTs is a str


def last_of_each(session: WorkspaceSession, *, now: datetime) -> list[tuple[EventId, MessageTs, datetime]]:
    """List the events that are still to begin, each with its latest announcement that stands and when answers come too late."""
    return [(EventId(event), MessageTs(ts), too_late) for event, ts, too_late in session.read(_LAST_OF_EACH, moment=now)]


def retire(session: WorkspaceSession, numbers: Collection[int]) -> None:
    """Note that a newer card takes the place of these."""
    change_rows(session, CardRow, CardRow.id.in_(numbers), retired=True, seeded=False)


def save_seeded(session: WorkspaceSession, number: int, *, seeded: bool) -> None:
    """Note whether our own reactions are to be under a card."""
    change_rows(session, CardRow, CardRow.id == number, seeded=seeded)


def begun_with_seeds(session: WorkspaceSession, *, now: datetime, most: int = MOST_LISTED) -> list[Card]:
    """List cards of events that have begun while our own reactions are under them."""
    return [_card(row) for row in session.read(_SEEDED, moment=now, most=most)]


def is_known(session: WorkspaceSession, event: EventId) -> bool:
    """Return whether an event ever had a card."""
    return session.read(_ANY, event=event).first() is not None


class Phase(IntEnum):
    """What the clock makes of an event, as its cards show it."""

    OPEN = 0
    LATE = 1
    """The last day to answer has gone by."""
    BEGUN = 2
    """Answers come too late."""
    OVER = 3


def outdated(session: WorkspaceSession, *, now: datetime, today: date, most: int = MOST_LISTED) -> list[tuple[Card, Phase]]:
    """List the cards that show an event as it was before its deadline, its beginning or its end, with what to show now."""
    return [(_card(row), Phase(row.shown)) for row in session.read(_OUTDATED, moment=now, today=today, most=most)]


def turning_points(session: WorkspaceSession) -> list[tuple[date | None, datetime, datetime]]:
    """List the last day to answer, the beginning and the end of every event whose cards the clock still changes."""
    return [(until, begins, ends) for until, begins, ends in session.read(_TURNING_POINTS) if None not in (begins, ends)]


def save_phase(session: WorkspaceSession, number: int, phase: Phase) -> None:
    """Note what the clock had made of the event as a card shows it."""
    change_rows(session, CardRow, CardRow.id == number, phase=int(phase))


def count(session: WorkspaceSession, event: EventId) -> int:
    """Count the cards an event ever had."""
    return session.scalar(select(func.count()).where(CardRow.workspace_id == session.workspace, CardRow.event_id == event)) or 0


_ANY = select(CardRow.id).where(CardRow.workspace_id == bindparam("workspace"), CardRow.event_id == bindparam("event")).limit(1)
_WITH_DEADLINE = select(EventRow.id, EventRow.rsvp_until).where(
    EventRow.workspace_id == bindparam("workspace"), MOMENT < TOO_LATE_AT, EventRow.rsvp_until.is_not(None)
)
_SEEDED = (
    select(CardRow)
    .join(EventRow, (EventRow.workspace_id == CardRow.workspace_id) & (EventRow.id == CardRow.event_id))
    .where(
        CardRow.workspace_id == bindparam("workspace"),
        CardRow.live,
        CardRow.seeded,
        EventRow.state == str(EventState.ANNOUNCED),
        MOMENT >= TOO_LATE_AT,
    )
    .limit(bindparam("most"))
)
_LAST_OF_EACH = (
    select(EventRow.id, func.max(CardRow.ts), TOO_LATE_AT)
    .join(EventRow, (EventRow.workspace_id == CardRow.workspace_id) & (EventRow.id == CardRow.event_id))
    .where(
        CardRow.workspace_id == bindparam("workspace"),
        CardRow.live,
        CardRow.retired.is_(False),
        CardRow.is_agenda.is_(False),
        EventRow.state == str(EventState.ANNOUNCED),
        MOMENT < TOO_LATE_AT,
    )
    .group_by(EventRow.workspace_id, EventRow.id)
    .order_by(EventRow.id)
)
_BY_CLOCK = (
    select(CardRow)
    .join(EventRow, (EventRow.workspace_id == CardRow.workspace_id) & (EventRow.id == CardRow.event_id))
    .where(
        CardRow.workspace_id == bindparam("workspace"),
        CardRow.live,
        CardRow.retired.is_(False),
        CardRow.phase < Phase.OVER,
        EventRow.state == str(EventState.ANNOUNCED),
    )
)
_TURNING_POINTS = _BY_CLOCK.with_only_columns(EventRow.rsvp_until, TOO_LATE_AT, EventRow.ends_at).distinct()
_PHASE = case(
    (EventRow.ends_at <= bindparam("moment"), Phase.OVER),
    (MOMENT >= TOO_LATE_AT, Phase.BEGUN),
    (EventRow.rsvp_until < bindparam("today"), Phase.LATE),
    else_=Phase.OPEN,
)
_OUTDATED = _BY_CLOCK.add_columns(_PHASE.label("shown")).where(CardRow.phase != _PHASE).order_by(CardRow.id).limit(bindparam("most"))


def _card(row: CardRow | Row[Any]) -> Card:
    return made_of(Card, row, event=EventId(row.event_id), channel=ChannelId(row.channel_id))
