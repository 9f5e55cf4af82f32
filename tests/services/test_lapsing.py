"""Who hears that a provisional answer lapsed, and when: those who lost it, and those who organise; the places are in `test_moving.py`."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.events import CourseSession, Event, EventKind
from bot.domain.ids import MessageTs
from bot.domain.notices import CompareCard, TellAnswer, TellLapsed
from bot.domain.responses import Say
from bot.services import lapsing, moving
from tests.builders import ANNA, BRAM, CARLA, HERE, ZONE, crowd
from tests.services.test_moving import LAPSE, MAYBE, MOVED_AT, YES, all_done, lapse, queued, say, to_reserve, tour

EIGHT = datetime(2012, 9, 22, 6, 0, tzinfo=UTC)
"""Saturday, eight in Amsterdam: from then on a member hears of their place."""
MONDAY = datetime(2012, 9, 24, 7, 0, tzinfo=UTC)
"""Nine in Amsterdam: the first moment on which people work."""
NEXT_DAY = LAPSE + timedelta(days=1)


def moments(session: WorkspaceSession, kind: str) -> list[tuple[datetime, datetime | None, datetime | None]]:
    """List when the notices of a kind go out, when they were meant to, and until when they are of use."""
    rows = session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == kind).order_by(OutboxRow.id))
    return [(row.due_at, row.shifted_from, row.useful_until) for row in rows]


def told(event: Event, *, places: int, left: int) -> Say:
    """Give the word to those who organise: the places that came free, and the number of those who come."""
    return Say(text_id="lapses-told", facts=(("event", event.id), ("title", "Bustour"), ("places", places), ("left", left)))


def moved(session: WorkspaceSession, **changes: Any) -> Event:
    """Move a tour for which Bram with a guest and Carla signed up; Carla confirms."""
    old = tour(session, **changes)
    say(session, old, BRAM, YES, 1, guests=1)
    say(session, old, CARLA, YES, 2)
    new = to_reserve(session, old)
    say(session, new, CARLA, YES, 90)
    return new


def on_two_days(session: WorkspaceSession) -> Event:
    """Let two events go on in one, a day apart: Bram's answer lapses a day before Carla's."""
    later = datetime(2012, 12, 1, 9, 0, tzinfo=UTC)
    target = tour(session, ts=MessageTs("7.7"), starts_at=later, ends_at=later + timedelta(hours=1), rsvp_until=None)
    for member, now in [(BRAM, MOVED_AT), (CARLA, MOVED_AT + timedelta(days=1))]:
        old = tour(session, ts=MessageTs(f"{now.timestamp()}"))
        say(session, old, member, YES, 1)
        moving.move_into(session, old.id, target.id, by=ANNA, now=now, zone=ZONE)
    return target


def test_organisers_hear_on_a_working_moment_how_many_places_came_free_and_how_many_still_come(session: WorkspaceSession) -> None:
    new = moved(session, hosts=(CARLA,))
    lapse(session, LAPSE)

    assert queued(session, TellAnswer) == [TellAnswer(member=member, answer=told(new, places=2, left=1)) for member in (ANNA, CARLA)]
    assert moments(session, "tell_answer") == [(MONDAY, LAPSE, None)] * 2


def test_organisers_hear_nothing_where_no_place_came_free(session: WorkspaceSession) -> None:
    first, waits, doubts = crowd(session, 3)
    old = tour(session, maximum=1, minimum=1)
    for minute, (member, answer) in enumerate([(first, YES), (waits, YES), (doubts, MAYBE)], start=1):
        say(session, old, member, answer, minute)
    new = to_reserve(session, old)
    say(session, new, first, YES, 90)
    lapse(session, LAPSE)

    assert queued(session, TellLapsed) == [
        TellLapsed(event=new.id, member=waits, had="wait"),
        TellLapsed(event=new.id, member=doubts, had="maybe"),
    ]
    assert queued(session, TellAnswer) == []


def test_what_lapses_on_two_days_is_told_on_each(session: WorkspaceSession) -> None:
    target = on_two_days(session)
    lapse(session, LAPSE)
    first = queued(session, TellAnswer)
    lapse(session, NEXT_DAY)

    assert first == [TellAnswer(member=ANNA, answer=told(target, places=1, left=1))]
    assert queued(session, TellAnswer)[-1] == TellAnswer(member=ANNA, answer=told(target, places=1, left=0))
    assert [due for due, _, _ in moments(session, "tell_answer")] == [MONDAY, MONDAY]


def test_whoever_loses_their_answer_hears_it_when_they_are_awake_while_it_is_of_use(session: WorkspaceSession) -> None:
    days = [datetime(2012, month, day, 8, 0, tzinfo=UTC) for month, day in [(9, 26), (10, 10)]]
    sessions = tuple(CourseSession(starts_at=each, ends_at=each + timedelta(hours=6)) for each in days)
    new = moved(session, kind=EventKind.COURSE, starts_at=days[0], ends_at=sessions[-1].ends_at, sessions=sessions)
    lapse(session, LAPSE)

    assert new.plan.last_begins_at > new.plan.starts_at
    assert queued(session, TellLapsed) == [TellLapsed(event=new.id, member=BRAM, had="place")]
    assert moments(session, "tell_lapsed") == [(EIGHT, LAPSE, new.plan.last_begins_at)]


def test_whoever_loses_a_course_the_day_before_its_next_session_hears_it_at_once(session: WorkspaceSession) -> None:
    """Of a course under way the next session counts, not the first nor the last."""
    soon = [datetime(2012, 9, 20, 8, 0, tzinfo=UTC), LAPSE + timedelta(hours=20), datetime(2012, 10, 10, 8, 0, tzinfo=UTC)]
    sessions = tuple(CourseSession(starts_at=each, ends_at=each + timedelta(hours=1)) for each in soon)
    target = tour(session, kind=EventKind.COURSE, starts_at=soon[0], ends_at=sessions[-1].ends_at, sessions=sessions, rsvp_until=None)
    old = tour(session, ts=MessageTs("8.8"))
    say(session, old, BRAM, YES, 1)
    moving.move_into(session, old.id, target.id, by=ANNA, now=MOVED_AT, zone=ZONE)
    lapse(session, LAPSE)

    assert [due for due, _, _ in moments(session, "tell_lapsed")] == [LAPSE]


def test_each_day_on_which_answers_lapse_has_a_comparison_of_its_own(session: WorkspaceSession) -> None:
    target = on_two_days(session)
    all_done(session)
    waiting = [lapsing.plan_lapses(session, now=LAPSE + timedelta(minutes=minute), zone=ZONE) for minute in range(3)]
    first = queued(session, CompareCard)
    all_done(session)
    second = [lapsing.plan_lapses(session, now=now, zone=ZONE) for now in (LAPSE, NEXT_DAY)]

    assert waiting == [0, 0, 0]
    assert first == [CompareCard(event=target.id, card=1)]
    assert second == [1, 0]
    assert queued(session, CompareCard) == first
