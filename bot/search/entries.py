"""What goes into the index and what comes out of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

HOLDS = "decided"
"""The status of a decision that still holds."""


SURE = 0.4
"""The share of the best score from which a hit is told as an answer."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A decision as the index knows it; `status` is `decided`, `superseded` or `revoked`."""

    number: int
    on: date
    meeting: str
    topic: str
    text: str
    status: str
    successor: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision that answers the question; scores compare within one answer only."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: hits best first; or none, the nearest `topics`, and `guesses`: what has some of the words, not those that tell."""

    hits: tuple[Hit, ...]
    topics: tuple[str, ...]
    guesses: tuple[Hit, ...] = ()
    covered: float = 0.0
    """Which share of what is asked, weighed by how telling each word is, the best hits hold."""

    @property
    def sure(self) -> int:
        """Return the number of hits, from the first on, near the best one: what follows only may be of use."""
        least = self.hits[0].score * SURE if self.hits else 0.0
        return next((at for at, hit in enumerate(self.hits) if hit.score < least), len(self.hits))


class Vectors(Protocol):
    """Embeddings of decisions by number, ready for comparison."""

    def put(self, number: int, vector: bytes) -> None:
        """Keep an embedding, in place of an earlier one."""

    def discard(self, number: int) -> None:
        """Forget an embedding; one that is not there is no mistake."""

    def __contains__(self, number: object) -> bool:
        """Return whether there is an embedding of the decision."""

    def likeness(self, vector: bytes) -> "Likeness":
        """Compare a question with all of them."""


class Likeness(Protocol):
    """How similar the decisions are to one question, from -1 to 1."""

    def nearest(self, most: int) -> list[int]:
        """Return the nearest decisions, in no order."""

    def of(self, numbers: Collection[int]) -> Mapping[int, float]:
        """Return the similarity of these decisions, as far as they have embeddings."""


class Encoder(Protocol):
    """Turns texts into vectors (embeddings) that lie near each other when the texts mean the same, whatever their language."""

    @property
    def name(self) -> str:
        """Return the name of its embeddings; stored ones of another name are of no use."""

    def of_decisions(self, entries: Sequence[IndexEntry]) -> list[bytes]:
        """Return an embedding for each decision, by its topic and text alone, as it can be stored."""

    def of_question(self, question: str) -> bytes:
        """Return the embedding of a question."""

    def vectors(self) -> Vectors:
        """Return an empty collection for its embeddings."""
