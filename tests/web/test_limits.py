"""The HTTP door under attack, over loopback: whatever strangers send, the bot answers Slack, delivers, and logs nothing of it."""

import itertools
import logging
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from bot.domain.ids import MemberId
from bot.sandbox.signed_http import signature
from bot.services import calendars
from bot.web import limits
from tests.wire.running import HERE, Running, running, unused_port, workspace_of

pytestmark = pytest.mark.wire

CROWD = 1020
"""Idle connections, of which a process with the usual 1,024 open files dies if it keeps them."""
PUBLIC = "https://prs.voorbeeld.nl"


@pytest.fixture
def bot(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> Iterator[Running]:
    """A bot whose log stays empty, and that still serves a member when the attack is over."""
    caplog.set_level(logging.INFO)
    with running(sqlite_url, "http", worker=True, PRS_PUBLIC_URL=PUBLIC) as one:
        caplog.clear()
        yield one
        assert [record for record in caplog.records if record.name.startswith(("uvicorn", "asyncio", "bot.bolt", "slack_bolt"))] == []
        assert_serves(one)


def assert_serves(bot: Running) -> None:
    """See that a command is answered, and what is queued goes out."""
    assert httpx.get(at(bot, "/healthz")).text == "ok"
    assert "Er is niets gepland" in bot.told("anna", "/prs vergaderingen")
    before = len(bot.words("bram"))
    bot.told("anna", f"/prs actie Zaal {time.monotonic_ns()} regelen @bram")
    bot.slack.wait_for(lambda: len(bot.words("bram")) > before, 60)


def at(bot: Running, path: str) -> str:
    assert bot.slack.http
    return bot.slack.http.request_url.removesuffix("/slack/events") + path


def address(bot: Running) -> tuple[str, int]:
    url = httpx.URL(at(bot, ""))
    return url.host, url.port or 0


def signed(bot: Running, body: bytes, **changed: str) -> dict[str, str]:
    assert bot.slack.http
    now = str(int(time.time()))
    made = {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": signature(bot.slack.http.secret, now, body)}
    return {"Content-Type": "application/json", **made, **{name.replace("_", "-"): value for name, value in changed.items()}}


def raw(bot: Running, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send bytes as they are; return all that comes back before the line ends."""
    got = b""
    with socket.create_connection(address(bot), timeout=5) as line:
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while some := line.recv(65536):
                got += some
        except OSError:
            pass
    return got


HEAD = b"POST /slack/events HTTP/1.1\r\nHost: prs\r\n"


# --- connections that are held open ---


def test_a_thousand_idle_half_requests_stop_nothing_and_write_nothing(bot: Running) -> None:
    with ExitStack() as held:
        for number in range(CROWD):
            line = held.enter_context(socket.create_connection(address(bot), timeout=5))
            line.sendall(HEAD[: 1 + number % len(HEAD)] if number % 2 else HEAD + b"Content-Length: 90000\r\n\r\nhalf")

        assert_serves(bot)


@contextmanager
def prs_run(settings: dict[str, str], folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Run `prs run` as its operator does, with the thousand open files that systems give; its log goes to a file."""
    log = folder / "log"
    environment = {**os.environ, **settings, "LOG_FORMAT": "json"}
    command = [sys.executable, "-m", "bot", "run"]
    limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))  # noqa: E731
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, env=environment, stderr=out, preexec_fn=limit) as process:  # noqa: PLW1509
        try:
            yield process, log
        finally:
            process.kill()


def test_a_process_with_a_thousand_open_files_to_spend_outlives_a_thousand_idle_connections(tmp_path: Path) -> None:
    with workspace_of("http") as slack, ExitStack() as held:
        port = unused_port()
        wanted = {
            **slack.settings,
            "SLACK_APP_TOKEN": "",
            "DATABASE_URL": f"sqlite:///{tmp_path}/prs.db",
            "PORT": str(port),
            "HOST": "127.0.0.1",
        }
        process, log = held.enter_context(prs_run(wanted, tmp_path))
        url = f"http://127.0.0.1:{port}"
        slack.wait_for(lambda: answers(f"{url}/readyz"), 60)
        slack.deliver_by_http(f"{url}/slack/events")
        before = log.stat().st_size
        for _ in range(CROWD):
            held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5)).sendall(HEAD)
        healthy = [httpx.get(f"{url}/healthz").status_code for _ in range(5)]
        slack.person("bram").say("volgende vergadering")
        told = slack.wait_for(lambda: [one for one in slack.person("bram").dms() if one.get("bot_id")], 60)
        written = log.stat().st_size - before
        process.send_signal(signal.SIGTERM)
        ended = process.wait(60)
        left = sqlite3.connect(tmp_path / "prs.db")
        workers = left.execute("SELECT * FROM workers").fetchall()
        left.close()

        assert healthy == [200] * 5
        assert told
        assert (ended, workers) == (0, [])  # it signed off
        assert written < 2_000, log.read_text()[-3000:]


def answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


@pytest.mark.parametrize(
    "half", [b"", b"POST", HEAD, HEAD + b"Content-Length: 9\r\n\r\nabc"], ids=["nothing", "a word", "headers", "a body"]
)
def test_a_request_that_does_not_come_is_ended_in_time(bot: Running, monkeypatch: pytest.MonkeyPatch, half: bytes) -> None:
    monkeypatch.setattr(limits, "ARRIVAL", 0.2)
    began = time.monotonic()
    got = raw(bot, half)

    assert got.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 3


def test_a_request_that_comes_byte_by_byte_is_ended_in_time(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARRIVAL", 0.3)
    began = time.monotonic()
    got = raw(bot, *(bytes([each]) for each in HEAD + b"X-Slow: " + b"x" * 100), pause=0.05)

    assert b"408" in got or got == b""
    assert time.monotonic() - began < 3


def test_the_next_request_on_a_kept_line_has_its_own_time(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARRIVAL", 0.4)
    with httpx.Client() as kept:
        answered = []
        for _ in range(3):
            time.sleep(0.3)
            answered.append(kept.get(at(bot, "/healthz")).status_code)

    assert answered == [200] * 3


# --- what is too large ---


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("path", ["/slack/events", "/healthz", "/nowhere"])
def test_three_hundred_megabytes_are_refused_while_they_are_read(bot: Running, path: str, declared: bool) -> None:
    part = b"x" * 100_000
    how = b"Content-Length: 300000000\r\n\r\n" if declared else b"Transfer-Encoding: chunked\r\n\r\n"
    sent = 0
    with socket.create_connection(address(bot), timeout=10) as line:
        line.sendall(b"POST " + path.encode() + b" HTTP/1.1\r\nHost: prs\r\n" + how)
        try:
            for _ in range(3000):
                line.sendall(part if declared else b"186a0\r\n" + part + b"\r\n")
                sent += len(part)
        except OSError:
            pass
        got = line.recv(65536)

    assert got.split(b" ")[1] == (b"413" if path == "/slack/events" else b"405" if path == "/healthz" else b"404")
    assert sent < 20_000_000


def test_a_header_without_end_is_refused(bot: Running) -> None:
    assert raw(bot, HEAD + b"X-Long: " + b"x" * 200_000).startswith(b"HTTP/1.1 400 ")


# --- what is no request of Slack's ---


NO_HTTP = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET / HTTP/nine\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: prs\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    HEAD + b"Content-Length: -1\r\n\r\n",
    HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    HEAD + b"Content-Length: 99999999999999999999999999\r\n\r\n",
    HEAD + b"Transfer-Encoding: gzip\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    HEAD + b"No colon here\r\n\r\n",
    HEAD + b"X-Nul: a\x00b\r\n\r\n",
)


def test_what_is_no_http_is_refused(bot: Running) -> None:
    got = {sent: raw(bot, sent) for sent in NO_HTTP}

    assert {sent: reply[:30] for sent, reply in got.items() if not reply.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))} == {}


NOWHERE = (
    ("GET", "/slack/events", 405),
    ("PUT", "/slack/events", 405),
    ("DELETE", "/healthz", 405),
    ("POST", "/readyz", 405),
    ("BREW", "/healthz", 405),
    ("POST", "/calendar/abc.ics", 405),
    ("GET", "/", 404),
    ("GET", "/healthz/", 404),
    ("GET", "//healthz", 404),
    ("GET", "/../etc/passwd", 404),
    ("GET", "/%00", 404),
    ("GET", "/%ff%fe", 404),
    ("GET", "/calendar/.ics", 404),
    ("GET", "/calendar/%00.ics", 404),
    ("GET", "/calendar/a%00b.ics", 404),
    ("GET", "/calendar/%ed%a0%80.ics", 404),
    ("GET", "/calendar/" + "a" * 9000 + ".ics", 404),
    ("GET", "/calendar/abc.ics?x=%00", 404),
    ("OPTIONS", "*", 404),
    ("CONNECT", "slack.com:443", 404),
    ("GET", "http://slack.com/healthz", 404),
)


def test_unknown_paths_and_methods_are_refused(bot: Running) -> None:
    wrong = []
    for (method, path, status), host in itertools.product(NOWHERE, ("prs", "[::1", "a b@:99999")):
        reply = raw(bot, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        if not reply.startswith(f"HTTP/1.1 {status} ".encode()):
            wrong.append((method, path, host, reply[:30]))

    assert wrong == []


def test_a_web_socket_is_not_opened(bot: Running) -> None:
    sent = b"GET /slack/events HTTP/1.1\r\nHost: prs\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"

    assert raw(bot, sent).startswith(b"HTTP/1.1 405 ")


TIMESTAMPS = ("", "now", "1e9", "-1", "0", "9" * 400, "١٢٣", "12 34", "0x10", "\xff", "17000000000000000000")
SIGNATURES = ("", "v0=", "v0=00", "v0=" + "é" * 64, "v1=" + "0" * 64, "v0=" + "0" * 64, "\xff")


def test_a_bad_timestamp_or_signature_is_refused(bot: Running) -> None:
    got = []
    with httpx.Client() as stranger:
        for timestamp, signed_as in itertools.product(TIMESTAMPS, SIGNATURES):
            headers = [(b"X-Slack-Request-Timestamp", timestamp.encode()), (b"X-Slack-Signature", signed_as.encode())]
            got.append(stranger.post(at(bot, "/slack/events"), content=b"command=/prs", headers=headers).status_code)

    assert set(got) == {401}


ODD = (
    b"",
    b"[]",
    b"null",
    b"7",
    b'"x"',
    b"{}",
    b"{",
    b"[" * 200_000,
    b'{"a": ' + b"9" * 5000 + b"}",
    b"\xff\xfe{}",
    b'{"type": "event_callback", "team_id": "\xed\xa0\x80"}',
    b"payload=[]",
    b"payload=null",
    b"payload={",
    b"payload=%00",
    b"payload=%5B1%5D",
    b"payload",
    b"a" * 900_000,
    b"&" * 900_000,
    b'{"authorizations": "x"}',
    b'{"authorizations": [3]}',
    b'{"enterprise": 3, "team": 4}',
)
CONTENT_TYPES = ("application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "nonsense")


def test_signed_payloads_that_are_none_are_refused(bot: Running) -> None:
    wrong = []
    with httpx.Client() as odd:
        for body, content_type in itertools.product(ODD, CONTENT_TYPES):
            reply = odd.post(at(bot, "/slack/events"), content=body, headers=signed(bot, body, Content_Type=content_type))
            if reply.status_code not in {400, 403}:
                wrong.append((body[:40], content_type, reply.status_code))

    assert wrong == []


def test_a_look_at_the_certificate_opens_nothing(bot: Running) -> None:
    body = urlencode({"ssl_check": "1", "token": "x", "command": "/prs", "team_id": "T0PRS", "user_id": "U1ANNA", "text": "actie Vals"})
    reply = httpx.post(at(bot, "/slack/events"), content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert (reply.status_code, reply.text) == (200, "")
    assert "Vals" not in bot.told("anna", "/prs acties alle")


def test_uploads_that_are_broken_off_are_let_go(bot: Running) -> None:
    for number in range(50):
        with socket.create_connection(address(bot), timeout=5) as line:
            line.sendall(HEAD + b"Content-Length: 5000\r\n\r\n" + b"x" * (number * 50))
            if number % 2:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def test_a_calendar_asked_for_with_an_odd_date_is_given(bot: Running) -> None:
    with bot.deps.writing(HERE) as session:
        secret = calendars.address_secret(session, MemberId("U1ANNA"), now=bot.clock())
    dates = ("nonsense", "Mon, 99999999999999999999 Jan 2012 00:00:00 GMT", "Mon, 01 Jan 99999 00:00:00 +9999999999", "\xff")
    got = [httpx.get(at(bot, f"/calendar/{secret}.ics"), headers=[(b"If-Modified-Since", since.encode())]).status_code for since in dates]

    assert got == [200] * len(dates)
