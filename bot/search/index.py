"""The index of decisions: a question in, the decisions that answer it out, or nothing."""

import re
import threading
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from bot.search.answering import Answering, take_apart
from bot.search.concepts import Reader
from bot.search.entries import Encoder, Found, Hit, IndexEntry, Vectors
from bot.search.knowledge import knowledge, name_links
from bot.search.packing import Packed
from bot.search.postings import Postings
from bot.search.vocabulary import Vocabulary

_NUMBER = re.compile(r"\s*(?:besluit\s+|decision\s+)?(?:[bB]\s?-?(\d{1,9})|(\d{1,9}))\s*\??\s*")
_LONGEST_QUESTION = 4_000
_YEARS = range(1900, 2100)


def is_number(question: str) -> bool:
    """Return whether all that is asked for is a number."""
    return _NUMBER.fullmatch(question) is not None


class Index:
    """Finds decisions; safe to ask from several threads while decisions change.

    One lock guards all: a question is some milliseconds of pure Python, which threads would share anyway.
    Only what the encoder does lies outside it.
    """

    def __init__(
        self,
        entries: Iterable[IndexEntry] = (),
        *,
        aliases: Mapping[str, str] = MappingProxyType({}),
        encoder: Encoder | None = None,
        vectors: Mapping[int, bytes] = MappingProxyType({}),
    ) -> None:
        """Take in the decisions, the network's own names (each with what it stands for) and stored embeddings by number."""
        self._lock = threading.Lock()
        self._vocabulary = Vocabulary()
        self._postings = Postings(self._vocabulary)
        self._encoder: Encoder | None = None
        self._vectors: Vectors | None = None
        self.use_aliases(aliases)
        for entry in entries:
            self._postings.put(entry)
        if encoder:
            self.use_encoder(encoder, vectors)

    def use_aliases(self, aliases: Mapping[str, str]) -> None:
        """Read questions by these names from now on."""
        names = name_links((name, [meaning]) for name, meaning in aliases.items())
        reader = Reader(self._postings, self._vocabulary, knowledge(), names)
        with self._lock:
            self._reader = reader

    def use_encoder(self, encoder: Encoder, vectors: Mapping[int, bytes]) -> None:
        """Weigh meaning as well from now on, by stored embeddings of this encoder; a decision without one is found by words alone."""
        kept = encoder.vectors()
        with self._lock:
            for number, vector in vectors.items():
                if self._postings.slot_of(number) is not None:
                    kept.put(number, vector)
            self._encoder, self._vectors = encoder, kept

    def lacking_vectors(self) -> list[IndexEntry]:
        """Return the decisions that still need an embedding, oldest number first; none without an encoder."""
        with self._lock:
            if self._vectors is None:
                return []
            entries = map(self._postings.entry, self._postings.slots())
            return sorted((entry for entry in entries if entry.number not in self._vectors), key=lambda entry: entry.number)

    def put(self, entry: IndexEntry, vector: bytes | None = None) -> None:
        """Take in a decision, or its new version; the next question sees it. Without an embedding it is encoded here, given an encoder."""
        encoder = self._encoder
        if vector is None and encoder:
            vector = encoder.of_decisions([entry])[0]
        with self._lock:
            self._postings.put(entry)
            if self._vectors is not None:
                self._vectors.discard(entry.number)
                if vector is not None and encoder is self._encoder:
                    self._vectors.put(entry.number, vector)

    def give_vector(self, entry: IndexEntry, vector: bytes) -> None:
        """Add the embedding of a decision that lacked one; nothing happens if the decision has changed since."""
        with self._lock:
            slot = self._postings.slot_of(entry.number)
            if slot is not None and self._vectors is not None and self._postings.entry(slot) == entry:
                self._vectors.put(entry.number, vector)

    def change(self, entries: Iterable[IndexEntry], gone: Iterable[int] = ()) -> None:
        """Take in many at once and forget others, without encoding any: one without an embedding is found by words until it gets one."""
        with self._lock:
            for entry in entries:
                slot = self._postings.slot_of(entry.number)
                before = None if slot is None else self._postings.entry(slot)
                self._postings.put(entry)
                if self._vectors is not None and (before is None or (before.topic, before.text) != (entry.topic, entry.text)):
                    self._vectors.discard(entry.number)
            for number in gone:
                self._postings.discard(number)
                if self._vectors is not None:
                    self._vectors.discard(number)

    def pack(self) -> bytes:
        """Serialise what was read in the decisions; embeddings and names are stored elsewhere."""
        packed = Packed()
        with self._lock:
            self._postings.pack(packed)
        return packed.to_bytes()

    @classmethod
    def unpack(cls, data: bytes) -> "Index":
        """Read an index back.

        Raises:
            WrongShape: it was made by another analysis, or is damaged.
        """
        made = cls()
        packed = Packed.from_bytes(data)
        made._vocabulary = Vocabulary.unpack(packed)
        made._postings = Postings.unpack(packed, made._vocabulary)
        made.use_aliases({})
        return made

    def __len__(self) -> int:
        return len(self._postings)

    def remove(self, number: int) -> None:
        """Forget a decision; one that is not there is no mistake."""
        with self._lock:
            self._postings.discard(number)
            if self._vectors is not None:
                self._vectors.discard(number)

    def find(self, question: str, *, today: date, limit: int = 10, valid: bool = False) -> Found:
        """Return the decisions that answer the question, best first; without any, the nearest topics. `valid`: only what holds."""
        question = question[:_LONGEST_QUESTION]
        numbered = self._numbered(question)
        if numbered is not None:
            return numbered
        encoder = self._encoder
        vector = encoder.of_question(question) if encoder and question.strip() else None
        with self._lock:
            likeness = (
                self._vectors.likeness(vector) if self._vectors is not None and vector is not None and encoder is self._encoder else None
            )
            asked = take_apart(question, self._reader, today=today)
            return Answering(self._postings, asked, likeness, today=today, valid=valid).answer(max(0, limit))

    def _numbered(self, question: str) -> Found | None:
        """Return the decision whose number is all that is given; a bare number that is not one may be a year."""
        match = _NUMBER.fullmatch(question)
        if match is None:
            return None
        number = int(match[1] or match[2])
        with self._lock:
            there = self._postings.slot_of(number) is not None
        if match[1] is None and (number in _YEARS or not there):
            return None
        return Found((Hit(number, 1.0),) if there else (), ())
