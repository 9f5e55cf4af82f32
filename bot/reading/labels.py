"""The labels of a head (`Datum:`, `Aanwezig namens de ouders:`, `Apologies for absence:`) and what each of them tells."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.language import table, wording
from bot.reading.words import within


class Role(StrEnum):
    """What the value behind a label is."""

    NEXT = "next"
    DATE = "date"
    TIME = "time"
    END = "end"
    PLACE = "place"
    CHAIR = "chair"
    SECRETARY = "secretary"
    ABSENT = "absent"
    GUESTS = "guests"
    PRESENT = "present"
    TITLE = "title"
    OTHER = "other"


_NEVER_BARE = frozenset([Role.CHAIR, Role.SECRETARY, Role.TITLE, Role.OTHER, Role.END])
_NEVER_IN_CELL = frozenset([Role.TITLE, Role.OTHER])
PEOPLE = frozenset([Role.PRESENT, Role.ABSENT, Role.GUESTS])

_LABELS = {Role(name): words for name, words in table("labels").items()}
_WORD = "|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _LABELS.items())
_MORE = r"(?P<more>(?:\s*\([^()]{1,40}\))?(?:\s+(?!\d)(?:[^\s:|.?]{1,20}|(?:[a-z]\.){1,4})){0,6}?(?:\s*\([^()]{1,40}\))?)"
_QUALIFIER = rf"(?:\s+{wording('parts.qualifier')}){{0,4}}"
# matches: Aanwezig namens de ouders: Jan Bos
# not: Jan Bos was aanwezig.
_LINE = re.compile(
    rf"^\s*(?:[-*•]\s+|#{{1,6}}\s+)?(?:(?:{_WORD})(?:{_MORE}\s*:(?!\S*//)|(?P<bare>{_QUALIFIER})\s*$|\s{{2,}}(?=[^\s:])))\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^(?:{_WORD}){_QUALIFIER}(?:\s*\([^()]{{1,40}}\))?\s*:?$", re.IGNORECASE)
_CELL = re.compile(rf"^(?:{_WORD})\s*:?\s+(?P<value>(?-i:[A-Z0-9(]).*)$", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:\s{{2,}}|\s*\|\s*|[,;]\s+|(?<=[\w.)])\s(?=(?-i:[A-Z])))(?=(?:{'|'.join(_LABELS.values())})\s*:)", re.IGNORECASE)
_FEW = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written, what it tells, and what follows it on its line."""

    role: Role
    name: str
    value: str
    colon: bool = True


def label_of(line: str, *, in_cell: bool = False) -> Label | None:
    """Return the label that a line (or the cell of a table) begins with."""
    found = (_CELL if in_cell else _LINE).match(line) if len(line) < 3000 else None  # noqa: PLR2004
    if found is None:
        return None
    role = next(role for role in Role if found[role.name])
    if (in_cell or found.groupdict().get("bare") is not None) and role in (_NEVER_IN_CELL if in_cell else _NEVER_BARE):
        return None
    more = found.groupdict().get("more") or found.groupdict().get("bare") or ""
    if role not in PEOPLE and role is not Role.NEXT and not within(more, _FEW):
        return None
    name = found[role.name] + more
    return Label(role, " ".join(name.split()), found["value"].strip(), ":" in line[: found.start("value")])


def is_label(cell: str) -> bool:
    """Return whether a text is a label and nothing else."""
    text = cell.strip()
    label = label_of(text) if text.endswith(":") else None
    return bool(_ALONE.match(text)) or (label is not None and not label.value)


def split_labels(line: str) -> list[str]:
    """Write labels beside each other on lines of their own."""
    if ":" not in line or label_of(line) is None:
        return [line]
    return _BESIDE.split(line)
