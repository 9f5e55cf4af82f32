"""What somebody who left had in hand, line by line, and who takes it over."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import DomainError, Forbidden
from bot.domain.ids import ActionItemId, EventId, MemberId


class Duty(StrEnum):
    """What somebody does for the network time and again."""

    CHAIR = "chair"
    SECRETARY = "secretary"


class LineState(StrEnum):
    """How far a line of the handover list is."""

    OPEN = "open"
    """Nobody was asked yet, or whoever was asked declined."""
    ASKED = "asked"
    TAKEN = "taken"
    MOOT = "moot"
    """Done, called off or given to another meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """One thing to hand over: an action item, an event they organised, or a duty."""

    id: int
    leaver: MemberId
    subject: str
    """`A31`, `V12`, `chair` or `secretary`."""
    state: LineState
    successor: MemberId | None = None
    asked_by: MemberId | None = None
    made_at: datetime

    @property
    def item(self) -> ActionItemId | None:
        """The action item it is about, if it is one."""
        return ActionItemId(int(self.subject[1:])) if self.subject[0] == "A" else None

    @property
    def event(self) -> EventId | None:
        """The event it is about, if it is one."""
        return EventId(int(self.subject[1:])) if self.subject[0] == "V" else None

    @property
    def duty(self) -> Duty | None:
        """The duty it is about, if it is one."""
        return Duty(self.subject) if self.subject in set(Duty) else None

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is left to do about it."""
        return self.state in {LineState.TAKEN, LineState.MOOT}


class NoSuchLine(DomainError):
    """The handover list has no such line."""

    text_id = "refused-handover-unknown"


class LineSettled(DomainError):
    """It was taken over already, or is no longer there to take over."""

    text_id = "refused-handover-settled"


class NotAskedToTakeOver(Forbidden):
    """Only the member who was asked takes it over."""

    text_id = "refused-handover-not-asked"
