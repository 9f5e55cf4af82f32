"""Dates and times in minutes, seen from the day of the meeting."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.domain.calendar import DateReading, Direction, NoSuchDate, WeekdayMismatch, find_dates
from bot.reading.language import Said

_SAYS = Said("moments")

_HOURS = {
    word: number
    for number, word in enumerate(["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"])
} | {"één": 1}
WITH_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d([-/.])\d{1,2}\1\d\d(?!\d)|['’]\d\d(?!\d)")
_NO_YEAR = date(2000, 1, 1)
_NOON = 12
_EARLIEST_SPOKEN = 8
OVERDUE_LOOK_BACK = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its place in a text; `weekday` tells that another weekday was written beside it."""

    on: date
    start: int
    end: int
    text: str
    at: time | None = None
    until: time | None = None
    weekday: WeekdayMismatch | None = None
    impossible: bool = False


def dates_in(text: str, *, seen_from: date | None, direction: Direction = Direction.COMING) -> list[Dated]:
    """Return the dates in a text in order; a wrong weekday is kept with the date as written. Seen from no day: only those with a year."""
    found: list[Dated] = []
    if not _SAYS.may_be_date.search(text):
        return found
    for each in find_dates(_SAYS.up_to.sub("t/m", text), today=seen_from or _NO_YEAR, direction=direction):
        written = text[each.start : each.end]
        if seen_from is None and not WITH_YEAR.search(written):
            continue
        if isinstance(each, DateReading):
            found.append(Dated(each.on, each.start, each.end, written, each.at, each.until))
        elif isinstance(each.doubt, WeekdayMismatch) and isinstance(on := each.doubt.facts.get("on"), date):
            found.append(Dated(on, each.start, each.end, written, weekday=each.doubt))
        elif isinstance(each.doubt, NoSuchDate):
            found.append(Dated(seen_from or _NO_YEAR, each.start, each.end, written, impossible=True))
    return found


def real_dates(text: str, *, seen_from: date | None, direction: Direction = Direction.COMING) -> list[Dated]:
    """Return only the dates that exist."""
    return [each for each in dates_in(text, seen_from=seen_from, direction=direction) if not each.impossible]


def times_in(text: str, *, without: list[Dated] | None = None) -> list[time]:
    """Return the times in a text in order; what is part of a date is none, `half vijf` after a start is in the afternoon."""
    for each in without or []:  # the day is blanked, the hours that the calendar read along with it are left
        day = _SAYS.day.sub(lambda match: " " * len(match.group()), text[each.start : each.end])
        text = text[: each.start] + day + text[each.end :]
    text = _SAYS.bare_start.sub(r"van \1.00 tot ", text)
    spots: list[tuple[int, time]] = []
    for match in _SAYS.time.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["after"] or 0)
        hour += _NOON if match["noon"] and hour < _NOON else 0
        if hour < 24:  # noqa: PLR2004
            spots.append((match.start(), time(hour, minute)))
    for match in _SAYS.half.finditer(text):
        hour = _HOURS[match[2].lower()]
        minute = {"half": 30, "kwart over": 15, "kwart voor": 45}[match[1].lower()]
        hour = hour if match[1].lower() == "kwart over" else hour - 1
        spots.append((match.start(), time((hour + _NOON) % 24 if hour < _EARLIEST_SPOKEN else hour, minute)))
    return [moment for _, moment in sorted(spots, key=lambda spot: spot[0])]


def overdue_or_coming(text: str, *, seen_from: date | None) -> list[Dated]:
    """Read dates of an action list: one without a year that just went by is overdue, not next year's."""
    coming = real_dates(text, seen_from=seen_from)
    gone = real_dates(text, seen_from=seen_from, direction=Direction.GONE_BY)
    return [
        back if fore.on != back.on and seen_from is not None and seen_from - back.on < OVERDUE_LOOK_BACK else fore
        for fore, back in zip(coming, gone, strict=False)
    ]
