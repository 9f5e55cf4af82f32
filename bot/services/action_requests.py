"""What an owner can ask: later, another date, or that somebody else does it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import action_items, action_log, assignments
from bot.db.engine import WorkspaceSession
from bot.domain.action_history import Step
from bot.domain.action_items import ActionItem, GivenByYourself, NotAskedOfYou, NothingAsked, OwnOnly, another_due_date, checked_reason
from bot.domain.action_pings import postponed_to
from bot.domain.calendar import local_day
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.notices import AskDue, TellDueAnswer, TellGivenBack
from bot.services import action_pings
from bot.services.action_items import refuse_unless_open, tell
from bot.services.members import require, someone_to_tell


def postpone(session: WorkspaceSession, item_id: ActionItemId, until: date, *, by: MemberId, now: datetime, zone: ZoneInfo) -> ActionItem:
    """Move an owner's next ping; the due date stays.

    Raises:
        ActionNotFound: no such item.
        OwnOnly: only whoever is pinged has pings to move.
        ActionClosed: it is done or dropped already.
        PostponedIntoThePast, PostponedTooFar: not a day from tomorrow to 30 days ahead.
    """
    item = action_items.get_for_update(session, item_id)
    owner = require(session, by)
    if assignments.assignment(session, item_id, by) is None:
        raise OwnOnly(item=item_id)
    refuse_unless_open(session, item)
    day = postponed_to(until, today=local_day(now, zone))
    assignments.plan_ping(session, item_id, by, None, postponed_until=day)
    action_pings.plan(session, item_id, owner)
    action_log.note(session, item_id, Step.POSTPONED, by=by, now=now, until=day.isoformat())
    return item


def ask_due(session: WorkspaceSession, item_id: ActionItemId, wanted: date, *, by: MemberId, now: datetime, zone: ZoneInfo) -> ActionItem:
    """Ask whoever assigned an item for another due date; asked again, the newer one counts.

    Raises:
        ActionNotFound: no such item.
        OwnOnly: only an owner asks.
        GivenByYourself: whoever assigned it themselves changes it.
        ActionClosed: it is done or dropped already.
        SameDueDate, DueDateGone: not another date ahead.
    """
    item, to = _own_of_another(session, item_id, by)
    day = another_due_date(wanted, item, today=local_day(now, zone))
    action_items.save_asked_due(session, item_id, day, by)
    place = action_log.note(session, item_id, Step.DUE_ASKED, by=by, now=now, on=day.isoformat())
    tell(session, AskDue(item=item_id, owner=by, to=to, on=day), to, key=f"ask_due:{place}", now=now)
    return action_items.get(session, item_id)


def answer_due(session: WorkspaceSession, item_id: ActionItemId, on: date, *, granted: bool, by: MemberId, now: datetime) -> ActionItem:
    """Accept or decline the due date that an owner asked for; the owners hear of it.

    Raises:
        ActionNotFound: no such item.
        NotAskedOfYou: only whoever assigned it, or an organiser.
        ActionClosed: it is done or dropped already.
        NothingAsked: it was answered already, or another date was asked for since.
    """
    item = action_items.get_for_update(session, item_id)
    answerer = require(session, by)
    if by != item.assigned_by and not answerer.organiser:
        raise NotAskedOfYou(item=item_id)
    refuse_unless_open(session, item)
    asker = item.asked_due_by
    if item.asked_due_on != on or asker is None:
        raise NothingAsked(item=item_id)
    step = Step.DUE_GRANTED if granted else Step.DUE_DECLINED
    place = action_log.note(session, item_id, step, by=by, now=now, on=on.isoformat(), asked_by=asker)
    if granted:
        action_items.save_due(session, item_id, on)
        changed = action_items.get(session, item_id)
        action_pings.leave_behind(session, changed, now=now)
        action_pings.plan_all(session, changed)
    else:
        action_items.save_asked_due(session, item_id, None, None)
    for owner in dict.fromkeys((asker, *item.owners)) if granted else (asker,):
        if owner != by:
            notice = TellDueAnswer(item=item_id, owner=owner, by=by, on=on, granted=granted)
            tell(session, notice, owner, key=f"tell_due_answer:{place}:{owner}", now=now)
    return action_items.get(session, item_id)


def give_back(session: WorkspaceSession, item_id: ActionItemId, reason: str, *, by: MemberId, now: datetime) -> ActionItem:
    """Give an item back to whoever assigned it, with a reason; where nobody else owns it, it is theirs from now on.

    Raises:
        ActionNotFound: no such item.
        OwnOnly: only an owner gives back.
        GivenByYourself: whoever assigned it themselves lets it lapse instead.
        ActionClosed: it is done or dropped already.
        ReasonMissing: they do not say why.
    """
    item, to = _own_of_another(session, item_id, by)
    why = checked_reason(reason)
    place = action_log.note(session, item_id, Step.GIVEN_BACK, by=by, now=now, reason=why)
    rest = tuple(owner for owner in item.owners if owner != by)
    action_items.save_assigner(session, item_id, to)
    assignments.save_owners(session, item_id, rest if rest or item.names else (to,), names=item.names, stand_in=to, now=now)
    changed = action_items.get(session, item_id)
    action_pings.plan_all(session, changed)
    tell(session, TellGivenBack(item=item_id, owner=by, to=to, happening=place), to, key=f"tell_given_back:{place}", now=now)
    return changed


def _own_of_another(session: WorkspaceSession, item_id: ActionItemId, by: MemberId) -> tuple[ActionItem, MemberId]:
    """Read an item of an owner that somebody else assigned, and who answers for that now."""
    item = action_items.get_for_update(session, item_id)
    require(session, by)
    if by not in item.owners:
        raise OwnOnly(item=item_id)
    refuse_unless_open(session, item)
    to = someone_to_tell(session, item.assigned_by)
    if to is None or to == by:
        raise GivenByYourself(item=item_id)
    return item, to
