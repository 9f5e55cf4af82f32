"""The form for a new event: every mistake said in the form, a preview, posting, and taking back a slip."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App

from bot.composing import said_in_form, sentence_of
from bot.deps import Deps
from bot.domain.answers import Answer, Say
from bot.domain.errors import DomainError
from bot.domain.event_form import EventForm, plan_of
from bot.domain.events import EventKind
from bot.domain.ids import ChannelId, EventId, WorkspaceId
from bot.services import announcing, channels, events, inbox
from bot.services.announcing import AnnouncedAgain
from bot.services.members import language_of
from bot.services.perform import Asked, refusal
from bot.slack import payloads
from bot.slack.errors import TROUBLE, judge
from bot.slack.event_form import read_event_form
from bot.slack.payloads import FormValues
from bot.taps import Session, act, open_form
from bot.views.blocks import View
from bot.views.deliveries import ELSEWHERE_ACTION, ELSEWHERE_FORM, RETRY_ACTION, elsewhere_form
from bot.views.event_form import (
    ADD_SESSION_ACTION,
    AGAIN,
    FORM,
    KIND_ACTION,
    MORE_OPTIONS_ACTION,
    PREVIEW,
    event_again,
    event_form,
    event_posted,
    event_preview,
    said,
    with_session,
)
from bot.views.events import WITHDRAW_ACTION

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the form, its *Meer opties*, its preview, and *Ongedaan maken*."""
    app.action(MORE_OPTIONS_ACTION)(on_more_options)
    app.action(re.compile(rf"^{re.escape(KIND_ACTION)}(@|$)"))(on_kind)
    app.action(ADD_SESSION_ACTION)(on_add_session)
    app.view(FORM)(on_filled_in)
    app.view(PREVIEW)(on_post)
    app.action(WITHDRAW_ACTION)(on_withdraw)
    app.action(RETRY_ACTION)(on_retry)
    app.action(ELSEWHERE_ACTION)(on_elsewhere)
    app.view(ELSEWHERE_FORM)(on_channel_chosen)


def on_more_options(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Give the open form the other fields."""
    _reshape(deps, workspace, payloads.tap(body), lambda form: replace(form, more=True))
    ack()


def on_kind(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Give the open form the title and the fields that go with the kind that was chosen: a course has sessions."""
    _reshape(deps, workspace, payloads.tap(body), lambda form: replace(form, more=form.more or form.kind is EventKind.COURSE))
    ack()


def on_add_session(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Give the open form a row for one more session."""
    _reshape(deps, workspace, payloads.tap(body), with_session)
    ack()


def _reshape(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, how: Callable[[EventForm], EventForm]) -> None:
    """Show the open form in another shape. What was typed stays, as the fields keep their names; what was chosen before
    the member touched it (the channel, the hours) is given again, or it would go.
    """
    view = tap.view or {}
    if "id" not in view:
        return
    with deps.reading(workspace) as session:
        t = deps.texts(language_of(session, tap.by.id))
    values = FormValues((view.get("state") or {}).get("values") or {})
    form = how(read_event_form(values, str(view.get("private_metadata") or "")))
    deps.slack.update_form(view["id"], event_form(form, t).payload(), view_hash=view.get("hash"))


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Answer every mistake in the form itself; without any, show the preview on top of it."""
    form = payloads.submitted(body)
    now = deps.clock()
    plan, mistakes = plan_of(read_event_form(form.values, form.metadata), deps.settings.zone)
    if plan is not None:
        _get_to_know(deps, workspace, plan.channel)
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            if plan is not None:
                mistakes += announcing.check_plan(session, plan, now=now, zone=deps.settings.zone)
            if mistakes or plan is None:
                ack(response_action="errors", errors=said_in_form(mistakes, form.values, t, deps))
                return
            draft = announcing.draft(session, plan, by=form.by.id, now=now)
            view = event_preview(events.show_plan(session, plan, by=form.by.id, now=now), draft, t, deps.texts())
    except DomainError as refused:
        ack(response_action="errors", errors={"title": sentence_of(refusal(refused, deps.settings.zone), deps.texts())})
        return
    ack(response_action="push", view=view.payload())


def _get_to_know(deps: Deps, workspace: WorkspaceId, channel: ChannelId) -> None:
    """Ask Slack about a channel that has yet to be read: the form may be filled in before the first reading is done."""
    with deps.reading(workspace) as session:
        if channels.get(session, channel) is not None:
            return
    try:
        told = deps.slack.channel(channel)
    except TROUBLE as error:
        log.warning("channel_not_read", channel=channel, code=judge(error).reason)
        return
    with deps.writing(workspace) as session:
        channels.keep(session, [told])


def on_post(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Post the draft: the event gets its number, its card goes out by the outbox. The very same a second time is asked."""
    form = payloads.submitted(body)
    draft = form.metadata.removesuffix(AGAIN)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            event = announcing.announce(session, draft, by=form.by.id, now=now, again=draft != form.metadata)
            view = event_posted(events.show(session, event), t)
    except AnnouncedAgain as asked:
        view = event_again(sentence_of(refusal(asked, deps.settings.zone), t), draft, t)
    except DomainError as refused:
        view = said(sentence_of(refusal(refused, deps.settings.zone), t), t, title=t("preview-title"))
    ack(response_action="update", view=view.payload())


def on_retry(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Try once more to post what Slack refused of an event."""

    def retry(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        event = announcing.try_again(session, EventId(tap.number), by=asked.by, now=asked.now)
        shown = events.show(session, event)
        return Say(text_id="announced-anew", facts=(("event", event.id), ("channel", shown.channel_name)))

    act(body, deps, workspace, retry)
    ack()


def on_elsewhere(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask in which other channel an announcement is to come that Slack refused."""

    def ask(session: Session, tap: payloads.Tap) -> View:
        event = announcing.to_announce_elsewhere(session, EventId(tap.number), by=tap.by.id, now=deps.clock())
        return elsewhere_form(event, deps.texts(language_of(session, tap.by.id)))

    open_form(body, deps, workspace, ask)
    ack()


def on_channel_chosen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Announce an event in the channel that was chosen instead; what is wrong with that one is said at its field."""
    form = payloads.submitted(body)
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            channel = ChannelId(form.values.chosen("channel") or "")
            mistakes = announcing.mistakes_in_channel(session, channel)
            if mistakes:
                ack(response_action="errors", errors=said_in_form(mistakes, form.values, t, deps))
                return
            number = EventId(payloads.number_in(form.metadata))
            event = announcing.announce_elsewhere(session, number, channel, by=form.by.id, now=deps.clock())
            view = event_posted(events.show(session, event), t)
    except DomainError as refused:
        view = said(sentence_of(refusal(refused, deps.settings.zone), t), t, title=t("form-event-title"))
    ack(response_action="update", view=view.payload())


def on_withdraw(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a slip, and say in the same form whether it worked."""
    tap = payloads.tap(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, tap.by.id))
            if not inbox.first_time(session, tap.trigger_id, now=now):
                ack()
                return
            announcing.withdraw(session, EventId(tap.number), by=tap.by.id, now=now)
            words = t("event-undone")
    except DomainError as refused:
        words = sentence_of(refusal(refused, deps.settings.zone), t)
    if tap.view is not None:
        deps.slack.update_form(tap.view["id"], said(words, t, title=tap.view["title"]["text"], ends=True).payload())
    ack()
