"""What a person types in the message field: a message, a slash command, or Slack's own `/invite`."""

import secrets

from bot.sandbox import markup, membership, posts
from bot.sandbox.interactions import Interactions, Outcome
from bot.sandbox.model import Conversation, File, Json, Person
from bot.sandbox.workspace import Workspace


def say(
    interactions: Interactions,
    person: Person,
    conversation: Conversation,
    text: str,
    *,
    thread_ts: str | None = None,
    files: list[str] | None = None,
) -> Outcome:
    """Send what was typed, as Slack's client does."""
    workspace = interactions.workspace
    if text.startswith("/"):
        return _slash(interactions, person, conversation, text, in_thread=thread_ts is not None)
    with workspace.lock:
        refusal = _may_not_post(person, conversation, text, files)
        if refusal:
            return Outcome(refusal)
        written = markup.as_event_text(text, handles=workspace.handles(), channels=workspace.channel_names())
        message = posts.post(
            workspace,
            conversation,
            user=person.id,
            text=written,
            blocks=_typed_blocks(text) if text else None,
            thread_ts=thread_ts,
            files=files,
            subtype="file_share" if files else None,
        )
        for key in files or []:
            workspace.files[key].shares.append((conversation.id, message.ts))
    return Outcome(message=message)


def take_in(workspace: Workspace, user: str, name: str, content: bytes) -> str:
    """Take in the bytes of a file that a person sends, as Slack's client does before the message or form goes; return its id."""
    key = "F" + secrets.token_hex(5).upper()
    now = int(workspace.clock().timestamp())
    workspace.files[key] = File(key, name, len(content), user, title=name, created=now, content=content, completed=True)
    return key


def invite(interactions: Interactions, person: Person, conversation: Conversation, name: str) -> Outcome:
    """Add someone (mostly the bot) to a channel."""
    workspace = interactions.workspace
    with workspace.lock:
        guest = workspace.handles().get(name.strip().removeprefix("@").lower())
        if guest is None or conversation.kind == "im":
            return Outcome("No user was found matching that name.")
        if guest in conversation.members:
            return Outcome("That user is already in this channel.")
        membership.join(workspace, workspace.people[guest], conversation, inviter=person.id)
    return Outcome()


def _slash(interactions: Interactions, person: Person, conversation: Conversation, line: str, *, in_thread: bool) -> Outcome:
    name, _, words = line.partition(" ")
    if name == "/invite" and not in_thread:
        return invite(interactions, person, conversation, words)
    return interactions.command(person, conversation, line, in_thread=in_thread)


def _may_not_post(person: Person, conversation: Conversation, text: str, files: list[str] | None) -> str | None:
    if person.id not in conversation.members:
        return "You are not in this channel."
    if conversation.archived:
        return "This channel has been archived."
    return None if text.strip() or files else "There is nothing to send."


def _typed_blocks(text: str) -> list[Json]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]
