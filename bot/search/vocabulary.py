"""The corpus's own words and their stems, numbered; found by beginning, by ending and by likeness."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from bot.search.packing import Packed
from bot.search.separable import separable_verbs
from bot.search.spelling import Spelling
from bot.search.stems import stem
from bot.search.words import document_words, fold, raw_tokens

_SHORT_TEXT = 50  # topics and meetings come back again and again
_TEXTS_KEPT = 5_000


class SortedWords:
    """Words by their beginning; sorted when asked, so that adding many is cheap."""

    def __init__(self) -> None:
        """Start empty."""
        self._words: list[str] = []
        self._unsorted = False

    def add(self, word: str) -> None:
        """Add a word that is not there."""
        self._words.append(word)
        self._unsorted = True

    def add_all(self, words: Iterable[str]) -> None:
        """Add words that are not there."""
        self._words.extend(words)
        self._unsorted = True

    def starting_with(self, prefix: str) -> Iterator[str]:
        """Yield the longer words that begin so, in order."""
        if self._unsorted:
            self._words.sort()
            self._unsorted = False
        for at in range(bisect_left(self._words, prefix), len(self._words)):
            word = self._words[at]
            if not word.startswith(prefix):
                return
            if word != prefix:
                yield word


class Vocabulary:
    """Words and stems by number. None is ever taken out: a word that went has a count of nought."""

    def __init__(self) -> None:
        """Start empty."""
        self._numbers: dict[str, int] = {}
        self._stem_of: array[int] = array("I")
        self._counts: array[int] = array("I")
        self._stem_numbers: dict[str, int] = {}
        self._read: dict[str, tuple[int, ...]] = {}
        self._texts: dict[str, list[int]] = {}
        self._spelling = Spelling()
        self.by_beginning = SortedWords()
        self.by_ending = SortedWords()

    def read(self, text: str) -> Sequence[int]:
        """Return the numbers of a text's words, learning new ones."""
        whole = self._texts.get(text)
        if whole is not None:
            return whole
        numbers: list[int] = []
        read = self._read
        for raw in raw_tokens(text):
            known = read.get(raw)
            if known is None:
                known = read[raw] = tuple(self._number(word) for word in document_words(raw))
            numbers += known
        numbers += map(self._number, separable_verbs(fold(text)))
        if len(text) <= _SHORT_TEXT and len(self._texts) < _TEXTS_KEPT:
            self._texts[text] = numbers
        return numbers

    def _number(self, word: str) -> int:
        known = self._numbers.get(word)
        if known is None:
            known = self._numbers[word] = len(self._stem_of)
            self._stem_of.append(self._stem_number(stem(word)))
            self._counts.append(0)
            self._spelling.learn(word)
        return known

    def _stem_number(self, each: str) -> int:
        known = self._stem_numbers.get(each)
        if known is None:
            known = self._stem_numbers[each] = len(self._stem_numbers)
            if each.isalpha():
                self.by_beginning.add(each)
                self.by_ending.add(each[::-1])
        return known

    def stems_of(self, words: Sequence[int]) -> list[int]:
        """Return the numbers of the words' stems."""
        stems = self._stem_of
        return [stems[word] for word in words]

    def number_of(self, each: str) -> int | None:
        """Return the number of a stem, if any text ever held it."""
        return self._stem_numbers.get(each)

    def count(self, words: set[int], by: int) -> None:
        """Note that one decision more (`by` 1) or less (`by` -1) holds these words."""
        counts = self._counts
        for word in words:
            counts[word] += by

    def frequency(self, word: str) -> int:
        """Return the number of decisions that hold the word, as written."""
        number = self._numbers.get(word)
        return 0 if number is None else self._counts[number]

    def neighbours(self, word: str) -> list[tuple[str, int]]:
        """Return the corpus's words that `word` may be misspelt for, with their number of errors."""
        return self._spelling.neighbours(word, self.frequency)

    def pack(self, into: Packed) -> None:
        """Serialise words and stems with their numbers."""
        into.facts["words"] = list(self._numbers)
        into.facts["stems"] = list(self._stem_numbers)
        into.numbers["stem_of"] = self._stem_of
        into.numbers["counts"] = self._counts
        self._spelling.pack(into)

    @classmethod
    def unpack(cls, packed: Packed) -> "Vocabulary":
        """Read them back."""
        made = cls()
        words, stems = packed.facts["words"], packed.facts["stems"]
        made._numbers = dict(zip(words, range(len(words)), strict=True))
        made._stem_numbers = dict(zip(stems, range(len(stems)), strict=True))
        made._stem_of, made._counts = packed.numbers["stem_of"], packed.numbers["counts"]
        made._spelling = Spelling.unpack(packed)
        whole = [each for each in stems if each.isalpha()]
        made.by_beginning.add_all(whole)
        made.by_ending.add_all(each[::-1] for each in whole)
        return made
