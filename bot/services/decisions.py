"""Decisions: recorded, found back, shown with whether they still hold."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.db import decision_changes, decisions
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.decisions import Change, Decision, DecisionStatus, checked_decision
from bot.domain.errors import NotAllowed
from bot.domain.ids import DecisionId, MemberId
from bot.domain.notices import ShowDecision
from bot.domain.shown import ShownDecision
from bot.search import Found
from bot.services.decision_register import let_go
from bot.services.indexes import Indexes
from bot.services.members import require_organiser

SAME_AGAIN = timedelta(minutes=1)
LATEST_SHOWN = 10
FOUND_SHOWN = 5
"""Hits under a question: what answers stands first, five is what fits a phone."""


def record(
    session: WorkspaceSession,
    *,
    text: str,
    decided_on: date,
    meeting: str,
    topic: str,
    by: MemberId,
    now: datetime,
    today: date,
    source: Source | None = None,
) -> Decision:
    """Record a decision.

    Raises:
        NotAllowed: only organisers record.
        DecisionTextMissing, DecisionTextTooLong, DecidedInTheFuture: what was filled in does not hold.
    """
    require_organiser(session, by)
    tidy = checked_decision(text, decided_on, today=today)
    return decisions.add(
        session, text=tidy, decided_on=decided_on, meeting=meeting.strip(), topic=topic.strip(), by=by, now=now, source=source
    )


def recorded_just_now(session: WorkspaceSession, *, text: str, by: MemberId, now: datetime) -> Decision | None:
    """Find the same decision, recorded by the same member less than a minute ago."""
    return decisions.latest_by(session, by, text=text.strip(), since=now - SAME_AGAIN)


def undo(session: WorkspaceSession, decision_id: DecisionId, *, by: MemberId, now: datetime) -> Decision:
    """Take back a decision that was recorded by mistake; what it replaced holds again.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only who recorded it.
    """
    decision = decisions.get(session, decision_id)
    if decision.recorded_by != by:
        raise NotAllowed
    if decision.status is DecisionStatus.UNDONE:
        return decision
    let_go(session, decision, by=by, now=now)
    decisions.save_status(session, decision_id, DecisionStatus.UNDONE)
    decision_changes.add(session, decision_id, Change.UNDONE, by=by, now=now)
    return decisions.get(session, decision_id)


def said_undone(decision: Decision) -> ShowDecision:
    """Make the word that a decision was taken back."""
    return ShowDecision(decision=decision.id, news="undone")


def find(session: WorkspaceSession, indexes: Indexes, question: str, *, today: date, limit: int = FOUND_SHOWN) -> Found:
    """Find the decisions that answer a question, best first; nothing where nothing fits, with the nearest topics."""
    return indexes.fresh(session).find(question, today=today, limit=limit)


def get(session: WorkspaceSession, decision_id: DecisionId) -> Decision:
    """Read a decision.

    Raises:
        DecisionNotFound: no such decision.
    """
    return decisions.get(session, decision_id)


def several(session: WorkspaceSession, numbers: Sequence[DecisionId]) -> list[Decision]:
    """Read several decisions, in the order asked for."""
    return decisions.several(session, numbers)


def show(session: WorkspaceSession, numbers: Sequence[DecisionId]) -> list[ShownDecision]:
    """Gather decisions for a view, in the order asked for; a superseded one comes with its successor."""
    found = [each for each in decisions.several(session, numbers) if each.status is not DecisionStatus.UNDONE]
    successors = {each.id: each for each in decisions.several(session, [each.successor for each in found if each.successor])}
    return [ShownDecision(decision=each, successor=successors.get(each.successor) if each.successor else None) for each in found]


def show_one(session: WorkspaceSession, decision_id: DecisionId) -> ShownDecision:
    """Gather one decision for a view, whatever became of it.

    Raises:
        DecisionNotFound: no such decision.
    """
    decision = decisions.get(session, decision_id)
    return ShownDecision(decision=decision, successor=decisions.get(session, decision.successor) if decision.successor else None)


def latest(session: WorkspaceSession) -> list[Decision]:
    """List the ten decisions taken last."""
    return decisions.latest(session, most=LATEST_SHOWN)
