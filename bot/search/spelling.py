"""Typing errors: which known words a misspelt one may be meant for."""

from array import array
from collections import Counter
from collections.abc import Callable

from bot.search.packing import Packed

_SHORTEST_FOR_ONE = 4
_SHORTEST_FOR_TWO = 8
_TRIGRAMS_A_SLIP_SPOILS = 4
_MOST_CHECKED = 60
_MOST_NEIGHBOURS = 4


def slips_allowed(length: int) -> int:
    """Return the number of typing errors a word of that length may hold."""
    if length < _SHORTEST_FOR_ONE:
        return 0
    return 1 if length < _SHORTEST_FOR_TWO else 2


def distance(left: str, right: str, most: int) -> int:
    """Return the number of errors (letter left out, added, other, or two swapped) between words; above `most` it says `most` + 1."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        before2, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, before2[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


class Spelling:
    """Words by their trigrams. Words are only added; the caller says which of them still count."""

    def __init__(self) -> None:
        """Start empty."""
        self._words: list[str] = []
        self._by_trigram: dict[str, array[int]] = {}

    def learn(self, word: str) -> None:
        """Take in a word that is new; short ones and those with digits are never taken for another."""
        if len(word) < _SHORTEST_FOR_ONE or not word.isalpha():
            return
        at = len(self._words)
        self._words.append(word)
        by_trigram = self._by_trigram
        for trigram in _trigrams(word):
            row = by_trigram.get(trigram)
            if row is None:
                by_trigram[trigram] = array("I", (at,))
            else:
                row.append(at)

    def neighbours(self, word: str, frequency: Callable[[str], int]) -> list[tuple[str, int]]:
        """Return the words that `word` may be misspelt for with their number of errors: of the nearest the commonest."""
        allowed = slips_allowed(len(word))
        if not allowed or not word.isalpha():
            return []
        shared: Counter[int] = Counter()
        for trigram in _trigrams(word):
            shared.update(self._by_trigram.get(trigram, ()))
        needed = max(1, len(word) - _TRIGRAMS_A_SLIP_SPOILS * allowed)
        likely = [(-count, self._words[at]) for at, count in shared.items() if count >= needed]
        likely = sorted(pair for pair in likely if abs(len(pair[1]) - len(word)) <= allowed and frequency(pair[1]) > 0)
        near = [(other, distance(word, other, allowed)) for _, other in likely[:_MOST_CHECKED]]
        fewest = min((slips for _, slips in near), default=allowed + 1)
        if fewest > allowed:
            return []
        nearest = [(other, slips) for other, slips in near if slips == fewest]
        nearest.sort(key=lambda pair: (pair[0][0] != word[0], -frequency(pair[0]), pair[0]))
        return nearest[:_MOST_NEIGHBOURS]

    def pack(self, into: Packed) -> None:
        """Serialise the words with their trigrams."""
        into.facts["spelt"] = self._words
        into.facts["trigrams"] = list(self._by_trigram)
        into.put_row_list("spelling", list(self._by_trigram.values()))

    @classmethod
    def unpack(cls, packed: Packed) -> "Spelling":
        """Read them back."""
        made = cls()
        made._words = packed.facts["spelt"]
        made._by_trigram = dict(zip(packed.facts["trigrams"], packed.row_list("spelling"), strict=True))
        return made
