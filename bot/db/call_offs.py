"""Why people did not sign up for what was called off: who was asked and answered, and apart from that the counts.

No row has both a member and a reason. All counts of an event are written anew with each answer, so that none tells by its last
change which of them went up.
"""

from collections.abc import Iterable

from sqlalchemy import case, func, insert, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import CallOffAskingRow, CallOffCountRow, CallOffRow
from bot.db.rows import change_rows, delete_rows, here
from bot.db.workspaces import raise_decisions_version
from bot.domain.call_offs import CallOff, Reason
from bot.domain.ids import EventId, MemberId


def add(session: WorkspaceSession, event: EventId, *, signed_up: int, minimum: int, asked: Iterable[MemberId]) -> None:
    """Keep that an event was called off for want of sign-ups, and who is asked why; what was kept of an earlier time goes."""
    forget(session, event)
    keys = {"workspace_id": session.workspace, "event_id": event}
    session.add(CallOffRow(**keys, signed_up=signed_up, minimum=minimum, holds=True, version=raise_decisions_version(session)))
    session.flush()
    session.execute(insert(CallOffCountRow), [{**keys, "reason": str(reason), "answers": 0} for reason in Reason])
    if named := sorted(asked):
        session.execute(insert(CallOffAskingRow), [{**keys, "member_id": member, "answered": False} for member in named])


def forget(session: WorkspaceSession, event: EventId) -> None:
    """Forget what was kept of an event that was called off: it is asked anew where it is called off again."""
    for row in (CallOffAskingRow, CallOffCountRow, CallOffRow):
        delete_rows(session, row, row.event_id == event)


def end(session: WorkspaceSession, event: EventId) -> None:
    """Note that an event takes place after all: nothing is found of its being called off."""
    if get(session, event) is None:
        return
    change_rows(session, CallOffRow, CallOffRow.event_id == event, holds=False, version=raise_decisions_version(session))


def has_answered(session: WorkspaceSession, event: EventId, member: MemberId) -> bool | None:
    """Return whether a member gave a reason; None: they were not asked, or it takes place after all."""
    asked = select(CallOffAskingRow.answered).join(
        CallOffRow, (CallOffRow.workspace_id == CallOffAskingRow.workspace_id) & (CallOffRow.event_id == CallOffAskingRow.event_id)
    )
    mine = asked.where(
        CallOffAskingRow.workspace_id == session.workspace,
        CallOffAskingRow.event_id == event,
        CallOffAskingRow.member_id == member,
        CallOffRow.holds,
    )
    return session.scalar(mine)


def answer(session: WorkspaceSession, event: EventId, member: MemberId, reason: Reason) -> None:
    """Count a reason, and note apart from it that the member answered."""
    change_rows(session, CallOffAskingRow, CallOffAskingRow.event_id == event, CallOffAskingRow.member_id == member, answered=True)
    session.execute(
        update(CallOffCountRow)
        .where(CallOffCountRow.workspace_id == session.workspace, CallOffCountRow.event_id == event)
        .values(answers=CallOffCountRow.answers + case((CallOffCountRow.reason == str(reason), 1), else_=0))
        .execution_options(synchronize_session=False)
    )


def get(session: WorkspaceSession, event: EventId) -> CallOff | None:
    """Read how far an event had come and what people said; None where it was not called off for want of sign-ups."""
    row = session.scalars(here(session, CallOffRow, CallOffRow.event_id == event, CallOffRow.holds)).one_or_none()
    if row is None:
        return None
    counts = session.execute(
        select(CallOffCountRow.reason, CallOffCountRow.answers).where(
            CallOffCountRow.workspace_id == session.workspace, CallOffCountRow.event_id == event
        )
    )
    asked = select(func.count()).where(CallOffAskingRow.workspace_id == session.workspace, CallOffAskingRow.event_id == event)
    return CallOff(
        event=event,
        signed_up=row.signed_up,
        minimum=row.minimum,
        counts={Reason(reason): answers for reason, answers in counts},
        asked=session.scalar(asked) or 0,
    )


def changed_since(session: WorkspaceSession, version: int) -> list[tuple[EventId, bool]]:
    """List the events of which something changed after a count of `raise_decisions_version`, and whether it still holds."""
    rows = session.execute(
        select(CallOffRow.event_id, CallOffRow.holds).where(CallOffRow.workspace_id == session.workspace, CallOffRow.version > version)
    )
    return [(EventId(event), holds) for event, holds in rows]
