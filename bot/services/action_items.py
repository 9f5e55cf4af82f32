"""Action items: made, changed, done, dropped, opened again."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.db import action_items, action_log, assignments, channels, members, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.action_history import Step
from bot.domain.action_items import (
    ActionClosed,
    ActionItem,
    ActionOpen,
    ActionState,
    DueDateOfAnother,
    NoSuchName,
    NotYourAction,
    OthersOnlyByOrganiser,
    Source,
    checked_owners,
    checked_text,
)
from bot.domain.calendar import Moment, working_moment
from bot.domain.ids import ActionItemId, ChannelId, DecisionId, EventId, MemberId
from bot.domain.members import Member
from bot.domain.notices import Notice, TellAssigned, TellDone, TellDropped, TellNoLonger
from bot.services import action_pings
from bot.services.action_pings import told_key
from bot.services.members import PersonGone, is_gone, receiver, require

# As the database has it.
get = action_items.get

SAME_AGAIN = timedelta(minutes=1)
"""The same creating command within this time is asked back (docs/product.md, section 3)."""


def make(
    session: WorkspaceSession,
    *,
    text: str,
    owners: Sequence[MemberId],
    due_on: date | None,
    by: MemberId,
    now: datetime,
    source: Source | None = None,
    names: Sequence[str] = (),
    event: EventId | None = None,
    decision: DecisionId | None = None,
    from_minutes: bool = False,
) -> ActionItem:
    """Make an action item, plan its pings and tell the owners who did not make it themselves.

    `names` are owners who are not in Slack: whoever makes it is pinged for them. Without any owner it is their own.
    `from_minutes`: the secretary makes it too, and owners are told by the caller, of all that is theirs at once.

    Raises:
        ActionTextMissing, ActionTextTooLong, TooManyOwners, NameTooLong: what was filled in does not hold.
        OthersOnlyByOrganiser: a member makes them for themselves.
        PersonGone: an owner is no member of this workspace, or left.
    """
    maker = require(session, by)
    chosen, named = checked_owners(owners, names)
    chosen = chosen if chosen or named else (by,)
    if (set(chosen) != {by} or named) and not (maker.organiser or from_minutes):
        raise OthersOnlyByOrganiser
    people = {owner: owner_to_be(session, owner) for owner in chosen}
    item = action_items.add(
        session,
        text=checked_text(text),
        owners=chosen,
        names=named,
        due_on=due_on,
        by=by,
        now=now,
        source=source,
        event=event,
        decision=decision,
    )
    action_log.note(session, item.id, Step.MADE, by=by, now=now)
    action_pings.plan_all(session, item)
    for owner in chosen:
        if owner != by and not from_minutes:
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
    names: Sequence[str] | None = None,
) -> ActionItem:
    """Change an action item: its words, owners or date; `names` None leaves the owners without Slack as they are.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only whoever assigned it, an owner or an organiser.
        DueDateOfAnother: an owner asks for another date instead of setting it.
        ActionTextMissing, ActionTextTooLong, TooManyOwners, NameTooLong, OthersOnlyByOrganiser, PersonGone: as in `make`.
        ActionClosed: it is done.
    """
    item = action_items.get_for_update(session, item_id)
    changer = require(session, by)
    if by != item.assigned_by:
        refuse_unless_theirs(item, changer)
        if due_on != item.due_on and not changer.organiser:
            raise DueDateOfAnother(item=item_id)
    refuse_unless_open(session, item)
    chosen, named = checked_owners(owners, item.names if names is None else names)
    chosen = chosen if chosen or named else (by,)
    if not (set(chosen) <= {by, *item.owners} and set(named) <= set(item.names)) and not changer.organiser:
        raise OthersOnlyByOrganiser
    reword(session, item_id, text, by=by, now=now)
    if due_on != item.due_on:
        action_items.save_due(session, item_id, due_on)
        action_log.note(session, item_id, Step.DUE_MOVED, by=by, now=now, before=_iso(item.due_on), after=_iso(due_on))
    give_to(session, item, chosen, named, by=by, now=now)
    changed = action_items.get(session, item_id)
    if due_on != item.due_on:
        action_pings.leave_behind(session, changed, now=now)
    action_pings.plan_all(session, changed)
    return changed


def reword(session: WorkspaceSession, item_id: ActionItemId, text: str, *, by: MemberId, now: datetime) -> None:
    """Put other words in the place of an action item's; its history keeps the old ones.

    Raises:
        ActionNotFound: no such item.
        ActionTextMissing, ActionTextTooLong: the words do not hold.
    """
    item, words = action_items.get(session, item_id), checked_text(text)
    if words != item.text:
        action_items.save_text(session, item_id, text=words)
        action_log.note(session, item_id, Step.REWORDED, by=by, now=now, before=item.text)


def link(session: WorkspaceSession, item_id: ActionItemId, name: str, member: MemberId, *, by: MemberId, now: datetime) -> ActionItem:
    """Link an owner who was kept by name to a member; from now on they are pinged themselves.

    Raises:
        ActionNotFound: no such item.
        NoSuchName: no owner is left of that name.
        OthersOnlyByOrganiser: only an organiser gives an action item to a member.
        PersonGone: the workspace has no such member, or they left.
        ActionClosed: it is done.
    """
    item = action_items.get_for_update(session, item_id)
    if not require(session, by).organiser:
        raise OthersOnlyByOrganiser
    refuse_unless_open(session, item)
    if name not in item.names:
        raise NoSuchName(item=item_id, name=name)
    linked = owner_to_be(session, member, field="member")
    owners = item.owners if linked.id in item.owners else (*item.owners, linked.id)
    rest = tuple(other for other in item.names if other != name)
    assignments.save_owners(session, item_id, owners, names=rest, stand_in=item.assigned_by, now=now)
    action_log.note(session, item_id, Step.LINKED, by=by, now=now, name=name, member=linked.id)
    changed = action_items.get(session, item_id)
    action_pings.plan_all(session, changed)
    if linked.id not in (*item.owners, by):
        _tell_assigned(session, item_id, linked, now=now)
    return changed


def finish(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Mark an action item done, and tell it where it came from, else whoever assigned it.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionClosed: it is done or dropped already.
    """
    item = _close(session, item_id, ActionState.DONE, Step.DONE, by=by, now=now)
    if told_under(session, item) is not None or item.assigned_by != by:
        due = None if told_under(session, item) is not None else when_to_tell(session, item.assigned_by, now=now)
        outbox.add(session, TellDone(item=item_id, by=by), now=now, due_at=due, key=f"tell_done:{item_id}:{now.isoformat()}")
    return item


def drop(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Let an action item lapse, and tell whoever assigned it and its owners.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionClosed: it is done or dropped already.
    """
    item = _close(session, item_id, ActionState.DROPPED, Step.DROPPED, by=by, now=now)
    for to in dict.fromkeys((item.assigned_by, *item.owners)):
        if to != by and not _unheard(session, TellAssigned(item=item_id, owner=to), now=now):
            tell(session, TellDropped(item=item_id, by=by, to=to), to, key=f"tell_dropped:{item_id}:{to}:{now.isoformat()}", now=now)
    return item


def lapse(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Let an open action item lapse with the minutes it comes from; whoever does so tells its owners of all of them at once.

    Raises:
        ActionNotFound: no such item.
        ActionClosed: it is done or dropped already.
    """
    item = action_items.get_for_update(session, item_id)
    for owner in item.owners:
        _unheard(session, TellAssigned(item=item_id, owner=owner), now=now)
    return _end(session, item, ActionState.DROPPED, Step.DROPPED, by=by, now=now)


def reopen(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Open an action item that was done or dropped; without a due date its pings count from now.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only an owner or an organiser.
        ActionOpen: it is open.
    """
    item = action_items.get_for_update(session, item_id)
    refuse_unless_theirs(item, require(session, by))
    if item.state is ActionState.OPEN:
        raise ActionOpen(item=item_id)
    action_items.save_state(session, item_id, ActionState.OPEN, by=None, at=None)
    action_log.note(session, item_id, Step.REOPENED, by=by, now=now)
    if item.due_on is None and item.closed_at is not None and now - item.closed_at > timedelta(days=1):
        assignments.start_anew(session, item_id, now=now)
    action_pings.rest_until_today(session, item, now=now)
    action_pings.plan_all(session, item)
    return action_items.get(session, item_id)


def undo(session: WorkspaceSession, item_id: ActionItemId, *, by: MemberId, now: datetime) -> ActionItem:
    """Take back an action item by whoever made it; its owners hear no more of it.

    Raises:
        ActionNotFound: no such item.
        NotYourAction: only whoever made it.
        ActionClosed: it is done or dropped already.
    """
    item = action_items.get_for_update(session, item_id)
    if item.assigned_by != by:
        raise NotYourAction(item=item_id)
    return _end(session, item, ActionState.UNDONE, Step.UNDONE, by=by, now=now)


def give_to(
    session: WorkspaceSession, item: ActionItem, owners: Sequence[MemberId], names: Sequence[str], *, by: MemberId, now: datetime
) -> None:
    """Keep who owns an item from now on, and tell its new and former owners; nothing happens where nothing changes.

    Raises:
        PersonGone: an owner is no member of this workspace, or left.
    """
    if tuple(owners) == item.owners and tuple(names) == item.names:
        return
    fresh = [owner_to_be(session, owner) for owner in owners if owner not in item.owners]
    assignments.save_owners(session, item.id, owners, names=names, stand_in=item.assigned_by, now=now)
    action_log.note(session, item.id, Step.ASSIGNED, by=by, now=now, owners=" ".join(owners), names="\n".join(names))
    for owner in fresh:
        if owner.id != by:
            _tell_assigned(session, item.id, owner, now=now)
    for former in item.owners:
        no_longer = TellNoLonger(item=item.id, owner=former, by=by)
        if former not in (*owners, by) and not _unheard(session, no_longer, now=now):
            tell(session, no_longer, former, key=f"tell_no_longer:{item.id}:{former}:{now.isoformat()}", now=now)


def owner_to_be(session: WorkspaceSession, member: MemberId, *, field: str = "owners") -> Member:
    """Read who is to own an item; Slack's people picker also offers leavers and other bots.

    Raises:
        PersonGone: they are no (longer a) member; `field` says where they were chosen.
    """
    found = members.get(session, member)
    if found is None or found.gone or found.bot or found.guest:
        raise PersonGone(field=field)
    return found


def told_under(session: WorkspaceSession, item: ActionItem) -> ChannelId | None:
    """Return in which channel the end of an item is told as a reply: where it came from, if the bot can speak there.

    Whoever made the item has to be in it themselves: a forged form cannot make the bot speak where its sender may not.
    """
    channel = channels.get(session, item.source.channel) if item.source else None
    if channel is None or not channel.joined or channel.archived:
        return None
    return channel.id if channels.is_in(session, channel.id, item.assigned_by) else None


def tell(session: WorkspaceSession, notice: Notice, to: MemberId, *, key: str, now: datetime) -> None:
    """Queue a word about an action item for a working moment of its receiver; leavers get none."""
    if not is_gone(session, to):
        outbox.add(session, notice, now=now, due_at=when_to_tell(session, to, now=now), key=key)


def when_to_tell(session: WorkspaceSession, to: MemberId, *, now: datetime) -> Moment:
    """Return when somebody hears of an action item: nobody is given work on a Sunday night."""
    member = members.get(session, to)
    return working_moment(now, receiver(session, member)) if member else Moment(now, now)


def refuse_unless_theirs(item: ActionItem, member: Member) -> None:
    """Refuse whoever is no owner (nor stands in for one) and no organiser.

    Raises:
        NotYourAction: they may not.
    """
    if member.id not in (*item.owners, item.stand_in) and not member.organiser:
        raise NotYourAction(item=item.id)


def refuse_unless_open(session: WorkspaceSession, item: ActionItem) -> None:
    """Refuse what has ended.

    Raises:
        ActionClosed: by whom and when.
    """
    if item.state is not ActionState.OPEN:
        closer = members.get(session, item.closed_by) if item.closed_by else None
        raise ActionClosed(item=item.id, by=closer.name if closer else "", on=item.closed_at, state=str(item.state))


def _tell_assigned(session: WorkspaceSession, item: ActionItemId, owner: Member, *, now: datetime) -> None:
    notice = TellAssigned(item=item, owner=owner.id)
    if not _unheard(session, notice, now=now):
        outbox.add(session, notice, now=now, due_at=working_moment(now, receiver(session, owner)), key=told_key(item, owner.id, now))


def _unheard(session: WorkspaceSession, notice: Notice, *, now: datetime) -> bool:
    """Take back what somebody has yet to hear about the owner of an item: what is undone before they hear of it needs no word."""
    return bool(outbox.take_over(session, notice.subject or "", now=now, reason="undone before it was told"))


def _close(session: WorkspaceSession, item_id: ActionItemId, state: ActionState, step: Step, *, by: MemberId, now: datetime) -> ActionItem:
    item = action_items.get_for_update(session, item_id)
    refuse_unless_theirs(item, require(session, by))
    return _end(session, item, state, step, by=by, now=now)


def _end(session: WorkspaceSession, item: ActionItem, state: ActionState, step: Step, *, by: MemberId, now: datetime) -> ActionItem:
    refuse_unless_open(session, item)
    action_items.save_state(session, item.id, state, by=by, at=now)
    assignments.stop_pings(session, item.id)
    action_log.note(session, item.id, step, by=by, now=now)
    return action_items.get(session, item.id)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
