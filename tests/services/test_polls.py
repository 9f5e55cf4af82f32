"""Polls and proposals: who may put, vote and end them, what is counted, and whom a secret vote tells nothing."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import agenda, outbox
from bot.db import polls as rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import Base
from bot.domain.audience import Audience, PartnershipType, Profile, Province
from bot.domain.decisions import DecisionStatus
from bot.domain.errors import FieldMistake, NotAllowed
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.notices import RemindVote
from bot.domain.polls import (
    AGAINST,
    FOR,
    Electorate,
    NotAVoter,
    Poll,
    PollEnded,
    PollKind,
    PollNotFound,
    PollPlan,
    PollState,
    Rule,
    Terms,
    Verdict,
    VoteIsFinal,
)
from bot.services import channels, decisions, members, polls
from tests.builders import ANNA, BOARD, BRAM, CARLA, CLOSED, DIRK, GENERAL, HERE, NOW, STRANGER, ZONE, announced, people, person

WEEK = timedelta(days=7)
QUESTION = "De contributie gaat naar 50 euro."


def put(
    session: WorkspaceSession, kind: PollKind = PollKind.PROPOSAL, *, by: MemberId = ANNA, chosen: Any = (ANNA, BRAM, CARLA), **facts: Any
) -> Poll:
    """Put a poll to everybody in its channel, or a proposal to those who are named, unless the facts say otherwise."""
    choices = ("Utrecht", "Zwolle", "Assen") if kind is PollKind.POLL else ()
    of_whom = Electorate.CHANNEL if kind is PollKind.POLL else Electorate.CHOSEN
    facts = {"question": QUESTION, "choices": choices, "voters": of_whom, "channel": GENERAL, "closes_at": NOW + WEEK, **facts}
    return polls.put(session, PollPlan(kind=kind, **facts), chosen, by=by, now=NOW, zone=ZONE)


def vote(session: WorkspaceSession, poll: Poll, choice: int, by: MemberId, now: datetime = NOW) -> None:
    polls.vote(session, poll.id, choice, by=by, now=now)


def run(session: WorkspaceSession, now: datetime) -> int:
    return polls.plan(session, now=now, zone=ZONE, how=lambda counts: "/".join(map(str, counts)))


def counted(session: WorkspaceSession, poll: Poll) -> list[int]:
    return rows.counts(session, rows.get(session, poll.id))


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"by": BRAM}, NotAllowed),
        ({"question": "  "}, FieldMistake),
        ({"closes_at": NOW}, FieldMistake),
        ({"closes_at": NOW + timedelta(days=93)}, FieldMistake),
        ({"closes_at": NOW + timedelta(days=4)}, FieldMistake),
        ({"chosen": ()}, FieldMistake),
        ({"chosen": (BRAM, DIRK)}, FieldMistake),
        ({"chosen": (BRAM, STRANGER)}, FieldMistake),
        ({"terms": Terms(quorum=4)}, FieldMistake),
        ({"channel": CLOSED}, FieldMistake),
        ({"kind": PollKind.POLL, "terms": Terms(secret=True, several=True)}, FieldMistake),
    ],
)
def test_what_does_not_hold_is_refused_and_not_put(session: WorkspaceSession, facts: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        put(session, **facts)

    assert rows.listed(session, ended=True, most=10) == []


def test_a_proposal_is_open_for_three_working_days(session: WorkspaceSession) -> None:
    """NOW is a Friday: Monday, Tuesday and Wednesday are the three."""
    wednesday = NOW + timedelta(days=5)

    assert put(session, closes_at=wednesday).plan.closes_at == wednesday


def test_the_last_vote_before_the_end_counts(session: WorkspaceSession) -> None:
    poll = put(session)
    vote(session, poll, FOR, BRAM)
    vote(session, poll, AGAINST, BRAM, NOW + WEEK - timedelta(seconds=1))
    vote(session, poll, FOR, CARLA)

    assert counted(session, poll) == [1, 1, 0]
    with pytest.raises(PollEnded):
        vote(session, poll, FOR, ANNA, NOW + WEEK)
    assert counted(session, poll) == [1, 1, 0]


def test_of_a_poll_with_several_choices_each_tap_sets_or_takes_back_one(session: WorkspaceSession) -> None:
    poll = put(session, PollKind.POLL, terms=Terms(several=True))
    for choice in (0, 2, 0, 1):
        vote(session, poll, choice, BRAM)

    assert counted(session, poll) == [0, 1, 1]
    vote(session, poll, 1, BRAM)
    vote(session, poll, 2, BRAM)
    assert (counted(session, poll), rows.turnout(session, poll.id)[0]) == ([0, 0, 0], 0)


@pytest.mark.parametrize(
    ("by", "choice", "refusal"), [(STRANGER, 0, Exception), (DIRK, 0, Exception), (BRAM, 3, PollNotFound), (BRAM, -1, PollNotFound)]
)
def test_a_forged_vote_is_refused(session: WorkspaceSession, by: MemberId, choice: int, refusal: type[Exception]) -> None:
    poll = put(session)
    with pytest.raises(refusal):
        vote(session, poll, choice, by)

    assert counted(session, poll) == [0, 0, 0]


def test_only_those_named_at_its_start_vote_on_a_proposal(session: WorkspaceSession) -> None:
    poll = put(session, chosen=(ANNA, CARLA))
    with pytest.raises(NotAVoter):
        vote(session, poll, FOR, BRAM)

    assert polls.to_vote(session, polls.open_now(session, now=NOW), to=BRAM) == []
    assert [each.id for each in polls.to_vote(session, polls.open_now(session, now=NOW), to=CARLA)] == [poll.id]


def test_what_stands_in_a_private_channel_is_not_known_outside_it(session: WorkspaceSession) -> None:
    poll = put(session, PollKind.POLL, channel=BOARD)
    with pytest.raises(PollNotFound):
        vote(session, poll, 0, BRAM)
    vote(session, poll, 0, CARLA)

    assert (polls.listed(session, to=BRAM, ended=True), counted(session, poll)) == ([], [1, 0, 0])


def test_an_accepted_proposal_is_a_decision_and_a_rejected_one_is_kept(session: WorkspaceSession) -> None:
    accepted, rejected = put(session, explanation="Zie de begroting."), put(session, question="De naam wordt SRS.")
    for member in (ANNA, BRAM):
        vote(session, accepted, FOR, member)
        vote(session, rejected, AGAINST, member)
    assert run(session, NOW + WEEK) == 2
    ended = polls.get(session, accepted.id)
    assert ended.decision is not None
    made = decisions.get(session, ended.decision)

    assert (made.text, made.how, made.status, made.source_text) == (QUESTION, "2/0/0", DecisionStatus.DECIDED, "Zie de begroting.")
    assert (polls.get(session, rejected.id).state, polls.get(session, rejected.id).decision) == (PollState.ENDED, None)
    assert polls.show(session, polls.get(session, rejected.id), zone=ZONE).verdict is Verdict.REJECTED
    assert run(session, NOW + WEEK) == 0
    assert [decision.text for decision in decisions.latest(session)] == [QUESTION]


def test_without_the_quorum_nothing_is_decided(session: WorkspaceSession) -> None:
    poll = put(session, terms=Terms(rule=Rule.MAJORITY, quorum=3))
    vote(session, poll, FOR, ANNA)
    vote(session, poll, FOR, BRAM)
    run(session, NOW + WEEK)

    assert (polls.show(session, polls.get(session, poll.id), zone=ZONE).verdict, decisions.latest(session)) == (Verdict.NO_QUORUM, [])


IN_UTRECHT = Profile(type=PartnershipType.CLASSIC, province=Province.UTRECHT)
IN_LIMBURG = Profile(type=PartnershipType.SERVICE, province=Province.LIMBURG)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, [ANNA, BRAM, CARLA]),
        ({"narrowed": Audience(provinces=(Province.LIMBURG,))}, [ANNA, CARLA]),
        ({"narrowed": Audience(types=(PartnershipType.CLASSIC,))}, [ANNA, BRAM]),
        ({"voters": Electorate.ORGANISERS}, [ANNA, CARLA]),
        ({"voters": Electorate.CHOSEN}, [BRAM]),
        ({"channel": BOARD}, [ANNA, CARLA]),
    ],
)
@pytest.mark.parametrize("kind", [PollKind.POLL, PollKind.PROPOSAL])
def test_those_for_whom_it_is_are_named_at_its_start(
    session: WorkspaceSession, kind: PollKind, facts: dict[str, Any], expected: list[MemberId]
) -> None:
    """Anna has not filled in her partnership, which leaves nobody out; Carla is secretary."""
    members.choose_profile(session, BRAM, IN_UTRECHT)
    members.choose_profile(session, CARLA, IN_LIMBURG)
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [ANNA])
    poll = put(session, kind, **{"voters": Electorate.CHANNEL, **facts}, chosen=[BRAM])

    assert rows.voters(session, poll.id) == sorted(expected)
    for member in (ANNA, BRAM, CARLA):
        if member not in expected:
            with pytest.raises((NotAVoter, PollNotFound)):
                vote(session, poll, 0, member)


def test_whoever_comes_after_the_start_does_not_vote(session: WorkspaceSession) -> None:
    poll = put(session, PollKind.POLL)
    late = MemberId("U9LATE")
    members.keep_members(session, [person(late, "Els Laat")])
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, late])
    with pytest.raises(NotAVoter):
        vote(session, poll, 0, late)

    assert polls.to_vote(session, [poll], to=late) == []


def test_members_put_polls_where_the_network_lets_them(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(members_poll=True), [ANNA])
    poll = put(session, PollKind.POLL, by=BRAM)
    for kind in (PollKind.PROPOSAL, PollKind.DATES, PollKind.INTEREST):
        with pytest.raises(NotAllowed):
            put(session, kind, by=BRAM)
    with pytest.raises(FieldMistake):
        put(session, PollKind.POLL, by=BRAM, channel=BOARD)
    with pytest.raises(NotAllowed):
        polls.withdraw(session, poll.id, by=CARLA, now=NOW)
    polls.withdraw(session, poll.id, by=BRAM, now=NOW)

    assert [each.id for each in rows.listed(session, ended=True, most=10)] == [poll.id]
    assert polls.get(session, poll.id).state is PollState.WITHDRAWN


def test_whoever_leaves_keeps_a_vote_given(session: WorkspaceSession) -> None:
    poll = put(session)
    vote(session, poll, FOR, BRAM)
    members.keep_members(session, [person(BRAM, "Bram Visser", gone=True)])

    assert counted(session, poll) == [1, 0, 0]


def test_enough_who_want_to_talk_first_put_it_on_the_next_agenda(session: WorkspaceSession) -> None:
    meeting = announced(session)
    poll = put(session)
    for member in (ANNA, BRAM):
        polls.ask_to_discuss(session, poll.id, "Er zijn nog vragen.", by=member, now=NOW)
    assert polls.get(session, poll.id).state is PollState.OPEN
    polls.ask_to_discuss(session, poll.id, "Te snel.", by=BRAM, now=NOW)
    assert polls.get(session, poll.id).state is PollState.OPEN
    polls.ask_to_discuss(session, poll.id, "Ik ook.", by=CARLA, now=NOW)

    assert polls.get(session, poll.id).state is PollState.TO_DISCUSS
    assert [item.point.title for item in agenda.items_of(session, meeting.id)] == [QUESTION]
    with pytest.raises(PollEnded):
        vote(session, poll, FOR, BRAM)


def test_a_reason_is_asked_for(session: WorkspaceSession) -> None:
    poll = put(session)
    with pytest.raises(FieldMistake):
        polls.ask_to_discuss(session, poll.id, "  ", by=BRAM, now=NOW)


def test_a_proposal_ends_by_hand_only_once_everybody_voted(session: WorkspaceSession) -> None:
    poll = put(session, chosen=(ANNA, BRAM))
    vote(session, poll, FOR, ANNA)
    with pytest.raises(FieldMistake):
        polls.end(session, poll.id, by=ANNA, now=NOW, how=str, zone=ZONE)
    vote(session, poll, FOR, BRAM)
    with pytest.raises(NotAllowed):
        polls.end(session, poll.id, by=BRAM, now=NOW, how=str, zone=ZONE)

    polls.end(session, poll.id, by=ANNA, now=NOW, how=str, zone=ZONE)
    assert polls.get(session, poll.id).decision is not None


def test_an_organiser_outside_a_private_channel_ends_nothing_in_it(session: WorkspaceSession) -> None:
    poll = put(session, PollKind.POLL, channel=BOARD)
    members.keep_members(session, [person(BRAM, "Bram Visser", admin=True)])
    with pytest.raises(PollNotFound):
        polls.withdraw(session, poll.id, by=BRAM, now=NOW)
    with pytest.raises(PollNotFound):
        polls.end(session, poll.id, by=BRAM, now=NOW, how=str, zone=ZONE)

    assert polls.get(session, poll.id).state is PollState.OPEN


def test_a_poll_that_is_withdrawn_is_not_counted(session: WorkspaceSession) -> None:
    poll = put(session)
    vote(session, poll, FOR, ANNA)
    polls.withdraw(session, poll.id, by=ANNA, now=NOW)
    run(session, NOW + WEEK)

    assert (polls.get(session, poll.id).state, decisions.latest(session)) == (PollState.WITHDRAWN, [])


def test_whoever_has_not_voted_is_reminded_once_a_day_before(session: WorkspaceSession) -> None:
    one, other = put(session), put(session, chosen=(ANNA, CARLA))
    vote(session, one, FOR, ANNA)
    vote(session, other, FOR, CARLA)
    moment = polls.next_moment(session, zone=ZONE)
    assert moment == NOW + WEEK - timedelta(days=1)
    outbox.queued(session).clear()
    run(session, moment)
    assert run(session, moment + timedelta(hours=1)) == 0
    reminded = sorted(notice.member for notice in outbox.queued(session) if isinstance(notice, RemindVote))

    assert reminded == sorted([BRAM, CARLA, ANNA])


def test_a_secret_vote_is_final(session: WorkspaceSession) -> None:
    poll = put(session, terms=Terms(secret=True))
    vote(session, poll, FOR, BRAM)
    with pytest.raises(VoteIsFinal):
        vote(session, poll, AGAINST, BRAM)

    assert counted(session, poll) == [1, 0, 0]


def test_of_a_secret_poll_nothing_is_shown_before_its_end(session: WorkspaceSession) -> None:
    poll = put(session, terms=Terms(secret=True))
    vote(session, poll, FOR, BRAM)

    assert (polls.show(session, poll, zone=ZONE, to=ANNA).counts, polls.show(session, poll, zone=ZONE, to=BRAM).own) == (None, ())


def test_nothing_that_is_kept_joins_a_secret_vote_to_its_voter(sessions: Sessions) -> None:
    """Two votes that differ only in who chose what leave the very same rows in every table, in the same order."""
    kept = []
    with sessions.writing(HERE) as session:
        people(session)
        for votes in ((FOR, AGAINST, AGAINST), (AGAINST, AGAINST, FOR)):
            nested = session.begin_nested()
            poll = put(session, terms=Terms(secret=True))
            for member, choice in zip((ANNA, BRAM, CARLA), votes, strict=True):
                vote(session, poll, choice, member)
            run(session, NOW + WEEK)
            kept.append(everything(session))
            nested.rollback()

    assert kept[0] == kept[1]
    assert any("poll_counts" in row for row in kept[0])


def everything(session: WorkspaceSession) -> list[str]:
    """Return every row of every table as it lies there, but for what is drawn at random or numbered by the database."""
    found: list[str] = []
    for table in Base.metadata.sorted_tables:
        where = table.c.workspace_id if "workspace_id" in table.c else table.c.id
        numbered = table.name == "outbox"
        columns = (each for each in table.c if not (numbered and each.name == "id"))
        shown = [re.sub("[0-9a-f]{32}", "drawn", str(row)) for row in session.execute(select(*columns).where(where == HERE))]
        found += [f"{table.name}: {row}" for row in (sorted(shown) if numbered else shown)]
    return found


@pytest.mark.parametrize("secret", [False, True])
def test_a_vote_that_is_acknowledged_is_counted_whatever_it_races(sessions: Sessions, *, secret: bool) -> None:
    """Three vote while the clock ends it: whoever was not refused is in the sum by which it was decided."""
    with sessions.writing(HERE) as session:
        people(session)
    for _ in range(5):
        with sessions.writing(HERE) as session:
            poll = put(session, terms=Terms(secret=secret))
        with ThreadPoolExecutor(max_workers=4) as pool:
            votes = [pool.submit(_in_time, sessions, poll, member) for member in (ANNA, BRAM, CARLA)]
            ended = pool.submit(_end, sessions)
        acknowledged = sum(vote.result() for vote in votes)
        with sessions.reading(HERE) as session:
            decided = polls.get(session, poll.id).decision
            how = decisions.get(session, decided).how if decided else "0/0/0"

        assert (ended.result(), how) == (1, f"{acknowledged}/0/0")


def _in_time(sessions: Sessions, poll: Poll, member: MemberId) -> bool:
    try:
        with sessions.writing(HERE) as session:
            vote(session, poll, FOR, member, NOW + WEEK - timedelta(seconds=1))
    except PollEnded:
        return False
    return True


def _end(sessions: Sessions) -> int:
    with sessions.writing(HERE) as session:
        return run(session, NOW + WEEK)
