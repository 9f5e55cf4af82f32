"""What Slack sends, as values: the only place that knows the shape of its payloads."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain.action_items import Source
from bot.domain.commands import SentFile
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs, WorkspaceId
from bot.domain.rsvp import Answer, Extras
from bot.slack.client import moment_of
from bot.slack.markup import as_typed, readable, words_in, words_of

MOST_DIGITS = 9
"""Digits of a short number: more would not fit the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackUser:
    """Who acts; `team` is their own, which in a shared channel may be another organisation's. None: Slack does not say."""

    id: MemberId
    name: str
    team: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCommand:
    """A slash command."""

    by: SlackUser
    channel: ChannelId
    text: str
    trigger_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """A tap on a button or menu: on a message (then there is a channel) or in a form (then there is a view)."""

    by: SlackUser
    action_id: str
    value: str
    at: datetime
    trigger_id: str
    channel: ChannelId | None
    message: MessageTs | None
    thread: MessageTs | None
    view: Mapping[str, Any] | None
    block: str = ""
    """The id of the row it is in."""
    over: str | None = None
    """Where it may be replaced, as only whoever tapped sees it: an ephemeral message, or one in their DM."""

    @property
    def number(self) -> int:
        """The short number that the button carries; 0, which is never issued, where it is forged."""
        return number_in(self.value)

    @property
    def row(self) -> str:
        """The kind of row of buttons it is in."""
        return self.block.partition(":")[0]

    @property
    def in_form(self) -> bool:
        """Whether it is in a modal: then there is no channel."""
        return self.view is not None and self.view.get("type") != "home"

    @property
    def at_home(self) -> bool:
        """Whether it is in the Home tab: then there is no channel either, and the word comes there."""
        return self.view is not None and not self.in_form

    @property
    def typed_in(self) -> bool:
        """Whether the modal has fields, in which something may have been typed."""
        return self.view is not None and any(block.get("type") == "input" for block in self.view.get("blocks") or ())

    @property
    def title(self) -> str:
        """The title of the modal."""
        return title_of(self.view or {})

    @property
    def metadata(self) -> str:
        """What the modal carries along."""
        return str((self.view or {}).get("private_metadata") or "")

    @property
    def state(self) -> dict[str, Any]:
        """What the fields of the modal hold, by block."""
        return ((self.view or {}).get("state") or {}).get("values") or {}

    @property
    def untouched(self) -> frozenset[str]:
        """The fields of the form that hold what they were drawn with."""
        return frozenset(_untouched(self.view or {}, self.state))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A form that was sent in."""

    by: SlackUser
    values: "FormValues"
    metadata: str
    trigger_id: str
    callback_id: str
    title: str
    fields: tuple[str, ...]
    """The ids of the blocks in which a mistake can be said, in order."""
    untouched: frozenset[str] = frozenset()
    """The fields that hold what they were drawn with: whoever sent the form in said nothing by them."""

    def field(self, name: str) -> str | None:
        """Return the block at which a mistake is said: of the field itself, else of the first; None in a form without any."""
        return self.values.block(name) if self.values.has(name) else next(iter(self.fields), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMessage:
    """A mention in a channel, or a message in the DM with us."""

    by: SlackUser
    channel: ChannelId
    text: str
    ts: MessageTs
    thread: MessageTs | None
    direct: bool
    """In the DM with us; else it is a mention in a channel."""
    shared: bool
    files: tuple[SentFile, ...] = ()

    @property
    def answer_in(self) -> MessageTs | None:
        """The thread in which it is answered: a mention opens one."""
        return self.thread if self.direct else self.thread or self.ts


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A message of which somebody wants something made, by a shortcut."""

    by: SlackUser
    channel: ChannelId
    author: MemberId | None
    words: str
    """As people read it; members mentioned in it are `<@U…>`."""
    ts: MessageTs
    thread: MessageTs | None
    link: str | None
    """Its address, as Slack itself copies it."""
    trigger_id: str

    @property
    def source(self) -> Source:
        """The message, as what is made of it names it."""
        return Source(channel=self.channel, ts=self.ts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """A reaction given or taken back."""

    by: SlackUser
    channel: ChannelId
    message: MessageTs
    emoji: str
    on: bool
    at: datetime


class FormValues:
    """The values of a form by the block's name (each input's action_id is its block's); what is empty is None.

    A block's id may carry a mark after `@`: a field that is to show something else than what its block held is a new
    block to Slack (values stay where ids stay). By name it is the same field.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        """Keep `view.state.values`."""
        self._state = {
            _unmarked(block): {_unmarked(key): each for key, each in found.items()}
            for block, found in state.items()
            if isinstance(found, Mapping)
        }
        self._blocks = {_unmarked(block): block for block in state}

    def text(self, name: str) -> str | None:
        """Read a text, number or address as typed."""
        found = self._input(name)
        value = found.get("value")
        if value is None:  # a field for formatted text
            return as_typed(words_in(found.get("rich_text_value"))) or None
        return readable(str(value)) or None

    def chosen(self, name: str) -> str | None:
        """Read the one option, person or conversation chosen."""
        found = self._input(name)
        option = found.get("selected_option")
        one = option.get("value") if isinstance(option, Mapping) else None
        value = one or found.get("selected_conversation") or found.get("selected_user")
        return str(value) if value else None

    def several(self, name: str) -> list[str]:
        """Read the options chosen of a menu that takes more than one."""
        return [str(option.get("value")) for option in self._input(name).get("selected_options") or [] if isinstance(option, Mapping)]

    def files(self, name: str) -> tuple[SentFile, ...]:
        """Read the files that were sent along."""
        return sent_files(self._input(name).get("files"))

    def people(self, name: str) -> list[MemberId]:
        """Read the people chosen."""
        return [MemberId(user) for user in self._input(name).get("selected_users") or []]

    def day(self, name: str) -> date | None:
        """Read a day; one that is no day counts as empty (only a forged form has one)."""
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
        """Return the id of a field's block, where a mistake in it is said."""
        return self._blocks.get(name, name)

    def has(self, name: str) -> bool:
        """Return whether the form has such a field, filled in or not."""
        return name in self._state

    def without(self, names: Collection[str]) -> "FormValues":
        """Return the values of the other fields."""
        return FormValues({name: held for name, held in self._state.items() if name not in names})

    def names(self) -> tuple[str, ...]:
        """List the fields there are."""
        return tuple(self._state)

    def _input(self, name: str) -> Mapping[str, Any]:
        found = self._state.get(name, {}).get(name)
        return found if isinstance(found, Mapping) else {}


def _unmarked(block: str) -> str:
    return block.partition("@")[0]


def number_in(value: str) -> int:
    """Read a short number from a button or form; 0, which is never issued, where the database could not hold it."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS else 0


def numbers_in(value: str) -> tuple[int, int]:
    """Read two short numbers from a button or form, `7:12`; each as `number_in` does."""
    first, _, second = value.partition(":")
    return number_in(first), number_in(second)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAsked:
    """Which party a button or form of ours is about."""

    event: EventId
    extras: Extras
    answer: Answer = Answer.YES
    member: MemberId | None = None
    """For whom an organiser answers."""


def party(packed: str) -> PartyAsked | None:
    """Read the party that one of our own buttons or forms carries; None where it is forged."""
    try:
        event, guests, names, comment, member, *more = json.loads(packed)
    except (ValueError, TypeError):
        return None
    answer, deputy = (*more, None, None)[:2]  # a button of an older version has neither
    if not isinstance(event, int) or not isinstance(guests, int | None):
        return None
    return PartyAsked(
        event=EventId(number_in(str(event))),
        extras=Extras(
            guests=guests,
            names=tuple(readable(str(name)) for name in names) if isinstance(names, list) else None,
            comment=readable(comment) if isinstance(comment, str) else None,
            deputy=readable(deputy) if isinstance(deputy, str) else None,
        ),
        answer=Answer(answer) if answer in set(Answer) else Answer.YES,
        member=MemberId(member) if isinstance(member, str) else None,
    )


def teams_of(body: Mapping[str, Any]) -> set[WorkspaceId]:
    """Return the workspaces whose installation a payload is for; empty where it is not from Slack.

    An event of a channel that another workspace originated names that workspace in `team_id`; whom it is shown to is in
    `authorizations` and `context_team_id` (docs.slack.dev/apis/events-api). A form opened from there names the installation
    in its view, and where the app is installed for a whole organisation only the user's own team is named.
    """
    team, view, user, shown_to = body.get("team"), body.get("view"), body.get("user"), body.get("authorizations")
    named = [body.get("team_id"), team.get("id") if isinstance(team, Mapping) else team, body.get("context_team_id")]
    named += [each.get("team_id") for each in shown_to if isinstance(each, Mapping)] if isinstance(shown_to, list) else []
    named += [view.get("app_installed_team_id")] if isinstance(view, Mapping) else []
    if not any(named):
        named = [user.get("team_id")] if isinstance(user, Mapping) else []
    return {WorkspaceId(each) for each in named if each and isinstance(each, str)}


def is_tap(body: Mapping[str, Any]) -> bool:
    """Return whether a button or menu was tapped."""
    return body.get("type") == "block_actions"


def form_of(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the form that was sent in; None where it is something else."""
    view = body.get("view")
    return view if body.get("type") == "view_submission" and isinstance(view, Mapping) else None


def fields_of(view: Mapping[str, Any]) -> tuple[str, ...]:
    """List the blocks of a form in which a mistake can be said: Slack takes it only at an input block."""
    blocks = [block for block in view.get("blocks") or () if isinstance(block, Mapping)]
    return tuple(str(block.get("block_id")) for block in blocks if block.get("type") == "input")


def _untouched(view: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[str]:
    """List the fields with a text, a day, choices or people that hold what they were drawn with."""
    for block in view.get("blocks") or ():
        drawn = block.get("element") if isinstance(block, Mapping) else None
        if not isinstance(drawn, Mapping):
            continue
        name = str(block.get("block_id"))
        held = (values.get(name) or {}).get(drawn.get("action_id")) or {}
        was = _held(drawn, "initial_value", *(f"initial_{what}" for what in _CHOSEN))
        if was == _held(held, "value", *(f"selected_{what}" for what in _CHOSEN)):
            yield _unmarked(name)


_CHOSEN = ("date", "option", "options", "users")


def _held(field: Mapping[str, Any], *keys: str) -> list[str]:
    found = next(filter(None, map(field.get, keys)), "")
    each = found if isinstance(found, list) else [found]
    return sorted(readable(str(one.get("value") if isinstance(one, Mapping) else one)) for one in each)


def root_of(view: Mapping[str, Any]) -> str | None:
    """Return the id of the form at the bottom of the stack; None where this one lies on no other."""
    root = view.get("root_view_id")
    return str(root) if root and root != view.get("id") else None


def title_of(view: Mapping[str, Any]) -> str:
    """Read the title of a form."""
    title = view.get("title")
    return str((title.get("text") if isinstance(title, Mapping) else "") or "PRS")


def typed(body: Mapping[str, Any]) -> TypedCommand:
    """Read a slash command."""
    return TypedCommand(
        by=SlackUser(id=MemberId(body["user_id"]), name=str(body.get("user_name", "")), team=None),
        channel=ChannelId(body["channel_id"]),
        text=str(body.get("text", "")),
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
        block=str(action.get("block_id") or ""),
        over=body.get("response_url") if container.get("is_ephemeral") or str(channel).startswith("D") else None,
    )


def submitted(body: Mapping[str, Any]) -> Submitted:
    """Read a view_submission."""
    view = body["view"]
    values = (view.get("state") or {}).get("values") or {}
    return Submitted(
        by=_person(body),
        values=FormValues(values),
        metadata=str(view.get("private_metadata") or ""),
        trigger_id=str(body["trigger_id"]),
        callback_id=str(view.get("callback_id") or ""),
        title=title_of(view),
        fields=fields_of(view) or tuple(values),
        untouched=frozenset(_untouched(view, values)),
    )


def home_opened(body: Mapping[str, Any]) -> tuple[SlackUser, str | None] | None:
    """Read an app_home_opened: who, and Slack's hash of what it shows them; None where they look at the messages."""
    event = body["event"]
    if event.get("tab") != "home":
        return None
    view_hash = (event.get("view") or {}).get("hash")
    return _of_event(event), str(view_hash) if view_hash else None


def shortcut(body: Mapping[str, Any]) -> tuple[SlackUser, str]:
    """Read a global shortcut: who, and the trigger for the form it opens."""
    return _person(body), str(body["trigger_id"])


def closed(body: Mapping[str, Any]) -> tuple[SlackUser, str, str]:
    """Read a view_closed: who, the form's metadata, and by which key the closing is known."""
    view = body["view"]
    return _person(body), str(view.get("private_metadata") or ""), f"closed:{view.get('id')}"


def picked(body: Mapping[str, Any]) -> Picked:
    """Read a message shortcut."""
    message = body["message"]
    author = message.get("user") if not message.get("bot_id") else None
    return Picked(
        by=_person(body),
        channel=ChannelId(body["channel"]["id"]),
        author=MemberId(author) if author else None,
        words=as_typed(words_of(message)),
        ts=MessageTs(message["ts"]),
        thread=MessageTs(message["thread_ts"]) if message.get("thread_ts") else None,
        link=_link_to(body),
        trigger_id=str(body["trigger_id"]),
    )


def _link_to(body: Mapping[str, Any]) -> str | None:
    domain = (body.get("team") or {}).get("domain")
    message, channel = body["message"], body["channel"]["id"]
    if not domain:
        return None
    thread = message.get("thread_ts")
    within = f"?thread_ts={thread}&cid={channel}" if thread and thread != message["ts"] else ""
    return f"https://{domain}.slack.com/archives/{channel}/p{str(message['ts']).replace('.', '')}{within}"


def said(body: Mapping[str, Any]) -> IncomingMessage | None:
    """Read an app_mention or message.im; None for what no person said (a bot, an edit, a deletion)."""
    event = body["event"]
    if event.get("bot_id") or event.get("subtype") not in {None, "file_share", "thread_broadcast"} or not event.get("user"):
        return None
    return IncomingMessage(
        by=_of_event(event),
        channel=ChannelId(event["channel"]),
        text=words_of({"text": event.get("text"), "blocks": event.get("blocks")}),
        ts=MessageTs(event["ts"]),
        thread=MessageTs(event["thread_ts"]) if event.get("thread_ts") else None,
        direct=event["type"] != "app_mention",
        shared=bool(body.get("is_ext_shared_channel")),
        files=sent_files(event.get("files")),
    )


def sent_files(told: object) -> tuple[SentFile, ...]:
    """Read which files came along; of one that is kept elsewhere Slack tells no more than its id (*check_file_info*)."""
    found = [each for each in told if isinstance(each, Mapping) and each.get("id")] if isinstance(told, list) else []
    return tuple(
        SentFile(id=str(each["id"]), name=str(each.get("name") or "bestand"), media_type=str(each.get("mimetype") or "")) for each in found
    )


def reacted(body: Mapping[str, Any]) -> Reacted | None:
    """Read a reaction_added or reaction_removed; None where it is not on a message."""
    event = body["event"]
    item = event.get("item", {})
    if item.get("type") != "message":
        return None
    return Reacted(
        by=_of_event(event),
        channel=ChannelId(item["channel"]),
        message=MessageTs(item["ts"]),
        emoji=str(event["reaction"]),
        on=event["type"] == "reaction_added",
        at=moment_of(str(event["event_ts"])),
    )


def duplicate_key(body: Mapping[str, Any]) -> str:
    """Return the key by which a redelivered payload is known: Slack's event_id, or the trigger of a command, tap or form."""
    return str(body.get("event_id") or body["trigger_id"])


def _person(body: Mapping[str, Any]) -> SlackUser:
    user = body["user"]
    return SlackUser(id=MemberId(user["id"]), name=str(user.get("name") or user.get("username") or ""), team=_team(user.get("team_id")))


def _of_event(event: Mapping[str, Any]) -> SlackUser:
    """Read who did what an event tells of; `user_team` is present for people of another organisation, but not with every file."""
    return SlackUser(id=MemberId(event["user"]), name="", team=_team(event.get("user_team")))


def _team(told: object) -> str | None:
    """Read a workspace's id; an organisation's (E...) does not say of which of its workspaces somebody is a member."""
    return str(told) if str(told or "").startswith("T") else None


def moments(values: Iterable[str]) -> list[datetime]:
    """Read moments of ours back; what is none (only a forged form has one) is left out."""
    found = []
    for value in values:
        with suppress(ValueError):
            found.append(datetime.fromisoformat(value))
    return [each for each in found if each.tzinfo is not None]
