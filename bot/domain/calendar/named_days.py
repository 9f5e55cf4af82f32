"""Days with a name of their own."""

from collections.abc import Mapping
from datetime import date

from bot.domain.calendar import sense
from bot.domain.calendar.forms import Form, Prose, year_behind
from bot.domain.calendar.readings import Direction
from bot.domain.calendar.sense import Sense
from bot.domain.calendar.tokens import Tokens


def holiday_form(tokens: Tokens, i: int) -> Form | None:
    """Read koningsdag · oudejaarsavond · goede vrijdag."""
    if tokens[i].text in ("goede", "good"):
        return Form(i + 2, sense.from_easter(-2)) if tokens[i + 1].text in ("vrijdag", "friday") else None
    meaning, clear = HOLIDAYS[tokens[i].text]
    year, end = year_behind(tokens, i + 1)
    if year is not None and clear:
        return Form(end, _in_year(meaning, year))
    return Form(i + 1, meaning, prose=Prose.ALWAYS if clear else Prose.NEVER)


def _in_year(meaning: Sense, year: int) -> Sense:
    return lambda _: meaning(sense.Scene(date(year, 1, 1), Direction.COMING))


def numbered_holiday_form(tokens: Tokens, nth: int, j: int) -> Form | None:
    """1e Kerstdag · tweede paasdag."""
    meaning = _NUMBERED_HOLIDAYS.get((nth, tokens[j].text))
    if meaning is None:
        return None
    year, end = year_behind(tokens, j + 1)
    return Form(end, _in_year(meaning, year) if year is not None else meaning)


_NUMBERED_HOLIDAYS: Mapping[tuple[int, str], Sense] = {
    (1, "kerstdag"): sense.yearly(12, 25),
    (2, "kerstdag"): sense.yearly(12, 26),
    (1, "paasdag"): sense.from_easter(0),
    (2, "paasdag"): sense.from_easter(1),
    (1, "pinksterdag"): sense.from_easter(49),
    (2, "pinksterdag"): sense.from_easter(50),
}


HOLIDAYS: Mapping[str, tuple[Sense, bool]] = {
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
