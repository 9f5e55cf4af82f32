"""Bring the database to the shape this version needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, inspect

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision; nothing happens where it is reached already."""
    if revision != "head" or not is_current(engine):
        _move(engine, "upgrade", revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Run the migrations back to a revision."""
    _move(engine, "downgrade", revision)


def _move(engine: Engine, direction: Literal["upgrade", "downgrade"], revision: str) -> None:
    # A third of a second: only where there is something to move.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with _changing_shape(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)


@contextmanager
def _changing_shape(engine: Engine) -> Iterator[Connection]:
    """Open the one transaction of a move.

    SQLite changes a table by making it anew and dropping the old one, which would take every row that points at it along:
    so foreign keys are not enforced meanwhile, but checked before the commit (sqlite.org/lang_altertable.html#otheralter).
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        _guard_keys(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    message = f"a migration left rows that point nowhere: {broken[:3]}"
                    raise AssertionError(message)
        finally:
            _guard_keys(connection, "ON")


def _guard_keys(connection: Connection, state: str) -> None:
    """Switch foreign keys on or off outside a transaction: inside one SQLite ignores it."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {state}")
    cursor.close()


class NotOurs(Exception):
    """The database has a shape that this version does not know; the message says what to do."""


def is_current(engine: Engine) -> bool:
    """Return whether the database has the shape this version needs.

    Raises:
        NotOurs: a newer version made it, or something else did.
    """
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        kept = "alembic_version" in tables
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if kept else None
        if revision is None and _holds_ours(tables):
            raise NotOurs("The database of DATABASE_URL holds the tables of something else. Give the bot a database of its own.")
    if revision not in {None, *_revisions()}:
        raise NotOurs(
            f"The database of DATABASE_URL was made by a newer version ({revision}). Update the bot, or put a backup of before back."
        )
    return revision == newest()


def _holds_ours(tables: list[str]) -> bool:
    """Return whether some of these have names of ours; the models take a fifth of a second, which a database of ours need not take."""
    from bot.db.models import Base  # noqa: PLC0415

    return not Base.metadata.tables.keys().isdisjoint(tables)


def newest() -> str:
    """Return the revision that this version brings a database to."""
    return max(_revisions())


def is_known(revision: str) -> bool:
    """Return whether this version has a migration of that number."""
    return revision in _revisions()


@cache
def _revisions() -> frozenset[str]:
    """Name the migrations of this version, by the numbers of their files: to look into each costs more than a command may take."""
    return frozenset(file.name[:4] for file in _MIGRATIONS.glob("versions/[0-9]*.py"))
