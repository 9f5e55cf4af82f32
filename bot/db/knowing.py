"""What shows that a member may know of something: what they presented, and what they had in hand."""

from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, AgendaItemRow, AssignmentRow
from bot.domain.agenda import ItemState
from bot.domain.ids import MemberId

MOST = 2_000
"""Of each the latest so many: what is older says little of what somebody knows now."""


def presented(session: WorkspaceSession) -> list[tuple[MemberId, str]]:
    """List who presented what, the latest first."""
    rows = select(AgendaItemRow.presenter_id, AgendaItemRow.title).where(
        AgendaItemRow.workspace_id == session.workspace,
        AgendaItemRow.presenter_id.is_not(None),
        AgendaItemRow.state == str(ItemState.ACCEPTED),
    )
    return [(MemberId(member), title) for member, title in session.execute(rows.order_by(AgendaItemRow.id.desc()).limit(MOST)) if member]


def owned(session: WorkspaceSession) -> list[tuple[MemberId, str]]:
    """List who had which action item in hand, the latest first."""
    rows = (
        select(AssignmentRow.owner_id, ActionItemRow.text)
        .join(ActionItemRow, (ActionItemRow.workspace_id == AssignmentRow.workspace_id) & (ActionItemRow.id == AssignmentRow.item_id))
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.stands_in.is_(False))
    )
    return [(MemberId(owner), text) for owner, text in session.execute(rows.order_by(AssignmentRow.item_id.desc()).limit(MOST))]
