"""What happened to an action item: who did what, when; only ever added to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import MemberId


class Step(StrEnum):
    """What can happen to an action item."""

    MADE = "made"
    REWORDED = "reworded"
    DUE_MOVED = "due_moved"
    ASSIGNED = "assigned"
    LINKED = "linked"
    POSTPONED = "postponed"
    DUE_ASKED = "due_asked"
    DUE_GRANTED = "due_granted"
    DUE_DECLINED = "due_declined"
    GIVEN_BACK = "given_back"
    HANDED_OVER = "handed_over"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened; `by` None is the bot itself. Days among the facts are in ISO 8601, people are ids."""

    id: int
    at: datetime
    by: MemberId | None
    what: Step
    facts: Mapping[str, str] = field(default_factory=dict)
