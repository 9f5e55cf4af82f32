"""Duplicates from Slack change nothing."""

from datetime import datetime

from bot.db import inbox
from bot.db.engine import WorkspaceSession


def first_time(session: WorkspaceSession, key: str, *, now: datetime) -> bool:
    """Note what is handled in this transaction by Slack's event_id or trigger_id; False if it was before."""
    return inbox.first_time(session, key, now=now)
