"""How alike two documents are, by sketches of their words that are small enough to keep."""

from collections.abc import Sequence
from hashlib import blake2b

from bot.reading.words import folded, words

SAME = 1.0
NEARLY = 0.7
"""From here on a document is one read before in which something was changed; other minutes of the same group share a tenth."""
_IN_A_ROW = 4
_KEPT = 128


def sketch(text: str) -> tuple[int, ...]:
    """Mark the words of a text, whatever its layout: the smallest digests of each four words in a row."""
    said = words(folded(text))
    rows = {" ".join(said[at : at + _IN_A_ROW]) for at in range(max(1, len(said) - _IN_A_ROW + 1))} if said else set()
    return tuple(sorted(int.from_bytes(blake2b(row.encode(), digest_size=6).digest()) for row in rows)[:_KEPT])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate which share of their rows of words two texts have in common, from 0 to 1."""
    both = sorted({*one, *other})[:_KEPT]
    return len({*one} & {*other} & {*both}) / len(both) if both else 0.0
