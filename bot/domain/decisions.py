"""Decisions: what was decided, when, where it is written, and whether it still holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.action_items import Source
from bot.domain.errors import DomainError
from bot.domain.ids import DecisionId, MemberId

LONGEST_DECISION = 3000
"""Characters; the limit of Slack's text input."""


class DecisionStatus(StrEnum):
    """Whether a decision still holds."""

    DECIDED = "decided"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    UNDONE = "undone"
    """Taken back right after it was recorded: it was never a decision."""


class MinutesStatus(StrEnum):
    """How the minutes stand in which a decision is written."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CHANGED = "changed"
    """Adopted with changes."""
    HELD_OVER = "held_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision with its number, worded as it was taken."""

    id: DecisionId
    text: str
    decided_on: date
    meeting: str = ""
    topic: str = ""
    agenda_item: str = ""
    status: DecisionStatus = DecisionStatus.DECIDED
    successor: DecisionId | None = None
    supplements: DecisionId | None = None
    ended_on: date | None = None
    """Since when it no longer holds: replaced or revoked."""
    minutes: MinutesStatus | None = None
    """None: it comes from no minutes that we know of."""
    recorded_by: MemberId | None
    """None: imported."""
    recorded_at: datetime
    source: Source | None = None
    source_text: str = ""
    """The sentence it was taken from."""
    source_link: str | None = None
    import_key: str | None = None


class DecisionNotFound(DomainError):
    """No decision has that number in this workspace."""

    text_id = "refused-decision-unknown"


class DecisionTextMissing(DomainError):
    """A decision says what was decided."""

    text_id = "mistake-decision-empty"


class DecisionTextTooLong(DomainError):
    """Longer than a decision may be."""

    text_id = "mistake-decision-long"


class DecidedInTheFuture(DomainError):
    """A decision is recorded after it was taken."""

    text_id = "mistake-decision-future"


def checked_decision(text: str, decided_on: date, *, today: date) -> str:
    """Tidy the text of a decision and check its day.

    Raises:
        DecisionTextMissing: nothing is left.
        DecisionTextTooLong: more than 3,000 characters.
        DecidedInTheFuture: its day has yet to come.
    """
    tidy = text.strip()
    if not tidy:
        raise DecisionTextMissing
    if len(tidy) > LONGEST_DECISION:
        raise DecisionTextTooLong(limit=LONGEST_DECISION, length=len(tidy))
    if decided_on > today:
        raise DecidedInTheFuture(on=decided_on)
    return tidy
