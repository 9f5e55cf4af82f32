"""Rows as JSON Lines and back: a line a row, the same from SQLite and from PostgreSQL, in the order of the key."""

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    and_,
    bindparam,
    func,
    insert,
    null,
    select,
    update,
)

from bot.db.copying import batches
from bot.db.models import Base, Day, OutboxRow, UtcDateTime
from bot.db.outbox import WAITING

LEFT_BEHIND: Final = frozenset({"workers", "lanes"})
"""What is of running processes: their heartbeats, and how long each lane of theirs has to rest."""

_OWN_FORM: Final = (UtcDateTime, Day, JSON)
"""Types of which SQLite keeps anything, and the models read what is none as None."""


class OddRow(Exception):
    """A row cannot be written as it is: a value is not of its column's type. Says which row, and never its values."""


def tables() -> list[Table]:
    """List the tables that are moved, each behind those its rows point at."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_BEHIND]


def lines_of(source: Connection, table: Table) -> Iterator[bytes]:
    """Write the rows of a table, a line each.

    Raises:
        OddRow: a value is not of its column's type, as SQLite keeps anything.
    """
    absent = {column.name: column.is_(null()).label(f"no {column.name}") for column in table.c if isinstance(column.type, _OWN_FORM)}
    keys = [_in_order(column, source.dialect.name) for column in table.primary_key]
    for some in batches(source, select(*table.c, *absent.values()).order_by(*keys)):
        for row in some:
            told: dict[str, object] = {}
            for column in table.c:
                value = row[column.name]
                try:
                    if value is None and (not column.nullable or (column.name in absent and not row[f"no {column.name}"])):
                        raise ValueError  # noqa: TRY301  # as any other value that is none of its type
                    told[column.name] = None if value is None else _told(column, value)
                except (ValueError, TypeError, AttributeError) as error:
                    key = ", ".join(str(row[each.name]) for each in table.primary_key)
                    raise OddRow(f"{table.name} ({key}): {column.name} holds something that cannot be read") from error
            yield _line(told)


def _line(row: dict[str, object]) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:  # half an emoji
        return json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _in_order(column: Column[Any], dialect: str) -> Any:  # noqa: ANN401  # something to order by
    """Order texts by their bytes, as SQLite does: PostgreSQL would go by the language of its server."""
    return column.collate("C") if isinstance(column.type, String) and dialect != "sqlite" else column


def _told(column: Column[Any], value: Any) -> object:  # noqa: ANN401  # any value
    match column.type:
        case UtcDateTime() | Day():
            return value.isoformat()
        case LargeBinary():
            return b64encode(value).decode()
        case JSON():
            return value
        case _:
            return _checked(column, value)


def _checked(column: Column[Any], value: object) -> object:
    wanted = {Boolean: bool, Integer: int, String: str}
    kind = next(python for sql, python in wanted.items() if isinstance(column.type, sql))
    if type(value) is not kind:
        message = f"{column.name} is not of its kind"
        raise ValueError(message)
    return value


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """Read a line.

    Raises:
        ValueError: it is none of this table's; the message says what is wrong with it, and never its values.
    """
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004  # damage, not a mistake of ours
    if told.keys() != set(table.c.keys()):
        raise ValueError("it has other fields than " + ", ".join(sorted(table.c.keys())))
    return {column.name: _read(column, told[column.name]) for column in table.c}


def _read(column: Column[Any], told: Any) -> object:  # noqa: ANN401  # any JSON
    if told is None and column.nullable:
        return None
    try:
        match column.type:
            case UtcDateTime():
                return datetime.fromisoformat(told)
            case Day():
                return date.fromisoformat(told)
            case LargeBinary():
                return b64decode(told, validate=True)
            case JSON() if told is not None:
                return told
            case _:
                return _checked(column, told)
    except (ValueError, TypeError, StopIteration, binascii.Error) as error:
        message = f"{column.name} cannot be read"
        raise ValueError(message) from error


def put(target: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows; where one may point at another of its own table that is yet to come, `link` lets it do so afterwards."""
    later = dict.fromkeys(_own(table))
    target.execute(insert(table), [{**row, **later} for row in rows])


def link(target: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Let rows point at others of their own table, once all are there."""
    own = _own(table)
    pointing = [row for row in rows if any(row[name] is not None for name in own)]
    if pointing:
        keys = [column.name for column in table.primary_key]
        here = and_(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
        values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in own}
        facts = [{f"key_{name}": row[name] for name in keys} | {f"to_{name}": row[name] for name in own} for row in pointing]
        target.execute(update(table).where(here).values(values), facts)


def points_at_itself(table: Table) -> bool:
    """Return whether rows of a table may point at others of it."""
    return bool(_own(table))


def _own(table: Table) -> list[str]:
    return sorted(
        {name for key in table.foreign_key_constraints if key.referred_table is table for name in key.column_keys} - {"workspace_id"}
    )


def count_on(target: Connection) -> None:
    """Let PostgreSQL number the next rows after those that were added; SQLite does so by itself."""
    for table in Base.metadata.sorted_tables if target.dialect.name != "sqlite" else ():
        column = table.autoincrement_column
        if column is not None:
            last = select(func.max(column)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            target.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def waiting(connection: Connection) -> int:
    """Count the messages that have not ended."""
    return connection.scalar(select(func.count()).select_from(OutboxRow).where(WAITING)) or 0


def is_empty(target: Connection) -> bool:
    """Return whether no table holds a row."""
    return all(target.execute(select(table.c.workspace_id).limit(1)).first() is None for table in Base.metadata.sorted_tables)
