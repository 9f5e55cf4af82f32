import pytest
from sqlalchemy import JSON, Engine, column, select, table, text

from bot.db import migrate
from tests.db.test_migrations import engine  # noqa: F401  # a fixture

BEFORE_ITEMS = "0008"

_WORKSPACE = """
    INSERT INTO workspaces (workspace_id, team_name, bot_user, bot_id, bot_name, decisions_version) VALUES ('T1', '', '', '', '', 0)
"""
_MEMBER = """
    INSERT INTO members (workspace_id, id, name, zone, is_admin, is_bot, is_gone, is_organiser, partnership)
    VALUES ('T1', 'U1', 'Anna', 'UTC', true, false, false, true, '')
"""
_EVENT = """
    INSERT INTO events (workspace_id, id, title, event_kind, starts_at, ends_at, place, channel_id, agenda, state, created_by, created_at, audience_types,
                        audience_provinces)
    VALUES ('T1', :id, 'Overleg', 'meeting', :at, :at, 'Den Haag', 'C1', :agenda, 'announced', 'U1', :at, '[]', '[]')
"""


@pytest.mark.slow
def test_lines_of_an_agenda_become_items_and_lines_again(engine: Engine) -> None:  # noqa: F811
    migrate.upgrade(engine, BEFORE_ITEMS)
    with engine.begin() as connection:
        connection.execute(text(_WORKSPACE))
        connection.execute(text(_MEMBER))
        for number, agenda in ((1, '["Opening", "Bustour"]'), (2, "[]"), (3, '["Sluiting"]')):
            connection.execute(text(_EVENT), {"id": number, "agenda": agenda, "at": "2012-11-26 12:00:00"})
    migrate.upgrade(engine)
    with engine.connect() as connection:
        items = connection.execute(text("SELECT event_id, position, title, state, proposed_by FROM agenda_items ORDER BY id")).all()
        last = connection.execute(text("SELECT last FROM counters WHERE kind = 'agenda_item'")).scalar_one()
    migrate.downgrade(engine, BEFORE_ITEMS)
    with engine.connect() as connection:
        lines = connection.execute(select(column("agenda", JSON)).select_from(table("events")).order_by(column("id"))).scalars().all()

    assert items == [(1, 1, "Opening", "accepted", "U1"), (1, 2, "Bustour", "accepted", "U1"), (3, 1, "Sluiting", "accepted", "U1")]
    assert last == 3
    assert lines == [["Opening", "Bustour"], [], ["Sluiting"]]
