"""The question whether an event goes on: to whom, when, how often, and what is decided."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.composing import Edit, Skip
from bot.db import event_changes, outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import NotAllowed
from bot.domain.event_life import EventOver, EventStep
from bot.domain.events import Event, EventKind, EventState, EventWithdrawn, GoNoGo
from bot.domain.forecasts import Forecast
from bot.domain.go_no_go import AlreadyDecided, NothingToDecide
from bot.domain.ids import MemberId, MessageTs
from bot.domain.notices import AskDecision, CompareCard, Notice, RefreshCard, ShowSettled
from bot.domain.rsvp import Answer, Extras, Way
from bot.services import announcing, channels, events, go_no_go, members, prompts, rsvp
from bot.views.blocks import sentence
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, NOW, ZONE, announced, crowd, minutes_after, person, posted
from tests.composed import composed

ASK_ON = date(2012, 9, 19)
MORNING = datetime(2012, 9, 19, 7, 0, tzinfo=UTC)
"""9.00 in Amsterdam on the deadline."""
TOUR: dict[str, Any] = {
    "kind": EventKind.TOUR,
    "starts_at": datetime(2012, 9, 26, 7, 30, tzinfo=UTC),
    "ends_at": datetime(2012, 9, 26, 15, 0, tzinfo=UTC),
    "rsvp_until": ASK_ON,
    "minimum": 2,
}


def tour(session: WorkspaceSession, **changes: Any) -> Event:
    return posted(session, **TOUR | changes)


def plan(session: WorkspaceSession, now: datetime) -> int:
    return go_no_go.plan_askings(session, now=now, zone=ZONE)


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").order_by(OutboxRow.id))
    notices = [outbox._adapter().validate_python(row.notice) for row in rows]
    return [notice for notice in notices if isinstance(notice, kind)]


def all_done(session: WorkspaceSession) -> None:
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(state="sent", finished_at=NOW))


def asked(session: WorkspaceSession, event: Event, member: MemberId = ANNA, *, on: date = ASK_ON, ts: str = "3.3") -> str:
    """Let the question have been sent; gives its delivery."""
    outbox.add(session, AskDecision(event=event.id, member=member, on=on, times=1), now=MORNING, key=ts)
    delivery = session.scalars(select(OutboxRow.delivery_id).where(OutboxRow.workspace_id == HERE, OutboxRow.dedupe_key == ts)).one()
    buttons = {"type": "actions", "block_id": f"decide:{event.id}", "elements": []}
    prompts.keep(session, delivery, member, text="Gaat het door?", blocks=[buttons])
    sent = {"state": "sent", "channel_id": "D1", "ts": ts, "finished_at": MORNING}
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.delivery_id == delivery).values(sent))
    prompts.arrived(session, delivery, now=MORNING)
    return delivery


def test_organiser_is_asked_once_on_the_decision_date_at_their_hour(session: WorkspaceSession) -> None:
    event = tour(session)
    all_done(session)
    planned = [plan(session, now) for now in (MORNING - timedelta(hours=9, seconds=1), MORNING - timedelta(hours=9), MORNING, MORNING)]
    due = session.scalar(select(OutboxRow.due_at).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "ask_decision"))

    assert planned == [0, 1, 0, 0]
    assert queued(session, AskDecision) == [AskDecision(event=event.id, member=ANNA, on=ASK_ON, times=1)]
    assert due == MORNING
    assert queued(session, CompareCard) == [CompareCard(event=event.id, card=1)]


def test_question_comes_back_each_working_day_and_from_the_third_time_to_all(session: WorkspaceSession) -> None:
    members.keep_members(session, [person(CARLA, "Carla Smit", admin=True)])
    tour(session)
    asks = []
    for day in range(7):
        plan(session, MORNING + timedelta(days=day))
        asks += [(ask.member, ask.on.day, ask.times) for ask in queued(session, AskDecision) if isinstance(ask, AskDecision)]
        all_done(session)

    assert asks == [
        (ANNA, 19, 1),
        (ANNA, 20, 2),
        (ANNA, 21, 3),
        (CARLA, 21, 3),
        (ANNA, 24, 4),
        (CARLA, 24, 4),
        (ANNA, 25, 5),
        (CARLA, 25, 5),
    ]


def test_question_that_still_waits_is_replaced_by_the_next(session: WorkspaceSession) -> None:
    event = tour(session)
    for day in range(2):
        plan(session, MORNING + timedelta(days=day))

    assert queued(session, AskDecision) == [AskDecision(event=event.id, member=ANNA, on=date(2012, 9, 20), times=2)]


def test_with_enough_sign_ups_it_is_asked_once(session: WorkspaceSession) -> None:
    event = tour(session)
    for member in (ANNA, BRAM):
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    planned = [plan(session, MORNING + timedelta(days=day)) for day in range(3)]

    assert planned == [1, 0, 0]


def test_downtime_over_several_days_brings_one_question(session: WorkspaceSession) -> None:
    tour(session)
    plan(session, MORNING + timedelta(days=4))
    after_weekend = plan(session, MORNING + timedelta(days=5))

    assert [(notice.on.day, notice.times) for notice in queued(session, AskDecision) if isinstance(notice, AskDecision)] == [(24, 1)]
    assert after_weekend == 1


def test_co_organisers_are_asked_and_the_chair_where_nobody_is_left(session: WorkspaceSession) -> None:
    first, second = tour(session, hosts=(BRAM,)), posted(session, ts=MessageTs("2.2"), **TOUR)
    members.keep_members(session, [person(CARLA, "Carla Smit", admin=True), person(ANNA, "Anna de Wit", gone=True, admin=True)])
    plan(session, MORNING)
    asks = [(notice.event, notice.member) for notice in queued(session, AskDecision) if isinstance(notice, AskDecision)]

    assert (first.id, BRAM) in asks
    assert (second.id, CARLA) in asks
    assert ANNA not in {member for _, member in asks}


@pytest.mark.parametrize("why", ["no minimum", "decided", "withdrawn", "begun"])
def test_nobody_is_asked_about_what_needs_no_decision(session: WorkspaceSession, why: str) -> None:
    changes: dict[str, Any] = {"no minimum": {"minimum": None}}.get(why, {})
    event = tour(session, **changes)
    if why == "decided":
        go_no_go.go_ahead(session, event.id, by=ANNA, now=NOW)
    elif why == "withdrawn":
        announcing.withdraw(session, event.id, by=ANNA, now=NOW)

    assert plan(session, event.plan.starts_at if why == "begun" else MORNING) == 0
    assert queued(session, AskDecision) == []


def test_next_question_is_known_to_the_clock(session: WorkspaceSession) -> None:
    event = tour(session)
    first = go_no_go.next_moment(session, now=NOW, zone=ZONE)
    plan(session, MORNING)
    second = go_no_go.next_moment(session, now=MORNING, zone=ZONE)
    go_no_go.go_ahead(session, event.id, by=ANNA, now=MORNING)

    assert first == MORNING - timedelta(hours=9)
    assert second == first + timedelta(days=1)
    assert go_no_go.next_moment(session, now=MORNING, zone=ZONE) is None


def test_going_ahead_is_kept_with_who_and_when_and_shown_everywhere(session: WorkspaceSession) -> None:
    event = tour(session)
    delivery = asked(session, event)
    all_done(session)
    decided = go_no_go.go_ahead(session, event.id, by=ANNA, now=MORNING)

    assert (decided.verdict, decided.decided_by, decided.decided_at) == (GoNoGo.GO, ANNA, MORNING)
    assert [change.by for change in event_changes.since(session, decided, event.version)] == [ANNA]
    assert queued(session, RefreshCard) == [RefreshCard(event=event.id, card=1)]
    assert queued(session, ShowSettled) == [ShowSettled(delivery=delivery)]


def test_question_that_arrives_as_somebody_decides_says_so_at_once(session: WorkspaceSession) -> None:
    event = tour(session)
    go_no_go.go_ahead(session, event.id, by=ANNA, now=MORNING)
    delivery = asked(session, event)

    assert queued(session, ShowSettled) == [ShowSettled(delivery=delivery)]


def test_second_decision_is_told_who_decided_what(session: WorkspaceSession) -> None:
    event = tour(session)
    go_no_go.go_ahead(session, event.id, by=ANNA, now=MORNING)
    for decide in (
        lambda: go_no_go.go_ahead(session, event.id, by=ANNA, now=MORNING),
        lambda: go_no_go.decide_later(session, event.id, by=ANNA, now=MORNING, zone=ZONE),
    ):
        with pytest.raises(AlreadyDecided) as refused:
            decide()

        assert refused.value.facts == {"event": event.id, "by": "Anna de Wit", "verdict": "go", "on": MORNING, "moved_to": 0}


@pytest.mark.parametrize(
    ("by", "changes", "now", "refusal"),
    [
        pytest.param(BRAM, {}, MORNING, NotAllowed, id="no organiser"),
        pytest.param(ANNA, {"minimum": None}, MORNING, NothingToDecide, id="no minimum"),
        pytest.param(ANNA, {}, TOUR["starts_at"], EventOver, id="begun"),
    ],
)
def test_decision_is_refused(
    session: WorkspaceSession, by: MemberId, changes: dict[str, Any], now: datetime, refusal: type[Exception]
) -> None:
    event = tour(session, **changes)
    with pytest.raises(refusal):
        go_no_go.go_ahead(session, event.id, by=by, now=now)
    with pytest.raises(refusal):
        go_no_go.decide_later(session, event.id, by=by, now=now, zone=ZONE)

    assert events.get(session, event.id).verdict is None


def test_withdrawn_event_is_not_decided_about(session: WorkspaceSession) -> None:
    event = tour(session)
    announcing.withdraw(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventWithdrawn):
        go_no_go.go_ahead(session, event.id, by=ANNA, now=minutes_after(1))


def test_later_says_when_it_is_asked_again(session: WorkspaceSession) -> None:
    event = tour(session)
    plan(session, MORNING)

    assert go_no_go.decide_later(session, event.id, by=ANNA, now=MORNING, zone=ZONE) == date(2012, 9, 20)
    assert go_no_go.decide_later(session, event.id, by=ANNA, now=MORNING + timedelta(days=2), zone=ZONE) == date(2012, 9, 21)


def test_later_on_the_last_day_is_not_asked_again(session: WorkspaceSession) -> None:
    event = tour(session)
    plan(session, MORNING + timedelta(days=7, minutes=-90))

    assert go_no_go.decide_later(session, event.id, by=ANNA, now=MORNING + timedelta(days=7), zone=ZONE) is None


def test_question_shows_the_count_and_who_might_still_come(session: WorkspaceSession) -> None:
    event = tour(session)
    rsvp.answer(session, event.id, ANNA, Answer.YES, Way.BUTTON, at=NOW, now=NOW, extras=Extras(guests=1))
    rsvp.answer(session, event.id, BRAM, Answer.MAYBE, Way.BUTTON, at=NOW, now=NOW)
    shown = go_no_go.show_question(session, event.id, now=MORNING)

    assert (shown.shown.tally.yes, shown.maybe, shown.silent, shown.open) == (2, ("Bram Visser",), 1, True)


def tour_that_was(session: WorkspaceSession, weeks_ago: int, crowd: list[MemberId], **changes: Any) -> Event:
    """A tour for which two signed up in good time, two more (one of them with a guest) in the last week, and one took it back."""
    begins = TOUR["starts_at"] - timedelta(weeks=weeks_ago)
    event = announced(
        session, now=begins - timedelta(days=40), **TOUR | {"starts_at": begins, "ends_at": begins + timedelta(hours=7)} | changes
    )
    for place, member in enumerate(crowd[:4]):
        at = begins - timedelta(days=30 if place < 2 else 6)
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=at, now=at, extras=Extras(guests=1 if place == 3 else 0))
    rsvp.answer(session, event.id, crowd[0], Answer.NO, Way.BUTTON, at=begins - timedelta(days=2), now=begins - timedelta(days=2))
    return event


def test_question_tells_what_to_expect_by_earlier_events_of_the_kind(session: WorkspaceSession) -> None:
    many = crowd(session, 4)
    channels.keep_members(session, BOARD, [ANNA, *many])
    event = tour(session)
    for member in many[:3]:
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    week_before = event.plan.starts_at - timedelta(days=7)
    for weeks in (4, 8, 12, 16):
        tour_that_was(session, weeks, many)
    tour_that_was(session, 20, many, kind=EventKind.GATHERING)
    tour_that_was(session, 24, many, channel=BOARD)
    begun = TOUR["starts_at"] - timedelta(weeks=26)
    announced(
        session, now=begun - timedelta(days=5), **TOUR | {"starts_at": begun, "ends_at": begun + timedelta(hours=7)}
    )  # too late to tell
    tour_that_was(session, 120, many)  # how its answers came to be passes
    called_off = tour_that_was(session, 28, many)
    event_changes.save(session, called_off, replace(called_off, state=EventState.CALLED_OFF), EventStep.CALLED_OFF, by=ANNA, now=NOW)
    with_four = go_no_go.show_question(session, event.id, now=week_before).forecast
    tour_that_was(session, 32, many)
    with_five = go_no_go.show_question(session, event.id, now=week_before).forecast

    assert with_four is None
    assert with_five == Forecast(low=6, high=6, later=50, days=7, events=5)


def test_only_the_newest_question_keeps_its_buttons(session: WorkspaceSession) -> None:
    event = tour(session)
    first, second = asked(session, event, ts="3.3"), asked(session, event, ts="4.4")
    shown = [composed(session, ShowSettled(delivery=each), MORNING) for each in (first, second)]

    assert ShowSettled(delivery=first) in queued(session, ShowSettled)
    assert isinstance(shown[0], Edit)
    assert shown[0].message.blocks == (sentence("Hierover staat een nieuwer bericht."),)
    assert shown[1] == Skip(reason="still open")
