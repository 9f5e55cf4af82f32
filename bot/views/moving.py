"""How a move looks: the card it leaves behind, the words to those who were coming, and the forms to move with."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import assert_never

from bot.domain.calendar import local_day
from bot.domain.events import Event, EventPlan, EventState, GoNoGo
from bot.domain.moving import Had, had
from bot.domain.planning import NOTHING_TO_SAY, Remarks
from bot.domain.rsvp import Answer, Party, Place
from bot.domain.view_models import ShownMove
from bot.texts import Texts
from bot.views.blocks import Block, Message, View, button, buttons, field, header, lines, modal, option, prose, run, select, sentence, small
from bot.views.events import RSVP_ACTION, answer_buttons, answer_label, named, number
from bot.views.planning import remarks_block

UNDO_ACTION = "move_undo"
"""Its value is the number of the event as it was before."""

MOVE_FORM = "move_form"
SHORTEN_FORM = "shorten_form"


def closed_card(event: Event, to: Event | None, t: Texts, *, retired: bool) -> Message | None:
    """Render what is left of a card that takes no answers any more because another took its place; None where it does."""
    if event.state is EventState.MOVED and to is not None:
        return moved_card(event, to, t)
    return retired_card(event, t) if retired else None


def moved_card(event: Event, to: Event, t: Texts) -> Message:
    """Render what is left of the card of an event that was moved: where it went, and no buttons."""
    old = run(t.when(event.plan.starts_at, event.plan.ends_at), strike=True)
    facts = {"when": t.when(to.plan.starts_at, to.plan.ends_at), "event": number(to.id)}
    where = t("card-merged", title=to.plan.title, **facts) if event.verdict is GoNoGo.MERGED else t("card-moved", **facts)
    return Message(
        text=named(event, t),
        blocks=(
            header(event.plan.title),
            prose(lines([old], [run(where, bold=True)])),
            small(f"{number(event.id)} · {t('card-moved-hint', event=number(to.id))}"),
        ),
    )


def retired_card(event: Event, t: Texts) -> Message:
    """Render what is left of a card for which a newer one is in the channel."""
    return Message(text=named(event, t), blocks=(header(event.plan.title), small(f"{number(event.id)} · {t('card-retired')}")))


def told_moved(move: ShownMove, own: Party, t: Texts) -> Message:
    """Tell those who were coming where it went, with old and new, and ask whether they come then."""
    event = move.event
    said = [_what_happened(move, t)]
    if own.confirm_by is None:
        said.append(t("told-answered", answer=answer_label(event, own.answer, t)))
        row = answer_buttons(event, t)
    else:
        said.append(question(own, own.confirm_by, t, elsewhere=move.into_another))
        row = confirm_buttons(event, own, t)
    text = " ".join(said)
    return Message(text=text, blocks=(*(sentence(part) for part in said), row))


def asked_to_confirm(event: Event, own: Party, t: Texts, *, now: datetime) -> Message:
    """Remind a member of what they lose unless they confirm it."""
    facts = {"title": event.plan.title, "day": t.day(local_day(event.plan.next_begins_at(now), t.zone)), "event": number(event.id)}
    said = t(f"confirm-{had(own)}", until=t.day(own.confirm_by or local_day(event.plan.starts_at, t.zone)), **facts)
    return Message(text=said, blocks=(sentence(said), confirm_buttons(event, own, t)))


def told_lapsed(event: Event, had: Had, t: Texts, *, now: datetime) -> Message:
    """Tell a member that what they had lapsed, and that they may still come."""
    said = t(f"lapsed-{had}", title=event.plan.title, day=t.day(local_day(event.plan.next_begins_at(now), t.zone)), event=number(event.id))
    return Message(text=said, blocks=(sentence(said), answer_buttons(event, t)))


def move_said(move: ShownMove, t: Texts, *, until: date | None, remarks: Remarks = NOTHING_TO_SAY) -> Message:
    """Tell the organiser what became of their move and what to know of the date, with *Ongedaan maken* while that can be."""
    event = move.event
    facts = {"when": t.when(event.plan.starts_at, event.plan.ends_at), "event": number(event.id)}
    if move.undone:
        said = t("said-brought-back", title=event.plan.title, **facts)
    elif move.into_another:
        said = t("said-merged", title=move.was.plan.title, target=event.plan.title, **facts)
    else:
        said = t("said-moved", title=event.plan.title, **facts)
    told = t("said-moved-told", count=move.told, day=t.short_day(move.until))
    blocks: list[Block] = [sentence(f"{said} {told}"), *remarks_block(remarks, t)]
    if until is not None:
        blocks.append(buttons(f"moved:{move.was.id}", button(t("button-undo-move"), UNDO_ACTION, str(move.was.id))))
        blocks.append(small(t("undo-move-hint", day=t.short_day(until))))
    return Message(text=f"{said} {told}", blocks=tuple(blocks))


def move_form(event: Event, plan: EventPlan | None, t: Texts, *, concerned: int, deciding: bool) -> View:
    """Render the form to move with; `plan` is the new date as far as it is known, `deciding` the answer to the question."""
    begins, ends = (plan or event.plan).starts_at.astimezone(t.zone), (plan or event.plan).ends_at.astimezone(t.zone)
    day = begins.date() if plan else None
    until = plan.rsvp_until if plan else None
    intro = t("form-move-intro", title=event.plan.title, event=number(event.id), when=t.when(event.plan.starts_at, event.plan.ends_at))
    blocks = (
        sentence(intro),
        field("date", t("field-date"), _picker("datepicker", "initial_date", day.isoformat() if day else None)),
        field("begin", t("field-begin"), _picker("timepicker", "initial_time", f"{begins:%H:%M}")),
        field("end", t("field-end"), _picker("timepicker", "initial_time", f"{ends:%H:%M}")),
        field(
            "rsvp_until",
            t("field-rsvp-until"),
            _picker("datepicker", "initial_date", until.isoformat() if until else None),
            hint=t("form-move-until-hint"),
            optional=True,
        ),
        small(t("form-move-told", count=concerned)),
    )
    return modal(MOVE_FORM, t("form-move-title"), blocks, t, submit=t("button-move"), carries=_metadata(event, deciding=deciding))


def shorten_form(event: Event, others: Sequence[Event], t: Texts, *, concerned: int, deciding: bool) -> View:
    """Render the form to choose in which other event this one goes on."""
    intro = t("form-move-intro", title=event.plan.title, event=number(event.id), when=t.when(event.plan.starts_at, event.plan.ends_at))
    if not others:
        return View(
            callback_id=SHORTEN_FORM,
            title=t("form-shorten-title"),
            blocks=(sentence(intro), sentence(t("no-other-event"))),
            close=t("button-close"),
        )
    options = [option(f"{t.short_day(local_day(each.plan.starts_at, t.zone))} · {each.plan.title}", str(each.id)) for each in others]
    blocks = (
        sentence(intro),
        field("target", t("field-shorten"), select("target", options), hint=t("form-shorten-hint")),
        small(t("form-move-told", count=concerned)),
    )
    return modal(SHORTEN_FORM, t("form-shorten-title"), blocks, t, submit=t("button-move"), carries=_metadata(event, deciding=deciding))


def moved_said(move: ShownMove, t: Texts) -> Message:
    """Say to everybody where an event went."""
    said = _what_happened(move, t)
    return Message(text=said, blocks=(sentence(said),))


def _what_happened(move: ShownMove, t: Texts) -> str:
    event, was = move.event, move.was
    old = t.when(was.plan.starts_at, was.plan.ends_at)
    new = t.when(event.plan.starts_at, event.plan.ends_at)
    if move.undone:
        return t(
            "told-brought-back", title=event.plan.title, old=t.day(local_day(was.plan.starts_at, t.zone)), new=new, event=number(event.id)
        )
    if move.into_another:
        day = t.day(local_day(was.plan.starts_at, t.zone))
        return t("told-merged", title=was.plan.title, old=day, target=event.plan.title, new=new, event=number(event.id))
    return t("told-moved", title=event.plan.title, old=old, new=new, event=number(event.id))


def question(own: Party, until: date, t: Texts, *, elsewhere: bool = False) -> str:
    """Ask a member to confirm what came along with them."""
    day = t.day(until)
    match own.place:
        case Place.SEATED if own.deputy:
            return t("ask-deputy", deputy=own.deputy, day=day)
        case Place.SEATED:
            return t("ask-place", guests=own.guests, day=day)
        case Place.WAITING:
            return t("ask-wait-there" if elsewhere else "ask-wait", day=day)
        case Place.NONE:
            return t("ask-maybe", day=day)
        case _:
            assert_never(own.place)


def confirm_buttons(event: Event, own: Party, t: Texts) -> Block:
    """Put the button that confirms first, and beside it the other answers; whoever said maybe has the usual three."""
    if own.answer is Answer.MAYBE:
        return answer_buttons(event, t)
    confirm = button(t("button-confirm"), f"{RSVP_ACTION}.{own.answer}", str(event.id), style="primary")
    others = [answer for answer in Answer if answer is not own.answer]
    return buttons(
        f"rsvp:{event.id}",
        confirm,
        *(button(answer_label(event, answer, t), f"{RSVP_ACTION}.{answer}", str(event.id)) for answer in others),
    )


def _metadata(event: Event, *, deciding: bool) -> str:
    return f"{event.id}:{'deciding' if deciding else ''}"


def _picker(kind: str, name: str, value: str | None) -> Block:
    return {"type": kind, **({name: value} if value else {})}
