"""The processes that deliver: each writes its heartbeat, by the stopwatch that processes share."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import WorkerRow
from bot.db.rows import delete_rows, here, made_of
from bot.db.upsert import upsert
from bot.domain.delivery_status import Worker


def beat(session: WorkspaceSession, worker: str, *, role: str, host: str, pid: int) -> None:
    """Record that a worker is alive."""
    clock = elapsed(session)
    if session.read(_BEAT, worker=worker, moment=clock).first() is None:
        values = {
            "workspace_id": session.workspace,
            "id": worker,
            "role": role,
            "host": host,
            "pid": pid,
            "started_at": clock,
            "seen_at": clock,
            "missed_at": None,
        }
        upsert(session, WorkerRow, values, key=["workspace_id", "id"])


def leave(session: WorkspaceSession, worker: str) -> None:
    """Sign off: a process that stops on purpose is not missed."""
    delete_rows(session, WorkerRow, WorkerRow.id == worker)


def known(session: WorkspaceSession) -> list[Worker]:
    """List the workers that did not sign off, the oldest first."""
    clock = elapsed(session)
    found = here(session, WorkerRow).order_by(WorkerRow.started_at, WorkerRow.id)
    return [_worker(row, clock) for row in session.scalars(found.execution_options(populate_existing=True))]


def note_missed(session: WorkspaceSession, worker: str) -> bool:
    """Record that others saw it gone; False where somebody did before."""
    noted = session.execute(
        update(WorkerRow)
        .where(WorkerRow.workspace_id == session.workspace, WorkerRow.id == worker, WorkerRow.missed_at.is_(None))
        .values(missed_at=elapsed(session))
        .returning(WorkerRow.id)
        .execution_options(synchronize_session=False)
    )
    return noted.first() is not None


def forget(session: WorkspaceSession, *, silent_for: timedelta) -> None:
    """Delete the workers that have been gone for long."""
    long_ago = elapsed(session) - silent_for
    delete_rows(session, WorkerRow, WorkerRow.seen_at < long_ago)


def last_seen_at(session: WorkspaceSession) -> datetime | None:
    """Return when any worker's last heartbeat was, on the stopwatch."""
    return session.scalar(
        select(WorkerRow.seen_at).where(WorkerRow.workspace_id == session.workspace).order_by(WorkerRow.seen_at.desc()).limit(1)
    )


def _worker(row: WorkerRow, clock: datetime) -> Worker:
    return made_of(Worker, row, silent_for=max(clock - row.seen_at, timedelta(0)), missed=row.missed_at is not None)


_rows: Any = WorkerRow.__table__.c
_BEAT = (
    update(WorkerRow.__table__)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause
    .where(_rows.workspace_id == bindparam("workspace"), _rows.id == bindparam("worker"))
    .values(seen_at=bindparam("moment"), missed_at=None)
    .returning(_rows.id)
)
