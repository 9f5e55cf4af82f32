"""A course has one registration for all its sessions: one joins and leaves until the last of them, and each is kept and told by itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bot.composing import Post
from bot.db import attendances, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.events import CourseSession, Event, EventKind, RsvpBegun
from bot.domain.ids import MessageTs
from bot.domain.members import Language
from bot.domain.notices import RemindMember, TellChanged, TellPlace
from bot.domain.reminders import Occasion
from bot.domain.rsvp import Answer, Place, Way
from bot.services import attendance, attendees, cards, event_life, events, reminders, rsvp
from bot.services.event_life import Saved
from bot.texts import Texts
from bot.views.attendee_sheet import sheet
from bot.views.attendees import attendee_list
from bot.views.events import event_list, next_meeting, own_answer
from tests.builders import ANNA, BRAM, CARLA, NOW, ZONE, minutes_after, posted
from tests.composed import composed
from tests.services.test_event_life import told, waiting

DAY = timedelta(days=1)
SESSIONS = tuple(
    CourseSession(starts_at=datetime(2012, 10, day, 11, 0, tzinfo=UTC), ends_at=datetime(2012, 10, day, 14, 0, tzinfo=UTC))
    for day in (9, 16, 23)
)
BETWEEN = SESSIONS[0].ends_at + DAY
NL = Texts(Language.NL, ZONE)


def course(session: WorkspaceSession, **changes: Any) -> Event:
    facts: dict[str, Any] = {"starts_at": SESSIONS[0].starts_at, "ends_at": SESSIONS[-1].ends_at, "sessions": SESSIONS, "title": "Leergang"}
    return posted(session, kind=EventKind.COURSE, **facts | changes)


def answer(session: WorkspaceSession, event: Event, wanted: Answer, now: datetime, member: Any = BRAM) -> Any:
    return rsvp.answer(session, event.id, member, wanted, Way.BUTTON, at=now, now=now)


def with_sessions(session: WorkspaceSession, event: Event, *kept: CourseSession, now: datetime = NOW) -> object:
    current = events.get(session, event.id)
    changed = replace(current.plan, sessions=kept, starts_at=kept[0].starts_at, ends_at=kept[-1].ends_at)
    return event_life.change(session, event.id, changed, seen=current.version, by=ANNA, now=now, zone=ZONE)


def told_to_bram(session: WorkspaceSession, now: datetime) -> str:
    [row] = [row for row in waiting(session, "tell_changed") if row.notice and row.notice["member"] == BRAM]
    notice = TellChanged(event=row.notice["event"], member=BRAM, since=row.notice["since"]) if row.notice else None
    assert notice is not None
    post = composed(session, notice, now)
    assert isinstance(post, Post)
    return str(post.message.payload()["blocks"])


def test_course_is_joined_and_left_until_its_last_session_begins(session: WorkspaceSession) -> None:
    event = course(session, maximum=1)
    answer(session, event, Answer.YES, BETWEEN)
    answer(session, event, Answer.YES, BETWEEN, CARLA)
    answer(session, event, Answer.NO, SESSIONS[2].starts_at - timedelta(seconds=1))

    assert [(party.member, party.place) for party in rsvps.parties(session, event.id) if party.asks] == [(CARLA, Place.SEATED)]
    with pytest.raises(RsvpBegun):
        answer(session, event, Answer.YES, SESSIONS[2].starts_at)


def test_organiser_answers_for_a_member_while_the_course_is_under_way(session: WorkspaceSession) -> None:
    event = course(session)
    rsvp.answer_for(session, event.id, BRAM, Answer.YES, by=ANNA, at=BETWEEN, now=BETWEEN)
    listed = attendees.attendees(session, event.id, to=ANNA)
    offered = str(attendee_list(listed, NL, now=BETWEEN).payload())

    assert [each.party.member for each in listed.coming] == [BRAM]
    assert "answer_for" in offered
    assert "attendance_form" in offered


def test_reaction_counts_and_is_compared_while_the_course_is_under_way(session: WorkspaceSession) -> None:
    course(session)
    cards.follow_clock(session, now=BETWEEN, zone=ZONE)

    assert waiting(session, "unseed_card") == []
    assert cards.next_turn(session, now=BETWEEN, zone=ZONE) == SESSIONS[2].starts_at
    assert cards.follow_clock(session, now=SESSIONS[2].starts_at, zone=ZONE) == 1


def test_course_under_way_can_be_closed_opened_called_off_and_called_back(session: WorkspaceSession) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    event_life.close(session, event.id, by=ANNA, now=BETWEEN)
    event_life.reopen(session, event.id, by=ANNA, now=BETWEEN)
    event_life.call_off(session, event.id, by=ANNA, now=BETWEEN)
    back, asked = event_life.restore(session, event.id, by=ANNA, now=BETWEEN + DAY, zone=ZONE)

    assert back.takes_answers(BETWEEN + DAY)
    assert asked == 1
    assert back.confirm_by is not None
    assert back.confirm_by == SESSIONS[1].starts_at.date() - DAY


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        pytest.param(
            (SESSIONS[0], replace(SESSIONS[1], starts_at=SESSIONS[1].starts_at + timedelta(hours=1)), SESSIONS[2]),
            [("Bijeenkomst 2:", "dinsdag 16 oktober 2012, 14.00 – 16.00 uur", "(was: dinsdag 16 oktober 2012, 13.00 – 16.00 uur)")],
            id="hours",
        ),
        pytest.param(
            (SESSIONS[0], SESSIONS[1], CourseSession(starts_at=SESSIONS[2].starts_at + DAY, ends_at=SESSIONS[2].ends_at + DAY)),
            [("Bijeenkomst 3:", "woensdag 24 oktober 2012", "(was: dinsdag 23 oktober 2012")],
            id="another day",
        ),
        pytest.param((SESSIONS[0], SESSIONS[2]), [("Bijeenkomst 2:", "vervalt (was: dinsdag 16 oktober 2012")], id="dropped"),
    ],
)
def test_change_of_a_session_is_told_as_that_session(
    session: WorkspaceSession, kept: tuple[CourseSession, ...], expected: list[tuple[str, ...]]
) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    outcome = with_sessions(session, event, *kept, now=minutes_after(1))
    said = told_to_bram(session, minutes_after(11))

    assert isinstance(outcome, Saved)
    assert outcome.told == 1
    for words in expected:
        assert all(word in said for word in words)
    assert said.count("(was: ") == len(expected)
    assert "Wanneer:" not in said


def test_added_session_is_told_as_new(session: WorkspaceSession) -> None:
    event = course(session, sessions=SESSIONS[:2], ends_at=SESSIONS[1].ends_at)
    answer(session, event, Answer.YES, NOW)
    with_sessions(session, event, *SESSIONS, now=minutes_after(1))
    said = told_to_bram(session, minutes_after(11))

    assert "Bijeenkomst 3:" in said
    assert "(nieuw)" in said
    assert "(was: " not in said


def test_change_of_a_later_session_waits_ten_minutes_also_when_the_course_is_under_way(session: WorkspaceSession) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    later = CourseSession(starts_at=SESSIONS[2].starts_at + 3 * DAY, ends_at=SESSIONS[2].ends_at + 3 * DAY)
    with_sessions(session, event, *SESSIONS[:2], later, now=BETWEEN)
    [row] = waiting(session, "tell_changed")

    assert told(session, TellChanged) == [BRAM]
    assert row.due_at == BETWEEN + timedelta(minutes=10)


def test_no_session_is_moved_into_the_past(session: WorkspaceSession) -> None:
    event = course(session)
    past = CourseSession(starts_at=BETWEEN - timedelta(hours=20), ends_at=BETWEEN - timedelta(hours=19))
    outcome = with_sessions(session, event, SESSIONS[0], past, SESSIONS[2], now=BETWEEN)

    assert isinstance(outcome, list)
    assert [(mistake.field, mistake.text_id) for mistake in outcome] == [("session_date_2", "mistake-date-past")]


def test_who_was_there_is_kept_for_each_session(session: WorkspaceSession) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    answer(session, event, Answer.YES, NOW, CARLA)
    attendance.tick(session, event.id, [BRAM, CARLA], by=ANNA, now=SESSIONS[0].ends_at)
    counted = attendance.tick(session, event.id, [BRAM, ANNA], by=ANNA, now=SESSIONS[1].ends_at)
    again = attendance.attendance(session, event.id, 1, by=ANNA, now=SESSIONS[1].ends_at)
    listed = attendees.attendees(session, event.id, to=ANNA)
    workbook = openpyxl.load_workbook(BytesIO(sheet(listed, [], NL, now=SESSIONS[1].ends_at)))
    rows = list(workbook["Antwoorden"].iter_rows(values_only=True))

    assert counted == (2, 1)
    assert set(attendances.of(session, event.id)) == {SESSIONS[0].starts_at, SESSIONS[1].starts_at}
    assert set(again.there) == {BRAM, CARLA}
    assert [(each.name, each.came) for each in listed.listed] == [("Bram Visser", (True, True)), ("Carla Smit", (True, False))]
    assert [(each.name, each.came) for each in listed.unannounced] == [("Anna de Wit", (None, True))]
    assert rows[0][-2:] == ("Was er 9 oktober", "Was er 16 oktober")
    assert [(row[0], *row[-2:]) for row in rows[1:]] == [
        ("Bram Visser", "ja", "ja"), ("Carla Smit", "ja", "nee"), ("Anna de Wit", None, "ja"),
    ]  # fmt: skip


def test_before_it_was_ticked_a_session_has_who_has_a_place_by_then(session: WorkspaceSession) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    attendance.tick(session, event.id, [], by=ANNA, now=SESSIONS[0].ends_at)
    answer(session, event, Answer.YES, BETWEEN, CARLA)
    kept = attendance.attendance(session, event.id, by=ANNA, now=SESSIONS[1].ends_at)

    assert (kept.number, len(kept.begun)) == (2, 2)
    assert kept.there == (BRAM, CARLA)


def test_attendance_list_is_asked_for_after_each_session(session: WorkspaceSession) -> None:
    event = course(session)
    for sitting in SESSIONS:
        reminders.plan_reminders(session, now=sitting.ends_at, zone=ZONE)
    asked = [row.due_at for row in waiting(session, "ask_minutes") if row.notice and row.notice["event"] == event.id]

    assert asked == [sitting.ends_at for sitting in SESSIONS]


def test_co_organiser_who_is_asked_for_the_list_may_keep_it(session: WorkspaceSession) -> None:
    event = course(session, hosts=(BRAM,))

    assert attendance.tick(session, event.id, [CARLA], by=BRAM, now=SESSIONS[0].ends_at) == (1, 0)


def test_next_session_is_the_date_that_is_named_of_a_course_under_way(session: WorkspaceSession) -> None:
    event = course(session, maximum=1)
    answer(session, event, Answer.YES, NOW)
    answer(session, event, Answer.YES, NOW, CARLA)
    answer(session, event, Answer.NO, BETWEEN)
    given = composed(session, TellPlace(event=event.id, member=CARLA), BETWEEN)
    meeting = posted(session, ts=MessageTs("1347609700.000100"), starts_at=SESSIONS[1].ends_at, ends_at=SESSIONS[1].ends_at + DAY)
    later = events.next_meeting(session, to=BRAM, now=SESSIONS[1].starts_at)
    listed = next_meeting(events.next_meeting(session, to=BRAM, now=BETWEEN), NL, now=BETWEEN).whole
    lists = event_list(events.coming(session, to=BRAM, now=BETWEEN), None, NL, now=BETWEEN).whole

    assert isinstance(given, Post)
    assert "de eerstvolgende is dinsdag 16 oktober 2012, 13.00 – 16.00 uur" in given.message.whole
    assert "Eerst nog: leergang 16 oktober" in listed
    assert "de eerstvolgende is dinsdag 16 oktober 2012" in lists
    assert (later.meeting is not None and later.meeting.event.id, later.before) == (meeting.id, ())  # its next comes after the meeting


def test_whoever_misses_a_session_stays_signed_up_and_is_neither_reminded_of_it_nor_ticked_for_it(session: WorkspaceSession) -> None:
    event = course(session)
    answer(session, event, Answer.YES, NOW)
    missed = [SESSIONS[0].starts_at, SESSIONS[1].starts_at]
    rsvp.miss(session, event.id, BRAM, missed, now=BETWEEN)  # also after the first began: that one is past and stays as it was
    shown = events.show_to(session, event.id, to=BRAM)
    about = {each.starts_at: RemindMember(event=event.id, member=BRAM, occasion=Occasion.HOUR, about=each.starts_at) for each in SESSIONS}
    reminders_ = [composed(session, notice, begins - timedelta(hours=1)) for begins, notice in about.items()]

    assert shown.missed == (SESSIONS[1].starts_at,)
    assert shown.own is not None
    assert (shown.own.answer, shown.own.place) == (Answer.YES, Place.SEATED)
    assert "Niet bij: 16 oktober." in own_answer(shown, NL)
    assert [isinstance(each, Post) for each in reminders_] == [True, False, True]
    assert [attendance.attendance(session, event.id, number, by=ANNA, now=SESSIONS[2].ends_at).there for number in (1, 2, 3)] == [
        (BRAM,), (), (BRAM,),
    ]  # fmt: skip
    rsvp.miss(session, event.id, BRAM, [SESSIONS[2].starts_at], now=BETWEEN)
    assert events.show_to(session, event.id, to=BRAM).missed == (SESSIONS[2].starts_at,)
