"""Decisions: recorded, found back, shown with whether they still hold."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from threading import Lock

from bot.db import decisions, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.decisions import Decision, DecisionStatus, checked_decision
from bot.domain.errors import NotAllowed
from bot.domain.ids import DecisionId, MemberId, WorkspaceId
from bot.domain.notices import ShowDecision
from bot.domain.shown import ShownDecision
from bot.search import Entry, Found, Index
from bot.services.members import require_organiser

SAME_AGAIN = timedelta(minutes=1)
LATEST_SHOWN = 10
FOUND_SHOWN = 5
"""Hits under a question: what answers stands first, five is what fits a phone."""


class Indexes:
    """The search index of each workspace in this process, brought up to date before every question.

    Every change of a decision carries the workspace's next count; an index reads what came after the last count it saw,
    so that a decision recorded by any process is found by the next question in every other.
    """

    def __init__(self) -> None:
        """Start empty; the first question fills it."""
        self._indexes: dict[WorkspaceId, Index] = {}
        self._seen: dict[WorkspaceId, int] = {}
        self._lock = Lock()

    def fresh(self, session: WorkspaceSession) -> Index:
        """Give the index of the session's workspace with every change that is committed."""
        workspace = session.workspace
        with self._lock:
            index = self._indexes.setdefault(workspace, Index())
            if not session.decisions_changed and workspaces.decisions_version(session) > self._seen.get(workspace, 0):
                for version, decision in decisions.changed_since(session, self._seen.get(workspace, 0)):
                    if decision.status is DecisionStatus.UNDONE:
                        index.remove(decision.id)
                    else:
                        index.put(_entry(decision))
                    self._seen[workspace] = version
            return index


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


def supersede(session: WorkspaceSession, decision_id: DecisionId, *, by: DecisionId) -> None:
    """Note that a later decision takes the place of an earlier one."""
    decisions.save_status(session, decision_id, DecisionStatus.SUPERSEDED, successor=by)


def undo(session: WorkspaceSession, decision_id: DecisionId, *, by: MemberId) -> Decision:
    """Take back a decision that was recorded by mistake.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only who recorded it.
    """
    decision = decisions.get(session, decision_id)
    if decision.recorded_by != by:
        raise NotAllowed
    decisions.save_status(session, decision_id, DecisionStatus.UNDONE)
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


def _entry(decision: Decision) -> Entry:
    return Entry(
        number=decision.id,
        on=decision.decided_on,
        meeting=decision.meeting,
        topic=decision.topic,
        text=decision.text,
        status=str(decision.status),
        successor=decision.successor,
    )
