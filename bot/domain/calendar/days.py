"""Days by number: 26-11-2026, 26 november, de 26e, November 26."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.domain.calendar import meanings
from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.forms import (
    LAST_DAY,
    Form,
    Prose,
    apostrophe_year,
    century,
    count_at,
    is_year,
    lean_behind,
    month_at,
    months_ahead_at,
    runs_into_more,
    skip,
    skip_any,
    skip_point,
    year_behind,
    years_ahead_at,
)
from bot.domain.calendar.hours import hours
from bot.domain.calendar.named_days import is_public_holiday, numbered_holiday_form
from bot.domain.calendar.tokens import NUMBER, WORD, Tokens

_LAST_HOUR = 24
_LAST_MONTH = 12
_MOST = 999
"""Days, weeks or months ago: more is a number of something else."""

_MOST_WEEKS = 5
_LAST_SLIP = 39
"""32 november is a typing error, 45 november in running text is something else."""


def iso_form(tokens: Tokens, i: int) -> Form | None:
    """Read 2026-11-26."""
    year, sign = tokens[i], tokens[i + 1]
    if not is_year(year) or sign.text not in ("-", "/") or sign.gap:
        return None
    month, again = _glued_number(tokens, i + 2), tokens[i + 3] if i + 3 < len(tokens) else sign
    day = _glued_number(tokens, i + 4)
    if month is None or day is None or again.text != sign.text or again.gap:
        return None
    return None if runs_into_more(tokens, i + 5) else Form(i + 5, meanings.exactly(year.value, month, day))


def numeric_form(tokens: Tokens, i: int) -> Form | None:
    """Read 26-11-2026 · 26/11 · 26.11.2026."""
    day, sign = tokens[i], tokens[i + 1]
    if sign.text not in ("-", "/", ".") or not day.one_or_two_digits or tokens[i + 2].kind != NUMBER:
        return None
    month = tokens[i + 2]
    loose = sign.gap or month.gap
    if not month.one_or_two_digits or (loose and (tokens.prose or sign.text == ".")):
        return None
    if tokens[i + 3].text == sign.text and not (tokens.prose and tokens[i + 3].gap):
        year = _year_number(tokens, i + 4)
        if year is not None and not runs_into_more(tokens, i + 5) and not (tokens.prose and tokens[i + 4].gap):
            return Form(i + 5, meanings.exactly(year, month.value, day.value))
        if sign.text == "." and not tokens[i + 4].gap and tokens[i + 4].kind == NUMBER:
            return None
    return _without_year(tokens, i)


def _without_year(tokens: Tokens, i: int) -> Form | None:
    """26-11: a day of the year, unless it looks like an hour (13.11), a range (3-4 personen) or a fraction (1/3 van)."""
    day, sign, month, follower = tokens[i].value, tokens[i + 1].text, tokens[i + 2].value, tokens[i + 3]
    if runs_into_more(tokens, i + 3) or (sign == "." and (tokens.prose or day <= _LAST_HOUR or month > _LAST_MONTH)):
        return None
    apostrophe = i + 4 if follower.text == sign else i + 3
    year = apostrophe_year(tokens, apostrophe)
    if year is not None:
        return Form(apostrophe + 2, meanings.exactly(year, month, day))
    if (
        follower.text == "uur"
        or follower.text in words.MONTHS
        or (tokens.prose and (day < month and (follower.kind == WORD and follower.text not in ("om", "at"))))
    ):
        return None
    end, direction = lean_behind(tokens, i + 3)
    return Form(end, meanings.yearly(month, day, direction), prose=Prose.AFTER_LEAD, yearless=True)


def _glued_number(tokens: Tokens, i: int) -> int | None:
    if i >= len(tokens) or not tokens[i].one_or_two_digits or tokens[i].gap:
        return None
    return tokens[i].value


def _year_number(tokens: Tokens, i: int) -> int | None:
    """2026 · 26, where a year must follow."""
    token = tokens[i]
    if is_year(token):
        return token.value
    return century(token.value) if token.two_digits else None


def counted_form(tokens: Tokens, i: int) -> Form | None:
    """Read what begins with a number or an ordinal: 26 november · de 26e · 1e maandag van mei · 2 weken geleden · 1e Kerstdag."""
    count, ordinal, j = count_at(tokens, i)
    if count is None or count > _MOST:
        return None
    distant = _units_away(tokens, count, j)
    if distant:
        return distant
    if ordinal:
        special = nth_form(tokens, count, j) or numbered_holiday_form(tokens, count, j)
        if special:
            return special
    if not 0 <= count <= (_LAST_SLIP if tokens.prose else 99) or (tokens[i].kind == NUMBER and not tokens[i].one_or_two_digits):
        return None
    if tokens.prose and tokens[i].text in _NO_DAY_IN_PROSE:
        return None
    return day_and_month(tokens, count, j) or _pair(tokens, count, j) or (_day_alone(tokens, i, count, j) if ordinal else None)


def _units_away(tokens: Tokens, count: int, j: int) -> Form | None:
    """Read what follows a number: 2 weken geleden · two weeks from now."""
    unit = words.UNITS.get(tokens[j].text)
    if unit is None or unit in (words.WEEKEND, words.WORKDAY):
        return None
    if tokens[j + 1].text in ("geleden", "terug", "ago"):
        return Form(j + 2, meanings.units_on(-count, unit))
    return Form(j + 3, meanings.units_on(count, unit)) if tokens[j + 1].text == "from" and tokens[j + 2].text == "now" else None


_NO_DAY_IN_PROSE = frozenset({"een", "a", "an", *(word for word, number in words.ORDINALS.items() if number <= _MOST_WEEKS)})


def day_and_month(tokens: Tokens, day: int, j: int) -> Form | None:
    """Read the month after a day, and its year."""
    if tokens[j].text == "dezer":
        return Form(j + 1, meanings.monthly(day, 0))
    found = month_at(tokens, j)
    if found is None:
        return None
    month, end = found
    year, end = year_behind(tokens, end, short=not tokens.prose)
    if year is not None:
        return Form(lean_behind(tokens, end)[0], meanings.exactly(year, month, day))
    years = years_ahead_at(tokens, end)
    if years:
        return Form(years[1], meanings.years_on(years[0], month, day))
    end, direction = lean_behind(tokens, end)
    return Form(end, meanings.yearly(month, day, direction), yearless=True)


def _pair(tokens: Tokens, day: int, j: int) -> Form | None:
    """The 26 of *26 en 27 november*, which takes its month from what follows."""
    if tokens[j].text not in words.AND_WORDS | {","} or not 1 <= day <= LAST_DAY:
        return None
    if not tokens.prose and tokens[j].text not in ("-", "/"):
        return Form(j, meanings.monthly(day), loose=True)
    if tokens[j].text == "," or tokens[j + 1].kind != NUMBER or tokens[j + 2].kind == NUMBER:
        return None
    other, _, k = count_at(tokens, j + 1)
    found = month_at(tokens, k)
    if found is None or other is None or other > LAST_DAY:
        return None
    if not tokens.prose:
        return Form(j, meanings.monthly(day), loose=True)
    year, _ = year_behind(tokens, found[1])
    return Form(j, meanings.yearly(found[0], day) if year is None else meanings.exactly(year, found[0], day))


def _day_alone(tokens: Tokens, i: int, day: int, j: int) -> Form | None:
    """De 26e · de 26e van deze maand · 12 dezer."""
    if not 1 <= day <= LAST_DAY:
        return None
    ahead = month_of_it(tokens, j)
    if ahead:
        return Form(ahead[1], meanings.monthly(day, ahead[0]))
    if tokens.prose:
        follower = tokens[j]
        counts = follower.kind == NUMBER or (follower.kind == WORD and follower.text not in words.NOUNLESS)
        counts_on = follower.text in words.AND_WORDS and tokens[j + 1].kind == NUMBER
        if tokens[i - 1].text not in ("de", "the") or i == 0 or counts or counts_on or tokens[i].kind != NUMBER:
            return None
    return Form(j, meanings.monthly(day), loose=True)


def month_of_it(tokens: Tokens, i: int) -> tuple[int | None, int] | None:
    """Read `van volgende maand`, `deze maand`: how many months from now, None for the nearest (*van de maand*), and the next token."""
    j = skip(tokens, i, *words.OF_WORDS)
    ahead = months_ahead_at(tokens, j)
    if not ahead or (j == i and tokens[j].text in words.ARTICLES | {"maand", "month"}):
        return None
    return (None if ahead[1] == skip_any(tokens, j, words.ARTICLES) + 1 else ahead[0]), ahead[1]


def nth_form(tokens: Tokens, nth: int, j: int) -> Form | None:
    """De eerste maandag van november · laatste werkdag van de maand · tweede week van maart."""
    text = tokens[j].text
    weekday = words.WEEKDAYS.get(text) if text in words.FULL_WEEKDAYS or not tokens.prose else None
    unit = words.UNITS.get(text)
    week = unit in (words.WEEK, words.WEEKEND)
    if (weekday is None and unit not in _COUNTED and not week) or (nth > _MOST_WEEKS and (week or weekday is not None)):
        return None
    counts = _COUNTED[unit] if unit in _COUNTED else _is(_DAY_OF_WEEK[unit] if unit and week else weekday)
    j = skip_point(tokens, j + 1)
    ahead, found = month_of_it(tokens, j), month_at(tokens, skip(tokens, j, *words.OF_WORDS))
    if ahead:
        end, meaning = ahead[1], meanings.nth_day(nth, counts, ahead=ahead[0])
    elif found and (tokens[j].text in words.OF_WORDS or not tokens.prose):
        year, end = year_behind(tokens, found[1])
        meaning = meanings.nth_day(nth, counts, month=found[0], year=year)
    else:
        return None
    if not week:
        return Form(end, meaning)
    days = (5, 6) if unit == words.WEEKEND else meanings.WORKDAYS
    return Form(end, meanings.in_its_week(meaning, days), prose=Prose.NEVER)


def _is(weekday: int | None) -> Callable[[date], bool]:
    return lambda on: on.weekday() == weekday


_DAY_OF_WEEK = {words.WEEK: 3, words.WEEKEND: 5}
"""The first week of a month is the first that has its Thursday there, as the year's first has; the first weekend its Saturday."""

_COUNTED: Mapping[str | None, Callable[[date], bool]] = {
    words.DAY: lambda _: True,
    words.WORKDAY: lambda on: on.weekday() in meanings.WORKDAYS and not is_public_holiday(on),
}


def month_first_form(tokens: Tokens, i: int) -> Form | None:
    """November 26 · Nov 26th, 2026: the English order; in prose only with a year, an ordinal or after *on*, *by*."""
    j = skip_point(tokens, i + 1) if tokens[i].text in words.SHORT_MONTHS else i + 1
    month, day = words.MONTHS[tokens[i].text], tokens[j]
    if not day.one_or_two_digits or not 1 <= day.value <= LAST_DAY or not day.gap or hours(tokens, j) is not None:
        return None
    _, ordinal, end = count_at(tokens, j)
    k = skip(tokens, end, ",")
    if is_year(tokens[k]) and not runs_into_more(tokens, k + 1):
        return Form(k + 1, meanings.exactly(tokens[k].value, month, day.value))
    if runs_into_more(tokens, end):
        return None
    strict = Prose.ALWAYS if ordinal else Prose.AFTER_LEAD
    return Form(end, meanings.yearly(month, day.value), prose=strict, yearless=True)
