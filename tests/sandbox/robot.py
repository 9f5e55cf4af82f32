"""Bots for the tests: a bare one that records what Slack sends, and Bolt behind a real HTTP server."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest


@dataclass
class Got:
    """One request from Slack."""

    headers: dict[str, str]
    raw: bytes
    payload: dict[str, Any]

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = self.payload["event"]
        return found


Response = tuple[int, dict[str, str], bytes]


def json_answer(body: object, status: int = 200) -> Response:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


EMPTY: Response = (200, {}, b"")


def slowly(seconds: float) -> Response:
    time.sleep(seconds)
    return EMPTY


@dataclass
class Robot:
    """Answers every request with what `answer` returns and keeps it."""

    answer: Callable[[Got], Response] = lambda _got: EMPTY
    got: list[Got] = field(default_factory=list)
    server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        robot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                got = Got({name.lower(): value for name, value in self.headers.items()}, raw, _payload(self.headers["Content-Type"], raw))
                robot.got.append(got)
                status, headers, body = robot.answer(got)
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.server
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        assert self.server
        return f"http://127.0.0.1:{self.server.server_address[1]}/slack/events"

    def of(self, kind: str) -> list[Got]:
        """The payloads of one type: an interaction's, an inner event's, or `command`."""
        return [got for got in self.got if _kind(got.payload) == kind]


def _kind(payload: dict[str, Any]) -> str:
    if "command" in payload:
        return "command"
    return str(payload["event"]["type"] if "event" in payload else payload["type"])


def _payload(content_type: str, raw: bytes) -> dict[str, Any]:
    if content_type == "application/json":
        loaded: dict[str, Any] = json.loads(raw)
        return loaded
    form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    return dict(json.loads(form["payload"])) if "payload" in form else dict(form)


def bolt(app: App) -> Callable[[Got], Response]:
    """Let a Bolt app answer."""

    def answer(got: Got) -> Response:
        response = app.dispatch(BoltRequest(body=got.raw.decode(), headers=dict(got.headers)))
        return response.status, {name: values[0] for name, values in response.headers.items()}, (response.body or "").encode()

    return answer
