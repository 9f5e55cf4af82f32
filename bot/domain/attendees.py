"""Who comes to an event, who may, who waits, and who has not answered: what lists are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audience import UNKNOWN, Profile
from bot.domain.rsvp import Answer, Party, Place, RsvpEntry
from bot.domain.view_models import ShownEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A member on a list of who was there; `came` holds it for each time that was ticked, of which a course has several.

    None: nobody said so of them.
    """

    name: str
    profile: Profile = UNKNOWN
    came: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Present):
    """A member who answered, with what a list says of them; their deputy's presence counts as theirs."""

    party: Party
    invited: bool = True
    by: str = ""
    """The organiser who answered for them, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendees:
    """The list of an event as one reader may see it: comments, and names of those who have not answered, only for organisers."""

    shown: ShownEvent
    listed: tuple[Attendee, ...] = ()
    """In order of rank."""
    silent: int = 0
    """The number of those invited who have not answered."""
    silent_names: tuple[str, ...] = ()
    unannounced: tuple[Present, ...] = ()
    """Those who were there without having answered."""
    ticked: tuple[datetime, ...] = ()
    """When the times began for which attendance was ticked."""
    for_organiser: bool = False

    @property
    def coming(self) -> Sequence[Attendee]:
        """Those who have a place, for themselves or for a deputy."""
        return [each for each in self.listed if each.party.place is Place.SEATED]

    @property
    def waiting(self) -> Sequence[Attendee]:
        """The waiting list, in order."""
        return [each for each in self.listed if each.party.place is Place.WAITING]

    @property
    def maybe(self) -> Sequence[Attendee]:
        """Those who may come."""
        return [each for each in self.listed if each.party.answer is Answer.MAYBE]

    @property
    def absent(self) -> Sequence[Attendee]:
        """Those who do not come, and send nobody."""
        return [each for each in self.listed if each.party.answer is Answer.NO and not each.party.asks]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAnswer:
    """One thing that was done about an event, as its history has it."""

    number: int
    entry: RsvpEntry
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A line of the history with names."""

    name: str
    entry: RsvpEntry
    by: str = ""
