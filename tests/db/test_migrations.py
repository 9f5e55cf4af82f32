import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Table, inspect, select

from bot.db import migrate
from bot.db.engine import open_engine
from bot.db.models import AttendanceRow, Base, EventRow
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


@pytest.mark.slow
def test_migrations_go_up_down_and_up_again(engine: Engine) -> None:
    shapes = []
    for move in (migrate.upgrade, migrate.downgrade, migrate.upgrade):
        move(engine)
        shapes.append(tables(engine))

    assert shapes == [set(Base.metadata.tables), set(), set(Base.metadata.tables)]


@pytest.mark.slow
def test_migrated_database_is_what_the_models_say(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


@pytest.mark.slow
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


_TICKED_COURSE = (
    ("INSERT INTO workspaces (workspace_id, team_name, bot_user, bot_id, bot_name, decisions_version) VALUES ('T1', '', '', '', '', 2)"),
    (
        "INSERT INTO members (workspace_id, id, name, zone, is_admin, is_bot, is_gone, is_organiser, partnership, is_restricted)"
        " VALUES ('T1', 'U1', 'Anna', 'UTC', true, false, false, true, '', false),"
        " ('T1', 'U2', 'Bram', 'UTC', false, false, false, false, '', false)"
    ),
    (
        "INSERT INTO events (workspace_id, id, title, event_kind, starts_at, ends_at, place, channel_id, state, created_by, created_at,"
        " audience_types, audience_provinces, sessions) VALUES"
        " ('T1', 1, 'Leergang', 'course', '2012-11-26 12:00:00', '2012-12-03 15:00:00', 'Den Haag', 'C1', 'announced', 'U1',"
        " '2012-09-14 08:00:00', '[]', '[]',"
        ' \'["2012-11-26T12:00:00+00:00/2012-11-26T15:00:00+00:00", "2012-12-03T12:00:00+00:00/2012-12-03T15:00:00+00:00"]\'),'
        " ('T1', 2, 'Overleg', 'meeting', '2012-11-05 12:00:00', '2012-11-05 15:00:00', 'Utrecht', 'C1', 'announced', 'U1',"
        " '2012-09-14 08:00:00', '[]', '[]', '[]')"
    ),
    "INSERT INTO cards (workspace_id, id, event_id, channel_id, ts, live) VALUES ('T1', 7, 1, 'C1', '1.1', true)",
    (
        "INSERT INTO attendances (workspace_id, event_id, member_id, came, ticked_by, ticked_at)"
        " VALUES ('T1', 1, 'U1', true, 'U1', '2012-11-26 16:00:00'), ('T1', 1, 'U2', false, 'U1', '2012-11-26 16:00:00'),"
        " ('T1', 2, 'U2', true, 'U1', '2012-11-05 16:00:00')"
    ),
)


_SECOND_SESSION = (
    "INSERT INTO attendances (workspace_id, event_id, began_at, member_id, came, ticked_by, ticked_at)"
    " VALUES ('T1', 1, '2012-12-03 12:00:00', 'U1', false, 'U1', '2012-12-03 16:00:00')"
)


@pytest.mark.slow
def test_ticked_course_survives_the_migrations_that_keep_it_by_session(engine: Engine) -> None:
    """Of the course was not known of which session: the first. What was ticked of the second does not survive the way back."""
    migrate.upgrade(engine, "0016")
    with engine.begin() as connection:
        for statement in _TICKED_COURSE:
            connection.exec_driver_sql(statement)
    ticked = []
    for revision in ("head", "0016", "head"):
        (migrate.downgrade if revision == "0016" else migrate.upgrade)(engine, revision)
        with engine.begin() as connection:
            rows = connection.exec_driver_sql("SELECT event_id, member_id, came FROM attendances ORDER BY 1, 2").all()
            ticked.append([(event, member, bool(came)) for event, member, came in rows])
            if revision == "head":
                began = connection.execute(select(AttendanceRow.event_id, AttendanceRow.began_at)).all()
                last = connection.execute(select(EventRow.id, EventRow.last_begins_at).order_by(EventRow.id)).all()
                kept = connection.exec_driver_sql("SELECT id, phase, calendar_key FROM cards, workspaces").all()
                connection.exec_driver_sql(_SECOND_SESSION)
                assert {tuple(row) for row in began} == {
                    (1, datetime(2012, 11, 26, 12, tzinfo=UTC)),
                    (2, datetime(2012, 11, 5, 12, tzinfo=UTC)),
                }
                assert [tuple(row) for row in last] == [(1, datetime(2012, 12, 3, 12, tzinfo=UTC)), (2, None)]
                assert [tuple(row) for row in kept] == [(7, 0, None)]

    assert ticked == [[(1, "U1", True), (1, "U2", False), (2, "U2", True)]] * 3


@pytest.mark.slow
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


def test_each_migration_is_numbered_by_its_file_and_follows_the_one_before() -> None:
    """A start knows by the names alone whether the database is up to date."""
    files = sorted((Path(migrate.__file__).with_name("migrations") / "versions").glob("*.py"))
    told = [re.findall(r"^(?:down_)?revision = (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files]
    numbers = [f'"{file.name[:4]}"' for file in files]

    assert told == [list(pair) for pair in zip(numbers, ["None", *numbers], strict=False)]
