"""Insert or update in one statement, the same on both databases."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy.dialects.postgresql import Insert as InsertPostgresql
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import Insert as InsertSqlite
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from bot.db.engine import WorkspaceSession
from bot.db.models import Base

_Insert = InsertSqlite | InsertPostgresql


def upsert(
    session: WorkspaceSession, table: type[Base], values: Mapping[str, Any], *, key: Sequence[str], keep: Sequence[str] = ()
) -> None:
    """Insert a row, or update it where `key` exists; columns in `keep` are only set on insertion."""
    session.line.execute(_upserting(session.line.dialect.name, table, tuple(values), tuple(key), tuple(keep)), dict(values))


def insert_new(session: WorkspaceSession, table: type[Base], values: Mapping[str, Any], *, key: Sequence[str], returning: str) -> bool:
    """Insert a row unless `key` exists; say whether it was new."""
    return session.line.execute(_inserting(session.line.dialect.name, table, tuple(key), returning), dict(values)).first() is not None


@cache
def _upserting(dialect: str, table: type[Base], names: tuple[str, ...], key: tuple[str, ...], keep: tuple[str, ...]) -> _Insert:
    """Build a statement once: building it costs more than running it."""
    statement = _insert(dialect, table)
    changed = {name: statement.excluded[name] for name in names if name not in key and name not in keep}
    return (
        statement.on_conflict_do_update(index_elements=key, set_=changed)
        if changed
        else statement.on_conflict_do_nothing(index_elements=key)
    )


@cache
def _inserting(dialect: str, table: type[Base], key: tuple[str, ...], returning: str) -> Any:  # noqa: ANN401  # an insert that returns
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=key).returning(table.__table__.c[returning])


def _insert(dialect: str, table: type[Base]) -> _Insert:
    make = insert_sqlite if dialect == "sqlite" else insert_postgresql
    return make(table.__table__)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause
