"""The reactions.* family."""

from bot.sandbox import posts, shapes
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Conversation, Json, Message, Refused

_ITEM: dict[str, type] = {"channel": str, "timestamp": str}
_TRUNCATED = 25


@method("reactions.add", "reactions:write", required={**_ITEM, "name": str})
def add(call: Call) -> Json:
    """Add the bot's reaction."""
    found, message = _item(call)
    posts.react(call.workspace, found, message, call.workspace.team.bot_user, call.args["name"])
    return {}


@method("reactions.remove", "reactions:write", required={"name": str, **_ITEM})
def remove(call: Call) -> Json:
    """Take the bot's reaction back."""
    found, message = _item(call)
    posts.unreact(call.workspace, found, message, call.workspace.team.bot_user, call.args["name"])
    return {}


@method("reactions.get", "reactions:read", required=_ITEM, optional={"full": bool})
def get(call: Call) -> Json:
    """List a message's reactions; only `full` names everyone."""
    found, message = _item(call)
    shown = shapes.message(call.workspace, found, message)
    if not call.args.get("full"):
        for one in shown.get("reactions", []):
            one["users"] = one["users"][:_TRUNCATED]
    return {"type": "message", "channel": found.id, "message": shown}


def _item(call: Call) -> tuple[Conversation, Message]:
    found = call.workspace.seen_by_bot(call.args["channel"])
    if not call.workspace.bot_in(found):
        raise Refused("not_in_channel")
    message = call.workspace.messages(found).get(call.args["timestamp"])
    if message is None or message.only_for:
        raise Refused("message_not_found")
    return found, message
