"""What kind of thing a question asks for - a person, an amount, a moment - and whether a decision names one."""

import re
from collections.abc import Container, Sequence
from enum import Enum

_AMOUNT = re.compile(r"€|\b(?:euro|procent|fte|gratis|kosteloos|maximaal|ten hoogste|hooguit|minimaal|ten minste)\b|\d", re.IGNORECASE)
_MOMENT = re.compile(r"\d")
_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+)\s+(?:(?:van|de|der|den|ten|ter|te|'t|el|al)\s+){0,2}[A-ZÀ-Þ][a-zà-ÿ]+")
_TITLE = re.compile(r"\b(?:mevrouw|meneer|de heer|dhr\.?|mw\.?)\s+(?:(?:van|de|der|den)\s+){0,2}[A-ZÀ-Þ]", re.IGNORECASE)

_COSTS = frozenset({"kost", "kosten", "betaal", "betalen", "krijg", "krijgt", "krijgen", "hoog", "duur", "bedraagt"})


class Kind(Enum):
    """What is asked for."""

    PERSON = "person"
    AMOUNT = "amount"
    MOMENT = "moment"


def kind_of(words: Sequence[str]) -> Kind | None:
    """Return what kind of thing a question asks for, by how it begins."""
    first = words[:3]
    if "wie" in first or "who" in first or "whom" in first:
        return Kind.PERSON
    if "hoeveel" in words or ("how" in first and ("much" in words or "many" in words)):
        return Kind.AMOUNT
    if ("hoe" in first or "wat" in first) and not _COSTS.isdisjoint(words):
        return Kind.AMOUNT
    if "wanneer" in first or "when" in first or ("hoe" in first and "laat" in words):
        return Kind.MOMENT
    return None


def names_one(kind: Kind, text: str, known: Container[str]) -> bool:
    """Return whether a text names such a thing; a name is not made of words that are in the dictionary."""
    match kind:
        case Kind.PERSON:
            return bool(_TITLE.search(text)) or any(match[1].lower() not in known for match in _NAME.finditer(text))
        case Kind.AMOUNT:
            return bool(_AMOUNT.search(text))
        case Kind.MOMENT:
            return bool(_MOMENT.search(text))
