"""Separable verbs put together again: *stelt de agenda op* holds what *opstellen* and *opsteller* ask for."""

import re
from collections.abc import Iterator
from functools import cache

from bot.search.stems import data_lines, stem

_FARTHEST = 14  # words between a verb and its particle

_CONJUNCTIONS = "en|maar|of|want|om|zodat|omdat|als|waarbij|waarna|voordat|nadat|totdat|tenzij|mits"
_CLAUSE = re.compile(r"[.;:!?]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _verbs() -> dict[tuple[str, str], str]:
    rows = (line.partition(" : ") for line in data_lines("separable.txt"))
    return {(particle, stem(verb)): particle + verb for particle, _, verbs in rows for verb in verbs.split()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    particles = "|".join(sorted({particle for particle, _ in _verbs()}))
    at_the_end = rf"\b({particles})\b(?=\s*(?:[.,;:!?)]|$)|\s+(?:{_CONJUNCTIONS})\b)"
    return re.compile(at_the_end), re.compile(rf"\b({particles})\s+te\s+(\w+)")


def separable_verbs(folded: str) -> Iterator[str]:
    """Yield the infinitives of the verbs that a folded text holds in two parts."""
    verbs = _verbs()
    at_the_end, around_te = _patterns()
    for match in at_the_end.finditer(folded):
        clause = _CLAUSE.split(folded[: match.start()])[-1]
        for word in reversed(_WORD.findall(clause)[-_FARTHEST:]):
            if whole := verbs.get((match[1], stem(word))):
                yield whole
                break
    for match in around_te.finditer(folded):
        if whole := verbs.get((match[1], stem(match[2]))):
            yield whole
