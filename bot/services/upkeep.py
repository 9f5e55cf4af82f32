"""Keep the database small, and tell the state of deliveries."""

from datetime import datetime, timedelta

from bot.db import delivered, event_drafts, inbox
from bot.db.engine import WorkspaceSession


def forget(session: WorkspaceSession, *, delivered_before: datetime, drafted_before: datetime, now: datetime) -> None:
    """Forget handled payloads, old drafts and what was delivered long ago."""
    inbox.prune(session, now=now)
    event_drafts.prune(session, before=drafted_before)
    delivered.prune(session, before=delivered_before)


def next_delivery(session: WorkspaceSession) -> datetime | None:
    """Find the calendar moment of the first notice that has not gone out."""
    return delivered.next_due_at(session)


def next_try_in(session: WorkspaceSession, *, now: datetime) -> timedelta | None:
    """Say how long until something due can be tried; None when nothing due waits."""
    return delivered.next_try_in(session, now=now)


def deliveries(session: WorkspaceSession) -> dict[str, int]:
    """Count deliveries by state."""
    return delivered.waiting(session)
