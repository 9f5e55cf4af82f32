"""Days and hours of a place, both ways across its clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Europe/Amsterdam"
"""The zone of those whose zone is not known, or is unknown to this machine."""


@cache
def known_zone(name: object) -> str:
    """Return a zone's name where this machine has its rules, else the default's."""
    try:
        return ZoneInfo(str(name)).key
    except (KeyError, ValueError, OSError):  # unknown, no name of a file, or a folder
        return DEFAULT_ZONE


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return which day it is in the zone at an aware moment."""
    return moment.astimezone(zone).date()


def at_local(on: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which the zone's clocks show `at` on that day.

    In the autumn the hour that comes twice is taken the first time; in the spring the hour that is skipped becomes the
    first moment after it (02.30 on the night of summer time is 03.00).
    """
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0))
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
        return moment
    return _end_of_gap(wall, zone)


def is_skipped(on: date, at: time, zone: ZoneInfo) -> bool:
    """Return whether the zone's clocks never show `at` on that day: they go from 2.00 to 3.00 on the night of summer time."""
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0))
    return at_local(on, at, zone).astimezone(zone).replace(tzinfo=None, fold=0) != wall


def awake(moment: datetime, zone: ZoneInfo, *, from_hour: int = 7, to_hour: int = 22, wake: int = 8) -> datetime:
    """Return the moment itself from 07.00 up to and including 22.00 in the zone, else 08.00 of the morning that follows."""
    local = moment.astimezone(zone)
    if time(from_hour) <= local.time() <= time(to_hour):
        return moment
    morning = local.date() if local.time() < time(from_hour) else local.date() + timedelta(days=1)
    return at_local(morning, time(wake), zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """Find the instant at which the clocks jump over `wall`: before it fold 1 lands, after it fold 0 (PEP 495)."""
    before = int(wall.replace(tzinfo=zone, fold=1).timestamp())
    after = int(wall.replace(tzinfo=zone, fold=0).timestamp())
    old_offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == old_offset:
            before = middle
        else:
            after = middle
    return datetime.fromtimestamp(after, UTC)
