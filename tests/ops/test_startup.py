"""One process a file, and a database of today's shape."""

import sqlite3
from pathlib import Path

import pytest

from bot import main
from bot.config import CannotStart, Settings, load_settings
from bot.db import workspaces
from bot.domain.ids import WorkspaceId
from bot.ops.startup import only_instance, prepare_database
from tests.databases import Postgres

pytestmark = pytest.mark.wire


def settings(url: str) -> Settings:
    return load_settings({"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "geheim"})


def test_a_second_process_on_one_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    made = settings(f"sqlite:///{tmp_path}/prs.db")

    with only_instance(made), pytest.raises(CannotStart, match="Another prs runs on"), only_instance(made):
        pass
    with only_instance(made):
        pass


@pytest.mark.parametrize("way", ["a symbolic link", "a hard link", "a relative path", "a linked folder"])
def test_a_second_process_is_refused_by_whatever_name_it_reaches_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    file, other = tmp_path / "prs.db", tmp_path / "other.db"
    file.touch()
    monkeypatch.chdir(tmp_path)
    if way == "a symbolic link":
        other.symlink_to(file)
    elif way == "a hard link":
        other.hardlink_to(file)
    elif way == "a relative path":
        other = Path("./prs.db")
    else:
        (tmp_path / "linked").symlink_to(tmp_path)
        other = tmp_path / "linked" / "prs.db"

    with (
        only_instance(settings(f"sqlite:///{file}")),
        pytest.raises(CannotStart, match="Another prs runs on"),
        only_instance(settings(f"sqlite:///{other}")),
    ):
        pass


def test_the_files_of_a_database_are_read_by_nobody_else(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.touch(mode=0o644)
    rights: dict[str, str] = {}
    for file in (old, tmp_path / "new.db"):
        made = settings(f"sqlite:///{file}")
        parts = main.assemble(made)
        prepare_database(made, parts.deps.sessions)
        with parts.deps.sessions.writing(WorkspaceId("T1")) as session:
            workspaces.known(session)
            rights |= {each.name: oct(each.stat().st_mode & 0o777) for each in tmp_path.glob(f"{file.name}*")}
        parts.deps.sessions.engine.dispose()

    assert set(rights) == {"old.db", "old.db-wal", "old.db-shm", "new.db", "new.db-wal", "new.db-shm"}
    assert set(rights.values()) == {"0o600"}


def test_a_new_sqlite_file_is_made_and_brought_up_to_date(tmp_path: Path) -> None:
    made = settings(f"sqlite:///{tmp_path}/nieuw.db")
    parts = main.assemble(made)
    prepare_database(made, parts.deps.sessions)
    parts.deps.sessions.engine.dispose()
    connection = sqlite3.connect(tmp_path / "nieuw.db")
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()

    assert {"events", "outbox", "alembic_version"} <= tables


@pytest.mark.postgres
def test_a_postgres_database_without_its_migrations_stops_the_start(postgres: Postgres) -> None:
    with postgres.bare() as url:
        made = settings(url)
        parts = main.assemble(made)
        try:
            with pytest.raises(CannotStart, match="prs db upgrade"):
                prepare_database(made, parts.deps.sessions)
        finally:
            parts.deps.sessions.engine.dispose()
