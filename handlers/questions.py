"""Mentions and DMs: read as a command first, then as a question about decisions."""

from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.commands import AnswerExperience, AskDecisions, BringIn, LookAtEvent, LookAtMinutes, ReplyToMessage
from bot.domain.ids import WorkspaceId
from bot.exchange import Exchange, reply
from bot.language.commands import Parsed, is_own_business, read_said
from bot.language.short_replies import read_asked_last, read_own_words
from bot.language.small_talk import is_small_talk
from bot.services import event_messages, experiences, prompts
from bot.slack import payloads
from bot.slack.markup import MENTION


def register(app: App) -> None:
    """Register mentions in channels and messages in the DM with us."""
    app.event("app_mention")(on_mention)
    app.event("message")(on_message)


def on_mention(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer a mention in its thread; what is the asker's own business only they see. Thanks get nothing, as in a DM."""
    said = payloads.said(body)
    if said is not None and not is_small_talk(MENTION.sub(" ", said.text)):
        parsed = _read(deps, said)
        public = isinstance(parsed.command, AskDecisions) and not said.shared and not is_own_business(parsed.command.question)
        reply(deps, workspace, said, parsed, private=not public)
    ack()


def on_message(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer a DM in the DM; thanks and greetings get nothing, and so does what no person said."""
    said = payloads.said(body)
    if said is None or body["event"].get("channel_type") != "im":
        pass
    elif said.files:
        reply(deps, workspace, said, _brought(deps, said), private=False)
    elif not is_small_talk(said.text):
        parsed = _read(deps, said)
        reply(deps, workspace, said, parsed, private=False, instead=lambda x, said: _asked_last(x, said, parsed))
    ack()


def _asked_last(x: Exchange, said: payloads.IncomingMessage, parsed: Parsed) -> Parsed | None:
    """Read *ja*, *klaar* or *ik neem het over* as the answer to what the bot asked there last, or in the message it is under.

    What is no command is a reply to what an organiser wrote or answers a question about experience, where that came last or it is under it.
    """
    asked = prompts.asked_in(x.session, x.by, ts=said.thread)
    own = read_own_words(said.text, asked) if isinstance(parsed.command, AskDecisions) else None
    match own:
        case ReplyToMessage() if event_messages.is_replied_to(x.session, own.message, by=x.by, threaded=bool(said.thread), now=x.now):
            return Parsed(own)
        case AnswerExperience() if experiences.is_answered_by(x.session, own.question, by=x.by, threaded=bool(said.thread)):
            return Parsed(own)
    return read_asked_last(said.text, asked)


def _brought(deps: Deps, said: payloads.IncomingMessage) -> Parsed:
    """Read files as minutes, and from the words beside them of which event."""
    parsed = _read(deps, said)
    event = parsed.command.event if isinstance(parsed.command, (LookAtEvent, LookAtMinutes)) else None
    return Parsed(BringIn(files=said.files, event=event), parsed.language)


def _read(deps: Deps, said: payloads.IncomingMessage) -> Parsed:
    return read_said(said.text, us=deps.home.bot_user or "", command=deps.settings.prs_command)
