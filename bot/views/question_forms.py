"""The forms of questions to the network: put, looked at once more beside what is known, replied to, answered."""

import json
from collections.abc import Sequence
from datetime import date

from bot.domain.audience import PartnershipType, Province
from bot.domain.questions import LONGEST_QUESTION, LONGEST_REPLY, Question, QuestionPlan, joined_topics
from bot.texts import Texts
from bot.views.blocks import Block, View, bullets, checkboxes, clip, field, modal, option, prose, quote, section, select, text_input
from bot.views.questions import number

QUESTION_FORM = "question_form"
KNOWN_FORM = "question_known"
REPLY_FORM = "question_reply"
ANSWER_FORM = "question_answer"
WHO_FORM = "question_who"

EVERYBODY = "-"
Known = Sequence[Sequence[Block | str]]
"""What is known already, a line each."""


def question_form(t: Texts, *, text: str, topics: Sequence[str], until: date, known: Known, channel: Block | None = None) -> View:
    """Render the form; above it what is known of what was typed already. `channel`: the menu, where organisers chose none."""
    audiences = [
        option(t("question-everybody"), EVERYBODY),
        *(option(t(f"type-{each}"), f"type:{each}") for each in PartnershipType),
        *(option(t(f"province-{each}"), f"province:{each}") for each in Province),
    ]
    blocks = [
        *_known(known, t),
        field("question", t("field-question"), text_input(value=text, multiline=True, most=LONGEST_QUESTION)),
        field(
            "topics",
            t("field-question-topics"),
            text_input(value=joined_topics(topics)),
            hint=t("field-question-topics-hint"),
            optional=True,
        ),
        field("audience", t("field-question-audience"), select("audience", audiences, chosen=EVERYBODY)),
        field("until", t("field-question-until"), {"type": "datepicker", "initial_date": until.isoformat()}),
        *([field("channel", t("field-poll-channel"), channel)] if channel else []),
        field("options", t("field-question-options"), checkboxes([option(t("question-anonymous"), "anonymous")]), optional=True),
    ]
    return modal(QUESTION_FORM, t("form-question-title"), blocks, t, submit=t("button-question-put"), carries=clip(text, LONGEST_QUESTION))


def known_form(plan: QuestionPlan, known: Known, t: Texts) -> View:
    """Show what is known before a question is put; it carries the question along."""
    facts = {
        "question": plan.text,
        "topics": joined_topics(plan.topics),
        "types": list(plan.audience.types),
        "provinces": list(plan.audience.provinces),
        "anonymous": plan.anonymous,
        "until": plan.until.isoformat(),
        "channel": plan.channel,
    }
    blocks = [prose(quote(plan.text)), *_known(known, t)]
    carries = json.dumps(facts, ensure_ascii=False)
    return modal(KNOWN_FORM, t("form-question-title"), blocks, t, submit=t("button-question-put-anyway"), carries=carries)


def reply_form(question: Question, t: Texts) -> View:
    """Render the short form of whoever knows something."""
    reply = text_input(multiline=True, most=LONGEST_REPLY)
    blocks = (prose(quote(f"{number(question)} · {question.plan.text}")), field("text", t("field-question-reply"), reply))
    return modal(REPLY_FORM, t("form-question-reply-title"), blocks, t, submit=t("button-question-send"), carries=question.id)


def who_form(question: Question, t: Texts) -> View:
    """Render the form that asks who knows."""
    who = field("member", t("field-question-who"), {"type": "users_select"}, hint=t("field-question-who-hint"))
    blocks = (prose(quote(f"{number(question)} · {question.plan.text}")), who)
    return modal(WHO_FORM, t("form-question-who-title"), blocks, t, submit=t("button-question-put"), carries=question.id)


def answer_form(question: Question, t: Texts, *, text: str = "", origin: str = "") -> View:
    """Render the form of the answer: a reply as it stands, or a summary; `origin` says of which message it is."""
    answer = field(
        "text", t("field-question-answer"), text_input(value=text, multiline=True, most=LONGEST_REPLY), hint=t("field-question-answer-hint")
    )
    blocks = (prose(quote(f"{number(question)} · {question.plan.text}")), answer)
    carries = f"{question.id}:{origin}"
    return modal(ANSWER_FORM, t("form-question-answer-title"), blocks, t, submit=t("button-save"), carries=carries)


def _known(known: Known, t: Texts) -> list[Block]:
    return [prose(section(t("question-known")), bullets(known))] if known else []
