"""What those who left had in hand, line by line."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from bot.db import prompts
from bot.db.engine import WorkspaceSession
from bot.db.models import HandoverRow, MemberRow
from bot.db.rows import change_rows, here, made_of
from bot.db.upsert import insert_new
from bot.db.workspaces import next_number
from bot.domain.handover import HandoverLine, LineState, NoSuchLine
from bot.domain.ids import MemberId

SETTLED = (str(LineState.TAKEN), str(LineState.MOOT))


def add(session: WorkspaceSession, leaver: MemberId, subject: str, *, now: datetime) -> bool:
    """Keep a line; False where the list has it already. One that had become moot counts anew."""
    known = session.execute(
        select(HandoverRow.id, HandoverRow.state).where(
            HandoverRow.workspace_id == session.workspace, HandoverRow.leaver_id == leaver, HandoverRow.subject == subject
        )
    ).one_or_none()
    if known is not None and known.state not in SETTLED:
        return False
    if known is not None:
        _update(session, known.id, state=str(LineState.OPEN), successor_id=None, asked_by=None, made_at=now, settled_at=None)
        return True
    values = {
        "workspace_id": session.workspace,
        "id": next_number(session, "handover"),
        "leaver_id": leaver,
        "subject": subject,
        "state": str(LineState.OPEN),
        "made_at": now,
    }
    return insert_new(session, HandoverRow, values, key=["workspace_id", "leaver_id", "subject"], returning="id")


def get_for_update(session: WorkspaceSession, number: int) -> HandoverLine:
    """Read a line and hold its row until the transaction ends.

    Raises:
        NoSuchLine: this workspace has no such line.
    """
    row = session.scalars(
        here(session, HandoverRow, HandoverRow.id == number).with_for_update().execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise NoSuchLine
    return _line(row)


def of(session: WorkspaceSession, leaver: MemberId) -> list[HandoverLine]:
    """List the lines of a member who left."""
    rows = session.scalars(
        here(session, HandoverRow, HandoverRow.leaver_id == leaver).order_by(HandoverRow.id).execution_options(populate_existing=True)
    )
    return [_line(row) for row in rows]


def several(session: WorkspaceSession, numbers: Sequence[int]) -> list[HandoverLine]:
    """Read several lines, in the order asked for."""
    rows = {
        row.id: row
        for row in session.scalars(here(session, HandoverRow, HandoverRow.id.in_(numbers)).execution_options(populate_existing=True))
    }
    return [_line(rows[number]) for number in numbers if number in rows]


def save(
    session: WorkspaceSession, line: HandoverLine, state: LineState, *, successor: MemberId | None, by: MemberId | None, now: datetime
) -> None:
    """Keep how far a line is, and who was asked by whom."""
    _update(session, line.id, state=str(state), successor_id=successor, asked_by=by, settled_at=now if state in SETTLED else None)
    prompts.settle(session, [f"handover:{line.id}"], now=now)


def leavers(session: WorkspaceSession) -> list[MemberId]:
    """List those who left and have lines that nobody has taken over yet."""
    rows = session.scalars(
        select(HandoverRow.leaver_id)
        .join(MemberRow, (MemberRow.workspace_id == HandoverRow.workspace_id) & (MemberRow.id == HandoverRow.leaver_id))
        .where(HandoverRow.workspace_id == session.workspace, HandoverRow.state.not_in(SETTLED), MemberRow.is_gone)
        .group_by(HandoverRow.leaver_id)
        .order_by(HandoverRow.leaver_id)
    )
    return [MemberId(member) for member in rows]


def _update(session: WorkspaceSession, number: int, **values: object) -> None:
    change_rows(session, HandoverRow, HandoverRow.id == number, **values)


def _line(row: HandoverRow) -> HandoverLine:
    return made_of(HandoverLine, row, leaver=row.leaver_id, state=LineState(row.state), successor=row.successor_id)
