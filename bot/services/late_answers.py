"""Answers after the deadline, told to the organisers in one message a day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import events, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import EventId
from bot.domain.late_answers import day_of, matters, told_at
from bot.domain.members import Member
from bot.domain.notices import TellLate
from bot.domain.rsvp import Party, party_of
from bot.services.members import receiver
from bot.services.organising import organisers_of


def plan(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Queue for the organisers that there were late answers, of today and yesterday; run twice it queues nothing new."""
    queued = 0
    for event, on, organiser in _untold(session, now=now, zone=zone):
        with alone(session, "event", event.id):
            queued += _queue(session, event, on, organiser, now=now)
    return queued


def anything_to_tell(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether somebody answered late and no word of it to an organiser is queued yet."""
    return bool(_untold(session, now=now, zone=zone))


def of_day(session: WorkspaceSession, event: Event, on: date, *, zone: ZoneInfo) -> list[tuple[str, Party | None]]:
    """List those who answered late on a day, with what counts now; without those whose number of chairs stayed the same."""
    begin, end = day_of(on, zone)
    answered = rsvps.recorded_between(session, event.id, begin, end)
    now = {party.member: party for party in rsvps.parties(session, event.id)}
    before = {member: party_of(rsvps.entries_before(session, event.id, member, begin)) for member in answered}
    named = members.named(session, answered)
    return [(named[each].name, now.get(each)) for each in answered if each in named and matters(before[each], now.get(each))]


def _untold(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> list[tuple[Event, date, Member]]:
    today = local_day(now, zone)
    found: list[tuple[Event, date, Member]] = []
    for event in events.past_deadline(session, today=today, now=now):
        with alone(session, "event", event.id):
            found += [
                (event, on, organiser)
                for on in (today - timedelta(days=1), today)
                if event.plan.rsvp_until is not None
                and on > event.plan.rsvp_until
                and rsvps.recorded_between(session, event.id, *day_of(on, zone))
                for organiser in organisers_of(session, event)
                if not outbox.is_known(session, _key(event.id, on, organiser))
            ]
    return found


def _queue(session: WorkspaceSession, event: Event, on: date, organiser: Member, *, now: datetime) -> bool:
    notice = TellLate(event=event.id, member=organiser.id, on=on)
    due_at = told_at(on, receiver(session, organiser), starts_at=event.plan.next_begins_at(now), now=now)
    return outbox.add(session, notice, now=now, due_at=due_at, key=_key(event.id, on, organiser), useful_until=event.plan.last_begins_at)


def _key(event: EventId, on: date, organiser: Member) -> str:
    return f"late:{event}:{on.isoformat()}:{organiser.id}"
