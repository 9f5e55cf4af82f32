"""Agenda proposals that a meeting's end leaves undecided: offered to the next meeting of its series, and both sides hear."""

from datetime import datetime

from bot.db import agenda, events, members, outbox, prompts, reminders
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.agenda import AgendaItem
from bot.domain.calendar import working_moment
from bot.domain.events import Event
from bot.domain.members import Member
from bot.domain.notices import TellLeftOver
from bot.services.members import receiver
from bot.services.organising import organisers_of


def anything_due(session: WorkspaceSession, *, now: datetime) -> bool:
    """Return whether a proposal can go to a next meeting by now, or somebody has yet to hear that it waits for one."""
    for item in agenda.left_over(session, now=now):
        with alone(session, "agenda item", item.id):
            was = events.get(session, item.event)
            if _next_meeting(session, was, now) or any(not outbox.is_known(session, key) for key, _ in _concerned(session, item, was)):
                return True
    return False


def carry_over(session: WorkspaceSession, *, now: datetime) -> int:
    """Propose what was left undecided for the next meeting, and tell whoever proposed it and the organisers; return the number.

    Where none is planned both sides hear that it waits for one.
    """
    carried = 0
    for item in agenda.left_over(session, now=now):
        with alone(session, "agenda item", item.id):
            was = events.get(session, item.event)
            after = _next_meeting(session, was, now)
            if after is not None:
                agenda.carry(session, item.id, to=after.id)
                reminders.look_again(session, after.id, now=now)
                carried += 1
            prompts.settle(session, [f"proposal:{item.id}"], now=now)
            for key, member in _concerned(session, item, after or was):
                notice = TellLeftOver(item=item.id, member=member.id, was=was.id)
                outbox.add(session, notice, now=now, due_at=working_moment(now, receiver(session, member)), key=key)
    return carried


def next_moment(session: WorkspaceSession, *, now: datetime) -> datetime | None:
    """Return when there is something to do next; at once where there is."""
    return now if anything_due(session, now=now) else agenda.next_end(session, now=now)


def _next_meeting(session: WorkspaceSession, was: Event, now: datetime) -> Event | None:
    after = events.meeting_after(session, was)
    while after is not None and after.has_ended(now):
        after = events.meeting_after(session, after)
    return after


def _concerned(session: WorkspaceSession, item: AgendaItem, event: Event) -> list[tuple[str, Member]]:
    """Return whoever proposed it and the organisers of an event, each with the key under which they hear of it once."""
    proposer = members.get(session, item.proposed_by)
    people = {each.id: each for each in (*organisers_of(session, event), *((proposer,) if proposer and not proposer.gone else ()))}
    return [(f"left_over:{item.id}:{item.event}:{event.id}:{member.id}", member) for member in people.values()]
