"""The slash command, and the buttons that stand for one."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.composing import compose_answer, compose_form
from bot.deps import Deps
from bot.domain.answers import Answer, OfferForm, Say, ShowActions, ShowEvents, ShowHelp, ShowNextMeeting
from bot.domain.commands import WRITES, AddAction, Command
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.domain.members import Language
from bot.services import inbox
from bot.services.answers import queue_dm_word, queue_whisper
from bot.services.members import asker, greet
from bot.services.perform import Asked, perform, refusal, refused_answer
from bot.slack import payloads
from bot.slack.commands import parse
from bot.views.blocks import Message
from bot.views.general import HELP_ACTION, OFFER_ACTION, with_typed

SHORTCUT_EVENT = "new_event"
SHORTCUT_ACTION = "new_action"

_BEHIND_BUTTONS: dict[str, Answer] = {
    "next": ShowNextMeeting(),
    "actions": ShowActions(),
    "events": ShowEvents(),
    "help": ShowHelp(),
    "new": OfferForm(form="event"),
    "settings": OfferForm(form="settings"),
}


def register(app: App, command: str) -> None:
    """Register the command, the help's buttons, the buttons that open a form, and the global shortcuts."""
    app.command(command)(on_command)
    app.action(re.compile(rf"^{re.escape(HELP_ACTION)}\."))(on_help_button)
    app.action(re.compile(rf"^{re.escape(OFFER_ACTION)}\."))(on_offer_button)
    app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_EVENT})(on_shortcut)
    app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_ACTION})(on_shortcut)


def on_command(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Do what was typed; the answer stands in the acknowledgement, a form opens instead of one."""
    typed = payloads.typed(body)
    now = deps.clock()
    asked = Asked(by=typed.by.id, at=now, now=now, zone=deps.settings.zone)
    parsed = parse(typed.text)
    try:
        answer, message = _answer(deps, workspace, parsed.command, asked, typed, parsed.language)
    except DomainError as refused:
        answer, message = _compose(deps, workspace, refused_answer(refused, deps.settings.zone), asked, parsed.language)
        if isinstance(parsed.command, AddAction):  # Slack has cleared the field in which it was typed
            message = with_typed(message, parsed.command.text)
    if isinstance(answer, OfferForm):
        shut = _open(deps, workspace, answer, asked.by, typed.trigger_id, typed.channel)
        message = _compose(deps, workspace, shut, asked, None)[1] if shut else None
    ack(message.reply()) if message else ack()


def on_help_button(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer the tap on one of the common things: with a word, or with the form it opens."""
    tap = payloads.tap(body)
    _stand_in(deps, workspace, tap, _BEHIND_BUTTONS.get(tap.value, ShowHelp()))
    ack()


def on_offer_button(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form that a DM or mention asked for, with what was typed already."""
    tap = payloads.tap(body)
    offers = {
        form: OfferForm(form=form, prefill="" if tap.value == "-" else tap.value)
        for form in ("event", "action", "decision", "settings", "profile", "agenda-item")
    }
    _stand_in(deps, workspace, tap, offers.get(tap.action_id.partition(".")[2], ShowHelp()))
    ack()


def on_shortcut(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form of a global shortcut; who may not, gets a word in his DM with us."""
    person, trigger_id = payloads.shortcut(body)
    offer = OfferForm(form="event" if body["callback_id"] == SHORTCUT_EVENT else "action")
    shut = _open(deps, workspace, offer, person.id, trigger_id)
    if shut is not None:
        now = deps.clock()
        with deps.writing(workspace) as session:
            if inbox.first_time(session, trigger_id, now=now):
                queue_dm_word(session, shut, to=person.id, now=now)
    ack()


def _answer(
    deps: Deps, workspace: WorkspaceId, command: Command, asked: Asked, typed: payloads.Typed, language: Language | None
) -> tuple[Answer | None, Message | None]:
    if not isinstance(command, WRITES):
        with deps.reading(workspace) as session:
            known = asker(session, typed.by.id, typed.channel)
            answer = perform(session, deps.indexes, command, asked)
            if isinstance(answer, OfferForm):
                return answer, None
            spoken = language or (known.language if known else None)
            return answer, compose_answer(session, deps, answer, to=asked.by, now=asked.now, language=spoken)
    with deps.writing(workspace) as session:
        if asker(session, typed.by.id, typed.channel) is None:
            greet(session, typed.by.id, typed.by.name, deps.settings.prs_timezone)
        if not inbox.first_time(session, typed.trigger_id, now=asked.now):
            return None, None
        answer = perform(session, deps.indexes, command, asked)
        if isinstance(answer, OfferForm):
            return answer, None
        return answer, compose_answer(session, deps, answer, to=asked.by, now=asked.now, language=language)


def _compose(deps: Deps, workspace: WorkspaceId, answer: Answer, asked: Asked, language: Language | None) -> tuple[Answer, Message]:
    with deps.reading(workspace) as session:
        return answer, compose_answer(session, deps, answer, to=asked.by, now=asked.now, language=language)


def _open(
    deps: Deps, workspace: WorkspaceId, offer: OfferForm, by: MemberId, trigger_id: str, asked_in: ChannelId | None = None
) -> Say | None:
    """Open a form within its trigger's three seconds; gives what kept it shut."""
    try:
        with deps.reading(workspace) as session:
            view = compose_form(session, deps, offer, to=by, now=deps.clock(), asked_in=asked_in)
        deps.slack.open_form(trigger_id, view.payload())
    except DomainError as refused:
        return refusal(refused, deps.settings.zone)
    return None


def _stand_in(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, answer: Answer) -> None:
    now = deps.clock()
    if isinstance(answer, OfferForm):
        shut = _open(deps, workspace, answer, tap.by.id, tap.trigger_id, tap.channel)
        if shut is None:
            return
        answer = shut
    if tap.channel is None:
        return
    with deps.writing(workspace) as session:
        if inbox.first_time(session, tap.trigger_id, now=now):
            queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
