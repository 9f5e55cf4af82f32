"""One row whose data is odd, as another system or version left it, never stops the rest: everybody else's messages go out."""

import os
import random
import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import jobs
from bot import main
from bot.config import CannotStart, load_settings
from bot.db import migrate
from bot.db.engine import Sessions, open_engine
from bot.deps import remember_home
from bot.ops.rehearsal import rehearse
from bot.ops.tick import tick_once
from bot.sandbox import Sandbox
from tests.builders import BRAM, HERE
from tests.ops.network import START, START_OF, tell

FIRST, LAST = date(2012, 12, 17), date(2013, 1, 8)
ODD = [None, "", "   ", "onbekend", "Mars/Olympus_Mons", -1, 99, 3.7, "{}", "[1, null]", '"x"', "[", "2013-13-45", b"\xff\x00"]
TABLES = [
    "members",
    "events",
    "action_items",
    "assignments",
    "rsvps",
    "rsvp_entries",
    "reminder_plans",
    "agenda_items",
    "outbox",
    "decisions",
]
KEYS = {"workspace_id", "id", "owner_id", "item_id", "event_id", "member_id", "kind", "dedupe_key", "delivery_id", "lane", "state"}

Sent = Counter[tuple[str, str]]


def network(folder: Path) -> Path:
    file = folder / "prs.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    with Sessions(engine).writing(HERE) as session:
        tell(session)
    engine.dispose()
    return file


def went_out(file: Path) -> list[tuple[str | None, str, str]]:
    played = rehearse(load_settings({"DATABASE_URL": f"sqlite:///{file}"}), first=FIRST, last=LAST, now=START)
    return [(said.member, said.kind, said.text) for said in played]


def damage(file: Path, table: str, column: str, row: int, value: object) -> dict[str, object] | None:
    """Put an odd value into one column of one row, and return the row as it was; None where the database refuses it."""
    with sqlite3.connect(file) as raw:
        raw.row_factory = sqlite3.Row
        rows = raw.execute(f"SELECT rowid AS here, * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
        was = dict(rows[row % len(rows)]) if rows else {}
        try:
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, was.get("here")))  # noqa: S608
        except sqlite3.IntegrityError:
            return None
    return was


def concerned(file: Path, table: str, was: dict[str, object]) -> tuple[set[object], list[str]]:
    """Return whose messages may differ, and about what."""
    with sqlite3.connect(file) as raw:
        people = {was.get(name) for name in ("member_id", "owner_id")} | ({was.get("id")} if table == "members" else set())
        item = was.get("id") if table == "action_items" else was.get("item_id")
        people |= {owner for (owner,) in raw.execute("SELECT owner_id FROM assignments WHERE item_id = ?", (item,))}
        event = was.get("id") if table == "events" else was.get("event_id")
        titles = [str(title) for (title,) in raw.execute("SELECT title FROM events WHERE id = ?", (event,))]
    return people, titles


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str | None, str, str]]]:
    file = network(tmp_path_factory.mktemp("sound"))
    return file, went_out(file)


def columns(file: Path, table: str) -> list[str]:
    with sqlite3.connect(file) as raw:
        return [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] not in KEYS]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_everybody_elses_messages_go_out(sound: tuple[Path, list[tuple[str | None, str, str]]], tmp_path: Path, table: str) -> None:
    """Each table is damaged in places that are drawn, two at a time: other ones with another seed."""
    file, before = sound
    draw = random.Random(f"{os.environ.get('PRS_DEEP_PROPERTIES', '')}{table}")  # noqa: S311  # no secret
    for _ in range(2):
        copy = tmp_path / "odd.db"
        copy.write_bytes(file.read_bytes())
        people: set[object] = set()
        about: list[str] = []
        odd = [(draw.choice(columns(file, table)), draw.randrange(30), draw.choice(ODD)) for _ in range(2)]
        for column, row, value in odd:
            was = damage(copy, table, column, row, value)
            if was is not None:
                whose, titles = concerned(file, table, was)
                people |= whose
                about += [*titles, *(str(was[name]) for name in ("text", "title") if was.get(name))]

        def others(messages: list[tuple[str | None, str, str]], people: set[object] = people, about: list[str] = about) -> Counter[object]:
            told = [each for each in messages if each[0] is not None and each[0] not in people]
            return Counter((member, kind) for member, kind, text in told if not any(word in text for word in about))

        assert others(before)
        assert others(went_out(copy)) == others(before), (table, odd)


@pytest.mark.slow
def test_tick_does_all_else_and_says_what_it_left(tmp_path: Path) -> None:
    file = network(tmp_path)
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE events SET starts_at = 'eens', ends_at = '2099-01-01 00:00:00' WHERE title = 'Avondlezing'")
        raw.execute("UPDATE members SET zone = 'Mars/Base', language = 'tlh', hour = 77, name = ' ' WHERE id = ?", (BRAM,))
        raw.execute("DELETE FROM outbox")
    with Sandbox() as slack:
        made = load_settings({**slack.settings, "DATABASE_URL": f"sqlite:///{file}"})
        parts = main.assemble(made, clock=lambda: START)
        with pytest.raises(CannotStart, match=r"^All was done but what has odd data in the database: event 2 \(\w+\)"):
            tick_once(parts)
        later = main.assemble(made, clock=lambda: START_OF["Nieuwjaarsoverleg"])
        remember_home(later.deps)
        jobs.plan(later.deps)
        later.deps.sessions.engine.dispose()
    with sqlite3.connect(file) as raw:
        assert "ping_owner" in {kind for (kind,) in raw.execute("SELECT kind FROM outbox")}
