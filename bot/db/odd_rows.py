"""Values that SQLite keeps although they are none of their column's kind: where they stand, and what may stand there instead."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Table, select, type_coerce, update
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault
from sqlalchemy.types import NullType, TypeDecorator

from bot.db.engine import WorkspaceSession
from bot.db.models import Base

_LARGE: Final = frozenset({"outbox", "inbox"})
"""Delivery itself ends what it cannot read there, and there may be thousands a month."""

_NO_WAY: Final = object()
"""Nothing is known that may stand there."""


@dataclass(frozen=True, slots=True)
class OddValue:
    """A value that does not read as its column's kind."""

    column: Column[Any]
    key: tuple[Any, ...]

    @property
    def name(self) -> str:
        """Where it stands: table, column and the row's id; never what it holds."""
        return f"{self.column.table.name}.{self.column.name} of {'/'.join(str(part) for part in self.key)}"

    @property
    def mendable(self) -> bool:
        """Whether something else may stand there."""
        return _instead(self.column) is not _NO_WAY


def odd_values(session: WorkspaceSession) -> list[OddValue]:
    """List the values that are none of their column's kind; PostgreSQL takes none."""
    if session.line.dialect.name != "sqlite":
        return []
    return [odd for table in Base.metadata.sorted_tables if table.name not in _LARGE for odd in _in_table(session, table)]


def mend(session: WorkspaceSession, odd: OddValue) -> None:
    """Put nothing, or what a new row gets, in the place of an odd value."""
    table = odd.column.table
    row = [column == part for column, part in zip(_keys(table), odd.key, strict=True)]
    session.execute(
        update(table).where(table.c.workspace_id == session.workspace, *row).values({odd.column: _instead(odd.column)}),
        execution_options={"synchronize_session": False},
    )


def _in_table(session: WorkspaceSession, table: Any) -> Iterator[OddValue]:  # noqa: ANN401  # a table, as the metadata has it
    kept = [column for column in table.columns if not column.primary_key and isinstance(_kind(column), _KINDS)]
    keys = _keys(table)
    raw = [type_coerce(column, NullType()).label(f"raw_{column.name}") for column in kept]
    for row in session.execute(select(*keys, *raw).where(table.c.workspace_id == session.workspace)):
        for column, value in zip(kept, row[len(keys) :], strict=True):
            if value is not None and not _reads(_kind(column), value):
                yield OddValue(column, tuple(row[: len(keys)]))


_KINDS: Final = (DateTime, Date, Integer, Boolean, JSON)


def _kind(column: Column[Any]) -> Any:  # noqa: ANN401  # a type of SQLAlchemy's
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def _keys(table: Table) -> list[Column[Any]]:
    return [column for column in table.primary_key.columns if column.name != "workspace_id"]


def _reads(kind: Any, value: object) -> bool:  # noqa: ANN401  # as above
    """Return whether SQLite's value is one of this kind."""
    try:
        match kind:
            case Boolean():
                return value in (0, 1)
            case Integer():
                return isinstance(value, int)
            case JSON():
                json.loads(str(value))
            case DateTime():
                datetime.fromisoformat(str(value))
            case _:
                date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _instead(column: Column[Any]) -> Any:  # noqa: ANN401  # a value of the column
    if column.nullable:
        return None
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    return [] if isinstance(column.default, CallableColumnDefault) and isinstance(_kind(column), JSON) else _NO_WAY
