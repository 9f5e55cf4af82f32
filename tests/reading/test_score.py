"""The development set of minutes, which stays outside this repository: its own scorer, with a floor under each kind."""

import json
from pathlib import Path

import pytest

from bot.reading.as_json import to_json
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes
from tests.reading.beside import loaded

SET = Path(__file__).parents[2].parent / "shared" / "eval" / "minutes"

pytestmark = pytest.mark.skipif(
    not (SET / "score.py").exists(), reason="the development set is not beside this checkout (../shared/eval/minutes)"
)

FLOORS = {"decisions": 0.93, "actions": 0.95, "agenda": 0.98, "events": 0.9, "present": 0.95, "absent": 0.95, "warn": 0.95}


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    folder = tmp_path_factory.mktemp("read")
    for document in SET.iterdir():
        if document.stem.isdigit() and document.suffix != ".json":
            found = to_json(read_minutes(read_file(document.read_bytes(), name=document.name)))
            (folder / f"{document.stem}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    score = loaded(SET / "score.py")
    totals: dict[str, int] = score.Tally()
    for gold in SET.glob("[0-9][0-9].json"):
        read = json.loads((folder / gold.name).read_text(encoding="utf-8"))
        score.score_doc(json.loads(gold.read_text(encoding="utf-8")), read, totals, False, [])
    return totals


@pytest.mark.parametrize("kind", FLOORS)
def test_a_kind_stays_above_its_floor(totals: dict[str, int], kind: str) -> None:
    right, false, missed = (totals.get(f"{kind}.{part}", 0) for part in ("tp", "fp", "fn"))

    assert 2 * right / (2 * right + false + missed) >= FLOORS[kind]


@pytest.mark.parametrize("kind", ["owner", "due", "item", "field", "next", "reserve"])
def test_what_belongs_to_a_finding_is_right(totals: dict[str, int], kind: str) -> None:
    assert totals[f"{kind}.ok"] / totals[f"{kind}.n"] >= 0.95


def test_no_trap_is_fallen_into(totals: dict[str, int]) -> None:
    assert totals.get("traps.fallen", 0) == 0
