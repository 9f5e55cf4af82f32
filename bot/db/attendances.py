"""Who was there, as ticked by an organiser."""

from collections.abc import Mapping
from datetime import datetime

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.models import AttendanceRow
from bot.db.rows import here
from bot.db.upsert import upsert
from bot.domain.ids import EventId, MemberId


def of(session: WorkspaceSession, event: EventId) -> dict[datetime, dict[MemberId, bool]]:
    """Read who was there and who was not, as far as ticked: for each time people came together, by when it began."""
    rows = session.scalars(here(session, AttendanceRow, AttendanceRow.event_id == event).order_by(AttendanceRow.began_at))
    ticked: dict[datetime, dict[MemberId, bool]] = {}
    for row in rows:
        ticked.setdefault(row.began_at, {})[MemberId(row.member_id)] = row.came
    return ticked


def save(
    session: WorkspaceSession, event: EventId, began_at: datetime, came: Mapping[MemberId, bool], *, by: MemberId, now: datetime
) -> None:
    """Keep who was there and who was not; the last one to tick counts."""
    for member, was_there in came.items():
        upsert(
            session,
            AttendanceRow,
            {
                "workspace_id": session.workspace,
                "event_id": event,
                "began_at": began_at,
                "member_id": member,
                "came": was_there,
                "ticked_by": by,
                "ticked_at": now,
            },
            key=["workspace_id", "event_id", "began_at", "member_id"],
        )
    prompts.settle(session, [f"attendance:{event}"], now=now)
