"""What every form of a date is made of: its result, and the small words, numbers and years that forms share."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.hours import hours
from bot.domain.calendar.meanings import Sense
from bot.domain.calendar.results import Direction
from bot.domain.calendar.tokens import NUMBER, WORD, Token, Tokens

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LAST_CENTURY_FROM = 70
LAST_DAY = 31


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
    loose: bool = False
    """Without a month: *vrijdag*, *de 12e*. Beside another date it takes its month from that."""


Starter = Callable[[Tokens, int], Form | None]


def skip(tokens: Tokens, i: int, *choices: str) -> int:
    """Skip one token if it is one of these."""
    return i + 1 if tokens[i].text in choices else i


def skip_any(tokens: Tokens, i: int, choices: frozenset[str]) -> int:
    """Skip all that are among these."""
    while tokens[i].text in choices:
        i += 1
    return i


def skip_point(tokens: Tokens, i: int) -> int:
    """Skip the full stop of an abbreviation."""
    return i + 1 if tokens[i].text == "." and not tokens[i].gap else i


def after_word(tokens: Tokens, i: int) -> int:
    """Go past a word, and the full stop of one that is always shortened."""
    return skip_point(tokens, i + 1) if tokens[i].text in words.POINTED else i + 1


def is_year(token: Token) -> bool:
    """Return whether it is a year in four digits, within what a network remembers or plans."""
    return token.kind == NUMBER and _FIRST_YEAR <= token.value <= _LAST_YEAR


def century(value: int) -> int:
    """Return the year that two digits stand for."""
    return value + (2000 if value < _LAST_CENTURY_FROM else 1900)


def apostrophe_year(tokens: Tokens, i: int) -> int | None:
    """Read '12."""
    if tokens[i].text != "'":
        return None
    number = tokens[i + 1]
    return century(number.value) if number.two_digits and not number.gap else None


def runs_into_more(tokens: Tokens, i: int) -> bool:
    """Return whether the number goes on without a space: 26-11-2012-3, 26-11a."""
    token = tokens[i]
    if token.gap:
        return False
    if token.kind in (NUMBER, WORD):
        return token.text != "t"
    following = tokens[min(i + 1, len(tokens) - 1)]
    if following.gap:
        return False
    return (token.text in ("-", "/", ":") and following.kind in (NUMBER, WORD)) or (token.text == "." and following.kind == NUMBER)


def count_at(tokens: Tokens, i: int) -> tuple[int | None, bool, int]:
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


def month_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `november`, `nov.`, `van november`, `-nov`; give its number and the next token."""
    if tokens[i].text in ("-", "/", ".") and not tokens[i].gap and not (tokens.prose and tokens[i + 1].gap):
        i += 1
    i = skip(tokens, i, "van", "of")
    month = words.MONTHS.get(tokens[i].text)
    if month is None or (tokens[i + 1].text == "-" and tokens[i + 2].kind == WORD and not (tokens[i + 1].gap or tokens[i + 2].gap)):
        return None
    return month, skip_point(tokens, i + 1) if tokens[i].text in words.SHORT_MONTHS else i + 1


def year_behind(tokens: Tokens, i: int, *, short: bool = False) -> tuple[int | None, int]:
    """Read the year after a month, if there is one: 2026 · , 2026 · '26 · -26; where `short` allows also a plain 26."""
    j = i
    if tokens[j].text == "," or (tokens[j].text in ("-", "/") and not tokens[j].gap):
        j += 1
    j = skip(tokens, j, "van") if is_year(tokens[j + 1 if tokens[j].text == "van" else j]) else j
    shortened = apostrophe_year(tokens, j)
    if shortened is not None:
        return shortened, j + 2
    if is_year(tokens[j]) and not runs_into_more(tokens, j + 1):
        return tokens[j].value, j + 1
    plain = tokens[j].two_digits and tokens[j - 1].text != ","
    hourlike = (
        tokens[j + 1].text in {"uur", "u", "h", *words.MONTHS} or (tokens[j + 1].text == "." and tokens[j + 2].kind == NUMBER)
        if plain
        else False
    )
    if plain and short and not hourlike and hours(tokens, j) is None and not runs_into_more(tokens, j + 1):
        return century(tokens[j].value), j + 1
    return None, i


def lean_behind(tokens: Tokens, i: int) -> tuple[int, Direction | None]:
    """Read `a.s.` or `jl.` after a date."""
    text = tokens[i].text
    coming, gone = text in ("as", "aanst", "aanstaande"), text in ("jl", "ll", "laatstleden", "jongstleden")
    if not coming and not gone:
        return i, None
    return after_word(tokens, i), Direction.COMING if coming else Direction.GONE_BY


def months_ahead_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `de maand`, `deze maand`, `volgende maand`: how many months from now, and the next token."""
    ahead = 0
    i = skip_any(tokens, i, words.ARTICLES)
    if tokens[i].text in words.THIS_WORDS:
        i += 1
    elif tokens[i].text in words.NEXT_WORDS | words.COMING_WORDS:
        ahead, i = 1, i + 1
    elif tokens[i].text in words.BEFORE_WORDS | words.GONE_WORDS:
        ahead, i = -1, i + 1
    return (ahead, i + 1) if tokens[i].text in ("maand", "month") else None


def years_ahead_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `volgend jaar`, `van dit jaar`, `vorig jaar`: how many years from now, and the next token."""
    i = skip(tokens, i, "van", "of")
    if tokens[i + 1 if i + 1 < len(tokens) else i].text not in ("jaar", "year"):
        return None
    text = tokens[i].text
    steps = {0: words.THIS_WORDS, 1: words.NEXT_WORDS | words.COMING_WORDS, -1: words.BEFORE_WORDS}
    return next(((step, i + 2) for step, known in steps.items() if text in known), None)


def relative_week_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read `volgende week`, `deze week`, `vorige week`: how many weeks from this one, and the next token."""
    text = tokens[i].text
    if not text or tokens[i + 1].text != "week":
        return None
    if text in words.NEXT_WORDS | words.COMING_WORDS:
        return 1, i + 2
    if text in words.THIS_WORDS:
        return 0, i + 2
    return (-1, i + 2) if text in words.BEFORE_WORDS | words.GONE_WORDS else None


def numbered_week_at(tokens: Tokens, i: int) -> tuple[int, int | None, int] | None:
    """Read `week 48`, `week 48 van 2026`, `wk 48`: its number, the year if given, and the next token."""
    if tokens[i].text not in ("week", "wk", "weeknr", "weeknummer"):
        return None
    j = i + 1 if tokens[i].text == "week" else skip_point(tokens, i + 1)
    j = skip_point(tokens, j + 1) if tokens[j].text in ("nr", "nummer") else j
    number = tokens[j]
    if not number.one_or_two_digits or month_at(tokens, j + 1):
        return None
    k = skip(tokens, j + 1, "van", "in", ",", "/")
    return (number.value, tokens[k].value, k + 1) if is_year(tokens[k]) else (number.value, None, j + 1)


def span_at(tokens: Tokens, i: int) -> tuple[int, str, int] | None:
    """Read `twee weken`, `10 dagen`, `een half jaar`: how many, of what, and the next token."""
    token = tokens[i]
    if token.text in ("een", "a", "half") and "half" in (token.text, tokens[i + 1].text):
        j = i + 1 if token.text == "half" else i + 2
        return (6, words.MONTH, j + 1) if tokens[j].text in ("jaar", "year") else None
    if token.text in ("a", "the") and tokens[i + 1].text == "fortnight":
        return 14, words.DAY, i + 2
    if token.text == "anderhalf" and tokens[i + 1].text in ("jaar", "year"):
        return 18, words.MONTH, i + 2
    count = token.value if token.kind == NUMBER else words.NUMBERS.get(token.text)
    unit = words.UNITS.get(tokens[i + 1].text) if count is not None else None
    return (count, unit, i + 2) if count is not None and unit not in (None, words.WEEKEND) else None
