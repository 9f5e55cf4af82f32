"""Sets of decisions with judged questions, and how well an index does on one."""

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.search import Index, IndexEntry

HELD_OUT = Path(__file__).parent / "held_out"
TODAY = date(2025, 12, 31)
_STATUS = {"besloten": "decided", "vervangen": "superseded", "ingetrokken": "revoked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A set: decisions as the index takes them, and questions with the grade of each decision that answers them."""

    entries: tuple[IndexEntry, ...]
    questions: tuple[tuple[str, str, dict[int, int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How well an index did: nDCG@10, the share of best answers in first place, and silence, rightly and wrongly."""

    ndcg: float
    success: float
    silent: float
    falsely_silent: float
    by_kind: dict[str, float]


@cache
def judged(folder: Path, prefix: str = "") -> Judged:
    """Read a set."""
    rows = _lines(folder / f"{prefix}decisions.jsonl")
    numbers = {row["id"]: at for at, row in enumerate(rows, 1)}
    return Judged(
        entries=tuple(
            IndexEntry(
                numbers[row["id"]],
                date.fromisoformat(row["date"]),
                row["meeting"],
                row["topic"],
                row["text"],
                _STATUS[row["status"]],
                numbers.get(row["replaced_by"]),
            )
            for row in rows
        ),
        questions=tuple(
            (row["q"], row["kind"], {numbers[key]: grade for key, grade in row["relevant"].items()})
            for row in _lines(folder / f"{prefix}queries.jsonl")
        ),
    )


def measure(index: Index, found: Judged) -> Figures:
    """Ask every question of a set; a question without an answer counts nought."""
    by_kind: dict[str, list[float]] = defaultdict(list)
    success, silent, falsely_silent = [], [], []
    for question, kind, grades in found.questions:
        hits = [hit.number for hit in index.find(question, today=TODAY).hits]
        if not grades:
            silent.append(not hits)
            continue
        falsely_silent.append(not hits)
        by_kind[kind].append(_gain([grades.get(hit, 0) for hit in hits]) / _gain(sorted(grades.values(), reverse=True)[:10]))
        success.append(bool(hits) and grades.get(hits[0], 0) == max(grades.values()))
    every = [one for row in by_kind.values() for one in row]
    return Figures(
        ndcg=sum(every) / len(every),
        success=sum(success) / len(success),
        silent=sum(silent) / len(silent),
        falsely_silent=sum(falsely_silent) / len(falsely_silent),
        by_kind={kind: sum(row) / len(row) for kind, row in by_kind.items()},
    )


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _gain(grades: list[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
