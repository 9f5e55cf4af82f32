"""Reminders of an event: an evening, a Saturday, a Monday morning, holidays, both clock changes, another zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Moment, Receiver, WorkingTime, local_day
from bot.domain.events import CourseSession, EventKind, EventPlan
from bot.domain.reminders import (
    USUAL,
    Occasion,
    Reminder,
    Schedule,
    channel_reminders,
    gives_way,
    is_for,
    member_reminders,
    one_a_day,
    outline,
    secretary_reminders,
)
from bot.domain.rsvp import Answer, Party, Place
from tests.builders import ANNA, BRAM, NOW, ZONE, plan

NEW_YORK = ZoneInfo("America/New_York")
DUTCH = holidays.country_holidays("NL")
HERE = Receiver(work=WorkingTime(ZONE, DUTCH.__contains__), hour=9)
THERE = Receiver(work=WorkingTime(NEW_YORK, DUTCH.__contains__), hour=9)


def local(text: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def event_at(text: str, *, lasts: timedelta = timedelta(hours=3), **facts: object) -> EventPlan:
    starts_at = local(text)
    return plan(starts_at=starts_at, ends_at=starts_at + lasts, **facts)


def moments(what: EventPlan, to: Receiver = HERE) -> dict[str, str]:
    """Return when each reminder comes, by the clock of the receiver."""
    every = [*channel_reminders(what, to), *member_reminders(what, to, zone=ZONE), *secretary_reminders(what, to)]
    return {str(each.occasion): each.moment.at.astimezone(to.work.zone).strftime("%a %Y-%m-%d %H.%M") for each in every}


WEEKDAY = {
    "agenda": "Mon 2012-11-19 13.00",
    "unanswered": "Fri 2012-11-23 17.00",
    "day": "Fri 2012-11-23 13.00",
    "hour": "Mon 2012-11-26 12.00",
    "minutes": "Mon 2012-11-26 16.00",
    "minutes_again": "Mon 2012-12-03 16.00",
}


@pytest.mark.parametrize(
    ("starts", "comes"),
    [
        ("2012-11-26 13:00", WEEKDAY),
        (
            "2012-11-22 19:30",  # a Thursday evening
            {
                "agenda": "Thu 2012-11-15 17.00",
                "unanswered": "Tue 2012-11-20 09.00",
                "day": "Wed 2012-11-21 17.00",
                "hour": "Thu 2012-11-22 18.30",
                "minutes": "Fri 2012-11-23 09.00",
                "minutes_again": "Fri 2012-11-30 09.00",
            },
        ),
        (
            "2012-11-27 08:30",  # a bus that leaves early on a Tuesday
            {
                "agenda": "Mon 2012-11-19 17.00",
                "unanswered": "Fri 2012-11-23 17.00",
                "day": "Mon 2012-11-26 09.00",
                "hour": "Tue 2012-11-27 07.30",
                "minutes": "Tue 2012-11-27 11.30",
                "minutes_again": "Tue 2012-12-04 11.30",
            },
        ),
        (
            "2012-11-24 10:00",  # a Saturday
            {
                "agenda": "Fri 2012-11-16 17.00",
                "unanswered": "Thu 2012-11-22 09.00",
                "day": "Fri 2012-11-23 10.00",
                "hour": "Sat 2012-11-24 09.00",
                "minutes": "Mon 2012-11-26 09.00",
                "minutes_again": "Mon 2012-12-03 09.00",
            },
        ),
        (
            "2012-11-26 09:30",  # a Monday morning
            {
                "agenda": "Mon 2012-11-19 09.30",
                "unanswered": "Fri 2012-11-23 17.00",
                "day": "Fri 2012-11-23 09.30",
                "hour": "Mon 2012-11-26 08.30",
                "minutes": "Mon 2012-11-26 12.30",
                "minutes_again": "Mon 2012-12-03 12.30",
            },
        ),
        (
            "2012-04-10 13:00",  # the Tuesday after Easter: Monday is free, and so is Good Friday
            {
                "agenda": "Tue 2012-04-03 13.00",
                "unanswered": "Thu 2012-04-05 17.00",
                "day": "Thu 2012-04-05 13.00",
                "hour": "Tue 2012-04-10 12.00",
                "minutes": "Tue 2012-04-10 16.00",
                "minutes_again": "Tue 2012-04-17 16.00",
            },
        ),
        (
            "2012-12-27 13:00",  # the Thursday after Christmas
            {
                "agenda": "Thu 2012-12-20 13.00",
                "unanswered": "Mon 2012-12-24 17.00",
                "day": "Mon 2012-12-24 13.00",
                "hour": "Thu 2012-12-27 12.00",
                "minutes": "Thu 2012-12-27 16.00",
                "minutes_again": "Thu 2013-01-03 16.00",
            },
        ),
        (
            "2013-03-31 13:00",  # the Sunday of summer time, which is Easter as well
            {
                "agenda": "Fri 2013-03-22 17.00",
                "unanswered": "Thu 2013-03-28 17.00",
                "day": "Thu 2013-03-28 13.00",
                "hour": "Sun 2013-03-31 12.00",
                "minutes": "Tue 2013-04-02 09.00",
                "minutes_again": "Mon 2013-04-08 09.00",
            },
        ),
        (
            "2012-10-29 13:00",  # the Monday after the clocks went back: the hours of the day before are the old ones
            {
                "agenda": "Mon 2012-10-22 13.00",
                "unanswered": "Fri 2012-10-26 17.00",
                "day": "Fri 2012-10-26 13.00",
                "hour": "Mon 2012-10-29 12.00",
                "minutes": "Mon 2012-10-29 16.00",
                "minutes_again": "Mon 2012-11-05 16.00",
            },
        ),
    ],
)
def test_each_reminder_comes_at_its_moment_or_the_last_working_one_before(starts: str, comes: dict[str, str]) -> None:
    assert moments(event_at(starts)) == comes


@pytest.mark.parametrize(
    ("starts", "hour"),
    [
        ("2012-10-28 02:30", "2012-10-27T23:30:00+00:00"),  # 02.30 comes twice; the first counts, an hour before is 01.30
        ("2013-03-31 03:30", "2013-03-31T00:30:00+00:00"),  # an hour before 03.30 is 01.30: 02.30 does not exist
    ],
)
def test_hour_before_is_a_real_hour_on_the_nights_the_clock_changes(starts: str, hour: str) -> None:
    hours = [each for each in member_reminders(event_at(starts), HERE, zone=ZONE) if each.occasion is Occasion.HOUR]

    assert [each.moment.at.isoformat() for each in hours] == [hour]


def test_receiver_in_another_zone_is_told_on_their_own_working_moments() -> None:
    assert moments(event_at("2012-11-22 13:00"), THERE) == {  # 07.00 in New York
        "agenda": "Wed 2012-11-14 17.00",
        "unanswered": "Tue 2012-11-20 09.00",
        "day": "Wed 2012-11-21 09.00",
        "hour": "Thu 2012-11-22 06.00",
        "minutes": "Thu 2012-11-22 10.00",
        "minutes_again": "Thu 2012-11-29 10.00",
    }


def test_day_before_keeps_the_hour_on_the_wall_where_only_the_event_is_in_summer_time() -> None:
    """New York changed on 11 March 2012, Amsterdam on 25 March: on Monday the 26th it is 13.00 there, and so on Friday."""
    tour = event_at("2012-03-27 16:00")

    assert moments(tour)["day"] == "Mon 2012-03-26 16.00"
    assert moments(tour, THERE)["day"] == "Mon 2012-03-26 10.00"


def test_deadline_is_what_the_unanswered_are_reminded_before() -> None:
    tour = event_at("2012-11-26 13:00", rsvp_until=date(2012, 11, 15))
    found = next(each for each in member_reminders(tour, HERE, zone=ZONE) if each.occasion is Occasion.UNANSWERED)

    assert found.moment.at == local("2012-11-13 09:00")
    assert found.until == local("2012-11-15 23:59:59")


def test_own_hour_counts_for_the_one_before_the_deadline() -> None:
    assert moments(event_at("2012-11-22 13:00"), replace(HERE, hour=14))["unanswered"] == "Tue 2012-11-20 14.00"


def test_each_session_of_a_course_has_its_day_and_hour_before() -> None:
    sessions = tuple(CourseSession(starts_at=local(f"2012-10-{day} 13:00"), ends_at=local(f"2012-10-{day} 16:00")) for day in ("09", "16"))
    course = plan(kind=EventKind.COURSE, starts_at=sessions[0].starts_at, ends_at=sessions[1].ends_at, sessions=sessions)
    comes = [(each.occasion, each.moment.at) for each in member_reminders(course, HERE, zone=ZONE)]

    assert comes == [
        (Occasion.UNANSWERED, local("2012-10-05 17:00")),
        (Occasion.DAY, local("2012-10-08 13:00")),
        (Occasion.HOUR, local("2012-10-09 12:00")),
        (Occasion.DAY, local("2012-10-15 13:00")),
        (Occasion.HOUR, local("2012-10-16 12:00")),
    ]


def test_reminder_that_was_moved_knows_from_when() -> None:
    day = next(each for each in member_reminders(event_at("2012-11-26 09:30"), HERE, zone=ZONE) if each.occasion is Occasion.DAY)

    assert day.moment.shifted_from == local("2012-11-25 09:30")


@given(
    starts=st.datetimes(datetime(2012, 1, 1), datetime(2014, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    zone=st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"]),
    hour=st.integers(7, 21),
)
def test_no_reminder_comes_after_its_purpose_or_outside_its_moments(starts: datetime, zone: str, hour: int) -> None:
    to = Receiver(work=WorkingTime(ZoneInfo(zone), DUTCH.__contains__), hour=hour)
    what = plan(starts_at=starts, ends_at=starts + timedelta(hours=2))
    for each in (*channel_reminders(what, to), *member_reminders(what, to, zone=ZONE)):
        assert each.moment.at < each.until <= what.starts_at
        if each.occasion is Occasion.DAY:  # at its own hour, within working hours
            assert to.work.is_working(each.moment.at)
            assert to.work.day_of(each.moment.at) == to.work.previous_working_day(to.work.day_of(starts))
        else:
            assert each.moment.at <= each.moment.meant
        assert each.occasion is Occasion.HOUR or to.work.is_working(each.moment.at)


YES = Party(member=BRAM, answer=Answer.YES, since=NOW, place=Place.SEATED)
WAITING = replace(YES, place=Place.WAITING)
MAYBE = replace(YES, answer=Answer.MAYBE, place=Place.NONE)
NO = replace(YES, answer=Answer.NO, place=Place.NONE)


@pytest.mark.parametrize(
    ("occasion", "whom"),
    [
        (Occasion.UNANSWERED, [None]),
        (Occasion.DAY, [YES, WAITING, MAYBE]),
        (Occasion.HOUR, [YES]),
        (Occasion.AGENDA, []),
        (Occasion.MINUTES, []),
        (Occasion.MINUTES_AGAIN, []),
    ],
)
def test_each_reminder_is_for_whom_it_concerns(occasion: Occasion, whom: list[Party | None]) -> None:
    assert [party for party in (None, YES, WAITING, MAYBE, NO) if is_for(occasion, party)] == whom


def test_day_before_that_comes_late_leaves_the_day_to_the_hour_before() -> None:
    about, morning = local("2012-11-26 13:00"), local("2012-11-26 08:00")

    assert gives_way(Occasion.DAY, about, now=morning, party=YES, zone=ZONE)
    assert not gives_way(Occasion.DAY, about, now=morning, party=MAYBE, zone=ZONE)
    assert not gives_way(Occasion.DAY, about, now=local("2012-11-25 20:00"), party=YES, zone=ZONE)
    assert not gives_way(Occasion.HOUR, about, now=morning, party=YES, zone=ZONE)


def reminder(occasion: Occasion, at: datetime) -> Reminder:
    return Reminder(occasion=occasion, about=local("2012-11-26 13:00"), moment=Moment(at, at), until=at + timedelta(hours=3))


def test_one_reminder_a_day_for_one_subject() -> None:
    first, second = reminder(Occasion.UNANSWERED, local("2012-11-23 09:00")), reminder(Occasion.DAY, local("2012-11-23 17:00"))
    zones = {ANNA: ZONE, BRAM: ZONE}
    now = local("2012-11-23 17:00")

    assert list(one_a_day([(ANNA, second), (ANNA, first), (BRAM, second)], {}, zones, now=now)) == [(ANNA, first), (BRAM, second)]
    assert list(one_a_day([(ANNA, second)], {ANNA: {local_day(now, ZONE)}}, zones, now=now)) == []


def test_reminders_that_come_late_count_for_the_day_on_which_they_come() -> None:
    yesterday, today = reminder(Occasion.UNANSWERED, local("2012-11-22 09:00")), reminder(Occasion.DAY, local("2012-11-23 09:00"))

    kept = list(one_a_day([(ANNA, yesterday), (ANNA, today)], {}, {ANNA: ZONE}, now=local("2012-11-23 09:05")))
    assert kept == [(ANNA, yesterday)]


# --- the schedule that organisers choose ---


def outlined(schedule: Schedule, now: str = "2012-09-14 10:00") -> dict[str, str]:
    found = outline(event_at("2012-11-26 13:00", rsvp_until=date(2012, 11, 23)), schedule, HERE, zone=ZONE, now=local(now))
    return {str(each.occasion): each.moment.at.astimezone(ZONE).strftime("%a %d-%m %H.%M") for each in found}


AFTERWARDS = {"minutes": "Mon 26-11 16.00", "minutes_again": "Mon 03-12 16.00"}


@pytest.mark.parametrize(
    ("schedule", "before"),
    [
        (USUAL, {"agenda": "Mon 19-11 13.00", "unanswered": "Wed 21-11 09.00", "day": "Fri 23-11 13.00", "hour": "Mon 26-11 12.00"}),
        (
            Schedule(agenda_days=14, unanswered_days=10),
            {"agenda": "Mon 12-11 13.00", "unanswered": "Tue 13-11 09.00", "day": "Fri 23-11 13.00", "hour": "Mon 26-11 12.00"},
        ),
        (Schedule(agenda_days=0, unanswered_days=0), {"day": "Fri 23-11 13.00", "hour": "Mon 26-11 12.00"}),
        (
            Schedule(agenda_days=3, unanswered_days=1, day=False),
            {"agenda": "Fri 23-11 13.00", "unanswered": "Thu 22-11 09.00", "hour": "Mon 26-11 12.00"},
        ),
        (Schedule(agenda_days=0, unanswered_days=0, day=False, hour=False), {}),
        (Schedule(agenda_days=0, unanswered_days=0, hour=False), {"day": "Fri 23-11 13.00"}),
    ],
)
def test_what_goes_out_follows_the_schedule_and_minutes_are_asked_for_whatever_it_is(schedule: Schedule, before: dict[str, str]) -> None:
    assert outlined(schedule) == before | AFTERWARDS


def test_what_had_its_moment_is_not_to_come_any_more() -> None:
    assert list(outlined(USUAL, now="2012-11-23 13:00")) == ["hour", "minutes", "minutes_again"]


def test_a_late_day_before_gives_way_to_no_hour_before_that_does_not_come() -> None:
    about, seated = local("2012-11-26 13:00"), Party(member=BRAM, answer=Answer.YES, since=NOW, place=Place.SEATED)
    late = local("2012-11-26 08:00")

    assert gives_way(Occasion.DAY, about, now=late, party=seated, zone=ZONE, schedule=USUAL)
    assert not gives_way(Occasion.DAY, about, now=late, party=seated, zone=ZONE, schedule=Schedule(hour=False))
