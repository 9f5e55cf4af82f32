from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import TellLate
from bot.domain.rsvp import Answer, Place, Way
from bot.services import event_life, events, late_answers, rsvp
from tests.builders import ANNA, BRAM, CARLA, HERE, MEETING, ZONE, posted
from tests.services.test_events import queued

DEADLINE = date(2012, 11, 19)
LATE = datetime(2012, 11, 20, 10, 0, tzinfo=UTC)
"""Tuesday 20 November 2012, 11.00: the day after the deadline."""
DAY = timedelta(days=1)


def answer(session: WorkspaceSession, event: Event, member: MemberId, what: Answer, at: datetime, **more: int) -> None:
    rsvp.answer(session, event.id, member, what, Way.BUTTON, at=at, now=at, **more)  # type: ignore[arg-type]


def told(session: WorkspaceSession) -> list[tuple[TellLate, datetime]]:
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_late").order_by(OutboxRow.id)
    ).all()
    notices = [notice for notice in queued(session) if isinstance(notice, TellLate)]
    return list(zip(notices, (row.due_at for row in rows), strict=True))


def test_answer_on_the_last_day_is_in_time(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=DEADLINE)
    evening = datetime(2012, 11, 19, 22, 59, tzinfo=UTC)  # 23.59 in Amsterdam
    answer(session, event, BRAM, Answer.YES, evening)

    assert not late_answers.anything_to_tell(session, now=evening + timedelta(hours=1), zone=ZONE)


def test_late_yes_gets_a_place_if_there_is_one_else_the_end_of_the_list(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=DEADLINE, maximum=1)
    answer(session, event, BRAM, Answer.YES, LATE)
    answer(session, event, CARLA, Answer.YES, LATE + timedelta(minutes=1))
    shown = late_answers.of_day(session, events.get(session, event.id), date(2012, 11, 20), zone=ZONE)

    assert [(name, party and party.place) for name, party in shown] == [("Bram Visser", Place.SEATED), ("Carla Smit", Place.WAITING)]


def test_organisers_hear_of_the_answers_of_a_day_in_one_message(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=DEADLINE, hosts=(CARLA,))
    answer(session, event, BRAM, Answer.YES, LATE)
    first = late_answers.plan(session, now=LATE, zone=ZONE)
    answer(session, event, BRAM, Answer.NO, LATE + timedelta(hours=1))
    again = late_answers.plan(session, now=LATE + timedelta(hours=1), zone=ZONE)
    answer(session, event, BRAM, Answer.YES, LATE + DAY)
    late_answers.plan(session, now=LATE + DAY, zone=ZONE)
    at_nine = datetime(2012, 11, 21, 8, 0, tzinfo=UTC)

    assert (first, again) == (2, 0)
    assert told(session) == [
        (TellLate(event=event.id, member=ANNA, on=date(2012, 11, 20)), at_nine),
        (TellLate(event=event.id, member=CARLA, on=date(2012, 11, 20)), at_nine),
        (TellLate(event=event.id, member=ANNA, on=date(2012, 11, 21)), at_nine + DAY),
        (TellLate(event=event.id, member=CARLA, on=date(2012, 11, 21)), at_nine + DAY),
    ]


@pytest.mark.parametrize(
    ("at", "due"),
    [
        pytest.param(datetime(2012, 11, 23, 20, 0, tzinfo=UTC), datetime(2012, 11, 26, 8, 0, tzinfo=UTC), id="on Friday: Monday at nine"),
        pytest.param(datetime(2012, 11, 26, 7, 0, tzinfo=UTC), datetime(2012, 11, 26, 10, 0, tzinfo=UTC), id="that day: two hours before"),
        pytest.param(datetime(2012, 11, 26, 11, 0, tzinfo=UTC), datetime(2012, 11, 26, 11, 0, tzinfo=UTC), id="an hour before: at once"),
    ],
)
def test_late_answers_are_told_before_the_event(session: WorkspaceSession, at: datetime, due: datetime) -> None:
    event = posted(session, rsvp_until=DEADLINE)
    answer(session, event, BRAM, Answer.YES, at)
    late_answers.plan(session, now=at, zone=ZONE)

    assert [moment for _, moment in told(session)] == [due]


def test_what_changes_no_chair_is_left_out(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=DEADLINE)
    answer(session, event, ANNA, Answer.YES, LATE - 3 * DAY)
    answer(session, event, CARLA, Answer.YES, LATE - 3 * DAY)
    answer(session, event, ANNA, Answer.YES, LATE)
    answer(session, event, BRAM, Answer.NO, LATE)
    answer(session, event, CARLA, Answer.NO, LATE)
    shown = late_answers.of_day(session, events.get(session, event.id), date(2012, 11, 20), zone=ZONE)

    assert [(name, party and party.answer) for name, party in shown] == [("Carla Smit", Answer.NO)]


@pytest.mark.parametrize("end", ["closed without a deadline", "called off", "begun"])
def test_nothing_is_told_where_no_late_answer_can_be(session: WorkspaceSession, end: str) -> None:
    event = posted(session, rsvp_until=None if end.startswith("closed") else DEADLINE)
    answer(session, event, BRAM, Answer.YES, LATE)
    if end == "called off":
        event_life.call_off(session, event.id, by=ANNA, now=LATE)
    now = MEETING.starts_at if end == "begun" else LATE

    assert late_answers.plan(session, now=now, zone=ZONE) == 0
    assert event.id == EventId(1)
