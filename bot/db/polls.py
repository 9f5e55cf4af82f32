"""Polls: who may vote, who voted, and what, in a way that tells nobody's secret vote."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, false, func, insert, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import PollCountRow, PollRow, PollTalkRow, PollVoterRow
from bot.db.odd_data import readable, several
from bot.db.rows import change_rows, here, made_of
from bot.db.upsert import upsert
from bot.db.workspaces import next_number
from bot.domain.audience import Audience, PartnershipType, Province
from bot.domain.ids import ChannelId, DecisionId, EventId, MemberId, MessageTs, PollId
from bot.domain.polls import Electorate, Poll, PollKind, PollNotFound, PollPlan, PollState, Rule, Terms


def add(session: WorkspaceSession, plan: PollPlan, voters: Iterable[MemberId] | None, *, by: MemberId, now: datetime) -> Poll:
    """Keep a poll under a new number, with the voters that are named at its start; None: whoever is in the channel votes."""
    terms = plan.terms
    row = PollRow(
        workspace_id=session.workspace,
        id=next_number(session, "poll"),
        poll_kind=str(plan.kind),
        question=plan.question,
        explanation=plan.explanation,
        choices=list(plan.choices),
        secret=terms.secret,
        several=terms.several,
        shown_at_once=terms.shown_at_once,
        quorum=terms.quorum,
        abstentions=terms.abstentions,
        rule=str(terms.rule),
        named=voters is not None,
        of_whom=str(plan.voters),
        audience_types=[str(each) for each in plan.narrowed.types],
        audience_provinces=[str(each) for each in plan.narrowed.provinces],
        channel_id=plan.channel,
        closes_at=plan.closes_at,
        state=str(PollState.OPEN),
        made_by=by,
        made_at=now,
        reminded=False,
    )
    session.add(row)
    session.flush()
    made = _poll(row)
    keys = {"workspace_id": session.workspace, "poll_id": made.id}
    if named := sorted(set(voters or ())):
        session.execute(insert(PollVoterRow), [{**keys, "member_id": member, "voted": False, "choices": None} for member in named])
    if terms.secret:
        session.execute(insert(PollCountRow), [{**keys, "choice": choice, "votes": 0} for choice in range(made.choices)])
    return made


def get(session: WorkspaceSession, number: PollId, *, lock: bool = False) -> Poll:
    """Read a poll; `lock`: nobody else changes it, or votes, until this transaction ends.

    Raises:
        PollNotFound: no such poll.
    """
    row = session.get(PollRow, (session.workspace, number), populate_existing=True, with_for_update=lock)
    if row is None:
        raise PollNotFound(poll=number)
    return _poll(row)


def listed(session: WorkspaceSession, *, ended: bool, most: int) -> list[Poll]:
    """List polls, those that end first on top; `ended`: also those that did, the latest of them first."""
    rows = session.scalars(
        (here(session, PollRow) if ended else _open(session))
        .order_by(PollRow.state != str(PollState.OPEN), PollRow.ended_at.desc(), PollRow.closes_at, PollRow.id)
        .limit(most)
    )
    return readable(session, "poll", rows, _poll)


def closing(session: WorkspaceSession, *, until: datetime) -> list[Poll]:
    """List the open polls that end by a moment, the first on top."""
    rows = session.scalars(_open(session).where(PollRow.closes_at <= until).order_by(PollRow.closes_at, PollRow.id))
    return readable(session, "poll", rows, _poll)


def next_end(session: WorkspaceSession) -> datetime | None:
    """Return when the first open poll ends."""
    ends: datetime | None = session.read(_NEXT_END).scalar()
    return ends


def voters(session: WorkspaceSession, number: PollId, *, voted: bool | None = None) -> list[MemberId]:
    """List those who may vote or did, in no order of time; `voted`: only those who did, or did not."""
    found = select(PollVoterRow.member_id).where(PollVoterRow.workspace_id == session.workspace, PollVoterRow.poll_id == number)
    if voted is not None:
        found = found.where(PollVoterRow.voted.is_(voted))
    return [MemberId(member) for member in session.scalars(found.order_by(PollVoterRow.member_id))]


def vote_of(session: WorkspaceSession, number: PollId, member: MemberId) -> tuple[bool, tuple[int, ...]] | None:
    """Return whether a voter voted, and what where that is open; None: they were not named and did not vote."""
    row = session.get(PollVoterRow, (session.workspace, number, member), populate_existing=True)
    return None if row is None else (row.voted, tuple(row.choices or ()))


def save_vote(session: WorkspaceSession, poll: Poll, member: MemberId, choices: Sequence[int]) -> None:
    """Keep a vote: open beside its voter, or secret, in the counts only.

    Of a secret one every count is written anew, so that no row tells by its last change which of them went up.
    """
    secret = poll.plan.terms.secret
    key = {"workspace_id": session.workspace, "poll_id": poll.id, "member_id": member}
    upsert(session, PollVoterRow, {**key, "voted": bool(choices), "choices": None if secret else list(choices)}, key=list(key))
    if secret:
        session.execute(
            update(PollCountRow)
            .where(PollCountRow.workspace_id == session.workspace, PollCountRow.poll_id == poll.id)
            .values(votes=PollCountRow.votes + case((PollCountRow.choice.in_(choices), 1), else_=0))
            .execution_options(synchronize_session=False)
        )


def counts(session: WorkspaceSession, poll: Poll) -> list[int]:
    """Count the votes by choice."""
    found = [0] * poll.choices
    if poll.plan.terms.secret:
        rows = session.execute(
            select(PollCountRow.choice, PollCountRow.votes).where(
                PollCountRow.workspace_id == session.workspace, PollCountRow.poll_id == poll.id
            )
        )
        for choice, cast in rows:
            found[choice] = cast
        return found
    for choices in votes(session, poll.id).values():
        for choice in choices:
            found[choice] += 1
    return found


def turnout(session: WorkspaceSession, number: PollId) -> tuple[int, int]:
    """Return the number of members who voted, and of those named or counted so far."""
    found = select(func.count(), func.count().filter(PollVoterRow.voted)).where(
        PollVoterRow.workspace_id == session.workspace, PollVoterRow.poll_id == number
    )
    known, voted = session.execute(found).one()
    return voted, known


def save_talk(session: WorkspaceSession, number: PollId, member: MemberId, reason: str) -> int:
    """Keep that a member wants to talk first, and why; return the number of those who do."""
    key = {"workspace_id": session.workspace, "poll_id": number, "member_id": member}
    upsert(session, PollTalkRow, {**key, "reason": reason}, key=list(key))
    return len(talks(session, number))


def talks(session: WorkspaceSession, number: PollId) -> list[tuple[MemberId, str]]:
    """List who wants to talk first, and why."""
    rows = session.execute(
        select(PollTalkRow.member_id, PollTalkRow.reason)
        .where(PollTalkRow.workspace_id == session.workspace, PollTalkRow.poll_id == number)
        .order_by(PollTalkRow.member_id)
    )
    return [(MemberId(member), reason) for member, reason in rows]


def save_state(session: WorkspaceSession, number: PollId, state: PollState, *, now: datetime, decision: DecisionId | None = None) -> None:
    """Note how a poll ended."""
    change_rows(session, PollRow, PollRow.id == number, state=str(state), ended_at=now, decision_id=decision)


def save_event(session: WorkspaceSession, number: PollId, event: EventId) -> None:
    """Note what was planned of a poll."""
    change_rows(session, PollRow, PollRow.id == number, event_id=event)


def of_event(session: WorkspaceSession, event: EventId) -> Poll | None:
    """Find the poll of which an event was planned."""
    found = readable(session, "poll", session.scalars(here(session, PollRow, PollRow.event_id == event).limit(1)), _poll)
    return found[0] if found else None


def votes(session: WorkspaceSession, number: PollId) -> dict[MemberId, tuple[int, ...]]:
    """Return what those who voted openly chose, by member."""
    rows = session.execute(
        select(PollVoterRow.member_id, PollVoterRow.choices)
        .where(PollVoterRow.workspace_id == session.workspace, PollVoterRow.poll_id == number, PollVoterRow.voted)
        .order_by(PollVoterRow.member_id)
    )
    return {MemberId(member): tuple(choices or ()) for member, choices in rows}


def save_card(session: WorkspaceSession, number: PollId, ts: MessageTs | None) -> None:
    """Note where the card of a poll is, in its channel; None: it can no longer be edited."""
    change_rows(session, PollRow, PollRow.id == number, card_ts=ts)


def unreminded(session: WorkspaceSession) -> list[Poll]:
    """List the open polls of which nobody was reminded yet, the first to end on top."""
    return readable(session, "poll", session.read(_UNREMINDED), _poll)


def note_reminded(session: WorkspaceSession, number: PollId) -> None:
    """Note that those who had not voted were reminded."""
    change_rows(session, PollRow, PollRow.id == number, reminded=True)


_rows = PollRow.__table__.c
_OPEN = select(*_rows).where(_rows.workspace_id == bindparam("workspace"), _rows.state == str(PollState.OPEN))
_NEXT_END = _OPEN.with_only_columns(func.min(_rows.closes_at))
_UNREMINDED = _OPEN.where(_rows.reminded == false()).order_by(_rows.closes_at)


def _open(session: WorkspaceSession) -> Select[PollRow]:
    return here(session, PollRow, PollRow.state == str(PollState.OPEN))


def _poll(row: PollRow | Row[Any]) -> Poll:
    plan = made_of(
        PollPlan,
        row,
        kind=PollKind(row.poll_kind),
        choices=tuple(row.choices),
        terms=made_of(Terms, row, rule=Rule(row.rule)),
        voters=Electorate(row.of_whom),
        narrowed=Audience(types=several(PartnershipType, row.audience_types), provinces=several(Province, row.audience_provinces)),
        channel=ChannelId(row.channel_id),
    )
    made = made_of(
        Poll,
        row,
        plan=plan,
        state=PollState(row.state),
        decision=DecisionId(row.decision_id) if row.decision_id else None,
        event=EventId(row.event_id) if row.event_id else None,
    )
    _ = made.slots, made.event_kind  # an odd one shows here, where it is left out and the others have their turn
    return made
