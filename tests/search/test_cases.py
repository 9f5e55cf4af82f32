"""Small questions in the shapes in which real ones failed, when they lie beside the repository: the right one first, or silence."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.search import Index, IndexEntry, semantic
from tests.search.sets import TODAY

FOLDER = Path(__file__).parents[3] / "shared" / "cases" / "search"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the cases are not here")


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def _wrong(index: Index) -> list[str]:
    found = {row["q"]: [str(hit.number) for hit in index.find(row["q"], today=TODAY).hits[:1]] for row in _lines("questions.jsonl")}
    return [row["q"] for row in _lines("questions.jsonl") if found[row["q"]] != row["first"]]


def _entries() -> list[IndexEntry]:
    rows = _lines("decisions.jsonl")
    return [
        IndexEntry(int(row["id"]), date.fromisoformat(row["date"]), row["meeting"], row["topic"], row["text"], "decided", None)
        for row in rows
    ]


def test_every_question_gets_what_it_should_by_words() -> None:
    assert _wrong(Index(_entries())) == []


@pytest.mark.slow
@pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")
def test_every_question_gets_what_it_should_with_meaning() -> None:
    entries = _entries()
    encoder = semantic.load()
    vectors = dict(zip((each.number for each in entries), encoder.of_decisions(entries), strict=True))

    assert _wrong(Index(entries, encoder=encoder, vectors=vectors)) == []
