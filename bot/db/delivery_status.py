"""The state of deliveries: what waits, went out and did not, what has yet to be told, and whether every promise was kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, and_, bindparam, case, delete, func, null, or_, select, text, update
from sqlalchemy.orm import aliased

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import LaneRow, OutboxRow
from bot.db.odd_data import first, least
from bot.db.outbox import ENDS, QUEUED, UNFINISHED, WAITING, read_notice
from bot.db.rows import delete_rows, made_of
from bot.domain.notices import Notice

NOT_TOLD_ABOUT: Final = ("whisper", "tell_undelivered", "tell_channel_closed", "tell_worker_missing")
"""Kinds whose end is never told: words said at most once, and the telling itself."""

IN_THE_LOG: Final = "log"
"""Where messages that nobody could be told of are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A notice that did not arrive, and why. `notice` is None where it was forgotten or cannot be read."""

    id: int
    kind: str
    notice: Notice | None
    state: str
    reason: str
    due_at: datetime
    ended_at: datetime | None
    lane: str
    method: str


def row_of(session: WorkspaceSession, delivery_id: str) -> Row[str, datetime | None] | None:
    """Read of one delivery what kind it is and from when it was shifted."""
    return session.execute(
        select(OutboxRow.kind, OutboxRow.shifted_from).where(_here(session), OutboxRow.delivery_id == delivery_id)
    ).one_or_none()


def end_of(session: WorkspaceSession, key: str) -> str | None:
    """Return how the notice that was queued under a key ended; None while it has not, or where there is none."""
    return session.scalar(select(OutboxRow.state).where(_here(session), OutboxRow.dedupe_key == key, OutboxRow.state.in_(ENDS)))


def waiting(session: WorkspaceSession) -> dict[str, int]:
    """Count deliveries by state."""
    counted = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.workspace_id == session.workspace).group_by(OutboxRow.state)
    )
    return {state: count for state, count in counted}  # noqa: C416  # rows are not pairs to the type checker


def unfinished(session: WorkspaceSession) -> dict[str, int]:
    """Count what has not ended, by state; history is not read."""
    counted = session.execute(select(OutboxRow.state, func.count()).where(_here(session), WAITING).group_by(OutboxRow.state))
    return {state: count for state, count in counted}  # noqa: C416  # see above


def ended_since(session: WorkspaceSession, moment: datetime) -> dict[str, int]:
    """Count what ended since a moment, by how."""
    counted = session.execute(
        select(OutboxRow.state, func.count())
        .where(OutboxRow.workspace_id == session.workspace, OutboxRow.finished_at >= moment)
        .group_by(OutboxRow.state)
    )
    return {state: count for state, count in counted}  # noqa: C416  # see above


def shifted_ahead(session: WorkspaceSession, *, now: datetime) -> int:
    """Count what waits for a moment to which a rule of when the bot speaks moved it."""
    return _one(session, select(func.count()).where(_here(session), WAITING, OutboxRow.shifted_from.is_not(None), OutboxRow.due_at > now))


def overdue(session: WorkspaceSession, *, now: datetime) -> tuple[int, datetime | None]:
    """Count what is due and has not ended, and say since when the first of it is."""
    row = session.execute(select(func.count(), func.min(OutboxRow.due_at)).where(_here(session), WAITING, OutboxRow.due_at <= now)).one()
    return row[0], row[1]


def undelivered_since(session: WorkspaceSession, moment: datetime, *, most: int) -> list[Undelivered]:
    """List what failed or was missed since a moment, the latest first."""
    where = (_here(session), OutboxRow.state.in_(("failed", "missed")), OutboxRow.finished_at >= moment)
    return _undelivered(session, select(*_SHOWN).where(*where).order_by(OutboxRow.finished_at.desc(), OutboxRow.id.desc()).limit(most))


def latest_of(session: WorkspaceSession, kind: str) -> Notice | None:
    """Find the last notice of a kind that was sent, or is still to be."""
    where = (_here(session), OutboxRow.kind == kind, OutboxRow.state.in_((*UNFINISHED, "sent")))
    return read_notice(session.scalar(select(OutboxRow.notice).where(*where).order_by(OutboxRow.id.desc()).limit(1)))


def failed_since(session: WorkspaceSession, moment: datetime, *kinds: str) -> list[Undelivered]:
    """List what Slack refused for good since a moment and was told, the latest first; of these kinds, where given."""
    where = (_here(session), _TOLD, OutboxRow.state == "failed", OutboxRow.finished_at >= moment)
    of_kinds = (OutboxRow.kind.in_(kinds),) if kinds else ()
    return _undelivered(session, select(*_SHOWN).where(*where, *of_kinds).order_by(OutboxRow.finished_at.desc(), OutboxRow.id.desc()))


def succeeded_since(session: WorkspaceSession, refused: Undelivered) -> bool:
    """Return whether the same call came through after it was refused: to any DM, in the same channel, or for what is no message at all."""
    alike = OutboxRow.lane.startswith("dm:") if refused.lane.startswith("dm:") else OutboxRow.lane.not_like("dm:%")
    where = (_here(session), OutboxRow.state == "sent", OutboxRow.method == refused.method, OutboxRow.finished_at > refused.ended_at)
    there = (OutboxRow.lane == refused.lane,) if refused.lane.startswith("post:") else ()
    return session.scalar(select(OutboxRow.id).where(*where, alike, *there).limit(1)) is not None


def told_before(session: WorkspaceSession, row: Undelivered, *, since: datetime) -> str | None:
    """Find the message that told of the very same refusal since a moment: what is tried every hour is not told every hour."""
    alike = (OutboxRow.lane == row.lane, OutboxRow.kind == row.kind, OutboxRow.reason == row.reason)
    where = (_here(session), _TOLD, OutboxRow.state == "failed", OutboxRow.finished_at >= since)
    return session.scalar(select(OutboxRow.told_in).where(*where, *alike).limit(1))


def next_due_at(session: WorkspaceSession) -> datetime | None:
    """Find the calendar moment of the first notice that has not ended."""
    found: datetime | None = first(session, _DUE_AT)
    return found


def next_try_in(session: WorkspaceSession, *, now: datetime) -> timedelta | None:
    """Return how long the stopwatch has to run until something due can be tried; None when nothing due waits."""
    rows = session.read(_TRIES, now=now).all()
    if not rows:
        return None
    clock = elapsed(session)
    moments = [max((moment for moment in row if moment is not None), default=clock) for row in rows]
    return max(min(moments) - clock, timedelta(0))


def prune(session: WorkspaceSession, *, before: datetime, most: int) -> int:
    """Delete some of what ended before a moment; return the number."""
    over = select(OutboxRow.id).where(_here(session), OutboxRow.state.not_in(UNFINISHED), OutboxRow.finished_at < before).limit(most)
    gone = session.execute(delete(OutboxRow).where(_here(session), OutboxRow.id.in_(over)).returning(OutboxRow.id)).all()
    delete_rows(session, LaneRow, LaneRow.free_at < elapsed(session) - timedelta(hours=1))
    return len(gone)


SPEAKING: Final = ("chat.postMessage", "chat.postEphemeral", "files.completeUploadExternal", "response_url")
"""The methods by which something is said to people; the others keep cards and reactions true."""


def let_go(session: WorkspaceSession, *, now: datetime, reason: str) -> int:
    """End all that was to be said and has not been: whoever removed the app did not want it said; return the number."""
    ended = session.execute(
        update(OutboxRow)
        .where(_here(session), WAITING, OutboxRow.method.in_(SPEAKING))
        .values(state="skipped", reason=reason, finished_at=now, not_before=None, lease_until=None)
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())


# --- what waits for a member or channel that is gone ---


def give_up(session: WorkspaceSession, *, lanes: Iterable[str], state: str, reason: str, now: datetime, told_in: str | None = None) -> int:
    """End what waits on these lanes and was not tried yet or is known not to have gone; return the number."""
    ended = session.execute(
        update(OutboxRow)
        .where(_here(session), QUEUED, OutboxRow.lane.in_(list(lanes)))
        .values(state=state, reason=reason, finished_at=now, not_before=None, told_in=told_in)
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())


def queued_lanes(session: WorkspaceSession) -> list[str]:
    """List the lanes on which something waits."""
    return list(session.scalars(select(OutboxRow.lane).where(_here(session), QUEUED).distinct()))


# --- telling what did not arrive ---


def untold(session: WorkspaceSession) -> list[Undelivered]:
    """List what failed or was missed and has yet to be told."""
    return [_shown(row) for row in session.read(_ALL_UNTOLD)]


def told_in(session: WorkspaceSession, batch: str) -> list[Undelivered]:
    """List what one telling tells of."""
    return _undelivered(session, select(*_SHOWN).where(_here(session), OutboxRow.told_in == batch).order_by(OutboxRow.due_at, OutboxRow.id))


def note_told(session: WorkspaceSession, rows: Iterable[int], batch: str) -> None:
    """Store in which telling these are told."""
    session.execute(
        update(OutboxRow)
        .where(_here(session), OutboxRow.id.in_(list(rows)))
        .values(told_in=batch)
        .execution_options(synchronize_session=False)
    )


def open_telling(session: WorkspaceSession, lane: str, kind: str) -> Notice | None:
    """Find a telling on a lane that nobody has begun to send: it can still take in more."""
    row = session.execute(
        select(OutboxRow.notice)
        .where(_here(session), QUEUED, OutboxRow.lane == lane, OutboxRow.kind == kind, OutboxRow.attempts == 0)
        .order_by(OutboxRow.id.desc())
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    return read_notice(row[0]) if row else None


# --- whether every promise was kept ---


def broken(session: WorkspaceSession, *, now: datetime, stuck_after: timedelta) -> dict[str, int]:
    """Count what may not be: a notice with no end or a fifth, without its reason, untold, or left lying."""
    checks = _checks(session, now=now, stuck_after=stuck_after)
    counted = {name: _one(session, select(func.count()).where(_here(session), check)) for name, (check, _) in checks.items()}
    return {name: count for name, count in counted.items() if count}


def mend(session: WorkspaceSession, *, now: datetime, stuck_after: timedelta) -> None:
    """Give each of these what it lacks. Nothing goes out by it: what hung is looked up in Slack first, what has no end failed."""
    for check, values in _checks(session, now=now, stuck_after=stuck_after).values():
        if values:
            session.execute(update(OutboxRow).where(_here(session), check).values(values).execution_options(synchronize_session=False))


def _checks(session: WorkspaceSession, *, now: datetime, stuck_after: timedelta) -> dict[str, tuple[Any, dict[str, Any]]]:
    """Return what may not be, and what mends it; nothing where that is not known here."""
    clock = elapsed(session)
    ended = OutboxRow.state.in_(ENDS)
    telling = aliased(OutboxRow)
    its_telling = select(telling.id).where(
        telling.workspace_id == session.workspace, telling.kind == "tell_undelivered", telling.dedupe_key.startswith(OutboxRow.told_in)
    )
    nameless = OutboxRow.state.not_in((*UNFINISHED, *ENDS))
    return {
        "in no known state": (nameless, {"state": "failed", "reason": "in no known state", "finished_at": now}),
        "ended without a moment, or waiting with one": (
            or_(and_(ended, OutboxRow.finished_at.is_(None)), and_(OutboxRow.state.in_(UNFINISHED), OutboxRow.finished_at.is_not(None))),
            {"finished_at": case((ended, now), else_=null())},
        ),
        "ended otherwise than sent, without a reason": (
            and_(ended, OutboxRow.state != "sent", OutboxRow.reason.is_(None)),
            {"reason": "unknown"},
        ),
        "posted, but where is not known": (
            and_(
                OutboxRow.state == "sent",
                OutboxRow.method == "chat.postMessage",
                or_(OutboxRow.ts.is_(None), OutboxRow.channel_id.is_(None)),
            ),
            {},
        ),
        "told in a message that does not exist": (
            and_(
                OutboxRow.told_in.is_not(None),
                OutboxRow.told_in != IN_THE_LOG,
                OutboxRow.finished_at > now - timedelta(days=60),
                ~its_telling.exists(),
            ),
            {"told_in": None},
        ),
        "not delivered and not told": (and_(_UNTOLD, OutboxRow.finished_at < now - stuck_after), {}),
        "being sent for too long": (
            and_(OutboxRow.state == "sending", OutboxRow.lease_until < clock - stuck_after),
            {"state": "doubtful", "reason": "the process that sent it ended", "doubtful_since": clock, "lease_until": None},
        ),
        "in doubt for too long": (
            and_(OutboxRow.state == "doubtful", OutboxRow.doubtful_since < clock - timedelta(hours=25)),
            {"state": "missed", "reason": "in doubt for too long", "finished_at": now, "not_before": None},
        ),
    }


def _one(session: WorkspaceSession, statement: Select[int]) -> int:
    return int(session.scalars(statement).one())


def _here(session: WorkspaceSession) -> Any:  # noqa: ANN401  # a column expression
    return OutboxRow.workspace_id == session.workspace


def _undelivered(session: WorkspaceSession, statement: Select[Any]) -> list[Undelivered]:
    return [_shown(row) for row in session.execute(statement)]


def _shown(row: Row[Any]) -> Undelivered:
    return made_of(Undelivered, row, notice=read_notice(row.notice), reason=row.reason or "", ended_at=row.finished_at)


_SHOWN: Final = (
    OutboxRow.id,
    OutboxRow.kind,
    OutboxRow.notice,
    OutboxRow.state,
    OutboxRow.reason,
    OutboxRow.finished_at,
    OutboxRow.due_at,
    OutboxRow.lane,
    OutboxRow.method,
)
_TOLD: Final = text("told_in IS NOT NULL")
_UNTOLD: Final = and_(text("state IN ('failed', 'missed') AND told_in IS NULL"), OutboxRow.kind.not_in(NOT_TOLD_ABOUT))

_rows: Final = OutboxRow.__table__.c
_ALL_UNTOLD: Final = (
    select(*(_rows[column.key] for column in _SHOWN))
    .where(_rows.workspace_id == bindparam("workspace"), _UNTOLD)
    .order_by(_rows.id)
    .with_for_update(skip_locked=True)
)
_others: Final = OutboxRow.__table__.alias()
_lanes: Final = LaneRow.__table__.c
_TRIES: Final = select(
    _rows.not_before,
    select(func.max(_others.c.lease_until))
    .where(_others.c.workspace_id == bindparam("workspace"), _others.c.lane == _rows.lane, _others.c.state == "sending")
    .scalar_subquery(),
    select(func.max(_lanes.free_at))
    .where(
        _lanes.workspace_id == bindparam("workspace"),
        _lanes.lane.in_((_rows.lane, "rest:" + _rows.method, "post:" + _rows.channel_id)),
    )
    .scalar_subquery(),
).where(_rows.workspace_id == bindparam("workspace"), WAITING, _rows.due_at <= bindparam("now"))
"""Of what is due: until when it waits itself, until when its lane is being sent on, and when that lane and its limits are free."""

_DUE_AT = least(select(_rows.due_at).where(_rows.workspace_id == bindparam("workspace"), WAITING))
