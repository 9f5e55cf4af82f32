from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.db import cards as stored_cards
from bot.db import event_changes, rsvps
from bot.db import events as stored
from bot.db.engine import WorkspaceSession
from bot.db.models import EventChangeRow, OutboxRow
from bot.domain.event_life import ClosedAlready, EventOver, EventStep, NotCalledOff, NotClosed, NotItsOrganiser, RestoreTooLate
from bot.domain.events import (
    CourseSession,
    Event,
    EventCalledOff,
    EventKind,
    EventNotFound,
    EventPlan,
    EventState,
    EventWithdrawn,
    GoNoGo,
    RsvpClosed,
)
from bot.domain.ids import EventId, MemberId, MessageTs
from bot.domain.members import Choices
from bot.domain.notices import (
    CompareCard,
    ExplainClosed,
    OfferFollowUps,
    PostCard,
    RefreshCard,
    SeedCard,
    TellCalledOff,
    TellChanged,
    TellPlace,
    TellRestored,
    UnseedCard,
)
from bot.domain.rsvp import Answer, Extras, Place, Way
from bot.services import announcing, cards, event_life, events, members, organising, rsvp
from bot.services.event_life import Conflict, Saved
from bot.services.members import Stranger
from tests.builders import (
    ANNA,
    BOARD,
    BRAM,
    CARD,
    CARLA,
    DIRK,
    GENERAL,
    HERE,
    MEETING,
    NOW,
    STRANGER,
    ZONE,
    crowd,
    minutes_after,
    person,
    plan,
    posted,
)
from tests.services.test_events import queued, say_yes

DAY = timedelta(days=1)
ELSEWHERE_AT = replace(MEETING, place="Utrecht")


def change(
    session: WorkspaceSession, event: Event, *, by: MemberId = ANNA, now: datetime = NOW, **changes: Any
) -> Saved | Conflict | list[Any]:
    """Change an event as its organiser sees it now."""
    current = events.get(session, event.id)
    return event_life.change(session, event.id, replace(current.plan, **changes), seen=current.version, by=by, now=now, zone=ZONE)


def saved(outcome: object) -> Saved:
    assert isinstance(outcome, Saved), outcome
    return outcome


def mistakes(outcome: object) -> list[tuple[str, str]]:
    assert isinstance(outcome, list), outcome
    return [(mistake.field, mistake.text_id) for mistake in outcome]


def told(session: WorkspaceSession, kind: type) -> list[MemberId]:
    return sorted(notice.member for notice in queued(session) if isinstance(notice, kind))  # type: ignore[attr-defined]  # of one kind


def waiting(session: WorkspaceSession, kind: str) -> list[OutboxRow]:
    rows = select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == kind, OutboxRow.state == "queued")
    return list(session.scalars(rows.order_by(OutboxRow.id)))


def answered(session: WorkspaceSession, event: Event, member: MemberId, answer: Answer, at: int = 1, **more: Any) -> None:
    rsvp.answer(session, event.id, member, answer, Way.BUTTON, at=minutes_after(at), now=minutes_after(at), extras=Extras(**more))


def busy(session: WorkspaceSession, **changes: Any) -> tuple[Event, list[MemberId]]:
    """An event with a yes, a maybe, one who waits, and a no."""
    event = posted(session, maximum=2, **changes)
    yes, maybe, waits, no = crowd(session, 4)
    answered(session, event, yes, Answer.YES, 1, guests=1)
    answered(session, event, maybe, Answer.MAYBE, 2)
    answered(session, event, waits, Answer.YES, 3)
    answered(session, event, no, Answer.NO, 4)
    return events.get(session, event.id), [yes, maybe, waits, no]


# --- changing ---


def test_change_is_kept_under_the_next_version_with_what_it_was(session: WorkspaceSession) -> None:
    event = posted(session)
    outcome = saved(change(session, event, title="Winteroverleg", now=minutes_after(5)))
    again = saved(change(session, event, place="Utrecht"))

    assert (outcome.event.version, again.event.version) == (2, 3)
    assert events.get(session, event.id) == again.event
    assert again.event.plan == replace(MEETING, title="Winteroverleg", place="Utrecht")
    assert [event_changes.plan_at(session, again.event, version).title for version in (1, 2, 3)] == [
        "Najaarsvergadering",
        "Winteroverleg",
        "Winteroverleg",
    ]
    [first, second] = event_changes.since(session, again.event, 1)
    assert (first.what, first.by, first.at, first.was) == (EventStep.CHANGED, ANNA, minutes_after(5), MEETING)
    assert second.was.place == "Den Haag"


def test_every_part_of_a_plan_can_be_changed_but_the_channel(session: WorkspaceSession) -> None:
    event = posted(session)
    full = plan(
        title="Excursie", kind=EventKind.TOUR, starts_at=MEETING.starts_at + DAY, ends_at=MEETING.ends_at + 2 * DAY, place="Zwolle",
        channel=BOARD, link="https://example.org/x", rsvp_until=date(2012, 11, 20), minimum=5, maximum=40, decision_on=date(2012, 11, 15),
        reserve_on=date(2012, 12, 3), audience="alle provincies", hosts=(CARLA,), agenda=("Vertrek",),
    )  # fmt: skip
    saved(event_life.change(session, event.id, full, seen=1, by=ANNA, now=NOW, zone=ZONE))

    assert events.get(session, event.id).plan == replace(full, channel=GENERAL)


def test_saving_an_unchanged_form_changes_and_tells_nothing(session: WorkspaceSession) -> None:
    event, _ = busy(session)
    before = len(queued(session))
    outcome = saved(change(session, event))

    assert (outcome.event.version, outcome.told) == (1, 0)
    assert len(queued(session)) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "Utrecht"},
        {"link": "https://example.org/online"},
        {"starts_at": MEETING.starts_at + timedelta(minutes=30)},
        {"ends_at": MEETING.ends_at + timedelta(minutes=30)},
    ],
    ids=["place", "link", "begin", "end"],
)
def test_another_time_or_place_is_told_to_whoever_comes_may_come_or_waits(session: WorkspaceSession, changes: dict[str, Any]) -> None:
    event, (yes, maybe, waits, _) = busy(session)
    outcome = saved(change(session, event, **changes))

    assert told(session, TellChanged) == sorted([yes, maybe, waits])
    assert outcome.told == 3
    assert {row.due_at for row in waiting(session, "tell_changed")} == {minutes_after(10)}


@pytest.mark.parametrize("changes", [{"title": "Anders"}, {"audience": "iedereen"}, {"minimum": 2}, {"rsvp_until": date(2012, 11, 20)}])
def test_nobody_is_told_of_what_changes_neither_time_nor_place(session: WorkspaceSession, changes: dict[str, Any]) -> None:
    event, _ = busy(session)
    saved(change(session, event, **changes))

    assert told(session, TellChanged) == []
    assert RefreshCard(event=event.id, card=1) in queued(session)


def test_changes_within_ten_minutes_of_each_other_are_told_once_from_the_first_old(session: WorkspaceSession) -> None:
    event, _ = busy(session)
    saved(change(session, event, place="Utrecht"))
    saved(change(session, event, title="Tussendoor", now=minutes_after(4)))
    saved(change(session, event, starts_at=MEETING.starts_at + timedelta(hours=1), now=minutes_after(9)))
    last = waiting(session, "tell_changed")

    assert [row.notice["since"] for row in last if row.notice] == [1, 1, 1]
    assert {row.due_at for row in last} == {minutes_after(19)}


def test_whoever_changes_it_hears_nothing_and_its_organisers_hear_when_another_does(session: WorkspaceSession) -> None:
    members.keep_members(session, [person(CARLA, "Carla Smit", admin=True)])
    event = posted(session)
    answered(session, event, ANNA, Answer.YES)
    answered(session, event, CARLA, Answer.YES)
    saved(change(session, event, place="Utrecht"))
    saved(change(session, event, place="Zwolle", by=CARLA))
    heard = [(notice.member, notice.since) for notice in queued(session) if isinstance(notice, TellChanged)]

    assert heard == [(CARLA, 1), (ANNA, 2)]


def test_word_of_a_change_waits_for_the_morning_unless_the_event_is_near(session: WorkspaceSession) -> None:
    event, (yes, *_) = busy(session)
    evening = datetime(2012, 9, 14, 21, 30, tzinfo=NOW.tzinfo)  # 23.30 in Amsterdam
    saved(change(session, event, place="Utrecht", now=evening))
    morning = {row.due_at for row in waiting(session, "tell_changed")}
    near = MEETING.starts_at - timedelta(hours=14)  # 23.00 the evening before
    saved(change(session, event, place="Zwolle", now=near))
    due = {row.due_at for row in waiting(session, "tell_changed")}

    assert morning == {datetime(2012, 9, 15, 6, 0, tzinfo=NOW.tzinfo)}
    assert due == {near + timedelta(minutes=10)}
    assert yes in told(session, TellChanged)


def test_word_of_a_change_goes_by_the_receivers_own_night(session: WorkspaceSession) -> None:
    members.keep_members(session, [replace(person(CARLA, "Carla Smit"), zone="America/New_York")])
    event = posted(session)
    for member in (BRAM, CARLA):
        answered(session, event, member, Answer.YES)
    saved(change(session, event, place="Utrecht"))  # 10.00 in Amsterdam, 4.00 in New York

    assert [row.due_at for row in waiting(session, "tell_changed")] == [minutes_after(10), datetime(2012, 9, 14, 12, 0, tzinfo=NOW.tzinfo)]


def test_maximum_under_the_places_taken_is_a_mistake_of_its_field(session: WorkspaceSession) -> None:
    event, _ = busy(session)
    outcome = change(session, event, maximum=1)

    assert isinstance(outcome, list)
    assert [(mistake.field, mistake.text_id, mistake.facts) for mistake in outcome] == [
        ("maximum", "mistake-maximum-under-taken", {"taken": 2})
    ]
    assert events.get(session, event.id).version == 1


@pytest.mark.parametrize("maximum", [3, None])
def test_raised_maximum_gives_a_place_to_whoever_waits_and_tells_them(session: WorkspaceSession, maximum: int | None) -> None:
    event, (_, _, waits, _) = busy(session)
    saved(change(session, event, maximum=maximum))

    assert told(session, TellPlace) == [waits]
    assert next(party for party in rsvps.parties(session, event.id) if party.member == waits).place is Place.SEATED


def test_mistakes_in_a_changed_form_are_told_all_at_once(session: WorkspaceSession) -> None:
    event = posted(session)
    outcome = change(session, event, title=" ", ends_at=MEETING.starts_at, hosts=(DIRK,))

    assert isinstance(outcome, list)
    assert [mistake.field for mistake in outcome] == ["title", "end", "hosts"]


def test_days_gone_by_may_stand_as_they_stood(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=date(2012, 9, 20))
    during = MEETING.starts_at + timedelta(hours=1)
    outcome = saved(change(session, event, place="Zaal 2", now=during))

    assert outcome.event.plan.place == "Zaal 2"


def test_nothing_is_left_to_change_once_it_is_over_called_off_or_withdrawn(session: WorkspaceSession) -> None:
    over, off, gone = (posted(session, ts=MessageTs(f"{number}.1")) for number in (1, 2, 3))
    event_life.call_off(session, off.id, by=ANNA, now=NOW)
    announcing.withdraw(session, gone.id, by=ANNA, now=NOW)
    for event, now, refusal in ((over, MEETING.ends_at, EventOver), (off, NOW, EventCalledOff), (gone, NOW, EventWithdrawn)):
        with pytest.raises(refusal):
            change(session, event, place="Utrecht", now=now)


def test_change_can_be_undone_while_nothing_came_after_it(session: WorkspaceSession) -> None:
    event, _ = busy(session)
    saved(change(session, event, place="Utrecht"))
    undone = saved(event_life.undo_change(session, event.id, 2, by=ANNA, now=minutes_after(1), zone=ZONE))
    late = event_life.undo_change(session, event.id, 2, by=ANNA, now=minutes_after(2), zone=ZONE)

    assert (undone.event.plan.place, undone.event.version) == ("Den Haag", 3)
    assert isinstance(late, Conflict)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.MAYBE])
def test_another_day_is_a_move_for_whoever_signed_up(session: WorkspaceSession, answer: Answer) -> None:
    event = posted(session)
    answered(session, event, BRAM, answer)
    later: dict[str, Any] = {"starts_at": MEETING.starts_at + DAY, "ends_at": MEETING.ends_at + DAY}
    outcome = change(session, event, place="Utrecht", **later)

    assert mistakes(outcome) == [("date", "mistake-date-moves")]
    assert events.get(session, event.id).plan == event.plan
    assert told(session, TellChanged) == []


def test_another_day_can_be_chosen_while_nobody_would_be_asked_and_undone_only_so_long(session: WorkspaceSession) -> None:
    event = posted(session)
    answered(session, event, BRAM, Answer.NO)
    outcome = saved(change(session, event, starts_at=MEETING.starts_at + DAY, ends_at=MEETING.ends_at + DAY))
    answered(session, event, BRAM, Answer.YES, 2)
    undone = event_life.undo_change(session, event.id, 2, by=ANNA, now=minutes_after(3), zone=ZONE)

    assert outcome.told == 0
    assert outcome.event.plan.starts_at == MEETING.starts_at + DAY
    assert mistakes(undone) == [("date", "mistake-date-moves")]


# --- two at once ---


def test_second_of_two_organisers_is_told_and_keeps_what_they_typed(session: WorkspaceSession) -> None:
    members.keep_members(session, [person(CARLA, "Carla Smit", admin=True)])
    event = posted(session)
    saved(change(session, event, place="Utrecht", title="Van Carla", by=CARLA))
    typed = replace(event.plan, title="Van Anna", maximum=30)
    outcome = event_life.change(session, event.id, typed, seen=1, by=ANNA, now=NOW, zone=ZONE)

    assert isinstance(outcome, Conflict)
    assert outcome.names == ("Carla Smit",)
    assert set(outcome.fields) == {"title", "place"}
    assert outcome.plan == replace(event.plan, title="Van Anna", maximum=30, place="Utrecht")
    assert events.get(session, event.id).plan.title == "Van Carla"
    again = saved(event_life.change(session, event.id, outcome.plan, seen=outcome.event.version, by=ANNA, now=NOW, zone=ZONE))
    assert (again.event.plan.title, again.event.plan.place) == ("Van Anna", "Utrecht")


def test_closing_meanwhile_is_a_conflict_without_fields(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.close(session, event.id, by=ANNA, now=NOW)
    outcome = event_life.change(session, event.id, ELSEWHERE_AT, seen=1, by=ANNA, now=NOW, zone=ZONE)

    assert isinstance(outcome, Conflict)
    assert (outcome.fields, outcome.names) == ((), ("Anna de Wit",))


# --- closing ---


def test_closed_event_refuses_answers_and_loses_our_reactions(session: WorkspaceSession) -> None:
    event = posted(session)
    closed = event_life.close(session, event.id, by=ANNA, now=minutes_after(1))
    with pytest.raises(RsvpClosed):
        answered(session, event, BRAM, Answer.YES, 2)
    rsvp.react(session, GENERAL, CARD, BRAM, "x", on=True, at=minutes_after(3), now=minutes_after(3))

    assert (closed.closed_at, closed.closed_by, closed.version) == (minutes_after(1), ANNA, 2)
    assert queued(session)[-3:] == [
        RefreshCard(event=event.id, card=1),
        UnseedCard(event=event.id, card=1),
        ExplainClosed(event=event.id, member=BRAM),
    ]
    assert rsvps.parties(session, event.id) == []


def test_reopened_event_takes_answers_and_is_seeded_and_compared(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.close(session, event.id, by=ANNA, now=NOW)
    opened = event_life.reopen(session, event.id, by=ANNA, now=NOW)
    answered(session, event, BRAM, Answer.YES)
    shown = queued(session)

    assert (opened.closed_at, opened.closed_by, opened.version) == (None, None, 3)
    assert [SeedCard(event=event.id, card=1), CompareCard(event=event.id, card=1)] == [
        notice for notice in shown[-4:] if isinstance(notice, SeedCard | CompareCard)
    ]
    assert len(rsvps.parties(session, event.id)) == 1


def test_closing_and_opening_twice_is_refused(session: WorkspaceSession) -> None:
    event = posted(session)
    with pytest.raises(NotClosed):
        event_life.reopen(session, event.id, by=ANNA, now=NOW)
    event_life.close(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(ClosedAlready):
        event_life.close(session, event.id, by=ANNA, now=NOW)
    for act in (event_life.close, event_life.reopen):
        with pytest.raises(EventOver):
            act(session, event.id, by=ANNA, now=MEETING.starts_at)


def test_begun_events_lose_our_reactions_once(session: WorkspaceSession) -> None:
    event = posted(session)
    later = posted(session, ts=MessageTs("2.2"), starts_at=MEETING.starts_at + DAY, ends_at=MEETING.ends_at + DAY)
    first = cards.next_turn(session, now=NOW, zone=ZONE)
    before = len(queued(session))
    counts = [cards.follow_clock(session, now=now, zone=ZONE) for now in (MEETING.starts_at - DAY, MEETING.starts_at, MEETING.starts_at)]

    assert first == MEETING.starts_at
    assert counts == [0, 1, 0]
    assert queued(session)[before:] == [UnseedCard(event=event.id, card=1), RefreshCard(event=event.id, card=1)]
    assert cards.next_turn(session, now=MEETING.starts_at, zone=ZONE) == MEETING.ends_at
    assert later.id == 2


# --- calling off ---


def test_calling_off_is_told_to_everybody_concerned(session: WorkspaceSession) -> None:
    event, (yes, maybe, waits, _) = busy(session)
    off, count = event_life.call_off(session, event.id, by=ANNA, because=" Te weinig aanmeldingen ", now=NOW)

    assert told(session, TellCalledOff) == sorted([yes, maybe, waits])
    assert count == 3
    assert (off.state, off.called_off_at, off.called_off_by, off.called_off_because) == (
        EventState.CALLED_OFF,
        NOW,
        ANNA,
        "Te weinig aanmeldingen",
    )
    assert events.get(session, event.id) == off
    assert told(session, OfferFollowUps) == [ANNA]


def test_called_off_event_refuses_answers_and_is_not_called_off_again(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventCalledOff):
        answered(session, event, BRAM, Answer.YES)
    with pytest.raises(EventCalledOff):
        event_life.call_off(session, event.id, by=ANNA, now=NOW)
    with pytest.raises(EventCalledOff):
        event_life.close(session, event.id, by=ANNA, now=NOW)

    assert events.coming(session, to=BRAM, now=NOW) == []
    assert events.next_meeting(session, to=BRAM, now=NOW).meeting is None
    assert UnseedCard(event=event.id, card=1) in queued(session)


def test_calling_off_decides_about_an_event_with_a_minimum(session: WorkspaceSession) -> None:
    event = posted(session, minimum=10, rsvp_until=date(2012, 11, 20))
    off, _ = event_life.call_off(session, event.id, by=ANNA, now=NOW)
    back, _ = event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)

    assert (off.verdict, off.decided_by, off.decided_at) == (GoNoGo.CALLED_OFF, ANNA, NOW)
    assert (back.verdict, back.decided_by, back.decided_at) == (None, None, None)


def test_other_organisers_of_the_event_hear_who_called_it_off(session: WorkspaceSession) -> None:
    event = posted(session, hosts=(BRAM,))
    _, count = event_life.call_off(session, event.id, by=BRAM, now=NOW)

    assert (told(session, TellCalledOff), told(session, OfferFollowUps), count) == ([ANNA], [BRAM], 1)


def test_over_is_over(session: WorkspaceSession) -> None:
    event = posted(session)
    with pytest.raises(EventOver):
        event_life.call_off(session, event.id, by=ANNA, now=MEETING.ends_at)


def test_what_is_left_to_do_is_one_action_item_however_often_it_is_tapped(session: WorkspaceSession) -> None:
    event = posted(session, hosts=(BRAM,))
    with pytest.raises(NotCalledOff):
        event_life.follow_up(session, event.id, "Kosten afrekenen", by=ANNA, now=NOW)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    made = [
        event_life.follow_up(session, event.id, "Kosten afrekenen", by=by, now=minutes_after(at))
        for at, by in enumerate((ANNA, ANNA, BRAM), 1)
    ]

    assert {item.id for item in made} == {1}
    assert made[0].owners == (ANNA,)


def test_called_off_event_whose_card_slack_does_not_let_us_edit_has_a_fresh_one_at_once(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.call_off(session, event.id, by=ANNA, now=NOW + DAY)
    before = len(queued(session))
    cards.refused(session, 1, now=NOW + DAY, changed=True)
    fresh = queued(session)[before:]
    cards.posted(session, event.id, GENERAL, MessageTs(f"{(NOW + 2 * DAY).timestamp():.6f}"), now=NOW + 2 * DAY)
    again = len(queued(session))
    cards.refused(session, 2, now=NOW + 2 * DAY, changed=False)

    assert fresh == [PostCard(event=event.id, channel=GENERAL)]
    assert len(queued(session)) == again


def test_lost_card_of_an_event_that_takes_place_waits_for_the_next_change(session: WorkspaceSession) -> None:
    event = posted(session)
    before = len(queued(session))
    cards.refused(session, 1, now=NOW, changed=False)
    quiet = queued(session)[before:]
    answered(session, event, BRAM, Answer.YES)

    assert quiet == []
    assert queued(session)[before:] == [PostCard(event=event.id, channel=GENERAL)]


# --- undoing it ---


def test_restored_event_has_a_new_card_and_provisional_answers(session: WorkspaceSession) -> None:
    event, (yes, maybe, waits, no) = busy(session)
    event_life.call_off(session, event.id, by=ANNA, now=minutes_after(10))
    before = len(queued(session))
    back, asked = event_life.restore(session, event.id, by=ANNA, now=minutes_after(10) + 13 * DAY, zone=ZONE)
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    until = date(2012, 10, 4)

    assert (back.state, back.called_off_at, back.called_off_because, back.confirm_by) == (EventState.ANNOUNCED, None, "", until)
    assert {member: party.confirm_by for member, party in parties.items()} == {yes: until, maybe: until, waits: until, no: None}
    assert [parties[member].place for member in (yes, waits)] == [Place.SEATED, Place.WAITING]
    assert (asked, told(session, TellRestored)) == (3, sorted([yes, maybe, waits]))
    assert [notice for notice in queued(session)[before:] if isinstance(notice, PostCard)] == [PostCard(event=event.id, channel=GENERAL)]
    assert [card.retired for card in stored_cards.of_event(session, event.id)] == [True]


def test_new_card_of_a_restored_event_is_posted_once(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)
    answered(session, event, BRAM, Answer.YES)
    cards.posted(session, event.id, GENERAL, MessageTs("9.9"), now=NOW)
    answered(session, event, CARLA, Answer.YES, 2)

    assert sum(isinstance(notice, PostCard) for notice in queued(session)) == 2
    assert queued(session)[-1] == RefreshCard(event=event.id, card=2)


@pytest.mark.parametrize("end", ["skipped", "missed", "failed"])
def test_event_that_is_on_again_has_its_card_though_the_first_was_never_posted(session: WorkspaceSession, end: str) -> None:
    event = announcing.announce_plan(session, MEETING, by=ANNA, now=NOW)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "post_card").values(state=end))
    event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)
    answered(session, event, BRAM, Answer.YES)

    assert states_of_cards(session) == [end, "queued"]


@pytest.mark.parametrize(("end", "posted"), [("skipped", 1), ("missed", 1), ("failed", 0)])
def test_change_posts_the_card_that_was_never_posted_save_where_slack_refused_it(session: WorkspaceSession, end: str, posted: int) -> None:
    event = announcing.announce_plan(session, MEETING, by=ANNA, now=NOW)
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "post_card").values(state=end))
    answered(session, event, BRAM, Answer.YES)
    answered(session, event, CARLA, Answer.YES)

    assert states_of_cards(session) == [end] + ["queued"] * posted


def states_of_cards(session: WorkspaceSession) -> list[str]:
    return list(
        session.scalars(select(OutboxRow.state).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "post_card").order_by(OutboxRow.id))
    )


def test_reaction_under_the_card_of_before_does_not_count_and_is_explained(session: WorkspaceSession) -> None:
    event = posted(session)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)
    rsvp.react(session, GENERAL, CARD, BRAM, "white_check_mark", on=True, at=NOW, now=NOW)

    assert rsvps.parties(session, event.id) == []
    assert queued(session)[-1] == ExplainClosed(event=event.id, member=BRAM)


@pytest.mark.parametrize(
    ("now", "refusal"),
    [(NOW + 14 * DAY, None), (NOW + 14 * DAY + timedelta(seconds=1), RestoreTooLate), (MEETING.starts_at, RestoreTooLate)],
    ids=["fourteen days", "a second later", "it would have begun"],
)
def test_calling_off_can_be_undone_for_fourteen_days(session: WorkspaceSession, now: datetime, refusal: type[Exception] | None) -> None:
    event = posted(session)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    if refusal is None:
        assert event_life.restore(session, event.id, by=ANNA, now=now, zone=ZONE)[0].state is EventState.ANNOUNCED
    else:
        with pytest.raises(refusal):
            event_life.restore(session, event.id, by=ANNA, now=now, zone=ZONE)


def test_what_was_not_called_off_is_not_restored(session: WorkspaceSession) -> None:
    event = posted(session)
    with pytest.raises(NotCalledOff):
        event_life.restore(session, event.id, by=ANNA, now=NOW, zone=ZONE)


# --- who may ---

ACTS: dict[str, Callable[[WorkspaceSession, EventId, MemberId], object]] = {
    "change": lambda session, event, by: event_life.change(session, event, ELSEWHERE_AT, seen=1, by=by, now=NOW, zone=ZONE),
    "undo": lambda session, event, by: event_life.undo_change(session, event, 1, by=by, now=NOW, zone=ZONE),
    "close": lambda session, event, by: event_life.close(session, event, by=by, now=NOW),
    "reopen": lambda session, event, by: event_life.reopen(session, event, by=by, now=NOW),
    "call off": lambda session, event, by: event_life.call_off(session, event, by=by, now=NOW),
    "restore": lambda session, event, by: event_life.restore(session, event, by=by, now=NOW, zone=ZONE),
    "follow up": lambda session, event, by: event_life.follow_up(session, event, "Kosten", by=by, now=NOW),
    "withdraw": lambda session, event, by: announcing.withdraw(session, event, by=by, now=NOW),
}


@pytest.mark.parametrize("act", ACTS)
def test_only_its_organisers_manage_an_event(session: WorkspaceSession, act: str) -> None:
    event = posted(session)
    hidden = posted(session, ts=MessageTs("2.2"), channel=BOARD)
    changes = len(session.scalars(select(EventChangeRow).where(EventChangeRow.workspace_id == HERE)).all())
    for number, who, refusal in (
        (event.id, BRAM, NotItsOrganiser),
        (event.id, STRANGER, Stranger),
        (event.id, DIRK, Stranger),
        (hidden.id, BRAM, EventNotFound),
        (EventId(99), ANNA, EventNotFound),
    ):
        with pytest.raises(refusal):
            ACTS[act](session, number, who)

    assert len(session.scalars(select(EventChangeRow).where(EventChangeRow.workspace_id == HERE)).all()) == changes


def test_refusal_names_who_organises_it(session: WorkspaceSession) -> None:
    event = posted(session, hosts=(CARLA,))
    with pytest.raises(NotItsOrganiser) as refused:
        event_life.close(session, event.id, by=BRAM, now=NOW)

    assert refused.value.facts == {"event": event.id, "organisers": "Anna de Wit, Carla Smit"}


@pytest.mark.parametrize("who", [ANNA, BRAM], ids=["who made it", "a co-organiser"])
def test_organisers_of_an_event_manage_it(session: WorkspaceSession, who: MemberId) -> None:
    event = posted(session, hosts=(BRAM,))

    assert event_life.close(session, event.id, by=who, now=NOW).closed_by == who


def test_when_the_maker_has_left_the_chair_stands_in(session: WorkspaceSession) -> None:
    event = posted(session, hosts=(BRAM,))
    members.choose_for_network(session, ANNA, Choices(channel=GENERAL, chair=CARLA, secretary=None), [])
    here = [each.id for each in organising.organisers_of(session, event)]
    members.keep_members(session, [person(ANNA, "Anna de Wit", gone=True)])
    left = [each.id for each in organising.organisers_of(session, event)]

    assert (here, left) == ([ANNA, BRAM], [CARLA, BRAM])
    assert event_life.close(session, event.id, by=CARLA, now=NOW).closed_by == CARLA


def test_organiser_of_the_network_manages_only_what_they_may_know_of(session: WorkspaceSession) -> None:
    members.keep_members(session, [person(BRAM, "Bram Visser", admin=True)])
    public, private = posted(session), posted(session, ts=MessageTs("2.2"), channel=BOARD)

    assert event_life.close(session, public.id, by=BRAM, now=NOW).closed_by == BRAM
    with pytest.raises(EventNotFound):
        event_life.close(session, private.id, by=BRAM, now=NOW)


def test_everybody_sees_the_same_event_whoever_asks(session: WorkspaceSession) -> None:
    event = posted(session)

    assert events.show_to(session, event.id, to=ANNA).manages
    assert not events.show_to(session, event.id, to=BRAM).manages


def test_course_is_kept_with_its_sessions(session: WorkspaceSession) -> None:
    sessions = tuple(
        CourseSession(starts_at=MEETING.starts_at + week * 7 * DAY, ends_at=MEETING.ends_at + week * 7 * DAY) for week in range(3)
    )
    course: EventPlan = plan(kind=EventKind.COURSE, sessions=sessions, ends_at=sessions[-1].ends_at)
    event = posted(session, **{name: getattr(course, name) for name in ("kind", "sessions", "ends_at")})
    say_yes(session, event, BRAM)
    shorter = saved(change(session, event, sessions=sessions[:2], ends_at=sessions[1].ends_at))

    assert stored.get(session, event.id).plan.sessions == sessions[:2]
    assert (shorter.told, told(session, TellChanged)) == (1, [BRAM])


# --- what a receipt says ---


def test_receipt_counts_those_who_get_a_place_by_a_change(session: WorkspaceSession) -> None:
    event, (_, _, waits, _) = busy(session)
    outcome = saved(change(session, event, maximum=5))

    assert told(session, TellPlace) == [waits]
    assert told(session, TellChanged) == []
    assert outcome.told == 1


def test_receipt_counts_everybody_once_who_hears_of_a_change_and_of_a_place(session: WorkspaceSession) -> None:
    event, (yes, maybe, waits, _) = busy(session)
    outcome = saved(change(session, event, maximum=5, place="Utrecht"))

    assert set(told(session, TellPlace) + told(session, TellChanged)) == {yes, maybe, waits}
    assert outcome.told == 3


def test_what_is_changed_back_before_it_was_told_is_told_to_nobody_and_the_receipt_says_so(session: WorkspaceSession) -> None:
    event, _ = busy(session)
    first = saved(change(session, event, place="Utrecht"))
    back = event_life.undo_change(session, event.id, first.event.version, by=ANNA, now=minutes_after(5), zone=ZONE)

    assert first.told == 3
    assert saved(back).told == 0
    assert waiting(session, "tell_changed") == []


# --- cards follow the clock ---


def test_card_is_brought_up_to_date_when_its_deadline_goes_by_it_begins_and_it_is_over(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=date(2012, 11, 20))
    now, turns = NOW, []
    while (upcoming := cards.next_turn(session, now=now, zone=ZONE)) is not None:
        now = upcoming
        assert cards.follow_clock(session, now=now, zone=ZONE) == 1
        assert cards.follow_clock(session, now=now, zone=ZONE) == 0
        turns.append(now)

    assert turns == [datetime(2012, 11, 20, 23, 0, tzinfo=UTC), MEETING.starts_at, MEETING.ends_at]
    assert queued(session).count(RefreshCard(event=event.id, card=1)) == 3


def test_card_does_not_change_on_the_last_day_to_answer(session: WorkspaceSession) -> None:
    posted(session, rsvp_until=date(2012, 11, 20))

    assert cards.follow_clock(session, now=datetime(2012, 11, 20, 22, 59, tzinfo=UTC), zone=ZONE) == 0


def test_card_that_was_long_over_is_found_once_after_a_downtime(session: WorkspaceSession) -> None:
    posted(session, rsvp_until=date(2012, 11, 20))
    later = MEETING.ends_at + 30 * DAY

    assert cards.next_turn(session, now=later, zone=ZONE) == later
    assert [cards.follow_clock(session, now=later, zone=ZONE) for _ in range(2)] == [1, 0]
    assert cards.next_turn(session, now=later, zone=ZONE) is None
