"""What decisions mean is stored, never made twice, and reaches every process; the written index is read by the next start."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date

import pytest

from bot.db import decision_import as bulk
from bot.db import search_store
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.decision_import import ImportedDecision
from bot.domain.decisions import Wording
from bot.domain.ids import DecisionId, WorkspaceId
from bot.search import IndexEntry, index_shape
from bot.services import decision_register, decisions
from bot.services.embeddings import Store, bring_up_to_date
from bot.services.indexes import Indexes
from tests.builders import ANNA, HERE, NOW, TODAY, decided
from tests.search.test_index import Encoder


class Counting(Encoder):
    """A stand-in for the sentence encoder that notes what it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def of_decisions(self, entries: Sequence[IndexEntry]) -> list[bytes]:
        self.texts += [entry.text for entry in entries]
        return super().of_decisions(entries)


def learn(network: Sessions, known: Indexes, encoder: Counting, *, most: int = 1_000) -> int:
    def reading(workspace: WorkspaceId) -> AbstractContextManager[WorkspaceSession]:
        return network.reading(workspace)

    store = Store(reading=reading, writing=network.writing, workspace=HERE)
    return bring_up_to_date(known, encoder, store, go_on=lambda done, _all: done < most)


def ask(network: Sessions, known: Indexes, question: str) -> list[int]:
    with network.reading(HERE) as session:
        return [hit.number for hit in decisions.find(session, known, question, today=TODAY).hits]


def with_encoder() -> tuple[Indexes, Counting]:
    known, encoder = Indexes(), Counting()
    known.use_encoder(encoder)
    return known, encoder


def test_what_a_decision_means_is_made_once_and_read_by_every_process(network: Sessions) -> None:
    with network.writing(HERE) as session:
        made = decided(session, "De kraai mag blijven.", topic="Tuin")
    one, first = with_encoder()
    before = ask(network, one, "vogels")
    left = learn(network, one, first)
    other, second = with_encoder()
    learn(network, other, second)

    assert before == []
    assert left == 0
    assert ask(network, one, "vogels") == ask(network, other, "vogels") == [made.id]
    assert (first.texts, second.texts) == (["De kraai mag blijven."], [])


def test_other_words_are_encoded_anew_and_other_facts_are_not(network: Sessions) -> None:
    with network.writing(HERE) as session:
        made, other = decided(session, "De kraai mag blijven.", topic="Tuin"), decided(session, "Een kast.", topic="Kast")
    known, encoder = with_encoder()
    learn(network, known, encoder)
    with network.writing(HERE) as session:
        decision_register.correct(session, made.id, Wording(text="Het stuur is stuk.", decided_on=TODAY), by=ANNA, now=NOW, today=TODAY)
        decision_register.revoke(session, other.id, on=TODAY, by=ANNA, now=NOW)
    learn(network, known, encoder)

    assert encoder.texts == ["De kraai mag blijven.", "Een kast.", "Het stuur is stuk."]
    assert ask(network, known, "het roer") == [made.id]
    assert ask(network, known, "vogels") == []


def test_whoever_may_not_go_on_leaves_the_rest_for_later(network: Sessions) -> None:
    with network.writing(HERE) as session:
        for number in range(20):
            decided(session, f"Kraai {number}", topic="Tuin")
    known, encoder = with_encoder()
    left = learn(network, known, encoder, most=8)
    rest = learn(network, known, encoder)

    assert (left, rest) == (12, 0)
    assert len(encoder.texts) == len(set(encoder.texts)) == 20


def many(network: Sessions, size: int, start: int = 0) -> None:
    with network.writing(HERE) as session:
        bulk.add_many(
            session,
            [
                ImportedDecision(
                    key=f"S{number}", decided_on=date(2012, 1, 1), text=f"Besluit over perceel {number}.", topic=f"Perceel {number}"
                )
                for number in range(start, start + size)
            ],
            now=NOW,
        )


def test_the_written_index_is_read_by_the_next_start_with_what_changed_since(network: Sessions) -> None:
    many(network, 600)
    known = Indexes()
    ask(network, known, "perceel 17")
    wrote = [known.store(network.writing, HERE) for _ in range(2)]
    with network.writing(HERE) as session:
        fresh = decided(session, "De kraai mag blijven.", topic="Tuin")
        decision_register.revoke(session, DecisionId(18), on=TODAY, by=ANNA, now=NOW)
    again, anew = Indexes(), Indexes()
    questions = ["perceel 17", "kraai", "perceel 5", "B18", "percelen 3 en 4", "januari 2012"]
    read = [ask(network, again, question) for question in questions]

    assert wrote == [True, False]
    assert read == [ask(network, known, question) for question in questions]
    assert read[0][0] == 18
    assert read[1] == [fresh.id]
    assert again._unwritten[HERE] == 2
    with network.writing(HERE) as session:
        search_store.save_index_part(session, 0, b"broken", shape=index_shape(), version=1)
    assert [ask(network, anew, question) for question in questions] == read


@pytest.mark.parametrize("size", [10, 499])
def test_a_small_index_is_not_written(network: Sessions, size: int) -> None:
    many(network, size)
    known = Indexes()
    ask(network, known, "perceel")

    assert not known.store(network.writing, HERE)
