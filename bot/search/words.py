"""From text to words and stems: case, accents, hyphens, stop words, Snowball's Dutch stemmer."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from typing import Protocol

import snowballstemmer

LONGEST_WORD = 60  # longer is no word (an address, a keyboard asleep) and only costs time

# Thousands with points first ("2.500"), then a word with its hyphens and apostrophes ("model-DVO's").
_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|[^\W\d_][^\W_]*(?:[-'’‑][^\W_]+)*|[^\W_]+")  # noqa: RUF100
_GENITIVE = re.compile(r"['’]s?$|['’]s(?=-)")
_JOINT = re.compile(r"[-'’‑]")

STOP_WORDS = frozenset(
    """
    aan al alle allemaal alleen als bij daar daarbij daarin daarmee daarom daarop daarover daarvan daarvoor dan dat de deze die dit door dus
    een eens en enige er erbij erin ermee erop erover ervan ervoor ge geen haar had hadden heb hebben hebt heeft hem hen het hij hoe hoeveel
    hun ik in is ja je jij jou jouw jullie kan kon konden kun kunnen kunt maar mag me mee mij mijn moet moeten mocht mochten mogen
    met na naar nee niet nog of om omdat omtrent ons onze ook op over per qua rond s t te tegen tijdens toch toen tot u uit uw van vanaf
    vanuit vanwege veel via volgens voor waar waarbij waarin waarmee waarom waarop waarover waarvan waarvoor wanneer waren was wat we wel
    welk welke werd werden wie wij wil willen worden wordt zal ze zich zij zijn zo zoals zou zouden zullen binnen tussen onder tot toe
    betreffende inzake hierover hiervoor gaan gaat ging gingen graag even iets iemand ergens ooit weer wordt weten weet
    """.split()  # noqa: SIM905
)
"""Words that say nothing of the subject."""

FRAME_WORDS = frozenset(
    """
    besluit besluiten besloten beslis beslist beslissing beslissingen beslissen besluitje afspraak afspraken afgesproken spreken
    vastgelegd vaststellen genomen nemen neem nam namen gezegd zeggen staat staan stond geldt gelden zoek zoeken vind vinden
    geven geef laat laten zien toon tonen lijst overzicht gemaakt maken gedaan doen komt komen kwam precies eigenlijk
    """.split()  # noqa: SIM905
)
"""Words by which a question is wrapped ("wat is er besloten over …"): they rank, but never decide whether something fits."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


_stemmer: _Stemmer = snowballstemmer.stemmer("dutch")
_stemmer_lock = threading.Lock()  # the library's stemmer keeps its word in itself
_stems: dict[str, str] = {}
_STEMS_KEPT = 300_000

_LONG_ENOUGH = 5
_THIRD_PERSON = re.compile(r"(?<=[bcdfghjklmnpqrsvwxz])t$")
_PARTICIPLE = re.compile(r"^((?:ver|be|her|ont)\w{2,})d$")
_LAST_VOWEL = re.compile(r"([aeou])\1(?=[bcdfghjklmnpqrstvwxz]$)")


def fold(text: str) -> str:
    """Return the text in lower case without accents."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def tokens(text: str) -> Iterator[str]:
    """Yield folded words as written, hyphens kept, plural and genitive apostrophes gone."""
    for match in _WORD.finditer(fold(text)):
        word = _GENITIVE.sub("", match[0])
        if word[0].isdigit():
            word = word.replace(".", "")
        if word and len(word) <= LONGEST_WORD:
            yield word


def parts(token: str) -> list[str]:
    """Cut a token at its hyphens; a token without any is its own only part."""
    return [part for part in _JOINT.split(token) if part]


def document_words(text: str) -> Iterator[str]:
    """Yield what a text is found by: each word, and of a hyphened word its parts and their sum."""
    for token in tokens(text):
        pieces = parts(token)
        if len(pieces) > 1:
            yield "".join(pieces)
        yield from pieces


def question_words(text: str) -> list[str]:
    """Return a question's words in order, hyphens being spaces (neighbours are tried together later)."""
    return [piece for token in tokens(text) for piece in parts(token)]


def _even_out(stemmed: str) -> str:
    """Bring together what the stemmer leaves apart: *oefent* and *oefenen*, *verhoogd* and *verhoging*, *geannuleerd* and *annuleren*."""
    if len(stemmed) >= _LONG_ENOUGH:
        stemmed = _THIRD_PERSON.sub("", stemmed)
        stemmed = _PARTICIPLE.sub(r"\1", stemmed)
    if len(stemmed) > _LONG_ENOUGH:
        stemmed = _LAST_VOWEL.sub(r"\1", stemmed)
    return stemmed


def stem(word: str) -> str:
    """Return the stem of a folded word; numbers and words of three letters stay as they are."""
    known = _stems.get(word)
    if known is not None:
        return known
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004  ("wgr", "res": abbreviations)
        found = word
    else:
        with _stemmer_lock:
            found = _even_out(_stemmer.stemWord(word) or word)
    if len(_stems) < _STEMS_KEPT:
        _stems[word] = found
    return found
