"""What a move makes of a plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.events import CourseSession, Event, EventKind, EventPlan, EventState, GoNoGo
from bot.domain.ids import EventId
from bot.domain.moving import (
    NotMoved,
    UndoTooLate,
    at_other_hours,
    brought_back,
    carried,
    carried_behind,
    confirm_by,
    had,
    lapsed,
    lapses_at,
    last_day_to_undo,
    may_be_brought_back,
    moved,
    on_another_day,
    on_other_days,
    reminded_at,
)
from bot.domain.rsvp import Answer, Party, Place, RsvpEntry, Way
from tests.builders import ANNA, BRAM, CARLA, DIRK, NOW, ZONE, event, minutes_after, plan


def at(month: int, day: int, hour: int, *, year: int = 2012, zone: ZoneInfo = ZONE) -> datetime:
    return datetime(year, month, day, hour, tzinfo=zone).astimezone(UTC)


COURSE = plan(
    kind=EventKind.COURSE,
    starts_at=at(9, 26, 10),
    ends_at=at(10, 10, 16),
    sessions=(
        CourseSession(starts_at=at(9, 26, 10), ends_at=at(9, 26, 16)),
        CourseSession(starts_at=at(10, 10, 10), ends_at=at(10, 10, 16)),
    ),
)


def test_course_moves_with_all_its_sessions_each_at_its_own_hours() -> None:
    moved = on_another_day(COURSE, date(2013, 1, 23), today=date(2012, 9, 14), zone=ZONE)

    assert [(each.starts_at, each.ends_at) for each in moved.sessions] == [
        (at(1, 23, 10, year=2013), at(1, 23, 16, year=2013)),
        (at(2, 6, 10, year=2013), at(2, 6, 16, year=2013)),
    ]
    assert (moved.starts_at, moved.ends_at) == (moved.sessions[0].starts_at, moved.sessions[1].ends_at)


def test_other_hours_of_a_course_are_those_of_its_first_and_last_session() -> None:
    moved = at_other_hours(COURSE, starts_at=at(9, 26, 11), ends_at=at(10, 10, 17))

    assert (moved.sessions[0].starts_at, moved.sessions[0].ends_at) == (at(9, 26, 11), at(9, 26, 16))
    assert (moved.sessions[1].starts_at, moved.sessions[1].ends_at) == (at(10, 10, 10), at(10, 10, 17))


def test_sessions_between_the_first_and_the_last_keep_their_hours() -> None:
    between = CourseSession(starts_at=at(10, 3, 10), ends_at=at(10, 3, 16))
    first, last = COURSE.sessions
    later = at_other_hours(replace(COURSE, sessions=(first, between, last)), starts_at=at(9, 26, 11), ends_at=at(10, 10, 17))

    assert later == replace(
        COURSE,
        starts_at=at(9, 26, 11),
        ends_at=at(10, 10, 17),
        sessions=(replace(first, starts_at=at(9, 26, 11)), between, replace(last, ends_at=at(10, 10, 17))),
    )


def test_one_session_on_another_day_is_a_change_and_all_of_them_are_a_move() -> None:
    later = CourseSession(starts_at=at(9, 27, 10), ends_at=at(9, 27, 16))
    moved = on_another_day(COURSE, date(2012, 9, 27), today=date(2012, 9, 14), zone=ZONE)

    assert not on_other_days(COURSE, replace(COURSE, starts_at=later.starts_at, sessions=(later, COURSE.sessions[1])), ZONE)
    assert on_other_days(COURSE, moved, ZONE)


def test_other_hours_of_the_same_day_are_no_move_whatever_day_it_is_elsewhere() -> None:
    meeting = plan(starts_at=at(9, 26, 1), ends_at=at(9, 26, 3))

    assert not on_other_days(meeting, replace(meeting, starts_at=at(9, 26, 23)), ZONE)
    assert on_other_days(meeting, replace(meeting, starts_at=at(9, 27, 0)), ZONE)


def test_deadline_that_would_have_gone_by_is_left_out() -> None:
    early = plan(starts_at=at(9, 26, 10), ends_at=at(9, 26, 16), rsvp_until=date(2012, 9, 19), decision_on=date(2012, 9, 25))
    moved = on_another_day(early, date(2012, 9, 20), today=date(2012, 9, 14), zone=ZONE)

    assert (moved.rsvp_until, moved.decision_on) == (None, date(2012, 9, 19))


def test_hour_that_a_clock_change_skips_becomes_the_first_after_it() -> None:
    night = plan(starts_at=datetime(2012, 3, 24, 1, 30, tzinfo=UTC), ends_at=datetime(2012, 3, 24, 3, 0, tzinfo=UTC))
    moved = on_another_day(night, date(2012, 3, 25), today=date(2012, 3, 1), zone=ZONE)

    assert moved.starts_at == datetime(2012, 3, 25, 1, 0, tzinfo=UTC)


def test_confirm_by_lasts_until_the_day_is_over_also_when_the_clocks_change() -> None:
    assert lapses_at(date(2012, 10, 28), ZONE) == datetime(2012, 10, 28, 23, 0, tzinfo=UTC)
    assert lapses_at(date(2012, 10, 27), ZONE) == datetime(2012, 10, 27, 22, 0, tzinfo=UTC)
    assert confirm_by(COURSE, today=date(2012, 9, 14), zone=ZONE) == date(2012, 9, 21)


def test_nobody_is_reminded_to_confirm_exactly_24_hours_after_they_were_asked() -> None:
    to = Receiver(work=WorkingTime(ZONE, lambda _: False), hour=9)
    asked = at(9, 20, 9)

    assert reminded_at(date(2012, 9, 21), to, now=asked) is None
    reminder = reminded_at(date(2012, 9, 21), to, now=asked - timedelta(seconds=1))
    assert reminder is not None
    assert reminder.at == at(9, 21, 9)


def on(month: int, day: int) -> date:
    return date(2012, month, day)


MEETING = plan(starts_at=at(9, 26, 10), ends_at=at(9, 26, 16))


@pytest.mark.parametrize(
    ("planned", "today", "until"),
    [
        pytest.param(MEETING, on(9, 14), on(9, 21), id="in seven days"),
        pytest.param(replace(MEETING, rsvp_until=on(9, 19)), on(9, 14), on(9, 19), id="the deadline at the latest"),
        pytest.param(replace(MEETING, rsvp_until=on(9, 23)), on(9, 14), on(9, 21), id="the deadline is later than that"),
        pytest.param(MEETING, on(9, 20), on(9, 25), id="without a deadline the day before the event"),
        pytest.param(replace(MEETING, rsvp_until=on(9, 18)), on(9, 20), on(9, 20), id="the deadline has gone by: today"),
        pytest.param(MEETING, on(9, 25), on(9, 25), id="the day before is today"),
        pytest.param(MEETING, on(9, 26), on(9, 26), id="never before today"),
        pytest.param(COURSE, on(9, 26), on(10, 3), id="a course under way: in seven days"),
        pytest.param(replace(COURSE, rsvp_until=on(9, 19)), on(9, 26), on(10, 3), id="its deadline no longer counts"),
        pytest.param(COURSE, on(10, 8), on(10, 9), id="a course under way: the day before its next session"),
        pytest.param(COURSE, on(10, 10), on(10, 10), id="its last day"),
    ],
)
def test_last_day_to_confirm(planned: EventPlan, today: date, until: date) -> None:
    assert confirm_by(planned, today=today, zone=ZONE) == until


def test_what_leads_up_to_an_event_moves_as_many_days_and_today_is_not_gone_by() -> None:
    early = replace(MEETING, rsvp_until=on(9, 20), decision_on=on(9, 19), reserve_on=on(9, 30))
    later = on_another_day(early, on(9, 21), today=on(9, 15), zone=ZONE)

    assert later == replace(early, starts_at=at(9, 21, 10), ends_at=at(9, 21, 16), rsvp_until=on(9, 15), decision_on=None, reserve_on=None)
    assert on_another_day(MEETING, on(9, 30), today=on(9, 15), zone=ZONE) == replace(
        MEETING, starts_at=at(9, 30, 10), ends_at=at(9, 30, 16)
    )


UNTIL = on(9, 21)
COMES = Party(
    member=ANNA, answer=Answer.YES, since=minutes_after(3), guests=2, names=("Jan",), comment="trein", by=BRAM, place=Place.SEATED
)
WAITS = Party(member=BRAM, answer=Answer.YES, since=minutes_after(2), place=Place.WAITING)
DOUBTS = Party(member=CARLA, answer=Answer.MAYBE, since=minutes_after(2))
SENDS = Party(member=DIRK, answer=Answer.NO, since=minutes_after(1), deputy="Dirk Bos", place=Place.SEATED)
STAYS = Party(member=ANNA, answer=Answer.NO, since=minutes_after(0))


def along(party: Party, since: datetime) -> RsvpEntry:
    """Give the entry by which an answer comes along: all that was said, provisional."""
    return RsvpEntry(
        member=party.member,
        answer=party.answer,
        way=Way.CARRIED,
        at=NOW,
        guests=party.guests,
        names=party.names,
        deputy=party.deputy,
        comment=party.comment,
        by=party.by,
        since=since,
        confirm_by=UNTIL,
    )


def test_whoever_comes_waits_doubts_or_sends_a_deputy_comes_along_with_the_rank_they_had() -> None:
    parties = [COMES, STAYS, WAITS, DOUBTS, SENDS]

    assert list(carried(parties, at=NOW, confirm_by=UNTIL)) == [along(each, each.since) for each in (COMES, WAITS, DOUBTS, SENDS)]


def test_into_another_event_they_come_in_their_order_behind_those_who_are_there() -> None:
    then = minutes_after(60)
    entries = list(carried_behind([COMES, DOUBTS, STAYS, WAITS, SENDS], at=NOW, now=then, confirm_by=UNTIL))

    assert entries == [along(each, then + timedelta(microseconds=place)) for place, each in enumerate((SENDS, WAITS, DOUBTS, COMES))]


def test_what_lapses_takes_away_what_came_along() -> None:
    assert lapsed(COMES, at=NOW) == RsvpEntry(member=ANNA, answer=Answer.YES, way=Way.CARRIED, at=NOW, on=False)


def test_what_a_member_may_lose_is_a_place_a_wait_or_a_maybe() -> None:
    assert [had(each) for each in (COMES, WAITS, DOUBTS, SENDS)] == ["place", "wait", "maybe", "place"]


TOUR = event(plan=plan(starts_at=at(12, 1, 10), ends_at=at(12, 1, 16)), state=EventState.ANNOUNCED)
GONE = replace(TOUR, state=EventState.MOVED, moved_to=EventId(2), verdict=GoNoGo.MERGED, decided_by=BRAM, decided_at=NOW)
FORTNIGHT = NOW + timedelta(days=14)


def test_event_that_goes_on_elsewhere_says_where_and_who_decided_it() -> None:
    assert moved(TOUR, to=EventId(2), verdict=GoNoGo.MERGED, by=BRAM, now=NOW) == GONE


def test_event_that_is_brought_back_is_as_it_was_and_nobody_has_decided_about_it() -> None:
    assert brought_back(GONE, until=UNTIL, now=FORTNIGHT) == replace(TOUR, confirm_by=UNTIL)


def soon(event: Event, starts_at: datetime) -> Event:
    return replace(event, plan=replace(event.plan, starts_at=starts_at))


@pytest.mark.parametrize(
    ("one", "now", "refusal"),
    [
        pytest.param(GONE, FORTNIGHT + timedelta(seconds=1), UndoTooLate, id="a second over fourteen days"),
        pytest.param(soon(GONE, minutes_after(60)), minutes_after(60), UndoTooLate, id="the old date has come"),
        pytest.param(replace(GONE, decided_at=None), NOW, UndoTooLate, id="nobody knows since when"),
        pytest.param(replace(TOUR, decided_at=NOW), NOW, NotMoved, id="it was not moved"),
    ],
)
def test_there_is_a_way_back_for_fourteen_days_until_the_old_date(one: Event, now: datetime, refusal: type[UndoTooLate | NotMoved]) -> None:
    assert not may_be_brought_back(one, now=now)
    with pytest.raises(refusal) as refused:
        brought_back(one, until=UNTIL, now=now)

    assert refused.value.facts == {"event": one.id}


def test_last_day_for_the_way_back_is_in_fourteen_days_and_not_after_the_old_date() -> None:
    assert last_day_to_undo(GONE, ZONE) == on(9, 28)
    assert last_day_to_undo(soon(GONE, at(9, 26, 0)), ZONE) == on(9, 26)
    assert last_day_to_undo(TOUR, ZONE) is None
