"""Decisions: recorded by form or from a message, corrected, replaced, revoked; and the buttons under an answer."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.answers import Answer, ShowDecision, ShowDecisionHistory, ShowDecisions
from bot.domain.calendar import local_day
from bot.domain.decisions import Wording, read_number
from bot.domain.errors import DomainError, NotAllowed
from bot.domain.ids import DecisionId, WorkspaceId
from bot.services import decision_register, decisions, inbox
from bot.services.answers import queue_dm_word, queue_whisper
from bot.services.members import is_organiser, language_of
from bot.services.perform import Asked, ask_decisions, refusal
from bot.services.written import written
from bot.slack import payloads
from bot.taps import Session, act, keep, open_form
from bot.views.blocks import View
from bot.views.decision_forms import (
    AGAIN_ACTION,
    CORRECT_FORM,
    END_FORM,
    FORM,
    correct_form,
    end_form,
    form,
    recorded,
    recorded_before,
    source_in,
)
from bot.views.decisions import HISTORY_ACTION, MANAGE_ACTION, PAGE_ACTION, RESTORE_ACTION, TOPIC_ACTION, UNDO_ACTION, number
from bot.views.event_form import said

SHORTCUT = "record_decision"
"""The message shortcut *Leg vast als besluit*."""


Showing = Callable[[Session, payloads.Tap, Asked], ShowDecision]


def register(app: App) -> None:
    """Register the forms, the message shortcut and every button under a decision."""
    app.view(FORM)(on_filled_in)
    app.view(CORRECT_FORM)(on_corrected)
    app.view(END_FORM)(on_ended)
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(on_message)
    app.action(UNDO_ACTION)(on_undo)
    app.action(AGAIN_ACTION)(on_again)
    app.action(RESTORE_ACTION)(on_restore)
    app.action(MANAGE_ACTION)(on_manage)
    app.action(HISTORY_ACTION)(on_history)
    app.action(PAGE_ACTION)(on_page)
    app.action(re.compile(rf"^{re.escape(TOPIC_ACTION)}\."))(on_topic)


def on_message(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form with the words of a message, linked to it."""
    picked = payloads.picked(body)
    try:
        with deps.reading(workspace) as session:
            t = deps.texts(language_of(session, picked.by.id))
            if not is_organiser(session, picked.by.id):
                raise NotAllowed
            words = written(session, picked.words)
        today = local_day(deps.clock(), deps.settings.zone)
        view = form(t, text=words, on=today, source=payloads.source_of(body), link=payloads.link_to(body))
        deps.slack.open_form(picked.trigger_id, view.payload())
    except DomainError as refused:
        word = refusal(refused, deps.settings.zone)
    else:
        ack()
        return
    with deps.writing(workspace) as session:
        queue_dm_word(session, word, to=picked.by.id, now=deps.clock())
    ack()


def on_filled_in(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record the decision and show it with its number; mistakes are said in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, sent.by.id))
            if not inbox.first_time(session, sent.trigger_id, now=now):
                ack()
                return
            again = decisions.recorded_just_now(session, text=sent.values.text("text") or "", by=sent.by.id, now=now)
            if again is not None:
                ack(response_action="update", view=recorded_before(again.id, t).payload())
                return
            view = recorded(
                decisions.show_one(session, _record(session, sent, Asked(by=sent.by.id, at=now, now=now, zone=t.zone)), to=sent.by.id), t
            )
    except DomainError as refused:
        place = refused.field or ("decided_on" if refused.text_id == "mistake-decision-future" else "text")
        ack(response_action="errors", errors={str(place): sentence_of(refusal(refused, deps.settings.zone), t)})
        return
    ack(response_action="update", view=view.payload())


def on_again(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Record the same decision a second time, now that it was asked."""

    def again(session: Session, tap: payloads.Tap, asked: Asked) -> ShowDecision:
        return ShowDecision(
            decision=decisions.record_again(session, DecisionId(tap.number), by=asked.by, now=asked.now, today=asked.today).id,
            news="recorded",
        )

    _act_in_form(ack, body, deps, workspace, again)


def on_undo(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Take back a decision, and say where it was tapped whether it worked."""

    def undo(session: Session, tap: payloads.Tap, asked: Asked) -> ShowDecision:
        return ShowDecision(decision=decisions.undo(session, DecisionId(tap.number), by=asked.by, now=asked.now).id, news="undone")

    _act_in_form(ack, body, deps, workspace, undo)


def on_restore(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Let a decision hold again that was replaced or revoked by mistake."""

    def restore(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        made = decision_register.restore(session, DecisionId(tap.number), by=asked.by, now=asked.now)
        return ShowDecision(decision=made.id, news="restored")

    act(body, deps, workspace, restore)
    ack()


def on_manage(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form that was chosen from the menu, or let the decision hold again."""
    tap = payloads.tap(body)
    deed, _, key = tap.value.partition(":")
    if deed == "restore":
        body["actions"][0]["selected_option"]["value"] = key
        on_restore(ack, body, deps, workspace)
        return
    today = local_day(deps.clock(), deps.settings.zone)

    def view(session: Session, tap: payloads.Tap) -> View:
        decision = decisions.get(session, DecisionId(payloads.number_in(key)))
        if not is_organiser(session, tap.by.id):
            raise NotAllowed
        t = deps.texts(language_of(session, tap.by.id))
        return end_form(decision, t, today=today) if deed == "end" else correct_form(decision, t)

    open_form(body, deps, workspace, view)
    ack()


def on_corrected(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Put other words in place of a decision's; the old ones are kept."""

    def correct(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        decision = DecisionId(payloads.number_in(sent.metadata))
        wording = _wording(sent, asked)
        made = decision_register.correct(session, decision, wording, by=asked.by, now=asked.now, today=asked.today)
        return ShowDecision(decision=made.id, news="corrected")

    ack(**keep(body, deps, workspace, correct, place=lambda refused: "decided_on" if "future" in refused.text_id else "text"))


def on_ended(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Note that a decision was revoked, or which one took its place."""

    def end(session: Session, sent: payloads.Submitted, asked: Asked) -> Answer:
        decision = DecisionId(payloads.number_in(sent.metadata))
        on = sent.values.day("on") or asked.today
        successor = read_number(sent.values.text("successor") or "", field="successor")
        if successor is None:
            decision_register.revoke(session, decision, on=on, by=asked.by, now=asked.now)
            return ShowDecision(decision=decision, news="revoked")
        decision_register.supersede(session, decision, successor=successor, on=on, by=asked.by, now=asked.now)
        return ShowDecision(decision=decision, news="superseded")

    ack(**keep(body, deps, workspace, end, place=lambda refused: "on" if "early" in refused.text_id else "successor"))


def on_history(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show what a decision replaced, what replaced it, and how its words were before."""

    def show(session: Session, tap: payloads.Tap, _asked: Asked) -> Answer:
        return ShowDecisionHistory(decision=decisions.get(session, DecisionId(tap.number)).id)

    act(body, deps, workspace, show)
    ack()


def on_page(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Show the next page of an answer."""

    def show(_session: Session, tap: payloads.Tap, _asked: Asked) -> Answer:
        which, page, sure, numbers = (*tap.value.split(":", 3), "", "", "")[:4]
        return ShowDecisions(
            found=tuple(DecisionId(payloads.number_in(each)) for each in numbers.split(",")[: decisions.FOUND]),
            latest=which.startswith("l"),
            valid=which.endswith("v"),
            sure=payloads.number_in(sure) if sure else None,
            page=payloads.number_in(page),
        )

    act(body, deps, workspace, show)
    ack()


def on_topic(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Look for a topic that came near what was asked."""

    def show(session: Session, tap: payloads.Tap, asked: Asked) -> Answer:
        return ask_decisions(session, deps.indexes, tap.value, asked)

    act(body, deps, workspace, show)
    ack()


def _record(session: Session, sent: payloads.Submitted, asked: Asked) -> DecisionId:
    """Record what a form says, with what it replaces and supplements."""
    replaced = read_number(sent.values.text("replaces") or "", field="replaces")
    supplemented = read_number(sent.values.text("supplements") or "", field="supplements")
    origin = source_in(sent.metadata)
    wording = _wording(sent, asked)
    made = decisions.record(
        session,
        text=wording.text,
        decided_on=wording.decided_on,
        meeting=wording.meeting,
        topic=wording.topic,
        agenda_item=wording.agenda_item,
        by=asked.by,
        now=asked.now,
        today=asked.today,
        source=origin[0] if origin else None,
        source_link=origin[1] if origin else None,
        source_text=origin[2] if origin else "",
    )
    if replaced is not None:
        with _wrong_at("replaces"):
            decision_register.supersede(session, replaced, successor=made.id, by=asked.by, now=asked.now)
    if supplemented is not None:
        with _wrong_at("supplements"):
            decision_register.supplement(session, made.id, earlier=supplemented, by=asked.by, now=asked.now)
    return made.id


@contextmanager
def _wrong_at(field: str) -> Iterator[None]:
    """Say at which place of the form a mistake belongs."""
    try:
        yield
    except DomainError as refused:
        refused.field = field
        raise


def _wording(sent: payloads.Submitted, asked: Asked) -> Wording:
    return Wording(
        text=sent.values.text("text") or "",
        decided_on=sent.values.day("decided_on") or asked.today,
        meeting=sent.values.text("meeting") or "",
        agenda_item=sent.values.text("agenda_item") or "",
        topic=sent.values.text("topic") or "",
    )


def _act_in_form(
    ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId, do: Callable[[Session, payloads.Tap, Asked], ShowDecision]
) -> None:
    """Do what a button stands for; in a form the word takes its place, elsewhere it is whispered."""
    tap = payloads.tap(body)
    now = deps.clock()
    asked = Asked(by=tap.by.id, at=tap.at, now=now, zone=deps.settings.zone)
    t = deps.texts()
    try:
        with deps.writing(workspace) as session:
            t = deps.texts(language_of(session, tap.by.id))
            if not inbox.first_time(session, tap.trigger_id, now=now):
                ack()
                return
            answer = do(session, tap, asked)
            words = t(f"decision-{answer.news}", number=number(answer.decision))
            if tap.channel is not None:
                queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    except DomainError as refused:
        word = refusal(refused, deps.settings.zone)
        words = sentence_of(word, t)
        if tap.channel is not None:
            with deps.writing(workspace) as session:
                queue_whisper(session, word, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    if tap.view is not None:
        deps.slack.update_form(tap.view["id"], said(words, t, title=t("form-decision-title")).payload())
    ack()
