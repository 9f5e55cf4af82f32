"""When owners are pinged: one DM a day, planned from what stands in the database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, members, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import QUIET_AFTER_ASSIGNMENT, ActionItem, Assignment, may_ping_at, next_ping, next_working_hour
from bot.domain.calendar import Moment, Receiver, local_day, working_moment
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.members import Member
from bot.domain.notices import PingOwner
from bot.services.members import receiver, require

ITEMS_A_BATCH = 200
"""A planning transaction stays well under 100 ms."""


def plan_pings(session: WorkspaceSession, *, now: datetime) -> int:
    """Queue the day's DM of each owner with something due; run twice it queues nothing new. Says how many were looked at."""
    due = action_items.due_pings(session, now=now, most=ITEMS_A_BATCH)
    people = members.named(session, due)
    for owner, items in due.items():
        member = people.get(owner)
        if member is None or member.gone:  # never pinged again; the handover list is the chair's
            action_items.plan_pings(session, owner, dict.fromkeys(items))
        else:
            _plan_dm(session, member, items, now=now)
    return len(due)


def next_moment(session: WorkspaceSession) -> datetime | None:
    """Find the moment at which the next ping is due."""
    return action_items.next_ping_at(session)


def plan(session: WorkspaceSession, item: ActionItemId, owner: Member) -> None:
    """Plan an owner's next ping about an item; none where he left or the last one has been."""
    assignment = action_items.assignment(session, item, owner.id)
    if assignment is not None:
        moment = None if owner.gone else next_ping(assignment, receiver(session, owner))
        action_items.plan_ping(session, item, owner.id, moment.at if moment else None)


def plan_all(session: WorkspaceSession, item: ActionItem) -> None:
    """Plan the next ping of everybody who is pinged about an item."""
    for member in _pinged(session, item):
        plan(session, item.id, member)


def replan(session: WorkspaceSession, owner: MemberId) -> None:
    """Plan an owner's pings anew after he chose another hour, zone or pause, left, or came back."""
    member = members.get(session, owner)
    if member is not None:
        to = receiver(session, member)
        his = action_items.assignments_of(session, owner)
        moments = {item: None if member.gone else next_ping(assignment, to) for item, assignment in his.items()}
        action_items.plan_pings(session, owner, {item: moment.at if moment else None for item, moment in moments.items()})


def rest_until_today(session: WorkspaceSession, item: ActionItem, *, now: datetime) -> None:
    """Let what came by while an item was closed rest, today's occasion included: it is not made up for."""
    _let_rest(session, item, now=now, days_ago=0)


def leave_behind(session: WorkspaceSession, item: ActionItem, *, now: datetime) -> None:
    """Let the occasions of another due date that have gone by already rest: they are not made up for."""
    _let_rest(session, item, now=now, days_ago=1)


def ping_day(session: WorkspaceSession, owner: MemberId, wanted: date) -> date:
    """Say on which day a ping meant for a day will come: on that day, or the next on which its owner works.

    Raises:
        Stranger: the workspace has no such member.
    """
    return receiver(session, require(session, owner)).working_day(wanted)


def may_hear_at(session: WorkspaceSession, to: MemberId, *, now: datetime, own_hour: bool, late: timedelta) -> datetime:
    """Give the moment itself if a member may be written to now about what can wait, else the first moment that he may.

    What was planned within working time and is `late` by no more than that does not wait. With `own_hour` his own hour
    counts, as for pings.
    """
    receiving = receiver(session, require(session, to))
    if own_hour:
        return may_ping_at(receiving, now)
    until = working_moment(now, receiving).at
    return until if until > now and working_moment(now - late, receiving).at > now else now


def due_items(session: WorkspaceSession, owner: MemberId, items: Iterable[ActionItemId], *, today: date) -> list[ActionItem]:
    """Keep of the items planned for a ping those that still ask for one: open, his, and not put off since."""
    assignments = action_items.assignments_of(session, owner)
    return [
        item
        for item in action_items.several(session, items)
        if item.id in assignments and not (assignments[item.id].postponed_until or date.min) > today
    ]


def _plan_dm(session: WorkspaceSession, owner: Member, items: Sequence[ActionItemId], *, now: datetime) -> None:
    to = receiver(session, owner)
    today, moment = to.work.day_of(now), may_ping_at(to, now)
    key = f"ping_owner:{owner.id}:{today}"
    if moment > now or outbox.is_known(session, key):
        # After a downtime it may be night, and what falls due after the day's one DM comes with the next.
        later = moment if moment > now else next_working_hour(to, now)
        action_items.plan_pings(session, owner.id, dict.fromkeys(items, later))
        return
    his = _without_new(session, to, action_items.assignments_for(session, owner.id, items), owner.id, now=now)
    if not his:
        return
    unsent = [item for old in outbox.take_over(session, f"ping:{owner.id}", now=now) if isinstance(old, PingOwner) for item in old.items]
    notice = PingOwner(owner=owner.id, day=today, items=tuple(dict.fromkeys([*unsent, *his])))
    outbox.add(session, notice, now=now, due_at=_meant(his.values(), to, now), key=key)
    nexts = {item: next_ping(replace(assignment, pinged_on=today), to) for item, assignment in his.items()}
    moments = {item: following.at if following else None for item, following in nexts.items()}
    action_items.plan_pings(session, owner.id, moments, pinged_on=today)


def _without_new(
    session: WorkspaceSession, to: Receiver, his: dict[ActionItemId, Assignment], owner: MemberId, *, now: datetime
) -> dict[ActionItemId, Assignment]:
    """Leave out what its owner is told of only today, as it was given to him in a weekend or a pause: that is pinged tomorrow."""
    keys = {told_key(item, owner, assignment.assigned_at): item for item, assignment in his.items()}
    new = {keys[key] for key, due_at in outbox.due_ats(session, keys).items() if due_at + QUIET_AFTER_ASSIGNMENT > now}
    action_items.plan_pings(session, owner, dict.fromkeys(new, next_working_hour(to, now)))
    return {item: assignment for item, assignment in his.items() if item not in new}


def told_key(item: ActionItemId, owner: MemberId, assigned_at: datetime) -> str:
    """Name the word to an owner that an item is his."""
    return f"tell_assigned:{item}:{owner}:{assigned_at.isoformat()}"


def _meant(his: Iterable[Assignment], to: Receiver, now: datetime) -> Moment:
    """Say when the ping was meant to come: on the day of its first occasion, which may have been a Saturday."""
    moments = [moment for moment in (next_ping(assignment, to) for assignment in his) if moment is not None]
    shifted = [moment.meant for moment in moments if moment.shifted_from is not None]
    return Moment(now, min(shifted, default=now))


def _pinged(session: WorkspaceSession, item: ActionItem) -> Iterable[Member]:
    wanted = (*item.owners, *([item.stand_in] if item.stand_in else []))
    return members.named(session, wanted).values()


def _let_rest(session: WorkspaceSession, item: ActionItem, *, now: datetime, days_ago: int) -> None:
    for member in _pinged(session, item):
        until = local_day(now, ZoneInfo(member.zone)) - timedelta(days=days_ago)
        assignment = action_items.assignment(session, item.id, member.id)
        if assignment is not None and (assignment.pinged_on or date.min) < until:
            action_items.plan_ping(session, item.id, member.id, None, pinged_on=until)
