"""What is kept on a member: to have it, and to have it forgotten."""

from slack_bolt import App

from bot.composing.my_data import stand_ins
from bot.domain.responses import Say
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import personal
from bot.slack.payloads import Submitted, Tap
from bot.views.blocks import View
from bot.views.my_data import DOWNLOAD_ACTION, FORGET_ACTION, FORGET_FORM, forget_form


def register(app: App) -> None:
    """Register the download, and the form that asks once."""
    app.action(DOWNLOAD_ACTION)(tapped(download))
    app.action(FORGET_ACTION)(opens(ask))
    app.view(FORGET_FORM)(sent(forget))


def download(x: Exchange, _tap: Tap) -> Say:
    """Send a member all that is kept on them in their DM, and say so where they tapped."""
    return personal.ask_download(x.session, by=x.by, now=x.now)


def ask(x: Exchange, _tap: Tap) -> View:
    """Say what goes and what stays, and ask."""
    return forget_form(x.t)


def forget(x: Exchange, _form: Submitted) -> str:
    """Forget whoever asks, and say so in place of the form: there is nobody left to write to."""
    personal.forget(x.session, x.by, stand_ins(x.session, x.deps), asked=True, now=x.now)
    return x.t("my-data-forgotten")
