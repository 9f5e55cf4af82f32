"""Agendas: members propose, an organiser of the event decides, adds, orders, changes and removes."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.db import agenda, event_changes, events, members, outbox, reminders
from bot.db.engine import WorkspaceSession
from bot.domain.agenda import (
    LONGEST_WORD,
    MOST_ITEMS,
    AgendaClosed,
    AgendaFull,
    AgendaItem,
    AgendaItemGone,
    AgendaMistake,
    AgendaPoint,
    ItemState,
    ProposalDecided,
    checked_point,
    moved,
    place_for_new,
)
from bot.domain.calendar import working_moment
from bot.domain.errors import within
from bot.domain.event_life import EventStep
from bot.domain.events import Event, EventKind
from bot.domain.ids import AgendaItemId, EventId, MemberId
from bot.domain.members import Member
from bot.domain.notices import TellProposal, TellProposed
from bot.domain.view_models import ShownAgenda, ShownProposal
from bot.services.agenda_lines import agenda_of, item_shown
from bot.services.cards import queue_refresh
from bot.services.events import NoMeetingPlanned, visible
from bot.services.members import is_gone, receiver, require
from bot.services.organising import managed, manages, organisers_of, refuse_unless_manages
from bot.services.reminders import open_items_of_series

SAME_AGAIN = timedelta(minutes=1)
"""The same item by the same member within this time is one item (docs/product.md, section 3)."""

MOST_OFFERED = 20
"""Events for which an item can be proposed in the form."""


def event_for(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Event:
    """Find the event whose agenda is meant without a number: the next meeting, else whatever comes next.

    Raises:
        NoMeetingPlanned: there is none.
    """
    coming = coming_for(session, to=to, now=now)
    if not coming:
        raise NoMeetingPlanned
    return next((event for event in coming if event.plan.kind is EventKind.MEETING), coming[0])


def coming_for(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[Event]:
    """List the events for which a member can propose an item, the first one first."""
    return [event for event, _ in events.coming_to(session, to, now=now, most=MOST_OFFERED)]


def show(session: WorkspaceSession, event_id: EventId, *, to: MemberId, now: datetime) -> ShownAgenda:
    """Gather the agenda of an event; whoever manages it also sees what was proposed.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = visible(session, event_id, to=to)
    reader = members.get(session, to)
    may_manage = reader is not None and not reader.gone and manages(session, event, reader)
    guest = reader is not None and reader.guest
    proposed = agenda.proposals_for(session, event.id) if may_manage else []
    return ShownAgenda(
        event=event,
        items=agenda_of(session, event),
        proposals=tuple(_proposal(session, item, event) for item in proposed),
        open_items=tuple(open_items_of_series(session, event)) if _is_open(event, now) and not guest else (),
        may_manage=may_manage,
        open=_is_open(event, now),
    )


def item_of(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId) -> tuple[AgendaItem, int]:
    """Read an item that its organiser is to change, and the number of items.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to change.
        AgendaItemGone: it is not on the agenda (any more).
    """
    item = agenda.get(session, item_id)
    refuse_unless_manages(session, events.get(session, item.event), by=by)
    if item.state is not ItemState.ACCEPTED:
        raise AgendaItemGone
    return item, len(agenda.items_of(session, item.event))


def proposal(session: WorkspaceSession, item_id: AgendaItemId) -> ShownProposal:
    """Gather a proposal with what came of it.

    Raises:
        AgendaItemGone: no such item.
    """
    item = agenda.get(session, item_id)
    return _proposal(session, item, events.get(session, item.event))


def undecided(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId) -> ShownProposal:
    """Gather a proposal on which an organiser is about to decide.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to decide.
        AgendaItemGone: it was taken back.
        ProposalDecided: somebody decided already.
    """
    refuse_unless_manages(session, events.get(session, agenda.get(session, item_id).event), by=by)
    _refuse_unless_undecided(session, item_id)
    return proposal(session, item_id)


def propose(session: WorkspaceSession, event_id: EventId, point: AgendaPoint, *, by: MemberId, now: datetime) -> AgendaItem:
    """Keep an item: whoever manages the event puts it on the agenda at once, anybody else proposes it to its organisers.

    Raises:
        Stranger: not a member of this workspace.
        EventNotFound: no such event, or not one they may know of.
        AgendaMistake: a field does not hold.
        AgendaFull, AgendaClosed: nothing can be added.
    """
    member = require(session, by)
    visible(session, event_id, to=by)
    event = events.get_for_update(session, event_id)
    tidy = _checked(session, point)
    _refuse_unless_open(event, now)
    again = agenda.latest_by(session, event_id, by, title=tidy.title, since=now - SAME_AGAIN)
    if again is not None:
        return again
    if not manages(session, event, member):
        made = agenda.add(session, event_id, tidy, state=ItemState.PROPOSED, by=by, now=now)
        for organiser in organisers_of(session, event):
            _tell(session, TellProposal(item=made.id, member=organiser.id), organiser, now=now)
        reminders.look_again(session, event_id, now=now)
        return made
    made = agenda.add(session, event_id, tidy, state=ItemState.ACCEPTED, by=by, now=now, position=_room(session, event))
    _put_before_closing(session, event, made.id)
    _changed(session, event, by=by, now=now)
    return made


def accept(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId, now: datetime) -> AgendaItem:
    """Put a proposal on the agenda, as its last item before *rondvraag* and *sluiting*, and tell whoever proposed it.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to decide.
        AgendaItemGone: it was taken back.
        ProposalDecided: somebody decided already.
        AgendaFull, AgendaClosed: nothing can be added.
    """
    event = _undecided(session, item_id, by=by)
    _refuse_unless_open(event, now)
    agenda.save_decision(session, item_id, ItemState.ACCEPTED, by=by, now=now, position=_room(session, event))
    _put_before_closing(session, event, item_id)
    _changed(session, event, by=by, now=now)
    return _told(session, item_id, by=by, now=now)


def decline(session: WorkspaceSession, item_id: AgendaItemId, word: str, *, by: MemberId, now: datetime) -> AgendaItem:
    """Decline a proposal with a reason, which whoever proposed it reads.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to decide.
        AgendaItemGone: it was taken back.
        ProposalDecided: somebody decided already.
        AgendaMistake: no reason was given.
    """
    _undecided(session, item_id, by=by)
    said = within(" ".join(word.split()), LONGEST_WORD, field="word")
    if not said:
        raise AgendaMistake("word", "mistake-agenda-word-empty")
    agenda.save_decision(session, item_id, ItemState.DECLINED, by=by, now=now, reason=said)
    return _told(session, item_id, by=by, now=now)


def change(
    session: WorkspaceSession, item_id: AgendaItemId, point: AgendaPoint, *, position: int | None, by: MemberId, now: datetime
) -> AgendaItem:
    """Change an item, or its place on the agenda.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to change.
        AgendaItemGone: it is not on the agenda (any more).
        AgendaMistake: a field does not hold.
        AgendaClosed: nothing changes any more.
    """
    event = managed(session, agenda.get(session, item_id).event, by=by)
    _refuse_unless_open(event, now)
    item, _ = item_of(session, item_id, by=by)
    agenda.save_point(session, item_id, _checked(session, point))
    if position is not None and position != item.position:
        agenda.save_order(session, moved(agenda.items_of(session, event.id), item_id, to=position))
    _changed(session, event, by=by, now=now)
    return agenda.get(session, item_id)


def remove(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId, now: datetime) -> AgendaItem:
    """Take an item off the agenda, or back a proposal of one's own that nobody decided on.

    Raises:
        NotItsOrganiser, EventNotFound, Stranger: not theirs to remove.
        AgendaItemGone: it is not on the agenda (any more).
        AgendaClosed: nothing changes any more.
    """
    item = agenda.get(session, item_id)
    event = events.get_for_update(session, item.event)
    item = agenda.get(session, item_id)
    own = item.state is ItemState.PROPOSED and item.proposed_by == require(session, by).id
    if not own:
        refuse_unless_manages(session, event, by=by)
        if item.state is not ItemState.ACCEPTED:
            raise AgendaItemGone
        _refuse_unless_open(event, now)
    agenda.save_decision(session, item_id, ItemState.REMOVED, by=by, now=now)
    if not own:
        agenda.save_order(session, agenda.items_of(session, event.id))
        _changed(session, event, by=by, now=now)
    return item


def _proposal(session: WorkspaceSession, item: AgendaItem, event: Event) -> ShownProposal:
    people = members.named(session, (each for each in (item.point.presenter, item.proposed_by, item.decided_by) if each))
    decided_by = people[item.decided_by].name if item.decided_by in people else ""
    by = people[item.proposed_by].name if item.proposed_by in people else ""
    return ShownProposal(item=item, shown=item_shown(item.id, item.point, people), event=event, by=by, decided_by=decided_by)


def _undecided(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId) -> Event:
    event = managed(session, agenda.get(session, item_id).event, by=by)
    _refuse_unless_undecided(session, item_id)
    return event


def _refuse_unless_undecided(session: WorkspaceSession, item_id: AgendaItemId) -> None:
    item = agenda.get(session, item_id)
    if item.state is ItemState.REMOVED:
        raise AgendaItemGone
    if item.state is not ItemState.PROPOSED:
        decider = members.get(session, item.decided_by) if item.decided_by else None
        raise ProposalDecided(by=decider.name if decider else "")


def _told(session: WorkspaceSession, item_id: AgendaItemId, *, by: MemberId, now: datetime) -> AgendaItem:
    item = agenda.get(session, item_id)
    proposer = members.get(session, item.proposed_by)
    if proposer is not None and not proposer.gone and proposer.id != by:
        _tell(session, TellProposed(item=item_id, member=proposer.id), proposer, now=now)
    return item


def _tell(session: WorkspaceSession, notice: TellProposal | TellProposed, to: Member, *, now: datetime) -> None:
    """Tell it on a working moment: it can wait."""
    outbox.add(session, notice, now=now, due_at=working_moment(now, receiver(session, to)))


def _changed(session: WorkspaceSession, event: Event, *, by: MemberId, now: datetime) -> None:
    """Count a change of the agenda as one of the event, and bring its cards up to date."""
    new = replace(event, plan=replace(event.plan, agenda=agenda.lines_of(session, event.id)))
    event_changes.save(session, event, new, EventStep.CHANGED, by=by, now=now)
    queue_refresh(session, new, now=now)


def _room(session: WorkspaceSession, event: Event) -> int:
    count = len(agenda.items_of(session, event.id))
    if count >= MOST_ITEMS:
        raise AgendaFull(limit=MOST_ITEMS)
    return count + 1


def _put_before_closing(session: WorkspaceSession, event: Event, item: AgendaItemId) -> None:
    """Move the newest item, which is last, to its place before what a meeting ends with."""
    *others, new = agenda.items_of(session, event.id)
    agenda.save_order(session, moved([*others, new], item, to=place_for_new(others, new.point.title)))


def _checked(session: WorkspaceSession, point: AgendaPoint) -> AgendaPoint:
    tidy = checked_point(point)
    if tidy.presenter is not None and is_gone(session, tidy.presenter):
        raise AgendaMistake("presenter", "mistake-person-gone")
    return tidy


def _is_open(event: Event, now: datetime) -> bool:
    return event.stands and not event.has_ended(now)


def _refuse_unless_open(event: Event, now: datetime) -> None:
    if not _is_open(event, now):
        raise AgendaClosed(event=event.id, title=event.plan.title)
