"""Handing over: the buttons under the chair's list and under the question to a successor."""

from slack_bolt import App

from bot.domain.handover import LineState, NoSuchLine
from bot.domain.ids import MemberId
from bot.domain.responses import Say, ShowHandover, ShowTakenOver
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import handovers
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views.blocks import View
from bot.views.handover import ACCEPT_ACTION, CHOOSE_ACTION, CHOOSE_ALL_ACTION, DECLINE_ACTION, HANDOVER_FORM, LIST_ACTION, successor_form


def register(app: App) -> None:
    """Register the buttons and the form."""
    app.action(LIST_ACTION)(tapped(show))
    app.action(CHOOSE_ACTION)(opens(choose))
    app.action(CHOOSE_ALL_ACTION)(opens(choose_all))
    app.action(ACCEPT_ACTION)(tapped(accept))
    app.action(DECLINE_ACTION)(tapped(decline))
    app.view(HANDOVER_FORM)(sent(chosen))


def show(_x: Exchange, tap: Tap) -> ShowHandover:
    """Show what a leaver had in hand, as it is now."""
    leaver, _, page = tap.value.partition(":")
    return ShowHandover(leaver=MemberId(leaver), page=payloads.number_in(page))


def choose(x: Exchange, tap: Tap) -> View:
    """Ask who takes over one line."""
    return successor_form(handovers.lines_for(x.session, [tap.number], to=x.by), x.t, metadata=str(tap.number))


def choose_all(x: Exchange, tap: Tap) -> View:
    """Ask who takes over all lines for which nobody was asked yet."""
    listed = handovers.list_for(x.session, MemberId(tap.value), to=x.by)
    lines = [each for each in listed if each.line.state is LineState.OPEN]
    if not lines:
        raise NoSuchLine
    return successor_form(lines, x.t, metadata=",".join(str(each.line.id) for each in lines))


def chosen(x: Exchange, form: Submitted) -> Say:
    """Ask the successor; they accept or decline each line."""
    numbers = [payloads.number_in(number) for number in form.metadata.split(",")]
    handovers.choose(x.session, numbers, MemberId(form.values.chosen("successor") or ""), by=x.by, now=x.now)
    return Say(text_id="take-over-asked")


def accept(x: Exchange, tap: Tap) -> ShowTakenOver:
    """Take over a line."""
    return ShowTakenOver(line=handovers.accept(x.session, tap.number, by=x.by, now=x.now).id)


def decline(x: Exchange, tap: Tap) -> ShowTakenOver:
    """Decline to take over a line."""
    return ShowTakenOver(line=handovers.decline(x.session, tap.number, by=x.by, now=x.now).id)
