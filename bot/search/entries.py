"""What goes into the index and what comes out of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
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
    """An answer: hits best first, or none and the `topics` that come nearest."""

    hits: tuple[Hit, ...]
    topics: tuple[str, ...]
