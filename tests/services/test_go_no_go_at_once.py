"""Two organisers who decide at the same moment: one wins, the other hears who did and what."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any

import pytest

from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.events import EventKind, EventState
from bot.domain.go_no_go import AlreadyDecided
from bot.domain.ids import EventId
from bot.services import event_life, events, go_no_go, moving
from tests.builders import ANNA, HERE, NOW, ZONE, announced

TOUR_ID = EventId(1)
TOUR: dict[str, Any] = {
    "kind": EventKind.TOUR,
    "starts_at": datetime(2012, 10, 26, 7, 30, tzinfo=UTC),
    "ends_at": datetime(2012, 10, 26, 15, 0, tzinfo=UTC),
    "rsvp_until": date(2012, 10, 10),
    "minimum": 20,
    "reserve_on": date(2013, 1, 23),
}
Deciding = Callable[[WorkspaceSession], object]


def goes_ahead(session: WorkspaceSession) -> object:
    return go_no_go.go_ahead(session, TOUR_ID, by=ANNA, now=NOW)


def to_reserve(session: WorkspaceSession) -> object:
    plan = moving.reserve_plan(session, TOUR_ID, now=NOW, zone=ZONE)
    return moving.move(session, TOUR_ID, plan, by=ANNA, now=NOW, zone=ZONE, deciding=True)


def calls_off(session: WorkspaceSession) -> object:
    return event_life.call_off(session, TOUR_ID, by=ANNA, now=NOW, deciding=True)


@pytest.mark.parametrize("other", [to_reserve, calls_off])
def test_of_two_decisions_at_once_one_wins_and_the_other_is_told(network: Sessions, other: Deciding) -> None:
    with network.writing(HERE) as session:
        announced(session, **TOUR)
    together = Barrier(2)

    def decide(how: Deciding) -> str:
        together.wait()
        try:
            with network.writing(HERE) as session:
                how(session)
        except AlreadyDecided as refused:
            return f"told: {refused.facts['by']}, {refused.facts['verdict']}"
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(decide, (goes_ahead, other)))
    with network.reading(HERE) as session:
        event = events.get(session, TOUR_ID)
    went_ahead = event.state is EventState.ANNOUNCED
    verdict = "go" if went_ahead else str(event.state)

    assert sorted(outcomes) == ["decided", f"told: Anna de Wit, {verdict}"]
    assert outcomes.index("decided") == (0 if went_ahead else 1)
