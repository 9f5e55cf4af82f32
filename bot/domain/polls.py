"""Polls of every kind (docs/product.md, section 11): what is asked, of whom, and how votes are counted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from bot.domain.audience import EVERYBODY, Audience
from bot.domain.calendar import at_local, local_day, read_date
from bot.domain.errors import DomainError, FieldMistake
from bot.domain.events import EventKind
from bot.domain.ids import ChannelId, DecisionId, EventId, MemberId, MessageTs, PollId

FEWEST_CHOICES, MOST_CHOICES = 2, 10
MOST_MOMENTS = 12
MOST_HANDS = 9999
LONGEST_CHOICE = 75
"""Characters; the limit of the text of Slack's buttons."""
LONGEST_QUESTION = 300
LONGEST_EXPLANATION = 2000
LONGEST_REASON = 500
WORKING_DAYS = 3
"""A proposal is open for at least so many working days."""
ENOUGH_TO_DISCUSS = 3
"""So many members who want to talk first put a proposal on the next agenda instead."""
LONGEST_OPEN = timedelta(days=92)

_OF_A_PROPOSAL = 3
FOR, AGAINST, ABSTAIN = range(_OF_A_PROPOSAL)
"""The choices of a proposal, by their place."""


class Fits(IntEnum):
    """What a member says of a moment in a date poll; its choices are these three of each moment in turn."""

    YES = 0
    RATHER_NOT = 1
    NO = 2


class PollKind(StrEnum):
    """What is asked."""

    POLL = "poll"
    PROPOSAL = "proposal"
    DATES = "dates"
    """Which of some moments fits whom."""
    INTEREST = "interest"
    """Who would come, before an event is planned: one choice, a raised hand."""


PLANS = (PollKind.DATES, PollKind.INTEREST)
"""Of these an event is planned."""


class PollState(StrEnum):
    """How far it is."""

    OPEN = "open"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    """Taken back by whoever made it: nothing was counted."""
    TO_DISCUSS = "to_discuss"
    """Enough members want to talk first: it goes to a meeting."""


class Rule(StrEnum):
    """When a proposal is accepted: of the votes for and against, and of the abstentions where those count."""

    MAJORITY = "majority"
    """More than half."""
    TWO_THIRDS = "two_thirds"
    """Two thirds or more."""
    ALL = "all"
    """Every one, and at least one."""


class Electorate(StrEnum):
    """Out of whom those who may vote come."""

    CHANNEL = "channel"
    """Everybody in the channel."""
    ORGANISERS = "organisers"
    """The board: the organisers, the chair and the secretary."""
    CHOSEN = "chosen"
    """Whoever was named one by one."""


class Verdict(StrEnum):
    """What the votes on a proposal come to."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a poll is voted in and counted.

    `abstentions` (whether those count as cast) is of proposals only, and so is `quorum`, which is also the number of hands at
    which an event is planned.
    """

    secret: bool = False
    several: bool = False
    shown_at_once: bool = True
    rule: Rule = Rule.MAJORITY
    quorum: int = 0
    abstentions: bool = False

    @property
    def shows_counts(self) -> bool:
        """Return whether counts are shown while it is open: of a secret one never, as each vote would give itself away."""
        return self.shown_at_once and not self.secret


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPlan:
    """What a form says."""

    kind: PollKind
    question: str
    explanation: str = ""
    choices: tuple[str, ...] = ()
    """Of a proposal none: its three are for, against and abstain. Of a date poll its moments, as `Slot` writes them; of interest the
    kind of event it is in.
    """
    terms: Terms = field(default_factory=Terms)
    voters: Electorate = Electorate.CHANNEL
    narrowed: Audience = EVERYBODY
    """Of those only who work for such a partnership."""
    channel: ChannelId
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A poll or proposal with its number."""

    id: PollId
    plan: PollPlan
    named: bool
    """Only those vote who were named at its start; whoever leaves keeps a vote given."""
    state: PollState = PollState.OPEN
    made_by: MemberId
    made_at: datetime
    ended_at: datetime | None = None
    card_ts: MessageTs | None = None
    decision: DecisionId | None = None
    event: EventId | None = None
    """What was planned of it."""

    @property
    def choices(self) -> int:
        """Return the number of choices there are."""
        several = len(Fits) if self.plan.kind is PollKind.DATES else 1
        return several * len(self.plan.choices) or _OF_A_PROPOSAL

    @property
    def slots(self) -> "tuple[Slot, ...]":
        """Return the moments of a date poll, in order of time."""
        return tuple(Slot.read(written) for written in self.plan.choices) if self.plan.kind is PollKind.DATES else ()

    @property
    def event_kind(self) -> EventKind:
        """Return what kind of event is planned of it."""
        return EventKind(self.plan.choices[0]) if self.plan.kind is PollKind.INTEREST else EventKind.MEETING

    def takes_votes(self, now: datetime) -> bool:
        """Return whether a vote counts: until the end, that moment itself not included."""
        return self.state is PollState.OPEN and now < self.plan.closes_at


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A moment that a date poll asks about."""

    starts_at: datetime
    ends_at: datetime

    def __str__(self) -> str:
        """Write it as ISO 8601 writes an interval."""
        return f"{self.starts_at.isoformat()}/{self.ends_at.isoformat()}"

    @classmethod
    def read(cls, written: str) -> "Slot":
        """Read what was written."""
        begin, _, end = written.partition("/")
        return cls(datetime.fromisoformat(begin), datetime.fromisoformat(end))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOf:
    """Of which poll an event is being planned, and of a date poll on which of its moments."""

    poll: PollId
    slot: int = 0


class PollNotFound(DomainError):
    """No such poll in this workspace."""

    text_id = "refused-poll-unknown"


class PollEnded(DomainError):
    """It takes no more votes."""

    text_id = "refused-poll-ended"


class PlannedAlready(DomainError):
    """Something was planned of it. Facts: `poll`, `event`."""

    text_id = "refused-poll-planned"


class NotAVoter(DomainError):
    """They were not among the voters when it began."""

    text_id = "refused-not-a-voter"


class VoteIsFinal(DomainError):
    """A secret vote was cast, and cannot be told from the others any more."""

    text_id = "refused-vote-is-final"


def checked_choices(typed: str) -> tuple[str, ...]:
    """Read choices, one a line; a mark at the begin of the line is none of it.

    Raises:
        FieldMistake: too few, too many, too long, or one twice.
    """
    lines = [re.sub(r"^(?:[-*•]|\d{1,2}[.)])\s+", "", line.strip()) for line in typed.splitlines()]
    choices = tuple(line for line in lines if line)
    distinct = {choice.casefold() for choice in choices}
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES or len(distinct) < len(choices) or max(map(len, choices)) > LONGEST_CHOICE:
        raise FieldMistake("choices", "mistake-poll-choices", fewest=FEWEST_CHOICES, most=MOST_CHOICES, longest=LONGEST_CHOICE)
    return choices


def checked_slots(typed: str, begin: time, end: time, *, now: datetime, zone: ZoneInfo) -> tuple[Slot, ...]:
    """Read the moments of a date poll, one a line as people write them, in order of time; a line without hours has those given.

    Raises:
        FieldMistake: no moments, too many, one that went by or that ends before it begins, or one twice.
        DomainError: a line is no day, or can be several; the refusal quotes it.
    """
    lines = [line for line in (re.sub(r"^[-*•]\s+", "", each.strip()) for each in typed.splitlines()) if line]
    found = sorted({_slot(line, begin, end, today=local_day(now, zone), zone=zone) for line in lines})
    if not FEWEST_CHOICES <= len(found) <= MOST_MOMENTS or len(found) < len(lines):
        raise FieldMistake("moments", "mistake-dates", fewest=FEWEST_CHOICES, most=MOST_MOMENTS)
    for each in found:
        if each.starts_at <= now or each.ends_at <= each.starts_at:
            raise FieldMistake("moments", "mistake-dates-moment", starts=each.starts_at)
    return tuple(found)


def _slot(line: str, begin: time, end: time, *, today: date, zone: ZoneInfo) -> Slot:
    try:
        read = read_date(line, today=today)
    except DomainError as refused:
        raise FieldMistake("moments", refused.text_id, **refused.facts) from refused
    starts_at = at_local(read.on, read.at or begin, zone)
    if read.until is not None or read.at is None:
        return Slot(starts_at, at_local(read.on, read.until or end, zone))
    return Slot(starts_at, starts_at + (at_local(read.on, end, zone) - at_local(read.on, begin, zone)))


def filled_in(answers: Mapping[int, Fits]) -> tuple[int, ...]:
    """Return as choices what a member says of some moments."""
    return tuple(sorted(len(Fits) * slot + fits for slot, fits in answers.items()))


def fits_of(choices: Sequence[int]) -> dict[int, Fits]:
    """Return what a member said of which moments."""
    return {choice // len(Fits): Fits(choice % len(Fits)) for choice in choices}


def best_first(counts: Sequence[int]) -> list[int]:
    """Return the moments, that which fits most members first: by *yes*, of as many by the fewest *no*, then as they come."""
    return sorted(
        range(len(counts) // len(Fits)), key=lambda slot: (-counts[len(Fits) * slot + Fits.YES], counts[len(Fits) * slot + Fits.NO], slot)
    )


def verdict(counts: Sequence[int], terms: Terms) -> Verdict:
    """Count the votes on a proposal by its rule: for, against and abstentions, in that order.

    Abstentions always count for the quorum; for the rule only where the terms say so. With 5 for, 4 against and 2 abstentions:

        majority                      accepted: 5 of 9
        majority, abstentions count   rejected: 5 of 11 is not more than half
        two thirds                    rejected: 15 is under 18 (three times 5, twice 9)
    """
    if sum(counts) < terms.quorum:
        return Verdict.NO_QUORUM
    for_, cast = counts[FOR], sum(counts) if terms.abstentions else counts[FOR] + counts[AGAINST]
    match terms.rule:
        case Rule.MAJORITY:
            accepted = 2 * for_ > cast
        case Rule.TWO_THIRDS:
            accepted = cast > 0 and 3 * for_ >= 2 * cast
        case Rule.ALL:
            accepted = cast > 0 and for_ == cast
    return Verdict.ACCEPTED if accepted else Verdict.REJECTED
