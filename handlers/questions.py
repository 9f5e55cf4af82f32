"""Mentions and DMs: read as a command first, then as a question about decisions."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.answers import Answer
from bot.domain.commands import AskDecisions, Command, GiveAnswer, Help
from bot.domain.errors import DomainError
from bot.domain.ids import WorkspaceId
from bot.services import inbox
from bot.services.answers import queue_reply
from bot.services.channels import is_shared
from bot.services.members import refuse_stranger, require
from bot.services.perform import Asked, perform, refused_answer
from bot.slack import payloads
from bot.slack.client import moment_of
from bot.slack.commands import Parsed, read_command
from bot.slack.small_talk import is_small_talk


def register(app: App) -> None:
    """Register mentions in channels and messages in the DM with us."""
    app.event("app_mention")(on_mention)
    app.event("message")(on_message)


def on_mention(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer a mention in its thread; what is the asker's own business only he sees. Thanks get nothing, as in a DM."""
    said = payloads.said(body)
    text = re.sub(rf"<@{deps.home.bot_user}(\|[^>]*)?>", " ", said.text).strip() if said is not None else ""
    if said is not None and not is_small_talk(text):
        parsed = _read(text)
        public = isinstance(parsed.command, AskDecisions) and not said.shared
        _reply(deps, workspace, body, said, parsed, private=not public)
    ack()


def on_message(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer a DM in the DM; thanks and greetings get nothing, and so does what no person said."""
    said = payloads.said(body)
    if said is not None and body["event"].get("channel_type") == "im" and not is_small_talk(said.text):
        _reply(deps, workspace, body, said, _read(said.text), private=False)
    ack()


def _read(text: str) -> Parsed:
    """Read a DM or mention: an answer with loose words behind it (*misschien weet u ...*) is a question, not an answer."""
    parsed = read_command(text.removeprefix("/prs"))
    if parsed is None or (isinstance(parsed.command, GiveAnswer) and _is_loose(parsed.command)):
        return Parsed(AskDecisions(question=text) if text.strip() else Help())
    return parsed


def _is_loose(command: GiveAnswer) -> bool:
    return command.extras.comment is not None and command.event is None and command.extras.guests is None


def _reply(deps: Deps, workspace: WorkspaceId, body: dict[str, Any], said: payloads.Said, parsed: Parsed, *, private: bool) -> None:
    now = deps.clock()
    asked = Asked(by=said.by.id, at=moment_of(said.ts), now=now, zone=deps.settings.zone)
    key = payloads.duplicate_key(body)
    thread = (said.thread or said.ts) if body["event"]["type"] == "app_mention" else said.thread

    def queue(answer: Answer | None, command: Command) -> None:
        with deps.writing(workspace) as session:
            if not inbox.first_time(session, key, now=now):
                return
            if answer is None:
                refuse_stranger(said.by.team, workspace)
                require(session, said.by.id)  # an event does not surely say of which organisation somebody is
            queue_reply(
                session,
                answer or perform(session, deps.indexes, command, asked),
                to=said.by.id,
                channel=said.channel,
                thread=thread,
                language=parsed.language,
                private=private or is_shared(session, said.channel),
                now=now,
            )

    try:
        queue(None, parsed.command)
    except DomainError as refused:
        queue(refused_answer(refused, deps.settings.zone), parsed.command)
