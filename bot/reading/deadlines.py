"""By when something is due: the dates in a sentence that are a deadline, and those that are not."""

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import DateReading, Direction, find_dates, read_date
from bot.domain.errors import DomainError
from bot.reading.language import Said
from bot.reading.moments import overdue_or_coming, real_dates

_SAYS = Said("deadlines")

MAX_FRAGMENT = 7
_LEAD = 120  # characters before a date in which a word can say that it is a deadline


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days a reader of these minutes counts from."""

    seen_from: date | None
    next_meeting: date | None = None


def due_in(text: str, calendar: Calendar) -> date | None:
    """Return the day by which a sentence says that something is due."""
    dates = real_dates(text, seen_from=calendar.seen_from)
    leads = [(each, text[max(0, each.start - _LEAD) : each.start]) for each in dates]
    leads = [(each, lead) for each, lead in leads if not _SAYS.no_due.search(lead)]
    firm = [each for each, lead in leads if _SAYS.before.search(lead)]
    if firm:
        return firm[-1].on
    short = _SAYS.short_day.search(text)
    if short:
        return _read(short["day"], calendar)
    if _SAYS.next.search(text) and not re.search(r"\b(?:aangehouden|agenda van)\b", text, re.IGNORECASE) and calendar.next_meeting:
        return calendar.next_meeting
    loose = [each for each, lead in leads if _SAYS.on.search(lead) or each.text.lower().startswith("eind")]
    if loose:
        return loose[-1].on
    day = _SAYS.weekday.search(text)
    if day is None or dates or "voortaan" in text or _SAYS.no_weekday.search(text[: day.start()]):
        return None
    return _read(day["day"], calendar)


def due_in_cell(cell: str, calendar: Calendar) -> date | None:
    """Return the date that a cell of an action list holds."""
    found = overdue_or_coming(cell, seen_from=calendar.seen_from)
    if found:
        return found[-1].on
    if _SAYS.next.search(cell):
        return calendar.next_meeting
    return _read(_SAYS.lead.sub("", cell.strip()), calendar)


def is_deadline(sentence: str, calendar: Calendar) -> date | None:
    """Return the day of a sentence that is nothing but a deadline for the one before it."""
    if len(sentence.split()) > MAX_FRAGMENT or not _SAYS.fragment.match(sentence):
        return None
    return due_in(sentence, calendar) or due_in_cell(sentence.strip(" ."), calendar)


def _read(text: str, calendar: Calendar) -> date | None:
    if calendar.seen_from is None:
        return None
    try:
        return read_date(text, today=calendar.seen_from, direction=Direction.COMING).on
    except DomainError:
        return None


def only_reading(text: str, calendar: Calendar) -> bool:
    """Return whether a text is one date and nothing else."""
    found = find_dates(text, today=calendar.seen_from or date.min.replace(year=2000), direction=Direction.COMING)
    return len(found) == 1 and isinstance(found[0], DateReading) and found[0].end - found[0].start >= len(text.strip(" .()"))
