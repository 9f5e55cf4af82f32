"""Claiming: which deliveries are taken up now, in what order, and by which process.

Claimers take turns by the workspace's row, so that two never see one lane as free. A claim looks at what waits, never at
history: it costs the same after ten years.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, or_, select, update

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import LaneRow, MemberRow, OutboxRow, WorkspaceRow
from bot.db.outbox import LONGEST_REST, WAITING, Claimed, longest_rest, read_notice, resting
from bot.db.rows import made_of
from bot.db.upsert import upsert
from bot.domain.ids import ChannelId
from bot.domain.notices import Urgency
from bot.domain.pacing import FOR_BULK, Rates, room_at, taken

MOST: Final = 8
"""Rows a claim takes: what is urgent waits for no more than these."""

SEEN: Final = 100
"""Rows a claim looks at; what may not go now is left out before."""

OPENING: Final = "conversations.open"
LOOKING: Final = "conversations.history"


def anything_due(session: WorkspaceSession, *, now: datetime) -> bool:
    """Return whether anything due has not ended: nearly always not, and then an idle process takes no write lock."""
    return session.read(_DUE, moment=now).first() is not None


def claim(
    session: WorkspaceSession,
    *,
    now: datetime,
    lease: timedelta,
    most: int = MOST,
    rates: Rates | None = None,
    only: Collection[str] | None = None,
) -> list[Claimed]:
    """Take what is due and free, most urgent and longest waiting first, never two of one lane at once.

    A lane with something under way is not free: of two edits of a card the older must not land last. What Slack's limits
    (`rates`) leave no room for waits; what can wait keeps a share of its own, so that it is never starved. `only`: of these
    kinds, where given. Of five that are due, in this order:

        dm:U1, a place that came free      taken; with the DM's channel D1 it also keeps post:D1
        dm:U1, an event that moved         left: a second one of its lane would overtake the first
        card:7, two edits of the card      the newer is taken, and the older skipped: the newer shows the same and more
        post:C1, an announcement           left where C1 had a post less than a second ago: its lane rests until then
    """
    session.read(_TAKE_TURN)
    clock = elapsed(session)
    _drop_late(session, now, clock)
    busy, under_way = _under_way(session, clock, lease)
    gate = _Gate(session, clock, rates or {}, busy)
    chosen: dict[str, Row[Any]] = {}
    for row in _newest(session, _candidates(session, gate, now, clock, only), now):
        if len(chosen) == most:
            break
        dm = gate.dms.get(row.lane)
        lanes = lanes_of(row.lane, row.channel_id or dm)
        if lanes.isdisjoint(under_way) and lanes.isdisjoint(chosen) and gate.lets(row, lanes, opened=dm is not None):
            chosen[row.lane] = row
            under_way |= lanes
    gate.close()
    return _held(session, [row.id for row in chosen.values()], gate.dms, now=now, clock=clock, until=clock + lease)


def lanes_of(lane: str, channel: str | None) -> set[str]:
    """Name the lanes a delivery keeps: its own, and its channel's, by whatever way one comes to post there."""
    return {lane} if channel is None or lane.startswith(("card:", "seed:", "compare:", "whisper:")) else {lane, f"post:{channel}"}


@dataclass
class _Gate:
    """What Slack's limits let through: lanes that rest, and the calls made of each method."""

    session: WorkspaceSession
    clock: datetime
    rates: Rates
    free_at: dict[str, datetime]
    dms: dict[str, str] = field(default_factory=dict)
    counted: dict[str, datetime] = field(default_factory=dict)

    def shut(self, *, bulk: bool) -> list[str]:
        """Name the methods that have no room now; for `bulk` less often, as it has its share."""
        limited = {name.partition(":")[0] for name in self.rates} | {lane.removeprefix("rest:") for lane in self.free_at if "rest:" in lane}
        return sorted(method for method in limited if not self._open(method, bulk=bulk))

    def lets(self, row: Row[Any], lanes: set[str], *, opened: bool) -> bool:
        """Return whether a row may go now, and if so count its calls."""
        if any(self.rests(lane) for lane in lanes):
            return False
        bulk = row.urgency == Urgency.BULK
        methods = [LOOKING] if row.state == "doubtful" and row.channel_id is not None else [row.method]
        if row.lane.startswith("dm:") and row.channel_id is None and not opened:
            methods.append(OPENING)
        if not all(self._open(method, bulk=bulk) for method in methods):
            return False
        for method in methods:
            self._count(method, bulk=bulk)
        return True

    def close(self) -> None:
        """Store what was counted."""
        for lane, moment in self.counted.items():
            upsert(
                self.session,
                LaneRow,
                {"workspace_id": self.session.workspace, "lane": lane, "free_at": moment},
                key=["workspace_id", "lane"],
            )

    def rests(self, lane: str) -> bool:
        """Return whether a lane is to be left alone for now."""
        free_at = self.free_at.get(lane)
        return free_at is not None and self.clock < free_at <= self.clock + longest_rest(lane)

    def _open(self, method: str, *, bulk: bool) -> bool:
        return not self.rests(resting(method)) and self._bucket(method, bulk=bulk) is not None

    def _bucket(self, method: str, *, bulk: bool) -> str | None:
        """Find where there is room: in the method's own rate, else for bulk in the share kept for it."""
        if method not in self.rates:
            return ""
        names = (method, f"{method}:{FOR_BULK}") if bulk else (method,)
        return next((name for name in names if name in self.rates and room_at(self.rates[name], self._last(name), self.clock)), None)

    def _last(self, name: str) -> datetime | None:
        last = self.counted.get(_pace(name)) or self.free_at.get(_pace(name))
        return last if last is not None and last <= self.clock + longest_rest(_pace(name)) else None

    def _count(self, method: str, *, bulk: bool) -> None:
        name = self._bucket(method, bulk=bulk)
        if name:
            self.counted[_pace(name)] = taken(self.rates[name], self._last(name), self.clock)


def _pace(name: str) -> str:
    return f"pace:{name}"


def _drop_late(session: WorkspaceSession, now: datetime, clock: datetime) -> None:
    """End what comes too late: best-effort replies unsaid, and what has missed its moment."""
    late = session.read(_LATE, now=now, clock=clock).all()
    if late:
        table = OutboxRow.__table__
        here = (table.c.workspace_id == session.workspace, table.c.state == "queued")
        words = [row.id for row in late if row.word]
        rest = [row.id for row in late if not row.word]
        said = {"state": "skipped", "reason": "too late to be of use", "finished_at": now, "not_before": None, "notice": None}
        session.execute(update(OutboxRow).where(*here, table.c.id.in_(words)).values(said), execution_options=_PLAIN)
        missed = {"state": "missed", "reason": "its moment passed", "finished_at": now, "not_before": None}
        session.execute(update(OutboxRow).where(*here, table.c.id.in_(rest)).values(missed), execution_options=_PLAIN)


def _under_way(session: WorkspaceSession, clock: datetime, lease: timedelta) -> tuple[dict[str, datetime], set[str]]:
    """Read which lanes rest, and which have something under way; what a dead process left is taken over.

    A lease outlasts the request by more than the 15 seconds a look-up waits. One that ends later than ours would was
    written by a clock that has been put back since.
    """
    lost, lanes = [], set()
    for row in session.read(_SENDING):
        if row.lease_until is None or row.lease_until < clock or row.lease_until > clock + lease * 2:
            lost.append(row.id)
        else:
            lanes |= lanes_of(row.lane, row.channel_id)
    if lost:
        session.execute(
            update(OutboxRow)
            .where(OutboxRow.workspace_id == session.workspace, OutboxRow.id.in_(lost))
            .values(
                state="doubtful",
                reason="the process that sent it ended",
                doubtful_since=func.coalesce(OutboxRow.doubtful_since, clock),
                lease_until=None,
                not_before=None,
            ),
            execution_options=_PLAIN,
        )
    return {row.lane: row.free_at for row in session.read(_LANES, clock=clock)}, lanes


def _candidates(session: WorkspaceSession, gate: _Gate, now: datetime, clock: datetime, only: Collection[str] | None) -> Iterable[Row[Any]]:
    """Read what is due, in the order in which it should go; lanes and methods that rest are left out."""
    quiet = [lane for lane in gate.free_at if gate.rests(lane)]
    shut, narrow = gate.shut(bulk=True), gate.shut(bulk=False)
    statement = _NEXT if only is None else _NEXT.where(_rows.kind.in_(only))
    rows = session.read(statement, now=now, clock=clock, far=clock + LONGEST_REST, lanes=quiet, shut=shut, narrow=narrow).all()
    wanted = [row.lane.removeprefix("dm:") for row in rows if row.lane.startswith("dm:") and row.channel_id is None]
    if wanted:
        gate.dms.update({f"dm:{row.id}": row.dm_id for row in session.read(_DMS, members=wanted)})
    return rows


def _newest(session: WorkspaceSession, rows: Iterable[Row[Any]], now: datetime) -> list[Row[Any]]:
    """Leave out, and skip, what a newer one that is due as well makes pointless: some are planned long before they are due."""
    newest: dict[str, int] = {}
    for row in rows:
        if row.subject is not None and row.state == "queued":
            newest[row.subject] = max(row.id, newest.get(row.subject, 0))
    kept: list[Row[Any]] = []
    replaced: list[Row[Any]] = []
    for row in rows:
        older = row.state == "queued" and row.subject is not None and row.id < newest[row.subject]
        (replaced if older else kept).append(row)
    if replaced:
        where = (OutboxRow.workspace_id == session.workspace, OutboxRow.id.in_([row.id for row in replaced]))
        values = {"state": "skipped", "reason": "newer one queued", "finished_at": now, "not_before": None}
        session.execute(update(OutboxRow).where(*where).values(values), execution_options=_PLAIN)
    return kept


def _held(
    session: WorkspaceSession, ids: list[int], dms: dict[str, str], *, now: datetime, clock: datetime, until: datetime
) -> list[Claimed]:
    if not ids:
        return []
    rows = session.read(_WHOLE, ids=ids).all()
    session.read(_HOLD, ids=ids, now=now, clock=clock, until=until)
    aimed = [{"workspace": session.workspace, "row": row.id, "channel": dms[row.lane]} for row in rows if _to_known_dm(row, dms)]
    if aimed:
        session.line.execute(_AIM_DM, aimed)
    read = {row.id: _claimed(row, dms.get(row.lane), now=now, clock=clock) for row in rows}
    unreadable = [key for key, row in read.items() if row is None]
    if unreadable:  # of another version: it may not stop the rest
        values = {"state": "failed", "reason": "unreadable", "finished_at": now, "lease_until": None}
        where = (OutboxRow.workspace_id == session.workspace, OutboxRow.id.in_(unreadable))
        session.execute(update(OutboxRow).where(*where).values(values), execution_options=_PLAIN)
    return [row for row in (read[key] for key in ids) if row is not None]


def _to_known_dm(row: Row[Any], dms: dict[str, str]) -> bool:
    return row.channel_id is None and row.lane in dms


def _claimed(row: Row[Any], dm: str | None, *, now: datetime, clock: datetime) -> Claimed | None:
    notice = read_notice(row.notice)
    if notice is None:
        return None
    channel = row.channel_id or dm
    return made_of(
        Claimed,
        row,
        notice=notice,
        doubtful=row.state == "doubtful",
        channel=ChannelId(channel) if channel else None,
        thread=row.thread_ts,
        first_attempt_at=row.attempted_at or now,
        trying_since=row.trying_since or clock,
        file=row.file_id,
    )


_PLAIN: Final = {"synchronize_session": False}
_rows = OutboxRow.__table__.c
_HERE = _rows.workspace_id == bindparam("workspace")
_TAKE_TURN = select(WorkspaceRow.workspace_id).where(WorkspaceRow.workspace_id == bindparam("workspace")).with_for_update(key_share=True)
_DUE = select(_rows.id).where(_HERE, WAITING, _rows.due_at <= bindparam("moment")).limit(1)
_LATE = select(_rows.id, _rows.expires_at.is_not(None).label("word")).where(
    _HERE, WAITING, _rows.state == "queued", or_(_rows.expires_at < bindparam("clock"), _rows.useful_until <= bindparam("now"))
)
_SENDING = select(_rows.id, _rows.lane, _rows.channel_id, _rows.lease_until).where(_HERE, WAITING, _rows.state == "sending")
_LANES = select(LaneRow.lane, LaneRow.free_at).where(LaneRow.workspace_id == bindparam("workspace"), LaneRow.free_at > bindparam("clock"))
_NEXT = (
    select(_rows.id, _rows.method, _rows.lane, _rows.subject, _rows.urgency, _rows.state, _rows.channel_id)
    .where(
        _HERE,
        WAITING,
        _rows.state != "sending",
        _rows.due_at <= bindparam("now"),
        or_(_rows.not_before.is_(None), _rows.not_before <= bindparam("clock"), _rows.not_before > bindparam("far")),
        _rows.lane.not_in(bindparam("lanes", expanding=True)),
        or_(_rows.state == "doubtful", _rows.method.not_in(bindparam("shut", expanding=True))),
        or_(_rows.state == "doubtful", _rows.urgency == int(Urgency.BULK), _rows.method.not_in(bindparam("narrow", expanding=True))),
    )
    .order_by(_rows.urgency, _rows.due_at, _rows.id)
    .limit(SEEN)
    .with_for_update(skip_locked=True)
)
_DMS = select(MemberRow.id, MemberRow.dm_id).where(
    MemberRow.workspace_id == bindparam("workspace"), MemberRow.id.in_(bindparam("members", expanding=True)), MemberRow.dm_id.is_not(None)
)
_WHOLE = select(OutboxRow.__table__).where(_HERE, _rows.id.in_(bindparam("ids", expanding=True)))
_HOLD = (
    update(OutboxRow.__table__)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause
    .where(_HERE, _rows.id.in_(bindparam("ids", expanding=True)))
    .values(
        state="sending",
        attempts=_rows.attempts + 1,
        attempted_at=func.coalesce(_rows.attempted_at, bindparam("now", type_=_rows.attempted_at.type)),
        trying_since=func.coalesce(_rows.trying_since, bindparam("clock", type_=_rows.trying_since.type)),
        lease_until=bindparam("until"),
    )
)
_AIM_DM = (
    update(OutboxRow.__table__)  # type: ignore[arg-type]  # see above
    .where(_HERE, _rows.id == bindparam("row"))
    .values(channel_id=bindparam("channel"))
)
