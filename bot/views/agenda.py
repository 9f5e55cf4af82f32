"""How an agenda looks: on a card, by itself, its forms, and the words about what was proposed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.agenda import LONGEST_ITEM, LONGEST_TALK, LONGEST_WORD, AgendaItem, AgendaPoint, ItemState
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import EventId
from bot.domain.minutes import OnAgenda
from bot.domain.view_models import ShownAction, ShownAgenda, ShownItem, ShownProposal
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
    header,
    lines,
    link,
    modal,
    option,
    prose,
    quote,
    run,
    section,
    select,
    sentence,
    small,
    text_input,
)

PROPOSE_ACTION = "agenda_propose"
CHANGE_ACTION = "agenda_change"
REMOVE_ACTION = "agenda_remove"
ACCEPT_ACTION = "agenda_accept"
DECLINE_ACTION = "agenda_decline"
AGENDA_ITEM_FORM = "agenda_item"
DECLINE_FORM = "agenda_decline"

LONGEST_PRESENTER = 100

ITEMS_SHOWN = 15
"""Open action items under an agenda; the rest is counted."""

LONGEST_ACTION_SHOWN = 200
"""Characters of an action item within that list."""

MOST_PROPOSALS = 15
"""Proposals under an agenda: each takes two of a message's fifty blocks."""

_MINUTE = timedelta(minutes=1)


def agenda_parts(items: Sequence[ShownItem], t: Texts) -> list[Block]:
    """Make the paragraphs of an agenda on a card; none where there is nothing on it."""
    if not items:
        return []
    return [section("\n", run(t("fact-agenda"), bold=True)), bullets((item_line(item, t) for item in items), ordered=True)]


def item_line(item: ShownItem, t: Texts) -> list[Block | str]:
    """Write an agenda item: its title, how long, by whom, and where the attachment is."""
    facts = [fact for fact in (duration(item.lasts, t), item.presenter) if fact]
    row: list[Block | str] = [item_title(item, t), f" ({', '.join(facts)})" if facts else ""]
    if item.attachment:
        row += [" · ", link(item.attachment, t("agenda-attachment-hidden" if item.attachment_hidden else "agenda-attachment"))]
    return row


def item_title(item: ShownItem, t: Texts) -> str:
    """Name an agenda item; a standing one is about the minutes of a meeting before."""
    if item.minutes is not None:
        return _adoption_title(item.minutes, t)
    if item.minutes_of is None:
        return item.title
    day = t.short_day(local_day(item.minutes_of.plan.starts_at, t.zone))
    return t("agenda-standing-minutes", day=day, number=f"V{item.minutes_of.id}")


def _adoption_title(found: OnAgenda, t: Texts) -> str:
    """Say that minutes are to be adopted, or what became of that, and while they are not that they are a *concept*."""
    day = t.short_day(found.held_on) if found.held_on else ""
    number = f", {_number(found.event)}" if found.event else ""
    return t(f"agenda-adoption-{found.state}", day=day, number=number)


def agenda(shown: ShownAgenda, t: Texts) -> Message:
    """Render the agenda of an event, with what the reader may do with it."""
    plan = shown.event.plan
    title = t("agenda-of", title=plan.title, number=_number(shown.event.id))
    listed = [bullets((item_line(item, t) for item in shown.items), ordered=True)] if shown.items else [section(t("agenda-empty"))]
    total = sum((item.lasts for item in shown.items if item.lasts), timedelta(0))
    blocks: list[Block] = [
        header(clip(title, 150)),
        prose(lines([run(t.when(plan.starts_at, plan.ends_at), bold=True)]), *listed, *open_items_parts(shown.open_items, t)),
    ]
    if total:
        blocks.append(small(t("agenda-total", duration=duration(total, t))))
    if shown.open:
        blocks += [_agenda_buttons(shown, t), *_proposed(shown, t)]
    return Message(text=title, blocks=tuple(blocks))


def open_items_parts(items: Sequence[ShownAction], t: Texts) -> list[Block]:
    """Make the paragraphs of what is still open of the meetings before; none where nothing is."""
    if not items:
        return []
    rest = len(items) - ITEMS_SHOWN
    more = [section(t("agenda-more-open-items", count=rest))] if rest > 0 else []
    return [
        section("\n", run(t("agenda-open-items"), bold=True)),
        bullets(_promise(item, t) for item in items[:ITEMS_SHOWN]),
        *more,
    ]


def item_form(
    t: Texts,
    *,
    events: Sequence[Event] = (),
    chosen: EventId | None = None,
    title: str = "",
    item: AgendaItem | None = None,
    count: int = 0,
) -> View:
    """Render the form of an item: a new one, for one of the events, or one on the agenda, with its place among `count`."""
    point = item.point if item else AgendaPoint(title=title)
    blocks: list[Block] = []
    if item is None:
        choices = [option(clip(_event_label(event, t), 75), str(event.id)) for event in events]
        blocks.append(field("event", t("field-agenda-event"), select("event", choices, chosen=str(chosen or ""))))
    blocks += [
        field("title", t("field-agenda-title"), text_input(value=point.title, most=LONGEST_ITEM)),
        field("lasts", t("field-agenda-lasts"), _number_input(point.lasts, LONGEST_TALK // _MINUTE), optional=True),
        field("presenter", t("field-agenda-presenter"), _person(point.presenter), optional=True),
        field(
            "presenter_name",
            t("field-agenda-presenter-name"),
            text_input(value=point.presenter_name or "", most=LONGEST_PRESENTER),
            hint=t("field-agenda-presenter-name-hint"),
            optional=True,
        ),
        field(
            "attachment", t("field-agenda-attachment"), _address(point.attachment), hint=t("field-agenda-attachment-hint"), optional=True
        ),
    ]
    if item is not None:
        places = [option(str(place), str(place)) for place in range(1, count + 1)]
        blocks += [
            field("position", t("field-agenda-position"), select("position", places, chosen=str(item.position))),
            buttons("remove", button(t("button-remove-item"), REMOVE_ACTION, str(item.id))),
        ]
    return modal(
        AGENDA_ITEM_FORM,
        t("form-agenda-change-title" if item else "form-agenda-title"),
        blocks,
        t,
        submit=t("button-save" if item else "button-hand-in-item"),
        carries=str(item.id) if item else "",
    )


def item_news(shown: ShownProposal, t: Texts, *, news: str, told: int = 0) -> Message:
    """Say what just happened to an item, with *Ongedaan maken* for one that was just added or proposed."""
    said = t(f"agenda-item-{news}", item=shown.shown.title, title=shown.event.plan.title, event=_number(shown.event.id))
    said = f"{said} {t('told-of-it', told=told)}" if news == "accepted" else said
    undo = [buttons("undo", button(t("button-undo"), REMOVE_ACTION, str(shown.item.id)))] if news in {"added", "proposed"} else []
    return Message(text=said, blocks=(sentence(said), *undo))


def decline_form(shown: ShownProposal, t: Texts) -> View:
    """Ask for the reason with which a proposal is declined."""
    blocks = (
        sentence(t("decline-intro", item=shown.shown.title, by=shown.by)),
        field("word", t("field-decline-word"), text_input(multiline=True, most=LONGEST_WORD)),
    )
    return modal(DECLINE_FORM, t("form-decline-title"), blocks, t, submit=t("button-decline-item"), carries=shown.item.id)


def proposal(shown: ShownProposal, t: Texts) -> Message:
    """Ask an organiser whether an item goes on the agenda."""
    said = t("proposal-asked", by=shown.by, title=shown.event.plan.title, number=_number(shown.event.id))
    blocks = (prose(section(said), bullets([item_line(shown.shown, t)])), _decide_buttons(shown, t))
    return Message(text=f"{said} {shown.shown.title}", blocks=blocks)


def proposals(shown: ShownAgenda, t: Texts, *, until: datetime) -> Message:
    """Ask an organiser about all that is still to be decided before the agenda goes out."""
    number, count, day = _number(shown.event.id), len(shown.proposals), t.coming_day(local_day(until, t.zone))
    said = t("proposals-asked", title=shown.event.plan.title, number=number, count=count, day=day)
    more = [small(t("proposals-more", number=number))] if count > MOST_PROPOSALS else []
    return Message(text=said, blocks=(sentence(said), *_proposed(shown, t), *more))


def left_over(shown: ShownProposal, was: Event, t: Texts, *, own: bool) -> Message:
    """Say of a proposal that its meeting ended without a decision, to its maker (`own`) or to an organiser, who is asked anew."""
    asked = shown.event
    facts = {"item": shown.shown.title, "by": shown.by, "was": was.plan.title, "was_number": _number(was.id)}
    waits = asked.id == was.id
    text_id = f"left-over-{'waits' if waits else 'carried'}-{'own' if own else 'other'}"
    if not waits:
        day = t.coming_day(local_day(asked.plan.starts_at, t.zone))
        facts |= {"title": asked.plan.title, "number": _number(asked.id), "day": day}
    said = t(text_id, **facts)
    return Message(text=said, blocks=(sentence(said), *(() if waits or own else (_decide_buttons(shown, t),))))


def proposal_settled(shown: ShownProposal, t: Texts) -> str:
    """Say who decided on a proposal, and what; empty while nobody did."""
    if shown.item.state is ItemState.PROPOSED:
        return ""
    if shown.item.state is ItemState.REMOVED:
        return t("proposal-removed")
    return " ".join((t(f"proposal-{shown.item.state}", by=shown.decided_by), shown.item.reason or "")).strip()


def proposal_answered(shown: ShownProposal, t: Texts) -> Message:
    """Tell whoever proposed an item what came of it, with the reason of whoever decided."""
    facts = {"item": shown.shown.title, "title": shown.event.plan.title, "number": _number(shown.event.id), "by": shown.decided_by}
    said = t(f"proposed-{shown.item.state}", **facts)
    word = [prose(quote(shown.item.reason))] if shown.item.reason else []
    return Message(text=said, blocks=(sentence(said), *word))


def propose_button(event: EventId, t: Texts) -> Block:
    """Make the button with which a member proposes an agenda item."""
    return button(t("button-propose-item"), PROPOSE_ACTION, str(event))


def duration(lasts: timedelta | None, t: Texts) -> str:
    """Write how long an item takes; empty where nobody said so."""
    return t("agenda-lasts", number=lasts // _MINUTE) if lasts else ""


def _number(event: EventId) -> str:
    return f"V{event}"


def _agenda_buttons(shown: ShownAgenda, t: Texts) -> Block:
    text_id = "button-add-item" if shown.may_manage else "button-propose-item"
    add = button(t(text_id), PROPOSE_ACTION, str(shown.event.id))
    own = [(place, item) for place, item in enumerate(shown.items, start=1) if item.item is not None]
    if not shown.may_manage or not own:
        return buttons(f"agenda:{shown.event.id}", add)
    choices = [option(clip(f"{place}. {item.title}", 75), str(item.item)) for place, item in own]
    return buttons(f"agenda:{shown.event.id}", add, select(CHANGE_ACTION, choices, placeholder=t("placeholder-change-item")))


def _decide_buttons(shown: ShownProposal, t: Texts) -> Block:
    number = str(shown.item.id)
    return buttons(
        f"proposal:{number}",
        button(t("button-accept-item"), ACCEPT_ACTION, number, style="primary"),
        button(t("button-decline-item-word"), DECLINE_ACTION, number),
        about=shown.shown.title,
    )


def _proposed_line(shown: ShownProposal, t: Texts) -> Block:
    return section(t("agenda-proposed-by", by=shown.by), " ", *item_line(shown.shown, t))


def _proposed(shown: ShownAgenda, t: Texts) -> list[Block]:
    listed = shown.proposals[:MOST_PROPOSALS]
    return [block for each in listed for block in (prose(_proposed_line(each, t)), _decide_buttons(each, t))]


def _event_label(event: Event, t: Texts) -> str:
    return f"{t.short_day(local_day(event.plan.starts_at, t.zone))} · {event.plan.title}"


def _number_input(lasts: timedelta | None, most: int) -> Block:
    made: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": str(most)}
    return {**made, "initial_value": str(lasts // _MINUTE)} if lasts else made


def _person(chosen: str | None) -> Block:
    return {"type": "users_select", **({"initial_user": chosen} if chosen else {})}


def _address(typed: str | None) -> Block:
    return {"type": "url_text_input", **({"initial_value": typed} if typed else {})}


def _promise(shown: ShownAction, t: Texts) -> list[Block | str]:
    """Name an open action item with its owner and date, and nothing that sounds like a reproach."""
    due = t("due-on", day=t.short_day(shown.item.due_on)) if shown.item.due_on else ""
    known = ", ".join(fact for fact in (", ".join(shown.owners), due, t("action-draft") if shown.draft else "") if fact)
    return [run(f"A{shown.item.id} ", bold=True), f"{clip(shown.item.text, LONGEST_ACTION_SHOWN)} ({known})"]
