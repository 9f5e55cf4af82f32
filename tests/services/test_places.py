"""Places are given out one at a time, however many ask at once."""

from contextlib import suppress
from threading import Barrier, Thread

from bot.db import capacities, rsvps
from bot.db.engine import Sessions
from bot.domain.errors import TryAgain
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Extras, Place, Way
from bot.domain.seating import replay
from bot.services import rsvp
from tests.builders import ANNA, HERE, NOW, crowd, minutes_after, posted

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
