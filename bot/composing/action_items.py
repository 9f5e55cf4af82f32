"""Notices about action items and handovers, rendered from the state of the moment; none outside working moments."""

from datetime import timedelta

from bot.composing.composed import Composed, Context, Post, Skip, Wait, composer
from bot.db.engine import WorkspaceSession
from bot.domain import notices
from bot.domain.action_items import ActionItem, ActionState
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.view_models import ShownAction
from bot.services import action_items, action_lists, action_pings, handovers, overviews
from bot.services import members as people
from bot.views import action_items as views
from bot.views import handover as handover_views

LATE = timedelta(hours=1)
"""What is sent this little after working time was planned within it: it does not wait for another day."""


def not_now(at: Context, member: MemberId, *, own_hour: bool = False) -> Skip | Wait | None:
    """Return why a member does not hear it now: they left, or it is no working moment."""
    if people.is_gone(at.session, member):
        return Skip(reason="nobody to tell")
    until = action_pings.may_hear_at(at.session, member, now=at.now, own_hour=own_hour, late=LATE)
    return Wait(until=until, reason="outside working moments") if until > at.now else None


def _shown(at: Context, item: ActionItem, to: MemberId) -> ShownAction:
    return action_lists.show(at.session, [item], to=to, today=at.today, hidden_before=at.deps.hidden_before(at.now))[0]


def _open(session: WorkspaceSession, item_id: ActionItemId) -> ActionItem | None:
    item = action_items.get(session, item_id)
    return item if item.state is ActionState.OPEN else None


@composer.register
def _tell_assigned(notice: notices.TellAssigned, at: Context) -> Composed:
    item = _open(at.session, notice.item)
    if item is None or notice.owner not in item.owners:
        return Skip(reason="closed or given to another since")
    shown = _shown(at, item, notice.owner)
    return Post(message=views.assigned(shown, at.texts(notice.owner), today=at.today), member=notice.owner)


@composer.register
def _tell_no_longer(notice: notices.TellNoLonger, at: Context) -> Composed:
    item = _open(at.session, notice.item)
    if item is None or notice.owner in item.owners:
        return Skip(reason="closed or given to them again since")
    shown, by = _shown(at, item, notice.owner), people.name_of(at.session, notice.by)
    return Post(message=views.told_no_longer(shown, at.texts(notice.owner), by=by), member=notice.owner)


@composer.register
def _tell_done(notice: notices.TellDone, at: Context) -> Composed:
    """Tell it under the message it came from, at once: that is an answer. Else to whoever assigned it, when they may hear."""
    item = action_items.get(at.session, notice.item)
    if item.state is not ActionState.DONE:
        return Skip(reason="reopened since")
    by = people.name_of(at.session, notice.by)
    channel = action_items.told_under(at.session, item) if notice.in_thread else None
    if channel is not None and item.source is not None:
        shown = _shown(at, item, notice.by)
        return Post(message=views.told_done(shown, at.network_texts, by=by), channel=channel, thread=item.source.ts)
    to = item.assigned_by
    if to == notice.by:
        return Skip(reason="nobody to tell")
    return not_now(at, to) or Post(message=views.told_done(_shown(at, item, to), at.texts(to), by=by), member=to)


@composer.register
def _tell_dropped(notice: notices.TellDropped, at: Context) -> Composed:
    item = action_items.get(at.session, notice.item)
    if item.state is not ActionState.DROPPED:
        return Skip(reason="reopened since")
    shown, by = _shown(at, item, notice.to), people.name_of(at.session, notice.by)
    return Post(message=views.told_dropped(shown, at.texts(notice.to), by=by), member=notice.to)


@composer.register
def _ask_due(notice: notices.AskDue, at: Context) -> Composed:
    item = _open(at.session, notice.item)
    if item is None or (item.asked_due_on, item.asked_due_by) != (notice.on, notice.owner):
        return Skip(reason="answered or closed since")
    shown, t = _shown(at, item, notice.to), at.texts(notice.to)
    by = people.name_of(at.session, notice.owner)
    return Post(message=views.due_asked(shown, t, today=at.today, by=by, on=notice.on), member=notice.to)


@composer.register
def _tell_due_answer(notice: notices.TellDueAnswer, at: Context) -> Composed:
    item = _open(at.session, notice.item)
    if item is None or notice.owner not in item.owners or (notice.granted and item.due_on != notice.on):
        return Skip(reason="closed or changed since")
    shown, t = _shown(at, item, notice.owner), at.texts(notice.owner)
    by = people.name_of(at.session, notice.by)
    message = views.due_answered(shown, t, today=at.today, by=by, on=notice.on, granted=notice.granted)
    return Post(message=message, member=notice.owner)


@composer.register
def _tell_given_back(notice: notices.TellGivenBack, at: Context) -> Composed:
    item = _open(at.session, notice.item)
    happened = action_lists.happening(at.session, notice.happening)
    if item is None or happened is None or notice.owner in item.owners:
        return Skip(reason="closed or taken up again since")
    shown, t = _shown(at, item, notice.to), at.texts(notice.to)
    by = people.name_of(at.session, notice.owner)
    message = views.given_back(shown, t, today=at.today, by=by, reason=happened.facts["reason"])
    return Post(message=message, member=notice.to)


@composer.register
def _ping_owner(notice: notices.PingOwner, at: Context) -> Composed:
    items = action_pings.due_items(at.session, notice.owner, notice.items, today=at.today)
    if not items:
        return Skip(reason="done or put off since")
    shown = action_lists.show(at.session, items, to=notice.owner, today=at.today)
    message = views.ping(shown, at.texts(notice.owner), today=at.today, command=at.deps.settings.prs_command)
    return Post(message=message, member=notice.owner)


@composer.register
def _overview(notice: notices.WeeklyOverview, at: Context) -> Composed:
    items, left = action_lists.past_last_ping(at.session), overviews.left_behind(at.session)
    asked = overviews.unanswered(at.session, now=at.now)
    if not (items or left or asked):
        return Skip(reason="nothing left to tell")
    shown = action_lists.show(at.session, items[: handover_views.ITEMS_SHOWN], to=notice.member, today=at.today)
    t = at.texts(notice.member)
    rest = [item.id for item in items[len(shown) :]]
    message = handover_views.overview(shown, left, t, today=at.today, rest=rest, command=at.deps.settings.prs_command, asked=asked)
    return Post(message=message, member=notice.member)


@composer.register
def _tell_left(notice: notices.TellLeft, at: Context) -> Composed:
    lines = handovers.show(at.session, notice.leaver)
    if all(each.line.is_settled for each in lines):
        return Skip(reason="nothing left to hand over")
    return Post(message=handover_views.handover_list(lines, at.texts(notice.member)), member=notice.member)


@composer.register
def _ask_successor(notice: notices.AskSuccessor, at: Context) -> Composed:
    lines = [each for each in handovers.show_lines(at.session, notice.lines) if each.line.successor == notice.member]
    waiting = [each for each in lines if not each.line.is_settled]
    if not waiting:
        return Skip(reason="taken over or no longer needed")
    asker = waiting[0].line.asked_by
    by = people.name_of(at.session, asker) if asker else ""
    return Post(message=handover_views.successor_asked(waiting, at.texts(notice.member), by=by), member=notice.member)


@composer.register
def _tell_taken_over(notice: notices.TellTakenOver, at: Context) -> Composed:
    shown = handovers.show_lines(at.session, [notice.line])[0]
    t, by = at.texts(notice.member), people.name_of(at.session, notice.successor)
    return Post(message=handover_views.taken_over(shown, t, by=by, taken=notice.taken), member=notice.member)
