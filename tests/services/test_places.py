"""Places are given out one at a time, however many ask at once."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Barrier, Thread
from types import FrameType

import pytest

from bot.db import capacities, event_changes, rsvps
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.errors import TryAgain
from bot.domain.event_life import EventStep
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Extras, Place, Way, seat
from bot.domain.seating import replay
from bot.services import places, rsvp
from tests.builders import ANNA, BRAM, CARLA, HERE, NOW, crowd, minutes_after, posted

_TAPS = 5
"""One is enough, but on a machine that is busy with other things whoever waited 1.5 s is asked to tap again."""


def test_forty_answers_at_once_fill_twenty_places_exactly(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = posted(session, maximum=20)
        many = crowd(session, 40)
        rsvp.answer(session, event.id, ANNA, Answer.NO, Way.BUTTON, at=NOW, now=NOW)  # statements are compiled once
    barrier = Barrier(len(many))
    failed: list[Exception] = []

    def answer(number: int, member: MemberId) -> None:
        with network.writing(HERE) as session:
            rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=minutes_after(number), now=minutes_after(60))

    def tap(number: int, member: MemberId) -> None:
        barrier.wait()
        try:
            for _ in range(_TAPS):
                with suppress(TryAgain):
                    answer(number, member)
                    return
            failed.append(TryAgain())
        except Exception as error:  # noqa: BLE001  # any at all
            failed.append(error)

    threads = [Thread(target=tap, args=each) for each in enumerate(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with network.reading(HERE) as session:
        taken = [party.place for party in rsvps.parties(session, event.id)]

    assert failed == []
    assert (taken.count(Place.SEATED), taken.count(Place.WAITING)) == (20, 20)


def test_guests_and_withdrawals_at_once_leave_no_chair_twice_given_and_none_free_that_fits(network: Sessions) -> None:
    """Each of thirty first asks for one to four chairs, then half of them withdraw, all at once and on their own time."""
    with network.writing(HERE) as session:
        event = posted(session, maximum=20)
        many = crowd(session, 30)
        rsvp.answer(session, event.id, ANNA, Answer.NO, Way.BUTTON, at=NOW, now=NOW)
    barrier = Barrier(len(many))
    failed: list[Exception] = []

    def say(number: int, member: MemberId, wanted: Answer, turn: int) -> None:
        at, guests = minutes_after(number + turn * 30), number % 4 if wanted is Answer.YES else None
        extras = Extras(guests=guests, takes_list=wanted is Answer.YES)
        for _ in range(_TAPS):
            with suppress(TryAgain), network.writing(HERE) as session:
                rsvp.answer(session, event.id, member, wanted, Way.COMMAND, at=at, now=minutes_after(90), extras=extras)
                return
        raise TryAgain

    def act(number: int, member: MemberId) -> None:
        barrier.wait()
        try:
            say(number, member, Answer.YES, 0)
            if number % 2:
                say(number, member, Answer.NO, 1)
        except Exception as error:  # noqa: BLE001  # any at all
            failed.append(error)

    threads = [Thread(target=act, args=each) for each in enumerate(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with network.reading(HERE) as session:
        parties = rsvps.parties(session, event.id)
        replayed = replay(rsvps.history(session, event.id), capacities.of(session, event.id))
        tally = rsvps.tallies(session, [event.id])[event.id]
    taken = sum(party.size for party in parties if party.place is Place.SEATED)

    assert failed == []
    assert taken <= 20
    assert all(taken + party.size > 20 for party in parties if party.place is Place.WAITING)
    assert tally.yes == taken
    assert replayed == {party.member: party for party in parties}


@contextmanager
def givings_out() -> Iterator[list[None]]:
    """Count how often all who wait are gone through for the next that gets a place."""
    given: list[None] = []

    def count(frame: FrameType, what: str, _: object) -> None:
        if what == "call" and frame.f_code is seat.__code__:
            given.append(None)

    sys.setprofile(count)
    try:
        yield given
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    ("member", "wanted", "times"),
    [
        pytest.param(ANNA, Answer.NO, 1, id="frees-a-chair"),
        pytest.param(ANNA, Answer.YES, 0, id="stays"),
        pytest.param(BRAM, Answer.NO, 0, id="waits-no-longer"),
        pytest.param(CARLA, Answer.YES, 0, id="comes"),
    ],
)
def test_one_tap_gives_places_out_once_and_only_where_a_chair_came_free(
    network: Sessions, member: MemberId, wanted: Answer, times: int
) -> None:
    with network.writing(HERE) as session:
        event = posted(session, maximum=1)
        for number, each in enumerate((ANNA, BRAM)):
            rsvp.answer(session, event.id, each, Answer.YES, Way.BUTTON, at=minutes_after(number), now=minutes_after(9))
    with network.writing(HERE) as session, givings_out() as given:
        rsvp.answer(session, event.id, member, wanted, Way.BUTTON, at=minutes_after(5), now=minutes_after(9))
    with network.reading(HERE) as session:
        seated = [party.member for party in rsvps.parties(session, event.id) if party.place is Place.SEATED]

    assert len(given) == times
    assert seated == [BRAM if times else ANNA]


def test_place_given_because_the_maximum_went_up_is_kept_from_whoever_answered_sooner_and_comes_in_late(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    for minute, member in ((2, ANNA), (3, BRAM)):
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=minutes_after(minute), now=minutes_after(minute))
    larger = replace(event, plan=replace(event.plan, maximum=2))
    event_changes.save(session, event, larger, EventStep.CHANGED, by=ANNA, now=minutes_after(4))
    places.keep(session, larger, places.reckon(session, larger, now=minutes_after(4)), now=minutes_after(4))
    rsvp.answer(session, event.id, CARLA, Answer.YES, Way.BUTTON, at=minutes_after(1), now=minutes_after(5))

    first, then = capacities.of(session, event.id)
    assert (first.maximum, first.after, then.maximum) == (1, 0, 2)
    assert then.after > 0
    assert {party.member: party.place for party in rsvps.parties(session, event.id)} == {
        ANNA: Place.SEATED,
        BRAM: Place.SEATED,
        CARLA: Place.WAITING,
    }
