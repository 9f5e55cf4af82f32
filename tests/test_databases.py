"""The databases of tests: what one test leaves behind reaches no other."""

import threading

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tests.databases import Sqlite, lent_engine


def test_whoever_still_has_an_engine_after_its_test_reaches_no_database(sqlite_url: str) -> None:
    with lent_engine(sqlite_url) as engine:
        engine.connect().close()

    with pytest.raises(AssertionError, match="lent to it no longer"):
        engine.connect()
    assert _of_a_late_thread(engine) is PoolTimeout


def test_an_engine_is_lent_until_every_thread_let_its_connection_go(sqlite_url: str) -> None:
    with lent_engine(sqlite_url) as engine:
        line = engine.connect()
        later = threading.Timer(0.05, line.close)
        later.start()

    assert line.closed
    later.join()


def test_no_two_tests_share_a_file_and_each_shares_what_was_compiled(sqlite: Sqlite) -> None:
    with sqlite.migrated() as first:
        one = sqlite.engine(first)
    with sqlite.migrated() as second:
        other = sqlite.engine(second)

    assert first != second
    assert one.dialect is other.dialect
    assert one._compiled_cache is other._compiled_cache


def _of_a_late_thread(engine: Engine) -> type[Exception] | None:
    raised: list[type[Exception]] = []

    def late() -> None:
        try:
            engine.connect()
        except Exception as error:  # noqa: BLE001  # which one is the question
            raised.append(type(error))

    thread = threading.Thread(target=late)
    thread.start()
    thread.join()
    return raised[0] if raised else None
