"""The private addresses of members' calendars."""

from datetime import datetime

from sqlalchemy import delete, select

from bot.db.engine import WorkspaceSession
from bot.db.models import FeedRow
from bot.db.upsert import upsert
from bot.domain.ids import MemberId


def secret_of(session: WorkspaceSession, member: MemberId) -> str | None:
    """Read the secret of a member's feed; None where he has none."""
    return session.scalar(select(FeedRow.secret).where(FeedRow.workspace_id == session.workspace, FeedRow.member_id == member))


def save(session: WorkspaceSession, member: MemberId, secret: str, *, now: datetime) -> None:
    """Keep a member's secret; the one before opens nothing any more."""
    values = {"workspace_id": session.workspace, "member_id": member, "secret": secret, "made_at": now}
    upsert(session, FeedRow, values, key=["workspace_id", "member_id"])


def owner_of(session: WorkspaceSession, secret: str) -> MemberId | None:
    """Find whose secret it is; None for one we never gave or that was renewed."""
    found = session.scalar(select(FeedRow.member_id).where(FeedRow.workspace_id == session.workspace, FeedRow.secret == secret))
    return MemberId(found) if found else None


def revoke(session: WorkspaceSession, member: MemberId) -> None:
    """Close a member's feed."""
    session.execute(delete(FeedRow).where(FeedRow.workspace_id == session.workspace, FeedRow.member_id == member))
