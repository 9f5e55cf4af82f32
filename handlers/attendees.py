"""Lists of an event: turning pages, the history, and the list as a file."""

import re

from slack_bolt import App

from bot.domain.ids import EventId
from bot.domain.responses import Response
from bot.exchange import Exchange, tapped
from bot.services import attendees
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views.attendees import HISTORY_ACTION, HISTORY_PAGE_ACTION, PAGE_ACTION, SHEET_ACTION


def register(app: App) -> None:
    """Register the pages, the history and the file."""
    app.action(re.compile(rf"^{re.escape(PAGE_ACTION)}\."))(tapped(page))
    app.action(HISTORY_ACTION)(tapped(history))
    app.action(re.compile(rf"^{re.escape(HISTORY_PAGE_ACTION)}\."))(tapped(history))
    app.action(SHEET_ACTION)(tapped(sheet))


def page(x: Exchange, tap: Tap) -> Response:
    """Show another page of the list."""
    return _granted(x, tap, "page")


def history(x: Exchange, tap: Tap) -> Response:
    """Show an organiser a page of the history."""
    return _granted(x, tap, "history")


def sheet(x: Exchange, tap: Tap) -> Response:
    """Send an organiser the list as a file in their DM with us, and say so where they tapped."""
    return _granted(x, tap, "sheet")


def _granted(x: Exchange, tap: Tap, wish: attendees.Wish) -> Response:
    event, number = payloads.numbers_in(tap.value)
    return attendees.grant(x.session, wish, EventId(event), number, to=x.by, now=x.now)
