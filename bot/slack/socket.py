"""Socket Mode: one connection that says when it is open, and how long it has been silent."""

import json
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

DEAF_AFTER = 45.0
"""Seconds without a ping or message after which the connection counts as dead (it pings every 10)."""


class Socket:
    """The connection over which Slack sends everything when there is no HTTP door."""

    def __init__(self, app: App, app_token: str, base_url: str, *, on_open: Callable[[], None]) -> None:
        """Prepare the connection; `on_open` runs after every (re)connection, on the connection's own thread."""
        self._handler = SocketModeHandler(app, app_token, web_client=WebClient(base_url=base_url))
        self._heard_at: float | None = None
        self._on_open = on_open
        self._handler.client.on_message_listeners.append(self._hear)

    def open(self) -> None:
        """Connect; from then on the client reconnects by itself."""
        self._handler.client.connect()

    def close(self) -> None:
        """Close for good."""
        self._handler.client.auto_reconnect_enabled = False
        try:
            self._handler.client.close()
        except AttributeError:  # slack_sdk looks before it locks: its own thread let go of the same socket just now
            self._handler.client.close()

    def is_deaf(self) -> bool:
        """Say whether nothing was heard for too long; the client's own `is_connected()` only says that a socket exists."""
        session = getattr(self._handler.client, "current_session", None)
        pinged = getattr(session, "last_ping_pong_time", None)
        heard = [self._heard_at] if self._heard_at is not None else []
        ages = [time.monotonic() - at for at in heard] + ([time.time() - pinged] if pinged else [])
        return not ages or min(ages) > DEAF_AFTER

    def _hear(self, message: str) -> None:
        self._heard_at = time.monotonic()
        if _kind(message) == "hello":
            self._on_open()


def _kind(message: str) -> str:
    try:
        told: Any = json.loads(message)
    except ValueError:
        return ""
    return str(told.get("type", "")) if isinstance(told, dict) else ""
