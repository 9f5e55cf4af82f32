"""Who was there: ticked by its organisers or the secretary, once an event has begun; of a course for each session."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.db import absences, attendances, events, members, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError, NotAllowed
from bot.domain.events import CourseSession, Event, EventNotFound, refuse_unless_announced
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Place
from bot.services.members import PersonGone, is_secretary, require
from bot.services.organising import manages


class AttendanceTooEarly(DomainError):
    """Nobody can be there before an event has begun."""

    text_id = "refused-attendance-early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Those who were there at one time people came together; `begun` are all of them so far, `number` is which, 1 for the first."""

    event: Event
    begun: tuple[CourseSession, ...]
    number: int
    there: tuple[MemberId, ...]


def attendance(session: WorkspaceSession, event_id: EventId, number: int = 0, *, by: MemberId, now: datetime) -> Attendance:
    """Return who was there as far as ticked, and before that who had a place; of the last session so far unless said otherwise.

    Raises:
        NotAllowed: only organisers and the secretary keep the attendance list.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved: it did not take place.
        AttendanceTooEarly: it has yet to begin.
    """
    event, begun, number = _kept_by(session, event_id, number, by, now)
    ticked = attendances.of(session, event_id).get(begun[number - 1].starts_at)
    missing = absences.at(session, event_id, begun[number - 1].starts_at)
    parties = (party for party in rsvps.parties(session, event_id) if party.place is Place.SEATED)
    seated = (party.member for party in parties if party.member not in missing)
    there = seated if ticked is None else (member for member, came in ticked.items() if came)
    return Attendance(event=event, begun=begun, number=number, there=tuple(there))


def ticked(session: WorkspaceSession, event: Event, number: int) -> dict[MemberId, bool]:
    """Read who was there and who was not, as far as ticked, the `number`th time people came together."""
    times = event.plan.sittings
    return attendances.of(session, event.id).get(times[min(max(number, 1), len(times)) - 1].starts_at, {})


def tick(
    session: WorkspaceSession, event_id: EventId, there: Collection[MemberId], *, number: int = 0, by: MemberId, now: datetime
) -> tuple[int, int]:
    """Keep who was there; return the number that were, and of those who had a place and were not.

    Raises:
        NotAllowed: only organisers and the secretary keep the attendance list.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved: it did not take place.
        AttendanceTooEarly: it has yet to begin.
        PersonGone: somebody chosen is not a member; `field` says where.
    """
    _, begun, number = _kept_by(session, event_id, number, by, now)
    began_at = begun[number - 1].starts_at
    present = dict.fromkeys(there, True)
    known = members.named(session, present)
    if any(member not in known or known[member].bot for member in present):
        raise PersonGone(field="there")
    before = attendances.of(session, event_id).get(began_at, {})
    coming = {party.member for party in rsvps.parties(session, event_id) if party.place is Place.SEATED}
    attendances.save(session, event_id, began_at, {**dict.fromkeys([*before, *coming], False), **present}, by=by, now=now)
    return len(present), len(coming - set(present))


def _kept_by(
    session: WorkspaceSession, event_id: EventId, number: int, by: MemberId, now: datetime
) -> tuple[Event, tuple[CourseSession, ...], int]:
    member = require(session, by)
    event = events.get(session, event_id)
    if not manages(session, event, member):
        if not member.organiser and not is_secretary(session, member):
            raise NotAllowed
        if not events.is_open_to(session, event, by):
            raise EventNotFound(event=event_id)
    refuse_unless_announced(event)
    begun = tuple(each for each in event.plan.sittings if each.starts_at <= now)
    if not begun:
        raise AttendanceTooEarly(event=event_id, title=event.plan.title)
    return event, begun, number if 0 < number <= len(begun) else len(begun)
