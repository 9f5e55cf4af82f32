"""Every message and form about agendas, each under a name, in any language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from bot.domain.action_items import ActionItem
from bot.domain.agenda import AgendaItem, AgendaPoint, ItemState
from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, AgendaItemId, EventId
from bot.domain.view_models import ShownAction, ShownAgenda, ShownItem, ShownProposal
from bot.texts import Texts
from bot.views import agenda
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, CARLA, NOW, event, plan

MEETING: Final = event()
HELD: Final = event(id=EventId(7), plan=plan(starts_at=datetime(2012, 9, 13, 11, 0, tzinfo=UTC)))
TOUR: Final = event(id=EventId(2), plan=plan(title="Bustour langs Overijssel", kind=EventKind.TOUR))

ITEMS: Final = (
    ShownItem(title="", minutes_of=HELD),
    ShownItem(title="De <!channel> *bustour* & de kosten", item=AgendaItemId(1), lasts=timedelta(minutes=30), presenter="Bram Visser"),
    ShownItem(title="Sluiting", item=AgendaItemId(2), lasts=timedelta(minutes=1), attachment="https://voorbeeld.nl/stuk.pdf"),
)
POINT: Final = AgendaPoint(
    title="Contributie", lasts=timedelta(minutes=15), presenter=BRAM, attachment="https://voorbeeld.nl/begroting.pdf"
)
PROPOSED: Final = AgendaItem(
    id=AgendaItemId(5), event=EventId(1), point=POINT, position=0, state=ItemState.PROPOSED, proposed_by=CARLA, proposed_at=NOW
)


def proposal(**changes: Any) -> ShownProposal:
    item = replace(PROPOSED, **changes)
    shown = ShownItem(
        title=item.point.title, item=item.id, lasts=item.point.lasts, presenter="Bram Visser", attachment=item.point.attachment
    )
    return ShownProposal(item=item, shown=shown, event=MEETING, by="Carla Smit", decided_by="Anna de Wit" if item.decided_by else "")


ACCEPTED: Final = proposal(state=ItemState.ACCEPTED, position=3, decided_by=ANNA, decided_at=NOW)
DECLINED: Final = proposal(state=ItemState.DECLINED, decided_by=ANNA, decided_at=NOW, reason="Dit *staat* al onder punt 2.")

PROMISE: Final = ShownAction(
    item=ActionItem(
        id=ActionItemId(31), text="Zaal & <koffie> regelen", owners=(BRAM,), due_on=date(2012, 10, 12), assigned_by=ANNA, assigned_at=NOW
    ),
    owners=("Bram Visser",),
    assigned_by="Anna de Wit",
    overdue=True,
)

AGENDAS: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "agenda": lambda t: agenda.agenda(ShownAgenda(event=MEETING, items=ITEMS), t),
    "agenda_of_an_organiser": lambda t: agenda.agenda(
        ShownAgenda(event=MEETING, items=ITEMS, proposals=(proposal(),), open_items=(PROMISE,), may_manage=True), t
    ),
    "agenda_empty": lambda t: agenda.agenda(ShownAgenda(event=TOUR, items=(), may_manage=True), t),
    "agenda_of_what_was": lambda t: agenda.agenda(ShownAgenda(event=MEETING, items=ITEMS, may_manage=True, open=False), t),
    "agenda_of_many": lambda t: agenda.agenda(
        ShownAgenda(
            event=MEETING,
            items=tuple(ShownItem(title=f"Punt {number}", item=AgendaItemId(number)) for number in range(1, 41)),
            proposals=tuple(
                proposal(id=AgendaItemId(number), point=replace(POINT, title=f"Voorstel {number}")) for number in range(50, 70)
            ),
            may_manage=True,
        ),
        t,
    ),
    "agenda_item_form": lambda t: agenda.item_form(t, events=(MEETING, TOUR), chosen=TOUR.id, title="Contributie"),
    "agenda_item_form_change": lambda t: agenda.item_form(t, item=replace(PROPOSED, position=2, state=ItemState.ACCEPTED), count=3),
    "agenda_item_form_change_of_a_guest": lambda t: agenda.item_form(
        t, item=replace(PROPOSED, position=1, point=AgendaPoint(title="Lezing", presenter_name="Jan Jansen")), count=1
    ),
    "agenda_item_added": lambda t: agenda.item_news(ACCEPTED, t, news="added"),
    "agenda_item_accepted": lambda t: agenda.item_news(ACCEPTED, t, news="accepted", told=1),
    "agenda_item_changed": lambda t: agenda.item_news(ACCEPTED, t, news="changed"),
    "agenda_item_proposed": lambda t: agenda.item_news(proposal(), t, news="proposed"),
    "agenda_decline_form": lambda t: agenda.decline_form(proposal(), t),
    "proposal": lambda t: agenda.proposal(proposal(), t),
    "proposed_accepted": lambda t: agenda.proposal_answered(ACCEPTED, t),
    "proposed_declined": lambda t: agenda.proposal_answered(DECLINED, t),
    "proposals_undecided": lambda t: agenda.proposals(
        ShownAgenda(event=MEETING, items=ITEMS, proposals=(proposal(),)), t, until=datetime(2012, 11, 19, 8, 0, tzinfo=UTC)
    ),
    "proposals_undecided_many": lambda t: agenda.proposals(
        ShownAgenda(
            event=MEETING,
            items=ITEMS,
            proposals=tuple(
                proposal(id=AgendaItemId(number), point=replace(POINT, title=f"Voorstel {number}")) for number in range(50, 70)
            ),
        ),
        t,
        until=datetime(2012, 11, 19, 8, 0, tzinfo=UTC),
    ),
    "proposal_left_over": lambda t: agenda.left_over(proposal(), HELD, t, own=True),
    "proposal_left_over_of_another": lambda t: agenda.left_over(proposal(), HELD, t, own=False),
    "proposal_left_over_waits": lambda t: agenda.left_over(proposal(), MEETING, t, own=True),
    "proposal_left_over_waits_of_another": lambda t: agenda.left_over(proposal(), MEETING, t, own=False),
}
