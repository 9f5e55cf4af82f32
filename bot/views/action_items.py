"""How action items look: the card of one, lists, the day's ping, and the forms."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.action_items import LONGEST_ACTION, ActionState
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.shown import ShownAction
from bot.texts import Texts
from bot.views.blocks import (
    MOST_VALUE,
    Block,
    Message,
    View,
    button,
    buttons,
    clip,
    field,
    header,
    option,
    prose,
    run,
    section,
    sentence,
    small,
    text_input,
)

DONE_ACTION = "action_done"
LATER_ACTION = "action_later"
DROP_ACTION = "action_drop"
CHANGE_ACTION = "action_change"
UNDO_ACTION = "action_undo"
REOPEN_ACTION = "action_reopen"
AGAIN_ACTION = "action_again"
CHOOSE_DATE_ACTION = "action_choose_date"
PAGE_ACTION = "action_page"
FORM = "action_form"
POSTPONE_FORM = "action_postpone"

DAYS_AHEAD = (1, 3, 7)
"""The choices of *Later herinneren*, in days from today."""

ITEMS_PINGED = 10
"""Items in one DM; the rest is named by its number (product reference, section 6)."""

ITEMS_LISTED = 15
"""Items on a page: each takes up to two of a message's fifty blocks."""

LONGEST_SHOWN = 600
"""Characters of an item within a list; its own card shows it whole."""


def number(item: ActionItemId) -> str:
    """Write an action item's short number."""
    return f"A{item}"


def card(shown: ShownAction, t: Texts, *, today: date, news: str = "", on: date | None = None) -> Message:
    """Render one action item with what the reader may do, and first what just happened to it."""
    said = _news(shown, t, news, on)
    blocks = [sentence(said)] if said else []
    blocks += [*_item(shown, t, today, whole=True), *_buttons(shown, t, news)]
    return Message(text=said or t("action-fallback", number=number(shown.item.id), text=shown.item.text), blocks=tuple(blocks))


def action_list(shown: Sequence[ShownAction], t: Texts, *, today: date, title: str, empty: str, page: int, scope: str) -> Message:
    """Render a page of action items, the earliest due first."""
    if not shown:
        return Message(text=empty, blocks=(sentence(empty),))
    first = page * ITEMS_LISTED
    blocks: list[Block] = [header(title)]
    for each in shown[first : first + ITEMS_LISTED]:
        blocks += [*_item(each, t, today), *_buttons(each, t, "listed")]
    rest = len(shown) - first - ITEMS_LISTED
    if rest > 0:
        blocks.append(buttons("action_page", button(t("button-next-page", rest=rest), PAGE_ACTION, f"{scope}:{page + 1}")))
    return Message(text=title, blocks=tuple(blocks))


def ping(shown: Sequence[ShownAction], t: Texts, *, today: date, command: str) -> Message:
    """Render the one DM of the day: ten items, the longest overdue first, each with its own buttons."""
    ordered = sorted(shown, key=lambda each: (each.item.due_on or date.max, each.item.id))
    title = t("ping-title", count=len(ordered))
    blocks: list[Block] = [sentence(title)]
    for each in ordered[:ITEMS_PINGED]:
        blocks += [*_item(each, t, today), *_buttons(each, t, "ping")]
    rest = len(ordered) - ITEMS_PINGED
    if rest > 0:
        blocks.append(sentence(t("ping-rest", rest=rest, command=command)))
    return Message(text=title, blocks=tuple(blocks))


def assigned(shown: ShownAction, t: Texts, *, today: date) -> Message:
    """Tell an owner that an action item is his."""
    said = t("assigned", by=shown.assigned_by, number=number(shown.item.id))
    return Message(text=said, blocks=(sentence(said), *_item(shown, t, today, whole=True), *_buttons(shown, t, "ping")))


def told_done(shown: ShownAction, t: Texts, *, by: str) -> Message:
    """Tell that an action item is done."""
    said = t("told-done", by=by, number=number(shown.item.id), text=clip(shown.item.text, LONGEST_SHOWN))
    return Message(text=said, blocks=(sentence(said),))


def made_again(shown: ShownAction, t: Texts, *, today: date) -> Message:
    """Ask whether the same action item is really meant twice."""
    said = t("action-again", number=number(shown.item.id))
    again = buttons("action_again", button(t("button-again"), AGAIN_ACTION, str(shown.item.id)))
    return Message(text=said, blocks=(sentence(said), *_item(shown, t, today), again))


def ask_date(text: str, owners: Sequence[MemberId], options: Sequence[date], doubt: str, t: Texts) -> Message:
    """Ask which day is meant; a button for each carries what was typed, so that nothing is lost."""
    choices = []
    for place, day in enumerate([*options, None]):
        value = json.dumps({"text": text, "owners": list(owners), "due": day.isoformat() if day else None}, ensure_ascii=False)
        if len(value) <= MOST_VALUE:
            label = t.day(day) if day else t("button-no-date")
            choices.append(button(label, f"{CHOOSE_DATE_ACTION}.{place}", value))
    blocks = [sentence(doubt), prose(section(run(text, italic=True)))]
    if choices:
        blocks.append(buttons("action_date", *choices[:5]))
    return Message(text=doubt, blocks=tuple(blocks))


def form(
    t: Texts, *, text: str = "", owners: Sequence[MemberId] = (), due_on: date | None = None, item: ActionItemId | None = None
) -> View:
    """Render the form for a new action item, or to change what was understood of one."""
    people: Block = {"type": "multi_users_select"}
    if owners:
        people["initial_users"] = list(owners)
    due: Block = {"type": "datepicker", **({"initial_date": due_on.isoformat()} if due_on else {})}
    return View(
        callback_id=FORM,
        title=t("form-action-title"),
        blocks=(
            field("text", t("field-action-text"), text_input(value=text, multiline=True, most=LONGEST_ACTION)),
            field("owners", t("field-action-owners"), people, hint=t("field-action-owners-hint"), optional=True),
            field("due_on", t("field-action-due"), due, optional=True),
        ),
        submit=t("button-record"),
        close=t("button-cancel"),
        private_metadata=str(item) if item is not None else "",
    )


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
    return View(
        callback_id=POSTPONE_FORM,
        title=t("form-postpone-title"),
        blocks=(
            prose(section(run(number(shown.item.id), bold=True), f" {clip(shown.item.text, LONGEST_SHOWN)}")),
            field("until", t("field-later"), radios),
            field("own_date", t("field-later-date"), {"type": "datepicker"}, hint=t("field-later-date-hint"), optional=True),
        ),
        submit=t("button-later"),
        close=t("button-cancel"),
        private_metadata=str(shown.item.id),
    )


def _item(shown: ShownAction, t: Texts, today: date, *, whole: bool = False) -> list[Block]:
    item = shown.item
    text = item.text if whole else clip(item.text, LONGEST_SHOWN)
    facts = [", ".join(shown.owners)]
    if item.due_on is None:
        facts.append(t("due-none"))
    else:
        facts.append(t("due-overdue" if shown.overdue else "due-on", day=t.day(item.due_on), days=(today - item.due_on).days))
    if item.state is not ActionState.OPEN:
        facts.append(t(f"action-state-{item.state}", by=shown.closed_by or ""))
    head = section(run(number(item.id), bold=True), " ", run(text, strike=item.state is not ActionState.OPEN), "\n", " · ".join(facts))
    blocks: list[Block] = [prose(head)]
    if whole:
        from_where = t("action-source", channel=shown.source_channel) if shown.source_channel else ""
        by = "" if shown.owners == (shown.assigned_by,) else t("action-assigned-by", by=shown.assigned_by)
        if by or from_where:
            blocks.append(small(by, from_where))
    return blocks


def _buttons(shown: ShownAction, t: Texts, news: str) -> list[Block]:
    item = shown.item
    value = str(item.id)
    chosen: list[Block] = []
    if item.state is ActionState.OPEN:
        if shown.his:
            chosen.append(button(t("button-done"), DONE_ACTION, value, style="primary"))
        if shown.owns:
            chosen.append(button(t("button-later"), LATER_ACTION, value))
        if shown.last_ping and news == "ping":
            chosen.append(button(t("button-drop"), DROP_ACTION, value))
        if news == "made":
            chosen += [button(t("button-change"), CHANGE_ACTION, value), button(t("button-undo"), UNDO_ACTION, value)]
        elif news == "" and shown.his:
            chosen.append(button(t("button-change"), CHANGE_ACTION, value))
    elif shown.his and item.state in {ActionState.DONE, ActionState.DROPPED}:
        undoes = news in {"done", "dropped"}
        chosen.append(button(t("button-undo" if undoes else "button-reopen"), REOPEN_ACTION, value))
    return [buttons(f"action:{item.id}", *chosen)] if chosen else []


def _news(shown: ShownAction, t: Texts, news: str, on: date | None) -> str:
    name = number(shown.item.id)
    match news:
        case "made":
            due = shown.item.due_on
            return t("action-made-due", number=name, day=t.day(due)) if due else t("action-made", number=name)
        case "postponed":
            return t("action-postponed", number=name, day=t.day(on)) if on else ""
        case "done" | "reopened" | "undone" | "dropped":
            return t(f"action-{news}", number=name)
        case _:
            return ""
