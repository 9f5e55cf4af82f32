"""Over a hundred minutes of our own, with what should be found written into them: of eight, nobody has seen what fails."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.reading.as_json import to_json
from bot.reading.minutes import read_minutes
from tests.reading.beside import loaded
from tests.reading.gold import taken_apart
from tests.reading.test_score import SET

HERE = Path(__file__).parent
HALVES = ("seen", "unseen")

pytestmark = pytest.mark.skipif(not (SET / "score.py").exists(), reason="the scorer is not beside this checkout (../shared/eval/minutes)")


@cache
def totals(half: str) -> Counter[str]:
    score = loaded(SET / "score.py")
    found = score.Tally()
    for document in sorted((HERE / half).iterdir()):
        body, gold = taken_apart(document)
        score.score_doc(gold, to_json(read_minutes(body, name=document.name)), found, False, [])
    return Counter(found)


def f1(half: str, kind: str) -> tuple[float, float]:
    right, false, missed = (totals(half)[f"{kind}.{part}"] for part in ("tp", "fp", "fn"))
    return 2 * right / (2 * right + false + missed), right / (right + false)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", ["decisions", "actions"])
def test_decisions_and_actions_are_found_and_hardly_any_invented(half: str, kind: str) -> None:
    balance, precision = f1(half, kind)

    assert balance >= 0.83
    assert precision >= 0.8


@pytest.mark.parametrize("half", HALVES)
def test_who_was_there_and_who_was_not(half: str) -> None:
    right, false, missed = (sum(totals(half)[f"{kind}.{part}"] for kind in ("present", "absent")) for part in ("tp", "fp", "fn"))

    assert 2 * right / (2 * right + false + missed) >= 0.94


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("kind", "floor"), [("field", 0.9), ("next", 0.95), ("due", 0.9), ("owner", 0.9), ("item", 0.95)])
def test_what_belongs_to_a_finding_or_the_head_is_right(half: str, kind: str, floor: float) -> None:
    assert totals(half)[f"{kind}.ok"] / totals(half)[f"{kind}.n"] >= floor


@pytest.mark.parametrize("half", HALVES)
def test_at_most_one_trap_in_twenty_is_fallen_into(half: str) -> None:
    assert totals(half)["traps.fallen"] <= totals(half)["traps.n"] / 20
