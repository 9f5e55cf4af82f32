from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Table, inspect

from bot.db import migrate
from bot.db.engine import open_engine
from bot.db.models import Base
from tests.databases import Postgres


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database without any table."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'bare.db'}")
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.bare() as url:
        engine = open_engine(url)
        yield engine
        engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_go_up_down_and_up_again(engine: Engine) -> None:
    shapes = []
    for move in (migrate.upgrade, migrate.downgrade, migrate.upgrade):
        move(engine)
        shapes.append(tables(engine))

    assert shapes == [set(Base.metadata.tables), set(), set(Base.metadata.tables)]


def test_migrated_database_is_what_the_models_say(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_rows_survive_tables_made_anew(engine: Engine) -> None:
    """On SQLite a table that others point at is dropped and made anew."""
    migrate.upgrade(engine, "0001")
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO workspaces (workspace_id, team_name, bot_user, bot_id, bot_name, decisions_version) VALUES ('T1', '', '', '', '', 2)",
            (
                "INSERT INTO members (workspace_id, id, name, zone, is_admin, is_bot, is_gone, is_organiser)"
                " VALUES ('T1', 'U1', 'Anna', 'UTC', true, false, false, true)"
            ),
            (
                "INSERT INTO decisions (workspace_id, id, text, decided_on, meeting, topic, status, successor_id, recorded_by, recorded_at, version)"
                " VALUES ('T1', 2, 'Nieuw', '2012-09-13', '', '', 'decided', NULL, 'U1', '2012-09-13 12:00:00', 1),"
                " ('T1', 1, 'Oud', '2012-09-13', '', '', 'superseded', 2, 'U1', '2012-09-13 12:00:00', 2)"
            ),
        ):
            connection.exec_driver_sql(statement)
    found = []
    for revision in ("head", "0001", "head"):
        (migrate.downgrade if revision == "0001" else migrate.upgrade)(engine, revision)
        with engine.connect() as connection:
            found.append(connection.exec_driver_sql("SELECT id, text, successor_id FROM decisions ORDER BY id").all())

    assert found == [[(1, "Oud", 2), (2, "Nieuw", None)]] * 3


def test_upgrade_of_a_current_database_changes_nothing(engine: Engine) -> None:
    assert not migrate.is_current(engine)

    migrate.upgrade(engine)
    migrate.upgrade(engine)

    assert migrate.is_current(engine)


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_is_scoped_by_workspace(table: Table) -> None:
    """A row says whose it is, is found by whose it is, and points at rows of its own workspace only."""
    scope = table.c.workspace_id
    leading = [next(iter(table.primary_key.columns)), *(index.columns[0] for index in table.indexes if index.unique)]
    pointed = [{element.target_fullname for element in key.elements} for key in table.foreign_key_constraints]

    assert not scope.nullable
    assert scope in leading or any("workspace_id" in key.column_keys for key in table.foreign_key_constraints)
    assert all(any(target.endswith(".workspace_id") for target in targets) for targets in pointed)
    assert all("workspace_id" in key.column_keys for key in table.foreign_key_constraints)
