"""The last day for answers: reactions are compared before it ends, so that what was given until then is in time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.db import cards, outbox
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.calendar import at_local
from bot.domain.notices import CompareCard

COMPARED_BEFORE = timedelta(minutes=10)


def compare_before_deadlines(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Queue a comparison of every card whose event's last day for answers is about to end, once; return the number."""
    due = [(key, notice) for at, key, notice in _undone(session, now=now, zone=zone) if at <= now]
    return sum(outbox.add(session, notice, now=now, key=key) for key, notice in due)


def next_moment(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Find the moment at which the next of them is due."""
    return min((at for at, _, _ in _undone(session, now=now, zone=zone)), default=None)


def _undone(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> list[tuple[datetime, str, CompareCard]]:
    found = []
    for card, until in cards.with_deadline(session, now=now):
        with alone(session, "card", card.id):
            ends_at = at_local(until + timedelta(days=1), time(0), zone)
            key = f"compare_before_deadline:{card.id}:{until}"
            if now < ends_at and not outbox.is_known(session, key):
                found.append((ends_at - COMPARED_BEFORE, key, CompareCard(event=card.event, card=card.id)))
    return found
