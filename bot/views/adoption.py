"""How the adoption of minutes looks: the question to the chair, the form for a change, what was said, and the withdrawal."""

from collections.abc import Sequence

from bot.domain.action_items import LONGEST_ACTION
from bot.domain.decisions import LONGEST_DECISION
from bot.domain.events import Event
from bot.domain.ids import EventId, MinutesId
from bot.domain.minutes import LONGEST_NOTE, Minutes, MinutesState
from bot.domain.view_models import Corrigible, ShownMinutes
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
    modal,
    prose,
    run,
    section,
    sentence,
    small,
    text_input,
)
from bot.views.events import number

ADOPT_ACTION = "adoption_adopt"
CHANGE_ACTION = "adoption_change"
HOLD_OVER_ACTION = "adoption_hold_over"
"""The value of each is the number of the minutes and that of the meeting, `7:12`."""

UNDO_ACTION = "adoption_undo"
WITHDRAW_ACTION = "minutes_withdraw"
CHANGE_FORM = "adoption_change"
WITHDRAW_FORM = "minutes_withdraw"

MOST_MINUTES = 10
"""Minutes in one message: each takes two of its fifty blocks."""

MOST_FIELDS = 90
"""Decisions and action items in the form, of the hundred blocks Slack takes."""

LONGEST_LINE = 200
MOST_LINES = 20
"""Action items in the word on minutes that were withdrawn."""


def asked(meeting: Event, found: Sequence[Minutes], t: Texts) -> Message:
    """Ask the chair what a meeting made of the minutes on its agenda."""
    said = t("adoption-asked", title=meeting.plan.title, number=number(meeting.id), count=len(found))
    blocks: list[Block] = [sentence(said)]
    for each in found[:MOST_MINUTES]:
        blocks += [prose(section(run(named(each, t), bold=True))), choices(each, meeting.id, t)]
    return Message(text=said, blocks=(*blocks, small(t("adoption-hint"))))


def choices(minutes: Minutes, meeting: EventId, t: Texts) -> Block:
    """Make the three buttons that say what a meeting made of minutes."""
    value = f"{minutes.id}:{meeting}"
    return buttons(
        f"adoption:{minutes.id}",
        button(t("button-adopted"), ADOPT_ACTION, value, style="primary"),
        button(t("button-adopted-changed"), CHANGE_ACTION, value),
        button(t("button-held-over"), HOLD_OVER_ACTION, value),
        about=named(minutes, t),
    )


def said(shown: ShownMinutes, t: Texts) -> str:
    """Say what became of minutes; empty while nobody said anything of them."""
    found = shown.minutes
    if found.settled_by is None:
        return ""
    words = t(f"adoption-said-{found.state}", minutes=named(found, t), by=shown.settled_by)
    return f"{words} {t('adoption-note', note=clip(found.note, 500))}" if found.note else words


def news(shown: ShownMinutes, t: Texts) -> Message:
    """Say what just became of minutes, with *Ongedaan maken*."""
    words = said(shown, t) or t("adoption-reopened", minutes=named(shown.minutes, t))
    undo = [buttons("undo", button(t("button-undo"), UNDO_ACTION, str(shown.minutes.id)))] if shown.minutes.settled_by else []
    return Message(text=words, blocks=(sentence(words), *undo))


def change_form(found: Minutes, meeting: Event, came_from: Sequence[Corrigible], t: Texts) -> View:
    """Ask with which change minutes were adopted; what came from them stands there to be corrected."""
    fitting = [each for each in came_from if len(each.text) <= _most(each)]
    left_out = [small(t("adoption-form-more"))] if len(fitting[:MOST_FIELDS]) < len(came_from) else []
    blocks = (
        sentence(t("form-adoption-intro", minutes=named(found, t))),
        field("note", t("field-adoption-note"), text_input(multiline=True, most=LONGEST_NOTE), hint=t("field-adoption-note-hint")),
        *(_correction(each, t) for each in fitting[:MOST_FIELDS]),
        *left_out,
    )
    return modal(CHANGE_FORM, t("form-adoption-title"), blocks, t, submit=t("button-adopted"), carries=f"{found.id}:{meeting.id}")


def withdraw_form(found: Minutes, came_from: Sequence[Corrigible], t: Texts, *, told: int) -> View:
    """Ask before minutes are withdrawn, and say what goes with them, and that so many owners are told."""
    decisions = sum(each.decision is not None for each in came_from)
    about = t("form-withdraw-intro", minutes=named(found, t), decisions=decisions, actions=len(came_from) - decisions, told=told)
    blocks = (
        sentence(about),
        field("note", t("field-withdraw-note"), text_input(multiline=True, most=LONGEST_NOTE), hint=t("field-withdraw-note-hint")),
    )
    return modal(WITHDRAW_FORM, t("form-withdraw-title"), blocks, t, submit=t("button-minutes-withdraw-now"), carries=found.id)


def withdraw_row(minutes: MinutesId, t: Texts) -> Block:
    """Make the row under minutes with what an organiser may do: withdraw them."""
    return buttons(f"minutes:{minutes}", button(t("button-minutes-withdraw"), WITHDRAW_ACTION, str(minutes)))


def told_withdrawn(found: Minutes, lines: Sequence[tuple[str, str]], t: Texts, *, by: str) -> Message:
    """Tell an owner which action items lapsed with minutes that were withdrawn, or are open again; `lines` are numbers and words."""
    gone = found.state is MinutesState.WITHDRAWN
    words = t("told-withdrawn" if gone else "told-reinstated", minutes=named(found, t), by=by, count=len(lines))
    shown: list[Sequence[Block | str]] = [[run(item, bold=True), f" · {clip(text, LONGEST_LINE)}"] for item, text in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append([t("minutes-more", count=len(lines) - MOST_LINES)])
    reason = [sentence(t("adoption-note", note=found.note))] if found.note and gone else []
    return Message(text=words, blocks=(prose(section(words), bullets(shown)), *reason))


def named(found: Minutes, t: Texts) -> str:
    """Name minutes in a sentence: *het verslag van 13 september (Overleg)*."""
    day = t.short_day(found.held_on) if found.held_on else found.file_name
    return t("adoption-minutes-titled", day=day, title=clip(found.title, 100)) if found.title else t("adoption-minutes", day=day)


def _correction(each: Corrigible, t: Texts) -> Block:
    label = (
        t("field-adoption-decision", number=f"B{each.decision}") if each.decision else t("field-adoption-action", number=f"A{each.action}")
    )
    return field(f"text-{each.position}", label, text_input(value=each.text, multiline=True, most=_most(each)))


def _most(each: Corrigible) -> int:
    return LONGEST_DECISION if each.decision is not None else LONGEST_ACTION
