"""Typing errors in the words of the calendar: *12 janauri*. What is read in them is never taken, only asked back."""

from collections.abc import Mapping
from functools import cache

from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.grammar import STARTERS

_SHORTEST = 4
"""Letters: a shorter word is too near to too many others."""

_LONGEST = 20

KNOWN = frozenset({*STARTERS, *words.UNITS, *words.PARTS, "kwartaal", "quarter"})


def _with_one_left_out(word: str) -> set[str]:
    return {word, *(word[:k] + word[k + 1 :] for k in range(len(word)))}


@cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in KNOWN:
        if len(word) >= _SHORTEST:
            for cut in _with_one_left_out(word):
                found.setdefault(cut, set()).add(word)
    return {cut: frozenset(near) for cut, near in found.items()}


def nearly(word: str) -> frozenset[str]:
    """Return the words of the calendar one letter away: one too few, one too many, another one, or two that changed places."""
    if word in KNOWN or not _SHORTEST <= len(word) <= _LONGEST:
        return frozenset()
    return frozenset().union(*(_neighbours().get(cut, frozenset()) for cut in _with_one_left_out(word)))
