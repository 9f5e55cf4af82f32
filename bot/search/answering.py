"""From a question to an answer: period and words apart, decisions ranked, and nothing said where nothing fits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from math import exp
from unicodedata import normalize

from bot.search.concepts import Concept, Reader
from bot.search.entries import Found, Hit, IndexEntry, Likeness
from bot.search.kinds import Kind, kind_of, names_one
from bot.search.knowledge import knowledge
from bot.search.periods import Period, asks_latest, find_period
from bot.search.postings import Postings, members
from bot.search.ranking import Ranking
from bot.search.separable import separable_verbs
from bot.search.stems import stem
from bot.search.words import NOW_WORDS, STOP_WORDS, fold, question_words

# Chosen by cross-validation on the development set; docs/search.md says how.
ENOUGH = 0.26  # the best hit must hold this share of what the question says, weighed by rarity,
ALIKE = 0.42  # or be this similar to it in meaning
LACKS = 0.55  # a hit that lacks more than this share of what is asked, in words that tell,
SURELY, SURELY_ALIKE = 0.4, 0.4  # is only a guess, unless it holds so much of the rest or is so similar
MEANING = 1.5  # the weight of similarity beside words when no word is known
MEANING_WHEN_KNOWN = 0.1  # which share of that is left when every word is known
RECENT, RECENT_NOW = 0.2, 0.8  # what is newest counts so much more; and if *now* is asked for
SUCCESSOR_LEAD = 1.05
NAMES_ONE = 1.2  # a person, an amount or a moment is asked for, and the decision names one

_BEFORE = re.compile(r"\b[vV]óór(?=\s+(?:het jaar\s+)?\d{4}\b)")
_FADES_IN_DAYS = 365.25 * 9
_TAIL = 0.15  # a hit with less than this share of the best score only fills the list
_MOST_WORDS = 64
_MOST_TOPICS = 3
_MOST_GUESSES = 3
OF_EVERY_MEETING = frozenset({"agenda", "verslag", "verslagen", "notulen", "conceptverslag", "opening", "sluiting", "rondvraag"}) | {
    *("mededelingen", "actielijst", "actiepunten", "ingekomen", "stukken", "vaststellen", "vaststelling", "vorige", "vergadering"),
    *("van", "de", "het", "en", "concept"),
}
"""The words of topics that say nothing: every meeting has them."""
_MOST_ALIKE = 60
_FEW_ENOUGH = 30_000  # so many embeddings are compared in the time that a question has
_KNOWN_WELL = 0.6
_QUOTED = {4: 0.9}  # concepts in the question: what a decision must hold of them to be the one quoted
_QUOTED_LONG = 0.75
_HALF = 0.5
_WHOLE = 0.8  # or so much of a short decision's own words


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    concepts: list[Concept]
    period: Period | None
    latest: bool
    now: bool
    kind: Kind | None = None
    stems: frozenset[str] = frozenset()
    """Of all its words, those of a period too."""

    @property
    def is_bare(self) -> bool:
        """Return whether nothing is asked for but a period or a meeting."""
        return not any(concept.decides for concept in self.concepts)


def take_apart(text: str, reader: Reader, *, today: date) -> Question:
    """Read a question."""
    # The accents of "vóór 2012" say that it means before; folded it could be "begroting voor 2012".
    period, rest = find_period(fold(_BEFORE.sub("before", normalize("NFC", text))), today=today)
    latest, rest = asks_latest(rest)
    words = [*question_words(rest), *separable_verbs(rest)][:_MOST_WORDS]
    stems = frozenset(map(stem, question_words(fold(text))[:_MOST_WORDS])) if period or latest else frozenset()
    return Question(reader.concepts(words), period, latest, not NOW_WORDS.isdisjoint(words), kind_of(words), stems)


class Answering:
    """Answers one question from the index as it stands."""

    def __init__(self, postings: Postings, question: Question, likeness: Likeness | None, *, today: date, valid: bool = False) -> None:
        """Prepare; nothing is ranked yet. `valid`: only what still holds is an answer."""
        self._valid = valid
        self._postings = postings
        self._question = question
        self._likeness = likeness
        self._today = today

    def answer(self, limit: int) -> Found:
        """Return the decisions that fit, best first, or the nearest topics.

        With 1 (2011: *de contributie bedraagt 50 euro*), its successor 3 (2012: *wordt 60 euro*) and 2 (2012: a bus tour):

            hoeveel is de contributie?    3, then 1: the words fit both, and what replaces a decision is lifted above it
            contributie in 2011           1: the year is taken out of the question, and only its decisions are ranked
            wat is besloten in 2012?      3, 2: nothing is asked but a period, so it is listed, the newest first
            bustour met tolk voor doven   none, topic *Bustour*: 2 holds less than ENOUGH of what is asked
        """
        question = self._question
        if question.latest and (day := self._latest_day()):
            return self._listed(Period(day, day), limit)
        if question.is_bare and question.period:
            return self._listed(question.period, limit)
        found = self._ranked(None if self._is_quoted() else self._among(question.period), limit)
        if not found.hits and question.period and question.period.strict and question.period.written:
            # "bustour in 2023": decided in 2022, about 2023.
            named = self._postings.having_all([stem(word) for word in question.period.written])
            later = self._ranked(named, limit) if named else found
            return later if later.hits else found
        return found

    def _listed(self, period: Period, limit: int) -> Found:
        slots = filter(self._may_answer, members(self._postings.within(period)))
        entries = nsmallest(limit, map(self._postings.entry, slots), key=_newest_first)
        return Found(tuple(Hit(entry.number, 1.0) for entry in entries), ())

    def _may_answer(self, slot: int) -> bool:
        return not self._valid or self._postings.holding_now(slot)

    def _is_quoted(self) -> bool:
        """Return whether a decision is asked for by its own sentence: a date in it is then no period."""
        if self._question.period is None:
            return False
        said = sum(concept.decides for concept in self._question.concepts)
        ranking = Ranking(self._postings, self._question.concepts)
        enough = _QUOTED.get(said, _QUOTED_LONG)
        covers = {slot: ranking.fit(slot).cover for slot in ranking.leaders(None)}
        if said >= min(_QUOTED) and any(cover >= enough for cover in covers.values()):
            return True
        return any(cover >= _HALF and self._is_whole(slot) for slot, cover in covers.items())

    def _is_whole(self, slot: int) -> bool:
        """Return whether a question holds (nearly) all that a short decision says."""
        said = {stem(word) for word in question_words(self._postings.entry(slot).text) if word not in STOP_WORDS}
        return len(said & self._question.stems) >= _WHOLE * len(said)

    def _latest_day(self) -> date | None:
        """Return the day of the last meeting of which the name holds what is asked for, if there is such a meeting."""
        wanted = [
            {phrase[0] for phrase in concept.alternatives if len(phrase) == 1} for concept in self._question.concepts if concept.decides
        ]
        fitting: dict[str, bool] = {}
        latest: date | None = None
        for entry in map(self._postings.entry, self._postings.slots()):
            if entry.on > self._today or (latest and entry.on <= latest):
                continue
            if entry.meeting not in fitting:
                stems = {stem(word) for word in question_words(entry.meeting)}
                fitting[entry.meeting] = all(stems & some for some in wanted)
            if fitting[entry.meeting]:
                latest = entry.on
        return latest

    def _among(self, period: Period | None) -> int | None:
        if period is None:
            return None
        found = self._postings.within(period)
        return found if period.strict else found | self._postings.having_all([stem(word) for word in period.written])

    def _ranked(self, among: int | None, limit: int) -> Found:
        ranking = Ranking(self._postings, self._question.concepts)
        fits = {slot: ranking.fit(slot) for slot in ranking.leaders(among)}
        known = min(1.0, max((fit.cover for fit in fits.values()), default=0.0))
        fits |= {slot: ranking.fit(slot) for slot in self._near(known, among).difference(fits)}
        meaning = MEANING * (1 - (1 - MEANING_WHEN_KNOWN) * known)
        alike = self._alike(fits)
        scores = {slot: (fit.score + meaning * alike[slot]) * self._recency(slot) * self._of_kind(slot) for slot, fit in fits.items()}
        scores = {slot: score for slot, score in scores.items() if score > 0}
        self._lift_successors(scores, among)
        order = sorted(scores, key=lambda slot: (-scores[slot], *_newest_first(self._postings.entry(slot))))
        best = [slot for slot in order[:limit] if slot in fits]
        covered = max((fits[slot].cover for slot in best), default=0.0)
        likest = max((alike[slot] for slot in best), default=0.0)
        if not order or (covered < ENOUGH and likest < ALIKE):
            return Found((), self._topics(order))
        order = list(filter(self._may_answer, order)) if self._valid else order
        if not order:
            return Found((), ())
        least = scores[order[0]] * _TAIL
        hits = tuple(Hit(self._postings.entry(slot).number, round(scores[slot], 4)) for slot in order[:limit] if scores[slot] >= least)
        if covered < SURELY and likest < SURELY_ALIKE and fits[best[0]].lacks > LACKS:
            return Found((), self._topics(order), guesses=hits[:_MOST_GUESSES])
        return Found(hits, (), covered=covered)

    def _near(self, known: float, among: int | None) -> set[int]:
        """Return decisions near in meaning, which may lack the words; of very many only when the words are not known either."""
        if self._likeness is None or (known >= _KNOWN_WELL and len(self._postings) > _FEW_ENOUGH):
            return set()
        near = {slot for number in self._likeness.nearest(_MOST_ALIKE) if (slot := self._postings.slot_of(number)) is not None}
        if among is None:
            return near
        # Of few, all are looked at: the nearest of all may lie outside the period.
        return {slot for slot in near if among >> slot & 1} | (set(members(among)) if among.bit_count() <= _MOST_ALIKE else set())

    def _alike(self, slots: Iterable[int]) -> dict[int, float]:
        numbers = {slot: self._postings.entry(slot).number for slot in slots}
        found = self._likeness.of(numbers.values()) if self._likeness else {}
        return {slot: max(0.0, found.get(number, 0.0)) for slot, number in numbers.items()}

    def _recency(self, slot: int) -> float:
        age = max(0, (self._today - self._postings.entry(slot).on).days)
        return 1 + (RECENT_NOW if self._question.now else RECENT) * exp(-age / _FADES_IN_DAYS)

    def _of_kind(self, slot: int) -> float:
        kind = self._question.kind
        return NAMES_ONE if kind is not None and names_one(kind, self._postings.entry(slot).text, knowledge().words) else 1.0

    def _lift_successors(self, scores: dict[int, float], among: int | None) -> None:
        """Put what replaces a decision above it, also where only the old one has the words: members ask what holds now."""
        for slot in sorted(scores, key=lambda each: self._postings.entry(each).on):
            seen = {slot}
            lead = scores[slot] * SUCCESSOR_LEAD
            while (successor := self._successor(slot)) is not None and successor not in seen:
                if among is None or among >> successor & 1:
                    scores[successor] = max(scores.get(successor, 0.0), lead)
                seen.add(successor)
                slot, lead = successor, scores.get(successor, lead) * SUCCESSOR_LEAD  # noqa: PLW2901  (walks down the chain)

    def _successor(self, slot: int) -> int | None:
        number = self._postings.entry(slot).successor
        return None if number is None else self._postings.slot_of(number)

    def _topics(self, order: Iterable[int]) -> tuple[str, ...]:
        topics = dict.fromkeys(self._postings.entry(slot).topic for slot in order)
        return tuple(topic for topic in topics if not OF_EVERY_MEETING.issuperset(question_words(fold(topic))))[:_MOST_TOPICS]


def _newest_first(entry: IndexEntry) -> tuple[int, int]:
    return -entry.on.toordinal(), entry.number
