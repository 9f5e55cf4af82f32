"""What became of decisions: only ever added to."""

from datetime import date, datetime
from typing import Any

from bot.db.engine import WorkspaceSession
from bot.db.models import DecisionChangeRow
from bot.db.rows import here
from bot.domain.decisions import DecisionChange, DecisionStep, Wording
from bot.domain.ids import DecisionId, MemberId


def add(
    session: WorkspaceSession,
    decision: DecisionId,
    change: DecisionStep,
    *,
    by: MemberId | None,
    now: datetime,
    other: DecisionId | None = None,
    on: date | None = None,
    before: Wording | None = None,
) -> None:
    """Keep what became of a decision."""
    session.add(
        DecisionChangeRow(
            workspace_id=session.workspace,
            decision_id=decision,
            change=str(change),
            other_id=other,
            took_effect_on=on,
            before=_written(before) if before else None,
            changed_by=by,
            changed_at=now,
        )
    )
    session.flush()


def history(session: WorkspaceSession, decision: DecisionId) -> list[DecisionChange]:
    """List what became of a decision, in order."""
    rows = session.scalars(here(session, DecisionChangeRow, DecisionChangeRow.decision_id == decision).order_by(DecisionChangeRow.id))
    return [
        DecisionChange(
            decision=decision,
            change=DecisionStep(row.change),
            other=DecisionId(row.other_id) if row.other_id is not None else None,
            on=row.took_effect_on,
            before=_read(row.before) if row.before else None,
            by=MemberId(row.changed_by) if row.changed_by else None,
            at=row.changed_at,
        )
        for row in rows
    ]


def _written(wording: Wording) -> dict[str, Any]:
    return {
        "text": wording.text,
        "decided_on": wording.decided_on.isoformat(),
        "meeting": wording.meeting,
        "topic": wording.topic,
        "agenda_item": wording.agenda_item,
        "how": wording.how,
    }


def _read(written: dict[str, Any]) -> Wording:
    return Wording(**{**written, "decided_on": date.fromisoformat(written["decided_on"])})
