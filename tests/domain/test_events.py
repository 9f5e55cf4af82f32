from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import (
    LONGEST_TITLE,
    WITHDRAW_WITHIN,
    EventState,
    EventWithdrawn,
    RsvpBegun,
    WithdrawTooLate,
    refuse_unless_open,
    withdrawn,
)
from tests.builders import MEETING, NOW, ZONE, event, plan

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
