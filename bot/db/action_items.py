"""Action items and their owners."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from bot.db import assignments
from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, AssignmentRow, MemberRow, NamedOwnerRow
from bot.db.odd_data import readable
from bot.db.rows import change_rows, made_of, source_of
from bot.db.workspaces import next_number
from bot.domain.action_items import ActionItem, ActionNotFound, ActionState, Source
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId


def add(
    session: WorkspaceSession,
    *,
    text: str,
    owners: Iterable[MemberId],
    due_on: date | None,
    by: MemberId,
    now: datetime,
    source: Source | None,
    names: Iterable[str] = (),
    event: EventId | None = None,
    decision: DecisionId | None = None,
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
            source_event_id=event,
            source_decision_id=decision,
        )
    )
    session.flush()
    assignments.save_owners(session, number, owners, names=names, stand_in=by, now=now)
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
    rows = {row.id: row for row in session.read(_ITEMS, items=wanted)}
    owners, names = _grouped(session.read(_OWNERS, items=wanted)), _grouped(session.read(_NAMES, items=wanted))
    there = [rows[item] for item in wanted if item in rows]
    return readable(session, "action item", there, lambda row: _item(row, owners.get(row.id, ()), names.get(row.id, ())))


def open_items(
    session: WorkspaceSession,
    *,
    owner: MemberId | None = None,
    due_before: date | None = None,
    most: int | None = None,
    skip: int = 0,
) -> list[ActionItem]:
    """List open action items, the earliest due first and those without a date last."""
    statement = (
        _open(select(ActionItemRow.id), session, owner, due_before)
        .order_by(ActionItemRow.due_on.is_(None), ActionItemRow.due_on, ActionItemRow.id)
        .offset(skip)
    )
    return several(session, [ActionItemId(number) for number in session.scalars(statement if most is None else statement.limit(most))])


def count_open(session: WorkspaceSession, *, owner: MemberId | None = None, due_before: date | None = None) -> int:
    """Count open action items."""
    return session.scalar(_open(select(func.count()).select_from(ActionItemRow), session, owner, due_before)) or 0


def due_asked_of(session: WorkspaceSession, member: MemberId, *, most: int) -> list[ActionItem]:
    """List the open items that a member assigned and whose owners ask for another due date."""
    statement = _open(select(ActionItemRow.id), session, None, None).where(
        ActionItemRow.assigned_by == member, ActionItemRow.asked_due_on.is_not(None)
    )
    return several(session, [ActionItemId(number) for number in session.scalars(statement.order_by(ActionItemRow.id).limit(most))])


def past_last_ping(session: WorkspaceSession, *, most: int = 200) -> list[ActionItem]:
    """List open items of which no ping is planned any more and whose owners are still there, the longest overdue first."""
    assignments = select(AssignmentRow.item_id).where(
        AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id == ActionItemRow.id
    )
    here = assignments.join(
        MemberRow, (MemberRow.workspace_id == AssignmentRow.workspace_id) & (MemberRow.id == AssignmentRow.owner_id)
    ).where(MemberRow.is_gone.is_(False))
    statement = (
        _open(select(ActionItemRow.id), session, None, None)
        .where(here.exists(), ~assignments.where(AssignmentRow.next_ping_at.is_not(None)).exists())
        .order_by(ActionItemRow.due_on.is_(None), ActionItemRow.due_on, ActionItemRow.id)
        .limit(most)
    )
    return several(session, [ActionItemId(number) for number in session.scalars(statement)])


def concerning(session: WorkspaceSession, member: MemberId) -> list[ActionItem]:
    """List the open items that a member owns, or for whose owners without Slack they stand in."""
    statement = (
        select(ActionItemRow.id)
        .join(AssignmentRow, (AssignmentRow.workspace_id == ActionItemRow.workspace_id) & (AssignmentRow.item_id == ActionItemRow.id))
        .where(
            ActionItemRow.workspace_id == session.workspace,
            ActionItemRow.state == str(ActionState.OPEN),
            AssignmentRow.owner_id == member,
        )
        .order_by(ActionItemRow.id)
    )
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
    """Keep a new state, by whom and when; what was asked about it is answered by its end."""
    _update(session, item, state=str(state), closed_by=by, closed_at=at, asked_due_on=None, asked_due_by=None)


def save_text(session: WorkspaceSession, item: ActionItemId, *, text: str) -> None:
    """Keep other words."""
    _update(session, item, text=text)


def save_due(session: WorkspaceSession, item: ActionItemId, due_on: date | None) -> None:
    """Keep another due date; what was asked for is answered by it."""
    _update(session, item, due_on=due_on, asked_due_on=None, asked_due_by=None)


def save_asked_due(session: WorkspaceSession, item: ActionItemId, on: date | None, by: MemberId | None) -> None:
    """Keep the due date that an owner asks for, until it is answered (None)."""
    _update(session, item, asked_due_on=on, asked_due_by=by)


def save_assigner(session: WorkspaceSession, item: ActionItemId, by: MemberId) -> None:
    """Keep who answers for an item from now on."""
    _update(session, item, assigned_by=by)


def _update(session: WorkspaceSession, item: ActionItemId, **values: object) -> None:
    change_rows(session, ActionItemRow, ActionItemRow.id == item, **values)


def _open(statement: Any, session: WorkspaceSession, owner: MemberId | None, due_before: date | None) -> Any:  # noqa: ANN401  # a select
    statement = statement.where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.state == str(ActionState.OPEN))
    if due_before is not None:
        statement = statement.where(ActionItemRow.due_on < due_before)
    if owner is not None:
        theirs = select(AssignmentRow.item_id).where(
            AssignmentRow.workspace_id == session.workspace, AssignmentRow.owner_id == owner, AssignmentRow.stands_in.is_(False)
        )
        statement = statement.where(ActionItemRow.id.in_(theirs))
    return statement


def _grouped(rows: Iterable[Any]) -> dict[int, tuple[str, ...]]:
    """Gather what belongs to each item, in order, from rows of an item and one such thing."""
    found: dict[int, tuple[str, ...]] = {}
    for item, one in rows:
        found[item] = (*found.get(item, ()), one)
    return found


def _item(row: Any, owners: tuple[str, ...], names: tuple[str, ...]) -> ActionItem:  # noqa: ANN401  # a row of _ITEMS
    return made_of(
        ActionItem,
        row,
        owners=tuple(map(MemberId, owners)),
        names=names,
        state=ActionState(row.state),
        source=source_of(row),
        event=row.source_event_id,
        decision=row.source_decision_id,
    )


_items = ActionItemRow.__table__.c
_owners = AssignmentRow.__table__.c
_names = NamedOwnerRow.__table__.c
_ITEMS = select(ActionItemRow.__table__).where(
    _items.workspace_id == bindparam("workspace"), _items.id.in_(bindparam("items", expanding=True))
)
_OWNERS = (
    select(_owners.item_id, _owners.owner_id)
    .where(
        _owners.workspace_id == bindparam("workspace"),
        _owners.item_id.in_(bindparam("items", expanding=True)),
        _owners.stands_in.is_(False),
    )
    .order_by(_owners.item_id, _owners.position)
)
_NAMES = (
    select(_names.item_id, _names.name)
    .where(_names.workspace_id == bindparam("workspace"), _names.item_id.in_(bindparam("items", expanding=True)))
    .order_by(_names.item_id, _names.position)
)
