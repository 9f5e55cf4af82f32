"""The chat.* family: what the bot says, changes and takes back."""

import time

from bot.sandbox import markup, posts, shapes
from bot.sandbox.blocks import checked_blocks
from bot.sandbox.methods.conversations import dm_target
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Conversation, Json, Message, Refused, invalid

POST_TEXT = 40_000
UPDATE_TEXT = 4_000
METADATA_BYTES = 16_000  # Slack publishes no figure
EVENT_TYPE = 50

_SAID: dict[str, type] = {"text": str, "blocks": list, "thread_ts": str, "parse": str, "link_names": bool}
_POSTED: dict[str, type] = {
    **_SAID,
    "metadata": dict,
    "unfurl_links": bool,
    "unfurl_media": bool,
    "mrkdwn": bool,
    "reply_broadcast": bool,
}


@method("chat.postMessage", "chat:write", required={"channel": str}, optional=_POSTED)
def post_message(call: Call) -> Json:
    """Post a message in a channel, a thread or (by user id) a direct message."""
    found = _target(call)
    content = _content(call, most=POST_TEXT, default_parse="none")
    _root_exists(call, found)
    message = posts.post(
        call.workspace,
        found,
        user=call.workspace.team.bot_user,
        text=content.get("text", ""),
        blocks=content.get("blocks"),
        thread_ts=call.args.get("thread_ts"),
        metadata=_metadata(call) or None,
        broadcast=call.args.get("reply_broadcast", False),
    )
    return {"channel": found.id, "ts": message.ts, "message": shapes.message(call.workspace, found, message)}


@method("chat.update", "chat:write", required={"channel": str, "ts": str}, optional={**_POSTED, "file_ids": list})
def update(call: Call) -> Json:
    """Change one of the bot's own messages."""
    found = call.workspace.seen_by_bot(call.args["channel"])
    if found.archived:
        raise Refused("is_inactive")
    message = _own(call, found, "cant_update_message")
    window = call.workspace.edit_window
    if window is not None and time.monotonic() - message.posted_at > window:
        raise Refused("edit_window_closed")
    if not {"text", "blocks", "metadata"} & call.args.keys():
        raise Refused("no_text")
    changes = _content(call, most=UPDATE_TEXT, default_parse="client", may_be_empty="metadata" in call.args)
    if "metadata" in call.args:
        changes["metadata"] = _metadata(call)
    posts.edit(call.workspace, found, message, changes)
    shown = shapes.message(call.workspace, found, message)
    return {"channel": found.id, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete", "chat:write", required={"channel": str, "ts": str})
def delete(call: Call) -> Json:
    """Take one of the bot's own messages away."""
    found = call.workspace.seen_by_bot(call.args["channel"])
    message = _own(call, found, "cant_delete_message")
    posts.delete(call.workspace, found, message)
    return {"channel": found.id, "ts": message.ts}


@method("chat.postEphemeral", "chat:write", required={"channel": str, "user": str}, optional={**_SAID, "metadata": dict})
def post_ephemeral(call: Call) -> Json:
    """Show one member of a channel a message."""
    found = _target(call)
    if call.args["user"] not in found.members:
        raise Refused("user_not_in_channel")
    content = _content(call, most=POST_TEXT, default_parse="none")
    message = posts.ephemeral(
        call.workspace,
        found,
        to=call.args["user"],
        text=content.get("text", ""),
        blocks=content.get("blocks"),
        thread_ts=call.args.get("thread_ts"),
    )
    return {"message_ts": message.ts}


@method("chat.getPermalink", required={"channel": str, "message_ts": str})
def permalink(call: Call) -> Json:
    """Return the address of a message."""
    found = call.workspace.seen_by_bot(call.args["channel"])
    ts = call.args["message_ts"]
    if ts not in call.workspace.messages(found):
        raise Refused("message_not_found")
    return {"channel": found.id, "permalink": f"https://{call.workspace.team.domain}.slack.com/archives/{found.id}/p{ts.replace('.', '')}"}


def _target(call: Call) -> Conversation:
    key = call.args["channel"]
    if key in call.workspace.people:
        return dm_target(call, key)
    found = call.workspace.seen_by_bot(key)
    if found.archived:
        raise Refused("is_archived")
    if not call.workspace.bot_in(found):
        raise Refused("not_in_channel")
    if found.with_user and call.workspace.people[found.with_user].deleted:
        raise Refused("user_disabled")
    return found


def _own(call: Call, found: Conversation, foreign: str) -> Message:
    message = call.workspace.messages(found).get(call.args["ts"])
    if message is None or message.only_for:
        raise Refused("message_not_found")
    if message.user != call.workspace.team.bot_user:
        raise Refused(foreign)
    return message


def _root_exists(call: Call, found: Conversation) -> None:
    root = call.args.get("thread_ts")
    there = call.workspace.messages(found)
    if root is not None and (root not in there or there[root].only_for):
        raise Refused("thread_not_found")


def _content(call: Call, *, most: int, default_parse: str, may_be_empty: bool = False) -> Json:
    """Return the text and blocks to keep, as Slack would read them.

    Over 40,000 characters a post is cut off; over 4,000 an edit is refused.
    """
    content: Json = {}
    if call.args.get("text"):
        content["text"] = _text(call, call.args["text"], most, default_parse)
    if "blocks" in call.args:
        content["blocks"] = checked_blocks(call.args["blocks"])
    if not content.get("text") and not content.get("blocks") and not may_be_empty:
        raise Refused("no_text")
    return content


def _text(call: Call, text: str, most: int, default_parse: str) -> str:
    if len(text) > most:
        if most == UPDATE_TEXT:
            raise Refused("msg_too_long")
        text = text[:most]
    if call.args.get("parse", default_parse) != "none" or call.args.get("link_names"):
        return markup.parsed_by_slack(text)
    return text


def _metadata(call: Call) -> Json:
    metadata: Json = call.args.get("metadata", {})
    if not metadata:
        return {}
    if set(metadata) != {"event_type", "event_payload"} or not isinstance(metadata["event_payload"], dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata["event_type"], str) or not 0 < len(metadata["event_type"]) <= EVENT_TYPE:
        raise invalid("invalid_metadata_format", ["[ERROR] must be less than 51 characters [json-pointer:/metadata/event_type]"])
    if len(str(metadata)) > METADATA_BYTES:
        raise Refused("metadata_too_large")
    return metadata
