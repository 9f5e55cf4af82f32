"""Decisions."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import DecisionRow
from bot.db.rows import change_rows, here, made_of, source_of
from bot.db.workspaces import next_number, raise_decisions_version
from bot.domain.action_items import Source
from bot.domain.decisions import Decision, DecisionNotFound, DecisionStatus, MinutesStatus, Wording
from bot.domain.ids import DecisionId, MemberId


def add(
    session: WorkspaceSession,
    *,
    text: str,
    decided_on: date,
    meeting: str,
    topic: str,
    by: MemberId,
    now: datetime,
    agenda_item: str = "",
    how: str = "",
    minutes: MinutesStatus | None = None,
    source: Source | None = None,
    source_text: str = "",
    source_link: str | None = None,
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
            agenda_item=agenda_item,
            how=how or None,
            status=str(DecisionStatus.DECIDED),
            minutes_status=str(minutes) if minutes else None,
            source_text=source_text,
            source_link=source_link,
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
    rows = session.scalars(here(session, DecisionRow, DecisionRow.id.in_(wanted)))
    found = {row.id: _decision(row) for row in rows}
    return [found[number] for number in wanted if number in found]


def latest(session: WorkspaceSession, *, most: int, valid: bool = False) -> list[Decision]:
    """List the decisions taken last, the newest first; with `valid` only those that hold."""
    wanted = [DecisionStatus.DECIDED] if valid else [DecisionStatus.DECIDED, DecisionStatus.SUPERSEDED, DecisionStatus.REVOKED]
    rows = session.scalars(
        here(session, DecisionRow, DecisionRow.status.in_([str(status) for status in wanted]))
        .order_by(DecisionRow.decided_on.desc(), DecisionRow.id.desc())
        .limit(most)
    )
    return [_decision(row) for row in rows]


def changed_since(session: WorkspaceSession, version: int) -> list[Row[Any]]:
    """List what changed after a count of changes, in order: what an index needs of each decision, with its own count."""
    return list(session.read(_CHANGED_SINCE, version=version))


_CHANGED = DecisionRow.__table__.c
_CHANGED_SINCE = (
    select(
        _CHANGED.id,
        _CHANGED.decided_on,
        _CHANGED.meeting,
        _CHANGED.topic,
        _CHANGED.text,
        _CHANGED.status,
        _CHANGED.successor_id,
        _CHANGED.version,
    )
    .where(_CHANGED.workspace_id == bindparam("workspace"), _CHANGED.version > bindparam("version"))
    .order_by(_CHANGED.version, _CHANGED.id)
)


def recorded_since(session: WorkspaceSession, since: datetime) -> list[Decision]:
    """List the decisions recorded since a moment that hold, the newest first."""
    rows = session.scalars(
        here(session, DecisionRow, DecisionRow.status == str(DecisionStatus.DECIDED), DecisionRow.recorded_at > since).order_by(
            DecisionRow.decided_on.desc(), DecisionRow.id.desc()
        )
    )
    return [_decision(row) for row in rows]


def latest_by(session: WorkspaceSession, member: MemberId, *, text: str, since: datetime) -> Decision | None:
    """Find a decision of the same words that the member recorded since a moment."""
    row = session.scalars(
        here(
            session,
            DecisionRow,
            DecisionRow.recorded_by == member,
            DecisionRow.text == text,
            DecisionRow.recorded_at >= since,
            DecisionRow.status != str(DecisionStatus.UNDONE),
        )
        .order_by(DecisionRow.id.desc())
        .limit(1)
    ).one_or_none()
    return _decision(row) if row else None


def save_status(
    session: WorkspaceSession,
    decision: DecisionId,
    status: DecisionStatus,
    *,
    successor: DecisionId | None = None,
    ended_on: date | None = None,
) -> None:
    """Keep a new status; indexes see it at the next question."""
    _save(session, [decision], status=str(status), successor_id=successor, ended_on=ended_on)


def save_wording(session: WorkspaceSession, decision: DecisionId, wording: Wording) -> None:
    """Keep other words; the old ones are the caller's to keep."""
    _save(
        session,
        [decision],
        text=wording.text,
        decided_on=wording.decided_on,
        meeting=wording.meeting,
        topic=wording.topic,
        agenda_item=wording.agenda_item,
        how=wording.how or None,
    )


def save_supplements(session: WorkspaceSession, decision: DecisionId, supplemented: DecisionId | None) -> None:
    """Keep which earlier decision this one adds to."""
    _save(session, [decision], supplements_id=supplemented)


def save_minutes_status(session: WorkspaceSession, decisions: Sequence[DecisionId], status: MinutesStatus) -> None:
    """Keep the status of the minutes from which these come."""
    _save(session, decisions, minutes_status=str(status))


def linked(session: WorkspaceSession, decisions: Collection[DecisionId]) -> list[Decision]:
    """List the decisions that these replaced, and those that supplement one of these."""
    rows = session.scalars(
        here(session, DecisionRow, or_(DecisionRow.successor_id.in_(decisions), DecisionRow.supplements_id.in_(decisions))).order_by(
            DecisionRow.id
        )
    )
    return [_decision(row) for row in rows]


def _save(session: WorkspaceSession, decisions: Sequence[DecisionId], **values: object) -> None:
    change_rows(session, DecisionRow, DecisionRow.id.in_(decisions), **values, version=raise_decisions_version(session))


def _decision(row: DecisionRow) -> Decision:
    return made_of(
        Decision,
        row,
        how=row.how or "",
        status=DecisionStatus(row.status),
        successor=row.successor_id,
        supplements=row.supplements_id,
        minutes=MinutesStatus(row.minutes_status) if row.minutes_status is not None else None,
        source=source_of(row),
    )
