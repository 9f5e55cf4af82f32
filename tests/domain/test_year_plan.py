"""The year plan: dates that clash with nothing, spread over the year, and why each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import DayOccasion, FreeDays, Region, SchoolHoliday, occasion_of, public_holiday_on
from bot.domain.calendar.school_holidays import school_holiday_on
from bot.domain.events import EventKind
from bot.domain.ids import ChannelId
from bot.domain.year_plan import (
    MOST_ROWS,
    PlanGone,
    Wishes,
    YearPlan,
    alternatives,
    mistakes_in_rows,
    mistakes_in_wishes,
    open_days,
    plans_of,
    propose,
    read,
    taken_days,
    why,
    written,
)
from tests.builders import ZONE, plan

KNOWN = range(2019, 2029)
"""The ten years of which the table tells whole."""

RECESS = FreeDays(date(2027, 7, 12), date(2027, 9, 3))
BEFORE = date(2000, 1, 1)


def wishes(year: int = 2027, **changes: object) -> Wishes:
    facts: dict[str, object] = {
        "year": year,
        "counts": {EventKind.MEETING: 4, EventKind.GATHERING: 2, EventKind.TOUR: 1, EventKind.COURSE: 1},
        "weekdays": frozenset({1, 3}),
        "begin": time(13),
        "end": time(16),
        "avoid": frozenset({7, 8}),
        "channel": ChannelId("C1"),
    }
    return Wishes(**facts | changes)  # type: ignore[arg-type]  # facts of wishes


def proposed(asked: Wishes, *, taken: frozenset[date] = frozenset(), occasion: Callable[[date], DayOccasion] = occasion_of) -> YearPlan:
    return propose(asked, occasion=occasion, taken=taken, after=BEFORE)


stretches = st.tuples(st.integers(0, 364), st.integers(0, 40))


@settings(max_examples=60)
@given(
    year=st.sampled_from(KNOWN),
    counts=st.tuples(*(st.integers(0, 10) for _ in EventKind)),
    weekdays=st.frozensets(st.integers(0, 4), min_size=1),
    avoid=st.frozensets(st.integers(1, 12), max_size=10),
    taken=st.frozensets(st.integers(0, 364), max_size=60),
    recess=st.lists(stretches, max_size=3),
    own=st.lists(stretches, max_size=3),
)
def test_no_proposal_clashes_with_a_table_or_with_what_is_planned(
    year: int,
    counts: tuple[int, ...],
    weekdays: frozenset[int],
    avoid: frozenset[int],
    taken: frozenset[int],
    recess: list[tuple[int, int]],
    own: list[tuple[int, int]],
) -> None:
    """Ten planned years, looked up in the tables one by one and not by what the plan itself asks."""

    def entered(found: list[tuple[int, int]]) -> list[FreeDays]:
        first = date(year, 1, 1)
        return [FreeDays(first + timedelta(days=begin), first + timedelta(days=begin + length)) for begin, length in found]

    busy = frozenset(date(year, 1, 1) + timedelta(days=day) for day in taken)
    asked = wishes(year, counts=dict(zip(EventKind, counts, strict=True)), weekdays=weekdays, avoid=avoid)
    made = proposed(asked, taken=busy, occasion=lambda day: occasion_of(day, own=entered(own), recess=entered(recess)))
    days = [row.on for row in made.rows if row.on is not None]

    clashes = [
        day
        for day in days
        if public_holiday_on(day)
        or school_holiday_on(day)[1]
        or day in busy
        or any(day in stretch for stretch in (*entered(recess), *entered(own)))
        or day.weekday() not in weekdays
        or day.month in avoid
        or day.year != year
    ]
    assert clashes == []
    assert days == sorted(set(days))
    assert len(made.rows) == sum(counts)
    assert [kind for kind in EventKind for row in made.rows if row.kind is kind].count(EventKind.MEETING) == counts[0]
    assert made == proposed(asked, taken=busy, occasion=lambda day: occasion_of(day, own=entered(own), recess=entered(recess)))


@pytest.mark.parametrize("year", KNOWN)
def test_a_year_is_spread_over_its_months_and_no_kind_comes_all_at_once(year: int) -> None:
    made = proposed(wishes(year))
    days = [row.on for row in made.rows if row.on is not None]
    meetings = [row.on for row in made.rows if row.kind is EventKind.MEETING and row.on is not None]

    assert len(days) == 8
    assert min(later - earlier for earlier, later in pairwise(days)) >= timedelta(days=24)
    assert [(day.month - 1) // 6 for day in meetings] == [0, 0, 1, 1]
    assert (days[0].month, days[-1].month) in {(1, 11), (1, 12)}


def test_what_does_not_fit_has_no_day_and_what_is_past_is_not_proposed() -> None:
    few = wishes(counts={EventKind.MEETING: 5}, avoid=frozenset(range(1, 13)) - {9})
    made = propose(few, occasion=occasion_of, taken=(), after=date(2027, 9, 20))

    assert [row.on for row in made.rows] == [date(2027, 9, 21), date(2027, 9, 23), date(2027, 9, 28), date(2027, 9, 30), None]
    assert proposed(wishes(counts=dict.fromkeys(EventKind, 0))).rows == ()


def test_why_names_the_gap_and_the_nearest_day_passed_over() -> None:
    made = proposed(wishes(counts={EventKind.MEETING: 2}, weekdays=frozenset({1}), avoid=frozenset(range(1, 13)) - {2, 3}))
    first, second = made.rows
    assert [first.on, second.on] == [date(2027, 2, 9), date(2027, 3, 23)]
    reason, later = (why(made, row, occasion=occasion_of, taken=()) for row in made.rows)
    assert reason is not None
    assert later is not None

    assert (reason.days_since, reason.passed) == (
        None,
        (date(2027, 2, 16), DayOccasion(school=SchoolHoliday.SPRING, regions=(Region.SOUTH,))),
    )
    assert (later.days_since, later.passed, later.preferred, later.taken) == (42, None, True, False)
    assert not later.occasion.is_free


def test_a_day_chosen_by_hand_says_what_is_against_it() -> None:
    made = proposed(wishes(counts={EventKind.MEETING: 2})).with_days({1: date(2027, 12, 25), 2: date(2027, 12, 25)})
    reasons = [why(made, row, occasion=occasion_of, taken={date(2027, 12, 25)}) for row in made.rows]

    together = [why(made, row, occasion=occasion_of, taken=()) for row in made.rows]

    assert [(each.occasion.is_free, each.taken, each.preferred) for each in reasons if each] == [(True, True, False)] * 2
    assert [each.taken for each in together if each] == [True, True]
    assert [row.key for row in made.without(1).rows] == [2]


def test_a_date_poll_is_filled_with_the_day_and_the_nearest_open_ones_of_no_other_row() -> None:
    made = proposed(wishes(counts={EventKind.MEETING: 2}, weekdays=frozenset({1}), avoid=frozenset(range(1, 13)) - {3}))
    first, second = made.rows
    days = open_days(made.wishes, occasion=occasion_of, taken=(), after=BEFORE)

    assert (first.on, second.on) == (date(2027, 3, 9), date(2027, 3, 23))
    assert alternatives(made, first, days) == [date(2027, 3, day) for day in (2, 9, 16, 30)]
    assert alternatives(made.with_days({}), replace(second, on=None), days) == [date(2027, 3, day) for day in (2, 16, 23, 30)]


def test_rows_stay_in_order_of_their_days_and_keep_their_keys() -> None:
    made = proposed(wishes(counts={EventKind.MEETING: 3}))
    moved = made.with_days({3: date(2027, 1, 5)})

    assert [row.key for row in moved.rows] == [3, 1, 2]
    assert read(written(moved)).rows == moved.rows


def test_a_plan_is_carried_by_a_form_and_what_is_forged_is_refused() -> None:
    full = proposed(wishes(counts=dict.fromkeys(EventKind, 10), weekdays=frozenset(range(5)), channel=ChannelId("C0123456789")))

    assert len(full.rows) == MOST_ROWS
    assert len(written(full)) <= 3000
    assert read(written(full)) == full
    for forged in (
        "",
        "{}",
        "[]",
        '{"rows":[[1,"party","2027-01-01"]]}',
        written(full).replace("2027-", "2027/"),
        written(full).replace("]]", '],[99,"tour",""]]'),
    ):
        with pytest.raises(PlanGone):
            read(forged)


def test_what_does_not_hold_is_said_at_its_field() -> None:
    wrong = wishes(
        2011, counts=dict.fromkeys(EventKind, 11), weekdays=frozenset(), begin=time(16), end=time(13), avoid=frozenset(range(1, 13))
    )
    made = proposed(wishes(counts={EventKind.MEETING: 2}, begin=time(2, 30)))
    moved = made.with_days({1: date(2027, 1, 4), 2: date(2027, 3, 28)})
    now = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)

    assert [each.field for each in mistakes_in_wishes(wrong, today=date(2012, 9, 14))] == [
        "year",
        "count_meeting",
        "weekdays",
        "end",
        "avoid",
    ]
    assert list(mistakes_in_wishes(wishes(2012), today=date(2012, 9, 14))) == []
    elsewhere = made.with_days({1: date(2026, 12, 31), 2: date(2028, 1, 1)})
    assert [each.text_id for each in mistakes_in_rows(elsewhere, now=now, zone=ZONE)] == ["mistake-plan-other-year"] * 2
    assert [(each.field, each.text_id) for each in mistakes_in_rows(moved, now=now, zone=ZONE)] == [
        ("plan_on.1", "mistake-date-past"),
        ("plan_on.2", "mistake-plan-skipped"),
    ]


def test_each_row_with_a_day_becomes_a_plan_with_the_hours_of_the_wishes() -> None:
    made = proposed(wishes(counts={EventKind.MEETING: 1, EventKind.TOUR: 1})).with_days({1: date(2027, 2, 2), 2: date(2027, 6, 1)})
    plans = plans_of(made, ["Vergadering 1 van 2027", "Excursie 1 van 2027"], "Nog te bepalen", ZONE)

    assert [(each.title, each.starts_at, each.ends_at, each.channel) for each in plans] == [
        ("Vergadering 1 van 2027", datetime(2027, 2, 2, 12, tzinfo=UTC), datetime(2027, 2, 2, 15, tzinfo=UTC), "C1"),
        ("Excursie 1 van 2027", datetime(2027, 6, 1, 11, tzinfo=UTC), datetime(2027, 6, 1, 14, tzinfo=UTC), "C1"),
    ]
    assert taken_days(plans, ZONE) == {date(2027, 2, 2), date(2027, 6, 1)}
    assert taken_days([plan(ends_at=datetime(2012, 11, 28, 9, tzinfo=UTC))], ZONE) == {date(2012, 11, day) for day in (26, 27, 28)}
