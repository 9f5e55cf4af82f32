"""`prs export` and `prs import`: everything there and back again, whatever the database, and a sentence for what is not whole."""

import json
import sqlite3
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from typer.testing import CliRunner

from bot.cli import app
from bot.config import CannotStart, load_settings
from bot.db import claiming, outbox, workers
from bot.db.engine import Sessions, writes
from bot.db.json_lines import LEFT_BEHIND
from bot.db.models import Base, OutboxRow, RsvpEntryRow
from bot.domain.notices import Whisper
from bot.domain.responses import ShowHelp
from bot.ops.startup import only_instance
from bot.ops.transfer import Moved, export, take_in
from tests.builders import ANNA, GENERAL, HERE, NOW, decided, minutes_after, people, posted, promised
from tests.databases import Postgres, lent_engine
from tests.databases import _migrated as migrated_file
from tests.every_table import Filling

TEXTS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30), max_size=5)


def write(url: str, folder: Path) -> Moved:
    with lent_engine(url) as engine:
        return export(load_settings({"DATABASE_URL": url}), Sessions(engine), folder)


def read(url: str, folder: Path) -> Moved:
    with lent_engine(url) as engine:
        return take_in(load_settings({"DATABASE_URL": url}), Sessions(engine), folder)


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that is in a database, as the models read it."""
    with lent_engine(url) as engine, engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in LEFT_BEHIND
        }


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], str]:
    """Make empty SQLite databases of today's shape."""
    made = iter(range(10**6))

    def make() -> str:
        file = tmp_path / f"prs{next(made)}.db"
        file.write_bytes(migrated_file())
        return f"sqlite:///{file}"

    return make


@pytest.fixture
def filled(fresh: Callable[[], str]) -> str:
    """A SQLite database with rows in every table."""
    url = fresh()
    fill(url, 7)
    return url


def fill(url: str, seed: int, texts: list[str] | None = None) -> None:
    with lent_engine(url) as engine, engine.connect() as target:
        writes(target)
        with target.begin():
            Filling(Random(seed), texts or []).fill(target)  # noqa: S311  # an example


@pytest.fixture
def exported(filled: str, tmp_path: Path) -> Path:
    write(filled, tmp_path / "uit")
    return tmp_path / "uit"


ANY_NUMBER = iter(range(10**9))
OFTEN = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


@OFTEN
@given(seed=st.integers(0, 2**32), texts=TEXTS)
def test_whatever_is_in_the_tables_comes_back_to_the_byte(fresh: Callable[[], str], tmp_path: Path, seed: int, texts: list[str]) -> None:
    source, target = fresh(), fresh()
    out, again = (tmp_path / f"{name}{next(ANY_NUMBER)}" for name in ("uit", "weer"))
    fill(source, seed, texts)
    write(source, out)
    read(target, out)
    write(target, again)

    assert rows(target) == rows(source)
    assert files(again) == files(out)


@pytest.mark.postgres
@OFTEN
@given(seed=st.integers(0, 2**32), texts=TEXTS)
def test_it_goes_to_postgres_and_back_to_the_byte(
    fresh: Callable[[], str], postgres: Postgres, tmp_path: Path, seed: int, texts: list[str]
) -> None:
    source, back = fresh(), fresh()
    first, second, third = (tmp_path / f"{name}{next(ANY_NUMBER)}" for name in ("uit", "pg", "weer"))
    fill(source, seed, texts)
    write(source, first)
    with postgres.migrated() as server:
        read(server, first)
        there = rows(server)
        write(server, second)
    read(back, second)
    write(back, third)

    assert there == rows(source) == rows(back)
    assert files(second) == files(first)
    assert files(third) == files(first)


def test_every_table_is_in_the_export_with_its_rows(exported: Path) -> None:
    """A new table is in it by itself; whoever leaves one behind says so here, and why in `bot/db/json_lines.py`."""
    assert {"workers", "lanes"} == LEFT_BEHIND
    assert {each.stem for each in exported.glob("*.jsonl")} == Base.metadata.tables.keys() - LEFT_BEHIND
    assert all(each.stat().st_size for each in exported.iterdir())


def test_an_export_can_be_read_by_nobody_else(exported: Path) -> None:
    assert {each.stat().st_mode & 0o777 for each in exported.iterdir()} == {0o600}
    assert exported.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def worked(fresh: Callable[[], str]) -> str:
    """A database in which members did something."""
    url = fresh()
    with lent_engine(url) as engine, Sessions(engine).writing(HERE) as session:
        people(session)
        posted(session)
        promised(session, ANNA)
        decided(session)
        session.add(entry())
    return url


def entry() -> RsvpEntryRow:
    facts = {"answer": "yes", "way": "button", "is_on": True, "occurred_at": NOW, "recorded_at": NOW}
    return RsvpEntryRow(workspace_id=HERE, event_id=1, member_id=ANNA, **facts)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_what_comes_after_an_import_gets_no_number_that_was_given(
    kind: str, worked: str, fresh: Callable[[], str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    write(worked, tmp_path / "uit")
    url = request.getfixturevalue("postgres_url") if kind == "postgres" else fresh()
    read(url, tmp_path / "uit")
    before = rows(url)
    with lent_engine(url) as engine, Sessions(engine).writing(HERE) as session:
        session.add(entry())
        second = posted(session, ts="1347609600.000200")  # type: ignore[arg-type]
        promise, decision = promised(session, ANNA), decided(session)
    after = rows(url)

    assert (second.id, promise.id, decision.id) == (2, 2, 2)
    for name in ("rsvp_entries", "outbox", "action_log"):
        assert len({row[1] for row in after[name]}) == len(after[name]) > len(before[name])


def test_a_message_that_was_being_sent_is_looked_up_and_one_that_waited_is_sent(
    worked: str, fresh: Callable[[], str], tmp_path: Path
) -> None:
    """What was claimed when it was exported may have gone out; what waited has not."""
    lease = timedelta(seconds=40)
    with lent_engine(worked) as engine, Sessions(engine).writing(HERE) as session:
        session.execute(delete(OutboxRow).where(OutboxRow.workspace_id == HERE))
        outbox.add(session, Whisper(to=ANNA, channel=GENERAL, answer=ShowHelp()), now=NOW)
        under_way = [row.delivery_id for row in claiming.claim(session, now=NOW, lease=lease)]
        outbox.add(session, Whisper(to=ANNA, channel=GENERAL, answer=ShowHelp()), now=NOW)
        session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(lease_until=NOW, expires_at=None))
    moved = write(worked, tmp_path / "uit")
    target = fresh()
    read(target, tmp_path / "uit")
    with lent_engine(target) as engine, Sessions(engine).writing(HERE) as session:
        claimed = [*claiming.claim(session, now=minutes_after(5), lease=lease), *claiming.claim(session, now=minutes_after(5), lease=lease)]

    assert moved.waiting == 2
    assert {row.delivery_id: row.doubtful for row in claimed}[under_way[0]] is True
    assert [row.doubtful for row in claimed if row.delivery_id not in under_way] in ([False], [])


# --- what is not whole, or not for here


def cut(folder: Path) -> None:
    file = folder / "members.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))


def half_a_line(folder: Path) -> None:
    file = folder / "members.jsonl"
    file.write_bytes(file.read_bytes()[:-20])


def scribbled(folder: Path) -> None:
    lines = (folder / "members.jsonl").read_bytes().splitlines(keepends=True)
    lines[1] = b"x" + lines[1]
    (folder / "members.jsonl").write_bytes(b"".join(lines))


def another_type(folder: Path) -> None:
    lines = (folder / "members.jsonl").read_bytes().splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"hour": "negen"}).encode()
    (folder / "members.jsonl").write_bytes(b"\n".join([*lines, b""]))


def a_field_less(folder: Path) -> None:
    lines = (folder / "members.jsonl").read_bytes().splitlines()
    lines[1] = json.dumps({name: value for name, value in json.loads(lines[1]).items() if name != "name"}).encode()
    (folder / "members.jsonl").write_bytes(b"\n".join([*lines, b""]))


def another_name(folder: Path) -> None:
    lines = (folder / "members.jsonl").read_bytes().splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"name": "Iemand anders"}).encode()
    (folder / "members.jsonl").write_bytes(b"\n".join([*lines, b""]))


def manifest(**changed: Any) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        told = json.loads((folder / "manifest.json").read_bytes())
        (folder / "manifest.json").write_text(json.dumps(told | changed))

    change.__name__ = "manifest_" + "_".join(changed)
    return change


DAMAGE: list[tuple[Callable[[Path], object], str]] = [
    (lambda folder: (folder / "manifest.json").unlink(), "has no manifest.json"),
    (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json is damaged"),
    (lambda folder: (folder / "events.jsonl").unlink(), "events.jsonl is missing"),
    (cut, "and the manifest counts"),
    (half_a_line, "members.jsonl, line "),
    (scribbled, "members.jsonl, line 2: it is not a JSON object"),
    (another_type, "members.jsonl, line 2: hour cannot be read"),
    (a_field_less, "members.jsonl, line 2: it has other fields than"),
    (another_name, "members.jsonl was changed after it was exported"),
    (manifest(revision="0001"), "is of a database of version 0001"),
    (manifest(format=2), "is of format 2"),
    (manifest(tables={}), "does not name the tables of this version"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE, ids=[words for _, words in DAMAGE])
def test_what_is_no_whole_export_of_this_version_is_refused_by_name(
    exported: Path, tmp_path: Path, damage: Callable[[Path], object], words: str
) -> None:
    damage(exported)
    with pytest.raises(CannotStart, match=words.replace(".", r"\.")) as refused:
        read(f"sqlite:///{tmp_path}/nieuw.db", exported)

    assert not (tmp_path / "nieuw.db").exists(), "nothing is made of a damaged export"
    assert "Iemand anders" not in str(refused.value)


def test_only_an_empty_database_takes_an_import(exported: Path, worked: str) -> None:
    before = rows(worked)
    with pytest.raises(CannotStart, match="is not empty"):
        read(worked, exported)

    assert rows(worked) == before


@pytest.mark.postgres
def test_a_line_that_the_database_does_not_take_is_named_and_nothing_is_imported(worked: str, postgres_url: str, tmp_path: Path) -> None:
    """SQLite keeps the character NUL in a text, PostgreSQL does not."""
    with lent_engine(worked) as engine, engine.begin() as line:
        line.exec_driver_sql("UPDATE members SET name = 'een' || char(0) WHERE id = ?", (ANNA,))
    write(worked, tmp_path / "uit")
    with pytest.raises(CannotStart, match=r"members\.jsonl, line 2: the database does not take it \(\w+\)\. Nothing was imported"):
        read(postgres_url, tmp_path / "uit")

    assert not any(rows(postgres_url).values())


@pytest.mark.parametrize(
    ("column", "value"),
    [("starts_at", "geen moment"), ("rsvp_until", "geen dag"), ("sessions", "{"), ("minimum", "tien"), ("title", b"\xff")],
)
def test_a_row_that_cannot_be_read_is_named_and_no_export_is_made_without_it(
    worked: str, tmp_path: Path, column: str, value: object
) -> None:
    with sqlite3.connect(worked.partition(":///")[2]) as line:
        line.execute(f"UPDATE events SET {column} = ?", (value,))  # noqa: S608  # a column of ours
    line.close()
    with pytest.raises(CannotStart, match=rf"events \(T1HIER, 1\): {column} holds something that cannot be read"):
        write(worked, tmp_path / "uit")

    assert not (tmp_path / "uit" / "manifest.json").exists()


def test_an_export_never_writes_over_anything_nor_makes_a_database(worked: str, exported: Path, tmp_path: Path) -> None:
    before = files(exported)
    with pytest.raises(CannotStart, match="is not empty"):
        write(worked, exported)
    with pytest.raises(CannotStart, match="connect to Slack first"):
        write(f"sqlite:///{tmp_path}/nergens.db", tmp_path / "uit2")

    assert files(exported) == before
    assert not (tmp_path / "nergens.db").exists()


def test_an_export_beside_a_running_bot_says_so_and_so_does_its_import(
    worked: str, fresh: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = fresh()
    with only_instance(load_settings({"DATABASE_URL": worked})):
        out = CliRunner().invoke(app, ["export", "uit"], env={"DATABASE_URL": worked})
    into = CliRunner().invoke(app, ["import", "uit"], env={"DATABASE_URL": target})

    assert (out.exit_code, into.exit_code) == (0, 0), (out.output, into.output)
    assert "A bot runs on this database" in out.output
    assert "would go out a second time" in into.output
    assert rows(target) == rows(worked)


@pytest.mark.postgres
def test_a_worker_on_postgres_is_seen_and_stays_behind(postgres_url: str, fresh: Callable[[], str], tmp_path: Path) -> None:
    with lent_engine(postgres_url) as engine, Sessions(engine).writing(HERE) as session:
        people(session)
        workers.beat(session, "w1", role="worker", host="hier", pid=1)
    moved, target = write(postgres_url, tmp_path / "uit"), fresh()
    read(target, tmp_path / "uit")

    assert moved.running
    with lent_engine(target) as engine, Sessions(engine).reading(HERE) as session:
        assert workers.known(session) == []


def test_it_takes_no_more_memory_however_much_there_is(fresh: Callable[[], str], tmp_path: Path) -> None:
    def peak(count: int) -> tuple[int, int]:
        source, target, out = fresh(), fresh(), tmp_path / f"uit{count}"
        with lent_engine(source) as engine, engine.begin() as line:
            line.execute(insert(Base.metadata.tables["inbox"]), [_heard(number) for number in range(count)])
        found = []
        for move, url in ((write, source), (read, target)):
            tracemalloc.start()
            move(url, out)
            found.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        return found[0], found[1]

    peak(10)
    little, much = peak(3_000), peak(12_000)

    assert much[0] < little[0] + 300_000
    assert much[1] < little[1] + 300_000


def _heard(number: int) -> dict[str, Any]:
    return {"workspace_id": HERE, "key": f"Ev{number:06}" + "x" * 200, "received_at": NOW}
