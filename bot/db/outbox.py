"""The (transactional) outbox: what is to be said or done in Slack, from the transaction that caused it to its one end.

A row is *queued*, then *sending* under a lease, and ends as *sent*, *skipped*, *failed* or *missed*. An attempt whose
outcome is unknown makes it *doubtful*: it is looked up in Slack before it is sent again. Two clocks meet here:
`due_at` and `useful_until` are on the calendar, everything about attempts is on the stopwatch that processes share
(`elapsed`). What is taken up, and when, is decided in `bot/db/claiming.py`; the state of it all is read in `bot/db/delivery_status.py`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, reduce
from operator import or_
from typing import Any, Final
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import and_, bindparam, func, insert, select, text, update
from sqlalchemy.sql import Update

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import LaneRow, OutboxRow
from bot.db.upsert import insert_new, upsert
from bot.domain.calendar import Moment
from bot.domain.ids import ChannelId, MessageTs
from bot.domain.notices import KINDS, Notice

UNFINISHED: Final = ("queued", "sending", "doubtful")
ENDS: Final = ("sent", "skipped", "failed", "missed")

WAITING: Final = text("state IN ('queued', 'sending', 'doubtful')")
QUEUED: Final = text("state = 'queued'")
"""Worded as the partial indexes are: SQLite uses these only when the condition reads the same."""

FORGOTTEN: Final = frozenset({"reply", "whisper"})
"""Kinds whose content is deleted once they were said: they hold what a member asked."""

LONGEST_REST: Final = timedelta(hours=1)
"""More than Slack asks to wait; a moment further ahead was written by a clock that has been put back since."""

LONGEST_GAP: Final = timedelta(minutes=4)
"""The same between two posts in a channel, or for a method's rate."""


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
    useful_until: datetime | None = None
    expires_at: datetime | None = None
    file: str | None = None
    due_at: datetime | None = None


@cache
def _adapter() -> TypeAdapter[Notice]:
    return TypeAdapter(reduce(or_, KINDS))


def read_notice(stored: object) -> Notice | None:
    """Read a stored notice; None where it was forgotten, or is of a kind or shape this version does not know."""
    try:
        return _adapter().validate_python(stored) if stored is not None else None
    except ValidationError:
        return None


def add(
    session: WorkspaceSession,
    notice: Notice,
    *,
    now: datetime,
    due_at: datetime | Moment | None = None,
    key: str | None = None,
    useful_until: datetime | None = None,
    after: timedelta | None = None,
) -> bool:
    """Queue a notice in the caller's transaction, due at once unless said otherwise; a known `key` adds nothing (False).

    What has not gone out at `useful_until` is *missed*, and told to the organisers. A `Moment` (`bot.domain.calendar`)
    also says when it was meant to go out, where a rule of when the bot speaks moved it; that stays in the row. `after`: not
    before that much has passed on the stopwatch.
    """
    due = due_at if isinstance(due_at, Moment) else Moment(due_at or now, due_at or now)
    values = _values(session, notice, now=now, due=due, key=key, useful_until=useful_until, after=after)
    session.outbox_filled = True
    if key is None:
        subject = values["subject"]
        if subject is not None and after is None and values["due_at"] <= now:
            values["due_at"] = min([now, *_replace(session, subject, now)])
        session.execute(insert(OutboxRow).values(values))
    elif not insert_new(session, OutboxRow, values, key=["workspace_id", "dedupe_key"], returning="id"):
        return False
    queued(session).append(notice)
    return True


def _values(
    session: WorkspaceSession,
    notice: Notice,
    *,
    now: datetime,
    due: Moment,
    key: str | None = None,
    useful_until: datetime | None = None,
    after: timedelta | None = None,
) -> dict[str, Any]:
    delivery_id = uuid4().hex
    return {
        "workspace_id": session.workspace,
        "kind": notice.kind,
        "notice": _adapter().dump_python(notice, mode="json"),
        "dedupe_key": key or delivery_id,
        "delivery_id": delivery_id,
        "lane": notice.lane,
        "subject": notice.subject,
        "method": notice.method,
        "urgency": int(notice.urgency),
        "state": "queued",
        "due_at": due.at,
        "shifted_from": due.shifted_from,
        "useful_until": useful_until,
        "added_at": now,
        "attempts": 0,
        "looked_up": 0,
        "expires_at": elapsed(session) + notice.lasts if notice.lasts else None,
        "not_before": elapsed(session) + after if after else None,
    }


def queued(session: WorkspaceSession) -> list[Notice]:
    """Return what was queued in this session so far, in order: what a receipt says is counted from it."""
    noted: list[Notice] = session.info.setdefault("queued", [])
    return noted


def add_all(session: WorkspaceSession, notices: Collection[Notice], *, now: datetime) -> None:
    """Queue notices of a kind at once, however many they are; each replaces what still waits about its subject."""
    values = [_values(session, notice, now=now, due=Moment(now, now)) for notice in notices]
    if values:
        session.outbox_filled = True
        replaced = update(OutboxRow).where(
            OutboxRow.workspace_id == session.workspace, QUEUED, OutboxRow.subject.in_([each["subject"] for each in values])
        )
        session.execute(
            replaced.values(state="skipped", reason="newer one queued", finished_at=now).execution_options(synchronize_session=False)
        )
        session.execute(insert(OutboxRow.__table__), values)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause


def renew(session: WorkspaceSession, row: Claimed, lease: timedelta) -> bool:
    """Renew the lease just before an attempt; False where another process has taken the row over meanwhile."""
    return session.read(_RENEW, **_ours(row), until=elapsed(session) + lease).first() is not None


def aim(session: WorkspaceSession, row: Claimed, channel: ChannelId | None, thread: MessageTs | None) -> None:
    """Store where a message goes before it goes, so that it can be looked up there; None: that is no longer known."""
    session.read(_AIM, **_ours(row), channel=channel, thread=thread)


def shift(session: WorkspaceSession, row: Claimed, until: datetime, *, reason: str) -> None:
    """Put a row back for a later moment: its receiver may not be written to now; the moment it was meant for stays in it."""
    session.read(_SHIFT, **_ours(row), until=until, why=reason)


def last_sent(session: WorkspaceSession, kind: str, lane: str) -> datetime | None:
    """Return when something of a kind last went out in a lane."""
    sent = select(func.max(OutboxRow.finished_at)).where(
        OutboxRow.workspace_id == session.workspace, OutboxRow.lane == lane, OutboxRow.kind == kind, OutboxRow.state == "sent"
    )
    return session.scalar(sent)


def is_known(session: WorkspaceSession, key: str) -> bool:
    """Return whether a notice was queued under that key, ended or not."""
    return session.scalar(select(OutboxRow.id).where(OutboxRow.workspace_id == session.workspace, OutboxRow.dedupe_key == key)) is not None


def known_keys(session: WorkspaceSession, keys: Iterable[str]) -> set[str]:
    """Return under which of these keys a notice was queued, ended or not."""
    return set(due_ats(session, keys))


def queued_subjects(session: WorkspaceSession, subjects: Iterable[str]) -> set[str]:
    """Return about which of these subjects something still waits."""
    found = session.scalars(
        select(OutboxRow.subject).where(OutboxRow.workspace_id == session.workspace, QUEUED, OutboxRow.subject.in_(list(subjects)))
    )
    return {subject for subject in found if subject}


def due_ats(session: WorkspaceSession, keys: Iterable[str]) -> dict[str, datetime]:
    """Return when each notice that was queued under these keys was due."""
    rows = session.execute(
        select(OutboxRow.dedupe_key, OutboxRow.due_at).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.dedupe_key.in_(list(keys))
        )
    )
    return {key: due_at for key, due_at in rows}  # noqa: C416  # rows are not pairs to the type checker


def take_over(session: WorkspaceSession, subject: str, *, now: datetime, reason: str = "newer one queued") -> list[Notice]:
    """Skip what is still queued about a subject and return it: a newer one says what it was to say, or it need not be said."""
    rows = session.scalars(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, QUEUED, OutboxRow.subject == subject)
        .values(state="skipped", reason=reason, finished_at=now, not_before=None)
        .returning(OutboxRow.notice)
        .execution_options(synchronize_session=False)
    )
    return [notice for notice in map(read_notice, rows) if notice is not None]


def hasten(session: WorkspaceSession, *, now: datetime) -> None:
    """Bring forward what was due when it was queued, and is due later by a clock that was put back since."""
    changed = session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == session.workspace, WAITING, OutboxRow.due_at > now, OutboxRow.due_at <= OutboxRow.added_at)
        .values(due_at=now)
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    session.outbox_filled = session.outbox_filled or changed.first() is not None


def keep_file(session: WorkspaceSession, row: Claimed, file: str) -> None:
    """Store the file of an upload before it is shared: whether it was can then be asked of Slack."""
    session.read(_KEEP_FILE, **_ours(row), file=file)


def finish(
    session: WorkspaceSession, row: Claimed, state: str, *, now: datetime, reason: str | None = None, ts: MessageTs | None = None
) -> None:
    """End a row in one of the four ways; a best-effort reply keeps nothing of what it said."""
    forgotten = row.notice.kind in FORGOTTEN
    session.read(_FORGET if forgotten else _FINISH, **_ours(row), end=state, why=reason, posted=ts, now=now)


def postpone(session: WorkspaceSession, row: Claimed, wait: timedelta, *, reason: str) -> None:
    """Put a row back: it was not sent, and may be tried again after `wait`."""
    session.read(_BACK, **_ours(row), back="queued", moment=elapsed(session) + wait, why=reason, looks=0, since=None)


def doubt(session: WorkspaceSession, row: Claimed, wait: timedelta, *, reason: str, looked_up: int) -> None:
    """Note that the outcome is unknown; it is looked up after `wait`."""
    clock = elapsed(session)
    since = row.doubtful_since or clock
    session.read(_BACK, **_ours(row), back="doubtful", moment=clock + wait, why=reason, looks=looked_up, since=since)


def rest(session: WorkspaceSession, lane: str, wait: timedelta) -> None:
    """Keep a lane (a channel, a card, a method of Slack's) quiet for a while."""
    free_at = elapsed(session) + min(wait, LONGEST_REST)
    upsert(session, LaneRow, {"workspace_id": session.workspace, "lane": lane, "free_at": free_at}, key=["workspace_id", "lane"])


def resting(method: str) -> str:
    """Name the lane that is quiet after Slack asked a method to wait."""
    return f"rest:{method}"


def longest_rest(lane: str) -> timedelta:
    """Return how far ahead a lane may be quiet: as long as Slack asks, else as long as our own pace goes."""
    return LONGEST_REST if lane.startswith(resting("")) else LONGEST_GAP


def free_in(session: WorkspaceSession, lane: str) -> timedelta:
    """Return how long a lane still rests."""
    free_at = session.read(_FREE_AT, lane=lane).scalar()
    wait = free_at - elapsed(session) if free_at else timedelta(0)
    return wait if timedelta(0) < wait <= longest_rest(lane) else timedelta(0)


def any_unfinished(session: WorkspaceSession, notices: Iterable[Notice], *, due: datetime | None = None) -> bool:
    """Return whether the lane of any of these notices has something that has not ended; `due`: and that is due by then."""
    lanes = {notice.lane for notice in notices}
    unfinished = select(OutboxRow.id).where(
        OutboxRow.workspace_id == session.workspace, OutboxRow.lane.in_(lanes), OutboxRow.state.in_(UNFINISHED)
    )
    if due is not None:
        unfinished = unfinished.where(OutboxRow.due_at <= due)
    return bool(lanes) and session.scalar(unfinished.limit(1)) is not None


def _replace(session: WorkspaceSession, subject: str, now: datetime) -> list[datetime]:
    """Skip what waits about the same subject; return since when it waited, for the newer one takes its place in the queue."""
    skipped = session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.workspace_id == session.workspace,
            QUEUED,
            OutboxRow.subject == subject,
            OutboxRow.due_at <= now,
            # What waits on purpose, untried, makes the last edit true after an unknown outcome.
            OutboxRow.not_before.is_(None) | (OutboxRow.attempts > 0),
        )
        .values(state="skipped", reason="newer one queued", finished_at=now, not_before=None)
        .returning(OutboxRow.due_at)
        .execution_options(synchronize_session=False)
    )
    return list(skipped.scalars())


_rows = OutboxRow.__table__.c
_OURS = and_(
    _rows.workspace_id == bindparam("workspace"),
    _rows.id == bindparam("row"),
    _rows.state == "sending",
    _rows.attempts == bindparam("attempt"),
)
"""Only a row still under our lease: a frozen process that wakes late changes nothing any more."""


def _ours(row: Claimed) -> dict[str, object]:
    return {"row": row.id, "attempt": row.attempts + 1}


def _change(**values: Any) -> Update:  # noqa: ANN401  # column values
    return update(OutboxRow.__table__).where(_OURS).values(**values)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause


_RENEW = _change(lease_until=bindparam("until")).returning(_rows.id)
_AIM = _change(channel_id=bindparam("channel"), thread_ts=bindparam("thread"))
_KEEP_FILE = _change(file_id=bindparam("file"))
_FINISH = _change(
    state=bindparam("end"),
    reason=bindparam("why"),
    ts=bindparam("posted"),
    finished_at=bindparam("now"),
    lease_until=None,
    not_before=None,
)
_FORGET = _FINISH.values(notice=None)
_BACK = _change(
    state=bindparam("back"),
    not_before=bindparam("moment"),
    reason=bindparam("why"),
    looked_up=bindparam("looks"),
    doubtful_since=bindparam("since"),
    lease_until=None,
)
_SHIFT = _change(
    state="queued",
    due_at=bindparam("until"),
    shifted_from=func.coalesce(_rows.shifted_from, _rows.due_at),
    reason=bindparam("why"),
    lease_until=None,
    not_before=None,
    trying_since=None,
)
_FREE_AT = select(LaneRow.free_at).where(LaneRow.workspace_id == bindparam("workspace"), LaneRow.lane == bindparam("lane"))
