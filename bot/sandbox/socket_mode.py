"""Socket Mode: the WebSocket connections of the bot, envelopes out and acknowledgements in.

Source: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import contextlib
import json
import random
import uuid
from dataclasses import dataclass, field
from typing import Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.delivery import Acknowledgement, Pace, Parcel
from bot.sandbox.model import Json
from bot.sandbox.workspace import Workspace

MOST_CONNECTIONS = 10
PATIENCE = 600.0
"""Seconds an event waits for a connection to come back before that counts as a failed attempt."""

Reason = Literal["warning", "refresh_requested", "link_disabled"]


_GONE = (WebSocketDisconnect, RuntimeError)
"""What sending, reading and closing raise when the bot has hung up meanwhile."""


@dataclass(eq=False, slots=True)
class Connection:
    """One open WebSocket and what it still has to acknowledge."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[Acknowledgement]] = field(default_factory=dict)
    closing: bool = False
    frozen: bool = False
    """Nothing comes through any more, in either direction, and nobody has noticed."""


class SocketHub:
    """All connections of the app; each payload goes to one of them, arbitrarily."""

    def __init__(self, workspace: Workspace, pace: Pace) -> None:
        self.workspace, self.pace = workspace, pace
        self.connections: list[Connection] = []
        self.envelopes: list[Json] = []
        """Every envelope that was sent, for tests that look at the wire."""
        self._open = asyncio.Event()

    async def serve(self, websocket: WebSocket) -> None:
        """Hold one connection from its hello to its end."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self.workspace.tickets or len(self.connections) >= MOST_CONNECTIONS:
            await websocket.close(4000)
            return
        self.workspace.tickets.discard(ticket)
        await websocket.accept()
        connection = Connection(websocket)
        self._add(connection)
        try:
            await websocket.send_text(json.dumps(self._hello()))
            await self._listen(connection)
        except _GONE:
            pass  # the bot went away; what it did not acknowledge is told below
        finally:
            self._remove(connection)

    async def deliver(self, parcel: Parcel) -> Acknowledgement:
        """Send an envelope over some connection; events wait until there is one."""
        connection = await self._choose(wait=parcel.kind == "events_api")
        if connection is None:
            return Acknowledgement(ok=False, reason="no_connection")
        envelope = self._envelope(parcel)
        answer: asyncio.Future[Acknowledgement] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = answer
        self.envelopes.append(envelope)
        patience = self.pace.ack  # as it was when it was sent
        try:
            if not connection.frozen:
                await connection.socket.send_text(json.dumps(envelope))
            return await asyncio.wait_for(answer, patience)
        except TimeoutError:
            return Acknowledgement(ok=False, reason="timeout")
        except _GONE:
            return Acknowledgement(ok=False, reason="connection_lost")
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)

    async def disconnect(self, reason: Reason) -> None:
        """Announce the end of every connection; all but a warning also close it."""
        for connection in list(self.connections):
            connection.closing = reason != "warning"
            with contextlib.suppress(*_GONE):
                await connection.socket.send_text(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}))
            if connection.closing:
                await self._close(connection, 1000)

    async def drop(self) -> None:
        """Close every connection without a word."""
        for connection in list(self.connections):
            await self._close(connection, 1011)

    async def _close(self, connection: Connection, code: int) -> None:
        self._remove(connection)
        with contextlib.suppress(*_GONE):
            await connection.socket.close(code)

    async def _listen(self, connection: Connection) -> None:
        while True:
            try:
                said = json.loads(await connection.socket.receive_text())
            except ValueError:
                self.workspace.complain("Socket Mode: a frame that is no JSON")
                continue
            answer = connection.waiting.get(str(said.get("envelope_id")))
            if answer is not None and not answer.done():
                answer.set_result(Acknowledgement(ok=True, body=said.get("payload")))

    async def _choose(self, *, wait: bool) -> Connection | None:
        if wait and not self.connections:
            try:
                await asyncio.wait_for(self._open.wait(), PATIENCE)
            except TimeoutError:
                return None
        return random.choice(self.connections) if self.connections else None  # noqa: S311 - Slack's choice is arbitrary too

    def _add(self, connection: Connection) -> None:
        for dead in [one for one in self.connections if one.frozen]:
            self._remove(dead)
        self.connections.append(connection)
        self._open.set()
        self.workspace.changed()

    def _remove(self, connection: Connection) -> None:
        if connection not in self.connections:
            return
        self.connections.remove(connection)
        if not self.connections:
            self._open.clear()
        for answer in connection.waiting.values():
            if not answer.done():
                answer.set_result(Acknowledgement(ok=False, reason="connection_lost"))
        self.workspace.changed()

    def _envelope(self, parcel: Parcel) -> Json:
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": parcel.kind,
            "payload": parcel.payload,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
        return envelope

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "connection_info": {"app_id": self.workspace.team.app_id},
            "num_connections": len(self.connections),
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
        }
