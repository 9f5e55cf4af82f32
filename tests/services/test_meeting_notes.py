"""Notes in the thread of a meeting over both databases: by whom, when, and until its minutes are recorded."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.composing import Seed, Unseed
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.events import Event, EventKind
from bot.domain.ids import MemberId, MessageTs
from bot.domain.meeting_notes import ThreadMessage
from bot.domain.members import Choices
from bot.domain.notices import MarkNote
from bot.services import cards, meeting_notes, members
from bot.services.meeting_notes import Thread
from tests.builders import ANNA, BOARD, BRAM, CARLA, GENERAL, HERE, MEETING, NOW, STRANGER, announced
from tests.composed import composed
from tests.recorded import recorded

ROOT, FIRST, SECOND = MessageTs("1353900000.000100"), MessageTs("1353931200.000100"), MessageTs("1353931300.000100")
DURING = MEETING.starts_at + timedelta(minutes=30)


def held(session: WorkspaceSession, **changes: Any) -> tuple[Event, Thread]:
    event = announced(session, **changes)
    cards.agenda_posted(session, event.id, event.plan.channel, ROOT, now=NOW)
    return event, (event.id, event.plan.channel, ROOT)


def typed(text: str, by: MemberId = ANNA, ts: MessageTs = FIRST) -> ThreadMessage:
    return ThreadMessage(ts=ts, by=by, text=text)


def notes(session: WorkspaceSession, event: Event) -> list[str]:
    return [note.text for note in meeting_notes.of_event(session, event.id)]


def marks(session: WorkspaceSession) -> int:
    return session.scalar(select(func.count()).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "mark_note")) or 0


def test_note_is_kept_as_it_is_typed_edited_and_taken_back_with_a_tick_that_follows(session: WorkspaceSession) -> None:
    event, thread = held(session)
    tick = MarkNote(event=event.id, channel=GENERAL, ts=FIRST)
    seen = []
    for said in (typed("besluit: we gaan door"), typed("besluit: we gaan door"), typed("besluit: we stoppen"), typed("laat maar")):
        new = meeting_notes.anything_new(session, thread, [said])
        changed = meeting_notes.keep(session, thread, [said], now=DURING)
        seen.append((new, changed, notes(session, event), composed(session, tick, DURING)))

    on, off = (kind(channel=GENERAL, ts=FIRST, emojis=("white_check_mark",)) for kind in (Seed, Unseed))
    assert seen == [
        (True, 1, ["besluit: we gaan door"], on),
        (False, 0, ["besluit: we gaan door"], on),
        (True, 1, ["besluit: we stoppen"], on),
        (True, 1, [], off),
    ]
    assert marks(session) == 3


def test_message_that_is_deleted_is_noted_no_more_and_others_stay(session: WorkspaceSession) -> None:
    event, thread = held(session)
    both = [typed("besluit: ja"), typed("actie: zaal", ts=SECOND)]
    meeting_notes.keep(session, thread, both, now=DURING)
    meeting_notes.keep(session, thread, both[1:], now=DURING)

    assert notes(session, event) == ["actie: zaal"]


def test_what_somebody_noted_stays_when_they_may_note_no_more(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [])
    event, thread = held(session)
    meeting_notes.keep(session, thread, [typed("besluit: ja", CARLA)], now=DURING)
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM), [])

    assert not meeting_notes.anything_new(session, thread, [typed("besluit: ja", CARLA)])
    assert notes(session, event) == ["besluit: ja"]


@pytest.mark.parametrize(
    ("by", "counts"),
    [(ANNA, True), (CARLA, True), (BRAM, False), (STRANGER, False), (MemberId("U0BOT"), False), (MemberId("U4DIRK"), False)],
)
def test_only_who_organises_chairs_or_keeps_the_minutes_is_noted(session: WorkspaceSession, by: MemberId, counts: bool) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [])
    event, thread = held(session)
    meeting_notes.keep(session, thread, [typed("besluit: ja", by)], now=DURING)

    assert bool(notes(session, event)) is counts


def test_secretary_who_may_not_know_of_the_meeting_notes_nothing(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(secretary=BRAM, chair=BRAM), [])
    event, thread = held(session, channel=BOARD)
    meeting_notes.keep(session, thread, [typed("besluit: ja", BRAM)], now=DURING)

    assert notes(session, event) == []


def test_threads_are_read_from_an_hour_before_a_meeting_until_four_hours_after(session: WorkspaceSession) -> None:
    _, thread = held(session)
    tour = announced(session, kind=EventKind.TOUR)
    cards.agenda_posted(session, tour.id, GENERAL, SECOND, now=NOW)
    begin, end, second = MEETING.starts_at - timedelta(hours=1), MEETING.ends_at + timedelta(hours=4), timedelta(seconds=1)

    assert [meeting_notes.threads(session, now=now) for now in (begin - second, begin, end - second, end)] == [[], [thread], [thread], []]


def test_threads_of_meetings_that_were_held_are_read_now_and_then_for_two_weeks(session: WorkspaceSession) -> None:
    _, thread = held(session)
    begin, end, second = MEETING.ends_at + timedelta(hours=4), MEETING.ends_at + timedelta(days=14), timedelta(seconds=1)
    seen = [meeting_notes.threads(session, now=now, late=True) for now in (begin - second, begin, end - second, end)]

    assert seen == [[], [thread], [thread], []]


def test_nothing_is_noted_any_more_once_the_minutes_were_recorded(session: WorkspaceSession) -> None:
    event, thread = held(session)
    meeting_notes.keep(session, thread, [typed("besluit: ja")], now=DURING)
    recorded(session, event)

    assert meeting_notes.threads(session, now=DURING) == []
    assert meeting_notes.keep(session, thread, [], now=DURING) == 0
    assert notes(session, event) == ["besluit: ja"]
