"""Memory of `prs run` over a hundred thousand of Slack's events: what it holds after each tenth."""

import json
import os
import secrets
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bot.db.engine import Sessions, open_engine
from bot.sandbox import MovableClock, Sandbox
from bot.sandbox.signed_http import signature
from tests.bench.load import _answer
from tests.bench.next_meeting import _free_port, _process, _wait
from tests.wire import storm
from tests.wire.running import PEOPLE, workspace_of

EVENTS = int(os.environ.get("PRS_BENCH_EVENTS", "100000"))
LINES = 2
"""Connections at once, as many as there are cores."""

MEMBERS = 40
GROWTH = 8.0
"""Megabytes that may come after the first tenth: the allocator's own, and nothing that a hundred thousand events could hide in."""


def main() -> None:
    """Send them to `prs run` in a process of its own, with a local workspace as Slack, and print what it holds after each tenth."""
    now = datetime.now(UTC)  # noqa: TID251  # the bench runs on today's calendar
    crowd = storm.people(MEMBERS)
    slack = workspace_of("http", people=(*PEOPLE, *crowd), channels=(storm.channel(crowd),), clock=MovableClock(now))
    with tempfile.TemporaryDirectory() as folder, slack:
        database, port = f"sqlite:///{folder}/memory.db", _free_port()
        tokens = {name: value for name, value in slack.settings.items() if name != "SLACK_APP_TOKEN"}
        settings = {**tokens, "DATABASE_URL": database, "PORT": str(port), "HOST": "127.0.0.1", "LOG_LEVEL": "ERROR"}
        with _process([sys.executable, "-m", "bot", "run"], {**os.environ, **settings}, folder) as (process, started):
            _wait(port, "/readyz", started)
            slack.deliver_by_http(f"http://127.0.0.1:{port}/slack/events")
            engine = open_engine(database)
            storm.announce(slack, Sessions(engine), now=now)
            engine.dispose()
            held, began = [_megabytes(process.pid)], time.monotonic()
            for _ in range(10):
                _send(port, slack, [person.id for person in crowd], EVENTS // 10)
                held.append(_megabytes(process.pid))
            took = time.monotonic() - began
    grown = held[-1] - held[1]
    print(
        f"\nmemory of prs run over {EVENTS:,} events ({EVENTS / took:.0f} a second, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})"
    )
    print(f"  MB at the start and after each tenth: {' '.join(f'{each:.0f}' for each in held)}")
    print(f"  grown after the first tenth: {grown:.1f} MB (aim {GROWTH:.0f})")


def _send(port: int, slack: Sandbox, people: list[str], number: int) -> None:
    """Send so many events, each its own, over a few kept lines; every one must be taken, if need be the second time."""
    errors: list[BaseException] = []
    card = next(one for one in slack.messages("algemeen") if one.get("bot_id"))

    def one() -> None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                events = _events(card["ts"], people)
                for _ in range(number // LINES):
                    request = _request(slack, next(events))
                    for _ in range(4):  # what finds the database busy Slack sends again
                        line.sendall(request)
                        answer = _answer(line)
                        if answer.startswith(b"HTTP/1.1 200"):
                            break
                    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
        except BaseException as error:  # noqa: BLE001  # told after the threads have ended
            errors.append(error)

    threads = [threading.Thread(target=one) for _ in range(LINES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def _events(ts: str, people: list[str]) -> Iterator[dict[str, Any]]:
    """What goes on in a workspace all day: reactions under a card, renamed people, comings and goings, looks at the bot."""
    for number in count():
        who = secrets.choice(people)
        item = {"type": "message", "channel": "C1ALGEMEEN", "ts": ts}
        yield (
            {
                "type": "reaction_added",
                "user": who,
                "reaction": secrets.choice(["x", "white_check_mark"]),
                "item": item,
                "event_ts": f"{time.time():.6f}",
            },
            {"type": "reaction_removed", "user": who, "reaction": "x", "item": item, "event_ts": f"{time.time():.6f}"},
            {
                "type": "user_change",
                "user": {"id": who, "team_id": "T0PRS", "name": f"lid{number}", "profile": {"real_name": f"Lid {number}"}},
            },
            {"type": "member_joined_channel", "user": who, "channel": "C1ALGEMEEN", "channel_type": "C", "team": "T0PRS"},
            {"type": "app_home_opened", "user": who, "channel": "D1", "tab": "messages"},
        )[number % 5]


def _request(slack: Sandbox, event: dict[str, Any]) -> bytes:
    now = str(int(time.time()))
    payload = {
        "type": "event_callback",
        "team_id": "T0PRS",
        "api_app_id": slack.team.app_id,
        "event": event,
        "event_id": f"Ev{secrets.token_hex(6)}",
    }
    body = json.dumps(payload | {"event_time": int(now)}).encode()
    head = [
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"X-Slack-Request-Timestamp: {now}",
        f"X-Slack-Signature: {signature(slack.signing_secret, now, body)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _megabytes(pid: int) -> float:
    """What of a process is in memory, without what it shares with the kernel's cache (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
