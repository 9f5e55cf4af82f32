"""A database that saves nothing: the refusal (which the log takes over), `/readyz` and `prs status` name the cause."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from bot.db.engine import Sessions, open_engine
from bot.domain.errors import TryAgain
from bot.domain.ids import WorkspaceId
from bot.ops.status import status
from tests.wire.running import HERE, Running

HOLD = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); input()"


@contextmanager
def held_by_another(url: str) -> Iterator[int]:
    """Let another process keep the write lock; gives its id."""
    command = [sys.executable, "-c", HOLD, url.partition(":///")[2]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other.pid
        other.communicate("")


def write(bot: Running) -> None:
    with bot.deps.writing(HERE) as session:
        session.connection()


def test_the_process_that_keeps_the_database_locked_is_named(one_bot: Running, sqlite_url: str) -> None:
    with held_by_another(sqlite_url) as holder:
        with pytest.raises(TryAgain) as refused:
            write(one_bot)
        problems = one_bot.process.problems()
        standing = status(one_bot.deps)
    write(one_bot)

    cause = f"the database is locked by process {holder} ("
    assert refused.value.cause.startswith(cause)
    assert any(problem.startswith(f"nothing can be saved: {cause}") for problem in problems)
    assert any(line.startswith(f"nothing can be saved: {cause}") for line in standing)
    assert not any("saved" in problem for problem in one_bot.process.problems())


def test_a_full_disk_is_named(one_bot: Running) -> None:
    engine = one_bot.deps.sessions.engine

    def full(connection: object, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # SQLite takes what there is as the least

    event.listen(engine, "checkout", full)
    try:
        with pytest.raises(TryAgain) as refused:
            fill(one_bot)
        problems = one_bot.process.problems()
    finally:
        event.remove(engine, "checkout", full)
        engine.dispose()

    assert refused.value.cause == "the disk is full"
    assert "nothing can be saved: the disk is full" in problems


def fill(bot: Running) -> None:
    with bot.deps.writing(HERE) as session:
        session.execute(text("CREATE TABLE filling (words TEXT)"))
        session.execute(text("INSERT INTO filling VALUES (hex(zeroblob(5000000)))"))


def test_a_server_that_is_away_is_named() -> None:
    sessions = Sessions(open_engine("postgresql+psycopg://prs:geheim@127.0.0.1:1/prs"))
    try:
        with pytest.raises(TryAgain) as refused, sessions.writing(WorkspaceId("T1")) as session:
            session.connection()
    finally:
        sessions.engine.dispose()

    assert refused.value.cause == sessions.trouble == "the database is away"
