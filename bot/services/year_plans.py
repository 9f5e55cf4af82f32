"""The year plan of a network: proposed, planned ahead all at once, taken back, and given as a file."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.db import events, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import at_local, local_day
from bot.domain.events import Event, EventPlan, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import SendYearPlan
from bot.domain.series import announced_at
from bot.domain.year_plan import PlanGone, Why, Wishes, YearPlan, alternatives, open_days, propose, taken_days, why
from bot.services.announcing import plan_ahead, withdraw
from bot.services.members import channel_receiver, require_organiser
from bot.services.planning import occasions


def of_year(session: WorkspaceSession, year: int, *, to: MemberId, zone: ZoneInfo) -> list[Event]:
    """List what an organiser may know of that is held in a year, planned or announced.

    Raises:
        NotAllowed: the plan of a year is for organisers.
    """
    require_organiser(session, to)
    begin, end = (at_local(date(each, 1, 1), time(0), zone) for each in (year, year + 1))
    return [event for event in events.held_between(session, begin, end) if events.is_open_to(session, event, to)]


def proposal(session: WorkspaceSession, wishes: Wishes, *, by: MemberId, now: datetime, zone: ZoneInfo) -> YearPlan:
    """Propose the dates of a year.

    Raises:
        NotAllowed: only organisers plan.
    """
    taken = _taken(session, wishes.year, by=by, zone=zone)
    return propose(wishes, occasion=occasions(session), taken=taken, after=local_day(now, zone))


def reasons(session: WorkspaceSession, plan: YearPlan, *, by: MemberId, zone: ZoneInfo) -> dict[int, Why | None]:
    """Say of each row of a plan why it is on its day, by key.

    Raises:
        NotAllowed: only organisers plan.
    """
    taken = _taken(session, plan.wishes.year, by=by, zone=zone)
    occasion = occasions(session)
    return {row.key: why(plan, row, occasion=occasion, taken=taken) for row in plan.rows}


def moments_for(session: WorkspaceSession, plan: YearPlan, key: int, *, by: MemberId, now: datetime, zone: ZoneInfo) -> list[date]:
    """Return the days that members can be asked about for one event of a plan.

    Raises:
        NotAllowed: only organisers plan.
        PlanGone: the plan has no such row.
    """
    row = next((each for each in plan.rows if each.key == key), None)
    if row is None:
        raise PlanGone
    taken = _taken(session, plan.wishes.year, by=by, zone=zone)
    days = open_days(plan.wishes, occasion=occasions(session), taken=taken, after=local_day(now, zone))
    return alternatives(plan, row, days)


def plan_all(session: WorkspaceSession, plans: list[EventPlan], *, ahead: int, by: MemberId, now: datetime, zone: ZoneInfo) -> list[Event]:
    """Plan the events of a year, each to be announced by itself so many weeks ahead: on a working moment, the last before where need be.

    Raises:
        NotAllowed: only organisers plan.
    """
    to = channel_receiver(session, zone)
    return [plan_ahead(session, plan, announce_at=max(now, announced_at(plan, ahead, to)), by=by, now=now) for plan in plans]


def take_back(session: WorkspaceSession, first: EventId, last: EventId, *, by: MemberId, now: datetime) -> int:
    """Drop what was planned together and is not announced yet; return the number.

    Raises:
        NotItsOrganiser, EventNotFound: one is not theirs.
    """
    require_organiser(session, by)
    dropped = [event for event in events.planned(session, now=now) if first <= event.id <= last and event.state is EventState.PLANNED]
    for event in dropped:
        withdraw(session, event.id, by=by, now=now)
    return len(dropped)


def send(session: WorkspaceSession, year: int, shape: str, *, to: MemberId, now: datetime) -> None:
    """Send an organiser the plan of a year as a file in their DM.

    Raises:
        NotAllowed: the plan of a year is for organisers.
    """
    require_organiser(session, to)
    outbox.add(session, SendYearPlan(member=to, year=year, shape="ics" if shape == "ics" else "docx"), now=now)


def _taken(session: WorkspaceSession, year: int, *, by: MemberId, zone: ZoneInfo) -> frozenset[date]:
    return taken_days([each.plan for each in of_year(session, year, to=by, zone=zone)], zone)
