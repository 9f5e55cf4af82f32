"""Whether two decisions are about the same: for somebody to say what the one is to the other."""

from bot.search.answering import OF_EVERY_MEETING
from bot.search.periods import MONTH_NAMES
from bot.search.stems import stem
from bot.search.words import FRAME_WORDS, STOP_WORDS, question_words

ENOUGH = 0.5
"""This share of the words of the shorter one that say something of its subject."""

_SAYS_NOTHING = STOP_WORDS | FRAME_WORDS | OF_EVERY_MEETING | MONTH_NAMES


def subject_words(text: str) -> list[str]:
    """List the words that say what a decision is about: no numbers or months, nothing that every meeting has."""
    return [word for word in question_words(text) if word not in _SAYS_NOTHING and word.isalpha()]


def resemble(one: str, other: str) -> bool:
    """Return whether two decisions share so many words that they may be about the same."""
    first, second = (frozenset(map(stem, subject_words(text))) for text in (one, other))
    fewer = min(len(first), len(second))
    return fewer > 0 and len(first & second) >= ENOUGH * fewer
