"""What a member was told once: it is never told again."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.db.engine import WorkspaceSession
from bot.db.models import FirstTimeRow
from bot.db.upsert import insert_new
from bot.domain.ids import MemberId

_KEY = ("workspace_id", "member_id", "what")


def note(session: WorkspaceSession, member: MemberId, what: str, *, now: datetime) -> bool:
    """Note that a member is told something; False where they were before."""
    values = {"workspace_id": session.workspace, "member_id": member, "what": what, "told_at": now}
    return insert_new(session, FirstTimeRow, values, key=_KEY, returning="what")


def of(session: WorkspaceSession, member: MemberId) -> set[str]:
    """Return what a member was told."""
    return set(session.read(_OF, member=member).scalars())


_times = FirstTimeRow.__table__.c
_HERE = _times.workspace_id == bindparam("workspace")
_OF = select(_times.what).where(_HERE, _times.member_id == bindparam("member"))
