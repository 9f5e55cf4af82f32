"""What stands behind *aanwezig*, *misschien* and *afwezig*: which event, guests by number or by name, a deputy, a comment."""

import re
from collections.abc import Callable

from bot.domain.commands import GiveAnswer
from bot.domain.ids import EventId
from bot.domain.rsvp import Answer, Extras

_EVENT = re.compile(
    r"(?:(?:voor|bij|for|at)\s)?(?:v\s?-?(?P<number>\d{1,9})(?!\w)|(?P<bare>\d{1,9})(?=\s*(?:$|[,+])))[\s,]*", re.IGNORECASE
)
"""A number without its letter is an event's only where nothing else is made of it: *2 gasten*, *2 uur later*."""

_COUNTS = {"een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4}
_GUESTS = r"(?:gasten|gast|guests|guest)(?!\w)"
_COUNTED = re.compile(
    rf"(?:(?:\+\s?|(?:met|with)\s)?(?P<some>\d{{1,9}}|{'|'.join(_COUNTS)})\s{_GUESTS}|\+\s?(?P<plus>\d{{1,9}})(?!\w))[\s,]*",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?::|{_GUESTS}\s?:)\s*|\+\s?(?=[^\W\d_])", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[,;+]\s*|\s+(?:en|and|&)\s+", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|(?<=[\s,]))(?:opmerking|comment)\s?:\s*", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:mijn )?(?:vervanger|vervangster|deputy)(?: is)?[\s:]+(?P<name>.+)", re.IGNORECASE)


def read_answer(answer: Answer) -> Callable[[str], GiveAnswer]:
    """Make the reader of what stands behind one of the three answers."""

    def read(rest: str) -> GiveAnswer:
        rest = rest.strip(" ,")
        event = _EVENT.match(rest)
        number = event and (event["number"] or event["bare"])
        extras = _extras(rest[event.end() :] if event else rest, answer)
        return GiveAnswer(answer=answer, event=EventId(int(number)) if number else None, extras=extras)

    return read


def _extras(text: str, answer: Answer) -> Extras:
    counted = _COUNTED.match(text)
    guests = _count(counted["some"] or counted["plus"]) if counted else None
    rest = text[counted.end() :] if counted else text
    names, comment = _names(rest)
    deputy = _DEPUTY.fullmatch(comment) if answer is Answer.NO else None
    return Extras(
        guests=guests if guests is not None or names is None else len(names),
        names=names,
        deputy=deputy["name"].strip() if deputy else None,
        comment=None if deputy else comment or None,
    )


def _count(typed: str) -> int:
    return int(typed) if typed.isdecimal() else _COUNTS[typed.lower()]


def _names(text: str) -> tuple[tuple[str, ...] | None, str]:
    """Part the names of guests (*+Jan Pot en Piet Vos*, *gasten: Jan Pot*) from the comment."""
    said, *behind = _COMMENT.split(text, maxsplit=1)
    comment = behind[0] if behind else ""
    named = _NAMED.match(said)
    if named is None:
        return None, " ".join(part for part in (said.strip(" ,"), comment.strip(" ,")) if part)
    names = tuple(name for part in _BETWEEN_NAMES.split(said[named.end() :]) if (name := part.strip(" ,.")))
    return names or None, comment.strip(" ,")
