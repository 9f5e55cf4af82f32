"""What happened to action items; only ever added to."""

from datetime import datetime

from sqlalchemy import insert

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.models import ActionLogRow
from bot.db.rows import here
from bot.domain.action_history import Happening, Step
from bot.domain.ids import ActionItemId, MemberId


def note(session: WorkspaceSession, item: ActionItemId, what: Step, *, by: MemberId | None, now: datetime, **facts: str) -> int:
    """Add what happened, and return its place in the log."""
    values = {"workspace_id": session.workspace, "item_id": item, "at": now, "by": by, "what": str(what), "facts": facts}
    place = session.execute(insert(ActionLogRow).values(values).returning(ActionLogRow.id)).scalar_one()
    prompts.settle(session, [f"action:{item}"], now=now)
    return place


def of(session: WorkspaceSession, item: ActionItemId, *, most: int) -> list[Happening]:
    """Read what happened to an item lately, the oldest first."""
    rows = session.scalars(here(session, ActionLogRow, ActionLogRow.item_id == item).order_by(ActionLogRow.id.desc()).limit(most)).all()
    return [_happening(row) for row in reversed(rows)]


def entry(session: WorkspaceSession, place: int) -> Happening | None:
    """Read one thing that happened."""
    row = session.scalars(here(session, ActionLogRow, ActionLogRow.id == place)).one_or_none()
    return _happening(row) if row else None


def _happening(row: ActionLogRow) -> Happening:
    return Happening(id=row.id, at=row.at, by=MemberId(row.by) if row.by else None, what=Step(row.what), facts=row.facts)
