"""`/prs opkomst` and `/prs dekking` after ten years: the time of each, beside the counts that it needs asked by raw SQL in the same run."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.db.engine import Sessions, open_engine
from bot.db.migrate import upgrade
from bot.db.models import AttendanceRow, EventRow, MemberRow, RsvpRow
from bot.services import turnout
from bot.texts import Texts
from bot.views import turnout as views
from tests.builders import ANNA, GENERAL, HERE, people

MEMBERS, YEARS, A_YEAR = 400, 10, 60
ANSWER, COME = 240, 80
"""Of the members, to each event."""
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")

_RAW = (
    "SELECT event_id, count(*), sum(answer = 'yes' AND place = 'seated') FROM rsvps WHERE workspace_id = ? GROUP BY event_id",
    "SELECT event_id, sum(came), count(DISTINCT began_at) FROM attendances WHERE workspace_id = ? GROUP BY event_id",
    "SELECT member_id, min(began_at), max(began_at) FROM attendances WHERE workspace_id = ? AND came GROUP BY member_id",
    "SELECT event_id, count(*) FROM rsvps JOIN (SELECT workspace_id, event_id, member_id FROM attendances GROUP BY 1, 2, 3"  # noqa: ISC004
    " HAVING sum(came) = 0) USING (workspace_id, event_id, member_id) WHERE workspace_id = ? AND answer = 'yes' GROUP BY event_id",
)


def main() -> None:
    """Print the figures."""
    print(f"\nTurn-out: {MEMBERS} members, {A_YEAR} events a year, {YEARS} years; {ANSWER} answer and {COME} come to each. Medians of 9.\n")
    print("| what | the work | what passes meanwhile |\n| --- | --- | --- |")
    for what, (work, passed) in measure().items():
        print(f"| {what} | {work * 1000:.0f} ms | {passed * 1000:.0f} ms |")


def measure() -> dict[str, tuple[float, float]]:
    """Fill a database with ten years, and time what an organiser asks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        engine = open_engine(f"sqlite:///{file}")
        upgrade(engine)
        sessions = Sessions(engine)
        fill(sessions)
        t = Texts("nl", ZONE)  # type: ignore[arg-type]

        def shown(year: int | None) -> None:
            with sessions.reading(HERE) as session:
                views.turnout(turnout.show(session, turnout.Of(year=year), to=ANNA, now=NOW, zone=ZONE), t).payload()

        def covered() -> None:
            with sessions.reading(HERE) as session:
                views.coverage(turnout.coverage(session, to=ANNA, now=NOW), t).payload()

        def raw() -> None:
            with sqlite3.connect(file) as line:
                for statement in _RAW:
                    line.execute(statement, (HERE,)).fetchall()

        found = {
            "`/prs opkomst`, all years": _median(lambda: shown(None)),
            "`/prs opkomst 2026`": _median(lambda: shown(2026)),
            "`/prs dekking`": _median(covered),
            "raw SQL, the counts of all years": _median(raw),
        }
        engine.dispose()
        return found


def _median(do: Callable[[], None]) -> tuple[float, float]:
    """Time the work, in this process' own seconds, and the seconds that pass: on a busy machine it waits its turn."""
    took = []
    for _ in range(9):
        started, began = time.process_time(), time.perf_counter()
        do()
        took.append((time.process_time() - started, time.perf_counter() - began))
    works, passed = zip(*took, strict=True)
    return sorted(works)[len(took) // 2], sorted(passed)[len(took) // 2]


def fill(sessions: Sessions) -> None:
    """Let a network live for ten years."""
    chance = random.Random(1)  # noqa: S311  # nothing secret
    everyone = [f"U{number:05}" for number in range(MEMBERS)]
    with sessions.writing(HERE) as session:
        people(session)
        made = {"zone": "Europe/Amsterdam", "partnership": "", "workspace_id": HERE}
        session.execute(insert(MemberRow), [{"id": member, "name": f"Lid {member}", **made} for member in everyone])
        for number in range(1, YEARS * A_YEAR + 1):
            begins = NOW - timedelta(days=number * 365.25 / A_YEAR)
            session.execute(insert(EventRow), [_event(number, begins)])
            answering = chance.sample(everyone, ANSWER)
            key = {"workspace_id": HERE, "event_id": number}
            said = {"since": begins, "guests": 0, "guest_names": [], "deputy": "", "comment": ""}
            rsvps = [
                {"member_id": who, "answer": "yes" if place < COME else "no", "place": "seated" if place < COME else "none", **said, **key}
                for place, who in enumerate(answering)
            ]
            session.execute(insert(RsvpRow), rsvps)
            ticked = {"began_at": begins, "ticked_by": ANNA, "ticked_at": begins}
            came = [{"member_id": who, "came": chance.random() < 0.9, **ticked, **key} for who in answering[: COME + 10]]
            session.execute(insert(AttendanceRow), came)


def _event(number: int, begins: datetime) -> dict[str, object]:
    made = {"created_by": ANNA, "created_at": begins - timedelta(days=60), "state": "announced", "channel_id": GENERAL}
    when = {"starts_at": begins, "ends_at": begins + timedelta(hours=3)}
    lists: dict[str, list[str]] = {"sessions": [], "hosts": [], "audience_types": [], "audience_provinces": []}
    return {"workspace_id": HERE, "id": number, "title": f"Overleg {number}", "event_kind": "meeting", "place": "", **made, **when, **lists}


if __name__ == "__main__":
    main()
