"""The development set, when it lies beside the repository: no part of search may fall under the floor that it once reached."""

import json
import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.search import Entry, Index, semantic

FOLDER = Path(__file__).parents[3] / "shared" / "eval" / "search"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the development set is not here")
TODAY = date(2025, 12, 31)
STATUS = {"besloten": "decided", "vervangen": "superseded", "ingetrokken": "revoked"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def number(key: str) -> int:
    return int(key.removeprefix("S"))


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [
        Entry(
            number(row["id"]),
            date.fromisoformat(row["date"]),
            row["meeting"],
            row["topic"],
            row["text"],
            STATUS[row["status"]],
            number(row["replaced_by"]) if row["replaced_by"] else None,
        )
        for row in lines("decisions.jsonl")
    ]


def gain(grades: list[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def measure(index: Index) -> tuple[float, float, int, int]:
    """Return nDCG@10, success@1, and how many were answered with silence: rightly, and wrongly."""
    ndcg, success, right, wrong = [], [], 0, 0
    for row in lines("queries.jsonl"):
        hits = [hit.number for hit in index.find(row["q"], today=TODAY).hits]
        grades = {number(key): grade for key, grade in row["relevant"].items()}
        if not grades:
            right += not hits
            continue
        wrong += not hits
        ndcg.append(gain([grades.get(hit, 0) for hit in hits]) / gain(sorted(grades.values(), reverse=True)[:10]))
        success.append(bool(hits) and grades.get(hits[0], 0) == max(grades.values()))
    return sum(ndcg) / len(ndcg), sum(success) / len(success), right, wrong


def test_words_alone_reach_the_floor(entries: list[Entry]) -> None:
    ndcg, success, right, wrong = measure(Index(entries))

    assert ndcg >= 0.90
    assert success >= 0.85
    assert right >= 6
    assert wrong <= 4


@pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")
def test_words_and_meaning_reach_the_floor(entries: list[Entry]) -> None:
    encoder = semantic.load()
    vectors = dict(zip((each.number for each in entries), encoder.of_decisions(entries), strict=True))
    ndcg, success, right, wrong = measure(Index(entries, encoder=encoder, vectors=vectors))

    assert ndcg >= 0.90
    assert success >= 0.84
    assert right >= 6
    assert wrong <= 4


def test_every_decision_is_found_by_its_own_text(entries: list[Entry]) -> None:
    index = Index(entries)

    assert [each.number for each in entries if each.number not in {hit.number for hit in index.find(each.text, today=TODAY).hits}] == []
