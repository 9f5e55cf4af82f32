"""Days by weekday: maandag 26 november, vrijdag a.s., volgende week vrijdag."""

from dataclasses import replace

from bot.domain.calendar import meanings
from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.days import day_and_month, iso_form, month_first_form, month_of_it, numeric_form
from bot.domain.calendar.forms import (
    LAST_DAY,
    Form,
    Prose,
    after_word,
    count_at,
    lean_behind,
    months_ahead_at,
    numbered_week_at,
    relative_week_at,
    skip,
    skip_any,
    skip_point,
    span_at,
)
from bot.domain.calendar.hours import hours
from bot.domain.calendar.meanings import Sense
from bot.domain.calendar.tokens import NUMBER, Tokens


def weekday_form(tokens: Tokens, i: int) -> Form | None:
    """Read what begins with a weekday."""
    text = tokens[i].text
    parted = words.PARTED_WEEKDAYS.get(text)
    weekday, part = parted or (words.WEEKDAYS[text], None)
    short = parted is None and text not in words.FULL_WEEKDAYS
    j = skip_point(tokens, i + 1) if short else i + 1
    if not parted and tokens[j].text in words.PARTS and tokens[j].gap:
        part, j = words.PARTS[tokens[j].text], j + 1
    form = _weekday_and_date(tokens, weekday, j)
    if form is None and not (short and tokens.prose):
        form = _weekday_and_words(tokens, weekday, j) or Form(j, meanings.bare_weekday(weekday), prose=Prose.AFTER_WIDE_LEAD, loose=True)
    return replace(form, part=part) if form and part else form


def _weekday_and_date(tokens: Tokens, weekday: int, j: int) -> Form | None:
    """Maandag 26 november · maandag (26-11) · maandag de 26e · maandag 26."""
    lean, direction = lean_behind(tokens, j)
    k = skip(tokens, lean, ",")
    bracket = tokens[k].text == "("
    k = skip_any(tokens, k + bracket, words.ARTICLES)
    if tokens[k].kind != NUMBER and not _ORDERED & {tokens[k].text}:
        return None
    form = month_first_form(tokens, k) if tokens[k].text in words.MONTHS else _dated(tokens, k)
    if form is None and not tokens.prose and hours(tokens, k) is None and tokens[k].kind == NUMBER and 1 <= tokens[k].value <= LAST_DAY:
        form = Form(k + 1, meanings.monthly(tokens[k].value), yearless=True, loose=True)
    if form is None or (bracket and tokens[form.end].text != ")"):
        return None
    if direction and tokens[k].kind != NUMBER:
        return None
    return replace(form, end=form.end + bracket, weekday=weekday, prose=Prose.ALWAYS)


_ORDERED = frozenset({*words.NUMBERS, *words.ORDINALS, *words.MONTHS})


def _dated(tokens: Tokens, k: int) -> Form | None:
    """Read what may follow a weekday: numbers, or a day with or without its month."""
    if tokens[k].kind == NUMBER:
        form = iso_form(tokens, k) or numeric_form(tokens, k)
        if form:
            return form
    count, ordinal, j = count_at(tokens, k)
    if count is None or count < 1 or (tokens[k].kind == NUMBER and not tokens[k].one_or_two_digits):
        return None
    form = day_and_month(tokens, count, j)
    if form is None and ordinal and (tokens[k].kind == NUMBER or not tokens.prose) and count <= LAST_DAY:
        ahead = month_of_it(tokens, j)
        return Form(ahead[1], meanings.monthly(count, ahead[0])) if ahead else Form(j, meanings.monthly(count), loose=True)
    return form


def _weekday_and_words(tokens: Tokens, weekday: int, j: int) -> Form | None:
    """Vrijdag a.s. · vrijdag over een week · vrijdag volgende week · vrijdag in week 48."""
    text = tokens[j].text
    if text in words.COMING_WORDS and not _week_follows(tokens, j):
        return Form(after_word(tokens, j), meanings.coming_weekday(weekday))
    if text in words.GONE_WORDS and not _week_follows(tokens, j):
        return Form(after_word(tokens, j), meanings.gone_weekday(weekday))
    if text in ("over", "in"):
        span = span_at(tokens, j + 1)
        if span and span[1] in (words.WEEK, words.DAY) and (span[1] == words.WEEK or span[0] % 7 == 0):
            weeks = span[0] if span[1] == words.WEEK else span[0] // 7
            meaning = meanings.weekday_and_weeks(weekday, weeks) if weeks == 1 else meanings.weeks_then_weekday(weeks, weekday)
            return Form(span[2], meaning)
    k = skip_any(tokens, skip(tokens, j, ",", "van", "in", "of"), words.ARTICLES)
    week = relative_week_at(tokens, k)
    if week:
        return Form(week[1], meanings.in_week(week[0], weekday))
    numbered = numbered_week_at(tokens, k)
    return Form(numbered[2], meanings.week_number(numbered[0], (weekday,), numbered[1])) if numbered else None


def _week_follows(tokens: Tokens, j: int) -> bool:
    return tokens[j + 1].text == "week"


def modified_form(tokens: Tokens, i: int) -> Form | None:
    """Volgende week vrijdag · aanstaande vrijdag · volgende vrijdag · volgende maand."""
    text = tokens[i].text
    week = relative_week_at(tokens, i)
    if week:
        return _some_day_of_week(tokens, *week)
    parted = words.PARTED_WEEKDAYS.get(tokens[i + 1].text)
    weekday = parted[0] if parted else words.WEEKDAYS.get(tokens[i + 1].text)
    if weekday is not None and (parted or tokens[i + 1].text in words.FULL_WEEKDAYS or not tokens.prose):
        dated = weekday_form(tokens, i + 1)
        if dated and dated.weekday is not None:
            return dated
        return Form(i + 2, _modified_weekday(text, weekday), part=parted[1] if parted else dated.part if dated else None)
    if tokens[i + 1].text in ("weekend", "weekeinde") and text not in words.GONE_WORDS | words.BEFORE_WORDS:
        weekends = (meanings.weekend(0), meanings.weekend(1)) if text in words.NEXT_WORDS else (meanings.weekend(0),)
        return Form(i + 2, meanings.either(*weekends), prose=Prose.NEVER)
    months = months_ahead_at(tokens, i)
    if months and months[0] >= 0:
        return Form(months[1], meanings.somewhere_in_month(months[0]), prose=Prose.ALWAYS if months[0] else Prose.NEVER)
    return None


def _modified_weekday(modifier: str, weekday: int) -> Sense:
    if modifier in words.COMING_WORDS:
        return meanings.coming_weekday(weekday)
    if modifier in words.GONE_WORDS:
        return meanings.gone_weekday(weekday)
    if modifier in words.THIS_WORDS:
        return meanings.this_weekday(weekday)
    return meanings.next_weekday(weekday) if modifier in words.NEXT_WORDS else meanings.previous_weekday(weekday)


def _some_day_of_week(tokens: Tokens, weeks: int, j: int) -> Form:
    k = skip(tokens, j, "op", "on")
    parted = words.PARTED_WEEKDAYS.get(tokens[k].text)
    weekday = parted[0] if parted else words.WEEKDAYS.get(tokens[k].text)
    if weekday is not None and (parted or tokens[k].text in words.FULL_WEEKDAYS or not tokens.prose):
        dated = _weekday_and_date(tokens, weekday, k + 1)
        part = parted[1] if parted else None
        return replace(dated, weekday=weekday) if dated else Form(k + 1, meanings.in_week(weeks, weekday), part=part)
    if weeks == 0:
        return Form(j, meanings.rest_of_this_week, prose=Prose.NEVER)
    return Form(j, meanings.in_week(weeks, *meanings.WORKDAYS), prose=Prose.ALWAYS if weeks > 0 else Prose.NEVER)
