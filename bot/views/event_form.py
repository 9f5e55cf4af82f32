"""The form for a new event, its preview, and what it says once it is posted."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.events import LONGEST_TEXT, LONGEST_TITLE, EventKind
from bot.domain.shown import Shown
from bot.texts import Texts
from bot.views.blocks import Block, View, button, buttons, divider, field, option, select, sentence, small, text_input
from bot.views.events import WITHDRAW_ACTION, channel_card, number

FORM = "event_form"
PREVIEW = "event_preview"
POSTED = "event_posted"
MORE_OPTIONS_ACTION = "event_more_options"

MOST_PLACES = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForm:
    """What stands in the form when it opens: all empty for a new event, but the channel and sensible hours."""

    channel: str | None = None
    kind: EventKind = EventKind.MEETING
    on: date | None = None
    begin: time = time(13)
    end: time = time(16)
    more: bool = False


def event_form(form: EventForm, t: Texts) -> View:
    """Render the form: seven fields, and with *Meer opties* the rest in the same form without losing what was typed."""
    blocks: list[Block] = [
        field("title", t("field-title"), text_input(most=LONGEST_TITLE, placeholder=t("field-title-example"))),
        field("kind", t("field-kind"), select("kind", [option(t(f"kind-{kind}"), str(kind)) for kind in EventKind], chosen=str(form.kind))),
        field("date", t("field-date"), _datepicker(form.on)),
        field("begin", t("field-begin"), _timepicker(form.begin)),
        field("end", t("field-end"), _timepicker(form.end)),
        field("place", t("field-place"), text_input(most=300)),
        field("channel", t("field-channel"), _channel(form.channel), hint=t("field-channel-hint")),
    ]
    if form.more:
        blocks += [
            field("link", t("field-link"), {"type": "url_text_input"}, optional=True),
            field("agenda", t("field-agenda"), text_input(multiline=True, most=LONGEST_TEXT), hint=t("field-agenda-hint"), optional=True),
            field("end_date", t("field-end-date"), _datepicker(None), hint=t("field-end-date-hint"), optional=True),
            field("rsvp_until", t("field-rsvp-until"), _datepicker(None), optional=True),
            field("minimum", t("field-minimum"), _count(), optional=True),
            field("maximum", t("field-maximum"), _count(), optional=True),
            field("reserve_on", t("field-reserve"), _datepicker(None), optional=True),
            field("audience", t("field-audience"), text_input(most=300), optional=True),
        ]
    else:
        blocks.append(buttons("more_options", button(t("button-more-options"), MORE_OPTIONS_ACTION, "more")))
    return View(
        callback_id=FORM,
        title=t("form-event-title"),
        blocks=tuple(blocks),
        submit=t("button-preview"),
        close=t("button-cancel"),
        private_metadata="more" if form.more else "",
    )


def event_preview(shown: Shown, draft: str, t: Texts, channel_texts: Texts) -> View:
    """Show the card as it will stand in the channel, with *Plaatsen*."""
    card = [block for block in channel_card(shown, channel_texts).blocks if block["type"] != "actions"]
    return View(
        callback_id=PREVIEW,
        title=t("preview-title"),
        blocks=(sentence(t("preview-intro", channel=shown.channel_name)), divider(), *card[:-1]),
        submit=t("button-post"),
        close=t("button-back"),
        private_metadata=draft,
    )


def event_posted(shown: Shown, t: Texts) -> View:
    """Say that it is posted, with *Ongedaan maken*."""
    said = t("event-posted", title=shown.event.plan.title, number=number(shown.event.id), channel=shown.channel_name)
    return View(
        callback_id=POSTED,
        title=t("form-event-title"),
        blocks=(
            sentence(said),
            buttons("posted", button(t("button-withdraw"), WITHDRAW_ACTION, str(shown.event.id))),
            small(t("event-posted-hint")),
        ),
        close=t("button-close"),
        ends=True,
    )


def said(text: str, t: Texts, *, title: str, ends: bool = False) -> View:
    """Show one sentence in a modal; `ends` where the form under it is done with."""
    return View(callback_id="said", title=title, blocks=(sentence(text),), close=t("button-close"), ends=ends)


def _datepicker(on: date | None) -> Block:
    return {"type": "datepicker", **({"initial_date": on.isoformat()} if on else {})}


def _timepicker(at: time) -> Block:
    return {"type": "timepicker", "initial_time": at.strftime("%H:%M")}


def _count() -> Block:
    return {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": str(MOST_PLACES)}


def _channel(chosen: str | None) -> Block:
    made: Block = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return {**made, "initial_conversation": chosen} if chosen else made
