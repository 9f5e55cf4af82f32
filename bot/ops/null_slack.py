"""A null Slack: it records what it is told and answers as Slack would, without any connection."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from bot.domain.ids import ChannelId, MemberId, MessageTs, WorkspaceId
from bot.domain.members import Channel, Identity, Member
from bot.slack.client import Access, Reaction, SlackClient

DM = "D-"
"""The channel of a DM that was never opened, before the member's id."""


class NotReachable(Exception):
    """Only the real Slack knows the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """One message as it would have gone out."""

    at: datetime
    channel: ChannelId
    message: dict[str, Any]
    delivery_id: str | None = None
    only_for: MemberId | None = None
    thread: MessageTs | None = None


class NullSlackClient(SlackClient):
    """Stands in for Slack in a rehearsal."""

    def __init__(self, clock: Callable[[], datetime], known: Callable[[ChannelId, MessageTs], list[Reaction]]) -> None:
        """Take the clock that messages are stamped with, and where to read which reactions stand under one."""
        self._clock = clock
        self._known = known
        self._count = 0
        self.recorded: list[Captured] = []

    def post(
        self, channel: ChannelId, message: dict[str, Any], *, delivery_id: str, thread: MessageTs | None = None, until: float | None = None
    ) -> MessageTs:
        """Record a message."""
        del until
        self.recorded.append(Captured(at=self._clock(), channel=channel, message=message, delivery_id=delivery_id, thread=thread))
        return self._stamp()

    def whisper(
        self, channel: ChannelId, member: MemberId, message: dict[str, Any], *, thread: MessageTs | None = None, until: float | None = None
    ) -> None:
        """Record what only one member would see."""
        del until
        self.recorded.append(Captured(at=self._clock(), channel=channel, message=message, only_for=member, thread=thread))

    def replace(self, address: str, message: dict[str, Any], *, until: float | None = None) -> None:
        """Nobody taps in a rehearsal."""

    def upload(self, name: str, content: bytes) -> str:
        """Take a file; its content is not looked at."""
        del content
        return f"F-{name}"

    def share_file(
        self,
        file: str,
        title: str,
        channel: ChannelId,
        blocks: list[dict[str, Any]],
        *,
        thread: MessageTs | None = None,
        until: float | None = None,
    ) -> None:
        """Record the message that carries a file."""
        del file, until
        self.recorded.append(Captured(at=self._clock(), channel=channel, message={"text": title, "blocks": blocks}, thread=thread))

    def is_shared(self, file: str) -> bool:
        """Every file is shared at once."""
        del file
        return True

    def update(self, channel: ChannelId, ts: MessageTs, message: dict[str, Any], *, until: float | None = None) -> None:
        """Let an edit pass: it is no message."""

    def delete(self, channel: ChannelId, ts: MessageTs) -> None:
        """Let a deletion pass."""

    def find(
        self, channel: ChannelId, delivery_id: str, *, bot_id: str, since: datetime, thread: MessageTs | None = None
    ) -> MessageTs | None:
        """Nothing is ever lost here: what is looked for came through before the copy was made."""
        del channel, delivery_id, bot_id, since, thread
        return self._stamp()

    def react(self, channel: ChannelId, ts: MessageTs, emoji: str) -> None:
        """Let our own reactions pass."""

    def unreact(self, channel: ChannelId, ts: MessageTs, emoji: str) -> None:
        """Let taking our own reactions away pass."""

    def reactions(self, channel: ChannelId, ts: MessageTs) -> list[Reaction]:
        """Return the reactions that we know of: nobody reacts in a rehearsal."""
        return self._known(channel, ts)

    def open_dm(self, member: MemberId) -> ChannelId:
        """Open a DM."""
        return ChannelId(f"{DM}{member}")

    def open_form(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Nobody taps in a rehearsal."""

    def push_form(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Nobody taps in a rehearsal."""

    def update_form(self, view_id: str, view: dict[str, Any], *, view_hash: str | None = None) -> None:
        """Nobody has a form open in a rehearsal."""

    def join(self, channel: ChannelId) -> NoReturn:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(channel)

    def identify(self) -> tuple[WorkspaceId, Identity]:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable

    def members(self, workspace: WorkspaceId, cursor: str = "") -> tuple[list[Member], str]:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(workspace, cursor)

    def member(self, member: MemberId, workspace: WorkspaceId) -> NoReturn:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(member, workspace)

    def channels(self, cursor: str = "") -> tuple[list[Channel], str]:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(cursor)

    def channel(self, channel: ChannelId) -> Channel:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(channel)

    def channel_members(self, channel: ChannelId, cursor: str = "") -> tuple[list[MemberId], str]:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(channel, cursor)

    def access(self) -> Access:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable

    def try_app_token(self, app_token: str) -> None:
        """Only Slack knows.

        Raises:
            NotReachable: always.
        """
        raise NotReachable(app_token[:4])

    def _stamp(self) -> MessageTs:
        """Stamp a message as Slack does: the moment, made unique."""
        self._count += 1
        moment = self._clock() + timedelta(microseconds=self._count)
        return MessageTs(f"{int(moment.timestamp())}.{self._count % 1_000_000:06}")
