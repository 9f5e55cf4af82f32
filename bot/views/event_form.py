"""The form for a new event, its preview, and what it says once it is posted."""

from dataclasses import replace
from datetime import date, time

from bot.domain.event_form import MOST_PLACES, MOST_SESSIONS, EventForm, SessionFields
from bot.domain.events import LONGEST_TEXT, LONGEST_TITLE, EventKind
from bot.domain.ids import MemberId
from bot.domain.planning import NOTHING_TO_SAY, Remarks
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views.blocks import Block, View, button, buttons, divider, field, modal, option, select, sentence, small, text_input
from bot.views.date_polls import written
from bot.views.events import WITHDRAW_ACTION, channel_card, number
from bot.views.planning import remarks_block
from bot.views.profile import provinces_menu, types_menu
from bot.views.series_form import repeat_fields, scope_fields

EVENT_FORM = "event_form"
CHANGE = "event_change"
PREVIEW = "event_preview"
POSTED = "event_posted"
AGAIN = ":again"
"""Behind the draft's key: they were asked whether they mean it."""
MORE_OPTIONS_ACTION = "event_more_options"
KIND_ACTION = "kind"
"""Choosing another kind gives the form other fields, so Slack tells of it at once."""
ADD_SESSION_ACTION = "event_add_session"

FIRST_FURTHER = 2
"""The number of the first session that has a row of its own."""

LEAST_SESSIONS = 2
"""Rows for further sessions that a course's form opens with."""


def event_form(form: EventForm, t: Texts) -> View:
    """Render the form: seven fields, and with *Meer opties* the rest in the same form without losing what was typed.

    To change an event it has all fields but the channel, where its card is, and the agenda, which has a form of its own.
    """
    changes = form.event is not None
    blocks = [*([sentence(form.note)] if form.note else []), *scope_fields(form, t), *_first_fields(form, t)]
    if not changes:
        blocks.append(field("channel", t("field-channel"), channel_select(form.channel), hint=t("field-channel-hint")))
    if form.more:
        blocks += _further_fields(form, t)
    else:
        blocks.append(buttons("more_options", button(t("button-more-options"), MORE_OPTIONS_ACTION, "more")))
    return modal(
        CHANGE if changes else EVENT_FORM,
        t("form-change-title", number=number(form.event)) if form.event else t("form-event-title", kind=form.kind),
        (_marked(block, form) for block in blocks),
        t,
        submit=t("button-save") if changes else t("button-preview"),
        carries=f"{form.event}:{form.version}" if changes else written(form.of) if form.of else "more" if form.more else "",
    )


def _first_fields(form: EventForm, t: Texts) -> list[Block]:
    kinds = select("kind", [option(t(f"kind-{kind}"), str(kind)) for kind in EventKind], chosen=str(form.kind))
    return [
        field("title", t("field-title"), text_input(value=form.title, most=LONGEST_TITLE, placeholder=t("field-title-example"))),
        {**field(KIND_ACTION, t("field-kind"), kinds), "dispatch_action": True},
        field("date", t("field-date"), datepicker(form.on)),
        field("begin", t("field-begin"), timepicker(form.begin)),
        field("end", t("field-end"), timepicker(form.end)),
        field("place", t("field-place"), text_input(value=form.place, most=300)),
    ]


def _further_fields(form: EventForm, t: Texts) -> list[Block]:
    web: Block = {"type": "url_text_input", **({"initial_value": form.link} if form.link else {})}
    blocks = [field("link", t("field-link"), web, optional=True)]
    if form.event is None:
        blocks += repeat_fields(form.repeats, t) if form.of is None else []
        lines = text_input(value=form.agenda, multiline=True, most=LONGEST_TEXT)
        blocks.append(field("agenda", t("field-agenda"), lines, hint=t("field-agenda-hint"), optional=True))
    blocks.append(field("end_date", t("field-end-date"), datepicker(form.end_on), hint=t("field-end-date-hint"), optional=True))
    if form.kind is EventKind.COURSE or form.sessions:
        blocks += _session_fields(form, t)
    return [
        *blocks,
        field("rsvp_until", t("field-rsvp-until"), datepicker(form.rsvp_until), optional=True),
        field("minimum", t("field-minimum"), _count(form.minimum), optional=True),
        field("decision_on", t("field-decision"), datepicker(form.decision_on), hint=t("field-decision-hint"), optional=True),
        field("maximum", t("field-maximum"), _count(form.maximum), optional=True),
        field("reserve_on", t("field-reserve"), datepicker(form.reserve_on), optional=True),
        field("audience", t("field-audience"), text_input(value=form.audience, most=300), optional=True),
        field(
            "audience_types", t("field-audience-types"), types_menu(form.narrowed.types, t), hint=t("field-audience-hint"), optional=True
        ),
        field("audience_provinces", t("field-audience-provinces"), provinces_menu(form.narrowed.provinces, t), optional=True),
        field("hosts", t("field-hosts"), _people(form.hosts), hint=t("field-hosts-hint"), optional=True),
    ]


def _session_fields(form: EventForm, t: Texts) -> list[Block]:
    """Make the rows for further sessions: a day each, and hours, which are those of the first unless said otherwise."""
    rows = form.sessions or (SessionFields(),) * LEAST_SESSIONS
    blocks: list[Block] = []
    for place, row in enumerate(rows, FIRST_FURTHER):
        hint = t("field-session-hours-hint") if place == FIRST_FURTHER else None
        blocks += [
            field(f"session_date_{place}", t("field-session-date", session=place), datepicker(row.on), optional=True),
            field(f"session_begin_{place}", t("field-session-begin", session=place), timepicker(row.begin), hint=hint, optional=True),
            field(f"session_end_{place}", t("field-session-end", session=place), timepicker(row.end), optional=True),
        ]
    if len(rows) < MOST_SESSIONS - 1:
        blocks.append(buttons("add_session", button(t("button-add-session"), ADD_SESSION_ACTION, "more")))
    return blocks


def with_session(form: EventForm) -> EventForm:
    """Give the form a row for one more session."""
    rows = form.sessions or (SessionFields(),) * LEAST_SESSIONS
    return replace(form, sessions=(*rows, SessionFields())[: MOST_SESSIONS - 1])


def _marked(block: Block, form: EventForm) -> Block:
    """Give a field that another changed a block of its own, or Slack would keep its former value."""
    if block.get("block_id") not in form.fresh:
        return block
    mark = f"{block['block_id']}@{form.version}"
    return {**block, "block_id": mark, "element": {**block["element"], "action_id": mark}}


def event_preview(shown: ShownEvent, draft: str, t: Texts, channel_texts: Texts, *, remarks: Remarks = NOTHING_TO_SAY) -> View:
    """Show the card as it will look in the channel, with *Plaatsen*, and before it what to know of its date."""
    card = [block for block in channel_card(shown, channel_texts).blocks if block["type"] != "actions"]
    return View(
        callback_id=PREVIEW,
        title=t("preview-title"),
        blocks=(*remarks_block(remarks, t), sentence(t("preview-intro", channel=shown.channel_name)), divider(), *card[:-1]),
        submit=t("button-post"),
        close=t("button-back"),
        private_metadata=draft,
    )


def event_again(question: str, draft: str, t: Texts) -> View:
    """Ask whether the very same is meant to be posted a second time."""
    return View(
        callback_id=PREVIEW,
        title=t("preview-title"),
        blocks=(sentence(question),),
        submit=t("button-post-again"),
        close=t("button-back"),
        private_metadata=f"{draft}{AGAIN}",
    )


def event_posted(shown: ShownEvent, t: Texts) -> View:
    """Say that it is posted, with *Ongedaan maken*."""
    said = t("event-posted", title=shown.event.plan.title, number=number(shown.event.id), channel=shown.channel_name)
    return View(
        callback_id=POSTED,
        title=t("form-event-title", kind=shown.event.plan.kind),
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


def datepicker(on: date | None) -> Block:
    """Make the choice of a day."""
    return {"type": "datepicker", **({"initial_date": on.isoformat()} if on else {})}


def timepicker(at: time | None) -> Block:
    """Make the choice of a time."""
    return {"type": "timepicker", **({"initial_time": at.strftime("%H:%M")} if at else {})}


def _count(typed: str) -> Block:
    made: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": str(MOST_PLACES)}
    return {**made, "initial_value": typed} if typed.isdecimal() else made


def _people(chosen: tuple[MemberId, ...]) -> Block:
    return {"type": "multi_users_select", **({"initial_users": list(chosen)} if chosen else {})}


def channel_select(chosen: str | None) -> Block:
    """Make the choice of a channel."""
    made: Block = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return {**made, "initial_conversation": chosen} if chosen else made
