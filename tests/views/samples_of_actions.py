"""Samples of action items whole: what is asked and answered about them, their history, handovers, the overview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from bot.domain.action_history import Step
from bot.domain.action_items import ActionItem, Source
from bot.domain.handover import HandoverLine, LineState
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, MessageTs
from bot.domain.view_models import ShownAction, ShownHappening, ShownLine
from bot.texts import Texts
from bot.views import action_forms, action_items, handover
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, CARLA, DIRK, GENERAL, NOW, TODAY

ITEM: Final = ActionItem(
    id=ActionItemId(31),
    text="Zaal in Zwolle bespreken & koffie regelen",
    owners=(BRAM,),
    due_on=date(2012, 10, 12),
    assigned_by=ANNA,
    assigned_at=NOW,
)
BY_NAME: Final = replace(ITEM, owners=(BRAM,), names=("Jan Pot", "Els *Vos*"), event=EventId(12), decision=DecisionId(104))
LATER: Final = date(2012, 11, 2)
ASKED: Final = replace(ITEM, asked_due_on=LATER, asked_due_by=BRAM)
GIVEN: Final = ShownAction(item=ITEM, owners=("Bram Visser",), assigned_by="Anna de Wit", ends=True, owns=True, pinged=True, given=True)
MAKERS: Final = ShownAction(item=ITEM, owners=("Bram Visser",), assigned_by="Anna de Wit", ends=True, changes=True, organiser=True)
OVERDUE: Final = ShownAction(
    item=replace(ITEM, due_on=date(2012, 8, 24)),
    owners=("Bram Visser",),
    assigned_by="Anna de Wit",
    ends=True,
    changes=True,
    organiser=True,
    overdue=True,
)


def happened(what: Step, by: str = "Bram Visser", people: tuple[str, ...] = (), **facts: str) -> ShownHappening:
    return ShownHappening(at=datetime(2012, 9, 13, 8, 4, tzinfo=UTC), by=by, what=what, facts=facts, people=people)


HISTORY: Final = (
    happened(Step.MADE, "Anna de Wit"),
    happened(Step.REWORDED, "Anna de Wit", before="Zaal & koffie"),
    happened(Step.DUE_MOVED, "Anna de Wit", before="", after="2012-10-12"),
    happened(Step.DUE_MOVED, "Anna de Wit", before="2012-10-12", after=""),
    happened(Step.ASSIGNED, "Anna de Wit", ("Bram Visser", "Carla Smit"), owners=f"{BRAM} {CARLA}", names="Jan Pot"),
    happened(Step.LINKED, "Anna de Wit", ("Dirk Mol",), name="Jan Pot", member=DIRK),
    happened(Step.POSTPONED, until="2012-09-21"),
    happened(Step.DUE_ASKED, on="2012-11-02"),
    happened(Step.DUE_DECLINED, "Anna de Wit", on="2012-11-02", asked_by=BRAM),
    happened(Step.DUE_GRANTED, "Anna de Wit", on="2012-11-09", asked_by=BRAM),
    happened(Step.GIVEN_BACK, reason="Ik ben *weg* tot januari."),
    happened(Step.HANDED_OVER, "Carla Smit", ("Dirk Mol",), member=DIRK),
    happened(Step.DONE),
    happened(Step.REOPENED),
    happened(Step.DROPPED),
    happened(Step.UNDONE),
)


def line(number: int, subject: str, what: str, state: LineState = LineState.OPEN, successor: str = "") -> ShownLine:
    who = MemberId(BRAM) if successor else None
    made = HandoverLine(id=number, leaver=DIRK, subject=subject, state=state, successor=who, asked_by=ANNA if who else None, made_at=NOW)
    return ShownLine(line=made, what=what, leaver="Dirk Mol", successor=successor)


ROOM: Final = line(1, "A31", "Zaal bespreken & *koffie*")
LINES: Final = (
    ROOM,
    line(2, "V12", "Bustour langs Overijssel", LineState.ASKED, "Bram Visser"),
    line(3, "A8", "Folder herdrukken", LineState.TAKEN, "Carla Smit"),
    line(4, "A9", "Sprekers bedanken", LineState.MOOT),
    line(5, "secretary", ""),
)
MANY: Final = tuple(line(number, f"A{number}", f"Punt {number}") for number in range(1, 23))


def _many_overdue() -> list[ShownAction]:
    return [replace(OVERDUE, item=replace(OVERDUE.item, id=ActionItemId(number))) for number in range(1, 16)]


def _card(shown: ShownAction, t: Texts, news: str = "", on: date | None = None) -> Message:
    return action_items.card(shown, t, today=TODAY, news=news, on=on)


ACTIONS: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "action_card_given": lambda t: _card(GIVEN, t),
    "action_card_of_maker": lambda t: _card(replace(MAKERS, item=ASKED, asked_due_by="Bram Visser"), t),
    "action_card_by_name": lambda t: _card(
        replace(MAKERS, item=BY_NAME, owners=("Bram Visser", "Jan Pot", "Els *Vos*"), source_event="Najaarsvergadering"), t
    ),
    "action_card_with_history": lambda t: action_items.card(GIVEN, t, today=TODAY, history=HISTORY),
    "action_changed": lambda t: _card(MAKERS, t, "changed"),
    "action_due_asked": lambda t: _card(replace(GIVEN, item=ASKED, asked_due_by="Bram Visser"), t, "due_asked", LATER),
    "action_due_granted": lambda t: _card(replace(MAKERS, item=replace(ITEM, due_on=LATER)), t, "due_granted", LATER),
    "action_due_declined": lambda t: _card(MAKERS, t, "due_declined", LATER),
    "action_given_back": lambda t: _card(replace(MAKERS, ends=False, changes=False), t, "given_back"),
    "action_linked": lambda t: _card(MAKERS, t, "linked"),
    "action_told_no_longer": lambda t: action_items.told_no_longer(MAKERS, t, by="Anna de Wit"),
    "action_told_dropped": lambda t: action_items.told_dropped(MAKERS, t, by="Bram Visser"),
    "action_asks_due": lambda t: action_items.due_asked(replace(MAKERS, item=ASKED), t, today=TODAY, by="Bram Visser", on=LATER),
    "action_told_granted": lambda t: action_items.due_answered(
        replace(GIVEN, item=replace(ITEM, due_on=LATER)), t, today=TODAY, by="Anna de Wit", on=LATER, granted=True
    ),
    "action_told_declined": lambda t: action_items.due_answered(GIVEN, t, today=TODAY, by="Anna de Wit", on=LATER, granted=False),
    "action_told_given_back": lambda t: action_items.given_back(
        MAKERS, t, today=TODAY, by="Bram Visser", reason="Ik ben *weg* tot januari."
    ),
    "action_ping_given": lambda t: action_items.ping([GIVEN], t, today=TODAY, command="/prs"),
    "action_ping_given_last": lambda t: action_items.ping(
        [replace(GIVEN, item=replace(ITEM, due_on=date(2012, 8, 31)), overdue=True, last_ping=True, offers_drop=True)],
        t,
        today=TODAY,
        command="/prs",
    ),
    "action_form": action_forms.form,
    "action_form_of_organiser": lambda t: action_forms.form(t, owners=(ANNA,), names=()),
    "action_form_of_message": lambda t: action_forms.form(
        t,
        text="Wie belt de zaal?",
        owners=(BRAM,),
        names=(),
        origin=action_forms.Origin(source=Source(channel=GENERAL, ts=MessageTs("1347609600.000300"))),
    ),
    "action_form_change": lambda t: action_forms.form(
        t,
        text="Zaal bespreken",
        owners=(BRAM,),
        due_on=date(2012, 10, 12),
        names=("Jan Pot",),
        origin=action_forms.Origin(item=ActionItemId(31)),
    ),
    "action_postpone_form": lambda t: action_forms.postpone_form(
        GIVEN, t, today=TODAY, days=[(1, date(2012, 9, 17)), (3, date(2012, 9, 17)), (7, date(2012, 9, 21))]
    ),
    "action_ask_due_form": lambda t: action_forms.ask_date_form(GIVEN, t),
    "action_give_back_form": lambda t: action_forms.give_back_form(GIVEN, t),
    "action_link_form": lambda t: action_forms.link_form(replace(MAKERS, item=BY_NAME), t),
    "actions_middle_page": lambda t: action_items.action_list(
        [MAKERS], t, today=TODAY, title=t("actions-all-title"), empty="", page=1, count=40, scope="all:"
    ),
    "handover_list": lambda t: handover.handover_list(LINES, t),
    "handover_list_first_page": lambda t: handover.handover_list(MANY, t),
    "handover_list_settled": lambda t: handover.handover_list(LINES[2:4], t),
    "handover_none": lambda t: handover.handover_list((), t),
    "handover_asked_one": lambda t: handover.successor_asked((ROOM,), t, by="Anna de Wit"),
    "handover_asked": lambda t: handover.successor_asked((ROOM, LINES[4]), t, by="Anna de Wit"),
    "handover_taken": lambda t: handover.taken_over(ROOM, t, by="Bram Visser", taken=True),
    "handover_not_taken": lambda t: handover.taken_over(ROOM, t, by="Bram Visser", taken=False),
    "handover_said_taken": lambda t: handover.said_to_successor(LINES[2], t),
    "handover_said_declined": lambda t: handover.said_to_successor(ROOM, t),
    "handover_form": lambda t: handover.successor_form((ROOM,), t, metadata="1"),
    "handover_form_many": lambda t: handover.successor_form(MANY, t, metadata="1,2"),
    "overview": lambda t: handover.overview([OVERDUE], [("U4DIRK", "Dirk Mol", 3)], t, today=TODAY, rest=(), command="/prs"),
    "overview_of_many": lambda t: handover.overview(
        _many_overdue()[:5], [], t, today=TODAY, rest=[ActionItemId(number) for number in (96, 97, 98, 104)], command="/prs"
    ),
    "overview_of_handover": lambda t: handover.overview([], [("U4DIRK", "Dirk Mol", 1)], t, today=TODAY, rest=(), command="/prs"),
}
