"""Days by distance and stretch: morgen, over twee weken, eind maart, week 48."""

from bot.domain.calendar import meanings
from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.forms import (
    Form,
    Prose,
    count_at,
    is_year,
    month_at,
    months_ahead_at,
    numbered_week_at,
    relative_week_at,
    skip,
    skip_any,
    skip_point,
    span_at,
    year_behind,
)
from bot.domain.calendar.named_days import is_public_holiday
from bot.domain.calendar.tokens import NUMBER, Tokens

_PARTS_OF_YEAR = {**dict.fromkeys(("kwartaal", "quarter"), 3), "halfjaar": 6}
_MOST_WORKDAYS = 260
_PARTS_BEHIND = {**words.PARTS, "vroeg": words.MORNING}


def from_today_form(tokens: Tokens, i: int) -> Form | None:
    """Read morgen · overmorgen · morgen over een week."""
    text = tokens[i].text
    days, part = words.DAYS_FROM_TODAY[text]
    if tokens.prose and (text == "heden" or (i > 0 and tokens[i - 1].text in _MORNING_BEFORE) or tokens[i + 1].text == "de"):
        return None
    j = i + 1
    if text in ("morgen", "tomorrow", "gisteren", "yesterday") and tokens[j].text in _PARTS_BEHIND:
        part, j = _PARTS_BEHIND[tokens[j].text], j + 1
    if days >= 0 and tokens[j].text in ("over", "in"):
        span = span_at(tokens, j + 1)
        if span and span[1] in (words.WEEK, words.DAY):
            return Form(span[2], meanings.days_on(days + span[0] * (7 if span[1] == words.WEEK else 1)), part=part)
    return Form(j, meanings.days_on(days), part=part)


_MORNING_BEFORE = frozenset({"goede", "goeden", "de", "elke", "iedere", "deze", "'s", "s", "volgende"})


def day_after_form(tokens: Tokens, i: int) -> Form | None:
    """Day after tomorrow · day before yesterday."""
    side, of = tokens[i + 1].text, tokens[min(i + 2, len(tokens) - 1)].text
    days = {("after", "tomorrow"): 2, ("before", "yesterday"): -2}.get((side, of))
    return Form(i + 3, meanings.days_on(days)) if days is not None else None


def over_form(tokens: Tokens, i: int) -> Form | None:
    """Over twee weken [op] vrijdag · in two weeks · binnen een maand."""
    if tokens[i + 1].text == "anderhalve" and words.UNITS.get(tokens[i + 2].text) == words.WEEK:
        return Form(i + 3, meanings.either(meanings.days_on(10), meanings.days_on(11)))
    span = span_at(tokens, i + 1)
    if span is None:
        return None
    count, unit, end = span
    if tokens[end].text == "'" and tokens[end + 1].text == "time":
        end += 2
    english = tokens[i + 1].text in words.ENGLISH_NUMBERS or tokens[end - 1].text in words.ENGLISH_UNITS
    if tokens.prose and (tokens[i].text in ("binnen", "within") or (tokens[i].text == "in" and not english)):
        return None
    if unit == words.WORKDAY:
        return Form(end, meanings.workdays_on(count, is_public_holiday)) if count <= _MOST_WORKDAYS else None
    j = skip(tokens, end, "op", "on")
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is not None and unit == words.WEEK:
        return Form(j + 1, meanings.weeks_then_weekday(count, weekday))
    return Form(end, meanings.units_on(count, unit))


def week_form(tokens: Tokens, i: int) -> Form | None:
    """Week 48 · week 48, vrijdag."""
    numbered = numbered_week_at(tokens, i)
    if numbered is None:
        return None
    number, year, end = numbered
    j = skip(tokens, end, ",", "op", "on")
    weekday = words.WEEKDAYS.get(tokens[j].text) if tokens[j].text in words.FULL_WEEKDAYS else None
    if weekday is not None:
        return Form(j + 1, meanings.week_number(number, (weekday,), year))
    whole = meanings.week_number(number, tuple(meanings.WORKDAYS), year)
    other = tokens[end + 1] if tokens[end].text in words.AND_WORDS and not tokens.prose else tokens[end]
    if other.one_or_two_digits and other is not tokens[end] and month_at(tokens, end + 2) is None:
        return Form(end + 2, meanings.either(whole, meanings.week_number(other.value, tuple(meanings.WORKDAYS), year)))
    return Form(end, whole)


def weekend_form(tokens: Tokens, i: int) -> Form | None:
    """Read weekend, which is two days."""
    del tokens
    return Form(i + 1, meanings.weekend(0), prose=Prose.NEVER)


def edge_form(tokens: Tokens, i: int) -> Form | None:
    """Eind maart · begin volgende week · half november · eind van het jaar · eind eerste kwartaal."""
    edge = words.EDGES[tokens[i].text]
    if tokens.prose and tokens[i].text in ("early", "late"):
        return None
    j = skip_any(tokens, skip(tokens, i + 1, "-", "van", "of"), words.ARTICLES)
    if tokens[j].text in words.MONTHS:
        if tokens[i].text in ("end", "start") and j == i + 1:
            return None
        month, end = words.MONTHS[tokens[j].text], j + 1
        end = skip_point(tokens, end) if tokens[j].text in words.SHORT_MONTHS else end
        year, end = year_behind(tokens, end)
        return Form(end, meanings.edge_of_month(edge, month, year))
    return _edge_of_period(tokens, edge, j)


def _edge_of_period(tokens: Tokens, edge: str, j: int) -> Form | None:
    week = relative_week_at(tokens, j) or ((0, j + 1) if tokens[j].text == "week" and tokens[j + 1].kind != NUMBER else None)
    if week and week[0] >= 0:
        return Form(week[1], meanings.edge_of_week(edge, week[0]))
    numbered = numbered_week_at(tokens, j)
    if numbered:
        weekday = {words.BEGIN: 0, words.HALF: 2, words.CLOSE: 4}[edge]
        return Form(numbered[2], meanings.week_number(numbered[0], (weekday,), numbered[1]))
    months = months_ahead_at(tokens, j)
    if months:
        return Form(months[1], meanings.edge_of_some_month(edge, months[0]))
    return _edge_of_part(tokens, edge, j) or _edge_of_year(tokens, edge, j)


def _edge_of_part(tokens: Tokens, edge: str, j: int) -> Form | None:
    """Eind eerste kwartaal 2027 · begin volgend kwartaal · eind Q1 · begin tweede halfjaar."""
    text, following = tokens[j].text, tokens[min(j + 1, len(tokens) - 1)]
    if text in _PARTS_OF_YEAR and tokens[j - 1].text in words.ARTICLES | {"van"}:
        return Form(j + 1, meanings.edge_of_some_part(edge, _PARTS_OF_YEAR[text], 0))
    ahead = 0 if text in words.THIS_WORDS else 1 if text in words.NEXT_WORDS | words.COMING_WORDS else None
    if ahead is not None and following.text in _PARTS_OF_YEAR:
        return Form(j + 2, meanings.edge_of_some_part(edge, _PARTS_OF_YEAR[following.text], ahead))
    if following.kind == NUMBER and (text in ("kwartaal", "quarter") or (text in ("q", "k") and not following.gap)):
        number, ordinal, k, months = following.value, True, j + 1, 3
    elif tokens[j].kind == NUMBER or text in words.ORDINALS:
        count, ordinal, k = count_at(tokens, j)
        number, months = count or 0, _PARTS_OF_YEAR.get(tokens[k].text, 0)
    else:
        return None
    number = 12 // months if months and number == words.LAST else number
    if not ordinal or not months or not 1 <= number <= 12 // months:
        return None
    year, end = year_behind(tokens, k + 1)
    return Form(end, meanings.edge_of_part(edge, months, number, year))


def _edge_of_year(tokens: Tokens, edge: str, j: int) -> Form | None:
    token = tokens[j]
    if is_year(token):
        return Form(j + 1, meanings.edge_of_year(edge, token.value))
    if token.text in ("jaar", "year") and tokens[j - 1].text in words.ARTICLES | {"van"}:
        prose = Prose.ALWAYS if edge == words.CLOSE or not tokens.prose else Prose.NEVER
        return Form(j + 1, meanings.edge_of_year(edge, None), prose=prose)
    ahead = 0 if token.text in words.THIS_WORDS else 1 if token.text in words.NEXT_WORDS else None
    return Form(j + 2, meanings.edge_of_year(edge, None, ahead)) if ahead is not None and tokens[j + 1].text in ("jaar", "year") else None
