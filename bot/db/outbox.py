"""The outbox: what is to be said or done in Slack, from the transaction that caused it to its one end.

A row is *queued*, then *sending* under a lease, and ends as *sent*, *skipped*, *failed* or *missed*. An attempt whose
outcome nobody knows makes it *doubtful*: it is looked up in Slack before it is sent again. Two clocks meet here:
`due_at` is on the calendar, everything about attempts is on the stopwatch that processes share (`elapsed`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import and_, bindparam, delete, exists, func, insert, or_, select, text, update
from sqlalchemy.orm import aliased

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import LaneRow, MemberRow, OutboxRow, WorkspaceRow
from bot.db.upsert import insert_new, upsert
from bot.domain.calendar import Moment
from bot.domain.ids import ChannelId, MessageTs
from bot.domain.notices import Notice, terms

UNFINISHED = ("queued", "sending", "doubtful")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A row under our lease: what to deliver, and what earlier attempts left behind."""

    id: int
    notice: Notice
    delivery_id: str
    doubtful: bool
    attempts: int
    looked_up: int
    channel: ChannelId | None
    thread: MessageTs | None
    first_attempt_at: datetime
    doubtful_since: datetime | None
    trying_since: datetime | None
    file: str | None = None
    """Of an upload: the file whose bytes Slack has, and which is shared once."""


@cache
def _adapter() -> TypeAdapter[Notice]:
    return TypeAdapter(Notice)


def add(
    session: WorkspaceSession,
    notice: Notice,
    *,
    now: datetime,
    due_at: datetime | Moment | None = None,
    key: str | None = None,
    useful_until: datetime | None = None,
) -> bool:
    """Queue a notice in the caller's transaction, due at once unless said otherwise; a known `key` adds nothing (False).

    What has not gone out at `useful_until` is *missed*, and told to the organisers. A `Moment` (`bot.domain.calendar`)
    also says when it was meant to go out, where a rule of when the bot speaks moved it; that stays in the row.
    """
    how = terms(notice)
    due = due_at if isinstance(due_at, Moment) else Moment(due_at or now, due_at or now)
    delivery_id = uuid4().hex
    values: dict[str, Any] = {
        "workspace_id": session.workspace,
        "kind": notice.kind,
        "notice": _adapter().dump_python(notice, mode="json"),
        "dedupe_key": key or delivery_id,
        "delivery_id": delivery_id,
        "lane": how.lane,
        "subject": how.subject,
        "urgency": int(how.urgency),
        "state": "queued",
        "due_at": due.at,
        "shifted_from": due.shifted_from,
        "useful_until": useful_until,
        "added_at": now,
        "attempts": 0,
        "looked_up": 0,
        "expires_at": elapsed(session) + how.lasts if how.lasts else None,
    }
    session.outbox_filled = True
    if key is None:
        session.execute(insert(OutboxRow).values(values))
        return True
    return insert_new(session, OutboxRow, values, key=["workspace_id", "dedupe_key"], returning="id")


def claim(session: WorkspaceSession, *, now: datetime, lease: timedelta, most: int = 20) -> list[Claimed]:
    """Take what is due and free, most urgent and longest waiting first, never two of one lane at once.

    A lane with something under way is not free: of two edits of a card the older must not land last. Claimers take
    turns, or each would see the lane as free.
    """
    session.execute(select(WorkspaceRow.workspace_id).where(WorkspaceRow.workspace_id == session.workspace).with_for_update(key_share=True))
    clock = elapsed(session)
    _skip_replaced(session, now)
    _drop_expired(session, now, clock)
    _recover_lost_leases(session, clock)
    busy = set(session.scalars(select(LaneRow.lane).where(LaneRow.workspace_id == session.workspace, LaneRow.free_at > clock)))
    busy |= set(session.scalars(select(OutboxRow.lane).where(OutboxRow.workspace_id == session.workspace, OutboxRow.state == "sending")))
    statement = (
        select(OutboxRow)
        .where(
            OutboxRow.workspace_id == session.workspace,
            OutboxRow.state.in_(("queued", "doubtful")),
            OutboxRow.due_at <= now,
            or_(OutboxRow.not_before.is_(None), OutboxRow.not_before <= clock),
        )
        .order_by(OutboxRow.urgency, OutboxRow.due_at, OutboxRow.id)
        .limit(most * 5)
        .with_for_update(skip_locked=True)
    )
    if busy:
        statement = statement.where(OutboxRow.lane.not_in(busy), OutboxRow.kind.not_in(busy))
    claimed: dict[str, OutboxRow] = {}
    for row in session.scalars(statement):
        if len(claimed) < most:
            claimed.setdefault(row.lane, row)
    rows = list(claimed.values())
    dms = _known_dms(session, rows)
    held = [row.id for row in rows]
    _hold(session, held, now=now, clock=clock, until=clock + lease)
    for lane, dm in dms.items():
        at = (OutboxRow.workspace_id == session.workspace, OutboxRow.id.in_(held), OutboxRow.lane == lane, OutboxRow.channel_id.is_(None))
        session.execute(update(OutboxRow).where(*at).values(channel_id=dm).execution_options(synchronize_session=False))
    return [_claimed(row, dm=dms.get(row.lane), now=now, clock=clock) for row in rows]


def anything_due(session: WorkspaceSession, *, now: datetime) -> bool:
    """Say whether anything due has not ended: nearly always not, and then an idle process takes no write lock."""
    return session.read(_DUE, moment=now).first() is not None


def renew(session: WorkspaceSession, row: Claimed, lease: timedelta) -> bool:
    """Make the lease last anew just before an attempt; False where another process has taken the row over meanwhile."""
    until = elapsed(session) + lease
    ours = update(OutboxRow).where(_is(session, row)).values(lease_until=until).execution_options(synchronize_session=False)
    return session.execute(ours.returning(OutboxRow.id)).first() is not None


def aim(session: WorkspaceSession, row: Claimed, channel: ChannelId, thread: MessageTs | None) -> None:
    """Write down where a message goes before it goes, so that it can be looked for there."""
    session.execute(update(OutboxRow).where(_is(session, row)).values(channel_id=channel, thread_ts=thread))


def keep_file(session: WorkspaceSession, row: Claimed, file: str) -> None:
    """Write down which file is about to be shared, so that it can be asked after and is never sent twice."""
    session.execute(update(OutboxRow).where(_is(session, row)).values(file_id=file))


def finish(
    session: WorkspaceSession, row: Claimed, state: str, *, now: datetime, reason: str | None = None, ts: MessageTs | None = None
) -> None:
    """End a row in one of the four ways; a word that was best effort keeps nothing of what it said."""
    values: dict[str, Any] = {"state": state, "reason": reason, "ts": ts, "finished_at": now, "lease_until": None, "not_before": None}
    if row.notice.kind in {"reply", "whisper"}:
        values["notice"] = None
    session.execute(update(OutboxRow).where(_is(session, row)).values(values))


def postpone(session: WorkspaceSession, row: Claimed, wait: timedelta, *, reason: str) -> None:
    """Put a row back: it was not sent, and may be tried again after `wait`."""
    _back(session, row, state="queued", not_before=elapsed(session) + wait, reason=reason, looked_up=0, doubtful_since=None)


def doubt(session: WorkspaceSession, row: Claimed, wait: timedelta, *, reason: str, looked_up: int) -> None:
    """Note that nobody knows whether it was sent; it is looked up after `wait`."""
    clock = elapsed(session)
    since = row.doubtful_since or clock
    _back(session, row, state="doubtful", not_before=clock + wait, reason=reason, looked_up=looked_up, doubtful_since=since)


def rest(session: WorkspaceSession, lane: str, wait: timedelta) -> None:
    """Keep a lane (or all notices of a kind) quiet for a while."""
    free_at = elapsed(session) + wait
    upsert(session, LaneRow, {"workspace_id": session.workspace, "lane": lane, "free_at": free_at}, key=["workspace_id", "lane"])


def waiting(session: WorkspaceSession) -> dict[str, int]:
    """Count what has not ended yet, by state."""
    counted = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.workspace_id == session.workspace).group_by(OutboxRow.state)
    )
    return {state: count for state, count in counted}  # noqa: C416  # rows are not pairs to the type checker


def next_due_at(session: WorkspaceSession) -> datetime | None:
    """Find the calendar moment of the first notice that has not ended."""
    return session.scalar(
        select(func.min(OutboxRow.due_at)).where(OutboxRow.workspace_id == session.workspace, OutboxRow.state.in_(UNFINISHED))
    )


def next_try_in(session: WorkspaceSession, *, now: datetime) -> timedelta | None:
    """Say how long the stopwatch has to run until something due can be tried; None when nothing due waits."""
    clock = elapsed(session)
    free = (
        select(func.max(LaneRow.free_at))
        .where(LaneRow.workspace_id == session.workspace, LaneRow.lane.in_((OutboxRow.lane, OutboxRow.kind)))
        .scalar_subquery()
    )
    other = aliased(OutboxRow)
    under_way = (
        select(func.max(other.lease_until))
        .where(other.workspace_id == session.workspace, other.lane == OutboxRow.lane, other.state == "sending")
        .scalar_subquery()
    )
    rows = session.execute(
        select(OutboxRow.not_before, under_way, free).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.state.in_(UNFINISHED), OutboxRow.due_at <= now
        )
    ).all()
    moments = [max((moment for moment in row if moment is not None), default=clock) for row in rows]
    return max(min(moments) - clock, timedelta(0)) if moments else None


def prune(session: WorkspaceSession, *, before: datetime) -> int:
    """Forget what ended before a moment; says how many."""
    gone = session.execute(
        delete(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, OutboxRow.state.not_in(UNFINISHED), OutboxRow.finished_at < before)
        .returning(OutboxRow.id)
    ).all()
    session.execute(
        delete(LaneRow).where(LaneRow.workspace_id == session.workspace, LaneRow.free_at < elapsed(session) - timedelta(hours=1))
    )
    return len(gone)


_rows = OutboxRow.__table__.c
_DUE = (
    select(_rows.id)
    .where(
        _rows.workspace_id == bindparam("workspace"),
        text("state IN ('queued', 'sending', 'doubtful')"),
        _rows.due_at <= bindparam("moment"),
    )
    .limit(1)
)
"""In the words of the partial index, which SQLite uses only when it reads them."""


def _skip_replaced(session: WorkspaceSession, now: datetime) -> None:
    newer = aliased(OutboxRow)
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.workspace_id == session.workspace,
            OutboxRow.state == "queued",
            OutboxRow.subject.is_not(None),
            exists().where(
                newer.workspace_id == session.workspace,
                newer.state == "queued",
                newer.subject == OutboxRow.subject,
                newer.id > OutboxRow.id,
            ),
        )
        .values(state="skipped", reason="newer one queued", finished_at=now)
        .execution_options(synchronize_session=False)
    )


def _drop_expired(session: WorkspaceSession, now: datetime, clock: datetime) -> None:
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, OutboxRow.state == "queued", OutboxRow.expires_at < clock)
        .values(state="skipped", reason="too late to be of use", finished_at=now, notice=None)
        .execution_options(synchronize_session=False)
    )


def _recover_lost_leases(session: WorkspaceSession, clock: datetime) -> None:
    """Take over what a dead process left: the lease outlasts the request by more than the 15 seconds a look-up waits."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, OutboxRow.state == "sending", OutboxRow.lease_until < clock)
        .values(
            state="doubtful",
            reason="the process that sent it ended",
            doubtful_since=func.coalesce(OutboxRow.doubtful_since, clock),
            lease_until=None,
            not_before=None,
        )
        .execution_options(synchronize_session=False)
    )


def _hold(session: WorkspaceSession, rows: list[int], *, now: datetime, clock: datetime, until: datetime) -> None:
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, OutboxRow.id.in_(rows))
        .values(
            state="sending",
            attempts=OutboxRow.attempts + 1,
            attempted_at=func.coalesce(OutboxRow.attempted_at, now),
            trying_since=func.coalesce(OutboxRow.trying_since, clock),
            lease_until=until,
        )
        .execution_options(synchronize_session=False)
    )


def _known_dms(session: WorkspaceSession, rows: list[OutboxRow]) -> dict[str, str]:
    wanted = [row.lane.removeprefix("dm:") for row in rows if row.lane.startswith("dm:") and row.channel_id is None]
    if not wanted:
        return {}
    known = session.execute(
        select(MemberRow.id, MemberRow.dm_id).where(
            MemberRow.workspace_id == session.workspace, MemberRow.id.in_(wanted), MemberRow.dm_id.is_not(None)
        )
    )
    return {f"dm:{member}": dm for member, dm in known if dm is not None}


def _back(session: WorkspaceSession, row: Claimed, **values: Any) -> None:  # noqa: ANN401  # column values
    session.execute(update(OutboxRow).where(_is(session, row)).values(lease_until=None, **values))


def _is(session: WorkspaceSession, row: Claimed) -> Any:  # noqa: ANN401  # a column expression
    """Only a row still under our lease: a frozen process that wakes late changes nothing any more."""
    return and_(
        OutboxRow.workspace_id == session.workspace,
        OutboxRow.id == row.id,
        OutboxRow.state == "sending",
        OutboxRow.attempts == row.attempts + 1,
    )


def _claimed(row: OutboxRow, *, dm: str | None, now: datetime, clock: datetime) -> Claimed:
    channel = row.channel_id or dm
    return Claimed(
        id=row.id,
        notice=_adapter().validate_python(row.notice),
        delivery_id=row.delivery_id,
        doubtful=row.state == "doubtful",
        attempts=row.attempts,
        looked_up=row.looked_up,
        channel=ChannelId(channel) if channel else None,
        thread=MessageTs(row.thread_ts) if row.thread_ts else None,
        first_attempt_at=row.attempted_at or now,
        doubtful_since=row.doubtful_since,
        trying_since=row.trying_since or clock,
        file=row.file_id,
    )
