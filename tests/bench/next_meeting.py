"""`/prs volgende-vergadering` over signed HTTP with its database read, against an empty Bolt handler on the same server."""

import hashlib
import hmac
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import text

from bot.db.engine import Sessions, open_engine
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.domain.rsvp import Answer, Way
from bot.sandbox import Channel, Person, Sandbox
from bot.services import announcing, rsvp
from tests.bench import load

REQUESTS = 1500
AT_REST = 10
"""Seconds; what tells the meaning is loaded by then."""

Measured = dict[int, tuple[load.Figures, float]]
"""By number of connections: what the client saw, and the server's CPU per request in ms (which a busy machine hardly moves)."""

PEOPLE = 60
TEAM = WorkspaceId("T0PRS")


def main() -> None:
    """Measure and print."""
    people = [Person(f"U{number:04}", f"lid{number}", f"Lid {number}", admin=number == 0) for number in range(PEOPLE)]
    channels = [Channel("C0001", "algemeen", members=[person.handle for person in people])]
    with tempfile.TemporaryDirectory() as folder, Sandbox(people=people, channels=channels, delivery="http") as slack:
        database = f"sqlite:///{Path(folder) / 'bench.db'}"
        port = _free_port()
        settings = {name: value for name, value in slack.settings.items() if name != "SLACK_APP_TOKEN"}
        environment = {**os.environ, **settings, "DATABASE_URL": database, "PORT": str(port), "HOST": "127.0.0.1", "LOG_LEVEL": "WARNING"}
        starts: dict[str, tuple[float, float]] = {}
        with _process([sys.executable, "-m", "bot", "run"], environment, folder) as (ours, started):
            starts["first start, which makes the database"] = (_wait(port, "/readyz", started), _memory(ours.pid))
            _fill(database)
            before = _cpu_seconds(ours.pid)
            time.sleep(AT_REST)
            at_rest = (_cpu_seconds(ours.pid) - before) / AT_REST
            request = _request(slack.signing_secret, port)
            rows = [("prs run: /prs volgende-vergadering", _measure(ours.pid, port, request, b"Secretarissenoverleg 7"))]
            starts["under load, with what tells the meaning"] = (0, _memory(ours.pid))
        with _process([sys.executable, "-m", "bot", "run"], environment, folder) as (again, started):
            starts["start"] = (_wait(port, "/readyz", started), _memory(again.pid))
        for name, kind in (("empty handler, Bolt's default", "default"), ("empty handler, process_before_response", "fast")):
            port = _free_port()
            command = [sys.executable, "-m", "tests.bench.baseline", str(port), slack.signing_secret, kind]
            with _process(command, dict(os.environ), str(Path.cwd())) as (theirs, started):
                _wait(port, "/healthz", started)
                rows.append((name, _measure(theirs.pid, port, _request(slack.signing_secret, port), b"ok /prs")))
    _print(rows)
    for name, (ready_after, memory) in starts.items():
        print(f"prs run, {name}: {f'ready after {ready_after:.2f} s, ' if ready_after else ''}memory {memory:.0f} MB (resident)")
    print(f"prs run with nothing to do: {at_rest:.1%} of a core")


def _measure(pid: int, port: int, request: bytes, expect: bytes) -> Measured:
    load.run(port, request, connections=4, requests=200, expect=expect)  # warm
    measured = {}
    for count in (1, 16):
        before = _cpu_seconds(pid)
        figures = load.run(port, request, connections=count, requests=REQUESTS, expect=expect)
        measured[count] = (figures, (_cpu_seconds(pid) - before) * 1000 / REQUESTS)
    return measured


def _print(rows: list[tuple[str, Measured]]) -> None:
    fast = rows[-1][1]
    print(
        f"\n{'':42} {'conn':>4} {'req/s':>7} {'p50 ms':>7} {'p99 ms':>7} {'CPU ms':>7} {'p50 x fast':>10} {'req/s x fast':>12} {'CPU x fast':>10}"
    )
    for name, measured in rows:
        for count, (seen, cpu) in measured.items():
            slower, through = seen.p50 / fast[count][0].p50, seen.per_second / fast[count][0].per_second
            print(
                f"{name:42} {count:4} {seen.per_second:7.0f} {seen.p50:7.2f} {seen.p99:7.2f} {cpu:7.2f}"
                f" {slower:10.2f} {through:12.2f} {cpu / fast[count][1]:10.2f}"
            )


def _request(secret: str, port: int) -> bytes:
    fields = {
        "team_id": TEAM,
        "team_domain": "prs",
        "channel_id": "C0001",
        "channel_name": "algemeen",
        "user_id": "U0001",
        "user_name": "lid1",
        "command": "/prs",
        "text": "volgende-vergadering",
        "api_app_id": "A0",
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1/none",
        "trigger_id": "1.2.3",
    }
    body = urlencode(fields).encode()
    stamp = str(int(time.time()))
    signature = "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _fill(database: str) -> None:
    """Plan eight meetings and let sixty members answer the next one."""
    now = datetime.now(UTC)  # noqa: TID251  # the bench runs on today's calendar
    engine = open_engine(database)
    sessions = Sessions(engine)
    for number in range(8):
        starts_at = now + timedelta(days=60 - number * 7)
        plan = EventPlan(
            title=f"Secretarissenoverleg {number}",
            kind=EventKind.MEETING,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            place="Den Haag",
            channel=ChannelId("C0001"),
            agenda=("Opening", "Verslag", "Bustour", "Contributie", "Sluiting"),
        )
        with sessions.writing(TEAM) as session:
            event = announcing.announce_plan(session, plan, by=MemberId("U0000"), now=now)
        for place in range(PEOPLE if number == 7 else 0):
            with sessions.writing(TEAM) as session:
                answer = list(Answer)[place % 3]
                rsvp.answer(session, event.id, MemberId(f"U{place:04}"), answer, Way.COMMAND, at=now + timedelta(seconds=place), now=now)
    for _ in range(120):  # the cards go out, one a second, and are seeded: what is measured is an idle bot
        with engine.connect() as line:
            if not line.execute(text("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending', 'doubtful')")).scalar_one():
                break
        time.sleep(0.5)
    engine.dispose()


@contextmanager
def _process(command: list[str], environment: dict[str, str], folder: str) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    environment = {**environment, "PYTHONPATH": str(Path.cwd())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a start is measured as it is from the second time on
    subprocess.run([sys.executable, "-c", "import bot.main, bot.cli"], env=environment, cwd=folder, check=True)
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        try:
            yield process, started
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, path: str, started: float) -> float:
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2):
                return time.perf_counter() - started
        except (urllib.error.URLError, OSError):
            if time.perf_counter() - started > 30:
                raise
            time.sleep(0.02)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
