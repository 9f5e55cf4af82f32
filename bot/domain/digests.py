"""The digest: once a week on a day of one's own what asks something, instead of single reminders, for whoever wants it."""

from datetime import datetime, timedelta

from bot.domain.calendar import Moment, Receiver, own_hour
from bot.domain.members import Digest

_WEEK = 7


def next_digest(digest: Digest, to: Receiver, *, after: datetime) -> Moment:
    """Find the first digest on a later day than a moment: on its weekday at their own hour, later where that day is free."""
    today = to.work.day_of(after)
    return own_hour(today + timedelta(days=(digest.day - today.weekday() - 1) % _WEEK + 1), to)


def tells_before(digest: Digest, to: Receiver, *, known_since: datetime, until: datetime) -> bool:
    """Return whether a digest tells of something in time, so that it needs no reminder of its own."""
    return next_digest(digest, to, after=max(known_since, digest.since)).at < until
