"""Messages and reactions: what is said, changed, taken back, and which events that gives."""

import re
import time
from collections.abc import Iterator
from typing import Any

from bot.sandbox import markup, shapes
from bot.sandbox.model import Conversation, Json, Message, Refused
from bot.sandbox.workspace import Workspace

_EMOJI = re.compile(r"[a-z0-9_+'\-]+(::skin-tone-[2-6])?")
MOST_REACTIONS = 23
_ALIASES = {"thumbsup": "+1", "thumbsdown": "-1"}


def post(
    workspace: Workspace,
    conversation: Conversation,
    *,
    user: str,
    text: str,
    blocks: list[Json] | None = None,
    thread_ts: str | None = None,
    metadata: Json | None = None,
    broadcast: bool = False,
    files: list[str] | None = None,
    subtype: str | None = None,
) -> Message:
    """Put a message in a conversation and tell the bot of it where it listens."""
    message = Message(
        workspace.next_ts(),
        user,
        text,
        blocks or [],
        thread_ts=thread_ts,
        metadata=metadata,
        broadcast=broadcast,
        files=files or [],
        subtype=subtype,
        posted_at=time.monotonic(),
    )
    if user == workspace.team.bot_user:
        message.visible_at = time.monotonic() + workspace.faults.history_delay
    conversation.messages[message.ts] = message
    conversation.read[user] = message.ts
    _note_broadcast(workspace, message)
    _tell(workspace, conversation, message)
    workspace.changed()
    return message


def ephemeral(
    workspace: Workspace,
    conversation: Conversation,
    *,
    to: str,
    text: str,
    blocks: list[Json] | None = None,
    thread_ts: str | None = None,
) -> Message:
    """Show one member a message that nobody else sees and that is in no history."""
    ts = workspace.next_ts()
    message = Message(ts, workspace.team.bot_user, text, blocks or [], thread_ts=thread_ts, only_for=to, posted_at=time.monotonic())
    conversation.messages[ts] = message
    workspace.changed()
    return message


def edit(workspace: Workspace, conversation: Conversation, message: Message, changes: Json) -> None:
    """Change a message; "(edited)" shows only when text is given.

    Source: https://docs.slack.dev/reference/methods/chat.update
    """
    before = shapes.message(workspace, conversation, message)
    if "text" in changes:
        message.text = changes["text"]
        message.edited_ts = workspace.next_ts()
    if "blocks" in changes or "text" in changes:
        message.blocks = changes.get("blocks", [])
    if "metadata" in changes:
        message.metadata = changes["metadata"] or None
    _note_broadcast(workspace, message)
    _tell_change(workspace, conversation, "message_changed", before, shapes.message(workspace, conversation, message))
    workspace.changed()


def delete(workspace: Workspace, conversation: Conversation, message: Message) -> None:
    """Take a message away."""
    before = shapes.message(workspace, conversation, message)
    del conversation.messages[message.ts]
    _tell_change(workspace, conversation, "message_deleted", before, None)
    workspace.changed()


def react(workspace: Workspace, conversation: Conversation, message: Message, user: str, name: str) -> None:
    """Add a reaction.

    Raises:
        Refused: `invalid_name`, `already_reacted`, `too_many_emoji`.
    """
    name = _emoji(name)
    users = message.reactions.get(name, [])
    if user in users:
        raise Refused("already_reacted")
    if not users and len(message.reactions) >= MOST_REACTIONS:
        raise Refused("too_many_emoji")
    message.reactions[name] = [*users, user]
    _tell_reaction(workspace, conversation, message, user=user, name=name, kind="reaction_added")


def unreact(workspace: Workspace, conversation: Conversation, message: Message, user: str, name: str) -> None:
    """Take a reaction back.

    Raises:
        Refused: `invalid_name`, `no_reaction`.
    """
    name = _emoji(name)
    users = message.reactions.get(name, [])
    if user not in users:
        raise Refused("no_reaction")
    message.reactions[name] = [one for one in users if one != user]
    if not message.reactions[name]:
        del message.reactions[name]
    _tell_reaction(workspace, conversation, message, user=user, name=name, kind="reaction_removed")


def _emoji(name: str) -> str:
    if not _EMOJI.fullmatch(name):
        raise Refused("invalid_name")
    base, _, tone = name.partition("::")
    base = _ALIASES.get(base, base)
    return f"{base}::{tone}" if tone else base


def _tell_reaction(workspace: Workspace, conversation: Conversation, message: Message, *, user: str, name: str, kind: str) -> None:
    item = {"type": "message", "channel": conversation.id, "ts": message.ts}
    workspace.emit(kind, {"type": kind, "user": user, "reaction": name, "item_user": message.user, "item": item}, conversation)
    workspace.changed()


def _tell(workspace: Workspace, conversation: Conversation, message: Message) -> None:
    event = shapes.message(workspace, conversation, message) | {
        "channel": conversation.id,
        "event_ts": message.ts,
        "channel_type": {"im": "im", "private": "group", "channel": "channel"}[conversation.kind],
    }
    workspace.emit({"im": "message.im", "private": "message.groups", "channel": "message.channels"}[conversation.kind], event, conversation)
    if conversation.kind != "im" and f"<@{workspace.team.bot_user}>" in message.text:
        mention = {name: value for name, value in event.items() if name != "channel_type"}
        workspace.emit("app_mention", mention | {"type": "app_mention"}, conversation)


def _tell_change(workspace: Workspace, conversation: Conversation, subtype: str, before: Json, after: Json | None) -> None:
    if conversation.kind != "im":
        return
    event: Json = {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": conversation.id,
        "channel_type": "im",
        "ts": workspace.next_ts(),
        "previous_message": before,
    }
    event |= {"message": after} if after else {"deleted_ts": before["ts"]}
    workspace.emit("message.im", event, conversation)


def _note_broadcast(workspace: Workspace, message: Message) -> None:
    if message.user == workspace.team.bot_user and markup.broadcasts([message.text, *_live_texts(message.blocks)]):
        workspace.broadcasts.append(message)


def _live_texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield every mrkdwn text, with bare broadcasts live unless `verbatim` says no."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            words = str(value.get("text", ""))
            yield words if value.get("verbatim") else markup.parsed_by_slack(words)
        for inner in value.values():
            yield from _live_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _live_texts(inner)
