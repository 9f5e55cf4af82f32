"""The development set, when it lies beside the repository: no part of search may fall under the floor that it once reached."""

from pathlib import Path

import pytest

from bot.search import Index, semantic
from tests.search.sets import TODAY, judged, measure

FOLDER = Path(__file__).parents[3] / "shared" / "eval" / "search"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the development set is not here")


def test_words_alone_reach_the_floor() -> None:
    found = judged(FOLDER)
    figures = measure(Index(found.entries), found)

    assert figures.ndcg >= 0.93
    assert figures.success >= 0.87
    assert figures.silent >= 0.8
    assert figures.falsely_silent <= 0.06


@pytest.mark.slow
@pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")
def test_words_and_meaning_reach_the_floor() -> None:
    found = judged(FOLDER)
    encoder = semantic.load()
    vectors = dict(zip((each.number for each in found.entries), encoder.of_decisions(found.entries), strict=True))
    figures = measure(Index(found.entries, encoder=encoder, vectors=vectors), found)

    assert figures.ndcg >= 0.93
    assert figures.success >= 0.86
    assert figures.silent >= 0.8
    assert figures.falsely_silent <= 0.06


def test_every_decision_is_found_by_its_own_text() -> None:
    entries = judged(FOLDER).entries
    index = Index(entries)

    assert [each.number for each in entries if each.number not in {hit.number for hit in index.find(each.text, today=TODAY).hits}] == []
