"""Writing to those an event concerns: the nudge, a message and its preview, and replies."""

from slack_bolt import App

from bot.composing import event_forms
from bot.domain.event_messages import CHOICES, EventMessage, NobodyToTell
from bot.domain.ids import EventId
from bot.domain.view_models import ShownMessage
from bot.exchange import Exchange, Json, instead, opens, push, sent
from bot.services import event_messages
from bot.services.members import name_of
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views import event_messages as views
from bot.views.blocks import View


def register(app: App) -> None:
    """Register the buttons and the forms they open."""
    app.action(views.NUDGE_ACTION)(opens(ask_to_nudge))
    app.view(views.NUDGE_FORM)(sent(nudge, otherwise=instead, under=_managed))
    app.action(views.MESSAGE_ACTION)(opens(write))
    app.view(views.MESSAGE_FORM)(sent(show))
    app.view(views.SEND_FORM)(sent(send, otherwise=instead))
    app.action(views.REPLY_ACTION)(opens(ask_reply))
    app.view(views.REPLY_FORM)(sent(reply))


def ask_to_nudge(x: Exchange, tap: Tap) -> View:
    """Ask before those who doubt are reminded."""
    event = event_messages.writable(x.session, EventId(tap.number), by=x.by, now=x.now)
    told = event_messages.to_nudge(x.session, event, by=x.by, now=x.now, zone=x.zone)
    if not told:
        raise NobodyToTell
    return views.nudge_form(event, x.t, told=len(told))


def nudge(x: Exchange, form: Submitted) -> str:
    """Remind those who doubt."""
    event = EventId(payloads.number_in(form.metadata))
    told = event_messages.nudge(x.session, event, form.values.text("words") or "", by=x.by, now=x.now, zone=x.zone)
    return x.t("nudge-done", count=told)


def write(x: Exchange, tap: Tap) -> View:
    """Open the form of a message."""
    event = event_messages.writable(x.session, EventId(tap.number), by=x.by, now=x.now)
    counts = {whom: len(event_messages.receivers_of(x.session, event, whom, by=x.by)) for whom in CHOICES}
    return views.message_form(event, x.t, counts=counts)


def show(x: Exchange, form: Submitted) -> Json:
    """Show a message before it goes."""
    event = event_messages.writable(x.session, EventId(payloads.number_in(form.metadata)), by=x.by, now=x.now)
    whom, words, told = event_messages.checked(x.session, event, form.values.chosen("whom") or "", form.values.text("words") or "", by=x.by)
    message = EventMessage(id=0, event=event.id, whom=whom, words=words, written_by=x.by, written_at=x.now)
    return push(views.preview(ShownMessage(message=message, by=name_of(x.session, x.by), event=event), x.t, told=len(told)))


def send(x: Exchange, form: Submitted) -> str:
    """Send a message that was looked at."""
    event, whom, words = views.read_preview(form.metadata)
    told = event_messages.send(x.session, EventId(payloads.number_in(event)), whom, words, by=x.by, now=x.now)
    return x.t("message-done", count=told)


def ask_reply(x: Exchange, tap: Tap) -> View:
    """Ask for a reply."""
    return views.reply_form(event_messages.received(x.session, tap.number, by=x.by), x.t)


def reply(x: Exchange, form: Submitted) -> str:
    """Pass on a reply."""
    to = event_messages.reply(x.session, payloads.number_in(form.metadata), form.values.text("words") or "", by=x.by, now=x.now)
    return x.t("message-replied", name=to)


def _managed(x: Exchange, about: str) -> View:
    return event_forms.manage_form(x.session, x.deps, EventId(payloads.number_in(about)), to=x.by, now=x.now)
