"""What tests and the demo do to the workspace: look at it, move its people, break its lines."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from bot.plain_text import plain
from bot.sandbox import membership
from bot.sandbox.broken_lines import Lines
from bot.sandbox.delivery import Courier
from bot.sandbox.interactions import Interactions
from bot.sandbox.model import Channel, Conversation, Json, Message, Person
from bot.sandbox.people import Actor, names, seen
from bot.sandbox.socket_mode import Connection, Reason, SocketHub
from bot.sandbox.workspace import CallRecord, Workspace

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
GLANCE = 0.02
PATIENCE = 20.0
"""Seconds to wait for what must come: many, as a busy machine is no fault of the bot's."""


class Controls:
    """The workspace seen from outside; `Sandbox` adds the server."""

    workspace: Workspace
    courier: Courier
    socket_mode: SocketHub
    interactions: Interactions
    _lines: Lines

    # looking

    def person(self, name: str) -> Actor:
        """Return the member with a handle or id, to act as them."""
        return Actor(self.interactions, self.workspace.person(name))

    def messages(self, channel: str) -> list[Json]:
        """Return what everyone in a conversation sees, oldest first; threads too, ephemerals not."""
        return seen(self.workspace, self.workspace.conversation(channel), None)

    def plain(self, message: Json | None) -> str:
        """Return a message, modal or home tab as a member reads it, mentions by name."""
        return plain(message, names(self.workspace)) if message else ""

    @property
    def complaints(self) -> list[str]:
        """What the bot sent and should not have; assert that it is empty."""
        return self.workspace.complaints

    @property
    def broadcasts(self) -> list[Message]:
        """The bot's messages that called a whole channel."""
        return self.workspace.broadcasts

    @property
    def calls(self) -> list[CallRecord]:
        """Every Web API request so far."""
        return self.workspace.calls

    def calls_of(self, method: str, channel: str | None = None) -> list[CallRecord]:
        """Return the requests of one method (to one channel id), with their times on the stopwatch."""
        return [one for one in list(self.calls) if one.method == method and channel in (None, one.channel)]

    def count(self, method: str, *, ok_only: bool = False) -> int:
        """Return the number of calls of a method."""
        return sum(1 for one in self.calls_of(method) if one.outcome == "ok" or not ok_only)

    def wait_for(self, predicate: Callable[[], Result], timeout: float = PATIENCE) -> Result:
        """Wait until something is true and return it.

        Raises:
            TimeoutError: it never was.
        """
        deadline = time.monotonic() + timeout
        while True:
            found = predicate()
            if found:
                return found
            if time.monotonic() > deadline:
                raise TimeoutError(f"still {found!r} after {timeout} seconds; complaints: {self.complaints}")
            with self.workspace.news:
                self.workspace.news.wait(GLANCE)

    def settle(self, timeout: float = PATIENCE) -> None:
        """Wait until every event was delivered and acknowledged (or given up)."""
        self.wait_for(self.courier.quiet, timeout)

    def wait_connected(self, timeout: float = PATIENCE) -> None:
        """Wait until the bot holds a Socket Mode connection."""
        self.wait_for(lambda: len(self.socket_mode.connections), timeout)

    def begin(self, people: Iterable[Person], channels: Iterable[Channel]) -> None:
        """Let the workspace begin anew with these people and channels."""
        with self.workspace.lock:
            self.workspace.begin(people, channels)
        self.workspace.changed()

    # people and channels

    def add_person(self, person: Person) -> Actor:
        """Let a new member join the workspace (team_join)."""
        with self.workspace.lock:
            membership.add_person(self.workspace, person)
        return Actor(self.interactions, person)

    def change_person(self, name: str, **changes: object) -> None:
        """Change a member's facts (user_change)."""
        with self.workspace.lock:
            membership.change_person(self.workspace, self.workspace.person(name), **changes)

    def deactivate(self, name: str) -> None:
        """Deactivate a member: out of every channel, user_change with deleted."""
        self.change_person(name, deleted=True)

    def join(self, name: str, channel: str) -> None:
        """Add a member (or the bot) to a channel."""
        with self._at(channel) as conversation:
            membership.join(self.workspace, self.workspace.person(name), conversation)

    def leave(self, name: str, channel: str) -> None:
        """Take a member (or the bot) out of a channel."""
        with self._at(channel) as conversation:
            membership.leave(self.workspace, self.workspace.person(name), conversation)

    def archive(self, channel: str, *, by: str | None = None) -> None:
        """Archive a channel."""
        with self._at(channel) as conversation:
            conversation.archived = True
            membership.channel_event(self.workspace, conversation, "archive", {"channel": conversation.id, "user": self._someone(by)})

    def unarchive(self, channel: str, *, by: str | None = None) -> None:
        """Bring an archived channel back."""
        with self._at(channel) as conversation:
            conversation.archived = False
            membership.channel_event(self.workspace, conversation, "unarchive", {"channel": conversation.id, "user": self._someone(by)})

    def rename(self, channel: str, name: str) -> None:
        """Give a channel another name."""
        with self._at(channel) as conversation:
            conversation.name = name
            facts = {"id": conversation.id, "name": name, "created": conversation.created}
            membership.channel_event(self.workspace, conversation, "rename", {"channel": facts})

    def delete_channel(self, channel: str) -> None:
        """Delete a channel with all that was said in it."""
        with self._at(channel) as conversation:
            membership.channel_event(self.workspace, conversation, "deleted", {"channel": conversation.id})
            del self.workspace.conversations[conversation.id]

    def delete_message(self, message: Json) -> None:
        """Let an administrator delete a message of the bot's."""
        with self._at(message["channel"]) as conversation:
            del conversation.messages[message["ts"]]
        self.workspace.changed()

    # the app

    def revoke_token(self, *, tell: bool = False) -> None:
        """Make the bot's token worthless; `tell` sends tokens_revoked first."""
        with self.workspace.lock:
            if tell:
                tokens = {"oauth": [], "bot": [self.workspace.team.bot_user]}
                self.workspace.emit("tokens_revoked", {"type": "tokens_revoked", "tokens": tokens})
            self.workspace.revoked = True

    def restore_token(self) -> None:
        """Make the bot's token good again."""
        self.workspace.revoked = False

    def uninstall(self) -> None:
        """Remove the app: tokens_revoked and app_uninstalled, then nothing works any more."""
        with self.workspace.lock:
            self.workspace.emit("app_uninstalled", {"type": "app_uninstalled"})
            self.revoke_token(tell=True)

    # the lines

    def disconnect(self, reason: Reason = "refresh_requested") -> None:
        """Send Socket Mode's `disconnect` to every connection."""
        self._on_loop(self.socket_mode.disconnect(reason)).result(5)

    def drop_connections(self) -> None:
        """Close every Socket Mode connection without a word."""
        self._on_loop(self.socket_mode.drop()).result(5)

    def freeze_connections(self) -> None:
        """Let every open connection stand, and nothing come through: no message, no answer to a ping."""
        for connection, transport in self._lines_of_sockets():
            connection.frozen = True
            self._call(transport.pause_reading)

    def cut_connections(self) -> None:
        """Cut every connection without the closing handshake."""
        for _, transport in self._lines_of_sockets():
            self._call(transport.abort)

    def _lines_of_sockets(self) -> list[tuple[Connection, asyncio.Transport]]:
        found = []
        for connection in list(self.socket_mode.connections):
            client = connection.socket.client
            transport = self._lines.transport_of((client.host, client.port)) if client else None
            if transport is not None:
                found.append((connection, transport))
        return found

    def _call(self, what: Callable[[], None]) -> None:
        async def run() -> None:
            what()

        self._on_loop(run()).result(5)

    def hold_events(self) -> None:
        """Keep events back until they are released."""
        self.workspace.faults.hold_events = True

    def release_events(self, order: Literal["as_sent", "reversed", "shuffled"] = "as_sent") -> None:
        """Send the events that were held back."""
        self.courier.release(order)

    def emit(self, event: Json) -> None:
        """Send the bot any event, with an envelope of this workspace; for tests of odd ones."""
        self.courier.send_event(event)

    def _someone(self, name: str | None) -> str:
        if name:
            return self.workspace.person(name).id
        return next(one.id for one in self.workspace.people.values() if not one.bot)

    @contextlib.contextmanager
    def _at(self, channel: str) -> Iterator[Conversation]:
        with self.workspace.lock:
            yield self.workspace.conversation(channel)

    def _on_loop(self, work: Coroutine[Any, Any, None]) -> "Future[None]":
        loop = self.courier.loop
        if loop is None or loop.is_closed():
            work.close()
            raise RuntimeError("the workspace is not running")
        return asyncio.run_coroutine_threadsafe(work, loop)
