"""Who organises an event: its maker and the co-organisers; once none of them is here any more, the chair."""

from bot.db import events, members
from bot.db.engine import WorkspaceSession
from bot.domain.event_life import NotItsOrganiser
from bot.domain.events import Event, EventNotFound
from bot.domain.handover import Duty
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Member
from bot.services.duties import acting
from bot.services.members import require


def organisers_of(session: WorkspaceSession, event: Event) -> list[Member]:
    """List to whom an event's cards and words go.

    Its maker comes first. When they have left, whoever acts as chair stands in for them; without a chair, the first organiser there is.
    """
    named = members.named(session, event.organisers)
    here = [named[key] for key in event.organisers if key in named and not named[key].gone]
    if any(member.id == event.created_by for member in here):
        return here
    stand_in = acting(session, Duty.CHAIR)
    if stand_in is not None:
        return [stand_in, *(member for member in here if member.id != stand_in.id)]
    return here or members.organisers(session)[:1]


def manages(session: WorkspaceSession, event: Event, member: Member) -> bool:
    """Return whether a member may manage an event: its own organisers, and whoever organises for the network and may know of it."""
    own = member.id in {each.id for each in organisers_of(session, event)}
    return own or (member.organiser and events.is_open_to(session, event, member.id))


def managed(session: WorkspaceSession, event_id: EventId, *, by: MemberId) -> Event:
    """Read an event that a member is to change, and hold its row.

    Raises:
        Stranger: not a member of this workspace.
        EventNotFound: no such event, or not one they may know of.
        NotItsOrganiser: they do not organise it.
    """
    event = events.get_for_update(session, event_id)
    refuse_unless_manages(session, event, by=by)
    return event


def refuse_unless_manages(session: WorkspaceSession, event: Event, *, by: MemberId) -> None:
    """Refuse whoever does not organise an event, and name those who do.

    Raises:
        Stranger: not a member of this workspace.
        EventNotFound: it is not one they may know of.
        NotItsOrganiser: they do not organise it.
    """
    member = require(session, by)
    if manages(session, event, member):
        return
    if not events.is_open_to(session, event, by):
        raise EventNotFound(event=event.id)
    names = ", ".join(each.name for each in organisers_of(session, event))
    raise NotItsOrganiser(event=event.id, organisers=names)
