"""Agenda items of events, and those proposed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.models import AgendaItemRow, EventRow
from bot.db.odd_data import first, least, readable, text_of
from bot.db.rows import change_rows, here, made_of
from bot.db.workspaces import next_number
from bot.domain.agenda import AgendaItem, AgendaItemGone, AgendaPoint, ItemState, with_lines
from bot.domain.events import EventState
from bot.domain.ids import AgendaItemId, EventId, MemberId

_MINUTE = timedelta(minutes=1)

_rows = AgendaItemRow.__table__.c
_AGENDA = (
    select(*_rows)
    .where(_rows.workspace_id == bindparam("workspace"), _rows.event_id == bindparam("event"), _rows.state == str(ItemState.ACCEPTED))
    .order_by(_rows.position, _rows.id)
)
_POINTS = _AGENDA.with_only_columns(_rows.id, _rows.title, _rows.lasts_minutes, _rows.presenter_id, _rows.presenter_name, _rows.attachment)


def items_of(session: WorkspaceSession, event: EventId) -> list[AgendaItem]:
    """Read an event's agenda in its order."""
    return readable(session, "agenda item", session.read(_AGENDA, event=event), _item)


def points_of(session: WorkspaceSession, event: EventId) -> list[tuple[AgendaItemId, AgendaPoint]]:
    """Read what an event's agenda shows, in its order: without who proposed what, and when."""
    return readable(session, "agenda item", session.read(_POINTS, event=event), lambda row: (AgendaItemId(row.id), _point(row)))


def lines_of(session: WorkspaceSession, event: EventId) -> tuple[str, ...]:
    """Read the titles on an event's agenda, as a form's lines show them."""
    return tuple(point.title for _, point in points_of(session, event))


def proposals_for(session: WorkspaceSession, event: EventId) -> list[AgendaItem]:
    """List what was proposed and waits for a decision, the oldest first."""
    rows = session.scalars(
        here(session, AgendaItemRow, AgendaItemRow.event_id == event, AgendaItemRow.state == str(ItemState.PROPOSED)).order_by(
            AgendaItemRow.id
        )
    )
    return readable(session, "agenda item", rows, _item)


def left_over(session: WorkspaceSession, *, now: datetime) -> list[AgendaItem]:
    """List what was proposed for events that are over and never decided, the oldest first."""
    return readable(session, "agenda item", session.read(_LEFT_OVER, moment=now), _item)


def waiting(session: WorkspaceSession, *, now: datetime) -> list[AgendaItem]:
    """List what is proposed for events that are not over and was not decided, the oldest first."""
    return readable(session, "agenda item", session.read(_WAITING, moment=now), _item)


def next_end(session: WorkspaceSession, *, now: datetime) -> datetime | None:
    """Return when the next event ends for which something is proposed."""
    found: datetime | None = first(session, _NEXT_END, moment=now)
    return found


def carry(session: WorkspaceSession, item: AgendaItemId, *, to: EventId) -> None:
    """Propose an item for another event."""
    _update(session, item, event_id=to)


def find(session: WorkspaceSession, item: AgendaItemId) -> AgendaItem | None:
    """Read one agenda item, whatever came of it; None where this workspace has no such item."""
    row = session.get(AgendaItemRow, (session.workspace, item), populate_existing=True)
    return _item(row) if row else None


def get(session: WorkspaceSession, item: AgendaItemId) -> AgendaItem:
    """Read one agenda item, whatever came of it.

    Raises:
        AgendaItemGone: this workspace has no such item.
    """
    found = find(session, item)
    if found is None:
        raise AgendaItemGone
    return found


def latest_by(session: WorkspaceSession, event: EventId, member: MemberId, *, title: str, since: datetime) -> AgendaItem | None:
    """Find an item of the same words that the member proposed for the event since a moment."""
    row = session.scalars(
        here(
            session,
            AgendaItemRow,
            AgendaItemRow.event_id == event,
            AgendaItemRow.proposed_by == member,
            AgendaItemRow.title == title,
            AgendaItemRow.proposed_at >= since,
            AgendaItemRow.state.in_((str(ItemState.PROPOSED), str(ItemState.ACCEPTED))),
        )
        .order_by(AgendaItemRow.id.desc())
        .limit(1)
    ).first()
    return _item(row) if row else None


def add(
    session: WorkspaceSession, event: EventId, point: AgendaPoint, *, state: ItemState, by: MemberId, now: datetime, position: int = 0
) -> AgendaItem:
    """Keep a new item, proposed or on the agenda at once."""
    number = AgendaItemId(next_number(session, "agenda_item"))
    session.add(
        AgendaItemRow(
            workspace_id=session.workspace,
            id=number,
            event_id=event,
            position=position,
            state=str(state),
            proposed_by=by,
            proposed_at=now,
            **_columns(point),
        )
    )
    session.flush()
    return AgendaItem(id=number, event=event, point=point, position=position, state=state, proposed_by=by, proposed_at=now)


def save_point(session: WorkspaceSession, item: AgendaItemId, point: AgendaPoint) -> None:
    """Keep what was changed of an item."""
    _update(session, item, **_columns(point))


def save_decision(
    session: WorkspaceSession, item: AgendaItemId, state: ItemState, *, by: MemberId, now: datetime, position: int = 0, reason: str = ""
) -> None:
    """Keep what came of an item: accepted (at that place), declined with a word, or removed."""
    _update(session, item, state=str(state), decided_by=by, decided_at=now, position=position, reason=reason or None)
    prompts.settle(session, [f"proposal:{item}"], now=now)


def save_order(session: WorkspaceSession, items: Iterable[AgendaItem]) -> None:
    """Number an agenda anew, in the order given."""
    for position, item in enumerate(items, start=1):
        _save_place(session, item, position)


def save_lines(session: WorkspaceSession, event: EventId, lines: Sequence[str], *, by: MemberId, now: datetime) -> bool:
    """Bring an event's agenda in line with the lines of its form; return whether that changed anything.

    An item whose title is still there keeps its minutes, presenter and attachment; one whose line is gone is removed.
    """
    before = items_of(session, event)
    if [item.point.title for item in before] == list(lines):
        return False
    wanted = with_lines(before, lines)
    for item in before:
        if item not in wanted:
            save_decision(session, item.id, ItemState.REMOVED, by=by, now=now)
    for position, each in enumerate(wanted, start=1):
        if isinstance(each, AgendaItem):
            _save_place(session, each, position)
        else:
            add(session, event, AgendaPoint(title=each), state=ItemState.ACCEPTED, by=by, now=now, position=position)
    return True


def bring_along(session: WorkspaceSession, was: EventId, event: EventId) -> None:
    """Let the agenda of an event that goes on as another come along: all of each item, and what was proposed."""
    left = items_of(session, was)
    for item in items_of(session, event):
        known = next((each for each in left if each.point.title == item.point.title), None)
        if known is not None:
            left.remove(known)
            save_point(session, item.id, known.point)
    for proposal in proposals_for(session, was):
        carry(session, proposal.id, to=event)


_events = EventRow.__table__.c
_PROPOSED = (
    select(*_rows)
    .join(EventRow.__table__, (_events.workspace_id == _rows.workspace_id) & (_events.id == _rows.event_id))
    .where(
        _rows.workspace_id == bindparam("workspace"),
        _rows.state == str(ItemState.PROPOSED),
        _events.state.in_((str(EventState.ANNOUNCED), str(EventState.CALLED_OFF))),
    )
)
_LEFT_OVER = _PROPOSED.where(_events.ends_at <= bindparam("moment")).order_by(_rows.id)
_WAITING = _PROPOSED.where(_events.ends_at > bindparam("moment")).order_by(_rows.id)
_NEXT_END = least(_PROPOSED.where(_events.ends_at > bindparam("moment")).with_only_columns(_events.ends_at))


def _update(session: WorkspaceSession, item: AgendaItemId, **values: object) -> None:
    change_rows(session, AgendaItemRow, AgendaItemRow.id == item, **values)


def _save_place(session: WorkspaceSession, item: AgendaItem, position: int) -> None:
    if item.position != position:
        _update(session, item.id, position=position)


def _columns(point: AgendaPoint) -> dict[str, Any]:
    return {
        "title": point.title,
        "lasts_minutes": None if point.lasts is None else point.lasts // _MINUTE,
        "presenter_id": point.presenter,
        "presenter_name": point.presenter_name,
        "attachment": point.attachment,
    }


def _point(row: Any) -> AgendaPoint:  # noqa: ANN401  # as for `_item`
    return AgendaPoint(
        title=text_of(row.title),
        lasts=None if row.lasts_minutes is None else row.lasts_minutes * _MINUTE,
        presenter=MemberId(row.presenter_id) if row.presenter_id else None,
        presenter_name=row.presenter_name and text_of(row.presenter_name),
        attachment=row.attachment and text_of(row.attachment),
    )


def _item(row: Any) -> AgendaItem:  # noqa: ANN401  # a row of the table, by either way
    return made_of(AgendaItem, row, event=EventId(row.event_id), point=_point(row), state=ItemState(row.state), reason=row.reason or "")
