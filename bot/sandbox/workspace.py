"""The workspace's state under one lock: who is in it, which conversations, and what the bot hears of changes."""

import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn

from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.model import SLACKBOT, Channel, Conversation, File, Json, Message, Person, Refused
from bot.sandbox.views import Views

HIDDEN_AFTER, DELETED_AFTER = timedelta(days=90), timedelta(days=365)
"""On the free plan: messages and files are hidden, and a year after they came deleted for good.

Source: https://slack.com/help/articles/115002422943. What the methods answer of what is hidden is in no documentation: as of what was
deleted.
"""


@dataclass(frozen=True, slots=True)
class Team:
    """The workspace's own names and the app's: ids as Slack writes them."""

    id: str = "T0PRS"
    name: str = "PRS"
    domain: str = "prs"
    bot_user: str = "U0PRSBOT"
    bot_id: str = "B0PRSBOT"
    app_id: str = "A0PRSBOT"
    bot_handle: str = "prs"
    bot_name: str = "PRS"
    zone: str = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One Web API request: method, stopwatch, channel, and how it ended (`ok`, an error code or a fault)."""

    method: str
    at: float
    channel: str
    outcome: str
    args: Json


class Workspace:
    """Everything Slack knows. Hold `lock` while reading or changing more than one thing."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        team: Team,
        people: Iterable[Person],
        channels: Iterable[Channel],
        events: Iterable[str],
        scopes: Iterable[str],
    ) -> None:
        self.lock = threading.RLock()
        self.news = threading.Condition(self.lock)
        self.clock, self.team = clock, team
        self.events, self.scopes = set(events), list(scopes)
        self.faults, self.limits = Faults(), Limits()
        self.complaints: list[str] = []
        self.broadcasts: list[Message] = []
        self.calls: list[CallRecord] = []
        self.version = 0
        self.start = 0
        """How often everything began anew; what a page remembers is of one beginning."""
        self.language: str | None = None
        """What the page's visitor reads, where whoever runs the workspace wants to know."""
        self.address = ""
        self.page_size = 1000
        self.edit_window: float | None = None
        self.home_enabled = True
        self.revoked = False
        self.free_plan = False
        self.send_event: Callable[[Json], None] = lambda _event: None
        self.share_later: Callable[[Callable[[], None]], None] = lambda share: share()
        self.opened: set[str] = set()
        self.tickets: set[str] = set()
        self.begin(people, channels)

    def begin(self, people: Iterable[Person], channels: Iterable[Channel]) -> None:
        """Let everything begin with these people and channels, and nothing said; nobody is told."""
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, File] = {}
        self.moved: Json | None = None
        """The last move of the clock at the page: from, to, and what was sent."""
        self.views = Views()
        self.start += 1
        self._last_ts = 0
        self._people_known(people)
        for channel in channels:
            self._open_channel(channel)

    def _people_known(self, people: Iterable[Person]) -> None:
        own = Person(self.team.bot_user, self.team.bot_handle, self.team.bot_name, bot=True)
        slackbot = Person(SLACKBOT, "slackbot", "Slackbot")
        self.people: dict[str, Person] = {person.id: person for person in (*people, own, slackbot)}

    def _open_channel(self, channel: Channel) -> None:
        members = [self.person(name).id for name in channel.members]
        if channel.bot_in:
            members.append(self.team.bot_user)
        kind = "private" if channel.private else "channel"
        shared = channel.shared or channel.origin is not None
        created = int(self.clock().timestamp())
        self.conversations[channel.id] = Conversation(
            channel.id, channel.name, kind, members, shared=shared, origin=channel.origin, created=created, topic=channel.topic
        )

    # looking up

    def person(self, name: str) -> Person:
        """Find a person by id or handle.

        Raises:
            KeyError: nobody has that handle or id.
        """
        if name in self.people:
            return self.people[name]
        return next((one for one in self.people.values() if one.handle == name.removeprefix("@")), None) or _missing(name)

    def conversation(self, name: str) -> Conversation:
        """Find a conversation by id or name (for people; the Web API knows ids only).

        Raises:
            KeyError: no conversation has that name or id.
        """
        if name in self.conversations:
            return self.conversations[name]
        wanted = name.removeprefix("#")
        return next((one for one in self.conversations.values() if one.name == wanted), None) or _missing(name)

    def dm(self, user: str) -> Conversation:
        """Return the direct message between the bot and a person, opened when it was not."""
        key = "D" + user[1:]
        if key not in self.conversations:
            members = [user, self.team.bot_user]
            self.conversations[key] = Conversation(key, "", "im", members, with_user=user, created=int(self.clock().timestamp()))
        return self.conversations[key]

    def handles(self) -> dict[str, str]:
        """Return the people's ids by handle."""
        return {person.handle: person.id for person in self.people.values()}

    def channel_names(self) -> dict[str, str]:
        """Return the ids of channels by name."""
        return {one.name: one.id for one in self.conversations.values() if one.kind != "im"}

    def bot_in(self, conversation: Conversation) -> bool:
        """Return whether the bot is a member."""
        return self.team.bot_user in conversation.members

    def seen_by_bot(self, key: object) -> Conversation:
        """Find a conversation as the bot may: private ones only as a member.

        Raises:
            Refused: `channel_not_found`.
        """
        found = self.conversations.get(str(key))
        if found is None or (found.kind != "channel" and not self.bot_in(found)):
            raise Refused("channel_not_found")
        return found

    def messages(self, conversation: Conversation) -> dict[str, Message]:
        """Return the messages of a conversation that are there: on the free plan none that is hidden; what it deleted stays away."""
        if not self.free_plan:
            return conversation.messages
        for ts in [ts for ts in conversation.messages if self._is_past(float(ts), DELETED_AFTER)]:
            del conversation.messages[ts]
        return {ts: one for ts, one in conversation.messages.items() if not self._is_past(float(ts), HIDDEN_AFTER)}

    def file(self, key: str) -> File | None:
        """Find a file that is there."""
        found = self.files.get(key)
        if found is None or not self.free_plan:
            return None if found is not None and found.deleted else found
        found.deleted = found.deleted or self._is_past(found.created, DELETED_AFTER)
        return None if self._is_past(found.created, HIDDEN_AFTER) else found

    def _is_past(self, moment: float, age: timedelta) -> bool:
        return self.clock().timestamp() - moment > age.total_seconds()

    def next_ts(self) -> str:
        """Return a fresh message, event or action key: the calendar clock, unique and increasing."""
        self._last_ts = max(int(self.clock().timestamp() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_ticket(self) -> str:
        """Make the word that opens one Socket Mode connection."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        return ticket

    # changes

    def changed(self) -> None:
        """Tell everyone who waits (tests, pages) that something is new."""
        with self.news:
            self.version += 1
            self.news.notify_all()

    def complain(self, words: str) -> None:
        """Keep what a bot should never have sent; tests assert that nothing is kept."""
        self.complaints.append(words)

    def emit(self, kind: str, event: Json, conversation: Conversation | None = None) -> None:
        """Send an event to the bot if its manifest subscribes to it and it may see the conversation."""
        if kind not in self.events or self.revoked:
            return
        if conversation is not None and not self.bot_in(conversation):
            return
        self.send_event({"event_ts": self.next_ts(), **event})

    def record(self, method: str, channel: str, outcome: str, args: Json) -> None:
        """Count a Web API request."""
        self.calls.append(CallRecord(method, time.monotonic(), channel, outcome, args))


def _missing(name: str) -> NoReturn:
    raise KeyError(name)
