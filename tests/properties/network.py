"""A small network in which anything may happen to its events, and what must hold whatever did."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import select, update

from bot.db import cards, events, rsvps
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import EventRow, OutboxRow
from bot.domain.errors import DomainError
from bot.domain.events import Event, EventKind, EventState
from bot.domain.ids import EventId, MemberId, MessageTs, WorkspaceId
from bot.domain.members import Language
from bot.domain.moving import on_another_day
from bot.domain.rsvp import Answer, Extras, Party, Place, RsvpEntry, Tally, Way, party_of, tally
from bot.services import event_life, go_no_go, lapsing, moving, rsvp
from bot.services.cards import posted
from bot.services.events import show
from bot.texts import Texts
from bot.views.events import channel_card
from tests.builders import ANNA, BRAM, CARLA, GENERAL, NOW, ZONE, announced, crowd, people

MEMBERS: Final = (ANNA, BRAM, CARLA, *(MemberId(f"U5{number:04}") for number in range(5)))
EMOJI: Final = {Answer.YES: "white_check_mark", Answer.MAYBE: "grey_question", Answer.NO: "x"}
FIRST: Final = datetime(2012, 11, 26, 8, 0, tzinfo=UTC)
LAST_DAY: Final = timedelta(days=60)

Standing = tuple[Answer, Place, int, date | None]
"""What a member has at an event: their answer, their place, their heads, and until when it is provisional."""


@dataclass
class Network:
    """A workspace of its own, with two events, and the clock that goes on with each thing that happens."""

    sessions: Sessions
    workspace: WorkspaceId = field(default_factory=lambda: WorkspaceId(f"T{uuid4().hex[:20]}"))
    now: datetime = NOW

    def begin(self, *maxima: int | None) -> None:
        """Announce an event for each maximum; its card is in the channel."""
        with self.sessions.writing(self.workspace) as session:
            people(session)
            crowd(session, len(MEMBERS) - 3)
            for number, maximum in enumerate(maxima):
                starts = FIRST + timedelta(days=7 * number)
                event = announced(
                    session, kind=EventKind.TOUR, starts_at=starts, ends_at=starts + timedelta(hours=6), minimum=1, maximum=maximum
                )
                self._card(session, event.id)

    @contextmanager
    def doing(self) -> Iterator[WorkspaceSession]:
        """Let one thing happen in a transaction of its own; what is refused changes nothing."""
        self.now += timedelta(seconds=7)
        try:
            with self.sessions.writing(self.workspace) as session:
                yield session
        except DomainError:
            return

    def say(self, event: EventId, member: MemberId, answer: Answer, *, guests: int | None = None, late: float = 0) -> None:
        with self.doing() as session:
            at = self.now - timedelta(seconds=late)
            rsvp.answer(session, event, member, answer, Way.BUTTON, at=at, now=self.now, extras=Extras(guests=guests))

    def react(self, event: EventId, member: MemberId, answer: Answer, *, on: bool, late: float = 0) -> None:
        with self.doing() as session:
            standing = cards.of_event(session, event)
            if standing:
                at = self.now - timedelta(seconds=late)
                rsvp.react(session, GENERAL, standing[-1].ts, member, EMOJI[answer], on=on, at=at, now=self.now)

    def limit(self, event: EventId, maximum: int | None) -> None:
        with self.doing() as session:
            planned = events.get(session, event)
            typed = replace(planned.plan, maximum=maximum)
            event_life.change(session, event, typed, seen=planned.version, by=ANNA, now=self.now, zone=ZONE)

    def move(self, event: EventId, days: int) -> None:
        with self.doing() as session:
            plan = events.get(session, event).plan
            day = (plan.starts_at + timedelta(days=days)).date()
            new = moving.move(session, event, on_another_day(plan, day, today=self.now.date(), zone=ZONE), by=ANNA, now=self.now, zone=ZONE)
            self._card(session, new.id)

    def move_into(self, event: EventId, target: EventId) -> None:
        with self.doing() as session:
            moving.move_into(session, event, target, by=ANNA, now=self.now, zone=ZONE)

    def undo_move(self, event: EventId) -> None:
        with self.doing() as session:
            back = moving.undo(session, event, by=ANNA, now=self.now, zone=ZONE)
            self._card(session, back.id)

    def call_off(self, event: EventId) -> None:
        with self.doing() as session:
            event_life.call_off(session, event, by=ANNA, now=self.now)

    def restore(self, event: EventId) -> None:
        with self.doing() as session:
            event_life.restore(session, event, by=ANNA, now=self.now, zone=ZONE)
            self._card(session, event)

    def close(self, event: EventId, *, closed: bool) -> None:
        with self.doing() as session:
            (event_life.close if closed else event_life.reopen)(session, event, by=ANNA, now=self.now)

    def go_ahead(self, event: EventId) -> None:
        with self.doing() as session:
            go_no_go.go_ahead(session, event, by=ANNA, now=self.now)

    def pass_time(self, days: int) -> None:
        """Let days go by, and what is not confirmed lapse; the comparisons before it have found nothing."""
        self.now += timedelta(days=days)
        lapsed = 1
        while lapsed:
            with self.sessions.writing(self.workspace) as session:
                lapsed = lapsing.plan_lapses(session, now=self.now, zone=ZONE)
                waiting = self._compared(session)
                lapsed = lapsed or waiting

    def numbers(self) -> list[EventId]:
        with self.sessions.reading(self.workspace) as session:
            return [EventId(number) for number in session.scalars(select(EventRow.id).where(EventRow.workspace_id == self.workspace))]

    def standing(self) -> dict[tuple[EventId, MemberId], Standing]:
        """Return what everybody has at every event that takes place."""
        with self.sessions.reading(self.workspace) as session:
            return {
                (event.id, party.member): (party.answer, party.place, party.size, party.confirm_by)
                for event in self.taking_place(session)
                for party in rsvps.parties(session, event.id)
            }

    def taking_place(self, session: WorkspaceSession) -> Iterator[Event]:
        for number in session.scalars(select(EventRow.id).where(EventRow.workspace_id == self.workspace)):
            event = events.get(session, EventId(number))
            if event.state is EventState.ANNOUNCED:
                yield event

    def stood(self) -> dict[EventId, dict[MemberId, Party]]:
        """Return everybody's state at every event, also at one that moved or was called off."""
        with self.sessions.reading(self.workspace) as session:
            return {event: {party.member: party for party in rsvps.parties(session, event)} for event in self.numbers()}

    def carried(self) -> dict[EventId, list[RsvpEntry]]:
        """Return what came along with a move or lapsed, of every event, in the order in which it was recorded."""
        with self.sessions.reading(self.workspace) as session:
            return {
                event: [each.entry for each in rsvps.history(session, event) if each.entry.way is Way.CARRIED] for event in self.numbers()
            }

    def told(self) -> dict[int, dict[str, Any]]:
        """Return every notice to a member there is, by its row."""
        with self.sessions.reading(self.workspace) as session:
            rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == self.workspace)).all()
            return {row.id: row.notice for row in rows if row.notice and {"event", "member"} <= row.notice.keys()}

    def goes_on_in(self, event: EventId) -> EventId:
        with self.sessions.reading(self.workspace) as session:
            return events.get(session, event).moved_to or event

    def _card(self, session: WorkspaceSession, event: EventId) -> None:
        posted(session, event, GENERAL, MessageTs(uuid4().hex), now=self.now)

    def _compared(self, session: WorkspaceSession) -> int:
        waiting = (OutboxRow.workspace_id == self.workspace, OutboxRow.kind == "compare_card", OutboxRow.state == "queued")
        return len(session.execute(update(OutboxRow).where(*waiting).values(state="sent").returning(OutboxRow.id)).all())


def check_places(network: Network) -> None:
    """Nobody over the maximum, no free place that a waiting party would fit, and a place for nobody who does not ask."""
    with network.sessions.reading(network.workspace) as session:
        for event in network.taking_place(session):
            parties = rsvps.parties(session, event.id)
            taken = sum(party.size for party in parties if party.place is Place.SEATED)
            waiting = [party for party in parties if party.place is Place.WAITING]
            maximum = event.plan.maximum
            assert maximum is None or taken <= maximum, (event.id, taken, maximum)
            assert all(maximum is not None and taken + party.size > maximum for party in waiting), (event.id, taken, maximum, waiting)
            assert all((party.place is Place.NONE) == (not party.asks) for party in parties)


def check_tallies(network: Network) -> None:
    """What the card says is what the database holds, counted in two ways."""
    texts = Texts(Language.NL, ZONE)
    with network.sessions.reading(network.workspace) as session:
        for event in network.taking_place(session):
            parties = rsvps.parties(session, event.id)
            counted = rsvps.tallies(session, [event.id]).get(event.id, Tally())
            heads = tally(parties)
            shown = show(session, event)
            card = str(channel_card(shown, texts, now=network.now).payload())
            assert counted == heads == shown.tally
            assert f"Ik kom {heads.yes} · Misschien {heads.maybe} · Ik kom niet {heads.no}" in card
            assert (f"Wachtlijst {heads.waiting}" in card) == (heads.waiting > 0)


def check_history(network: Network) -> None:
    """Replaying what everybody did gives what counts now, but for the place: that depends on who else was there."""
    with network.sessions.reading(network.workspace) as session:
        for event in network.taking_place(session):
            now = {party.member: replace(party, place=Place.NONE) for party in rsvps.parties(session, event.id)}
            then = {member: party_of(rsvps.entries_of(session, event.id, member)) for member in MEMBERS}
            assert now == {member: party for member, party in then.items() if party is not None}


__all__ = ["EMOJI", "MEMBERS", "Network", "Standing", "check_history", "check_places", "check_tallies"]
