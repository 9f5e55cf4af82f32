from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action_items import LONGEST_ACTION, ActionItem, ActionState, ActionTextMissing, ActionTextTooLong, checked_text
from bot.domain.action_pings import Assignment, PostponedIntoThePast, PostponedTooFar, may_ping_at, next_ping, offers_dropping, postponed_to
from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.ids import ActionItemId
from tests.builders import ANNA, NOW, TODAY, ZONE

FREE = {date(2012, 12, 25), date(2012, 12, 26), date(2013, 1, 1)}
WORK = WorkingTime(zone=ZONE, is_free=FREE.__contains__)


def to(hour: int) -> Receiver:
    return Receiver(work=WORK, hour=hour)


LONG_AGO = datetime(2012, 6, 1, 8, 0, tzinfo=UTC)


def pings(assignment: Assignment, *, hour: int = 9, most: int = 20) -> list[date]:
    """Ping at every moment that is planned, and say on which days that was."""
    days: list[date] = []
    for _ in range(most):
        moment = next_ping(assignment, to(hour))
        if moment is None:
            return days
        days.append(WORK.day_of(moment.at))
        assignment = Assignment(
            assigned_at=assignment.assigned_at, due_on=assignment.due_on, postponed_until=assignment.postponed_until, pinged_on=days[-1]
        )
    return days


def on(*days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days]


@pytest.mark.parametrize(
    ("assigned_at", "due_on", "expected"),
    [
        pytest.param(LONG_AGO, date(2012, 11, 28), on("2012-11-21", "2012-11-27", "2012-11-28", "2012-12-05", "2012-12-12"), id="-7, -1, 0, +7, +14"),
        pytest.param(LONG_AGO, date(2012, 11, 26), on("2012-11-19", "2012-11-26", "2012-12-03", "2012-12-10"), id="the day before a Monday is the Monday itself"),
        pytest.param(LONG_AGO, date(2012, 11, 24), on("2012-11-19", "2012-11-23", "2012-11-26", "2012-12-03", "2012-12-10"), id="a Saturday moves to Monday"),
        pytest.param(LONG_AGO, date(2012, 11, 25), on("2012-11-19", "2012-11-26", "2012-12-03", "2012-12-10"), id="a Sunday and its Saturday are one Monday"),
        pytest.param(LONG_AGO, date(2012, 12, 26), on("2012-12-19", "2012-12-27", "2013-01-02", "2013-01-09"), id="holidays move on, and New Year's Day as well"),
        pytest.param(datetime(2012, 11, 27, 7, 59, tzinfo=UTC), date(2012, 11, 28), on("2012-11-28", "2012-12-05", "2012-12-12"), id="a day and a minute before"),
        pytest.param(datetime(2012, 11, 27, 8, 0, tzinfo=UTC), date(2012, 11, 28), on("2012-11-28", "2012-12-05", "2012-12-12"), id="a day before to the minute"),
        pytest.param(datetime(2012, 11, 27, 8, 1, tzinfo=UTC), date(2012, 11, 28), on("2012-12-05", "2012-12-12"), id="within a day of the assignment none"),
        pytest.param(datetime(2012, 11, 28, 8, 0, tzinfo=UTC), date(2012, 11, 1), [], id="long overdue when assigned"),
    ],
)  # fmt: skip
def test_dated_item_is_pinged_around_its_day(assigned_at: datetime, due_on: date, expected: list[date]) -> None:
    assert pings(Assignment(assigned_at=assigned_at, due_on=due_on)) == expected


def test_item_without_a_date_is_pinged_six_times_every_four_weeks() -> None:
    assigned_at = datetime(2012, 9, 12, 22, 30, tzinfo=UTC)  # 13 September in Amsterdam

    assert pings(Assignment(assigned_at=assigned_at, due_on=None)) == on(
        "2012-10-11", "2012-11-08", "2012-12-06", "2013-01-03", "2013-01-31", "2013-02-28"
    )


@pytest.mark.parametrize(("hour", "expected"), [(9, 8), (15, 14), (7, 6)])
def test_ping_comes_at_the_owners_hour_in_their_zone(hour: int, expected: int) -> None:
    moment = next_ping(Assignment(assigned_at=LONG_AGO, due_on=date(2012, 11, 28)), to(hour))

    assert moment is not None
    assert moment.at == datetime(2012, 11, 21, expected, tzinfo=UTC)


def test_hour_stays_the_same_across_the_end_of_summer_time() -> None:
    before = next_ping(Assignment(assigned_at=LONG_AGO, due_on=date(2012, 10, 31)), to(9))
    after = next_ping(Assignment(assigned_at=LONG_AGO, due_on=date(2012, 10, 31), pinged_on=date(2012, 10, 24)), to(9))

    assert before is not None
    assert after is not None
    assert (before.at, after.at) == (datetime(2012, 10, 24, 7, tzinfo=UTC), datetime(2012, 10, 30, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("postponed_until", "pinged_on", "expected"),
    [
        pytest.param(date(2012, 11, 22), None, on("2012-11-22", "2012-11-27", "2012-11-28", "2012-12-05", "2012-12-12"), id="put off before the first"),
        pytest.param(date(2012, 11, 23), date(2012, 11, 21), on("2012-11-23", "2012-11-27", "2012-11-28", "2012-12-05", "2012-12-12"), id="put off in between"),
        pytest.param(date(2012, 11, 30), date(2012, 11, 21), on("2012-11-30", "2012-12-05", "2012-12-12"), id="what was put off past is not made up for"),
        pytest.param(date(2012, 12, 1), date(2012, 11, 21), on("2012-12-03", "2012-12-05", "2012-12-12"), id="to a Saturday is to Monday"),
        pytest.param(date(2012, 12, 20), date(2012, 12, 12), on("2012-12-20"), id="put off after the last"),
        pytest.param(date(2012, 11, 21), date(2012, 11, 21), on("2012-11-27", "2012-11-28", "2012-12-05", "2012-12-12"), id="the day it was put off to has been"),
    ],
)  # fmt: skip
def test_postponed_ping_comes_on_its_new_day(postponed_until: date, pinged_on: date | None, expected: list[date]) -> None:
    assignment = Assignment(assigned_at=LONG_AGO, due_on=date(2012, 11, 28), postponed_until=postponed_until, pinged_on=pinged_on)

    assert pings(assignment) == expected


@pytest.mark.parametrize(
    ("hour", "now", "expected"),
    [
        pytest.param(9, "2012-11-26 09:00", "2012-11-26 09:00", id="at their hour"),
        pytest.param(9, "2012-11-26 08:59", "2012-11-26 09:00", id="before their hour"),
        pytest.param(9, "2012-11-26 17:00", "2012-11-26 17:00", id="until people stop"),
        pytest.param(9, "2012-11-26 17:01", "2012-11-27 09:00", id="and no later"),
        pytest.param(9, "2012-11-24 11:00", "2012-11-26 09:00", id="not on Saturday"),
        pytest.param(9, "2012-12-25 11:00", "2012-12-27 09:00", id="not on a holiday"),
        pytest.param(9, "2012-11-23 20:00", "2012-11-26 09:00", id="Friday evening"),
        pytest.param(7, "2012-11-26 07:00", "2012-11-26 07:00", id="an early bird"),
        pytest.param(20, "2012-11-26 16:00", "2012-11-26 20:00", id="a night owl, not yet"),
        pytest.param(20, "2012-11-26 20:59", "2012-11-26 20:59", id="a night owl"),
        pytest.param(20, "2012-11-26 21:01", "2012-11-27 20:00", id="too late for them too"),
    ],
)  # fmt: skip
def test_nobody_is_pinged_outside_their_hours(hour: int, now: str, expected: str) -> None:
    def moment(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE)

    assert may_ping_at(to(hour), moment(now)) == moment(expected)


def test_working_day_is_the_owners_own() -> None:
    tokyo = WorkingTime(zone=ZoneInfo("Asia/Tokyo"), is_free=FREE.__contains__)
    friday_evening_in_tokyo = datetime(2012, 11, 23, 11, 0, tzinfo=UTC)

    assert may_ping_at(Receiver(work=tokyo, hour=9), friday_evening_in_tokyo) == datetime(2012, 11, 26, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_on", "today", "last"),
    [
        (date(2012, 11, 28), date(2012, 12, 11), False),
        (date(2012, 11, 28), date(2012, 12, 12), True),
        (date(2012, 11, 28), date(2012, 12, 20), True),
        (None, date(2012, 8, 23), False),
        (None, date(2012, 8, 24), True),
    ],
)
def test_dropping_is_offered_a_fortnight_after_its_day_or_from_the_third_ping_without_one(
    due_on: date | None, today: date, last: bool
) -> None:
    assert offers_dropping(Assignment(assigned_at=LONG_AGO, due_on=due_on), today, ZONE) is last


def test_dropping_is_offered_from_the_day_it_was_for_the_owner_when_they_got_it() -> None:
    after_midnight = Assignment(assigned_at=datetime(2012, 6, 1, 22, 30, tzinfo=UTC), due_on=None)

    assert not offers_dropping(after_midnight, date(2012, 8, 24), ZONE)
    assert offers_dropping(after_midnight, date(2012, 8, 25), ZONE)


@pytest.mark.parametrize("days", [1, 30])
def test_ping_is_put_off_from_tomorrow_to_thirty_days(days: int) -> None:
    wanted = TODAY + timedelta(days=days)

    assert postponed_to(wanted, today=TODAY) == wanted


@pytest.mark.parametrize("days", [0, -1])
def test_ping_is_not_put_off_to_today_or_before(days: int) -> None:
    with pytest.raises(PostponedIntoThePast):
        postponed_to(TODAY + timedelta(days=days), today=TODAY)


def test_ping_is_not_put_off_further_and_the_refusal_says_how_far() -> None:
    with pytest.raises(PostponedTooFar) as refusal:
        postponed_to(TODAY + timedelta(days=31), today=TODAY)

    assert refusal.value.facts == {"on": date(2012, 10, 15), "latest": date(2012, 10, 14)}


def test_text_is_tidied_and_has_a_limit() -> None:
    assert checked_text("  Zaal bespreken \n") == "Zaal bespreken"
    assert len(checked_text(" " + "x" * LONGEST_ACTION)) == LONGEST_ACTION


@pytest.mark.parametrize("text", ["", " \n"])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(ActionTextMissing):
        checked_text(text)


def test_too_long_a_text_is_refused_with_both_lengths() -> None:
    with pytest.raises(ActionTextTooLong) as refusal:
        checked_text("x" * 1001)

    assert refusal.value.facts == {"limit": 1000, "length": 1001}


@pytest.mark.parametrize(
    ("state", "due_on", "overdue"),
    [
        (ActionState.OPEN, date(2012, 9, 13), True),
        (ActionState.OPEN, date(2012, 9, 14), False),
        (ActionState.OPEN, None, False),
        (ActionState.DONE, date(2012, 9, 13), False),
    ],
)
def test_only_an_open_item_whose_day_has_gone_is_overdue(state: ActionState, due_on: date | None, overdue: bool) -> None:
    item = ActionItem(id=ActionItemId(1), text="x", owners=(ANNA,), due_on=due_on, assigned_by=ANNA, assigned_at=NOW, state=state)

    assert item.is_overdue(TODAY) is overdue


# --- for any item, owner and moment ---

MOMENTS = st.datetimes(datetime(2012, 1, 1), datetime(2012, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
DATES = st.dates(date(2012, 1, 1), date(2013, 6, 30))


def life(assignment: Assignment, receiver: Receiver) -> list[datetime]:
    """Ping on each day that asks for one, as the planner does."""
    pings: list[datetime] = []
    while (moment := next_ping(assignment, receiver)) is not None:
        pings.append(moment.at)
        assignment = replace(assignment, pinged_on=receiver.work.day_of(moment.at))
        assert len(pings) <= 6
    return pings


@given(MOMENTS, st.none() | DATES, st.integers(9, 17), st.none() | DATES)
def test_pings_of_any_life(assigned_at: datetime, due_on: date | None, hour: int, pause: date | None) -> None:
    receiver = Receiver(work=WORK, hour=hour, paused_until=pause)
    pings = life(Assignment(assigned_at=assigned_at, due_on=due_on), receiver)
    days = [WORK.day_of(ping) for ping in pings]

    assert all(WORK.is_working(ping) and not receiver.is_paused(ping) for ping in pings)
    assert all(ping >= assigned_at + timedelta(days=1) for ping in pings)
    assert days == sorted(set(days))
    assert len(pings) <= (5 if due_on else 6)
    assert due_on is None or not days or days[0] >= due_on - timedelta(days=7)


@given(MOMENTS, DATES, st.integers(1, 30), st.integers(9, 17))
def test_whoever_puts_a_ping_off_hears_on_that_day_or_the_next_working_day(
    assigned_at: datetime, due_on: date, ahead: int, hour: int
) -> None:
    until = WORK.day_of(assigned_at) + timedelta(days=ahead)
    moment = next_ping(Assignment(assigned_at=assigned_at, due_on=due_on, postponed_until=until), to(hour))

    assert moment is not None
    assert WORK.day_of(moment.at) == to(hour).working_day(until)
