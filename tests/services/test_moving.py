"""Moving: a new card or another event, those who were coming provisionally along, lapses, and the way back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.db import cards as card_rows
from bot.db import events as event_rows
from bot.db import outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.errors import NotAllowed
from bot.domain.event_life import EventOver
from bot.domain.events import Event, EventKind, EventMoved, EventState, GoNoGo, PlanMistake
from bot.domain.go_no_go import AlreadyDecided
from bot.domain.ids import MemberId, MessageTs
from bot.domain.moving import MovedOn, MoveToItself, NoReserveDate, NotMoved, TargetClosed, TargetHidden, UndoTooLate, on_another_day
from bot.domain.notices import CompareCard, Notice, PostCard, RefreshCard, RemindConfirm, TellLapsed, TellMoved, TellPlace
from bot.domain.rsvp import Answer, Extras, Party, Place, Way
from bot.services import announcing, cards, event_life, events, go_no_go, lapsing, moving, news_timing, rsvp
from tests.builders import ANNA, BOARD, BRAM, CARLA, GENERAL, HERE, MEETING, NOW, ZONE, announced, crowd, minutes_after, posted

YES, MAYBE, NO = Answer
TODAY = date(2012, 9, 14)
MOVED_AT, UNDONE_AT = minutes_after(60), minutes_after(120)
TOUR: dict[str, Any] = {
    "title": "Bustour",
    "kind": EventKind.TOUR,
    "starts_at": datetime(2012, 9, 26, 7, 30, tzinfo=UTC),
    "ends_at": datetime(2012, 9, 26, 15, 0, tzinfo=UTC),
    "rsvp_until": date(2012, 9, 19),
    "minimum": 3,
    "reserve_on": date(2013, 1, 23),
}


def tour(session: WorkspaceSession, **changes: Any) -> Event:
    return posted(session, **TOUR | changes)


def say(
    session: WorkspaceSession, event: Event, member: MemberId, answer: Answer, minute: float, *, guests: int | None = None
) -> Party | None:
    at = minutes_after(minute)
    return rsvp.answer(
        session, event.id, member, answer, Way.BUTTON, at=at, now=at, extras=Extras(guests=guests, takes_list=guests is not None)
    )


def to_reserve(session: WorkspaceSession, event: Event, *, now: datetime = MOVED_AT, by: MemberId = ANNA) -> Event:
    plan = moving.reserve_plan(session, event.id, now=now, zone=ZONE)
    return moving.move(session, event.id, plan, by=by, now=now, zone=ZONE)


def stand(session: WorkspaceSession, event: Event) -> dict[str, tuple[str, str, date | None]]:
    return {party.member: (str(party.answer), str(party.place), party.confirm_by) for party in rsvps.parties(session, event.id)}


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").order_by(OutboxRow.id))
    notices = [outbox._adapter().validate_python(row.notice) for row in rows]
    return [notice for notice in notices if isinstance(notice, kind)]


def all_done(session: WorkspaceSession) -> None:
    """Let everything queued have gone out."""
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(state="sent", finished_at=NOW))


def lapse(session: WorkspaceSession, now: datetime) -> int:
    """Plan lapses as the job does: where there is a card, once more when its reactions have been compared."""
    if lapsed := lapsing.plan_lapses(session, now=now, zone=ZONE):
        return lapsed
    all_done(session)
    return lapsing.plan_lapses(session, now=now, zone=ZONE)


# --- to another date ---


def test_move_gives_a_new_number_and_both_point_at_each_other(session: WorkspaceSession) -> None:
    old = tour(session)
    new = to_reserve(session, old)
    left = events.get(session, old.id)

    assert new.id != old.id
    assert (left.state, left.moved_to, left.verdict, left.decided_by) == (EventState.MOVED, new.id, GoNoGo.MOVED, ANNA)
    assert (new.state, new.moved_from, new.created_by) == (EventState.ANNOUNCED, old.id, old.created_by)
    assert queued(session, PostCard)[-1] == PostCard(event=new.id, channel=GENERAL)
    assert RefreshCard(event=old.id, card=1) in queued(session, RefreshCard)


def test_reserve_date_keeps_hours_across_a_clock_change_and_the_distance_of_the_deadline(session: WorkspaceSession) -> None:
    new = to_reserve(session, tour(session, decision_on=date(2012, 9, 17)))

    assert new.plan.starts_at == datetime(2013, 1, 23, 8, 30, tzinfo=UTC)
    assert new.plan.ends_at == datetime(2013, 1, 23, 16, 0, tzinfo=UTC)
    assert (new.plan.rsvp_until, new.plan.decision_on, new.plan.reserve_on) == (date(2013, 1, 16), date(2013, 1, 14), None)


def test_yes_and_maybe_come_along_provisionally_with_guests_and_rank_and_a_no_does_not(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1, guests=2)
    say(session, old, CARLA, MAYBE, 2)
    say(session, old, ANNA, NO, 3)
    new = to_reserve(session, old)
    parties = {party.member: party for party in rsvps.parties(session, new.id)}

    assert stand(session, new) == {
        BRAM: ("yes", "seated", date(2012, 9, 21)),
        CARLA: ("maybe", "none", date(2012, 9, 21)),
    }
    assert (parties[BRAM].guests, parties[BRAM].since) == (2, minutes_after(1))
    assert {party.member for party in rsvps.parties(session, old.id)} == {ANNA, BRAM, CARLA}


def test_everybody_concerned_is_told_once_with_old_and_new(session: WorkspaceSession) -> None:
    old = tour(session, maximum=2, minimum=1)
    for minute, member in enumerate([ANNA, BRAM, CARLA, *crowd(session, 1)]):
        say(session, old, member, MAYBE if member == CARLA else YES, minute)
    new = to_reserve(session, old)

    assert queued(session, TellMoved) == [
        TellMoved(event=new.id, was=old.id, member=member) for member in (BRAM, CARLA, MemberId("U50000"))
    ]
    assert queued(session, TellPlace) == []


def test_waiting_list_keeps_its_order(session: WorkspaceSession) -> None:
    old = tour(session, maximum=1, minimum=1)
    for minute, member in enumerate([ANNA, BRAM, CARLA]):
        say(session, old, member, YES, minute)
    new = to_reserve(session, old)
    say(session, new, ANNA, NO, 90)

    assert [(party.member, party.place) for party in rsvps.parties(session, new.id)] == [
        (BRAM, Place.SEATED),
        (CARLA, Place.WAITING),
        (ANNA, Place.NONE),
    ]
    assert queued(session, TellPlace) == [TellPlace(event=new.id, member=BRAM)]


def test_one_tap_confirms_and_keeps_rank_and_guests(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1, guests=2)
    new = to_reserve(session, old)
    own = say(session, new, BRAM, YES, 90)

    assert own is not None
    assert (own.confirm_by, own.guests, own.since, own.place) == (None, 2, minutes_after(1), Place.SEATED)


@pytest.mark.parametrize(
    ("on", "deadline", "until"),
    [
        pytest.param(date(2013, 1, 23), date(2013, 1, 16), date(2012, 9, 21), id="seven days"),
        pytest.param(date(2012, 9, 28), date(2012, 9, 18), date(2012, 9, 18), id="at latest the deadline"),
        pytest.param(date(2012, 9, 18), None, date(2012, 9, 17), id="without a deadline the day before"),
        pytest.param(date(2012, 9, 15), date(2012, 9, 15), TODAY, id="never before today"),
    ],
)
def test_confirm_by_is_a_week_and_at_latest_the_deadline(session: WorkspaceSession, on: date, deadline: date | None, until: date) -> None:
    old = tour(session, reserve_on=None)
    say(session, old, BRAM, YES, 1)
    plan = on_another_day(old.plan, on, today=TODAY, zone=ZONE)
    new = moving.move(session, old.id, replace(plan, rsvp_until=deadline), by=ANNA, now=minutes_after(60), zone=ZONE)

    assert stand(session, new)[BRAM][2] == until
    assert new.confirm_by == until


def test_news_of_a_move_at_night_waits_until_eight_but_not_within_a_day_of_the_event(session: WorkspaceSession) -> None:
    night = datetime(2012, 9, 14, 22, 30, tzinfo=UTC)
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    to_reserve(session, old, now=night)
    tonight = {"starts_at": night + timedelta(hours=9), "ends_at": night + timedelta(hours=10), "rsvp_until": None}
    soon = posted(session, ts=MessageTs("7.7"), **TOUR | tonight)
    say(session, soon, BRAM, YES, 1)
    moving.move(session, soon.id, on_another_day(soon.plan, date(2012, 12, 1), today=TODAY, zone=ZONE), by=ANNA, now=night, zone=ZONE)
    due = session.scalars(
        select(OutboxRow.due_at).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_moved").order_by(OutboxRow.id)
    )

    assert list(due) == [datetime(2012, 9, 15, 6, 0, tzinfo=UTC), night]


def test_old_card_takes_no_answers_and_says_where_to_go(session: WorkspaceSession) -> None:
    old = tour(session)
    new = to_reserve(session, old)
    with pytest.raises(EventMoved) as refused:
        say(session, old, BRAM, YES, 90)

    assert refused.value.facts["moved_to"] == new.id


@pytest.mark.parametrize(
    ("by", "now", "refusal"),
    [
        pytest.param(BRAM, minutes_after(60), NotAllowed, id="no organiser"),
        pytest.param(ANNA, TOUR["starts_at"], EventOver, id="it has begun"),
    ],
)
def test_move_is_refused(session: WorkspaceSession, by: MemberId, now: datetime, refusal: type[Exception]) -> None:
    old = tour(session)
    plan = on_another_day(old.plan, date(2013, 1, 23), today=TODAY, zone=ZONE)
    with pytest.raises(refusal):
        moving.move(session, old.id, plan, by=by, now=now, zone=ZONE)

    assert events.get(session, old.id).state is EventState.ANNOUNCED


def test_date_that_does_not_hold_is_a_mistake_of_the_form(session: WorkspaceSession) -> None:
    old = tour(session)
    plan = on_another_day(old.plan, date(2012, 9, 1), today=TODAY, zone=ZONE)
    with pytest.raises(PlanMistake) as refused:
        moving.move(session, old.id, plan, by=ANNA, now=minutes_after(60), zone=ZONE)

    assert refused.value.text_id == "mistake-date-past"


@pytest.mark.parametrize("reserve", [None, TODAY, date(2012, 9, 1)])
def test_there_is_no_reserve_date_left(session: WorkspaceSession, reserve: date | None) -> None:
    old = tour(session, reserve_on=reserve)
    with pytest.raises(NoReserveDate):
        moving.reserve_plan(session, old.id, now=NOW, zone=ZONE)


def test_second_of_two_organisers_is_told_what_the_first_decided(session: WorkspaceSession) -> None:
    old = tour(session)
    plan = moving.reserve_plan(session, old.id, now=NOW, zone=ZONE)
    go_no_go.go_ahead(session, old.id, by=ANNA, now=NOW)
    with pytest.raises(AlreadyDecided) as refused:
        moving.move(session, old.id, plan, by=ANNA, now=NOW, zone=ZONE, deciding=True)

    assert refused.value.facts == {"event": old.id, "by": "Anna de Wit", "verdict": "go", "on": NOW, "moved_to": 0}
    assert moving.move(session, old.id, plan, by=ANNA, now=NOW, zone=ZONE).moved_from == old.id


# --- into another event ---


def gathering(session: WorkspaceSession, **changes: Any) -> Event:
    return posted(session, ts=MessageTs("5.5"), **{"title": "Dag van de samenwerking", "kind": EventKind.GATHERING} | changes)


def into(session: WorkspaceSession, old: Event, target: Event, *, now: datetime = MOVED_AT) -> Event:
    return moving.move_into(session, old.id, target.id, by=ANNA, now=now, zone=ZONE)


def test_whoever_fits_in_order_comes_in_and_the_rest_waits_behind_those_who_waited(session: WorkspaceSession) -> None:
    first, second, third, there, waits = crowd(session, 5)
    old, target = tour(session), gathering(session, maximum=3)
    say(session, target, there, YES, 1)
    say(session, target, waits, YES, 2, guests=3)
    for minute, (member, guests) in enumerate([(first, 0), (second, 1), (third, 0)], start=3):
        say(session, old, member, YES, minute, guests=guests)
    into(session, old, target)

    assert [(party.member, party.place, party.size) for party in rsvps.parties(session, target.id)] == [
        (there, Place.SEATED, 1),
        (waits, Place.WAITING, 4),
        (first, Place.SEATED, 1),
        (second, Place.WAITING, 2),
        (third, Place.SEATED, 1),
    ]
    assert [notice.member for notice in queued(session, TellMoved) if isinstance(notice, TellMoved)] == [first, second, third]


def test_own_answer_to_the_other_event_stands(session: WorkspaceSession) -> None:
    old, target = tour(session), gathering(session)
    say(session, target, BRAM, NO, 1)
    say(session, old, BRAM, YES, 2)
    into(session, old, target)

    assert stand(session, target) == {BRAM: ("no", "none", None)}
    assert queued(session, TellMoved) == [TellMoved(event=target.id, was=old.id, member=BRAM)]


def test_tap_that_was_under_way_while_the_event_moved_counts(session: WorkspaceSession) -> None:
    old, target = tour(session), gathering(session)
    say(session, old, BRAM, YES, 2)
    into(session, old, target, now=minutes_after(60))
    rsvp.answer(session, target.id, BRAM, NO, Way.BUTTON, at=minutes_after(59.9), now=minutes_after(60.1))

    assert stand(session, target) == {BRAM: ("no", "none", None)}


@pytest.mark.parametrize("why", ["itself", "begun", "moved", "withdrawn"])
def test_other_event_that_takes_nobody_is_refused(session: WorkspaceSession, why: str) -> None:
    old = tour(session)
    target = old if why == "itself" else gathering(session)
    now = minutes_after(60)
    if why == "moved":
        into(session, target, gathering(session))
    elif why == "withdrawn":
        event_rows.save_state(session, target.id, EventState.WITHDRAWN)
    elif why == "begun":
        target = gathering(session, starts_at=minutes_after(30), ends_at=minutes_after(90))
    with pytest.raises(MoveToItself if why == "itself" else TargetClosed):
        into(session, old, target, now=now)

    assert events.get(session, old.id).state is EventState.ANNOUNCED


def test_event_that_not_everybody_can_see_takes_nobody_in(session: WorkspaceSession) -> None:
    old, target = tour(session), gathering(session, channel=BOARD)
    say(session, old, BRAM, YES, 1)
    with pytest.raises(TargetHidden):
        into(session, old, target)

    assert events.get(session, old.id).state is EventState.ANNOUNCED
    say(session, old, BRAM, NO, 2)
    assert into(session, old, target).id == target.id


# --- lapses ---

LAPSE = datetime(2012, 9, 21, 22, 0, tzinfo=UTC)
"""Midnight in Amsterdam, after the confirm-by day."""


def test_what_is_not_confirmed_lapses_and_the_first_who_waits_gets_the_place(session: WorkspaceSession) -> None:
    old = tour(session, maximum=2, minimum=1)
    for minute, member in enumerate([ANNA, BRAM, CARLA]):
        say(session, old, member, YES, minute)
    new = to_reserve(session, old)
    say(session, new, ANNA, YES, 90)
    say(session, new, CARLA, YES, 91)
    before = lapsing.plan_lapses(session, now=LAPSE - timedelta(seconds=1), zone=ZONE)
    lapsed = lapse(session, LAPSE)

    assert (before, lapsed) == (0, 1)
    assert stand(session, new) == {ANNA: ("yes", "seated", None), CARLA: ("yes", "seated", None)}
    assert queued(session, TellLapsed) == [TellLapsed(event=new.id, member=BRAM, had="place")]
    assert queued(session, TellPlace) == [TellPlace(event=new.id, member=CARLA)]
    assert lapsing.plan_lapses(session, now=LAPSE, zone=ZONE) == 0


def test_what_lapses_at_one_moment_is_given_out_together(session: WorkspaceSession) -> None:
    first, second, two, one = crowd(session, 4)
    old = tour(session, maximum=2, minimum=1)
    for minute, member in enumerate([first, second]):
        say(session, old, member, YES, minute)
    new = to_reserve(session, old)
    for minute, (member, guests) in enumerate([(two, 1), (one, 0)], start=90):
        say(session, new, member, YES, minute, guests=guests)
    lapse(session, LAPSE)

    assert {member: place for member, (_, place, _) in stand(session, new).items()} == {two: "seated", one: "waiting"}
    assert queued(session, TellPlace) == [TellPlace(event=new.id, member=two)]


def test_whoever_can_confirm_until_tonight_loses_nothing_to_whoever_could_until_yesterday(session: WorkspaceSession) -> None:
    """Two events went on in one, a day apart: what lapses of the first takes nothing of the second along."""
    target = gathering(session)
    for member, now in [(BRAM, MOVED_AT), (CARLA, MOVED_AT + timedelta(days=1))]:
        old = tour(session, ts=MessageTs(f"{now.timestamp()}"))
        say(session, old, member, YES, 1)
        into(session, old, target, now=now)
    lapsed = lapse(session, LAPSE)

    assert lapsed == 1
    assert stand(session, target) == {CARLA: ("yes", "seated", date(2012, 9, 22))}
    assert lapse(session, LAPSE + timedelta(days=1)) == 1


def test_lapse_is_the_same_however_late_it_is_found(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    new = to_reserve(session, old)
    lapse(session, LAPSE + timedelta(days=3))

    assert [(entry.on, entry.at) for entry in rsvps.entries_of(session, new.id, BRAM)] == [(True, minutes_after(60)), (False, LAPSE)]


def test_reactions_are_compared_before_anybody_loses_their_place(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    new = to_reserve(session, old)
    cards.posted(session, new.id, GENERAL, MessageTs("6.6"), now=minutes_after(61))
    all_done(session)
    first = lapsing.plan_lapses(session, now=LAPSE, zone=ZONE)
    waiting = queued(session, CompareCard)
    rsvp.compare(session, 2, [("white_check_mark", BRAM)], now=LAPSE + timedelta(seconds=1))
    all_done(session)

    assert (first, waiting) == (0, [CompareCard(event=new.id, card=2)])
    assert lapsing.plan_lapses(session, now=LAPSE + timedelta(seconds=5), zone=ZONE) == 0
    assert stand(session, new) == {BRAM: ("yes", "seated", None)}


def test_nobody_loses_a_place_that_they_could_not_confirm(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    new = to_reserve(session, old)
    event_life.close(session, new.id, by=ANNA, now=minutes_after(70))

    assert lapse(session, LAPSE) == 0
    assert lapsing.next_moment(session, now=LAPSE, zone=ZONE) is None
    event_life.reopen(session, new.id, by=ANNA, now=LAPSE)
    assert lapse(session, LAPSE) == 1


def test_next_lapse_is_known_to_the_clock(session: WorkspaceSession) -> None:
    old = tour(session)
    nothing = lapsing.next_moment(session, now=NOW, zone=ZONE)
    say(session, old, BRAM, YES, 1)
    to_reserve(session, old)

    assert nothing is None
    assert lapsing.next_moment(session, now=minutes_after(61), zone=ZONE) == LAPSE


def test_event_that_has_begun_lapses_nothing(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    new = to_reserve(session, old)

    assert lapsing.plan_lapses(session, now=new.plan.starts_at, zone=ZONE) == 0
    assert lapsing.next_moment(session, now=new.plan.starts_at, zone=ZONE) is None


def test_whoever_has_yet_to_confirm_is_reminded_on_the_last_day_at_their_hour(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    say(session, old, CARLA, NO, 2)
    new = to_reserve(session, old)
    due = session.scalars(select(OutboxRow.due_at).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "remind_confirm"))

    assert queued(session, RemindConfirm) == [RemindConfirm(event=new.id, member=BRAM)]
    assert list(due) == [datetime(2012, 9, 21, 7, 0, tzinfo=UTC)]


def test_nobody_is_reminded_within_a_day_of_having_been_asked(session: WorkspaceSession) -> None:
    old = tour(session, reserve_on=None, rsvp_until=None)
    say(session, old, BRAM, YES, 1)
    moving.move(session, old.id, on_another_day(old.plan, date(2012, 9, 16), today=TODAY, zone=ZONE), by=ANNA, now=MOVED_AT, zone=ZONE)

    assert queued(session, RemindConfirm) == []


# --- the way back ---


def back(session: WorkspaceSession, event: Event, *, now: datetime = UNDONE_AT) -> Event:
    return moving.undo(session, event.id, by=ANNA, now=now, zone=ZONE)


def test_move_undone_is_on_its_old_date_with_a_new_card_and_everybody_is_asked(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, YES, 1)
    new = to_reserve(session, old)
    say(session, new, BRAM, YES, 70)
    say(session, new, CARLA, YES, 80)
    cards.posted(session, new.id, GENERAL, MessageTs("6.6"), now=minutes_after(81))
    all_done(session)
    again = back(session, old)

    assert (again.state, again.verdict, again.moved_to, again.id) == (EventState.ANNOUNCED, None, None, old.id)
    assert events.get(session, new.id).moved_to == old.id
    assert stand(session, again) == {BRAM: ("yes", "seated", date(2012, 9, 19)), CARLA: ("yes", "seated", date(2012, 9, 19))}
    assert queued(session, TellMoved) == [TellMoved(event=old.id, was=new.id, member=member, undone=True) for member in (BRAM, CARLA)]
    assert queued(session, PostCard) == [PostCard(event=old.id, channel=GENERAL)]
    assert [card.retired for card in card_rows.of_event(session, old.id)] == [True]


def test_move_to_a_date_that_was_withdrawn_can_be_undone(session: WorkspaceSession) -> None:
    old = tour(session)
    new = to_reserve(session, old)
    announcing.withdraw(session, new.id, by=ANNA, now=minutes_after(65))
    again = back(session, old)

    assert (again.state, events.get(session, new.id).state) == (EventState.ANNOUNCED, EventState.WITHDRAWN)


def test_whoever_could_not_on_the_old_date_is_not_put_down_for_it(session: WorkspaceSession) -> None:
    old = tour(session)
    say(session, old, BRAM, NO, 1)
    new = to_reserve(session, old)
    say(session, new, BRAM, YES, 70)
    again = back(session, old)

    assert stand(session, again) == {BRAM: ("no", "none", None)}
    assert queued(session, TellMoved)[-1] == TellMoved(event=old.id, was=new.id, member=BRAM, undone=True)


def test_undo_of_a_merge_takes_back_those_who_did_not_confirm_and_leaves_those_who_did(session: WorkspaceSession) -> None:
    first, second, waits = crowd(session, 3)
    old, target = tour(session), gathering(session, maximum=2)
    say(session, old, first, YES, 1)
    say(session, old, second, YES, 2)
    into(session, old, target)
    say(session, target, first, YES, 70)
    say(session, target, waits, YES, 71)
    all_done(session)
    again = back(session, old)

    assert stand(session, target) == {first: ("yes", "seated", None), waits: ("yes", "seated", None)}
    assert queued(session, TellPlace) == [TellPlace(event=target.id, member=waits)]
    assert set(stand(session, again)) == {first, second}


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        pytest.param(minutes_after(60) + timedelta(days=14, seconds=1), UndoTooLate, id="fifteen days on"),
        pytest.param(TOUR["starts_at"], UndoTooLate, id="the old date has come"),
    ],
)
def test_undo_comes_too_late(session: WorkspaceSession, now: datetime, refusal: type[Exception]) -> None:
    changes = {"starts_at": datetime(2012, 12, 1, 9, 0, tzinfo=UTC), "ends_at": datetime(2012, 12, 1, 10, 0, tzinfo=UTC)}
    old = tour(session, **({} if now == TOUR["starts_at"] else changes))
    to_reserve(session, old)
    with pytest.raises(refusal):
        back(session, old, now=now)


def test_undo_of_what_was_moved_on_is_refused(session: WorkspaceSession) -> None:
    old = tour(session)
    new = to_reserve(session, old)
    moving.move(
        session, new.id, on_another_day(new.plan, date(2013, 2, 6), today=TODAY, zone=ZONE), by=ANNA, now=minutes_after(90), zone=ZONE
    )
    with pytest.raises(MovedOn):
        back(session, old)


def test_there_is_no_move_to_undo(session: WorkspaceSession) -> None:
    with pytest.raises(NotMoved):
        back(session, tour(session))


def test_only_organisers_undo(session: WorkspaceSession) -> None:
    old = tour(session)
    to_reserve(session, old)
    with pytest.raises(NotAllowed):
        moving.undo(session, old.id, by=BRAM, now=minutes_after(120), zone=ZONE)


def test_event_with_nobody_in_it_can_be_moved(session: WorkspaceSession) -> None:
    old = announced(session, **TOUR)
    new = to_reserve(session, old)

    assert stand(session, new) == {}
    assert queued(session, PostCard)[-1] == PostCard(event=new.id, channel=GENERAL)
    assert queued(session, TellMoved) == []


def test_receipt_of_a_move_counts_everybody_who_hears_of_it(session: WorkspaceSession) -> None:
    """Into an event where one of them is already, too."""
    old, target = (
        posted(session),
        posted(session, ts=MessageTs("2.2"), starts_at=MEETING.starts_at + timedelta(days=7), ends_at=MEETING.ends_at + timedelta(days=7)),
    )
    for member, event in ((BRAM, old), (CARLA, old), (CARLA, target)):
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    moving.move_into(session, old.id, target.id, by=ANNA, now=NOW, zone=ZONE)
    heard = [notice.member for notice in queued(session, TellMoved) if isinstance(notice, TellMoved)]

    assert sorted(heard) == [BRAM, CARLA]
    assert news_timing.count_told(session) == 2
