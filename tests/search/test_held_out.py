"""Sets that were not used for the knowledge files: no part of search may fall under what was promised for decisions never seen."""

import pytest

from bot.search import Index, IndexEntry, semantic
from tests.search.sets import HELD_OUT, TODAY, judged, measure

SETS = ["a", "b", "c", "d"]


@pytest.mark.parametrize("name", SETS)
def test_words_alone_reach_the_floor(name: str) -> None:
    found = judged(HELD_OUT, f"{name}_")
    figures = measure(Index(found.entries), found)

    assert figures.ndcg >= 0.85
    assert figures.success >= 0.78
    assert figures.silent >= 0.5
    assert figures.falsely_silent <= 0.1


@pytest.mark.slow
@pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")
@pytest.mark.parametrize("name", SETS)
def test_words_and_meaning_reach_the_floor(name: str) -> None:
    found = judged(HELD_OUT, f"{name}_")
    encoder = semantic.load()
    vectors = dict(zip((each.number for each in found.entries), encoder.of_decisions(found.entries), strict=True))
    figures = measure(Index(found.entries, encoder=encoder, vectors=vectors), found)

    assert figures.ndcg >= 0.87
    assert figures.success >= 0.80
    assert figures.silent >= 0.5
    assert figures.falsely_silent <= 0.1


@pytest.mark.parametrize("name", SETS)
def test_every_decision_is_found_by_its_own_text_and_number(name: str) -> None:
    entries = judged(HELD_OUT, f"{name}_").entries
    index = Index(entries)

    def finds(entry: IndexEntry, question: str) -> bool:
        return entry.number in {hit.number for hit in index.find(question, today=TODAY).hits}

    assert [each.text for each in entries if not finds(each, each.text)] == []
    assert [each.number for each in entries if not finds(each, f"B{each.number}")] == []
