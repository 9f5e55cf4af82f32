"""What we override or use of libraries beyond what they document: each test says what a new version changed."""

import inspect
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request

import docx
import pytest
from apscheduler.triggers.base import BaseTrigger
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.db.engine import Sessions, open_engine
from bot.slack.deadline_client import DeadlineClient, TooLate
from tests.builders import HERE


def takes(overridden: Callable[..., object]) -> list[str]:
    return list(inspect.signature(overridden).parameters)


def lacking(kind: type, *names: str) -> set[str]:
    """Name what neither the class nor its making has."""
    made: Any = inspect.getattr_static(kind, "__init__")
    return {name for name in names if not hasattr(kind, name) and name not in made.__code__.co_names}


@pytest.fixture
def address() -> Iterator[str]:
    """Where a server says that all is well."""

    class Well(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.end_headers()
            self.wfile.write(b'{"ok": true}')

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Well)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_slack_sdk_sends_every_call_by_the_method_that_knows_a_deadline(address: str) -> None:
    name = "_perform_urllib_http_request_internal"
    theirs, client = getattr(WebClient, name, None), DeadlineClient("xoxb-1", address, timeout=5)
    outcome: object = None
    with client.until(time.monotonic() - 1):
        try:
            outcome = client.api_test()
        except TooLate as late:
            outcome = late

    assert theirs is not None, f"slack_sdk's WebClient has no {name} any more: DeadlineClient overrides nothing"
    assert takes(theirs) == ["self", "url", "req"], f"{name} takes other arguments: DeadlineClient has to take the same"
    assert isinstance(outcome, TooLate), f"slack_sdk does not call {name} any more: a request leaves after its deadline, and posts twice"


def test_slack_sdk_is_given_an_answer_of_the_shape_that_it_makes_itself(address: str) -> None:
    client = DeadlineClient("xoxb-1", address, timeout=5)
    request = Request(address, data=b"{}")  # noqa: S310 - our own
    ours = client._perform_urllib_http_request_internal(address, request)
    theirs = WebClient._perform_urllib_http_request_internal(client, address, request)

    assert {key: type(value) for key, value in ours.items()} == {key: type(value) for key, value in theirs.items()}, (
        "slack_sdk reads other parts of an answer: DeadlineClient has to give them"
    )


def test_slack_sdk_reconnects_under_the_lock_that_closing_waits_for() -> None:
    client, held = SocketModeClient("xapp-1"), list[bool]()

    def no_address() -> str:
        held.append(client.connect_operation_lock.locked())
        raise ConnectionError

    client.issue_new_wss_url = no_address  # type: ignore[method-assign]
    with pytest.raises(ConnectionError):
        client.connect_to_new_endpoint()
    client.closed = True
    reading = threading.Thread(target=client.process_messages, daemon=True)
    reading.start()
    reading.join(3)
    client.close()

    assert held == [True], "a reconnection no longer holds connect_operation_lock: bot/slack/socket.py may leave one open behind it"
    assert not reading.is_alive(), "`closed` no longer ends the reading of messages: a connection that is closed may reconnect"
    assert not lacking(SocketModeClient, "auto_reconnect_enabled", "default_auto_reconnect_enabled", "current_session"), (
        "slack_sdk's Socket Mode client keeps elsewhere whether it reconnects, or its session: see _leave and _end in bot/slack/socket.py"
    )
    assert not lacking(Connection, "sock", "last_ping_pong_time"), (
        "slack_sdk's connection keeps its socket or its last pong elsewhere: the watchdog of bot/slack/socket.py sees nothing"
    )


def test_uvicorn_calls_and_keeps_what_the_limits_rely_on() -> None:
    expected = {
        "connection_made": ["self", "transport"],
        "data_received": ["self", "data"],
        "on_response_complete": ["self"],
        "connection_lost": ["self", "exc"],
        "send_400_response": ["self", "msg"],
    }

    assert {name: takes(getattr(H11Protocol, name)) for name in expected if hasattr(H11Protocol, name)} == expected, (
        "uvicorn's H11Protocol has other callbacks: LimitedProtocol limits nothing"
    )
    assert not lacking(H11Protocol, "conn", "cycle", "connections", "loop", "transport"), "uvicorn keeps a connection's state elsewhere"
    assert not lacking(RequestResponseCycle, "response_complete", "disconnected", "message_event"), (
        "uvicorn keeps elsewhere how far an answer is: LimitedProtocol cannot tell who waits for one"
    )


def test_starlette_lets_redirects_be_switched_off() -> None:
    assert hasattr(Starlette().router, "redirect_slashes"), "Starlette's router builds addresses from what strangers call this host"


def test_sqlalchemy_begins_by_the_dialect_and_leaves_the_end_to_the_connection(tmp_path: Path) -> None:
    sessions = Sessions(open_engine(f"sqlite:///{tmp_path / 'one.db'}"))
    with sessions.writing(HERE) as session:
        session.line.exec_driver_sql("CREATE TABLE things (name TEXT)")
        begun = getattr(session.line.connection.driver_connection, "in_transaction", None)
    with suppress(ZeroDivisionError), sessions.writing(HERE) as session:
        session.line.exec_driver_sql("INSERT INTO things VALUES ('lost')")
        _ = 1 / 0
    with sessions.reading(HERE) as session:
        session.line.exec_driver_sql("INSERT INTO things VALUES ('never kept')")
    with sessions.reading(HERE) as session:
        kept = session.line.exec_driver_sql("SELECT name FROM things").all()
    sessions.engine.dispose()

    assert begun, "SQLAlchemy no longer begins by `Dialect.do_begin`: SQLite's transactions do not begin, and each statement is its own"
    assert kept == [], "SQLAlchemy ends a session's transaction otherwise than its connection does: see Sessions in bot/db/engine.py"


def test_apscheduler_asks_a_trigger_for_the_next_moment_by_the_last_one() -> None:
    assert takes(BaseTrigger.get_next_fire_time) == ["self", "previous_fire_time", "now"], "APScheduler asks triggers otherwise: see Every"


def test_bolt_remarks_on_the_token_in_words_that_the_logs_leave_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    logger = logging.getLogger("tests.bolt")
    App(
        signing_secret="",
        token_verification_enabled=False,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1"),
        logger=logger,
    )

    assert ["`token`" in record.getMessage() for record in caplog.records] == [True], (
        "Bolt's remark on the token reads otherwise: see _not_about_the_token in bot/logs.py"
    )


def test_python_docx_keeps_the_elements_for_which_it_has_no_public_way() -> None:
    document = docx.Document()
    paragraph, table = document.add_paragraph("Opening", style="Heading 1"), document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1))
    first, second = table.rows[0].cells

    assert paragraph._p.style == "Heading1", "python-docx no longer tells a paragraph's own style: headings are lost"
    assert hasattr(paragraph._p, "pPr"), "python-docx keeps a paragraph's properties elsewhere: numbering is lost"
    assert first._tc is second._tc, "python-docx gives a merged cell once for each column by other means: its text comes double"
