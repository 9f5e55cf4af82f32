"""The register of decisions: corrected, replaced, supplemented, revoked; and what became of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from bot.db import decision_changes, decisions
from bot.db.engine import WorkspaceSession
from bot.domain.decisions import (
    Decision,
    DecisionHolds,
    DecisionHoldsNoMore,
    DecisionStatus,
    DecisionStep,
    MinutesStatus,
    Standing,
    Wording,
    checked_decision,
    checked_end,
    refuse_circle,
)
from bot.domain.ids import DecisionId, MemberId
from bot.services.members import require_organiser

LONGEST_CHAIN = 40
"""Decisions of one subject that are shown together."""


def correct(
    session: WorkspaceSession,
    decision_id: DecisionId,
    wording: Wording,
    *,
    by: MemberId,
    now: datetime,
    today: date,
    from_minutes: bool = False,
) -> Decision:
    """Put other words in the place of a decision's, and keep the old ones beside them.

    `from_minutes`: a meeting corrected its minutes, which whoever chairs it may say.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers correct.
        DecisionHoldsNoMore: it was undone.
        DecisionTextMissing, DecisionTextTooLong, DecidedInTheFuture: what was filled in does not hold.
    """
    if not from_minutes:
        require_organiser(session, by)
    decision = decisions.get(session, decision_id)
    if decision.status is DecisionStatus.UNDONE:
        raise DecisionHoldsNoMore(decision=decision_id)
    before = Wording.of(decision)
    wanted = _tidy(wording, before, today=today)
    if wanted != before:
        decisions.save_wording(session, decision_id, wanted)
        decision_changes.add(session, decision_id, DecisionStep.CORRECTED, before=before, by=by, now=now)
    return decisions.get(session, decision_id)


def supersede(
    session: WorkspaceSession,
    decision_id: DecisionId,
    *,
    successor: DecisionId,
    by: MemberId,
    now: datetime,
    on: date | None = None,
    from_minutes: bool = False,
) -> Decision:
    """Note that a later decision takes the place of an earlier one, since that day or since it was taken.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers say so.
        DecisionHoldsNoMore: the earlier one has ended already, or the later one was undone.
        DecisionCircle: the later one leads back to the earlier.
        EndsBeforeItBegan: that day was before the earlier one.
    """
    require_organiser(session, by, or_secretary=from_minutes)
    old, new = decisions.get(session, decision_id), decisions.get(session, successor)
    _refuse_undone(new)
    refuse_circle(_successors(session, new), old.id)
    day = on or max(old.decided_on, new.decided_on)
    checked_end(old, day)
    decisions.save_status(session, old.id, DecisionStatus.SUPERSEDED, successor=new.id, ended_on=day)
    decision_changes.add(session, old.id, DecisionStep.SUPERSEDED, other=new.id, on=day, by=by, now=now)
    return decisions.get(session, old.id)


def supplement(
    session: WorkspaceSession, decision_id: DecisionId, *, earlier: DecisionId, by: MemberId, now: datetime, from_minutes: bool = False
) -> Decision:
    """Note that a later decision adds to an earlier one, which goes on holding.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers say so.
        DecisionHoldsNoMore: one of them was undone.
        DecisionCircle: the earlier one adds to the later.
    """
    require_organiser(session, by, or_secretary=from_minutes)
    new, old = decisions.get(session, decision_id), decisions.get(session, earlier)
    _refuse_undone(new)
    _refuse_undone(old)
    refuse_circle(_supplemented(session, old), new.id)
    decisions.save_supplements(session, new.id, old.id)
    decision_changes.add(session, old.id, DecisionStep.SUPPLEMENTED, other=new.id, on=new.decided_on, by=by, now=now)
    return decisions.get(session, new.id)


def revoke(session: WorkspaceSession, decision_id: DecisionId, *, on: date, by: MemberId, now: datetime) -> Decision:
    """Note that a decision holds no more since a day.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers revoke.
        DecisionHoldsNoMore: it has ended already.
        EndsBeforeItBegan: that day was before it was taken.
    """
    require_organiser(session, by)
    decision = decisions.get(session, decision_id)
    checked_end(decision, on)
    decisions.save_status(session, decision_id, DecisionStatus.REVOKED, ended_on=on)
    decision_changes.add(session, decision_id, DecisionStep.REVOKED, on=on, by=by, now=now)
    return decisions.get(session, decision_id)


def withdraw(session: WorkspaceSession, numbers: Sequence[DecisionId], *, by: MemberId, now: datetime, today: date) -> tuple[Standing, ...]:
    """Note that decisions hold no more, as the minutes they stand in were withdrawn; what they replaced does again.

    Returns how all these stood before, for `reinstate`.
    """
    before: list[Standing] = []
    # One that holds again, since another of these let go of it, is withdrawn in the next round.
    while holding := [each for each in map(partial(decisions.get, session), numbers) if each.status is DecisionStatus.DECIDED]:
        for decision in holding:
            before += map(Standing.of, (decisions.get(session, decision.id), *decisions.linked(session, [decision.id])))
            let_go(session, decision, by=by, now=now)
            revoke(session, decision.id, on=max(today, decision.decided_on), by=by, now=now)
    return tuple(before)


def reinstate(session: WorkspaceSession, before: Sequence[Standing], *, by: MemberId, now: datetime) -> None:
    """Let decisions stand as they did before their minutes were withdrawn, the last first; what somebody changed since stays so."""
    for was in reversed(before):
        decision = decisions.get(session, was.id)
        if was.status is DecisionStatus.DECIDED and decision.status is DecisionStatus.REVOKED:
            _restore(session, decision, by=by, now=now)
        elif was.successor is not None and decision.status is DecisionStatus.DECIDED:
            supersede(session, was.id, successor=was.successor, by=by, now=now, on=was.ended_on)
        if was.supplements is not None and decision.supplements is None:
            decisions.save_supplements(session, was.id, was.supplements)


def restore(session: WorkspaceSession, decision_id: DecisionId, *, by: MemberId, now: datetime) -> Decision:
    """Take the replacing or revoking of a decision back: it holds again.

    Raises:
        DecisionNotFound: no such decision.
        NotAllowed: only organisers do.
        DecisionHolds: it never ended.
        DecisionHoldsNoMore: it was undone, so it never was a decision.
    """
    require_organiser(session, by)
    decision = decisions.get(session, decision_id)
    _refuse_undone(decision)
    if decision.status is DecisionStatus.DECIDED:
        raise DecisionHolds(decision=decision_id)
    _restore(session, decision, by=by, now=now)
    return decisions.get(session, decision_id)


def let_go(session: WorkspaceSession, decision: Decision, *, by: MemberId, now: datetime) -> None:
    """Free the decisions that one replaced or supplemented, which was recorded by mistake."""
    for each in decisions.linked(session, [decision.id]):
        if each.successor == decision.id:
            _restore(session, each, by=by, now=now)
        if each.supplements == decision.id:
            decisions.save_supplements(session, each.id, None)
    if decision.supplements is not None:
        decisions.save_supplements(session, decision.id, None)


def note_minutes(session: WorkspaceSession, numbers: Sequence[DecisionId], status: MinutesStatus) -> None:
    """Keep the status of the minutes from which these decisions come: what is not yet adopted says so."""
    if numbers:
        decisions.save_minutes_status(session, numbers, status)


def chain(session: WorkspaceSession, decision_id: DecisionId) -> list[Decision]:
    """List a decision with all it replaced, supplements, or was replaced or supplemented by, in order of their days.

    Raises:
        DecisionNotFound: no such decision.
    """
    first = decisions.get(session, decision_id)
    found = {first.id: first}
    edge = [first]
    while edge and len(found) < LONGEST_CHAIN:
        after = [number for each in edge for number in (each.successor, each.supplements) if number is not None]
        near = [*decisions.several(session, after), *decisions.linked(session, [each.id for each in edge])]
        edge = [each for each in near if each.id not in found and each.status is not DecisionStatus.UNDONE]
        found |= {each.id: each for each in edge}
    return sorted(found.values(), key=lambda each: (each.decided_on, each.id))


def _restore(session: WorkspaceSession, decision: Decision, *, by: MemberId, now: datetime) -> None:
    decisions.save_status(session, decision.id, DecisionStatus.DECIDED)
    decision_changes.add(session, decision.id, DecisionStep.RESTORED, other=decision.successor, by=by, now=now)


def _refuse_undone(decision: Decision) -> None:
    if decision.status is DecisionStatus.UNDONE:
        raise DecisionHoldsNoMore(decision=decision.id)


def _successors(session: WorkspaceSession, start: Decision) -> list[DecisionId]:
    """Follow what took the place of what, from a decision on, itself included."""
    found, at = [start.id], start
    while at.successor is not None and at.successor not in found:
        at = decisions.get(session, at.successor)
        found.append(at.id)
    return found


def _supplemented(session: WorkspaceSession, start: Decision) -> list[DecisionId]:
    """Follow what adds to what, from a decision on, itself included."""
    found, at = [start.id], start
    while at.supplements is not None and at.supplements not in found:
        at = decisions.get(session, at.supplements)
        found.append(at.id)
    return found


def _tidy(wording: Wording, before: Wording, *, today: date) -> Wording:
    """Tidy the words; an imported text may be longer than a form allows, so what stays is not measured again."""
    text = before.text if wording.text.strip() == before.text else checked_decision(wording.text, before.decided_on, today=today)
    if wording.decided_on != before.decided_on:
        checked_decision("-", wording.decided_on, today=today)
    return replace(
        wording,
        text=text,
        meeting=wording.meeting.strip(),
        topic=wording.topic.strip(),
        agenda_item=wording.agenda_item.strip(),
        how=wording.how.strip(),
    )
