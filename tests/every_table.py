"""Rows for every table, made from the columns alone, so that a new table is among them the day it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Integer, LargeBinary, Table

from bot.db.json_lines import link, put
from bot.db.models import Base, Day, UtcDateTime

PLAIN = ("", "0", "Zaal <&> *vet*", 'aan"haal\\', "regel\nregel\r\n", "\u2028é̂漢字🎉", "null", "true", "x" * 300)


@dataclass
class Filling:
    """What is put into a database: `texts` are used besides the usual ones."""

    random: Random
    texts: Sequence[str] = ()
    rows_of: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def fill(self, target: Connection, *, most: int = 4) -> None:
        """Put rows in every table, at least one in each, in two workspaces."""
        for table in Base.metadata.sorted_tables:
            rows = self.rows_of[table.name] = self._rows(table, most)
            for row in rows:
                for name, (other, column) in _own(table).items():
                    row[name] = self.random.choice([None, *(each[column] for each in rows if each["workspace_id"] == row["workspace_id"])])
                    assert other is table
            put(target, table, rows)
            link(target, table, rows)

    def _rows(self, table: Table, most: int) -> list[dict[str, Any]]:
        unique = [[column.name for column in index.columns] for index in table.indexes if index.unique]
        unique.append([column.name for column in table.primary_key])
        seen: set[tuple[Any, ...]] = set()
        rows = []
        for workspace in ("T1HIER", "T2ELDERS"):
            for _ in range(self.random.randint(1, most)):
                row = self._row(table, workspace)
                marks = [(tuple(names), *(row[name] for name in names)) for names in unique]
                if not seen & {mark for mark in marks if None not in mark}:
                    seen |= set(marks)
                    rows.append(row)
        return rows

    def _row(self, table: Table, workspace: str) -> dict[str, Any]:
        row = {column.name: self._value(column) for column in table.c} | {"workspace_id": workspace}
        for key in table.foreign_key_constraints:
            if key.referred_table is table:
                continue
            there = [each for each in self.rows_of[key.referred_table.name] if each["workspace_id"] == workspace]
            pointed = self.random.choice(there)
            names = {element.parent.name: element.column.name for element in key.elements}
            free = [name for name in names if table.c[name].nullable]
            none = bool(free) and self.random.random() < 0.3
            row |= {name: None if none and name in free else pointed[column] for name, column in names.items()}
        return row

    def _value(self, column: Column[Any]) -> Any:
        if column.nullable and self.random.random() < 0.3:
            return None
        return self._some(column)

    def _some(self, column: Column[Any]) -> Any:  # noqa: PLR0911  # a table
        random = self.random
        match column.type:
            case UtcDateTime():
                return datetime(2012, 9, 14, tzinfo=UTC) + timedelta(microseconds=random.randrange(10**15))
            case Day():
                return date(2012, 9, 14) + timedelta(days=random.randrange(9999))
            case LargeBinary():
                return random.randbytes(random.randrange(50))
            case JSON():
                return random.choice([[], {}, ["b", "a"], {"z": 1, "a": {"é": [None, True, 1.5, self._text()]}}, [1, 2, 3]])
            case Boolean():
                return random.random() < 0.5
            case Integer():
                return random.choice([0, 1, -1, random.randrange(2**31)]) if not column.primary_key else random.randrange(1, 2**31)
            case _:
                return self._text()[: getattr(column.type, "length", None) or 1000]

    def _text(self) -> str:
        return self.random.choice([*PLAIN, *self.texts, f"U{self.random.randrange(10**6)}"])


def _own(table: Table) -> dict[str, tuple[Table, str]]:
    """The columns by which rows point at others of their own table."""
    return {
        element.parent.name: (element.column.table, element.column.name)
        for key in table.foreign_key_constraints
        if key.referred_table is table
        for element in key.elements
        if element.parent.name != "workspace_id"
    }
