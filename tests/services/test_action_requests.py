"""What an owner can ask and what becomes of it: another date, giving back; owners without Slack; the history."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.action_history import Step
from bot.domain.action_items import (
    ActionClosed,
    ActionItem,
    DueDateGone,
    DueDateOfAnother,
    GivenByYourself,
    NameTooLong,
    NoSuchName,
    NotAskedOfYou,
    NothingAsked,
    OthersOnlyByOrganiser,
    OwnOnly,
    ReasonMissing,
    SameDueDate,
    TooManyOwners,
)
from bot.domain.errors import DomainError
from bot.domain.ids import MemberId
from bot.domain.notices import AskDue, Notice, PingOwner, TellAssigned, TellDropped, TellDueAnswer, TellGivenBack
from bot.services import action_drafts, action_items, action_lists, action_pings, action_requests
from bot.services.members import PersonGone, Stranger, keep_members
from tests.builders import ANNA, BRAM, CARD, CARLA, DIRK, GENERAL, HERE, NOW, STRANGER, TODAY, ZONE, crowd, minutes_after, person, promised

LATER = date(2012, 12, 10)
SEVEN_BEFORE = datetime(2012, 11, 19, 8, 0, tzinfo=UTC)


def queued(session: WorkspaceSession) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    return [notice for row in rows if (notice := outbox.read_notice(row.notice)) is not None]


def last(session: WorkspaceSession) -> Notice:
    return queued(session)[-1]


def ask(session: WorkspaceSession, item: ActionItem, by: MemberId = BRAM, on: date = LATER) -> ActionItem:
    return action_requests.ask_due(session, item.id, on, by=by, now=NOW, zone=ZONE)


def answer(session: WorkspaceSession, item: ActionItem, *, granted: bool, by: MemberId = ANNA, on: date = LATER) -> ActionItem:
    return action_requests.answer_due(session, item.id, on, granted=granted, by=by, now=minutes_after(5))


def give_back(session: WorkspaceSession, item: ActionItem, by: MemberId = BRAM, reason: str = "Geen tijd") -> ActionItem:
    return action_requests.give_back(session, item.id, reason, by=by, now=NOW)


def steps(session: WorkspaceSession, item: ActionItem) -> list[Step]:
    return [each.what for each in action_lists.history(session, item.id)]


# --- another date ---


def test_whoever_assigned_it_is_asked_for_another_date_and_accepts_with_one_tap(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    asked = ask(session, item)
    told = last(session)
    granted = answer(session, item, granted=True)

    assert (asked.due_on, asked.asked_due_on, asked.asked_due_by) == (item.due_on, LATER, BRAM)
    assert told == AskDue(item=item.id, owner=BRAM, to=ANNA, on=LATER)
    assert (granted.due_on, granted.asked_due_on, granted.asked_due_by) == (LATER, None, None)
    assert queued(session)[-2:] == [TellDueAnswer(item=item.id, owner=owner, by=ANNA, on=LATER, granted=True) for owner in (BRAM, CARLA)]
    assert action_pings.next_moment(session) == SEVEN_BEFORE + timedelta(days=14)
    assert steps(session, item) == [Step.MADE, Step.DUE_ASKED, Step.DUE_GRANTED]


def test_a_date_that_is_declined_changes_nothing_and_only_whoever_asked_hears(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    ask(session, item)
    declined = answer(session, item, granted=False)

    assert (declined.due_on, declined.asked_due_on) == (item.due_on, None)
    assert last(session) == TellDueAnswer(item=item.id, owner=BRAM, by=ANNA, on=LATER, granted=False)
    assert action_pings.next_moment(session) == SEVEN_BEFORE


@pytest.mark.parametrize("by", [BRAM, CARLA])
def test_nobody_else_answers_for_whoever_assigned_it(session: WorkspaceSession, by: MemberId) -> None:
    item = promised(session, BRAM)
    ask(session, item)
    with pytest.raises(NotAskedOfYou):
        answer(session, item, granted=True, by=by)


def test_an_old_question_is_answered_no_more(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    ask(session, item)
    ask(session, item, on=LATER + timedelta(days=1))
    with pytest.raises(NothingAsked):
        answer(session, item, granted=True)

    answer(session, item, granted=True, on=LATER + timedelta(days=1))
    with pytest.raises(NothingAsked):
        answer(session, item, granted=True, on=LATER + timedelta(days=1))


@pytest.mark.parametrize(("on", "refusal"), [(date(2012, 11, 26), SameDueDate), (TODAY - timedelta(days=1), DueDateGone)])
def test_another_date_is_another_and_ahead(session: WorkspaceSession, on: date, refusal: type[DomainError]) -> None:
    item = promised(session, BRAM)
    with pytest.raises(refusal):
        ask(session, item, on=on)

    assert steps(session, item) == [Step.MADE]


def test_an_owner_asks_for_a_date_and_does_not_set_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    facts: dict[str, Any] = {"text": "Zaal huren", "owners": item.owners, "by": BRAM, "now": minutes_after(1)}
    with pytest.raises(DueDateOfAnother):
        action_items.change(session, item.id, due_on=LATER, **facts)

    assert action_items.change(session, item.id, due_on=item.due_on, **facts).text == "Zaal huren"


def test_what_ends_answers_what_was_asked(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    ask(session, item)
    action_items.finish(session, item.id, by=BRAM, now=NOW)
    with pytest.raises(ActionClosed):
        answer(session, item, granted=True)

    assert action_items.reopen(session, item.id, by=BRAM, now=NOW).asked_due_on is None


def test_where_whoever_assigned_it_left_the_chair_is_asked(session: WorkspaceSession) -> None:
    keep_members(session, [person(DIRK, "Dirk Mol", admin=True)])
    item = promised(session, BRAM, by=DIRK)
    keep_members(session, [person(DIRK, "Dirk Mol", gone=True)])
    ask(session, item)

    assert last(session) == AskDue(item=item.id, owner=BRAM, to=ANNA, on=LATER)


# --- giving back ---


def test_what_is_given_back_belongs_to_whoever_assigned_it_with_the_reason(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    back = give_back(session, item, reason="  Ik ben *weg* ")
    happened = action_lists.history(session, item.id)[-1]
    told = last(session)
    action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert back.owners == (ANNA,)
    assert (happened.what, happened.by, happened.facts) == (Step.GIVEN_BACK, "Bram Visser", {"reason": "Ik ben *weg*"})
    assert isinstance(told, TellGivenBack)
    assert (told.owner, told.to) == (BRAM, ANNA)
    assert last(session) == PingOwner(owner=ANNA, day=date(2012, 11, 19), items=(item.id,))


def test_where_others_own_it_too_it_stays_with_them(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)

    assert give_back(session, item).owners == (CARLA,)


def test_giving_back_needs_a_reason_and_somebody_else_who_gave_it(session: WorkspaceSession) -> None:
    item, own = promised(session, BRAM), promised(session, BRAM, by=BRAM, text="Iets eigens")
    with pytest.raises(ReasonMissing):
        give_back(session, item, reason="  ")
    with pytest.raises(OwnOnly):
        give_back(session, item, by=CARLA)
    with pytest.raises(OwnOnly):
        ask(session, item, by=ANNA)
    with pytest.raises(GivenByYourself):
        give_back(session, own)
    with pytest.raises(GivenByYourself):
        ask(session, own)
    with pytest.raises(Stranger):
        give_back(session, item, by=STRANGER)

    assert action_items.get(session, item.id).owners == (BRAM,)


def test_whoever_lets_it_lapse_tells_whoever_assigned_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    action_items.drop(session, item.id, by=BRAM, now=NOW)
    own = promised(session, BRAM, by=BRAM, text="Iets eigens")
    action_items.drop(session, own.id, by=BRAM, now=NOW)

    assert last(session) == TellDropped(item=item.id, by=BRAM, to=ANNA)


# --- owners who are not in Slack ---


def test_whoever_assigned_it_is_pinged_for_owners_by_name(session: WorkspaceSession) -> None:
    item = promised(session, names=("Jan  Pot ", "Els Vos", "Jan Pot"))
    action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert (item.owners, item.names, item.stand_in) == ((), ("Jan Pot", "Els Vos"), ANNA)
    assert last(session) == PingOwner(owner=ANNA, day=date(2012, 11, 19), items=(item.id,))
    assert action_lists.open_items(session, owner=ANNA) == []
    assert action_items.finish(session, item.id, by=ANNA, now=SEVEN_BEFORE).closed_by == ANNA


def test_a_name_is_linked_to_a_member_who_is_pinged_in_person_from_then_on(session: WorkspaceSession) -> None:
    item = promised(session, names=("Jan Pot",))
    linked = action_items.link(session, item.id, "Jan Pot", CARLA, by=ANNA, now=NOW)
    told = last(session)
    action_pings.plan_pings(session, now=SEVEN_BEFORE)

    assert (linked.owners, linked.names, linked.stand_in) == ((CARLA,), (), None)
    assert told == TellAssigned(item=item.id, owner=CARLA)
    assert [notice.owner for notice in queued(session) if isinstance(notice, PingOwner)] == [CARLA]
    assert steps(session, item) == [Step.MADE, Step.LINKED]


def test_only_an_organiser_gives_to_a_name_or_links_one(session: WorkspaceSession) -> None:
    item = promised(session, names=("Jan Pot",))
    with pytest.raises(OthersOnlyByOrganiser):
        promised(session, BRAM, by=BRAM, names=("Jan Pot",))
    with pytest.raises(OthersOnlyByOrganiser):
        action_items.link(session, item.id, "Jan Pot", BRAM, by=BRAM, now=NOW)
    with pytest.raises(NoSuchName):
        action_items.link(session, item.id, "Piet", BRAM, by=ANNA, now=NOW)
    with pytest.raises(PersonGone):
        action_items.link(session, item.id, "Jan Pot", DIRK, by=ANNA, now=NOW)


def test_names_and_owners_have_their_bounds(session: WorkspaceSession) -> None:
    with pytest.raises(NameTooLong):
        promised(session, names=("x" * 81,))
    with pytest.raises(TooManyOwners):
        promised(session, *crowd(session, 9), names=("Jan", "Els"))


# --- what happened ---


def test_history_says_who_did_what_when_and_never_changes(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    change: dict[str, Any] = {"by": ANNA, "now": minutes_after(1)}
    action_items.change(session, item.id, text="Zaal huren", owners=(BRAM, CARLA), due_on=LATER, **change)
    action_requests.postpone(session, item.id, TODAY + timedelta(days=3), by=BRAM, now=minutes_after(2), zone=ZONE)
    action_items.finish(session, item.id, by=CARLA, now=minutes_after(3))
    action_items.reopen(session, item.id, by=BRAM, now=minutes_after(4))
    told = [(each.what, each.by, dict(each.facts)) for each in action_lists.history(session, item.id)]

    assert told == [
        (Step.MADE, "Anna de Wit", {}),
        (Step.REWORDED, "Anna de Wit", {"before": "Zaal bespreken"}),
        (Step.DUE_MOVED, "Anna de Wit", {"before": "2012-11-26", "after": "2012-12-10"}),
        (Step.ASSIGNED, "Anna de Wit", {"owners": f"{BRAM} {CARLA}", "names": ""}),
        (Step.POSTPONED, "Bram Visser", {"until": "2012-09-17"}),
        (Step.DONE, "Carla Smit", {}),
        (Step.REOPENED, "Bram Visser", {}),
    ]
    assert [each.at for each in action_lists.history(session, item.id)][-1] == minutes_after(4)


def test_opened_again_without_a_date_its_pings_count_from_now(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, due_on=None)
    action_items.finish(session, item.id, by=BRAM, now=NOW)
    action_items.reopen(session, item.id, by=BRAM, now=NOW + timedelta(days=400))
    planned = action_pings.next_moment(session)

    assert planned is not None
    assert timedelta(days=27) < planned - (NOW + timedelta(days=400)) < timedelta(days=31)


# --- of a message ---


def test_a_message_becomes_an_item_of_its_author_with_the_date_at_its_end(session: WorkspaceSession) -> None:
    words = f"<@{CARLA}> en ik bellen de zaal uiterlijk 12 oktober"
    by_organiser = action_drafts.from_message(session, words, author=BRAM, channel=GENERAL, ts=CARD, by=ANNA, today=TODAY)
    by_member = action_drafts.from_message(session, words, author=BRAM, channel=GENERAL, ts=CARD, by=CARLA, today=TODAY)
    of_nobody = action_drafts.from_message(session, "x" * 2000, author=DIRK, channel=GENERAL, ts=CARD, by=ANNA, today=TODAY)

    assert by_organiser.text == "Carla Smit en ik bellen de zaal"
    assert (by_organiser.owners, by_organiser.due_on) == ((BRAM,), date(2012, 10, 12))
    assert by_member.owners == (CARLA,)
    assert (of_nobody.owners, len(of_nobody.text), of_nobody.due_on) == ((ANNA,), 1000, None)


# --- told of it late ---


def test_whoever_hears_only_today_that_it_is_theirs_is_pinged_tomorrow(session: WorkspaceSession) -> None:
    friday_evening = datetime(2012, 11, 16, 19, 0, tzinfo=UTC)
    item = promised(session, BRAM, now=friday_evening)
    own = promised(session, BRAM, by=BRAM, text="Zelf bedacht", now=friday_evening)
    action_pings.plan_pings(session, now=SEVEN_BEFORE)
    action_pings.plan_pings(session, now=SEVEN_BEFORE + timedelta(days=1))
    pinged = [(notice.day, notice.items) for notice in queued(session) if isinstance(notice, PingOwner)]

    assert pinged[0] == (date(2012, 11, 19), (own.id,))
    assert pinged[1][0] == date(2012, 11, 20)
    assert item.id in pinged[1][1]
