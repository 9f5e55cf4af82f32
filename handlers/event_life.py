"""Managing an event: change, copy, close and reopen, call off, and the ways back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App

from bot.composing import event_forms, said_in_form, sentence_of
from bot.deps import Deps
from bot.domain.answers import Say, ShowAction
from bot.domain.errors import DomainError
from bot.domain.event_form import plan_of
from bot.domain.ids import EventId, WorkspaceId
from bot.domain.prompts import FOLLOW_UPS
from bot.services import announcing, event_life, events, inbox, prompts
from bot.services.answers import queue_whisper
from bot.services.event_life import Conflict, Saved
from bot.services.members import language_of
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.event_form import event_and_version, read_event_form
from bot.views import event_manage
from bot.views.blocks import View
from bot.views.event_form import CHANGE, said
from bot.views.event_manage import (
    CALL_OFF_ACTION,
    CALL_OFF_FORM,
    CHANGE_ACTION,
    CLOSE_ACTION,
    COPY_ACTION,
    MERGE_ACTION,
    MOVE_ACTION,
    REOPEN_ACTION,
    RESTORE_FORM,
    UNDO_CHANGE_ACTION,
    WITHDRAW_MANAGED_ACTION,
)
from bot.views.event_news import FOLLOW_UP_ACTION, RESTORE_ACTION
from bot.views.events import MANAGE_ACTION, number

Session = Any
"""What `deps` opens; its type is the database's, which handlers do not see."""

Making = Callable[[Session, EventId, payloads.Tap, datetime], View]


def register(app: App) -> None:
    """Register *Beheren…*, every button in it, and the forms they open."""
    app.action(MANAGE_ACTION)(on_manage)
    app.action(CHANGE_ACTION)(on_change)
    app.action(COPY_ACTION)(on_copy)
    app.action(MOVE_ACTION)(on_move)
    app.action(MERGE_ACTION)(on_merge)
    app.action(CLOSE_ACTION)(on_close)
    app.action(REOPEN_ACTION)(on_reopen)
    app.action(WITHDRAW_MANAGED_ACTION)(on_withdraw)
    app.action(UNDO_CHANGE_ACTION)(on_undo_change)
    app.action(CALL_OFF_ACTION)(on_call_off)
    app.action(RESTORE_ACTION)(on_restore)
    app.action(re.compile(rf"^{re.escape(FOLLOW_UP_ACTION)}\."))(on_follow_up)
    app.view(CHANGE)(on_changed)
    app.view(CALL_OFF_FORM)(on_called_off)
    app.view(RESTORE_FORM)(on_restored)


def on_manage(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show an organiser what he may do with an event; who does not organise it hears who does."""
    _show(body, deps, workspace, lambda session, event, tap, now: event_forms.manage_form(session, deps, event, to=tap.by.id, now=now))
    ack()


def on_change(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form filled with the event."""
    _show(body, deps, workspace, lambda session, event, tap, _: event_forms.change_form(session, deps, event, to=tap.by.id))
    ack()


def on_copy(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form for another event like it."""
    _show(body, deps, workspace, lambda session, event, tap, _: event_forms.copy_form(session, deps, event, to=tap.by.id))
    ack()


def on_move(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form for another date."""
    _show(body, deps, workspace, lambda session, event, tap, now: event_forms.move_form(session, deps, event, to=tap.by.id, now=now))
    ack()


def on_merge(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form to choose another event in which it goes on."""
    _show(body, deps, workspace, lambda session, event, tap, now: event_forms.merge_form(session, deps, event, to=tap.by.id, now=now))
    ack()


def on_call_off(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask before anything is called off."""
    _show(body, deps, workspace, lambda session, event, tap, _: event_forms.call_off_form(session, deps, event, to=tap.by.id))
    ack()


def on_restore(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Ask before an event that was called off takes place after all."""
    _show(body, deps, workspace, lambda session, event, tap, now: event_forms.restore_form(session, deps, event, to=tap.by.id, now=now))
    ack()


def on_close(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Close an event by hand, and show it closed in the same form."""

    def close(session: Session, event: EventId, tap: payloads.Tap, now: datetime) -> View:
        event_life.close(session, event, by=tap.by.id, now=now)
        return event_forms.manage_form(session, deps, event, to=tap.by.id, now=now, news=_say(session, deps, tap, "event-closed-said"))

    _do(body, deps, workspace, close)
    ack()


def on_reopen(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open an event again, and show it open in the same form."""

    def reopen(session: Session, event: EventId, tap: payloads.Tap, now: datetime) -> View:
        event_life.reopen(session, event, by=tap.by.id, now=now)
        return event_forms.manage_form(session, deps, event, to=tap.by.id, now=now, news=_say(session, deps, tap, "event-reopened-said"))

    _do(body, deps, workspace, reopen)
    ack()


def on_withdraw(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a slip from the form that manages it."""

    def withdraw(session: Session, event: EventId, tap: payloads.Tap, now: datetime) -> View:
        announcing.withdraw(session, event, by=tap.by.id, now=now)
        return _said(session, deps, tap, "event-undone", event)

    _do(body, deps, workspace, withdraw)
    ack()


def on_undo_change(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a change that was just saved."""

    def undo(session: Session, _: EventId, tap: payloads.Tap, now: datetime) -> View:
        event, version = event_and_version(tap.value)
        event = event or EventId(0)
        outcome = event_life.undo_change(session, event, version, by=tap.by.id, now=now, zone=deps.settings.zone)
        if isinstance(outcome, Saved):
            return _said(session, deps, tap, "change-undone", event, told=outcome.told)
        return _said(session, deps, tap, "refused-changed-meanwhile" if isinstance(outcome, Conflict) else "change-stays", event)

    _do(body, deps, workspace, undo)
    ack()


def on_changed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Save the changed form. Every mistake, and what another changed meanwhile, is answered in it; what was typed stays."""
    form = payloads.submitted(body)
    now, zone = deps.clock(), deps.settings.zone
    typed = read_event_form(form.values, form.metadata)
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            if not inbox.first_time(session, form.trigger_id, now=now):
                ack()
                return
            event = events.get(session, typed.event or EventId(0))
            kept = replace(typed, channel=event.plan.channel, agenda="\n".join(event.plan.agenda))
            plan, mistakes = plan_of(kept, zone)
            outcome = (
                mistakes
                if plan is None
                else event_life.change(session, event.id, plan, seen=typed.version, by=form.by.id, now=now, zone=zone)
            )
            if isinstance(outcome, Saved):
                view = event_manage.saved(outcome.event, t, told=outcome.told)
            elif isinstance(outcome, Conflict):
                view = event_forms.conflict_form(session, deps, outcome, to=form.by.id)
            else:
                ack(response_action="errors", errors=said_in_form(outcome, form.values, t, deps))
                return
    except DomainError as refused:
        view = said(sentence_of(refusal(refused, zone), t), t, title=t("form-change-title", number=number(typed.event or EventId(0))))
    ack(response_action="update", view=view.payload())


def on_called_off(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Call an event off, now that it was asked."""
    form = payloads.submitted(body)
    now = deps.clock()
    number_of, _, deciding = form.metadata.partition(":")
    event_id = EventId(payloads.number_in(number_of))
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            if not inbox.first_time(session, form.trigger_id, now=now):
                ack()
                return
            because = form.values.text("because") or ""
            event, told = event_life.call_off(session, event_id, by=form.by.id, because=because, now=now, deciding=bool(deciding))
            view = event_manage.called_off(events.show(session, event), t, told=told, now=now)
    except DomainError as refused:
        view = said(sentence_of(refusal(refused, deps.settings.zone), t), t, title=t("call-off-title", number=number(event_id)))
    ack(response_action="update", view=view.payload())


def on_restored(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let an event take place after all, now that it was asked."""
    form = payloads.submitted(body)
    now = deps.clock()
    event_id = EventId(payloads.number_in(form.metadata))
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, form.by.id))
            if not inbox.first_time(session, form.trigger_id, now=now):
                ack()
                return
            event, asked = event_life.restore(session, event_id, by=form.by.id, now=now, zone=deps.settings.zone)
            words = t("restore-done", title=event.plan.title, number=number(event.id), asked=asked)
    except DomainError as refused:
        words = sentence_of(refusal(refused, deps.settings.zone), t)
    ack(response_action="update", view=said(words, t, title=t("restore-title", number=number(event_id))).payload())


def on_follow_up(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Make what is left to do after calling off an action item of who taps."""
    tap = payloads.tap(body)
    now, which = deps.clock(), tap.action_id.partition(".")[2]
    if which in FOLLOW_UPS and tap.channel is not None:
        try:
            with deps.writing(workspace) as session:
                if inbox.first_time(session, tap.trigger_id, now=now):
                    event = events.get(session, EventId(tap.number))
                    text = deps.texts()(f"follow-up-{which}", title=event.plan.title, number=number(event.id))
                    item = event_life.follow_up(session, event.id, text, by=tap.by.id, now=now)
                    subject = f"follow_up:{event.id}-{which}"
                    prompts.choose(session, tap.channel, tap.message, subject, "settled-made", now=now, number=f"A{item.id}")
                    answer = ShowAction(item=item.id, news="made")
                    queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
        except DomainError as refused:
            _refuse(deps, workspace, tap, refusal(refused, deps.settings.zone))
    ack()


def _show(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, make: Making) -> None:
    """Open a form, on top of the one in which the button was; what keeps it shut is said."""
    tap = payloads.tap(body)
    try:
        with deps.reading(workspace) as session:
            view = make(session, EventId(tap.number), tap, deps.clock())
        if tap.view is None:
            deps.slack.open_form(tap.trigger_id, view.payload())
        else:
            deps.slack.push_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        _refuse(deps, workspace, tap, refusal(refused, deps.settings.zone))


def _do(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, make: Making) -> None:
    """Do what a button in a form says, and show in the same form what it came to."""
    tap = payloads.tap(body)
    now = deps.clock()
    try:
        with deps.writing(workspace) as session:
            if not inbox.first_time(session, tap.trigger_id, now=now):
                return
            view = make(session, EventId(tap.number), tap, now)
    except DomainError as refused:
        _refuse(deps, workspace, tap, refusal(refused, deps.settings.zone))
        return
    if tap.view is not None:
        deps.slack.update_form(str(tap.view["id"]), view.payload())


def _refuse(deps: Deps, workspace: WorkspaceId, tap: payloads.Tap, answer: Say) -> None:
    """Say why not: in the form in which the button was, or only to him where the message stands."""
    now = deps.clock()
    with deps.writing(workspace) as session:
        t = deps.texts(language_of(session, tap.by.id))
        if tap.channel is not None and inbox.first_time(session, f"refused:{tap.trigger_id}", now=now):
            queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    if tap.view is not None:
        view = said(sentence_of(answer, t), t, title=t("manage-title", number=number(EventId(tap.number))))
        deps.slack.update_form(str(tap.view["id"]), view.payload())


def _say(session: Session, deps: Deps, tap: payloads.Tap, text_id: str) -> str:
    return deps.texts(language_of(session, tap.by.id))(text_id)


def _said(session: Session, deps: Deps, tap: payloads.Tap, text_id: str, event: EventId, *, told: int | None = None) -> View:
    t = deps.texts(language_of(session, tap.by.id))
    facts = {} if text_id == "event-undone" else {"event": number(event), "number": number(event)}
    heard = "" if told is None else f" {t('change-told', told=told)}"
    return said(t(text_id, **facts) + heard, t, title=t("manage-title", number=number(event)))
