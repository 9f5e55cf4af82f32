"""Stems of Dutch words: Snowball's stemmer, irregular forms before it and a normalisation after it."""

import re
import threading
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Protocol

import snowballstemmer

_KEPT = 300_000
_SHORT = 3
_LONG_ENOUGH = 5
_THIRD_PERSON = re.compile(r"(?<=[bcdfghjklmnpqrsvwxz])t$")
_PARTICIPLE = re.compile(r"^((?:ver|be|her|ont)\w{2,})d$")
_LAST_VOWEL = re.compile(r"([aeou])\1(?=[bcdfghjklmnpqrstvwxz]$)")
# Forms by rule that the stemmer takes for other words: *gewijzigd* and *wijzigen*, *deelname* and *deelnemen*, *melding* and *melden*.
_REGULAR = (
    (re.compile(r"^(.{3,})ig(?:d|de|den|t)$"), r"\1igen"),
    (re.compile(r"^(.{2,})(?:name|nemers?)$"), r"\1nemen"),
    (re.compile(r"^(.{2,})gaven?$"), r"\1geven"),
    (re.compile(r"^(.{3,})loze$"), r"\1loos"),
    (re.compile(r"^(.*(?:meld|bind|zend|wend|breid|scheid|rijd))(?:en|t)$"), r"\1"),
)
# Plurals that a compound takes over from its last part, unless the word only ends in the same letters.
_PLURAL_ENDINGS = (
    ("leden", "lid", re.compile(r"(?:^|ver|ge|over|be|^s|^(?:aan|be|in|om|ont|uit|ver)?k)$")),
    ("steden", "stad", re.compile(r"(?:^|be|aan|uit)$")),
    ("heden", "heid", re.compile(r"^.{0,2}$")),
    ("kinderen", "kind", re.compile(r"^$")),
    ("secretarissen", "secretaris", re.compile(r"^$")),
    ("musea", "museum", re.compile(r"^$")),
    ("centra", "centrum", re.compile(r"^$")),
)
_INSEPARABLE = frozenset({"be", "ver", "ont", "her"})


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


_lock = threading.Lock()  # the library's stemmers keep their word in themselves
_dutch: _Stemmer = snowballstemmer.stemmer("dutch")
_english: _Stemmer = snowballstemmer.stemmer("english")
_dutch_stems: dict[str, str] = {}
_english_stems: dict[str, str] = {}


def data_lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file of this package, comments and empty lines left out."""
    text = files("bot.search").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in (raw.strip() for raw in text.splitlines()) if line and not line.startswith("#"))


@cache
def irregular_forms() -> dict[str, str]:
    """Return irregular forms with their base word, prefixes applied (*afgesloten*: *afsluiten*)."""
    bases: dict[str, str] = {}
    for line in data_lines("forms.txt"):
        row, _, prefixes = line.partition(" : ")
        base, *forms = row.split()
        for form in forms:
            bases.setdefault(form, base)
        for prefix in prefixes.split():
            for form in forms:
                ending = form.removeprefix("ge") if prefix in _INSEPARABLE else form
                bases.setdefault(prefix + ending, prefix + base)
    return bases


def _level(stemmed: str) -> str:
    """Bring together what the stemmer leaves apart: *oefent* and *oefenen*, *verhoogd* and *verhoging*, *geannuleerd* and *annuleren*."""
    if len(stemmed) >= _LONG_ENOUGH:
        stemmed = _THIRD_PERSON.sub("", stemmed)
        stemmed = _PARTICIPLE.sub(r"\1", stemmed)
    if len(stemmed) > _LONG_ENOUGH:
        stemmed = _LAST_VOWEL.sub(r"\1", stemmed)
    return stemmed


def _base(word: str) -> str:
    """Return the base word of an irregular form, also at the end of a compound (*raadsleden*: *raadslid*)."""
    word = irregular_forms().get(word, word)
    for form, whole in _REGULAR:
        if form.search(word):
            return form.sub(whole, word)
    for ending, singular, unless in _PLURAL_ENDINGS:
        if word.endswith(ending) and not unless.search(word[: -len(ending)]):
            return word[: -len(ending)] + singular
    return word


def raw_stem(word: str) -> str:
    """Return the stemmer's own stem: what a compound ends in that ends in this word."""
    with _lock:
        return _dutch.stemWord(word) or word


def stem(word: str) -> str:
    """Return the stem of a folded word; numbers and words of three letters (*wgr*, *res*) stay as they are."""
    known = _dutch_stems.get(word)
    if known is not None:
        return known
    base = irregular_forms().get(word, word)
    if len(base) <= _SHORT or not word.isalpha():
        found = base
    else:
        base = _base(word)
        with _lock:
            found = _level(_dutch.stemWord(base) or base) if len(base) > _SHORT else base
    if len(_dutch_stems) < _KEPT:
        _dutch_stems[word] = found
    return found


def english_stem(word: str) -> str:
    """Return the stem of a folded English word."""
    known = _english_stems.get(word)
    if known is None:
        with _lock:
            known = _english.stemWord(word) or word
        if len(_english_stems) < _KEPT:
            _english_stems[word] = known
    return known
