from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.event_life import (
    LONGEST_REASON,
    RESTORE_WITHIN,
    ChangedMeanwhile,
    ClosedAlready,
    EventOver,
    NotCalledOff,
    NotClosed,
    RestoreTooLate,
    called_off,
    change_told_at,
    changed,
    changed_fields,
    closed,
    may_be_restored,
    merged,
    reopened,
    restored,
    whereabouts,
)
from bot.domain.events import (
    CourseSession,
    Event,
    EventCalledOff,
    EventKind,
    EventMoved,
    EventPlan,
    EventState,
    EventWithdrawn,
    GoNoGo,
    RsvpBegun,
    RsvpClosed,
    refuse_unless_open,
)
from bot.domain.ids import EventId
from tests.builders import ANNA, BOARD, CARLA, MEETING, NOW, event, plan

MOMENT = timedelta(microseconds=1)
UNTIL = date(2012, 9, 21)
OPEN = event(state=EventState.ANNOUNCED)
CLOSED = closed(OPEN, by=ANNA, now=NOW)
OFF = called_off(OPEN, by=ANNA, because="", now=NOW)
MOVED = event(state=EventState.MOVED, moved_to=EventId(2))
WITHDRAWN = event(state=EventState.WITHDRAWN)


@pytest.mark.parametrize(
    ("it", "now", "takes", "refusal"),
    [
        pytest.param(OPEN, NOW, True, None, id="open"),
        pytest.param(OPEN, MEETING.starts_at - MOMENT, True, None, id="until it begins"),
        pytest.param(OPEN, MEETING.starts_at, False, RsvpBegun, id="begun"),
        pytest.param(CLOSED, NOW, False, RsvpClosed, id="closed by hand"),
        pytest.param(CLOSED, MEETING.starts_at, False, RsvpBegun, id="closed and begun"),
        pytest.param(OFF, NOW, False, EventCalledOff, id="called off"),
        pytest.param(OFF, MEETING.starts_at, False, EventCalledOff, id="called off and past"),
        pytest.param(MOVED, NOW, False, EventMoved, id="moved"),
        pytest.param(WITHDRAWN, NOW, False, EventWithdrawn, id="withdrawn"),
    ],
)
def test_event_takes_answers_or_says_why_not(it: Event, now: Any, takes: bool, refusal: type[Exception] | None) -> None:
    assert it.takes_answers(now) is takes
    if refusal is None:
        refuse_unless_open(it, now=now)
    else:
        with pytest.raises(refusal):
            refuse_unless_open(it, now=now)


def test_refusal_of_a_moved_event_names_where_it_went() -> None:
    with pytest.raises(EventMoved) as refused:
        refuse_unless_open(MOVED, now=NOW)

    assert refused.value.facts["moved_to"] == 2


def test_change_keeps_the_channel_and_asks_for_the_version_that_was_seen() -> None:
    wanted = plan(title="Anders", channel=BOARD)

    assert changed(OPEN, wanted, seen=1, now=NOW).plan == plan(title="Anders")
    with pytest.raises(ChangedMeanwhile):
        changed(OPEN, wanted, seen=2, now=NOW)


def test_change_is_possible_until_the_end() -> None:
    assert changed(OPEN, MEETING, seen=1, now=MEETING.ends_at - MOMENT) == OPEN
    with pytest.raises(EventOver):
        changed(OPEN, MEETING, seen=1, now=MEETING.ends_at)


def test_closing_and_opening_again_leaves_nothing_behind() -> None:
    assert (CLOSED.closed_at, CLOSED.closed_by) == (NOW, ANNA)
    assert reopened(CLOSED, now=NOW) == OPEN
    with pytest.raises(ClosedAlready):
        closed(CLOSED, by=CARLA, now=NOW)
    with pytest.raises(NotClosed):
        reopened(OPEN, now=NOW)


@pytest.mark.parametrize(
    ("it", "refusal"), [(OFF, EventCalledOff), (MOVED, EventMoved), (WITHDRAWN, EventWithdrawn)], ids=["called off", "moved", "withdrawn"]
)
def test_what_does_not_take_place_is_not_changed_closed_or_called_off(it: Event, refusal: type[Exception]) -> None:
    acts: list[Callable[[], Event]] = [
        lambda: changed(it, MEETING, seen=1, now=NOW),
        lambda: closed(it, by=ANNA, now=NOW),
        lambda: reopened(it, now=NOW),
        lambda: called_off(it, by=ANNA, because="", now=NOW),
    ]
    for act in acts:
        with pytest.raises(refusal):
            act()


def test_reason_is_kept_trimmed_and_within_bounds() -> None:
    assert called_off(OPEN, by=ANNA, because="  te weinig  ", now=NOW).called_off_because == "te weinig"
    assert called_off(OPEN, by=ANNA, because="x" * 600, now=NOW).called_off_because == "x" * (LONGEST_REASON - 1) + "…"


def test_course_that_has_begun_can_be_called_off_until_its_end() -> None:
    assert called_off(OPEN, by=ANNA, because="", now=MEETING.ends_at - MOMENT).state is EventState.CALLED_OFF
    with pytest.raises(EventOver):
        called_off(OPEN, by=ANNA, because="", now=MEETING.ends_at)


def test_calling_off_decides_only_what_was_undecided() -> None:
    recruiting = event(state=EventState.ANNOUNCED, plan=plan(minimum=10))
    going = replace(recruiting, verdict=GoNoGo.GO, decided_by=CARLA, decided_at=NOW - RESTORE_WITHIN)
    off = called_off(recruiting, by=ANNA, because="", now=NOW)

    assert (off.verdict, off.decided_by) == (GoNoGo.CALLED_OFF, ANNA)
    assert restored(off, confirm_by=UNTIL, now=NOW) == replace(recruiting, confirm_by=UNTIL)
    assert restored(called_off(going, by=ANNA, because="", now=NOW), confirm_by=UNTIL, now=NOW) == replace(going, confirm_by=UNTIL)
    assert called_off(OPEN, by=ANNA, because="", now=NOW).verdict is None


@pytest.mark.parametrize(
    ("since", "now", "may"),
    [
        pytest.param(NOW, NOW, True, id="at once"),
        pytest.param(NOW, NOW + RESTORE_WITHIN, True, id="fourteen days later"),
        pytest.param(NOW, NOW + RESTORE_WITHIN + MOMENT, False, id="a moment more"),
        pytest.param(MEETING.starts_at - timedelta(hours=1), MEETING.starts_at - MOMENT, True, id="just before it would have begun"),
        pytest.param(MEETING.starts_at - timedelta(hours=1), MEETING.starts_at, False, id="once it would have begun"),
    ],
)
def test_calling_off_can_be_undone_for_fourteen_days_until_the_start(since: Any, now: Any, may: bool) -> None:
    off = called_off(OPEN, by=ANNA, because="", now=since)

    assert may_be_restored(off, now=now) is may
    if not may:
        with pytest.raises(RestoreTooLate):
            restored(off, confirm_by=UNTIL, now=now)


def test_only_what_was_called_off_is_restored() -> None:
    for it in (OPEN, CLOSED, MOVED, WITHDRAWN):
        assert not may_be_restored(it, now=NOW)
        with pytest.raises(NotCalledOff):
            restored(it, confirm_by=UNTIL, now=NOW)


def test_restored_event_is_open_even_if_it_was_closed_before() -> None:
    off = called_off(CLOSED, by=ANNA, because="te vol", now=NOW)

    assert restored(off, confirm_by=UNTIL, now=NOW) == replace(OPEN, confirm_by=UNTIL)


def test_whereabouts_are_time_sessions_place_and_link_and_nothing_else() -> None:
    session = CourseSession(starts_at=MEETING.starts_at, ends_at=MEETING.ends_at)
    other: dict[str, Any] = {
        "title": "Anders", "kind": EventKind.COURSE, "agenda": ("Opening",), "rsvp_until": UNTIL, "minimum": 1, "maximum": 9, "channel": BOARD,
        "reserve_on": UNTIL, "audience": "wie wil", "decision_on": UNTIL, "hosts": (CARLA,),
    }  # fmt: skip
    moves: dict[str, Any] = {
        "starts_at": MEETING.starts_at + MOMENT, "ends_at": MEETING.ends_at + MOMENT, "sessions": (session,), "place": "Ede", "link": "https://x",
    }  # fmt: skip

    assert {name for name, value in other.items() if whereabouts(plan(**{name: value})) != whereabouts(MEETING)} == set()
    assert {name for name, value in moves.items() if whereabouts(plan(**{name: value})) != whereabouts(MEETING)} == set(moves)


# --- two at once ---

TITLES = st.sampled_from(["A", "B", "C"])
PLANS = st.builds(
    lambda title, place, maximum, link: plan(title=title, place=place, maximum=maximum, link=link),
    TITLES,
    TITLES,
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "https://a", "https://b"]),
)


@given(seen=PLANS, typed=PLANS, current=PLANS)
def test_merging_keeps_what_was_typed_and_follows_the_other_where_nothing_was(
    seen: EventPlan, typed: EventPlan, current: EventPlan
) -> None:
    both = merged(seen, typed, current)
    touched = set(changed_fields(seen, typed))

    for field in fields(EventPlan):
        owner = typed if field.name in touched else current
        assert getattr(both, field.name) == getattr(owner, field.name)


@given(seen=PLANS, typed=PLANS)
def test_merging_without_another_change_is_what_was_typed(seen: EventPlan, typed: EventPlan) -> None:
    assert merged(seen, typed, seen) == typed
    assert merged(seen, seen, typed) == typed


ACTS = st.lists(st.tuples(st.sampled_from(["close", "reopen", "call off", "restore", "change"]), st.integers(0, 40)), max_size=12)


@given(ACTS)
def test_whatever_is_done_in_whatever_order_an_event_is_in_one_state_only(acts: list[tuple[str, int]]) -> None:
    """Refused or done: it takes answers only while it is announced, open and to come; nothing of a former state is left."""
    it, now = OPEN, NOW
    for act, days in acts:
        now += timedelta(days=days)
        try:
            match act:
                case "close":
                    it = closed(it, by=ANNA, now=now)
                case "reopen":
                    it = reopened(it, now=now)
                case "call off":
                    it = called_off(it, by=ANNA, because="x", now=now)
                case "restore":
                    it = restored(it, confirm_by=now.date(), now=now)
                case _:
                    it = changed(it, replace(it.plan, title="Anders"), seen=it.version, now=now)
        except (EventCalledOff, EventOver, ClosedAlready, NotClosed, NotCalledOff, RestoreTooLate):
            continue
        off = it.state is EventState.CALLED_OFF
        assert (it.called_off_at is not None, it.called_off_by is not None, bool(it.called_off_because)) == (off, off, off)
        assert (it.closed_at is None) == (it.closed_by is None)
        assert it.takes_answers(now) == (not off and it.closed_at is None and now < it.plan.starts_at)


@pytest.mark.parametrize(
    ("before", "waits"),
    [
        (timedelta(days=1), 10),
        (timedelta(minutes=40), 10),
        (timedelta(minutes=35), 5),
        (timedelta(minutes=20), 0),
        (timedelta(minutes=-5), 0),
    ],
)
def test_a_change_waits_ten_minutes_for_another_but_not_until_the_event_begins(before: timedelta, waits: int) -> None:
    starts_at = datetime(2012, 11, 26, 12, 0, tzinfo=UTC)
    now = starts_at - before

    assert change_told_at(now, starts_at=starts_at) == now + timedelta(minutes=waits)
