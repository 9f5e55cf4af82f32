"""Forms of events, between the preview and the posting."""

from datetime import datetime
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import delete

from bot.db.engine import WorkspaceSession
from bot.db.models import DraftRow
from bot.domain.events import EventPlan
from bot.domain.ids import MemberId

_PLAN = TypeAdapter(EventPlan)


def save(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> str:
    """Keep a form while its maker looks at the preview; return its key."""
    key = uuid4().hex
    session.add(DraftRow(workspace_id=session.workspace, id=key, member_id=by, plan=_PLAN.dump_python(plan, mode="json"), made_at=now))
    session.flush()
    return key


def take(session: WorkspaceSession, key: str, *, by: MemberId) -> EventPlan | None:
    """Take a draft of this member away; None where it was posted already or is not theirs."""
    plan = session.execute(
        delete(DraftRow)
        .where(DraftRow.workspace_id == session.workspace, DraftRow.id == key, DraftRow.member_id == by)
        .returning(DraftRow.plan)
    ).scalar_one_or_none()
    return _PLAN.validate_python(plan) if plan is not None else None
