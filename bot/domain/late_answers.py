"""Answers after the deadline: they count, and the organisers hear of those of a day in one message."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import Moment, Receiver, at_local, own_hour
from bot.domain.rsvp import Party

BEFORE_IT = timedelta(hours=2)
"""At latest this long before the event the organisers hear of the answers of its last day."""

_DAY = timedelta(days=1)


def day_of(on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments between which a day lies."""
    return at_local(on, time(0), zone), at_local(on + _DAY, time(0), zone)


def told_at(on: date, to: Receiver, *, starts_at: datetime, now: datetime) -> Moment:
    """Return when an organiser hears of the late answers of a day: the next working day at their hour, but before the event."""
    meant = own_hour(on + _DAY, to)
    latest = starts_at - BEFORE_IT
    return meant if meant.at <= latest else Moment(max(now, latest), max(now, latest))


def matters(before: Party | None, after: Party | None) -> bool:
    """Return whether a late answer changes the number of chairs that have to be found."""
    return _chairs(before) != _chairs(after)


def _chairs(party: Party | None) -> int:
    return party.size if party is not None and party.asks else 0
