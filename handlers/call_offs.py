"""Why somebody did not sign up for what was called off: one tap."""

import re

from slack_bolt import App

from bot.domain.ids import EventId
from bot.domain.responses import Say
from bot.exchange import Exchange, tapped
from bot.services import call_offs
from bot.slack.payloads import Tap
from bot.views.call_offs import REASON_ACTION


def register(app: App) -> None:
    """Register the buttons."""
    app.action(re.compile(rf"^{re.escape(REASON_ACTION)}\."))(tapped(answer))


def answer(x: Exchange, tap: Tap) -> Say:
    """Count a reason."""
    call_offs.answer(x.session, EventId(tap.number), tap.action_id.partition(".")[2], by=x.by, now=x.now)
    return Say(text_id="reason-counted")
