"""Many decisions at once: bulk statements for an import, and the move to the workspace once it is known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, literal, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import AliasRow, CounterRow, DecisionChangeRow, DecisionRow, DecisionVectorRow, IndexPartRow, WorkspaceRow
from bot.db.rows import change_rows
from bot.db.upsert import insert_new
from bot.db.workspaces import UNCONNECTED, raise_decisions_version
from bot.domain.decision_import import ImportedDecision
from bot.domain.ids import DecisionId


def open_unconnected(session: WorkspaceSession) -> None:
    """Make the place where decisions wait for the first connection to Slack."""
    insert_new(
        session,
        WorkspaceRow,
        {
            "workspace_id": session.workspace,
            "team_name": "",
            "bot_user": "",
            "bot_id": "",
            "bot_name": "",
            "decisions_version": 0,
            "aliases_version": 0,
        },
        key=["workspace_id"],
        returning="workspace_id",
    )


def known_keys(session: WorkspaceSession, keys: Sequence[str]) -> dict[str, DecisionId]:
    """Look up which of these were imported before, each with its number."""
    found = session.execute(
        select(DecisionRow.import_key, DecisionRow.id).where(
            DecisionRow.workspace_id == session.workspace, DecisionRow.import_key.in_(keys)
        )
    )
    return {row.import_key: DecisionId(row.id) for row in found if row.import_key is not None}


def add_many(session: WorkspaceSession, decisions: Sequence[ImportedDecision], *, now: datetime) -> dict[str, DecisionId]:
    """Keep new decisions under the next numbers, in the order given; each gets its number."""
    first = _take_numbers(session, len(decisions))
    version = raise_decisions_version(session)
    rows = [
        {
            "workspace_id": session.workspace,
            "id": first + at,
            "text": each.text,
            "decided_on": each.decided_on,
            "meeting": each.meeting,
            "topic": each.topic,
            "agenda_item": "",
            "how": each.how or None,
            "status": str(each.status),
            "source_text": "",
            "import_key": each.key,
            "recorded_at": now,
            "version": version,
        }
        for at, each in enumerate(decisions)
    ]
    session.execute(insert(DecisionRow), rows)
    return {each.key: DecisionId(first + at) for at, each in enumerate(decisions)}


def link_many(session: WorkspaceSession, successors: Mapping[DecisionId, DecisionId]) -> None:
    """Note which decision took the place of which, since the day the later one was taken."""
    taken_on = dict(
        session.execute(
            select(DecisionRow.id, DecisionRow.decided_on).where(
                DecisionRow.workspace_id == session.workspace, DecisionRow.id.in_(set(successors.values()))
            )
        ).all()
    )
    version = raise_decisions_version(session)
    table = DecisionRow.__table__
    session.line.execute(
        update(table)  # type: ignore[arg-type]  # a table, whatever its type says
        .where(table.c.workspace_id == bindparam("here"), table.c.id == bindparam("number"))
        .values(successor_id=bindparam("successor"), ended_on=bindparam("since"), version=version),
        [{"here": session.workspace, "number": old, "successor": new, "since": taken_on.get(new)} for old, new in successors.items()],
    )


def successors(session: WorkspaceSession) -> dict[DecisionId, DecisionId]:
    """Read all links from a decision to what took its place."""
    rows = session.execute(
        select(DecisionRow.id, DecisionRow.successor_id).where(
            DecisionRow.workspace_id == session.workspace, DecisionRow.successor_id.is_not(None)
        )
    )
    return {DecisionId(row.id): DecisionId(row.successor_id) for row in rows if row.successor_id is not None}


def changed_by_hand(session: WorkspaceSession, decisions: Iterable[DecisionId]) -> set[DecisionId]:
    """Return which of these a member has changed since they were imported."""
    return set(
        map(
            DecisionId,
            session.scalars(
                select(DecisionChangeRow.decision_id).where(
                    DecisionChangeRow.workspace_id == session.workspace,
                    DecisionChangeRow.decision_id.in_(list(decisions)),
                    DecisionChangeRow.changed_by.is_not(None),
                )
            ),
        )
    )


def adopt_unconnected(session: WorkspaceSession) -> int:
    """Move what was imported before the first connection to the session's workspace, unless that has decisions of its own."""
    if session.get(WorkspaceRow, UNCONNECTED) is None:
        return 0
    waiting = session.scalar(select(func.count()).select_from(DecisionRow).where(DecisionRow.workspace_id == UNCONNECTED)) or 0
    own = session.scalar(select(func.count()).select_from(DecisionRow).where(DecisionRow.workspace_id == session.workspace)) or 0
    if own:
        return 0
    for table in (CounterRow, DecisionRow, DecisionChangeRow, DecisionVectorRow, IndexPartRow, AliasRow):
        columns = [column for column in table.__table__.columns if not (table is DecisionChangeRow and column.name == "id")]
        names = [column.name for column in columns]
        copied = select(*(literal(session.workspace) if column.name == "workspace_id" else column for column in columns))
        session.execute(insert(table).from_select(names, copied.where(table.workspace_id == UNCONNECTED)))
    version = session.scalar(select(WorkspaceRow.decisions_version).where(WorkspaceRow.workspace_id == UNCONNECTED))
    change_rows(session, WorkspaceRow, decisions_version=version)
    for emptied in (AliasRow, IndexPartRow, DecisionVectorRow, DecisionChangeRow, DecisionRow, CounterRow, WorkspaceRow):
        session.execute(delete(emptied).where(emptied.workspace_id == UNCONNECTED).execution_options(synchronize_session=False))
    return waiting


def _take_numbers(session: WorkspaceSession, count: int) -> int:
    """Issue so many short numbers in one statement, and return the first."""
    insert_new(
        session,
        CounterRow,
        {"workspace_id": session.workspace, "kind": "decision", "last": 0},
        key=["workspace_id", "kind"],
        returning="kind",
    )
    last: int = session.execute(
        update(CounterRow)
        .where(CounterRow.workspace_id == session.workspace, CounterRow.kind == "decision")
        .values(last=CounterRow.last + count)
        .returning(CounterRow.last)
        .execution_options(synchronize_session=False)
    ).scalar_one()
    return last - count + 1
