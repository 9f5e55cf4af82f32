"""Who is in the workspace and in its channels: each change is told to the bot as Slack tells it."""

from dataclasses import replace

from bot.sandbox import shapes
from bot.sandbox.model import Conversation, Json, Person
from bot.sandbox.workspace import Workspace


def join(workspace: Workspace, person: Person, conversation: Conversation, inviter: str | None = None) -> None:
    """Add a person (or the bot) to a channel; the bot hears of it when it is in there."""
    if person.id in conversation.members:
        return
    conversation.members.append(person.id)
    _tell(workspace, "member_joined_channel", person, conversation, {"inviter": inviter} if inviter else {})
    workspace.changed()


def leave(workspace: Workspace, person: Person, conversation: Conversation) -> None:
    """Take a person (or the bot) out of a channel."""
    if person.id not in conversation.members:
        return
    _tell(workspace, "member_left_channel", person, conversation, {})
    conversation.members.remove(person.id)
    workspace.changed()


def add_person(workspace: Workspace, person: Person) -> None:
    """Welcome a new member to the workspace."""
    workspace.people[person.id] = person
    workspace.emit("team_join", {"type": "team_join", "user": shapes.user(workspace, person)})
    workspace.changed()


def change_person(workspace: Workspace, person: Person, **changes: object) -> Person:
    """Change a member's facts (name, zone, deleted) and tell the bot."""
    new = replace(person, **changes)  # type: ignore[arg-type]
    workspace.people[new.id] = new
    if new.deleted:
        for conversation in workspace.conversations.values():
            if conversation.kind != "im" and new.id in conversation.members:
                conversation.members.remove(new.id)
    workspace.emit("user_change", {"type": "user_change", "user": shapes.user(workspace, new)})
    workspace.changed()
    return new


def channel_event(workspace: Workspace, conversation: Conversation, what: str, event: Json) -> None:
    """Tell of an archive, unarchive, rename or deletion, under the name for the channel's kind."""
    family = "group" if conversation.kind == "private" else "channel"
    workspace.emit(f"{family}_{what}", {"type": f"{family}_{what}", **event}, conversation)
    workspace.changed()


def _tell(workspace: Workspace, kind: str, person: Person, conversation: Conversation, more: Json) -> None:
    facts = {"user": person.id, "channel": conversation.id, "channel_type": conversation.letter, "team": person.team or workspace.team.id}
    workspace.emit(kind, {"type": kind, **facts, **more}, conversation)
