"""Moves and decisions as examples: the question, the card that is left, the words to those who were coming, and the forms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from bot.domain.events import Event, EventKind, EventState, GoNoGo
from bot.domain.forecasts import Forecast
from bot.domain.go_no_go import outcome_of
from bot.domain.ids import EventId
from bot.domain.moving import on_another_day
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.view_models import ShownEvent, ShownMove, ShownQuestion
from bot.texts import Texts
from bot.views import answers, event_manage, events, go_no_go, moving
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, NOW, TODAY, ZONE, plan

TOUR = Event(
    id=EventId(13),
    plan=plan(
        title="Bustour langs drie regio’s",
        kind=EventKind.TOUR,
        starts_at=datetime(2012, 9, 26, 7, 30, tzinfo=UTC),
        ends_at=datetime(2012, 9, 26, 15, 0, tzinfo=UTC),
        place="Vertrek vanaf station Utrecht Centraal",
        rsvp_until=date(2012, 9, 19),
        minimum=20,
        maximum=45,
        reserve_on=date(2013, 1, 23),
    ),
    state=EventState.ANNOUNCED,
    created_by=ANNA,
    created_at=NOW,
)
RESERVE = replace(
    TOUR,
    id=EventId(16),
    plan=on_another_day(TOUR.plan, date(2013, 1, 23), today=TODAY, zone=ZONE),
    moved_from=EventId(13),
    confirm_by=date(2012, 9, 26),
)
GATHERING = replace(
    TOUR,
    id=EventId(14),
    plan=plan(
        title="Dag van de samenwerking",
        kind=EventKind.GATHERING,
        starts_at=datetime(2012, 11, 14, 9, 0, tzinfo=UTC),
        ends_at=datetime(2012, 11, 14, 15, 30, tzinfo=UTC),
        place="Stadsschouwburg, Amersfoort",
    ),
)
MOVED = replace(TOUR, state=EventState.MOVED, moved_to=RESERVE.id, verdict=GoNoGo.MOVED, decided_by=ANNA, decided_at=NOW)
MERGED = replace(MOVED, moved_to=GATHERING.id, verdict=GoNoGo.MERGED)
UNTIL = date(2012, 9, 26)
DECIDED = replace(TOUR, verdict=GoNoGo.GO, decided_by=ANNA, decided_at=NOW)
CALLED_OFF = replace(DECIDED, state=EventState.CALLED_OFF, called_off_by=ANNA, called_off_at=NOW)


EXPECTED = Forecast(low=14, high=19, later=40, days=7, events=8)


def shown(event: Event, tally: Tally, **facts: Any) -> ShownEvent:
    return ShownEvent(event=event, channel_name="algemeen", tally=tally, **facts)


def own(answer: Answer = Answer.YES, place: Place = Place.SEATED, **facts: Any) -> Party:
    made = Party(member=BRAM, answer=answer, since=NOW, place=place, confirm_by=UNTIL)
    return replace(made, **facts)


def question(event: Event, yes: int, *, waiting: int = 0, **facts: Any) -> ShownQuestion:
    return ShownQuestion(shown=shown(event, Tally(yes=yes, maybe=2, no=1, waiting=waiting)), outcome=outcome_of(event), **facts)


def told(t: Texts, party: Party, *, event: Event = RESERVE, was: Event = MOVED, undone: bool = False) -> Message:
    return moving.told_moved(ShownMove(was=was, event=event, until=UNTIL, told=11, undone=undone), party, t)


MOVING: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "question_too_few": lambda t: go_no_go.question(question(TOUR, 11, maybe=("Anke Dijkstra", "Teun Bakker"), silent=6), t),
    "question_nobody_yet": lambda t: go_no_go.question(question(replace(TOUR, plan=replace(TOUR.plan, reserve_on=None)), 0, silent=1), t),
    "question_to_all": lambda t: go_no_go.question(question(TOUR, 1), t, times=3),
    "question_enough": lambda t: go_no_go.question(question(TOUR, 21, waiting=2), t),
    "question_forecast": lambda t: go_no_go.question(question(TOUR, 10, forecast=EXPECTED), t),
    "question_forecast_falling": lambda t: go_no_go.question(
        question(TOUR, 10, forecast=replace(EXPECTED, low=9, high=9, later=-12, days=1)), t
    ),
    "question_forecast_steady": lambda t: go_no_go.question(question(TOUR, 10, forecast=replace(EXPECTED, later=0, days=5)), t),
    "question_decided_go": lambda t: go_no_go.question(question(DECIDED, 11, open=False, decided_by="Anna de Wit"), t),
    "question_decided_moved": lambda t: go_no_go.question(question(MOVED, 11, open=False, decided_by="Anna de Wit", moved_to=RESERVE), t),
    "question_decided_merged": lambda t: go_no_go.question(
        question(MERGED, 11, open=False, decided_by="Anna de Wit", moved_to=GATHERING), t
    ),
    "question_decided_called_off": lambda t: go_no_go.question(question(CALLED_OFF, 11, open=False, decided_by="Anna de Wit"), t),
    "question_undecided": lambda t: go_no_go.question(question(TOUR, 11, open=False), t),
    "manage_moved": lambda t: event_manage.manage(shown(MOVED, Tally(yes=11)), t, now=NOW),
    "card_recruiting": lambda t: events.channel_card(shown(TOUR, Tally(yes=11, maybe=2, no=1)), t),
    "card_goes_on": lambda t: events.channel_card(shown(DECIDED, Tally(yes=11, maybe=2, no=1)), t),
    "card_on_new_date": lambda t: events.channel_card(shown(RESERVE, Tally(yes=11, maybe=2), moved_from=MOVED, provisional=9), t),
    "card_moved": lambda t: moving.moved_card(MOVED, RESERVE, t),
    "card_merged": lambda t: moving.moved_card(MERGED, GATHERING, t),
    "card_retired": lambda t: moving.retired_card(TOUR, t),
    "told_moved": lambda t: told(t, own()),
    "told_moved_one_guest": lambda t: told(t, own(guests=1)),
    "told_moved_guests": lambda t: told(t, own(guests=2)),
    "told_moved_deputy": lambda t: told(t, own(Answer.NO, deputy="Piet Smit")),
    "told_moved_waiting": lambda t: told(t, own(place=Place.WAITING)),
    "told_moved_maybe": lambda t: told(t, own(Answer.MAYBE, Place.NONE)),
    "told_moved_answered": lambda t: told(t, own(confirm_by=None)),
    "told_merged": lambda t: told(t, own(), event=GATHERING, was=MERGED),
    "told_merged_waiting": lambda t: told(t, own(place=Place.WAITING), event=GATHERING, was=MERGED),
    "told_brought_back": lambda t: told(t, own(), event=TOUR, was=RESERVE, undone=True),
    "confirm_place": lambda t: moving.asked_to_confirm(RESERVE, own(guests=1), t, now=NOW),
    "confirm_wait": lambda t: moving.asked_to_confirm(RESERVE, own(place=Place.WAITING), t, now=NOW),
    "confirm_maybe": lambda t: moving.asked_to_confirm(RESERVE, own(Answer.MAYBE, Place.NONE), t, now=NOW),
    "lapsed_place": lambda t: moving.told_lapsed(RESERVE, "place", t, now=NOW),
    "lapsed_wait": lambda t: moving.told_lapsed(RESERVE, "wait", t, now=NOW),
    "lapsed_maybe": lambda t: moving.told_lapsed(RESERVE, "maybe", t, now=NOW),
    "move_said": lambda t: moving.move_said(ShownMove(was=MOVED, event=RESERVE, until=UNTIL, told=11), t, until=UNTIL),
    "move_said_one": lambda t: moving.move_said(ShownMove(was=MOVED, event=RESERVE, until=UNTIL, told=1), t, until=None),
    "merge_said": lambda t: moving.move_said(ShownMove(was=MERGED, event=GATHERING, until=UNTIL, told=0), t, until=UNTIL),
    "undo_said": lambda t: moving.move_said(ShownMove(was=MOVED, event=TOUR, until=UNTIL, told=11, undone=True), t, until=None),
    "move_form": lambda t: moving.move_form(TOUR, RESERVE.plan, t, concerned=11, deciding=True),
    "move_form_empty": lambda t: moving.move_form(TOUR, None, t, concerned=0, deciding=False),
    "shorten_form": lambda t: moving.shorten_form(TOUR, [GATHERING], t, concerned=1, deciding=True),
    "shorten_form_none": lambda t: moving.shorten_form(TOUR, [], t, concerned=11, deciding=True),
    "own_provisional": lambda t: answers.rsvp_said(shown(RESERVE, Tally(yes=1), own=own()), t, named=True, now=NOW),
    "place_given_provisional": lambda t: answers.place_news(shown(RESERVE, Tally(yes=1), own=own()), t, now=NOW),
    "moved_said": lambda t: moving.moved_said(ShownMove(was=MOVED, event=RESERVE, until=UNTIL, told=11), t),
    "merged_said": lambda t: moving.moved_said(ShownMove(was=MERGED, event=GATHERING, until=UNTIL, told=11), t),
    "brought_back_said": lambda t: moving.moved_said(ShownMove(was=RESERVE, event=TOUR, until=UNTIL, told=11, undone=True), t),
}
