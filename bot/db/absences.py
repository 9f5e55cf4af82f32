"""Which sessions of a course somebody who comes said they miss."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import AbsenceRow
from bot.db.rows import delete_rows
from bot.domain.ids import EventId, MemberId


def of_member(session: WorkspaceSession, event: EventId, member: MemberId) -> tuple[datetime, ...]:
    """Return when the sessions begin that a member misses, in order."""
    rows = select(AbsenceRow.began_at).where(
        AbsenceRow.workspace_id == session.workspace, AbsenceRow.event_id == event, AbsenceRow.member_id == member
    )
    return tuple(session.scalars(rows.order_by(AbsenceRow.began_at)))


def at(session: WorkspaceSession, event: EventId, began_at: datetime) -> set[MemberId]:
    """Return who misses the session that begins then."""
    rows = select(AbsenceRow.member_id).where(
        AbsenceRow.workspace_id == session.workspace, AbsenceRow.event_id == event, AbsenceRow.began_at == began_at
    )
    return {MemberId(member) for member in session.scalars(rows)}


def save(
    session: WorkspaceSession, event: EventId, member: MemberId, missed: Collection[datetime], *, among: Collection[datetime], now: datetime
) -> None:
    """Keep which of these sessions a member misses; what they said of others stays."""
    delete_rows(session, AbsenceRow, AbsenceRow.event_id == event, AbsenceRow.member_id == member, AbsenceRow.began_at.in_(list(among)))
    for began_at in sorted(set(missed) & set(among)):
        row = AbsenceRow(workspace_id=session.workspace, event_id=event, member_id=member, began_at=began_at, noted_at=now)
        session.add(row)
    session.flush()
