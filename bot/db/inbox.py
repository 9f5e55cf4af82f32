"""What Slack delivered and we handled: a second delivery of the same changes nothing."""

from datetime import datetime

from bot.db.engine import WorkspaceSession
from bot.db.models import InboxRow
from bot.db.upsert import insert_new


def first_time(session: WorkspaceSession, key: str, *, now: datetime) -> bool:
    """Note that `key` (an event_id or trigger_id) is handled in this transaction; False if it was before."""
    values = {"workspace_id": session.workspace, "key": key[:255], "received_at": now}
    return insert_new(session, InboxRow, values, key=["workspace_id", "key"], returning="key")
