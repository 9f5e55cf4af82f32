"""A member as tests play them: they type, tap, fill in forms, and say what they see.

Messages and views come back as plain dicts in Slack's shapes; a message also has `channel` and `ephemeral`.
"""

from dataclasses import dataclass
from typing import Any

from bot.plain_text import plain
from bot.sandbox import posts, shapes
from bot.sandbox.form_values import chosen_option, find_element, find_field, written
from bot.sandbox.interactions import Interactions, OnMessage, Outcome
from bot.sandbox.message_field import invite, say, take_in
from bot.sandbox.model import Conversation, Json, Message, Person, Refused, View
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """What a command gave: the message (mostly ephemeral), or Slack's words when it failed."""

    message: Json | None
    error: str | None
    shown: str
    """As the member reads it."""

    @property
    def text(self) -> str:
        """The fallback text."""
        return str(self.message["text"]) if self.message else ""

    @property
    def blocks(self) -> list[Json]:
        """The blocks."""
        return list(self.message.get("blocks", [])) if self.message else []


class Actor:
    """One member of the workspace."""

    def __init__(self, interactions: Interactions, person: Person) -> None:
        self._interactions, self._workspace, self.id = interactions, interactions.workspace, person.id

    @property
    def person(self) -> Person:
        """The member as they are in the workspace now."""
        return self._workspace.people[self.id]

    def command(self, line: str, channel: str | None = None, *, thread: Json | None = None) -> CommandAnswer:
        """Type a slash command (in the DM with the bot unless a channel is named) and read the answer."""
        conversation = self._conversation(channel)
        outcome = self._interactions.command(self.person, conversation, line, in_thread=thread is not None)
        return self._answer(conversation, outcome)

    def say(self, text: str, channel: str | None = None, *, thread: Json | None = None) -> Json:
        """Say something in a channel, a thread, or the DM with the bot.

        Raises:
            Refused: in Slack's own words.
        """
        conversation = self._conversation(thread["channel"] if thread else channel)
        root = (thread.get("thread_ts") or thread["ts"]) if thread else None
        return self._posted(conversation, say(self._interactions, self.person, conversation, text, thread_ts=root))

    def upload(self, name: str, content: bytes, channel: str | None = None, *, text: str = "") -> Json:
        """Drop a file in a conversation (the DM with the bot unless a channel is named)."""
        conversation = self._conversation(channel)
        key = take_in(self._workspace, self.id, name, content)
        return self._posted(conversation, say(self._interactions, self.person, conversation, text, files=[key]))

    def attach(self, name: str, content: bytes) -> Json:
        """Choose a file for a field of the open modal; what comes back is one of the values of that field."""
        return shapes.file(self._workspace, self._workspace.files[take_in(self._workspace, self.id, name, content)])

    def react(self, message: Json, name: str) -> None:
        """Add a reaction."""
        with self._workspace.lock:
            conversation, one = self._found(message)
            posts.react(self._workspace, conversation, one, self.id, name)

    def unreact(self, message: Json, name: str) -> None:
        """Take a reaction back."""
        with self._workspace.lock:
            conversation, one = self._found(message)
            posts.unreact(self._workspace, conversation, one, self.id, name)

    def tap(self, target: Json | CommandAnswer | None, action_id: str, *, block_id: str | None = None) -> str | None:
        """Press a button on a message, a command's answer, the home tab, or (None) the open modal.

        Returns Slack's words when the bot did not respond.
        """
        where, blocks = self._place(target)
        block, element = find_element(blocks, action_id, block_id)
        value: Json = {name: element[name] for name in ("text", "value") if name in element}
        return self._interactions.tap(self.person, where, (block, element), value).error

    def choose(self, target: Json | CommandAnswer | None, action_id: str, choice: Any, *, block_id: str | None = None) -> str | None:  # noqa: ANN401 - date, option, id …
        """Choose in a menu, picker or set of boxes; an option by its value or its label."""
        where, blocks = self._place(target)
        block, element = find_element(blocks, action_id, block_id)
        if element["type"] == "overflow":
            value = {"selected_option": chosen_option(element, choice)}
        else:
            value = written(element, choice)
            self._interactions.entered(self.person, where)[block["block_id"]][action_id] = value
        return self._interactions.tap(self.person, where, (block, element), value).error

    def fill(self, values: dict[str, Any]) -> None:
        """Fill in fields of the open modal by block_id (or `block_id.action_id`); those that dispatch tell the bot."""
        for name, value in values.items():
            view = self._top()
            block, element = find_field(view.body["blocks"], name)
            new = written(element, value)
            view.values[block["block_id"]][element["action_id"]] = new
            if block.get("dispatch_action") or block["type"] != "input":
                self._interactions.tap(self.person, view, (block, element), new)

    def submit(self, values: dict[str, Any] | None = None) -> dict[str, str] | None:
        """Fill in and send the open modal; return the errors by block_id (under "" Slack's trouble), or None."""
        view = self._top()
        for name, value in (values or {}).items():
            block, element = find_field(view.body["blocks"], name)
            view.values[block["block_id"]][element["action_id"]] = written(element, value)
        outcome = self._interactions.submit(self.person, view)
        if outcome.error:
            return {"": outcome.error}
        return outcome.errors or None

    def close(self, *, whole_stack: bool = False) -> str | None:
        """Close the open modal, or with its cross all of them."""
        return self._interactions.close(self.person, self._top(), whole_stack=whole_stack).error

    def modal(self) -> Json | None:
        """Return the modal on top, with `state.values`."""
        stack = self._workspace.views.stacks.get(self.id)
        return shapes.view(self._workspace, stack[-1]) if stack else None

    def modals(self) -> list[Json]:
        """Return the open modals, the top last."""
        return [shapes.view(self._workspace, one) for one in self._workspace.views.stacks.get(self.id, [])]

    def home(self) -> Json | None:
        """Return the home tab as the bot published it."""
        home = self._workspace.views.homes.get(self.id)
        return shapes.view(self._workspace, home) if home else None

    def open_home(self, tab: str = "home") -> None:
        """Open the app's home (or its `messages`) tab."""
        open_app(self._workspace, self.id, tab)

    def shortcut(self, callback_id: str) -> str | None:
        """Run a global shortcut."""
        return self._interactions.shortcut(self.person, callback_id).error

    def message_shortcut(self, message: Json, callback_id: str) -> str | None:
        """Run a shortcut on a message."""
        return self._interactions.shortcut(self.person, callback_id, OnMessage(*self._found(message))).error

    def invite_bot(self, channel: str) -> str | None:
        """Type `/invite @bot` in a channel."""
        return invite(self._interactions, self.person, self._conversation(channel), self._workspace.team.bot_handle).error

    def sees(self, channel: str) -> list[Json]:
        """Return the messages of a conversation that this member sees, threads and own ephemerals too, oldest first."""
        return seen(self._workspace, self._conversation(channel), self.id)

    def dms(self) -> list[Json]:
        """Return the direct messages with the bot, oldest first."""
        return seen(self._workspace, self._workspace.dm(self.id), self.id)

    def _answer(self, conversation: Conversation, outcome: Outcome) -> CommandAnswer:
        if outcome.message is None:
            return CommandAnswer(None, outcome.error, outcome.error or "")
        message = shown(self._workspace, conversation, outcome.message)
        return CommandAnswer(message, outcome.error, plain(message, names(self._workspace)))

    def _posted(self, conversation: Conversation, outcome: Outcome) -> Json:
        if outcome.error:
            raise Refused(outcome.error)
        return shown(self._workspace, conversation, outcome.message) if outcome.message else {}

    def _conversation(self, channel: str | None) -> Conversation:
        with self._workspace.lock:
            return self._workspace.conversation(channel) if channel else self._workspace.dm(self.id)

    def _found(self, message: Json) -> tuple[Conversation, Message]:
        conversation = self._workspace.conversations[message["channel"]]
        return conversation, self._workspace.messages(conversation)[message["ts"]]

    def _top(self) -> View:
        stack = self._workspace.views.stacks.get(self.id)
        if not stack:
            raise KeyError("no modal is open")
        return stack[-1]

    def _place(self, target: Json | CommandAnswer | None) -> tuple[OnMessage | View, list[Json]]:
        if isinstance(target, CommandAnswer):
            target = target.message or {}
        if target is None:
            view = self._top()
            return view, view.body["blocks"]
        if "hash" in target:
            view = self._workspace.views.find(target["id"])
            return view, view.body["blocks"]
        place = OnMessage(*self._found(target))
        return place, place.message.blocks


def shown(workspace: Workspace, conversation: Conversation, message: Message) -> Json:
    """Render a message with its channel and whether it is ephemeral."""
    extra = {"channel": conversation.id, "ephemeral": message.only_for is not None}
    return shapes.message(workspace, conversation, message) | extra


def seen(workspace: Workspace, conversation: Conversation, user: str | None) -> list[Json]:
    """Render what a member (None: everyone) sees in a conversation, oldest first."""
    with workspace.lock:
        own = [one for one in workspace.messages(conversation).values() if one.only_for in (None, user)]
        return [shown(workspace, conversation, one) for one in sorted(own, key=lambda one: float(one.ts))]


def names(workspace: Workspace) -> dict[str, str]:
    """Return what mentions show as, by id."""
    people = {one.id: one.real_name for one in workspace.people.values()}
    return people | {one.id: one.name for one in workspace.conversations.values()}


def open_app(workspace: Workspace, user: str, tab: str) -> None:
    """Open the app's home or messages tab and tell the bot."""
    with workspace.lock:
        home = workspace.views.homes.get(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": workspace.dm(user).id, "tab": tab}
        workspace.emit("app_home_opened", event | ({"view": shapes.view(workspace, home)} if home and tab == "home" else {}))
