"""What a notice comes to: something to say or do in Slack, or nothing and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch
from zoneinfo import ZoneInfo

from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.forgetting import leads_nowhere
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.notices import Notice
from bot.domain.view_models import ShownEvent, ShownItem
from bot.services import members
from bot.texts import Texts
from bot.views.blocks import HomeView, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Post a message: in a channel, or in the DM with a member."""

    message: Message
    channel: ChannelId | None = None
    member: MemberId | None = None
    thread: MessageTs | None = None
    shown: bool = False
    """A reply in a thread is shown in the channel as well."""


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
    alt: str = ""
    """Of a picture: what it shows, for whoever does not see it."""


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
    anew: bool = False
    """What is said of it to whoever sees no blocks changed too: that is sent as well, and Slack shows it as edited."""


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
class Publish:
    """Replace what the Home tab of a member shows."""

    member: MemberId
    view: HomeView
    digest: str
    over: str | None
    """Slack's name for what it is to replace: it refuses to replace anything else."""
    look_again_at: datetime | None
    """When the clock alone makes it look otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Nothing is said, and why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """It is said later: its receiver may not be written to now (a pause, a night after a downtime)."""

    until: datetime
    reason: str


Composed = Post | Upload | Ephemeral | Edit | Seed | Unseed | Remove | Compare | Publish | Skip | Wait


def aged_event(shown: ShownEvent, deps: Deps, now: datetime) -> ShownEvent:
    """Mark the attachments on the agenda of an event that Slack may no longer show."""
    return replace(shown, agenda=aged(shown.agenda, deps, now))


def aged(items: Iterable[ShownItem], deps: Deps, now: datetime) -> tuple[ShownItem, ...]:
    """Mark the attachments of an agenda that Slack may no longer show."""
    before = deps.hidden_before(now)
    return tuple(replace(each, attachment_hidden=True) if leads_nowhere(each.attachment, before) else each for each in items)


@dataclass(frozen=True, slots=True)
class Context:
    """What a notice is composed from, and what is due is planned from: the state of a moment."""

    session: WorkspaceSession
    deps: Deps
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's."""
        return self.deps.settings.zone

    @property
    def today(self) -> date:
        """The day it is for the workspace."""
        return local_day(self.now, self.zone)

    @property
    def network_texts(self) -> Texts:
        """The texts in the language of what stands in channels."""
        return self.deps.texts(members.network_language(self.session))

    def texts(self, member: MemberId) -> Texts:
        """Return the texts in the language that a member chose."""
        return own_texts(self.session, self.deps, member)


@singledispatch
def composer(notice: Notice, _: Context) -> Composed:
    """Return what a notice comes to; each subject's module registers how, by the class of its first argument.

    Raises:
        DomainError: what it is about is gone.
    """
    raise AssertionError(notice.kind)


def own_texts(session: WorkspaceSession, deps: Deps, member: MemberId) -> Texts:
    """Return the texts in the language that a member chose."""
    return deps.texts(members.language_of(session, member))
