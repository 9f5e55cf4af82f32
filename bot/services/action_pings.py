"""When owners are pinged: one DM a day, planned from the state in the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, assignments, members, outbox
from bot.db.assignments import Move
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.action_items import ActionItem
from bot.domain.action_pings import QUIET_AFTER_ASSIGNMENT, Assignment, may_ping_at, next_ping, next_working_hour
from bot.domain.calendar import Moment, Receiver, local_day, working_moment
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.members import Member
from bot.domain.notices import PingOwner
from bot.services.members import receiver, receivers, require

# As the database has it.
next_moment = assignments.next_ping_at

LOOKED_AT_AGAIN = timedelta(hours=1)
"""After so long what was skipped for odd data is tried again."""

ITEMS_A_BATCH = 200
"""A planning transaction stays well under 100 ms."""


def plan_pings(session: WorkspaceSession, *, now: datetime) -> int:
    """Queue the day's DM of each owner with something due; run twice it queues nothing new. Returns the number looked at."""
    due = assignments.due_pings(session, now=now, most=ITEMS_A_BATCH)
    people = {key: member for key, member in members.named(session, due).items() if not member.gone}
    moves = [Move(owner=owner, item=item, at=None) for owner, items in due.items() if owner not in people for item in items]
    # A leaver is never pinged again; the handover list is the chair's.
    own = {owner: items for owner, items in due.items() if owner in people}
    with alone(session, "pings of", "all"):
        batch = _read_batch(session, own, people, now=now)
        moves += [move for owner in own for move in _plan_dm(session, owner, batch, now=now)]
        own = {}
    session.left.pop("pings of all", None)
    for owner, items in own.items():  # somebody's data is odd: one by one, to find whose, and to have all others pinged
        later = [Move(owner=owner, item=item, at=now + LOOKED_AT_AGAIN) for item in items]
        with alone(session, "pings of", owner):
            batch = _read_batch(session, {owner: items}, {owner: people[owner]}, now=now)
            later = _plan_dm(session, owner, batch, now=now)
        moves += later
    assignments.move_pings(session, moves)
    return len(due)


def plan(session: WorkspaceSession, item: ActionItemId, owner: Member) -> None:
    """Plan an owner's next ping about an item; none where they left or the last one has been."""
    assignment = assignments.assignment(session, item, owner.id)
    if assignment is not None:
        moment = None if owner.gone else next_ping(assignment, receiver(session, owner))
        assignments.plan_ping(session, item, owner.id, moment.at if moment else None)


def plan_all(session: WorkspaceSession, item: ActionItem) -> None:
    """Plan the next ping of everybody who is pinged about an item."""
    for member in _pinged(session, item):
        plan(session, item.id, member)


def replan(session: WorkspaceSession, owner: MemberId) -> None:
    """Plan an owner's pings anew after they chose another hour, zone or pause, left, or came back."""
    member = members.get(session, owner)
    if member is not None:
        to = receiver(session, member)
        own = assignments.assignments_of(session, owner)
        moments = {item: None if member.gone else next_ping(assignment, to) for item, assignment in own.items()}
        moves = [Move(owner=owner, item=item, at=moment.at if moment else None) for item, moment in moments.items()]
        assignments.move_pings(session, moves)


def rest_until_today(session: WorkspaceSession, item: ActionItem, *, now: datetime) -> None:
    """Skip the occasions that passed while an item was closed, today's included: they are not made up for."""
    _let_rest(session, item, now=now, days_ago=0)


def leave_behind(session: WorkspaceSession, item: ActionItem, *, now: datetime) -> None:
    """Skip the occasions of another due date that have gone by already: they are not made up for."""
    _let_rest(session, item, now=now, days_ago=1)


def ping_day(session: WorkspaceSession, owner: MemberId, wanted: date) -> date:
    """Return on which day a ping meant for a day will come: on that day, or the next on which its owner works.

    Raises:
        Stranger: the workspace has no such member.
    """
    return receiver(session, require(session, owner)).working_day(wanted)


def may_hear_at(session: WorkspaceSession, to: MemberId, *, now: datetime, own_hour: bool, late: timedelta) -> datetime:
    """Return the moment itself if a member may be written to now about what can wait, else the first moment that they may.

    What was planned within working time and is `late` by no more than that does not wait. With `own_hour` their own hour
    counts, as for pings.
    """
    receiving = receiver(session, require(session, to))
    if own_hour:
        return may_ping_at(receiving, now)
    until = working_moment(now, receiving).at
    return until if until > now and working_moment(now - late, receiving).at > now else now


def due_items(session: WorkspaceSession, owner: MemberId, items: Iterable[ActionItemId], *, today: date) -> list[ActionItem]:
    """Keep of the items planned for a ping those that still ask for one: open, theirs, and not put off since."""
    own = assignments.assignments_of(session, owner)
    return [
        item for item in action_items.several(session, items) if item.id in own and not (own[item.id].postponed_until or date.min) > today
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """What planning a batch of owners asks of the database, read at once."""

    to: Mapping[MemberId, Receiver]
    own: Mapping[MemberId, dict[ActionItemId, Assignment]]
    known: Collection[str]
    new: Collection[tuple[MemberId, ActionItemId]]
    """Items whose owner is told of them only today, as they were given in a weekend or a pause: these are pinged tomorrow."""
    waiting: Collection[str]
    """Subjects about which an earlier DM still waits."""


def _read_batch(
    session: WorkspaceSession, due: Mapping[MemberId, Sequence[ActionItemId]], people: Mapping[MemberId, Member], *, now: datetime
) -> _Batch:
    to = receivers(session, people.values())
    own = assignments.assignments_among(session, {owner: due[owner] for owner in people})
    told = {told_key(item, owner, each.assigned_at): (owner, item) for owner, items in own.items() for item, each in items.items()}
    return _Batch(
        to=to,
        own=own,
        known=outbox.known_keys(session, (_dm_key(owner, to[owner].work.day_of(now)) for owner in people)),
        new={told[key] for key, due_at in outbox.due_ats(session, told).items() if due_at + QUIET_AFTER_ASSIGNMENT > now},
        waiting=outbox.queued_subjects(session, (_subject(owner) for owner in people)),
    )


def _plan_dm(session: WorkspaceSession, owner: MemberId, batch: _Batch, *, now: datetime) -> list[Move]:
    """Queue an owner's DM; return to when each item's ping moves by it."""
    to, own = batch.to[owner], batch.own[owner]
    today, moment = to.work.day_of(now), may_ping_at(to, now)
    key = _dm_key(owner, today)
    if moment > now or key in batch.known:
        # After a downtime it may be night, and what falls due after the day's one DM comes with the next.
        later = moment if moment > now else next_working_hour(to, now)
        return [Move(owner=owner, item=item, at=later) for item in own]
    moves = [Move(owner=owner, item=item, at=next_working_hour(to, now)) for item in own if (owner, item) in batch.new]
    pinged = {item: each for item, each in own.items() if (owner, item) not in batch.new}
    if pinged:
        unsent = _unsent(session, owner, now=now) if _subject(owner) in batch.waiting else []
        notice = PingOwner(owner=owner, day=today, items=tuple(dict.fromkeys([*unsent, *pinged])))
        outbox.add(session, notice, now=now, due_at=_meant(pinged.values(), to, now), key=key)
    for item, each in pinged.items():
        following = next_ping(replace(each, pinged_on=today), to)
        moves.append(Move(owner=owner, item=item, at=following.at if following else None, pinged_on=today))
    return moves


def _unsent(session: WorkspaceSession, owner: MemberId, *, now: datetime) -> list[ActionItemId]:
    """Take over what an earlier DM was to say that never went out: one DM a day says it all."""
    waiting = outbox.take_over(session, _subject(owner), now=now)
    return [item for old in waiting if isinstance(old, PingOwner) for item in old.items]


def _dm_key(owner: MemberId, day: date) -> str:
    return f"ping_owner:{owner}:{day}"


def _subject(owner: MemberId) -> str:
    return f"ping:{owner}"


def told_key(item: ActionItemId, owner: MemberId, assigned_at: datetime) -> str:
    """Return the key of the word to an owner that an item is theirs."""
    return f"tell_assigned:{item}:{owner}:{assigned_at.isoformat()}"


def _meant(own: Iterable[Assignment], to: Receiver, now: datetime) -> Moment:
    """Return when the ping was meant to come: on the day of its first occasion, which may have been a Saturday."""
    moments = [moment for moment in (next_ping(assignment, to) for assignment in own) if moment is not None]
    shifted = [moment.meant for moment in moments if moment.shifted_from is not None]
    return Moment(now, min(shifted, default=now))


def _pinged(session: WorkspaceSession, item: ActionItem) -> Iterable[Member]:
    wanted = (*item.owners, *([item.stand_in] if item.stand_in else []))
    return members.named(session, wanted).values()


def _let_rest(session: WorkspaceSession, item: ActionItem, *, now: datetime, days_ago: int) -> None:
    for member in _pinged(session, item):
        until = local_day(now, ZoneInfo(member.zone)) - timedelta(days=days_ago)
        assignment = assignments.assignment(session, item.id, member.id)
        if assignment is not None and (assignment.pinged_on or date.min) < until:
            assignments.plan_ping(session, item.id, member.id, None, pinged_on=until)
