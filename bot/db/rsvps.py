"""Answers: every one that came, and the one of each member that counts."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, literal, not_, null, or_, select, union_all

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.models import TOO_LATE_AT, ChannelRow, EventRow, MemberRow, RsvpEntryRow, RsvpRow, UtcDateTime
from bot.db.odd_data import listed, readable
from bot.db.rows import delete_rows, here, made_of
from bot.db.upsert import upsert
from bot.domain.attendees import RecordedAnswer
from bot.domain.events import Event, EventState
from bot.domain.ids import EventId, MemberId, MessageTs
from bot.domain.personal import PERIODS, Passing
from bot.domain.rsvp import RECEIVED, Answer, Party, Place, RsvpEntry, Tally, Way, noted_at

MOST_COMPARED = 20
"""Earlier events: of what lies further back the network was another."""


def add_entry(session: WorkspaceSession, event: EventId, entry: RsvpEntry, *, now: datetime) -> None:
    """Keep one thing a member did, at a moment that is not before what it answers (`noted_at`); nothing is ever changed or removed."""
    later, received = session.read(_LATER, event=event, moment=entry.at).one()
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
            guest_names=None if entry.names is None else list(entry.names),
            deputy=entry.deputy,
            comment=entry.comment,
            answered_by=entry.by,
            takes_list=entry.takes_list,
            since=entry.since,
            confirm_by=entry.confirm_by,
            occurred_at=noted_at(entry, now=now, later=later, later_received=received),
            recorded_at=now,
        )
    )
    session.flush()
    prompts.settle(session, [f"rsvp:{event}"], member=entry.member, now=now)


def entries_of(session: WorkspaceSession, event: EventId, member: MemberId) -> list[RsvpEntry]:
    """Read all that a member did about an event, in the order in which it was recorded."""
    rows = session.scalars(
        here(session, RsvpEntryRow, RsvpEntryRow.event_id == event, RsvpEntryRow.member_id == member).order_by(RsvpEntryRow.id)
    )
    return readable(session, "answer", rows, _entry)


def anything_after(session: WorkspaceSession, event: EventId, moment: datetime) -> bool:
    """Return whether anybody did anything about an event after a moment of Slack's time."""
    return session.read(_AFTER, event=event, moment=moment).first() is not None


def recorded_between(session: WorkspaceSession, event: EventId, since: datetime, until: datetime) -> list[MemberId]:
    """List those who answered an event themselves between two moments, as we recorded it, the first one first."""
    rows = session.execute(
        select(RsvpEntryRow.member_id)
        .where(
            RsvpEntryRow.workspace_id == session.workspace,
            RsvpEntryRow.event_id == event,
            RsvpEntryRow.recorded_at >= since,
            RsvpEntryRow.recorded_at < until,
            RsvpEntryRow.way.not_in((str(Way.CARRIED), str(Way.ORGANISER), str(Way.LEFT))),
        )
        .group_by(RsvpEntryRow.member_id)
        .order_by(func.min(RsvpEntryRow.id))
    )
    return [MemberId(member) for (member,) in rows]


def entries_before(session: WorkspaceSession, event: EventId, member: MemberId, moment: datetime) -> list[RsvpEntry]:
    """Read what a member had done about an event by a moment."""
    rows = session.scalars(
        here(
            session, RsvpEntryRow, RsvpEntryRow.event_id == event, RsvpEntryRow.member_id == member, RsvpEntryRow.recorded_at < moment
        ).order_by(RsvpEntryRow.id)
    )
    return [_entry(row) for row in rows]


def reactions_on(session: WorkspaceSession, event: EventId, card: MessageTs) -> list[RsvpEntry]:
    """Read every reaction we know of under one card."""
    rows = session.scalars(
        here(
            session, RsvpEntryRow, RsvpEntryRow.event_id == event, RsvpEntryRow.way == str(Way.REACTION), RsvpEntryRow.card_ts == card
        ).order_by(RsvpEntryRow.occurred_at, RsvpEntryRow.id)
    )
    return [_entry(row) for row in rows]


def history(session: WorkspaceSession, event: EventId) -> list[RecordedAnswer]:
    """Read all that was ever done about an event, in the order in which it was recorded."""
    rows = session.scalars(here(session, RsvpEntryRow, RsvpEntryRow.event_id == event).order_by(RsvpEntryRow.id))
    return [RecordedAnswer(number=row.id, entry=_entry(row), recorded_at=row.recorded_at) for row in rows]


def comparable(session: WorkspaceSession, event: Event, left: timedelta, *, now: datetime) -> list[tuple[datetime, list[RsvpEntry]]]:
    """Read when earlier events of a kind began and all that was done about each, the last ones held.

    Left out is what took no answers yet so long before its begin (`left`), what stands in another private channel, and what is
    so long ago that its entries pass.
    """
    open_to_all = select(ChannelRow.id).where(ChannelRow.workspace_id == session.workspace, ChannelRow.is_private.is_(False))
    held = session.execute(
        select(EventRow.id, EventRow.starts_at, EventRow.created_at)
        .where(
            EventRow.workspace_id == session.workspace,
            EventRow.event_kind == str(event.plan.kind),
            EventRow.state == str(EventState.ANNOUNCED),
            EventRow.starts_at <= now,
            EventRow.ends_at > now - PERIODS[Passing.ENTRIES],
            EventRow.id != event.id,
            (EventRow.channel_id == event.plan.channel) | EventRow.channel_id.in_(open_to_all),
        )
        .order_by(EventRow.starts_at.desc())
        .limit(MOST_COMPARED)
    )
    found: dict[int, tuple[datetime, list[RsvpEntry]]] = {
        row.id: (row.starts_at, []) for row in held if row.created_at <= row.starts_at - left
    }
    rows = session.scalars(here(session, RsvpEntryRow, RsvpEntryRow.event_id.in_(list(found))).order_by(RsvpEntryRow.id))
    for number, entry in readable(session, "answer", rows, lambda row: (row.event_id, _entry(row))):
        found[number][1].append(entry)
    return list(found.values())


def parties(session: WorkspaceSession, event: EventId) -> list[Party]:
    """Read the answers that count, in order of rank."""
    return readable(session, "answer of", session.read(_PARTIES, event=event), _party_of)


def concerned(session: WorkspaceSession, event: EventId, members: Collection[MemberId]) -> tuple[list[Party], int]:
    """Read the parties of these members and all that wait, in order of rank, and count the chairs of all others."""
    whom = list(members) or [MemberId("")]
    found = readable(session, "answer of", session.read(_CONCERNED, event=event, members=whom), _party_of)
    return found, int(session.read(_HELD, event=event, members=whom).scalar_one())


def names_of_coming(session: WorkspaceSession, event: EventId) -> tuple[str, ...]:
    """Return the names of those who come, in order of rank."""
    return tuple(session.read(_COMING_NAMES, event=event).scalars())


def standing_of(session: WorkspaceSession, event: EventId, member: MemberId | None) -> tuple[Tally, Party | None]:
    """Count heads for one event, and read what one member answered, in one statement: it is what members ask most."""
    own: Party | None = None
    groups: list[_Group] = []
    for members, chairs, *party in session.read(_STANDING, event=event, member=member or ""):
        if members:
            _, answer, place, *_ = party
            groups.append((answer, place, members, chairs))
        else:
            own = _party(*party)
    return _tally(groups), own


def own(session: WorkspaceSession, member: MemberId, events: list[EventId]) -> dict[EventId, Party]:
    """Read what one member answered to several events."""
    return {EventId(event): _party(*party) for event, *party in session.read(_OWN, member=member, events=events)} if events else {}


def rank_of(session: WorkspaceSession, event: EventId, party: Party) -> int:
    """Return the place of a party on the waiting list: 1 for the first."""
    return int(session.read(_AHEAD, event=event, since=party.since, member=party.member).scalar_one()) + 1


def of_leavers(session: WorkspaceSession, *, now: datetime) -> list[tuple[EventId, MemberId, Answer]]:
    """Find the answers of members who left the workspace, to events that have yet to begin."""
    rows = session.execute(
        select(RsvpRow.event_id, RsvpRow.member_id, RsvpRow.answer)
        .join(MemberRow, (MemberRow.workspace_id == RsvpRow.workspace_id) & (MemberRow.id == RsvpRow.member_id))
        .join(EventRow, (EventRow.workspace_id == RsvpRow.workspace_id) & (EventRow.id == RsvpRow.event_id))
        .where(RsvpRow.workspace_id == session.workspace, MemberRow.is_gone, now < TOO_LATE_AT)
        .order_by(RsvpRow.event_id, RsvpRow.since, RsvpRow.member_id)
    )
    return [(EventId(event), MemberId(member), Answer(answer)) for event, member, answer in rows]


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
            "guest_names": list(party.names),
            "deputy": party.deputy,
            "comment": party.comment,
            "answered_by": party.by,
            "place": str(party.place),
            "confirm_by": party.confirm_by,
        },
        key=["workspace_id", "event_id", "member_id"],
    )


def remove_party(session: WorkspaceSession, event: EventId, member: MemberId) -> None:
    """A member took back their only answer."""
    delete_rows(session, RsvpRow, RsvpRow.event_id == event, RsvpRow.member_id == member)


def tallies(session: WorkspaceSession, events: list[EventId]) -> dict[EventId, Tally]:
    """Count heads for several events in one query."""
    if not events:
        return {}
    grouped: dict[EventId, list[_Group]] = {}
    for event, answer, place, members, chairs in session.read(_TALLIES, events=events):
        grouped.setdefault(EventId(event), []).append((answer, place, members, chairs))
    return {event: _tally(groups) for event, groups in grouped.items()}


_Group = tuple[str, str, int, int]


def _tally(groups: Iterable[_Group]) -> Tally:
    """Add up groups of answer, place, members and chairs; a maybe and a no count only the member."""
    counts: dict[str, int] = {}
    for answer, place, members, chairs in groups:
        name = {"seated": "yes", "waiting": "waiting"}.get(place, answer)
        counts[name] = counts.get(name, 0) + (int(chairs) if answer == Answer.YES else members)
    return Tally(**counts)


_entries = RsvpEntryRow.__table__.c
_AFTER = (
    select(_entries.id)
    .where(
        _entries.workspace_id == bindparam("workspace"),
        _entries.event_id == bindparam("event"),
        _entries.occurred_at > bindparam("moment", type_=UtcDateTime()),
    )
    .limit(1)
)
_LATER = select(
    func.max(_entries.occurred_at), func.max(_entries.occurred_at).filter(_entries.way.in_(sorted(str(way) for way in RECEIVED)))
).where(
    _entries.workspace_id == bindparam("workspace"),
    _entries.event_id == bindparam("event"),
    _entries.occurred_at > bindparam("moment", type_=UtcDateTime()),
)
_ANSWERS = {str(answer): answer for answer in Answer}
_PLACES = {str(place): place for place in Place}
_rsvps = RsvpRow.__table__.c
_PARTY = select(
    _rsvps.member_id,
    _rsvps.answer,
    _rsvps.place,
    _rsvps.since,
    _rsvps.guests,
    _rsvps.guest_names,
    _rsvps.deputy,
    _rsvps.comment,
    _rsvps.answered_by,
    _rsvps.confirm_by,
).where(_rsvps.workspace_id == bindparam("workspace"), _rsvps.event_id == bindparam("event"))
_OWN = select(_rsvps.event_id, *_PARTY.selected_columns).where(
    _rsvps.workspace_id == bindparam("workspace"),
    _rsvps.member_id == bindparam("member"),
    _rsvps.event_id.in_(bindparam("events", expanding=True)),
)
_PARTIES = _PARTY.order_by(_rsvps.since, _rsvps.member_id)
_among = _rsvps.member_id.in_(bindparam("members", expanding=True))
_CONCERNED = _PARTIES.where(or_(_among, _rsvps.place == str(Place.WAITING)))
_HELD = select(func.coalesce(func.sum(1 + _rsvps.guests), 0)).where(
    _rsvps.workspace_id == bindparam("workspace"),
    _rsvps.event_id == bindparam("event"),
    _rsvps.place == str(Place.SEATED),
    not_(_among),
)
_TALLIES = (
    select(_rsvps.event_id, _rsvps.answer, _rsvps.place, func.count(), func.sum(1 + _rsvps.guests))
    .where(_rsvps.workspace_id == bindparam("workspace"), _rsvps.event_id.in_(bindparam("events", expanding=True)))
    .group_by(_rsvps.event_id, _rsvps.answer, _rsvps.place)
)
_STANDING = union_all(  # the row of one's own answer counts no heads; the groups have no member
    _PARTY.with_only_columns(literal(0), literal(0), *_PARTY.selected_columns).where(_rsvps.member_id == bindparam("member")),
    _PARTY.with_only_columns(
        func.count(),
        func.sum(1 + _rsvps.guests),
        null(),
        _rsvps.answer,
        _rsvps.place,
        *(null() for _ in range(len(_PARTY.selected_columns) - 3)),
    ).group_by(_rsvps.answer, _rsvps.place),
)
_members = MemberRow.__table__.c
_AHEAD = select(func.count()).where(
    _rsvps.workspace_id == bindparam("workspace"),
    _rsvps.event_id == bindparam("event"),
    _rsvps.place == str(Place.WAITING),
    or_(
        _rsvps.since < bindparam("since", type_=UtcDateTime()),
        and_(_rsvps.since == bindparam("since", type_=UtcDateTime()), _rsvps.member_id < bindparam("member")),
    ),
)
_COMING_NAMES = (
    select(case((_rsvps.deputy != "", _rsvps.deputy), else_=_members.name))
    .select_from(
        RsvpRow.__table__.join(MemberRow.__table__, (_members.workspace_id == _rsvps.workspace_id) & (_members.id == _rsvps.member_id))
    )
    .where(_rsvps.workspace_id == bindparam("workspace"), _rsvps.event_id == bindparam("event"), _rsvps.place == str(Place.SEATED))
    .order_by(_rsvps.since, _rsvps.member_id)
)


def _party_of(row: Row[Any]) -> Party:
    return _party(*tuple(row))


def _party(  # the columns of _PARTY, in their order
    member: str,
    answer: str,
    place: str,
    since: datetime,
    guests: int,
    names: Sequence[str],
    deputy: str,
    comment: str,
    by: str | None,
    confirm_by: date | None,
) -> Party:
    return Party(
        member=MemberId(member),
        answer=_ANSWERS[answer],
        since=since,
        guests=guests or 0,
        names=listed(names),
        deputy=deputy or "",
        comment=comment or "",
        by=MemberId(by) if by else None,
        place=_PLACES[place],
        confirm_by=confirm_by,
    )


def _entry(row: RsvpEntryRow) -> RsvpEntry:
    return made_of(
        RsvpEntry,
        row,
        member=row.member_id,
        answer=Answer(row.answer),
        way=Way(row.way),
        at=row.occurred_at,
        card=row.card_ts,
        on=row.is_on,
        names=None if row.guest_names is None else tuple(row.guest_names),
        by=row.answered_by,
    )
