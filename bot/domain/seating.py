"""Who sits where: one rule by which places are given out, in the order of Slack's time whatever order things arrive in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.domain.attendees import RecordedAnswer
from bot.domain.ids import MemberId
from bot.domain.rsvp import GuestsDoNotFit, Party, Place, RsvpEntry, Way, in_order, keeping_place, party_of, seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The maximum from a change on: what was recorded after entry `after` cannot go before it."""

    maximum: int | None
    after: int = 0


class Seating:
    """The parties of an event with their places.

    Whoever has a place keeps it; a free one goes to the first party in order that fits; no party is split, and nobody who
    fits is left waiting. With a maximum of three, behind the bar those who wait:

        Anna comes with a guest   Anna 2
        Bram comes with a guest   Anna 2 | Bram 2         one chair is free, but no party is split
        Carla comes               Anna 2, Carla | Bram 2  the first that fits; Bram keeps the rank
        Anna does not come        Bram 2, Carla           the two chairs go to the first in order, which fits again
    """

    def __init__(self, parties: Iterable[Party], maximum: int | None, *, held: int = 0) -> None:
        """Take the parties as they sit and wait; `held` chairs are others', who stay where they are."""
        self._held = held
        self._maximum = maximum
        self._sit(parties)

    @property
    def parties(self) -> dict[MemberId, Party]:
        """Return the parties in order of rank."""
        return {party.member: party for party in sorted(self._parties.values(), key=lambda party: (party.since, party.member))}

    @property
    def everybody_sits(self) -> bool:
        """Return whether nobody waits: then it made no difference who came first."""
        return all(party.place is not Place.WAITING for party in self._parties.values())

    def hear(self, member: MemberId, wanted: Party | None) -> None:
        """Let a member answer, or have nothing answered any more.

        Raises:
            GuestsDoNotFit: a party that sits grew and does not fit; all stays as it was.
        """
        had = self._parties.get(member)
        party = keeping_place(had, wanted) if wanted is not None else None
        chairs = had.size if had is not None and had.place is Place.SEATED else 0
        grows = party.size - chairs if party is not None and chairs and party.place is Place.SEATED else 0
        if self._maximum is not None and grows > max(0, self._maximum - self._taken):
            raise GuestsDoNotFit(places=self._maximum - self._taken + chairs)
        kept = party.size if party is not None and party.place is Place.SEATED else 0
        self._taken += kept - chairs
        self._parties.pop(member, None)
        if party is not None:
            self._parties[member] = party
        if kept < chairs:
            self._give_out()
        elif party is not None and party.asks and party.place is not Place.SEATED:
            self._place(party)

    def leave(self, members: Iterable[MemberId]) -> None:
        """Withdraw the answers of several at one moment: the places they leave are given out together."""
        for member in members:
            self._parties.pop(member, None)
        self._give_out()

    def resize(self, maximum: int | None) -> None:
        """Change the maximum; nobody who sits loses their place."""
        self._maximum = maximum
        self._give_out()

    def _fits(self, chairs: int) -> bool:
        return self._maximum is None or self._taken + chairs <= self._maximum

    def _place(self, party: Party) -> None:
        """Seat or list one who asks: nobody else who waits fits, or they would not wait."""
        fits = self._fits(party.size)
        self._parties[party.member] = replace(party, place=Place.SEATED if fits else Place.WAITING)
        self._taken += party.size if fits else 0

    def _give_out(self) -> None:
        room = None if self._maximum is None else self._maximum - self._held
        self._sit(seat(self._parties.values(), room))

    def _sit(self, parties: Iterable[Party]) -> None:
        self._parties = {party.member: party for party in parties}
        self._taken = self._held + sum(party.size for party in self._parties.values() if party.place is Place.SEATED)


def replay(recorded: Sequence[RecordedAnswer], rooms: Sequence[Room]) -> dict[MemberId, Party]:
    """Give places out anew from all that was ever done, in Slack's order from one decision to the next.

    What nobody did in Slack (a change of the maximum, answers that come along or lapse, a member who left) stays where it was
    recorded: what comes to light after it cannot go before it. Growing where there is no room for it leaves a party as it was.
    """
    seating = Seating((), rooms[0].maximum if rooms else None)
    heard: dict[MemberId, list[RsvpEntry]] = {}
    for stretch in _stretches(recorded, rooms[1:]):
        if isinstance(stretch, Room):
            seating.resize(stretch.maximum)
            continue
        if stretch and _ends(stretch[0]):
            for entry in stretch:
                heard.setdefault(entry.member, []).append(entry)
            seating.leave(entry.member for entry in stretch if party_of(heard[entry.member]) is None)
            continue
        for entry in in_order(stretch):
            known = heard.setdefault(entry.member, [])
            known.append(entry)
            with suppress(GuestsDoNotFit):
                seating.hear(entry.member, party_of(known))
    return seating.parties


def in_slacks_order(entry: RsvpEntry) -> bool:
    """Return whether an entry takes its place by Slack's time of it, and not where it was recorded."""
    return entry.way not in {Way.CARRIED, Way.LEFT}


def _stretches(recorded: Sequence[RecordedAnswer], rooms: Sequence[Room]) -> Iterator[Room | list[RsvpEntry]]:
    """Cut the history at each decision; what lapses at one moment lapses together."""
    stretch: list[RsvpEntry] = []
    ahead = list(rooms)
    for each in recorded:
        while ahead and each.number > ahead[0].after:
            yield stretch
            yield ahead.pop(0)
            stretch = []
        if stretch and not _go_together(stretch[-1], each.entry):
            yield stretch
            stretch = []
        stretch.append(each.entry)
    yield stretch
    yield from ahead


def _go_together(one: RsvpEntry, next_one: RsvpEntry) -> bool:
    if in_slacks_order(one) and in_slacks_order(next_one):
        return True
    return _ends(one) and _ends(next_one) and one.at == next_one.at


def _ends(entry: RsvpEntry) -> bool:
    """Return whether an entry takes away what somebody had, without their doing anything: it lapsed, or they left."""
    return not in_slacks_order(entry) and not entry.on
