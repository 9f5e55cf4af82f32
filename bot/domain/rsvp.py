"""Answers: in which way they come, which one counts, and who has a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from bot.domain.errors import DomainError, shortened, within
from bot.domain.ids import MemberId, MessageTs

MOST_GUESTS = 20
"""More guests than this is a typing error, or a tour of its own."""

LONGEST_COMMENT = 500
"""Characters of a member's remark."""

LONGEST_NAMES = 400
"""Characters of the names of all guests together: they have to fit in a button's value with the comment."""

LONGEST_NAME = 80
"""Characters of the name of a guest or deputy."""


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
    FORM = "form"
    ORGANISER = "organiser"
    """An organiser answered for a member who phoned."""
    CARRIED = "carried"
    """Not given by the member: it came along with an event that was moved or called back, to be confirmed."""
    LEFT = "left"
    """The member left the workspace: none of their answers stands any longer."""


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
    field = "guests"


class GuestsDoNotFit(DomainError):
    """More guests than there are places: the answer stands as it was. `places` are those they could have, themselves included."""

    text_id = "refused-guests-do-not-fit"


class DeputyAndComing(DomainError):
    """Whoever comes themselves sends no deputy."""

    text_id = "refused-deputy-and-coming"
    field = "deputy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What a member says beside yes, maybe or no; None where they say nothing of it."""

    guests: int | None = None
    names: tuple[str, ...] | None = None
    deputy: str | None = None
    comment: str | None = None
    takes_list: bool = False


NOTHING_MORE = Extras()


def checked_extras(answer: Answer, extras: Extras) -> Extras:
    """Put what was said in order: names are trimmed and count as guests, a comment is shown as cut, only the absent send a deputy.

    Raises:
        TextTooLong: a name, or all names together, have more characters than fit.
        TooManyGuests: more than 20 guests.
        DeputyAndComing: a deputy beside a yes or a maybe.
    """
    names = None if extras.names is None else tuple(within(name, LONGEST_NAME, field="names") for name in extras.names if name.strip())
    deputy = None if extras.deputy is None else within(extras.deputy, LONGEST_NAME, field="deputy")
    within("\n".join(names or ()), LONGEST_NAMES, field="names")
    guests = max(extras.guests or 0, len(names)) if names else extras.guests
    if guests is not None and not 0 <= guests <= MOST_GUESTS:
        raise TooManyGuests(limit=MOST_GUESTS)
    if deputy and answer is not Answer.NO:
        raise DeputyAndComing
    if answer is Answer.NO and guests:  # whoever does not come brings nobody
        guests, names = 0, ()
    comment = None if extras.comment is None else shortened(extras.comment.strip(), LONGEST_COMMENT)
    return replace(extras, guests=guests, names=names, deputy=deputy, comment=comment)


def answer_of_emoji(name: str) -> Answer | None:
    """Read a reaction as an answer, whatever its skin tone; None where it means nothing to us."""
    return _EMOJI.get(name.partition("::")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpEntry:
    """One thing a member did about an event, kept for ever; `at` is Slack's own time of it.

    A reaction has `emoji`, the `card` it is on, and is taken back by an entry with `on` false. Guests, names, deputy
    and comment are None where the way says nothing of them (a button, a reaction): what was said before then stays. A carried
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
    names: tuple[str, ...] | None = None
    """Names of guests, at most as many as there are guests."""
    deputy: str | None = None
    """Who comes instead: *afwezig, vervanger: naam*."""
    comment: str | None = None
    by: MemberId | None = None
    """The organiser who answered for them."""
    takes_list: bool = False
    """The whole party goes on the waiting list, at its end; a place it had is given up."""
    since: datetime | None = None
    confirm_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A member with the guests they bring: what they answer, since when, and whether they have a place.

    `since` is the rank on the waiting list: it stays as long as they ask for a chair, for themselves or for a deputy.
    With `confirm_by` the answer is provisional: it was carried along to another date, and lapses after that day unless the
    member confirms it.
    """

    member: MemberId
    answer: Answer
    since: datetime
    guests: int = 0
    names: tuple[str, ...] = ()
    deputy: str = ""
    comment: str = ""
    by: MemberId | None = None
    place: Place = Place.NONE
    confirm_by: date | None = None

    @property
    def size(self) -> int:
        """The number of chairs it takes: a deputy takes the chair of the member who sends them."""
        return 1 + self.guests

    @property
    def asks(self) -> bool:
        """Return whether it asks for a place."""
        return self.answer is Answer.YES or bool(self.deputy)


def in_order(entries: Iterable[RsvpEntry]) -> list[RsvpEntry]:
    """Put entries in order of Slack's time; at one moment what is taken back comes first."""
    return sorted(entries, key=lambda entry: (entry.at, entry.member, entry.on, entry.emoji or ""))


RECEIVED = frozenset({Way.COMMAND, Way.FORM, Way.ORGANISER})
"""Ways for which Slack gives no time: an answer is of the moment at which it came in, by our own clock."""

LONGEST_ON_THE_WAY = timedelta(minutes=1)
"""A tap that is older than this when it comes in is ignored: Slack has shown its warning long before."""


def noted_at(entry: RsvpEntry, *, now: datetime, later: datetime | None, later_received: datetime | None) -> datetime:
    """Return the moment of an entry that comes in `now`, so that no older answer wins because a clock was set.

    `later` is the latest moment after the entry's own of what is known of the event, `later_received` that of what was stamped
    by our clock. Our own stamps never go back. A tap comes in within seconds, so that what we stamped much later was
    stamped by a clock that was ahead; so was all that is still to come. What Slack stamped is never later than what we did
    for another reason, and keeps its place.
    """
    behind: datetime | None
    if entry.way is Way.REACTION and entry.at != now:
        behind = later_received if later_received is not None and later_received > now else None
    elif entry.way is Way.REACTION:  # found by comparing: what was done since we began to read is newer
        behind = later if later is not None and later - now > LONGEST_ON_THE_WAY else None
    elif entry.way is Way.BUTTON:
        ahead = later_received is not None and (later_received > now or later_received - entry.at > LONGEST_ON_THE_WAY)
        behind = later_received if ahead else None
    else:
        behind = later if entry.at == now else None  # what lapsed, lapsed at the end of its day
    return entry.at if behind is None else behind + timedelta(microseconds=1)


def party_of(entries: Iterable[RsvpEntry]) -> Party | None:
    """Replay what one member did in order of Slack's time: the answer that counts, since when; None where none is left.

    The last answer counts. Only reactions can be taken back; then the latest answer that still stands counts again, by
    whatever way it came. The order in which the entries arrived makes no difference.
    """
    party: Party | None = None
    standing: dict[object, RsvpEntry] = {}
    for place, entry in enumerate(in_order(entries)):
        key = _key(entry, place)
        standing.pop(key, None)  # given again counts from now
        if entry.way is Way.LEFT or (entry.way is Way.CARRIED and entry.on):
            party, standing = None, {}  # what was said before, or of another date, is history
        if entry.on:
            standing[key] = entry
        party = _after(party, list(standing.values()), restarts=entry.takes_list)
    return party


def signed_up(entries: Iterable[RsvpEntry], *, by: datetime) -> int:
    """Count the heads that had signed up for an event by a moment, whether there was place for them or not."""
    of_member: dict[MemberId, list[RsvpEntry]] = {}
    for entry in entries:
        if entry.at <= by:
            of_member.setdefault(entry.member, []).append(entry)
    parties = [party_of(each) for each in of_member.values()]
    return sum(party.size for party in parties if party is not None and party.asks)


def _key(entry: RsvpEntry, place: int) -> object:
    """Return what an entry replaces: the same reaction, the same carried answer; any other stands by itself."""
    match entry.way:
        case Way.REACTION:
            return entry.card, entry.emoji
        case Way.CARRIED:
            return Way.CARRIED
        case _:
            return place


def _after(before: Party | None, standing: Sequence[RsvpEntry], *, restarts: bool) -> Party | None:
    if not standing:
        return None
    counts = standing[-1]
    if before is not None and before.answer is counts.answer:
        told = _told(counts, _Details(guests=before.guests, names=before.names, deputy=before.deputy, comment=before.comment))
    else:
        told = _Details()
        for entry in reversed(list(takewhile(lambda entry: entry.answer is counts.answer, reversed(standing)))):
            told = _told(entry, told)
    after = Party(
        member=counts.member,
        answer=counts.answer,
        since=counts.since or counts.at,
        guests=told.guests,
        names=told.names,
        deputy=told.deputy,
        comment=told.comment,
        by=counts.by,
        confirm_by=counts.confirm_by,
    )
    return replace(after, since=before.since) if before is not None and _goes_on(before, after) and not restarts else after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Details:
    guests: int = 0
    names: tuple[str, ...] = ()
    deputy: str = ""
    comment: str = ""


def _told(entry: RsvpEntry, before: _Details) -> _Details:
    """Take what an entry says of guests, deputy and comment; where it says nothing, the former value stays."""
    guests = before.guests if entry.guests is None else entry.guests
    return _Details(
        guests=guests,
        names=(before.names if entry.names is None else entry.names)[:guests],
        deputy=before.deputy if entry.deputy is None else entry.deputy,
        comment=before.comment if entry.comment is None else entry.comment,
    )


def _goes_on(before: Party, after: Party) -> bool:
    """Return whether a rank stays: while they ask for a chair, whoever is to sit on it, or give the same answer without one."""
    return after.asks if before.asks else not after.asks and before.answer is after.answer


def keeping_place(before: Party | None, wanted: Party) -> Party:
    """Let a member keep their place, or their wait for one, while they ask for a chair; whoever ranks anew asks anew."""
    kept = before is not None and before.asks and wanted.asks and wanted.since <= before.since
    return replace(wanted, place=before.place) if before is not None and kept else wanted


def seat(parties: Iterable[Party], maximum: int | None) -> tuple[Party, ...]:
    """Give places: whoever has one keeps it, a free one goes to the first party in order that fits; no party is split."""
    ordered = sorted(parties, key=lambda party: (party.since, party.member))
    taken = sum(party.size for party in ordered if party.asks and party.place is Place.SEATED)
    seated: list[Party] = []
    for party in ordered:
        place = party.place
        if not party.asks:
            place = Place.NONE
        elif place is not Place.SEATED:
            fits = maximum is None or taken + party.size <= maximum
            place = Place.SEATED if fits else Place.WAITING
            taken += party.size if fits else 0
        seated.append(party if place is party.place else replace(party, place=place))
    return tuple(seated)


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of those who come, may come, do not, and wait; guests count with whoever brings them."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    waiting: int = 0


def tally(parties: Sequence[Party]) -> Tally:
    """Count heads: guests and deputies count for yes and for the waiting list, a maybe counts only itself."""
    return Tally(
        yes=sum(party.size for party in parties if party.place is Place.SEATED),
        maybe=sum(party.answer is Answer.MAYBE for party in parties),
        no=sum(party.answer is Answer.NO and not party.asks for party in parties),
        waiting=sum(party.size for party in parties if party.place is Place.WAITING),
    )
