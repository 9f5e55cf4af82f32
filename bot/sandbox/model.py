"""What the workspace consists of: people, conversations, messages, files; and Slack's refusals."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A JSON object as it goes over the wire."""


class Refused(Exception):
    """Slack's answer `ok: false` with its error code; `extra` goes into the answer beside it."""

    def __init__(self, error: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


def invalid(error: str, messages: list[str]) -> Refused:
    """Refuse with the details where Slack puts them: `response_metadata.messages`."""
    return Refused(error, response_metadata={"messages": messages})


@dataclass(frozen=True, slots=True)
class Person:
    """A member (or bot) of the workspace; `team` differs for people of another organisation."""

    id: str
    handle: str
    real_name: str
    admin: bool = False
    tz: str = "Europe/Amsterdam"
    deleted: bool = False
    bot: bool = False
    restricted: bool = False
    ultra_restricted: bool = False
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as handed in; members by id or handle. `origin`: the workspace that made it, where that is another one's."""

    id: str
    name: str
    private: bool = False
    members: tuple[str, ...] | list[str] = ()
    bot_in: bool = True
    shared: bool = False
    origin: str | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of the app's manifest; `type` is `global` or `message`."""

    name: str
    callback_id: str
    type: str = "global"


@dataclass(slots=True)
class Message:
    """A posted message; `only_for` names the one member who sees an ephemeral one."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited_ts: str | None = None
    only_for: str | None = None
    broadcast: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    subtype: str | None = None
    visible_at: float = 0.0
    posted_at: float = 0.0


@dataclass(slots=True)
class Conversation:
    """A channel or a direct message with the bot (`with_user`), and all that was said in it."""

    id: str
    name: str
    kind: str  # "channel" | "private" | "im"
    members: list[str] = field(default_factory=list)
    with_user: str | None = None
    archived: bool = False
    shared: bool = False
    origin: str | None = None
    created: int = 0
    topic: str = ""
    messages: dict[str, Message] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    @property
    def letter(self) -> str:
        """Slack's `channel_type` letter in member events."""
        return {"channel": "C", "private": "G", "im": "D"}[self.kind]


@dataclass(slots=True)
class File:
    """An uploaded file; `content` is None until the bytes came, `shares` says where it was shown."""

    id: str
    name: str
    length: int
    user: str
    title: str = ""
    alt: str = ""
    created: int = 0
    content: bytes | None = None
    completed: bool = False
    deleted: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """An open modal or a home tab with what the person has filled in so far."""

    id: str
    user: str
    hash: str
    body: Json
    values: dict[str, Json] = field(default_factory=dict)
    previous: str | None = None
    root: str = ""


SLACKBOT = "USLACKBOT"
