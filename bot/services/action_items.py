"""Action items: made, pinged, put off, done."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, members, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import (
    ActionClosed,
    ActionItem,
    ActionOpen,
    ActionState,
    NotYourAction,
    OthersOnlyByOrganiser,
    Source,
    checked_text,
    may_ping_at,
    next_ping,
    next_working_hour,
    offers_dropping,
    postponed_to,
)
from bot.domain.calendar import local_day, working_moment
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.members import Member
from bot.domain.notices import PingOwner, TellAssigned, TellDone
from bot.domain.shown import ShownAction
from bot.services.members import receiver, require

SAME_AGAIN = timedelta(minutes=1)
"""The same creating command within this time is asked back (product reference, section 3)."""

OWNERS_A_BATCH = 50
"""A planning transaction stays well under 100 ms."""


def make(
    session: WorkspaceSession,
    *,
    text: str,
    owners: Sequence[MemberId],
    due_on: date | None,
    by: MemberId,
    now: datetime,
    source: Source | None = None,
) -> ActionItem:
    """Make an action item, plan its pings and tell the owners who did not make it themselves.

    Raises:
        ActionTextMissing, ActionTextTooLong: the text does not hold.
        OthersOnlyByOrganiser: a member makes them for himself.
        Stranger: an owner is nobody of this workspace.
    """
    maker = require(session, by)
    chosen = tuple(dict.fromkeys(owners)) or (by,)
    if set(chosen) != {by} and not maker.organiser:
        raise OthersOnlyByOrganiser
    people = {owner: require(session, owner) for owner in chosen}
    item = action_items.add(session, text=checked_text(text), owners=chosen, due_on=due_on, by=by, now=now, source=source)
    for owner in chosen:
        _plan(session, item.id, people[owner])
        if owner != by:
            _tell_assigned(session, item.id, people[owner], now=now)
    return item


def made_just_now(session: WorkspaceSession, *, text: str, by: MemberId, now: datetime) -> ActionItem | None:
    """Find the same action item, made by the same member less than a minute ago."""
    return action_items.latest_by(session, by, text=text.strip(), since=now - SAME_AGAIN)


def change(
    session: WorkspaceSession,
    item_id: ActionItemId,
    *,
    text: str,
    owners: Sequence[MemberId],
    due_on: date | None,
    by: MemberId,
    now: datetime,
) -> ActionItem:
    """Change what was understood of an action item: its words, owners or date.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only who made it, an owner or an organiser.
        ActionTextMissing, ActionTextTooLong, OthersOnlyByOrganiser, Stranger: as in `make`.
        ActionClosed: it is done.
    """
    item = action_items.get_for_update(session, item_id)
    changer = require(session, by)
    if by != item.assigned_by:
        _refuse_unless_his(item, changer)
    _refuse_unless_open(session, item)
    chosen = tuple(dict.fromkeys(owners)) or (by,)
    if not set(chosen) <= {by, *item.owners} and not changer.organiser:
        raise OthersOnlyByOrganiser
    people = {owner: require(session, owner) for owner in chosen}
    action_items.save_text(session, item_id, text=checked_text(text), due_on=due_on)
    action_items.save_owners(session, item_id, chosen, now=now)
    for owner in chosen:
        if due_on != item.due_on:
            _leave_behind(session, item_id, people[owner], now=now)
        _plan(session, item_id, people[owner])
        if owner != by and owner not in item.owners:
            _tell_assigned(session, item_id, people[owner], now=now)
    return action_items.get(session, item_id)


def finish(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Mark an action item done, and tell who assigned it.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionClosed: it is done or dropped already.
    """
    item = _take(session, item_id, by)
    action_items.save_state(session, item_id, ActionState.DONE, by=by, at=now)
    action_items.stop_pings(session, item_id)
    if item.source is not None or item.assigned_by != by:
        outbox.add(session, TellDone(item=item_id, by=by), now=now, key=f"tell_done:{item_id}:{now.isoformat()}")
    return action_items.get(session, item_id)


def drop(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Let an action item lapse.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionClosed: it is done or dropped already.
    """
    _take(session, item_id, by)
    action_items.save_state(session, item_id, ActionState.DROPPED, by=by, at=now)
    action_items.stop_pings(session, item_id)
    return action_items.get(session, item_id)


def reopen(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Open an action item that was done or dropped.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionOpen: it is open.
    """
    item = action_items.get_for_update(session, item_id)
    _refuse_unless_his(item, require(session, by))
    if item.state is ActionState.OPEN:
        raise ActionOpen(item=item_id)
    action_items.save_state(session, item_id, ActionState.OPEN, by=None, at=None)
    _plan_all(session, item, now=now)
    return action_items.get(session, item_id)


def undo(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Take back an action item by who made it; its owners hear no more of it.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only who made it.
        ActionClosed: it is done or dropped already.
    """
    item = action_items.get_for_update(session, item_id)
    if item.assigned_by != by:
        raise NotYourAction(item=item_id)
    _refuse_unless_open(session, item)
    action_items.save_state(session, item_id, ActionState.UNDONE, by=by, at=now)
    action_items.stop_pings(session, item_id)
    return action_items.get(session, item_id)


def postpone(session: WorkspaceSession, item_id: ActionItemId, until: date, *, by: MemberId, now: datetime, zone: ZoneInfo) -> ActionItem:
    """Move an owner's next ping; the due date stays.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner has pings to move.
        ActionClosed: it is done or dropped already.
        PostponedIntoThePast, PostponedTooFar: not a day from tomorrow to 30 days ahead.
    """
    item = action_items.get_for_update(session, item_id)
    owner = require(session, by)
    assignment = action_items.assignment(session, item_id, by)
    if assignment is None:
        raise NotYourAction(item=item_id)
    _refuse_unless_open(session, item)
    day = postponed_to(until, today=local_day(now, zone))
    action_items.plan_ping(session, item_id, by, None, postponed_until=day)
    _plan(session, item_id, owner)
    return item


def ping_day(session: WorkspaceSession, owner: MemberId, wanted: date) -> date:
    """Say on which day a ping meant for a day will come: on that day, or the next on which its owner works.

    Raises:
        Stranger: the workspace has no such member.
    """
    return receiver(session, require(session, owner)).working_day(wanted)


def plan_pings(session: WorkspaceSession, *, now: datetime) -> int:
    """Queue the day's DM of each owner with something due; run twice it queues nothing new. Says how many were queued."""
    queued = 0
    for owner, items in action_items.due_pings(session, now=now, most=OWNERS_A_BATCH).items():
        member = members.get(session, owner)
        if member is None or member.gone:  # never pinged again; the handover list is the chair's
            for item in items:
                action_items.plan_ping(session, item, owner, None)
            continue
        queued += _plan_dm(session, member, items, now=now)
    return queued


def _plan_dm(session: WorkspaceSession, owner: Member, items: Sequence[ActionItemId], *, now: datetime) -> bool:
    to = receiver(session, owner)
    today, moment = to.work.day_of(now), may_ping_at(to, now)
    notice = PingOwner(owner=owner.id, day=today, items=tuple(items))
    if moment > now or not outbox.add(session, notice, now=now, key=f"ping_owner:{owner.id}:{today.isoformat()}"):
        # After a downtime it may be night, and what falls due after the day's one DM comes with the next.
        later = moment if moment > now else next_working_hour(to, now)
        for item in items:
            action_items.plan_ping(session, item, owner.id, later)
        return False
    for item in items:
        action_items.plan_ping(session, item, owner.id, None, pinged_on=today)
        _plan(session, item, owner)
    return True


def replan(session: WorkspaceSession, owner: MemberId) -> None:
    """Plan an owner's pings anew after he chose another hour or zone."""
    member = members.get(session, owner)
    if member is not None:
        for item in action_items.assignments_of(session, owner):
            _plan(session, item, member)


def next_moment(session: WorkspaceSession) -> datetime | None:
    """Find the moment at which the next ping is due."""
    return action_items.next_ping_at(session)


def open_items(session: WorkspaceSession, *, owner: MemberId | None = None, overdue_on: date | None = None) -> list[ActionItem]:
    """List open action items, the earliest due first."""
    return action_items.open_items(session, owner=owner, due_before=overdue_on)


def due_items(session: WorkspaceSession, owner: MemberId, items: Iterable[ActionItemId], *, today: date) -> list[ActionItem]:
    """Keep of the items planned for a ping those that still ask for one: open, his, and not put off since."""
    assignments = action_items.assignments_of(session, owner)
    return [
        item
        for item in action_items.several(session, items)
        if item.id in assignments and not (assignments[item.id].postponed_until or date.min) > today
    ]


def show(session: WorkspaceSession, items: Sequence[ActionItem], *, to: MemberId, today: date) -> list[ShownAction]:
    """Gather the names a view needs to show action items to one reader."""
    people = members.named(
        session, {to, *(person for item in items for person in (*item.owners, item.assigned_by, item.closed_by) if person)}
    )
    reader = people.get(to)
    shown = []
    for item in items:
        channel = members.channel(session, item.source.channel) if item.source else None
        assignment = action_items.assignment(session, item.id, to) if to in item.owners else None
        shown.append(
            ShownAction(
                item=item,
                owners=tuple(people[owner].name for owner in item.owners if owner in people),
                assigned_by=people[item.assigned_by].name if item.assigned_by in people else "",
                closed_by=people[item.closed_by].name if item.closed_by in people else None,
                source_channel=channel.name if channel else None,
                overdue=item.is_overdue(today),
                his=to in item.owners or (reader is not None and reader.organiser),
                owns=to in item.owners,
                last_ping=assignment is not None and offers_dropping(assignment, today),
            )
        )
    return shown


def get(session: WorkspaceSession, item_id: ActionItemId) -> ActionItem:
    """Read an action item.

    Raises:
        ActionNotFound: no such item.
    """
    return action_items.get(session, item_id)


def _tell_assigned(session: WorkspaceSession, item: ActionItemId, owner: Member, *, now: datetime) -> None:
    """Tell an owner on a working moment of his: nobody is given work on a Sunday night."""
    outbox.add(session, TellAssigned(item=item, owner=owner.id), now=now, due_at=working_moment(now, receiver(session, owner)))


def _take(session: WorkspaceSession, item_id: ActionItemId, by: MemberId) -> ActionItem:
    item = action_items.get_for_update(session, item_id)
    _refuse_unless_his(item, require(session, by))
    _refuse_unless_open(session, item)
    return item


def _refuse_unless_his(item: ActionItem, member: Member) -> None:
    if member.id not in item.owners and not member.organiser:
        raise NotYourAction(item=item.id)


def _refuse_unless_open(session: WorkspaceSession, item: ActionItem) -> None:
    if item.state is not ActionState.OPEN:
        closer = members.get(session, item.closed_by) if item.closed_by else None
        raise ActionClosed(item=item.id, by=closer.name if closer else "", on=item.closed_at, state=str(item.state))


def _plan_all(session: WorkspaceSession, item: ActionItem, *, now: datetime) -> None:
    for owner in item.owners:
        member = members.get(session, owner)
        if member is not None:
            # What came by while it was closed is not made up for.
            action_items.plan_ping(session, item.id, owner, None, pinged_on=local_day(now, ZoneInfo(member.zone)))
            _plan(session, item.id, member)


def _leave_behind(session: WorkspaceSession, item: ActionItemId, owner: Member, *, now: datetime) -> None:
    """Let the occasions of another due date that have gone by already rest: they are not made up for."""
    assignment = action_items.assignment(session, item, owner.id)
    yesterday = local_day(now, ZoneInfo(owner.zone)) - timedelta(days=1)
    if assignment is not None and (assignment.pinged_on or date.min) < yesterday:
        action_items.plan_ping(session, item, owner.id, None, pinged_on=yesterday)


def _plan(session: WorkspaceSession, item: ActionItemId, owner: Member) -> None:
    assignment = action_items.assignment(session, item, owner.id)
    if assignment is not None:
        moment = None if owner.gone else next_ping(assignment, receiver(session, owner))
        action_items.plan_ping(session, item, owner.id, moment)
