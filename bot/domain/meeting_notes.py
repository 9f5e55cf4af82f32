"""Notes of a meeting, as they are typed in its thread: lines that begin with *besluit:* or *actie:*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import EventId, MemberId, MessageTs

NOTED_BEFORE = timedelta(hours=1)
NOTED_AFTER = timedelta(hours=4)
"""From so long before a meeting until so long after it its thread is read as it is typed."""

NOTED_LATE = timedelta(days=14)
"""For so long after a meeting what is edited, deleted or added in its thread still counts, and is read now and then."""

_LINE = re.compile(r"^[\s>*_~•‣-]*(besluit|decision|actie|actiepunt|action)[*_]*\s*:[*_\s]*(\S.*?)\s*$", re.IGNORECASE)


class NoteKind(StrEnum):
    """What a line notes."""

    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadMessage:
    """A message that a member typed in a thread, as it is now."""

    ts: MessageTs
    by: MemberId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNote:
    """The lines of one message that are noted."""

    event: EventId
    ts: MessageTs
    by: MemberId
    text: str
    noted_at: datetime


def lines_of(text: str) -> list[tuple[NoteKind, str]]:
    """Read the lines that note something, in order, without the word they begin with."""
    found = (_LINE.match(line) for line in text.splitlines())
    return [(NoteKind.DECISION if line[1].lower() in {"besluit", "decision"} else NoteKind.ACTION, line[2]) for line in found if line]


def noted(text: str) -> str:
    """Keep of a message only the lines that note something: what else is said there is nobody's to keep."""
    return "\n".join(line.strip() for line in text.splitlines() if _LINE.match(line))


def differences(known: Sequence[MeetingNote], said: Sequence[ThreadMessage]) -> Iterator[tuple[MessageTs, ThreadMessage | None]]:
    """Compare a thread with what is noted of it: each message to note anew or otherwise; None: it notes nothing any more."""
    before = {note.ts: note for note in known}
    now = {message.ts: message for message in said if noted(message.text)}
    for ts, message in now.items():
        if ts not in before or before[ts].text != noted(message.text):
            yield ts, message
    for ts in before.keys() - now.keys():
        yield ts, None
