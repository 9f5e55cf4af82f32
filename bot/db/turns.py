"""Which message of the network's own conversation a member got, or is to get, on the last day they got one."""

from datetime import date

from bot.db.engine import WorkspaceSession
from bot.db.models import TurnRow
from bot.db.upsert import upsert
from bot.domain.ids import MemberId


def take(session: WorkspaceSession, member: MemberId, day: date, delivery: str) -> bool:
    """Give a member's day to a message; False where another has it."""
    row = session.get(TurnRow, (session.workspace, member), populate_existing=True, with_for_update=True)
    if row is not None and row.day == day:
        return row.delivery_id == delivery
    values = {"workspace_id": session.workspace, "member_id": member, "day": day, "delivery_id": delivery}
    upsert(session, TurnRow, values, key=["workspace_id", "member_id"])
    return True
