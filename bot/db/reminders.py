"""How far the reminders of events are planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, true, update

from bot.db.engine import WorkspaceSession
from bot.db.models import EventRow, OutboxRow, ReminderPlanRow
from bot.db.odd_data import first, least
from bot.db.upsert import upsert
from bot.domain.events import EventState
from bot.domain.ids import EventId

LOOKED_AT_EVERY = timedelta(minutes=15)
"""An event is looked at this often: whoever joined, or moved to another zone, is taken into account in time."""

PAST_KEPT = timedelta(days=14)
"""For so long after its end an event may still ask for its minutes; what is older is never looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPlan:
    """How far the reminders of an event are planned: all those up to `until`, and when the next one comes."""

    until: datetime
    next_at: datetime | None


def due(session: WorkspaceSession, *, now: datetime, most: int) -> list[EventId]:
    """List events whose reminders are to be planned: something is due, they changed, or they were not looked at for a while."""
    moments = {"now": now, "kept": now - PAST_KEPT, "long_ago": now - LOOKED_AT_EVERY}
    return [EventId(number) for number in session.read(_DUE, **moments, most=most).scalars()]


def next_at(session: WorkspaceSession, *, now: datetime) -> datetime | None:
    """Return when the next reminder comes; at once where an event has yet to be looked at."""
    kept = now - PAST_KEPT
    if session.read(_NEW, kept=kept).scalar() is not None:
        return now
    found: datetime | None = first(session, _NEXT_AT, kept=kept)
    return found


def plan_of(session: WorkspaceSession, event: EventId) -> ReminderPlan | None:
    """Read how far the reminders of an event are planned; None where nobody looked yet."""
    row = session.get(ReminderPlanRow, (session.workspace, event), populate_existing=True)
    return ReminderPlan(until=row.planned_until, next_at=row.next_at) if row else None


def save_plan(session: WorkspaceSession, event: EventId, plan: ReminderPlan, *, version: int, now: datetime) -> None:
    """Keep how far the reminders of an event are planned, and which version of it that was."""
    values = {
        "workspace_id": session.workspace,
        "event_id": event,
        "version": version,
        "planned_until": plan.until,
        "looked_at": now,
        "next_at": plan.next_at,
    }
    upsert(session, ReminderPlanRow, values, key=["workspace_id", "event_id"])


def look_again(session: WorkspaceSession, event: EventId | None, *, now: datetime) -> None:
    """Have an event, or each of them, looked at at once: there is something to remind of that there was not before."""
    plan = ReminderPlanRow.workspace_id == session.workspace, ReminderPlanRow.event_id == event if event is not None else true()
    session.execute(update(ReminderPlanRow).where(*plan).values(next_at=now).execution_options(synchronize_session=False))


def put_off(session: WorkspaceSession, event: EventId, *, now: datetime) -> None:
    """Leave an event that could not be planned until it is looked at again; what is due of it stays due."""
    version, made = session.execute(
        select(EventRow.version, EventRow.created_at).where(EventRow.workspace_id == session.workspace, EventRow.id == event)
    ).one()
    plan = plan_of(session, event)
    moments = (plan.until if plan else None, made, now)
    until = next(moment for moment in moments if isinstance(moment, datetime))
    save_plan(session, event, ReminderPlan(until=until, next_at=now + LOOKED_AT_EVERY), version=version or 0, now=now)


def planned_before(session: WorkspaceSession, keys: Iterable[str]) -> dict[str, datetime]:
    """Return which of these reminders, by their keys, were queued, and when each was to come."""
    wanted = list(keys)
    if not wanted:
        return {}
    rows = session.execute(
        select(OutboxRow.dedupe_key, OutboxRow.due_at, OutboxRow.added_at).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.dedupe_key.in_(wanted)
        )
    )
    return {key: max(due_at, added_at) for key, due_at, added_at in rows}


_COMING = (
    select(EventRow.id)
    .outerjoin(ReminderPlanRow, and_(ReminderPlanRow.workspace_id == EventRow.workspace_id, ReminderPlanRow.event_id == EventRow.id))
    .where(
        EventRow.workspace_id == bindparam("workspace"),
        EventRow.state == str(EventState.ANNOUNCED),
        EventRow.ends_at > bindparam("kept"),
    )
)
_IS_NEW = or_(ReminderPlanRow.event_id.is_(None), ReminderPlanRow.version != EventRow.version)
_NEW = _COMING.where(_IS_NEW).limit(1)
_DUE = (
    _COMING.where(or_(_IS_NEW, ReminderPlanRow.next_at <= bindparam("now"), ReminderPlanRow.looked_at <= bindparam("long_ago")))
    .order_by(EventRow.starts_at, EventRow.id)
    .limit(bindparam("most"))
)
_NEXT_AT = least(_COMING.with_only_columns(ReminderPlanRow.next_at))
