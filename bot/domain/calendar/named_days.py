"""Days with a name of their own."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.domain.calendar import meanings
from bot.domain.calendar.forms import Form, Prose, year_behind
from bot.domain.calendar.meanings import Sense
from bot.domain.calendar.results import Direction
from bot.domain.calendar.tokens import Tokens

_SUNDAY = 6


def holiday_form(tokens: Tokens, i: int) -> Form | None:
    """Read koningsdag · goede vrijdag · New Year's Eve; the longest name counts."""
    for name, (meaning, clear) in NAMED[tokens[i].text]:
        end = i + len(name)
        if tuple(token.text for token in tokens[i:end]) == name:
            year, end = year_behind(tokens, end)
            return Form(end, meaning if year is None else _in_year(meaning, year), prose=Prose.ALWAYS if clear else Prose.NEVER)
    return None


def _in_year(meaning: Sense, year: int) -> Sense:
    return lambda _: meaning(meanings.Scene(date(year, 1, 1), Direction.COMING))


def numbered_holiday_form(tokens: Tokens, nth: int, j: int) -> Form | None:
    """1e Kerstdag · tweede paasdag."""
    meaning = _NUMBERED_HOLIDAYS.get((nth, tokens[j].text))
    if meaning is None:
        return None
    year, end = year_behind(tokens, j + 1)
    return Form(end, _in_year(meaning, year) if year is not None else meaning)


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    lead = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


def from_easter(days: int) -> Sense:
    """Return the day so many after Easter Sunday."""
    return meanings.yearly_by(lambda year: easter(year) + timedelta(days=days))


def kings_day(year: int) -> date:
    """Return 27 April, or the 26th when the 27th is a Sunday."""
    on = date(year, 4, 27)
    return on - timedelta(days=1) if on.weekday() == _SUNDAY else on


def budget_day(year: int) -> date:
    """Return Prinsjesdag, the third Tuesday of September."""
    first_it_can_be = date(year, 9, 15)
    return first_it_can_be + timedelta(days=(1 - first_it_can_be.weekday()) % 7)


_NUMBERED_HOLIDAYS: Mapping[tuple[int, str], Sense] = {
    (1, "kerstdag"): meanings.yearly(12, 25),
    (2, "kerstdag"): meanings.yearly(12, 26),
    (1, "paasdag"): from_easter(0),
    (2, "paasdag"): from_easter(1),
    (1, "pinksterdag"): from_easter(49),
    (2, "pinksterdag"): from_easter(50),
}


def _nth_sunday(month: int, nth: int) -> Sense:
    return meanings.nth_day(nth, lambda on: on.weekday() == _SUNDAY, month=month)


_CHRISTMAS = meanings.either(meanings.yearly(12, 25), meanings.yearly(12, 26))
_DAYS: Mapping[str, tuple[Sense, bool]] = {
    "nieuwjaar, nieuwjaarsdag, new year 's day": (meanings.yearly(1, 1), True),
    "driekoningen, drie koningen": (meanings.yearly(1, 6), True),
    "valentijnsdag": (meanings.yearly(2, 14), True),
    "carnaval": (meanings.either(*map(from_easter, (-49, -48, -47))), False),
    "aswoensdag": (from_easter(-46), True),
    "palmzondag": (from_easter(-7), True),
    "witte donderdag": (from_easter(-3), True),
    "goede vrijdag, good friday": (from_easter(-2), True),
    "stille zaterdag": (from_easter(-1), True),
    "paaszondag, easter sunday": (from_easter(0), True),
    "paasmaandag, easter monday": (from_easter(1), True),
    "pasen, easter": (meanings.either(from_easter(0), from_easter(1)), False),
    "koningsdag, king 's day, kingsday": (meanings.yearly_by(kings_day), True),
    "dag van de arbeid": (meanings.yearly(5, 1), True),
    "dodenherdenking": (meanings.yearly(5, 4), True),
    "bevrijdingsdag, liberation day": (meanings.yearly(5, 5), True),
    "hemelvaart, hemelvaartdag, hemelvaartsdag, ascension, ascension day": (from_easter(39), True),
    "pinksterzondag, whit sunday": (from_easter(49), True),
    "pinkstermaandag, whit monday": (from_easter(50), True),
    "pinksteren, pentecost": (meanings.either(from_easter(49), from_easter(50)), False),
    "paasweekend": (meanings.either(*map(from_easter, (-1, 0, 1))), False),
    "pinksterweekend": (meanings.either(*map(from_easter, (48, 49, 50))), False),
    "oud en nieuw": (meanings.either(meanings.yearly(12, 31), meanings.yearly(1, 1)), False),
    "moederdag": (_nth_sunday(5, 2), True),
    "vaderdag": (_nth_sunday(6, 3), True),
    "prinsjesdag": (meanings.yearly_by(budget_day), True),
    "dierendag": (meanings.yearly(10, 4), True),
    "allerheiligen": (meanings.yearly(11, 1), True),
    "allerzielen": (meanings.yearly(11, 2), True),
    "sint maarten": (meanings.yearly(11, 11), True),
    "sinterklaas": (meanings.yearly(12, 5), False),
    "sinterklaasavond, pakjesavond": (meanings.yearly(12, 5), True),
    "kerstavond, christmas eve": (meanings.yearly(12, 24), True),
    "christmas day": (meanings.yearly(12, 25), True),
    "boxing day": (meanings.yearly(12, 26), True),
    "kerst, kerstmis, kerstdagen, christmas": (_CHRISTMAS, False),
    "oudjaar, oudjaarsdag, oudejaarsdag, oudejaarsavond, oudjaarsavond, new year 's eve": (meanings.yearly(12, 31), True),
}
"""Each day under the names it has, and whether those mean nothing else in running text."""

NAMED: dict[str, list[tuple[tuple[str, ...], tuple[Sense, bool]]]] = {}
"""By first word, the longest name first."""

for _names, _meaning in _DAYS.items():
    for _name in _names.split(", "):
        NAMED.setdefault(_name.split()[0], []).append((tuple(_name.split()), _meaning))
for _known in NAMED.values():
    _known.sort(key=lambda each: -len(each[0]))


def is_public_holiday(on: date) -> bool:
    """Return whether nobody in the Netherlands works that day, whatever the employer."""
    return (on.month, on.day) in ((1, 1), (12, 25), (12, 26)) or on == kings_day(on.year) or (on - easter(on.year)).days in (1, 39, 50)
