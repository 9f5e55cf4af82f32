"""The network's own free days, as organisers type them."""

from datetime import date

import pytest

from bot.domain.calendar import FreeDays, is_free_on, read_free_days
from bot.domain.calendar.free_days import FreeDaysBackwards, FreeDaysNotUnderstood, TooManyFreeDays

TODAY = date(2012, 9, 14)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("24-12-2012 t/m 31-12-2012", date(2012, 12, 24), date(2012, 12, 31)),
        ("24 t/m 31 december 2012", date(2012, 12, 24), date(2012, 12, 31)),
        ("24 december - 2 januari", date(2012, 12, 24), date(2013, 1, 2)),
        ("24 december tot en met 2 januari", date(2012, 12, 24), date(2013, 1, 2)),
        ("24 December – 2 January", date(2012, 12, 24), date(2013, 1, 2)),
        ("5 mei 2013", date(2013, 5, 5), date(2013, 5, 5)),
        ("26-11", date(2012, 11, 26), date(2012, 11, 26)),
    ],
)
def test_a_line_is_a_day_or_a_stretch(written: str, first: date, last: date) -> None:
    assert read_free_days(written, today=TODAY) == (FreeDays(first, last),)


def test_lines_are_kept_once_and_in_order() -> None:
    read = read_free_days("5-5-2013\n\n 24-12-2012 t/m 31-12-2012\n5 mei 2013\n", today=TODAY)

    assert read == (FreeDays(date(2012, 12, 24), date(2012, 12, 31)), FreeDays(date(2013, 5, 5), date(2013, 5, 5)))
    assert [is_free_on(date(2012, 12, day), read) for day in (23, 24, 31)] == [False, True, True]
    assert read_free_days("", today=TODAY) == ()


@pytest.mark.parametrize("written", ["Kerst", "volgende week", "1-1-2013 t/m morgen t/m nooit", "32-1-2013", "24-12-2012 t/m"])
def test_what_is_no_day_is_named(written: str) -> None:
    with pytest.raises(FreeDaysNotUnderstood) as refused:
        read_free_days(f"5-5-2013\n{written}", today=TODAY)

    assert refused.value.facts == {"line": written}


def test_a_stretch_goes_forward_and_a_network_works_now_and_then() -> None:
    with pytest.raises(FreeDaysBackwards):
        read_free_days("31-12-2012 t/m 24-12-2012", today=TODAY)
    with pytest.raises(TooManyFreeDays):
        read_free_days("1-1-2013 t/m 1-7-2013", today=TODAY)
