"""Members and channels as Slack tells of them, with what they chose here."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.audience import UNKNOWN, Profile
from bot.domain.calendar import FreeDays
from bot.domain.ids import ChannelId, MemberId

DEFAULT_HOUR = 9
"""The hour of a member's reminders until they choose another."""

FORMER = "former-"
"""How the ids begin of those who were forgotten; Slack gives no such id."""


WEEKDAYS = frozenset(range(5))
"""Monday to Friday, as `date.weekday` counts them: the days on which reminders come until a member chooses fewer."""


class Language(StrEnum):
    """The languages the bot speaks; Dutch unless a member, or for its channels the network, chooses English."""

    NL = "nl"
    EN = "en"


class Sort(StrEnum):
    """What a member may switch off; answers and news of one's own place always come."""

    EVENTS = "events"
    """Before an event that they come to."""
    UNANSWERED = "unanswered"
    """Before the last day to answer, as long as they have not."""
    ACTIONS = "actions"
    """Pings about action items."""
    OVERVIEWS = "overviews"
    HINTS = "hints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """That a member wants one message a week instead of single reminders."""

    day: int
    """The weekday, Monday is 0."""
    since: datetime
    """When they chose it."""
    last: datetime
    """Until when the digests that were planned tell; before the first, when they chose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in the workspace, with their role: a guest, a member, an organiser, or an operator, who is an organiser too."""

    id: MemberId
    name: str
    zone: str
    organiser: bool
    """Slack's admins and owners, whoever was named, and operators."""
    operator: bool = False
    """Whoever looks after the installation: Slack's admins and owners, and whoever they named."""
    admin: bool = False
    bot: bool = False
    gone: bool = False
    guest: bool = False
    """Slack lets them into some channels only: they see what is in those, answer there, and do nothing else."""
    language: Language = Language.NL
    hour: int = DEFAULT_HOUR
    days: frozenset[int] = WEEKDAYS
    """The weekdays on which what can wait comes: their own working days."""
    off: frozenset[Sort] = frozenset()
    digest: Digest | None = None
    paused_until: date | None = None
    """The day from which they want reminders again."""
    dm: ChannelId | None = None
    profile: Profile = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel the bot knows of; a private one only where it is in it."""

    id: ChannelId
    name: str
    private: bool
    archived: bool
    shared: bool
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The bot's own identity in the workspace, as Slack's auth.test told us."""

    team_name: str
    bot_user: MemberId
    bot_id: str
    bot_name: str
    """What members type after @ to name us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the organisers chose for the network; None: not chosen."""

    channel: ChannelId | None = None
    question_channel: ChannelId | None = None
    """Where questions to the network go; None: where announcements go."""
    chair: MemberId | None = None
    secretary: MemberId | None = None
    chair_deputy: MemberId | None = None
    """Acts for the chair who left, has paused, or was never named; so does the next for the secretary."""
    secretary_deputy: MemberId | None = None
    free_days: tuple[FreeDays, ...] = ()
    recess: tuple[FreeDays, ...] = ()
    """When the councils are in recess: nothing is planned then."""
    language: Language = Language.NL
    """Of what stands in channels; what only one member sees is in theirs."""
    members_poll: bool = False
    """Members put polls too, not only organisers."""
