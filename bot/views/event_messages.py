"""How it looks when an organiser writes to those an event concerns: the forms, what members get, and their replies."""

import json
from collections.abc import Mapping

from bot.domain.calendar import local_day
from bot.domain.event_messages import CHOICES, LONGEST_WORDS, Whom
from bot.domain.events import Event
from bot.domain.view_models import ShownMessage
from bot.texts import Texts
from bot.views.blocks import Block, Message, View, button, buttons, field, modal, option, prose, quote, select, sentence, small, text_input
from bot.views.events import number

NUDGE_ACTION = "event_nudge"
MESSAGE_ACTION = "event_message"
"""The value of each is the event's number."""
REPLY_ACTION = "event_message_reply"
"""Its value is the message's number."""

NUDGE_FORM = "event_nudge"
MESSAGE_FORM = "event_message"
SEND_FORM = "event_message_send"
REPLY_FORM = "event_message_reply"


def nudge_button(event: Event, t: Texts) -> Block:
    """Offer to remind those who doubt."""
    return button(t("button-nudge"), NUDGE_ACTION, str(event.id))


def message_button(event: Event, t: Texts) -> Block:
    """Offer to write to those an event concerns."""
    return button(t("button-event-message"), MESSAGE_ACTION, str(event.id))


def nudged(nudge: ShownMessage, t: Texts) -> str:
    """Say that those who doubt were reminded."""
    return t("nudged-by", name=nudge.by, on=t.short_day(local_day(nudge.message.written_at, t.zone)))


def nudge_form(event: Event, t: Texts, *, told: int) -> View:
    """Ask before those who doubt are reminded: how many, and in whose words."""
    words = text_input(multiline=True, most=LONGEST_WORDS)
    blocks = (
        sentence(t("nudge-question", title=event.plan.title, count=told)),
        field("words", t("field-message-words"), words, hint=t("field-nudge-words-hint", words=t("nudge-words")), optional=True),
        small(t("nudge-once")),
    )
    return modal(NUDGE_FORM, t("nudge-title"), blocks, t, submit=t("button-send"), carries=event.id)


def message_form(event: Event, t: Texts, *, counts: Mapping[Whom, int]) -> View:
    """Ask to whom an organiser writes, and what."""
    whom = [option(t(f"whom-{each}", count=counts[each]), str(each)) for each in CHOICES]
    blocks = (
        field("whom", t("field-message-whom"), select("whom", whom, chosen=str(Whom.COMING))),
        field("words", t("field-message-words"), text_input(multiline=True, most=LONGEST_WORDS), hint=t("field-message-words-hint")),
    )
    return modal(MESSAGE_FORM, t("message-title"), blocks, t, submit=t("button-message-look"), carries=event.id)


def preview(shown: ShownMessage, t: Texts, *, told: int) -> View:
    """Show a message before it goes, with how many get it."""
    event, message = shown.message.event, shown.message
    carries = json.dumps([event, message.whom, message.words], ensure_ascii=False)
    blocks = (sentence(t("message-preview", count=told)), *_said(shown, t), small(t("message-preview-hint")))
    return modal(SEND_FORM, t("message-title"), blocks, t, submit=t("button-send"), carries=carries)


def read_preview(carried: str) -> tuple[str, str, str]:
    """Read what a preview carries: the event's number, to whom, and the words; a forged one is of no event."""
    try:
        event, whom, words = json.loads(carried)
    except (ValueError, TypeError):
        return "", "", ""
    return str(event), str(whom), str(words)


def message(shown: ShownMessage, t: Texts) -> Message:
    """Render what a member gets: who writes, about what, the words as typed, and the way to reply."""
    row = buttons(f"message:{shown.message.id}", button(t("button-message-reply"), REPLY_ACTION, str(shown.message.id)))
    return Message(text=_from(shown, t), blocks=(*_said(shown, t), row, small(t("message-reply-hint", name=shown.by))))


def reply_form(shown: ShownMessage, t: Texts) -> View:
    """Ask for a reply to a message."""
    blocks = (*_said(shown, t), field("words", t("field-message-reply"), text_input(multiline=True, most=LONGEST_WORDS)))
    return modal(REPLY_FORM, t("reply-title"), blocks, t, submit=t("button-send"), carries=shown.message.id)


def reply(event: Event, words: str, t: Texts, *, by: str) -> Message:
    """Pass on a reply to whoever wrote."""
    said = t("message-reply", name=by, title=event.plan.title, event=number(event.id))
    return Message(text=said, blocks=(sentence(said), prose(quote(words))))


def _said(shown: ShownMessage, t: Texts) -> tuple[Block, ...]:
    return sentence(_from(shown, t)), prose(quote(shown.message.words))


def _from(shown: ShownMessage, t: Texts) -> str:
    plan = shown.event.plan if shown.event else None
    when = t.when(plan.starts_at, plan.ends_at) if plan else ""
    return t("message-from", name=shown.by, title=plan.title if plan else "", event=number(shown.message.event), when=when)
