"""What search does in the background: it learns what decisions mean without anybody waiting for it."""

import time
from collections.abc import Callable

import pytest

from bot.config import load_settings
from bot.db.engine import Sessions
from bot.deps import Deps
from bot.embedding_worker import EmbeddingWorker
from bot.main import assemble
from bot.search import semantic
from bot.services import decisions
from tests.builders import HERE, IDENTITY, TODAY, decided

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not semantic.available(), reason="the extra for meaning is not installed")]


@pytest.fixture
def deps(network: Sessions, database_url: str) -> Deps:  # noqa: ARG001  # the people come first
    made = assemble(load_settings({"DATABASE_URL": database_url})).deps
    made.home.settle(HERE, IDENTITY)
    return made


def wait_until(done: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_new_decisions_are_learnt_while_the_bot_runs(deps: Deps, network: Sessions) -> None:
    def ask(question: str) -> list[int]:
        with network.reading(HERE) as session:
            return [hit.number for hit in decisions.find(session, deps.indexes, question, today=TODAY).hits]

    def learnt() -> bool:
        with network.reading(HERE) as session:
            index = deps.indexes.fresh(session)
            return index._encoder is not None and not index.lacking_vectors()

    with network.writing(HERE) as session:
        ship = decided(session, "Het schip krijgt een nieuw roer.", topic="Boot")
    before = ask("el barco recibe un nuevo timón")
    worker = EmbeddingWorker(deps)
    worker.start()
    try:
        first = wait_until(learnt)
        with network.writing(HERE) as session:
            decided(session, "Er worden veertig jassen aangeschaft bij de kleermaker.", topic="Kleding")
        ask("jassen")
        second = wait_until(learnt)
    finally:
        worker.stop()
        deps.sessions.engine.dispose()

    assert before == []
    assert (first, second) == (True, True)
    assert ask("el barco recibe un nuevo timón") == [ship.id]


def test_a_bot_that_never_started_it_stops_all_the_same(deps: Deps) -> None:
    worker = EmbeddingWorker(deps)
    worker.stop()
    worker.start()

    assert not worker._thread.is_alive()
    deps.sessions.engine.dispose()
