"""What the text files call for and Fluent lacks: a count with its noun, the article of an event's title, a capital."""

import re

from bot.domain.members import Language

_HET = (
    "overleg beraad congres seminar symposium diner ontbijt bezoek gesprek festival feest evenement forum netwerk college debat uitje "
    "webinar jubileum café atelier platform programma"
)
_DE = (
    "vergadering bijeenkomst excursie tour leergang cursus training dag borrel workshop lezing conferentie reis sessie middag avond "
    "ochtend lunch masterclass markt wandeling rondleiding week receptie alv dialoog fietstocht tocht"
)
_ARTICLES = {**dict.fromkeys(_HET.split(), "het"), **dict.fromkeys(_DE.split(), "de")}
_NAMED = re.compile(rf"\b\w*?({'|'.join(_ARTICLES)})\b", re.IGNORECASE)
_HAS_ONE = re.compile(r"(?:de|het|een|the|a|an|'t|’t)\s", re.IGNORECASE)


def count(number: int, *, one: str, other: str, language: Language) -> str:
    """Write a number with the noun (and verb) that goes with it: *1 plaats*, *3 plaatsen*."""
    written = f"{number:,}" if language is Language.EN else f"{number:,}".replace(",", ".")
    return f"{written} {one if number == 1 else other}"


def capital(text: str) -> str:
    """Let a sentence begin with a capital."""
    return text[:1].upper() + text[1:]


def titled(title: str, language: Language) -> str:
    """Name an event in a running sentence: in Dutch with its article, as far as the title shows which (*het Najaarsoverleg*)."""
    found = _NAMED.search(title) if language is Language.NL and not _HAS_ONE.match(title) else None
    return f"{_ARTICLES[found[1].lower()]} {title}" if found else title
