"""Insert or update in one statement, the same on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects.postgresql import Insert as InsertPostgresql
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import Insert as InsertSqlite
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from bot.db.models import Base


def upsert(session: Session, table: type[Base], values: Mapping[str, Any], *, key: Sequence[str], keep: Sequence[str] = ()) -> None:
    """Insert a row, or update it where `key` exists; columns in `keep` are only set on insertion."""
    statement = _insert(session, table, values)
    changed = {name: statement.excluded[name] for name in values if name not in key and name not in keep}
    session.execute(
        statement.on_conflict_do_update(index_elements=key, set_=changed)
        if changed
        else statement.on_conflict_do_nothing(index_elements=key)
    )


def insert_new(session: Session, table: type[Base], values: Mapping[str, Any], *, key: Sequence[str], returning: str) -> bool:
    """Insert a row unless `key` exists; say whether it was new."""
    statement = _insert(session, table, values).on_conflict_do_nothing(index_elements=key)
    return session.execute(statement.returning(getattr(table, returning))).first() is not None


def _insert(session: Session, table: type[Base], values: Mapping[str, Any]) -> InsertSqlite | InsertPostgresql:
    make = insert_sqlite if session.get_bind().dialect.name == "sqlite" else insert_postgresql
    return make(table).values(dict(values))
