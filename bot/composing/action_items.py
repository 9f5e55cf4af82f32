"""Notices about action items and handovers, rendered from the state of the moment; none outside working moments."""

from datetime import datetime, timedelta
from typing import assert_never

from bot.composing.composed import Composed, Post, Skip, Wait, own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.action_items import ActionItem, ActionState
from bot.domain.calendar import local_day
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.notices import (
    AskDue,
    AskSuccessor,
    PingOwner,
    TellAssigned,
    TellDone,
    TellDropped,
    TellDueAnswer,
    TellGivenBack,
    TellLeft,
    TellNoLonger,
    TellTakenOver,
    WeeklyOverview,
)
from bot.domain.shown import ShownAction
from bot.services import action_items, action_lists, action_pings, handovers, overviews
from bot.services import members as people
from bot.views import action_items as views
from bot.views import handover as handover_views

AboutActions = (
    PingOwner
    | TellAssigned
    | TellDone
    | TellNoLonger
    | TellDropped
    | AskDue
    | TellDueAnswer
    | TellGivenBack
    | WeeklyOverview
    | TellLeft
    | AskSuccessor
    | TellTakenOver
)

LATE = timedelta(hours=1)
"""What is sent so much after working time was planned within it: it does not wait for another day."""


def about_actions(session: WorkspaceSession, deps: Deps, notice: AboutActions, *, now: datetime) -> Composed:
    """Say what a notice about action items comes to at this moment.

    Raises:
        DomainError: what it is about is gone.
    """
    if isinstance(notice, TellDone):
        return _tell_done(session, deps, notice, now)
    to = _receiver_of(notice)
    if people.is_gone(session, to):
        return Skip(reason="nobody to tell")
    until = action_pings.may_hear_at(session, to, now=now, own_hour=isinstance(notice, PingOwner), late=LATE)
    return Wait(until=until, reason="outside working moments") if until > now else _compose(session, deps, notice, now)


def _receiver_of(notice: AboutActions) -> MemberId:
    match notice:
        case PingOwner() | TellAssigned() | TellNoLonger() | TellDueAnswer():
            return notice.owner
        case AskDue() | TellGivenBack() | TellDropped():
            return notice.to
        case WeeklyOverview() | TellLeft() | AskSuccessor() | TellTakenOver():
            return notice.member
        case TellDone():
            raise AssertionError(notice)
        case _:
            assert_never(notice)


def _compose(  # noqa: C901, PLR0911, PLR0912  # a table
    session: WorkspaceSession, deps: Deps, notice: AboutActions, now: datetime
) -> Composed:
    match notice:
        case PingOwner():
            return _ping_owner(session, deps, notice, now)
        case TellAssigned():
            return _tell_assigned(session, deps, notice, now)
        case TellNoLonger():
            return _tell_no_longer(session, deps, notice, now)
        case TellDropped():
            return _tell_dropped(session, deps, notice, now)
        case AskDue():
            return _ask_due(session, deps, notice, now)
        case TellDueAnswer():
            return _tell_due_answer(session, deps, notice, now)
        case TellGivenBack():
            return _tell_given_back(session, deps, notice, now)
        case WeeklyOverview():
            return _overview(session, deps, notice, now)
        case TellLeft():
            lines = handovers.show(session, notice.leaver)
            if all(each.line.is_settled for each in lines):
                return Skip(reason="nothing left to hand over")
            return Post(message=handover_views.handover_list(lines, own_texts(session, deps, notice.member)), member=notice.member)
        case AskSuccessor():
            return _ask_successor(session, deps, notice)
        case TellTakenOver():
            return _tell_taken_over(session, deps, notice)
        case TellDone():
            raise AssertionError(notice)
        case _:
            assert_never(notice)


def _shown(session: WorkspaceSession, deps: Deps, item: ActionItem, to: MemberId, now: datetime) -> ShownAction:
    return action_lists.show(session, [item], to=to, today=local_day(now, deps.settings.zone))[0]


def _open(session: WorkspaceSession, item_id: ActionItemId) -> ActionItem | None:
    item = action_items.get(session, item_id)
    return item if item.state is ActionState.OPEN else None


def _tell_assigned(session: WorkspaceSession, deps: Deps, notice: TellAssigned, now: datetime) -> Composed:
    item = _open(session, notice.item)
    if item is None or notice.owner not in item.owners:
        return Skip(reason="closed or given to another since")
    today = local_day(now, deps.settings.zone)
    shown = _shown(session, deps, item, notice.owner, now)
    return Post(message=views.assigned(shown, own_texts(session, deps, notice.owner), today=today), member=notice.owner)


def _tell_no_longer(session: WorkspaceSession, deps: Deps, notice: TellNoLonger, now: datetime) -> Composed:
    item = _open(session, notice.item)
    if item is None or notice.owner in item.owners:
        return Skip(reason="closed or given to him again since")
    shown, by = _shown(session, deps, item, notice.owner, now), people.name_of(session, notice.by)
    return Post(message=views.told_no_longer(shown, own_texts(session, deps, notice.owner), by=by), member=notice.owner)


def _tell_done(session: WorkspaceSession, deps: Deps, notice: TellDone, now: datetime) -> Composed:
    """Tell it under the message it came from, at once: that is an answer. Else to who assigned it, when he may hear."""
    item = action_items.get(session, notice.item)
    if item.state is not ActionState.DONE:
        return Skip(reason="reopened since")
    by = people.name_of(session, notice.by)
    channel = action_items.told_under(session, item) if notice.in_thread else None
    if channel is not None and item.source is not None:
        shown = _shown(session, deps, item, notice.by, now)
        return Post(message=views.told_done(shown, deps.texts(), by=by), channel=channel, thread=item.source.ts)
    to = item.assigned_by
    if people.is_gone(session, to) or to == notice.by:
        return Skip(reason="nobody to tell")
    until = action_pings.may_hear_at(session, to, now=now, own_hour=False, late=LATE)
    if until > now:
        return Wait(until=until, reason="outside working moments")
    return Post(message=views.told_done(_shown(session, deps, item, to, now), own_texts(session, deps, to), by=by), member=to)


def _tell_dropped(session: WorkspaceSession, deps: Deps, notice: TellDropped, now: datetime) -> Composed:
    item = action_items.get(session, notice.item)
    if item.state is not ActionState.DROPPED:
        return Skip(reason="reopened since")
    shown, by = _shown(session, deps, item, notice.to, now), people.name_of(session, notice.by)
    return Post(message=views.told_dropped(shown, own_texts(session, deps, notice.to), by=by), member=notice.to)


def _ask_due(session: WorkspaceSession, deps: Deps, notice: AskDue, now: datetime) -> Composed:
    item = _open(session, notice.item)
    if item is None or (item.asked_due_on, item.asked_due_by) != (notice.on, notice.owner):
        return Skip(reason="answered or closed since")
    shown, t = _shown(session, deps, item, notice.to, now), own_texts(session, deps, notice.to)
    by, today = people.name_of(session, notice.owner), local_day(now, deps.settings.zone)
    return Post(message=views.due_asked(shown, t, today=today, by=by, on=notice.on), member=notice.to)


def _tell_due_answer(session: WorkspaceSession, deps: Deps, notice: TellDueAnswer, now: datetime) -> Composed:
    item = _open(session, notice.item)
    if item is None or notice.owner not in item.owners or (notice.granted and item.due_on != notice.on):
        return Skip(reason="closed or changed since")
    shown, t = _shown(session, deps, item, notice.owner, now), own_texts(session, deps, notice.owner)
    by, today = people.name_of(session, notice.by), local_day(now, deps.settings.zone)
    message = views.due_answered(shown, t, today=today, by=by, on=notice.on, granted=notice.granted)
    return Post(message=message, member=notice.owner)


def _tell_given_back(session: WorkspaceSession, deps: Deps, notice: TellGivenBack, now: datetime) -> Composed:
    item = _open(session, notice.item)
    happened = action_lists.happening(session, notice.happening)
    if item is None or happened is None or notice.owner in item.owners:
        return Skip(reason="closed or taken up again since")
    shown, t = _shown(session, deps, item, notice.to, now), own_texts(session, deps, notice.to)
    by, today = people.name_of(session, notice.owner), local_day(now, deps.settings.zone)
    message = views.given_back(shown, t, today=today, by=by, reason=happened.facts["reason"])
    return Post(message=message, member=notice.to)


def _ping_owner(session: WorkspaceSession, deps: Deps, notice: PingOwner, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    items = action_pings.due_items(session, notice.owner, notice.items, today=today)
    if not items:
        return Skip(reason="done or put off since")
    shown = action_lists.show(session, items, to=notice.owner, today=today)
    message = views.ping(shown, own_texts(session, deps, notice.owner), today=today, command=deps.settings.prs_command)
    return Post(message=message, member=notice.owner)


def _overview(session: WorkspaceSession, deps: Deps, notice: WeeklyOverview, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    items, left = action_lists.past_last_ping(session), overviews.left_behind(session)
    if not items and not left:
        return Skip(reason="nothing left to tell")
    shown = action_lists.show(session, items[: handover_views.ITEMS_SHOWN], to=notice.member, today=today)
    t = own_texts(session, deps, notice.member)
    rest = [item.id for item in items[len(shown) :]]
    message = handover_views.overview(shown, left, t, today=today, rest=rest, command=deps.settings.prs_command)
    return Post(message=message, member=notice.member)


def _ask_successor(session: WorkspaceSession, deps: Deps, notice: AskSuccessor) -> Composed:
    lines = [each for each in handovers.show_lines(session, notice.lines) if each.line.successor == notice.member]
    waiting = [each for each in lines if not each.line.is_settled]
    if not waiting:
        return Skip(reason="taken over or no longer needed")
    asker = waiting[0].line.asked_by
    by = people.name_of(session, asker) if asker else ""
    return Post(message=handover_views.successor_asked(waiting, own_texts(session, deps, notice.member), by=by), member=notice.member)


def _tell_taken_over(session: WorkspaceSession, deps: Deps, notice: TellTakenOver) -> Composed:
    shown = handovers.show_lines(session, [notice.line])[0]
    t, by = own_texts(session, deps, notice.member), people.name_of(session, notice.successor)
    return Post(message=handover_views.taken_over(shown, t, by=by, taken=notice.taken), member=notice.member)
