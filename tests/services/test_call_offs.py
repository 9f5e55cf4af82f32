"""Why people did not sign up: who is asked, once; what is counted; and that nothing links anybody to a reason."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.composing import Post, Skip
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.call_offs import AnsweredWhy, CallOff, NotAskedWhy, Reason
from bot.domain.events import Event, EventKind
from bot.domain.ids import MemberId
from bot.domain.notices import AskReason
from bot.domain.personal import StandIns
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import call_offs, channels, event_life, events, members, personal, rsvp
from tests.builders import ANNA, BOT, BRAM, CARLA, DIRK, GENERAL, HERE, NOW, ZONE, person, posted
from tests.composed import composed
from tests.services.test_polls import everything

EVA, FRANK, GIJS, GAST = MemberId("U5EVA"), MemberId("U6FRANK"), MemberId("U7GIJS"), MemberId("U8GAST")
MONDAY = datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
"""At nine on the next working day."""


def network(session: WorkspaceSession, **facts: Any) -> Event:
    """A course that ten are needed for: Bram comes, Carla said maybe, Eva no, Frank sends somebody, Gijs nothing, nor a guest."""
    named = {EVA: "Eva Boom", FRANK: "Frank Bos", GIJS: "Gijs Kok"}
    members.keep_members(session, [person(member, name) for member, name in named.items()])
    members.keep_members(session, [person(GAST, "Guus Gast", guest=True)])
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, DIRK, BOT, GAST, *named])
    wanted: dict[str, Any] = {"kind": EventKind.COURSE, "minimum": 10}
    event = posted(session, **wanted | facts)
    said = {BRAM: (Answer.YES, ""), CARLA: (Answer.MAYBE, ""), EVA: (Answer.NO, ""), FRANK: (Answer.NO, "Piet Vos")}
    for member, (answer, deputy) in said.items():
        rsvp.answer(session, event.id, member, answer, Way.BUTTON, at=NOW, now=NOW, extras=Extras(deputy=deputy or None))
    return event


def call_off(session: WorkspaceSession, event: Event, *, ask_why: bool = True, now: datetime = NOW) -> Event:
    off, _ = event_life.call_off(session, event.id, by=ANNA, now=now, ask_why=ask_why)
    return off


def asked(session: WorkspaceSession) -> dict[MemberId, datetime]:
    """Who is asked and when; nobody twice."""
    rows = session.execute(
        select(OutboxRow.lane, OutboxRow.due_at).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "ask_reason")
    ).all()
    found = {MemberId(lane.removeprefix("dm:")): due for lane, due in rows}
    assert len(found) == len(rows)
    return found


def test_those_invited_who_did_not_sign_up_are_asked_the_next_working_day_and_nobody_else(session: WorkspaceSession) -> None:
    call_off(session, network(session))

    assert asked(session) == dict.fromkeys((CARLA, EVA, GIJS), MONDAY)


@pytest.mark.parametrize(("facts", "ask_why"), [({}, False), ({"minimum": 2}, True), ({"minimum": None}, True)])
def test_nobody_is_asked_where_the_organiser_does_not_want_it_or_enough_had_signed_up(
    session: WorkspaceSession, facts: dict[str, Any], ask_why: bool
) -> None:
    event = network(session, **facts)
    call_off(session, event, ask_why=ask_why)

    found = call_offs.get(session, event.id)

    assert asked(session) == {}
    assert (found is not None, found.asked if found else 0) == (not ask_why, 0)


def test_reasons_are_counted_and_shown_to_whoever_organises_it(session: WorkspaceSession) -> None:
    event = call_off(session, network(session))
    for member, reason in ((CARLA, "date"), (EVA, "unseen"), (GIJS, "date")):
        call_offs.answer(session, event.id, reason, by=member, now=MONDAY)
    found = call_offs.get(session, event.id)

    assert found == CallOff(
        event=event.id, signed_up=2, minimum=10, counts=dict.fromkeys(Reason, 0) | {Reason.DATE: 2, Reason.UNSEEN: 1}, asked=3
    )
    assert events.show_to(session, event.id, to=ANNA).call_off == found
    assert events.show_to(session, event.id, to=BRAM).call_off is None


def test_others_see_no_counts_of_fewer_than_three(session: WorkspaceSession) -> None:
    event = call_off(session, network(session))
    seen = []
    for member in (CARLA, EVA, GIJS):
        call_offs.answer(session, event.id, "costs", by=member, now=MONDAY)
        found = call_offs.get(session, event.id)
        seen.append([found.shows_counts(to_organiser=each) for each in (True, False)] if found else [])

    assert seen == [[True, False], [True, False], [True, True]]


def test_nobody_answers_twice_unasked_too_late_or_with_what_is_no_reason(session: WorkspaceSession) -> None:
    event = call_off(session, network(session))
    call_offs.answer(session, event.id, "date", by=CARLA, now=MONDAY)
    with pytest.raises(AnsweredWhy):
        call_offs.answer(session, event.id, "costs", by=CARLA, now=MONDAY)
    for member, reason, now in (
        (BRAM, "date", MONDAY),
        (GAST, "date", MONDAY),
        (EVA, "weer", MONDAY),
        (EVA, "date", NOW + timedelta(days=31)),
    ):
        with pytest.raises(NotAskedWhy):
            call_offs.answer(session, event.id, reason, by=member, now=now)
    found = call_offs.get(session, event.id)

    assert found is not None
    assert found.answered == 1


def test_nothing_that_is_kept_links_anybody_to_a_reason(session: WorkspaceSession) -> None:
    """Whoever of two gave which of two reasons, every row of every table is the same."""
    event = call_off(session, network(session))
    kept = []
    for given in ((CARLA, "costs"), (EVA, "date")), ((CARLA, "date"), (EVA, "costs")):
        once = session.begin_nested()
        for member, reason in given:
            call_offs.answer(session, event.id, reason, by=member, now=MONDAY)
        kept.append(everything(session))
        once.rollback()

    assert kept[0] == kept[1]
    assert f"call_off_askings: ('{HERE}', {event.id}, '{CARLA}', True)" in kept[0]


def test_whoever_is_to_be_asked_is_left_alone_once_it_takes_place_after_all(session: WorkspaceSession) -> None:
    event = network(session)
    off = call_off(session, event)
    ask = AskReason(event=event.id, member=CARLA, version=off.version)
    post = composed(session, ask, MONDAY)
    event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)
    again = composed(session, ask, MONDAY)
    anew = call_off(session, event)

    assert isinstance(post, Post)
    assert "Wat was voor u de reden om u niet aan te melden?" in post.message.text
    assert again == Skip(reason="called back, or answered")
    assert isinstance(composed(session, AskReason(event=event.id, member=CARLA, version=anew.version), MONDAY), Post)
    assert isinstance(composed(session, ask, MONDAY), Skip)


def test_a_member_who_has_their_data_deleted_leaves_the_counts_as_they_were(session: WorkspaceSession) -> None:
    event = call_off(session, network(session))
    call_offs.answer(session, event.id, "date", by=CARLA, now=MONDAY)
    personal.forget(session, CARLA, StandIns(member="een voormalig lid", deputy="iemand"), asked=True, now=MONDAY)
    found = call_offs.get(session, event.id)

    assert found is not None
    assert found.counts[Reason.DATE] == 1
