"""When organisers are asked whether an event goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.events import Event, EventState, GoNoGo
from bot.domain.go_no_go import (
    GoNoGoOutcome,
    TimesAsked,
    asked_at,
    asking_moment,
    asks_all,
    awaits_decision,
    first_asking,
    goes_on,
    is_recruiting,
    may_be_asked_on,
    next_asking,
    outcome_of,
)
from tests.builders import ANNA, BRAM, NOW, ZONE, event, plan

FREE = date(2012, 9, 20)
WORK = WorkingTime(zone=ZONE, is_free={FREE}.__contains__)
TOUR = event(
    state=EventState.ANNOUNCED,
    plan=plan(
        starts_at=datetime(2012, 9, 26, 7, 30, tzinfo=UTC),
        ends_at=datetime(2012, 9, 26, 15, 0, tzinfo=UTC),
        rsvp_until=date(2012, 9, 19),
        minimum=20,
    ),
)
BEGINS_ON_MONDAY = datetime(2012, 9, 24, 6, 30, tzinfo=UTC)
"""8.30 in Amsterdam: before people work."""

AT_NINE = datetime(2012, 9, 26, 7, 0, tzinfo=UTC)
"""As people begin to work, in Amsterdam: nobody could still be asked that morning."""
JUST_AFTER = AT_NINE + timedelta(seconds=1)


def planned(**changes: object) -> Event:
    return replace(TOUR, plan=replace(TOUR.plan, **changes))  # type: ignore[arg-type]  # facts of a plan


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of September 2012 in Amsterdam."""
    return datetime(2012, 9, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("one", "recruits"),
    [
        pytest.param(TOUR, True, id="it has a minimum"),
        pytest.param(planned(minimum=None), False, id="it has none"),
        pytest.param(replace(TOUR, verdict=GoNoGo.GO, decided_by=ANNA, decided_at=NOW), False, id="decided"),
        pytest.param(replace(TOUR, state=EventState.CALLED_OFF), False, id="called off"),
        pytest.param(replace(TOUR, state=EventState.MOVED), False, id="moved"),
    ],
)
def test_event_recruits_until_somebody_decides(one: Event, recruits: bool) -> None:
    assert is_recruiting(one) is recruits


def test_from_its_begin_on_nobody_decides_any_more() -> None:
    assert awaits_decision(TOUR, now=at(26, 9, 29))
    assert not awaits_decision(TOUR, now=at(26, 9, 30))
    assert not awaits_decision(planned(minimum=None), now=NOW)


@pytest.mark.parametrize(
    ("one", "day"),
    [
        pytest.param(TOUR, date(2012, 9, 19), id="on the deadline"),
        pytest.param(planned(decision_on=date(2012, 9, 17)), date(2012, 9, 17), id="on a day of its own"),
        pytest.param(planned(decision_on=date(2012, 9, 15)), date(2012, 9, 17), id="on Saturday: on Monday"),
        pytest.param(planned(decision_on=FREE), date(2012, 9, 21), id="on a free day: the next working day"),
        pytest.param(planned(decision_on=date(2012, 9, 26)), date(2012, 9, 26), id="on the day itself, before it begins"),
        pytest.param(
            planned(decision_on=date(2012, 9, 23), starts_at=BEGINS_ON_MONDAY), date(2012, 9, 21), id="Monday would be too late: on Friday"
        ),
        pytest.param(
            planned(decision_on=date(2012, 9, 24), starts_at=BEGINS_ON_MONDAY), date(2012, 9, 21), id="that morning would be too late"
        ),
        pytest.param(
            planned(decision_on=date(2012, 9, 26), starts_at=AT_NINE), date(2012, 9, 25), id="begins at nine sharp: the day before"
        ),
        pytest.param(
            planned(decision_on=date(2012, 9, 26), starts_at=JUST_AFTER), date(2012, 9, 26), id="a second after nine: that morning"
        ),
        pytest.param(planned(rsvp_until=None), date(2012, 9, 19), id="without a deadline a week before"),
        pytest.param(
            replace(planned(rsvp_until=None), created_at=datetime(2012, 9, 19, 8, 0, tzinfo=UTC)),
            date(2012, 9, 25),
            id="announced within the week: the day before",
        ),
        pytest.param(
            replace(planned(rsvp_until=None), created_at=at(18, 23)), date(2012, 9, 19), id="announced the day before that: a week before"
        ),
        pytest.param(
            replace(planned(rsvp_until=None), created_at=at(19, 0)), date(2012, 9, 25), id="announced as that day began: the day before"
        ),
        pytest.param(
            replace(planned(rsvp_until=None, starts_at=at(24, 13)), created_at=at(19, 10)),
            date(2012, 9, 24),
            id="announced in the week of a Monday: the day before is a Sunday, so that morning",
        ),
    ],
)
def test_first_question_comes_on_the_decision_date_or_the_next_working_day(one: Event, day: date) -> None:
    assert first_asking(one, WORK) == day


@pytest.mark.parametrize(
    ("asked", "signed_up", "day"),
    [
        pytest.param(TimesAsked(), 0, date(2012, 9, 19), id="not yet asked"),
        pytest.param(TimesAsked(), 20, date(2012, 9, 19), id="also with enough"),
        pytest.param(TimesAsked(times=1, on=date(2012, 9, 19)), 19, date(2012, 9, 21), id="again the next working day"),
        pytest.param(TimesAsked(times=2, on=date(2012, 9, 21)), 0, date(2012, 9, 24), id="not at the weekend"),
        pytest.param(TimesAsked(times=1, on=date(2012, 9, 19)), 20, None, id="enough by now: once is enough"),
        pytest.param(TimesAsked(times=1, on=date(2012, 9, 10)), 0, date(2012, 9, 19), id="the date was moved since: not before it"),
    ],
)
def test_question_comes_back_each_working_day_while_too_few_have_signed_up(asked: TimesAsked, signed_up: int, day: date | None) -> None:
    assert next_asking(TOUR, asked, signed_up=signed_up, work=WORK, now=NOW) == day


def test_event_that_needs_nobody_is_asked_about_once() -> None:
    assert next_asking(planned(minimum=0), TimesAsked(times=1, on=date(2012, 9, 19)), signed_up=0, work=WORK, now=NOW) is None


def test_nothing_is_asked_about_what_was_decided_or_has_begun() -> None:
    decided = replace(TOUR, verdict=GoNoGo.GO)

    assert next_asking(decided, TimesAsked(), signed_up=0, work=WORK, now=NOW) is None
    assert next_asking(TOUR, TimesAsked(), signed_up=0, work=WORK, now=TOUR.plan.starts_at) is None


@pytest.mark.parametrize(
    ("now", "day"),
    [
        pytest.param(at(18, 12), date(2012, 9, 19), id="not before its day"),
        pytest.param(at(19, 0), date(2012, 9, 19), id="from midnight on"),
        pytest.param(at(19, 17), date(2012, 9, 19), id="until people stop working"),
        pytest.param(at(19, 17, 1), date(2012, 9, 21), id="in the evening: the next working day"),
        pytest.param(at(22, 10), date(2012, 9, 24), id="after a downtime, at the weekend"),
        pytest.param(at(26, 8), date(2012, 9, 26), id="on the last morning"),
        pytest.param(at(25, 18), date(2012, 9, 26), id="on the last evening: the next morning is in time"),
    ],
)
def test_question_that_was_late_comes_on_the_next_day_on_which_people_work(now: datetime, day: date) -> None:
    assert may_be_asked_on(date(2012, 9, 19), TOUR, work=WORK, now=now) == day


def test_question_that_would_come_too_late_comes_at_once() -> None:
    saturday = at(22, 10)

    assert may_be_asked_on(date(2012, 9, 21), planned(starts_at=BEGINS_ON_MONDAY), work=WORK, now=saturday) == date(2012, 9, 22)


@pytest.mark.parametrize(("starts_at", "day"), [(AT_NINE, date(2012, 9, 25)), (JUST_AFTER, date(2012, 9, 26))])
def test_question_put_off_in_the_evening_waits_for_the_morning_only_if_that_is_before_the_event(starts_at: datetime, day: date) -> None:
    assert may_be_asked_on(date(2012, 9, 25), planned(starts_at=starts_at), work=WORK, now=at(25, 18)) == day


def test_organiser_of_an_event_at_nine_sharp_is_asked_before_it() -> None:
    to = Receiver(work=WORK, hour=9)

    assert asked_at(date(2012, 9, 26), to, starts_at=AT_NINE, now=at(26, 8, 30)) == at(26, 8, 30)
    assert asked_at(date(2012, 9, 26), to, starts_at=JUST_AFTER, now=at(26, 8, 30)) == AT_NINE


@pytest.mark.parametrize(
    ("hour", "now", "moment"),
    [
        pytest.param(9, at(19, 0), at(19, 9), id="at their hour"),
        pytest.param(14, at(19, 0), at(19, 14), id="at an hour of their own"),
        pytest.param(9, at(19, 11), at(19, 11), id="their hour has gone by: at once"),
        pytest.param(7, at(19, 7), at(19, 7), id="their hour is now, before others work"),
        pytest.param(9, at(19, 18), at(21, 9), id="nobody works any more"),
    ],
)
def test_organiser_is_asked_at_their_hour(hour: int, now: datetime, moment: datetime) -> None:
    to = Receiver(work=WORK, hour=hour)

    assert asked_at(date(2012, 9, 19), to, starts_at=TOUR.plan.starts_at, now=now) == moment


def test_organiser_who_pauses_past_the_event_is_asked_when_people_work() -> None:
    to = Receiver(work=WORK, hour=9, paused_until=date(2012, 10, 1))

    assert asked_at(date(2012, 9, 19), to, starts_at=TOUR.plan.starts_at, now=at(19, 0)) == at(19, 9)


def test_organiser_with_a_late_hour_is_asked_before_it_begins() -> None:
    to = Receiver(work=WORK, hour=15)

    assert asked_at(date(2012, 9, 26), to, starts_at=at(26, 13), now=at(26, 0)) == at(26, 9)


def test_all_organisers_are_asked_from_the_third_time_on() -> None:
    assert [asks_all(times) for times in (1, 2, 3, 4)] == [False, False, True, True]


GO = replace(TOUR, verdict=GoNoGo.GO, decided_by=ANNA, decided_at=NOW)


def test_whoever_lets_an_event_go_on_is_known_with_the_moment() -> None:
    assert goes_on(TOUR, by=ANNA, now=NOW) == GO


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        pytest.param(TOUR, None, id="undecided"),
        pytest.param(GO, GoNoGoOutcome(verdict=GoNoGo.GO, by=ANNA, at=NOW), id="it goes on"),
        pytest.param(replace(GO, decided_at=None), None, id="nobody knows since when"),
        pytest.param(replace(TOUR, decided_at=NOW), None, id="nobody knows what"),
        pytest.param(
            replace(GO, state=EventState.CALLED_OFF, called_off_by=BRAM, called_off_at=at(20, 9)),
            GoNoGoOutcome(verdict=GoNoGo.CALLED_OFF, by=BRAM, at=at(20, 9)),
            id="called off after all",
        ),
        pytest.param(
            replace(GO, called_off_by=BRAM, called_off_at=at(20, 9)),
            GoNoGoOutcome(verdict=GoNoGo.GO, by=ANNA, at=NOW),
            id="it was called off, and takes place after all",
        ),
        pytest.param(
            replace(GO, state=EventState.CALLED_OFF), GoNoGoOutcome(verdict=GoNoGo.GO, by=ANNA, at=NOW), id="called off, nobody knows when"
        ),
    ],
)
def test_outcome_is_the_decision_and_calling_off_ends_it(one: Event, outcome: GoNoGoOutcome | None) -> None:
    assert outcome_of(one) == outcome


def test_question_of_a_day_is_planned_from_midnight_on_in_the_workspace() -> None:
    assert asking_moment(date(2012, 9, 19), ZONE) == datetime(2012, 9, 18, 22, 0, tzinfo=UTC)
