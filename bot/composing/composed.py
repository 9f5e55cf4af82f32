"""What a notice comes to: something to say or do in Slack, or nothing and why."""

from dataclasses import dataclass
from datetime import datetime

from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.services import members
from bot.texts import Texts
from bot.views.blocks import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Post a message: in a channel, or in the DM with a member."""

    message: Message
    channel: ChannelId | None = None
    member: MemberId | None = None
    thread: MessageTs | None = None
    shown: bool = False
    """What stands in a thread is shown in the channel as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Send a file with a few words: in a channel, or in the DM with a member."""

    name: str
    title: str
    content: bytes
    message: Message
    channel: ChannelId | None = None
    member: MemberId | None = None
    thread: MessageTs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ephemeral:
    """Say something only one member sees."""

    message: Message
    channel: ChannelId
    member: MemberId
    thread: MessageTs | None = None
    over: str | None = None
    """Slack's address for what was tapped, which this replaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Bring a message up to date."""

    message: Message
    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """Set our own reactions."""

    channel: ChannelId
    ts: MessageTs
    emojis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseed:
    """Take our own reactions away."""

    channel: ChannelId
    ts: MessageTs
    emojis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Delete a message."""

    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Read the reactions under a message and compare them with ours."""

    card: int
    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Nothing is said, and why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """It is said later: whom it is for may not be written to now (a pause, a night after a downtime)."""

    until: datetime
    reason: str


Composed = Post | Upload | Ephemeral | Edit | Seed | Unseed | Remove | Compare | Skip | Wait


def own_texts(session: WorkspaceSession, deps: Deps, member: MemberId) -> Texts:
    """Give the texts in the language that a member chose."""
    return deps.texts(members.language_of(session, member))
