"""Bringing things to the bot: events with retries, commands and taps once, within three seconds."""

import asyncio
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.sandbox.model import Conversation, Json
from bot.sandbox.workspace import Workspace

Envelope = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing for the bot; `attempt` and `reason` tell of earlier tries (events only)."""

    kind: Envelope
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What came of it: acknowledged or not and why not; `body` is what came with the acknowledgement."""

    ok: bool
    reason: str = ""
    body: object = None
    no_retry: bool = False


class Wire(Protocol):
    """A way to the bot: Socket Mode or signed HTTP."""

    async def deliver(self, parcel: Parcel) -> Acknowledgement:
        """Bring a parcel and wait, three seconds at most, for its acknowledgement."""


@dataclass(slots=True)
class Pace:
    """How long things take on Slack's side (stopwatch seconds).

    Retries of events: at once, after a minute, after five (https://docs.slack.dev/apis/events-api).
    """

    ack: float = 3.0
    retries: Sequence[float] = (0.0, 60.0, 300.0)
    events_at_once: int = 1
    """Events under way over HTTP at one moment: one keeps their order, more make a storm."""
    sharing: float = 0.05
    """From the end of an upload until the file shows in its conversation: Slack does that afterwards."""


class Courier:
    """Carries parcels to the bot over whatever wire is set, on the server's event loop."""

    def __init__(self, workspace: Workspace, pace: Pace) -> None:
        self.workspace, self.pace = workspace, pace
        self.wire: Wire | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.delivered: list[Json] = []
        """Every event that the bot acknowledged, in order."""
        self.given_up: list[Json] = []
        """Every event that no retry brought over."""
        self.failures: list[str] = []
        """Why single tries failed, in order."""
        self._held: list[Json] = []
        self._under_way = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def send_event(self, event: Json) -> None:
        """Put an event in its envelope and send it on its way; returns at once."""
        envelope = self._envelope(event)
        faults = self.workspace.faults
        if faults.lose_events > 0:
            faults.lose_events -= 1
        elif faults.hold_events:
            self._held.append(envelope)
        else:
            self._start(envelope)

    def release(self, order: Literal["as_sent", "reversed", "shuffled"] = "as_sent") -> None:
        """Send the events that were held back."""
        with self.workspace.lock:
            self.workspace.faults.hold_events = False
            held, self._held = self._held, []
        if order == "reversed":
            held.reverse()
        elif order == "shuffled":
            random.shuffle(held)
        for envelope in held:
            self._start(envelope)

    def quiet(self) -> bool:
        """Return whether no event is under way or waiting for a retry, and no file still to be shown."""
        return self._under_way == 0

    def share_later(self, share: Callable[[], None]) -> None:
        """Let a file show in its conversation a moment after its upload was acknowledged."""
        loop = self.loop
        if loop is None or loop.is_closed():
            return
        with self.workspace.lock:
            self._under_way += 1
        loop.call_soon_threadsafe(loop.call_later, self.pace.sharing, self._share, share)

    def _share(self, share: Callable[[], None]) -> None:
        with self.workspace.lock:
            share()
            self._under_way -= 1
        self.workspace.changed()

    def ask(self, parcel: Parcel) -> Acknowledgement:
        """Bring a command, tap or form from another thread and wait for the answer."""
        loop = self.loop
        if loop is None or loop.is_closed():
            return Acknowledgement(ok=False, reason="not_running")
        return asyncio.run_coroutine_threadsafe(self._deliver(parcel), loop).result()

    async def _deliver(self, parcel: Parcel) -> Acknowledgement:
        if self.wire is None:
            return Acknowledgement(ok=False, reason="no_wire")
        return await self.wire.deliver(parcel)

    def _start(self, envelope: Json) -> None:
        loop = self.loop
        if loop is None or loop.is_closed():
            return
        for _ in range(2 if self.workspace.faults.double_events else 1):
            with self.workspace.lock:
                self._under_way += 1
            loop.call_soon_threadsafe(self._spawn, envelope)

    def _spawn(self, envelope: Json) -> None:
        task = asyncio.ensure_future(self._carry(envelope))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, envelope: Json) -> None:
        try:
            done = await self._try(envelope)
            (self.delivered if done else self.given_up).append(envelope)
        finally:
            with self.workspace.lock:
                self._under_way -= 1
            self.workspace.changed()

    async def _try(self, envelope: Json) -> bool:
        reason = ""
        for attempt, delay in enumerate((0.0, *self.pace.retries)):
            if delay:
                await asyncio.sleep(delay)
            reply = await self._deliver(Parcel("events_api", envelope, attempt, reason))
            if reply.ok or reply.no_retry:
                return reply.ok
            reason = reply.reason
            self.failures.append(reason)
        return False

    def _envelope(self, event: Json) -> Json:
        team = self.workspace.team
        authorization = {
            "enterprise_id": None,
            "team_id": team.id,
            "user_id": team.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "verification-token",
            "team_id": self._origin(event) or team.id,
            "context_team_id": team.id,
            "context_enterprise_id": None,
            "api_app_id": team.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": "Ev" + secrets.token_hex(5).upper(),
            "event_time": int(self.workspace.clock().timestamp()),
            "event_context": secrets.token_urlsafe(12),
            "authorizations": [authorization],
            "is_ext_shared_channel": self._is_shared(event),
        }

    def _is_shared(self, event: Json) -> bool:
        """Return whether an event is of a channel that another organisation is in too."""
        found = self._conversation(event)
        return found is not None and found.shared

    def _origin(self, event: Json) -> str | None:
        """Name the other workspace that an event's channel comes from."""
        found = self._conversation(event)
        return found.origin if found is not None else None

    def _conversation(self, event: Json) -> Conversation | None:
        channel = event.get("channel") or event.get("item", {}).get("channel")
        return self.workspace.conversations.get(channel) if isinstance(channel, str) else None
