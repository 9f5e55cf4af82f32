"""The Home tab: opened, searched in, and left for the overview again."""

from contextlib import suppress

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.ids import EventId, WorkspaceId
from bot.domain.responses import ShowDecisions, ShowMinutes
from bot.exchange import Exchange, Json, attend, first_time, tapped
from bot.services import homes, minutes
from bot.services.members import NotMet, Stranger
from bot.services.perform import ask_decisions
from bot.slack import payloads
from bot.slack.payloads import Tap
from bot.views import home as views


def register(app: App) -> None:
    """Register that it was opened, the field to search in, and its own buttons; all others are those of messages."""
    app.event("app_home_opened")(on_opened)
    app.action(views.SEARCH_ACTION)(tapped(search))
    app.action(views.BACK_ACTION)(tapped(back))
    app.action(views.MINUTES_ACTION)(tapped(read))


def on_opened(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
    """Show whoever opened it how things are; nobody gets a message for having looked."""
    looked = payloads.home_opened(body)
    if looked is not None:
        person, view_hash = looked

        def show(x: Exchange) -> None:
            if first_time(x, payloads.duplicate_key(body)):
                homes.opened(x.session, x.by, view_hash=view_hash, now=x.now)

        with suppress(Stranger, NotMet):  # there is nothing for them to see
            attend(deps, workspace, person, show, deed="home", writing=True)
    ack()


def search(x: Exchange, tap: Tap) -> ShowDecisions:
    """Find the decisions that answer what was typed."""
    return ask_decisions(x.session, x.deps.indexes, tap.value, x.asked)


def back(x: Exchange, _: Tap) -> None:
    """Show the overview again."""
    homes.say(x.session, x.by, None, now=x.now)


def read(x: Exchange, tap: Tap) -> ShowMinutes:
    """Send the minutes of a meeting to whoever wants to read them before they are adopted."""
    return minutes.send(x.session, EventId(tap.number), to=x.by, now=x.now)
