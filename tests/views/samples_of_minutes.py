"""Every message and form about minutes, each under a name, in any language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from bot.domain.action_items import ActionItem
from bot.domain.decisions import Decision, MinutesStatus
from bot.domain.ids import ActionItemId, DecisionId, EventId, MinutesId
from bot.domain.minutes import Content, Finding, FindingKind, Minutes, MinutesState, Sureness
from bot.domain.review import Item, pages
from bot.domain.view_models import ShownAction, ShownDecision
from bot.reading.findings import AgendaItem, Meeting, OddFinding, Oddity, ParsedMinutes
from bot.texts import Texts
from bot.views import action_items, decisions, minutes_cards, review
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, NOW, TODAY, event, plan

FOUND: Final = Minutes(
    id=MinutesId(3),
    state=MinutesState.REVIEW,
    event=EventId(7),
    file_name="Verslag *13* <september>.docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    title="Najaarsoverleg",
    held_on=date(2012, 9, 13),
    sent_by=ANNA,
    sent_at=NOW,
)
READ: Final = ParsedMinutes(
    meeting=Meeting(
        title="Najaarsoverleg", held_on=date(2012, 9, 13), start=time(13), end=time(16), location="Den Haag", chair="Anna de Wit",
        present=("Anna de Wit", "Bram Visser"), absent=("Piet Klaassen",),
    ),
    unread=(AgendaItem("3", "Rondvraag"),),
)  # fmt: skip
DECISION: Final = Finding(
    position=1, kind=FindingKind.DECISION, sureness=Sureness.CERTAIN, item_number="2", item_title="Contributie",
    source="Besluit: de contributie *gaat* naar 50 euro.", ticked=True,
    content=Content(text="de contributie *gaat* naar 50 euro.", how="met algemene stemmen"),
)  # fmt: skip
ACTION: Final = Finding(
    position=2, kind=FindingKind.ACTION, sureness=Sureness.DOUBTFUL, item_number="2", item_title="Contributie",
    source="Bram en Piet schrijven de leden.", ticked=False,
    content=Content(text="De leden schrijven", owners=(BRAM,), names=("Piet",), on=date(2012, 10, 1)),
)  # fmt: skip
NEXT: Final = Finding(
    position=3, kind=FindingKind.NEXT_MEETING, sureness=Sureness.CERTAIN, source="Volgende vergadering: 26 november 2012, 13.00 uur.",
    ticked=True, content=Content(on=date(2012, 11, 26), begin=time(13), place="Den Haag"),
)  # fmt: skip
TOUR: Final = Finding(
    position=4, kind=FindingKind.EVENT, sureness=Sureness.CERTAIN, source="De bustour is op 12 oktober (reserve 19 oktober).", ticked=True,
    content=Content(text="Bustour", on=date(2012, 10, 12), reserve_on=date(2012, 10, 19)),
)  # fmt: skip
ADDED: Final = Finding(position=5, kind=FindingKind.DECISION, sureness=Sureness.BY_HAND, ticked=True, content=Content())
FINDINGS: Final = (DECISION, ACTION, NEXT, TOUR, ADDED)
RECORDED: Final = replace(FOUND, state=MinutesState.DRAFT, recorded_by=ANNA, recorded_at=NOW)
KEPT: Final = (replace(DECISION, decision=DecisionId(104)), replace(ACTION, action=ActionItemId(31)))
EARLIER: Final = Decision(
    id=DecisionId(12),
    text="De contributie is 45 euro.",
    decided_on=date(2011, 9, 13),
    minutes=MinutesStatus.DRAFT,
    recorded_by=ANNA,
    recorded_at=NOW,
)
PROMISE: Final = ActionItem(
    id=ActionItemId(31), text="De leden schrijven", owners=(BRAM,), due_on=date(2012, 10, 1), assigned_by=ANNA, assigned_at=NOW
)
HELD: Final = event(id=EventId(7), plan=plan(starts_at=datetime(2012, 9, 13, 11, 0, tzinfo=UTC)))
PLANNED: Final = event(id=EventId(8), plan=plan(title="Bustour", starts_at=datetime(2012, 10, 12, 7, 0, tzinfo=UTC)))
ODD: Final = OddFinding(
    Oddity.WEEKDAY, (("date", "2012-10-01"), ("written", "dinsdag 1 oktober"), ("weekday", "dinsdag"), ("actual", "maandag")), "…"
)
PAGE: Final = pages(FINDINGS, [Item("1", "Opening"), Item("2", "Contributie"), Item("3", "Rondvraag")])[0]


def shape(page: int, *, note: str = "", fresh: frozenset[int] = frozenset(), version: int = 4) -> review.Shape:
    return review.Shape(place=review.ReviewPlace(minutes=MinutesId(3), page=page, version=version), count=2, note=note, fresh=fresh)


def _read(t: Texts, found: Minutes = FOUND) -> Message:
    return minutes_cards.read_card(found, READ, FINDINGS, t, [minutes_cards.odd(ODD, t)])


MINUTES: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "minutes_read": _read,
    "minutes_go_on": lambda t: _read(t, replace(FOUND, version=2)),
    "minutes_left": lambda t: minutes_cards.left(replace(FOUND, version=2), t),
    "minutes_many_warnings": lambda t: minutes_cards.read_card(FOUND, READ, (), t, ["Een dag klopt niet."] * 20),
    "minutes_recorded": lambda t: minutes_cards.recorded_card(RECORDED, KEPT, t, ahead=[(NEXT, None), (TOUR, PLANNED)], news="recorded"),
    "minutes_adopted": lambda t: minutes_cards.recorded_card(replace(RECORDED, state=MinutesState.ADOPTED), KEPT * 20, t, news="sent"),
    "decision_from_minutes": lambda t: decisions.card(
        ShownDecision(
            decision=replace(EARLIER, source_text="Besluit: de contributie is 45 euro.", minutes=MinutesStatus.DRAFT), origin=RECORDED
        ),
        t,
    ),
    "action_from_minutes": lambda t: action_items.card(
        ShownAction(item=PROMISE, owners=("Bram Visser",), assigned_by="Anna de Wit", origin=(RECORDED, ACTION.source), draft=True),
        t,
        today=TODAY,
    ),
    "minutes_list": lambda t: minutes_cards.minutes_list([RECORDED, replace(RECORDED, event=None)], [FOUND], t, command="/prs"),
    "minutes_list_empty": lambda t: minutes_cards.minutes_list([], [], t, command="/prs"),
    "minutes_file": lambda t: minutes_cards.file_sent(RECORDED, t),
    "minutes_form": lambda t: minutes_cards.minutes_form(t, None),
    "minutes_form_of_a_meeting": lambda t: minutes_cards.minutes_form(t, EventId(7), "Najaarsoverleg"),
    "review_meeting": lambda t: review.meeting_page(FOUND, [HELD], shape(0), t, [minutes_cards.odd(ODD, t)]),
    "review_findings": lambda t: review.findings_page(
        PAGE, shape(1), t, frozenset({("3", "Rondvraag")}), {"Piet": ("Piet Klaassen", "Piet Vos")}
    ),
    "review_changed_meanwhile": lambda t: review.findings_page(
        PAGE, shape(1, note=t("review-changed-meanwhile", by="Bram Visser", typed="„Naar 55 euro.”"), fresh=frozenset({1})), t, frozenset()
    ),
    "review_alike": lambda t: review.relate_form([(DECISION, EARLIER)], shape(1).place, t),
}
