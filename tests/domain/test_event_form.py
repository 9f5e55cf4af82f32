from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import at_local, is_skipped
from bot.domain.event_form import EventForm, SessionFields, copy_of, form_of, plan_of
from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import CourseSession, EventKind
from tests.builders import CARLA, GENERAL, MEETING, NOW, ZONE, plan

FORM = EventForm(title="Najaarsvergadering", on=date(2012, 11, 26), place="Den Haag", channel=GENERAL)
DAY = timedelta(days=1)
SPRING = date(2013, 3, 31)
AUTUMN = date(2012, 10, 28)


def mistakes(**changes: Any) -> list[tuple[str, str]]:
    return [(each.field, each.text_id) for each in plan_of(replace(FORM, **changes), ZONE)[1]]


def test_filled_form_becomes_a_plan() -> None:
    assert plan_of(FORM, ZONE) == (MEETING, [])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": ""}, [("title", "mistake-title-empty")]),
        ({"on": None}, [("date", "mistake-date-missing")]),
        ({"begin": None, "end": None}, [("begin", "mistake-time-missing"), ("end", "mistake-time-missing")]),
        ({"place": "", "channel": None}, [("place", "mistake-place-empty"), ("channel", "mistake-channel-missing")]),
        ({"minimum": "0"}, [("minimum", "mistake-number")]),
        ({"maximum": "twintig"}, [("maximum", "mistake-number")]),
        ({"maximum": "10000"}, [("maximum", "mistake-number")]),
        ({"maximum": "9999"}, []),
        ({"minimum": "२०"}, []),
        ({"link": "ftp://voorbeeld.nl"}, [("link", "mistake-link")]),
        ({"sessions": (SessionFields(on=date(2012, 12, 3), begin=None, end=time(12)),)}, []),
        ({"sessions": (SessionFields(begin=None),)}, []),
    ],
)
def test_every_mistake_is_of_its_own_field(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert mistakes(**changes) == expected


def test_rows_without_a_day_are_no_sessions() -> None:
    made, _ = plan_of(replace(FORM, kind=EventKind.COURSE, sessions=(SessionFields(begin=time(9), end=time(10)),) * 3), ZONE)

    assert made is not None
    assert (made.sessions, made.ends_at) == ((), MEETING.ends_at)


def test_course_begins_with_its_first_session_and_ends_with_its_last() -> None:
    rows = tuple(SessionFields(on=date(2012, 12, day), begin=time(9, 30), end=time(12)) for day in (3, 10))
    made, none = plan_of(replace(FORM, kind=EventKind.COURSE, sessions=rows), ZONE)

    assert none == []
    assert made is not None
    assert [(each.starts_at.hour, each.ends_at.day) for each in made.sessions] == [(12, 26), (8, 3), (8, 10)]
    assert (made.starts_at, made.ends_at) == (MEETING.starts_at, datetime(2012, 12, 10, 11, 0, tzinfo=UTC))
    assert list(mistakes_in(made, now=NOW, zone=ZONE)) == []


def test_session_without_hours_has_those_the_first_one_has_by_then() -> None:
    rows = (SessionFields(on=date(2012, 12, 3)), SessionFields(on=date(2012, 12, 10), begin=time(10)))
    made, none = plan_of(replace(FORM, kind=EventKind.COURSE, begin=time(9, 30), end=time(12), sessions=rows), ZONE)

    assert none == []
    assert made is not None
    assert [(f"{each.starts_at:%H:%M}", f"{each.ends_at:%H:%M}") for each in made.sessions] == [
        ("08:30", "11:00"), ("08:30", "11:00"), ("09:00", "11:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rows", "expected"),
    [
        pytest.param({}, [(26, 15, 17)], ("session_date_2", "mistake-session-order"), id="overlaps the first"),
        pytest.param({}, [(25, 9, 10)], ("session_date_2", "mistake-session-order"), id="before the first"),
        pytest.param({}, [(27, 12, 11)], ("session_end_2", "mistake-session-end"), id="ends before it begins"),
        pytest.param({}, [(27, 12, 11), (28, 9, 10)], ("session_end_2", "mistake-session-end"), id="and another follows"),
        pytest.param({}, [(30, 9, 10), (27, 9, 10), (28, 9, 10)], ("session_date_3", "mistake-session-order"), id="one too late"),
        pytest.param({"end": time(12)}, [(27, 9, 10)], ("end", "mistake-session-end"), id="the first ends before it begins"),
        pytest.param({"kind": EventKind.TOUR}, [(25, 12, 11)], ("kind", "mistake-sessions-of-course"), id="of no course"),
    ],
)
def test_one_mistake_among_sessions_is_said_once(
    changes: dict[str, Any], rows: list[tuple[int, int, int]], expected: tuple[str, str]
) -> None:
    sessions = tuple(SessionFields(on=date(2012, 11, day), begin=time(begin), end=time(end)) for day, begin, end in rows)
    made, _ = plan_of(replace(FORM, **{"kind": EventKind.COURSE, "sessions": sessions} | changes), ZONE)
    assert made is not None

    assert [(each.field, each.text_id) for each in mistakes_in(made, now=NOW, zone=ZONE)] == [expected]


def test_tour_may_end_on_another_day() -> None:
    made, _ = plan_of(replace(FORM, kind=EventKind.TOUR, end_on=date(2012, 11, 27), end=time(9)), ZONE)

    assert made is not None
    assert made.ends_at == datetime(2012, 11, 27, 8, 0, tzinfo=UTC)


# --- the nights on which the clock changes ---


@pytest.mark.parametrize(
    ("at", "skipped"), [(time(1, 59), False), (time(2), True), (time(2, 30), True), (time(2, 59), True), (time(3), False)]
)
def test_hour_that_does_not_exist_is_a_mistake_of_its_field(at: time, skipped: bool) -> None:
    assert mistakes(on=SPRING, begin=at, end=time(5)) == ([("begin", "mistake-hour-skipped")] if skipped else [])
    assert mistakes(on=SPRING, begin=time(0), end=at) == ([("end", "mistake-hour-skipped")] if skipped else [])
    assert is_skipped(SPRING, at, ZONE) is skipped


def test_skipped_hour_of_an_end_date_or_a_session_is_found_too() -> None:
    row = SessionFields(on=SPRING, begin=time(2, 30), end=time(5))

    assert mistakes(on=SPRING - DAY, end_on=SPRING, end=time(2, 30)) == [("end", "mistake-hour-skipped")]
    assert mistakes(on=SPRING - DAY, sessions=(row,)) == [("session_begin_2", "mistake-hour-skipped")]


def test_refusal_of_a_skipped_hour_says_what_to_choose_instead() -> None:
    [mistake] = plan_of(replace(FORM, on=SPRING, begin=time(2, 30), end=time(5)), ZONE)[1]

    assert mistake.facts == {"hour": 2, "minute": "30", "then_hour": 3, "then_minute": "00"}


@pytest.mark.parametrize(
    ("begin", "end", "starts_at", "lasts"),
    [
        (time(1, 30), time(2, 30), datetime(2012, 10, 27, 23, 30, tzinfo=UTC), timedelta(hours=1)),
        (time(2, 30), time(3, 30), datetime(2012, 10, 28, 0, 30, tzinfo=UTC), timedelta(hours=2)),
        (time(2, 30), time(2, 45), datetime(2012, 10, 28, 0, 30, tzinfo=UTC), timedelta(minutes=15)),
    ],
)
def test_hour_that_comes_twice_is_always_the_first(begin: time, end: time, starts_at: datetime, lasts: timedelta) -> None:
    made, none = plan_of(replace(FORM, on=AUTUMN, begin=begin, end=end), ZONE)

    assert none == []
    assert made is not None
    assert (made.starts_at, made.ends_at - made.starts_at) == (starts_at, lasts)


MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
DAYS = st.dates(date(2012, 9, 15), date(2062, 12, 31))
ZONES = st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "UTC"]).map(ZoneInfo)


@given(on=DAYS, at=MINUTES, zone=ZONES)
def test_every_hour_that_exists_is_shown_as_it_was_typed(on: date, at: time, zone: ZoneInfo) -> None:
    local = at_local(on, at, zone).astimezone(zone)

    assert is_skipped(on, at, zone) == ((local.date(), local.time()) != (on, at))


@given(on=DAYS, begin=MINUTES, hours=st.integers(1, 60), sessions=st.lists(st.integers(1, 20), max_size=4), zone=ZONES)
def test_form_filled_with_a_plan_gives_that_plan_again(on: date, begin: time, hours: int, sessions: list[int], zone: ZoneInfo) -> None:
    starts_at = at_local(on, begin, zone)
    rows = [CourseSession(starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours))] if sessions else []
    for days in sessions:
        last = rows[-1].starts_at + timedelta(days=days)
        rows.append(CourseSession(starts_at=last, ends_at=last + timedelta(minutes=5)))
    whole = plan(
        kind=EventKind.COURSE if rows else EventKind.TOUR,
        starts_at=starts_at,
        ends_at=rows[-1].ends_at if rows else starts_at + timedelta(hours=hours),
        sessions=tuple(rows),
        minimum=3,
        hosts=(CARLA,),
        agenda=("Opening", "Rondvraag"),
    )
    again, none = plan_of(form_of(whole, zone), zone)
    moments = [whole.starts_at, whole.ends_at, *(moment for each in rows for moment in (each.starts_at, each.ends_at))]
    twice = any(moment.astimezone(zone).fold for moment in moments)  # the second of an hour that comes twice: the first is meant
    later_days = any(each.ends_at.astimezone(zone).date() != each.starts_at.astimezone(zone).date() for each in rows[1:])

    assert none == []
    assert again == whole or twice or later_days


def test_copy_has_everything_but_days() -> None:
    sessions = tuple(
        CourseSession(starts_at=MEETING.starts_at + week * 7 * DAY, ends_at=MEETING.ends_at + week * 7 * DAY) for week in range(2)
    )
    full = plan(
        kind=EventKind.COURSE, sessions=sessions, ends_at=sessions[-1].ends_at, rsvp_until=date(2012, 11, 20), decision_on=date(2012, 11, 19),
        reserve_on=date(2012, 12, 20), minimum=5, maximum=9, hosts=(CARLA,), audience="wie wil", link="https://voorbeeld.nl",
    )  # fmt: skip
    form = copy_of(full, ZONE)

    assert (form.on, form.end_on, form.rsvp_until, form.decision_on, form.reserve_on) == (None,) * 5
    assert form.sessions == (SessionFields(begin=time(13), end=time(16)),)
    assert (form.title, form.minimum, form.maximum, form.hosts, form.audience, form.link, form.event) == (
        full.title, "5", "9", (CARLA,), "wie wil", "https://voorbeeld.nl", None,
    )  # fmt: skip
