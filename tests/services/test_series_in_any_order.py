"""Whatever is done to a series in whatever order, with answers in between: no answer is lost, and nobody is told twice.

One is changed, one and those that follow, or all; a change is taken back; one is called off; members answer; time goes on. Beside it
stands what each event is to be, by what was changed by hand, and what each member last heard of it.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.composing import Post
from bot.db import outbox, rsvps
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import DomainError
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import TellSeriesChanged
from bot.domain.rsvp import Answer, Way
from bot.domain.series import Scope
from bot.services import announcing, event_life, events, rsvp, series
from bot.services.event_life import Saved
from tests.builders import ANNA, BRAM, CARLA, HERE, NOW, ZONE, people
from tests.composed import composed
from tests.services.test_rsvp import empty_outbox
from tests.services.test_series import planned

TIMES = 6
WHICH = st.integers(0, TIMES - 1)
STEPS = st.lists(
    st.tuples(
        st.one_of(
            st.tuples(st.just("place"), WHICH, st.sampled_from(Scope), st.sampled_from(["Assen", "Breda", "Goes"])),
            st.tuples(st.just("answer"), WHICH, st.sampled_from([BRAM, CARLA]), st.sampled_from(Answer)),
            st.sampled_from([("undo",), ("off", 1), ("off", 2)]),
        ),
        st.sampled_from([timedelta(minutes=1), timedelta(minutes=4), timedelta(minutes=30), timedelta(days=9)]),
    ),
    min_size=3,
    max_size=16,
)
TOLD = re.compile(r"V(\d+)\b.*?Locatie: ([\w ]+) \(was: ([\w ]+)\)", re.DOTALL)


@dataclass
class Story:
    """What a series is to be, and what is known of it."""

    made: list[Event]
    now: datetime = NOW
    place: dict[EventId, str] = field(default_factory=dict)
    base: dict[EventId, str] = field(default_factory=dict)
    """As the series has it; what is otherwise was changed by hand."""
    answers: dict[tuple[EventId, MemberId], Answer] = field(default_factory=dict)
    heard: dict[tuple[EventId, MemberId], str] = field(default_factory=dict)
    off: set[EventId] = field(default_factory=set)
    before: tuple[EventId, int, set[EventId], dict[EventId, str]] | None = None
    """What can be taken back: of which event, the version since, what was changed along, and what all were."""

    def places(self, session: WorkspaceSession, which: int, scope: Scope, place: str) -> None:
        event = events.get(session, self.made[which].id)
        plan = replace(event.plan, place=place)
        outcome = series.change(session, event.id, plan, scope=scope, seen=event.version, by=ANNA, now=self.now, zone=ZONE)
        assert isinstance(outcome, Saved)
        if event.plan.place == place:
            return
        was = dict(self.place)
        later = {each.id for each in self.made if each.plan.starts_at > event.plan.starts_at}
        others = {each.id for each in self.made if not each.has_begun(self.now)} - self.off - {event.id}
        others = set() if scope is Scope.THIS else others & later if scope is Scope.FOLLOWING else others
        along = {each for each in others if self.place[each] == self.base[each]}
        along |= {event.id} if scope is not Scope.THIS else set()
        self.place |= dict.fromkeys(along | {event.id}, place)
        self.base |= dict.fromkeys(along, place)
        self.before = (event.id, outcome.event.version, {each for each in along if was[each] != place}, was)

    def undo(self, session: WorkspaceSession) -> None:
        if self.before is None:
            return
        event, version, along, was = self.before
        outcome = series.undo_change(session, event, version, by=ANNA, now=self.now, zone=ZONE)
        if isinstance(outcome, Saved):
            self.place |= {each: was[each] for each in along | {event}}
            self.base |= {each: was[each] for each in along}
        self.before = None

    def answer(self, session: WorkspaceSession, which: int, member: MemberId, wanted: Answer) -> None:
        event, known = self.made[which].id, self.answers.get((self.made[which].id, member))
        rsvp.answer(session, event, member, wanted, Way.BUTTON, at=self.now, now=self.now)
        self.answers[event, member] = wanted
        coming = known in {Answer.YES, Answer.MAYBE} or any(event in dict(each.since) for _, each in waiting(session, member))
        if not coming:  # they saw the card as it is
            self.heard[event, member] = self.place[event]

    def off_(self, session: WorkspaceSession, which: int) -> None:
        event_life.call_off(session, self.made[which].id, by=ANNA, now=self.now)
        self.off.add(self.made[which].id)
        self.before = None

    def deliver(self, session: WorkspaceSession) -> None:
        """Send what is due; each tells of what it is now, and of what it was to this member."""
        announcing.announce_planned(session, now=self.now)
        for member in (BRAM, CARLA):
            found = waiting(session, member)
            assert len(found) <= 1
            for row, notice in found:
                if row.due_at > self.now:
                    continue
                row.state = "sent"
                session.flush()
                post = composed(session, notice, row.due_at)
                told = TOLD.findall(post.message.whole) if isinstance(post, Post) else []
                for number, place, was in told:
                    event = EventId(int(number))
                    assert (place, was) == (self.place[event], self.heard[event, member])
                    assert place != was
                    self.heard[event, member] = place
                assert len({number for number, _, _ in told}) == len(told)


def waiting(session: WorkspaceSession, member: MemberId) -> list[tuple[OutboxRow, TellSeriesChanged]]:
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_series_changed", OutboxRow.state == "queued")
    )
    read = [(row, outbox._adapter().validate_python(row.notice)) for row in rows]
    return [(row, notice) for row, notice in read if isinstance(notice, TellSeriesChanged) and notice.member == member]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(story=STEPS)
def test_no_answer_is_lost_nobody_is_told_twice_and_what_was_changed_by_hand_stays(
    sqlite_sessions: Sessions, story: list[tuple[tuple[object, ...], timedelta]]
) -> None:
    with sqlite_sessions.writing(HERE) as session:
        people(session)
        empty_outbox(session)
        made = planned(session)
        to = Story(made, place={each.id: "Den Haag" for each in made}, base={each.id: "Den Haag" for each in made})
        acts = {"place": to.places, "undo": to.undo, "answer": to.answer, "off": to.off_}
        for (what, *facts), wait in story:
            try:
                with session.begin_nested():
                    acts[str(what)](session, *facts)  # type: ignore[operator]
            except DomainError:
                continue  # not announced yet, begun, over or called off: refused, and nothing changed
            finally:
                to.now += wait
                to.deliver(session)
            assert {each.id: events.get(session, each.id).plan.place for each in made} == to.place
        to.now += timedelta(days=1)
        to.deliver(session)

        kept = {(each.id, party.member): party.answer for each in made for party in rsvps.parties(session, each.id)}
        assert kept == to.answers
        for (number, member), answer in to.answers.items():
            if answer is not Answer.NO and number not in to.off:
                assert to.heard[number, member] == to.place[number]
