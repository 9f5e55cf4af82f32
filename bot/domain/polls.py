"""Polls and proposals (docs/product.md, section 11): what is asked, of whom, and how votes are counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.audience import EVERYBODY, Audience
from bot.domain.errors import DomainError, FieldMistake
from bot.domain.ids import ChannelId, DecisionId, MemberId, MessageTs, PollId

FEWEST_CHOICES, MOST_CHOICES = 2, 10
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


class PollKind(StrEnum):
    """What is asked."""

    POLL = "poll"
    PROPOSAL = "proposal"


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
    """How a poll is voted in and counted. `quorum` and `abstentions` (whether those count as cast) are of proposals only."""

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
    """Of a proposal none: its three are for, against and abstain."""
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

    @property
    def choices(self) -> int:
        """Return the number of choices there are."""
        return len(self.plan.choices) or _OF_A_PROPOSAL

    def takes_votes(self, now: datetime) -> bool:
        """Return whether a vote counts: until the end, that moment itself not included."""
        return self.state is PollState.OPEN and now < self.plan.closes_at


class PollNotFound(DomainError):
    """No such poll in this workspace."""

    text_id = "refused-poll-unknown"


class PollEnded(DomainError):
    """It takes no more votes."""

    text_id = "refused-poll-ended"


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
