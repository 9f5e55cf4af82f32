import time
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import assignments, outbox
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.action_items import (
    ActionClosed,
    ActionItem,
    ActionNotFound,
    ActionOpen,
    ActionState,
    ActionTextMissing,
    NotYourAction,
    OthersOnlyByOrganiser,
    OwnOnly,
    Source,
)
from bot.domain.action_pings import PostponedIntoThePast, PostponedTooFar
from bot.domain.errors import DomainError
from bot.domain.ids import ActionItemId, MemberId, MessageTs
from bot.domain.members import Language
from bot.domain.notices import Notice, PingOwner, TellAssigned, TellDone
from bot.services import action_items, action_lists, action_pings, action_requests
from bot.services.members import PersonGone, Stranger, choose_own, keep_members
from tests.builders import ANNA, BOT, BRAM, CARLA, DIRK, GENERAL, HERE, NOW, STRANGER, TODAY, ZONE, minutes_after, person, promised

DAY = timedelta(days=1)
SOURCE = Source(channel=GENERAL, ts=MessageTs("1347609600.000300"))
SEVEN_BEFORE = datetime(2012, 11, 19, 8, 0, tzinfo=UTC)
"""09.00 in Amsterdam, a week before Monday 26 November."""


def queued(session: WorkspaceSession) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    return [outbox._adapter().validate_python(row.notice) for row in rows]


def pings(session: WorkspaceSession) -> list[PingOwner]:
    return [notice for notice in queued(session) if isinstance(notice, PingOwner)]


def finish(session: WorkspaceSession, item: ActionItem, by: MemberId) -> ActionItem:
    return action_items.finish(session, item.id, by=by, now=minutes_after(5))


def drop(session: WorkspaceSession, item: ActionItem, by: MemberId) -> ActionItem:
    return action_items.drop(session, item.id, by=by, now=minutes_after(5))


def reopen(session: WorkspaceSession, item: ActionItem, by: MemberId) -> ActionItem:
    return action_items.reopen(session, item.id, by=by, now=minutes_after(6))


def undo(session: WorkspaceSession, item: ActionItem, by: MemberId) -> ActionItem:
    return action_items.undo(session, item.id, by=by, now=minutes_after(5))


def put_off(session: WorkspaceSession, item: ActionItem, by: MemberId, until: date = TODAY + 3 * DAY) -> ActionItem:
    return action_requests.postpone(session, item.id, until, by=by, now=NOW, zone=ZONE)


def reword(session: WorkspaceSession, item: ActionItem, by: MemberId, **changes: Any) -> ActionItem:
    facts: dict[str, Any] = {"text": item.text, "owners": item.owners, "due_on": item.due_on}
    return action_items.change(session, item.id, by=by, now=minutes_after(1), **facts | changes)


# --- making ---


def test_item_is_kept_with_its_owners_in_order(session: WorkspaceSession) -> None:
    made = promised(session, CARLA, BRAM, CARLA, text="  Zaal *bespreken* & 🎉 ", source=SOURCE)

    assert made == ActionItem(
        id=ActionItemId(1),
        text="Zaal *bespreken* & 🎉",
        owners=(CARLA, BRAM),
        due_on=date(2012, 11, 26),
        assigned_by=ANNA,
        assigned_at=NOW,
        source=SOURCE,
    )
    assert action_items.get(session, made.id) == made


def test_owners_who_did_not_make_it_themselves_are_told(session: WorkspaceSession) -> None:
    made = promised(session, ANNA, BRAM, CARLA)

    assert queued(session) == [TellAssigned(item=made.id, owner=owner) for owner in (BRAM, CARLA)]


def test_item_for_nobody_is_the_makers_own(session: WorkspaceSession) -> None:
    made = promised(session, by=BRAM)

    assert made.owners == (BRAM,)
    assert queued(session) == []


@pytest.mark.parametrize(
    ("owners", "by", "changes", "refusal"),
    [
        pytest.param([CARLA], BRAM, {}, OthersOnlyByOrganiser, id="a member for another"),
        pytest.param([BRAM, CARLA], BRAM, {}, OthersOnlyByOrganiser, id="a member for themselves and another"),
        pytest.param([STRANGER], ANNA, {}, PersonGone, id="an owner of elsewhere"),
        pytest.param([DIRK], ANNA, {}, PersonGone, id="an owner who left"),
        pytest.param([BOT], ANNA, {}, PersonGone, id="a bot as owner"),
        pytest.param([BRAM], STRANGER, {}, Stranger, id="made by somebody of elsewhere"),
        pytest.param([BRAM], ANNA, {"text": " "}, ActionTextMissing, id="no text"),
    ],
)
def test_item_that_may_not_be_is_refused_and_not_kept(
    session: WorkspaceSession, owners: list[MemberId], by: MemberId, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        promised(session, *owners, by=by, **changes)

    assert action_lists.open_items(session) == []
    assert queued(session) == []


@pytest.mark.parametrize(
    ("text", "by", "seconds", "found"),
    [
        ("Zaal bespreken", ANNA, 59, True),
        (" Zaal bespreken ", ANNA, 60, True),
        ("Zaal bespreken", ANNA, 61, False),
        ("Zaal huren", ANNA, 1, False),
        ("Zaal bespreken", CARLA, 1, False),
    ],
)
def test_same_item_by_the_same_member_within_a_minute_is_recognised(
    session: WorkspaceSession, text: str, by: MemberId, seconds: int, found: bool
) -> None:
    made = promised(session, BRAM)
    again = action_items.made_just_now(session, text=text, by=by, now=NOW + timedelta(seconds=seconds))

    assert again == (made if found else None)


# --- ending ---


@pytest.mark.parametrize("by", [BRAM, CARLA, ANNA])
def test_any_owner_and_any_organiser_ends_it(session: WorkspaceSession, by: MemberId) -> None:
    done = finish(session, promised(session, BRAM, CARLA), by)

    assert (done.state, done.closed_by, done.closed_at) == (ActionState.DONE, by, minutes_after(5))


def test_done_is_told_to_whoever_assigned_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    finish(session, item, BRAM)

    assert queued(session)[-1] == TellDone(item=item.id, by=BRAM)


def test_own_item_done_is_told_nobody_but_under_its_message(session: WorkspaceSession) -> None:
    finish(session, promised(session, BRAM, by=BRAM), BRAM)
    quiet = queued(session)
    item = promised(session, BRAM, by=BRAM, source=SOURCE)
    finish(session, item, BRAM)

    assert quiet == []
    assert queued(session) == [TellDone(item=item.id, by=BRAM)]


@pytest.mark.parametrize("act", [finish, drop, reopen, reword])
def test_whoever_has_nothing_to_do_with_it_is_refused(session: WorkspaceSession, act: Any) -> None:
    item = promised(session, BRAM)
    with pytest.raises(NotYourAction):
        act(session, item, CARLA)
    with pytest.raises(Stranger):
        act(session, item, STRANGER)


@pytest.mark.parametrize(("act", "refusal"), [(put_off, OwnOnly), (undo, NotYourAction)])
@pytest.mark.parametrize("by", [CARLA, ANNA])
def test_only_an_owner_puts_off_and_only_its_maker_takes_back(
    session: WorkspaceSession, act: Any, refusal: type[DomainError], by: MemberId
) -> None:
    item = promised(session, BRAM, by=BRAM)
    with pytest.raises(refusal):
        act(session, item, by)


@pytest.mark.parametrize("end", [finish, drop, undo])
@pytest.mark.parametrize("act", [finish, drop, put_off, undo, reword])
def test_ended_item_is_not_ended_or_changed_again_and_the_refusal_says_by_whom(session: WorkspaceSession, end: Any, act: Any) -> None:
    item = promised(session, BRAM, by=BRAM)
    end(session, item, BRAM)
    with pytest.raises(ActionClosed) as refusal:
        act(session, item, BRAM)

    assert refusal.value.facts["by"] == "Bram Visser"
    assert refusal.value.facts["on"] == minutes_after(5)


@pytest.mark.parametrize("end", [finish, drop, undo])
def test_ended_item_is_listed_and_pinged_no_more(session: WorkspaceSession, end: Any) -> None:
    item = promised(session, BRAM, by=BRAM)
    end(session, item, BRAM)

    assert action_lists.open_items(session) == []
    assert action_pings.next_moment(session) is None
    assert action_pings.plan_pings(session, now=NOW + 365 * DAY) == 0


def test_undone_item_is_open_to_nobody_any_more(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)

    assert undo(session, item, ANNA).state is ActionState.UNDONE


@pytest.mark.parametrize("end", [finish, drop])
def test_reopened_item_is_open_and_pinged_again(session: WorkspaceSession, end: Any) -> None:
    item = promised(session, BRAM)
    planned = action_pings.next_moment(session)
    end(session, item, BRAM)
    opened = reopen(session, item, BRAM)

    assert opened == item
    assert action_pings.next_moment(session) == planned == SEVEN_BEFORE


def test_pings_that_fell_while_it_was_closed_are_not_made_up_for(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    finish(session, item, BRAM)
    action_items.reopen(session, item.id, by=BRAM, now=SEVEN_BEFORE + 2 * DAY)

    assert action_pings.next_moment(session) == SEVEN_BEFORE + 7 * DAY


def test_open_item_is_not_reopened(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    with pytest.raises(ActionOpen):
        reopen(session, item, BRAM)


@pytest.mark.parametrize("act", [finish, drop, reopen, undo, put_off, reword])
def test_unknown_number_is_refused(session: WorkspaceSession, act: Any) -> None:
    nowhere = ActionItem(id=ActionItemId(99), text="x", owners=(ANNA,), due_on=None, assigned_by=ANNA, assigned_at=NOW)
    with pytest.raises(ActionNotFound):
        act(session, nowhere, ANNA)


# --- changing ---


def test_words_owners_and_date_are_changed_and_only_new_owners_are_told(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    changed = reword(session, item, ANNA, text="Zaal huren", owners=(CARLA, BRAM), due_on=date(2012, 12, 3))

    assert (changed.text, changed.owners, changed.due_on) == ("Zaal huren", (CARLA, BRAM), date(2012, 12, 3))
    assert queued(session) == [TellAssigned(item=item.id, owner=BRAM), TellAssigned(item=item.id, owner=CARLA)]
    assert action_pings.next_moment(session) == SEVEN_BEFORE + 7 * DAY


def test_whoever_is_no_longer_an_owner_is_not_pinged(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    reword(session, item, ANNA, owners=(CARLA,))
    action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert [ping.owner for ping in pings(session)] == [CARLA]


def test_owner_who_stays_keeps_their_side(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    put_off(session, item, BRAM)
    reword(session, item, ANNA, owners=(CARLA, BRAM))
    side = assignments.assignment(session, item.id, BRAM)

    assert side is not None
    assert (side.assigned_at, side.postponed_until) == (NOW, TODAY + 3 * DAY)


def test_maker_changes_their_item_and_a_member_gives_it_to_nobody_else(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, by=BRAM)
    with pytest.raises(OthersOnlyByOrganiser):
        reword(session, item, BRAM, owners=(BRAM, CARLA))

    assert reword(session, item, BRAM, text="Iets anders").text == "Iets anders"


def test_occasions_that_have_gone_by_on_a_new_date_are_not_made_up_for(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    later = datetime(2012, 11, 7, 8, 30, tzinfo=UTC)  # Wednesday
    action_items.change(session, item.id, text=item.text, owners=(BRAM,), due_on=date(2012, 11, 9), by=ANNA, now=later)

    assert action_pings.next_moment(session) == datetime(2012, 11, 8, 8, 0, tzinfo=UTC)


# --- pinging ---


def test_owner_gets_one_dm_a_day_with_all_that_is_due(session: WorkspaceSession) -> None:
    items = [promised(session, BRAM).id, promised(session, BRAM, CARLA, due_on=date(2012, 11, 20)).id]
    planned = action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert planned == 2
    assert pings(session) == [
        PingOwner(owner=BRAM, day=date(2012, 11, 19), items=tuple(items)),
        PingOwner(owner=CARLA, day=date(2012, 11, 19), items=(items[1],)),
    ]


def test_planning_twice_plans_once(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    planned = [action_pings.plan_pings(session, now=SEVEN_BEFORE + timedelta(minutes=minute)) for minute in (0, 0, 5)]

    assert planned == [1, 0, 0]
    assert len(pings(session)) == 1


def test_nothing_is_planned_before_its_moment(session: WorkspaceSession) -> None:
    promised(session, BRAM)

    assert action_pings.plan_pings(session, now=SEVEN_BEFORE - timedelta(seconds=1)) == 0


def test_after_three_days_down_there_is_one_dm(session: WorkspaceSession) -> None:
    due = [date(2012, 11, 26), date(2012, 11, 27), date(2012, 11, 28)]
    items = [promised(session, BRAM, due_on=day).id for day in due]
    action_pings.plan_pings(session, now=datetime(2012, 11, 21, 13, 0, tzinfo=UTC))

    assert pings(session) == [PingOwner(owner=BRAM, day=date(2012, 11, 21), items=tuple(items))]
    assert action_pings.next_moment(session) == datetime(2012, 11, 26, 8, 0, tzinfo=UTC)


def test_after_a_downtime_nobody_is_pinged_in_the_night(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    action_pings.plan_pings(session, now=datetime(2012, 11, 24, 1, 0, tzinfo=UTC))  # Saturday
    at_night, moment = len(pings(session)), action_pings.next_moment(session)
    action_pings.plan_pings(session, now=datetime(2012, 11, 26, 8, 0, tzinfo=UTC))

    assert (at_night, len(pings(session))) == (0, 1)
    assert moment == datetime(2012, 11, 26, 8, 0, tzinfo=UTC)


def test_what_falls_due_after_the_days_dm_comes_with_the_next(session: WorkspaceSession) -> None:
    first = promised(session, BRAM)
    action_pings.plan_pings(session, now=SEVEN_BEFORE)
    late = promised(session, BRAM, due_on=date(2012, 12, 14), now=NOW)
    action_items.change(
        session, late.id, text="x", owners=(BRAM,), due_on=date(2012, 11, 19), by=ANNA, now=SEVEN_BEFORE + timedelta(hours=2)
    )
    action_pings.plan_pings(session, now=SEVEN_BEFORE + timedelta(hours=2))
    same_day = len(pings(session))
    action_pings.plan_pings(session, now=SEVEN_BEFORE + DAY)

    assert (same_day, len(pings(session))) == (1, 2)
    # Yesterday's was never sent, so today's says what it was to say.
    assert pings(session)[-1] == PingOwner(owner=BRAM, day=date(2012, 11, 20), items=(first.id, late.id))


def test_whole_life_of_an_item_that_nobody_does(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    for day in range(120):
        action_pings.plan_pings(session, now=NOW + day * DAY)

    assert [ping.day.isoformat() for ping in pings(session)] == ["2012-11-19", "2012-11-26", "2012-12-03", "2012-12-10"]
    assert action_pings.next_moment(session) is None


def test_whoever_left_is_never_pinged(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    keep_members(session, [person(BRAM, "Bram Visser", gone=True)])
    action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert action_pings.next_moment(session) is None
    assert pings(session) == []


def test_own_hour_moves_the_pings(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    choose_own(session, BRAM, language=Language.NL, hour=15)
    action_pings.replan(session, BRAM)

    assert action_pings.next_moment(session) == SEVEN_BEFORE + timedelta(hours=6)


def test_put_off_ping_comes_on_its_day_and_the_due_date_stays(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    after = put_off(session, item, BRAM)

    assert after.due_on == item.due_on
    assert action_pings.next_moment(session) == datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
    assert action_pings.plan_pings(session, now=datetime(2012, 9, 17, 7, 0, tzinfo=UTC)) == 1
    assert [ping.owner for ping in pings(session)] == [BRAM]


@pytest.mark.parametrize(("days", "refusal"), [(0, PostponedIntoThePast), (31, PostponedTooFar)])
def test_ping_is_not_put_off_to_just_any_day(session: WorkspaceSession, days: int, refusal: type[Exception]) -> None:
    item = promised(session, BRAM)
    with pytest.raises(refusal):
        put_off(session, item, BRAM, TODAY + days * DAY)

    assert action_pings.next_moment(session) == SEVEN_BEFORE


def test_tomorrow_is_tomorrow_where_the_network_is(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    late_evening = datetime(2012, 9, 14, 22, 30, tzinfo=UTC)  # Saturday 15 September in Amsterdam
    with pytest.raises(PostponedIntoThePast):
        action_requests.postpone(session, item.id, date(2012, 9, 15), by=BRAM, now=late_evening, zone=ZONE)


def test_what_was_done_or_put_off_since_is_left_out_of_the_dm(session: WorkspaceSession) -> None:
    done, put, kept, given_away = (promised(session, BRAM) for _ in range(4))
    finish(session, done, BRAM)
    put_off(session, put, BRAM)
    reword(session, given_away, ANNA, owners=(CARLA,))
    due = action_pings.due_items(session, BRAM, [item.id for item in (done, put, kept, given_away)], today=TODAY)

    assert due == [kept]
    assert put.id in [item.id for item in action_pings.due_items(session, BRAM, [put.id], today=TODAY + 3 * DAY)]


def test_two_planners_at_once_send_one_dm_and_lose_no_ping(network: Sessions) -> None:
    planned: list[int] = []

    def plan() -> None:
        with network.writing(HERE) as session:
            planned.append(action_pings.plan_pings(session, now=SEVEN_BEFORE))

    with network.writing(HERE) as session:
        promised(session, BRAM)
    second = Thread(target=plan)
    with network.writing(HERE) as first:
        planned.append(action_pings.plan_pings(first, now=SEVEN_BEFORE))
        second.start()
        time.sleep(0.2)  # it waits for the row
    second.join()
    with network.reading(HERE) as session:
        moment = action_pings.next_moment(session)

    assert planned == [1, 0]
    assert moment == SEVEN_BEFORE + 7 * DAY


# --- listing and showing ---


def test_open_items_are_listed_by_due_date_and_those_without_last(session: WorkspaceSession) -> None:
    undated = promised(session, BRAM, due_on=None)
    late, early, also_early = (promised(session, BRAM, due_on=date(2012, 10, day)) for day in (20, 10, 10))
    other = promised(session, CARLA, due_on=date(2012, 10, 1))

    assert action_lists.open_items(session, owner=BRAM) == [early, also_early, late, undated]
    assert action_lists.open_items(session)[0] == other
    assert action_lists.open_items(session, overdue_on=date(2012, 10, 10)) == [other]
    assert action_lists.open_items(session, owner=BRAM, overdue_on=date(2012, 10, 20)) == [early, also_early]


def test_item_is_shown_with_names_and_what_the_reader_may_do(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA, due_on=date(2012, 9, 20), source=SOURCE)
    shown = {who: action_lists.show(session, [item], to=who, today=date(2012, 10, 4))[0] for who in (ANNA, BRAM, STRANGER)}

    assert shown[BRAM].owners == ("Bram Visser", "Carla Smit")
    assert shown[BRAM].assigned_by == "Anna de Wit"
    assert (shown[BRAM].source_channel, shown[BRAM].overdue) == ("algemeen", True)
    assert {who: (each.ends, each.owns, each.last_ping) for who, each in shown.items()} == {
        ANNA: (True, False, False),
        BRAM: (True, True, True),
        STRANGER: (False, False, False),
    }


def test_closed_item_is_shown_with_who_closed_it(session: WorkspaceSession) -> None:
    item = finish(session, promised(session, BRAM), ANNA)

    assert action_lists.show(session, [item], to=BRAM, today=TODAY)[0].closed_by == "Anna de Wit"
