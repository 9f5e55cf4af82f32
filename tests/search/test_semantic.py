"""The extra for meaning, when it is installed: real vectors, kept, changed and compared."""

import pytest

from bot.search import Index, semantic
from bot.search.entries import Encoder
from tests.search.decisions import BAND, ask, entry

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return semantic.load()


def test_a_vector_is_a_kilobyte_and_the_same_in_any_company(encoder: Encoder) -> None:
    together = encoder.of_decisions(BAND)
    kept = encoder.vectors()
    for each, vector in zip(BAND, together, strict=True):
        kept.put(each.number, vector)
    alone = kept.likeness(encoder.of_decisions(BAND[4:5])[0]).of([BAND[4].number])
    beside = kept.likeness(together[4]).of([BAND[4].number])

    assert {len(vector) for vector in together} == {1024}
    assert alone[BAND[4].number] == pytest.approx(beside[BAND[4].number], abs=1e-3)
    assert encoder.of_decisions([]) == []


def test_meaning_crosses_languages(encoder: Encoder) -> None:
    vectors = encoder.vectors()
    for each, vector in zip(BAND, encoder.of_decisions(BAND), strict=True):
        vectors.put(each.number, vector)

    alike = vectors.likeness(encoder.of_question("new uniforms will be bought")).of([each.number for each in BAND])
    assert max(alike, key=lambda number: alike[number]) == 2


def test_vectors_come_change_and_go(encoder: Encoder) -> None:
    first, second = encoder.of_decisions([entry(1, "Tuin", "De kraai mag blijven."), entry(2, "Boot", "Een nieuw roer.")])
    vectors = encoder.vectors()
    for number in range(600):  # more than there is room for at first
        vectors.put(number, first)
    for number in range(0, 600, 2):
        vectors.discard(number)
    vectors.discard(0)
    vectors.put(599, second)

    assert 0 not in vectors
    assert 599 in vectors
    likeness = vectors.likeness(second)
    assert likeness.nearest(1) == [599]
    assert len(likeness.nearest(1000)) == 300
    assert likeness.of([0]) == {}


def test_an_index_with_meaning_sees_changes(encoder: Encoder) -> None:
    index = Index(BAND, encoder=encoder, vectors=dict(zip((each.number for each in BAND), encoder.of_decisions(BAND), strict=True)))
    index.put(entry(30, "Boot", "Het schip krijgt een nieuw roer."))
    assert ask(index, "The ship gets a new rudder")[:1] == [30]

    index.remove(30)
    assert 30 not in ask(index, "The ship gets a new rudder")
