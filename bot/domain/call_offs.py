"""Why people did not sign up for what was called off for want of sign-ups: asked once, by one tap, and kept in counts only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.errors import DomainError
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Party

ANSWERS_WITHIN = timedelta(days=30)
"""For so long an answer counts."""
FEWEST_SHOWN = 3
"""Under so many answers only organisers see the counts: of fewer one could guess whose they are."""


FOUND_BY = "afgelast gaat niet door waarom te weinig aanmeldingen called off too few signed up"
"""Words by which people look for why something was called off, in both languages."""


class Reason(StrEnum):
    """Why somebody did not sign up."""

    DATE = "date"
    TOPIC = "topic"
    COSTS = "costs"
    UNSEEN = "unseen"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOff:
    """How far an event had come that was called off for want of sign-ups, and what people said of it."""

    event: EventId
    signed_up: int
    minimum: int
    counts: Mapping[Reason, int]
    asked: int

    @property
    def answered(self) -> int:
        """Return the number of those who answered."""
        return sum(self.counts.values())

    def shows_counts(self, *, to_organiser: bool) -> bool:
        """Return whether the counts are shown: to organisers always, to others once one can guess nobody's."""
        return to_organiser or self.answered >= FEWEST_SHOWN


class NotAskedWhy(DomainError):
    """They were not asked, or too long ago, or it takes place after all."""

    text_id = "refused-not-asked-why"


class AnsweredWhy(DomainError):
    """They gave their reason, which cannot be told from the others any more."""

    text_id = "refused-answered-why"


def is_for_want_of_people(event: Event, *, signed_up: int) -> bool:
    """Return whether an event that is called off now has too few sign-ups for its minimum."""
    return event.plan.minimum is not None and signed_up < event.plan.minimum


def to_ask(invited: Collection[MemberId], parties: Mapping[MemberId, Party]) -> set[MemberId]:
    """Return who is asked why: those invited who did not sign up, whatever else they said."""
    return {member for member in invited if member not in parties or not parties[member].asks}


def asked_from(today: date) -> date:
    """Return the day from which they are asked: the next, so that a slip can be taken back and the news itself has come before."""
    return today + timedelta(days=1)
