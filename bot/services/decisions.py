"""Decisions: recorded, found again, shown with whether they still hold."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.db import decision_changes, decisions
from bot.db import minutes as minutes_rows
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.decisions import Decision, DecisionStatus, DecisionStep, MinutesStatus, NotYourDecision, checked_decision, holds_from
from bot.domain.forgetting import leads_nowhere
from bot.domain.ids import DecisionId, MemberId
from bot.domain.view_models import ShownDecision, ShownHistory
from bot.search import Found, is_number
from bot.services import kept
from bot.services.decision_register import chain, let_go
from bot.services.indexes import Indexes
from bot.services.members import is_organiser, name_of, require_organiser

# As the database has it.
get = decisions.get
several = decisions.several

SAME_AGAIN = timedelta(minutes=1)
LATEST_SHOWN = 10
FOUND_BESIDE = 3
FOUND = 50
"""Hits of a question, shown by the page."""


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
    agenda_item: str = "",
    how: str = "",
    minutes: MinutesStatus | None = None,
    source: Source | None = None,
    source_text: str = "",
    source_link: str | None = None,
) -> Decision:
    """Record a decision; from minutes with their status and the sentence it is in.

    Raises:
        NotAllowed: only organisers record, and from minutes the secretary.
        DecisionTextMissing, DecisionTextTooLong, DecidedInTheFuture: what was filled in does not hold.
    """
    require_organiser(session, by, or_secretary=minutes is not None)
    tidy = checked_decision(text, decided_on, today=today)
    return decisions.add(
        session,
        text=tidy,
        decided_on=decided_on,
        meeting=meeting.strip(),
        topic=topic.strip(),
        agenda_item=agenda_item.strip(),
        how=how.strip(),
        minutes=minutes,
        by=by,
        now=now,
        source=source,
        source_text=source_text.strip(),
        source_link=source_link,
    )


def recorded_just_now(session: WorkspaceSession, *, text: str, by: MemberId, now: datetime) -> Decision | None:
    """Find the same decision, recorded by the same member less than a minute ago."""
    return decisions.latest_by(session, by, text=text.strip(), since=now - SAME_AGAIN)


def record_again(session: WorkspaceSession, decision_id: DecisionId, *, by: MemberId, now: datetime, today: date) -> Decision:
    """Record a decision with the words of another once more.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers record.
    """
    same = decisions.get(session, decision_id)
    words = ("text", "decided_on", "meeting", "topic", "agenda_item", "how", "source", "source_text", "source_link")
    return record(session, **{name: getattr(same, name) for name in words}, by=by, now=now, today=today)


def undo(session: WorkspaceSession, decision_id: DecisionId, *, by: MemberId, now: datetime) -> Decision:
    """Take back a decision that was recorded by mistake; what it replaced holds again.

    Raises:
        DecisionNotFound: no such decision.
        NotYourDecision: only whoever recorded it.
    """
    decision = decisions.get(session, decision_id)
    if decision.recorded_by != by:
        raise NotYourDecision(decision=decision_id)
    if decision.status is DecisionStatus.UNDONE:
        return decision
    let_go(session, decision, by=by, now=now)
    decisions.save_status(session, decision_id, DecisionStatus.UNDONE)
    decision_changes.add(session, decision_id, DecisionStep.UNDONE, by=by, now=now)
    return decisions.get(session, decision_id)


def find(session: WorkspaceSession, indexes: Indexes, question: str, *, today: date, limit: int = FOUND, valid: bool = False) -> Found:
    """Find the decisions that answer a question, best first; nothing where nothing fits, with the nearest topics.

    `valid`: only what still holds.
    """
    return indexes.fresh(session).find(question, today=today, limit=limit, valid=valid)


def find_beside(
    session: WorkspaceSession, indexes: Indexes, question: str, *, today: date, to: MemberId, guesses: bool = False
) -> list[tuple[int, float]]:
    """Find what else answers a question (`bot.services.kept`) and may be shown to a member: by its number in that index, with the
    share of the question that the best of it holds. `guesses`: where nothing fits, what only may.
    """
    if is_number(question):
        return []
    found = indexes.kept(session).find(question, today=today, limit=FOUND_BESIDE)
    numbers = [hit.number for hit in found.hits[: found.sure] or (found.guesses if guesses else ())]
    return [(number, found.covered) for number in numbers if kept.shown(session, [number], to=to)]


def show(session: WorkspaceSession, numbers: Sequence[DecisionId], *, today: date) -> list[ShownDecision]:
    """Gather decisions for a view, in the order asked for; a superseded one comes with its successor and with what holds now,
    one that holds from a later day with what holds until then.
    """
    found = [each for each in decisions.several(session, numbers) if each.status is not DecisionStatus.UNDONE]
    known = {each.id: each for each in found}
    while missing := {each.successor for each in known.values() if each.successor} - known.keys():
        later = decisions.several(session, missing)
        known |= {each.id: each for each in later}
        if len(later) < len(missing):
            break
    ahead = {each.id for each in known.values() if each.status is DecisionStatus.DECIDED and holds_from(each) > today}
    before = {each.successor: each for each in decisions.linked(session, list(ahead)) if each.successor} if ahead else {}
    return [
        ShownDecision(
            decision=each,
            successor=known.get(each.successor) if each.successor else None,
            holder=_holder(each, known),
            later=each.id in ahead,
            until_then=before.get(each.id),
        )
        for each in found
    ]


def _holder(decision: Decision, known: Mapping[DecisionId, Decision]) -> Decision | None:
    """Follow a chain of successors to its end."""
    at, passed = decision, {decision.id}
    while at.successor is not None and at.successor in known and at.successor not in passed:
        at = known[at.successor]
        passed.add(at.id)
    return at if at is not decision else None


def show_one(session: WorkspaceSession, decision_id: DecisionId, *, to: MemberId, hidden_before: datetime | None = None) -> ShownDecision:
    """Gather one decision for its card, whatever became of it, with all that is linked to it.

    `hidden_before`: from before when Slack may hide what a link leads to.

    Raises:
        DecisionNotFound: no such decision.
    """
    decision = decisions.get(session, decision_id)
    near = {each.id: each for each in decisions.several(session, [each for each in (decision.successor, decision.supplements) if each])}
    linked = decisions.linked(session, [decision_id])
    undone = decision.status is DecisionStatus.UNDONE
    origin = minutes_rows.origin(session, decision=decision_id) if decision.minutes else None
    return ShownDecision(
        decision=decision,
        origin=origin[0] if origin else None,
        source_hidden=leads_nowhere(decision.source_link, hidden_before, since=decision.recorded_at),
        successor=near.get(decision.successor) if decision.successor else None,
        supplements=near.get(decision.supplements) if decision.supplements else None,
        replaced=tuple(each for each in linked if each.successor == decision_id),
        supplemented_by=tuple(each for each in linked if each.supplements == decision_id),
        minutes_note=origin[0].note if origin else "",
        changed=bool(near or linked or decision_changes.history(session, decision_id)),
        may_change=not undone and is_organiser(session, to),
        may_undo=not undone and decision.recorded_by == to,
    )


def show_history(session: WorkspaceSession, decision_id: DecisionId) -> ShownHistory:
    """Gather what became of a decision and all that is linked to it.

    Raises:
        DecisionNotFound: no such decision.
    """
    linked = chain(session, decision_id)
    changes = decision_changes.history(session, decision_id)
    return ShownHistory(
        decision=decisions.get(session, decision_id),
        chain=tuple(linked),
        changes=tuple(changes),
        names={each.by: name_of(session, each.by) for each in changes if each.by is not None},
    )


def latest(session: WorkspaceSession, *, valid: bool = False) -> list[Decision]:
    """List the ten decisions taken last; with `valid` of those that hold."""
    return decisions.latest(session, most=LATEST_SHOWN, valid=valid)
