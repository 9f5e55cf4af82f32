"""From a poll to an event: the date that was chosen, or what enough hands were raised for, with those who would come."""

from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.db import event_drafts, events, moving, outbox, polls
from bot.db.engine import WorkspaceSession
from bot.domain import moving as rules
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.notices import TellPlanned
from bot.domain.polls import Poll, PollKind
from bot.services.announcing import announce
from bot.services.moving import let_come
from bot.services.news_timing import news_at
from bot.services.polls import in_favour, planned, to_plan


def post(session: WorkspaceSession, key: str, *, by: MemberId, now: datetime, zone: ZoneInfo, again: bool = False) -> Event:
    """Post a draft; of a poll it brings along those who would come.

    Whoever said *yes* to the moment that was chosen comes along provisionally, as after a move, unless it was planned on another
    day after all. Whoever raised a hand is told before the card goes out.

    Raises:
        as `announcing.announce` and `polls.to_plan`.
    """
    of = event_drafts.planned_of(session, key, by=by)
    poll = to_plan(session, of, by=by, lock=True) if of else None
    event = announce(session, key, by=by, now=now, again=again)
    if of is None or poll is None:
        return event
    planned(session, poll, event.id, now=now)
    wanting = [member for member in in_favour(session, poll, of.slot) if events.is_open_to(session, event, member)]
    if poll.plan.kind is PollKind.INTEREST:
        _tell(session, event, poll, [member for member in wanting if member != by], now=now)
    elif local_day(event.plan.starts_at, zone) == local_day(poll.slots[of.slot].starts_at, zone):
        until = rules.confirm_by(event.plan, today=local_day(now, zone), zone=zone)
        moving.expect(session, event.id, confirm_by=until)
        along = sorted(wanting, key=lambda member: _lot(poll, member))
        let_come(session, event, rules.provisional(along, at=now, confirm_by=until), by=by, now=now)
        _tell(session, event, poll, [member for member in along if member != by], now=now)
    return events.get(session, event.id)


def told_first(session: WorkspaceSession, event: Event, *, now: datetime) -> bool:
    """Return whether somebody who raised a hand for an event is being told at this moment, ahead of its card."""
    poll = polls.of_event(session, event.id)
    if poll is None or poll.plan.kind is not PollKind.INTEREST:
        return False
    told = (TellPlanned(event=event.id, member=each, poll=poll.id) for each in in_favour(session, poll, 0) if each != event.created_by)
    return outbox.any_unfinished(session, told, due=now)


def _lot(poll: Poll, member: MemberId) -> str:
    """Draw the order of those who said *yes*: votes have no moment, so nobody was first."""
    return sha256(f"{poll.id}:{poll.made_at.isoformat()}:{member}".encode()).hexdigest()


def _tell(session: WorkspaceSession, event: Event, poll: Poll, told: list[MemberId], *, now: datetime) -> None:
    starts_at = event.plan.starts_at
    for member in told:
        first = poll.plan.kind is PollKind.INTEREST
        due_at = None if first else news_at(session, member, starts_at=starts_at, now=now)
        notice = TellPlanned(event=event.id, member=member, poll=poll.id)
        outbox.add(session, notice, now=now, due_at=due_at, useful_until=starts_at)
