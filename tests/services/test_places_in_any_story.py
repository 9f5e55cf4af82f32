"""Whatever happens to an event, and in whatever order it arrives: the promises about places, and about who is told, hold at every step."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.db import capacities, event_changes, events, rsvps
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.event_life import EventStep
from bot.domain.events import Event
from bot.domain.ids import MemberId, MessageTs
from bot.domain.rsvp import SEEDS, Answer, Extras, GuestsDoNotFit, Party, Place, Tally, Way, tally
from bot.domain.seating import replay
from bot.services import members, places, rsvp
from tests.builders import ANNA, BRAM, CARLA, GENERAL, HERE, NOW, crowd, minutes_after, people, person, posted
from tests.expected_news import Told, news_of_places
from tests.services.test_rsvp import empty_outbox

WHO = (ANNA, BRAM, CARLA, MemberId("U50000"), MemberId("U50001"))
Step = tuple[str, MemberId, Answer, int, bool]
steps = st.lists(
    st.tuples(
        st.sampled_from(["say", "say", "react", "react", "late", "resize", "phone", "leave"]),
        st.sampled_from(WHO),
        st.sampled_from(Answer),
        st.integers(0, 4),
        st.booleans(),
    ),
    max_size=14,
)


def act(session: WorkspaceSession, event: Event, ts: MessageTs, minute: int, step: Step) -> None:
    what, member, wanted, number, flag = step
    now = minutes_after(minute)
    match what:
        case "say":
            extras = Extras(guests=number if wanted is Answer.YES else None, takes_list=flag and wanted is Answer.YES)
            rsvp.answer(session, event.id, member, wanted, Way.COMMAND, at=now, now=now, extras=extras)
        case "phone":
            extras = Extras(deputy="Dirk Bos" if wanted is Answer.NO and flag else None)
            rsvp.answer_for(session, event.id, member, wanted, by=ANNA, at=now, now=now, extras=extras)
        case "react":
            rsvp.react(session, GENERAL, ts, member, SEEDS[wanted], on=flag, at=now, now=now)
        case "late":
            at = now - timedelta(minutes=number, seconds=30)
            rsvp.react(session, GENERAL, ts, member, SEEDS[wanted], on=flag, at=at, now=now)
        case "resize":
            taken = tally(rsvps.parties(session, event.id)).yes
            resized = replace(event, plan=replace(event.plan, maximum=max(taken, number * 2, 1) if flag else None))
            event_changes.save(session, event, resized, EventStep.CHANGED, by=ANNA, now=now)
            places.keep(session, resized, places.reckon(session, resized, now=now), now=now)
        case _:
            members.keep_members(session, [person(member, f"Lid {member}", admin=member == ANNA, gone=True)])
            rsvp.let_go_of_leavers(session, now=now)
            members.keep_members(session, [person(member, f"Lid {member}", admin=member == ANNA)])


@contextmanager
def watched(session: WorkspaceSession, event: Event, step: Step) -> Iterator[None]:
    """See to it that exactly those are told whom the rule names, once; whoever answers has the answer to it, a reaction has none."""
    what, actor = step[:2]
    empty_outbox(session)
    before = by_member(rsvps.parties(session, event.id))
    yield
    rows = session.scalars(select(OutboxRow.notice).where(OutboxRow.workspace_id == HERE))
    told = Told((notice["kind"], notice["member"]) for notice in rows if notice and "member" in notice and notice["event"] == event.id)
    after = by_member(rsvps.parties(session, event.id))
    expected = news_of_places(before, after, quiet={actor} if what in {"say", "phone"} else ())
    if what == "phone" and actor != ANNA:
        expected["tell_answered_for", actor] += 1
    assert told == expected


def holds(session: WorkspaceSession, event: Event) -> None:
    parties = rsvps.parties(session, event.id)
    maximum, heads = events.get(session, event.id).plan.maximum, tally(parties)

    assert rsvps.tallies(session, [event.id]).get(event.id, Tally()) == heads
    assert all((party.place is Place.NONE) == (not party.asks) for party in parties)
    if maximum is not None:
        assert heads.yes <= maximum
        assert all(heads.yes + party.size > maximum for party in parties if party.place is Place.WAITING)
    else:
        assert heads.waiting == 0


def by_member(parties: list[Party]) -> dict[MemberId, Party]:
    return {party.member: party for party in parties}


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(story=steps, maximum=st.none() | st.integers(1, 7))
def test_places_are_never_given_twice_or_left_free_and_exactly_those_hear_of_it_whose_place_changed(
    sqlite_sessions: Sessions, story: list[Step], maximum: int | None
) -> None:
    with sqlite_sessions.writing(HERE) as session:
        people(session)
        crowd(session, 2)
        ts = MessageTs(uuid4().hex)
        event = posted(session, maximum=maximum, ts=ts, now=NOW)
        for minute, step in enumerate(story, 1):
            event = events.get(session, event.id)
            try:
                with watched(session, event, step), session.begin_nested():
                    act(session, event, ts, minute, step)
            except GuestsDoNotFit:
                continue
            holds(session, event)

        assert replay(rsvps.history(session, event.id), capacities.of(session, event.id)) == by_member(rsvps.parties(session, event.id))
