"""What Slack delivered and we handled: a second delivery of the same changes nothing."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.db.engine import WorkspaceSession
from bot.db.models import InboxRow
from bot.db.upsert import insert_new

KEPT = timedelta(hours=24)
"""Slack redelivers for minutes, with its delayed events for hours."""


def first_time(session: WorkspaceSession, key: str, *, now: datetime) -> bool:
    """Note that `key` (an event_id or trigger_id) is handled in this transaction; False if it was before."""
    values = {"workspace_id": session.workspace, "key": key[:255], "received_at": now}
    return insert_new(session, InboxRow, values, key=["workspace_id", "key"], returning="key")


def prune(session: WorkspaceSession, *, now: datetime) -> None:
    """Forget what is older than 24 hours."""
    session.execute(delete(InboxRow).where(InboxRow.workspace_id == session.workspace, InboxRow.received_at < now - KEPT))
