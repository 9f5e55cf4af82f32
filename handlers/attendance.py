"""The attendance list of an event, ticked in a form."""

from slack_bolt import App

from bot.domain.ids import EventId
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import attendance
from bot.slack import payloads
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views.attendance import ATTENDANCE_FORM, OPEN_ACTION, SESSION_ACTION, attendance_form
from bot.views.blocks import View


def register(app: App) -> None:
    """Register the button, the form, and the choice of another session in it."""
    app.action(OPEN_ACTION)(opens(form))
    app.action(SESSION_ACTION)(tapped(session, reshapes=True))
    app.view(ATTENDANCE_FORM)(sent(ticked))


def form(x: Exchange, tap: Tap) -> View:
    """Open the attendance list."""
    event, _, number = tap.value.partition(":")
    return _form(x, event, number)


def session(x: Exchange, tap: Tap) -> View:
    """Show in the open form who was at the session that was chosen."""
    return _form(x, tap.metadata, FormValues(tap.state).chosen(SESSION_ACTION) or "")


def ticked(x: Exchange, filled: Submitted) -> str:
    """Keep who was there, and show the number in the form."""
    event, number = EventId(payloads.number_in(filled.metadata)), payloads.number_in(filled.values.chosen(SESSION_ACTION) or "")
    there, missing = attendance.tick(x.session, event, filled.values.people("there"), number=number, by=x.by, now=x.now)
    return x.t("attendance-saved", there=there) + (f" {x.t('attendance-missing', missing=missing)}" if missing else "")


def _form(x: Exchange, event: str, number: str) -> View:
    kept = attendance.attendance(x.session, EventId(payloads.number_in(event)), payloads.number_in(number), by=x.by, now=x.now)
    return attendance_form(kept.event, kept.begun, kept.number, kept.there, x.t)
