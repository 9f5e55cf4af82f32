"""The yearbook: what a network decided and did in a year, for whoever comes after; of who was there only the number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.events import Event
from bot.domain.minutes import Minutes
from bot.domain.rsvp import Tally
from bot.domain.view_models import ShownDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An event that is over, or did not take place as announced."""

    event: Event
    tally: Tally
    there: tuple[tuple[datetime, int], ...] = ()
    """How many were there, guests with them, each time people came together of which it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOf:
    """One year, each in order of its day."""

    year: int
    decisions: tuple[ShownDecision, ...] = ()
    events: tuple[Held, ...] = ()
    minutes: tuple[Minutes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearbook:
    """The years in which there was something, in order."""

    network: str
    made_at: datetime
    years: Sequence[YearOf]
