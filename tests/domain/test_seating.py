"""Places as they are given out: whatever happens and in whatever order it arrives, one rule gives one outcome."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attendees import RecordedAnswer
from bot.domain.ids import MemberId
from bot.domain.rsvp import SEEDS, Answer, GuestsDoNotFit, Party, Place, RsvpEntry, Way, party_of
from bot.domain.seating import Room, Seating, in_slacks_order, replay
from tests.builders import ANNA, BRAM, CARD, CARLA, minutes_after

YES, MAYBE, NO = Answer
WHO = (ANNA, BRAM, CARLA, MemberId("U5A"), MemberId("U5B"))


def said(member: MemberId, answer: Answer, minute: float, way: Way = Way.BUTTON, **facts: object) -> RsvpEntry:
    entry = RsvpEntry(member=member, answer=answer, way=way, at=minutes_after(minute))
    return replace(entry, **facts)  # type: ignore[arg-type]  # facts of an entry


@dataclass
class Book:
    """An event's answers as they are recorded one at a time, the way the bot does it."""

    maximum: int | None
    recorded: list[RecordedAnswer] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    parties: dict[MemberId, Party] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rooms.append(Room(maximum=self.maximum))

    def record(self, entry: RsvpEntry) -> None:
        late = in_slacks_order(entry) and any(each.entry.at > entry.at for each in self.recorded)
        self.recorded.append(RecordedAnswer(number=len(self.recorded) + 1, entry=entry, recorded_at=entry.at))
        if late:
            self.parties = replay(self.recorded, self.rooms)
            return
        seating = Seating(self.parties.values(), self.maximum)
        with suppress(GuestsDoNotFit):
            seating.hear(entry.member, party_of(each.entry for each in self.recorded if each.entry.member == entry.member))
        self.parties = seating.parties

    def resize(self, maximum: int | None) -> None:
        taken = sum(party.size for party in self.parties.values() if party.place is Place.SEATED)
        self.maximum = None if maximum is None else max(maximum, taken)
        self.rooms.append(Room(maximum=self.maximum, after=len(self.recorded)))
        seating = Seating(self.parties.values(), self.rooms[-2].maximum)
        seating.resize(self.maximum)
        self.parties = seating.parties


@st.composite
def entries(draw: st.DrawFn) -> list[RsvpEntry]:
    """What people may do, each thing at a moment of its own, in order of Slack's time."""
    told = []
    for minute in sorted(draw(st.lists(st.integers(0, 500), unique=True, max_size=12))):
        member, answer = draw(st.sampled_from(WHO)), draw(st.sampled_from(Answer))
        if draw(st.booleans()):
            told.append(said(member, answer, minute, Way.REACTION, emoji=SEEDS[answer], card=CARD, on=draw(st.booleans())))
        elif draw(st.integers(0, 5)) == 0:
            told.append(said(member, answer, minute, Way.LEFT, on=False))
        else:
            guests = draw(st.none() | st.integers(0, 3)) if answer is YES else None
            deputy = draw(st.sampled_from([None, "", "Dirk Bos"])) if answer is NO else None
            takes_list = answer is YES and draw(st.booleans())
            told.append(said(member, answer, minute, Way.COMMAND, guests=guests, deputy=deputy, takes_list=takes_list))
    return told


def holds(book: Book) -> None:
    """What is true at every moment of every event."""
    parties = book.parties.values()
    taken = sum(party.size for party in parties if party.place is Place.SEATED)

    assert all((party.place is Place.NONE) == (not party.asks) for party in parties)
    if book.maximum is not None:
        assert taken <= book.maximum
        assert all(taken + party.size > book.maximum for party in parties if party.place is Place.WAITING)
    else:
        assert all(party.place is not Place.WAITING for party in parties)


@given(told=entries(), maximum=st.none() | st.integers(1, 7), data=st.data())
def test_nobody_sits_on_anothers_chair_and_no_chair_that_fits_stays_free(
    told: list[RsvpEntry], maximum: int | None, data: st.DataObject
) -> None:
    book = Book(maximum)
    for entry in told:
        book.record(entry)
        if data.draw(st.integers(0, 4)) == 0:
            book.resize(data.draw(st.none() | st.integers(1, 7)))
        holds(book)


@given(told=entries(), maximum=st.none() | st.integers(1, 7), data=st.data())
def test_history_replays_to_the_same_places(told: list[RsvpEntry], maximum: int | None, data: st.DataObject) -> None:
    book = Book(maximum)
    for entry in told:
        book.record(entry)
        if data.draw(st.integers(0, 4)) == 0:
            book.resize(data.draw(st.none() | st.integers(1, 7)))

    assert replay(book.recorded, book.rooms) == book.parties


@given(told=entries(), maximum=st.none() | st.integers(1, 7), data=st.data())
def test_order_of_arrival_makes_no_difference_to_anybodys_place(told: list[RsvpEntry], maximum: int | None, data: st.DataObject) -> None:
    of_slack = [entry for entry in told if in_slacks_order(entry)]
    in_order, as_arrived = Book(maximum), Book(maximum)
    for entry in of_slack:
        in_order.record(entry)
    for entry in data.draw(st.permutations(of_slack)):
        as_arrived.record(entry)
        holds(as_arrived)

    assert as_arrived.parties == in_order.parties


def test_what_comes_to_light_late_takes_its_place_by_slacks_time() -> None:
    book = Book(1)
    book.record(said(BRAM, YES, 5))
    book.record(said(ANNA, YES, 2))

    assert {member: party.place for member, party in book.parties.items()} == {ANNA: Place.SEATED, BRAM: Place.WAITING}


def test_what_comes_to_light_after_a_decision_cannot_go_before_it() -> None:
    book = Book(1)
    book.record(said(BRAM, YES, 5))
    book.resize(2)
    book.record(said(CARLA, YES, 6))
    book.record(said(ANNA, YES, 2))

    assert book.parties[BRAM].place is Place.SEATED
    assert [party.place for party in book.parties.values()].count(Place.SEATED) == 2
    holds(book)


def test_what_was_refused_before_the_maximum_went_up_does_not_fit_after_all() -> None:
    book = Book(1)
    book.record(said(ANNA, YES, 1))
    book.record(said(ANNA, YES, 2, Way.COMMAND, guests=1))
    book.resize(2)
    book.record(said(BRAM, YES, 3))
    replayed = replay(book.recorded, book.rooms)

    assert {member: (party.place, party.size) for member, party in replayed.items()} == dict.fromkeys((ANNA, BRAM), (Place.SEATED, 1))
    assert replayed == book.parties


def test_what_lapses_at_another_moment_is_given_out_at_its_own() -> None:
    """Two chairs that come free a day apart are not two chairs for a party of two."""
    book = Book(2)
    for member in (ANNA, BRAM):
        book.record(said(member, YES, 0, Way.CARRIED))
    book.record(said(CARLA, YES, 1, Way.COMMAND, guests=1, takes_list=True))
    book.record(said(WHO[3], YES, 2))
    for minute, member in [(5, ANNA), (6, BRAM)]:
        book.record(said(member, YES, minute, Way.CARRIED, on=False))
    places = {member: party.place for member, party in replay(book.recorded, book.rooms).items()}

    assert places == {CARLA: Place.WAITING, WHO[3]: Place.SEATED}
    assert replay(book.recorded, book.rooms) == book.parties


def test_what_lapses_at_one_moment_is_given_out_together() -> None:
    carried = [said(member, YES, 0, Way.CARRIED) for member in (ANNA, BRAM)]
    waiting = [said(CARLA, YES, 1, Way.COMMAND, guests=1, takes_list=True), said(WHO[3], YES, 2)]
    lapsed = [said(member, YES, 5, Way.CARRIED, on=False) for member in (ANNA, BRAM)]
    told = [
        RecordedAnswer(number=number, entry=entry, recorded_at=entry.at) for number, entry in enumerate([*carried, *waiting, *lapsed], 1)
    ]
    places = {member: party.place for member, party in replay(told, [Room(maximum=2)]).items()}

    assert places == {CARLA: Place.SEATED, WHO[3]: Place.WAITING}


def test_chairs_of_a_party_that_grew_are_taken_and_no_more_than_those() -> None:
    seating = Seating((), 4)
    seating.hear(ANNA, party_of([said(ANNA, YES, 1)]))
    seating.hear(ANNA, party_of([said(ANNA, YES, 1), said(ANNA, YES, 2, Way.COMMAND, guests=1)]))
    seating.hear(BRAM, party_of([said(BRAM, YES, 3, Way.COMMAND, guests=2)]))
    seating.hear(CARLA, party_of([said(CARLA, YES, 4)]))

    assert {member: party.place for member, party in seating.parties.items()} == {
        ANNA: Place.SEATED,
        BRAM: Place.WAITING,
        CARLA: Place.SEATED,
    }


def test_a_growing_party_for_which_there_is_no_room_changes_nothing() -> None:
    seating = Seating((), 2)
    seating.hear(ANNA, party_of([said(ANNA, YES, 1)]))
    seating.hear(BRAM, party_of([said(BRAM, YES, 2)]))
    before = seating.parties
    with pytest.raises(GuestsDoNotFit) as refused:
        seating.hear(ANNA, party_of([said(ANNA, YES, 1), said(ANNA, YES, 3, Way.COMMAND, guests=1)]))

    assert refused.value.facts == {"places": 1}
    assert seating.parties == before


def test_a_deputy_keeps_the_chair_of_whoever_sends_them() -> None:
    book = Book(1)
    book.record(said(ANNA, YES, 1))
    book.record(said(BRAM, YES, 2))
    book.record(said(ANNA, NO, 3, Way.FORM, deputy="Dirk Bos"))

    assert {member: party.place for member, party in book.parties.items()} == {ANNA: Place.SEATED, BRAM: Place.WAITING}
    book.record(said(ANNA, NO, 4, Way.FORM, deputy=""))

    assert {member: party.place for member, party in book.parties.items()} == {ANNA: Place.NONE, BRAM: Place.SEATED}
