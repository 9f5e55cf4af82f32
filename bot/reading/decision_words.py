"""How Dutch minutes word a decision, and what only looks like one."""

import re

from bot.reading.findings import Taken, Way
from bot.reading.language import Said, table

_SAYS = Said("decision_words")

BODIES = table("decision_words.bodies")
"""What a title calls a body, and how its own minutes name it: `het college besluit` is ours only in the minutes of a college."""


def ours(title: str) -> re.Pattern[str] | None:
    """Return a pattern for the body whose minutes these are, where its title tells."""
    named = [name for key, name in BODIES.items() if re.search(key, title, re.IGNORECASE)]
    words = {form for word in _SAYS.body.findall(title.lower()) for form in (word, "(?:gemeente)?raad" if word.endswith("raad") else word)}
    named += [rf"(?:(?:de|het)\s+)?{word}(?:\s+van\s+toezicht)?" for word in sorted(words)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?![\w-])(?!\s+van\s+\w)", re.IGNORECASE) if named else None


_WAYS = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in table("decision_words.ways").items()), re.IGNORECASE)


def how(text: str) -> Taken | None:
    """Return how a decision was taken, where its sentence says so; numbers tell more than a word."""
    found = [(way, match[way]) for match in _WAYS.finditer(text) for way in Way if match[way]]
    best = min(found, key=lambda each: not any(sign.isdigit() for sign in each[1]), default=None)
    return Taken(*best) if best else None
