"""Decisions from a file: each line read by itself, and refused with a reason that says how to mend it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from bot.domain.decisions import LONGEST_HOW, LONGEST_IMPORTED, DecisionStatus

LONGEST_KEY = 200
"""Characters of a file's own id."""

_STATUSES = {
    "besloten": DecisionStatus.DECIDED,
    "vervangen": DecisionStatus.SUPERSEDED,
    "ingetrokken": DecisionStatus.REVOKED,
    "decided": DecisionStatus.DECIDED,
    "superseded": DecisionStatus.SUPERSEDED,
    "revoked": DecisionStatus.REVOKED,
}


class BadLine(ValueError):
    """A line that holds no decision; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDecision:
    """A decision as a line of a file tells it."""

    key: str
    """The file's own id, or a digest of the content: by which the same line is known when it comes again."""
    decided_on: date
    text: str
    meeting: str = ""
    topic: str = ""
    how: str = ""
    """How it was taken."""
    status: DecisionStatus = DecisionStatus.DECIDED
    replaced_by: str | None = None
    """The key of its successor."""


def read_line(line: bytes) -> ImportedDecision | None:
    """Read one line of a file; an empty one holds nothing and is no mistake.

    Raises:
        BadLine: it is no decision, with the reason.
    """
    fields = _fields(line)
    if fields is None:
        return None
    text = _text(fields, "text")
    if not text:
        message = "`text` is missing: what was decided"
        raise BadLine(message)
    if len(text) > LONGEST_IMPORTED:
        message = f"`text` has {len(text)} characters; at most {LONGEST_IMPORTED} fit in an answer"
        raise BadLine(message)
    day, meeting, topic = _day(fields), _text(fields, "meeting"), _text(fields, "topic")
    key = _key(fields, "id") or _digest(day, meeting, topic, text)
    replaced_by = _key(fields, "replaced_by")
    if replaced_by == key:
        message = "`replaced_by` names the decision itself"
        raise BadLine(message)
    return ImportedDecision(
        key=key,
        decided_on=day,
        text=text,
        meeting=meeting,
        topic=topic,
        how=_how(fields),
        status=_status(fields, replaced=replaced_by is not None),
        replaced_by=replaced_by,
    )


def own_id(key: str | None) -> str | None:
    """Return the id that the file gave, where it gave one."""
    return None if key is None or key.startswith(_BY_CONTENT) else key


_BY_CONTENT = "sha256:"


def _fields(line: bytes) -> Mapping[str, object] | None:
    try:
        written = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start + 1})"
        raise BadLine(message) from error
    if not written:
        return None
    try:
        fields = json.loads(written)
    except (ValueError, RecursionError) as error:
        message = f"no JSON: {error}"
        raise BadLine(message) from error
    if not isinstance(fields, dict):
        message = 'no JSON object: a line looks like {"date": "2014-11-13", "text": "…"}'
        raise BadLine(message)
    return fields


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        message = f"`{name}` is no text"
        raise BadLine(message)
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        message = f"`{name}` holds a character that no database keeps"
        raise BadLine(message)
    return value.strip()


def _key(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    key = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(fields, name)
    if len(key) > LONGEST_KEY:
        message = f"`{name}` is longer than {LONGEST_KEY} characters"
        raise BadLine(message)
    return key or None


def _day(fields: Mapping[str, object]) -> date:
    written = _text(fields, "date")
    if not written:
        message = "`date` is missing: write it as 2014-11-13"
        raise BadLine(message)
    try:
        return date.fromisoformat(written[:10] if written[10:11] in {"T", " "} else written)
    except ValueError as error:
        message = f"`date` {written[:40]!r} is no day: write it as 2014-11-13"
        raise BadLine(message) from error


def _status(fields: Mapping[str, object], *, replaced: bool) -> DecisionStatus:
    written = _text(fields, "status").lower()
    status = _STATUSES.get(written or "besloten")
    if status is None:
        message = f"`status` {written[:40]!r} is unknown: besloten, vervangen or ingetrokken"
        raise BadLine(message)
    return DecisionStatus.SUPERSEDED if replaced and status is DecisionStatus.DECIDED else status


def _how(fields: Mapping[str, object]) -> str:
    how = " ".join(_text(fields, "how").split())
    if len(how) > LONGEST_HOW:
        message = f"`how` has {len(how)} characters; at most {LONGEST_HOW} say how a decision was taken"
        raise BadLine(message)
    return how


def _digest(day: date, meeting: str, topic: str, text: str) -> str:
    return _BY_CONTENT + sha256(f"{day.isoformat()}\x1f{meeting}\x1f{topic}\x1f{text}".encode()).hexdigest()
