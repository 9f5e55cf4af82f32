from datetime import date
from typing import Any

import pytest

from bot.domain.calendar import Rhythm, days_of
from bot.domain.series import AHEAD
from bot.domain.series_form import RepeatFields, ahead_of, rule_of

TODAY, FIRST = date(2012, 9, 14), date(2012, 10, 2)
"""The first Tuesday of October."""


def read(first: date = FIRST, deadline: date | None = None, **typed: Any) -> tuple[list[date], list[tuple[str, str]]]:
    rule, mistakes = rule_of(RepeatFields(**typed), first, deadline=deadline, today=TODAY)
    return days_of(rule, first) if rule else [], [(mistake.field, mistake.text_id) for mistake in mistakes]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"rhythm": Rhythm.WEEKS, "every": "2", "times": "3"}, [(10, 2), (10, 16), (10, 30)]),
        ({"rhythm": Rhythm.WEEKS, "until": date(2012, 10, 16)}, [(10, 2), (10, 9), (10, 16)]),
        ({"rhythm": Rhythm.NTH, "times": "3"}, [(10, 2), (11, 6), (12, 4)]),
        ({"rhythm": Rhythm.NTH, "every": "2", "times": "2"}, [(10, 2), (12, 4)]),
        ({"rhythm": Rhythm.NAMED, "named": "6 november\n\n 20-10-2012 \n6 november"}, [(10, 2), (10, 20), (11, 6)]),
    ],
)
def test_what_is_typed_is_read_as_the_days_it_says(typed: dict[str, Any], expected: list[tuple[int, int]]) -> None:
    days, mistakes = read(**typed)

    assert mistakes == []
    assert [(day.month, day.day) for day in days] == expected


def test_last_weekday_of_a_month_begins_with_one() -> None:
    assert read(date(2012, 10, 30), rhythm=Rhythm.LAST, times="3")[0] == [date(2012, 10, 30), date(2012, 11, 27), date(2012, 12, 25)]
    assert read(rhythm=Rhythm.LAST, times="3") == ([], [("date", "mistake-repeat-not-last")])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"rhythm": Rhythm.WEEKS}, ("repeat_until", "mistake-repeat-open")),
        ({"rhythm": Rhythm.WEEKS, "times": "3", "until": FIRST}, ("repeat_until", "mistake-repeat-both")),
        ({"rhythm": Rhythm.WEEKS, "times": "61"}, ("repeat_times", "mistake-repeat-many")),
        ({"rhythm": Rhythm.WEEKS, "times": "soms"}, ("repeat_times", "mistake-repeat-many")),
        ({"rhythm": Rhythm.WEEKS, "until": date(2014, 1, 1)}, ("repeat_until", "mistake-repeat-many")),
        ({"rhythm": Rhythm.WEEKS, "until": date(2012, 10, 8)}, ("repeat_until", "mistake-repeat-once")),
        ({"rhythm": Rhythm.WEEKS, "every": "0", "times": "3"}, ("repeat_every", "mistake-number")),
        ({"rhythm": Rhythm.NAMED}, ("repeat_days", "mistake-repeat-once")),
        ({"rhythm": Rhythm.NAMED, "named": "ooit"}, ("repeat_days", "mistake-repeat-day")),
        ({"rhythm": Rhythm.NAMED, "named": "2 oktober"}, ("repeat_days", "mistake-repeat-day-early")),
        ({"rhythm": Rhythm.WEEKS, "times": "3", "deadline": date(2012, 9, 4)}, ("ahead", "mistake-ahead-after-deadline")),
    ],
)
def test_what_does_not_hold_is_said_at_its_field(typed: dict[str, Any], expected: tuple[str, str]) -> None:
    assert read(**typed) == ([], [expected])


def test_sixty_times_and_the_day_after_the_announcement_still_hold() -> None:
    assert len(read(rhythm=Rhythm.WEEKS, times="60")[0]) == 60
    assert len(read(rhythm=Rhythm.WEEKS, until=date(2013, 11, 19))[0]) == 60
    assert read(rhythm=Rhythm.WEEKS, times="3", deadline=date(2012, 9, 5))[1] == []


def test_weeks_ahead_are_of_the_choices() -> None:
    assert [ahead_of(typed) for typed in ("2", "12", "5", "x", None)] == [2, 12, AHEAD, AHEAD, AHEAD]
