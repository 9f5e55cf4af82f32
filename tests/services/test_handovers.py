"""What a leaver had in hand: one list for the chair, taken over line by line; and the week's overview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.db import events as event_rows
from bot.db import handovers as handover_rows
from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.action_history import Step
from bot.domain.errors import NotAllowed
from bot.domain.handover import HandoverLine, LineSettled, LineState, NoSuchLine, NotAskedToTakeOver
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.notices import AskSuccessor, Notice, PingOwner, TellLeft, TellTakenOver, WeeklyOverview
from bot.services import action_items, action_lists, action_pings, announcing, event_life, events, handovers, members, overviews
from bot.services.members import PersonGone
from tests.builders import ANNA, BOT, BRAM, CARLA, DIRK, HERE, NOW, announced, minutes_after, person, promised

DAY = timedelta(days=1)
MONDAY = datetime(2012, 12, 17, 8, 0, tzinfo=UTC)
"""09.00 in Amsterdam; the last ping of an item due on 26 November was a week ago."""


def queued(session: WorkspaceSession) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    return [notice for row in rows if (notice := outbox.read_notice(row.notice)) is not None]


def leave(session: WorkspaceSession, member: MemberId = BRAM, name: str = "Bram Visser", *, now: datetime = NOW) -> None:
    handovers.keep_people(session, [person(member, name, gone=True)], now=now)


def come_back(session: WorkspaceSession) -> None:
    handovers.keep_people(session, [person(BRAM, "Bram Visser")], now=minutes_after(60))


def lines(session: WorkspaceSession) -> dict[str, LineState]:
    return {each.line.subject: each.line.state for each in handovers.show(session, BRAM)}


def number(session: WorkspaceSession, subject: str) -> int:
    return next(each.line.id for each in handovers.show(session, BRAM) if each.line.subject == subject)


def choose(session: WorkspaceSession, subject: str, successor: MemberId = CARLA, by: MemberId = ANNA) -> int:
    line = number(session, subject)
    handovers.choose(session, [line], successor, by=by, now=minutes_after(1))
    return line


def test_what_they_leave_goes_to_the_chair_as_one_list_and_they_are_never_pinged(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=CARLA, secretary=BRAM), [BRAM, CARLA])
    own, shared = promised(session, BRAM), promised(session, CARLA, BRAM, text="Samen")
    done = promised(session, BRAM, text="Al gedaan")
    action_items.finish(session, done.id, by=BRAM, now=NOW)
    event = announcing.announce_plan(session, announced(session).plan, by=BRAM, now=NOW)
    leave(session)
    for day in range(120):
        action_pings.plan_pings(session, now=NOW + day * DAY)

    assert lines(session) == dict.fromkeys((f"A{own.id}", f"A{shared.id}", f"V{event.id}", "secretary"), LineState.OPEN)
    assert [notice for notice in queued(session) if isinstance(notice, TellLeft)] == [TellLeft(member=CARLA, leaver=BRAM)]
    assert {notice.owner for notice in queued(session) if isinstance(notice, PingOwner)} == {CARLA}


def test_slack_telling_again_that_they_left_makes_no_second_list(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    leave(session)
    leave(session, now=minutes_after(5))
    handovers.keep_people(session, [person(DIRK, "Dirk Mol", gone=True)], now=NOW)

    assert len([notice for notice in queued(session) if isinstance(notice, TellLeft)]) == 1


def test_whoever_leaves_nothing_behind_makes_no_list(session: WorkspaceSession) -> None:
    leave(session)

    assert (handovers.show(session, BRAM), queued(session)) == ([], [])


def test_a_successor_takes_an_item_over_with_one_tap(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    leave(session)
    line = choose(session, f"A{item.id}", ANNA)
    asked = queued(session)[-1]
    handovers.accept(session, line, by=ANNA, now=minutes_after(2))
    taken = action_items.get(session, item.id)
    happened = action_lists.history(session, item.id)[-1]

    assert asked == AskSuccessor(member=ANNA, lines=(line,))
    assert taken.owners == (ANNA, CARLA)
    assert (happened.what, happened.by, happened.people) == (Step.HANDED_OVER, "Anna de Wit", ("Bram Visser",))
    assert lines(session) == {f"A{item.id}": LineState.TAKEN}
    with pytest.raises(LineSettled):
        handovers.accept(session, line, by=ANNA, now=minutes_after(3))


def test_whoever_stood_in_for_owners_by_name_hands_that_over_too(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    item = promised(session, names=("Jan Pot",), by=BRAM)
    leave(session)
    handovers.accept(session, choose(session, f"A{item.id}"), by=CARLA, now=minutes_after(2))

    assert action_items.get(session, item.id).stand_in == CARLA
    action_pings.plan_pings(session, now=datetime(2012, 11, 19, 8, 0, tzinfo=UTC))

    assert {notice.owner for notice in told(session, PingOwner) if isinstance(notice, PingOwner)} == {CARLA}


def test_an_event_and_a_duty_are_taken_over(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=BRAM), [])
    event = announcing.announce_plan(session, announced(session).plan, by=BRAM, now=NOW)
    leave(session)
    for subject in (f"V{event.id}", "chair"):
        handovers.accept(session, choose(session, subject), by=CARLA, now=minutes_after(2))

    assert events.get(session, event.id).plan.hosts == (CARLA,)
    assert members.choices(session).chair == CARLA
    assert members.is_organiser(session, CARLA)


def test_whoever_declines_leaves_the_line_open_and_whoever_asked_hears(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    line = choose(session, f"A{item.id}")
    handovers.decline(session, line, by=CARLA, now=minutes_after(2))

    assert lines(session) == {f"A{item.id}": LineState.OPEN}
    assert queued(session)[-1] == TellTakenOver(member=ANNA, line=line, successor=CARLA, taken=False)
    with pytest.raises(NotAskedToTakeOver):
        handovers.accept(session, line, by=CARLA, now=minutes_after(3))


def test_secretary_is_handed_over_and_the_chair_stays(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=ANNA, secretary=BRAM), [])
    leave(session)
    handovers.accept(session, choose(session, "secretary"), by=CARLA, now=minutes_after(2))

    assert (members.choices(session).chair, members.choices(session).secretary) == (ANNA, CARLA)


def test_whoever_assigned_an_item_that_is_handed_over_is_still_named(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    handovers.accept(session, choose(session, f"A{item.id}"), by=CARLA, now=minutes_after(2))

    assert action_items.get(session, item.id).assigned_by == ANNA


def test_whoever_chooses_sees_the_lines_and_nobody_chooses_for_what_is_settled_or_unknown(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    line = number(session, f"A{item.id}")

    assert [each.what for each in handovers.list_for(session, BRAM, to=ANNA)] == [item.text]
    assert [each.line.id for each in handovers.lines_for(session, [line], to=ANNA)] == [line]
    with pytest.raises(NotAllowed):
        handovers.lines_for(session, [line], to=CARLA)
    with pytest.raises(NoSuchLine):
        handovers.lines_for(session, [99], to=ANNA)
    choose(session, f"A{item.id}")
    handovers.accept(session, line, by=CARLA, now=minutes_after(2))
    with pytest.raises(LineSettled):
        handovers.lines_for(session, [line], to=ANNA)


@pytest.mark.parametrize("answer", [handovers.accept, handovers.decline])
def test_chair_who_was_the_successor_hears_nothing_of_their_own_answer(
    session: WorkspaceSession, answer: Callable[..., HandoverLine]
) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=CARLA), [])
    item = promised(session, BRAM)
    leave(session)
    line = choose(session, f"A{item.id}", CARLA, by=CARLA)
    answer(session, line, by=CARLA, now=minutes_after(2))

    assert [notice for notice in queued(session) if isinstance(notice, TellTakenOver)] == []


def test_only_whoever_was_asked_takes_over_and_only_chair_or_organiser_chooses(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    line = number(session, f"A{item.id}")
    with pytest.raises(NotAllowed):
        handovers.choose(session, [line], CARLA, by=CARLA, now=NOW)
    with pytest.raises(NotAllowed):
        handovers.list_for(session, BRAM, to=CARLA)
    for nobody in (DIRK, BOT, MemberId("U0WEG")):
        with pytest.raises(PersonGone) as refused:
            handovers.choose(session, [line], nobody, by=ANNA, now=NOW)
        assert refused.value.field == "successor"
    with pytest.raises(NoSuchLine):
        handovers.choose(session, [99], CARLA, by=ANNA, now=NOW)
    choose(session, f"A{item.id}")
    with pytest.raises(NotAskedToTakeOver):
        handovers.accept(session, line, by=ANNA, now=NOW)

    assert action_items.get(session, item.id).owners == (BRAM,)


def test_what_is_done_meanwhile_need_not_be_taken_over(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    line = choose(session, f"A{item.id}")
    action_items.finish(session, item.id, by=ANNA, now=minutes_after(2))
    with pytest.raises(LineSettled):
        handovers.accept(session, line, by=CARLA, now=minutes_after(3))

    assert lines(session) == {f"A{item.id}": LineState.MOOT}


def test_whoever_comes_back_is_pinged_again_and_their_list_is_moot(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    leave(session)
    come_back(session)

    assert action_pings.next_moment(session) == datetime(2012, 11, 19, 8, 0, tzinfo=UTC)
    assert overviews.left_behind(session) == []


def test_whoever_moves_to_another_zone_is_pinged_at_their_hour_there(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    handovers.keep_people(session, [replace(person(BRAM, "Bram Visser"), zone="America/Curacao")], now=NOW)

    assert action_pings.next_moment(session) == datetime(2012, 11, 19, 13, 0, tzinfo=UTC)


SATURDAY = datetime(2012, 9, 15, 10, 0, tzinfo=UTC)
NEXT_WORKING = datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
"""Monday, nine in Amsterdam."""


def told(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    return [notice for notice in queued(session) if isinstance(notice, kind)]


def test_each_of_several_who_leave_at_once_has_a_list_also_beside_whoever_is_new_or_had_left(session: WorkspaceSession) -> None:
    for member in (BRAM, CARLA):
        promised(session, member)
    gone = [("U0NIEUW", "Nieuw"), (DIRK, "Dirk Mol"), (BRAM, "Bram Visser"), (CARLA, "Carla Smit")]
    handovers.keep_people(session, (person(MemberId(member), name, gone=True) for member, name in gone), now=NOW)

    assert told(session, TellLeft) == [TellLeft(member=ANNA, leaver=BRAM), TellLeft(member=ANNA, leaver=CARLA)]
    assert {each.line.made_at for member in (BRAM, CARLA) for each in handovers.show(session, member)} == {NOW}


def test_whoever_leaves_again_with_something_new_in_hand_is_told_of_again(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    promised(session, BRAM)
    leave(session)
    come_back(session)
    promised(session, BRAM, text="Nog iets", now=minutes_after(61))
    leave(session, now=minutes_after(62))

    assert told(session, TellLeft) == [TellLeft(member=ANNA, leaver=BRAM)] * 2
    assert sorted(lines(session)) == ["A1", "A2"]


def test_every_word_of_a_handover_waits_for_a_working_moment_of_whoever_hears_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    already = len(queued(session))
    leave(session, now=SATURDAY)
    line = number(session, f"A{item.id}")
    handovers.choose(session, [line], CARLA, by=ANNA, now=SATURDAY)
    handovers.accept(session, line, by=CARLA, now=SATURDAY)
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id)).all()[already:]

    assert [(row.kind, row.due_at, row.shifted_from) for row in rows] == [
        (kind, NEXT_WORKING, SATURDAY) for kind in ("tell_left", "ask_successor", "tell_taken_over")
    ]


def test_list_names_what_each_line_is_about_and_who_was_asked(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM), [BRAM])
    item = promised(session, BRAM, text="Zaal bespreken")
    event = announcing.announce_plan(session, announced(session).plan, by=BRAM, now=NOW)
    leave(session)
    choose(session, f"V{event.id}")

    assert [(each.what, each.leaver, each.successor) for each in handovers.show(session, BRAM)] == [
        ("Zaal bespreken", "Bram Visser", ""),
        ("Najaarsvergadering", "Bram Visser", "Carla Smit"),
        ("", "Bram Visser", ""),
    ]
    assert item.id == 1


def test_of_several_lines_those_still_to_be_taken_over_are_asked_in_one_message(session: WorkspaceSession) -> None:
    first, done, last = (promised(session, BRAM, text=text) for text in ("Een", "Twee", "Drie"))
    leave(session)
    numbers = [number(session, f"A{item.id}") for item in (last, done, first)]
    action_items.finish(session, done.id, by=ANNA, now=NOW)
    chosen = handovers.choose(session, numbers, CARLA, by=ANNA, now=minutes_after(1))

    assert [line.id for line in chosen] == [numbers[0], numbers[2]]
    assert told(session, AskSuccessor) == [AskSuccessor(member=CARLA, lines=(numbers[0], numbers[2]))]
    assert [each.line.id for each in handovers.lines_for(session, numbers, to=ANNA)] == numbers
    assert lines(session) == {f"A{first.id}": LineState.ASKED, f"A{done.id}": LineState.MOOT, f"A{last.id}": LineState.ASKED}
    with pytest.raises(LineSettled):
        handovers.choose(session, [numbers[1]], CARLA, by=ANNA, now=minutes_after(2))


def test_each_asking_is_told_also_of_other_lines_at_the_same_moment_and_of_the_same_line_later(session: WorkspaceSession) -> None:
    for text in ("Een", "Twee"):
        promised(session, BRAM, text=text)
    leave(session)
    for subject in ("A1", "A2"):
        choose(session, subject)
    for line, minute in ((1, 2), (1, 3), (2, 3)):
        handovers.choose(session, [line], CARLA, by=ANNA, now=minutes_after(minute))
        handovers.decline(session, line, by=CARLA, now=minutes_after(minute))
    handovers.choose(session, [1], ANNA, by=ANNA, now=minutes_after(1))

    assert [(notice.member, notice.lines) for notice in queued(session) if isinstance(notice, AskSuccessor)] == [
        *((CARLA, (line,)) for line in (1, 2, 1, 1, 2)),
        (ANNA, (1,)),
    ]
    assert [(notice.member, notice.line) for notice in queued(session) if isinstance(notice, TellTakenOver)] == [
        (ANNA, line) for line in (1, 1, 2)
    ]


def test_answers_to_a_line_say_how_it_stands_and_whoever_asked_hears_of_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    leave(session)
    declined = handovers.decline(session, choose(session, f"A{item.id}"), by=CARLA, now=minutes_after(2))
    kept = handovers.show(session, BRAM)[0].line
    accepted = handovers.accept(session, choose(session, f"A{item.id}"), by=CARLA, now=minutes_after(3))
    taken = handovers.show(session, BRAM)[0].line

    assert (declined.state, declined.successor) == (LineState.OPEN, None)
    assert (kept.state, kept.successor, kept.asked_by) == (LineState.OPEN, None, None)
    assert (accepted.state, accepted.successor) == (LineState.TAKEN, CARLA)
    assert (taken.state, taken.successor, taken.asked_by) == (LineState.TAKEN, CARLA, ANNA)
    assert told(session, TellTakenOver) == [
        TellTakenOver(member=ANNA, line=accepted.id, successor=CARLA, taken=taken) for taken in (False, True)
    ]


@pytest.mark.parametrize("left", [False, True])
def test_whoever_asked_hears_of_the_answer_and_the_chair_where_they_have_left(session: WorkspaceSession, left: bool) -> None:
    lida = MemberId("U7LIDA")
    handovers.keep_people(session, [person(lida, "Lida Bos", admin=True)], now=NOW)
    members.choose_for_network(session, ANNA, Choices(chair=ANNA), [])
    item = promised(session, BRAM)
    leave(session)
    line = choose(session, f"A{item.id}", by=lida)
    if left:
        leave(session, lida, "Lida Bos", now=minutes_after(2))
    handovers.accept(session, line, by=CARLA, now=minutes_after(3))

    assert told(session, TellTakenOver) == [TellTakenOver(member=ANNA if left else lida, line=line, successor=CARLA, taken=True)]


@pytest.mark.parametrize("what", ["item done", "item of another", "event called off", "event of another", "chair", "secretary"])
def test_what_is_no_longer_theirs_is_settled_and_still_says_who_was_asked(session: WorkspaceSession, what: str) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=BRAM, secretary=BRAM), [])
    item = promised(session, BRAM)
    event = announcing.announce_plan(session, announced(session, hosts=(BRAM,)).plan, by=ANNA, now=NOW)
    leave(session)
    subject = {"item": f"A{item.id}", "event": f"V{event.id}"}.get(what.split(maxsplit=1)[0], what)
    line = choose(session, subject)
    match what:
        case "item done":
            action_items.finish(session, item.id, by=ANNA, now=NOW)
        case "item of another":
            action_items.change(session, item.id, text=item.text, owners=(ANNA,), due_on=item.due_on, by=ANNA, now=NOW)
        case "event called off":
            event_life.call_off(session, event.id, by=ANNA, now=NOW)
        case "event of another":
            event_rows.hand_over(session, event, BRAM, ANNA)
        case "chair":
            workspaces.save_choices(session, replace(members.choices(session), chair=ANNA))
        case _:
            workspaces.save_choices(session, replace(members.choices(session), secretary=ANNA))
    shown = {each.line.subject: each.line.state for each in handovers.show_lines(session, [line])}
    with pytest.raises(LineSettled):
        handovers.accept(session, line, by=CARLA, now=minutes_after(3))
    kept = handover_rows.get_for_update(session, line)

    assert shown == {subject: LineState.MOOT}
    assert (kept.state, kept.successor, kept.asked_by) == (LineState.MOOT, CARLA, ANNA)
    others = {state for other, state in lines(session).items() if other != subject and not (what.startswith("event") and other[0] == "V")}
    assert others == {LineState.OPEN}


def test_whoever_organised_an_event_together_is_replaced_by_the_successor(session: WorkspaceSession) -> None:
    event = announced(session, hosts=(BRAM, CARLA))
    leave(session)
    handovers.accept(session, choose(session, f"V{event.id}", ANNA), by=ANNA, now=minutes_after(2))

    assert events.get(session, event.id).plan.hosts == (CARLA, ANNA)


def test_an_event_that_is_over_when_they_leave_is_not_handed_over(session: WorkspaceSession) -> None:
    event = announced(session, hosts=(BRAM,))
    leave(session, now=event.plan.ends_at)

    assert lines(session) == {}


def test_item_taken_over_is_pinged_of_at_the_new_owners_hour_and_keeps_owners_by_name(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    item = promised(session, CARLA, BRAM, names=("Jan Pot",), by=BRAM)
    leave(session)
    handovers.accept(session, choose(session, f"A{item.id}"), by=CARLA, now=minutes_after(2))
    taken = action_items.get(session, item.id)
    action_pings.plan_pings(session, now=datetime(2012, 11, 19, 8, 0, tzinfo=UTC))

    assert (taken.owners, taken.names, taken.assigned_by) == ((CARLA,), ("Jan Pot",), CARLA)
    assert {notice.owner for notice in queued(session) if isinstance(notice, PingOwner)} == {CARLA}


def test_whoever_takes_over_the_chair_organises_beside_those_who_did(session: WorkspaceSession) -> None:
    lida = MemberId("U7LIDA")
    handovers.keep_people(session, [person(lida, "Lida Bos")], now=NOW)
    members.choose_for_network(session, ANNA, Choices(chair=BRAM, secretary=ANNA), [lida])
    leave(session)
    handovers.accept(session, choose(session, "chair"), by=CARLA, now=minutes_after(2))

    assert (members.choices(session).chair, members.choices(session).secretary) == (CARLA, ANNA)
    assert [members.is_organiser(session, member) for member in (lida, CARLA)] == [True, True]


# --- the week's overview ---


def quiet(session: WorkspaceSession) -> None:
    """Let the overview of the week of installing pass."""
    overviews.plan_overview(session, now=NOW)


def overviews_of(session: WorkspaceSession) -> list[date]:
    return [notice.week for notice in queued(session) if isinstance(notice, WeeklyOverview)]


def play(session: WorkspaceSession, days: int) -> None:
    """Plan what is due each day, and more than once on a Monday, when the overview comes."""
    for day in range(days):
        morning = NOW.replace(hour=8) + day * DAY
        for now in (morning - timedelta(hours=1), morning, morning + timedelta(hours=7)) if morning.weekday() == 0 else (morning,):
            action_pings.plan_pings(session, now=now)
            overviews.plan_overview(session, now=now)


def test_after_the_last_ping_an_item_stands_in_the_chairs_overview_once(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=CARLA), [])
    promised(session, BRAM, due_on=date(2012, 9, 28))
    promised(session, BRAM, due_on=date(2013, 9, 28), text="Nog lang niet")
    play(session, 42)

    assert overviews_of(session) == [date(2012, 10, 15)]
    assert {notice.member for notice in queued(session) if isinstance(notice, WeeklyOverview)} == {CARLA}


def test_what_has_not_changed_is_said_again_after_four_weeks(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=date(2012, 9, 28))
    play(session, 100)

    assert overviews_of(session) == [date(2012, 10, 15), date(2012, 11, 12), date(2012, 12, 10)]


@pytest.mark.parametrize("change", ["one more", "one done", "another date", "somebody left", "another chair"])
def test_an_overview_comes_the_monday_after_something_changed(session: WorkspaceSession, change: str) -> None:
    done = promised(session, BRAM, due_on=date(2012, 9, 20))
    promised(session, BRAM, due_on=date(2012, 9, 20), text="Nog iets")
    promised(session, CARLA, text="Iets van Carla")
    quiet(session)
    play(session, 40)
    before = overviews_of(session)
    match change:
        case "one more":
            promised(session, BRAM, due_on=date(2012, 8, 1), text="Iets ouds")
        case "one done":
            action_items.finish(session, done.id, by=BRAM, now=NOW + 40 * DAY)
        case "another date":
            action_items.change(session, done.id, text=done.text, owners=(BRAM,), due_on=date(2012, 9, 21), by=ANNA, now=NOW + 40 * DAY)
        case "somebody left":
            leave(session, CARLA, "Carla Smit", now=NOW + 40 * DAY)
        case _:
            members.choose_for_network(session, ANNA, Choices(chair=BRAM), [])
    overviews.plan_overview(session, now=datetime(2012, 10, 29, 8, 0, tzinfo=UTC))

    assert before == [date(2012, 10, 8)]
    assert overviews_of(session) == [date(2012, 10, 8), date(2012, 10, 29)]


def test_an_overview_that_was_not_sent_is_no_reason_to_leave_out_the_next(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=date(2012, 8, 1))
    quiet(session)
    overviews.plan_overview(session, now=datetime(2012, 9, 17, 7, 0, tzinfo=UTC))
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "weekly_overview").values(state="missed"))
    overviews.plan_overview(session, now=datetime(2012, 9, 24, 7, 0, tzinfo=UTC))

    assert overviews_of(session) == [date(2012, 9, 17), date(2012, 9, 24)]


def test_without_a_date_after_six_pings(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=None)
    play(session, 180)
    pinged = [notice.day for notice in queued(session) if isinstance(notice, PingOwner)]

    assert len(pinged) == 6
    assert overviews_of(session)[0] == pinged[-1] + timedelta(days=7 - pinged[-1].weekday())


def test_a_week_with_nothing_in_it_says_nothing(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    play(session, 14)

    assert overviews_of(session) == []


def test_nobody_is_written_to_in_the_week_of_installing(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=date(2012, 8, 1))
    quiet(session)
    overviews.plan_overview(session, now=NOW + 2 * DAY)

    assert overviews_of(session) == []
    assert overviews.next_moment(session, now=NOW + 2 * DAY) == datetime(2012, 9, 17, 7, 0, tzinfo=UTC)


def test_on_a_free_monday_it_comes_on_tuesday_and_says_so(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=date(2012, 8, 1))
    quiet(session)
    members.choose_free_days(session, ANNA, "17-9-2012", today=date(2012, 9, 14))
    for moment in ("2012-09-17T08:00", "2012-09-18T07:00"):
        overviews.plan_overview(session, now=datetime.fromisoformat(moment).replace(tzinfo=UTC))
    row = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "weekly_overview")).one()

    assert (row.due_at, row.shifted_from) == (datetime(2012, 9, 18, 7, 0, tzinfo=UTC), datetime(2012, 9, 17, 7, 0, tzinfo=UTC))


def test_planned_twice_it_comes_once(session: WorkspaceSession) -> None:
    promised(session, BRAM, due_on=date(2012, 8, 1))
    quiet(session)
    for _ in range(3):
        overviews.plan_overview(session, now=datetime(2012, 9, 17, 7, 0, tzinfo=UTC))

    assert overviews_of(session) == [date(2012, 9, 17)]


def test_what_they_left_waits_in_the_overview(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    leave(session)
    quiet(session)
    overviews.plan_overview(session, now=datetime(2012, 9, 17, 7, 0, tzinfo=UTC))

    assert overviews.left_behind(session) == [(BRAM, "Bram Visser", 1)]
    assert overviews_of(session) == [date(2012, 9, 17)]
    assert action_lists.past_last_ping(session) == []


# --- pause and free days ---


def test_whoever_has_paused_is_pinged_from_their_day_on(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    members.pause(session, BRAM, date(2012, 12, 1), now=NOW)  # a Saturday
    action_pings.replan(session, BRAM)
    for day in range(100):
        action_pings.plan_pings(session, now=NOW + day * DAY)

    assert [notice.day for notice in queued(session) if isinstance(notice, PingOwner)] == [date(2012, 12, 3), date(2012, 12, 10)]


def test_a_pause_ends_by_choosing_none_or_a_day_gone_by(session: WorkspaceSession) -> None:
    for until in (None, date(2012, 9, 14)):
        members.pause(session, BRAM, date(2012, 12, 1), now=NOW)
        members.pause(session, BRAM, until, now=NOW)

        assert members.require(session, BRAM).paused_until is None
    with pytest.raises(members.PauseTooLong):
        members.pause(session, BRAM, date(2013, 10, 1), now=NOW)


def test_free_days_are_the_organisers_to_choose_and_nobody_is_pinged_on_them(session: WorkspaceSession) -> None:
    with pytest.raises(NotAllowed):
        members.choose_free_days(session, BRAM, "19-11-2012", today=date(2012, 9, 14))
    members.choose_free_days(session, ANNA, "19-11-2012 t/m 20-11-2012", today=date(2012, 9, 14))
    promised(session, BRAM)

    assert action_pings.next_moment(session) == datetime(2012, 11, 21, 8, 0, tzinfo=UTC)
    assert [(each.first, each.last) for each in members.choices(session).free_days] == [(date(2012, 11, 19), date(2012, 11, 20))]
