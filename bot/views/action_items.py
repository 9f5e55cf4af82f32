"""How action items look: the card of one, lists, the day's ping, and what is told about them."""

import json
from collections.abc import Sequence
from datetime import date

from bot.domain.action_history import Step
from bot.domain.action_items import ActionState
from bot.domain.ids import ActionItemId, MemberId
from bot.domain.view_models import ShownAction, ShownHappening
from bot.texts import Texts
from bot.views.blocks import MOST_VALUE, Block, Message, bullets, button, buttons, clip, header, prose, quote, run, section, sentence, small
from bot.views.decisions import came_from

DONE_ACTION = "action_done"
LATER_ACTION = "action_later"
DROP_ACTION = "action_drop"
CHANGE_ACTION = "action_change"
UNDO_ACTION = "action_undo"
REOPEN_ACTION = "action_reopen"
AGAIN_ACTION = "action_again"
CHOOSE_OWNER_ACTION = "action_owner"
"""Action ids `action_owner.<place>`: the value is the text of the item with whoever was meant."""

CHOOSE_DATE_ACTION = "action_choose_date"
PAGE_ACTION = "action_page"
PREVIOUS_PAGE_ACTION = "action_page_back"
ASK_DATE_ACTION = "action_ask_due"
GIVE_BACK_ACTION = "action_give_back"
LINK_ACTION = "action_link"
GRANT_ACTION = "action_grant_due"
DECLINE_ACTION = "action_decline_due"

ITEMS_PINGED = 10
"""Items in one DM; the rest is named by its number (docs/product.md, section 6)."""

MOST_CHOICES = 25
"""Buttons that Slack takes in one row."""

ITEMS_LISTED = 15
"""Items on a page: each takes up to two of a message's fifty blocks."""

LONGEST_SHOWN = 600
"""Characters of an item within a list; its own card shows it whole."""


def number(item: ActionItemId) -> str:
    """Write an action item's short number."""
    return f"A{item}"


def card(
    shown: ShownAction,
    t: Texts,
    *,
    today: date,
    news: str = "",
    on: date | None = None,
    history: Sequence[ShownHappening] = (),
) -> Message:
    """Render one action item with what the reader may do, and first what just happened to it; its history comes last."""
    said = _news(shown, t, news, on)
    blocks = [sentence(said)] if said else []
    blocks += [*item_blocks(shown, t, today, whole=True), *item_buttons(shown, t, news)]
    if history and not said:
        blocks.append(prose(section(run(t("action-history-title"), bold=True)), bullets([_happened(each, t)] for each in history)))
    return Message(text=said or t("action-fallback", number=number(shown.item.id), text=shown.item.text), blocks=tuple(blocks))


def action_list(
    shown: Sequence[ShownAction], t: Texts, *, today: date, title: str, empty: str, page: int, count: int, scope: str
) -> Message:
    """Render a page of action items, the earliest due first; `count` is of all pages."""
    if not shown:
        return Message(text=empty, blocks=(sentence(empty),))
    blocks: list[Block] = [header(title)]
    for each in shown:
        blocks += [*item_blocks(each, t, today), *item_buttons(each, t, "listed")]
    turns = []
    if page > 0:
        turns.append(button(t("button-previous-page"), PREVIOUS_PAGE_ACTION, f"{scope}:{page - 1}"))
    rest = count - (page + 1) * ITEMS_LISTED
    if rest > 0:
        turns.append(button(t("button-next-page", rest=rest), PAGE_ACTION, f"{scope}:{page + 1}"))
    return Message(text=title, blocks=(*blocks, *([buttons("action_page", *turns)] if turns else [])))


def ping(shown: Sequence[ShownAction], t: Texts, *, today: date, command: str) -> Message:
    """Render the one DM of the day: ten items, the longest overdue first, each with its own buttons."""
    ordered = sorted(shown, key=lambda each: (each.item.due_on or date.max, each.item.id))
    title = t("ping-title", count=len(ordered))
    blocks: list[Block] = [sentence(title)]
    for each in ordered[:ITEMS_PINGED]:
        blocks += [
            *item_blocks(each, t, today, spoken=True),
            *([small(t("ping-last"))] if each.last_ping else []),
            *item_buttons(each, t, "ping"),
        ]
    rest = len(ordered) - ITEMS_PINGED
    if rest > 0:
        blocks.append(sentence(t("ping-rest", rest=rest, command=command)))
    return Message(text=title, blocks=tuple(blocks))


def assigned(shown: ShownAction, t: Texts, *, today: date) -> Message:
    """Tell an owner that an action item is theirs."""
    said = t("assigned", by=shown.assigned_by, number=number(shown.item.id))
    return Message(text=said, blocks=(sentence(said), *item_blocks(shown, t, today, whole=True), *item_buttons(shown, t, "ping")))


def assigned_together(shown: Sequence[ShownAction], t: Texts, *, today: date, by: str) -> Message:
    """Tell an owner of several action items at once that came to be theirs."""
    said = t("assigned-together", by=by, count=len(shown))
    blocks = [sentence(said)]
    for each in shown[:ITEMS_PINGED]:
        blocks += [*item_blocks(each, t, today), *item_buttons(each, t, "ping")]
    if len(shown) > ITEMS_PINGED:
        blocks.append(sentence(t("assigned-rest", numbers=", ".join(number(each.item.id) for each in shown[ITEMS_PINGED:]))))
    return Message(text=said, blocks=tuple(blocks))


def told_done(shown: ShownAction, t: Texts, *, by: str) -> Message:
    """Tell that an action item is done."""
    return _told(t("told-done", by=by, number=number(shown.item.id), text=clip(shown.item.text, LONGEST_SHOWN)))


def told_no_longer(shown: ShownAction, t: Texts, *, by: str) -> Message:
    """Tell whoever owned an item that it is with others now."""
    text = clip(shown.item.text, LONGEST_SHOWN)
    return _told(t("told-no-longer", by=by, number=number(shown.item.id), owners=", ".join(shown.owners), text=text))


def told_dropped(shown: ShownAction, t: Texts, *, by: str) -> Message:
    """Tell that an action item was dropped."""
    return _told(t("told-dropped", by=by, number=number(shown.item.id), text=clip(shown.item.text, LONGEST_SHOWN)))


def due_asked(shown: ShownAction, t: Texts, *, today: date, by: str, on: date) -> Message:
    """Ask whoever assigned an action item whether another due date is all right."""
    said = t("due-asked", by=by, number=number(shown.item.id), day=t.day(on))
    answers = buttons(f"action:{shown.item.id}", *_due_answers(shown, t, on))
    return Message(text=said, blocks=(sentence(said), *item_blocks(shown, t, today), answers))


def due_answered(shown: ShownAction, t: Texts, *, today: date, by: str, on: date, granted: bool) -> Message:
    """Tell an owner what became of the due date that was asked for."""
    said = t("due-granted-told" if granted else "due-declined-told", by=by, number=number(shown.item.id), day=t.day(on))
    return Message(text=said, blocks=(sentence(said), *item_blocks(shown, t, today), *item_buttons(shown, t, "ping")))


def given_back(shown: ShownAction, t: Texts, *, today: date, by: str, reason: str) -> Message:
    """Tell whoever assigned an action item that its owner gave it back, and why."""
    said = t("given-back-told", by=by, number=number(shown.item.id))
    return Message(
        text=said, blocks=(sentence(said), prose(quote(reason)), *item_blocks(shown, t, today, whole=True), *item_buttons(shown, t, ""))
    )


def made_again(shown: ShownAction, t: Texts, *, today: date) -> Message:
    """Ask whether the same action item is really meant twice."""
    said = t("action-again", number=number(shown.item.id))
    again = buttons("action_again", button(t("button-again"), AGAIN_ACTION, str(shown.item.id)))
    return Message(text=said, blocks=(sentence(said), *item_blocks(shown, t, today), again))


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
        blocks.append(buttons("action_date", *choices[:MOST_CHOICES]))
    return Message(text=doubt, blocks=tuple(blocks))


def ask_owner(text: str, name: str, options: Sequence[tuple[MemberId, str]], t: Texts) -> Message:
    """Ask who is meant by a name that Slack did not know; each button carries the whole text, with whoever was meant in it."""
    said = t("action-owner-asked", name=name)
    meant = [(label, text.replace(f"@{name}", f"<@{member}>", 1)) for member, label in options]
    meant.append((t("button-no-member", name=name), text.replace(f"@{name}", name, 1)))
    taps = [button(label, f"{CHOOSE_OWNER_ACTION}.{place}", value) for place, (label, value) in enumerate(meant)]
    return Message(text=said, blocks=(sentence(said), prose(section(run(text, italic=True))), buttons("action_owner", *taps)))


def item_blocks(shown: ShownAction, t: Texts, today: date, *, whole: bool = False, spoken: bool = False) -> list[Block]:
    """Show an action item: number, words, owners and due date; whole with where it came from, spoken with how far its day is."""
    item = shown.item
    text = item.text if whole else clip(item.text, LONGEST_SHOWN)
    facts = [", ".join(shown.owners)]
    if item.due_on is None:
        facts.append(t("due-none"))
    elif spoken:
        days = (item.due_on - today).days
        far = t("due-ahead", days=days) if days >= 0 else t("due-over", days=-days)
        facts.append(t("due-spoken", day=t.day(item.due_on), far=far))
    else:
        facts.append(t("due-overdue" if shown.overdue else "due-on", day=t.day(item.due_on), days=(today - item.due_on).days))
    if item.state is not ActionState.OPEN:
        facts.append(t(f"action-state-{item.state}", by=shown.closed_by or ""))
    if shown.draft:
        facts.append(t("action-draft"))
    head = section(run(number(item.id), bold=True), " ", run(text, strike=item.state is not ActionState.OPEN), "\n", " · ".join(facts))
    blocks: list[Block] = [prose(head)]
    notes = _notes(shown, t) if whole else []
    if notes:
        blocks.append(small(*notes))
    if shown.origin is not None:
        minutes, source = shown.origin
        blocks.append(prose(section(came_from(minutes, t)), *([quote(clip(source, LONGEST_SHOWN))] if source else [])))
    return blocks


def _notes(shown: ShownAction, t: Texts) -> list[str]:
    item = shown.item
    notes = []
    if shown.owners != (shown.assigned_by,):
        notes.append(t("action-assigned-by", by=shown.assigned_by))
    if shown.source_channel:
        notes.append(t("action-source-hidden" if shown.source_hidden else "action-source", channel=shown.source_channel))
    if shown.source_event and item.event is not None:
        notes.append(t("action-source-event", number=f"V{item.event}", title=shown.source_event))
    if item.decision is not None:
        notes.append(t("action-source-decision", number=f"B{item.decision}"))
    if item.names:
        notes.append(t("action-not-in-slack", names=", ".join(item.names)))
    if item.asked_due_on is not None and item.state is ActionState.OPEN:
        notes.append(t("action-due-asked-open", by=shown.asked_due_by or "", day=t.day(item.asked_due_on)))
    return notes


def item_buttons(shown: ShownAction, t: Texts, news: str) -> list[Block]:
    """Return the buttons for what the reader may do; `news` says where they are: on a card, in a list, in a ping."""
    item = shown.item
    chosen = _open_buttons(shown, t, news) if item.state is ActionState.OPEN else []
    if shown.ends and item.state in {ActionState.DONE, ActionState.DROPPED}:
        undoes = news in {"done", "dropped"}
        chosen = [button(t("button-undo" if undoes else "button-reopen"), REOPEN_ACTION, str(item.id))]
    return [buttons(f"action:{item.id}", *chosen, about=f"{number(item.id)} {item.text}")] if chosen else []


def _open_buttons(shown: ShownAction, t: Texts, news: str) -> list[Block]:
    item, value = shown.item, str(shown.item.id)
    on_card = news == ""
    chosen: list[tuple[bool, Block]] = [
        (shown.ends, button(t("button-done"), DONE_ACTION, value, style="primary")),
        (shown.pinged and news != "overview", button(t("button-later"), LATER_ACTION, value)),
        (shown.given and news in {"", "ping"}, button(t("button-ask-due"), ASK_DATE_ACTION, value)),
        (shown.given and news in {"", "ping"}, button(t("button-give-back"), GIVE_BACK_ACTION, value)),
        (_may_drop(shown, news), button(t("button-drop"), DROP_ACTION, value)),
        (shown.changes and news in {"", "made", "changed", "overview"}, button(t("button-change"), CHANGE_ACTION, value)),
        (bool(item.names) and shown.organiser and on_card, button(t("button-link"), LINK_ACTION, value)),
        (news == "made", button(t("button-undo"), UNDO_ACTION, value)),
    ]
    answers = _due_answers(shown, t, item.asked_due_on) if item.asked_due_on and shown.changes and on_card else []
    return [each for shows, each in chosen if shows] + answers


def _may_drop(shown: ShownAction, news: str) -> bool:
    """Return whether dropping is offered: with the last ping, in the overview, and on the card to whoever decides about it."""
    return shown.ends and (
        (news == "ping" and shown.offers_drop) or news == "overview" or (news == "" and (shown.changes or shown.offers_drop))
    )


def _due_answers(shown: ShownAction, t: Texts, on: date) -> list[Block]:
    value = f"{shown.item.id}:{on.isoformat()}"
    return [button(t("button-grant"), GRANT_ACTION, value, style="primary"), button(t("button-decline"), DECLINE_ACTION, value)]


def _told(said: str) -> Message:
    return Message(text=said, blocks=(sentence(said),))


def _news(shown: ShownAction, t: Texts, news: str, on: date | None) -> str:
    name = number(shown.item.id)
    match news:
        case "made":
            due = shown.item.due_on
            return t("action-made-due", number=name, day=t.day(due)) if due else t("action-made", number=name)
        case "postponed" | "due_asked" | "due_granted" | "due_declined":
            return t(f"action-{news.replace('_', '-')}", number=name, day=t.day(on)) if on else ""
        case "done" | "reopened" | "undone" | "dropped" | "changed" | "given_back" | "linked":
            return t(f"action-{news.replace('_', '-')}", number=name)
        case _:
            return ""


def _happened(each: ShownHappening, t: Texts) -> str:
    """Tell one thing that happened, in a line."""
    facts = each.facts
    days = {name: t.day(date.fromisoformat(facts[name])) for name in ("on", "until", "after") if facts.get(name)}
    owners = ", ".join((*each.people, *(name for name in facts.get("names", "").split("\n") if name)))
    what = str(each.what).replace("_", "-")
    match each.what:
        case Step.DUE_MOVED:
            said = t("happened-due-moved", day=days["after"]) if "after" in days else t("happened-due-removed")
        case Step.POSTPONED:
            said = t("happened-postponed", day=days["until"])
        case Step.DUE_ASKED | Step.DUE_GRANTED | Step.DUE_DECLINED:
            said = t(f"happened-{what}", day=days["on"])
        case Step.ASSIGNED:
            said = t("happened-assigned", owners=owners)
        case Step.LINKED:
            said = t("happened-linked", name=facts["name"], member=owners)
        case Step.HANDED_OVER:
            said = t("happened-handed-over", leaver=owners)
        case Step.GIVEN_BACK:
            said = t("happened-given-back", reason=facts["reason"])
        case Step.REWORDED:
            said = t("happened-reworded", before=clip(facts["before"], LONGEST_SHOWN))
        case _:
            said = t(f"happened-{what}")
    return t("happened", moment=t.moment(each.at), by=each.by, what=said)
