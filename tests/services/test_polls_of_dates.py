"""Date polls and interest: what is filled in and counted, what is planned of it, and who comes along or hears it first."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.composing import Post, Wait
from bot.db import outbox, rsvps
from bot.db import polls as rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.errors import FieldMistake, NotAllowed
from bot.domain.events import Event, EventKind
from bot.domain.ids import MemberId, PollId
from bot.domain.notices import PostCard, RemindConfirm, RemindVote, TellPlanned, TellPutter
from bot.domain.polls import (
    Electorate,
    Fits,
    NotAVoter,
    PlannedAlready,
    PlannedOf,
    Poll,
    PollEnded,
    PollKind,
    PollNotFound,
    PollPlan,
    PollState,
    Slot,
    Terms,
    best_first,
)
from bot.domain.rsvp import Answer, Place, Way
from bot.services import announcing, events, lapsing, members, planning_of_polls, polls, rsvp
from tests.builders import ANNA, BOARD, BRAM, CARLA, GENERAL, HERE, NOW, STRANGER, ZONE, announced, crowd, people, plan
from tests.composed import composed

WEEK = timedelta(days=7)
FIRST = Slot(NOW + timedelta(days=60), NOW + timedelta(days=60, hours=3))
OTHER = Slot(NOW + timedelta(days=61), NOW + timedelta(days=61, hours=3))


def dates(session: WorkspaceSession, *slots: Slot, by: MemberId = ANNA, chosen: Any = (), **facts: Any) -> Poll:
    asked = tuple(str(slot) for slot in slots or (FIRST, OTHER))
    facts = {"question": "Regiodag", "terms": Terms(several=True), "channel": GENERAL, "closes_at": NOW + WEEK, **facts}
    return polls.put(session, PollPlan(kind=PollKind.DATES, choices=asked, **facts), chosen, by=by, now=NOW, zone=ZONE)


def interest(session: WorkspaceSession, *, by: MemberId = ANNA, hands: int = 2, **facts: Any) -> Poll:
    facts = {"question": "Leergang", "terms": Terms(several=True, quorum=hands), "channel": GENERAL, "closes_at": NOW + WEEK, **facts}
    plan = PollPlan(kind=PollKind.INTEREST, choices=("course",), **facts)
    return polls.put(session, plan, (), by=by, now=NOW, zone=ZONE)


def fill(session: WorkspaceSession, poll: Poll, by: MemberId, *answers: Fits | None, now: datetime = NOW) -> None:
    said = {slot: each for slot, each in enumerate(answers) if each is not None}
    polls.fill_in(session, poll.id, said, by=by, now=now)


def post(session: WorkspaceSession, poll: Poll, slot: int = 0, *, by: MemberId = ANNA, **changes: Any) -> Event:
    """Announce what is planned of a poll, as the filled form has it unless it is changed."""
    begins = poll.slots[slot] if poll.slots else FIRST
    made = plan(**{"starts_at": begins.starts_at, "ends_at": begins.ends_at, **changes})
    draft = announcing.draft(session, made, by=by, now=NOW, of=PlannedOf(poll=poll.id, slot=slot))
    return planning_of_polls.post(session, draft, by=by, now=NOW, zone=ZONE)


def told(session: WorkspaceSession, kind: type[Any]) -> list[MemberId]:
    return sorted(each.member for each in outbox.queued(session) if isinstance(each, kind))


def test_what_a_member_says_of_the_moments_takes_the_place_of_what_they_said_before(session: WorkspaceSession) -> None:
    poll = dates(session)
    fill(session, poll, BRAM, Fits.YES, Fits.NO)
    fill(session, poll, BRAM, Fits.RATHER_NOT)
    fill(session, poll, CARLA, Fits.YES, Fits.YES)

    assert rows.counts(session, poll) == [1, 1, 0, 1, 0, 0]
    fill(session, poll, CARLA)
    assert (rows.counts(session, poll), rows.turnout(session, poll.id)) == ([0, 1, 0, 0, 0, 0], (1, 3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    said=st.lists(
        st.tuples(st.sampled_from([ANNA, BRAM, CARLA]), st.lists(st.sampled_from([None, *Fits]), min_size=3, max_size=3)), max_size=8
    )
)
def test_the_tally_of_a_date_poll_is_that_of_a_second_counter(
    sqlite_sessions: Sessions, said: list[tuple[MemberId, list[Fits | None]]]
) -> None:
    """The second counter reads what was said backwards and takes of each member what it meets first."""
    last = Slot(NOW + timedelta(days=62), NOW + timedelta(days=62, hours=3))
    with sqlite_sessions.writing(HERE) as session:
        people(session)
        poll = dates(session, FIRST, OTHER, last)
        for member, answers in said:
            fill(session, poll, member, *answers)
        shown = polls.show(session, poll, zone=ZONE, to=ANNA)
        wanted = [len(polls.in_favour(session, poll, slot)) for slot in range(3)]
        session.rollback()
    seen, counted = set[MemberId](), Counter[tuple[int, str]]()
    for member, answers in reversed(said):
        if member not in seen:
            counted.update((slot, each.name) for slot, each in enumerate(answers) if each is not None)
        seen.add(member)

    assert shown.counts == tuple(counted[slot, name] for slot in range(3) for name in ("YES", "RATHER_NOT", "NO"))
    assert [len(names) for names in shown.names or ()] == list(shown.counts)
    assert wanted == [counted[slot, "YES"] for slot in range(3)]


def test_the_moment_that_fits_most_members_comes_first() -> None:
    assert best_first([1, 0, 0, 3, 0, 2, 3, 1, 1, 3, 0, 1]) == [2, 3, 1, 0]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [({"by": BRAM}, NotAllowed), ({"closes_at": FIRST.starts_at + timedelta(minutes=1)}, FieldMistake), ({"question": ""}, FieldMistake)],
)
def test_a_date_poll_that_does_not_hold_is_not_put(session: WorkspaceSession, facts: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        dates(session, **facts)

    assert rows.listed(session, ended=True, most=10) == []


def test_only_its_voters_fill_in_a_date_poll_and_only_its_moments(session: WorkspaceSession) -> None:
    poll = dates(session, voters=Electorate.CHOSEN, chosen=[BRAM])
    for refusal, by, answers in ((NotAVoter, CARLA, [Fits.YES]), (PollNotFound, BRAM, [None, None, Fits.YES])):
        with pytest.raises(refusal):
            fill(session, poll, by, *answers)
    with pytest.raises(PollNotFound):
        polls.vote(session, poll.id, 0, by=BRAM, now=NOW)
    with pytest.raises(PollEnded):
        fill(session, poll, BRAM, Fits.YES, now=NOW + WEEK)

    assert rows.counts(session, poll) == [0] * 6


def test_who_said_what_is_for_organisers_and_counts_may_wait_for_the_end(session: WorkspaceSession) -> None:
    poll = dates(session, terms=Terms(several=True, shown_at_once=False))
    fill(session, poll, BRAM, Fits.YES, Fits.NO)
    for_bram, for_anna = (polls.show(session, poll, zone=ZONE, to=member) for member in (BRAM, ANNA))

    assert (for_bram.counts, for_bram.names) == (None, None)
    assert for_anna.names == (("Bram Visser",), (), (), (), (), ("Bram Visser",))


def test_what_else_there_is_on_the_day_stands_beside_a_moment_but_nothing_that_is_private(session: WorkspaceSession) -> None:
    members.choose_free_days(session, ANNA, f"{OTHER.starts_at:%d-%m-%Y}", today=NOW.date())
    public = announced(session, starts_at=FIRST.starts_at - timedelta(hours=2), ends_at=FIRST.starts_at - timedelta(hours=1))
    hidden = announced(session, starts_at=FIRST.starts_at, ends_at=FIRST.ends_at, channel=BOARD)
    everybody = polls.show(session, dates(session), zone=ZONE).marks
    board = polls.show(session, dates(session, channel=BOARD), zone=ZONE).marks

    assert [[day.own for day in mark.days] for mark in everybody] == [[], [True]]
    assert [[event.id for event in mark.events] for mark in everybody] == [[public.id], []]
    assert [event.id for event in board[0].events] == [public.id, hidden.id]


def test_when_its_time_is_over_whoever_put_a_date_poll_hears_it_once(session: WorkspaceSession) -> None:
    dates(session)
    outbox.queued(session).clear()
    reminded = polls.next_moment(session, zone=ZONE)
    for now in (reminded, NOW + WEEK, NOW + WEEK):
        assert now is not None
        polls.plan(session, now=now, zone=ZONE, how=str)

    assert (told(session, RemindVote), told(session, TellPutter)) == ([ANNA, BRAM, CARLA], [ANNA])


def test_whoever_said_yes_comes_along_provisionally_and_the_others_are_asked_as_any(session: WorkspaceSession) -> None:
    poll = dates(session)
    fill(session, poll, ANNA, Fits.YES)
    fill(session, poll, BRAM, Fits.YES, Fits.YES)
    fill(session, poll, CARLA, Fits.RATHER_NOT, Fits.YES)
    outbox.queued(session).clear()
    event = post(session, poll)
    parties = {party.member: party for party in rsvps.parties(session, event.id)}

    assert {member: (party.answer, party.confirm_by) for member, party in parties.items()} == {
        ANNA: (Answer.YES, None),
        BRAM: (Answer.YES, event.confirm_by),
    }
    assert event.confirm_by == (NOW + WEEK).date()
    assert (told(session, TellPlanned), told(session, RemindConfirm)) == ([BRAM], [BRAM])
    kept = polls.get(session, poll.id)
    assert (kept.state, kept.event) == (PollState.ENDED, event.id)


def test_one_tap_confirms_and_what_is_not_confirmed_lapses_as_after_a_move(session: WorkspaceSession) -> None:
    poll = dates(session)
    for member in (BRAM, CARLA):
        fill(session, poll, member, Fits.YES)
    event = post(session, poll)
    rsvp.answer(session, event.id, BRAM, Answer.YES, Way.BUTTON, at=NOW, now=NOW + timedelta(hours=1))
    lapsing.plan_lapses(session, now=NOW + timedelta(days=9), zone=ZONE)

    assert [(party.member, party.confirm_by) for party in rsvps.parties(session, event.id)] == [(BRAM, None)]


def test_with_fewer_places_than_said_yes_the_rest_waits_in_an_order_drawn_by_lot(session: WorkspaceSession) -> None:
    many = crowd(session, 5)
    first = []
    for _ in range(4):
        poll = dates(session, voters=Electorate.CHOSEN, chosen=many)
        for member in many:
            fill(session, poll, member, Fits.YES)
        event = post(session, poll, maximum=2, title=f"Regiodag {poll.id}")
        parties = rsvps.parties(session, event.id)
        seated = {party.member for party in parties if party.place is Place.SEATED}
        assert (len(seated), sum(party.place is Place.WAITING for party in parties)) == (2, 3)
        first.append(frozenset(seated))

    assert len(set(first)) > 1


def test_planned_on_another_day_after_all_nobody_comes_along(session: WorkspaceSession) -> None:
    poll = dates(session)
    fill(session, poll, BRAM, Fits.YES)
    event = post(session, poll, starts_at=OTHER.starts_at, ends_at=OTHER.ends_at)

    assert (rsvps.parties(session, event.id), polls.get(session, poll.id).event) == ([], event.id)


def test_whoever_left_or_may_not_know_of_the_event_does_not_come_along(session: WorkspaceSession) -> None:
    poll = dates(session)
    fill(session, poll, BRAM, Fits.YES)
    fill(session, poll, CARLA, Fits.YES)
    event = post(session, poll, channel=BOARD)

    assert [party.member for party in rsvps.parties(session, event.id)] == [CARLA]
    assert polls.show(session, polls.get(session, poll.id), zone=ZONE).event is None


def test_of_a_poll_one_event_is_planned(session: WorkspaceSession) -> None:
    poll = dates(session)
    post(session, poll)
    with pytest.raises(PlannedAlready):
        post(session, poll, title="Nog een keer")
    for by, of, refusal in (
        (BRAM, PlannedOf(poll=poll.id), NotAllowed),
        (ANNA, PlannedOf(poll=PollId(99)), PollNotFound),
        (ANNA, PlannedOf(poll=dates(session).id, slot=2), PollNotFound),
    ):
        with pytest.raises(refusal):
            polls.to_plan(session, of, by=by)

    assert len(events.coming(session, to=ANNA, now=NOW)) == 1


def test_of_two_organisers_who_plan_at_once_one_is_told_that_it_was_done(sessions: Sessions) -> None:
    with sessions.writing(HERE) as session:
        people(session)
        poll = dates(session)
        fill(session, poll, BRAM, Fits.YES)

    def plan_it(slot: int) -> bool:
        try:
            with sessions.writing(HERE) as session:
                post(session, poll, slot)
        except PlannedAlready:
            return False
        return True

    with ThreadPoolExecutor(max_workers=2) as pool:
        done = list(pool.map(plan_it, (0, 1)))
    with sessions.reading(HERE) as session:
        assert (sorted(done), len(events.coming(session, to=ANNA, now=NOW))) == ([False, True], 1)


def test_a_date_poll_whose_moments_cannot_be_read_leaves_the_others_be(session: WorkspaceSession) -> None:
    odd, other = dates(session), dates(session)
    session.execute(text("UPDATE polls SET choices = '[\"ooit\"]' WHERE workspace_id = :here AND id = :odd"), {"here": HERE, "odd": odd.id})

    assert [poll.id for poll in polls.open_now(session, now=NOW)] == [other.id]


def test_an_announcement_that_was_withdrawn_is_planned_again(session: WorkspaceSession) -> None:
    poll = interest(session)
    polls.vote(session, poll.id, 0, by=BRAM, now=NOW)
    gone = post(session, poll)
    planned = polls.show(session, polls.get(session, poll.id), zone=ZONE, to=ANNA)
    announcing.withdraw(session, gone.id, by=ANNA, now=NOW)
    again = polls.show(session, polls.get(session, poll.id), zone=ZONE, to=ANNA)
    event = post(session, poll, title="Leergang, betere datum")

    assert (planned.event, planned.plannable, again.event, again.plannable) == (gone, False, None, True)
    assert polls.get(session, poll.id).event == event.id
    assert told(session, TellPlanned) == [BRAM, BRAM]


def test_at_the_number_of_hands_whoever_asked_hears_it_once(session: WorkspaceSession) -> None:
    poll = interest(session, hands=2)
    outbox.queued(session).clear()
    seen = []
    for member in (BRAM, CARLA, CARLA, CARLA):
        polls.vote(session, poll.id, 0, by=member, now=NOW)
        seen.append((rows.counts(session, poll), told(session, TellPutter)))

    assert seen == [([1], []), ([2], [ANNA]), ([1], [ANNA]), ([2], [ANNA])]


def test_whether_to_raise_a_hand_nobody_is_reminded_of(session: WorkspaceSession) -> None:
    poll = interest(session)

    assert (polls.next_moment(session, zone=ZONE), polls.to_vote(session, [poll], to=BRAM)) == (NOW + WEEK, [])


@pytest.mark.parametrize("hands", [0, 10_000])
def test_interest_says_at_how_many_hands_it_is_planned(session: WorkspaceSession, hands: int) -> None:
    with pytest.raises(FieldMistake):
        interest(session, hands=hands)


def test_whoever_joins_later_raises_a_hand_too_but_no_stranger(session: WorkspaceSession) -> None:
    poll = interest(session, hands=5)
    late = crowd(session, 1)[0]
    polls.vote(session, poll.id, 0, by=late, now=NOW)
    with pytest.raises(members.Stranger):
        polls.vote(session, poll.id, 0, by=STRANGER, now=NOW)

    assert rows.counts(session, poll) == [1]


def test_whoever_raised_a_hand_is_told_before_the_card_goes_out(session: WorkspaceSession) -> None:
    poll = interest(session)
    for member in (ANNA, BRAM):
        polls.vote(session, poll.id, 0, by=member, now=NOW)
    outbox.queued(session).clear()
    event = post(session, poll, kind=EventKind.COURSE)
    card = next(each for each in outbox.queued(session) if isinstance(each, PostCard))
    ahead = composed(session, card, now=NOW)
    outbox.add(session, RemindConfirm(event=event.id, member=BRAM), now=NOW, due_at=NOW + WEEK)
    session.execute(
        text("UPDATE outbox SET state = 'sent' WHERE kind = 'tell_planned' AND workspace_id = :here AND lane = 'dm:' || :bram"),
        {"here": HERE, "bram": BRAM},
    )

    assert (told(session, TellPlanned), rsvps.parties(session, event.id)) == ([BRAM], [])
    assert isinstance(ahead, Wait)
    assert isinstance(composed(session, card, now=NOW), Post)


def test_a_card_does_not_wait_long_for_those_who_cannot_be_told(session: WorkspaceSession) -> None:
    poll = interest(session)
    polls.vote(session, poll.id, 0, by=BRAM, now=NOW)
    event = post(session, poll)

    assert isinstance(composed(session, PostCard(event=event.id, channel=GENERAL), now=NOW + timedelta(minutes=11)), Post)
