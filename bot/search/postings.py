"""The inverted index: which decisions hold which stem, as sets that are joined and cut in bulk.

A set of decisions is one whole number whose bits are slots: Python joins two sets of 100,000 decisions in about two microseconds,
where a loop over them would take milliseconds. How much a stem says in a decision is looked up only for the few that are ranked.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from math import log

from bot.search.entries import HOLDS, IndexEntry
from bot.search.packing import Packed, split_lengths
from bot.search.periods import Period
from bot.search.vocabulary import Vocabulary

FINE = 100
"""Weights are kept as whole hundredths: one byte each, exact on every machine."""
STRONG = 115
"""From this weight on a stem is in the topic, or repeated in the text."""

_SATURATION = 1.2
_FULL = FINE * (_SATURATION + 1)  # 220 and never reached: a weight fits in a byte
# Weight, usual length, and how far length counts. Lengths are fixed, not averages of the corpus: an average would shift all weights
# at each change.
_TOPIC = (2.0, 2.0, 0.3)
_TEXT = (1.0, 22.0, 0.4)
_MEETING = (0.35, 3.0, 0.0)
_SETS_KEPT = 1_000
_WORTH_KEEPING = 40


def bits(slots: Iterable[int], size: int) -> int:
    """Return the set of these slots."""
    octets = bytearray((size >> 3) + 1)
    for slot in slots:
        octets[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(octets, "little")


def members(chosen: int) -> Iterator[int]:
    """Yield the slots of a set in ascending order."""
    octets = chosen.to_bytes((chosen.bit_length() + 7) >> 3, "little")
    for at, octet in enumerate(octets):
        if octet:
            for bit in range(8):
                if octet >> bit & 1:
                    yield (at << 3) + bit


_NO_ROW = array("I")


class _Sets:
    """Lists of slots by key, and the sets made of the longer ones."""

    def __init__(self) -> None:
        self._lists: dict[int, array[int]] = {}
        self._made: dict[int, int] = {}

    def add(self, keys: Iterable[int], slot: int) -> None:
        lists, made = self._lists, self._made
        for key in keys:
            row = lists.get(key)
            if row is None:
                lists[key] = array("I", (slot,))
            else:
                row.append(slot)
                if key in made:
                    del made[key]

    def discard(self, key: int, slot: int) -> None:
        row = self._lists[key]
        del row[bisect_left(row, slot)]
        self._made.pop(key, None)

    def size(self, key: int) -> int:
        row = self._lists.get(key)
        return len(row) if row else 0

    def get(self, keys: Iterable[int], size: int) -> int:
        """Return the set of those that have any of the keys."""
        found = 0
        few: list[int] = []
        for key in keys:
            made = self._made.get(key)
            if made is None:
                row = self.row(key)
                if len(row) < _WORTH_KEEPING:
                    few.extend(row)
                    continue
                made = bits(row, size)
                if len(self._made) >= _SETS_KEPT:
                    self._made.clear()
                self._made[key] = made
            found |= made
        return found | bits(few, size) if few else found

    def row(self, key: int) -> "array[int]":
        return self._lists.get(key, _NO_ROW)

    def pack(self, name: str, into: Packed) -> None:
        into.put_rows(name, self._lists)

    @classmethod
    def unpack(cls, name: str, packed: Packed) -> "_Sets":
        made = cls()
        made._lists = packed.rows(name)
        return made


class Postings:
    """Stems to decisions and back. A decision sits in a slot, a new one at every change, so that lists only grow at their end."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start empty."""
        self._vocabulary = vocabulary
        self._holding = _Sets()
        self._strongly = _Sets()
        self._of_day = _Sets()
        self._days: set[int] = set()
        self._entries: dict[int, IndexEntry] = {}
        self._forward: dict[int, tuple[array[int], bytes]] = {}
        self._slot_of: dict[int, int] = {}
        self._size = 0
        self.changes = 0
        """Goes up with every change, for callers that cache what they read."""

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, entry: IndexEntry) -> None:
        """Take in a decision, in place of an earlier version if there is one."""
        self.discard(entry.number)
        slot = self._size
        self._size += 1
        self.changes += 1
        self._entries[slot] = entry
        self._slot_of[entry.number] = slot
        stems, worth = self._weigh(entry, 1)
        self._forward[slot] = stems, worth
        self._holding.add(stems, slot)
        self._strongly.add([each for each, weight in zip(stems, worth, strict=True) if weight >= STRONG], slot)
        self._of_day.add((entry.on.toordinal(),), slot)
        self._days.add(entry.on.toordinal())

    def discard(self, number: int) -> None:
        """Take out a decision; one that is not there is no mistake."""
        slot = self._slot_of.pop(number, None)
        if slot is None:
            return
        self.changes += 1
        entry = self._entries.pop(slot)
        self._weigh(entry, -1)
        for each, weight in zip(*self._forward.pop(slot), strict=True):
            self._holding.discard(each, slot)
            if weight >= STRONG:
                self._strongly.discard(each, slot)
        self._of_day.discard(entry.on.toordinal(), slot)

    def _weigh(self, entry: IndexEntry, by: int) -> "tuple[array[int], bytes]":
        """Return a decision's stems and their BM25 weight, fields taken together (BM25F); count its words."""
        vocabulary = self._vocabulary
        counts: dict[int, float] = {}
        seen: set[int] = set()
        for (weight, usual, normalisation), text in ((_TOPIC, entry.topic), (_TEXT, entry.text), (_MEETING, entry.meeting)):
            words = vocabulary.read(text)
            seen.update(words)
            share = weight / (1 - normalisation + normalisation * len(words) / usual)
            for each in vocabulary.stems_of(words):
                counts[each] = counts.get(each, 0.0) + share
        vocabulary.count(seen, by)
        weights = bytes([int(_FULL * count / (count + _SATURATION)) for count in counts.values()])
        return array("I", counts), weights

    def entry(self, slot: int) -> IndexEntry:
        """Return the decision in a slot."""
        return self._entries[slot]

    def slot_of(self, number: int) -> int | None:
        """Return where a decision sits, if it is there."""
        return self._slot_of.get(number)

    def slots(self) -> Iterable[int]:
        """Return all slots in use."""
        return self._entries.keys()

    def frequency(self, each: str) -> int:
        """Return the number of decisions that hold the stem."""
        number = self._vocabulary.number_of(each)
        return 0 if number is None else self._holding.size(number)

    def rarity(self, frequency: float) -> float:
        """Return the weight of a word that `frequency` decisions hold (BM25's idf, never under zero)."""
        return log(1 + (max(0.0, len(self._entries) - frequency) + 0.5) / (frequency + 0.5))

    def number(self, each: str) -> int | None:
        """Return the number by which `weights` knows the stem."""
        return self._vocabulary.number_of(each)

    def having_any(self, stems: Iterable[str], *, strongly: bool = False) -> int:
        """Return the set of decisions that hold one of the stems."""
        numbers = [number for each in stems if (number := self._vocabulary.number_of(each)) is not None]
        return (self._strongly if strongly else self._holding).get(numbers, self._size)

    def having_all(self, stems: Iterable[str], *, strongly: bool = False) -> int:
        """Return the set of decisions that hold every one of the stems; empty for no stems."""
        found: int | None = None
        for each in sorted(stems, key=self.frequency):
            some = self.having_any((each,), strongly=strongly)
            found = some if found is None else found & some
            if not found:
                return 0
        return found or 0

    def weights(self, slot: int) -> Iterator[tuple[int, int]]:
        """Yield the stems of a decision by number, each with its weight in hundredths."""
        return zip(*self._forward[slot], strict=True)

    def within(self, period: Period) -> int:
        """Return the set of decisions taken in a period."""
        return self._of_day.get([day for day in self._days if period.holds(date.fromordinal(day))], self._size)

    def holding_now(self, slot: int) -> bool:
        """Return whether the decision in a slot still holds."""
        return self._entries[slot].status == HOLDS

    def pack(self, into: Packed) -> None:
        """Serialise the decisions with what was read in them."""
        self._vocabulary.pack(into)
        into.facts["size"] = self._size
        into.facts["entries"] = [
            (slot, each.number, each.on.toordinal(), each.meeting, each.topic, each.text, each.status, each.successor)
            for slot, each in self._entries.items()
        ]
        rows = [self._forward[slot] for slot in self._entries]
        into.put_row_list("forward", [stems for stems, _ in rows])
        into.octets["worth"] = b"".join(worth for _, worth in rows)
        for name, sets in (("holding", self._holding), ("strongly", self._strongly), ("of_day", self._of_day)):
            sets.pack(name, into)

    @classmethod
    def unpack(cls, packed: Packed, vocabulary: Vocabulary) -> "Postings":
        """Read them back."""
        made = cls(vocabulary)
        made._size = packed.facts["size"]
        for slot, number, on, meeting, topic, text, status, successor in packed.facts["entries"]:
            made._entries[slot] = IndexEntry(number, date.fromordinal(on), meeting, topic, text, status, successor)
            made._slot_of[number] = slot
        stems = packed.row_list("forward")
        worth = split_lengths(packed.octets["worth"], map(len, stems))
        made._forward = dict(zip(made._entries, zip(stems, worth, strict=True), strict=True))
        made._holding = _Sets.unpack("holding", packed)
        made._strongly = _Sets.unpack("strongly", packed)
        made._of_day = _Sets.unpack("of_day", packed)
        made._days = {each.on.toordinal() for each in made._entries.values()}
        return made
