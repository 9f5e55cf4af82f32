"""Action items: who promised what, and by when."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.calendar import DateReading, NoSuchDate, read_date, split_due
from bot.domain.errors import DomainError, Forbidden, within
from bot.domain.ids import ActionItemId, ChannelId, DecisionId, EventId, MemberId, MessageTs

LONGEST_REASON = 500
LONGEST_NAME = 80
MOST_OWNERS = 10
LONGEST_ACTION = 1000
"""Characters of an action item's text; longer is minutes, not an action."""


class ActionState(StrEnum):
    """The state of an action item."""

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

    `names` are owners who are not in Slack; whoever assigned it is pinged for them. `source`, `event` and `decision` say where
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
        """The member who is pinged for the owners who are not in Slack, where they are no owner themselves."""
        return self.assigned_by if self.names and self.assigned_by not in self.owners else None

    def is_overdue(self, today: date) -> bool:
        """Return whether its due date has gone by while it is open."""
        return self.state is ActionState.OPEN and self.due_on is not None and self.due_on < today


class ActionNotFound(DomainError):
    """No action item has that number in this workspace."""

    text_id = "refused-action-unknown"


class ActionTextMissing(DomainError):
    """An action item says what will be done."""

    text_id = "mistake-action-empty"
    field = "text"


class ActionTextTooLong(DomainError):
    """Longer than an action item may be."""

    text_id = "mistake-action-long"
    field = "text"


class NotYourAction(Forbidden):
    """Only an owner or an organiser ends, postpones or reopens it."""

    text_id = "refused-not-your-action"


class OthersOnlyByOrganiser(Forbidden):
    """A member makes action items for themselves; for others an organiser does."""

    text_id = "refused-action-for-others"
    field = "owners"


class ActionClosed(DomainError):
    """It is done or dropped already; the sentence says by whom and when."""

    text_id = "refused-action-closed"


class OwnOnly(Forbidden):
    """Only an owner has something to put off, to give back or to ask another date for."""

    text_id = "refused-action-own-only"


class GivenByYourself(DomainError):
    """Whoever assigned it themselves has nobody to give it back to, and nobody to ask for another date."""

    text_id = "refused-action-given-by-yourself"


class DueDateOfAnother(DomainError):
    """An owner asks for another due date; whoever assigned it, or an organiser, sets it."""

    text_id = "refused-action-due-date"
    field = "due_on"


class NotAskedOfYou(Forbidden):
    """Only whoever assigned it, or an organiser, says whether another date is all right."""

    text_id = "refused-not-asked-of-you"


class NothingAsked(DomainError):
    """The other date was answered already, or asked for anew."""

    text_id = "refused-nothing-asked"


class SameDueDate(DomainError):
    """That is the due date it has."""

    text_id = "refused-same-due-date"


class DueDateGone(DomainError):
    """The due date asked for has gone by: another one has to lie ahead."""

    text_id = "refused-due-date-gone"


def read_due(text: str, *, today: date) -> tuple[str, date | None, DomainError | None]:
    """Take the due date out of an action's text, as `split_due` does; one that has gone by is a doubt as well.

    A date typed with its year offers that day in the year to come, as the fact `options`.
    """
    rest, due = split_due(text, today=today)
    if not isinstance(due, DateReading):
        return rest, None, due
    if due.on >= today:
        return rest, due.on, None
    again: tuple[date, ...] = ()
    if str(due.on.year)[-2:] in text[due.start : due.end]:
        with suppress(NoSuchDate):
            again = (read_date(f"{due.on.day}-{due.on.month}", today=today).on,)
    return rest, None, DueDateGone(on=due.on, options=again)


class ReasonMissing(DomainError):
    """Whoever gives something back says why."""

    text_id = "mistake-reason-empty"


class TooManyOwners(DomainError):
    """More owners than an action item may have: what everybody owns, nobody does."""

    text_id = "mistake-owners-many"
    field = "owners"


class NameTooLong(DomainError):
    """A name longer than a name is."""

    text_id = "mistake-owner-name-long"
    field = "names"


class NoSuchName(DomainError):
    """No owner of that name is left to be linked to a member."""

    text_id = "refused-no-such-name"
    field = "name"


class ActionOpen(DomainError):
    """It is open: there is nothing to reopen."""

    text_id = "refused-action-open"


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
        TextTooLong: more than 500 characters.
    """
    tidy = within(reason, LONGEST_REASON, field="reason")
    if not tidy:
        raise ReasonMissing
    return tidy


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
