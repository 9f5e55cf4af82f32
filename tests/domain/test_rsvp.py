from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import TextTooLong
from bot.domain.ids import MemberId, MessageTs
from bot.domain.rsvp import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_NAMES,
    LONGEST_ON_THE_WAY,
    MOST_GUESTS,
    SEEDS,
    Answer,
    DeputyAndComing,
    Extras,
    Party,
    Place,
    RsvpEntry,
    Tally,
    TooManyGuests,
    Way,
    answer_of_emoji,
    checked_extras,
    keeping_place,
    noted_at,
    party_of,
    seat,
    tally,
)
from tests.builders import ANNA, BRAM, CARD, CARLA, NOW, minutes_after

YES, MAYBE, NO = Answer
OTHER_CARD = MessageTs("1347609999.000200")


def tap(minute: float, answer: Answer, *, guests: int | None = None, comment: str | None = None, deputy: str | None = None) -> RsvpEntry:
    return RsvpEntry(member=ANNA, answer=answer, way=Way.COMMAND, at=minutes_after(minute), guests=guests, comment=comment, deputy=deputy)


def reaction(minute: float, answer: Answer, *, emoji: str | None = None, card: MessageTs = CARD, on: bool = True) -> RsvpEntry:
    return RsvpEntry(member=ANNA, answer=answer, way=Way.REACTION, at=minutes_after(minute), emoji=emoji or SEEDS[answer], card=card, on=on)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("white_check_mark", YES),
        ("heavy_check_mark", YES),
        ("+1", YES),
        ("+1::skin-tone-4", YES),
        ("thumbsup::skin-tone-6", YES),
        ("grey_question", MAYBE),
        ("question", MAYBE),
        ("thinking_face", MAYBE),
        ("x", NO),
        ("-1", NO),
        ("-1::skin-tone-2", NO),
        ("no_entry_sign", NO),
        ("tada", None),
        ("", None),
        ("::skin-tone-2", None),
        ("white_check_mark_2", None),
    ],
)
def test_reaction_is_read_as_an_answer_in_any_skin_tone(name: str, answer: Answer | None) -> None:
    assert answer_of_emoji(name) is answer


def test_each_seed_stands_for_its_own_answer() -> None:
    assert {answer: answer_of_emoji(name) for answer, name in SEEDS.items()} == {answer: answer for answer in Answer}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], None, id="nothing done"),
        pytest.param([tap(1, YES)], YES, id="a tap counts"),
        pytest.param([tap(1, YES), tap(2, NO)], NO, id="the last tap counts"),
        pytest.param([tap(1, YES), reaction(2, NO)], NO, id="a reaction after a tap counts"),
        pytest.param([reaction(1, NO), tap(2, YES)], YES, id="a tap after a reaction counts"),
        pytest.param([reaction(1, YES)], YES, id="a reaction alone counts"),
        pytest.param([reaction(1, YES), reaction(2, YES, on=False)], None, id="taken back, nothing stands"),
        pytest.param([tap(1, MAYBE), reaction(2, YES), reaction(3, YES, on=False)], MAYBE, id="taken back, the tap stands again"),
        pytest.param(
            [reaction(1, YES), tap(2, NO), reaction(3, YES, on=False)], NO, id="taking back what no longer counted changes nothing"
        ),
        pytest.param([reaction(1, YES), reaction(2, NO), reaction(3, NO, on=False)], YES, id="falls back on another reaction"),
        pytest.param(
            [reaction(1, YES), reaction(2, MAYBE), reaction(3, YES, on=False), reaction(4, MAYBE, on=False)], None, id="both taken back"
        ),
        pytest.param(
            [reaction(1, YES), reaction(2, NO), reaction(3, YES, on=False), reaction(4, YES)], YES, id="given again counts from then"
        ),
        pytest.param(
            [
                reaction(1, YES, emoji="+1::skin-tone-2"),
                reaction(2, YES, emoji="+1::skin-tone-5"),
                reaction(3, YES, emoji="+1::skin-tone-5", on=False),
            ],
            YES,
            id="two skin tones are two reactions",
        ),
        pytest.param(
            [reaction(1, YES), reaction(2, YES, card=OTHER_CARD), reaction(3, YES, on=False)],
            YES,
            id="the same emoji stands on another card",
        ),
        pytest.param([reaction(1, YES, on=False), tap(0, NO)], NO, id="taking back what was never given"),
    ],
)
def test_last_answer_that_stands_counts(entries: list[RsvpEntry], expected: Answer | None) -> None:
    party = party_of(entries)

    assert (party.answer if party else None) is expected


UNTIL = date(2012, 9, 26)


def carried(minute: float, answer: Answer, *, guests: int = 0, since: float = 0, on: bool = True) -> RsvpEntry:
    return RsvpEntry(
        member=ANNA,
        answer=answer,
        way=Way.CARRIED,
        at=minutes_after(minute),
        on=on,
        guests=guests,
        comment="",
        since=minutes_after(since),
        confirm_by=UNTIL,
    )


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([carried(9, YES, guests=2, since=1)], (YES, 1, 2, UNTIL), id="along with its rank and guests, provisional"),
        pytest.param([carried(9, YES, guests=2, since=1), tap(10, YES)], (YES, 1, 2, None), id="confirmed with the same rank and guests"),
        pytest.param([carried(9, YES, since=1), reaction(10, YES)], (YES, 1, 0, None), id="a reaction confirms as well"),
        pytest.param([carried(9, MAYBE, since=1), tap(10, MAYBE)], (MAYBE, 1, 0, None), id="a maybe is confirmed as a maybe"),
        pytest.param([carried(9, YES, since=1), tap(10, NO)], (NO, 10, 0, None), id="another answer is an answer"),
        pytest.param([carried(9, YES, since=1), carried(20, YES, on=False)], None, id="lapsed"),
        pytest.param([carried(9, YES, since=1), tap(10, YES), carried(20, YES, on=False)], (YES, 1, 0, None), id="confirmed in time"),
        pytest.param([carried(9, YES, since=1), carried(20, YES, on=False), tap(30, YES)], (YES, 30, 0, None), id="lapsed, then anew"),
        pytest.param(
            [carried(9, YES, since=1), reaction(10, YES), reaction(11, YES, on=False)], (YES, 1, 0, UNTIL), id="a confirmation taken back"
        ),
        pytest.param([tap(1, YES, guests=3), reaction(2, NO), carried(9, YES, since=1)], (YES, 1, 0, UNTIL), id="begins anew"),
        pytest.param(
            [reaction(2, YES), carried(9, YES, since=2), reaction(10, YES, on=False)], (YES, 2, 0, UNTIL), id="what went before is history"
        ),
    ],
)
def test_carried_answer_is_provisional_until_it_is_confirmed(
    entries: list[RsvpEntry], expected: tuple[Answer, int, int, date | None] | None
) -> None:
    party = party_of(entries)

    assert ((party.answer, party.since, party.guests, party.confirm_by) if party else None) == (
        expected and (expected[0], minutes_after(expected[1]), *expected[2:])
    )


@st.composite
def histories(draw: st.DrawFn) -> list[RsvpEntry]:
    """What one member may do, each thing at a moment of its own."""
    moments = draw(st.lists(st.integers(0, 1000), unique=True, max_size=8))
    entries = []
    for minute in moments:
        answer = draw(st.sampled_from(Answer))
        if draw(st.integers(0, 5)) == 0:
            entries.append(carried(minute, draw(st.sampled_from([YES, MAYBE])), since=-minute, on=draw(st.booleans())))
        elif draw(st.booleans()):
            entries.append(
                tap(minute, answer, guests=draw(st.none() | st.integers(0, 3)), comment=draw(st.none() | st.sampled_from(["", "later"])))
            )
        else:
            entries.append(reaction(minute, answer, card=draw(st.sampled_from([CARD, OTHER_CARD])), on=draw(st.booleans())))
    return entries


@given(entries=histories(), data=st.data())
def test_order_of_arrival_makes_no_difference(entries: list[RsvpEntry], data: st.DataObject) -> None:
    arrived = data.draw(st.permutations(entries))

    assert party_of(arrived) == party_of(entries)


@pytest.mark.parametrize(
    ("entries", "since"),
    [
        pytest.param([tap(1, YES), tap(5, YES)], 1, id="saying yes again keeps the rank"),
        pytest.param([tap(1, YES), tap(5, YES, guests=0, comment="trein")], 1, id="another comment keeps the rank"),
        pytest.param([tap(1, YES, guests=3), tap(5, YES, guests=1)], 1, id="fewer guests keep the rank"),
        pytest.param([tap(1, YES), tap(2, MAYBE), tap(5, YES)], 5, id="yes, maybe, yes does not"),
        pytest.param([reaction(1, YES), tap(2, YES), reaction(3, YES, on=False)], 1, id="who never stopped saying yes keeps it"),
        pytest.param([tap(1, YES), reaction(2, NO), reaction(3, NO, on=False)], 1, id="falls back on the answer with its rank"),
        pytest.param([tap(1, NO), tap(5, NO, deputy="Dirk Bos")], 5, id="a deputy sent after a no ranks from then"),
        pytest.param([tap(1, YES), tap(5, NO, deputy="Dirk Bos")], 1, id="a deputy sent after a yes keeps the rank"),
        pytest.param([tap(1, NO, deputy="Dirk Bos"), tap(5, NO, deputy="")], 5, id="a deputy called back has no rank to keep"),
    ],
)
def test_rank_is_since_when_the_answer_stands(entries: list[RsvpEntry], since: int) -> None:
    party = party_of(entries)

    assert party is not None
    assert party.since == minutes_after(since)


@pytest.mark.parametrize(
    ("entries", "guests", "comment"),
    [
        pytest.param([tap(1, YES)], 0, "", id="none said"),
        pytest.param([tap(1, YES, guests=2, comment="auto")], 2, "auto", id="as said"),
        pytest.param([tap(1, YES, guests=2, comment="auto"), reaction(2, YES)], 2, "auto", id="a reaction says nothing of them"),
        pytest.param([tap(1, YES, guests=2), tap(2, YES, guests=0)], 0, "", id="none any more"),
        pytest.param([tap(1, YES, comment="auto"), tap(2, YES, comment="")], 0, "", id="comment taken away"),
        pytest.param([tap(1, YES, guests=2), tap(2, NO), tap(3, YES)], 0, "", id="a no ends them"),
        pytest.param(
            [tap(1, YES, guests=2), reaction(2, YES), reaction(3, NO), reaction(4, NO, on=False)],
            2,
            "",
            id="a slip taken back restores them",
        ),
        pytest.param(
            [tap(1, YES, guests=2), reaction(2, NO), tap(3, YES), reaction(4, NO, on=False)],
            0,
            "",
            id="a stale no taken back changes nothing",
        ),
    ],
)
def test_guests_and_comment_stay_until_something_else_is_said(entries: list[RsvpEntry], guests: int, comment: str) -> None:
    party = party_of(entries)

    assert party is not None
    assert (party.guests, party.comment) == (guests, comment)


def party(member: str, minute: float, *, guests: int = 0, answer: Answer = YES, place: Place = Place.NONE) -> Party:
    return Party(member=MemberId(member), answer=answer, since=minutes_after(minute), guests=guests, place=place)


@pytest.mark.parametrize(
    ("before", "wanted", "since", "place"),
    [
        pytest.param(None, YES, 1, Place.NONE, id="new"),
        pytest.param(YES, YES, 1, Place.SEATED, id="still yes"),
        pytest.param(YES, YES, 0, Place.SEATED, id="an earlier yes came to light"),
        pytest.param(YES, YES, 2, Place.NONE, id="ranks anew"),
        pytest.param(YES, NO, 2, Place.NONE, id="no longer"),
        pytest.param(NO, YES, 2, Place.NONE, id="yes after all"),
    ],
)
def test_place_is_kept_while_a_chair_is_asked_for(before: Answer | None, wanted: Answer, since: int, place: Place) -> None:
    had = party("A", 1, answer=before, place=Place.SEATED if before is YES else Place.NONE) if before else None

    assert keeping_place(had, party("A", since, answer=wanted)).place is place


def seated(parties: list[Party], maximum: int | None) -> dict[str, Place]:
    return {each.member: each.place for each in seat(parties, maximum)}


S, W, N = Place.SEATED, Place.WAITING, Place.NONE


@pytest.mark.parametrize(
    ("parties", "maximum", "expected"),
    [
        pytest.param([party("A", 1), party("B", 2)], None, {"A": S, "B": S}, id="no maximum"),
        pytest.param([party("B", 2), party("A", 1)], 1, {"A": S, "B": W}, id="in order of answering"),
        pytest.param([party("B", 1), party("A", 1)], 1, {"A": S, "B": W}, id="the same moment has a fixed order"),
        pytest.param(
            [party("A", 1, answer=NO), party("B", 2, answer=MAYBE), party("C", 3)], 1, {"A": N, "B": N, "C": S}, id="only yes takes a chair"
        ),
        pytest.param(
            [party("A", 1, guests=2), party("B", 2, guests=1), party("C", 3)],
            4,
            {"A": S, "B": W, "C": S},
            id="first party that fits, nobody split",
        ),
        pytest.param(
            [party("B", 2, place=S), party("A", 1)], 1, {"A": W, "B": S}, id="whoever sits keeps their place from an earlier rank"
        ),
        pytest.param([party("A", 1, guests=1, place=W), party("B", 2, place=W)], 2, {"A": S, "B": W}, id="a freed place goes by rank"),
        pytest.param([party("A", 1, guests=1, place=W), party("B", 2, place=W)], 1, {"A": W, "B": S}, id="who does not fit is passed over"),
        pytest.param([party("A", 1, guests=1)], 1, {"A": W}, id="a party too large waits whole"),
        pytest.param([party("A", 1, place=S), party("B", 2, place=S)], 1, {"A": S, "B": S}, id="nobody is unseated"),
        pytest.param([party("A", 1, answer=NO, place=S)], 1, {"A": N}, id="a no gives the place up"),
    ],
)
def test_places_go_to_the_first_party_that_fits(parties: list[Party], maximum: int | None, expected: dict[str, Place]) -> None:
    assert seated(parties, maximum) == expected


def test_whoever_is_passed_over_keeps_their_rank() -> None:
    first = seat([party("A", 1, guests=1), party("B", 2)], 1)
    second = seat([each for each in first if each.member != "B"], 2)

    assert [(each.member, each.since, each.place) for each in second] == [("A", minutes_after(1), Place.SEATED)]


@st.composite
def rooms(draw: st.DrawFn) -> list[Party]:
    size = draw(st.integers(0, 8))
    return [
        party(
            f"U{number}",
            draw(st.integers(0, 5)),
            guests=draw(st.integers(0, 3)),
            answer=draw(st.sampled_from(Answer)),
            place=draw(st.sampled_from([N, W])),
        )
        for number in range(size)
    ]


@given(parties=rooms(), maximum=st.integers(0, 12))
def test_no_chair_is_given_twice_and_none_that_fits_stays_free(parties: list[Party], maximum: int) -> None:
    placed = seat(parties, maximum)
    taken = sum(each.size for each in placed if each.place is Place.SEATED)
    waiting = [each for each in placed if each.place is Place.WAITING]

    assert taken <= maximum
    assert all(taken + each.size > maximum for each in waiting)
    assert {each.member for each in placed} == {each.member for each in parties}
    assert all((each.place is Place.NONE) == (each.answer is not YES) for each in placed)
    assert seat(placed, maximum) == placed


def test_tally_counts_heads() -> None:
    parties = [
        party(ANNA, 1, guests=2, place=Place.SEATED),
        party(BRAM, 2, guests=1, place=Place.WAITING),
        party(CARLA, 3, guests=5, answer=MAYBE),
        party("U8", 4, guests=5, answer=NO),
        party("U9", 5, answer=NO),
    ]

    assert tally(parties) == Tally(yes=3, maybe=1, no=2, waiting=2)
    assert tally([]) == Tally()


def test_party_of_is_the_members_own() -> None:
    assert party_of([tap(1, YES)]) == Party(member=ANNA, answer=YES, since=NOW + timedelta(minutes=1))


FULL = (*("a" * LONGEST_NAME,) * 4, "a" * (LONGEST_NAMES - 4 * (LONGEST_NAME + 1)))
"""Names that fill the room there is for them, each on a line of its own."""


@pytest.mark.parametrize(
    ("answer", "said", "kept"),
    [
        pytest.param(YES, Extras(), Extras(), id="nothing said"),
        pytest.param(YES, Extras(guests=MOST_GUESTS), Extras(guests=MOST_GUESTS), id="as many guests as may come"),
        pytest.param(YES, Extras(guests=0), Extras(guests=0), id="no guests"),
        pytest.param(YES, Extras(names=(" Jan ", " ", "Piet")), Extras(guests=2, names=("Jan", "Piet")), id="names count as guests"),
        pytest.param(YES, Extras(guests=3, names=("Jan",)), Extras(guests=3, names=("Jan",)), id="more guests than names"),
        pytest.param(YES, Extras(guests=1, names=("Jan", "Piet")), Extras(guests=2, names=("Jan", "Piet")), id="more names than guests"),
        pytest.param(YES, Extras(guests=2, names=()), Extras(guests=2, names=()), id="names taken away, guests not"),
        pytest.param(MAYBE, Extras(guests=2), Extras(guests=2), id="a maybe may bring guests"),
        pytest.param(NO, Extras(guests=2, names=("Jan", "Piet")), Extras(guests=0, names=()), id="whoever does not come brings nobody"),
        pytest.param(NO, Extras(deputy=" Dirk Bos "), Extras(deputy="Dirk Bos"), id="the absent send a deputy"),
        pytest.param(YES, Extras(deputy=" "), Extras(deputy=""), id="no deputy any more"),
        pytest.param(YES, Extras(comment=" trein "), Extras(comment="trein"), id="a comment is trimmed"),
        pytest.param(YES, Extras(comment="a" * LONGEST_COMMENT), Extras(comment="a" * LONGEST_COMMENT), id="the longest comment"),
        pytest.param(
            YES, Extras(names=("a" * LONGEST_NAME,) * 4), Extras(guests=4, names=("a" * LONGEST_NAME,) * 4), id="the longest names"
        ),
        pytest.param(YES, Extras(names=FULL), Extras(guests=5, names=FULL), id="the longest names together"),
        pytest.param(YES, Extras(guests=1, takes_list=True), Extras(guests=1, takes_list=True), id="on the list"),
    ],
)
def test_what_is_said_beside_an_answer_is_put_in_order(answer: Answer, said: Extras, kept: Extras) -> None:
    assert checked_extras(answer, said) == kept


def test_a_comment_that_is_too_long_is_kept_as_it_is_shown() -> None:
    kept = checked_extras(YES, Extras(comment="a" * (LONGEST_COMMENT + 1))).comment

    assert kept is not None
    assert len(kept) == LONGEST_COMMENT


@pytest.mark.parametrize(
    ("answer", "said", "refusal", "facts"),
    [
        pytest.param(YES, Extras(guests=MOST_GUESTS + 1), TooManyGuests, {"limit": MOST_GUESTS}, id="one guest too many"),
        pytest.param(YES, Extras(guests=-1), TooManyGuests, {"limit": MOST_GUESTS}, id="fewer than none"),
        pytest.param(YES, Extras(deputy="Dirk Bos"), DeputyAndComing, {}, id="whoever comes sends no deputy"),
        pytest.param(MAYBE, Extras(deputy="Dirk Bos"), DeputyAndComing, {}, id="nor whoever may come"),
    ],
)
def test_what_cannot_be_said_beside_an_answer_is_refused(
    answer: Answer, said: Extras, refusal: type[Exception], facts: dict[str, int]
) -> None:
    with pytest.raises(refusal) as refused:
        checked_extras(answer, said)

    assert getattr(refused.value, "facts", None) == facts


@pytest.mark.parametrize(
    ("said", "field", "limit"),
    [
        (Extras(names=("a" * (LONGEST_NAME + 1),)), "names", LONGEST_NAME),
        (Extras(names=(*FULL, "a")), "names", LONGEST_NAMES),
        (Extras(deputy="a" * (LONGEST_NAME + 1)), "deputy", LONGEST_NAME),
    ],
)
def test_names_that_are_too_long_are_refused_at_their_field(said: Extras, field: str, limit: int) -> None:
    with pytest.raises(TextTooLong) as refused:
        checked_extras(NO, said)

    assert (refused.value.field, refused.value.facts["limit"]) == (field, limit)


JUST_BEHIND = timedelta(microseconds=1)
THEN, LATER, LONG_AFTER = minutes_after(10), minutes_after(11), minutes_after(10) + LONGEST_ON_THE_WAY + JUST_BEHIND


@pytest.mark.parametrize(
    ("way", "at", "later", "received", "noted"),
    [
        pytest.param(Way.REACTION, NOW, LATER, None, NOW, id="a reaction is of Slack's moment, whatever is known"),
        pytest.param(Way.REACTION, NOW, LATER, THEN, NOW, id="also beside what we stamped until now"),
        pytest.param(Way.REACTION, NOW, None, LATER, LATER + JUST_BEHIND, id="behind what we stamped ahead of the clock"),
        pytest.param(Way.REACTION, THEN, None, LATER, THEN, id="found by comparing, nothing is later"),
        pytest.param(Way.REACTION, THEN, THEN + LONGEST_ON_THE_WAY, None, THEN, id="found by comparing: what was done since is newer"),
        pytest.param(Way.REACTION, THEN, LONG_AFTER, None, LONG_AFTER + JUST_BEHIND, id="found by comparing: the clock was ahead"),
        pytest.param(Way.BUTTON, THEN - LONGEST_ON_THE_WAY, LATER, None, THEN - LONGEST_ON_THE_WAY, id="a tap is of its own moment"),
        pytest.param(Way.BUTTON, THEN - LONGEST_ON_THE_WAY, LATER, THEN, THEN - LONGEST_ON_THE_WAY, id="a tap that was on its way"),
        pytest.param(
            Way.BUTTON, THEN - LONGEST_ON_THE_WAY - JUST_BEHIND, None, THEN, THEN + JUST_BEHIND, id="stamped by a clock that was ahead"
        ),
        pytest.param(Way.BUTTON, THEN, None, THEN + JUST_BEHIND, THEN + 2 * JUST_BEHIND, id="stamped after now"),
        pytest.param(Way.COMMAND, THEN, None, None, THEN, id="a command is of when it came in"),
        pytest.param(Way.COMMAND, THEN, LATER, LATER, LATER + JUST_BEHIND, id="our own stamps never go back"),
        pytest.param(Way.CARRIED, NOW, LATER, LATER, NOW, id="what lapsed, lapsed at the end of its day"),
    ],
)
def test_no_older_answer_wins_because_a_clock_was_set(
    way: Way, at: datetime, later: datetime | None, received: datetime | None, noted: datetime
) -> None:
    entry = RsvpEntry(member=ANNA, answer=YES, way=way, at=at)

    assert noted_at(entry, now=THEN, later=later, later_received=received) == noted


def test_deputy_is_still_sent_by_whoever_says_no_once_more() -> None:
    party = party_of([tap(1, NO, deputy="Dirk Bos"), reaction(2, NO)])

    assert party is not None
    assert party.deputy == "Dirk Bos"


def test_two_reactions_of_one_moment_count_the_same_in_whatever_order_they_arrive() -> None:
    both = [reaction(1, YES), reaction(1, NO)]

    assert party_of(both) == party_of(both[::-1])
