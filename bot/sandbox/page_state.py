"""What the page shows to one member: only what that member may see."""

from datetime import datetime

from bot.sandbox import shapes
from bot.sandbox.interactions import Interactions
from bot.sandbox.model import SLACKBOT, Conversation, File, Json, Message
from bot.sandbox.workspace import Workspace


def page_state(workspace: Workspace, interactions: Interactions, me: str, due: datetime | None) -> Json:
    """Return the whole state for one member's page."""
    workspace.dm(me)
    home = workspace.views.homes.get(me)
    return {
        "clock": workspace.clock().isoformat(),
        "zone": workspace.team.zone,
        "team": {"id": workspace.team.id, "name": workspace.team.name},
        "me": me,
        "bot": workspace.team.bot_user,
        "members": _members(workspace),
        "conversations": [_conversation(workspace, one, me) for one in workspace.conversations.values() if may_see(one, me)],
        "modals": [shapes.view(workspace, one) for one in workspace.views.stacks.get(me, [])],
        "has_home": workspace.home_enabled,
        "home": shapes.view(workspace, home) if home else None,
        "commands": interactions.described,
        "shortcuts": [{"name": one.name, "type": one.type, "callback_id": one.callback_id} for one in interactions.shortcuts],
        "can_advance_to_next": due is not None,
        "next_due": due.isoformat() if due else None,
        "moved": workspace.moved,
        "start": workspace.start,
        "language": workspace.language,
    }


def page_inboxes(workspace: Workspace) -> list[Json]:
    """Return each member's conversation with the bot, as that member sees it; those who left are left out."""
    people = [one for one in workspace.people.values() if not one.bot and one.id != SLACKBOT and not one.deleted]
    return [{"me": one.id, **_conversation(workspace, workspace.dm(one.id), one.id)} for one in people]


def _members(workspace: Workspace) -> list[Json]:
    return [
        {
            "id": one.id,
            "name": one.handle,
            "real_name": one.real_name,
            "is_admin": one.admin,
            "is_bot": one.bot,
            "deleted": one.deleted,
        }
        for one in workspace.people.values()
        if one.id != SLACKBOT
    ]


def may_see(one: Conversation, me: str) -> bool:
    """Return whether a member finds a conversation: every public one, and those they are in."""
    return one.kind == "channel" or me in one.members


def _conversation(workspace: Workspace, one: Conversation, me: str) -> Json:
    seen = [message for message in workspace.messages(one).values() if message.only_for in (None, me)]
    replies: dict[str, list[Message]] = {}
    for message in seen:
        if message.thread_ts and message.thread_ts != message.ts:
            replies.setdefault(message.thread_ts, []).append(message)
    roots = [message for message in seen if message.thread_ts in (None, message.ts) or message.broadcast]
    read = one.read.get(me, "0")
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "with": workspace.team.bot_user if one.kind == "im" else None,
        "topic": one.topic,
        "members": one.members,
        "is_member": me in one.members,
        "archived": one.archived,
        "unread": sum(1 for message in seen if message.user != me and float(message.ts) > float(read)),
        "messages": [_message(workspace, message, replies.get(message.ts, [])) for message in roots],
    }


def _file(workspace: Workspace, one: File) -> Json:
    shown = shapes.file(workspace, one)
    return {name: shown[name] for name in ("id", "name", "title", "filetype", "size")}


def _message(workspace: Workspace, one: Message, replies: list[Message]) -> Json:
    return {
        "ts": one.ts,
        "user": one.user,
        "text": one.text,
        "blocks": one.blocks,
        "edited": one.edited_ts is not None,
        "ephemeral": one.only_for is not None,
        "thread_ts": one.thread_ts,
        "reply_count": len(replies),
        "reactions": [{"name": name, "users": users} for name, users in one.reactions.items()],
        "replies": [_message(workspace, reply, []) for reply in replies],
        "files": [_file(workspace, workspace.files[key]) for key in one.files],
    }
