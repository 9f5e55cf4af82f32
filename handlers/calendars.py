"""Calendars: the file of an event, and one's own feed under a private address."""

from slack_bolt import App

from bot.domain.errors import OlderVersion
from bot.domain.ids import EventId
from bot.domain.responses import Say
from bot.exchange import Exchange, opens, tapped
from bot.services import calendars
from bot.slack.payloads import Tap
from bot.views.blocks import View
from bot.views.calendar import FEED_ACTION, FILE_ACTION, PATH, RENEW_ACTION, feed


def register(app: App) -> None:
    """Register the file, and the private address with its renewal."""
    app.action(FILE_ACTION)(tapped(file))
    app.action(FEED_ACTION)(opens(address, writing=True))
    app.action(RENEW_ACTION)(tapped(renew))


def file(x: Exchange, tap: Tap) -> Say:
    """Send a member an event as a file in their DM with us, and say so where they tapped."""
    calendars.ask_file(x.session, EventId(tap.number), to=x.by, now=x.now)
    return Say(text_id="calendar-file-on-its-way")


def address(x: Exchange, _tap: Tap) -> View:
    """Show a member the address of their feed over their settings; the first time it is made."""
    return feed(_reached(x) + PATH.format(secret=calendars.address_secret(x.session, x.by, now=x.now)), x.t, renewed=False)


def renew(x: Exchange, _tap: Tap) -> View:
    """Give a member another address; the one before opens nothing any more."""
    return feed(_reached(x) + PATH.format(secret=calendars.renew_secret(x.session, x.by, now=x.now)), x.t, renewed=True)


def _reached(x: Exchange) -> str:
    """Return our public address; where we have none no button is drawn."""
    if x.deps.settings.prs_public_url is None:
        raise OlderVersion
    return x.deps.settings.prs_public_url
