"""The index of decisions: a question in, the decisions that answer it out, or nothing."""

import re
import threading
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from bot.search.entries import Entry, Found, Hit
from bot.search.postings import Postings
from bot.search.words import FRAME_WORDS, STOP_WORDS, question_words, stem

_NUMBER = re.compile(r"\s*[bB]\s?-?(\d{1,9})\s*\??\s*")
_LONGEST_QUESTION = 4_000
_MOST_WORDS = 64
_MOST_TOPICS = 3
_FRAME_WEIGHT = 0.25
_ENOUGH = 0.4  # of what the question says, weighed by rarity, the best hit must hold this share
_SUCCESSOR_LEAD = 1.05


class Index:
    """Finds decisions; safe to ask from several threads while decisions change."""

    def __init__(self, entries: Iterable[Entry] = (), *, aliases: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take in the decisions; `aliases` are the network's own names, each with what it stands for."""
        self._lock = threading.Lock()
        self._postings = Postings()
        self._aliases = dict(aliases)
        for entry in entries:
            self._put(entry)

    def put(self, entry: Entry) -> None:
        """Take in a decision, or its new version; the next question sees it."""
        with self._lock:
            self._put(entry)

    def _put(self, entry: Entry) -> None:
        self._postings.discard(entry.number)
        self._postings.add(entry)

    def remove(self, number: int) -> None:
        """Forget a decision; one that is not there is no mistake."""
        with self._lock:
            self._postings.discard(number)

    def find(self, question: str, *, today: date, limit: int = 10) -> Found:  # noqa: ARG002
        """Return the decisions that answer the question, best first; without any, the nearest topics."""
        with self._lock:
            numbered = _NUMBER.fullmatch(question)
            if numbered:
                number = int(numbered[1])
                there = self._postings.slot_of(number) is not None
                return Found(hits=(Hit(number, 1.0),) if there else (), topics=())
            return self._ranked(question[:_LONGEST_QUESTION], limit)

    def _ranked(self, question: str, limit: int) -> Found:
        wanted: dict[str, float] = {}
        for word in question_words(question)[:_MOST_WORDS]:
            if word not in STOP_WORDS:
                wanted[stem(word)] = _FRAME_WEIGHT if word in FRAME_WORDS else 1.0
        postings = self._postings
        rarity = {each: postings.rarity(postings.frequency(each)) * weight for each, weight in wanted.items()}
        scores: dict[int, float] = {}
        held: dict[int, float] = {}
        for each, worth in rarity.items():
            for slot, weight in postings.having(each):
                scores[slot] = scores.get(slot, 0.0) + worth * weight
                held[slot] = held.get(slot, 0.0) + worth
        self._lift_successors(scores)
        order = sorted(scores, key=lambda slot: (-scores[slot], -postings.entry(slot).on.toordinal(), postings.entry(slot).number))
        everything = sum(rarity.values())
        if not order or max(held.get(slot, 0.0) for slot in order[:limit]) < _ENOUGH * everything:
            topics = dict.fromkeys(postings.entry(slot).topic for slot in order)
            return Found(hits=(), topics=tuple(topics)[:_MOST_TOPICS])
        return Found(hits=tuple(Hit(postings.entry(slot).number, scores[slot]) for slot in order[:limit]), topics=())

    def _lift_successors(self, scores: dict[int, float]) -> None:
        """Put what replaces a decision above it: members ask what holds now."""
        for slot in sorted(scores, key=lambda each: self._postings.entry(each).on):
            successor = self._postings.entry(slot).successor
            there = self._postings.slot_of(successor) if successor is not None else None
            if there is not None:
                scores[there] = max(scores.get(there, 0.0), scores[slot] * _SUCCESSOR_LEAD)
