"""Agendas: the form of an item as it opens, and the words about what was proposed."""

import re
from datetime import datetime

from bot.composing.composed import Composed, Context, Post, Skip, composer, own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.agenda import ItemState
from bot.domain.events import EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import AskProposals, TellLeftOver, TellProposal, TellProposed
from bot.services import agenda, events, members
from bot.views import agenda as views
from bot.views.blocks import View

_NUMBER = re.compile(r"v\s?-?(\d{1,9})(?!\w)", re.IGNORECASE)


def agenda_form(
    session: WorkspaceSession, deps: Deps, *, to: MemberId, now: datetime, typed: str = "", event: EventId | None = None
) -> View:
    """Render the form for a new item; an event's number in front of what was typed chooses the event.

    Raises:
        Stranger: not a member of this workspace.
        NoMeetingPlanned: there is nothing to propose an item for.
    """
    members.require(session, to)
    number = _NUMBER.match(typed)
    title = typed[number.end() :].strip(" :-") if number else typed
    wanted = event or (EventId(int(number[1])) if number else None)
    coming = agenda.coming_for(session, to=to, now=now)
    known = {each.id for each in coming}
    chosen = wanted if wanted in known else agenda.event_for(session, to=to, now=now).id
    return views.item_form(own_texts(session, deps, to), events=coming, chosen=chosen, title=title)


@composer.register
def about_proposal(notice: TellProposal | TellProposed | TellLeftOver, at: Context) -> Composed:
    """Ask an organiser about a proposal, or tell whoever proposed it what came of it, or both that it was left undecided.

    Raises:
        AgendaItemGone: no such item.
    """
    shown = agenda.proposal(at.session, notice.item)
    t = at.texts(notice.member)
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    match notice:
        case TellProposal():
            waits = shown.item.state is ItemState.PROPOSED
            return Post(message=views.proposal(shown, t), member=notice.member) if waits else Skip(reason="decided or taken back since")
        case TellLeftOver():
            if shown.item.state is not ItemState.PROPOSED:
                return Skip(reason="decided or taken back since")
            own = shown.item.proposed_by == notice.member
            return Post(message=views.left_over(shown, events.get(at.session, notice.was), t, own=own), member=notice.member)
        case TellProposed():
            decided = shown.item.state in {ItemState.ACCEPTED, ItemState.DECLINED}
            return Post(message=views.proposal_answered(shown, t), member=notice.member) if decided else Skip(reason="removed since")


@composer.register
def ask_proposals(notice: AskProposals, at: Context) -> Composed:
    """Ask an organiser about all that is still to be decided, the day before the agenda goes out."""
    event = events.get(at.session, notice.event)
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    if event.state is not EventState.ANNOUNCED or event.plan.starts_at != notice.about:
        return Skip(reason="called off, moved or withdrawn")
    shown = agenda.show(at.session, event.id, to=notice.member, now=at.now)
    if not shown.proposals:
        return Skip(reason="decided or taken back since")
    return Post(message=views.proposals(shown, at.texts(notice.member), until=notice.until), member=notice.member)
