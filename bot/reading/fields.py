"""The facts of the head: each label with its value, over as many lines as belong to it."""

from collections.abc import Container
from dataclasses import dataclass

from bot.reading.labels import PEOPLE, Label, Role, label_of
from bot.reading.language import Said
from bot.reading.persons import is_name_line, read_person
from bot.reading.words import squeeze, within

_SAYS = Said("fields")

MAX_LINES = 80
_GOES_ON = (",", ";", "/", " en", " and", "-", "(")


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of the head; each line of `value` is an entry of its own where the writer listed them."""

    role: Role
    label: str
    value: str
    source: str


def field_at(lines: list[str], index: int, headings: Container[int]) -> tuple[Label, str, int] | None:
    """Return the label at a line, its value, and the line after it; None where there is no label, or nothing after it."""
    label = label_of(lines[index])
    if label is None:
        return None
    value, end = _people(lines, index, label, headings) if label.role in PEOPLE else _fact(lines, index, label, headings)
    if not value and not label.colon and label.role not in PEOPLE:
        return None
    return label, value, end


def _fact(lines: list[str], index: int, label: Label, headings: Container[int]) -> tuple[str, int]:
    """A value goes on in the lines that are set in below it; without one it is the next line."""
    parts = [label.value] if label.value else []
    end = index + 1
    while end < len(lines) and end - index < MAX_LINES and lines[end].strip() and end not in headings and label_of(lines[end]) is None:
        deep = len(lines[end]) - len(lines[end].lstrip())
        if parts and deep < 4 and not parts[-1].endswith(_GOES_ON):  # noqa: PLR2004
            break
        parts.append(_SAYS.bullet.sub("", lines[end]).strip())
        end += 1
    return squeeze(" ".join(parts)), end


def _people(lines: list[str], index: int, label: Label, headings: Container[int]) -> tuple[str, int]:
    """Names go on in lines that are names themselves, also over blank ones where every name has a line of its own."""
    value = label.value
    rows = [value] if value else []
    end = index + 1
    for at in range(end, min(len(lines), index + MAX_LINES)):
        line = lines[at]
        if not line.strip() or (rows and line.rstrip().endswith(":") and within(line, 4) and label_of(line) is None and at not in headings):
            end = end if rows else at + 1
            continue
        if at in headings or line.lstrip()[:1] in "|#" or label_of(line) is not None:
            break
        beside = at == end
        broken = beside and bool(rows) and _goes_on(rows[-1])
        bullet = bool(_SAYS.bullet.match(line))
        inset = len(line) - len(line.lstrip()) > 1
        text = _SAYS.bullet.sub("", line).strip()
        small, many = line[:1].islower(), text.count(",") > 1
        listed = many and all(read_person(part) for part in text.split(","))
        goes_on = listed or (beside and ((rows and small and "," in line) or ((inset or not rows) and many)))
        if not (broken or goes_on or is_name_line(text, alone=bullet or (inset and beside))):
            break
        if broken and not bullet:
            rows[-1] = f"{rows[-1]} {text}"
        elif beside and rows and not bullet and (small or (many and rows[-1].count(",") > 1)) and not is_name_line(text, alone=False):
            rows[-1] = f"{rows[-1]}, {text}" if line[:1].isupper() else f"{rows[-1]} {text}"
        else:
            rows.append(text)
        end = at + 1
    return "\n".join(rows), end


def _goes_on(row: str) -> bool:
    """Return whether a line of names breaks off: at a comma, inside brackets, or between a first name and a surname (`…, Sjoerd`)."""
    return row.rstrip().endswith(_GOES_ON) or row.count("(") > row.count(")") or bool(_SAYS.inside_name.search(row))
