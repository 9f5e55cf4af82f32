"""Hours of the day as people write them: `13.00 – 16.00 uur`, `om half twee`, `'s avonds 8 uur`, `3 pm`."""

from datetime import time
from typing import NamedTuple

from bot.domain.calendar.tokens import NUMBER, SIGN, WORD, Token, Tokens
from bot.domain.calendar.vocabulary import AFTERNOON, EVENING, NIGHT, NUMBERS, PARTS

_LEADS = frozenset(
    {
        "om",
        "at",
        "van",
        "vanaf",
        "from",
        "tussen",
        "between",
        "voor",
        "before",
        "tegen",
        "t",
        "te",
        "aanvang",
        "rond",
        "omstreeks",
        "circa",
        "uiterlijk",
    }
)
_BARE_LEADS = frozenset({"om", "at", "te"})
_BETWEEN_LEADS = frozenset({"van", "from", "tussen", "between"})
_BETWEEN = frozenset({"-", "tot", "t/m", "en", "to", "until", "till", "and"})
_SHORT_UNITS = frozenset({"u", "h"})
_UNITS = frozenset({"uur", "u", "h", "hr", "hrs", "hours", "uren"})
_LONG_UNITS = _UNITS - _SHORT_UNITS
_HALVES_OF_DAY = {"am": "am", "pm": "pm"}
_FIRST_SAFE_HOUR = 8
"""In prose *26 november 2 uur* is how long it took; from 8 on *uur* is taken as the hour even without *om*."""

_NOON = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_HALF_AN_HOUR = 30
_FIRST_HOUR_OF_DAY = 7
"""A spoken hour before seven is in the afternoon unless it says otherwise: nobody meets at night."""

_EVENING_FROM = 5


class Hours(NamedTuple):
    """From when until when, and where the words ended; *'s avonds* alone says no hour."""

    end: int
    at: time | None
    until: time | None


class _Clock(NamedTuple):
    end: int
    hour: int
    minute: int
    spoken: bool
    unit: bool


def hours(tokens: Tokens, i: int, *, part: str | None = None) -> Hours | None:
    """Read an hour or a range of hours that starts at token `i`."""
    j, part = _part_of_day(tokens, i, part)
    said = j
    lead = tokens[j].text
    if lead in _LEADS:
        j, part = _part_of_day(tokens, j + 1, part)
    between = not tokens.prose and lead in _BETWEEN_LEADS and tokens[j + 1].text in _BETWEEN and tokens[j + 2].kind == NUMBER
    first = _clock(tokens, j) or _bare_hour(tokens, j, alone=between or lead in _BARE_LEADS)
    if first is None:
        return Hours(said, None, None) if said > i else None
    if tokens.prose and lead not in _LEADS and first.spoken and first.unit and first.hour < _FIRST_SAFE_HOUR and part is None:
        return None
    end, part = _part_of_day(tokens, first.end, part)
    ends = tokens[end].text in _BETWEEN
    last = (_clock(tokens, end + 1) or (_bare_hour(tokens, end + 1, alone=True) if between else None)) if ends else None
    if last is None:
        return Hours(end, _settle(first, part), None)
    end, part = _part_of_day(tokens, last.end, part)
    until = _settle(last, part if last.spoken or last.hour != _NOON else None)
    return Hours(end, _settle(first, part), until)


def _part_of_day(tokens: Tokens, i: int, known: str | None) -> tuple[int, str | None]:
    """Skip *'s middags*, *in de ochtend*, *in the evening*, a.m. and p.m."""
    if tokens[i].text in _HALVES_OF_DAY:
        return i + 1, _HALVES_OF_DAY[tokens[i].text]
    if tokens[i].text == "tussen" and tokens[i + 1].text == "de" and tokens[i + 2].text == "middag":
        return i + 3, AFTERNOON
    if tokens[i].text in ("eind", "einde", "end"):
        k = i + 1
        while tokens[k].text in ("van", "de", "of", "the"):
            k += 1
        return (k + 1, known) if tokens[k].text in PARTS or tokens[k].text in ("dag", "day", "werkdag") else (i, known)
    j = i
    if tokens[j].text in ("'s", "s"):
        j += 1
    elif tokens[j].text == "in" and tokens[j + 1].text in ("de", "the"):
        j += 2
    elif not tokens[j].text.startswith("s"):
        return i, known
    part = PARTS.get(tokens[j].text)
    return (j + 1, part) if part else (i, known)


def _clock(tokens: Tokens, i: int) -> _Clock | None:
    token = tokens[i]
    if token.kind == NUMBER:
        return _digits(tokens, i) or _minutes_from(tokens, i)
    if token.kind != WORD:
        return None
    if token.text in ("noon", "middaguur"):
        return _Clock(i + 1, _NOON, 0, spoken=False, unit=True)
    if token.text == "half":
        return _half(tokens, i)
    if token.text in NUMBERS and tokens[i + 1].text in _LONG_UNITS and NUMBERS[token.text] <= _LAST_HOUR:
        return _Clock(i + 2, NUMBERS[token.text], 0, spoken=True, unit=True)
    return _minutes_from(tokens, i)


def _digits(tokens: Tokens, i: int) -> _Clock | None:
    """13.00 · 13:00 uur · 13u30 · 13 uur · 3pm."""
    token, mark, tail = tokens[i], tokens[i + 1], tokens[min(i + 2, len(tokens) - 1)]
    if token.value > _LAST_HOUR or not token.one_or_two_digits:
        return None
    if mark.text in (".", ":", "u", "h") and not mark.gap and _is_minutes(tail) and not _runs_on(tokens, i + 3):
        return _Clock(_skip_unit(tokens, i + 3), token.value, tail.value, spoken=False, unit=True)
    if mark.text in _UNITS and not (mark.text in _SHORT_UNITS and tail.kind == NUMBER and not tail.gap):
        end = i + 2
        if mark.text in _SHORT_UNITS and tail.text == "." and not tail.gap:
            end += 1
        return _Clock(end, token.value, 0, spoken=token.value > 0, unit=True)
    if mark.text in _HALVES_OF_DAY:
        return _Clock(i + 1, token.value, 0, spoken=True, unit=True)
    return None


def _is_minutes(token: Token) -> bool:
    return token.two_digits and not token.gap and token.value <= _LAST_MINUTE


def _runs_on(tokens: Tokens, i: int) -> bool:
    """Return whether 13.11 goes on (13.11.2012, 13.00:30): then it is no hour."""
    if i >= len(tokens) - 1 or tokens[i].gap:
        return False
    follower = tokens[i + 1]
    return tokens[i].text in (".", ":") and follower.kind == NUMBER and not follower.gap


def _skip_unit(tokens: Tokens, i: int) -> int:
    return i + 1 if tokens[i].text in _UNITS else i


def _hour(tokens: Tokens, i: int) -> int:
    """Return an hour of the twelve-hour clock as digits or a word, else 0."""
    token = tokens[i]
    value = token.value if token.kind == NUMBER else NUMBERS.get(token.text, 0)
    return value if 1 <= value <= _NOON else 0


def _half(tokens: Tokens, i: int) -> _Clock | None:
    hour = _hour(tokens, i + 1)
    return _Clock(_skip_unit(tokens, i + 2), (hour - 1) or _NOON, 30, spoken=True, unit=True) if hour else None


def _minutes_from(tokens: Tokens, i: int) -> _Clock | None:
    """Kwart voor twee · tien over drie · vijf voor half vier."""
    side = tokens[min(i + 1, len(tokens) - 1)].text
    if side not in ("voor", "over", "past"):
        return None
    token = tokens[i]
    minutes = {"kwart": 15, "quarter": 15}.get(token.text, token.value if token.kind == NUMBER else NUMBERS.get(token.text, 0))
    if not 1 <= minutes < _HALF_AN_HOUR:
        return None
    half = tokens[i + 2].text == "half"
    hour = _hour(tokens, i + 3 if half else i + 2)
    if not hour:
        return None
    total = 60 * (hour % _NOON) - (_HALF_AN_HOUR if half else 0) + (-minutes if side == "voor" else minutes)
    whole, minute = divmod(total % 720, 60)
    return _Clock(_skip_unit(tokens, i + (4 if half else 3)), whole or _NOON, minute, spoken=True, unit=True)


def _bare_hour(tokens: Tokens, i: int, *, alone: bool) -> _Clock | None:
    """A number without *uur*: after *om*, or before a range's end that has it (*van 1 tot 3 uur*)."""
    token = tokens[i]
    value = token.value if token.kind == NUMBER else NUMBERS.get(token.text, 99)
    if value > _LAST_HOUR:
        return None
    clock = _Clock(i + 1, value, 0, spoken=value > 0, unit=False)
    following = tokens[i + 1]
    if following.text in _BETWEEN and _clock(tokens, i + 2):
        return clock
    goes_on = following.kind == SIGN and not following.gap and tokens[i + 2].kind == NUMBER and not tokens[i + 2].gap
    return clock if alone and not goes_on and not (tokens.prose and following.kind == WORD) else None


def _settle(clock: _Clock, part: str | None) -> time:
    hour = clock.hour
    late = (
        part == "pm"
        or (part == AFTERNOON and hour < _FIRST_SAFE_HOUR)
        or (part == EVENING and hour >= _EVENING_FROM)
        or (part is None and clock.spoken and hour < _FIRST_HOUR_OF_DAY)
    )
    if late and 0 < hour < _NOON:
        hour += _NOON
    elif hour == _NOON and part in ("am", NIGHT):
        hour = 0
    return time(hour, clock.minute)
