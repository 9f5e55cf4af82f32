"""The adoption of minutes over both databases: on the next agenda, asked of the chair once, settled, corrected, withdrawn."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.composing import Edit, Post, Skip
from bot.db import decision_changes, minutes, outbox, workspaces
from bot.db import events as event_rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.action_history import Step
from bot.domain.action_items import ActionState
from bot.domain.decisions import DecisionStatus, DecisionStep, DecisionTextMissing, MinutesStatus
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventState
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId
from bot.domain.members import Language
from bot.domain.minutes import (
    AdoptedBefore,
    AdoptedTooEarly,
    MeetingHasMinutes,
    Minutes,
    MinutesNotFound,
    MinutesState,
    NoteMissing,
    NotForAdoption,
    WithdrawalReasonMissing,
)
from bot.domain.notices import AskAdoption, Notice, ShowSettled, TellWithdrawn
from bot.services import action_items, action_lists, adoption, decision_register, decisions, event_life, events, members, prompts
from bot.texts import Texts
from bot.views import action_items as action_views
from bot.views import decision_history
from bot.views import decisions as decision_views
from bot.views.agenda import item_title
from tests.builders import ANNA, BOARD, BRAM, CARLA, DIRK, HERE, NOW, TODAY, ZONE, announced, decided, person, plan
from tests.composed import composed
from tests.recorded import DECISION, PROMISE, came_of, recorded

HELD: dict[str, Any] = {"starts_at": datetime(2012, 9, 13, 11, 0, tzinfo=UTC), "ends_at": datetime(2012, 9, 13, 14, 0, tzinfo=UTC)}
LATER = timedelta(days=60)


def held(session: WorkspaceSession, **changes: Any) -> Event:
    """Announce a meeting that was yesterday."""
    return announced(session, now=NOW - timedelta(days=30), **HELD | changes)


def coming(session: WorkspaceSession, days: int = 0, **changes: Any) -> Event:
    """Announce a meeting on 26 November, or so many days later."""
    further = timedelta(days=days)
    return announced(session, starts_at=plan().starts_at + further, ends_at=plan().ends_at + further, **changes)


def go(session: WorkspaceSession, now: datetime = NOW) -> int:
    return adoption.plan(session, now=now, zone=ZONE)


def titles(session: WorkspaceSession, event: Event) -> list[str]:
    return [item_title(item, Texts(Language.NL, ZONE)) for item in events.show(session, event).agenda]


def queued(session: WorkspaceSession, kind: type[Notice]) -> list[Notice]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    notices = [outbox._adapter().validate_python(row.notice) for row in rows]
    return [notice for notice in notices if isinstance(notice, kind)]


def heard(session: WorkspaceSession) -> None:
    """Let all that is queued have been sent."""
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(state="sent"))


def chaired(session: WorkspaceSession, chair: MemberId = CARLA) -> None:
    workspaces.save_choices(session, replace(workspaces.choices(session), chair=chair))


def over(meeting: Event) -> datetime:
    return meeting.plan.ends_at + timedelta(minutes=1)


def on_agenda(session: WorkspaceSession) -> tuple[Minutes, Event]:
    """Let minutes be on the agenda of a meeting to come."""
    first = held(session)
    meeting = coming(session)
    found = recorded(session, first)
    go(session)
    return found, meeting


def test_draft_comes_on_the_agenda_of_the_next_meeting_of_its_series_by_itself_and_says_concept(session: WorkspaceSession) -> None:
    first, meeting = held(session), coming(session)
    after, elsewhere = coming(session, 60), coming(session, -10, channel=BOARD)
    found = recorded(session, first)
    before = titles(session, meeting)
    planned = [go(session), go(session)]

    assert before == ["Verslag van de vorige vergadering (13 september, V1)"]
    assert planned == [1, 0]
    assert titles(session, meeting) == ["Vaststelling verslag van 13 september (concept, V1)"]
    assert titles(session, after) == ["Verslag van de vorige vergadering (26 november, V2)"]
    assert titles(session, elsewhere) == []
    assert minutes.get(session, found.id).state is MinutesState.UP_FOR_ADOPTION


def test_draft_of_a_meeting_that_is_none_of_ours_goes_to_the_networks_own_channel(session: WorkspaceSession) -> None:
    meeting = coming(session)
    recorded(session, None)
    nowhere = go(session)
    workspaces.save_choices(session, replace(workspaces.choices(session), channel=meeting.plan.channel))

    assert (nowhere, go(session)) == (0, 1)
    assert titles(session, meeting) == ["Vaststelling verslag van 13 september (concept)"]


@pytest.mark.parametrize("state", [EventState.CALLED_OFF, EventState.MOVED])
def test_meeting_that_is_called_off_or_moved_passes_minutes_on(session: WorkspaceSession, state: EventState) -> None:
    found, meeting = on_agenda(session)
    event_rows.save_state(session, meeting.id, state)
    go(session)
    waits = minutes.get(session, found.id)
    after = coming(session, 60)
    go(session)

    assert (waits.on_agenda_of, waits.state) == (None, MinutesState.DRAFT)
    assert titles(session, after) == ["Vaststelling verslag van 13 september (concept, V1)"]
    assert queued(session, AskAdoption) == []


def test_chair_is_asked_once_at_the_meetings_end(session: WorkspaceSession) -> None:
    chaired(session)
    found, meeting = on_agenda(session)
    end = meeting.plan.ends_at
    due = [adoption.next_moment(session, now=NOW, zone=ZONE), adoption.anything_due(session, now=end, zone=ZONE)]
    planned = [go(session, now) for now in (end - timedelta(seconds=1), end, over(meeting), end + timedelta(days=1))]

    assert due == [end, True]
    assert planned == [0, 1, 0, 0]
    assert queued(session, AskAdoption) == [AskAdoption(event=meeting.id, member=CARLA, minutes=(found.id,))]
    asked = composed(session, queued(session, AskAdoption)[0], over(meeting))
    assert isinstance(asked, Post)
    assert asked.member == CARLA
    assert asked.message.text == "Najaarsvergadering (V2) is geweest. Wat is er besloten over het verslag op de agenda?"
    assert [each["text"]["text"] for each in asked.message.blocks[2]["elements"]] == [
        "Vastgesteld",
        "Gewijzigd vastgesteld…",
        "Aangehouden",
    ]


@pytest.mark.parametrize(("chair", "asked"), [(None, ANNA), (BRAM, ANNA), (CARLA, CARLA)])
def test_where_the_chair_may_not_know_of_the_meeting_its_organiser_is_asked(
    session: WorkspaceSession, chair: MemberId | None, asked: MemberId
) -> None:
    workspaces.save_choices(session, replace(workspaces.choices(session), chair=chair))
    meeting = coming(session, channel=BOARD)
    recorded(session, held(session, channel=BOARD))
    go(session)
    go(session, over(meeting))

    assert [each.member for each in queued(session, AskAdoption) if isinstance(each, AskAdoption)] == [asked]


def test_processes_that_plan_at_once_ask_the_chair_once(network: Sessions) -> None:
    with network.writing(HERE) as session:
        meeting = coming(session)
        recorded(session, held(session))
        go(session)
    together = Barrier(4)

    def planner(_: int) -> None:
        together.wait(30)
        with network.writing(HERE) as session:
            go(session, over(meeting))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(planner, range(4)))
    with network.reading(HERE) as session:
        assert len(queued(session, AskAdoption)) == 1


def test_chair_is_asked_after_a_process_was_killed_before_it_had_said_so(network: Sessions) -> None:
    with network.writing(HERE) as session:
        meeting = coming(session)
        recorded(session, held(session))
        go(session)
    with suppress(KeyboardInterrupt), network.writing(HERE) as session:
        go(session, over(meeting))
        raise KeyboardInterrupt
    with network.writing(HERE) as session:
        lost = len(queued(session, AskAdoption))
        go(session, over(meeting))
        again = len(queued(session, AskAdoption))

    assert (lost, again) == (0, 1)


def test_chair_who_left_is_not_asked(session: WorkspaceSession) -> None:
    chaired(session, DIRK)
    _, meeting = on_agenda(session)
    go(session, over(meeting))

    assert [each.member for each in queued(session, AskAdoption) if isinstance(each, AskAdoption)] == [ANNA]


def test_meeting_that_is_long_over_is_not_asked_about(session: WorkspaceSession) -> None:
    _, meeting = on_agenda(session)

    assert go(session, meeting.plan.ends_at + timedelta(days=14)) == 0
    assert queued(session, AskAdoption) == []


def test_adopted_minutes_mark_what_came_from_them_and_leave_the_next_agenda(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    after = coming(session, 60)
    go(session, over(meeting))
    passed_on = titles(session, after)[0]
    adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=over(meeting))
    adopted = minutes.get(session, found.id)

    assert passed_on == "Vaststelling verslag van 13 september (concept, V1)"
    assert (adopted.state, adopted.settled_in, adopted.settled_by, adopted.settled_at) == (
        MinutesState.ADOPTED,
        meeting.id,
        ANNA,
        over(meeting),
    )
    assert came_of(session, found) == (DECISION, MinutesStatus.ADOPTED, PROMISE)
    assert titles(session, meeting) == ["Verslag van 13 september (vastgesteld, V1)"]
    assert titles(session, after) == ["Verslag van de vorige vergadering (26 november, V2)"]
    with pytest.raises(AdoptedBefore):
        adoption.settle(session, found.id, meeting.id, MinutesState.HELD_OVER, by=ANNA, now=over(meeting))


def test_minutes_held_over_stay_a_concept_and_are_asked_about_at_the_next_meeting(session: WorkspaceSession) -> None:
    chaired(session)
    found, meeting = on_agenda(session)
    go(session, over(meeting))
    adoption.settle(session, found.id, meeting.id, MinutesState.HELD_OVER, by=CARLA, now=over(meeting))
    alone = go(session, over(meeting))
    after = coming(session, 60)
    go(session, over(meeting))
    go(session, over(after))

    assert alone == 0
    assert came_of(session, found) == (DECISION, MinutesStatus.HELD_OVER, PROMISE)
    assert titles(session, after) == [
        "Vaststelling verslag van 13 september (concept, aangehouden, V1)",
        "Verslag van de vorige vergadering (26 november, V2)",
    ]
    assert [each.event for each in queued(session, AskAdoption) if isinstance(each, AskAdoption)] == [meeting.id, after.id]
    assert adoption.settle(session, found.id, after.id, MinutesState.ADOPTED, by=CARLA, now=over(after)).state is MinutesState.ADOPTED


def test_change_is_kept_as_a_note_and_what_came_from_the_minutes_is_corrected_visibly(session: WorkspaceSession) -> None:
    chaired(session)
    found, meeting = on_agenda(session)
    texts = {1: "De contributie gaat naar 46 euro.", 2: "Zaal in Utrecht bespreken"}
    day = over(meeting).date()
    changed = adoption.adopt_changed(session, found.id, meeting.id, " Het bedrag. ", texts, by=CARLA, now=over(meeting), today=day)
    first, second = minutes.findings(session, found.id)
    assert first.decision is not None
    assert second.action is not None
    history = decision_changes.history(session, first.decision)
    card = decision_views.card(decisions.show_one(session, first.decision, to=BRAM), Texts(Language.NL, ZONE))

    assert (changed.state, changed.note) == (MinutesState.CHANGED, "Het bedrag.")
    assert came_of(session, found) == ("De contributie gaat naar 46 euro.", MinutesStatus.CHANGED, "Zaal in Utrecht bespreken")
    assert [(each.change, each.before.text if each.before else "", each.by) for each in history] == [
        (DecisionStep.CORRECTED, DECISION, CARLA)
    ]
    assert [each.what for each in action_lists.history(session, second.action)][-1] is Step.REWORDED
    assert "Het verslag is gewijzigd vastgesteld." in str(card.blocks)
    assert "Toelichting: Het bedrag." in str(card.blocks)


def test_change_without_words_or_with_an_empty_decision_is_refused_and_nothing_is_kept(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    facts: dict[str, Any] = {"by": ANNA, "now": over(meeting), "today": over(meeting).date()}
    with pytest.raises(NoteMissing):
        adoption.adopt_changed(session, found.id, meeting.id, "  ", {}, **facts)
    with pytest.raises(DecisionTextMissing) as refused:
        adoption.adopt_changed(session, found.id, meeting.id, "Punt 4.", {1: " "}, **facts)

    assert refused.value.field == "text-1"
    assert minutes.get(session, found.id).state is MinutesState.UP_FOR_ADOPTION


def test_only_chair_and_organisers_say_what_the_meeting_made_of_the_minutes_and_not_before_it_began(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    other, own = coming(session, 3, channel=BOARD), events.get(session, EventId(1))
    for by, at in ((BRAM, meeting), (CARLA, meeting), (ANNA, other), (ANNA, own)):
        with pytest.raises(NotForAdoption):
            adoption.settle(session, found.id, at.id, MinutesState.ADOPTED, by=by, now=over(other))
    with pytest.raises(AdoptedTooEarly):
        adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=meeting.plan.starts_at - timedelta(minutes=1))
    chaired(session)

    assert adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=CARLA, now=meeting.plan.starts_at).settled_by == CARLA


def test_meeting_that_was_called_off_adopts_nothing(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    event_life.call_off(session, meeting.id, by=ANNA, now=NOW)
    with pytest.raises(NotForAdoption):
        adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=over(meeting))

    assert minutes.get(session, found.id).state is MinutesState.UP_FOR_ADOPTION


def test_nobody_learns_of_minutes_by_taking_back_a_word_that_was_not_said(session: WorkspaceSession) -> None:
    found = recorded(session, held(session, channel=BOARD))
    with pytest.raises(NotForAdoption):
        adoption.reopen(session, found.id, by=BRAM, now=NOW)
    go(session)
    coming(session, channel=BOARD)
    go(session)
    with pytest.raises(NotForAdoption):
        adoption.reopen(session, found.id, by=BRAM, now=NOW)

    assert adoption.reopen(session, found.id, by=ANNA, now=NOW).state is MinutesState.UP_FOR_ADOPTION


def test_word_on_minutes_can_be_taken_back(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    assert adoption.reopen(session, found.id, by=ANNA, now=over(meeting)).state is MinutesState.UP_FOR_ADOPTION
    adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=over(meeting))
    with pytest.raises(NotForAdoption):
        adoption.reopen(session, found.id, by=BRAM, now=over(meeting))
    opened = adoption.reopen(session, found.id, by=ANNA, now=over(meeting))

    assert (opened.state, opened.settled_by, opened.on_agenda_of) == (MinutesState.UP_FOR_ADOPTION, None, meeting.id)
    assert came_of(session, found)[1] == MinutesStatus.DRAFT
    assert (
        adoption.settle(session, found.id, meeting.id, MinutesState.HELD_OVER, by=ANNA, now=over(meeting)).state is MinutesState.HELD_OVER
    )


def asked(session: WorkspaceSession, notice: Notice, *, ts: str, now: datetime) -> str:
    """Let a question have been sent; gives its delivery."""
    post = composed(session, notice, now)
    assert isinstance(post, Post)
    assert isinstance(notice, AskAdoption)
    key = f"ask_adoption:{notice.event}"
    delivery = session.scalars(select(OutboxRow.delivery_id).where(OutboxRow.workspace_id == HERE, OutboxRow.dedupe_key == key)).one()
    prompts.keep(session, delivery, notice.member, text=post.message.text, blocks=list(post.message.blocks))
    sent = {"state": "sent", "channel_id": "D1", "ts": ts, "finished_at": now}
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.delivery_id == delivery).values(sent))
    prompts.arrived(session, delivery, now=now)
    return delivery


def settled(session: WorkspaceSession, delivery: str, now: datetime) -> str:
    """Return the text in the place of the buttons; empty while they are there."""
    shown = composed(session, ShowSettled(delivery=delivery), now)
    return str(shown.message.blocks[2]["elements"][0]["elements"][0]["text"]) if isinstance(shown, Edit) else ""


def test_every_question_says_what_was_chosen_and_only_the_newest_keeps_its_buttons(session: WorkspaceSession) -> None:
    chaired(session)
    found, meeting = on_agenda(session)
    go(session, over(meeting))
    first = asked(session, queued(session, AskAdoption)[0], ts="1354200000.000100", now=over(meeting))
    after = coming(session, 60)
    go(session, over(meeting))
    go(session, over(after))
    open_still = settled(session, first, over(after))
    second = asked(session, queued(session, AskAdoption)[1], ts="1359400000.000100", now=over(after))
    newer = settled(session, first, over(after))
    adoption.settle(session, found.id, after.id, MinutesState.ADOPTED, by=ANNA, now=over(after))

    assert open_still == ""
    assert newer != ""
    words = "Het verslag van 13 september (Overleg) is vastgesteld, doorgegeven door Anna de Wit."
    assert [settled(session, each, over(after)) for each in (first, second)] == [words, words]
    assert {each.delivery for each in queued(session, ShowSettled) if isinstance(each, ShowSettled)} == {first, second}


def test_question_is_not_put_once_somebody_said_so(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    go(session, over(meeting))
    notice = queued(session, AskAdoption)[0]
    adoption.settle(session, found.id, meeting.id, MinutesState.HELD_OVER, by=ANNA, now=over(meeting))

    assert composed(session, notice, over(meeting)) == Skip(reason="said since")


def test_what_comes_from_minutes_not_yet_adopted_says_concept_wherever_it_is_quoted(session: WorkspaceSession) -> None:
    found, meeting = on_agenda(session)
    first, second = minutes.findings(session, found.id)
    assert first.decision is not None
    assert second.action is not None
    later = decided(session, "De contributie gaat naar 50 euro.")
    decision_register.supersede(session, first.decision, successor=later.id, by=ANNA, now=NOW)
    t = Texts(Language.NL, ZONE)

    def quoted(decision: DecisionId = first.decision, item: ActionItemId = second.action) -> list[str]:
        shown = action_lists.show(session, [action_items.get(session, item)], to=BRAM, today=TODAY)
        return [
            str(decision_views.card(decisions.show_one(session, decision, to=BRAM), t).blocks),
            str(decision_views.found(decisions.show(session, [decision], today=TODAY), t, latest=False).blocks),
            str(decision_views.found(decisions.show(session, [decision], today=TODAY), t, latest=True).blocks),
            str(decision_history.history(decisions.show_history(session, decision), t).blocks),
            str(action_views.card(shown[0], t, today=TODAY).blocks),
            str(action_views.ping(shown, t, today=TODAY, command="/prs").blocks),
            " ".join(titles(session, meeting)),
        ]

    before = quoted()
    adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=over(meeting))

    assert ["concept" in each.lower() for each in before] == [True] * len(before)
    assert ["concept" in each.lower() for each in quoted()] == [False] * len(before)


# --- withdrawn ---


def test_withdrawn_minutes_take_back_what_came_from_them_and_tell_each_owner_once(session: WorkspaceSession) -> None:
    before = decided(session, "De contributie is 40 euro.")
    first, meeting = held(session), coming(session)
    found = recorded(session, first, owners=(BRAM, CARLA))
    go(session)
    decision, action = minutes.findings(session, found.id)
    assert decision.decision is not None
    assert action.action is not None
    decision_register.supersede(session, before.id, successor=decision.decision, by=ANNA, now=NOW)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    gone = decisions.get(session, decision.decision)
    card = str(decision_views.card(decisions.show_one(session, decision.decision, to=BRAM), Texts(Language.NL, ZONE)).blocks)

    assert minutes.get(session, found.id).state is MinutesState.WITHDRAWN
    assert (gone.status, gone.minutes, gone.ended_on) == (DecisionStatus.REVOKED, MinutesStatus.WITHDRAWN, TODAY)
    assert "Het verslag waaruit dit komt, is ingetrokken." in card
    assert "Toelichting: Verkeerd bestand." in card
    assert decisions.get(session, before.id).status is DecisionStatus.DECIDED
    assert action_items.get(session, action.action).state is ActionState.DROPPED
    told = queued(session, TellWithdrawn)
    assert told == [TellWithdrawn(member=each, minutes=found.id, items=(action.action,)) for each in (BRAM, CARLA)]
    words = composed(session, told[0], NOW)
    assert isinstance(words, Post)
    assert (
        words.message.text
        == "Anna de Wit heeft het verslag van 13 september (Overleg) ingetrokken. Daarmee is dit actiepunt van u vervallen:"
    )
    assert titles(session, meeting) == ["Verslag van de vorige vergadering (13 september, V1)"]
    with pytest.raises(AdoptedBefore):
        adoption.withdraw(session, found.id, "Nog eens.", by=ANNA, now=NOW, today=TODAY)
    with pytest.raises(AdoptedBefore):
        adoption.settle(session, found.id, meeting.id, MinutesState.ADOPTED, by=ANNA, now=over(meeting))


def test_withdrawal_is_taken_back_with_all_that_went_with_it_and_each_owner_hears(session: WorkspaceSession) -> None:
    replaced, added = decided(session, "De contributie is 40 euro."), decided(session, "Leden onder de 18 betalen de helft.")
    first, meeting = held(session), coming(session)
    found = recorded(session, first, owners=(ANNA, BRAM))
    go(session)
    decision, action = (each.decision or each.action for each in minutes.findings(session, found.id))
    assert decision is not None
    assert action is not None
    decision_register.supersede(session, replaced.id, successor=DecisionId(decision), by=ANNA, now=NOW)
    decision_register.supplement(session, added.id, earlier=DecisionId(decision), by=ANNA, now=NOW)
    shown = titles(session, meeting)
    before = [decisions.get(session, DecisionId(each)) for each in (replaced.id, added.id, decision)]
    stood = minutes.get(session, found.id)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    heard(session)
    back = adoption.reopen(session, found.id, by=ANNA, now=NOW + timedelta(hours=1))

    assert [decisions.get(session, DecisionId(each)) for each in (replaced.id, added.id, decision)] == before
    assert action_items.get(session, ActionItemId(action)).state is ActionState.OPEN
    assert back == stood
    assert titles(session, meeting) == shown
    told = queued(session, TellWithdrawn)
    assert told == [TellWithdrawn(member=BRAM, minutes=found.id, items=(ActionItemId(action),))] * 2
    words = composed(session, told[1], NOW)
    assert isinstance(words, Post)
    assert words.message.text == "Het verslag van 13 september (Overleg) is toch niet ingetrokken. Dit actiepunt van u staat weer open:"
    adoption.withdraw(session, found.id, "Toch wel.", by=ANNA, now=NOW + timedelta(hours=2), today=TODAY)
    assert not minutes.get(session, found.id).stands


def test_withdrawal_that_is_taken_back_before_its_owners_hear_of_it_tells_nobody(session: WorkspaceSession) -> None:
    found = recorded(session, held(session))
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    adoption.reopen(session, found.id, by=ANNA, now=NOW)

    assert session.scalars(select(OutboxRow.state).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_withdrawn")).all() == [
        "skipped"
    ]


def test_adopted_minutes_are_adopted_again_once_their_withdrawal_is_taken_back(session: WorkspaceSession) -> None:
    found, meeting = recorded(session, held(session)), coming(session)
    go(session)
    adoption.adopt_changed(session, found.id, meeting.id, "Het bedrag.", {}, by=ANNA, now=over(meeting), today=TODAY)
    stood = minutes.get(session, found.id)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=over(meeting), today=TODAY)

    assert adoption.reopen(session, found.id, by=ANNA, now=over(meeting)) == stood
    assert came_of(session, found)[1] == MinutesStatus.CHANGED


def test_what_was_changed_since_the_withdrawal_stays_when_it_is_taken_back(session: WorkspaceSession) -> None:
    replaced = decided(session, "De contributie is 40 euro.")
    found = recorded(session, held(session))
    decision, action = (each.decision or each.action for each in minutes.findings(session, found.id))
    assert decision is not None
    assert action is not None
    decision_register.supersede(session, replaced.id, successor=DecisionId(decision), by=ANNA, now=NOW)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    decision_register.revoke(session, replaced.id, on=TODAY, by=ANNA, now=NOW)
    action_items.reopen(session, ActionItemId(action), by=ANNA, now=NOW)
    action_items.finish(session, ActionItemId(action), by=BRAM, now=NOW + timedelta(hours=1))
    adoption.reopen(session, found.id, by=ANNA, now=NOW + timedelta(hours=2))

    assert decisions.get(session, replaced.id).status is DecisionStatus.REVOKED
    assert decisions.get(session, DecisionId(decision)).status is DecisionStatus.DECIDED
    assert action_items.get(session, ActionItemId(action)).state is ActionState.DONE


def test_decision_that_another_of_the_same_minutes_had_replaced_is_withdrawn_with_it_and_replaced_again(session: WorkspaceSession) -> None:
    found = recorded(session, held(session))
    first = minutes.findings(session, found.id)[0]
    assert first.decision is not None
    later = decided(session, "De contributie gaat naar 46 euro.", minutes=MinutesStatus.DRAFT)
    decision_register.supersede(session, first.decision, successor=later.id, by=ANNA, now=NOW)
    minutes.add_finding(session, found.id, replace(first, position=3))
    minutes.save_finding(session, found.id, replace(first, position=3, decision=later.id))
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    gone = [decisions.get(session, each).status for each in (first.decision, later.id)]
    adoption.reopen(session, found.id, by=ANNA, now=NOW)

    assert gone == [DecisionStatus.REVOKED, DecisionStatus.REVOKED]
    assert [decisions.get(session, each).status for each in (first.decision, later.id)] == [
        DecisionStatus.SUPERSEDED,
        DecisionStatus.DECIDED,
    ]


def test_withdrawal_is_taken_back_by_an_organiser_and_not_where_the_meeting_has_other_minutes_by_then(session: WorkspaceSession) -> None:
    first = held(session)
    found = recorded(session, first)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)
    with pytest.raises(NotAllowed):
        adoption.reopen(session, found.id, by=CARLA, now=NOW)
    recorded(session, first)
    with pytest.raises(MeetingHasMinutes):
        adoption.reopen(session, found.id, by=ANNA, now=NOW)

    assert minutes.get(session, found.id).state is MinutesState.WITHDRAWN


def test_form_says_that_owners_are_told_only_where_any_is(session: WorkspaceSession) -> None:
    mine, theirs = recorded(session, held(session), owners=(ANNA,)), recorded(session, held(session, title="Ander"), owners=(ANNA, BRAM))

    assert [adoption.owners_to_tell(session, each.id, by=ANNA) for each in (mine, theirs)] == [0, 1]


def test_whoever_withdraws_minutes_is_not_told_of_their_own_action_items(session: WorkspaceSession) -> None:
    found = recorded(session, held(session), owners=(ANNA, BRAM))
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)

    assert [each.member for each in queued(session, TellWithdrawn) if isinstance(each, TellWithdrawn)] == [BRAM]


def test_action_item_that_was_done_stays_done_when_its_minutes_are_withdrawn(session: WorkspaceSession) -> None:
    found = recorded(session, held(session))
    action = minutes.findings(session, found.id)[1].action
    assert action is not None
    action_items.finish(session, action, by=BRAM, now=NOW)
    adoption.withdraw(session, found.id, "Verkeerd bestand.", by=ANNA, now=NOW, today=TODAY)

    assert action_items.get(session, action).state is ActionState.DONE
    assert queued(session, TellWithdrawn) == []


def test_only_an_organiser_who_may_know_of_the_meeting_withdraws_its_minutes_and_says_why(session: WorkspaceSession) -> None:
    members.keep_members(session, [person(BRAM, "Bram Visser", admin=True)])
    found = recorded(session, held(session, channel=BOARD))
    with pytest.raises(NotAllowed):
        adoption.withdraw(session, found.id, "Zo maar.", by=CARLA, now=NOW, today=TODAY)
    with pytest.raises(MinutesNotFound):
        adoption.withdraw(session, found.id, "Zo maar.", by=BRAM, now=NOW, today=TODAY)
    with pytest.raises(WithdrawalReasonMissing):
        adoption.withdraw(session, found.id, " ", by=ANNA, now=NOW, today=TODAY)

    assert minutes.get(session, found.id).stands
