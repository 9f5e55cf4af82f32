"""A series as a whole: taken back, ended, and let go on."""

from slack_bolt import App

from bot.composing import event_forms
from bot.domain.ids import EventId
from bot.exchange import Exchange, instead, opens, sent, tapped
from bot.services import series
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views import series as views
from bot.views.blocks import View
from bot.views.event_form import said


def register(app: App) -> None:
    """Register what may be done with a series as a whole."""
    app.action(views.WITHDRAW_ACTION)(tapped(withdraw))
    app.action(views.END_ACTION)(opens(end))
    app.action(views.RESUME_ACTION)(tapped(resume, under=_managed))
    app.view(views.END_FORM)(sent(ended, otherwise=instead, under=_managed))


def withdraw(x: Exchange, tap: Tap) -> View:
    """Take a series back, and say in the same form whether it worked."""
    series.withdraw(x.session, EventId(tap.number), by=x.by, now=x.now)
    return said(x.t("series-undone"), x.t, title=tap.title, ends=True)


def end(x: Exchange, tap: Tap) -> View:
    """Ask before a series is ended."""
    event, left = series.to_end(x.session, EventId(tap.number), by=x.by, now=x.now)
    return views.end_form(event, x.t, planned=left)


def ended(x: Exchange, form: Submitted) -> str:
    """End a series, now that it was asked."""
    event, too = EventId(payloads.number_in(form.metadata)), "too" in form.values.several("announced_too")
    because = form.values.text("because") or ""
    dropped, told = series.end(x.session, event, announced_too=too, because=because, by=x.by, now=x.now)
    return f"{x.t('series-ended', count=dropped)} {x.t('told-of-it', told=told)}"


def resume(x: Exchange, tap: Tap) -> str:
    """Let a series go on after all."""
    return x.t("series-resumed", count=series.resume(x.session, EventId(tap.number), by=x.by, now=x.now, zone=x.zone))


def _managed(x: Exchange, about: str) -> View:
    return event_forms.manage_form(x.session, x.deps, EventId(payloads.number_in(about)), to=x.by, now=x.now)
