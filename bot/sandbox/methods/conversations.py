"""The conversations.* family."""

import time

from bot.sandbox import membership, shapes
from bot.sandbox.methods.paging import page
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import SLACKBOT, Conversation, Json, Message, Refused

_READ = {"channel": "channels:read", "private": "groups:read", "im": "im:read"}
_HISTORY = {"channel": "channels:history", "private": "groups:history", "im": "im:history"}
_KINDS = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
_PAGE = {"cursor": str, "limit": int}
_MOST_OPENED = 8


@method("conversations.list", optional={**_PAGE, "types": str, "exclude_archived": bool})
def list_conversations(call: Call) -> Json:
    """List channels: public ones, and private ones and DMs that the bot is in."""
    kinds = [_kind(name) for name in call.args.get("types", "public_channel").split(",")]
    for kind in kinds:
        call.need({"mpim": "mpim:read"}.get(kind) or _READ[kind])
    found = [one for one in call.workspace.conversations.values() if one.kind in kinds and _listed(call, one)]
    some, cursor = page(found, call.args, most=call.workspace.page_size, default=100)
    return {"channels": [shapes.channel(call.workspace, one) for one in some], "response_metadata": {"next_cursor": cursor}}


def _kind(name: str) -> str:
    if name.strip() not in _KINDS:
        raise Refused("invalid_types")
    return _KINDS[name.strip()]


def _listed(call: Call, one: Conversation) -> bool:
    if one.archived and call.args.get("exclude_archived"):
        return False
    return one.kind == "channel" or call.workspace.bot_in(one)


@method("conversations.info", required={"channel": str}, optional={"include_num_members": bool, "include_locale": bool})
def info(call: Call) -> Json:
    """Describe one conversation."""
    found = _visible(call, _READ)
    shown = shapes.channel(call.workspace, found)
    if not call.args.get("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


@method("conversations.members", required={"channel": str}, optional=_PAGE)
def members(call: Call) -> Json:
    """List the ids of the members, bots too."""
    found = _visible(call, _READ)
    some, cursor = page(found.members, call.args, most=call.workspace.page_size, default=100)
    return {"members": some, "response_metadata": {"next_cursor": cursor}}


@method("conversations.open", "im:write", optional={"users": str, "channel": str, "return_im": bool, "prevent_creation": bool})
def open_dm(call: Call) -> Json:
    """Open the direct message with one person."""
    if "channel" in call.args:
        return {"channel": {"id": call.workspace.seen_by_bot(call.args["channel"]).id}}
    names = [name for name in call.args.get("users", "").split(",") if name]
    if not names:
        raise Refused("users_list_not_supplied")
    if len(names) > _MOST_OPENED:
        raise Refused("too_many_users")
    if len(names) > 1:
        call.need("mpim:write")
        raise Refused("method_not_supported_for_channel_type")  # the bot opens no group DMs
    key = dm_target(call, names[0])
    already = key.id in call.workspace.opened
    call.workspace.opened.add(key.id)
    shown = shapes.channel(call.workspace, key) if call.args.get("return_im") else {"id": key.id}
    return ({"no_op": True, "already_open": True} if already else {}) | {"channel": shown}


def dm_target(call: Call, user: str) -> Conversation:
    """Return the direct message with a person.

    Raises:
        Refused: `user_not_found`, `user_disabled`, `cannot_dm_bot`.
    """
    person = call.workspace.people.get(user)
    if person is None:
        raise Refused("user_not_found")
    if person.deleted:
        raise Refused("user_disabled")
    if person.bot or person.id == SLACKBOT:
        raise Refused("cannot_dm_bot")
    return call.workspace.dm(user)


@method("conversations.join", "channels:join", required={"channel": str})
def join(call: Call) -> Json:
    """Join a public channel; joining twice is a warning only."""
    found = call.workspace.seen_by_bot(call.args["channel"])
    if found.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if found.archived:
        raise Refused("is_archived")
    already = call.workspace.bot_in(found)
    membership.join(call.workspace, call.workspace.people[call.workspace.team.bot_user], found)
    warning = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}} if already else {}
    return {"channel": shapes.channel(call.workspace, found)} | warning


_SPAN = {"oldest": str, "latest": str, "inclusive": bool, "include_all_metadata": bool, **_PAGE}


@method("conversations.history", required={"channel": str}, optional=_SPAN)
def history(call: Call) -> Json:
    """List messages, newest first, without the replies in threads."""
    found = _readable(call)
    shown = [one for one in call.workspace.messages(found).values() if _in_channel(one) and _shows(call, one)]
    limited = len(call.workspace.messages(found)) < len(found.messages)
    return _messages(call, found, shown[::-1]) | ({"is_limited": True} if limited else {})


@method("conversations.replies", required={"channel": str, "ts": str}, optional=_SPAN)
def replies(call: Call) -> Json:
    """List a thread: its root first, then the replies, oldest first."""
    found = _readable(call)
    root = call.workspace.messages(found).get(call.args["ts"])
    if root is None or root.only_for:
        raise Refused("thread_not_found")
    shown = [one for one in shapes.replies(found, root) if _shows(call, one)]
    return _messages(call, found, [root, *shown])


def _in_channel(one: Message) -> bool:
    return one.only_for is None and (one.thread_ts in (None, one.ts) or one.broadcast)


def _shows(call: Call, one: Message) -> bool:
    inclusive = call.args.get("inclusive", False)
    oldest, latest = _bound(call, "oldest", "0"), _bound(call, "latest", "inf")
    moment = float(one.ts)
    if moment < oldest or moment > latest:
        return False
    if not inclusive and moment in (oldest, latest):
        return False
    return one.visible_at <= time.monotonic()


def _bound(call: Call, name: str, default: str) -> float:
    try:
        return float(call.args.get(name) or default)
    except ValueError as error:
        raise Refused(f"invalid_ts_{name}") from error


def _messages(call: Call, found: Conversation, shown: list[Message]) -> Json:
    some, cursor = page(shown, call.args, most=call.workspace.page_size, default=100)
    with_metadata = call.args.get("include_all_metadata", False)
    answer: Json = {
        "messages": [shapes.message(call.workspace, found, one, metadata=with_metadata) for one in some],
        "has_more": bool(cursor),
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def _visible(call: Call, scopes: dict[str, str]) -> Conversation:
    found = call.workspace.seen_by_bot(call.args["channel"])
    call.need(scopes[found.kind])
    return found


def _readable(call: Call) -> Conversation:
    found = _visible(call, _HISTORY)
    if not call.workspace.bot_in(found):
        raise Refused("not_in_channel")
    return found
