"""What search keeps between starts: embeddings of decisions, the index in pieces, and the network's own names."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Row, bindparam, insert, select

from bot.db.engine import WorkspaceSession
from bot.db.models import AliasRow, DecisionRow, DecisionVectorRow, IndexPartRow, WorkspaceRow
from bot.db.rows import change_rows, delete_rows, here
from bot.db.upsert import upsert
from bot.domain.decisions import Alias
from bot.domain.ids import MemberId

PIECE = 512 * 1024
"""Bytes of the index per row: written one per transaction, so that nobody waits for it."""


def versions(session: WorkspaceSession) -> tuple[int, int]:
    """Read the counts that go up with every change of a decision, and of a name."""
    row = session.read(_VERSIONS).one_or_none()
    return (row.decisions_version, row.aliases_version) if row else (0, 0)


_WORKSPACE = WorkspaceRow.__table__.c
_VERSIONS = select(_WORKSPACE.decisions_version, _WORKSPACE.aliases_version).where(_WORKSPACE.workspace_id == bindparam("workspace"))


# --- vectors


def vectors(session: WorkspaceSession, encoder: str) -> list[Row[tuple[int, str, bytes]]]:
    """Read every stored embedding of an encoder, each with the digest of the words it encodes."""
    return list(
        session.execute(
            select(DecisionVectorRow.decision_id, DecisionVectorRow.digest, DecisionVectorRow.vector).where(
                DecisionVectorRow.workspace_id == session.workspace, DecisionVectorRow.encoder == encoder
            )
        )
    )


def vectors_of(session: WorkspaceSession, encoder: str, decisions: Sequence[int]) -> list[Row[tuple[int, str, bytes]]]:
    """Read the stored embeddings of some decisions."""
    return list(
        session.execute(
            select(DecisionVectorRow.decision_id, DecisionVectorRow.digest, DecisionVectorRow.vector).where(
                DecisionVectorRow.workspace_id == session.workspace,
                DecisionVectorRow.encoder == encoder,
                DecisionVectorRow.decision_id.in_(decisions),
            )
        )
    )


def save_vectors(session: WorkspaceSession, encoder: str, made: Mapping[int, tuple[str, bytes]]) -> None:
    """Keep embeddings, in place of earlier ones; none is kept of decisions that are gone."""
    numbers = list(made)
    there = session.scalars(select(DecisionRow.id).where(DecisionRow.workspace_id == session.workspace, DecisionRow.id.in_(numbers))).all()
    delete_rows(session, DecisionVectorRow, DecisionVectorRow.decision_id.in_(numbers))
    rows = [
        {
            "workspace_id": session.workspace,
            "decision_id": number,
            "encoder": encoder,
            "digest": made[number][0],
            "vector": made[number][1],
        }
        for number in there
    ]
    if rows:
        session.execute(insert(DecisionVectorRow), rows)


# --- the index in pieces


def index_parts(session: WorkspaceSession, shape: str) -> tuple[int, bytes] | None:
    """Read the index as it was stored, with the count of changes it had seen; None where it is not whole or of another shape."""
    rows = session.execute(
        select(IndexPartRow.part, IndexPartRow.shape, IndexPartRow.version, IndexPartRow.data)
        .where(IndexPartRow.workspace_id == session.workspace)
        .order_by(IndexPartRow.part)
    ).all()
    if not rows or {(row.shape, row.version) for row in rows} != {(shape, rows[0].version)}:
        return None
    if [row.part for row in rows] != list(range(len(rows))) or not rows[-1].data.endswith(_END):
        return None
    return rows[0].version, b"".join(row.data for row in rows)[: -len(_END)]


def pieces(data: bytes) -> list[bytes]:
    """Cut an index into rows."""
    whole = data + _END
    return [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]


_END = b"<end>"  # shows that the last piece is the last


def save_index_part(session: WorkspaceSession, part: int, data: bytes, *, shape: str, version: int) -> None:
    """Keep one piece, in place of an earlier one."""
    upsert(
        session,
        IndexPartRow,
        {"workspace_id": session.workspace, "part": part, "shape": shape, "version": version, "data": data},
        key=["workspace_id", "part"],
    )


def drop_index_parts(session: WorkspaceSession, *, from_part: int) -> None:
    """Forget the pieces that an earlier, longer index had more."""
    delete_rows(session, IndexPartRow, IndexPartRow.part >= from_part)


# --- the network's own names


def aliases(session: WorkspaceSession) -> list[Alias]:
    """List the network's own names, alphabetically."""
    rows = session.scalars(here(session, AliasRow).order_by(AliasRow.name))
    return [Alias(name=row.name, meaning=row.meaning) for row in rows]


def replace_aliases(session: WorkspaceSession, wanted: Collection[Alias], *, by: MemberId, now: datetime) -> None:
    """Keep exactly these names; indexes read by them from the next question on."""
    kept = {each.name: each.meaning for each in aliases(session)}
    new = {each.name: each.meaning for each in wanted}
    if kept == new:
        return
    gone = [name for name in kept if new.get(name) != kept[name]]
    delete_rows(session, AliasRow, AliasRow.name.in_(gone))
    for name, meaning in new.items():
        if kept.get(name) != meaning:
            session.add(AliasRow(workspace_id=session.workspace, name=name, meaning=meaning, added_by=by, added_at=now))
    change_rows(session, WorkspaceRow, aliases_version=WorkspaceRow.aliases_version + 1)
    session.flush()
