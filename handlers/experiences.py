"""Passing on what one knows: starting it, answering, and sharing."""

import re

from slack_bolt import App

from bot.domain.experiences import FarewellState
from bot.domain.ids import MemberId
from bot.domain.responses import Say, ShowExperiences
from bot.exchange import Exchange, opens, sent, tapped
from bot.services import experiences
from bot.services.members import name_of
from bot.slack import payloads
from bot.slack.payloads import Submitted, Tap
from bot.views import experiences as views
from bot.views.blocks import View


def register(app: App) -> None:
    """Register the forms and the buttons."""
    app.view(views.START_FORM)(sent(start))
    app.action(re.compile(rf"^{views.OFFER_ACTION}\."))(tapped(answer_offer))
    app.action(views.ANSWER_ACTION)(opens(ask))
    app.view(views.ANSWER_FORM)(sent(answer))
    app.action(views.SKIP_ACTION)(tapped(skip))
    app.action(views.SHARE_ACTION)(tapped(share))
    app.action(views.KEEP_ACTION)(tapped(keep))


def start(x: Exchange, form: Submitted) -> str:
    """Start it, for oneself or as an organiser for another."""
    chosen = form.values.people("member")
    member = chosen[0] if chosen else MemberId(form.metadata or x.by)
    successor = next(iter(form.values.people("successor")), None)
    made = experiences.start(x.session, member, successor=successor, by=x.by, now=x.now, zone=x.zone)
    name = name_of(x.session, member)
    return x.t("experience-started") if made.state is FarewellState.RUNNING else x.t("experience-offered", name=name)


def answer_offer(x: Exchange, tap: Tap) -> Say:
    """Keep whether a member wants to be asked."""
    yes = tap.action_id.endswith(".yes")
    experiences.answer_offer(x.session, yes=yes, by=x.by, now=x.now, zone=x.zone)
    return Say(text_id="experience-started" if yes else "experience-declined")


def ask(x: Exchange, tap: Tap) -> View:
    """Ask for an answer."""
    return views.answer_form(experiences.own(x.session, tap.number, by=x.by), x.t)


def answer(x: Exchange, form: Submitted) -> ShowExperiences:
    """Keep an answer."""
    words, talk = form.values.text("words") or "", form.values.text("talk") or ""
    experiences.answer(x.session, payloads.number_in(form.metadata), words, talk, by=x.by, now=x.now)
    return ShowExperiences(news="answered")


def skip(x: Exchange, tap: Tap) -> ShowExperiences:
    """Leave a question, or delete its answer."""
    experiences.skip(x.session, tap.number, by=x.by, now=x.now)
    return ShowExperiences(news="skipped")


def share(x: Exchange, tap: Tap) -> ShowExperiences:
    """Share an answer."""
    experiences.share(x.session, tap.number, shared=True, by=x.by, now=x.now, zone=x.zone)
    return ShowExperiences(news="shared")


def keep(x: Exchange, tap: Tap) -> ShowExperiences:
    """Share an answer no longer."""
    experiences.share(x.session, tap.number, shared=False, by=x.by, now=x.now, zone=x.zone)
    return ShowExperiences(news="unshared")
