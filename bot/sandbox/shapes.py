"""The shapes of Slack's objects: users, channels, messages, views. Source: https://docs.slack.dev/reference/objects."""

from datetime import UTC, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.sandbox.model import Conversation, File, Json, Message, Person, View
from bot.sandbox.workspace import Workspace

FIRST = datetime(2012, 1, 1, tzinfo=UTC)


def user(workspace: Workspace, person: Person) -> Json:
    """Render a user object; a deactivated one has few fields."""
    team = person.team or workspace.team.id
    profile = {
        "real_name": person.real_name,
        "display_name": person.handle,
        "real_name_normalized": person.real_name,
        "display_name_normalized": person.handle,
        "team": team,
    }
    common = {
        "id": person.id,
        "team_id": team,
        "name": person.handle,
        "deleted": person.deleted,
        "profile": profile,
        "is_bot": person.bot,
        "is_app_user": False,
        "updated": int(FIRST.timestamp()) + workspace.version,
    }
    if person.deleted:
        return common
    offset = workspace.clock().astimezone(ZoneInfo(person.tz)).utcoffset()
    return common | {
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": person.admin,
        "is_owner": person.admin,
        "is_primary_owner": False,
        "is_restricted": person.restricted or person.ultra_restricted,
        "is_ultra_restricted": person.ultra_restricted,
        "locale": "en-US",
    }


def channel(workspace: Workspace, one: Conversation) -> Json:
    """Render a conversation object as the bot sees it."""
    if one.kind == "im":
        return {"id": one.id, "created": one.created, "is_im": True, "is_org_shared": False, "user": one.with_user, "is_archived": False}
    private = one.kind == "private"
    return {
        "id": one.id,
        "name": one.name,
        "name_normalized": one.name,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "created": one.created,
        "is_archived": one.archived,
        "is_general": one.name == "algemeen",
        "is_shared": one.shared,
        "is_ext_shared": one.shared,
        "is_org_shared": False,
        "is_member": workspace.bot_in(one),
        "context_team_id": workspace.team.id,
        "topic": {"value": one.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(one.members),
    }


def message(workspace: Workspace, conversation: Conversation, one: Message, *, metadata: bool = True) -> Json:
    """Render a message; without `metadata` only its event_type comes along, as in conversations.history."""
    team = workspace.team
    found: Json = {"type": "message", "user": one.user, "text": one.text, "ts": one.ts}
    if one.user == team.bot_user:
        found |= {"bot_id": team.bot_id, "app_id": team.app_id}
    writer = workspace.people.get(one.user)
    own = (writer.team if writer else None) or team.id
    if not one.files:  # Slack leaves all three out beside a file
        found |= {"team": conversation.origin or team.id}
        found |= {"user_team": own, "source_team": own} if conversation.origin or own != team.id else {}
    if one.blocks:
        found["blocks"] = one.blocks
    if one.subtype:
        found["subtype"] = one.subtype
    if one.edited_ts:
        found["edited"] = {"user": one.user, "ts": one.edited_ts}
    if one.metadata is not None:
        found["metadata"] = one.metadata if metadata else {"event_type": one.metadata["event_type"]}
    if one.files:
        found["files"] = [file(workspace, workspace.files[key]) for key in one.files]
    if one.reactions:
        found["reactions"] = reactions(one)
    return found | thread(conversation, one)


def reactions(one: Message) -> list[Json]:
    """Render who reacted with what."""
    return [{"name": name, "users": list(users), "count": len(users)} for name, users in one.reactions.items()]


def replies(conversation: Conversation, one: Message) -> list[Message]:
    """Return the replies in a thread, without ephemeral ones."""
    return [each for each in conversation.messages.values() if each.thread_ts == one.ts and each.ts != one.ts and each.only_for is None]


def thread(conversation: Conversation, one: Message) -> Json:
    """Render the fields that a thread adds to its root and its replies."""
    if one.thread_ts and one.thread_ts != one.ts:
        return {"thread_ts": one.thread_ts}
    answers = replies(conversation, one)
    if not answers:
        return {}
    users = list(dict.fromkeys(each.user for each in answers))
    return {
        "thread_ts": one.ts,
        "reply_count": len(answers),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": answers[-1].ts,
    }


def file(workspace: Workspace, one: File) -> Json:
    """Render a file object."""
    shares: Json = {}
    places: dict[str, list[str]] = {"channel": [], "private": [], "im": []}
    for key, ts in one.shares:
        kind = workspace.conversations[key].kind
        places[kind].append(key)
        shares.setdefault("public" if kind == "channel" else "private", {}).setdefault(key, []).append({"ts": ts})
    address = quote(one.name)
    return {
        "id": one.id,
        "created": one.created,
        "timestamp": one.created,
        "name": one.name,
        "title": one.title or one.name,
        "mimetype": media_type(one.name),
        "filetype": one.name.rpartition(".")[2].lower(),
        "size": len(one.content or b""),
        "user": one.user,
        "mode": "hosted",
        "is_external": False,
        "is_public": bool(places["channel"]),
        "channels": places["channel"],
        "groups": places["private"],
        "ims": places["im"],
        "url_private": f"{workspace.address}/files-pri/{one.id}/{address}",
        "url_private_download": f"{workspace.address}/files-pri/{one.id}/download/{address}",
        "shares": shares,
    }


def media_type(name: str) -> str:
    """Return what kind of file a name stands for."""
    return MIME.get(name.rpartition(".")[2].lower(), "application/octet-stream")


MIME = {
    "txt": "text/plain",
    "md": "text/markdown",
    "ics": "text/calendar",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def view(workspace: Workspace, one: View, *, values: bool = True) -> Json:
    """Render a view object; `values` false leaves out what was entered, as in view_closed."""
    modal = {"submit": None, "close": None, "clear_on_close": False, "notify_on_close": False, "submit_disabled": False, "title": None}
    defaults = {"private_metadata": "", "callback_id": "", "external_id": ""}
    return (
        (modal if one.body["type"] == "modal" else {})
        | defaults
        | one.body
        | {
            "id": one.id,
            "team_id": workspace.team.id,
            "hash": one.hash,
            "state": {"values": one.values if values else {}},
            "previous_view_id": one.previous,
            "root_view_id": one.root,
            "app_id": workspace.team.app_id,
            "app_installed_team_id": workspace.team.id,
            "bot_id": workspace.team.bot_id,
        }
    )
