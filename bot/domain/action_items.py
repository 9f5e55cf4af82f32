"""Action items: who promised what, by when, and which ping is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import Moment, Receiver, local_day, own_hour
from bot.domain.errors import DomainError
from bot.domain.ids import ActionItemId, ChannelId, DecisionId, EventId, MemberId, MessageTs

LONGEST_REASON = 500
LONGEST_NAME = 80
MOST_OWNERS = 10
LONGEST_ACTION = 1000
"""Characters of an action item's text; longer is minutes, not an action."""

PING_DAYS = (-7, -1, 0, 7, 14)
"""Days from the due date on which an owner is pinged (product reference, section 6)."""

UNDATED_EVERY = timedelta(weeks=4)
UNDATED_PINGS = 6
"""Without a due date: every four weeks, six times, then it goes to the overview."""

UNDATED_DROPPED_FROM = 3
"""From this ping on dropping an item without a date is offered."""

QUIET_AFTER_ASSIGNMENT = timedelta(days=1)
LONGEST_POSTPONEMENT = timedelta(days=30)


class ActionState(StrEnum):
    """Where an action item stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    UNDONE = "undone"
    """Taken back right after it was made: never a promise at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The message an action item or a decision came from."""

    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem:
    """A promise with its number; the first owner is accountable, any owner may end it.

    `names` are owners who are not in Slack; who assigned it is pinged for them. `source`, `event` and `decision` say where
    it came from. `asked_due_on` is another due date that `asked_due_by` asked for, and waits for an answer.
    """

    id: ActionItemId
    text: str
    owners: tuple[MemberId, ...]
    due_on: date | None
    assigned_by: MemberId
    assigned_at: datetime
    names: tuple[str, ...] = ()
    state: ActionState = ActionState.OPEN
    closed_at: datetime | None = None
    closed_by: MemberId | None = None
    source: Source | None = None
    event: EventId | None = None
    decision: DecisionId | None = None
    asked_due_on: date | None = None
    asked_due_by: MemberId | None = None

    @property
    def stand_in(self) -> MemberId | None:
        """Who is pinged for the owners who are not in Slack, where he is no owner himself."""
        return self.assigned_by if self.names and self.assigned_by not in self.owners else None

    def is_overdue(self, today: date) -> bool:
        """Say whether its due date has gone by while it is open."""
        return self.state is ActionState.OPEN and self.due_on is not None and self.due_on < today


class ActionNotFound(DomainError):
    """No action item has that number in this workspace."""

    text_id = "refused-action-unknown"


class ActionTextMissing(DomainError):
    """An action item says what will be done."""

    text_id = "mistake-action-empty"


class ActionTextTooLong(DomainError):
    """Longer than an action item may be."""

    text_id = "mistake-action-long"


class NotYourAction(DomainError):
    """Only an owner or an organiser ends, postpones or reopens it."""

    text_id = "refused-not-your-action"


class OthersOnlyByOrganiser(DomainError):
    """A member makes action items for himself; for others an organiser does."""

    text_id = "refused-action-for-others"


class ActionClosed(DomainError):
    """It is done or dropped already; the sentence says by whom and when."""

    text_id = "refused-action-closed"


class OwnOnly(DomainError):
    """Only an owner has something to put off, to give back or to ask another date for."""

    text_id = "refused-action-own-only"


class GivenByYourself(DomainError):
    """Who assigned it himself has nobody to give it back to, and nobody to ask for another date."""

    text_id = "refused-action-given-by-yourself"


class DueDateOfAnother(DomainError):
    """An owner asks for another due date; who assigned it, or an organiser, sets it."""

    text_id = "refused-action-due-date"


class NotAskedOfYou(DomainError):
    """Only who assigned it, or an organiser, says whether another date is all right."""

    text_id = "refused-not-asked-of-you"


class NothingAsked(DomainError):
    """The other date was answered already, or asked for anew."""

    text_id = "refused-nothing-asked"


class SameDueDate(DomainError):
    """That is the due date it has."""

    text_id = "refused-same-due-date"


class DueDateGone(DomainError):
    """Another due date lies ahead."""

    text_id = "refused-due-date-gone"


class ReasonMissing(DomainError):
    """Who gives something back says why."""

    text_id = "mistake-reason-empty"


class TooManyOwners(DomainError):
    """What everybody does, nobody does."""

    text_id = "mistake-owners-many"


class NameTooLong(DomainError):
    """A name is a name."""

    text_id = "mistake-owner-name-long"


class NoSuchName(DomainError):
    """No owner of that name is left to be linked to a member."""

    text_id = "refused-no-such-name"


class ActionOpen(DomainError):
    """It is open: there is nothing to reopen."""

    text_id = "refused-action-open"


class PostponedTooFar(DomainError):
    """A ping moves at most 30 days."""

    text_id = "refused-postponed-too-far"


class PostponedIntoThePast(DomainError):
    """A ping moves forward only."""

    text_id = "refused-postponed-past"


def checked_text(text: str) -> str:
    """Tidy the text of an action item.

    Raises:
        ActionTextMissing: nothing is left.
        ActionTextTooLong: more than 1,000 characters.
    """
    tidy = text.strip()
    if not tidy:
        raise ActionTextMissing
    if len(tidy) > LONGEST_ACTION:
        raise ActionTextTooLong(limit=LONGEST_ACTION, length=len(tidy))
    return tidy


def checked_names(names: Iterable[str]) -> tuple[str, ...]:
    """Tidy the names of owners who are not in Slack: each once, in order.

    Raises:
        NameTooLong: more than 80 characters.
    """
    tidy = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    for name in tidy:
        if len(name) > LONGEST_NAME:
            raise NameTooLong(limit=LONGEST_NAME, length=len(name))
    return tidy


def checked_owners(owners: Iterable[MemberId], names: Iterable[str]) -> tuple[tuple[MemberId, ...], tuple[str, ...]]:
    """Take each owner once, in order.

    Raises:
        TooManyOwners: more than ten.
        NameTooLong: a name of more than 80 characters.
    """
    members, others = tuple(dict.fromkeys(owners)), checked_names(names)
    if len(members) + len(others) > MOST_OWNERS:
        raise TooManyOwners(limit=MOST_OWNERS)
    return members, others


def checked_reason(reason: str) -> str:
    """Tidy the reason for which somebody gives an action item back.

    Raises:
        ReasonMissing: nothing is left.
    """
    tidy = reason.strip()
    if not tidy:
        raise ReasonMissing
    return tidy[:LONGEST_REASON]


def another_due_date(wanted: date, item: ActionItem, *, today: date) -> date:
    """Check the due date that an owner asks for.

    Raises:
        SameDueDate: it has that date already.
        DueDateGone: it has gone by.
    """
    if wanted == item.due_on:
        raise SameDueDate(on=wanted)
    if wanted < today:
        raise DueDateGone(on=wanted)
    return wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One owner's side of an action item: when it became his, until when he put it off, when he was last pinged."""

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
    """Give the moment itself if the owner may be pinged then, else his hour on the next working day outside his pause.

    He may from his own hour until people stop working; who chose a later hour than that, within the hour.
    """
    today = to.work.day_of(now)
    if to.working_day(today) == today and now <= to.work.at_hour(today, max(to.hour + 1, to.work.closes.hour)):
        return max(now, to.work.at_hour(today, to.hour))
    return next_working_hour(to, now)


def next_working_hour(to: Receiver, now: datetime) -> datetime:
    """Give the owner's hour on the first working day after today."""
    return own_hour(to.work.day_of(now) + timedelta(days=1), to).at


def offers_dropping(assignment: Assignment, today: date) -> bool:
    """Say whether dropping the item is offered with today's ping: with the last one, and without a date from the third."""
    if assignment.due_on is None:
        return today >= assignment.assigned_at.date() + UNDATED_DROPPED_FROM * UNDATED_EVERY
    return today >= assignment.due_on + timedelta(days=PING_DAYS[-1])


def is_last_ping(assignment: Assignment, today: date) -> bool:
    """Say whether today's ping is the last: after it the item goes to the next agenda and the chair's overview."""
    if assignment.due_on is None:
        return today >= assignment.assigned_at.date() + UNDATED_PINGS * UNDATED_EVERY
    return today >= assignment.due_on + timedelta(days=PING_DAYS[-1])


def postponed_to(wanted: date, *, today: date) -> date:
    """Check the day to which an owner moves his ping.

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
