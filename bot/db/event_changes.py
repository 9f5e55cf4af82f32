"""What changed about an event: each change kept with the plan as it was before, under the version since."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from pydantic import TypeAdapter

from bot.db import agenda, prompts
from bot.db.engine import WorkspaceSession
from bot.db.events import plan_columns
from bot.db.models import EventChangeRow, EventRow
from bot.db.rows import change_rows, here
from bot.domain.event_life import EventStep
from bot.domain.events import Event, EventPlan
from bot.domain.ids import MemberId
from bot.domain.prompts import about_event

_PLAN = TypeAdapter(EventPlan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One change: what, by whom, when, the version since, and the plan before it."""

    version: int
    what: EventStep
    by: MemberId
    at: datetime
    was: EventPlan


def save(session: WorkspaceSession, was: Event, event: Event, what: EventStep, *, by: MemberId, now: datetime) -> Event:
    """Keep a changed event under the next version, with what it was; the event's row is held."""
    made = replace(event, version=was.version + 1)
    same = {each.name: getattr(made, each.name) for each in fields(made) if each.name not in {"id", "plan", "created_by", "created_at"}}
    values = {
        **plan_columns(made.plan),
        **same,
        "state": str(made.state),
        "verdict": str(made.verdict) if made.verdict else None,
    }
    change_rows(session, EventRow, EventRow.id == made.id, **values)
    if made.plan.agenda != was.plan.agenda:
        agenda.save_lines(session, made.id, made.plan.agenda, by=by, now=now)
    session.add(
        EventChangeRow(
            workspace_id=session.workspace,
            event_id=made.id,
            version=made.version,
            what=str(what),
            was=_PLAN.dump_python(was.plan, mode="json"),
            changed_by=by,
            changed_at=now,
        )
    )
    session.flush()
    if _settles(was) != _settles(made):
        prompts.settle(session, about_event(made.id), now=now)
    return made


def _settles(event: Event) -> tuple[object, ...]:
    """Name what of an event decides whether something is still asked about it."""
    return event.state, event.closed_at, event.verdict, event.moved_to


def since(session: WorkspaceSession, event: Event, version: int) -> list[Changed]:
    """List what happened after a version, the first thing first."""
    rows = session.scalars(
        here(session, EventChangeRow, EventChangeRow.event_id == event.id, EventChangeRow.version > version).order_by(
            EventChangeRow.version
        )
    )
    return [
        Changed(
            version=row.version,
            what=EventStep(row.what),
            by=MemberId(row.changed_by),
            at=row.changed_at,
            was=_PLAN.validate_python(row.was),
        )
        for row in rows
    ]


def plan_at(session: WorkspaceSession, event: Event, version: int) -> EventPlan:
    """Return the plan as it was at a version."""
    later = since(session, event, version)
    return later[0].was if later else event.plan
