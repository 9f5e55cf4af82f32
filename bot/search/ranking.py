"""Which decisions fit a question best: a coarse sum over sets for all of them, an exact one for the best few."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from bot.search.concepts import Alternatives, Concept
from bot.search.knowledge import Phrase
from bot.search.postings import FINE, Postings, members

_ONE_PART_ONLY = 0.3
_ONE_GENERAL_PART = 0.15  # "pensioenregeling" in *afscheidsregeling*
_ALL_BUT_GENERAL = 0.6  # "boekhoudprogramma" in *boekhouding*
_NOTHING_OF_IT = 0.12
_FINENESS = 255  # the coarse sum's steps
_TIERS = (0.85, 0.5, 0.0)  # alternatives count in bulk by the middle of their tier
_TIER_COUNTS = (0.97, 0.65, 0.3)
_STRONG_MORE = 0.35
_LEADERS = 120
_MOST_LEADERS = 250


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a decision fits, which share of the question it holds, and which share that tells it lacks."""

    score: float
    cover: float
    lacks: float


@dataclass(slots=True)
class _Weighed:
    """A concept with the sets of decisions that hold it, best tier first, and its share of the question."""

    concept: Concept
    tiers: list[int]
    strong: int
    worth: float


class CoarseSum:
    """A whole number per decision, kept as planes of bits, so that adding to a set of any size takes a few operations on whole sets."""

    def __init__(self) -> None:
        """Start at nought for all."""
        self._planes: list[int] = []

    def add(self, chosen: int, value: int) -> None:
        """Add a value to each decision of a set."""
        carry, at = 0, 0
        while value >> at or carry:
            addend = chosen if value >> at & 1 else 0
            if at == len(self._planes):
                self._planes.append(0)
            plane = self._planes[at]
            self._planes[at] = plane ^ addend ^ carry
            carry = (plane & addend) | (carry & (plane ^ addend))
            at += 1

    def leaders(self, among: int, wanted: int) -> int:
        """Return the set of those with the highest sums: at least `wanted` if there are so many, more where sums are equal."""
        sure, open_ = 0, among
        for plane in reversed(self._planes):
            high = open_ & plane
            if (sure | high).bit_count() >= wanted:
                open_ = high
            else:
                sure |= high
                open_ &= ~plane
        return sure | open_


def _holding(postings: Postings, phrases: Iterable[Phrase], *, strongly: bool = False) -> int:
    """Return the set of decisions that hold one of the phrases."""
    single: list[str] = []
    found = 0
    for phrase in phrases:
        if len(phrase) == 1:
            single.append(phrase[0])
        else:
            found |= postings.having_all(phrase, strongly=strongly)
    return found | postings.having_any(single, strongly=strongly)


def _disjoint(tiers: list[int]) -> list[int]:
    first, second, third = tiers
    return [first, second & ~first, third & ~(first | second)]


def _tiers(postings: Postings, alternatives: Alternatives) -> list[int]:
    """Return disjoint sets: decisions that hold the concept outright, nearly, faintly."""
    by_tier: tuple[list[Phrase], ...] = ([], [], [])
    for phrase, weight in alternatives.items():
        by_tier[next(at for at, least in enumerate(_TIERS) if weight >= least)].append(phrase)
    return _disjoint([_holding(postings, phrases) for phrases in by_tier])


def _weighed(postings: Postings, concept: Concept) -> _Weighed:
    tiers = _tiers(postings, concept.alternatives)
    if concept.parts:
        halves = [first | second | third for first, second, third in (_tiers(postings, part) for part in concept.parts)]
        tiers[0 if concept.parts_count >= _TIERS[0] else 1] |= reduce(and_, halves)
        tiers[2] |= reduce(or_, halves)
        tiers = _disjoint(tiers)
    near = [phrase for phrase, weight in concept.alternatives.items() if weight >= _TIERS[1]]
    held = sum(tier.bit_count() * counts for tier, counts in zip(tiers, _TIER_COUNTS, strict=True))
    return _Weighed(concept, tiers, _holding(postings, near, strongly=True), concept.worth * postings.rarity(held))


class Ranking:
    """The concepts of one question, weighed against the corpus."""

    def __init__(self, postings: Postings, concepts: Sequence[Concept]) -> None:
        """Weigh each concept by how rare it is."""
        self._postings = postings
        self._weighed = [_weighed(postings, concept) for concept in concepts]
        self._everything = sum(each.worth for each in self._weighed) or 1.0
        self._deciding = sum(each.worth for each in self._weighed if each.concept.decides) or 1.0
        self._single: dict[int, list[tuple[int, float]]] = {}
        self._halves: dict[int, list[tuple[tuple[int, int], float]]] = {}
        self._longer: list[tuple[list[int], int, float]] = []
        for at, each in enumerate(self._weighed):
            self._prepare(at, each.concept)
        self._wanted = self._single.keys() | self._halves.keys() | {stem for numbers, _, _ in self._longer for stem in numbers}

    def _prepare(self, at: int, concept: Concept) -> None:
        number = self._postings.number
        for phrase, weight in concept.alternatives.items():
            numbers = [found for stem in phrase if (found := number(stem)) is not None]
            if len(numbers) == len(phrase) == 1:
                self._single.setdefault(numbers[0], []).append((at, weight / FINE))
            elif len(numbers) == len(phrase):
                self._longer.append((numbers, at, weight / FINE / len(numbers)))
        for part_at, part in enumerate(concept.parts):
            for phrase, weight in part.items():
                if len(phrase) == 1 and (found := number(phrase[0])) is not None:
                    self._halves.setdefault(found, []).append(((at, part_at), weight / FINE))

    def leaders(self, among: int | None) -> list[int]:
        """Return the slots worth an exact look, of all or of a set."""
        total = CoarseSum()
        anyone = 0
        for each in self._weighed:
            share = each.worth / self._everything * _FINENESS
            for tier, counts in zip(each.tiers, _TIER_COUNTS, strict=True):
                if tier:
                    total.add(tier, round(share * counts))
                    anyone |= tier
            if each.strong:
                total.add(each.strong, round(share * _STRONG_MORE))
        chosen = total.leaders(anyone if among is None else anyone & among, _LEADERS)
        slots = list(members(chosen))
        if len(slots) > _MOST_LEADERS:
            slots.sort(key=lambda slot: (-self._postings.entry(slot).on.toordinal(), self._postings.entry(slot).number))
        return slots[:_MOST_LEADERS]

    def fit(self, slot: int) -> Fit:
        """Return how well one decision fits."""
        wanted = self._wanted
        mine = {stem: weight for stem, weight in self._postings.weights(slot) if stem in wanted}
        held = [0.0] * len(self._weighed)
        halves: dict[tuple[int, int], float] = {}
        for stem, weight in mine.items():
            for at, share in self._single.get(stem, ()):
                held[at] = max(held[at], weight * share)
            for half, share in self._halves.get(stem, ()):
                halves[half] = max(halves.get(half, 0.0), weight * share)
        for numbers, at, share in self._longer:
            if all(stem in mine for stem in numbers):
                held[at] = max(held[at], share * sum(mine[stem] for stem in numbers))
        if halves:
            self._hold_halves(held, halves)
        score = cover = 0.0
        for each, value in zip(self._weighed, held, strict=True):
            score += each.worth * value
            if each.concept.decides:
                cover += each.worth * min(1.0, value)
        lacking = sum(each.worth for each, value in zip(self._weighed, held, strict=True) if each.concept.tells and value < _NOTHING_OF_IT)
        return Fit(score / self._everything, cover / self._deciding, lacking / self._deciding)

    def _hold_halves(self, held: list[float], halves: dict[tuple[int, int], float]) -> None:
        for at in {at for at, _ in halves}:
            concept = self._weighed[at].concept
            mine = {part: value for (other, part), value in halves.items() if other == at}
            whole = sum(mine.values()) / len(concept.parts) * _share(concept, mine.keys())
            held[at] = max(held[at], concept.parts_count * whole)


def _share(concept: Concept, held: AbstractSet[int]) -> float:
    """Return how far the parts that are held count for the compound."""
    if len(held) == len(concept.parts):
        return 1.0
    if held <= concept.general_parts:
        return _ONE_GENERAL_PART
    lacking = set(range(len(concept.parts))) - held
    return _ALL_BUT_GENERAL if lacking <= concept.general_parts else _ONE_PART_ONLY
