"""The minutes that are made of a meeting, read back by the reader of minutes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.ids import EventId
from bot.domain.members import Language
from bot.domain.minutes import MinutesState, OnAgenda
from bot.domain.view_models import DraftAction, DraftMinutes, ShownItem
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes
from bot.texts import Texts
from bot.views.agenda import item_title
from bot.views.minutes_document import document, file_name
from tests.builders import ZONE, event, plan

ITEMS = (
    ShownItem(title="", minutes=OnAgenda(event=EventId(1), held_on=date(2012, 9, 13), state=MinutesState.UP_FOR_ADOPTION)),
    ShownItem(title="Contributie & begroting"),
    ShownItem(title="Rondvraag"),
)
WHOLE = DraftMinutes(
    event=event(id=EventId(12)),
    agenda=ITEMS,
    present=("Anna de Wit", "Bram Visser", "Carla Smit"),
    absent=("Piet van den Berg",),
    chair="Anna de Wit",
    secretary="Carla Smit",
    decisions=("De contributie blijft 45 euro.", "We gaan op excursie, als er twintig aanmeldingen zijn", "ja <!channel> & nee"),
    actions=(
        DraftAction(text="Zaal bespreken in Utrecht", owners=("Bram Visser",), due_on=date(2012, 12, 3)),
        DraftAction(text="Brief sturen aan de leden", owners=("Carla Smit", "Anna de Wit")),
        DraftAction(text="Website bijwerken"),
    ),
    next_meeting=event(
        id=EventId(13),
        plan=plan(place="Utrecht", starts_at=datetime(2013, 1, 14, 12, tzinfo=UTC), ends_at=datetime(2013, 1, 14, 15, tzinfo=UTC)),
    ),
)
SPARE = DraftMinutes(event=event(id=EventId(12)))


@pytest.mark.parametrize("drafted", [WHOLE, SPARE, replace(WHOLE, decisions=(), next_meeting=None), replace(WHOLE, actions=(), absent=())])
def test_minutes_that_are_made_are_read_back_whole(drafted: DraftMinutes) -> None:
    t = Texts(Language.NL, ZONE)  # the network's language
    read = read_minutes(read_file(document(drafted, t), name=file_name(drafted, t)), name=file_name(drafted, t), today=date(2012, 11, 27))
    meeting, after = read.meeting, read.next_meeting

    assert meeting.held_on == date(2012, 11, 26)
    assert (meeting.start, meeting.end, meeting.location) == (time(13), time(16), "Den Haag")
    assert (meeting.chair or "", meeting.secretary or "") == (drafted.chair, drafted.secretary)
    assert (meeting.present, meeting.absent) == (drafted.present, drafted.absent)
    assert [item.title for item in read.agenda][: len(drafted.agenda)] == [item_title(item, t) for item in drafted.agenda]
    assert [(each.text, str(each.certainty)) for each in read.decisions] == [(text, "certain") for text in drafted.decisions]
    assert [(each.text, each.owners, each.due_on, str(each.certainty)) for each in read.actions] == [
        (each.text, each.owners, each.due_on, "certain") for each in drafted.actions
    ]
    assert ((after.held_on, after.start, after.location) if after else None) == (
        (date(2013, 1, 14), time(13), "Utrecht") if drafted.next_meeting else None
    )
