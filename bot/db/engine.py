"""Engines and sessions: SQLite with one writer at a time, PostgreSQL with row locks, the same code above both."""

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from sqlalchemy import URL, Connection, CursorResult, Engine, Executable, Row, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection

from bot.db import diagnosis
from bot.domain.errors import TryAgain
from bot.domain.ids import WorkspaceId

TURN_WAIT = 1.5
"""Seconds a writer waits for the others of this process. All three together stay under Slack's three."""

LOCK_WAIT = 0.9
"""Seconds a writer waits for one of another process."""

POOL_WAIT = 0.5
"""Seconds to wait for a connection."""

WRITERS = 8
"""Transactions at once in one process on PostgreSQL; on SQLite there is one."""

IDLE_WAIT = 10
"""Seconds after which PostgreSQL ends a transaction in which nothing happens: a frozen process may not hold up the others."""

_OPTIONS = f"-c timezone=UTC -c lock_timeout={int(LOCK_WAIT * 1000)} -c idle_in_transaction_session_timeout={IDLE_WAIT * 1000}"

PRIVATE, OTHERS = 0o600, 0o077
"""The permissions of private files, and those that they withhold from everybody else."""

POOL_SIZE = 10
POOL_OVERFLOW = 30

PAGES_KEPT = 512
"""Kilobytes of the file that each SQLite connection may keep (2,000 unless said otherwise); the system keeps it for all of them."""


NOWHERE = WorkspaceId("")
"""The session before our identity is known reads only which workspaces there are."""


def wall_clock() -> datetime:
    """Read the wall clock: the one place that does."""
    return datetime.now(UTC)  # noqa: TID251


class Stopwatch:
    """The stopwatch (monotonic clock) of the one process on SQLite: it starts at the machine's clock, and is not moved when that is set.

    With several processes, on PostgreSQL, it is the server's clock that they share.
    """

    def __init__(self) -> None:
        """Start running."""
        self._started_at, self._since = datetime.fromtimestamp(time.time(), UTC), time.monotonic()

    def __call__(self) -> datetime:
        """Read it."""
        return self._started_at + timedelta(seconds=time.monotonic() - self._since)

    def catch_up(self, seen: datetime) -> None:
        """Run on from a moment that an earlier process stored, if the machine's clock was put back since."""
        self._started_at += max(seen - self(), timedelta(0))


class WorkspaceSession(Session):
    """A session that serves one workspace; every query names `session.workspace`."""

    workspace: WorkspaceId
    stopwatch: Stopwatch
    line: Connection
    """The connection of its one transaction."""
    outbox_filled: bool = False
    """Set when a notice was added, so that delivery can be woken after the commit."""
    left: dict[str, str]
    """What was skipped as its data is odd, with the kind of error; logged once by whoever opened this session."""
    members_changed: bool = False
    """Set when a member was changed: from then on each is read anew."""
    decisions_changed: bool = False
    """Set when a decision was changed: until the commit no index may read that, for it may never be."""

    @property
    def written(self) -> set[str]:
        """The tables written to in this transaction (as far as that was flushed): what was changed may be shown to somebody."""
        tables: set[str] = self.line.info[_WRITTEN]
        return tables

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Save what is pending; what was read before is read anew."""
        self.info.pop("members", None)
        super().flush(objects)

    def read(self, statement: Executable, **facts: object) -> CursorResult[Any, *tuple[Any, ...]]:
        """Run a statement that was built once, on tables: a third of the time of one built anew for the ORM.

        For the questions members ask most; `workspace` is filled in.
        """
        return self.line.execute(statement, {"workspace": self.workspace, **facts})


def open_engine(url: str) -> Engine:
    """Make the engine for a database address; nothing is connected yet.

    An error names the statement and never its values, which are what people typed: it ends in the logs.
    """
    if url.startswith("sqlite"):
        engine = create_engine(
            url,
            connect_args={"timeout": LOCK_WAIT, "isolation_level": None, "check_same_thread": False},
            pool_size=POOL_SIZE,
            max_overflow=POOL_OVERFLOW,
            pool_timeout=POOL_WAIT,
            pool_use_lifo=True,  # in turn all of them would fill up with pages and prepared statements
            hide_parameters=True,
            json_deserializer=_json_or_nothing,
        )
        event.listen(engine, "do_connect", lambda *_: keep_private(engine.url))
        event.listen(engine, "connect", _prepare_sqlite)
        # Not by the engine's event `begin`: with one of its own each statement looks for the others first.
        engine.dialect.do_begin = _begin_sqlite  # type: ignore[assignment]
        return engine
    return create_engine(
        url,
        connect_args={"options": _OPTIONS, "connect_timeout": 3},
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_WAIT,
        hide_parameters=True,
        pool_pre_ping=True,
    )


def _json_or_nothing(stored: str | bytes) -> object:
    """Read JSON; what is not JSON (SQLite keeps anything) reads as None, and stops no other row."""
    try:
        return json.loads(stored)
    except (ValueError, TypeError):
        return None


class Sessions:
    """Opens sessions: `writing` takes SQLite's one write lock at the start, `reading` never waits for a writer.

    Writers of one process take turns before they ask the database for anything. SQLite's own
    waiting is polling, and forty connections that are opened for one row lock starve the writer that holds it.
    """

    def __init__(self, engine: Engine) -> None:
        """Keep the engine."""
        self.engine = engine
        self._noting = engine.execution_options()  # the same pool; only what writes pays for noting what it writes
        event.listen(self._noting, "after_execute", _note_written)
        self.stopwatch = Stopwatch()
        self.trouble: str | None = None
        """Why the last write was not saved; None where it was."""
        self._turns = BoundedSemaphore(1 if engine.dialect.name == "sqlite" else WRITERS)

    @contextmanager
    def writing(self, workspace: WorkspaceId) -> Iterator[WorkspaceSession]:
        """Open one transaction that commits at the end.

        Raises:
            TryAgain: the turn, the lock or the pool could not be had in time; nothing was saved.
        """
        try:
            with self._turn(), self._open(workspace, writing=True) as session, session.line.begin():
                yield session
                session.flush()
        except TryAgain as refused:
            self.trouble = refused.cause
            raise
        self.trouble = None

    def try_writing(self) -> None:
        """Check whether anything can be saved.

        Raises:
            TryAgain: it cannot; `cause` says why.
        """
        with self.writing(WorkspaceId("")) as session:
            session.execute(text("UPDATE alembic_version SET version_num = version_num"))

    @contextmanager
    def reading(self, workspace: WorkspaceId) -> Iterator[WorkspaceSession]:
        """Open a plain read of one moment."""
        with self._open(workspace, writing=False) as session:
            yield session

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=TURN_WAIT):
            raise TryAgain
        try:
            yield
        finally:
            self._turns.release()

    @contextmanager
    def _open(self, workspace: WorkspaceId, *, writing: bool) -> Iterator[WorkspaceSession]:
        """Open a session on a connection of its own, whose transaction it neither commits nor rolls back."""
        with _busy_is_refused(self.engine), (self._noting if writing else self.engine).connect() as line:
            line.info[_WRITING] = writing
            line.info[_WRITTEN] = set()
            with WorkspaceSession(line, expire_on_commit=False, autoflush=False) as session:
                session.line = line
                session.workspace = workspace
                session.stopwatch = self.stopwatch
                session.left = {}
                yield session


def elapsed(session: WorkspaceSession) -> datetime:
    """Read the stopwatch that processes share: the database's own clock; on SQLite, with its one process, our own."""
    if session.line.dialect.name == "sqlite":
        return session.stopwatch()
    moment: datetime = session.read(_POSTGRES_NOW).scalar_one()
    return moment


_POSTGRES_NOW = select(func.clock_timestamp())


@contextmanager
def _busy_is_refused(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (PoolTimeout, OperationalError) as error:
        if isinstance(error, OperationalError) and not _is_lock_wait(error) and not _is_away(error):
            raise
        refused = TryAgain()
        refused.cause, _ = diagnosis.found(engine.url, error)
        raise refused from error


def _is_lock_wait(error: DBAPIError) -> bool:
    cause = error.orig
    if getattr(cause, "sqlstate", None) is not None:
        return cause.sqlstate in {"55P03", "40P01", "40001"}  # type: ignore[union-attr]  # lock timeout, deadlock, serialisation
    return "locked" in str(cause) or "busy" in str(cause)


def _is_away(error: DBAPIError) -> bool:
    """Return whether the database is unreachable or full, and certainly saved nothing: a commit that broke may have."""
    if error.statement is None:
        return not error.connection_invalidated  # it was never connected
    no_room = getattr(error.orig, "sqlstate", None) == "53100" or any(
        each in str(error.orig) for each in ("disk is full", "disk I/O error")
    )
    return error.connection_invalidated or no_room


def keep_private(url: URL) -> None:
    """Let nobody else read the file: it holds what members answered. SQLite gives the files beside it the same rights.

    A file that is there is not opened: closing it would take SQLite's own locks off (sqlite.org/howtocorrupt.html, 2.2).
    """
    path = diagnosis.file_of(url)
    if path is None or not path.parent.is_dir():
        return
    with suppress(OSError):  # another's file, or a disk that cannot be written to: it is opened as it is, or refused by SQLite
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, PRIVATE))
        for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            if each.is_file() and each.stat().st_mode & OTHERS:
                each.chmod(PRIVATE)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  # whatever the driver made
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")  # what is acknowledged survives a power cut as well
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")
    cursor.close()


_WRITING = "writing"
"""What is noted on a connection: its next transaction takes SQLite's write lock at once."""

_WRITTEN = "written"
"""What is noted on a connection: the tables its transaction wrote to."""


def _note_written(line: Connection, statement: Executable, *_: object) -> None:
    if statement.is_dml:
        line.info[_WRITTEN].add(statement.table.name)  # type: ignore[attr-defined]  # every insert, update and delete has one


def writes(line: Connection) -> None:
    """Note that the next transaction on a connection writes."""
    line.info[_WRITING] = True


def _begin_sqlite(line: PoolProxiedConnection) -> None:
    line.cursor().execute("BEGIN IMMEDIATE" if line.info.pop(_WRITING, False) else "BEGIN")


__all__ = ["Row", "Sessions", "WorkspaceSession", "elapsed", "open_engine", "writes"]
