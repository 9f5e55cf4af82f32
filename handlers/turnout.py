"""Figures as files: the chart and the workbook of turn-out, and the map of provinces."""

import re

from slack_bolt import App

from bot.domain.events import EventKind
from bot.domain.ids import EventId
from bot.domain.responses import Say
from bot.exchange import Exchange, tapped
from bot.services import turnout
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views.turnout import FIGURES_ACTION, MAP_ACTION


def register(app: App) -> None:
    """Register the buttons."""
    app.action(re.compile(rf"^{re.escape(FIGURES_ACTION)}\.(?:chart|sheet)$"))(tapped(send))
    app.action(MAP_ACTION)(tapped(send_map))


def send(x: Exchange, tap: Tap) -> Say:
    """Send an organiser turn-out as a file in their DM with us, and say so where they tapped."""
    year, _, rest = tap.value.partition(":")
    kind, _, event = rest.partition(":")
    of = turnout.Of(
        year=payloads.number_in(year) or None,
        kind=next((each for each in EventKind if each == kind), None),
        event=EventId(payloads.number_in(event)) if event else None,
    )
    return turnout.send(x.session, turnout.SHAPES[tap.action_id.rpartition(".")[2]], of, to=x.by, now=x.now)


def send_map(x: Exchange, _tap: Tap) -> Say:
    """Send a member the map of provinces in their DM with us, and say so where they tapped."""
    return turnout.send(x.session, "map", to=x.by, now=x.now)
