"""Copies of the whole database, of which the original is only read: a SQLite file to play through what would happen, and its rows."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, RowMapping, Select, event, insert, select

from bot.db import migrate
from bot.db.engine import open_engine
from bot.db.models import Base

ROWS_AT_ONCE = 200
FILES_AT_ONCE = 4
"""Rows that hold bytes may be files of many megabytes each."""


def copy_to_sqlite(engine: Engine, file: Path) -> Engine:
    """Copy a database as it stands at one moment into a new SQLite file, brought up to date; return the copy's engine."""
    if engine.dialect.name == "sqlite":
        _back_up(engine, file)
    copy = open_engine(f"sqlite:///{file}")
    event.listen(copy, "connect", _wait_for_no_disk)
    migrate.upgrade(copy)
    if engine.dialect.name == "sqlite":
        return copy
    with one_moment(engine) as source:
        _copy_rows(source, copy)
    return copy


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """Read a database as it stands at one moment, however long that takes and whoever writes meanwhile."""
    with engine.connect() as source:
        if engine.dialect.name != "sqlite":  # there a transaction is that already, from its first read on
            source.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with source.begin():
            yield source


def batches(source: Connection, statement: Select[Any]) -> Iterator[Sequence[RowMapping]]:
    """Read rows some at a time, however many there are."""
    holds_files = any(isinstance(column.type, LargeBinary) for column in statement.selected_columns)
    some = source.execution_options(yield_per=FILES_AT_ONCE if holds_files else ROWS_AT_ONCE).execute(statement)
    return some.mappings().partitions()


def _wait_for_no_disk(connection: sqlite3.Connection, _record: object) -> None:
    """Skip durability: a file that is thrown away afterwards need not survive a crash."""
    connection.execute("PRAGMA synchronous = OFF")


def _back_up(engine: Engine, file: Path) -> None:
    """Let SQLite copy its own file, also while others write to it (sqlite.org/backup.html)."""
    source, target = sqlite3.connect(str(engine.url.database)), sqlite3.connect(file)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _copy_rows(source: Connection, copy: Engine) -> None:
    """Copy table by table; which row points at which is checked by the original."""
    with copy.connect() as target:
        target.connection.cursor().execute("PRAGMA foreign_keys = OFF")  # has no effect within a transaction
        with target.begin():
            for table in Base.metadata.sorted_tables:
                for some in batches(source, select(table)):
                    target.execute(insert(table), [dict(row) for row in some])
