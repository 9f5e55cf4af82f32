"""The door of the HTTP server, open to strangers: how many are inside at once, and how long a request may take."""

import resource
import socket
from asyncio import TimerHandle, Transport
from contextlib import ExitStack
from typing import cast

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

ARRIVAL = 10.0
"""Seconds in which a request has to arrive whole; one of Slack's takes milliseconds."""

ANSWER = 30.0
"""Seconds in which its answer has to be made and taken."""

LINGER = 1.0
"""Seconds for whoever was answered before the end of their request to see that, before the line is cut."""

PLACES = 128
"""Connections at once. Slack and a proxy keep a few; each of them may hold a body of a megabyte."""

BACKLOG = 64
"""Connections taken in at one go: asyncio takes in so many before the first of them is counted."""


class LimitedProtocol(H11Protocol):
    """One connection. Nothing that a stranger sends reaches the log, and idle ones make room for whoever comes next.

    Overrides asyncio's own callbacks and uvicorn's public ones; tests/web/test_limits.py holds them to a running server.
    """

    _timer: TimerHandle | None = None
    since = 0.0
    """On the loop's clock: from when we have waited for its request, or it for its answer."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Let somebody in; where it is full, the one that has kept us waiting longest goes."""
        super().connection_made(transport)
        self._allow(ARRIVAL)
        if len(self.connections) > _places():
            inside = cast("set[LimitedProtocol]", self.connections)
            longest = min((each for each in inside if not each.is_answering), key=lambda each: each.since)
            self.connections.discard(longest)
            longest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Read on; the time for a request runs from its first byte."""
        if self._timer is None:
            self._allow(ARRIVAL)
        super().data_received(data)
        if self.is_answering:
            self._allow(ANSWER)

    def on_response_complete(self) -> None:
        """Wait for the next request; what came too late to be read is not read."""
        self._stop_timer()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self.transport.pause_reading()
            self.transport.write_eof()
            self._timer = self.loop.call_later(LINGER, self.transport.abort)
            return
        super().on_response_complete()
        if self.conn.our_state is h11.SEND_RESPONSE:  # the next request had come along with this one
            self._allow(ANSWER if self.is_answering else ARRIVAL)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._stop_timer()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse(400, msg)

    @property
    def is_answering(self) -> bool:
        """Return whether a request is here whole, and its answer is not out yet."""
        cycle: RequestResponseCycle | None = self.cycle  # as uvicorn has it, but does not say
        return cycle is not None and not cycle.response_complete and self.conn.their_state is not h11.SEND_BODY

    def _allow(self, seconds: float) -> None:
        self._stop_timer()
        self.since = self.loop.time()
        self._timer = self.loop.call_later(seconds, self._refuse, 408, "Request Timeout")

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: int, words: str) -> None:
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.disconnected = True  # its own answer would come after this one
            cycle.message_event.set()
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            self.transport.abort()
            return
        headers = [("content-length", str(len(words))), ("content-type", "text/plain"), ("connection", "close")]
        for event in (h11.Response(status_code=status, headers=headers), h11.Data(data=words.encode()), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _places() -> int:
    """Give the connections a part of what this process may have open: the rest is the database's and Slack's."""
    return min(PLACES, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 4)


def listen(host: str, port: int) -> list[socket.socket]:
    """Take the addresses of a host; whoever calls from now on waits until we serve. Raises OSError where one is taken."""
    taken = []
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    with ExitStack() as unless_all:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            one = unless_all.enter_context(socket.socket(family, kind, protocol))  # TCP by name: then asyncio takes Nagle's delay off
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind(address)
            one.listen(BACKLOG)
            taken.append(one)
        unless_all.pop_all()
    return taken


def http_server(web: Starlette) -> uvicorn.Server:
    """Make the server, for `run(sockets=listen(…))`."""
    return uvicorn.Server(
        uvicorn.Config(
            web,
            http=LimitedProtocol,
            ws="none",
            backlog=BACKLOG,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=4,  # Slack waits three seconds for its answer
        )
    )
