"""Who comes to an event, who may, who waits, and of whom nothing was heard: what lists are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audience import UNKNOWN, Profile
from bot.domain.rsvp import Answer, Entry, Party, Place
from bot.domain.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A member on a list of who was there; `came` says it for each time that was ticked, of which a course has several.

    None: nobody said so of them.
    """

    name: str
    profile: Profile = UNKNOWN
    came: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Present):
    """A member who answered, with what a list says of him; his deputy's presence is his."""

    party: Party
    invited: bool = True
    by: str = ""
    """The organiser who answered for him, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendees:
    """The list of an event as one reader may see it: comments, and names of who has not answered, only for organisers."""

    shown: Shown
    listed: tuple[Attendee, ...] = ()
    """In order of rank."""
    silent: int = 0
    """How many of the invited have not answered."""
    silent_names: tuple[str, ...] = ()
    unannounced: tuple[Present, ...] = ()
    """Who was there without having answered."""
    ticked: tuple[datetime, ...] = ()
    """When those times began of which it was ticked who was there."""
    for_organiser: bool = False

    @property
    def coming(self) -> Sequence[Attendee]:
        """Who has a place, for himself or for a deputy."""
        return [each for each in self.listed if each.party.place is Place.SEATED]

    @property
    def waiting(self) -> Sequence[Attendee]:
        """The waiting list, in order."""
        return [each for each in self.listed if each.party.place is Place.WAITING]

    @property
    def maybe(self) -> Sequence[Attendee]:
        """Who may come."""
        return [each for each in self.listed if each.party.answer is Answer.MAYBE]

    @property
    def absent(self) -> Sequence[Attendee]:
        """Who does not come, and sends nobody."""
        return [each for each in self.listed if each.party.answer is Answer.NO and not each.party.asks]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One thing that was done about an event, as it stands in its history."""

    number: int
    entry: Entry
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A line of the history with names."""

    name: str
    entry: Entry
    by: str = ""
