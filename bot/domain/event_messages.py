"""What an organiser writes to those an event concerns, one direct message each; once per event to those who still doubt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import DomainError
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Answer, Party, Place

LONGEST_WORDS = 1400
"""Characters; with the rest of a form's metadata (3,000 at most) they fit between the form and what it is shown as."""


class Whom(StrEnum):
    """To whom an organiser writes."""

    COMING = "coming"
    WAITING = "waiting"
    INVITED = "invited"
    DOUBTING = "doubting"
    """Those who said maybe, and those invited who have not answered: the nudge, which is given once."""


CHOICES = (Whom.COMING, Whom.WAITING, Whom.INVITED)
"""What a message may be for; a nudge has a button of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMessage:
    """What was written; the words of a nudge may be empty: then it says the bot's own."""

    id: int
    event: EventId
    whom: Whom
    words: str
    written_by: MemberId
    written_at: datetime


class MessageUnknown(DomainError):
    """No such message, or not one to them."""

    text_id = "refused-message-unknown"


class NudgedAlready(DomainError):
    """Those who doubt were reminded once: that is all there is."""

    text_id = "refused-nudged-already"


class NobodyToTell(DomainError):
    """There is nobody whom it would reach."""

    text_id = "refused-nobody-to-tell"
    field = "whom"


def addressed(whom: Whom, parties: Mapping[MemberId, Party], invited: Collection[MemberId]) -> set[MemberId]:
    """Return to whom it goes, by how they answered; a party with a deputy has a place, and whoever sends one hears."""
    match whom:
        case Whom.COMING:
            return {member for member, party in parties.items() if party.place is Place.SEATED}
        case Whom.WAITING:
            return {member for member, party in parties.items() if party.place is Place.WAITING}
        case Whom.INVITED:
            return set(invited)
        case Whom.DOUBTING:
            return set(invited) - parties.keys() | {member for member, party in parties.items() if party.answer is Answer.MAYBE}
