"""The attendance list of an event, ticked in a form."""

from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.errors import DomainError
from bot.domain.ids import EventId, WorkspaceId
from bot.services import attendance, members
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.payloads import FormValues
from bot.taps import Session, open_form
from bot.views.attendance import FORM, OPEN_ACTION, SESSION_ACTION, attendance_form
from bot.views.blocks import View
from bot.views.event_form import said


def register(app: App) -> None:
    """Register the button, the form, and the choice of another session in it."""
    app.action(OPEN_ACTION)(on_open)
    app.action(SESSION_ACTION)(on_session)
    app.view(FORM)(on_ticked)


def on_open(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the attendance list; why it cannot is said where he tapped."""
    event, _, number = payloads.tap(body).value.partition(":")
    open_form(body, deps, workspace, lambda session, tap: _form(session, deps, tap, event, number))
    ack()


def on_session(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show in the open form who was at the session that was chosen."""
    tap = payloads.tap(body)
    view = tap.view or {}
    if "id" in view:
        chosen = FormValues((view.get("state") or {}).get("values") or {}).chosen(SESSION_ACTION) or ""
        with deps.reading(workspace) as session:
            shown = _form(session, deps, tap, str(view.get("private_metadata") or ""), chosen)
        deps.slack.update_form(view["id"], shown.payload(), view_hash=view.get("hash"))
    ack()


def _form(session: Session, deps: Deps, tap: payloads.Tap, event: str, number: str) -> View:
    event_id, which = EventId(payloads.number_in(event)), payloads.number_in(number)
    kept = attendance.attendance(session, event_id, which, by=tap.by.id, now=deps.clock())
    return attendance_form(kept.event, kept.begun, kept.number, kept.there, deps.texts(members.language_of(session, tap.by.id)))


def on_ticked(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep who was there, and say in the form how many that were."""
    form = payloads.submitted(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(members.language_of(session, form.by.id))
            event = EventId(payloads.number_in(form.metadata))
            number = payloads.number_in(form.values.chosen(SESSION_ACTION) or "")
            there, missing = attendance.tick(session, event, form.values.people("there"), number=number, by=form.by.id, now=now)
    except DomainError as refused:
        ack(response_action="errors", errors={form.values.block("there"): sentence_of(refusal(refused, deps.settings.zone), t)})
        return
    words = t("attendance-saved", there=there) + (f" {t('attendance-missing', missing=missing)}" if missing else "")
    ack(response_action="update", view=said(words, t, title=t("attendance-title"), ends=True).payload())
