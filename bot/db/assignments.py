"""Who owns an action item, each owner's side of it, and when they are next pinged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, AssignmentRow, NamedOwnerRow
from bot.db.odd_data import first, least
from bot.db.rows import change_rows, delete_rows
from bot.db.upsert import upsert
from bot.domain.action_items import ActionState
from bot.domain.action_pings import Assignment
from bot.domain.ids import ActionItemId, MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """When an owner is next pinged about an item (None: never), and whether they were today."""

    owner: MemberId
    item: ActionItemId
    at: datetime | None
    pinged_on: date | None = None


def save_owners(
    session: WorkspaceSession,
    item: ActionItemId,
    owners: Iterable[MemberId],
    *,
    now: datetime,
    names: Iterable[str] = (),
    stand_in: MemberId | None = None,
) -> None:
    """Keep who owns an item, in order; former owners keep their side of it. `stand_in` is pinged for the `names`."""
    chosen, named = list(dict.fromkeys(owners)), list(dict.fromkeys(names))
    of_item = (AssignmentRow.workspace_id == session.workspace, AssignmentRow.item_id == item)
    standing_in = [stand_in] if named and stand_in is not None and stand_in not in chosen else []
    session.execute(delete(AssignmentRow).where(*of_item, AssignmentRow.owner_id.not_in([*chosen, *standing_in])))
    for position, owner in enumerate([*chosen, *standing_in]):
        upsert(
            session,
            AssignmentRow,
            {
                "workspace_id": session.workspace,
                "item_id": item,
                "owner_id": owner,
                "position": position,
                "stands_in": owner in standing_in,
                "assigned_at": now,
            },
            key=["workspace_id", "item_id", "owner_id"],
            keep=["assigned_at"],
        )
    delete_rows(session, NamedOwnerRow, NamedOwnerRow.item_id == item)
    session.add_all(
        NamedOwnerRow(workspace_id=session.workspace, item_id=item, position=position, name=name) for position, name in enumerate(named)
    )
    session.flush()


def start_anew(session: WorkspaceSession, item: ActionItemId, *, now: datetime) -> None:
    """Let the pings of an item count from now, as if it was assigned today."""
    change_rows(session, AssignmentRow, AssignmentRow.item_id == item, assigned_at=now, postponed_until=None)


def assignment(session: WorkspaceSession, item: ActionItemId, owner: MemberId) -> Assignment | None:
    """Read one owner's side of an item."""
    row = session.execute(_assignments(session).where(AssignmentRow.item_id == item, AssignmentRow.owner_id == owner)).one_or_none()
    return _assignment(row) if row else None


def assignments_of(session: WorkspaceSession, owner: MemberId) -> dict[ActionItemId, Assignment]:
    """Read an owner's side of all their open items."""
    rows = session.execute(_assignments(session).where(AssignmentRow.owner_id == owner, ActionItemRow.state == str(ActionState.OPEN)))
    return {ActionItemId(row.item_id): _assignment(row) for row in rows}


def assignments_for(session: WorkspaceSession, owner: MemberId, items: Iterable[ActionItemId]) -> dict[ActionItemId, Assignment]:
    """Read an owner's side of several items."""
    rows = session.read(_HIS, owner=owner, items=list(items))
    return {ActionItemId(row.item_id): _assignment(row) for row in rows}


def assignments_among(
    session: WorkspaceSession, wanted: Mapping[MemberId, Iterable[ActionItemId]]
) -> dict[MemberId, dict[ActionItemId, Assignment]]:
    """Read several owners' sides of their items at once."""
    pairs = {owner: set(items) for owner, items in wanted.items()}
    every = sorted(set().union(*pairs.values())) if pairs else []
    rows = session.execute(
        _assignments(session, AssignmentRow.owner_id).where(AssignmentRow.owner_id.in_(pairs), AssignmentRow.item_id.in_(every))
    )
    found: dict[MemberId, dict[ActionItemId, Assignment]] = {owner: {} for owner in pairs}
    for row in rows:
        owner, item = MemberId(row.owner_id), ActionItemId(row.item_id)
        if item in pairs[owner]:
            found[owner][item] = _assignment(row)
    return found


def plan_ping(session: WorkspaceSession, item: ActionItemId, owner: MemberId, next_ping_at: datetime | None, **values: date | None) -> None:
    """Keep when an owner is next pinged about an item; `values`: postponed_until, pinged_on."""
    change_rows(session, AssignmentRow, AssignmentRow.item_id == item, AssignmentRow.owner_id == owner, next_ping_at=next_ping_at, **values)


def move_pings(session: WorkspaceSession, moves: Iterable[Move]) -> None:
    """Keep when owners are next pinged about their items, and where they were pinged today also that."""
    moved: dict[bool, list[dict[str, object]]] = {True: [], False: []}
    for move in moves:
        row = {"workspace": session.workspace, "item": move.item, "owner": move.owner, "moment": move.at, "pinged": move.pinged_on}
        moved[move.pinged_on is not None].append(row)
    for pinged, rows in moved.items():
        if rows:
            session.line.execute(_PLAN_AND_PINGED if pinged else _PLAN, rows)
    session.expire_all()


def stop_pings(session: WorkspaceSession, item: ActionItemId) -> None:
    """Plan no more pings about an item for anybody."""
    change_rows(session, AssignmentRow, AssignmentRow.item_id == item, next_ping_at=None)


def due_pings(session: WorkspaceSession, *, now: datetime, most: int) -> dict[MemberId, list[ActionItemId]]:
    """Find whose pings are due, the longest waiting first and about so many items in all; their rows are held."""
    counted = session.execute(
        select(AssignmentRow.owner_id, func.count())
        .where(AssignmentRow.workspace_id == session.workspace, AssignmentRow.next_ping_at <= now)
        .group_by(AssignmentRow.owner_id)
        .order_by(func.min(AssignmentRow.next_ping_at), AssignmentRow.owner_id)
        .limit(most)
    )
    owners: list[str] = []
    items = 0
    for owner, count in counted:
        if owners and items + count > most:
            break
        owners.append(owner)
        items += count
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
    found: datetime | None = first(session, _NEXT_PING)
    return found


_NEXT_PING = least(select(AssignmentRow.next_ping_at).where(AssignmentRow.workspace_id == bindparam("workspace")))
_table: Any = AssignmentRow.__table__  # Core: one statement for many rows
_items = ActionItemRow.__table__.c
_HIS = (
    select(_table.c.item_id, _table.c.assigned_at, _table.c.postponed_until, _table.c.pinged_on, _items.due_on)
    .join(ActionItemRow.__table__, (_items.workspace_id == _table.c.workspace_id) & (_items.id == _table.c.item_id))
    .where(
        _table.c.workspace_id == bindparam("workspace"),
        _table.c.owner_id == bindparam("owner"),
        _table.c.item_id.in_(bindparam("items", expanding=True)),
    )
)
_plan = update(_table).where(
    _table.c.workspace_id == bindparam("workspace"), _table.c.item_id == bindparam("item"), _table.c.owner_id == bindparam("owner")
)
_PLAN = _plan.values(next_ping_at=bindparam("moment"))
_PLAN_AND_PINGED = _plan.values(next_ping_at=bindparam("moment"), pinged_on=bindparam("pinged"))


def _assignments(session: WorkspaceSession, *more: Any) -> Any:  # noqa: ANN401  # a select of both tables
    return (
        select(
            *more,
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
    return Assignment(
        assigned_at=row.assigned_at,
        due_on=row.due_on,
        postponed_until=row.postponed_until,
        pinged_on=row.pinged_on,
    )
