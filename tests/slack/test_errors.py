import errno
import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError

from bot.slack.errors import CARD_LOST, NOBODY_THERE, NOT_IN_CHANNEL, Doubt, GiveUp, Retry, Stop, Verdict, code_of, judge


class Answering(BaseHTTPRequestHandler):
    """Answers every request as the server was told to."""

    server: "Slack"

    def do_POST(self) -> None:
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Slack(HTTPServer):
    answer: tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with Slack(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def error_of(slack: Slack, status: int, body: bytes, headers: dict[str, str]) -> Exception:
    """Call Slack by its own client and keep what that raises."""
    slack.answer = (status, headers, body)
    client = WebClient("xoxb-1", base_url=f"http://127.0.0.1:{slack.server_port}/api/", retry_handlers=[], timeout=5)
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever the client raises
        client.chat_postMessage(channel="C1", text="x")
    return caught.value


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *((code, Retry) for code in ("ratelimited", "service_unavailable", "request_timeout", "team_added_to_org")),
        *((code, Doubt) for code in ("internal_error", "fatal_error")),
        *((code, Stop) for code in ("invalid_auth", "not_authed", "token_revoked", "account_inactive", "token_expired")),
        *((code, GiveUp) for code in sorted(NOT_IN_CHANNEL | NOBODY_THERE | CARD_LOST)),
        *(
            (code, GiveUp)
            for code in ("invalid_blocks", "msg_too_long", "is_archived", "missing_scope", "some_code_slack_made_up_yesterday")
        ),
    ],
)
def test_slacks_own_word_is_judged(slack: Slack, code: str, expected: type[Verdict]) -> None:
    error = error_of(slack, 200, json.dumps({"ok": False, "error": code}).encode(), {})
    verdict = judge(error)

    assert type(verdict) is expected
    assert verdict.reason == code == code_of(error)


@pytest.mark.parametrize(
    ("status", "body", "headers", "expected"),
    [
        pytest.param(429, b'{"ok": false, "error": "ratelimited"}', {"Retry-After": "30"}, Retry("ratelimited", timedelta(seconds=30), limited=True, method="chat.postMessage"), id="429"),
        pytest.param(429, b"", {"retry-after": "7"}, Retry("ratelimited", timedelta(seconds=7), limited=True, method="chat.postMessage"), id="429 in small letters"),
        pytest.param(429, b"slow down", {}, Retry("ratelimited", timedelta(seconds=1), limited=True, method="chat.postMessage"), id="429 without a time"),
        pytest.param(500, b"<html>oops</html>", {}, Doubt("http_500"), id="500 of a proxy"),
        pytest.param(502, b"", {}, Doubt("http_502"), id="502 empty"),
        pytest.param(503, b'{"ok": false, "error": "service_unavailable"}', {}, Retry("service_unavailable"), id="503 of Slack itself"),
        pytest.param(504, b'{"ok": false, "error": "gateway"}', {}, Doubt("gateway"), id="504"),
        pytest.param(200, b"<html>please log in to the hotel</html>", {}, Doubt("http_200"), id="a page instead of JSON"),
        pytest.param(200, b"", {}, Doubt("http_200"), id="nothing instead of JSON"),
        pytest.param(403, b"<html>no</html>", {}, GiveUp("http_403"), id="403 of a proxy"),
        pytest.param(404, b'{"ok": false, "error": "unknown_method"}', {}, GiveUp("unknown_method"), id="404"),
        pytest.param(200, b'{"ok": false, "error": "missing_scope", "needed": "im:write"}', {}, GiveUp("missing_scope (im:write)"), id="a scope"),
    ],
)  # fmt: skip
def test_answer_of_the_network_is_judged(slack: Slack, status: int, body: bytes, headers: dict[str, str], expected: Verdict) -> None:
    assert judge(error_of(slack, status, body, headers)) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(URLError(ConnectionRefusedError(errno.ECONNREFUSED, "refused")), Retry("ConnectionRefusedError"), id="nobody listens"),
        pytest.param(URLError(socket.gaierror(-2, "unknown")), Retry("gaierror"), id="no name"),
        pytest.param(URLError(OSError(errno.ENETUNREACH, "unreachable")), Retry("OSError"), id="no network"),
        pytest.param(URLError(OSError(errno.EHOSTUNREACH, "no route")), Retry("OSError"), id="no route"),
        pytest.param(ConnectionRefusedError(), Retry("ConnectionRefusedError"), id="refused"),
        pytest.param(URLError(TimeoutError("timed out")), Doubt("TimeoutError"), id="timed out while sending"),
        pytest.param(TimeoutError("timed out"), Doubt("TimeoutError"), id="timed out while waiting"),
        pytest.param(http.client.RemoteDisconnected("closed"), Doubt("RemoteDisconnected"), id="closed without an answer"),
        pytest.param(ConnectionResetError(), Doubt("ConnectionResetError"), id="reset"),
        pytest.param(BrokenPipeError(), Doubt("BrokenPipeError"), id="broken"),
        pytest.param(http.client.IncompleteRead(b"{"), Doubt("IncompleteRead"), id="half an answer"),
        pytest.param(http.client.BadStatusLine("?"), Doubt("BadStatusLine"), id="no HTTP"),
        pytest.param(ssl.SSLError("bad"), Doubt("SSLError"), id="broken TLS"),
        pytest.param(URLError("unknown url type"), Doubt("str"), id="who knows"),
        pytest.param(SlackClientError("?"), Doubt("SlackClientError"), id="the client's own"),
        pytest.param(SlackRequestError("wrong arguments"), GiveUp("SlackRequestError"), id="our own mistake"),
    ],
)
def test_error_of_the_network_is_judged(error: Exception, expected: Verdict) -> None:
    assert judge(error) == expected


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("ok"), ZeroDivisionError()])
def test_mistake_in_our_own_code_goes_up(error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        judge(error)

    assert caught.value is error


def test_reason_never_holds_what_a_proxy_said(slack: Slack) -> None:
    error = error_of(slack, 200, b"<html>Beste Jan, uw sessie is verlopen</html>", {})

    assert isinstance(error, SlackApiError)
    assert code_of(error) == "http_200"
