"""Recording a decision, and taking back one that was recorded by mistake."""

from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.errors import DomainError
from bot.domain.ids import DecisionId, WorkspaceId
from bot.services import decisions, inbox
from bot.services.answers import queue_whisper
from bot.services.members import language_of
from bot.services.perform import refusal
from bot.slack import payloads
from bot.views.decisions import FORM, UNDO_ACTION, number, recorded
from bot.views.event_form import said


def register(app: App) -> None:
    """Register the form and *Ongedaan maken*."""
    app.view(FORM)(on_filled_in)
    app.action(UNDO_ACTION)(on_undo)


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record the decision and show it with its number; mistakes are said in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    today = local_day(now, deps.settings.zone)
    text = sent.values.text("text") or ""
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, sent.by.id))
            if not inbox.first_time(session, sent.trigger_id, now=now):
                ack()
                return
            again = decisions.recorded_just_now(session, text=text, by=sent.by.id, now=now)
            if again is not None:
                words = t("decision-again", number=number(again.id))
                ack(response_action="update", view=said(words, t, title=t("form-decision-title")).payload())
                return
            decision = decisions.record(
                session,
                text=text,
                decided_on=sent.values.day("decided_on") or today,
                meeting=sent.values.text("meeting") or "",
                topic=sent.values.text("topic") or "",
                by=sent.by.id,
                now=now,
                today=today,
            )
    except DomainError as refused:
        field = "decided_on" if refused.text_id == "mistake-decision-future" else "text"
        ack(response_action="errors", errors={field: sentence_of(refusal(refused, deps.settings.zone), t)})
        return
    ack(response_action="update", view=recorded(decision, t).payload())


def on_undo(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a decision, and say where it was tapped whether it worked."""
    tap = payloads.tap(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, tap.by.id))
            if not inbox.first_time(session, tap.trigger_id, now=now):
                ack()
                return
            decision = decisions.undo(session, DecisionId(tap.number), by=tap.by.id, now=now)
            words = t("decision-undone", number=number(decision.id))
            if tap.channel is not None:
                queue_whisper(session, decisions.said_undone(decision), to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    except DomainError as refused:
        words = sentence_of(refusal(refused, deps.settings.zone), t)
    if tap.view is not None:
        deps.slack.update_form(tap.view["id"], said(words, t, title=t("form-decision-title")).payload())
    ack()
