"""All that is kept about one member, gathered or taken out, by the register of `bot.db.personal`."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import JSON, ColumnElement, Table, Text, and_, case, cast, delete, false, insert, or_, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import Base, MemberRow
from bot.db.personal import TABLES, Holds
from bot.domain.ids import MemberId
from bot.domain.members import FORMER
from bot.domain.personal import Kind, StandIns

Record = dict[str, Any]

LANES: Final = ("dm", "whisper", "home")
"""Where what is said to one member goes (`bot.domain.notices`)."""


_TEXTS: Final = ("own", "deputy", "words", "record")


def of(session: WorkspaceSession, member: MemberId, name: str) -> dict[str, list[Record]]:
    """Gather all that is kept about a member, by table: rows that are theirs whole, of others' no more than where they stand in it."""
    found = {}
    seen = _Traces(member, _telling(session, member, name))
    for table, holds in _tables():
        texts = [each for each in holds.columns("inside", *_TEXTS) if not _is_bytes(table, each)]
        if holds.kind is Kind.TECHNICAL or not (texts or holds.columns("about", "by", "to")):
            continue
        wanted = [column for column in table.c if column.name in holds.columns() and not _is_bytes(table, column.name)]
        rows = session.execute(select(*wanted).where(_here(session, table), seen.anywhere(table, holds, texts))).mappings()
        shown = [shown for row in rows if (shown := _shown(holds, dict(row), seen))]
        if shown:
            found[table.name] = shown
    return found


def forget(session: WorkspaceSession, member: MemberId, name: str, words: StandIns) -> MemberId:
    """Take a member out of everything: what was theirs alone is deleted, what is the network's says *a former member*.

    Returns the id under which the rest goes on; nothing tells whose it was.
    """
    session.flush()
    session.members_changed = True
    seen, nobody = _Traces(member, _telling(session, member, name)), MemberId(FORMER + token_hex(4))
    unnamed = {"is_admin": False, "is_bot": False, "is_gone": True, "is_restricted": False, "is_organiser": False, "partnership": ""}
    session.execute(
        insert(MemberRow).values(workspace_id=session.workspace, id=nobody, name=words.member, zone="Europe/Amsterdam", **unnamed)
    )
    for table, holds in reversed(_tables()):  # what points at a member goes before the member does
        _take_out(session, table, holds, seen, nobody, words)
    session.expire_all()
    return nobody


def _take_out(session: WorkspaceSession, table: Table, holds: Holds, seen: "_Traces", nobody: MemberId, words: StandIns) -> None:
    here = _here(session, table)
    if holds.goes and (holds.about or holds.to):
        session.execute(delete(table).where(here, seen.is_theirs(table, holds)))
    elif holds.about:
        empty = {column: _nothing(table, column) for column in holds.columns("own")}
        for column in holds.columns("deputy"):
            empty[column] = case((table.c[column] != "", words.deputy), else_=table.c[column])
        for column in holds.columns("about"):
            session.execute(update(table).where(here, table.c[column] == seen.member).values({column: nobody, **empty}))
    for column in holds.columns("by"):
        session.execute(update(table).where(here, table.c[column] == seen.member).values({column: nobody}))
    texts = holds.columns("to", "inside", "words", *(() if holds.goes else ("own", "deputy")))
    if not texts:
        return
    keys = list(table.primary_key.columns)
    rows = (
        session.execute(select(*keys, *(table.c[column] for column in texts)).where(here, or_(*seen.within(table, texts)))).mappings().all()
    )
    for row in rows:
        changed = {column: seen.replaced(row[column], nobody, words) for column in texts}
        its_own = and_(*(key == row[key.name] for key in keys))
        session.execute(update(table).where(here, its_own).values(changed))


@dataclass(frozen=True, slots=True)
class _Traces:
    """By what a member is known again: the id, and the whole name where it is nobody else's."""

    member: MemberId
    name: str

    def is_theirs(self, table: Table, holds: Holds) -> ColumnElement[bool]:
        lanes = [f"{lane}:{self.member}" for lane in LANES]
        whose = [table.c[each] == self.member for each in holds.columns("about")]
        return or_(*whose, *(table.c[each].in_(lanes) for each in holds.columns("to")))

    def anywhere(self, table: Table, holds: Holds, texts: list[str]) -> ColumnElement[bool]:
        ids = [table.c[column] == self.member for column in holds.columns("about", "by")]
        return or_(false(), *ids, *self.within(table, [*texts, *holds.columns("to")]))

    def within(self, table: Table, columns: list[str]) -> list[ColumnElement[bool]]:
        sought = {part for whole in (self.member, self.name) if whole for part in (whole, json.dumps(whole)[1:-1])}
        return [cast(table.c[column], Text).icontains(part, autoescape=True) for column in columns for part in sought]

    @property
    def pattern(self) -> re.Pattern[str]:
        # matches: <@U1|anna>, U1, Anna de Wit, anna de wit · not: Anna de Wit-Smit, U12
        named = rf"|(?<![\w-]){re.escape(self.name)}(?![\w-])" if self.name else ""
        return re.compile(rf"<@{self.member}(?:\|[^>]*)?>|(?<!\w){self.member}(?!\w){named}", re.IGNORECASE)

    def stands_in(self, value: object) -> bool:
        return any(self.pattern.search(leaf) for leaf in _leaves(value))

    def replaced(self, value: object, nobody: MemberId, words: StandIns) -> object:
        ids = re.compile(rf"(?<!\w){self.member}(?!\w)")

        def other(leaf: str) -> str:
            marked = re.sub(rf"<@{self.member}(?:\|[^>]*)?>", words.member, leaf)
            return self.pattern.sub(words.member, ids.sub(nobody, marked))

        return _mapped(value, other)


def _telling(session: WorkspaceSession, member: MemberId, name: str) -> str:
    """Return a name by which somebody is known in a text: of two words or more, and of nobody else."""
    others = select(MemberRow.id).where(MemberRow.workspace_id == session.workspace, MemberRow.name == name, MemberRow.id != member)
    return name if " " in name.strip() and session.scalar(others.limit(1)) is None else ""


def _shown(holds: Holds, row: Record, seen: _Traces) -> Record:
    """Show of a row what is theirs: all of one about them, or made by them and about nobody; otherwise where they stand in it."""
    theirs = any(row[each] == seen.member for each in holds.columns("about")) or any(
        row[each] in {f"{lane}:{seen.member}" for lane in LANES} for each in holds.columns("to")
    )
    done = any(row[each] == seen.member for each in holds.columns("by"))
    whole = theirs or (done and not holds.about and not holds.to)
    texts = holds.columns("inside", *_TEXTS)
    mentioned = [each for each in texts if each in row and seen.stands_in(row[each])]
    if not (theirs or done or mentioned):
        return {}
    visible = [each for each in row if each not in holds.columns("inner", "secret", "to")]
    if not whole:
        visible = [each for each in visible if each in {*holds.columns("about", "by", "plain"), *mentioned}]
        visible = [each for each in visible if each not in holds.columns("about")]
    short = {each for each in mentioned if isinstance(row[each], (dict, list))} if not theirs else set()
    big = {each for each in holds.columns("record") if isinstance(row.get(each), (dict, list))}
    return {
        each: [leaf for leaf in _leaves(row[each]) if seen.pattern.search(leaf)] if each in short | big else row[each] for each in visible
    }


def _leaves(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield from _leaves(key)
                yield from _leaves(inner)
        case list() | tuple():
            for inner in value:
                yield from _leaves(inner)


def _mapped(value: object, change: Callable[[str], str]) -> object:
    match value:
        case str():
            return change(value)
        case dict():
            return {change(key): _mapped(inner, change) for key, inner in value.items()}
        case list() | tuple():
            return [_mapped(inner, change) for inner in value]
        case _:
            return value


def _nothing(table: Table, column: str) -> object:
    """Return what an emptied column holds."""
    kept = table.c[column]
    return None if kept.nullable else [] if isinstance(kept.type, JSON) else ""


def _tables() -> list[tuple[Table, Holds]]:
    return [(table, TABLES[table.name]) for table in Base.metadata.sorted_tables]


def _here(session: WorkspaceSession, table: Table) -> ColumnElement[bool]:
    return table.c.workspace_id == session.workspace


def _is_bytes(table: Table, column: str) -> bool:
    return table.c[column].type.python_type is bytes
