"""Samples of minutes that are adopted, held over or withdrawn: the question, the forms, and what is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.ids import ActionItemId, DecisionId, EventId, MinutesId
from bot.domain.minutes import Minutes, MinutesState, OnAgenda
from bot.domain.view_models import Corrigible, DraftMinutes, ShownAgenda, ShownItem, ShownMinutes
from bot.texts import Texts
from bot.views import adoption, agenda, minutes_cards
from bot.views.blocks import Message, View
from tests.builders import ANNA, NOW, event

DRAFT: Final = Minutes(
    id=MinutesId(7),
    state=MinutesState.UP_FOR_ADOPTION,
    event=EventId(12),
    file_name="verslag.docx",
    media_type="application/octet-stream",
    title="Overleg <!channel> *PRS*",
    held_on=date(2012, 9, 13),
    sent_by=ANNA,
    sent_at=NOW,
)
LOOSE: Final = replace(DRAFT, id=MinutesId(8), event=None, title="", held_on=date(2012, 6, 7))
SETTLED: Final = replace(
    DRAFT, state=MinutesState.CHANGED, settled_by=ANNA, settled_in=EventId(1), note="Bij punt 4: € 45 & geen cent *meer*."
)
CAME_FROM: Final = (
    Corrigible(position=1, text="De contributie gaat naar 45 euro.", decision=DecisionId(12)),
    Corrigible(position=2, text="Zaal & <koffie> regelen", action=ActionItemId(31)),
    Corrigible(position=3, text="x" * 1001, action=ActionItemId(32)),
)


def _said(state: MinutesState) -> Callable[[Texts], Message]:
    return lambda t: adoption.news(ShownMinutes(minutes=replace(SETTLED, state=state), settled_by="Anna de Wit"), t)


GONE: Final = replace(SETTLED, state=MinutesState.WITHDRAWN)


def _agenda(t: Texts) -> Message:
    items = [
        ShownItem(title="", minutes=OnAgenda(event=EventId(12), held_on=date(2012, 9, 13), state=state))
        for state in (MinutesState.UP_FOR_ADOPTION, MinutesState.HELD_OVER, MinutesState.ADOPTED, MinutesState.CHANGED)
    ]
    return agenda.agenda(ShownAgenda(event=event(), items=tuple(items)), t)


ADOPTION: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "adoption_asked": lambda t: adoption.asked(event(), [DRAFT], t),
    "adoption_asked_of_two": lambda t: adoption.asked(event(), [LOOSE, DRAFT], t),
    "adoption_change": lambda t: adoption.change_form(DRAFT, event(), CAME_FROM, t),
    "adoption_reopened": lambda t: adoption.news(ShownMinutes(minutes=DRAFT), t),
    "adoption_on_agenda": _agenda,
    **{f"adoption_said_{state}": _said(state) for state in (MinutesState.ADOPTED, MinutesState.CHANGED, MinutesState.HELD_OVER)},
    "minutes_draft": lambda t: minutes_cards.draft_form(DraftMinutes(event=event(), present=("Anna", "Bram"), decisions=("Ja",)), t),
    "minutes_draft_of_nothing": lambda t: minutes_cards.draft_form(DraftMinutes(event=event()), t),
    "minutes_withdraw_row": lambda t: Message(text="Verslag", blocks=(adoption.withdraw_row(DRAFT.id, t),)),
    "minutes_withdrawn": _said(MinutesState.WITHDRAWN),
    "minutes_withdraw": lambda t: adoption.withdraw_form(DRAFT, CAME_FROM, t, told=1),
    "minutes_withdraw_of_nobody": lambda t: adoption.withdraw_form(DRAFT, CAME_FROM[:1], t, told=0),
    "minutes_told_withdrawn": lambda t: adoption.told_withdrawn(GONE, [("A31", "Zaal & <koffie> regelen")], t, by="Anna de Wit"),
    "minutes_told_reinstated": lambda t: adoption.told_withdrawn(DRAFT, [("A31", "Zaal")], t, by="Anna de Wit"),
    "minutes_told_withdrawn_many": lambda t: adoption.told_withdrawn(GONE, [(f"A{at}", "Zaal") for at in range(1, 24)], t, by="Anna"),
    "minutes_told_withdrawn_two": lambda t: adoption.told_withdrawn(
        replace(GONE, note=""), [("A31", "Zaal"), ("A32", "Koffie")], t, by="Anna de Wit"
    ),
}
