"""The index of decisions: a question in, the decisions that answer it out, or nothing."""

import re
import threading
from collections.abc import Iterable, Mapping
from datetime import date
from math import exp
from types import MappingProxyType

from bot.search.concepts import Concept, Reader
from bot.search.entries import Entry, Found, Hit
from bot.search.knowledge import knowledge, name_links
from bot.search.periods import Period, asks_latest, find_period
from bot.search.postings import Postings, members
from bot.search.ranking import Ranking
from bot.search.stems import stem
from bot.search.vocabulary import Vocabulary
from bot.search.words import NOW_WORDS, fold, question_words

_NUMBER = re.compile(r"\s*[bB]\s?-?(\d{1,9})\s*\??\s*")
_LONGEST_QUESTION = 4_000
_MOST_WORDS = 64
_MOST_TOPICS = 3
_ENOUGH = 0.4  # of what the question says, weighed by rarity, the best hit must hold this share
_SUCCESSOR_LEAD = 1.05
_RECENT = 0.1
_RECENT_NOW = 0.4
_FADES = 365.25 * 9
_TAIL = 0.15


class Index:
    """Finds decisions; safe to ask from several threads while decisions change."""

    def __init__(self, entries: Iterable[Entry] = (), *, aliases: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take in the decisions; `aliases` are the network's own names, each with what it stands for."""
        self._lock = threading.Lock()
        vocabulary = Vocabulary()
        self._postings = Postings(vocabulary)
        self._reader = Reader(self._postings, vocabulary, knowledge(), name_links((name, [means]) for name, means in aliases.items()))
        for entry in entries:
            self._postings.put(entry)

    def put(self, entry: Entry) -> None:
        """Take in a decision, or its new version; the next question sees it."""
        with self._lock:
            self._postings.put(entry)

    def remove(self, number: int) -> None:
        """Forget a decision; one that is not there is no mistake."""
        with self._lock:
            self._postings.discard(number)

    def find(self, question: str, *, today: date, limit: int = 10) -> Found:
        """Return the decisions that answer the question, best first; without any, the nearest topics."""
        with self._lock:
            numbered = _NUMBER.fullmatch(question)
            if numbered:
                number = int(numbered[1])
                there = self._postings.slot_of(number) is not None
                return Found(hits=(Hit(number, 1.0),) if there else (), topics=())
            return self._ranked(fold(question[:_LONGEST_QUESTION]), today, limit)

    def _ranked(self, question: str, today: date, limit: int) -> Found:
        period, rest = find_period(question, today=today)
        latest, rest = asks_latest(rest)
        words = question_words(rest)[:_MOST_WORDS]
        concepts = self._reader.concepts(words)
        if not any(concept.decides for concept in concepts) and (period or latest):
            return self._listed(period, limit)
        return self._fitting(concepts, period, today, limit, now=not NOW_WORDS.isdisjoint(words))

    def _listed(self, period: Period | None, limit: int) -> Found:
        slots = self._postings.slots() if period is None else members(self._postings.within(period))
        chosen = sorted((self._postings.entry(slot) for slot in slots), key=lambda entry: (-entry.on.toordinal(), entry.number))
        return Found(tuple(Hit(entry.number, 1.0) for entry in chosen[:limit]), ())

    def _fitting(self, concepts: list[Concept], period: Period | None, today: date, limit: int, *, now: bool) -> Found:
        ranking = Ranking(self._postings, concepts)
        fits = {slot: ranking.fit(slot) for slot in ranking.leaders(self._among(period))}
        scores = {slot: fit.score * self._recency(slot, today, now=now) for slot, fit in fits.items()}
        self._lift_successors(scores, period)
        entry = self._postings.entry
        order = sorted(scores, key=lambda slot: (-scores[slot], -entry(slot).on.toordinal(), entry(slot).number))
        if max((fits[slot].cover for slot in order[:limit] if slot in fits), default=0.0) < _ENOUGH:
            return Found((), tuple(dict.fromkeys(entry(slot).topic for slot in order))[:_MOST_TOPICS])
        least = scores[order[0]] * _TAIL
        return Found(tuple(Hit(entry(slot).number, scores[slot]) for slot in order[:limit] if scores[slot] >= least), ())

    def _among(self, period: Period | None) -> int | None:
        if period is None:
            return None
        found = self._postings.within(period)
        if not period.strict:
            named = -1
            for word in period.written:
                named &= self._postings.having(stem(word))
            found |= max(0, named)
        return found

    def _recency(self, slot: int, today: date, *, now: bool) -> float:
        age = max(0, (today - self._postings.entry(slot).on).days) / _FADES
        return 1.0 + (_RECENT_NOW if now else _RECENT) * exp(-age)

    def _lift_successors(self, scores: dict[int, float], period: Period | None) -> None:
        """Put what replaces a decision above it: members ask what holds now."""
        for slot in sorted(scores, key=lambda each: self._postings.entry(each).on):
            successor = self._postings.entry(slot).successor
            there = self._postings.slot_of(successor) if successor is not None else None
            if there is not None and (period is None or there in scores):
                scores[there] = max(scores.get(there, 0.0), scores[slot] * _SUCCESSOR_LEAD)
