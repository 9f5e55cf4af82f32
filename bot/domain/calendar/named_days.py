"""Days with a name of their own."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.domain.calendar import sense
from bot.domain.calendar.forms import Form, Prose, year_behind
from bot.domain.calendar.readings import Direction
from bot.domain.calendar.sense import Sense
from bot.domain.calendar.tokens import Tokens

_SUNDAY = 6


def holiday_form(tokens: Tokens, i: int) -> Form | None:
    """Read koningsdag · oudejaarsavond · goede vrijdag."""
    if tokens[i].text in ("goede", "good"):
        return Form(i + 2, from_easter(-2)) if tokens[i + 1].text in ("vrijdag", "friday") else None
    meaning, clear = HOLIDAYS[tokens[i].text]
    year, end = year_behind(tokens, i + 1)
    if year is not None:
        meaning = _in_year(meaning, year)
    return Form(end, meaning, prose=Prose.ALWAYS if clear else Prose.NEVER)


def _in_year(meaning: Sense, year: int) -> Sense:
    return lambda _: meaning(sense.Scene(date(year, 1, 1), Direction.COMING))


def numbered_holiday_form(tokens: Tokens, nth: int, j: int) -> Form | None:
    """1e Kerstdag · tweede paasdag."""
    meaning = _NUMBERED_HOLIDAYS.get((nth, tokens[j].text))
    if meaning is None:
        return None
    year, end = year_behind(tokens, j + 1)
    return Form(end, _in_year(meaning, year) if year is not None else meaning)


def easter(year: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    lead = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


def from_easter(days: int) -> Sense:
    """Mean a day so many after Easter Sunday."""
    return sense.yearly_by(lambda year: easter(year) + timedelta(days=days))


def kings_day(year: int) -> date:
    """Give 27 April, or the 26th when the 27th is a Sunday."""
    on = date(year, 4, 27)
    return on - timedelta(days=1) if on.weekday() == _SUNDAY else on


def budget_day(year: int) -> date:
    """Give Prinsjesdag, the third Tuesday of September."""
    first_it_can_be = date(year, 9, 15)
    return first_it_can_be + timedelta(days=(1 - first_it_can_be.weekday()) % 7)


_NUMBERED_HOLIDAYS: Mapping[tuple[int, str], Sense] = {
    (1, "kerstdag"): sense.yearly(12, 25),
    (2, "kerstdag"): sense.yearly(12, 26),
    (1, "paasdag"): from_easter(0),
    (2, "paasdag"): from_easter(1),
    (1, "pinksterdag"): from_easter(49),
    (2, "pinksterdag"): from_easter(50),
}


HOLIDAYS: Mapping[str, tuple[Sense, bool]] = {
    "nieuwjaar": (sense.yearly(1, 1), True),
    "nieuwjaarsdag": (sense.yearly(1, 1), True),
    "pasen": (sense.either(from_easter(0), from_easter(1)), False),
    "koningsdag": (sense.yearly_by(kings_day), True),
    "dodenherdenking": (sense.yearly(5, 4), True),
    "bevrijdingsdag": (sense.yearly(5, 5), True),
    "hemelvaart": (from_easter(39), True),
    "hemelvaartsdag": (from_easter(39), True),
    "pinksteren": (sense.either(from_easter(49), from_easter(50)), False),
    "prinsjesdag": (sense.yearly_by(budget_day), True),
    "sinterklaas": (sense.yearly(12, 5), False),
    "pakjesavond": (sense.yearly(12, 5), True),
    "kerstavond": (sense.yearly(12, 24), True),
    "kerst": (sense.either(sense.yearly(12, 25), sense.yearly(12, 26)), False),
    "kerstmis": (sense.either(sense.yearly(12, 25), sense.yearly(12, 26)), False),
    "oudjaar": (sense.yearly(12, 31), True),
    "oudejaarsdag": (sense.yearly(12, 31), True),
    "oudejaarsavond": (sense.yearly(12, 31), True),
}
