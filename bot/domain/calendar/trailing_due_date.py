"""The due date at the very end of an action's text: taken out of it, or asked back."""

from datetime import date

from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.dutch_dates import LONGEST_DATE, Whole, days_nearby, only_wrapping, quote, read_whole
from bot.domain.calendar.grammar import day_form
from bot.domain.calendar.meanings import Scene
from bot.domain.calendar.results import DateNotUnderstood, DateReading, Direction
from bot.domain.calendar.spelling import KNOWN
from bot.domain.calendar.tokens import NUMBER, SIGN, WORD, Tokens, tokenise
from bot.domain.errors import DomainError


def split_due(text: str, *, today: date) -> tuple[str, DateReading | DomainError | None]:
    """Take the due date from the very end of an action's text, where it follows *uiterlijk*, *voor*, *op* or *deadline*.

    Returns the text without it, hours kept as typed, and the date, which may have gone by. A date that must be asked back
    comes as the refusal, its fact `options` the days that can be meant. Where no date is meant (*niet voor 26 november*,
    *voor de voorzitter*) the text stays whole and the date is None.
    """
    tokens = tokenise(text)
    scene = Scene(today, Direction.COMING)
    doubt: tuple[str, DomainError] | None = None
    for i, token in enumerate(tokens):
        if token.text not in words.DUE_WORDS or len(text) - token.start > LONGEST_DATE or _is_no_lead(tokens, i):
            continue
        try:
            whole = read_whole(text, tokens, _after_leads(tokens, i), scene)
        except DateNotUnderstood:
            near = days_nearby(text, tokens, _after_leads(tokens, i), scene)
            if doubt is None and (near or _means_a_date(text, tokens, i)):
                typed = text[tokens[_after_leads(tokens, i)].start :].rstrip(" ,;!?)")
                doubt = _without(text, tokens, i), DateNotUnderstood(text=quote(typed), options=near)
        except DomainError as refused:
            return _without(text, tokens, i), refused
        else:
            return _without(text, tokens, i, whole), whole.reading
    return doubt or (text, None)


def _is_no_lead(tokens: Tokens, i: int) -> bool:
    """Return whether the date is not the one meant: *niet voor 26 november*, *twee weken voor 26 november*."""
    before = [token.text for token in tokens[max(0, i - 2) : i]]
    if before and (before[-1] in words.DENIALS or (before[0] in words.DENIALS and before[-1] in ("meer", "al", "pas", "eerder", "any"))):
        return True
    return bool(before) and tokens[i].text in ("voor", "before") and before[-1] in words.UNITS


def _after_leads(tokens: Tokens, i: int) -> int:
    """Go past *deadline is*, *uiterlijk =*, *op z'n laatst*."""
    i += 1
    while tokens[i].text in ("is", "=", ":", "date", "datum", "zijn", "z", "'", "n", "laatst"):
        i += 1
    return i


def _means_a_date(text: str, tokens: Tokens, i: int) -> bool:
    """Return whether words that are no date were meant as one.

    After *uiterlijk* and *deadline* when they begin like one and the action does not go on after it; after *voor* and
    *op*, which have other uses, only when all of them are words of the calendar and one names a day, a month or a season.
    """
    first = _after_leads(tokens, i)
    while tokens[first].text in words.FILLERS | words.OF_WORDS:
        first += 1
    tail = [token for token in tokens[first:-1] if token.kind in (WORD, NUMBER) and token.text not in words.POLITE]
    if not tail or tokens[first].kind == SIGN:
        return False
    if tokens[i].text in words.FIRM_DUE_WORDS:
        form = day_form(tokens, first)
        begins = tail[0].kind == NUMBER or tail[0].text in KNOWN
        goes_on = form is not None and not only_wrapping(tokens, form.end)
        return any(token.text in words.VAGUE for token in tail[:2]) or (begins and not goes_on)
    return all(token.kind == NUMBER or token.text in _MAY_STAND for token in tail) and any(
        _names_a_time(text, tokens, at) for at in range(first, len(tokens) - 1)
    )


_MAY_STAND = KNOWN | words.VAGUE | words.FILLERS | words.OF_WORDS | words.AND_WORDS | {"uur"}


def _names_a_time(text: str, tokens: Tokens, i: int) -> bool:
    """Return whether a word names a day, a month or a season; a month's name alone may be a person's (*voor Mei*, *voor jan*)."""
    token = tokens[i]
    if token.kind != WORD or token.text in ("over", "in"):
        return False
    if token.text in words.MONTHS:
        dated = i > 0 and (tokens[i - 1].kind == NUMBER or tokens[i - 1].text in KNOWN - words.DUE_WORDS)
        return dated or (token.text not in words.SHORT_MONTHS and text[token.start].islower()) or tokens[i + 1].kind == NUMBER
    return token.text in words.FULL_WEEKDAYS | words.DAYS_FROM_TODAY.keys() | words.VAGUE


def _without(text: str, tokens: Tokens, i: int, whole: Whole | None = None) -> str:
    """Leave out the date and the words that lead to it; hours beside it stay as they were typed."""
    k = i
    while k and (tokens[k - 1].text in words.DUE_CONNECTIVES or (tokens[i].text == "deadline" and tokens[k - 1].text in words.ARTICLES)):
        k -= 1
    rest = text[: tokens[k].start].rstrip()
    if whole is None or whole.hours is None:
        return rest
    kept = text[slice(*whole.hours)].strip(" ,;:-(@.")
    return f"{rest}{' ' if kept[:1].isalpha() else ', '}{kept}" if rest else rest
