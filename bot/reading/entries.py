"""Entries of an action list, whether a table, a list or a line marked `Actie:`."""

import re
from datetime import date

from bot.reading.deadlines import Calendar, due_in, due_in_cell, only_reading
from bot.reading.doubles import ActionDraft
from bot.reading.language import Said
from bot.reading.owners import Owners
from bot.reading.tables import Table
from bot.reading.words import squeeze, within

_SAYS = Said("entries")

_WHO = ("wie", "actieh", "houder", "eigenaar", "verantw", "trekker", "uitvoer", "door", "initiatief")
_WHEN = ("wanneer", "deadline", "uiterlijk", "termijn", "planning", "datum", "klaar")
_STATE = ("status", "stand", "voortgang", "gereed", "opmerk", "afgehandeld")


def from_table(table: Table, owners: Owners, calendar: Calendar) -> list[ActionDraft]:
    """Read the rows of an action list that are still to be done."""
    columns = _columns(table, owners, calendar)
    if columns is None:
        return []
    what, who, when, state = columns
    number = table.column("nr", "no", "nummer", "punt") if table.header else None
    entries = []
    for row in table.rows:
        text = squeeze(_cell(row, what))
        if within(text.replace("-", " "), 0) or _is_ended(_cell(row, state)) or _is_ended(_cell(row, when)) or _SAYS.nothing.match(text):
            continue
        named = owners.resolve(_cell(row, who), loose=True) if _cell(row, who).strip(" -–.?") else None
        named = named or ((squeeze(_cell(row, who)),) if re.search(r"[A-Za-z]", _cell(row, who)) else ())
        due = due_in_cell(_cell(row, when), calendar) if when is not None else due_in(text, calendar)
        source = squeeze(" | ".join(part for part in row if part))
        entries.append(ActionDraft(text, named, due, source, _cell(row, number), listed=True))
    return entries


def _cell(row: tuple[str, ...], column: int | None) -> str:
    """Return the cell of a column; nothing where the row is too short."""
    return row[column] if column is not None and column < len(row) else ""


def _is_ended(cell: str) -> bool:
    if _SAYS.closed.search(cell):
        return not re.search(r"\b(?:niet|nog|deels|bijna|half|na|te|kan|not|voor|vóór)\b", cell, re.IGNORECASE)
    return bool(_SAYS.ended.match(cell.strip())) and not _SAYS.not_ended.search(cell)


def _columns(table: Table, owners: Owners, calendar: Calendar) -> tuple[int, int | None, int | None, int | None] | None:
    if table.header:
        who = table.column(*_WHO)
        when = next((column for name in _WHEN if (column := table.column(name)) not in {None, who}), None)
        state = next((column for name in _STATE if (column := table.column(name)) not in {None, who, when}), None)
        ready = table.column("gereed")
        if when is None and ready is not None and any(due_in_cell(_cell(row, ready), calendar) for row in table.rows):
            when, state = ready, None if state == ready else state
        named = [column for column, cell in enumerate(table.header) if column not in {who, when, state} and _SAYS.what.search(cell)]
        if not named or (who is None and not any("actie" in cell.lower() for cell in table.header)):
            return None
        return _fullest(named, table), who, when, state
    return _guessed(table, owners, calendar)


def _guessed(table: Table, owners: Owners, calendar: Calendar) -> tuple[int, int | None, int | None, int | None] | None:
    """Tell the columns of a list without a header by their cells."""
    width = max((len(row) for row in table.rows), default=0)
    share = max(1, len(table.rows) // 2)
    who = when = None
    for column in range(width):
        cells = [_cell(row, column) for row in table.rows]
        if who is None and sum(bool(cell and owners.resolve(cell)) for cell in cells) >= share:
            who = column
        elif when is None and sum(bool(cell and only_reading(cell, calendar)) for cell in cells) >= share:
            when = column
    rest = [column for column in range(width) if column not in {who, when}]
    if who is None or not rest:
        return None
    return _fullest(rest, table), who, when, None


def _fullest(columns: list[int], table: Table) -> int:
    return max(columns, key=lambda column: sum(len(_cell(row, column)) for row in table.rows))


def from_line(text: str, owners: Owners, calendar: Calendar, *, label: str = "", loose: bool = True) -> ActionDraft | None:
    """Read one marked or listed line: the owner before it, behind it or in its label; None when it says there is nothing."""
    source = text
    text = _SAYS.reference.sub(" ", text).strip()
    if _SAYS.nothing.match(text) and (text or not label):
        return None
    named = owners.resolve(re.sub(r"^\s*(?:nr\.?\s*)?[\d.\-/]+\s*", "", label), loose=loose)
    due = due_in(text, calendar)
    dated = re.search(r"\s*[(\[,–-]\s*([^()\[\],]{2,25})[)\]]?\s*\.?$", text)
    alone, by = (owners.resolve(text[: dated.start()]), due_in_cell(dated[1], calendar)) if dated else (None, None)
    if named is None and alone and by:
        return ActionDraft("", alone, by, source)
    if named is None:
        named, text = _lead(text, owners, loose=loose)
    if named is None:
        named, text, tail_due = _tail(text, owners, calendar, loose=loose)
        due = due or tail_due
    return ActionDraft(_without_date(squeeze(text), calendar), named or (), due, source)


def _without_date(text: str, calendar: Calendar) -> str:
    """Take the date off the end of `hotel boeken - 1 maart`; what is part of a sentence stays."""
    match = re.search(r"\s+[–-]\s+([^–-]{3,25})$", text)
    return text[: match.start()] if match and only_reading(match[1], calendar) else text


def _lead(text: str, owners: Owners, *, loose: bool) -> tuple[tuple[str, ...] | None, str]:
    match = re.match(r"^(?P<who>[^:–]{1,70}?)\s*(?::|\s[–-]\s|->|→|=>)\s*(?P<what>\S.*)$", text, re.DOTALL)
    if match:
        named = owners.resolve(match["who"], loose=loose and within(match["who"], 4))
        if named:
            return named, match["what"]
    only = owners.resolve(text)
    if only:
        return only, ""
    begins = owners.at_start(text)
    if begins:
        return owners.resolve(begins), text
    return None, text


def _tail(text: str, owners: Owners, calendar: Calendar, *, loose: bool) -> tuple[tuple[str, ...] | None, str, date | None]:
    bare = text.rstrip(" .")
    match = re.search(r":\s*(?P<inside>[^:]{1,80})$", bare)
    if match and not owners.resolve(re.split(r",|\s+(?=(?:uiterlijk|voor|vóór|gereed)\b)", match["inside"])[0]):
        match = None
    match = (
        match
        or re.search(r"\s*[(\[](?P<inside>[^()\[\]]{1,80})[)\]]$", bare)
        or re.search(r"\s*(?:\s[–-]\s|→|;|,)\s*(?P<inside>[^–→;,]{1,60}(?:,\s*[^–→;,]{1,40})?)$", bare)
    )
    if match is None:
        return None, text, None
    inside = re.sub(r"^(?:actie|door|wie|actiehouder)\s*:?\s*", "", match["inside"], flags=re.IGNORECASE)
    parts = re.split(r"\s*[,;:]\s*|\s[–-]\s|\s+(?=(?:uiterlijk|voor|vóór|deadline|gereed)\b)", inside)
    named: list[str] = []
    for part in parts:
        found = owners.resolve(part, loose=loose and match.group().lstrip()[:1] in "([")
        if found:
            named += found
        elif not due_in_cell(part, calendar) and not _SAYS.no_day.match(part.strip()):
            return None, text, None
    head = bare[: match.start()].strip()
    if not named:
        return None, text, due_in_cell(inside, calendar)
    due = next((day for part in parts if (day := due_in_cell(part, calendar)) and not owners.resolve(part)), None)
    return tuple(named), head, due
