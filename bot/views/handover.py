"""How a handover looks: the chair's list, the question to a successor, and the chair's weekly overview."""

from collections.abc import Sequence
from datetime import date

from bot.domain.handover import LineState
from bot.domain.ids import ActionItemId
from bot.domain.questions import Question
from bot.domain.view_models import ShownAction, ShownLine
from bot.texts import Texts
from bot.views.action_items import LONGEST_SHOWN, item_blocks, item_buttons, number
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
    modal,
    prose,
    run,
    section,
    sentence,
    small,
)

CHOOSE_ACTION = "handover_choose"
CHOOSE_ALL_ACTION = "handover_choose_all"
ACCEPT_ACTION = "handover_accept"
DECLINE_ACTION = "handover_decline"
LIST_ACTION = "handover_list"
HANDOVER_FORM = "handover_form"

LINES_LISTED = 15
"""Lines on a page: each takes two of a message's fifty blocks."""

ITEMS_SHOWN = 5
"""In the overview; the others are named by their number (docs/product.md, section 6)."""

LEAVERS_SHOWN = 8
"""In the overview: the others come when these are done."""

LINES_ASKED = 20
"""Lines in one question: each takes two of a message's fifty blocks."""


def handover_list(lines: Sequence[ShownLine], t: Texts, *, page: int = 0) -> Message:
    """Render what a leaver had in hand, line by line; the same list is asked for again page by page."""
    if not lines:
        return Message(text=t("handover-none"), blocks=(sentence(t("handover-none")),))
    leaver = lines[0].line.leaver
    title = t("handover-title", name=lines[0].leaver)
    waiting = [each for each in lines if not each.line.is_settled]
    blocks: list[Block] = [header(title), sentence(t("handover-intro", count=len(waiting)))]
    for each in lines[page * LINES_LISTED : (page + 1) * LINES_LISTED]:
        blocks.append(_line(each, t))
        if not each.line.is_settled:
            text_id = "button-choose-another" if each.line.state is LineState.ASKED else "button-choose"
            blocks.append(buttons(f"handover:{each.line.id}", button(t(text_id), CHOOSE_ACTION, str(each.line.id)), about=_named(each, t)))
    ends = []
    if len([each for each in waiting if each.line.state is LineState.OPEN]) > 1:
        ends.append(button(t("button-choose-all"), CHOOSE_ALL_ACTION, leaver))
    rest = len(lines) - (page + 1) * LINES_LISTED
    if rest > 0:
        ends.append(button(t("button-next-page", rest=rest), LIST_ACTION, f"{leaver}:{page + 1}"))
    return Message(text=title, blocks=(*blocks, *([buttons("handover_ends", *ends)] if ends else [])))


def successor_asked(lines: Sequence[ShownLine], t: Texts, *, by: str) -> Message:
    """Ask a member to take over lines, each with a button to accept and one to decline."""
    said = t("successor-asked", by=by, name=lines[0].leaver, count=len(lines))
    blocks: list[Block] = [sentence(said)]
    for each in lines:
        value = str(each.line.id)
        blocks.append(_line(each, t, bare=True))
        accept = button(t("button-take-over"), ACCEPT_ACTION, value, style="primary")
        blocks.append(buttons(f"handover:{value}", accept, button(t("button-not-me"), DECLINE_ACTION, value), about=_named(each, t)))
    return Message(text=said, blocks=tuple(blocks))


def taken_over(shown: ShownLine, t: Texts, *, by: str, taken: bool) -> Message:
    """Tell whoever asked for it whether a line was taken over; where not, with the button to choose another."""
    said = t("taken-over-told" if taken else "not-taken-over-told", by=by, name=shown.leaver)
    blocks = [sentence(said), _line(shown, t, bare=True)]
    if not taken and not shown.line.is_settled:
        blocks.append(buttons(f"handover:{shown.line.id}", button(t("button-choose-another"), CHOOSE_ACTION, str(shown.line.id))))
    return Message(text=said, blocks=tuple(blocks))


def said_to_successor(shown: ShownLine, t: Texts) -> Message:
    """Confirm to a member what they took over or declined."""
    said = t("take-over-done" if shown.line.state is LineState.TAKEN else "take-over-declined")
    return Message(text=said, blocks=(sentence(said), _line(shown, t, bare=True)))


def successor_form(lines: Sequence[ShownLine], t: Texts, *, metadata: str) -> View:
    """Ask who takes over some lines."""
    about = [_line(each, t, bare=True) for each in lines[:LINES_ASKED]]
    rest = [small(t("handover-rest", rest=len(lines) - LINES_ASKED))] if len(lines) > LINES_ASKED else []
    return modal(
        HANDOVER_FORM,
        t("form-handover-title"),
        (*about, *rest, field("successor", t("field-successor"), {"type": "users_select"}, hint=t("field-successor-hint"))),
        t,
        submit=t("button-ask"),
        carries=metadata,
    )


def overview(
    shown: Sequence[ShownAction],
    left: Sequence[tuple[str, str, int]],
    t: Texts,
    *,
    today: date,
    rest: Sequence[ActionItemId],
    command: str,
    asked: Sequence[Question] = (),
) -> Message:
    """Render the chair's weekly overview: items nobody is pinged about any more, what leavers had in hand, questions without an answer."""
    title = t("overview-title")
    blocks: list[Block] = [header(title)]
    if shown:
        blocks.append(sentence(t("overview-items", count=len(shown) + len(rest))))
    for each in shown:
        blocks += [*item_blocks(each, t, today), *item_buttons(each, t, "overview")]
    if rest:
        blocks.append(sentence(t("overview-rest", numbers=", ".join(map(number, rest)), command=command)))
    for member, name, count in left[:LEAVERS_SHOWN]:
        blocks.append(sentence(t("overview-left", name=name, count=count)))
        blocks.append(buttons(f"left:{member}", button(t("button-handover-list"), LIST_ACTION, f"{member}:0"), about=name))
    if asked:
        lines: list[list[Block | str]] = [
            [run(f"K{each.id}", bold=True), f" · {clip(each.plan.text, LONGEST_SHOWN)}"] for each in asked[:LEAVERS_SHOWN]
        ]
        blocks.append(prose(section(t("overview-questions", count=len(asked))), bullets(lines)))
    return Message(text=title, blocks=tuple(blocks))


def _line(shown: ShownLine, t: Texts, *, bare: bool = False) -> Block:
    line = shown.line
    name = run(_subject(shown, t), bold=True)
    state = "" if bare else t(f"handover-{line.state}", name=shown.successor)
    parts: list[Block | str] = [name]
    if shown.what:
        parts += [" ", run(clip(shown.what, LONGEST_SHOWN))]
    return prose(section(*parts, *(["\n", state] if state else [])))


def _subject(shown: ShownLine, t: Texts) -> str:
    return shown.line.subject if shown.line.duty is None else t(f"duty-{shown.line.duty}")


def _named(shown: ShownLine, t: Texts) -> str:
    return f"{_subject(shown, t)} {shown.what}".rstrip()
