"""The grammar of days: which words make a date, and what they can mean. Hours stand in `hours`, meanings in `sense`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from bot.domain.calendar import sense
from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.hours import hours
from bot.domain.calendar.readings import Direction
from bot.domain.calendar.sense import Sense
from bot.domain.calendar.tokens import NUMBER, SIGN, WORD, Token

Tokens = Sequence[Token]


class Prose(Enum):
    """When a form counts as a date in running text."""

    ALWAYS = 1
    AFTER_LEAD = 2
    AFTER_WIDE_LEAD = 3
    NEVER = 4


@dataclass(frozen=True, slots=True)
class Form:
    """Words that make a date: up to which token, what they can mean, and what else they say."""

    end: int
    sense: Sense
    prose: Prose = Prose.ALWAYS
    weekday: int | None = None
    part: str | None = None
    yearless: bool = False


Starter = Callable[[Tokens, int, bool], Form | None]


def day_form(tokens: Tokens, i: int, *, prose: bool) -> Form | None:
    """Read the longest form of a day that starts at token `i`; in `prose` with a stricter grammar."""
    token = tokens[i]
    if token.kind == NUMBER:
        form = _iso(tokens, i) or _numeric(tokens, i, prose) or _counted(tokens, i, prose)
    elif token.kind == WORD:
        starter = STARTERS.get(token.text)
        form = starter(tokens, i, prose) if starter else None
    else:
        return None
    return _with_weekday_behind(tokens, form) if form and form.weekday is None else form


def _skip(tokens: Tokens, i: int, *choices: str) -> int:
    return i + 1 if tokens[i].text in choices else i


def _skip_any(tokens: Tokens, i: int, choices: frozenset[str]) -> int:
    while tokens[i].text in choices:
        i += 1
    return i


def _skip_point(tokens: Tokens, i: int) -> int:
    """Skip the point of an abbreviation."""
    return i + 1 if tokens[i].text == "." and not tokens[i].gap else i


def _with_weekday_behind(tokens: Tokens, form: Form) -> Form:
    """26 november (maandag) · 26-11-2026, ma."""
    i = form.end
    bracket = tokens[i].text == "("
    if not (bracket or tokens[i].text == ","):
        return form
    weekday = words.WEEKDAYS.get(tokens[i + 1].text)
    if weekday is None:
        return form
    end = _skip_point(tokens, i + 2)
    if bracket and tokens[end].text != ")":
        return form
    if not bracket and (tokens[i + 1].text not in words.FULL_WEEKDAYS or tokens[end].kind == NUMBER):
        return form
    return replace(form, end=end + bracket, weekday=weekday)


# Numbers: 2026-11-26, 26-11-2026, 26/11


def _iso(tokens: Tokens, i: int) -> Form | None:
    year, sign = tokens[i], tokens[i + 1]
    if not _is_year(year) or sign.text not in ("-", "/") or sign.gap:
        return None
    month, again = _glued_number(tokens, i + 2), tokens[i + 3] if i + 3 < len(tokens) else sign
    day = _glued_number(tokens, i + 4)
    if month is None or day is None or again.text != sign.text or again.gap:
        return None
    return None if _runs_into_more(tokens, i + 5) else Form(i + 5, sense.exactly(year.value, month, day))


def _numeric(tokens: Tokens, i: int, prose: bool) -> Form | None:
    day, sign = tokens[i], tokens[i + 1]
    if sign.text not in ("-", "/", ".") or day.end - day.start > 2 or tokens[i + 2].kind != NUMBER:
        return None
    month = tokens[i + 2]
    loose = sign.gap or month.gap
    if month.end - month.start > 2 or (loose and (prose or sign.text == ".")):
        return None
    if tokens[i + 3].text == sign.text and not (prose and tokens[i + 3].gap):
        year = _year_number(tokens, i + 4)
        if year is not None and not _runs_into_more(tokens, i + 5) and not (prose and tokens[i + 4].gap):
            return Form(i + 5, sense.exactly(year, month.value, day.value))
        if sign.text == "." and not tokens[i + 4].gap and tokens[i + 4].kind == NUMBER:
            return None
    return _without_year(tokens, i, prose)


def _without_year(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """26-11: a day of the year, unless it looks like an hour (13.11), a range (3-4 personen) or a fraction (1/3 van)."""
    day, sign, month, follower = tokens[i].value, tokens[i + 1].text, tokens[i + 2].value, tokens[i + 3]
    if _runs_into_more(tokens, i + 3) or (sign == "." and (prose or day <= 24 or month > 12)):
        return None
    year = _apostrophe_year(tokens, i + 3)
    if year is not None:
        return Form(i + 5, sense.exactly(year, month, day))
    if follower.text == "uur" or (prose and (day < month and (follower.kind == WORD and follower.text not in ("om", "at")))):
        return None
    end, direction = _lean(tokens, i + 3)
    return Form(end, sense.yearly(month, day, direction), prose=Prose.AFTER_LEAD, yearless=True)


def _runs_into_more(tokens: Tokens, i: int) -> bool:
    """Say whether the number goes on without a space: 26-11-2012-3, 26-11a."""
    token = tokens[i]
    if token.gap:
        return False
    if token.kind in (NUMBER, WORD):
        return token.text != "t"
    following = tokens[min(i + 1, len(tokens) - 1)]
    return token.text in ("-", "/", ":") and following.kind in (NUMBER, WORD) and not following.gap


def _glued_number(tokens: Tokens, i: int) -> int | None:
    if i >= len(tokens) or tokens[i].kind != NUMBER or tokens[i].gap or tokens[i].end - tokens[i].start > 2:
        return None
    return tokens[i].value


def _is_year(token: Token) -> bool:
    return token.kind == NUMBER and 1900 <= token.value <= 2199


def _century(value: int) -> int:
    return value + (2000 if value < 70 else 1900)


def _year_number(tokens: Tokens, i: int) -> int | None:
    """2026 · 26, where a year must stand."""
    token = tokens[i]
    if _is_year(token):
        return token.value
    return _century(token.value) if token.kind == NUMBER and token.end - token.start == 2 else None


def _apostrophe_year(tokens: Tokens, i: int) -> int | None:
    if tokens[i].text != "'":
        return None
    number = tokens[i + 1]
    return _century(number.value) if number.kind == NUMBER and not number.gap and number.end - number.start == 2 else None


# A day and a month by name: 26 november 2026, 26e, de 1e maandag van november


def _counted(tokens: Tokens, i: int, prose: bool) -> Form | None:
    count, ordinal, j = _count(tokens, i)
    if count is None or count > 999:
        return None
    unit = words.UNITS.get(tokens[j].text)
    if unit and tokens[j + 1].text in ("geleden", "terug", "ago"):
        return Form(j + 2, sense.units_on(-count, unit))
    if ordinal:
        special = _nth_weekday(tokens, count, j) or _numbered_holiday(tokens, count, j)
        if special:
            return special
    if not 0 <= count <= (39 if prose else 99) or (tokens[i].kind == NUMBER and tokens[i].end - tokens[i].start > 2):
        return None
    if prose and tokens[i].text in _NO_DAY_IN_PROSE:
        return None
    return (
        _day_and_month(tokens, count, j, prose)
        or _pair(tokens, count, j, prose)
        or (_day_alone(tokens, i, count, j, prose) if ordinal else None)
    )


_NO_DAY_IN_PROSE = frozenset({"een", "a", "an", *words.ORDINALS})


def _count(tokens: Tokens, i: int) -> tuple[int | None, bool, int]:
    """Read 26 · 26e · 26^e · twaalf · eerste; give the number, whether it is an ordinal, and the next token."""
    token = tokens[i]
    if token.kind != NUMBER:
        if token.text in words.ORDINALS:
            return words.ORDINALS[token.text], True, i + 1
        return words.NUMBERS.get(token.text), False, i + 1
    j = i + 1
    if tokens[j].text == "^" and not tokens[j].gap:
        j += 1
    if tokens[j].kind == WORD and not tokens[j].gap and tokens[j].text in words.ORDINAL_ENDS:
        return token.value, True, j + 1
    return token.value, False, i + 1


def _month(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `november`, `nov.`, `van november`, `-nov`; give its number and the next token."""
    if tokens[i].text in ("-", "/", ".") and not tokens[i].gap:
        i += 1
    i = _skip(tokens, i, "van", "of")
    month = words.MONTHS.get(tokens[i].text)
    if month is None:
        return None
    return month, _skip_point(tokens, i + 1) if tokens[i].text in words.SHORT_MONTHS else i + 1


def _year(tokens: Tokens, i: int, prose: bool) -> tuple[int | None, int]:
    """Read the year behind a month, if there is one: 2026 · , 2026 · '26 · -26; outside prose also a plain 26."""
    j = i
    if tokens[j].text == "," or (tokens[j].text in ("-", "/") and not tokens[j].gap):
        j += 1
    j = _skip(tokens, j, "van") if _is_year(tokens[j + 1 if tokens[j].text == "van" else j]) else j
    short = _apostrophe_year(tokens, j)
    if short is not None:
        return short, j + 2
    if _is_year(tokens[j]) and not _runs_into_more(tokens, j + 1):
        return tokens[j].value, j + 1
    plain = tokens[j].kind == NUMBER and tokens[j].end - tokens[j].start == 2 and tokens[j - 1].text != ","
    if plain and not prose and hours(tokens, j) is None and not _runs_into_more(tokens, j + 1):
        return _century(tokens[j].value), j + 1
    return None, i


def _lean(tokens: Tokens, i: int) -> tuple[int, Direction | None]:
    """Read `a.s.` or `jl.` behind a date."""
    if tokens[i].text in ("as", "aanstaande"):
        return _skip_point(tokens, i + 1) if tokens[i].text == "as" else i + 1, Direction.COMING
    if tokens[i].text in ("jl", "ll", "laatstleden", "jongstleden"):
        return _skip_point(tokens, i + 1) if len(tokens[i].text) == 2 else i + 1, Direction.GONE_BY
    return i, None


def _day_and_month(tokens: Tokens, day: int, j: int, prose: bool) -> Form | None:
    found = _month(tokens, j)
    if found is None:
        return None
    month, end = found
    year, end = _year(tokens, end, prose)
    if year is not None:
        return Form(_lean(tokens, end)[0], sense.exactly(year, month, day))
    end, direction = _lean(tokens, end)
    return Form(end, sense.yearly(month, day, direction), yearless=True)


def _pair(tokens: Tokens, day: int, j: int, prose: bool) -> Form | None:
    """26 en 27 november: two dates; in prose the first of them, which takes its month from the second."""
    if tokens[j].text not in words.AND_WORDS:
        return None
    other, _, k = _count(tokens, j + 1) if tokens[j + 1].kind == NUMBER else (None, False, j)
    second = _day_and_month(tokens, other, k, prose) if other is not None and other <= 31 else None
    found = _month(tokens, k) if second else None
    if second is None or found is None or not 1 <= day <= 31:
        return None
    year, _ = _year(tokens, found[1], prose)
    first = sense.yearly(found[0], day) if year is None else sense.exactly(year, found[0], day)
    return Form(j, first) if prose else Form(second.end, sense.either(first, second.sense))


def _day_alone(tokens: Tokens, i: int, day: int, j: int, prose: bool) -> Form | None:
    """de 26e · de 26e van deze maand."""
    if not 1 <= day <= 31:
        return None
    if tokens[j].text in words.OF_WORDS:
        ahead = _months_ahead(tokens, j + 1)
        if ahead:
            return Form(ahead[1], sense.monthly(day, ahead[0]))
    if prose:
        follower = tokens[j]
        counts = follower.kind == NUMBER or (follower.kind == WORD and follower.text not in words.NOUNLESS)
        counts_on = follower.text in words.AND_WORDS and tokens[j + 1].kind == NUMBER
        if tokens[i - 1].text not in ("de", "the") or i == 0 or counts or counts_on or tokens[i].kind != NUMBER:
            return None
    return Form(j, sense.monthly(day))


def _months_ahead(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `de maand`, `deze maand`, `volgende maand`: how many months from now, and the next token."""
    ahead = 0
    i = _skip_any(tokens, i, words.ARTICLES)
    if tokens[i].text in words.THIS_WORDS:
        i += 1
    elif tokens[i].text in words.NEXT_WORDS | words.COMING_WORDS:
        ahead, i = 1, i + 1
    elif tokens[i].text in words.BEFORE_WORDS | words.GONE_WORDS:
        ahead, i = -1, i + 1
    return (ahead, i + 1) if tokens[i].text in ("maand", "month") else None


def _nth_weekday(tokens: Tokens, nth: int, j: int) -> Form | None:
    """De eerste maandag van november · laatste vrijdag van de maand."""
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is None or nth > 5 or tokens[j + 1].text not in words.OF_WORDS:
        return None
    ahead = _months_ahead(tokens, j + 2)
    if ahead:
        plain = tokens[j + 2].text in words.ARTICLES and tokens[j + 3].text in ("maand", "month")
        return Form(ahead[1], sense.nth_weekday(nth, weekday, None, None, None if plain else ahead[0]))
    found = _month(tokens, j + 2)
    if found is None:
        return None
    year, end = _year(tokens, found[1], prose=True)
    return Form(end, sense.nth_weekday(nth, weekday, found[0], year))


# Weekdays: vrijdag a.s., volgende week vrijdag, maandag 26 november


def _weekday(tokens: Tokens, i: int, prose: bool) -> Form | None:
    text = tokens[i].text
    parted = words.PARTED_WEEKDAYS.get(text)
    weekday, part = parted or (words.WEEKDAYS[text], None)
    short = parted is None and text not in words.FULL_WEEKDAYS
    j = _skip_point(tokens, i + 1) if short else i + 1
    if not parted and tokens[j].text in words.PARTS and tokens[j].gap:
        part, j = words.PARTS[tokens[j].text], j + 1
    form = _weekday_and_date(tokens, weekday, j, prose) or _weekday_and_words(tokens, weekday, j)
    if form is None:
        form = Form(j, sense.bare_weekday(weekday), prose=Prose.NEVER if short else Prose.AFTER_WIDE_LEAD)
    elif short and prose and form.weekday is None:
        return None
    return replace(form, part=part)


def _weekday_and_date(tokens: Tokens, weekday: int, j: int, prose: bool) -> Form | None:
    """Maandag 26 november · maandag (26-11) · maandag de 26e · maandag 26."""
    lean, direction = _lean(tokens, j)
    k = _skip(tokens, lean, ",")
    bracket = tokens[k].text == "("
    k = _skip_any(tokens, k + bracket, words.ARTICLES)
    if tokens[k].kind != NUMBER and tokens[k].text not in words.NUMBERS and tokens[k].text not in words.MONTHS:
        return None
    form = _month_first(tokens, k, prose=False) if tokens[k].text in words.MONTHS else _dated(tokens, k, prose)
    if form is None and not prose and hours(tokens, k) is None and tokens[k].kind == NUMBER and 1 <= tokens[k].value <= 31:
        form = Form(k + 1, sense.monthly(tokens[k].value), yearless=True)
    if form is None or (bracket and tokens[form.end].text != ")"):
        return None
    if direction and tokens[k].kind != NUMBER:
        return None
    return replace(form, end=form.end + bracket, weekday=weekday, prose=Prose.ALWAYS)


def _dated(tokens: Tokens, k: int, prose: bool) -> Form | None:
    """Read what may stand behind a weekday: numbers, or a day with or without its month."""
    if tokens[k].kind == NUMBER:
        form = _iso(tokens, k) or _numeric(tokens, k, prose)
        if form:
            return form
    count, ordinal, j = _count(tokens, k)
    if count is None or not 1 <= count <= 99 or (tokens[k].kind == NUMBER and tokens[k].end - tokens[k].start > 2):
        return None
    form = _day_and_month(tokens, count, j, prose)
    if form is None and ordinal and tokens[k].kind == NUMBER and count <= 31:
        ahead = _months_ahead(tokens, j + 1) if tokens[j].text in words.OF_WORDS else None
        return Form(ahead[1], sense.monthly(count, ahead[0])) if ahead else Form(j, sense.monthly(count))
    return form


def _weekday_and_words(tokens: Tokens, weekday: int, j: int) -> Form | None:
    """Vrijdag a.s. · vrijdag over een week · vrijdag volgende week · vrijdag in week 48."""
    text = tokens[j].text
    if text in words.COMING_WORDS and not _week_follows(tokens, j):
        return Form(_skip_point(tokens, j + 1) if text == "as" else j + 1, sense.coming_weekday(weekday))
    if text in words.GONE_WORDS and not _week_follows(tokens, j):
        return Form(_skip_point(tokens, j + 1) if text in ("jl", "ll") else j + 1, sense.gone_weekday(weekday))
    if text in ("over", "in"):
        span = _span_of_time(tokens, j + 1)
        if span and span[1] in (words.WEEK, words.DAY) and (span[1] == words.WEEK or span[0] % 7 == 0):
            weeks = span[0] if span[1] == words.WEEK else span[0] // 7
            return Form(span[2], sense.weekday_and_weeks(weekday, weeks))
    k = _skip_any(tokens, _skip(tokens, j, ",", "van", "in", "of"), words.ARTICLES)
    week = _relative_week(tokens, k)
    if week:
        return Form(week[1], sense.in_week(week[0], weekday))
    numbered = _numbered_week(tokens, k)
    return Form(numbered[2], sense.week_number(numbered[0], (weekday,), numbered[1])) if numbered else None


def _week_follows(tokens: Tokens, j: int) -> bool:
    return tokens[j + 1].text == "week"


def _relative_week(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `volgende week`, `deze week`, `vorige week`: how many weeks from this one, and the next token."""
    text = tokens[i].text
    if not text or tokens[i + 1].text != "week":
        return None
    if text in words.NEXT_WORDS | words.COMING_WORDS:
        return 1, i + 2
    if text in words.THIS_WORDS:
        return 0, i + 2
    return (-1, i + 2) if text in words.BEFORE_WORDS | words.GONE_WORDS else None


def _numbered_week(tokens: Tokens, i: int) -> tuple[int, int | None, int] | None:
    """Read `week 48`, `week 48 van 2026`, `wk 48`: its number, the year if given, and the next token."""
    if tokens[i].text not in ("week", "wk", "weeknummer"):
        return None
    j = _skip_point(tokens, i + 1) if tokens[i].text == "wk" else i + 1
    number = tokens[j]
    if number.kind != NUMBER or number.end - number.start > 2:
        return None
    k = _skip(tokens, j + 1, "van", "in", ",")
    return (number.value, tokens[k].value, k + 1) if _is_year(tokens[k]) else (number.value, None, j + 1)


def _span_of_time(tokens: Tokens, i: int) -> tuple[int, str, int] | None:
    """Read `twee weken`, `10 dagen`, `een half jaar`: how many, of what, and the next token."""
    token = tokens[i]
    if token.text in ("een", "a", "half") and "half" in (token.text, tokens[i + 1].text):
        j = i + 1 if token.text == "half" else i + 2
        return (6, words.MONTH, j + 1) if tokens[j].text in ("jaar", "year") else None
    count = token.value if token.kind == NUMBER else words.NUMBERS.get(token.text)
    unit = words.UNITS.get(tokens[i + 1].text) if count is not None else None
    return (count, unit, i + 2) if count is not None and unit is not None else None


# Words about today: morgen, over twee weken, eind maart, volgende vrijdag


def _from_today(tokens: Tokens, i: int, prose: bool) -> Form | None:
    text = tokens[i].text
    days, part = words.DAYS_FROM_TODAY[text]
    if prose and (text == "heden" or (i > 0 and tokens[i - 1].text in _MORNING_BEFORE) or tokens[i + 1].text == "de"):
        return None
    j = i + 1
    if text == "tomorrow" and tokens[j].text in words.PARTS:
        part, j = words.PARTS[tokens[j].text], j + 1
    if days >= 0 and tokens[j].text in ("over", "in"):
        span = _span_of_time(tokens, j + 1)
        if span and span[1] in (words.WEEK, words.DAY):
            return Form(span[2], sense.days_on(days + span[0] * (7 if span[1] == words.WEEK else 1)), part=part)
    return Form(j, sense.days_on(days), part=part)


_MORNING_BEFORE = frozenset({"goede", "goeden", "de", "elke", "iedere", "deze", "'s", "s", "volgende"})


def _over(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Over twee weken [op] vrijdag · in two weeks · binnen een maand."""
    span = _span_of_time(tokens, i + 1)
    if span is None:
        return None
    count, unit, end = span
    english = tokens[i + 1].text in words.ENGLISH_NUMBERS or tokens[end - 1].text in words.ENGLISH_UNITS
    if prose and (tokens[i].text in ("binnen", "within") or (tokens[i].text == "in" and not english)):
        return None
    j = _skip(tokens, end, "op", "on")
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is not None and unit == words.WEEK:
        return Form(j + 1, sense.weeks_then_weekday(count, weekday))
    return Form(end, sense.units_on(count, unit))


def _modified(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Volgende week vrijdag · aanstaande vrijdag · volgende vrijdag · volgende maand."""
    text = tokens[i].text
    week = _relative_week(tokens, i)
    if week:
        return _some_day_of_week(tokens, *week, prose=prose)
    parted = words.PARTED_WEEKDAYS.get(tokens[i + 1].text)
    weekday = parted[0] if parted else words.WEEKDAYS.get(tokens[i + 1].text)
    if weekday is not None and (parted or tokens[i + 1].text in words.FULL_WEEKDAYS or not prose):
        dated = _weekday(tokens, i + 1, prose)
        if dated and dated.weekday is not None:
            return dated
        return Form(i + 2, _modified_weekday(text, weekday), part=parted[1] if parted else dated.part if dated else None)
    if tokens[i + 1].text in ("weekend", "weekeinde") and text not in words.GONE_WORDS | words.BEFORE_WORDS:
        weekends = (sense.weekend(0), sense.weekend(1)) if text in words.NEXT_WORDS else (sense.weekend(0),)
        return Form(i + 2, sense.either(*weekends), prose=Prose.NEVER)
    months = _months_ahead(tokens, i)
    if months and months[0] >= 0:
        return Form(months[1], sense.somewhere_in_month(months[0]), prose=Prose.ALWAYS if months[0] else Prose.NEVER)
    return None


def _modified_weekday(modifier: str, weekday: int) -> Sense:
    if modifier in words.COMING_WORDS:
        return sense.coming_weekday(weekday)
    if modifier in words.GONE_WORDS:
        return sense.gone_weekday(weekday)
    if modifier in words.THIS_WORDS:
        return sense.this_weekday(weekday)
    return sense.next_weekday(weekday) if modifier in words.NEXT_WORDS else sense.previous_weekday(weekday)


def _some_day_of_week(tokens: Tokens, weeks: int, j: int, *, prose: bool) -> Form:
    k = _skip(tokens, j, "op", "on")
    parted = words.PARTED_WEEKDAYS.get(tokens[k].text)
    weekday = parted[0] if parted else words.WEEKDAYS.get(tokens[k].text)
    if weekday is not None and (parted or tokens[k].text in words.FULL_WEEKDAYS or not prose):
        dated = _weekday_and_date(tokens, weekday, k + 1, prose=True)
        return replace(dated, weekday=weekday) if dated else Form(k + 1, sense.in_week(weeks, weekday), part=parted[1] if parted else None)
    if weeks == 0:
        return Form(j, sense.rest_of_this_week, prose=Prose.NEVER)
    return Form(j, sense.in_week(weeks, *sense.WORKDAYS), prose=Prose.ALWAYS if weeks > 0 else Prose.NEVER)


def _week(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Week 48 · week 48, vrijdag."""
    del prose
    numbered = _numbered_week(tokens, i)
    if numbered is None:
        return None
    number, year, end = numbered
    j = _skip(tokens, end, ",", "op", "on")
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is not None:
        return Form(j + 1, sense.week_number(number, (weekday,), year))
    return Form(end, sense.week_number(number, tuple(sense.WORKDAYS), year))


def _edge(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Eind maart · begin volgende week · half november · eind van het jaar · eind eerste kwartaal."""
    edge = words.EDGES[tokens[i].text]
    j = _skip_any(tokens, _skip(tokens, i + 1, "-", "van", "of"), words.ARTICLES)
    if tokens[j].text in words.MONTHS:
        if tokens[i].text in ("end", "start") and j == i + 1:
            return None
        month, end = words.MONTHS[tokens[j].text], j + 1
        end = _skip_point(tokens, end) if tokens[j].text in words.SHORT_MONTHS else end
        year, end = _year(tokens, end, prose=True)
        return Form(end, sense.edge_of_month(edge, month, year))
    return _edge_of_period(tokens, edge, j, prose)


def _edge_of_period(tokens: Tokens, edge: str, j: int, prose: bool) -> Form | None:
    week = _relative_week(tokens, j) or ((0, j + 1) if tokens[j].text == "week" and tokens[j + 1].kind != NUMBER else None)
    if week and week[0] >= 0:
        return Form(week[1], sense.edge_of_week(edge, week[0]))
    numbered = _numbered_week(tokens, j)
    if numbered:
        weekday = {words.BEGIN: 0, words.HALF: 2, words.CLOSE: 4}[edge]
        return Form(numbered[2], sense.week_number(numbered[0], (weekday,), numbered[1]))
    months = _months_ahead(tokens, j)
    if months:
        return Form(months[1], sense.edge_of_some_month(edge, months[0]))
    quarter = _quarter(tokens, j)
    if quarter:
        year, end = _year(tokens, quarter[1], prose=True)
        return Form(end, sense.edge_of_quarter(edge, quarter[0], year))
    return _edge_of_year(tokens, edge, j, prose)


def _edge_of_year(tokens: Tokens, edge: str, j: int, prose: bool) -> Form | None:
    token = tokens[j]
    if _is_year(token):
        return Form(j + 1, sense.edge_of_year(edge, token.value))
    if token.text in ("jaar", "year") and tokens[j - 1].text in words.ARTICLES:
        return Form(j + 1, sense.edge_of_year(edge, None), prose=Prose.ALWAYS if edge == words.CLOSE or not prose else Prose.NEVER)
    ahead = 0 if token.text in words.THIS_WORDS else 1 if token.text in words.NEXT_WORDS else None
    return Form(j + 2, sense.edge_of_year(edge, None, ahead)) if ahead is not None and tokens[j + 1].text in ("jaar", "year") else None


def _quarter(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `1e kwartaal`, `eerste kwartaal`, `Q1`: its number and the next token."""
    if tokens[i].text == "q" and tokens[i + 1].kind == NUMBER and not tokens[i + 1].gap:
        number, end = tokens[i + 1].value, i + 2
    elif tokens[i].kind == NUMBER or tokens[i].text in words.ORDINALS:
        count, ordinal, j = _count(tokens, i)
        if not ordinal or count is None or tokens[j].text not in ("kwartaal", "quarter"):
            return None
        number, end = (4 if count == words.LAST else count), j + 1
    else:
        return None
    return (number, end) if 1 <= number <= 4 else None


def _month_first(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """November 26 · Nov 26th, 2026: the English order; in prose only with a year, an ordinal or after *on*, *by*."""
    j = _skip_point(tokens, i + 1) if tokens[i].text in words.SHORT_MONTHS else i + 1
    month, day = words.MONTHS[tokens[i].text], tokens[j]
    if day.kind != NUMBER or day.end - day.start > 2 or not 1 <= day.value <= 31 or not day.gap or hours(tokens, j) is not None:
        return None
    _, ordinal, end = _count(tokens, j)
    k = _skip(tokens, end, ",")
    if _is_year(tokens[k]) and not _runs_into_more(tokens, k + 1):
        return Form(k + 1, sense.exactly(tokens[k].value, month, day.value))
    if _runs_into_more(tokens, end):
        return None
    strict = Prose.AFTER_LEAD if not ordinal or not prose else Prose.ALWAYS
    return Form(end, sense.yearly(month, day.value), prose=strict, yearless=True)


# Days with a name of their own


def _holiday(tokens: Tokens, i: int, prose: bool) -> Form | None:
    if tokens[i].text in ("goede", "good"):
        return Form(i + 2, sense.from_easter(-2)) if tokens[i + 1].text in ("vrijdag", "friday") else None
    meaning, clear = _HOLIDAYS[tokens[i].text]
    year, end = _year(tokens, i + 1, prose=True)
    if year is not None and clear:
        return Form(end, _in_year(meaning, year))
    del prose
    return Form(i + 1, meaning, prose=Prose.ALWAYS if clear else Prose.NEVER)


def _in_year(meaning: Sense, year: int) -> Sense:
    return lambda _: meaning(sense.Scene(date(year, 1, 1), Direction.COMING))


def _numbered_holiday(tokens: Tokens, nth: int, j: int) -> Form | None:
    """1e Kerstdag · tweede paasdag."""
    meaning = _NUMBERED_HOLIDAYS.get((nth, tokens[j].text))
    if meaning is None:
        return None
    year, end = _year(tokens, j + 1, prose=True)
    return Form(end, _in_year(meaning, year) if year is not None else meaning)


_NUMBERED_HOLIDAYS: Mapping[tuple[int, str], Sense] = {
    (1, "kerstdag"): sense.yearly(12, 25),
    (2, "kerstdag"): sense.yearly(12, 26),
    (1, "paasdag"): sense.from_easter(0),
    (2, "paasdag"): sense.from_easter(1),
    (1, "pinksterdag"): sense.from_easter(49),
    (2, "pinksterdag"): sense.from_easter(50),
}

_HOLIDAYS: Mapping[str, tuple[Sense, bool]] = {
    "nieuwjaar": (sense.yearly(1, 1), True),
    "nieuwjaarsdag": (sense.yearly(1, 1), True),
    "pasen": (sense.either(sense.from_easter(0), sense.from_easter(1)), False),
    "koningsdag": (sense.yearly_by(sense.kings_day), True),
    "dodenherdenking": (sense.yearly(5, 4), True),
    "bevrijdingsdag": (sense.yearly(5, 5), True),
    "hemelvaart": (sense.from_easter(39), True),
    "hemelvaartsdag": (sense.from_easter(39), True),
    "pinksteren": (sense.either(sense.from_easter(49), sense.from_easter(50)), False),
    "prinsjesdag": (sense.yearly_by(sense.budget_day), True),
    "sinterklaas": (sense.yearly(12, 5), False),
    "pakjesavond": (sense.yearly(12, 5), True),
    "kerstavond": (sense.yearly(12, 24), True),
    "kerst": (sense.either(sense.yearly(12, 25), sense.yearly(12, 26)), False),
    "kerstmis": (sense.either(sense.yearly(12, 25), sense.yearly(12, 26)), False),
    "oudjaar": (sense.yearly(12, 31), True),
    "oudejaarsdag": (sense.yearly(12, 31), True),
    "oudejaarsavond": (sense.yearly(12, 31), True),
}


def _ordinal_word(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Laatste vrijdag van november; *last* may also be *vorige*."""
    form = _counted(tokens, i, prose)
    return form or (_modified(tokens, i, prose) if tokens[i].text in words.BEFORE_WORDS else None)


def _day_after(tokens: Tokens, i: int, prose: bool) -> Form | None:
    """Day after tomorrow · day before yesterday."""
    del prose
    side, of = tokens[i + 1].text, tokens[min(i + 2, len(tokens) - 1)].text
    days = {("after", "tomorrow"): 2, ("before", "yesterday"): -2}.get((side, of))
    return Form(i + 3, sense.days_on(days)) if days is not None else None


def _weekend(tokens: Tokens, i: int, prose: bool) -> Form | None:
    del tokens, prose
    return Form(i + 1, sense.weekend(0), prose=Prose.NEVER)


STARTERS: Mapping[str, Starter] = {
    **dict.fromkeys(words.NUMBERS, _counted),
    **dict.fromkeys(words.MONTHS, _month_first),
    **dict.fromkeys(words.WEEKDAYS, _weekday),
    **dict.fromkeys(words.PARTED_WEEKDAYS, _weekday),
    **dict.fromkeys(words.DAYS_FROM_TODAY, _from_today),
    **dict.fromkeys(
        words.COMING_WORDS | words.GONE_WORDS | words.THIS_WORDS | words.NEXT_WORDS | words.BEFORE_WORDS,
        _modified,
    ),
    **dict.fromkeys(("over", "in", "binnen", "within"), _over),
    **dict.fromkeys(("week", "wk", "weeknummer"), _week),
    **dict.fromkeys(("weekend", "weekeinde"), _weekend),
    "day": _day_after,
    **dict.fromkeys(words.EDGES, _edge),
    **dict.fromkeys(_HOLIDAYS, _holiday),
    **dict.fromkeys(("goede", "good"), _holiday),
    **dict.fromkeys(words.ORDINALS, _ordinal_word),
}
"""Which words can begin a date; any other word costs a running text one look in this table."""


def lead_allows(tokens: Tokens, i: int, form: Form) -> bool:
    """Say whether what stands before token `i` lets the form count as a date in running text."""
    if form.prose is Prose.ALWAYS:
        return not _continues(tokens, i)
    if form.prose is Prose.NEVER:
        return False
    k = i - 1
    while k >= 0 and (tokens[k].text == ":" or tokens[k].text in words.ARTICLES):
        k -= 1
    leads = words.LEADS if form.prose is Prose.AFTER_LEAD else words.WIDE_LEADS
    return k >= 0 and tokens[k].text in leads


def _continues(tokens: Tokens, i: int) -> bool:
    """Say whether token `i` is the tail of something longer: 2.26 november, 06-12-11-2012, V12-11-2012."""
    token = tokens[i]
    if i == 0 or token.gap or token.kind != NUMBER:
        return False
    before = tokens[i - 1]
    if before.kind in (NUMBER, WORD):
        return True
    if before.kind != SIGN or before.text not in ("-", "/", ".", ",", ":") or i == 1 or before.gap:
        return before.kind == SIGN and before.text == "/" and not before.gap
    head = tokens[i - 2]
    return head.kind == NUMBER or (head.kind == WORD and before.text in ("-", "/"))
