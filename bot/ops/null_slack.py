"""A null Slack: it records what it is told and answers as Slack would, without any connection."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.slack.client import Reaction, SlackClient

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
        """Take the clock that messages are stamped with, and a function that reads the reactions under one."""
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

    def upload(self, name: str, content: bytes, *, alt: str = "") -> str:
        """Take a file; its content is not looked at."""
        del content, alt
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

    def find(
        self, channel: ChannelId, delivery_id: str, *, bot_id: str, since: datetime, thread: MessageTs | None = None
    ) -> MessageTs | None:
        """Nothing is ever lost here: what is looked for came through before the copy was made."""
        del channel, delivery_id, bot_id, since, thread
        return self._stamp()

    def thread(self, channel: ChannelId, root: MessageTs) -> list[dict[str, Any]]:
        """Know of no replies."""
        del channel, root
        return []

    def reactions(self, channel: ChannelId, ts: MessageTs) -> list[Reaction]:
        """Return the reactions that we know of: nobody reacts in a rehearsal."""
        return self._known(channel, ts)

    def open_dm(self, member: MemberId) -> ChannelId:
        """Open a DM."""
        return ChannelId(f"{DM}{member}")

    def _let_pass(self, *_given: object, **_named: object) -> None:
        """Do nothing: it is no message, and nobody taps or has a form open in a rehearsal."""

    replace = update = delete = react = unreact = open_form = push_form = update_form = cut = _let_pass

    def _only_slack_knows(self, *_asked: Any, **_named: Any) -> NoReturn:  # noqa: ANN401  # whatever
        raise NotReachable

    def publish_home(self, member: MemberId, view: dict[str, Any], *, over: str | None, until: float | None = None) -> str | None:
        """Show nothing: nobody looks at a Home tab in a rehearsal."""
        del member, view, over, until
        return None

    problems_of = _only_slack_knows
    identify = members = member = channels = channel = channel_members = join = fetch = access = try_app_token = problems_of = (
        _only_slack_knows
    )

    def _stamp(self) -> MessageTs:
        """Stamp a message as Slack does: the moment, made unique."""
        self._count += 1
        moment = self._clock() + timedelta(microseconds=self._count)
        return MessageTs(f"{int(moment.timestamp())}.{self._count % 1_000_000:06}")
