"""The attendance list of an event, ticked in a form."""

from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.errors import DomainError
from bot.domain.ids import EventId, WorkspaceId
from bot.services import attendance, inbox, members
from bot.services.answers import queue_whisper
from bot.services.perform import refusal
from bot.slack import payloads
from bot.views.attendance import FORM, OPEN_ACTION, attendance_form
from bot.views.event_form import said


def register(app: App) -> None:
    """Register the button and the form."""
    app.action(OPEN_ACTION)(on_open)
    app.view(FORM)(on_ticked)


def on_open(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the attendance list; why it cannot is said where he tapped."""
    tap = payloads.tap(body)
    now = deps.clock()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(members.language_of(session, tap.by.id))
            event, there = attendance.attendance(session, EventId(tap.number), by=tap.by.id, now=now)
        deps.slack.open_form(tap.trigger_id, attendance_form(event, there, t).payload())
    except DomainError as refused:
        if tap.channel is not None:
            with deps.writing(workspace) as session:
                if inbox.first_time(session, tap.trigger_id, now=now):
                    answer = refusal(refused, deps.settings.zone)
                    queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    ack()


def on_ticked(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep who was there, and say in the form how many that were."""
    form = payloads.submitted(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(members.language_of(session, form.by.id))
            event = EventId(payloads.number_in(form.metadata))
            there, missing = attendance.tick(session, event, form.values.people("there"), by=form.by.id, now=now)
    except DomainError as refused:
        ack(response_action="errors", errors={"there": sentence_of(refusal(refused, deps.settings.zone), t)})
        return
    words = t("attendance-saved", there=there) + (f" {t('attendance-missing', missing=missing)}" if missing else "")
    ack(response_action="update", view=said(words, t, title=t("attendance-title"), ends=True).payload())
