"""How many are to be expected at an event, by how sign-ups went at earlier ones: the network's own figures, and no others.

An event is taken to grow as the earlier ones did from as long before their begin: the chain-ladder method by which insurers reckon
what is still to be reported. Its band is Mack's (*Distribution-free calculation of the standard error of chain ladder reserve
estimates*, ASTIN Bulletin 23, 1993), with the few events allowed for. docs/forecast.md has the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Final

FEWEST: Final = 5
"""Comparable events; with fewer nothing is said."""

_NINE_IN_TEN: Final = 1.2815515594
"""The normal distribution's ninth decile: four in five lie within it on either side."""

_ONE_MORE: Final = 1
"""Head that is added to each count, so that an event for which nobody had signed up yet tells something too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How sign-ups went at an event that was: heads as long before its begin as it is now, and heads at its begin."""

    early: int
    final: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Heads to be expected when it begins: four times in five from `low` to `high`, both included."""

    low: int
    high: int
    later: int
    """Per cent of their final sign-ups that the earlier events got from this many `days` before their begin; negative: per cent of what
    they had by then, and lost."""
    days: int
    events: int


def forecast(signed_up: int, past: Sequence[Course], *, days: int, maximum: int | None = None) -> Forecast | None:
    """Reckon what to expect of an event that `signed_up` heads have signed up for, this many days before it; None with too few events.

    Ten have signed up a week ahead. Five earlier events went from 6 to 10, 12 to 18, 9 to 16, 15 to 25 and 18 to 31: from 60 to
    100 in all, so that 40 per cent came in the last week. Growing alike, ten become 17, and four times in five 15 to 18.
    """
    if len(past) < FEWEST:
        return None
    before = [each.early + _ONE_MORE for each in past]
    after = [each.final + _ONE_MORE for each in past]
    count = signed_up + _ONE_MORE
    growth = sum(after) / sum(before)
    unrest = sum((end - growth * start) ** 2 / start for start, end in zip(before, after, strict=True)) / (len(past) - 1)
    reach = _reach(len(past) - 1) * sqrt(unrest * (count + count**2 / sum(before)))
    expected = growth * count - _ONE_MORE
    low, high = ceil(expected - reach), floor(expected + reach)
    if low > high:
        low = high = round(expected)
    most = high if maximum is None else max(maximum, signed_up)
    had, got = sum(each.early for each in past), sum(each.final for each in past)
    later = round(100 * (got - had) / max(got, had, 1))
    return Forecast(low=min(max(low, 0), most), high=min(max(high, 0), most), later=later, days=days, events=len(past))


def _reach(freedom: int) -> float:
    """Return the ninth decile of Student's t (Abramowitz and Stegun, 26.7.5): few events leave more open."""
    z = _NINE_IN_TEN
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
