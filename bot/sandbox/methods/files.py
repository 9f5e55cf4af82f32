"""The files.* family: upload in three steps, and what is known of a file.

Source: https://docs.slack.dev/messaging/working-with-files
"""

import secrets

from bot.sandbox import posts, shapes
from bot.sandbox.blocks import checked_blocks
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Conversation, File, Json, Refused, invalid


@method("files.getUploadURLExternal", "files:write", required={"filename": str, "length": int}, optional={"alt_txt": str})
def upload_address(call: Call) -> Json:
    """Hand out the address for the bytes."""
    if call.args["length"] < 1:
        raise invalid("invalid_arguments", ["[ERROR] must be greater than 0 [json-pointer:/length]"])
    key = "F" + secrets.token_hex(5).upper()
    now = int(call.workspace.clock().timestamp())
    file = File(key, call.args["filename"], call.args["length"], call.workspace.team.bot_user, created=now)
    file.alt = call.args.get("alt_txt", "")
    call.workspace.files[key] = file
    return {"upload_url": f"{call.address}/upload/{key}", "file_id": key}


@method(
    "files.completeUploadExternal",
    "files:write",
    required={"files": list},
    optional={"channel_id": str, "thread_ts": str, "initial_comment": str, "blocks": list},
)
def complete(call: Call) -> Json:
    """Finish an upload; the files show in a conversation a moment later (files.info then has their message)."""
    files = [_uploaded(call, one) for one in call.args["files"]]
    found = _shared_in(call)
    blocks = None if "initial_comment" in call.args else checked_blocks(call.args.get("blocks", []))
    for given, file in zip(call.args["files"], files, strict=True):
        file.title, file.completed = given.get("title", file.name), True
    if found is not None:
        call.workspace.share_later(lambda: _share(call, found, files, blocks))
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


@method("files.info", "files:read", required={"file": str})
def info(call: Call) -> Json:
    """Describe a file."""
    found = call.workspace.file(call.args["file"])
    if found is None or not found.completed:
        raise Refused("file_not_found")
    return {"file": shapes.file(call.workspace, found), "comments": [], "response_metadata": {"next_cursor": ""}}


def _share(call: Call, found: Conversation, files: list[File], blocks: list[Json] | None) -> None:
    message = posts.post(
        call.workspace,
        found,
        user=call.workspace.team.bot_user,
        text=call.args.get("initial_comment", ""),
        blocks=blocks,
        thread_ts=call.args.get("thread_ts"),
        files=[file.id for file in files],
        subtype="file_share",
    )
    for file in files:
        file.shares.append((found.id, message.ts))


def _uploaded(call: Call, given: object) -> File:
    if not isinstance(given, dict) or set(given) - {"id", "title"}:
        raise Refused("invalid_arguments")
    found = call.workspace.files.get(str(given.get("id")))
    if found is None or found.content is None or found.completed:
        raise Refused("file_not_found")
    return found


def _shared_in(call: Call) -> Conversation | None:
    if "channel_id" not in call.args:
        return None
    found = call.workspace.seen_by_bot(call.args["channel_id"])
    if not call.workspace.bot_in(found):
        raise Refused("not_in_channel")
    if found.archived:
        raise Refused("is_archived")
    root = call.args.get("thread_ts")
    if root is not None and root not in call.workspace.messages(found):
        raise Refused("thread_not_found")
    return found
