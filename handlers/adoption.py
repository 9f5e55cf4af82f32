"""The adoption of minutes: the three buttons under the question to the chair, the form for a change, the way back, and withdrawal."""

from slack_bolt import App

from bot.domain.ids import EventId, MinutesId
from bot.domain.minutes import MinutesState
from bot.domain.responses import ShowAdoption
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import adoption
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views import adoption as views
from bot.views.blocks import View


def register(app: App) -> None:
    """Register the buttons and both forms."""
    app.action(views.ADOPT_ACTION)(tapped(adopt))
    app.action(views.HOLD_OVER_ACTION)(tapped(hold_over))
    app.action(views.CHANGE_ACTION)(opens(change))
    app.action(views.UNDO_ACTION)(tapped(undo))
    app.action(views.WITHDRAW_ACTION)(opens(withdraw))
    app.view(views.CHANGE_FORM)(sent(changed))
    app.view(views.WITHDRAW_FORM)(sent(withdrawn))


def adopt(x: Exchange, tap: Tap) -> ShowAdoption:
    """Keep that the meeting adopted the minutes as they are; every message that asked says so from then on."""
    return _settled(x, tap, MinutesState.ADOPTED)


def hold_over(x: Exchange, tap: Tap) -> ShowAdoption:
    """Keep that the meeting held the minutes over."""
    return _settled(x, tap, MinutesState.HELD_OVER)


def change(x: Exchange, tap: Tap) -> View:
    """Ask with which change the meeting adopted the minutes."""
    number, meeting = _numbers(tap.value)
    found, held = adoption.to_settle(x.session, number, meeting, by=x.by, now=x.now)
    return views.change_form(found, held, adoption.came_from(x.session, number), x.t)


def changed(x: Exchange, form: Submitted) -> ShowAdoption:
    """Keep that the meeting adopted the minutes with a change, and correct what came from them."""
    number, meeting = _numbers(form.metadata)
    fields = {each.position: f"text-{each.position}" for each in adoption.came_from(x.session, number)}
    # What was left as it was drawn corrects nothing: another may have corrected it since.
    texts = {place: form.values.text(name) or "" for place, name in fields.items() if form.values.has(name) and name not in form.untouched}
    note = form.values.text("note") or ""
    adoption.adopt_changed(x.session, number, meeting, note, texts, by=x.by, now=x.now, today=x.today)
    return ShowAdoption(minutes=number)


def undo(x: Exchange, tap: Tap) -> ShowAdoption:
    """Take back what was said of minutes, or that they were withdrawn."""
    return ShowAdoption(minutes=adoption.reopen(x.session, MinutesId(tap.number), by=x.by, now=x.now).id)


def withdraw(x: Exchange, tap: Tap) -> View:
    """Ask before minutes are withdrawn."""
    found = adoption.to_withdraw(x.session, MinutesId(tap.number), by=x.by)
    told = adoption.owners_to_tell(x.session, found.id, by=x.by)
    return views.withdraw_form(found, adoption.came_from(x.session, found.id), x.t, told=told)


def withdrawn(x: Exchange, form: Submitted) -> ShowAdoption:
    """Withdraw minutes and what came from them."""
    number = MinutesId(payloads.number_in(form.metadata))
    adoption.withdraw(x.session, number, form.values.text("note") or "", by=x.by, now=x.now, today=x.today)
    return ShowAdoption(minutes=number)


def _settled(x: Exchange, tap: Tap, verdict: MinutesState) -> ShowAdoption:
    number, meeting = _numbers(tap.value)
    return ShowAdoption(minutes=adoption.settle(x.session, number, meeting, verdict, by=x.by, now=x.now).id)


def _numbers(value: str) -> tuple[MinutesId, EventId]:
    number, meeting = payloads.numbers_in(value)
    return MinutesId(number), EventId(meeting)
