"""Who is invited to an event: the members of its channel at this moment, narrowed by its audience."""

from bot.db import channels, members, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.members import Member


def invited(session: WorkspaceSession, event: Event) -> list[Member]:
    """List those invited now, by name: no bots, nobody who left, nobody of another organisation."""
    present = members.people_in(session, event.plan.channel)
    return [member for member in present if event.plan.narrowed.includes(member.profile)]


def silent(session: WorkspaceSession, event: Event) -> list[Member]:
    """List those invited who have not answered; nobody else is ever reminded to."""
    answered = {party.member for party in rsvps.parties(session, event.id)}
    return [member for member in invited(session, event) if member.id not in answered]


def count_silent(session: WorkspaceSession, event: Event) -> int:
    """Count those invited who have not answered."""
    return len(silent(session, event)) if event.plan.narrowed.narrows else members.count_silent(session, event.plan.channel, event.id)


def is_invited(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    """Return whether a member is invited now."""
    found = members.get(session, member)
    if found is None or found.gone or found.bot or not event.plan.narrowed.includes(found.profile):
        return False
    return channels.is_in(session, event.plan.channel, member)
