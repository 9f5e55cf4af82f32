"""As many decisions as one likes: recombined from the sets of the tests, with compounds and names of their own."""

import random
from datetime import date, timedelta

from bot.domain.decision_import import ImportedDecision
from tests.search.sets import HELD_OUT, TODAY, judged

__all__ = ["QUESTIONS", "TODAY", "town"]

_SETS = [judged(HELD_OUT, f"{name}_") for name in "abc"]
QUESTIONS = [question for found in _SETS for question, _, _ in found.questions]
_SYLLABLES = "aal ber dam een ger hol kel lin mer noor oost pel rijn sted tol veen wold zand".split()  # noqa: SIM905


def town(size: int, *, seed: int = 1) -> list[ImportedDecision]:
    """Make decisions; the same size gives the same ones."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    entries = [entry for found in _SETS for entry in found.entries]
    sentences = [sentence.strip() for entry in entries for sentence in entry.text.split(";")]
    words = sorted({word.strip(".,:;") for sentence in sentences for word in sentence.lower().split() if word.isalpha() and len(word) > 4})
    made = []
    for number in range(size):
        like = draw.choice(entries)
        name = "".join(draw.sample(_SYLLABLES, 3)).capitalize()
        extra = draw.choice(words) + draw.choice(words)
        text = f"{draw.choice(sentences)} Dit betreft {name}, {extra} en {' '.join(draw.sample(words, 6))}."
        made.append(
            ImportedDecision(
                key=f"K{number}",
                decided_on=date(2006, 1, 1) + timedelta(days=draw.randrange(7_000)),
                meeting=like.meeting,
                topic=like.topic,
                text=text,
            )
        )
    return made
