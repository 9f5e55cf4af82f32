"""Calendar files and feeds over both databases: who may read what, and for how long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.composing import Upload
from bot.db import event_changes, feeds
from bot.db import events as event_rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow, RsvpRow
from bot.domain.calendar import local_day
from bot.domain.event_life import EventStep
from bot.domain.events import CourseSession, Event, EventKind, EventNotFound, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Language
from bot.domain.moving import on_another_day
from bot.domain.notices import SendCalendarFile
from bot.domain.rsvp import Answer, Way
from bot.domain.view_models import Attending
from bot.services import calendars, channels, event_life, members, moving, rsvp
from bot.services.members import Stranger
from bot.texts import Texts
from bot.views.calendar_file import calendar_file
from tests.builders import (
    ANNA,
    BOARD,
    BRAM,
    CARLA,
    DIRK,
    ELSEWHERE,
    HERE,
    IDENTITY,
    MEETING,
    NOW,
    STRANGER,
    TODAY,
    ZONE,
    announced,
    people,
    person,
)
from tests.composed import composed

LATER = NOW + timedelta(days=1)


def answer(session: WorkspaceSession, event: Event, member: MemberId, wanted: Answer, *, at: datetime = NOW) -> None:
    rsvp.answer(session, event.id, member, wanted, Way.COMMAND, at=at, now=at)


def become(session: WorkspaceSession, event: Event, state: EventState, *, now: datetime) -> None:
    """Let an event no longer take place, as its organiser does."""
    was = event_rows.get_for_update(session, event.id)
    event_changes.save(session, was, replace(was, state=state), EventStep.CALLED_OFF, by=ANNA, now=now)


def feed(session: WorkspaceSession, member: MemberId, *, now: datetime = LATER) -> list[tuple[EventId, Attending]]:
    opened = calendars.opened(session, calendars.address_secret(session, member, now=now), now=now)
    assert opened is not None
    return [(entry.event.id, entry.attending) for entry in opened[2]]


def test_feed_holds_what_one_said_yes_or_maybe_to(session: WorkspaceSession) -> None:
    yes, maybe, no, silent = (announced(session, title=f"Overleg {number}") for number in range(4))
    answer(session, yes, BRAM, Answer.YES)
    answer(session, maybe, BRAM, Answer.MAYBE)
    answer(session, no, BRAM, Answer.NO)
    answer(session, silent, CARLA, Answer.YES)

    assert feed(session, BRAM) == [(yes.id, Attending.SURE), (maybe.id, Attending.UNSURE)]


def test_whoever_waits_for_a_place_or_has_to_confirm_is_not_sure(session: WorkspaceSession) -> None:
    event = announced(session, maximum=1)
    answer(session, event, CARLA, Answer.YES)
    answer(session, event, BRAM, Answer.YES)

    assert feed(session, BRAM) == [(event.id, Attending.UNSURE)]
    assert feed(session, CARLA) == [(event.id, Attending.SURE)]
    row = session.get(RsvpRow, (HERE, event.id, CARLA))
    assert row is not None
    row.confirm_by = datetime(2012, 10, 1, tzinfo=UTC).date()
    session.flush()
    assert feed(session, CARLA) == [(event.id, Attending.UNSURE)]


@pytest.mark.parametrize("state", [EventState.CALLED_OFF, EventState.MOVED])
def test_what_does_not_take_place_stays_sixty_days_as_called_off(session: WorkspaceSession, state: EventState) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    become(session, event, state, now=LATER)

    assert feed(session, BRAM, now=LATER + timedelta(days=59)) == [(event.id, Attending.OFF)]
    assert feed(session, BRAM, now=LATER + timedelta(days=61)) == []


def test_withdrawn_slip_is_in_nobodys_calendar(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    become(session, event, EventState.WITHDRAWN, now=LATER)

    assert feed(session, BRAM) == []


def test_what_was_long_ago_leaves_the_feed(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)

    assert feed(session, BRAM, now=event.plan.ends_at + timedelta(days=399)) == [(event.id, Attending.SURE)]
    assert feed(session, BRAM, now=event.plan.ends_at + timedelta(days=401)) == []


def test_whoever_is_out_of_a_private_channel_no_longer_reads_what_is_in_it(session: WorkspaceSession) -> None:
    event = announced(session, channel=BOARD)
    answer(session, event, CARLA, Answer.YES)
    assert feed(session, CARLA) == [(event.id, Attending.SURE)]

    channels.member_left(session, BOARD, CARLA)
    assert feed(session, CARLA) == []


def test_address_stays_until_it_is_renewed_and_then_the_old_one_opens_nothing(session: WorkspaceSession) -> None:
    old = calendars.address_secret(session, BRAM, now=NOW)
    same = calendars.address_secret(session, BRAM, now=LATER)
    new = calendars.renew_secret(session, BRAM, now=LATER)

    assert old == same != new
    assert len(new) >= 43  # 256 bits
    assert calendars.opened(session, old, now=LATER) is None
    assert calendars.opened(session, new, now=LATER) is not None


def test_every_member_has_an_address_of_their_own(session: WorkspaceSession) -> None:
    assert calendars.address_secret(session, BRAM, now=NOW) != calendars.address_secret(session, CARLA, now=NOW)


@pytest.mark.parametrize("member", [DIRK, STRANGER])
def test_whoever_is_no_member_gets_no_address(session: WorkspaceSession, member: MemberId) -> None:
    with pytest.raises(Stranger):
        calendars.address_secret(session, member, now=NOW)


def test_whoever_leaves_loses_their_address_for_good(session: WorkspaceSession) -> None:
    secret = calendars.address_secret(session, BRAM, now=NOW)
    members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])

    assert calendars.opened(session, secret, now=LATER) is None
    members.keep_members(session, [person(BRAM, "Bram Visser")])
    assert calendars.opened(session, secret, now=LATER) is None


def test_address_of_one_workspace_opens_nothing_in_another(sessions: Sessions) -> None:
    secrets = []
    for workspace in (HERE, ELSEWHERE):
        with sessions.writing(workspace) as session:
            people(session)
            secrets.append(calendars.address_secret(session, BRAM, now=NOW))
    with sessions.reading(ELSEWHERE) as session:
        assert calendars.opened(session, secrets[0], now=NOW) is None


def test_what_a_feed_said_is_known_with_the_moment_since_which_it_says_so(session: WorkspaceSession) -> None:
    secret = calendars.address_secret(session, BRAM, now=NOW)
    assert calendars.said_since(session, secret, "a") is None

    first = calendars.note_said(session, secret, "a", now=NOW + timedelta(milliseconds=300))
    assert first == NOW
    assert calendars.said_since(session, secret, "a") == first
    second = calendars.note_said(session, secret, "b", now=NOW + timedelta(milliseconds=600))
    assert second == first + timedelta(seconds=1)  # HTTP tells time by the second
    assert calendars.said_since(session, secret, "a") is None


def test_change_is_known_by_its_moment(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    assert [each.changed_at for each in feeds.attended(session, BRAM, now=LATER)] == [NOW]

    become(session, event, EventState.ANNOUNCED, now=LATER)
    assert [each.changed_at for each in feeds.attended(session, BRAM, now=LATER)] == [LATER]


def test_file_of_an_event_goes_to_whoever_may_know_of_it(session: WorkspaceSession) -> None:
    event = announced(session, channel=BOARD)
    calendars.ask_file(session, event.id, to=CARLA, now=NOW)
    made = composed(session, SendCalendarFile(event=event.id, member=CARLA), NOW)

    assert isinstance(made, Upload)
    assert made.name == f"V{event.id}.ics"
    assert b"STATUS:CONFIRMED" in made.content
    with pytest.raises(EventNotFound):
        calendars.ask_file(session, event.id, to=BRAM, now=NOW)
    with pytest.raises(EventNotFound):
        composed(session, SendCalendarFile(event=event.id, member=BRAM), NOW)


def test_file_of_what_was_called_off_says_so(session: WorkspaceSession) -> None:
    event = announced(session)
    become(session, event, EventState.CALLED_OFF, now=LATER)
    made = composed(session, SendCalendarFile(event=event.id, member=BRAM), LATER)

    assert isinstance(made, Upload)
    assert b"STATUS:CANCELLED" in made.content
    assert b"SEQUENCE:1" in made.content


def test_moved_event_is_off_on_its_old_day_and_unsure_on_the_new_one_until_it_is_confirmed(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    day = local_day(event.plan.starts_at, ZONE) + timedelta(days=14)
    new = moving.move(session, event.id, on_another_day(event.plan, day, today=TODAY, zone=ZONE), by=ANNA, now=LATER, zone=ZONE)

    assert feed(session, BRAM) == [(event.id, Attending.OFF), (new.id, Attending.UNSURE)]
    answer(session, new, BRAM, Answer.YES, at=LATER + timedelta(hours=1))
    assert feed(session, BRAM) == [(event.id, Attending.OFF), (new.id, Attending.SURE)]


# --- the file ---


def file_of(session: WorkspaceSession, event: Event, member: MemberId = BRAM) -> str:
    upload = composed(session, SendCalendarFile(event=event.id, member=member), LATER)
    assert isinstance(upload, Upload)
    return upload.content.decode().replace("\r\n ", "")


def files_queued(session: WorkspaceSession) -> list[tuple[EventId, MemberId]]:
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued"))
    return [(row.notice["event"], row.notice["member"]) for row in rows if row.kind == "send_calendar_file" and row.notice]


@pytest.mark.parametrize(
    ("wanted", "full", "status"),
    [
        pytest.param(None, False, "CONFIRMED", id="said nothing"),
        pytest.param(Answer.YES, False, "CONFIRMED", id="has a place"),
        pytest.param(Answer.YES, True, "TENTATIVE", id="waits"),
        pytest.param(Answer.MAYBE, False, "TENTATIVE", id="may come"),
        pytest.param(Answer.NO, False, "CONFIRMED", id="does not come"),
    ],
)
def test_file_says_how_sure_one_is(session: WorkspaceSession, wanted: Answer | None, full: bool, status: str) -> None:
    event = announced(session, maximum=1)
    if full:
        answer(session, event, CARLA, Answer.YES)
    if wanted is not None:
        answer(session, event, BRAM, wanted)

    assert f"STATUS:{status}" in file_of(session, event)


def test_file_names_the_organiser_and_what_is_called_off(session: WorkspaceSession) -> None:
    event = announced(session)
    before = file_of(session, event)
    event_life.call_off(session, event.id, by=ANNA, now=NOW)
    after = file_of(session, event)

    assert 'ORGANIZER;CN="Anna de Wit":mailto:' in before
    assert "SUMMARY:Najaarsvergadering" in before
    assert "SEQUENCE:0" in before
    assert "SUMMARY:Afgelast: Najaarsvergadering" in after
    assert "STATUS:CANCELLED" in after
    assert "SEQUENCE:1" in after


def test_no_other_database_gives_an_event_the_same_name(sessions: Sessions) -> None:
    keys = set()
    for workspace in (HERE, ELSEWHERE):
        with sessions.writing(workspace) as session:
            people(session)
            members.keep_identity(session, IDENTITY)
            keys.add(feeds.calendar_key(session))
            assert calendars.host(session) == calendars.host(session) == f"{feeds.calendar_key(session)}.{workspace}"

    assert len(keys) == 2
    assert None not in keys


def test_news_brings_the_new_file_to_whoever_took_one(session: WorkspaceSession) -> None:
    event = announced(session)
    for member in (BRAM, CARLA):
        answer(session, event, member, Answer.YES)
    calendars.ask_file(session, event.id, to=BRAM, now=NOW)
    session.execute(delete(OutboxRow).where(OutboxRow.workspace_id == HERE))
    for place in ("Utrecht", "Zwolle"):
        current = event_rows.get(session, event.id)
        event_life.change(session, event.id, replace(current.plan, place=place), seen=current.version, by=ANNA, now=NOW, zone=ZONE)
    changed = files_queued(session)
    event_life.call_off(session, event.id, by=ANNA, now=LATER)

    assert changed == [(event.id, BRAM)]
    assert files_queued(session) == [(event.id, BRAM)]


def test_file_of_what_was_moved_takes_the_old_date_away_and_brings_the_new_one(session: WorkspaceSession) -> None:
    event = announced(session)
    answer(session, event, BRAM, Answer.YES)
    calendars.ask_file(session, event.id, to=BRAM, now=NOW)
    there = on_another_day(event.plan, date(2012, 12, 3), today=TODAY, zone=ZONE)
    new = moving.move(session, event.id, there, by=ANNA, now=NOW, zone=ZONE)
    content = file_of(session, event)

    assert files_queued(session) == [(event.id, BRAM)]
    assert "SUMMARY:Verplaatst: Najaarsvergadering" in content
    assert content.count("STATUS:CANCELLED") == 1
    assert content.count("STATUS:TENTATIVE") == 1
    assert f"UID:v{new.id}@" in content
    assert feeds.has_file(session, new.id, BRAM)


def seen_by_a_calendar(text: str, known: dict[str, tuple[int, str, str]]) -> dict[str, tuple[int, str, str]]:
    """Take a file in as calendar programs do: what carries no higher number than what is there already is passed over."""
    for part in text.split("BEGIN:VEVENT")[1:]:
        facts = dict(line.partition(":")[::2] for line in part.splitlines())
        begins = next(value for name, value in facts.items() if name.startswith("DTSTART"))
        number = int(facts["SEQUENCE"])
        if number > known.get(facts["UID"], (-1, "", ""))[0]:
            known[facts["UID"]] = (number, begins, facts["STATUS"])
    return known


def test_each_change_that_the_file_shows_has_a_higher_number(session: WorkspaceSession) -> None:
    event = announced(session, maximum=1)
    known: dict[str, tuple[int, str, str]] = {}
    statuses = []

    def look() -> None:
        [(_, _, status)] = seen_by_a_calendar(file_of(session, event), known).values()
        statuses.append(status)

    answer(session, event, CARLA, Answer.YES)
    for minute, wanted in enumerate((Answer.MAYBE, Answer.YES), start=1):
        answer(session, event, BRAM, wanted, at=NOW + timedelta(minutes=minute))
        look()
    answer(session, event, CARLA, Answer.NO, at=NOW + timedelta(minutes=3))
    look()
    answer(session, event, BRAM, Answer.MAYBE, at=NOW + timedelta(minutes=4))
    look()
    event_life.call_off(session, event.id, by=ANNA, now=LATER)
    look()

    assert statuses == ["TENTATIVE", "TENTATIVE", "CONFIRMED", "TENTATIVE", "CANCELLED"]


@pytest.mark.parametrize("left", [0, 1, 2])
def test_session_that_is_dropped_leaves_the_calendar(session: WorkspaceSession, left: int) -> None:
    """In the file and in the feed: the third, the first, or all but one that is then no course any more."""
    weeks = [timedelta(days=7 * week) for week in range(3)]
    sessions = tuple(CourseSession(starts_at=MEETING.starts_at + week, ends_at=MEETING.ends_at + week) for week in weeks)
    event = announced(session, kind=EventKind.COURSE, sessions=sessions, ends_at=sessions[-1].ends_at)
    answer(session, event, BRAM, Answer.YES)
    known = seen_by_a_calendar(file_of(session, event), {})
    changes: list[dict[str, Any]] = [
        {"sessions": sessions[:2], "ends_at": sessions[1].ends_at},
        {"sessions": sessions[1:], "starts_at": sessions[1].starts_at},
        {"sessions": (), "kind": EventKind.GATHERING, "ends_at": sessions[0].ends_at},
    ]
    was = event_rows.get_for_update(session, event.id)
    new = replace(was, plan=replace(was.plan, **changes[left]))
    event_changes.save(session, was, new, EventStep.CHANGED, by=ANNA, now=LATER)
    seen_by_a_calendar(file_of(session, event), known)
    stays = sorted(begins for _, begins, status in known.values() if status != "CANCELLED")
    opened = calendars.opened(session, calendars.address_secret(session, BRAM, now=LATER), now=LATER)

    assert stays == [each.starts_at.astimezone(ZONE).strftime("%Y%m%dT%H%M%S") for each in new.plan.sittings]
    assert opened is not None
    assert calendar_file(opened[2], calendars.host(session), Texts(Language.NL, ZONE)).count(b"STATUS:CANCELLED") == (3 if left == 2 else 1)
