"""Action items and their owners."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, AssignmentRow
from bot.db.upsert import upsert
from bot.db.workspaces import next_number
from bot.domain.action_items import ActionItem, ActionNotFound, ActionState, Assignment, Source
from bot.domain.ids import ActionItemId, ChannelId, MemberId, MessageTs


def add(
    session: WorkspaceSession,
    *,
    text: str,
    owners: Iterable[MemberId],
    due_on: date | None,
    by: MemberId,
    now: datetime,
    source: Source | None,
) -> ActionItem:
    """Keep a new action item under the next number; its owners' pings are yet to be planned."""
    number = ActionItemId(next_number(session, "action_item"))
    session.add(
        ActionItemRow(
            workspace_id=session.workspace,
            id=number,
            text=text,
            due_on=due_on,
            state=str(ActionState.OPEN),
            assigned_by=by,
            assigned_at=now,
            source_channel_id=source.channel if source else None,
            source_ts=source.ts if source else None,
        )
    )
    session.flush()
    session.add_all(
        AssignmentRow(workspace_id=session.workspace, item_id=number, owner_id=owner, position=position, assigned_at=now)
        for position, owner in enumerate(dict.fromkeys(owners))
    )
    session.flush()
    return get(session, number)


def get(session: WorkspaceSession, item: ActionItemId) -> ActionItem:
    """Read an action item.

    Raises:
        ActionNotFound: this workspace has no such number.
    """
    found = several(session, [item])
    if not found:
        raise ActionNotFound(item=item)
    return found[0]


def get_for_update(session: WorkspaceSession, item: ActionItemId) -> ActionItem:
    """Read an action item and hold its row until the transaction ends.

    Raises:
        ActionNotFound: this workspace has no such number.
    """
    session.execute(
        select(ActionItemRow.id).where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.id == item).with_for_update()
    )
    return get(session, item)


def several(session: WorkspaceSession, items: Iterable[ActionItemId]) -> list[ActionItem]:
    """Read several action items, in the order asked for."""
    wanted = list(items)
    rows = {
        row.id: row
        for row in session.scalars(
            select(ActionItemRow)
            .where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.id.in_(wanted))
            .execution_options(populate_existing=True)
        )
    }
    owners = _owners(session, wanted)
    return [_item(rows[item], owners.get(item, ())) for item in wanted if item in rows]


def open_items(
    session: WorkspaceSession, *, owner: MemberId | None = None, due_before: date | None = None, most: int = 200
) -> list[ActionItem]:
    """List open action items, the earliest due first and those without a date last."""
    statement = (
        select(ActionItemRow.id)
        .where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.state == str(ActionState.OPEN))
        .order_by(ActionItemRow.due_on.is_(None), ActionItemRow.due_on, ActionItemRow.id)
        .limit(most)
    )
    if due_before is not None:
        statement = statement.where(ActionItemRow.due_on < due_before)
    if owner is not None:
        his = select(AssignmentRow.item_id).where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.owner_id == owner)
        statement = statement.where(ActionItemRow.id.in_(his))
    return several(session, [ActionItemId(number) for number in session.scalars(statement)])


def latest_by(session: WorkspaceSession, member: MemberId, *, text: str, since: datetime) -> ActionItem | None:
    """Find an open action item of the same words that the member made since a moment."""
    number = session.scalar(
        select(ActionItemRow.id)
        .where(
            ActionItemRow.workspace_id == session.workspace,
            ActionItemRow.assigned_by == member,
            ActionItemRow.text == text,
            ActionItemRow.assigned_at >= since,
            ActionItemRow.state == str(ActionState.OPEN),
        )
        .order_by(ActionItemRow.id.desc())
        .limit(1)
    )
    return get(session, ActionItemId(number)) if number is not None else None


def save_state(session: WorkspaceSession, item: ActionItemId, state: ActionState, *, by: MemberId | None, at: datetime | None) -> None:
    """Keep a new state, by whom and when."""
    session.execute(
        update(ActionItemRow)
        .where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.id == item)
        .values(state=str(state), closed_by=by, closed_at=at)
        .execution_options(synchronize_session="fetch")
    )


def save_text(session: WorkspaceSession, item: ActionItemId, *, text: str, due_on: date | None) -> None:
    """Keep other words or another due date."""
    session.execute(
        update(ActionItemRow)
        .where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.id == item)
        .values(text=text, due_on=due_on)
        .execution_options(synchronize_session="fetch")
    )


def save_owners(session: WorkspaceSession, item: ActionItemId, owners: Iterable[MemberId], *, now: datetime) -> None:
    """Keep who owns an item, in order; who was an owner keeps his side of it."""
    chosen = list(dict.fromkeys(owners))
    session.execute(
        delete(AssignmentRow).where(
            AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id == item, AssignmentRow.owner_id.not_in(chosen)
        )
    )
    for position, owner in enumerate(chosen):
        upsert(
            session,
            AssignmentRow,
            {"workspace_id": session.workspace, "item_id": item, "owner_id": owner, "position": position, "assigned_at": now},
            key=["workspace_id", "item_id", "owner_id"],
            keep=["assigned_at"],
        )


def assignment(session: WorkspaceSession, item: ActionItemId, owner: MemberId) -> Assignment | None:
    """Read one owner's side of an item."""
    row = session.execute(_assignments(session).where(AssignmentRow.item_id == item, AssignmentRow.owner_id == owner)).one_or_none()
    return _assignment(row) if row else None


def assignments_of(session: WorkspaceSession, owner: MemberId) -> dict[ActionItemId, Assignment]:
    """Read an owner's side of all his open items."""
    rows = session.execute(_assignments(session).where(AssignmentRow.owner_id == owner, ActionItemRow.state == str(ActionState.OPEN)))
    return {ActionItemId(row.item_id): _assignment(row) for row in rows}


def plan_ping(session: WorkspaceSession, item: ActionItemId, owner: MemberId, next_ping_at: datetime | None, **values: date | None) -> None:
    """Keep when an owner is next pinged about an item; `values`: postponed_until, pinged_on."""
    session.execute(
        update(AssignmentRow)
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id == item, AssignmentRow.owner_id == owner)
        .values(next_ping_at=next_ping_at, **values)
        .execution_options(synchronize_session="fetch")
    )


def stop_pings(session: WorkspaceSession, item: ActionItemId) -> None:
    """Plan no more pings about an item for anybody."""
    session.execute(
        update(AssignmentRow)
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id == item)
        .values(next_ping_at=None)
        .execution_options(synchronize_session="fetch")
    )


def due_pings(session: WorkspaceSession, *, now: datetime, most: int) -> dict[MemberId, list[ActionItemId]]:
    """Find whose pings are due, at most so many owners, the longest waiting first; their rows are held."""
    owners = session.scalars(
        select(AssignmentRow.owner_id)
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.next_ping_at <= now)
        .group_by(AssignmentRow.owner_id)
        .order_by(func.min(AssignmentRow.next_ping_at), AssignmentRow.owner_id)
        .limit(most)
    ).all()
    due: dict[MemberId, list[ActionItemId]] = {MemberId(owner): [] for owner in owners}
    rows = session.execute(
        select(AssignmentRow.owner_id, AssignmentRow.item_id)
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.next_ping_at <= now, AssignmentRow.owner_id.in_(owners))
        .order_by(AssignmentRow.item_id, AssignmentRow.owner_id)
        .with_for_update()
    )
    for owner, item in rows:
        due[MemberId(owner)].append(ActionItemId(item))
    return {owner: items for owner, items in due.items() if items}  # another planner may have been first


def next_ping_at(session: WorkspaceSession) -> datetime | None:
    """Find the moment of the first ping that is planned."""
    return session.scalar(select(func.min(AssignmentRow.next_ping_at)).where(AssignmentRow.workspace_id == session.workspace))


def _assignments(session: WorkspaceSession) -> Any:  # noqa: ANN401  # a select of both tables
    return (
        select(
            AssignmentRow.item_id,
            AssignmentRow.assigned_at,
            AssignmentRow.postponed_until,
            AssignmentRow.pinged_on,
            ActionItemRow.due_on,
        )
        .join(ActionItemRow, (ActionItemRow.workspace_id == AssignmentRow.workspace_id) & (ActionItemRow.id == AssignmentRow.item_id))
        .where(AssignmentRow.workspace_id == session.workspace)
    )


def _assignment(row: Any) -> Assignment:  # noqa: ANN401  # a row of _assignments
    return Assignment(assigned_at=row.assigned_at, due_on=row.due_on, postponed_until=row.postponed_until, pinged_on=row.pinged_on)


def _owners(session: WorkspaceSession, items: list[ActionItemId]) -> dict[int, tuple[MemberId, ...]]:
    rows = session.execute(
        select(AssignmentRow.item_id, AssignmentRow.owner_id)
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id.in_(items))
        .order_by(AssignmentRow.item_id, AssignmentRow.position)
    )
    owners: dict[int, tuple[MemberId, ...]] = {}
    for item, owner in rows:
        owners[item] = (*owners.get(item, ()), MemberId(owner))
    return owners


def _item(row: ActionItemRow, owners: tuple[MemberId, ...]) -> ActionItem:
    source = (
        Source(channel=ChannelId(row.source_channel_id), ts=MessageTs(row.source_ts)) if row.source_channel_id and row.source_ts else None
    )
    return ActionItem(
        id=ActionItemId(row.id),
        text=row.text,
        owners=owners,
        due_on=row.due_on,
        assigned_by=MemberId(row.assigned_by),
        assigned_at=row.assigned_at,
        state=ActionState(row.state),
        closed_at=row.closed_at,
        closed_by=MemberId(row.closed_by) if row.closed_by else None,
        source=source,
    )
