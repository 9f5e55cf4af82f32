"""What did not arrive is told, once, to those who can act; and nothing is where it may not be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.db import claiming, delivery_status, members, outbox
from bot.db import workers as db_workers
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow, WorkerRow
from bot.domain.ids import ActionItemId, ChannelId, EventId, MemberId
from bot.domain.members import Channel, Choices, Member
from bot.domain.notices import (
    CompareCard,
    Notice,
    PingOwner,
    PostCard,
    RefreshCard,
    Reply,
    SeedCard,
    TellAnswer,
    TellAssigned,
    TellChannelClosed,
    TellPlace,
    TellUndelivered,
    TellWorkerMissing,
    Whisper,
)
from bot.domain.responses import ShowHelp
from bot.services import cards, channels, deliveries, workers
from bot.services import members as people
from tests.builders import ANNA, BRAM, CARD, CARLA, DIRK, GENERAL, HERE, NOW, TODAY, announced, minutes_after

LEASE = timedelta(seconds=30)
PING = PingOwner(owner=BRAM, day=TODAY, items=(ActionItemId(1),))


def end(session: WorkspaceSession, notice: Notice, state: str, *, reason: str = "restricted_action") -> None:
    """Bring a notice to an end."""
    outbox.add(session, notice, now=NOW)
    row = next(row for row in claiming.claim(session, now=NOW, lease=LEASE) if row.notice == notice)
    outbox.finish(session, row, state, now=NOW, reason=reason)


def queued(session: WorkspaceSession) -> list[Notice]:
    rows = select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").order_by(OutboxRow.id)
    return [notice for row in session.scalars(rows) if (notice := outbox.read_notice(row.notice))]


def told(session: WorkspaceSession) -> list[TellUndelivered]:
    return [notice for notice in queued(session) if isinstance(notice, TellUndelivered)]


def test_what_slack_refused_is_told_to_whoever_made_it(session: WorkspaceSession) -> None:
    event = announced(session).id
    end(session, RefreshCard(event=event, card=1), "failed")
    deliveries.tell_undelivered(session, now=NOW)

    assert [(one.member, one.missed) for one in told(session)] == [(ANNA, False)]
    assert [about for _, about in deliveries.undelivered_in(session, told(session)[0].batch)] == [f"V{event}"]


def test_each_is_told_once_however_often_one_looks(session: WorkspaceSession) -> None:
    end(session, PING, "failed")
    counts = [deliveries.tell_undelivered(session, now=NOW) for _ in range(3)]

    assert counts == [1, 0, 0]
    assert len(told(session)) == 1


def test_many_failures_make_one_message(session: WorkspaceSession) -> None:
    for number in range(5):
        end(session, TellAssigned(item=ActionItemId(number), owner=MemberId(f"U{number}")), "failed")
        deliveries.tell_undelivered(session, now=NOW)

    assert len(told(session)) == 1
    assert len(deliveries.undelivered_in(session, told(session)[0].batch)) == 5


def test_telling_that_is_under_way_takes_in_nothing_more(session: WorkspaceSession) -> None:
    end(session, PING, "failed")
    deliveries.tell_undelivered(session, now=NOW, gather=timedelta(0))
    claiming.claim(session, now=NOW, lease=LEASE)
    end(session, TellPlace(event=EventId(1), member=BRAM), "failed")
    deliveries.tell_undelivered(session, now=NOW)

    assert len(told(session)) == 1
    assert [row.kind for row, _ in deliveries.undelivered_in(session, told(session)[0].batch)] == ["tell_place"]


def test_what_was_missed_is_told_to_all_organisers_in_one_message_each(session: WorkspaceSession) -> None:
    members.name_organisers(session, [CARLA])
    for number in range(4):
        outbox.add(session, TellAssigned(item=ActionItemId(number), owner=BRAM), now=NOW, useful_until=minutes_after(5))
    claimed = claiming.claim(session, now=minutes_after(600), lease=LEASE)
    deliveries.tell_undelivered(session, now=minutes_after(600))

    assert claimed == []
    assert sorted((one.member, one.missed) for one in told(session)) == [(ANNA, True), (CARLA, True)]
    assert len({one.batch for one in told(session)}) == 1
    assert len(deliveries.undelivered_in(session, told(session)[0].batch)) == 4


@pytest.mark.parametrize("notice", [Whisper(to=ANNA, channel=GENERAL, answer=ShowHelp()), TellUndelivered(member=ANNA, batch="x")])
def test_words_said_at_most_once_and_the_telling_itself_are_not_told_about(session: WorkspaceSession, notice: Notice) -> None:
    end(session, notice, "failed")

    assert deliveries.tell_undelivered(session, now=NOW) == 0
    assert told(session) == []


def test_with_nobody_to_tell_it_stands_in_the_log(session: WorkspaceSession) -> None:
    people.keep_members(session, [_gone(session, ANNA)])
    end(session, PING, "failed")
    deliveries.tell_undelivered(session, now=NOW)

    assert queued(session) == []
    assert delivery_status.untold(session) == []


def _gone(session: WorkspaceSession, member: MemberId) -> Member:
    found = members.get(session, member)
    assert found
    return replace(found, gone=True)


# --- at the Slack event, not at the next send ---


def test_what_waits_for_whoever_left_is_skipped_and_told(session: WorkspaceSession) -> None:
    outbox.add(session, TellPlace(event=EventId(1), member=DIRK), now=NOW, due_at=minutes_after(600))
    outbox.add(session, TellPlace(event=EventId(1), member=BRAM), now=NOW, due_at=minutes_after(600))
    ended = deliveries.skip_for_gone(session, now=NOW)

    assert ended == 1
    assert [type(one).__name__ for one in queued(session)] == ["TellPlace", "TellUndelivered"]
    assert [(row.state, row.reason, about) for row, about in deliveries.undelivered_in(session, told(session)[0].batch)] == [
        ("skipped", "nobody to tell", "V1")
    ]


def test_channel_that_was_archived_ends_what_waits_for_it_and_its_organisers_hear(session: WorkspaceSession) -> None:
    event = announced(session).id
    cards.posted(session, event, GENERAL, CARD, now=NOW)
    outbox.add(session, PostCard(event=event, channel=GENERAL), now=NOW, due_at=minutes_after(5))
    channels.changed(session, GENERAL, archived=True)
    ended = deliveries.close_channel(session, GENERAL, "archived", now=NOW)

    assert ended == 2  # the card of the announcement, and this one
    assert TellChannelClosed(member=ANNA, channel=GENERAL, why="archived") in queued(session)
    assert len(told(session)) == 1


def test_channel_nobody_uses_is_no_news(session: WorkspaceSession) -> None:
    assert deliveries.close_channel(session, ChannelId("C5"), "archived", now=NOW) == 0
    assert queued(session) == []


def test_channel_found_archived_at_the_next_reading_is_closed_then(session: WorkspaceSession) -> None:
    people.choose_for_network(session, ANNA, Choices(channel=GENERAL), [])
    told_by_slack = Channel(id=GENERAL, name="algemeen", private=False, archived=True, shared=False, joined=True)
    for _ in range(2):
        deliveries.keep_channels(session, [told_by_slack], now=NOW)

    assert queued(session) == [TellChannelClosed(member=ANNA, channel=GENERAL, why="archived")]


def test_cards_are_brought_up_to_date_when_a_channel_comes_back(session: WorkspaceSession) -> None:
    event = announced(session).id
    cards.posted(session, event, GENERAL, CARD, now=NOW)
    for row in claiming.claim(session, now=NOW, lease=LEASE):
        outbox.finish(session, row, "sent", now=NOW)
    deliveries.reopen_channel(session, GENERAL, now=NOW)

    assert [type(one) for one in queued(session)] == [RefreshCard, SeedCard, CompareCard]


# --- nothing is where it may not be ---

HOUR = timedelta(hours=1)


def test_all_is_well_with_every_end_and_every_wait(session: WorkspaceSession) -> None:
    for number, state in enumerate(("sent", "skipped", "failed", "missed")):
        notice = TellAnswer(member=BRAM, answer=ShowHelp())
        outbox.add(session, notice, now=minutes_after(number))
        row = claiming.claim(session, now=minutes_after(number), lease=LEASE)[0]
        outbox.aim(session, row, ChannelId("D1"), None)
        outbox.finish(session, row, state, now=NOW, reason=None if state == "sent" else "because", ts=CARD if state == "sent" else None)
    outbox.add(session, PING, now=NOW)
    deliveries.tell_undelivered(session, now=NOW)

    assert delivery_status.broken(session, now=NOW + timedelta(days=1), stuck_after=HOUR) == {}


MAY_NOT_BE: list[tuple[dict[str, object], str, str]] = [
    ({"state": "lost"}, "in no known state", "failed"),
    ({"state": "sent", "ts": "1.2", "channel_id": "C1"}, "ended without a moment, or waiting with one", "sent"),
    ({"finished_at": NOW}, "ended without a moment, or waiting with one", "queued"),
    ({"state": "skipped", "finished_at": NOW}, "ended otherwise than sent, without a reason", "skipped"),
    ({"state": "failed", "finished_at": NOW - 3 * HOUR, "reason": "x"}, "not delivered and not told", "failed"),
    ({"state": "failed", "finished_at": NOW, "reason": "x", "told_in": "nowhere"}, "told in a message that does not exist", "failed"),
    ({"state": "sending", "lease_until": NOW}, "being sent for too long", "doubtful"),
    ({"state": "doubtful", "doubtful_since": NOW}, "in doubt for too long", "missed"),
]
"""What is wrong with a delivery, what the doctor calls it, and how it stands once that was mended."""


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        *((wrong, named) for wrong, named, _ in MAY_NOT_BE),
        ({"state": "sent", "finished_at": NOW}, "posted, but where is not known"),
    ],
)
def test_the_doctor_sees_what_may_not_be(session: WorkspaceSession, wrong: dict[str, object], named: str) -> None:
    outbox.add(session, PING, now=NOW)
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(wrong))

    assert delivery_status.broken(session, now=NOW, stuck_after=HOUR) == {named: 1}


@pytest.mark.parametrize(("wrong", "named", "then"), MAY_NOT_BE)
def test_what_may_not_be_is_mended_without_being_sent_and_what_did_not_arrive_is_told(
    session: WorkspaceSession, wrong: dict[str, object], named: str, then: str
) -> None:
    outbox.add(session, PING, now=NOW)
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(wrong))
    deliveries.keep_promises(session, now=NOW)
    rows = {row.kind: row.state for row in session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE))}

    assert delivery_status.broken(session, now=NOW, stuck_after=HOUR) == {}, named
    assert rows.pop("ping_owner") == then
    assert rows == ({"tell_undelivered": "queued"} if then in {"failed", "missed"} else {})


def test_standing_tells_what_went_out_waits_and_failed(session: WorkspaceSession) -> None:
    end(session, Reply(to=ANNA, channel=GENERAL, thread=None, answer=ShowHelp()), "sent")
    end(session, PING, "failed")
    outbox.add(session, PING, now=minutes_after(-5))
    outbox.add(session, PING, now=NOW, due_at=minutes_after(600))
    standing = deliveries.status(session, now=NOW)

    assert (standing.sent_day, standing.failed_week, standing.overdue, standing.overdue_since, standing.later) == (
        1,
        1,
        1,
        minutes_after(-5),
        1,
    )
    assert [(row.kind, row.about, row.reason) for row in standing.latest] == [("ping_owner", "Bram Visser", "restricted_action")]
    assert standing.alive == ()


# --- the processes that deliver ---


def beat(session: WorkspaceSession, name: str, *, ago: timedelta = timedelta(0), started: timedelta | None = None) -> None:
    workers.beat(session, name, role="worker", host="h", pid=1)
    if ago:
        row = session.get(WorkerRow, (HERE, name), populate_existing=True)
        assert row
        row.seen_at, row.started_at = row.seen_at - ago, row.started_at - (started or ago * 2)
        session.flush()


def test_worker_that_beats_is_alive_and_one_that_signed_off_is_forgotten(session: WorkspaceSession) -> None:
    beat(session, "one")
    beat(session, "one")
    beat(session, "two")
    workers.leave(session, "two")

    assert [one.id for one in workers.alive(session)] == ["one"]
    assert workers.note_missing(session, now=NOW) == []


def test_worker_that_disappeared_is_told_once(session: WorkspaceSession) -> None:
    beat(session, "one", ago=timedelta(minutes=5))
    beat(session, "two", ago=timedelta(seconds=10), started=timedelta(hours=1))
    told_of = [len(workers.note_missing(session, now=NOW)) for _ in range(3)]

    assert told_of == [1, 0, 0]
    assert queued(session) == [TellWorkerMissing(member=ANNA, worker="one")]
    assert [one.id for one in workers.alive(session)] == ["two"]


def test_worker_that_was_restarted_is_not_missed(session: WorkspaceSession) -> None:
    beat(session, "old", ago=timedelta(minutes=5))
    beat(session, "new", ago=timedelta(seconds=1), started=timedelta(minutes=4))

    assert workers.note_missing(session, now=NOW) == []
    assert [one.id for one in db_workers.known(session)] == ["new"]


def test_two_gone_and_one_new_is_one_missing(session: WorkspaceSession) -> None:
    for name in ("one", "two"):
        beat(session, name, ago=timedelta(minutes=5))
    beat(session, "new", ago=timedelta(seconds=1), started=timedelta(minutes=4))

    assert len(workers.note_missing(session, now=NOW)) == 1


def test_worker_that_was_thought_gone_and_beats_again_is_alive_and_can_be_missed_again(session: WorkspaceSession) -> None:
    beat(session, "one", ago=timedelta(minutes=5))
    workers.note_missing(session, now=NOW)
    beat(session, "one")
    back = [one.id for one in workers.alive(session)]
    beat(session, "one", ago=timedelta(minutes=9))

    assert back == ["one"]
    assert len(workers.note_missing(session, now=NOW)) == 1
