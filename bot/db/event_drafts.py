"""Forms of events, between the preview and the posting."""

from datetime import datetime
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import delete

from bot.db.engine import WorkspaceSession
from bot.db.models import DraftRow
from bot.domain.events import EventPlan
from bot.domain.ids import MemberId, PollId
from bot.domain.polls import PlannedOf
from bot.domain.series import SeriesPlan

Drafted = EventPlan | SeriesPlan
_PLAN: TypeAdapter[Drafted] = TypeAdapter(Drafted)


def save(session: WorkspaceSession, plan: Drafted, *, by: MemberId, now: datetime, of: PlannedOf | None = None) -> str:
    """Keep a form while its maker looks at the preview, with the poll it is planned of; return its key."""
    key, kept = uuid4().hex, _PLAN.dump_python(plan, mode="json")
    poll = {"poll_id": of.poll, "poll_slot": of.slot} if of else {}
    session.add(DraftRow(workspace_id=session.workspace, id=key, member_id=by, plan=kept, made_at=now, **poll))
    session.flush()
    return key


def planned_of(session: WorkspaceSession, key: str, *, by: MemberId) -> PlannedOf | None:
    """Return of which poll a member's draft is planned; None: of none, or it is not there any more."""
    row = session.get(DraftRow, (session.workspace, key))
    if row is None or row.member_id != by or row.poll_id is None:
        return None
    return PlannedOf(poll=PollId(row.poll_id), slot=row.poll_slot or 0)


def take(session: WorkspaceSession, key: str, *, by: MemberId) -> Drafted | None:
    """Take a draft of this member away; None where it was posted already or is not theirs."""
    plan = session.execute(
        delete(DraftRow)
        .where(DraftRow.workspace_id == session.workspace, DraftRow.id == key, DraftRow.member_id == by)
        .returning(DraftRow.plan)
    ).scalar_one_or_none()
    return _PLAN.validate_python(plan) if plan is not None else None
