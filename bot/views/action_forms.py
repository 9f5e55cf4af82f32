"""The forms of action items: a new one, a change, later, another date, giving back, the member behind a name."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.action_items import LONGEST_ACTION, LONGEST_REASON, Source
from bot.domain.ids import ActionItemId, ChannelId, MemberId, MessageTs
from bot.domain.view_models import ShownAction
from bot.texts import Texts
from bot.views.action_items import LONGEST_SHOWN, number
from bot.views.blocks import Block, View, clip, field, modal, option, prose, run, section, text_input

ACTION_FORM = "action_form"
POSTPONE_FORM = "action_postpone"
ASK_DATE_FORM = "action_ask_due_form"
GIVE_BACK_FORM = "action_give_back_form"
LINK_FORM = "action_link_form"

MOST_DIGITS = 9
"""Digits of a short number: more would not fit the database."""

LONGEST_NAMES = 900
"""Characters: ten names of eighty, a line each."""

DAYS_AHEAD = (1, 3, 7)
"""The choices of *Later herinneren*, in days from today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the form for an action item carries along: which one it changes, or the message a new one comes from."""

    item: ActionItemId | None = None
    source: Source | None = None

    def written(self) -> str:
        """Write it as the form's metadata."""
        if self.source is not None:
            return json.dumps({"channel": self.source.channel, "ts": self.source.ts})
        return str(self.item) if self.item is not None else ""


def origin_of(metadata: str) -> Origin:
    """Read what the form carried along: nothing for a new item. A forged one carries number 0, which no item has."""
    if not metadata:
        return Origin()
    if metadata.isascii() and metadata.isdecimal() and len(metadata) <= MOST_DIGITS:
        return Origin(item=ActionItemId(int(metadata)))
    try:
        read = json.loads(metadata)
        return Origin(source=Source(channel=ChannelId(str(read["channel"])), ts=MessageTs(str(read["ts"]))))
    except (ValueError, KeyError, TypeError):
        return Origin(item=ActionItemId(0))


def form(
    t: Texts,
    *,
    text: str = "",
    owners: Sequence[MemberId] = (),
    due_on: date | None = None,
    doubt: str | None = None,
    names: Sequence[str] | None = None,
    origin: Origin = Origin(),  # frozen
) -> View:
    """Render the form for a new action item, or to change one; `names` is None for members who may not give one to another.

    `doubt` says under the date why none is filled in.
    """
    people: Block = {"type": "multi_users_select"}
    if owners:
        people["initial_users"] = list(owners)
    due: Block = {"type": "datepicker", **({"initial_date": due_on.isoformat()} if due_on else {})}
    blocks = [
        field("text", t("field-action-text"), text_input(value=text, multiline=True, most=LONGEST_ACTION)),
        field("owners", t("field-action-owners"), people, hint=t("field-action-owners-hint"), optional=True),
    ]
    if names is not None:
        typed = text_input(value="\n".join(names), multiline=True, most=LONGEST_NAMES)
        blocks.append(field("names", t("field-action-names"), typed, hint=t("field-action-names-hint"), optional=True))
    blocks.append(field("due_on", t("field-action-due"), due, hint=doubt, optional=True))
    return modal(ACTION_FORM, t("form-action-title"), blocks, t, submit=t("button-record"), carries=origin.written())


def postpone_form(shown: ShownAction, t: Texts, *, today: date, days: Sequence[tuple[int, date]]) -> View:
    """Ask until when the ping waits: tomorrow, three days, a week, or a day of one's own.

    `days` says for each choice on which day the ping will come; one that moves to a working day is named by that day.
    """
    named: dict[date, Block] = {}
    for ahead, day in days:
        text_id = f"later-{ahead}" if day == today + timedelta(days=ahead) else "later-moved"
        named.setdefault(day, option(t(text_id, day=t.day(day)), str(ahead)))
    choices = list(named.values())
    radios: Block = {"type": "radio_buttons", "options": choices, "initial_option": choices[0]}
    blocks = (
        _about(shown),
        field("until", t("field-later"), radios),
        field("own_date", t("field-later-date"), {"type": "datepicker"}, hint=t("field-later-date-hint"), optional=True),
    )
    return modal(POSTPONE_FORM, t("form-postpone-title"), blocks, t, submit=t("button-later"), carries=shown.item.id)


def ask_date_form(shown: ShownAction, t: Texts) -> View:
    """Ask for which due date an owner asks."""
    picker: Block = {"type": "datepicker", **({"initial_date": shown.item.due_on.isoformat()} if shown.item.due_on else {})}
    return modal(
        ASK_DATE_FORM,
        t("form-ask-due-title"),
        (_about(shown), field("on", t("field-ask-due"), picker, hint=t("field-ask-due-hint", by=shown.assigned_by))),
        t,
        submit=t("button-ask"),
        carries=shown.item.id,
    )


def give_back_form(shown: ShownAction, t: Texts) -> View:
    """Ask why an owner gives an item back."""
    why = text_input(multiline=True, most=LONGEST_REASON)
    return modal(
        GIVE_BACK_FORM,
        t("form-give-back-title"),
        (_about(shown), field("reason", t("field-reason"), why, hint=t("field-reason-hint", by=shown.assigned_by))),
        t,
        submit=t("button-give-back-now"),
        carries=shown.item.id,
    )


def link_form(shown: ShownAction, t: Texts) -> View:
    """Ask which member an owner is who was kept by name."""
    names = [option(name, str(place)) for place, name in enumerate(shown.item.names)]
    radios: Block = {"type": "radio_buttons", "options": names, "initial_option": names[0]}
    blocks = (
        _about(shown),
        field("name", t("field-link-name"), radios),
        field("member", t("field-link-member"), {"type": "users_select"}, hint=t("field-link-hint")),
    )
    return modal(LINK_FORM, t("form-link-title"), blocks, t, submit=t("button-link-now"), carries=shown.item.id)


def _about(shown: ShownAction) -> Block:
    return prose(section(run(number(shown.item.id), bold=True), f" {clip(shown.item.text, LONGEST_SHOWN)}"))
