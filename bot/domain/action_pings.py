"""Pings: when an owner hears of what they promised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import Moment, Receiver, local_day, own_hour
from bot.domain.errors import DomainError

PING_DAYS = (-7, -1, 0, 7, 14)
"""Days from the due date on which an owner is pinged (docs/product.md, section 6)."""

UNDATED_EVERY = timedelta(weeks=4)
UNDATED_PINGS = 6
"""Without a due date: every four weeks, six times, then it goes to the overview."""

UNDATED_DROPPED_FROM = 3
"""From this ping on dropping an item without a date is offered."""

QUIET_AFTER_ASSIGNMENT = timedelta(days=1)
LONGEST_POSTPONEMENT = timedelta(days=30)


class PostponedTooFar(DomainError):
    """A ping moves at most 30 days."""

    text_id = "refused-postponed-too-far"
    field = "own_date"


class PostponedIntoThePast(DomainError):
    """A ping moves forward only."""

    text_id = "refused-postponed-past"
    field = "own_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One owner's side of an action item: when it became theirs, until when they put it off, when they were last pinged."""

    assigned_at: datetime
    due_on: date | None
    postponed_until: date | None = None
    pinged_on: date | None = None


def next_ping(assignment: Assignment, to: Receiver) -> Moment | None:
    """Find the moment of the next ping: on a working day outside a pause, at the owner's hour, moved later where needed.

    Occasions that fall on the same working day are one, none comes within a day of the assignment or again on a day
    that had its ping. None: the last one has been.
    """
    quiet_until = assignment.assigned_at + QUIET_AFTER_ASSIGNMENT
    if assignment.postponed_until is not None and (assignment.pinged_on or date.min) < assignment.postponed_until:
        return own_hour(assignment.postponed_until, to)
    for occasion in _occasions(assignment, to):
        if assignment.pinged_on is None or to.working_day(occasion) > assignment.pinged_on:
            moment = own_hour(occasion, to)
            if moment.at >= quiet_until:
                return moment
    return None


def may_ping_at(to: Receiver, now: datetime) -> datetime:
    """Return the moment itself if the owner may be pinged then, else their hour on the next working day outside their pause.

    They may from their own hour until people stop working; whoever chose a later hour than that, within the hour.
    """
    today = to.work.day_of(now)
    if to.working_day(today) == today and now <= to.work.at_hour(today, max(to.hour + 1, to.work.closes.hour)):
        return max(now, to.work.at_hour(today, to.hour))
    return next_working_hour(to, now)


def next_working_hour(to: Receiver, now: datetime) -> datetime:
    """Return the owner's hour on the first working day after today."""
    return own_hour(to.work.day_of(now) + timedelta(days=1), to).at


def offers_dropping(assignment: Assignment, today: date, zone: ZoneInfo) -> bool:
    """Return whether dropping the item is offered with today's ping: with the last one, and without a date from the third."""
    if assignment.due_on is None:
        return today >= local_day(assignment.assigned_at, zone) + UNDATED_DROPPED_FROM * UNDATED_EVERY
    return today >= assignment.due_on + timedelta(days=PING_DAYS[-1])


def is_last_ping(assignment: Assignment, today: date, zone: ZoneInfo) -> bool:
    """Return whether today's ping is the last: after it the item goes to the next agenda and the chair's overview."""
    if assignment.due_on is None:
        return today >= local_day(assignment.assigned_at, zone) + UNDATED_PINGS * UNDATED_EVERY
    return today >= assignment.due_on + timedelta(days=PING_DAYS[-1])


def postponed_to(wanted: date, *, today: date) -> date:
    """Check the day to which an owner moves their ping.

    Raises:
        PostponedIntoThePast: not after today.
        PostponedTooFar: more than 30 days ahead.
    """
    if wanted <= today:
        raise PostponedIntoThePast(on=wanted)
    if wanted > today + LONGEST_POSTPONEMENT:
        raise PostponedTooFar(on=wanted, latest=today + LONGEST_POSTPONEMENT)
    return wanted


def _occasions(assignment: Assignment, to: Receiver) -> Iterator[date]:
    if assignment.due_on is not None:
        yield from (assignment.due_on + timedelta(days=days) for days in PING_DAYS)
    else:
        start = local_day(assignment.assigned_at, to.work.zone)
        yield from (start + turn * UNDATED_EVERY for turn in range(1, UNDATED_PINGS + 1))
