"""Socket Mode: one connection that says when it is open, hears when it has gone silent, and is then built anew.

Slack's client reconnects by itself in most cases, and refreshes its connection when Slack announces its end. It cannot be
relied on to notice every dead line: its `is_connected()` only says that a socket exists, it looks at no line on which
nothing ever came, and it reckons by the wall clock. So a watchdog measures how long nothing was heard.
"""

import contextlib
import json
import socket as sockets
import threading
import time
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.slack.deadline_client import DeadlineClient
from bot.slack.errors import TROUBLE, judge

log = structlog.get_logger(__name__)

OURS = 2
"""Connections of one process: its own, and for a moment the one that it replaces."""

OPEN_TIMEOUT = 10
LONGEST_WAIT = 60.0


class Socket:
    """The connection over which Slack sends everything when there is no HTTP door."""

    def __init__(
        self,
        app: App,
        app_token: str,
        base_url: str,
        *,
        on_open: Callable[[], None],
        ping_every: float,
        deaf_after: float,
    ) -> None:
        """Prepare the connection; `on_open` runs after every (re)connection, on the connection's own thread.

        It pings that often (in seconds), and counts as dead after so many seconds without a pong or a message.
        """
        self._app, self._token, self._base_url = app, app_token, base_url
        self._on_open = on_open
        self._ping_every, self._deaf_after = ping_every, deaf_after
        self.connections = 0
        """The number of connections of the app, by Slack's last hello: with more than ours, another process takes some of what comes."""
        self._heard_at: float | None = None
        self._ponged: object = None
        self._closing = threading.Event()
        self._handler = self._made()
        self._watchdog = threading.Thread(target=self._watch, name="socket watchdog", daemon=True)

    def open(self) -> None:
        """Connect; from then on it reconnects by itself, and the watchdog sees to it that it does."""
        self._handler.client.connect()
        self._heard_at = time.monotonic()
        self._watchdog.start()

    def close(self) -> None:
        """Close for good."""
        self._closing.set()
        _end(self._handler)

    def is_deaf(self) -> bool:
        """Return whether nothing was heard for too long."""
        return self._silent_for() > self._deaf_after

    def _made(self) -> SocketModeHandler:
        client = DeadlineClient(None, self._base_url, timeout=OPEN_TIMEOUT)
        handler = SocketModeHandler(self._app, self._token, web_client=client, ping_interval=self._ping_every)
        handler.client.on_message_listeners.append(self._hear)
        return handler

    def _silent_for(self) -> float:
        """Measure since when no pong and no message came, on the stopwatch: the client notes pongs by the wall clock."""
        session = getattr(self._handler.client, "current_session", None)
        ponged = getattr(session, "last_ping_pong_time", None)
        if ponged is not None and ponged != self._ponged:
            self._ponged, self._heard_at = ponged, time.monotonic()
        return time.monotonic() - self._heard_at if self._heard_at is not None else float("inf")

    def _watch(self) -> None:
        wait = self._ping_every
        while not self._closing.wait(min(self._ping_every, wait) / 2):
            if self._silent_for() <= self._deaf_after:
                wait = self._ping_every
                continue
            try:
                self._rebuild()
            except TROUBLE as error:
                log.warning("socket_not_rebuilt", code=judge(error).reason, retry_in=wait)
                self._closing.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    def _rebuild(self) -> None:
        """Leave the dead connection, with its threads, and make a new one."""
        log.warning("socket_rebuilt", silent_for=round(self._silent_for()))
        fresh, old = self._made(), self._handler
        try:
            fresh.client.connect()
        except TROUBLE:
            _leave(fresh)
            raise
        self._handler, self._heard_at, self._ponged = fresh, time.monotonic(), None
        _leave(old)

    def _hear(self, message: str) -> None:
        self._heard_at = time.monotonic()
        told = _read(message)
        if told.get("type") == "hello":
            count = told.get("num_connections")
            self.connections = count if isinstance(count, int) else 1
            if self.connections > OURS:
                log.warning("socket_shared", connections=count)
            self._on_open()


def _leave(handler: SocketModeHandler) -> None:
    """Let go of a connection without waiting for it."""
    threading.Thread(target=_end, args=(handler,), name="old socket", daemon=True).start()


def _end(handler: SocketModeHandler) -> None:
    """Close a connection for good; one that slack_sdk is just putting in its place is closed with it, or nothing would own it.

    The line is cut first: closing waits for whoever reads from it, which on a silent line takes seconds. The lock is let go before
    that wait: whoever answers over a line that is gone asks for it too.
    """
    client = handler.client
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    client.closed = True  # its thread takes no further message: it may be Slack's announcement that this connection ends
    if client.connect_operation_lock.acquire(timeout=OPEN_TIMEOUT / 2):
        client.connect_operation_lock.release()
    line = getattr(client.current_session, "sock", None)
    if line is not None:
        with contextlib.suppress(OSError):
            line.shutdown(sockets.SHUT_RDWR)
    client.close()
    client.disconnect()  # what was put in its place meanwhile


def _read(message: str) -> dict[str, Any]:
    try:
        told: Any = json.loads(message)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
