"""Who was there: ticked by an organiser or the secretary, once an event has begun."""

from collections.abc import Collection
from datetime import datetime

from bot.db import attendances, events, members, rsvps, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError, NotAllowed
from bot.domain.events import Event, EventNotFound, refuse_unless_announced
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Place
from bot.services.members import PersonGone, require


class AttendanceTooEarly(DomainError):
    """Nobody can be there before an event has begun."""

    text_id = "refused-attendance-early"


def attendance(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> tuple[Event, tuple[MemberId, ...]]:
    """Give who was there as far as ticked, and before that who had a place.

    Raises:
        NotAllowed: only organisers and the secretary keep the attendance list.
        EventNotFound: no such event, or not one he may know of.
        EventWithdrawn, EventCalledOff, EventMoved: it did not take place.
        AttendanceTooEarly: it has yet to begin.
    """
    event = _kept_by(session, event_id, by, now)
    ticked = attendances.of(session, event_id)
    if ticked:
        return event, tuple(member for member, came in ticked.items() if came)
    return event, tuple(party.member for party in rsvps.parties(session, event_id) if party.place is Place.SEATED)


def tick(session: WorkspaceSession, event_id: EventId, there: Collection[MemberId], *, by: MemberId, now: datetime) -> tuple[int, int]:
    """Keep who was there; says how many were, and how many had a place and were not.

    Raises:
        NotAllowed: only organisers and the secretary keep the attendance list.
        EventNotFound: no such event, or not one he may know of.
        EventWithdrawn, EventCalledOff, EventMoved: it did not take place.
        AttendanceTooEarly: it has yet to begin.
        PersonGone: somebody chosen is not a member; `field` says where.
    """
    _kept_by(session, event_id, by, now)
    present = dict.fromkeys(there, True)
    known = members.named(session, present)
    if any(member not in known or known[member].bot for member in present):
        raise PersonGone(field="there")
    before = attendances.of(session, event_id)
    coming = {party.member for party in rsvps.parties(session, event_id) if party.place is Place.SEATED}
    attendances.save(session, event_id, {**dict.fromkeys([*before, *coming], False), **present}, by=by, now=now)
    return len(present), len(coming - set(present))


def _kept_by(session: WorkspaceSession, event_id: EventId, by: MemberId, now: datetime) -> Event:
    member = require(session, by)
    if not member.organiser and workspaces.choices(session).secretary != by:
        raise NotAllowed
    event = events.get_for_update(session, event_id)
    if not events.is_open_to(session, event, by):
        raise EventNotFound(event=event_id)
    refuse_unless_announced(event)
    if not event.has_begun(now):
        raise AttendanceTooEarly(event=event_id, title=event.plan.title)
    return event
