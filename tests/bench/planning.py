"""Planning the day's pings: seconds, memory, growth, and beside it the same rows written by raw SQL in the same run."""

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.db.engine import Sessions, open_engine
from bot.db.migrate import upgrade
from bot.db.models import ActionItemRow, AssignmentRow, Base
from bot.domain.action_pings import Assignment, next_ping
from bot.domain.ids import MemberId
from bot.domain.members import Member
from bot.services import action_pings, members
from tests.builders import HERE, people, person

SIZES = (1_000, 10_000, 100_000)
HISTORY = 10
"""Closed items to each open one, where history is measured."""

OWNERS = 400
TODAY = date(2013, 3, 11)  # a Monday
NOW = datetime(2013, 3, 11, 8, 0, tzinfo=UTC)
MADE = datetime(2013, 1, 7, 9, 0, tzinfo=UTC)
DAYS = 60
"""The due dates of the open items are spread over so many days ahead."""

_INSERTED = 5_000
_BATCH = action_pings.ITEMS_A_BATCH


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own."""
    print("\nPlanning one Monday's pings: 400 owners, due dates spread over 60 days; one short transaction a batch.")
    print("Ratio: to the same rows updated and inserted by raw SQL, in batches of the same size, in the same run.\n")
    print("| open items | closed | due that day | nothing due | planned | raw SQL | ratio | a batch, p95 | memory |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for size, closed in [*((size, 0) for size in SIZES), (SIZES[1], SIZES[1] * HISTORY)]:
        command = [sys.executable, "-m", "tests.bench.planning", str(size), str(closed)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"| {size:,} | {closed:,} | {found['due']:,} | {found['idle'] * 1000:.2f} ms | {found['planned']:.2f} s | {found['raw']:.3f} s "
            f"| {found['planned'] / found['raw']:.1f} | {found['batch'] * 1000:.0f} ms | {found['memory']:.0f} MB |"
        )


def measure(size: int, closed: int) -> dict[str, float]:
    """Fill a database, look when nothing is due, plan a day, and write the same rows by raw SQL."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        engine = open_engine(f"sqlite:///{file}")
        upgrade(engine)
        sessions = Sessions(engine)
        _fill(sessions, size, closed)
        raw = Path(folder) / "raw.db"
        with sqlite3.connect(file) as source, sqlite3.connect(raw) as target:
            source.backup(target)
        idle = _idle(sessions)
        before = _peak()
        batches = list(_plan(sessions))
        grown = _peak() - before
        with sessions.reading(HERE) as session:
            left = action_pings.next_moment(session)
        assert left is not None
        assert left > NOW
        engine.dispose()
        due, written = _by_raw_sql(raw)
    ordered = sorted(batches)
    return {
        "due": due,
        "idle": idle,
        "planned": sum(batches),
        "raw": written,
        "batch": ordered[int(len(ordered) * 0.95)],
        "memory": grown,
    }


def _fill(sessions: Sessions, size: int, closed: int) -> None:
    owners = [MemberId(f"U{number:05}") for number in range(OWNERS)]
    with sessions.writing(HERE) as session:
        people(session)
        members.keep_members(session, [person(owner, owner) for owner in owners])
        to = members.receiver(session, Member(id=owners[0], name="", zone="Europe/Amsterdam", organiser=False))
        moments = {}
        for ahead in range(-20, DAYS):
            found = next_ping(Assignment(assigned_at=MADE, due_on=TODAY + timedelta(days=ahead), pinged_on=TODAY - timedelta(days=1)), to)
            moments[ahead] = found.at if found else None
    for first in range(0, size + closed, _INSERTED):
        items, assignments = [], []
        for number in range(first + 1, min(first + _INSERTED, size + closed) + 1):
            ahead = number % (DAYS + 20) - 20
            is_open = number <= size
            items.append(_item(number, TODAY + timedelta(days=ahead), is_open=is_open))
            assignments.append(_assignment(number, owners[number * 7919 % OWNERS], moments[ahead] if is_open else None))
        with sessions.writing(HERE) as session:
            session.execute(insert(ActionItemRow), items)
            session.execute(insert(AssignmentRow), assignments)


def _item(number: int, due_on: date, *, is_open: bool) -> dict[str, object]:
    state = "open" if is_open else "done"
    made = {"text": f"Actiepunt {number}", "assigned_by": "U1ANNA", "assigned_at": MADE}
    return {"workspace_id": HERE, "id": number, "due_on": due_on, "state": state, **made}


def _assignment(number: int, owner: MemberId, moment: datetime | None) -> dict[str, object]:
    facts = {"position": 0, "stands_in": False, "assigned_at": MADE, "pinged_on": TODAY - timedelta(days=1)}
    return {"workspace_id": HERE, "item_id": number, "owner_id": owner, "next_ping_at": moment, **facts}


def _idle(sessions: Sessions) -> float:
    """Time the look that finds nothing due: what an idle process does every five seconds."""
    took = []
    for _ in range(200):
        started = time.perf_counter()
        with sessions.reading(HERE) as session:
            action_pings.next_moment(session)
        took.append(time.perf_counter() - started)
    return sorted(took)[len(took) // 2]


def _plan(sessions: Sessions) -> Iterator[float]:
    while True:
        started = time.perf_counter()
        with sessions.writing(HERE) as session:
            planned = action_pings.plan_pings(session, now=NOW)
        yield time.perf_counter() - started
        if not planned:
            return


def _by_raw_sql(file: Path) -> tuple[int, float]:
    """Write what planning writes: each due row moved on, and a row in the outbox for each owner."""
    now = NOW.replace(tzinfo=None).isoformat(sep=" ")
    with sqlite3.connect(file, isolation_level=None) as line:
        line.execute("PRAGMA journal_mode = WAL")
        due = line.execute(
            "SELECT owner_id, item_id FROM assignments WHERE workspace_id = ? AND next_ping_at <= ? ORDER BY owner_id",
            (HERE, f"{now}.000000"),
        ).fetchall()
        started = time.perf_counter()
        columns = [column.name for column in Base.metadata.tables["outbox"].columns if not column.nullable and column.name != "id"]
        for first in range(0, len(due), _BATCH):
            some = due[first : first + _BATCH]
            line.execute("BEGIN IMMEDIATE")
            line.executemany(
                "UPDATE assignments SET next_ping_at = ?, pinged_on = ? WHERE workspace_id = ? AND item_id = ? AND owner_id = ?",
                [(f"{now}.000001", TODAY.isoformat(), HERE, item, owner) for owner, item in some],
            )
            marks = ", ".join("?" * len(columns))
            line.executemany(
                f"INSERT INTO outbox ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608  # our own column names
                [
                    [HERE if name == "workspace_id" else 0 if name in _NUMBERS else f"{name}:{first}:{owner}" for name in columns]
                    for owner in {owner for owner, _ in some}
                ],
            )
            line.execute("COMMIT")
        return len(due), time.perf_counter() - started


_NUMBERS = frozenset({"urgency", "attempts", "looked_up"})


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
