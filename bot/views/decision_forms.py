"""The forms of decisions: to record one, to correct its words, and to say that it holds no more."""

import json
from datetime import date

from bot.domain.action_items import Source
from bot.domain.decisions import LONGEST_DECISION, LONGEST_HOW, Decision, Wording
from bot.domain.ids import ChannelId, DecisionId, MessageTs
from bot.domain.view_models import ShownDecision
from bot.texts import Texts
from bot.views.blocks import Block, View, button, buttons, clip, field, modal, prose, quote, sentence, text_input
from bot.views.decisions import card, number

DECISION_FORM = "decision_form"
CORRECT_FORM = "decision_correct"
END_FORM = "decision_end"
AGAIN_ACTION = "decision_again"


def form(t: Texts, *, text: str = "", on: date | None = None, source: Source | None = None, link: str | None = None) -> View:
    """Render the form to record a decision; what came from a message stays linked to it."""
    blocks = (
        *_wording(t, Wording(text=text, decided_on=on) if on else None, text=text),
        field("replaces", t("field-decision-replaces"), text_input(most=20), hint=t("field-decision-replaces-hint"), optional=True),
        field(
            "supplements",
            t("field-decision-supplements"),
            text_input(most=20),
            hint=t("field-decision-supplements-hint"),
            optional=True,
        ),
    )
    return modal(
        DECISION_FORM,
        t("form-decision-title"),
        blocks,
        t,
        submit=t("button-record"),
        carries=json.dumps({"channel": source.channel, "ts": source.ts, "link": link, "text": clip(text, 2000)}) if source else "",
    )


def source_in(metadata: str) -> tuple[Source, str | None, str] | None:
    """Read from which message a form was opened, with the link to it and its words; a forged one says nothing."""
    try:
        kept = json.loads(metadata)
        link = kept["link"]
        source = Source(channel=ChannelId(str(kept["channel"])), ts=MessageTs(str(kept["ts"])))
        return source, str(link) if link else None, str(kept["text"])
    except (ValueError, KeyError, TypeError):
        return None


def correct_form(decision: Decision, t: Texts) -> View:
    """Render the form to correct the words of a decision."""
    blocks = (
        sentence(t("form-decision-correct-intro", number=number(decision.id))),
        *_wording(t, Wording.of(decision), text=decision.text),
    )
    return modal(CORRECT_FORM, t("form-decision-correct-title"), blocks, t, submit=t("button-save"), carries=decision.id)


def end_form(decision: Decision, t: Texts, *, today: date) -> View:
    """Render the form to say that a decision was revoked, or which one took its place."""
    blocks = (
        prose(quote(decision.text[:600])),
        _numbered("successor", t),
        field("on", t("field-decision-ends"), {"type": "datepicker", "initial_date": max(today, decision.decided_on).isoformat()}),
    )
    return modal(END_FORM, t("form-decision-end-title"), blocks, t, submit=t("button-save"), carries=decision.id)


def recorded(shown: ShownDecision, t: Texts, *, news: str = "recorded") -> View:
    """Say that a decision is recorded, with *Ongedaan maken*; without news, show it as it is."""
    return View(
        callback_id="decision_recorded",
        title=t("form-decision-title"),
        blocks=card(shown, t, news=news).blocks,
        close=t("button-close"),
    )


def recorded_before(decision: DecisionId, t: Texts) -> View:
    """Say that the same decision was recorded a moment ago, and ask whether once more is meant."""
    return View(
        callback_id="decision_recorded",
        title=t("form-decision-title"),
        blocks=(
            sentence(t("decision-again", number=number(decision))),
            buttons("decision", button(t("button-decision-again"), AGAIN_ACTION, str(decision))),
        ),
        close=t("button-close"),
    )


def _numbered(name: str, t: Texts) -> Block:
    """Make an input for the short number of another decision."""
    return field(name, t(f"field-decision-{name}"), text_input(most=20), hint=t(f"field-decision-{name}-hint"), optional=True)


def _wording(t: Texts, wording: Wording | None, *, text: str) -> tuple[Block, ...]:
    day: Block = {"type": "datepicker", **({"initial_date": wording.decided_on.isoformat()} if wording else {})}
    meeting, item, topic, how = (wording.meeting, wording.agenda_item, wording.topic, wording.how) if wording else ("", "", "", "")
    return (
        field("text", t("field-decision-text"), text_input(value=text, multiline=True, most=LONGEST_DECISION)),
        field("decided_on", t("field-decision-date"), day),
        field("meeting", t("field-decision-meeting"), text_input(value=meeting, most=200), optional=True),
        field("agenda_item", t("field-decision-agenda-item"), text_input(value=item, most=200), optional=True),
        field("topic", t("field-decision-topic"), text_input(value=topic, most=200), optional=True),
        field("how", t("field-decision-how"), text_input(value=how, most=LONGEST_HOW), hint=t("field-decision-how-hint"), optional=True),
    )
