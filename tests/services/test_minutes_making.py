"""Minutes made of a meeting over both databases: what goes into them, by whom, and what becomes of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import minutes
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.events import Event, EventNotFound
from bot.domain.ids import EventId, MemberId, MessageTs
from bot.domain.meeting_notes import ThreadMessage
from bot.domain.members import Choices
from bot.domain.minutes import DraftTooEarly, MeetingHasMinutes, MinutesState, NotForMinutes, NothingToDraft
from bot.domain.rsvp import Answer, Way
from bot.domain.view_models import DraftAction
from bot.services import attendance, cards, meeting_notes, members, minutes_making, rsvp
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, MEETING, NOW, ZONE, announced
from tests.recorded import recorded

OVER = MEETING.ends_at + timedelta(minutes=5)
ROOT = MessageTs("1353900000.000100")


def held(session: WorkspaceSession, *notes: str, **changes: Any) -> Event:
    event = announced(session, agenda=("Contributie", "Rondvraag"), **changes)
    cards.agenda_posted(session, event.id, event.plan.channel, ROOT, now=NOW)
    said = [ThreadMessage(ts=MessageTs(f"13539312{place:02}.000100"), by=ANNA, text=text) for place, text in enumerate(notes)]
    meeting_notes.keep(session, (event.id, event.plan.channel, ROOT), said, now=MEETING.starts_at)
    return event


def gather(session: WorkspaceSession, event: Event, *, by: MemberId = ANNA, now: Any = OVER) -> Any:
    return minutes_making.gather(session, event.id, by=by, now=now, zone=ZONE)


def test_minutes_hold_agenda_presence_notes_and_the_next_meeting(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(chair=ANNA, secretary=CARLA), [])
    notes = (
        "besluit: de contributie blijft 45 euro\nactie: <@U2BRAM> zaal bespreken uiterlijk 3 december",
        "actie: brief sturen uiterlijk volgende vrijdag",
    )
    event = held(session, *notes)
    after = announced(session, starts_at=MEETING.starts_at + timedelta(days=60), ends_at=MEETING.ends_at + timedelta(days=60))
    for member, answer in ((ANNA, Answer.YES), (BRAM, Answer.NO), (CARLA, Answer.MAYBE)):
        rsvp.answer(session, event.id, member, answer, Way.COMMAND, at=NOW, now=NOW)
    answered = gather(session, event)
    attendance.tick(session, event.id, [ANNA, CARLA], by=ANNA, now=OVER)
    ticked = gather(session, event)

    assert [item.title for item in answered.agenda] == ["Contributie", "Rondvraag"]
    assert (answered.present, answered.absent, answered.chair, answered.secretary) == (
        ("Anna de Wit",),
        ("Bram Visser",),
        "Anna de Wit",
        "",
    )
    assert set(ticked.present) == {"Anna de Wit", "Carla Smit"}
    assert ticked.secretary == "Carla Smit"
    assert answered.decisions == ("de contributie blijft 45 euro",)
    assert answered.actions[0] == DraftAction(text="zaal bespreken", owners=("Bram Visser",), due_on=date(2012, 12, 3))
    assert answered.actions[1] == DraftAction(text="brief sturen uiterlijk volgende vrijdag")
    assert answered.next_meeting is not None
    assert answered.next_meeting.id == after.id


def test_minutes_that_are_made_wait_to_be_read_and_come_to_whoever_made_them(session: WorkspaceSession) -> None:
    event = held(session)
    found = minutes_making.take_in(session, gather(session, event), "verslag-V1.docx", b"PK", by=ANNA, now=OVER)
    sent = session.scalars(select(OutboxRow.lane).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "send_minutes")).all()

    assert (found.state, found.event, minutes.file_of(session, found.id)) == (MinutesState.READING, event.id, b"PK")
    assert sent == [f"dm:{ANNA}"]


def test_minutes_are_made_by_organisers_and_the_secretary_of_a_meeting_that_began_and_has_none(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM), [])
    event, closed = held(session), announced(session, channel=BOARD)
    with pytest.raises(NotForMinutes):
        gather(session, event, by=CARLA)
    with pytest.raises(EventNotFound):
        gather(session, closed, by=BRAM)
    with pytest.raises(DraftTooEarly):
        gather(session, event, now=MEETING.starts_at - timedelta(minutes=1))
    assert gather(session, event, by=BRAM).event.id == event.id
    recorded(session, event)
    with pytest.raises(MeetingHasMinutes):
        gather(session, event)


def test_without_a_number_the_latest_meeting_without_minutes_is_meant(session: WorkspaceSession) -> None:
    with pytest.raises(NothingToDraft):
        minutes_making.event_for(session, by=ANNA, now=OVER)
    first = held(session)
    second = announced(session, starts_at=MEETING.starts_at - timedelta(days=30), ends_at=MEETING.ends_at - timedelta(days=30))
    chosen = [minutes_making.event_for(session, by=ANNA, now=OVER)]
    recorded(session, first)
    chosen.append(minutes_making.event_for(session, by=ANNA, now=OVER))

    assert chosen == [EventId(first.id), second.id]
