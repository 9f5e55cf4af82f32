"""Mentions and DMs: read as a command first, then as a question about decisions."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.commands import AskDecisions, GiveAnswer, Help
from bot.domain.ids import WorkspaceId
from bot.exchange import reply
from bot.slack import payloads
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
        reply(deps, workspace, said, parsed, private=not public)
    ack()


def on_message(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer a DM in the DM; thanks and greetings get nothing, and so does what no person said."""
    said = payloads.said(body)
    if said is not None and body["event"].get("channel_type") == "im" and not is_small_talk(said.text):
        reply(deps, workspace, said, _read(said.text), private=False)
    ack()


def _read(text: str) -> Parsed:
    """Read a DM or mention: an answer with loose words behind it (*misschien weet u ...*) is a question, not an answer."""
    parsed = read_command(text.removeprefix("/prs"))
    if parsed is None or (isinstance(parsed.command, GiveAnswer) and _is_loose(parsed.command)):
        return Parsed(AskDecisions(question=text) if text.strip() else Help())
    return parsed


def _is_loose(command: GiveAnswer) -> bool:
    return command.extras.comment is not None and command.event is None and command.extras.guests is None
