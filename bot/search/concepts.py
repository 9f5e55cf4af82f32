"""From the words of a question to concepts: each with every form in which a decision may hold it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.search.compounds import Compounds
from bot.search.knowledge import Knowledge, Links, Phrase
from bot.search.postings import Postings
from bot.search.stems import english_stem, stem
from bot.search.vocabulary import Vocabulary
from bot.search.words import ENGLISH_FRAME_WORDS, ENGLISH_SIGNS, ENGLISH_STOP_WORDS, FRAME_WORDS, NOW_WORDS, STOP_WORDS

Alternatives = dict[Phrase, float]
Parts = tuple[Alternatives, ...]

_SLIP = (1.0, 0.85, 0.7)  # the weight of a word that is found after so many typing errors
_MOST_EXPANDED = 24
_FRAME_WORTH = 0.25
_GENERAL_WORTH = 0.5
_PART_OF_KNOWN = 0.55
_PART_OF_UNKNOWN = 0.9


@dataclass(slots=True)
class Concept:
    """One thing asked for: any of the alternatives, or the parts of a compound together."""

    alternatives: Alternatives
    parts: Parts = ()
    parts_count: float = 1.0
    worth: float = 1.0
    decides: bool = True
    tells: bool = False
    """Whether a decision that lacks it is hardly an answer: a noun with a meaning of its own (*zaalhuur*, not *tarief*)."""
    general_parts: frozenset[int] = frozenset()
    """Which of the parts go with any subject (*programma* of *boekhoudprogramma*)."""


@dataclass(slots=True)
class _Word:
    text: str
    stem: str
    concept: Concept | None = None


def is_english(words: Sequence[str]) -> bool:
    """Return whether a question is English by its small words."""
    signs = sum(word in ENGLISH_SIGNS for word in words)
    return signs > 0 and signs >= sum(word in STOP_WORDS and word not in ENGLISH_STOP_WORDS for word in words)


class Reader:
    """Reads questions against what the corpus and the data files know."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, knowledge: Knowledge, aliases: Links) -> None:
        """Read by these; they are looked at anew at every question."""
        self._postings = postings
        self._vocabulary = vocabulary
        self._knowledge = knowledge
        self._names = (aliases, knowledge.names)
        self._compounds = Compounds(postings, vocabulary, knowledge)

    def concepts(self, words: Sequence[str]) -> list[Concept]:
        """Return what the question asks for; stop words and words for *now* ask for nothing."""
        english = is_english(words)
        silent = (ENGLISH_STOP_WORDS if english else STOP_WORDS) | NOW_WORDS
        frame = ENGLISH_FRAME_WORDS if english else FRAME_WORDS
        row = [_Word(word, stem(word)) for word in words]
        concepts = list(self._phrases(row, english=english))
        for at, word in enumerate(row):
            if word.concept is None and word.text not in silent:
                framing = word.text in frame
                word.concept = self._of_word(word, english=english, expand=at < _MOST_EXPANDED and not framing)
                if framing:
                    word.concept.worth, word.concept.decides = _FRAME_WORTH, False
                concepts.append(word.concept)
        self._join(row)
        return concepts

    # -- several words that mean one thing

    def _phrases(self, row: list[_Word], *, english: bool) -> Iterator[Concept]:
        tables = [(links, [word.stem for word in row]) for links in (*self._names, self._knowledge.near)]
        if english or not any(word.stem in self._knowledge.stems for word in row):
            tables.append((self._knowledge.english, [english_stem(word.text) for word in row]))
        longest = max(links.longest for links, _ in tables)
        for length in range(min(longest, len(row)), 1, -1):
            for at in range(len(row) - length + 1):
                span = row[at : at + length]
                if any(word.concept for word in span):
                    continue
                found: Alternatives = {}
                for links, stems in tables:
                    for to, weight in links.of(tuple(stems[at : at + length])).items():
                        found[to] = max(weight, found.get(to, 0.0))
                if found:
                    own = tuple(word.stem for word in span if word.text not in STOP_WORDS)
                    concept = Concept(self._grown({own: 1.0, **found} if own else found))
                    for word in span:
                        word.concept = concept
                    yield concept

    # -- one word

    def _of_word(self, word: _Word, *, english: bool, expand: bool) -> Concept:
        if not expand:
            return Concept({(word.stem,): 1.0})
        concept = self._read_word(word, english=english)
        if word.stem in self._knowledge.general:
            concept.worth = _GENERAL_WORTH
        # What English is called in Dutch is less sure: that it is not there says little.
        concept.tells = not english and word.stem not in self._knowledge.loose
        return concept

    def _read_word(self, word: _Word, *, english: bool) -> Concept:
        translated = dict(self._knowledge.english.of((english_stem(word.text),)))
        if english and translated:
            if self._postings.frequency(word.stem):
                translated.setdefault((word.stem,), 0.8)
            return Concept(self._grown(translated))
        found = self._postings.frequency(word.stem) > 0
        alternatives = self._grown({(word.stem,): 1.0, **self._linked((word.stem,))}, surface=word.text)
        pieces = self._compounds.split(word.text)
        parts = self._parts(pieces)
        if not found and len(alternatives) == 1:
            if translated and not parts:
                return Concept(self._grown(translated))
            if word.text not in self._knowledge.words:
                parts = self._corrected(alternatives, word, parts)
        general = frozenset(at for at, piece in enumerate(pieces) if stem(piece) in self._knowledge.general)
        return Concept(alternatives, parts, _PART_OF_KNOWN if found else _PART_OF_UNKNOWN, general_parts=general)

    def _corrected(self, alternatives: Alternatives, word: _Word, parts: Parts) -> Parts:
        """Read an unknown word as a misspelling of a known one, or for a compound of which one half is known."""
        # "penningeester" could be cut and "benemd" has a known stem, but a single typing error is likelier.
        self._correct(alternatives, word, most=1 if parts or word.stem in self._knowledge.stems else 2)
        if parts or len(alternatives) > 1:
            return parts
        return self._parts(self._compounds.split_with_slip(word.text))

    def _correct(self, alternatives: Alternatives, word: _Word, most: int) -> None:
        for other, slips in self._vocabulary.neighbours(word.text):
            if slips <= most:
                each = stem(other)
                self._merge(alternatives, self._grown({(each,): 1.0, **self._linked((each,))}, surface=other), _SLIP[slips])

    def _parts(self, parts: Iterable[str]) -> Parts:
        return tuple(self._grown({(stem(part),): 1.0, **self._linked((stem(part),))}, surface=part) for part in parts)

    def _linked(self, key: Phrase) -> Alternatives:
        found: Alternatives = {}
        for links in (*self._names, self._knowledge.near):
            for to, weight in links.of(key).items():
                found[to] = max(weight, found.get(to, 0.0))
        return found

    def _grown(self, alternatives: Mapping[Phrase, float], surface: str = "") -> Alternatives:
        """Add the compounds that hold an alternative, and near words of translations."""
        grown: Alternatives = dict(alternatives)
        for phrase, weight in alternatives.items():
            if len(phrase) == 1 and weight >= 0.5:  # noqa: PLR2004  (related words do not spread further)
                written = (surface,) if phrase[0] == stem(surface) else self._knowledge.written.get(phrase[0], ())
                for other, share in self._compounds.holding(written, phrase[0]):
                    grown[other,] = max(grown.get((other,), 0.0), weight * share)
            if TRANSLATION_AT_LEAST <= weight < 1.0:
                self._merge(grown, self._linked(phrase), weight)
        return grown

    @staticmethod
    def _merge(into: Alternatives, more: Mapping[Phrase, float], share: float = 1.0) -> None:
        for phrase, weight in more.items():
            into[phrase] = max(into.get(phrase, 0.0), weight * share)

    # -- neighbours written apart

    def _join(self, row: list[_Word]) -> None:
        """Try neighbours as one word: *kilometer vergoeding*, *contribusie stafel*."""
        for length in (2, 3):
            for at in range(min(len(row), _MOST_EXPANDED) - length + 1):
                span = row[at : at + length]
                concepts = [word.concept for word in span if word.concept]
                if len(concepts) == length or all(len(word.text) <= 1 for word in span[:-1]):
                    for joined, weight in self._joined([word.text for word in span]):
                        for concept in concepts:
                            self._merge(concept.alternatives, {(joined,): weight})

    def _joined(self, words: list[str]) -> Iterator[tuple[str, float]]:
        for link in ("", "s", "e", "en"):
            joined = link.join(words)
            each = stem(joined)
            if self._postings.frequency(each):
                yield each, 1.0
        unknown = any(not self._vocabulary.frequency(word) and stem(word) not in self._knowledge.stems for word in words)
        if unknown:
            for other, slips in self._vocabulary.neighbours("".join(words)):
                yield stem(other), _SLIP[slips]


TRANSLATION_AT_LEAST = 0.8
