"""Places: one rule by which everybody gets or loses one, whatever made it free, and a word to those whose place changed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.db import capacities, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.notices import TellPassedOver, TellPlace
from bot.domain.rsvp import GuestsDoNotFit, Party, Place, RsvpEntry, party_of
from bot.domain.seating import Room, Seating, in_slacks_order, replay
from bot.services.cards import queue_refresh
from bot.services.news_timing import news_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """The parties of an event before and after something happened to it: those who wait, and those it happened to."""

    before: dict[MemberId, Party]
    after: dict[MemberId, Party]
    held: int = 0
    """Chairs of others, to whom nothing happened."""

    def changed(self) -> Iterator[MemberId]:
        """Yield those whose answer or place is not what it was."""
        return (member for member in {**self.before, **self.after} if self.before.get(member) != self.after.get(member))

    def promoted(self) -> Iterator[Party]:
        """Yield those who waited and have a place now, in order of rank."""
        return (party for party in self.replaced() if party.place is Place.SEATED)

    def replaced(self) -> Iterator[Party]:
        """Yield those who waited and have a place now, and those who have to wait from now on, in order of rank."""
        for party in self.after.values():
            was = self.before[party.member].place if party.member in self.before else Place.NONE
            if (was is Place.WAITING and party.place is Place.SEATED) or (was is not Place.WAITING and party.place is Place.WAITING):
                yield party

    def free(self, maximum: int | None) -> int:
        """Count the chairs that nobody has; none are counted where there is no maximum."""
        taken = sum(party.size for party in self.after.values() if party.place is Place.SEATED)
        return 0 if maximum is None else maximum - self.held - taken

    def passed_over(self) -> Iterator[Party]:
        """Yield those who still wait while somebody behind them got a place, in order of rank."""
        last = max(((party.since, party.member) for party in self.promoted()), default=None)
        for party in self.after.values():
            waited = self.before.get(party.member, party).place is Place.WAITING
            if last is not None and waited and party.place is Place.WAITING and (party.since, party.member) < last:
                yield party


def reckon(session: WorkspaceSession, event: Event, members: Collection[MemberId] = (), *, now: datetime) -> Reckoned:
    """Reckon who has a place, now that these members did something or the maximum changed; the event's row is held.

    What was done before something that is known already (Slack's events come late, and in any order) is put in its place: all
    is replayed, unless everybody has a place and the order made no difference. With a maximum of one:

        Bram taps at 10.00      Bram sits
        Anna's ✅ of 9.59       comes in after it, and somebody has to wait: replayed, Anna sits and Bram waits; Bram is told
        Carla taps at 10.05     nothing later is known: Carla waits behind Bram, and nothing is replayed
        Anna's ❌ of 10.03      late as well: replayed, Bram sits, ahead of Carla; Bram is told

    Raises:
        GuestsDoNotFit: a party that sits grew and does not fit.
    """
    rooms = _rooms(session, event, now=now)
    # Of a thousand who come and stay where they are only the number matters.
    concerned, held = rsvps.concerned(session, event.id, members)
    before = {party.member: party for party in concerned}
    seating = Seating(concerned, event.plan.maximum, held=held)
    late, refused, gone = False, False, list[MemberId]()
    for member in members:
        entries = rsvps.entries_of(session, event.id, member)
        late = late or (event.plan.maximum is not None and _is_late(session, event, entries[-1]))
        wanted = party_of(entries)
        if wanted is None:
            gone.append(member)
            continue
        try:
            seating.hear(member, wanted)
        except GuestsDoNotFit:
            if not late:
                raise
            refused = True
    if gone or not members:
        seating.leave(gone)
    if refused or (late and not seating.everybody_sits):
        everybody = {party.member: party for party in rsvps.parties(session, event.id)}
        return Reckoned(before=everybody, after=replay(rsvps.history(session, event.id), rooms))
    return Reckoned(before=before, after=seating.parties, held=held)


def keep(session: WorkspaceSession, event: Event, reckoned: Reckoned, *, now: datetime, quiet: Collection[MemberId] = ()) -> None:
    """Keep what was reckoned. Those whose place changed, and those passed over, are told, save those who hear it otherwise (`quiet`); the
    cards are refreshed.
    """
    changed = list(reckoned.changed())
    for member in changed:
        if member in reckoned.after:
            rsvps.save_party(session, event.id, reckoned.after[member])
        else:
            rsvps.remove_party(session, event.id, member)
    for party in reckoned.replaced():
        if party.member not in quiet:
            _tell(session, event, TellPlace(event=event.id, member=party.member), now=now)
    for party in reckoned.passed_over():
        if party.member not in quiet:
            _tell(session, event, TellPassedOver(event=event.id, member=party.member), now=now)
    if changed:
        queue_refresh(session, event, now=now)


def _tell(session: WorkspaceSession, event: Event, notice: TellPlace | TellPassedOver, *, now: datetime) -> None:
    outbox.add(session, notice, now=now, due_at=news_at(session, notice.member, starts_at=event.plan.next_begins_at(now), now=now))


def _is_late(session: WorkspaceSession, event: Event, entry: RsvpEntry) -> bool:
    return in_slacks_order(entry) and rsvps.anything_after(session, event.id, entry.at)


def _rooms(session: WorkspaceSession, event: Event, *, now: datetime) -> list[Room]:
    """Read what the maximum was, and note it where it has changed."""
    rooms = capacities.of(session, event.id)
    if rooms and rooms[-1].maximum == event.plan.maximum:
        return rooms
    return [*rooms, capacities.note(session, event.id, event.plan.maximum, known=len(rooms), now=now)]
