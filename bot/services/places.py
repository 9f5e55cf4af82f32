"""Places: one rule by which everybody gets or loses one, whatever made it free, and a word to whose place changed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.db import outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.notices import TellPlace
from bot.domain.rsvp import Party, Place, keeping_place, party_of, seat
from bot.services.events import queue_refresh
from bot.services.speaking import news_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """The parties of an event before and after something happened to it."""

    before: dict[MemberId, Party]
    after: dict[MemberId, Party]

    def changed(self) -> Iterator[MemberId]:
        """Name whose answer or place is not what it was."""
        return (member for member in {**self.before, **self.after} if self.before.get(member) != self.after.get(member))

    def promoted(self) -> Iterator[Party]:
        """Give who waited and has a place now, in order of rank."""
        for party in self.after.values():
            if party.place is Place.SEATED and self.before.get(party.member, party).place is Place.WAITING:
                yield party


def reckon(session: WorkspaceSession, event: Event, members: Collection[MemberId] = ()) -> Reckoned:
    """Reckon who has a place, now that these members did something or the maximum changed; the event's row is held."""
    before = {party.member: party for party in rsvps.parties(session, event.id)}
    after = dict(before)
    for member in members:
        wanted = party_of(rsvps.entries_of(session, event.id, member))
        after.pop(member, None)
        if wanted is not None:
            after[member] = keeping_place(before.get(member), wanted)
    return Reckoned(before=before, after={party.member: party for party in seat(after.values(), event.plan.maximum)})


def keep(session: WorkspaceSession, event: Event, reckoned: Reckoned, *, now: datetime, quiet: Collection[MemberId] = ()) -> None:
    """Keep what was reckoned: who got a place is told, save who hears it otherwise (`quiet`), and the cards are refreshed."""
    changed = list(reckoned.changed())
    for member in changed:
        if member in reckoned.after:
            rsvps.save_party(session, event.id, reckoned.after[member])
        else:
            rsvps.remove_party(session, event.id, member)
    for party in reckoned.promoted():
        if party.member not in quiet:
            due_at = news_at(session, party.member, starts_at=event.plan.starts_at, now=now)
            outbox.add(session, TellPlace(event=event.id, member=party.member), now=now, due_at=due_at)
    if changed:
        queue_refresh(session, event, now=now)
