"""Events that are planned and announced later: seen by organisers alone, announced on their day, and dropped without a word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import FreeDays
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventNotFound, EventPlanned, EventState
from bot.domain.notices import PostCard
from bot.domain.rsvp import Answer, Way
from bot.services import announcing, event_life, events, planning, reminders, rsvp
from tests.builders import ANNA, BOARD, BRAM, GENERAL, MEETING, NOW, ZONE, announced

ON = datetime(2012, 10, 22, 7, 0, tzinfo=UTC)


def planned(session: WorkspaceSession) -> Event:
    return announcing.plan_ahead(session, MEETING, announce_at=ON, by=ANNA, now=NOW)


def cards(session: WorkspaceSession) -> list[object]:
    return [each for each in outbox.queued(session) if isinstance(each, PostCard)]


def test_what_is_planned_organisers_see_and_nobody_else_nor_is_anybody_told(session: WorkspaceSession) -> None:
    event = planned(session)

    assert [each.id for each in events.planned(session, to=ANNA, now=NOW)] == [event.id]
    assert events.planned(session, to=BRAM, now=NOW) == []
    assert events.coming(session, to=BRAM, now=NOW) == events.coming(session, to=ANNA, now=NOW) == []
    assert events.next_meeting(session, to=BRAM, now=NOW).meeting is None
    assert events.show_to(session, event.id, to=ANNA).event == event
    with pytest.raises(EventNotFound):
        events.show_to(session, event.id, to=BRAM)
    with pytest.raises(EventNotFound):
        rsvp.answer(session, event.id, BRAM, Answer.YES, Way.COMMAND, at=NOW, now=NOW)
    with pytest.raises(EventNotFound):
        rsvp.answer(session, event.id, BRAM, Answer.YES, Way.BUTTON, at=NOW, now=NOW, seen_in=GENERAL)
    with pytest.raises(EventPlanned):
        rsvp.answer(session, event.id, ANNA, Answer.YES, Way.COMMAND, at=NOW, now=NOW)
    with pytest.raises(NotAllowed):
        announcing.plan_ahead(session, MEETING, announce_at=ON, by=BRAM, now=NOW)
    reminders.plan_reminders(session, now=MEETING.starts_at - timedelta(days=7), zone=ZONE)
    assert outbox.queued(session) == []


def test_it_is_announced_once_when_its_moment_comes(session: WorkspaceSession) -> None:
    event, moment = planned(session), announcing.next_announcement(session, now=NOW)

    assert moment == ON
    assert announcing.announce_planned(session, now=ON - timedelta(seconds=1)) == 0
    assert [announcing.announce_planned(session, now=ON) for _ in range(2)] == [1, 0]

    announced = events.get(session, event.id)
    assert (announced.state, announced.created_at, announced.version) == (EventState.ANNOUNCED, ON, 2)
    assert cards(session) == [PostCard(event=event.id, channel=MEETING.channel)]
    assert announcing.next_announcement(session, now=ON) is None
    assert [each.event.id for each in events.coming(session, to=BRAM, now=ON)] == [event.id]


def test_it_can_be_changed_announced_at_once_or_dropped_while_nobody_hears(session: WorkspaceSession) -> None:
    first, second = planned(session), planned(session)
    later = replace(MEETING, starts_at=MEETING.starts_at + timedelta(days=1), ends_at=MEETING.ends_at + timedelta(days=1))
    saved = event_life.change(session, first.id, later, seen=1, by=ANNA, now=NOW, zone=ZONE)
    announcing.withdraw(session, second.id, by=ANNA, now=NOW + timedelta(days=3))

    assert isinstance(saved, event_life.Saved)
    assert (saved.told, saved.event.plan.starts_at, saved.event.state) == (0, later.starts_at, EventState.PLANNED)
    assert outbox.queued(session) == []
    assert [each.id for each in events.planned(session, to=ANNA, now=NOW)] == [first.id]

    announcing.announce_now(session, first.id, by=ANNA, now=NOW)
    assert cards(session) == [PostCard(event=first.id, channel=MEETING.channel)]
    with pytest.raises(announcing.AnnouncedAlready):
        announcing.announce_now(session, first.id, by=ANNA, now=NOW)


def test_of_what_began_before_it_was_announced_nothing_is_announced(session: WorkspaceSession) -> None:
    planned(session)

    assert announcing.next_announcement(session, now=MEETING.starts_at) is None
    assert announcing.announce_planned(session, now=MEETING.starts_at) == 0


def test_who_plans_hears_of_free_days_and_of_each_other_event_at_that_hour_of_which_they_may_know(session: WorkspaceSession) -> None:
    workspaces.save_free_days(session, [FreeDays(date(2012, 11, 26), date(2012, 11, 26))])
    workspaces.save_recess(session, [FreeDays(date(2012, 11, 25), date(2012, 11, 27))])
    public, ahead = announced(session), planned(session)
    hidden = announced(session, channel=BOARD)
    dropped = planned(session)
    announcing.withdraw(session, dropped.id, by=ANNA, now=NOW)

    said = planning.remarks(session, MEETING, by=ANNA, now=NOW, zone=ZONE)

    assert [each.id for each in said.others] == [public.id, ahead.id, hidden.id]
    assert [each.id for each in planning.remarks(session, MEETING, by=BRAM, now=NOW, zone=ZONE).others] == [public.id]
    assert public.id not in {each.id for each in planning.remarks(session, MEETING, by=ANNA, now=NOW, zone=ZONE, event=public.id).others}
    assert [(day, occasion.own, occasion.recess) for day, occasion in said.days] == [(date(2012, 11, 26), True, True)]
