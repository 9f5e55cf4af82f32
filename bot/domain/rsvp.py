"""Answers: by which way they come, which one counts, and who has a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import takewhile

from bot.domain.errors import DomainError
from bot.domain.ids import MemberId, MessageTs

MOST_GUESTS = 20
"""More guests than this is a slip of the finger or a tour of its own."""

LONGEST_COMMENT = 500
"""Characters of a member's remark."""


class Answer(StrEnum):
    """What a member says to an invitation."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Way(StrEnum):
    """By which way an answer came."""

    BUTTON = "button"
    REACTION = "reaction"
    COMMAND = "command"
    CARRIED = "carried"
    """Not given by the member: it came along with an event that was moved or called back, to be confirmed."""


class Place(StrEnum):
    """Whether a party has a place; only a yes asks for one."""

    NONE = "none"
    SEATED = "seated"
    WAITING = "waiting"


SEEDS = {Answer.YES: "white_check_mark", Answer.MAYBE: "grey_question", Answer.NO: "x"}
"""The reactions the bot sets itself, so that answering is one tap."""

_EMOJI = {
    "white_check_mark": Answer.YES,
    "heavy_check_mark": Answer.YES,
    "+1": Answer.YES,
    "thumbsup": Answer.YES,
    "grey_question": Answer.MAYBE,
    "question": Answer.MAYBE,
    "thinking_face": Answer.MAYBE,
    "x": Answer.NO,
    "-1": Answer.NO,
    "thumbsdown": Answer.NO,
    "no_entry_sign": Answer.NO,
}


class TooManyGuests(DomainError):
    """More guests than one member may bring."""

    text_id = "refused-too-many-guests"


class GuestsDoNotFit(DomainError):
    """More guests than there are places: the answer stands as it was."""

    text_id = "refused-guests-do-not-fit"


def answer_of_emoji(name: str) -> Answer | None:
    """Read a reaction as an answer, whatever its skin tone; None where it means nothing to us."""
    return _EMOJI.get(name.partition("::")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a member did about an event, kept for ever; `at` is Slack's own time of it.

    A reaction has `emoji`, the `card` it stands on, and is taken back by an entry with `on` false. Guests and comment
    are None where the way says nothing of them (a button, a reaction): what was said before then stays. A carried
    answer starts anew with the rank it had (`since`), until it is confirmed or lapses (`confirm_by`, that day included);
    it lapses by an entry with `on` false.
    """

    member: MemberId
    answer: Answer
    way: Way
    at: datetime
    emoji: str | None = None
    card: MessageTs | None = None
    on: bool = True
    guests: int | None = None
    comment: str | None = None
    since: datetime | None = None
    confirm_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A member with the guests he brings: what he answers, since when, and whether he has a place.

    `since` is the rank on the waiting list: it stays while the answer stays yes. With `confirm_by` the answer is
    provisional: it was carried along to another date, and lapses after that day unless the member confirms it.
    """

    member: MemberId
    answer: Answer
    since: datetime
    guests: int = 0
    comment: str = ""
    place: Place = Place.NONE
    confirm_by: date | None = None

    @property
    def size(self) -> int:
        """How many chairs it takes."""
        return 1 + self.guests


def party_of(entries: Iterable[Entry]) -> Party | None:
    """Replay what one member did in order of Slack's time: the answer that counts, since when; None where none stands.

    The last answer counts. Only reactions can be taken back; then the latest answer that still stands counts again, by
    whatever way it came. The order in which the entries arrived makes no difference.
    """
    party: Party | None = None
    standing: dict[object, Entry] = {}
    for place, entry in enumerate(sorted(entries, key=lambda each: each.at)):
        key = _key(entry, place)
        standing.pop(key, None)  # given again counts from now
        if entry.way is Way.CARRIED and entry.on:
            party, standing = None, {}  # what was said of another date is history
        if entry.on:
            standing[key] = entry
        party = _after(party, list(standing.values()))
    return party


def _key(entry: Entry, place: int) -> object:
    """Say what an entry takes the place of: the same reaction, the same carried answer; any other stands by itself."""
    match entry.way:
        case Way.REACTION:
            return entry.card, entry.emoji
        case Way.CARRIED:
            return Way.CARRIED
        case _:
            return place


def _after(before: Party | None, standing: Sequence[Entry]) -> Party | None:
    if not standing:
        return None
    counts = standing[-1]
    if before is not None and before.answer is counts.answer:
        guests = before.guests if counts.guests is None else counts.guests
        comment = before.comment if counts.comment is None else counts.comment
        return replace(before, guests=guests, comment=comment, confirm_by=counts.confirm_by)
    same = list(takewhile(lambda entry: entry.answer is counts.answer, reversed(standing)))
    return Party(
        member=counts.member,
        answer=counts.answer,
        since=counts.since or counts.at,
        guests=next((entry.guests for entry in same if entry.guests is not None), 0),
        comment=next((entry.comment for entry in same if entry.comment is not None), ""),
        confirm_by=counts.confirm_by,
    )


def keeping_place(before: Party | None, wanted: Party) -> Party:
    """Let a member keep his place, or his wait for one, while he gives the same answer."""
    return replace(wanted, place=before.place) if before is not None and before.answer is wanted.answer else wanted


def seat(parties: Iterable[Party], maximum: int | None) -> tuple[Party, ...]:
    """Give places: who has one keeps it, a free one goes to the first party in order that fits; nobody is split."""
    ordered = sorted(parties, key=lambda party: (party.since, party.member))
    taken = sum(party.size for party in ordered if party.answer is Answer.YES and party.place is Place.SEATED)
    seated: list[Party] = []
    for party in ordered:
        place = party.place
        if party.answer is not Answer.YES:
            place = Place.NONE
        elif place is not Place.SEATED:
            fits = maximum is None or taken + party.size <= maximum
            place = Place.SEATED if fits else Place.WAITING
            taken += party.size if fits else 0
        seated.append(party if place is party.place else replace(party, place=place))
    return tuple(seated)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many come, may come, do not, and wait; guests count with who brings them."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    waiting: int = 0


def tally(parties: Sequence[Party]) -> Tally:
    """Count heads: guests count for yes and for the waiting list, a maybe counts only itself."""
    return Tally(
        yes=sum(party.size for party in parties if party.place is Place.SEATED),
        maybe=sum(party.answer is Answer.MAYBE for party in parties),
        no=sum(party.answer is Answer.NO for party in parties),
        waiting=sum(party.size for party in parties if party.place is Place.WAITING),
    )
