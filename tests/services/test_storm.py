"""Places are given out one at a time, however many ask at once."""

from threading import Barrier, Thread

from bot.db import rsvps
from bot.db.engine import Sessions
from bot.domain.errors import TryAgain
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Place, Way
from bot.services import rsvp
from tests.builders import ANNA, HERE, NOW, crowd, minutes_after, posted


def test_forty_answers_at_once_fill_twenty_places_exactly(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = posted(session, maximum=20)
        many = crowd(session, 40)
        rsvp.answer(session, event.id, ANNA, Answer.NO, Way.BUTTON, at=NOW, now=NOW)  # statements are compiled once
    barrier, failed, asked_again = Barrier(len(many)), [], []

    def answer(number: int, member: MemberId) -> None:
        with network.writing(HERE) as session:
            rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=minutes_after(number), now=minutes_after(60))

    def tap(number: int, member: MemberId) -> None:
        barrier.wait()
        try:
            answer(number, member)
        except TryAgain:
            asked_again.append((number, member))
        except Exception as error:  # noqa: BLE001  # any at all
            failed.append(error)

    threads = [Thread(target=tap, args=each) for each in enumerate(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, member in asked_again:
        answer(number, member)
    with network.reading(HERE) as session:
        taken = [party.place for party in rsvps.parties(session, event.id)]

    assert failed == []
    assert len(asked_again) < 10, "on a machine with nothing else to do it is none"
    assert (taken.count(Place.SEATED), taken.count(Place.WAITING)) == (20, 20)
