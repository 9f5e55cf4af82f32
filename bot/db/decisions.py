"""Decisions."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import DecisionRow
from bot.db.workspaces import next_number, raise_decisions_version
from bot.domain.action_items import Source
from bot.domain.decisions import Decision, DecisionNotFound, DecisionStatus, MinutesStatus
from bot.domain.ids import ChannelId, DecisionId, MemberId, MessageTs


def add(
    session: WorkspaceSession,
    *,
    text: str,
    decided_on: date,
    meeting: str,
    topic: str,
    by: MemberId,
    now: datetime,
    source: Source | None = None,
) -> Decision:
    """Keep a new decision under the next number."""
    number = DecisionId(next_number(session, "decision"))
    session.add(
        DecisionRow(
            workspace_id=session.workspace,
            id=number,
            text=text,
            decided_on=decided_on,
            meeting=meeting,
            topic=topic,
            agenda_item="",
            source_text="",
            status=str(DecisionStatus.DECIDED),
            recorded_by=by,
            recorded_at=now,
            source_channel_id=source.channel if source else None,
            source_ts=source.ts if source else None,
            version=raise_decisions_version(session),
        )
    )
    session.flush()
    return get(session, number)


def get(session: WorkspaceSession, decision: DecisionId) -> Decision:
    """Read a decision.

    Raises:
        DecisionNotFound: this workspace has no such number.
    """
    row = session.get(DecisionRow, (session.workspace, decision))
    if row is None:
        raise DecisionNotFound(decision=decision)
    return _decision(row)


def several(session: WorkspaceSession, decisions: Iterable[DecisionId]) -> list[Decision]:
    """Read several decisions, in the order asked for."""
    wanted = list(decisions)
    rows = session.scalars(select(DecisionRow).where(DecisionRow.workspace_id == session.workspace, DecisionRow.id.in_(wanted)))
    found = {row.id: _decision(row) for row in rows}
    return [found[number] for number in wanted if number in found]


def latest(session: WorkspaceSession, *, most: int) -> list[Decision]:
    """List the decisions taken last, the newest first."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.workspace_id == session.workspace, DecisionRow.status != str(DecisionStatus.UNDONE))
        .order_by(DecisionRow.decided_on.desc(), DecisionRow.id.desc())
        .limit(most)
    )
    return [_decision(row) for row in rows]


def changed_since(session: WorkspaceSession, version: int) -> list[tuple[int, Decision]]:
    """List what changed after a count of changes, each with its own count, in order."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.workspace_id == session.workspace, DecisionRow.version > version)
        .order_by(DecisionRow.version)
    )
    return [(row.version, _decision(row)) for row in rows]


def latest_by(session: WorkspaceSession, member: MemberId, *, text: str, since: datetime) -> Decision | None:
    """Find a decision of the same words that the member recorded since a moment."""
    row = session.scalars(
        select(DecisionRow)
        .where(
            DecisionRow.workspace_id == session.workspace,
            DecisionRow.recorded_by == member,
            DecisionRow.text == text,
            DecisionRow.recorded_at >= since,
            DecisionRow.status != str(DecisionStatus.UNDONE),
        )
        .order_by(DecisionRow.id.desc())
        .limit(1)
    ).one_or_none()
    return _decision(row) if row else None


def save_status(session: WorkspaceSession, decision: DecisionId, status: DecisionStatus, *, successor: DecisionId | None = None) -> None:
    """Keep a new status; indexes see it at the next question."""
    session.execute(
        update(DecisionRow)
        .where(DecisionRow.workspace_id == session.workspace, DecisionRow.id == decision)
        .values(status=str(status), successor_id=successor, version=raise_decisions_version(session))
        .execution_options(synchronize_session="fetch")
    )


def _decision(row: DecisionRow) -> Decision:
    source = (
        Source(channel=ChannelId(row.source_channel_id), ts=MessageTs(row.source_ts)) if row.source_channel_id and row.source_ts else None
    )
    return Decision(
        id=DecisionId(row.id),
        text=row.text,
        decided_on=row.decided_on,
        meeting=row.meeting,
        topic=row.topic,
        agenda_item=row.agenda_item,
        status=DecisionStatus(row.status),
        successor=DecisionId(row.successor_id) if row.successor_id is not None else None,
        supplements=DecisionId(row.supplements_id) if row.supplements_id is not None else None,
        ended_on=row.ended_on,
        minutes=MinutesStatus(row.minutes_status) if row.minutes_status is not None else None,
        recorded_by=MemberId(row.recorded_by) if row.recorded_by is not None else None,
        recorded_at=row.recorded_at,
        source=source,
        source_text=row.source_text,
        source_link=row.source_link,
        import_key=row.import_key,
    )
