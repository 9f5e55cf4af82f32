"""A copy of the whole database in a SQLite file, to play through what would happen; the original is only read."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, event, insert, select

from bot.db import migrate
from bot.db.engine import open_engine
from bot.db.models import Base

ROWS_AT_ONCE = 1000


def copy_to_sqlite(engine: Engine, file: Path) -> Engine:
    """Copy a database as it stands at one moment into a new SQLite file, brought up to date; return the copy's engine."""
    if engine.dialect.name == "sqlite":
        _back_up(engine, file)
    copy = open_engine(f"sqlite:///{file}")
    event.listen(copy, "connect", _wait_for_no_disk)
    migrate.upgrade(copy)
    if engine.dialect.name == "sqlite":
        return copy
    with engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True) as source:
        _copy_rows(source, copy)
    return copy


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
                rows = source.execution_options(stream_results=True).execute(select(table))
                while some := rows.mappings().fetchmany(ROWS_AT_ONCE):
                    target.execute(insert(table), [dict(row) for row in some])
