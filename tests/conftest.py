"""What every test may ask for: databases, sessions, and the certainty that nothing leaves this machine."""

import gc
import logging
import os
import re
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import structlog
from sqlalchemy import Engine
from sqlalchemy import event as sqlalchemy_event

from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import Base
from bot.search import semantic
from tests.browser.finding import WANTED
from tests.builders import HERE
from tests.databases import Postgres, Sqlite, postgres_server
from tests.sharing import Shared, long_ones_first

DEEP = "PRS_DEEP_PROPERTIES" in os.environ
"""Look for what nobody has found yet; otherwise the same examples each time, so that a change is judged by what it changes."""

hypothesis.settings.register_profile("prs", deadline=None, max_examples=60, print_blob=True, derandomize=not DEEP)
hypothesis.settings.load_profile("prs")

for _setting in semantic._THREADS:  # before anything loads numpy (openpyxl does): its threads wait for each other by spinning
    os.environ.setdefault(_setting, "1")


def _only_errors(_logger: object, name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Drop what nobody must act on; a test that captures logs gets everything, as it puts itself in the place of this."""
    if name not in {"error", "exception", "critical"}:
        raise structlog.DropEvent
    return event


structlog.configure(  # without the colours and local variables of structlog's default
    processors=[
        _only_errors,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(),
    ],
    wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
)

_LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0", "::")


def _only_loopback(name: str, arguments: tuple[Any, ...]) -> None:
    """Fail a test that reaches for another machine (the hook hears of every socket of this process)."""
    if name == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif name == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host or "")
    if host and not host.startswith(_LOOPBACK):
        pytest.fail(f"a test reached for {host}: only this machine may be spoken to")


sys.addaudithook(_only_loopback)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shared:
    """Share the tests out; asked for only where there are workers."""
    return Shared(config, log)


@pytest.hookimpl(trylast=True)  # after they were shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hand out first what takes long."""
    long_ones_first(items)


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later search for garbage (it stays), and search less often: it was an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 10)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look for garbage once; pytest would go through everything that is left five times more, for seconds."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Put back how things are logged: whoever sets that up does so for the whole process, on a stream that ends with the test."""
    root, hook, shaped = logging.getLogger(), threading.excepthook, structlog.get_config()
    handlers, level = root.handlers[:], root.level
    try:
        return (yield)
    finally:
        root.handlers, root.level, threading.excepthook = handlers, level, hook
        structlog.configure(**shaped)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say loudly, as the very last, what was not tested for want of a browser."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    left = [each for each in reporter.stats.get("skipped", ()) if "no browser" in str(each.longrepr)]
    if left:
        reporter.write_line(f"!!! {len(left)} TESTS OF THE PAGE WERE SKIPPED: no browser was found.", red=True, bold=True)
        reporter.write_line(f"!!! To run them, install {WANTED}.", red=True, bold=True)


@pytest.fixture(scope="session")
def sqlite() -> Iterator[Sqlite]:
    """Files in memory where there is such a folder: no test pulls the plug, and each commit would wait for the disk."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    with tempfile.TemporaryDirectory(prefix="prs-sqlite-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Sqlite(Path(folder))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server a session, started by the first test that needs it."""
    with postgres_server() as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite: Sqlite) -> Iterator[str]:
    """An empty database in a fresh file."""
    with sqlite.migrated() as url:
        yield url


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty database on PostgreSQL; the test that asks for it carries the mark `postgres`."""
    with postgres.migrated() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of today's shape, on either."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sessions(database_url: str, request: pytest.FixtureRequest) -> Iterator[Sessions]:
    """Sessions on an empty database, on either; every statement must name its workspace."""
    databases = _databases(request, database_url)
    with _every_statement_scoped(databases.engine(database_url)) as engine:
        yield Sessions(engine)


@pytest.fixture
def sqlite_sessions(sqlite_url: str, sqlite: Sqlite) -> Iterator[Sessions]:
    """Sessions on an empty SQLite database, for what needs no second one."""
    with _every_statement_scoped(sqlite.engine(sqlite_url)) as engine:
        yield Sessions(engine)


@pytest.fixture
def network(sessions: Sessions, database_url: str, request: pytest.FixtureRequest) -> Sessions:
    """Sessions on a database in which the workspace HERE has its people and channels."""
    _databases(request, database_url).people(database_url)
    return sessions


@pytest.fixture
def session(network: Sessions) -> Iterator[WorkspaceSession]:
    """A writing session in HERE, with its people."""
    with network.writing(HERE) as session:
        yield session


def _databases(request: pytest.FixtureRequest, url: str) -> Sqlite | Postgres:
    databases: Sqlite | Postgres = request.getfixturevalue("sqlite" if url.startswith("sqlite") else "postgres")
    return databases


_TABLE = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(?:ONLY\s+)?\"?(" + "|".join(Base.metadata.tables) + r")\b", re.IGNORECASE)
_SCOPED = re.compile(r"workspace_id = ")
_SCOPELESS = "SELECT workspaces.workspace_id \nFROM workspaces ORDER BY workspaces.workspace_id"
"""bot.db.workspaces.known: which workspaces are there."""


def names_its_workspace(statement: str) -> bool:
    """Return whether a statement is held to one workspace for each table that it reads, changes or removes from."""
    if statement.lstrip().startswith(("INSERT", "PRAGMA", "BEGIN")) or statement == _SCOPELESS:
        return True
    return len(_SCOPED.findall(statement)) >= len(_TABLE.findall(statement))


@contextmanager
def _every_statement_scoped(engine: Engine) -> Iterator[Engine]:
    unscoped: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not names_its_workspace(statement):
            unscoped.append(statement)

    sqlalchemy_event.listen(engine, "before_cursor_execute", listen)
    try:
        yield engine
    finally:
        sqlalchemy_event.remove(engine, "before_cursor_execute", listen)
    assert unscoped == [], "these statements do not name the workspace of every table they touch"
