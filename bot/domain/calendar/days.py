"""Days by number: 26-11-2026, 26 november, de 26e, November 26."""

from bot.domain.calendar import sense
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
    skip_point,
    year_behind,
)
from bot.domain.calendar.hours import hours
from bot.domain.calendar.named_days import numbered_holiday_form
from bot.domain.calendar.tokens import NUMBER, WORD, Tokens

_LAST_HOUR = 24
_LAST_MONTH = 12
_MOST = 999
"""Days, weeks or months ago: more is a number of something else."""

_MOST_WEEKS = 5
_LAST_SLIP = 39
"""32 november is a slip of the pen, 45 november in running text is something else."""


def iso_form(tokens: Tokens, i: int) -> Form | None:
    """Read 2026-11-26."""
    year, sign = tokens[i], tokens[i + 1]
    if not is_year(year) or sign.text not in ("-", "/") or sign.gap:
        return None
    month, again = _glued_number(tokens, i + 2), tokens[i + 3] if i + 3 < len(tokens) else sign
    day = _glued_number(tokens, i + 4)
    if month is None or day is None or again.text != sign.text or again.gap:
        return None
    return None if runs_into_more(tokens, i + 5) else Form(i + 5, sense.exactly(year.value, month, day))


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
            return Form(i + 5, sense.exactly(year, month.value, day.value))
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
        return Form(apostrophe + 2, sense.exactly(year, month, day))
    if (
        follower.text == "uur"
        or follower.text in words.MONTHS
        or (tokens.prose and (day < month and (follower.kind == WORD and follower.text not in ("om", "at"))))
    ):
        return None
    end, direction = lean_behind(tokens, i + 3)
    return Form(end, sense.yearly(month, day, direction), prose=Prose.AFTER_LEAD, yearless=True)


def _glued_number(tokens: Tokens, i: int) -> int | None:
    if i >= len(tokens) or not tokens[i].one_or_two_digits or tokens[i].gap:
        return None
    return tokens[i].value


def _year_number(tokens: Tokens, i: int) -> int | None:
    """2026 · 26, where a year must stand."""
    token = tokens[i]
    if is_year(token):
        return token.value
    return century(token.value) if token.two_digits else None


def counted_form(tokens: Tokens, i: int) -> Form | None:
    """Read what begins with a number or an ordinal: 26 november · de 26e · 1e maandag van mei · 2 weken geleden · 1e Kerstdag."""
    count, ordinal, j = count_at(tokens, i)
    if count is None or count > _MOST:
        return None
    unit = words.UNITS.get(tokens[j].text)
    if unit and tokens[j + 1].text in ("geleden", "terug", "ago"):
        return Form(j + 2, sense.units_on(-count, unit))
    if ordinal:
        special = nth_weekday_form(tokens, count, j) or numbered_holiday_form(tokens, count, j)
        if special:
            return special
    if not 0 <= count <= (_LAST_SLIP if tokens.prose else 99) or (tokens[i].kind == NUMBER and not tokens[i].one_or_two_digits):
        return None
    if tokens.prose and tokens[i].text in _NO_DAY_IN_PROSE:
        return None
    return day_and_month(tokens, count, j) or _pair(tokens, count, j) or (_day_alone(tokens, i, count, j) if ordinal else None)


_NO_DAY_IN_PROSE = frozenset({"een", "a", "an", *words.ORDINALS})


def day_and_month(tokens: Tokens, day: int, j: int) -> Form | None:
    """Read the month behind a day, and its year."""
    found = month_at(tokens, j)
    if found is None:
        return None
    month, end = found
    year, end = year_behind(tokens, end, short=not tokens.prose)
    if year is not None:
        return Form(lean_behind(tokens, end)[0], sense.exactly(year, month, day))
    end, direction = lean_behind(tokens, end)
    return Form(end, sense.yearly(month, day, direction), yearless=True)


def _pair(tokens: Tokens, day: int, j: int) -> Form | None:
    """26 en 27 november: two dates; in prose the first of them, which takes its month from the second."""
    if tokens[j].text not in words.AND_WORDS or tokens[j + 1].kind != NUMBER or tokens[j + 2].kind == NUMBER:
        return None
    other, _, k = count_at(tokens, j + 1)
    found = month_at(tokens, k)
    second = day_and_month(tokens, other, k) if found and other is not None and other <= LAST_DAY else None
    if second is None or found is None or not 1 <= day <= LAST_DAY:
        return None
    year, _ = year_behind(tokens, found[1], short=not tokens.prose)
    first = sense.yearly(found[0], day) if year is None else sense.exactly(year, found[0], day)
    return Form(j, first) if tokens.prose else Form(second.end, sense.either(first, second.sense))


def _day_alone(tokens: Tokens, i: int, day: int, j: int) -> Form | None:
    """De 26e · de 26e van deze maand."""
    if not 1 <= day <= LAST_DAY:
        return None
    if tokens[j].text in words.OF_WORDS:
        ahead = months_ahead_at(tokens, j + 1)
        if ahead:
            return Form(ahead[1], sense.monthly(day, ahead[0]))
    if tokens.prose:
        follower = tokens[j]
        counts = follower.kind == NUMBER or (follower.kind == WORD and follower.text not in words.NOUNLESS)
        counts_on = follower.text in words.AND_WORDS and tokens[j + 1].kind == NUMBER
        if tokens[i - 1].text not in ("de", "the") or i == 0 or counts or counts_on or tokens[i].kind != NUMBER:
            return None
    return Form(j, sense.monthly(day))


def nth_weekday_form(tokens: Tokens, nth: int, j: int) -> Form | None:
    """De eerste maandag van november · laatste vrijdag van de maand."""
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is None or nth > _MOST_WEEKS or tokens[j + 1].text not in words.OF_WORDS:
        return None
    ahead = months_ahead_at(tokens, j + 2)
    if ahead:
        plain = tokens[j + 2].text in words.ARTICLES and tokens[j + 3].text in ("maand", "month")
        return Form(ahead[1], sense.nth_weekday(nth, weekday, None, None, None if plain else ahead[0]))
    found = month_at(tokens, j + 2)
    if found is None:
        return None
    year, end = year_behind(tokens, found[1])
    return Form(end, sense.nth_weekday(nth, weekday, found[0], year))


def month_first_form(tokens: Tokens, i: int) -> Form | None:
    """November 26 · Nov 26th, 2026: the English order; in prose only with a year, an ordinal or after *on*, *by*."""
    j = skip_point(tokens, i + 1) if tokens[i].text in words.SHORT_MONTHS else i + 1
    month, day = words.MONTHS[tokens[i].text], tokens[j]
    if not day.one_or_two_digits or not 1 <= day.value <= LAST_DAY or not day.gap or hours(tokens, j) is not None:
        return None
    _, ordinal, end = count_at(tokens, j)
    k = skip(tokens, end, ",")
    if is_year(tokens[k]) and not runs_into_more(tokens, k + 1):
        return Form(k + 1, sense.exactly(tokens[k].value, month, day.value))
    if runs_into_more(tokens, end):
        return None
    strict = Prose.ALWAYS if ordinal else Prose.AFTER_LEAD
    return Form(end, sense.yearly(month, day.value), prose=strict, yearless=True)
