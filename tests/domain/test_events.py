from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import (
    LONGEST_TITLE,
    WITHDRAW_WITHIN,
    CourseSession,
    EventCalledOff,
    EventKind,
    EventMoved,
    EventState,
    EventWithdrawn,
    RsvpBegun,
    RsvpClosed,
    WithdrawTooLate,
    refuse_unless_open,
    withdrawn,
)
from bot.domain.ids import EventId
from tests.builders import ANNA, BRAM, CARLA, MEETING, NOW, ZONE, event, plan

MOMENT = timedelta(microseconds=1)


def found(**changes: Any) -> list[tuple[str, str]]:
    return [(mistake.field, mistake.text_id) for mistake in mistakes_in(plan(**changes), now=NOW, zone=ZONE)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="a sound plan"),
        pytest.param({"title": " \n"}, [("title", "mistake-title-empty")], id="no title"),
        pytest.param({"title": "x" * LONGEST_TITLE}, [], id="the longest title"),
        pytest.param({"title": "x" * (LONGEST_TITLE + 1)}, [("title", "mistake-title-long")], id="title too long"),
        pytest.param({"place": "  "}, [("place", "mistake-place-empty")], id="no place"),
        pytest.param({"starts_at": NOW, "ends_at": NOW + timedelta(hours=1)}, [("date", "mistake-date-past")], id="begins now"),
        pytest.param({"starts_at": NOW + MOMENT, "ends_at": NOW + timedelta(hours=1)}, [], id="begins in a moment"),
        pytest.param({"ends_at": MEETING.starts_at}, [("end", "mistake-end-before-begin")], id="ends when it begins"),
        pytest.param({"ends_at": MEETING.starts_at + MOMENT}, [], id="ends a moment later"),
        pytest.param({"rsvp_until": date(2012, 11, 26)}, [], id="deadline on the day itself"),
        pytest.param({"rsvp_until": date(2012, 11, 27)}, [("rsvp_until", "mistake-deadline-after-begin")], id="deadline after it"),
        pytest.param({"rsvp_until": date(2012, 9, 14)}, [], id="deadline today"),
        pytest.param({"rsvp_until": date(2012, 9, 13)}, [("rsvp_until", "mistake-date-past")], id="deadline yesterday"),
        pytest.param({"reserve_on": date(2012, 11, 26)}, [("reserve_on", "mistake-reserve-not-later")], id="reserve date the same day"),
        pytest.param({"reserve_on": date(2012, 11, 27)}, [], id="reserve date a day later"),
        pytest.param({"minimum": 10, "maximum": 9}, [("maximum", "mistake-maximum-under-minimum")], id="maximum under minimum"),
        pytest.param({"minimum": 10, "maximum": 10}, [], id="maximum is minimum"),
        pytest.param({"minimum": 10}, [], id="minimum alone"),
        pytest.param({"maximum": 0}, [("maximum", "mistake-number")], id="room for nobody"),
        pytest.param({"maximum": 1}, [], id="room for one"),
        pytest.param({"minimum": -1}, [("minimum", "mistake-number")], id="fewer than nobody"),
    ],
)
def test_every_mistake_in_a_plan_is_found(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(**changes) == expected


def test_mistakes_are_told_all_at_once() -> None:
    assert found(title="", place="", minimum=2, maximum=1) == [
        ("title", "mistake-title-empty"),
        ("place", "mistake-place-empty"),
        ("maximum", "mistake-maximum-under-minimum"),
    ]


def test_days_are_days_in_the_workspace_not_in_utc() -> None:
    just_after_midnight = datetime(2012, 11, 25, 23, 30, tzinfo=UTC)  # Monday 26 November, 00.30 in Amsterdam

    assert found(starts_at=just_after_midnight, ends_at=just_after_midnight + timedelta(hours=1), rsvp_until=date(2012, 11, 26)) == []


def test_title_mistake_says_how_long_it_is() -> None:
    mistake = next(mistakes_in(plan(title="x" * 200), now=NOW, zone=ZONE))

    assert mistake.facts == {"limit": 150, "length": 200}


@pytest.mark.parametrize(("seconds", "begun", "ended"), [(-1, False, False), (0, True, False), (3 * 3600, True, True)])
def test_event_begins_and_ends_on_the_dot(seconds: int, begun: bool, ended: bool) -> None:
    now = MEETING.starts_at + timedelta(seconds=seconds)

    assert (event().has_begun(now), event().has_ended(now)) == (begun, ended)


def test_answer_before_the_start_is_taken() -> None:
    refuse_unless_open(event(), now=MEETING.starts_at - MOMENT)


def test_answer_from_the_start_on_is_refused() -> None:
    with pytest.raises(RsvpBegun):
        refuse_unless_open(event(), now=MEETING.starts_at)


def test_answer_to_a_withdrawn_event_is_refused() -> None:
    with pytest.raises(EventWithdrawn):
        refuse_unless_open(event(state=EventState.WITHDRAWN), now=NOW)


def test_slip_is_withdrawn_within_fifteen_minutes() -> None:
    assert withdrawn(event(), answers=0, now=NOW + WITHDRAW_WITHIN).state is EventState.WITHDRAWN


@pytest.mark.parametrize(("answers", "late"), [(1, timedelta(0)), (0, WITHDRAW_WITHIN + MOMENT)])
def test_answered_or_old_event_is_not_withdrawn(answers: int, late: timedelta) -> None:
    with pytest.raises(WithdrawTooLate):
        withdrawn(event(), answers=answers, now=NOW + late)


def test_withdrawn_event_is_not_withdrawn_again() -> None:
    with pytest.raises(EventWithdrawn):
        withdrawn(event(state=EventState.WITHDRAWN), answers=0, now=NOW)


LAST = MEETING.starts_at + timedelta(days=14)
COURSE = plan(
    kind=EventKind.COURSE,
    ends_at=LAST + timedelta(hours=3),
    sessions=tuple(CourseSession(starts_at=each, ends_at=each + timedelta(hours=3)) for each in (MEETING.starts_at, LAST)),
)


@pytest.mark.parametrize(
    ("changes", "now", "refusal", "facts"),
    [
        pytest.param({"state": EventState.WITHDRAWN}, NOW, EventWithdrawn, {}, id="withdrawn"),
        pytest.param(
            {"state": EventState.CALLED_OFF, "called_off_at": NOW},
            NOW,
            EventCalledOff,
            {"title": MEETING.title, "on": NOW},
            id="called off",
        ),
        pytest.param(
            {"state": EventState.CALLED_OFF}, NOW, EventCalledOff, {"title": MEETING.title, "on": MEETING.starts_at}, id="called off, when?"
        ),
        pytest.param(
            {"state": EventState.MOVED, "moved_to": EventId(7)},
            NOW,
            EventMoved,
            {"title": MEETING.title, "moved_to": EventId(7)},
            id="moved",
        ),
        pytest.param({"state": EventState.MOVED}, NOW, EventMoved, {"title": MEETING.title, "moved_to": EventId(1)}, id="moved, where to?"),
        pytest.param({}, MEETING.starts_at, RsvpBegun, {"title": MEETING.title}, id="begun"),
        pytest.param({"plan": COURSE}, LAST, RsvpBegun, {"title": MEETING.title}, id="the last session of a course has begun"),
        pytest.param({"closed_at": NOW}, NOW, RsvpClosed, {"title": MEETING.title}, id="closed"),
    ],
)
def test_whoever_answers_too_late_reads_why(
    changes: dict[str, Any], now: datetime, refusal: type[RsvpBegun], facts: dict[str, object]
) -> None:
    one = event(**{"state": EventState.ANNOUNCED} | changes)
    with pytest.raises(refusal) as refused:
        refuse_unless_open(one, now=now)

    assert refused.value.facts == {"event": one.id} | facts
    assert not one.takes_answers(now)


def test_course_takes_answers_until_its_last_session_begins() -> None:
    course = event(plan=COURSE, state=EventState.ANNOUNCED)

    assert [course.takes_answers(LAST - MOMENT), course.takes_answers(LAST)] == [True, False]
    assert course.has_begun(MEETING.starts_at)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        (MEETING.starts_at - MOMENT, MEETING.starts_at),
        (MEETING.starts_at, LAST),
        (LAST - MOMENT, LAST),
        (LAST + timedelta(days=1), LAST),
    ],
)
def test_course_begins_next_with_the_session_to_come_or_did_with_the_last(now: datetime, begins: datetime) -> None:
    assert COURSE.next_begins_at(now) == begins


def test_each_who_organises_an_event_is_named_once_its_maker_first() -> None:
    assert event(plan=plan(hosts=(CARLA, ANNA, BRAM))).organisers == (ANNA, CARLA, BRAM)


def test_refusal_to_withdraw_says_which_event_and_leaves_the_rest_as_it_was() -> None:
    for one, answers in ((event(), 1), (event(state=EventState.WITHDRAWN), 0)):
        with pytest.raises((EventWithdrawn, WithdrawTooLate)) as refused:
            withdrawn(one, answers=answers, now=NOW)

        assert refused.value.facts == {"event": one.id}
    assert withdrawn(event(), answers=0, now=NOW) == event(state=EventState.WITHDRAWN)
