"""The inverted index: which decision holds which stem, and how much that says of it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from bot.search.entries import Entry
from bot.search.words import document_words, stem

FINE = 100
"""Weights are kept as whole hundredths: one byte each, exact on every machine."""

_SATURATION = 1.2
_MOST = 255


@dataclass(frozen=True, slots=True)
class _Field:
    weight: float
    usual_length: float
    normalisation: float


# Usual lengths are fixed, not averages of the corpus: an average would shift every weight at each change.
_TOPIC = _Field(weight=2.0, usual_length=2, normalisation=0.3)
_TEXT = _Field(weight=1.0, usual_length=22, normalisation=0.5)
_MEETING = _Field(weight=0.35, usual_length=3, normalisation=0.0)


def _fields(entry: Entry) -> tuple[tuple[_Field, str], ...]:
    return ((_TOPIC, entry.topic), (_TEXT, entry.text), (_MEETING, entry.meeting))


def weights(entry: Entry) -> Mapping[str, int]:
    """Return the stems of a decision with their BM25 weight, fields taken together (BM25F)."""
    counts: dict[str, float] = {}
    for field, text in _fields(entry):
        stems = [stem(word) for word in document_words(text)]
        if not stems:
            continue
        length = 1 - field.normalisation + field.normalisation * len(stems) / field.usual_length
        share = field.weight / length
        for each in stems:
            counts[each] = counts.get(each, 0.0) + share
    return {each: min(_MOST, 1 + int(FINE * count * (_SATURATION + 1) / (count + _SATURATION))) for each, count in counts.items()}


@dataclass(slots=True)
class _List:
    """One stem's decisions, by ascending slot."""

    slots: "array[int]"
    weights: "array[int]"


class Postings:
    """Stems to decisions. A decision sits in a slot, a new one at every change, so that lists only grow at their end."""

    def __init__(self) -> None:
        """Start empty."""
        self._lists: dict[str, _List] = {}
        self._entries: dict[int, Entry] = {}
        self._slot_of: dict[int, int] = {}
        self._next_slot = 0

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: Entry) -> Iterable[str]:
        """Take in a decision whose number is not there; return the stems that are new to the corpus."""
        slot = self._next_slot
        self._next_slot += 1
        self._entries[slot] = entry
        self._slot_of[entry.number] = slot
        fresh = []
        for each, weight in weights(entry).items():
            known = self._lists.get(each)
            if known is None:
                known = self._lists[each] = _List(array("I"), array("B"))
                fresh.append(each)
            known.slots.append(slot)
            known.weights.append(weight)
        return fresh

    def discard(self, number: int) -> Iterable[str]:
        """Take out a decision, if it is there; return the stems that no other decision has."""
        slot = self._slot_of.pop(number, None)
        if slot is None:
            return []
        gone = []
        for each in weights(self._entries.pop(slot)):
            known = self._lists[each]
            at = bisect_left(known.slots, slot)
            del known.slots[at], known.weights[at]
            if not known.slots:
                del self._lists[each]
                gone.append(each)
        return gone

    def entry(self, slot: int) -> Entry:
        """Return the decision in a slot."""
        return self._entries[slot]

    def slot_of(self, number: int) -> int | None:
        """Return where a decision sits, if it is there."""
        return self._slot_of.get(number)

    def slots(self) -> Iterable[int]:
        """Return all slots in use."""
        return self._entries.keys()

    def frequency(self, each: str) -> int:
        """Return how many decisions have the stem."""
        known = self._lists.get(each)
        return len(known.slots) if known else 0

    def rarity(self, frequency: float) -> float:
        """Return how much a word says that `frequency` decisions have (BM25's idf, never under zero)."""
        return log(1 + (len(self._entries) - frequency + 0.5) / (frequency + 0.5))

    def having(self, each: str) -> Iterator[tuple[int, int]]:
        """Yield slot and weight of each decision with the stem."""
        known = self._lists.get(each)
        return zip(known.slots, known.weights, strict=True) if known else iter(())

    def weight(self, each: str, slot: int) -> int:
        """Return the stem's weight in one decision, 0 if it is not there."""
        known = self._lists.get(each)
        if known is None:
            return 0
        at = bisect_left(known.slots, slot)
        return known.weights[at] if at < len(known.slots) and known.slots[at] == slot else 0
