import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import QueuePool, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.db import events, inbox, members, retention, workspaces
from bot.db.engine import LOCK_WAIT, POOL_OVERFLOW, POOL_SIZE, Sessions, elapsed, open_engine
from bot.db.models import DraftRow, EventRow
from bot.domain.errors import DomainError, TryAgain
from bot.domain.events import EventState
from bot.domain.ids import MemberId
from bot.domain.personal import PERIODS, Passing
from tests.builders import ANNA, HERE, NOW, announced, person, plan

NEW = MemberId("U7NIEUW")


def known(sessions: Sessions) -> bool:
    with sessions.reading(HERE) as session:
        return members.get(session, NEW) is not None


def test_what_is_written_is_there_after_the_commit(network: Sessions) -> None:
    with network.writing(HERE) as session:
        members.save_from_slack(session, person(NEW, "Nina Vos"))

        assert not known(network)

    assert known(network)


@pytest.mark.parametrize("error", [TryAgain(), ZeroDivisionError(), KeyboardInterrupt()], ids=repr)
def test_nothing_is_saved_when_something_goes_wrong(network: Sessions, error: BaseException) -> None:
    with pytest.raises(type(error)), network.writing(HERE) as session:  # noqa: PT012  # the whole transaction
        members.save_from_slack(session, person(NEW, "Nina Vos"))
        raise error

    assert not known(network)


def test_reading_never_saves(network: Sessions) -> None:
    with network.reading(HERE) as session:
        members.save_from_slack(session, person(NEW, "Nina Vos"))

    assert not known(network)


@pytest.mark.slow
@pytest.mark.parametrize("process", ["this", "another"])
def test_writer_who_finds_the_lock_held_is_asked_to_try_again_within_two_seconds(
    network: Sessions, database_url: str, process: str
) -> None:
    engine = open_engine(database_url)
    others = network if process == "this" else Sessions(engine)
    with network.writing(HERE) as session:
        event = announced(session)
    with network.writing(HERE) as holder:
        events.get_for_update(holder, event.id)
        waits: list[float] = []
        while len(waits) < 3 and min(waits, default=2.0) >= 2.0:  # a busy machine may take longer now and then
            began = time.monotonic()
            with pytest.raises(TryAgain), others.writing(HERE) as other:  # noqa: PT012  # the whole transaction
                members.save_from_slack(other, person(NEW, "Nina Vos"))
                events.get_for_update(other, event.id)
            waits.append(time.monotonic() - began)
    engine.dispose()

    assert 0.5 < min(waits) < 2.0
    assert not known(network)


def test_writers_of_one_process_wait_their_turn_without_a_connection(sqlite_sessions: Sessions) -> None:
    pool = sqlite_sessions.engine.pool

    def write() -> None:
        with sqlite_sessions.writing(HERE) as session:
            workspaces.known(session)

    others = [Thread(target=write) for _ in range(5)]
    with sqlite_sessions.writing(HERE) as holder:
        workspaces.known(holder)
        for other in others:
            other.start()
        time.sleep(0.1)
        assert isinstance(pool, QueuePool)
        taken = pool.checkedout()
    for other in others:
        other.join()

    assert taken == 1


def test_new_sqlite_file_is_set_up_for_readers_beside_a_writer(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "cache_size")
        }
    engine.dispose()

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "cache_size": -512}


def test_work_done_one_after_another_leaves_the_other_connections_alone_so_that_they_stay_small(sqlite_sessions: Sessions) -> None:
    with ExitStack() as stack:
        at_once = [stack.enter_context(sqlite_sessions.reading(HERE)).line.connection.dbapi_connection for _ in range(POOL_SIZE)]
    used = set()
    for _ in range(POOL_SIZE):
        with sqlite_sessions.reading(HERE) as session:
            used.add(id(session.line.connection.dbapi_connection))

    assert (len(set(map(id, at_once))), len(used)) == (POOL_SIZE, 1)


def test_reader_never_waits_for_a_writer(network: Sessions) -> None:
    with network.writing(HERE) as session:
        event = announced(session)
    with network.writing(HERE) as writer:
        events.get_for_update(writer, event.id)
        members.save_from_slack(writer, person(NEW, "Nina Vos"))
        began = time.monotonic()
        with network.reading(HERE) as reader:
            seen = events.get(reader, event.id)
        was_known = known(network)
        waited = time.monotonic() - began

    assert (seen, was_known) == (event, False)
    assert waited < LOCK_WAIT


def test_whoever_finds_no_connection_free_is_asked_to_try_again(sqlite_sessions: Sessions) -> None:
    with ExitStack() as stack:
        for _ in range(POOL_SIZE + POOL_OVERFLOW):
            workspaces.known(stack.enter_context(sqlite_sessions.reading(HERE)))
        with pytest.raises(TryAgain), sqlite_sessions.reading(HERE) as one_more:
            workspaces.known(one_more)


def test_other_mistakes_are_no_lock(sqlite_sessions: Sessions) -> None:
    with pytest.raises(Exception, match="no such table") as caught, sqlite_sessions.reading(HERE) as session:
        session.execute(text("SELECT * FROM nowhere"))

    assert not isinstance(caught.value, DomainError)


def test_row_points_only_at_rows_of_its_own_workspace(network: Sessions) -> None:
    with pytest.raises(IntegrityError), network.writing(HERE) as session:  # noqa: PT012  # the whole transaction
        session.add(DraftRow(workspace_id="T9", id="x", member_id=ANNA, plan={}, made_at=NOW))
        session.flush()


def test_held_row_is_read_as_it_is_now(network: Sessions) -> None:
    """On PostgreSQL another writer may have changed it since it was first read."""
    with network.writing(HERE) as session:
        event = announced(session)
    with network.reading(HERE) as early:
        row = early.get(EventRow, (HERE, event.id))
        early.commit()
        with network.writing(HERE) as late:
            events.save_state(late, event.id, EventState.WITHDRAWN)
        now = events.get_for_update(early, event.id)

    assert row is not None
    assert now.state is EventState.WITHDRAWN


def test_moment_keeps_its_microseconds_and_comes_back_in_utc(network: Sessions) -> None:
    amsterdam = timezone(timedelta(hours=2))
    starts_at = datetime(2012, 9, 20, 13, 0, 0, 123456, tzinfo=amsterdam)
    with network.writing(HERE) as session:
        event = announced(session, starts_at=starts_at)
    with network.reading(HERE) as session:
        kept = events.get(session, event.id)

    assert kept.plan.starts_at == starts_at
    assert kept.plan.starts_at.tzinfo is UTC


def test_moment_without_a_zone_is_refused(network: Sessions) -> None:
    with pytest.raises(StatementError, match="without a zone"), network.writing(HERE) as session:
        events.add(session, plan(starts_at=datetime(2012, 9, 20, 13, 0)), by=ANNA, now=NOW)  # noqa: DTZ001


def test_stopwatch_runs_on_within_a_transaction(network: Sessions) -> None:
    with network.writing(HERE) as session:
        first = elapsed(session)
        time.sleep(0.01)
        second = elapsed(session)

    assert timedelta(0) < second - first < timedelta(seconds=5)
    assert first.tzinfo is UTC


def test_second_delivery_of_the_same_changes_nothing(network: Sessions) -> None:
    with network.writing(HERE) as session:
        told = [inbox.first_time(session, key, now=NOW) for key in ("Ev1", "Ev1", "Ev2")]
    with network.writing(HERE) as session:
        again = inbox.first_time(session, "Ev1", now=NOW)

    assert told == [True, False, True]
    assert again is False


def test_delivery_that_was_rolled_back_is_handled_the_next_time(network: Sessions) -> None:
    with pytest.raises(TryAgain), network.writing(HERE) as session:  # noqa: PT012  # the whole transaction
        inbox.first_time(session, "Ev1", now=NOW)
        raise TryAgain
    with network.writing(HERE) as session:
        again = inbox.first_time(session, "Ev1", now=NOW)

    assert again is True


def test_deliveries_are_remembered_for_a_day(network: Sessions) -> None:
    with network.writing(HERE) as session:
        inbox.first_time(session, "old", now=NOW - timedelta(hours=24, microseconds=1))
        inbox.first_time(session, "new", now=NOW - timedelta(hours=24))
        retention.drop(session, Passing.HANDLED, NOW - PERIODS[Passing.HANDLED], most=10)
        told = {key: inbox.first_time(session, key, now=NOW) for key in ("old", "new")}

    assert told == {"old": True, "new": False}
