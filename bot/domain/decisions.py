"""Decisions: what was decided, when, where it is written, and whether it still holds."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from bot.domain.action_items import Source
from bot.domain.calendar import MONTHS
from bot.domain.errors import DomainError, Forbidden, shortened
from bot.domain.ids import DecisionId, MemberId

LONGEST_DECISION = 3000
"""Characters; the limit of Slack's text input."""

LONGEST_IMPORTED = 10_000
"""Characters of one from a file; a message of Slack's holds some 13,000."""


LONGEST_HOW = 200
"""Characters that say how a decision was taken."""


class DecisionStatus(StrEnum):
    """Whether a decision still holds."""

    DECIDED = "decided"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    UNDONE = "undone"
    """Taken back right after it was recorded: it was never a decision."""


class MinutesStatus(StrEnum):
    """The status of the minutes in which a decision is written."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CHANGED = "changed"
    """Adopted with changes."""
    HELD_OVER = "held_over"
    WITHDRAWN = "withdrawn"

    @property
    def adopted(self) -> bool:
        """Return whether a meeting adopted them: until then what they say is a draft."""
        return self in {MinutesStatus.ADOPTED, MinutesStatus.CHANGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision with its number, worded as it was taken."""

    id: DecisionId
    text: str
    decided_on: date
    meeting: str = ""
    topic: str = ""
    agenda_item: str = ""
    how: str = ""
    """How it was taken, as it is said there: unanimous, by so many votes, by consent, between meetings; empty where nobody knows."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a decision stood at a moment: whether it held, and what it was tied to."""

    id: DecisionId
    status: DecisionStatus
    successor: DecisionId | None = None
    supplements: DecisionId | None = None
    ended_on: date | None = None

    @classmethod
    def of(cls, decision: Decision) -> "Standing":
        """Take it of a decision as it is now."""
        return cls(**{each.name: getattr(decision, each.name) for each in fields(cls)})


_FROM = re.compile(r"\b(?:per|met ingang van|vanaf|ingaande|from|as of)\s+(?:(\d{1,2})\s+([^\W\d]+)\s+)?(\d{4})\b", re.IGNORECASE)


def holds_from(decision: Decision) -> date:
    """Return from when a decision holds: the day it names (*per 1 januari 2013*, *vanaf 2013*), else the day it was taken."""
    days = [decision.decided_on]
    for day, month, year in _FROM.findall(decision.text):
        with suppress(ValueError, KeyError):
            days.append(date(int(year), MONTHS[month.lower()], int(day)) if day else date(int(year), 1, 1))
    return max(days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a decision says and where it was taken: all that a correction can change."""

    text: str
    decided_on: date
    meeting: str = ""
    topic: str = ""
    agenda_item: str = ""
    how: str = ""

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """Read it from a decision."""
        return cls(
            text=decision.text,
            decided_on=decision.decided_on,
            meeting=decision.meeting,
            topic=decision.topic,
            agenda_item=decision.agenda_item,
            how=decision.how,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name or abbreviation of the network's own, with what it stands for."""

    name: str
    meaning: str


MOST_ALIASES = 200

LONGEST_ALIAS = 80


class AliasUnreadable(DomainError):
    """A line of the network's own names that is not a name, an equals sign and what it stands for."""

    text_id = "mistake-alias"
    field = "aliases"


def read_aliases(typed: str) -> list[Alias]:
    """Read the network's own names as they are typed: one a line, `SRS = Platform Regionale Samenwerking`.

    Raises:
        AliasUnreadable: a line is not of that form, with its words.
    """
    found: dict[str, Alias] = {}
    for line in filter(str.strip, typed.splitlines()):
        name, equals, meaning = (part.strip() for part in line.partition("="))
        if not equals or not name or not meaning or len(name) > LONGEST_ALIAS or len(found) >= MOST_ALIASES:
            raise AliasUnreadable(line=shortened(line.strip(), 80), field="aliases")
        found[name.casefold()] = Alias(name=name, meaning=meaning)
    return list(found.values())


def written_aliases(aliases: Sequence[Alias]) -> str:
    """Write the network's own names as they are read."""
    return "\n".join(f"{each.name} = {each.meaning}" for each in aliases)


class DecisionStep(StrEnum):
    """What can become of a decision after it is recorded."""

    CORRECTED = "corrected"
    SUPERSEDED = "superseded"
    SUPPLEMENTED = "supplemented"
    REVOKED = "revoked"
    RESTORED = "restored"
    """It holds again: the replacing or revoking was taken back."""
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChange:
    """One thing that became of a decision; these are only ever added to."""

    decision: DecisionId
    change: DecisionStep
    other: DecisionId | None = None
    """What replaces or supplements it."""
    on: date | None = None
    """Since when, for what ends a decision."""
    before: Wording | None = None
    """Its words until then, for a correction."""
    by: MemberId | None
    """None: an import."""
    at: datetime


class DecisionNotFound(DomainError):
    """No decision has that number in this workspace."""

    text_id = "refused-decision-unknown"


class NotYourDecision(Forbidden):
    """Only whoever recorded it takes it back as a slip; an organiser corrects, replaces or revokes it."""

    text_id = "refused-not-your-decision"


class DecisionTextMissing(DomainError):
    """A decision says what was decided."""

    text_id = "mistake-decision-empty"
    field = "text"


class DecisionTextTooLong(DomainError):
    """Longer than a decision may be."""

    text_id = "mistake-decision-long"
    field = "text"


class DecidedInTheFuture(DomainError):
    """A decision is recorded after it was taken."""

    text_id = "mistake-decision-future"
    field = "decided_on"


class DecisionCircle(DomainError):
    """A decision that replaces or supplements itself, by whatever detour."""

    text_id = "mistake-decision-circle"


class DecisionHoldsNoMore(DomainError):
    """It was replaced, revoked or undone already."""

    text_id = "refused-decision-ended"


class DecisionHolds(DomainError):
    """There is nothing to take back: it holds."""

    text_id = "refused-decision-holds"


class EndsBeforeItBegan(DomainError):
    """It cannot have ended before it was taken."""

    text_id = "mistake-decision-ends-early"
    field = "on"


class DecisionNumberUnreadable(DomainError):
    """What was filled in where a short number belongs; `field` names the place in the form."""

    text_id = "mistake-decision-number"


def read_number(typed: str, *, field: str) -> DecisionId | None:
    """Read a short number as people write it: `B12`, `b 12`, `12`; None where nothing is filled in.

    Raises:
        DecisionNumberUnreadable: it is none.
    """
    if not typed.strip():
        return None
    match = re.fullmatch(r"[bB]?\s?-?(\d{1,9})", typed.strip(), re.ASCII)
    if match is None:
        raise DecisionNumberUnreadable(typed=typed.strip(), field=field)
    return DecisionId(int(match[1]))


def refuse_circle(chain: Sequence[DecisionId], new: DecisionId) -> None:
    """Refuse a link to a decision that the chain which starts there comes by already.

    Raises:
        DecisionCircle: it would lead back to itself.
    """
    if new in chain:
        raise DecisionCircle(decision=new)


def checked_end(decision: Decision, on: date) -> None:
    """Check that a decision can end on a day.

    Raises:
        DecisionHoldsNoMore: it has ended already.
        EndsBeforeItBegan: that day was before it was taken.
    """
    if decision.status is not DecisionStatus.DECIDED:
        raise DecisionHoldsNoMore(decision=decision.id)
    if on < decision.decided_on:
        raise EndsBeforeItBegan(on=decision.decided_on)


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
