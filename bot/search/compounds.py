"""Dutch compounds, cut and found by the words that the corpus and the data files know."""

from collections.abc import Collection, Iterator

from bot.search.knowledge import Knowledge
from bot.search.postings import Postings
from bot.search.stems import raw_stem, stem
from bot.search.vocabulary import Vocabulary
from bot.search.words import STOP_WORDS

_LINKS = ("", "s", "e", "en", "n", "er")
_ENDINGS = (
    "ing",
    "ings",
    "schap",
    "schaps",
    "baar",
    "lijk",
    "isch",
    "atie",
    "iteit",
    "aal",
    "eel",
    "heid",
    "er",
    "aar",
    "s",
    "en",
    "e",
    "n",
)
_MOST_KEPT = 5_000
_SHORTEST = 3
_SHORTEST_ENDING = 4
_AS_HEAD = 0.75  # "verzekering" finds *aansprakelijkheidsverzekering*
_AS_BEGINNING = 0.7  # "contributie" finds *contributiestaffel*
_DERIVED = 0.55  # "voorzitter" finds *voorzitterschap*
_LOOSE = 0.35  # begins alike, for the rest unknown


class Compounds:
    """Cuts and finds compounds; its cache is dropped at the next change of the corpus."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, knowledge: Knowledge) -> None:
        """Cut by these."""
        self._postings = postings
        self._vocabulary = vocabulary
        self._knowledge = knowledge
        self._changes = 0
        self._kept: dict[tuple[tuple[str, ...], str], list[tuple[str, float]]] = {}

    def _known(self, word: str) -> bool:
        if word in STOP_WORDS:
            return False
        return self._vocabulary.frequency(word) > 0 or word in self._knowledge.words or self._known_stem(stem(word))

    def _known_stem(self, each: str) -> bool:
        return each in self._knowledge.stems or self._postings.frequency(each) > 0

    def holding(self, words: tuple[str, ...], each: str) -> list[tuple[str, float]]:
        """List stems of the corpus that hold one of the words as their beginning or their end, with how far they count."""
        if self._changes != self._postings.changes or len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
            self._changes = self._postings.changes
        found = self._kept.get((words, each))
        if found is None:
            found = self._kept[words, each] = list(self._holding(words, each))
        return found

    def _holding(self, words: Collection[str], each: str) -> Iterator[tuple[str, float]]:
        if len(each) < _SHORTEST or not each.isalpha():
            return
        forms = {form for word in words for form in (word, raw_stem(word))} | {each}
        for prefix in forms:
            if len(prefix) < _SHORTEST:
                continue
            for other in self._vocabulary.by_beginning.starting_with(prefix):
                share = self._share_of_beginning(other[len(prefix) :], len(prefix))
                if share and self._postings.frequency(other):
                    yield other, share
        for ending in forms:
            if len(ending) < _SHORTEST_ENDING:
                continue
            for reversed_other in self._vocabulary.by_ending.starting_with(ending[::-1]):
                other = reversed_other[::-1]
                if self._postings.frequency(other) and self._is_beginning(other[: -len(ending)]):
                    yield other, _AS_HEAD

    def _share_of_beginning(self, rest: str, length: int) -> float:
        for ending in ("", *_ENDINGS):
            tail = rest.removeprefix(ending) if rest.startswith(ending) else ""
            if len(tail) >= _SHORTEST and self._known_stem(tail):
                return _AS_BEGINNING
        if rest in _ENDINGS and length > _SHORTEST:
            return _DERIVED
        return _LOOSE if length > _SHORTEST + 2 else 0.0

    def _is_beginning(self, head: str) -> bool:
        return any(
            head.endswith(link) and len(head) - len(link) >= _SHORTEST and self._known(head[: len(head) - len(link)]) for link in _LINKS
        )

    def _beginning(self, head: str) -> str | None:
        """Return the known word that a compound's first half is, its link taken off."""
        for link in _LINKS:
            bare = head[: len(head) - len(link)] if link else head
            if head.endswith(link) and len(bare) >= _SHORTEST and self._known(bare):
                return bare
        return None

    def split(self, word: str, depth: int = 1) -> list[str]:
        """Return the words a compound is made of, none if it is no compound of known words."""
        if len(word) < 2 * _SHORTEST or not word.isalpha():
            return []
        best: list[str] = []
        best_rank = (0, 0.0)
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head, tail = word[:at], word[at:]
            if len(tail) < _SHORTEST_ENDING or not self._known(tail):
                continue
            first = self._beginning(head)
            pieces = [first, tail] if first else [*more, tail] if depth and (more := self.split(head, depth - 1)) else []
            if pieces:
                rank = (
                    -len(pieces),
                    float(sum(self._postings.frequency(stem(piece)) > 0 for piece in pieces) * 100 + min(map(len, pieces))),
                )
                if not best or rank > best_rank:
                    best, best_rank = pieces, rank
        return best

    def split_with_slip(self, word: str) -> list[str]:
        """Cut a misspelt compound of which one half is right."""
        for at in range(len(word) - _SHORTEST_ENDING, _SHORTEST_ENDING - 1, -1):
            head, tail = word[:at], word[at:]
            first = self._beginning(head)
            if first and len(first) > _SHORTEST and (near := self._vocabulary.neighbours(tail)):
                return [first, near[0][0]]
        for at in range(_SHORTEST_ENDING, len(word) - _SHORTEST_ENDING + 1):
            head, tail = word[:at], word[at:]
            if self._known(tail):
                for link in ("", "s"):
                    if head.endswith(link) and (near := self._vocabulary.neighbours(head.removesuffix(link))):
                        return [near[0][0], tail]
        return []
