"""What Slack sends, as values: the only place that knows the shape of its payloads."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from html import unescape
from typing import Any

from bot.domain.action_items import Source
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs, WorkspaceId
from bot.domain.rsvp import Extras
from bot.slack.client import moment_of

MOST_DIGITS = 9
"""Digits of a short number: more would not fit the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts; `team` is his own, which in a shared channel may be another organisation's."""

    id: MemberId
    name: str
    team: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A slash command."""

    by: Person
    channel: ChannelId
    text: str
    trigger_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """A tap on a button or menu: on a message (then there is a channel) or in a form (then there is a view)."""

    by: Person
    action_id: str
    value: str
    at: datetime
    trigger_id: str
    channel: ChannelId | None
    message: MessageTs | None
    thread: MessageTs | None
    view: Mapping[str, Any] | None

    @property
    def number(self) -> int:
        """The short number that the button carries; 0, which is nobody's, where it is forged."""
        return number_in(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A form that was sent in."""

    by: Person
    values: "FormValues"
    metadata: str
    trigger_id: str
    view_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A mention in a channel, or a message in the DM with us."""

    by: Person
    channel: ChannelId
    text: str
    ts: MessageTs
    thread: MessageTs | None
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A message of which somebody wants something made, by a shortcut."""

    by: Person
    channel: ChannelId
    author: MemberId | None
    words: str
    """As people read it; who is mentioned stands in it as `<@U…>`."""
    ts: MessageTs
    thread: MessageTs | None
    trigger_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """A reaction given or taken back."""

    by: MemberId
    channel: ChannelId
    message: MessageTs
    emoji: str
    on: bool
    at: datetime


class FormValues:
    """The values of a form by the block's name (each input's action_id is its block's); what is empty is None.

    A block's id may carry a mark behind `@`: a field that is to show something else than what its block held is a new
    block to Slack (values stay where ids stay). By name it is the same field.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        """Keep `view.state.values`."""
        self._state = {_unmarked(block): {_unmarked(key): each for key, each in found.items()} for block, found in state.items()}
        self._blocks = {_unmarked(block): block for block in state}

    def text(self, name: str) -> str | None:
        """Read a text, number or address as typed."""
        value = self._input(name).get("value")
        return readable(str(value)) or None if value is not None else None

    def chosen(self, name: str) -> str | None:
        """Read the one option, person or conversation chosen."""
        found = self._input(name)
        option = found.get("selected_option")
        value = option["value"] if option else found.get("selected_conversation") or found.get("selected_user")
        return str(value) if value else None

    def several(self, name: str) -> list[str]:
        """Read the options chosen of a menu that takes more than one."""
        return [str(option.get("value")) for option in self._input(name).get("selected_options") or [] if isinstance(option, Mapping)]

    def people(self, name: str) -> list[MemberId]:
        """Read the people chosen."""
        return [MemberId(user) for user in self._input(name).get("selected_users") or []]

    def day(self, name: str) -> date | None:
        """Read a day; one that is no day counts as empty (a forged form is nobody's mistake)."""
        try:
            return date.fromisoformat(str(self._input(name).get("selected_date")))
        except ValueError:
            return None

    def clock(self, name: str) -> time | None:
        """Read a time of day."""
        try:
            return time.fromisoformat(str(self._input(name).get("selected_time")))
        except ValueError:
            return None

    def block(self, name: str) -> str:
        """Give the id of a field's block, where a mistake in it is said."""
        return self._blocks.get(name, name)

    def has(self, name: str) -> bool:
        """Say whether the form has such a field, filled in or not."""
        return name in self._state

    def _input(self, name: str) -> Mapping[str, Any]:
        found = self._state.get(name, {}).get(name)
        return found if isinstance(found, Mapping) else {}


def _unmarked(block: str) -> str:
    return block.partition("@")[0]


def number_in(value: str) -> int:
    """Read a short number from a button or form; 0, which is nobody's, where it is none that the database could hold."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS else 0


_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def readable(text: str) -> str:
    """Leave out what nobody can read and no database keeps: control characters, halves of a pair."""
    return _UNREADABLE.sub("", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAsked:
    """Which party a button or form of ours is about."""

    event: EventId
    extras: Extras
    member: MemberId | None = None
    """For whom an organiser answers."""


def party(packed: str) -> PartyAsked | None:
    """Read the party that one of our own buttons or forms carries; None where it is forged."""
    try:
        event, guests, names, comment, member = json.loads(packed)
    except (ValueError, TypeError):
        return None
    if not isinstance(event, int) or not isinstance(guests, int):
        return None
    return PartyAsked(
        event=EventId(number_in(str(event))),
        extras=Extras(
            guests=guests,
            names=tuple(readable(str(name)) for name in names) if isinstance(names, list) else None,
            comment=readable(comment) if isinstance(comment, str) else None,
        ),
        member=MemberId(member) if isinstance(member, str) else None,
    )


def team_of(body: Mapping[str, Any]) -> WorkspaceId | None:
    """Name the workspace a payload is from; None where it does not say."""
    team = body.get("team")
    found = body.get("team_id") or (team.get("id") if isinstance(team, Mapping) else team)
    return WorkspaceId(str(found)) if found else None


def team_of_actor(body: Mapping[str, Any]) -> WorkspaceId | None:
    """Name the workspace of who taps or sends a form; None where the payload does not say (commands, events)."""
    user = body.get("user")
    team = user.get("team_id") if isinstance(user, Mapping) else None
    return WorkspaceId(str(team)) if team else None


def is_tap(body: Mapping[str, Any]) -> bool:
    """Say whether a button or menu was tapped."""
    return body.get("type") == "block_actions"


def typed(body: Mapping[str, Any]) -> Typed:
    """Read a slash command."""
    return Typed(
        by=Person(id=MemberId(body["user_id"]), name=str(body.get("user_name", "")), team=body.get("team_id")),
        channel=ChannelId(body["channel_id"]),
        text=readable(str(body.get("text", ""))),
        trigger_id=str(body["trigger_id"]),
    )


def tap(body: Mapping[str, Any]) -> Tap:
    """Read the tap of a block_actions payload; we draw one action at a time."""
    action = body["actions"][0]
    container = body.get("container", {})
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    option = action.get("selected_option") or {}
    return Tap(
        by=_person(body),
        action_id=str(action["action_id"]),
        value=readable(str(action.get("value") or option.get("value") or "")),
        at=moment_of(str(action["action_ts"])),
        trigger_id=str(body["trigger_id"]),
        channel=ChannelId(channel) if channel else None,
        message=MessageTs(container["message_ts"]) if container.get("message_ts") else None,
        thread=MessageTs(container["thread_ts"]) if container.get("thread_ts") else None,
        view=body.get("view"),
    )


def submitted(body: Mapping[str, Any]) -> Submitted:
    """Read a view_submission."""
    view = body["view"]
    return Submitted(
        by=_person(body),
        values=FormValues(view["state"]["values"]),
        metadata=str(view.get("private_metadata") or ""),
        trigger_id=str(body["trigger_id"]),
        view_id=str(view["id"]),
    )


def shortcut(body: Mapping[str, Any]) -> tuple[Person, str]:
    """Read a global shortcut: who, and the trigger for the form it opens."""
    return _person(body), str(body["trigger_id"])


def picked(body: Mapping[str, Any]) -> Picked:
    """Read a message shortcut."""
    message = body["message"]
    author = message.get("user") if not message.get("bot_id") else None
    return Picked(
        by=_person(body),
        channel=ChannelId(body["channel"]["id"]),
        author=MemberId(author) if author else None,
        words=readable(_as_read(str(message.get("text") or ""))),
        ts=MessageTs(message["ts"]),
        thread=MessageTs(message["thread_ts"]) if message.get("thread_ts") else None,
        trigger_id=str(body["trigger_id"]),
    )


def _as_read(text: str) -> str:
    """Take Slack's marks out of a message's text (docs.slack.dev/messaging/formatting-message-text), mentions left as they are."""

    def shown(found: re.Match[str]) -> str:
        inside, _, label = found[1].partition("|")
        if inside.startswith("@"):
            return f"<{inside}>"
        if inside.startswith("!"):
            return f"@{label or inside[1:]}".replace("@@", "@")
        return f"#{label or inside[1:]}" if inside.startswith("#") else label or inside

    return unescape(_MARK.sub(shown, text))


_MARK = re.compile(r"<([^<>]+)>")


def source_of(body: Mapping[str, Any]) -> Source:
    """Name the message of a message shortcut."""
    return Source(channel=ChannelId(body["channel"]["id"]), ts=MessageTs(body["message"]["ts"]))


def link_to(body: Mapping[str, Any]) -> str | None:
    """Give the address of the message of a message shortcut, as Slack itself copies it."""
    domain = (body.get("team") or {}).get("domain")
    message, channel = body["message"], body["channel"]["id"]
    if not domain:
        return None
    thread = message.get("thread_ts")
    within = f"?thread_ts={thread}&cid={channel}" if thread and thread != message["ts"] else ""
    return f"https://{domain}.slack.com/archives/{channel}/p{str(message['ts']).replace('.', '')}{within}"


def said(body: Mapping[str, Any]) -> Said | None:
    """Read an app_mention or message.im; None for what no person said (a bot, an edit, a deletion)."""
    event = body["event"]
    if event.get("bot_id") or event.get("subtype") not in {None, "file_share", "thread_broadcast"} or not event.get("user"):
        return None
    return Said(
        by=Person(id=MemberId(event["user"]), name="", team=event.get("user_team") or event.get("team")),
        channel=ChannelId(event["channel"]),
        text=readable(str(event.get("text", ""))),
        ts=MessageTs(event["ts"]),
        thread=MessageTs(event["thread_ts"]) if event.get("thread_ts") else None,
        shared=bool(body.get("is_ext_shared_channel")),
    )


def reacted(body: Mapping[str, Any]) -> Reacted | None:
    """Read a reaction_added or reaction_removed; None where it is not on a message."""
    event = body["event"]
    item = event.get("item", {})
    if item.get("type") != "message":
        return None
    return Reacted(
        by=MemberId(event["user"]),
        channel=ChannelId(item["channel"]),
        message=MessageTs(item["ts"]),
        emoji=str(event["reaction"]),
        on=event["type"] == "reaction_added",
        at=moment_of(str(event["event_ts"])),
    )


def duplicate_key(body: Mapping[str, Any]) -> str:
    """Name what makes a payload the same one again: Slack's event_id, or the trigger of a command, tap or form."""
    return str(body.get("event_id") or body["trigger_id"])


def is_slack_event(body: Mapping[str, Any]) -> bool:
    """Say whether Slack sends it again when we fail: only its events."""
    return body.get("type") == "event_callback" or "event" in body


def _person(body: Mapping[str, Any]) -> Person:
    user = body["user"]
    return Person(id=MemberId(user["id"]), name=str(user.get("name") or user.get("username") or ""), team=user.get("team_id"))
