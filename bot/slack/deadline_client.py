"""Slack's own client, save that a request can have a deadline after which it is not sent any more.

A process may pause (suspended, swapped out) between the last look at its lease and the send, and wake when another
has sent the message. So the stopwatch is looked at once more when the connection is open, right before the request.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.client import HTTPConnection, HTTPSConnection
from socket import SHUT_RDWR, socket
from ssl import SSLContext, create_default_context
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, ProxyHandler, Request, build_opener
from weakref import WeakSet

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.slack.errors import TROUBLE, judge


class TooLate(Exception):
    """The moment for this request is past; nothing was sent."""


class DeadlineClient(WebClient):
    """Slack's client with no retries of its own: its re-send on a reset connection doubles posts."""

    def __init__(self, token: str | None, base_url: str, *, timeout: int, refused: Callable[[str], None] = lambda _code: None) -> None:
        """Prepare to call; nothing is called yet. `refused` hears the code of each call that failed."""
        super().__init__(token=token, base_url=base_url, timeout=timeout, retry_handlers=[])
        self._moment = threading.local()
        self._refused = refused
        self._lines: WeakSet[socket] = WeakSet()
        self._cut = False
        proxies = [ProxyHandler({"http": self.proxy, "https": self.proxy})] if self.proxy else []
        if self.ssl is None:
            self.ssl = _certificates()
        self._opener = build_opener(*proxies, _Http(self._check), _Https(self._check, self.ssl))

    @contextmanager
    def until(self, moment: float | None) -> Iterator[None]:
        """Send nothing in this block after a moment on the stopwatch (`time.monotonic`)."""
        self._moment.last = moment
        try:
            yield
        finally:
            self._moment.last = None

    def api_call(self, api_method: str, **arguments: Any) -> SlackResponse:  # noqa: ANN401  # as the base has them
        """Call a method; what it raises goes on, once its code was told."""
        try:
            return super().api_call(api_method, **arguments)
        except TROUBLE as error:
            self._refused(judge(error).reason.partition(" ")[0])
            raise

    def send_to(self, address: str, body: dict[str, Any]) -> None:
        """Send JSON to an address of Slack's that is no method: it came with what a member tapped."""
        request = Request(address, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"})  # noqa: S310  # Slack's own
        with self._opener.open(request, timeout=self.timeout) as answer:
            answer.read()

    def cut(self) -> None:
        """End the calls that are under way, and make none any more: this process stops, and Slack may not answer for a while."""
        self._cut = True
        for line in list(self._lines):
            with suppress(OSError):
                line.shutdown(SHUT_RDWR)

    def _check(self, line: socket) -> None:
        self._lines.add(line)
        if self._cut:
            raise ConnectionRefusedError
        last = getattr(self._moment, "last", None)
        if last is not None and time.monotonic() > last:
            raise TooLate

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:  # noqa: ARG002  # as the base has it
        """Do one request, as slack_sdk's own method does."""
        answer = self._opener.open(req, timeout=self.timeout)
        charset = answer.headers.get_content_charset() or "utf-8"
        return {"status": answer.code, "headers": answer.headers, "body": answer.read().decode(charset)}


@cache
def _certificates() -> SSLContext:
    """Read the certificates once for all clients: it costs more than a call, and without them slack_sdk does it at each connection."""
    return create_default_context()


class _Plain(HTTPConnection):
    def __init__(self, *arguments: Any, check: Any, **named: Any) -> None:  # noqa: ANN401  # as the base has them
        super().__init__(*arguments, **named)
        self._check = check

    def connect(self) -> None:
        super().connect()
        self._check(self.sock)


class _Secure(HTTPSConnection):
    def __init__(self, *arguments: Any, check: Any, **named: Any) -> None:  # noqa: ANN401  # as the base has them
        super().__init__(*arguments, **named)
        self._check = check

    def connect(self) -> None:
        super().connect()
        self._check(self.sock)


class _Http(HTTPHandler):
    def __init__(self, check: Any) -> None:  # noqa: ANN401  # a function
        super().__init__()
        self._check = check

    def http_open(self, req: Request) -> Any:  # noqa: ANN401  # as the base has it
        return self.do_open(partial(_Plain, check=self._check), req)


class _Https(HTTPSHandler):
    def __init__(self, check: Any, context: Any) -> None:  # noqa: ANN401  # a function; an SSL context
        super().__init__(context=context)
        self._check, self._ssl = check, context

    def https_open(self, req: Request) -> Any:  # noqa: ANN401  # as the base has it
        return self.do_open(partial(_Secure, check=self._check), req, context=self._ssl)
