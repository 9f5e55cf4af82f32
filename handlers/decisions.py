"""Decisions: recorded by form or from a message, corrected, replaced, revoked; and the buttons under an answer."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.decisions import Wording, read_number
from bot.domain.errors import OlderVersion, at_field
from bot.domain.ids import DecisionId, WorkspaceId
from bot.domain.responses import ShowDecision, ShowDecisionHistory, ShowDecisions
from bot.exchange import Exchange, opens, picked, sent, tapped
from bot.services import decision_register, decisions
from bot.services.members import require_organiser
from bot.services.mention_names import written
from bot.services.perform import ask_decisions
from bot.slack import payloads
from bot.slack.payloads import Picked, Submitted, Tap
from bot.views import decision_forms as forms
from bot.views.blocks import View
from bot.views.decisions import HISTORY_ACTION, MANAGE_ACTION, PAGE_ACTION, RESTORE_ACTION, TOPIC_ACTION, UNDO_ACTION, number

SHORTCUT = "record_decision"
"""The message shortcut *Leg vast als besluit*."""


def register(app: App) -> None:
    """Register the forms, the message shortcut and every button under a decision."""
    app.view(forms.DECISION_FORM)(sent(filled_in))
    app.view(forms.CORRECT_FORM)(sent(corrected, under=shown_anew))
    app.view(forms.END_FORM)(sent(ended, under=shown_anew))
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(picked(from_message))
    app.action(UNDO_ACTION)(tapped(undo))
    app.action(forms.AGAIN_ACTION)(tapped(again))
    app.action(RESTORE_ACTION)(tapped(restore))
    app.action(MANAGE_ACTION)(on_manage)
    app.action(HISTORY_ACTION)(tapped(history))
    app.action(PAGE_ACTION)(tapped(page))
    app.action(re.compile(rf"^{re.escape(TOPIC_ACTION)}\."))(tapped(topic))


def from_message(x: Exchange, message: Picked) -> View:
    """Open the form with the words of a message, linked to it."""
    require_organiser(x.session, x.by)
    return forms.form(x.t, text=written(x.session, message.words), on=x.today, source=message.source, link=message.link)


def filled_in(x: Exchange, sent_in: Submitted) -> View:
    """Record the decision and show it with its number; the very same a second time is asked."""
    twin = decisions.recorded_just_now(x.session, text=sent_in.values.text("text") or "", by=x.by, now=x.now)
    if twin is not None:
        return forms.recorded_before(twin.id, x.t)
    return forms.recorded(decisions.show_one(x.session, _record(x, sent_in), to=x.by), x.t)


def again(x: Exchange, tap: Tap) -> ShowDecision | str:
    """Record the same decision a second time, now that it was asked."""
    made = decisions.record_again(x.session, DecisionId(tap.number), by=x.by, now=x.now, today=x.today)
    return _told(x, tap, ShowDecision(decision=made.id, news="recorded"))


def undo(x: Exchange, tap: Tap) -> ShowDecision | str:
    """Take back a decision, and say where it was tapped whether it worked."""
    undone = decisions.undo(x.session, DecisionId(tap.number), by=x.by, now=x.now)
    return _told(x, tap, ShowDecision(decision=undone.id, news="undone"))


def _told(x: Exchange, tap: Tap, shown: ShowDecision) -> ShowDecision | str:
    """In a form a sentence is enough."""
    return x.t(f"decision-{shown.news}", number=number(shown.decision)) if tap.in_form else shown


def restore(x: Exchange, tap: Tap) -> ShowDecision:
    """Let a decision hold again that was replaced or revoked by mistake; from its own button, or from the menu."""
    decision = DecisionId(payloads.number_in(tap.value.removeprefix("restore:")))
    return ShowDecision(decision=decision_register.restore(x.session, decision, by=x.by, now=x.now).id, news="restored")


def on_manage(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Open the form that was chosen from the menu, or let the decision hold again."""
    (_restore if payloads.tap(body).value.startswith("restore:") else _manage)(ack, body, deps, workspace)


def manage(x: Exchange, tap: Tap) -> View:
    """Open the form that was chosen from the menu."""
    deed, _, key = tap.value.partition(":")
    require_organiser(x.session, x.by)
    decision = decisions.get(x.session, DecisionId(payloads.number_in(key)))
    if deed not in {"end", "correct"}:
        raise OlderVersion
    return forms.end_form(decision, x.t, today=x.today) if deed == "end" else forms.correct_form(decision, x.t)


_restore, _manage = tapped(restore), opens(manage)


def corrected(x: Exchange, sent_in: Submitted) -> ShowDecision:
    """Put other words in place of a decision's; the old ones are kept."""
    decision = DecisionId(payloads.number_in(sent_in.metadata))
    made = decision_register.correct(x.session, decision, _wording(x, sent_in), by=x.by, now=x.now, today=x.today)
    return ShowDecision(decision=made.id, news="corrected")


def shown_anew(x: Exchange, about: str) -> View:
    """Show under a form the decision as it is by now."""
    shown = decisions.show_one(x.session, DecisionId(payloads.number_in(about)), to=x.by, hidden_before=x.deps.hidden_before(x.now))
    return forms.recorded(shown, x.t, news="")


def ended(x: Exchange, sent_in: Submitted) -> ShowDecision:
    """Note that a decision was revoked, or which one took its place."""
    decision = DecisionId(payloads.number_in(sent_in.metadata))
    on = sent_in.values.day("on") or x.today
    successor = read_number(sent_in.values.text("successor") or "", field="successor")
    if successor is None:
        decision_register.revoke(x.session, decision, on=on, by=x.by, now=x.now)
        return ShowDecision(decision=decision, news="revoked")
    decision_register.supersede(x.session, decision, successor=successor, on=on, by=x.by, now=x.now)
    return ShowDecision(decision=decision, news="superseded")


def history(x: Exchange, tap: Tap) -> ShowDecisionHistory:
    """Show what a decision replaced, what replaced it, and how its words were before."""
    return ShowDecisionHistory(decision=decisions.get(x.session, DecisionId(tap.number)).id)


def page(_x: Exchange, tap: Tap) -> ShowDecisions:
    """Show the next page of an answer."""
    which, number_of, sure, numbers = (*tap.value.split(":", 3), "", "", "")[:4]
    return ShowDecisions(
        found=tuple(DecisionId(payloads.number_in(each)) for each in numbers.split(",")[: decisions.FOUND]),
        latest=which.startswith("l"),
        valid=which.endswith("v"),
        sure=payloads.number_in(sure) if sure else None,
        page=payloads.number_in(number_of),
    )


def topic(x: Exchange, tap: Tap) -> ShowDecisions:
    """Look for a topic that came near what was asked."""
    return ask_decisions(x.session, x.deps.indexes, tap.value, x.asked)


def _record(x: Exchange, sent_in: Submitted) -> DecisionId:
    """Record what a form says, with what it replaces and supplements."""
    replaced = read_number(sent_in.values.text("replaces") or "", field="replaces")
    supplemented = read_number(sent_in.values.text("supplements") or "", field="supplements")
    origin = forms.source_in(sent_in.metadata)
    wording = _wording(x, sent_in)
    made = decisions.record(
        x.session,
        text=wording.text,
        decided_on=wording.decided_on,
        meeting=wording.meeting,
        topic=wording.topic,
        agenda_item=wording.agenda_item,
        how=wording.how,
        by=x.by,
        now=x.now,
        today=x.today,
        source=origin[0] if origin else None,
        source_link=origin[1] if origin else None,
        source_text=origin[2] if origin else "",
    )
    if replaced is not None:
        with at_field("replaces"):
            decision_register.supersede(x.session, replaced, successor=made.id, by=x.by, now=x.now)
    if supplemented is not None:
        with at_field("supplements"):
            decision_register.supplement(x.session, made.id, earlier=supplemented, by=x.by, now=x.now)
    return made.id


def _wording(x: Exchange, sent_in: Submitted) -> Wording:
    values = sent_in.values
    return Wording(
        text=values.text("text") or "",
        decided_on=values.day("decided_on") or x.today,
        meeting=values.text("meeting") or "",
        agenda_item=values.text("agenda_item") or "",
        topic=values.text("topic") or "",
        how=values.text("how") or "",
    )
