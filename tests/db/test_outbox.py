import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from bot.db import claiming, delivery_status, members, outbox
from bot.db.engine import Sessions, WorkspaceSession, elapsed, open_engine
from bot.db.models import OutboxRow
from bot.db.outbox import Claimed
from bot.domain.ids import ActionItemId, ChannelId, EventId, MemberId, MessageTs
from bot.domain.notices import CompareCard, Notice, PingOwner, RefreshCard, Reply, SeedCard, TellPlace, Whisper
from bot.domain.pacing import Rate
from bot.domain.responses import ShowHelp
from tests.builders import ANNA, BRAM, GENERAL, HERE, NOW, TODAY, crowd, minutes_after

LEASE = timedelta(seconds=30)
ONE = EventId(1)
HELLO = Reply(to=ANNA, channel=GENERAL, thread=None, answer=ShowHelp())
WORD = Whisper(to=ANNA, channel=GENERAL, answer=ShowHelp())


def claim(session: WorkspaceSession, *, now: datetime = NOW, lease: timedelta = LEASE, most: int = 20) -> list[Claimed]:
    return claiming.claim(session, now=now, lease=lease, most=most)


def claimed(session: WorkspaceSession, *, now: datetime = NOW) -> list[Notice]:
    return [row.notice for row in claim(session, now=now)]


def queue(session: WorkspaceSession, *notices: Notice, now: datetime = NOW) -> None:
    for notice in notices:
        outbox.add(session, notice, now=now)


def rows(session: WorkspaceSession) -> list[OutboxRow]:
    found = select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id)
    return list(session.scalars(found.execution_options(populate_existing=True)))


def states(session: WorkspaceSession) -> list[str]:
    return [row.state for row in rows(session)]


# --- adding ---


def test_known_key_adds_nothing(session: WorkspaceSession) -> None:
    added = [outbox.add(session, notice, now=NOW, key="once") for notice in (HELLO, WORD)]

    assert added == [True, False]
    assert claimed(session) == [HELLO]


def test_known_key_adds_nothing_even_when_it_has_been_sent(session: WorkspaceSession) -> None:
    outbox.add(session, HELLO, now=NOW, key="once")
    outbox.finish(session, claim(session)[0], "sent", now=NOW)

    assert outbox.add(session, HELLO, now=NOW, key="once") is False
    assert claimed(session) == []


def test_without_a_key_the_same_notice_is_queued_again(session: WorkspaceSession) -> None:
    queue(session, HELLO, HELLO)

    assert delivery_status.waiting(session) == {"queued": 2}


def test_session_that_queued_something_says_so(session: WorkspaceSession) -> None:
    assert session.outbox_filled is False

    queue(session, HELLO)

    assert session.outbox_filled is True


def test_what_was_queued_is_not_there_after_a_rollback(network: Sessions) -> None:
    with pytest.raises(ZeroDivisionError), network.writing(HERE) as session:  # noqa: PT012  # the whole transaction
        queue(session, HELLO)
        raise ZeroDivisionError
    with network.writing(HERE) as session:
        assert claimed(session) == []


# --- claiming ---


def test_most_urgent_goes_first_then_what_waited_longest(session: WorkspaceSession) -> None:
    ping = PingOwner(owner=BRAM, day=TODAY, items=(ActionItemId(1),))
    refresh = RefreshCard(event=ONE, card=1)
    news, older_news = (TellPlace(event=ONE, member=member) for member in (ANNA, MemberId("U6")))
    queue(session, ping, refresh, now=minutes_after(-9))
    queue(session, news, now=minutes_after(-1))
    queue(session, older_news, now=minutes_after(-2))
    queue(session, HELLO)

    assert claimed(session) == [HELLO, older_news, news, refresh, ping]


def test_what_is_not_due_waits(session: WorkspaceSession) -> None:
    queue(session, HELLO, now=minutes_after(1))

    assert claimed(session) == []
    assert claimed(session, now=minutes_after(1)) == [HELLO]


def test_what_is_claimed_is_not_claimed_again(session: WorkspaceSession) -> None:
    queue(session, HELLO)

    assert claimed(session) == [HELLO]
    assert claimed(session) == []
    assert states(session) == ["sending"]


def test_no_more_are_claimed_than_asked_for(session: WorkspaceSession) -> None:
    queue(session, *(TellPlace(event=ONE, member=member) for member in crowd(session, 5)))

    assert [len(claim(session, most=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_one_of_each_lane_at_a_time_in_order(session: WorkspaceSession) -> None:
    first, second = (TellPlace(event=EventId(number), member=ANNA) for number in (1, 2))
    queue(session, first, second)
    taken = claim(session)

    assert [row.notice for row in taken] == [first]
    assert claimed(session) == []  # the first is still under way

    outbox.finish(session, taken[0], "sent", now=NOW)

    assert claimed(session) == [second]


def test_resting_lane_and_method_stay_quiet_until_their_time(session: WorkspaceSession) -> None:
    told, refresh = TellPlace(event=ONE, member=ANNA), RefreshCard(event=ONE, card=1)
    queue(session, told, refresh, HELLO)
    outbox.rest(session, f"dm:{ANNA}", timedelta(minutes=1))
    outbox.rest(session, outbox.resting("chat.update"), timedelta(hours=1))

    assert claimed(session) == [HELLO]

    outbox.rest(session, f"dm:{ANNA}", timedelta(seconds=-1))

    assert claimed(session) == [told]


def test_after_a_429_the_rest_of_slack_stays_usable(session: WorkspaceSession) -> None:
    refresh = RefreshCard(event=ONE, card=1)
    queue(session, HELLO, refresh, WORD)
    outbox.rest(session, outbox.resting("chat.postMessage"), timedelta(minutes=1))

    assert claimed(session) == [WORD, refresh]


def test_no_rest_is_longer_than_an_hour_whatever_was_asked(session: WorkspaceSession) -> None:
    lane = outbox.resting("chat.postMessage")
    outbox.rest(session, lane, timedelta(days=30))

    assert timedelta(minutes=59) < outbox.free_in(session, lane) <= timedelta(hours=1)


def test_channel_is_one_lane_by_whatever_way_one_posts_there(session: WorkspaceSession) -> None:
    dm = ChannelId("D2BRAM")
    members.save_dm(session, BRAM, dm)
    reply, told = Reply(to=BRAM, channel=dm, thread=None, answer=ShowHelp()), TellPlace(event=ONE, member=BRAM)
    queue(session, reply, told)
    first = claim(session)
    while_under_way = claimed(session)
    outbox.finish(session, first[0], "sent", now=NOW)
    outbox.rest(session, f"post:{dm}", timedelta(minutes=1))

    assert [row.notice for row in first] == [reply]
    assert while_under_way == []
    assert claimed(session) == []


SLOW = {"chat.postMessage": Rate(per_minute=1, burst=2)}


def test_no_more_are_claimed_than_a_method_has_room_for(session: WorkspaceSession) -> None:
    people = crowd(session, 5)
    for member in people:
        members.save_dm(session, member, ChannelId(f"D{member}"))
    queue(session, *(TellPlace(event=ONE, member=member) for member in people), WORD)
    first, second = (claiming.claim(session, now=NOW, lease=LEASE, rates=SLOW) for _ in range(2))

    assert [type(row.notice).__name__ for row in first] == ["Whisper", "TellPlace", "TellPlace"]
    assert second == []


def test_dm_that_nobody_opened_needs_room_to_open_as_well(session: WorkspaceSession) -> None:
    known, *others = crowd(session, 4)
    members.save_dm(session, known, ChannelId("D1"))
    queue(session, *(TellPlace(event=ONE, member=member) for member in (*others, known)))
    rows = claiming.claim(session, now=NOW, lease=LEASE, rates={"conversations.open": Rate(per_minute=1, burst=1)})

    assert [row.notice for row in rows] == [TellPlace(event=ONE, member=member) for member in (others[0], known)]


def test_what_can_wait_gets_its_share_however_much_is_urgent(session: WorkspaceSession) -> None:
    people = crowd(session, 150)
    for member in people:
        members.save_dm(session, member, ChannelId(f"D{member}"))
    ping = PingOwner(owner=BRAM, day=TODAY, items=(ActionItemId(1),))
    queue(session, *(TellPlace(event=ONE, member=member) for member in people), ping)
    rates = {"chat.postMessage": Rate(per_minute=1, burst=3), "chat.postMessage:bulk": Rate(per_minute=1, burst=1)}
    taken = [row.notice for _ in range(3) for row in claiming.claim(session, now=NOW, lease=LEASE, rates=rates)]

    assert [type(notice).__name__ for notice in taken] == ["TellPlace", "TellPlace", "TellPlace", "PingOwner"]


def test_look_up_has_a_measure_of_its_own(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    row = claim(session)[0]
    outbox.aim(session, row, GENERAL, None)
    outbox.doubt(session, row, timedelta(0), reason="TimeoutError", looked_up=0)
    full = {"conversations.history": Rate(per_minute=1, burst=1)}
    rest_now = claiming.claim(session, now=NOW, lease=timedelta(seconds=-1), rates=full)

    assert [each.doubtful for each in rest_now] == [True]
    assert claiming.claim(session, now=NOW, lease=LEASE, rates=full) == []


def test_only_the_kinds_that_are_asked_for_are_claimed(session: WorkspaceSession) -> None:
    queue(session, HELLO, TellPlace(event=ONE, member=ANNA))

    assert [row.notice.kind for row in claiming.claim(session, now=NOW, lease=LEASE, only={"tell_place"})] == ["tell_place"]


def test_newer_refresh_of_a_card_replaces_the_older(session: WorkspaceSession) -> None:
    one, other = (RefreshCard(event=ONE, card=card) for card in (1, 2))
    queue(session, one, one, other, one)

    assert claimed(session) == [other, one]
    assert states(session) == ["skipped", "skipped", "sending", "sending"]
    assert {row.reason for row in rows(session)} == {"newer one queued", None}


def test_refresh_that_is_under_way_is_not_replaced_and_the_newer_follows(session: WorkspaceSession) -> None:
    refresh = RefreshCard(event=ONE, card=1)
    queue(session, refresh)
    under_way = claim(session)[0]
    queue(session, refresh)
    meanwhile = claimed(session)
    outbox.finish(session, under_way, "sent", now=NOW)

    assert meanwhile == []
    assert claimed(session) == [refresh]


def test_cards_other_errands_are_not_replaced_by_a_refresh(session: WorkspaceSession) -> None:
    card: list[Notice] = [SeedCard(event=ONE, card=1), CompareCard(event=ONE, card=1), RefreshCard(event=ONE, card=1)]
    queue(session, *card)

    assert claimed(session) == card


def test_newer_refresh_takes_the_place_of_the_older_in_the_queue(session: WorkspaceSession) -> None:
    long, short = (RefreshCard(event=ONE, card=card) for card in (1, 2))
    queue(session, long, now=minutes_after(-9))
    queue(session, short, now=minutes_after(-5))
    queue(session, long)

    assert claimed(session) == [long, short]


def test_refresh_that_is_planned_for_later_replaces_nothing_and_is_not_replaced(session: WorkspaceSession) -> None:
    refresh = RefreshCard(event=ONE, card=1)
    queue(session, refresh)
    outbox.add(session, refresh, now=NOW, due_at=minutes_after(60))
    queue(session, refresh)
    now = claim(session)
    outbox.finish(session, now[0], "sent", now=NOW)

    assert [row.notice for row in now] == [refresh]
    assert claimed(session) == []
    assert claimed(session, now=minutes_after(60)) == [refresh]


def test_of_two_about_one_subject_that_come_due_only_the_newer_goes(session: WorkspaceSession) -> None:
    pings = [PingOwner(owner=BRAM, day=TODAY + timedelta(days=number), items=(ActionItemId(1),)) for number in range(3)]
    for number, ping in enumerate(pings):
        outbox.add(session, ping, now=NOW, due_at=minutes_after(60 + number), key=f"ping:{number}")

    assert pings[0].subject is not None
    assert claimed(session, now=minutes_after(61)) == [pings[1]]
    assert states(session)[2] == "queued"


def test_last_word_after_an_unknown_outcome_waits_and_is_not_replaced(session: WorkspaceSession) -> None:
    refresh = RefreshCard(event=ONE, card=1)
    outbox.add(session, refresh, now=NOW, after=timedelta(hours=1))
    queue(session, refresh)

    assert [row.notice for row in claim(session)] == [refresh]
    assert states(session) == ["queued", "sending"]


def test_what_missed_its_moment_is_missed_and_the_rest_goes_out(session: WorkspaceSession) -> None:
    late, still = (TellPlace(event=ONE, member=member) for member in (ANNA, BRAM))
    outbox.add(session, late, now=NOW, useful_until=minutes_after(30))
    outbox.add(session, still, now=NOW, useful_until=minutes_after(31))

    assert claimed(session, now=minutes_after(30)) == [still]
    assert [(row.state, row.reason) for row in rows(session)] == [("missed", "its moment passed"), ("sending", None)]


def test_notice_of_another_version_fails_alone(session: WorkspaceSession) -> None:
    queue(session, HELLO, TellPlace(event=ONE, member=ANNA))
    session.execute(
        update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "reply").values(notice={"kind": "of_tomorrow"})
    )

    assert claimed(session) == [TellPlace(event=ONE, member=ANNA)]
    assert [(row.state, row.reason) for row in rows(session)] == [("failed", "unreadable"), ("sending", None)]


def test_lease_of_a_clock_that_was_put_back_is_not_waited_for(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    claim(session, lease=timedelta(hours=2))

    assert [row.doubtful for row in claim(session)] == [True]


def test_word_to_a_tap_is_dropped_after_its_time(session: WorkspaceSession) -> None:
    queue(session, WORD)
    expires_at = rows(session)[0].expires_at
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(expires_at=elapsed(session) - timedelta(milliseconds=1)))

    assert claimed(session) == []
    assert [(row.state, row.reason, row.notice) for row in rows(session)] == [("skipped", "too late to be of use", None)]
    assert expires_at is not None
    assert timedelta(seconds=8) < expires_at - elapsed(session) <= timedelta(seconds=10)


def test_known_dm_of_a_member_comes_with_the_claim(session: WorkspaceSession) -> None:
    members.save_dm(session, BRAM, ChannelId("D2BRAM"))
    queue(session, TellPlace(event=ONE, member=BRAM), TellPlace(event=ONE, member=ANNA))

    assert [row.channel for row in claim(session)] == ["D2BRAM", None]
    assert [row.channel_id for row in rows(session)] == ["D2BRAM", None]


# --- attempts ---


def test_first_attempt_is_remembered(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    first = claim(session)[0]
    outbox.postpone(session, first, timedelta(0), reason="ratelimited")
    second = claim(session, now=minutes_after(5))[0]

    assert (first.attempts, second.attempts) == (0, 1)
    assert (first.first_attempt_at, second.first_attempt_at) == (NOW, NOW)
    assert first.trying_since == second.trying_since
    assert first.delivery_id == second.delivery_id


def test_postponed_row_waits_its_time(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    outbox.postpone(session, claim(session)[0], timedelta(hours=1), reason="ratelimited")

    assert claimed(session) == []
    assert states(session) == ["queued"]


def test_doubtful_row_comes_back_as_doubtful_with_where_it_went(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    row = claim(session)[0]
    outbox.aim(session, row, GENERAL, MessageTs("1.2"))
    outbox.doubt(session, row, timedelta(0), reason="TimeoutError", looked_up=0)
    again = claim(session)[0]
    outbox.doubt(session, again, timedelta(0), reason="not found yet", looked_up=1)
    third = claim(session)[0]

    assert (row.doubtful, again.doubtful, third.doubtful) == (False, True, True)
    assert (again.channel, again.thread) == (GENERAL, "1.2")
    assert (again.looked_up, third.looked_up) == (0, 1)
    assert again.doubtful_since == third.doubtful_since is not None


def test_doubtful_row_waits_for_its_look(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    outbox.doubt(session, claim(session)[0], timedelta(seconds=25), reason="TimeoutError", looked_up=0)

    assert claimed(session) == []
    assert states(session) == ["doubtful"]


def test_doubt_ends_when_it_is_known_not_to_have_been_sent(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    outbox.doubt(session, claim(session)[0], timedelta(0), reason="TimeoutError", looked_up=1)
    outbox.postpone(session, claim(session)[0], timedelta(0), reason="ratelimited")
    again = claim(session)[0]

    assert (again.doubtful, again.looked_up, again.doubtful_since) == (False, 0, None)


def test_row_of_a_process_that_died_becomes_doubtful(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    claim(session, lease=timedelta(seconds=-1))
    found = claim(session)[0]

    assert (found.notice, found.doubtful, found.attempts) == (HELLO, True, 1)
    assert found.doubtful_since is not None


def test_row_under_a_live_lease_is_left_alone(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    claim(session, lease=timedelta(seconds=5))

    assert claimed(session, now=minutes_after(60)) == []


def test_lease_is_renewed_by_whoever_has_it_and_by_nobody_else(session: WorkspaceSession) -> None:
    queue(session, HELLO)
    slow = claim(session, lease=timedelta(seconds=-1))[0]
    in_time = outbox.renew(session, slow, LEASE)
    meanwhile = claimed(session)
    outbox.renew(session, slow, timedelta(seconds=-1))
    claim(session)

    assert (in_time, meanwhile) == (True, [])
    assert outbox.renew(session, slow, LEASE) is False


@pytest.mark.parametrize("late", ["finish", "postpone", "doubt", "aim"])
def test_process_that_lost_its_lease_changes_nothing_any_more(session: WorkspaceSession, late: str) -> None:
    queue(session, HELLO)
    frozen = claim(session, lease=timedelta(seconds=-1))[0]
    claim(session)
    before = [(row.state, row.reason, row.channel_id, row.lease_until) for row in rows(session)]
    match late:
        case "finish":
            outbox.finish(session, frozen, "failed", now=NOW, reason="late")
        case "postpone":
            outbox.postpone(session, frozen, timedelta(0), reason="late")
        case "doubt":
            outbox.doubt(session, frozen, timedelta(0), reason="late", looked_up=0)
        case _:
            outbox.aim(session, frozen, ChannelId("C9"), None)

    assert [(row.state, row.reason, row.channel_id, row.lease_until) for row in rows(session)] == before


@pytest.mark.parametrize("end", ["sent", "skipped", "failed", "missed"])
def test_ended_row_never_comes_back(session: WorkspaceSession, end: str) -> None:
    queue(session, TellPlace(event=ONE, member=ANNA))
    row = claim(session)[0]
    outbox.finish(session, row, end, now=NOW, reason="because", ts=MessageTs("1.2"))
    outbox.postpone(session, row, timedelta(0), reason="late")

    assert claimed(session, now=minutes_after(10**6)) == []
    assert [(kept.state, kept.reason, kept.ts, kept.finished_at, kept.lease_until) for kept in rows(session)] == [
        (end, "because", "1.2", NOW, None)
    ]
    assert rows(session)[0].notice is not None


@pytest.mark.parametrize("notice", [HELLO, WORD])
def test_what_a_member_asked_is_not_kept_once_answered(session: WorkspaceSession, notice: Notice) -> None:
    queue(session, notice)
    outbox.finish(session, claim(session)[0], "sent", now=NOW)

    assert rows(session)[0].notice is None


# --- looking ahead, cleaning up ---


def test_next_moments_are_known(session: WorkspaceSession) -> None:
    def ahead() -> tuple[datetime | None, timedelta | None]:
        return delivery_status.next_due_at(session), delivery_status.next_try_in(session, now=NOW)

    nothing = ahead()
    queue(session, TellPlace(event=ONE, member=ANNA), now=minutes_after(5))
    later = ahead()
    queue(session, HELLO)
    now = ahead()

    assert nothing == (None, None)
    assert later == (minutes_after(5), None)
    assert now == (NOW, timedelta(0))


@pytest.mark.parametrize("why", ["postponed", "lane rests", "method rests", "under way", "lane under way"])
def test_stopwatch_says_how_long_nothing_can_be_tried(session: WorkspaceSession, why: str) -> None:
    queue(session, HELLO)
    wait = timedelta(minutes=5)
    match why:
        case "postponed":
            outbox.postpone(session, claim(session)[0], wait, reason="ratelimited")
        case "lane rests":
            outbox.rest(session, f"post:{GENERAL}", wait)
        case "method rests":
            outbox.rest(session, outbox.resting("chat.postMessage"), wait)
        case "under way":
            claim(session, lease=wait)
        case _:
            claim(session, lease=wait)
            queue(session, HELLO)
    ahead = delivery_status.next_try_in(session, now=NOW)

    assert ahead is not None
    assert timedelta(minutes=4) < ahead <= wait


def test_what_ended_is_forgotten_after_a_while_and_what_waits_is_not(session: WorkspaceSession) -> None:
    queue(session, HELLO, WORD, TellPlace(event=ONE, member=ANNA))
    for row, end in zip(claim(session), (minutes_after(1), minutes_after(2), None), strict=True):
        if end:
            outbox.finish(session, row, "sent", now=end)

    assert delivery_status.prune(session, before=minutes_after(2), most=10) == 1
    assert sorted(states(session)) == ["sending", "sent"]


# --- several processes ---


def together(count: int, work: Iterable[object], run: object) -> None:
    """Start one thread for each piece of work at the same moment."""
    barrier = Barrier(count)

    def start(piece: object) -> None:
        barrier.wait()
        run(piece)  # type: ignore[operator]

    threads = [Thread(target=start, args=(piece,)) for piece in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_second_process_takes_nothing_of_a_lane_that_the_first_is_claiming(network: Sessions, database_url: str) -> None:
    with network.writing(HERE) as session:
        queue(session, TellPlace(event=EventId(1), member=ANNA), TellPlace(event=EventId(2), member=ANNA), HELLO)
    taken: list[list[Notice]] = []

    def work() -> None:
        engine = open_engine(database_url)
        with Sessions(engine).writing(HERE) as other:
            taken.append(claimed(other))
        engine.dispose()

    second = Thread(target=work)
    with network.writing(HERE) as first:
        taken.append([row.notice for row in claim(first, most=2)])
        second.start()
        time.sleep(0.3)  # it waits for its turn
    second.join()

    assert taken == [[HELLO, TellPlace(event=EventId(1), member=ANNA)], []]


def test_two_processes_never_claim_the_same_row_nor_two_of_a_lane(network: Sessions, database_url: str) -> None:
    with network.writing(HERE) as session:
        people = crowd(session, 12)
        for turn in (1, 2):
            queue(session, *(TellPlace(event=EventId(turn), member=member) for member in people))
    taken: list[list[Claimed]] = []

    def work(_piece: object) -> None:
        engine = open_engine(database_url)
        with Sessions(engine).writing(HERE) as session:
            taken.append(claim(session, most=8))
        engine.dispose()

    together(3, range(3), work)
    everything = [row for each in taken for row in each]

    assert len({row.id for row in everything}) == len(everything) == 12
    assert {row.notice.member for row in everything if isinstance(row.notice, TellPlace)} == set(people)
