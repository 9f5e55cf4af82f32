"""The form for a new event: every mistake said in the form, a preview, posting, and withdrawing."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.errors import DomainError
from bot.domain.event_form import EventForm, plan_of
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, EventId, WorkspaceId
from bot.domain.responses import Say
from bot.domain.series_form import RepeatFields, rule_of
from bot.exchange import Exchange, Json, Listener, attend, errors, instead, opens, push, sent, tapped
from bot.services import announcing, channels, events, planning, planning_of_polls, series
from bot.services.announcing import AnnouncedAgain
from bot.slack import payloads
from bot.slack.errors import TROUBLE, judge
from bot.slack.event_form import read_event_form
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.views import event_form as views
from bot.views import series as series_views
from bot.views.blocks import View
from bot.views.deliveries import ELSEWHERE_ACTION, ELSEWHERE_FORM, RETRY_ACTION, elsewhere_form
from bot.views.events import WITHDRAW_ACTION
from bot.views.series_form import REPEATS_ACTION

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the form, its *Meer opties*, its preview, and *Ongedaan maken*."""
    app.action(views.MORE_OPTIONS_ACTION)(_reshaped(lambda form: replace(form, more=True)))
    app.action(re.compile(rf"^{re.escape(views.KIND_ACTION)}(@|$)"))(_reshaped(_of_kind))
    app.action(views.ADD_SESSION_ACTION)(_reshaped(views.with_session))
    app.view(views.EVENT_FORM)(on_filled_in)
    app.view(views.PREVIEW)(sent(post, otherwise=asked_again))
    app.view(series_views.PREVIEW)(sent(plan_series, otherwise=asked_again))
    app.action(REPEATS_ACTION)(_reshaped(lambda form: form))
    app.action(WITHDRAW_ACTION)(tapped(withdraw))
    app.action(RETRY_ACTION)(tapped(retry))
    app.action(ELSEWHERE_ACTION)(opens(elsewhere))
    app.view(ELSEWHERE_FORM)(sent(channel_chosen, otherwise=instead))


def _of_kind(form: EventForm) -> EventForm:
    """Give the fields that go with the kind that was chosen: a course has sessions."""
    return replace(form, more=form.more or form.kind is EventKind.COURSE)


def _reshaped(how: Callable[[EventForm], EventForm]) -> Listener:
    """Show the open form in another shape. What was typed stays, as the fields keep their names; what was chosen before
    the member touched it (the channel, the hours) is given again, or it would go.
    """

    def reshape(x: Exchange, tap: Tap) -> View:
        return views.event_form(how(read_event_form(FormValues(tap.state), tap.metadata)), x.t)

    return tapped(reshape, reshapes=True)


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer the form, once its channel is known."""
    _get_to_know(deps, workspace, payloads.submitted(body))
    _filled_in(ack, body, deps, workspace)


def filled_in(x: Exchange, form: Submitted) -> Json:
    """Answer every mistake in the form itself; without any, show the preview on top of it."""
    filled = read_event_form(form.values, form.metadata)
    plan, mistakes = plan_of(filled, x.zone)
    if plan is not None:
        mistakes += announcing.check_plan(x.session, plan, now=x.now, zone=x.zone)
    if mistakes or plan is None:
        return errors(x, mistakes, form)
    if filled.repeats.rhythm is not None:
        return _series_looked_at(x, form, plan, filled.repeats)
    draft = announcing.draft(x.session, plan, by=x.by, now=x.now, of=filled.of)
    remarks = planning.remarks(x.session, plan, by=x.by, now=x.now, zone=x.zone)
    return push(views.event_preview(events.show_plan(x.session, plan, by=x.by, now=x.now), draft, x.t, x.network_t, remarks=remarks))


def _series_looked_at(x: Exchange, form: Submitted, plan: EventPlan, typed: RepeatFields) -> Json:
    """Show the days of a series before anything is planned; what does not hold is said at its field."""
    first = local_day(plan.starts_at, x.zone)
    rule, mistakes = rule_of(typed, first, deadline=plan.rsvp_until, today=local_day(x.now, x.zone))
    if rule is None:
        return errors(x, mistakes, form)
    wanted = series.looked_at(x.session, plan, rule, on_free=typed.on_free, school=typed.school, ahead=typed.ahead, zone=x.zone)
    draft = announcing.draft(x.session, wanted, by=x.by, now=x.now)
    first_plan = next(wanted.plans(today=local_day(x.now, x.zone), zone=x.zone), plan)
    shown = events.show_plan(x.session, first_plan, by=x.by, now=x.now)
    return push(series_views.preview(wanted, shown, planning.occasions(x.session), draft, x.t, x.network_t))


_filled_in = sent(filled_in)


def _get_to_know(deps: Deps, workspace: WorkspaceId, form: Submitted) -> None:
    """Ask Slack about a channel that has yet to be read: the form may be filled in before the first reading is done."""
    channel = ChannelId(form.values.chosen("channel") or "")

    def unknown(x: Exchange) -> bool:
        return channels.get(x.session, channel) is None

    try:
        if not channel or not attend(deps, workspace, form.by, unknown, deed=views.EVENT_FORM, writing=False):
            return
        told = deps.slack.channel(channel)
    except TROUBLE as error:
        log.warning("channel_not_read", channel=channel, code=judge(error).reason)
        return
    except DomainError:  # whoever is refused hears so when the form is answered
        return
    with deps.writing(workspace) as session:
        channels.keep(session, [told])


def post(x: Exchange, form: Submitted) -> View:
    """Post the draft: the event gets its number, its card goes out by the outbox."""
    draft = form.metadata.removesuffix(views.AGAIN)
    event = planning_of_polls.post(x.session, draft, by=x.by, now=x.now, zone=x.zone, again=draft != form.metadata)
    return views.event_posted(events.show(x.session, event), x.t)


def plan_series(x: Exchange, form: Submitted) -> View:
    """Plan the series that was looked at."""
    draft = form.metadata.removesuffix(views.AGAIN)
    made = series.plan_drafted(x.session, draft, by=x.by, now=x.now, zone=x.zone, again=draft != form.metadata)
    return series_views.planned(made, x.t, channel=events.show(x.session, made[0]).channel_name)


def asked_again(x: Exchange, form: Submitted, refused: DomainError) -> View:
    """Ask whether the very same is to be posted a second time."""
    if isinstance(refused, AnnouncedAgain):
        return replace(views.event_again(x.sentence(refused), form.metadata, x.t), callback_id=form.callback_id)
    return instead(x, form, refused)


def retry(x: Exchange, tap: Tap) -> Say:
    """Try once more to post what Slack refused of an event."""
    event = announcing.try_again(x.session, EventId(tap.number), by=x.by, now=x.now)
    return Say(text_id="announced-anew", facts=(("event", event.id), ("channel", events.show(x.session, event).channel_name)))


def elsewhere(x: Exchange, tap: Tap) -> View:
    """Ask in which other channel an announcement is to come that Slack refused."""
    return elsewhere_form(announcing.to_announce_elsewhere(x.session, EventId(tap.number), by=x.by, now=x.now), x.t)


def channel_chosen(x: Exchange, form: Submitted) -> View | Json:
    """Announce an event in the channel that was chosen instead; what is wrong with that one is said at its field."""
    channel = ChannelId(form.values.chosen("channel") or "")
    mistakes = announcing.mistakes_in_channel(x.session, channel)
    if mistakes:
        return errors(x, mistakes, form)
    event = announcing.announce_elsewhere(x.session, EventId(payloads.number_in(form.metadata)), channel, by=x.by, now=x.now)
    return views.event_posted(events.show(x.session, event), x.t)


def withdraw(x: Exchange, tap: Tap) -> View:
    """Withdraw an announcement, and say in the same form whether it worked."""
    announcing.withdraw(x.session, EventId(tap.number), by=x.by, now=x.now)
    return views.said(x.t("event-undone"), x.t, title=tap.title, ends=True)
