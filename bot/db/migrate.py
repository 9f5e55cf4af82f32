"""Bring the database to the shape this version needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from bot.db.models import Base


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision; nothing happens where it is reached already."""
    if revision != "head" or not is_current(engine):
        _move(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Run the migrations back to a revision."""
    _move(engine, command.downgrade, revision)


def _move(engine: Engine, run: Callable[[Config, str], None], revision: str) -> None:
    with _changing_shape(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        run(config, revision)


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
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision is None and not Base.metadata.tables.keys().isdisjoint(inspect(connection).get_table_names()):
            raise NotOurs("The database of DATABASE_URL holds the tables of something else. Give the bot a database of its own.")
    if revision not in {None, *_revisions()}:
        raise NotOurs(
            f"The database of DATABASE_URL was made by a newer version ({revision}). Update the bot, or put a backup of before back."
        )
    return revision == _head()


@cache
def _revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


@cache
def _head() -> str | None:
    """Name the last migration of this version; to know it, all of them are read."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return config
