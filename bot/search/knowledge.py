"""What is known beside the decisions: thesaurus, abbreviations, a Dutch-English dictionary, rightly spelt words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from bot.search.stems import data_lines, english_stem, irregular_forms, stem
from bot.search.words import STOP_WORDS, question_words

Phrase = tuple[str, ...]
"""Stems that stand for one meaning together."""

CLOSE = 0.6
"""How far a near synonym counts beside the word itself."""
RELATED = 0.3
"""How far a related word counts."""
SAME = 0.95
"""How far an abbreviation counts beside its long form, and the other way round."""
TRANSLATED = 0.9
"""How far the likeliest translation counts; later ones a little less each."""
_LATER_TRANSLATION = 0.85
_LISTS = ("general.txt", "verbs.txt")


def phrase(text: str) -> Phrase:
    """Return the stems of a text, stop words included: the key by which a question is compared."""
    return tuple(stem(word) for word in question_words(text))


def content(text: str) -> Phrase:
    """Return the stems of a text without stop words: what a decision must hold."""
    words = question_words(text)
    return tuple(stem(word) for word in words if word not in STOP_WORDS) or tuple(stem(word) for word in words)


@dataclass(slots=True)
class Links:
    """From a phrase to phrases of like meaning, each with its weight."""

    table: dict[Phrase, dict[Phrase, float]] = field(default_factory=dict)
    longest: int = 1

    def add(self, key: Phrase, to: Phrase, weight: float) -> None:
        """Add a link, or raise its weight."""
        if key and to and key != to:
            links = self.table.setdefault(key, {})
            links[to] = max(weight, links.get(to, 0.0))
            self.longest = max(self.longest, len(key))

    def of(self, key: Phrase) -> Mapping[Phrase, float]:
        """Return where a phrase leads."""
        return self.table.get(key, {})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The data files, read."""

    near: Links
    names: Links
    english: Links
    words: frozenset[str]
    stems: frozenset[str]
    general: frozenset[str]
    """Stems of words that go with any subject."""
    loose: frozenset[str]
    """Stems of words that a decision may well lack and yet answer a question that has them: general ones, verbs, qualities."""
    written: Mapping[str, tuple[str, ...]]
    """How the words of a stem are written: a stem alone is not always what a compound begins with (*afscheid*: *afsc*)."""


def name_links(aliases: Iterable[tuple[str, Iterable[str]]]) -> Links:
    """Link names with what they stand for, both ways."""
    links = Links()
    for name, meanings in aliases:
        for meaning in meanings:
            links.add(phrase(name), content(meaning), SAME)
            links.add(phrase(meaning), content(name), SAME)
    return links


def _listed(text: str, separator: str = ",") -> list[str]:
    return [item.strip() for item in text.split(separator) if item.strip()]


def _thesaurus() -> tuple[Links, list[str]]:
    links = Links()
    seen: list[str] = []
    for line in data_lines("thesaurus.txt"):
        left, _, right = line.partition("|")
        close, related = _listed(left), _listed(right)
        seen += [*close, *related]
        stemmed = [(phrase(item), content(item)) for item in close]
        for key, _ in stemmed:
            for _, meaning in stemmed:
                links.add(key, meaning, CLOSE)
            for item in related:
                links.add(key, content(item), RELATED)
        for item in related:
            for _, meaning in stemmed:
                links.add(phrase(item), meaning, RELATED)
    return links, seen


def _dictionary() -> tuple[Links, list[str]]:
    links = Links()
    seen: list[str] = []
    for line in data_lines("english.txt"):
        left, _, right = line.partition("=")
        dutch = _listed(right)
        seen += dutch
        for english in _listed(left):
            key = tuple(english_stem(word) for word in question_words(english))
            weight = TRANSLATED
            for item in dutch:
                links.add((*key,), content(item), weight)
                if content(item) == key:  # spelt alike in both languages: still a translation
                    links.table.setdefault(key, {})[key] = weight
                weight *= _LATER_TRANSLATION
    return links, seen


@cache
def knowledge() -> Knowledge:
    """Read the data files, once."""
    near, thesaurus_words = _thesaurus()
    english, dictionary_words = _dictionary()
    rows = [line.partition("=") for line in data_lines("abbreviations.txt")]
    names = name_links((name.strip(), _listed(meanings)) for name, _, meanings in rows)
    texts = [*thesaurus_words, *dictionary_words, *(part for row in rows for part in (row[0], row[2])), *data_lines("common.txt")]
    words = {word for text in texts for word in question_words(text)} | irregular_forms().keys() | set(irregular_forms().values())
    written: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        written[stem(word)] = (*written.get(stem(word), ()), word)
    general, verbs = (frozenset(stem(word) for line in data_lines(name) for word in question_words(line)) for name in _LISTS)
    return Knowledge(
        near=near,
        names=names,
        english=english,
        words=frozenset(words),
        stems=frozenset(written),
        general=general,
        loose=general | verbs,
        written=written,
    )
