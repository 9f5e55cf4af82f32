"""Planning: what a day is to this network, and what to know of a date before it is chosen."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import events, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import DayOccasion, occasion_of
from bot.domain.events import EventPlan
from bot.domain.ids import EventId, MemberId
from bot.domain.planning import Remarks, overlap, remarks_on


def occasions(session: WorkspaceSession) -> Callable[[date], DayOccasion]:
    """Return what says of any day what it is; what the organisers entered is read once."""
    choices = workspaces.choices(session)
    return lambda day: occasion_of(day, own=choices.free_days, recess=choices.recess)


def remarks(
    session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime, zone: ZoneInfo, event: EventId | None = None
) -> Remarks:
    """Say what an organiser should know of the date of a plan; `event` is the one it is of, if it has a number.

    Of the network's other events those count of which they may know.
    """
    others = (each for each in events.held_between(session, plan.starts_at, plan.ends_at) if each.id != event)
    at_once = tuple(each for each in others if overlap(plan, each.plan) and events.is_open_to(session, each, by))
    return remarks_on(plan, occasion=occasions(session), others=at_once, now=now, zone=zone)
