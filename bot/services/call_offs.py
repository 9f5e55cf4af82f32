"""Asking those who did not sign up why, once an event is called off for want of sign-ups; and what they said."""

from datetime import datetime

from bot.db import call_offs, events, outbox, prompts, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import local_day, own_hour
from bot.domain.call_offs import (
    ANSWERS_WITHIN,
    AnsweredWhy,
    NotAskedWhy,
    Reason,
    asked_from,
    is_for_want_of_people,
    to_ask,
)
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import AskReason
from bot.domain.rsvp import Tally
from bot.services.invitees import invited
from bot.services.members import receivers, require
from bot.services.organising import organisers_of

# As the database has it.
get = call_offs.get
has_answered = call_offs.has_answered
end = call_offs.end


def may_ask(session: WorkspaceSession, event: Event) -> bool:
    """Return whether an event would be called off for want of sign-ups."""
    return is_for_want_of_people(event, signed_up=_signed_up(session, event))


def note(session: WorkspaceSession, event: Event, *, ask: bool, by: MemberId, now: datetime) -> int:
    """Note that an event was called off for want of sign-ups, if it was; `ask` those who were invited and did not sign up why.

    Each is asked once, at their own hour from the next day on; whoever called it off and its organisers are not, nor are guests of
    the workspace. Returns the number.
    """
    signed_up = _signed_up(session, event)
    if not is_for_want_of_people(event, signed_up=signed_up):
        return 0
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    there = {member.id: member for member in invited(session, event) if not member.guest}
    own = {by, *(member.id for member in organisers_of(session, event))}
    asked = [there[key] for key in sorted(to_ask(there, parties) - own)] if ask else []
    call_offs.add(
        session,
        event.id,
        signed_up=signed_up,
        minimum=event.plan.minimum or 0,
        asked=[member.id for member in asked],
    )
    hours = receivers(session, asked)
    for member in asked:
        to = hours[member.id]
        moment = own_hour(asked_from(local_day(now, to.work.zone)), to)
        notice = AskReason(event=event.id, member=member.id, version=event.version)
        key = f"ask_reason:{event.id}:{event.version}:{member.id}"
        outbox.add(session, notice, now=now, due_at=moment, useful_until=now + ANSWERS_WITHIN, key=key)
    return len(asked)


def answer(session: WorkspaceSession, event: EventId, reason: str, *, by: MemberId, now: datetime) -> None:
    """Count why a member did not sign up; nothing that is kept links anybody to a reason.

    Raises:
        Stranger: not a member of this workspace.
        NotAskedWhy: they were not asked, too long ago, or it takes place after all.
        AnsweredWhy: they answered.
    """
    require(session, by)
    off = events.get_for_update(session, event)
    answered = call_offs.has_answered(session, event, by)
    given = next((each for each in Reason if each == reason), None)
    if answered is None or given is None or off.called_off_at is None or now - off.called_off_at > ANSWERS_WITHIN:
        raise NotAskedWhy
    if answered:
        raise AnsweredWhy
    call_offs.answer(session, event, by, given)
    prompts.settle(session, [f"reason:{event}"], member=by, now=now)


def _signed_up(session: WorkspaceSession, event: Event) -> int:
    return rsvps.tallies(session, [event.id]).get(event.id, Tally()).yes
