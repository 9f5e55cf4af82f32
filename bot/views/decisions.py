"""How decisions look: quoted word for word, with date, meeting and whether they still hold."""

from collections.abc import Sequence
from datetime import date

from bot.domain.decisions import LONGEST_DECISION, Decision, DecisionStatus
from bot.domain.ids import DecisionId
from bot.domain.shown import ShownDecision
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    Message,
    View,
    bullets,
    button,
    buttons,
    clip,
    field,
    lines,
    prose,
    quote,
    run,
    section,
    sentence,
    text_input,
)

FORM = "decision_form"
UNDO_ACTION = "decision_undo"

LONGEST_QUOTED = 900
"""Characters of one decision in an answer with several (Slack refuses some 13,000 in all); its own card shows it whole."""


def number(decision: DecisionId) -> str:
    """Write a decision's short number."""
    return f"B{decision}"


def card(shown: ShownDecision, t: Texts, *, news: str = "", may_undo: bool = False) -> Message:
    """Render one decision, and first what just happened to it."""
    decision = shown.decision
    said = t(f"decision-{news}", number=number(decision.id)) if news else ""
    blocks: list[Block] = [sentence(said)] if said else []
    blocks.append(_quoted(shown, t, LONGEST_DECISION))
    if news == "recorded" and may_undo:
        blocks.append(buttons("decision", button(t("button-undo"), UNDO_ACTION, str(decision.id))))
    return Message(text=said or t("decision-fallback", number=number(decision.id), text=decision.text), blocks=tuple(blocks))


def found(shown: Sequence[ShownDecision], t: Texts, *, latest: bool) -> Message:
    """Render the decisions that answer a question, best first; a superseded one stands under its successor."""
    intro = t("decisions-latest") if latest else t("decisions-found", count=len(shown))
    blocks = [sentence(intro)]
    shown_already: set[DecisionId] = set()
    for each in shown:
        if each.successor is not None and each.successor.id not in shown_already:
            blocks.append(_quoted(ShownDecision(decision=each.successor), t, LONGEST_QUOTED))
            shown_already.add(each.successor.id)
        if each.decision.id not in shown_already:
            blocks.append(_quoted(each, t, LONGEST_QUOTED))
            shown_already.add(each.decision.id)
    return Message(text=intro, blocks=tuple(blocks))


def nothing_found(topics: Sequence[str], t: Texts) -> Message:
    """Say that nothing fits, and name what comes nearest; a bad match is never passed off as an answer."""
    said = t("decisions-none")
    if not topics:
        hint = t("decisions-none-hint")
        return Message(text=said, blocks=(prose(section(f"{said} {hint}")),))
    return Message(text=said, blocks=(prose(section(f"{said} {t('decisions-nearest')}"), bullets([topic] for topic in topics)),))


def none_recorded(t: Texts) -> Message:
    """Say that the register is still empty."""
    return Message(text=t("decisions-empty"), blocks=(sentence(t("decisions-empty")),))


def form(t: Texts, *, text: str = "", on: date | None = None) -> View:
    """Render the form to record a decision."""
    day: Block = {"type": "datepicker", **({"initial_date": on.isoformat()} if on else {})}
    return View(
        callback_id=FORM,
        title=t("form-decision-title"),
        blocks=(
            field("text", t("field-decision-text"), text_input(value=text, multiline=True, most=LONGEST_DECISION)),
            field("decided_on", t("field-decision-date"), day),
            field("meeting", t("field-decision-meeting"), text_input(most=200), optional=True),
            field("topic", t("field-decision-topic"), text_input(most=200), optional=True),
        ),
        submit=t("button-record"),
        close=t("button-cancel"),
    )


def recorded(decision: Decision, t: Texts) -> View:
    """Say that a decision is recorded, with *Ongedaan maken*."""
    return View(
        callback_id="decision_recorded",
        title=t("form-decision-title"),
        blocks=card(ShownDecision(decision=decision), t, news="recorded", may_undo=True).blocks,
        close=t("button-close"),
    )


def _quoted(shown: ShownDecision, t: Texts, most: int) -> Block:
    decision = shown.decision
    facts: list[Block | str] = [run(number(decision.id), bold=True), f" · {t.day(decision.decided_on)}"]
    if decision.meeting:
        facts.append(f" · {decision.meeting}")
    rows = [facts]
    if decision.topic:
        rows.append([run(decision.topic, bold=True)])
    parts = [lines(*rows), quote(clip(decision.text, most))]
    if decision.status is DecisionStatus.SUPERSEDED and shown.successor is not None:
        said = t("decision-superseded", number=number(shown.successor.id), day=t.day(shown.successor.decided_on))
        parts.append(section(run(said, italic=True)))
    elif decision.status is not DecisionStatus.DECIDED:
        parts.append(section(run(t(f"decision-status-{decision.status}"), italic=True)))
    return prose(*parts)
