"""What to expect of an event: the worked example, its limits, and how well it did on invented networks."""

from pathlib import Path

import pytest

from bot.domain.forecasts import Course, Forecast, forecast
from tests.bench.forecast import KINDS, NETWORKS, measure, table

PAST = [Course(early=early, final=final) for early, final in ((6, 10), (12, 18), (9, 16), (15, 25), (18, 31))]
DOCS = Path(__file__).parents[2] / "docs" / "forecast.md"


def test_ten_a_week_ahead_grow_as_earlier_ones_did() -> None:
    assert forecast(10, PAST, days=7) == Forecast(low=15, high=18, later=40, days=7, events=5)


def test_with_fewer_than_five_comparable_events_nothing_is_said() -> None:
    assert forecast(10, PAST[:4], days=7) is None


def test_no_more_are_expected_than_there_are_places_nor_fewer_than_none() -> None:
    lost = [Course(early=each.final, final=0) for each in PAST]

    assert forecast(10, PAST, days=7, maximum=16) == Forecast(low=15, high=16, later=40, days=7, events=5)
    assert forecast(10, PAST, days=7, maximum=8) == Forecast(low=10, high=10, later=40, days=7, events=5)
    assert forecast(10, lost, days=7) == Forecast(low=0, high=0, later=-100, days=7, events=5)


@pytest.mark.parametrize(("early", "final", "low", "high"), [(0, 0, 0, 0), (0, 12, 12, 12), (8, 8, 0, 0)])
def test_events_for_which_nobody_had_signed_up_yet_tell_as_well(early: int, final: int, low: int, high: int) -> None:
    found = forecast(0, [Course(early=early, final=final)] * 5, days=7)

    assert found is not None
    assert (found.low, found.high) == (low, high)


def test_band_holds_four_in_five_outcomes_and_beats_the_count_as_it_is_for_each_kind_of_network() -> None:
    shown = DOCS.read_text(encoding="utf-8")
    found = {name: measure(kind) for name, kind in KINDS.items()}

    assert "\n".join(table(found)) in shown
    assert f"{NETWORKS:,} networks" in shown
    assert all(0.75 <= each.within <= 0.85 and each.off < each.off_as_it_is for each in found.values())
