"""Messages with buttons that ask something: what each row of buttons is about is in its `block_id`, *kind:number*."""

from collections.abc import Iterable
from typing import Any, Final

from bot.domain.ids import EventId

OF_EVENTS: Final = ("rsvp", "decide", "moved", "restore", "attendance", "announce", "make_minutes")
"""Rows of buttons about an event: an answer, whether it goes on, the ways back, what is to be made after it, an announcement to
try again."""

FOLLOW_UPS: Final = ("costs", "partners")
"""What is left to do after calling off."""

KINDS: Final = frozenset(
    {*OF_EVENTS, "follow_up", "action", "proposal", "handover", "adoption", "review", "ahead", "minutes", "message", "reason"}
    | {"knows", "answer", "kept", "holds", "experience", "experience_offer"}
)


def subject_of(block: dict[str, Any]) -> str | None:
    """Return what a block asks about; None where it asks nothing (text, or buttons that only lead somewhere)."""
    subject = str(block.get("block_id", ""))
    return subject if block.get("type") == "actions" and subject.partition(":")[0] in KINDS else None


def subjects_of(blocks: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """List what a message asks about."""
    return tuple(dict.fromkeys(subject for block in blocks if (subject := subject_of(block))))


def about_event(event: EventId) -> list[str]:
    """Name all that may be asked about an event; what is left to do after calling it off is asked one by one."""
    return [*(f"{kind}:{event}" for kind in OF_EVENTS), *(f"follow_up:{event}-{which}" for which in FOLLOW_UPS)]
