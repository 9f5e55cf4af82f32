"""The grammar of days: which words can begin one, and when they count in running text."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.calendar import meanings
from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.days import counted_form, iso_form, month_first_form, numeric_form
from bot.domain.calendar.forms import Form, Prose, Starter, skip_any, skip_point, span_at
from bot.domain.calendar.named_days import NAMED, holiday_form
from bot.domain.calendar.spans import day_after_form, edge_form, from_today_form, over_form, week_form, weekend_form
from bot.domain.calendar.tokens import NUMBER, SIGN, WORD, Tokens
from bot.domain.calendar.weekdays import modified_form, weekday_form


def _ordinal_word(tokens: Tokens, i: int) -> Form | None:
    """Laatste vrijdag van november; *last* may also be *vorige*."""
    form = counted_form(tokens, i)
    return form or (modified_form(tokens, i) if tokens[i].text in words.BEFORE_WORDS else None)


STARTERS: Mapping[str, Starter] = {
    **dict.fromkeys(words.NUMBERS, counted_form),
    **dict.fromkeys(words.MONTHS, month_first_form),
    **dict.fromkeys(words.WEEKDAYS, weekday_form),
    **dict.fromkeys(words.PARTED_WEEKDAYS, weekday_form),
    **dict.fromkeys(words.DAYS_FROM_TODAY, from_today_form),
    **dict.fromkeys(
        words.COMING_WORDS | words.GONE_WORDS | words.THIS_WORDS | words.NEXT_WORDS | words.BEFORE_WORDS,
        modified_form,
    ),
    **dict.fromkeys(("over", "in", "binnen", "within"), over_form),
    **dict.fromkeys(("week", "wk", "weeknr", "weeknummer"), week_form),
    **dict.fromkeys(("weekend", "weekeinde"), weekend_form),
    **dict.fromkeys(words.EDGES, edge_form),
    **dict.fromkeys(NAMED, holiday_form),
    "day": day_after_form,
    **dict.fromkeys(words.ORDINALS, _ordinal_word),
}
"""Any other word costs a running text one look in this table."""


def day_form(tokens: Tokens, i: int) -> Form | None:
    """Read the longest form of a day that starts at token `i`."""
    return _beside_form(tokens, i) or _own_form(tokens, i)


def _beside_form(tokens: Tokens, i: int) -> Form | None:
    """Read a day that lies by another: vrijdag na Hemelvaart · de dag voor kerst · de week van 14 december."""
    span = span_at(tokens, i) if tokens[i].kind != SIGN and i < len(tokens) - 2 else None
    if span and tokens[span[2]].text in ("na", "after") and span[1] in _DAYS_LONG:
        anchor = _own_form(tokens, skip_any(tokens, span[2] + 1, words.ARTICLES))
        later = span[0] * _DAYS_LONG[span[1]]
        return Form(anchor.end, meanings.moved(anchor.sense, later), prose=anchor.prose) if anchor and not anchor.loose else None
    if tokens[i].text in ("een", "a", "1") and tokens[i + 1].text in ("dag", "day"):
        i += 1
    if tokens[i].text in ("eerste", "first") and tokens[i + 1].text in words.FULL_WEEKDAYS:
        i += 1
    week = skip_any(tokens, i + 2, words.ARTICLES) if tokens[i].text in words.WEEKDAYS and tokens[i + 1].text in words.OF_WORDS else i
    if tokens[week].text == "week" and week > i:
        within = _beside_form(tokens, week)
        return replace(within, sense=meanings.only(within.sense, words.WEEKDAYS[tokens[i].text]), prose=Prose.ALWAYS) if within else None
    side = words.SIDES.get(tokens[i + 1].text) if i < len(tokens) - 1 else None
    unit = words.WEEKDAYS.get(tokens[i].text, words.UNITS.get(tokens[i].text))
    dated = unit in (words.WEEK, words.WEEKEND) and tokens[i + 1].kind == NUMBER
    side = words.OF if dated else side
    if side is None or unit is None or unit not in _BESIDE or (side == words.OF and unit not in (words.WEEK, words.WEEKEND)):
        return None
    first = i + 1 if dated else skip_any(tokens, i + 2, words.ARTICLES)
    anchor = _own_form(tokens, first)
    if anchor and anchor.loose and tokens[anchor.end].text in words.AND_WORDS:
        anchor = _own_form(tokens, anchor.end + 1)
    if anchor is None or anchor.loose or (dated and not any(token.text in words.MONTHS for token in tokens[first : anchor.end])):
        return None
    in_prose = Prose.NEVER if unit in (words.WEEK, words.WEEKEND) or tokens[i].kind != WORD else Prose.ALWAYS
    return Form(anchor.end, meanings.beside(anchor.sense, unit, side), prose=in_prose)


_DAYS_LONG = {words.DAY: 1, words.WEEK: 7}
_BESIDE = frozenset({words.DAY, words.WEEK, words.WEEKEND, *range(7)})


def _own_form(tokens: Tokens, i: int) -> Form | None:
    token = tokens[i]
    if token.kind == NUMBER:
        if tokens[i + 1].kind == NUMBER:
            return None
        form = iso_form(tokens, i) or numeric_form(tokens, i) or counted_form(tokens, i)
    elif token.kind == WORD:
        starter = STARTERS.get(token.text)
        form = starter(tokens, i) if starter else None
    else:
        return None
    return _with_weekday_behind(tokens, form) if form and form.weekday is None and token.text not in words.WEEKDAYS else form


def _with_weekday_behind(tokens: Tokens, form: Form) -> Form:
    """26 november (maandag) · 26-11-2026, ma."""
    i = form.end
    bracket = tokens[i].text == "("
    if not (bracket or tokens[i].text == ","):
        return form
    weekday = words.WEEKDAYS.get(tokens[i + 1].text)
    if weekday is None:
        return form
    end = skip_point(tokens, i + 2)
    if bracket and tokens[end].text != ")":
        return form
    if not bracket and (tokens[i + 1].text not in words.FULL_WEEKDAYS or tokens[end].kind == NUMBER):
        return form
    return replace(form, end=end + bracket, weekday=weekday)


def lead_allows(tokens: Tokens, i: int, form: Form) -> bool:
    """Return whether the text before token `i` lets the form count as a date in running text."""
    if form.prose is Prose.ALWAYS:
        return True
    if form.prose is Prose.NEVER:
        return False
    k = i - 1
    while k >= 0 and (tokens[k].text == ":" or tokens[k].text in words.ARTICLES):
        k -= 1
    leads = words.LEADS if form.prose is Prose.AFTER_LEAD else words.WIDE_LEADS
    return k >= 0 and tokens[k].text in leads


def continues(tokens: Tokens, i: int) -> bool:
    """Return whether token `i` is the tail of something longer: 2.26 november, 06-12-11-2012, V12-11-2012."""
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
