"""The slash command, and the buttons that do the same as one."""

import re
from typing import Any, cast, get_args

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.errors import OlderVersion
from bot.domain.ids import WorkspaceId
from bot.domain.responses import (
    FormName,
    ListMinutes,
    OfferForm,
    Response,
    ShowActions,
    ShowEvents,
    ShowHelp,
    ShowNextMeeting,
    ShowStatus,
    ShowTurnout,
)
from bot.exchange import Exchange, command, offered, open_or_tell, opens, tapped
from bot.language.commands import parse
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views.blocks import View
from bot.views.general import HELP_ACTION, OFFER_ACTION

SHORTCUT_EVENT = "new_event"
SHORTCUT_ACTION = "new_action"

_ANSWERS: dict[str, Response] = {
    "next": ShowNextMeeting(),
    "actions": ShowActions(),
    "events": ShowEvents(),
    "minutes": ListMinutes(),
    "status": ShowStatus(),
    "turnout": ShowTurnout(),
}
_FORMS = {"new": OfferForm(form="event"), "settings": OfferForm(form="settings")}


def register(app: App, name: str) -> None:
    """Register the command, the help's buttons, the buttons that open a form, and the global shortcuts."""
    app.command(name)(on_command)
    app.action(re.compile(rf"^{re.escape(HELP_ACTION)}\."))(on_help_button)
    app.action(re.compile(rf"^{re.escape(OFFER_ACTION)}\."))(opens(offer))
    app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_EVENT})(on_shortcut)
    app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_ACTION})(on_shortcut)


def on_command(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Do what was typed; the answer is in the acknowledgement, a form opens instead of one."""
    typed = payloads.typed(body)
    message = command(deps, workspace, typed, parse(typed.text))
    ack(message.reply()) if message else ack()


def on_help_button(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer the tap on one of the common things: with a word, or with the form it opens."""
    listener = _open if payloads.tap(body).value in _FORMS else _answer
    listener(ack, body, deps, workspace)


def offer(x: Exchange, tap: Tap) -> View:
    """Open the form that a DM or mention asked for, with what was typed already."""
    form = tap.action_id.partition(".")[2]
    if form not in get_args(FormName):
        raise OlderVersion
    return offered(x, OfferForm(form=cast("FormName", form), prefill="" if tap.value == "-" else tap.value), tap.channel)


def on_shortcut(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form of a global shortcut; whoever may not gets a word in their DM with us."""
    person, trigger_id = payloads.shortcut(body)
    form = OfferForm(form="event" if body["callback_id"] == SHORTCUT_EVENT else "action")
    open_or_tell(deps, workspace, person, trigger_id, lambda x: offered(x, form))
    ack()


_answer = tapped(lambda _x, tap: _ANSWERS.get(tap.value, ShowHelp()))
_open = opens(lambda x, tap: offered(x, _FORMS[tap.value], tap.channel))
