"""The review of minutes, killed at every statement and commit: nothing typed is lost, and nothing is recorded twice."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import event, func, select

from bot.db import minutes as rows
from bot.db.models import ActionItemRow, DecisionRow, FindingRow, MinutesRow, OutboxRow
from bot.domain.calendar import local_day
from bot.domain.ids import MemberId
from bot.domain.minutes import Edit, MinutesState
from bot.services import minutes_review
from jobs import read_minutes
from tests.wire.minutes import FIRST, drop, found_in, read
from tests.wire.running import HERE, Running

ANNA = MemberId("U1ANNA")


class Killed(BaseException):
    """The process is gone: nothing that it would have done any more is done."""


@contextlib.contextmanager
def dying(bot: Running, at: int, where: str = "before_cursor_execute") -> Iterator[None]:
    """Die before the statement or commit of that number."""
    left = [at]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    engine = bot.deps.sessions.engine
    event.listen(engine, where, count)
    try:
        with contextlib.suppress(Killed):
            yield
    finally:
        event.remove(engine, where, count)


def standing(bot: Running) -> tuple[MinutesState, int, int]:
    """Return how far the minutes are, and the numbers of decisions and action items."""
    with bot.deps.reading(HERE) as session:
        counted = [
            session.scalar(select(func.count()).select_from(table).where(table.workspace_id == HERE))
            for table in (DecisionRow, ActionItemRow)
        ]
        return rows.get(session, FIRST).state, counted[0] or 0, counted[1] or 0


def worded(text: str) -> Edit:
    return lambda finding: replace(finding, content=replace(finding.content, text=text))


def kill_at_each_statement(bot: Running, deed: Callable[[], None], seen: Callable[[], object]) -> list[object]:
    """Die at the first statement, then at the second, until the deed is done; return what was seen after each death."""
    found: list[object] = []
    for at in range(1, 400):
        done = False
        with dying(bot, at):
            deed()
            done = True
        if done:
            return found
        found.append(seen())
    raise AssertionError(found)


def test_killed_at_any_statement_nothing_typed_before_is_lost_and_the_next_goes_on(one_bot: Running) -> None:
    drop(one_bot)

    def typed(what: str) -> Callable[[], None]:
        def keep() -> None:
            with one_bot.deps.writing(HERE) as session:
                minutes_review.keep(session, FIRST, {1: worded(what)}, by=ANNA, at=one_bot.clock() + timedelta(seconds=1))

        return keep

    typed("Eerst getypt")()
    deaths = kill_at_each_statement(one_bot, typed("Later getypt"), lambda: found_in(one_bot)[0].content.text)

    assert len(deaths) > 4
    assert set(deaths) == {"Eerst getypt"}
    assert found_in(one_bot)[0].content.text == "Later getypt"


def test_killed_at_any_statement_of_the_recording_nothing_is_recorded_and_afterwards_all_of_it_once(one_bot: Running) -> None:
    drop(one_bot)

    def record() -> None:
        with one_bot.deps.writing(HERE) as session:
            minutes_review.record(
                session, FIRST, by=ANNA, now=one_bot.clock(), today=local_day(one_bot.clock(), one_bot.deps.settings.zone)
            )

    deaths = kill_at_each_statement(one_bot, record, lambda: standing(one_bot))
    one_bot.deliver()

    assert len(deaths) > 20
    assert set(deaths) == {(MinutesState.REVIEW, 0, 0)}
    assert standing(one_bot) == (MinutesState.DRAFT, 1, 2)
    assert len(one_bot.words("bram")) == 1


def test_killed_at_any_commit_of_the_reading_the_minutes_are_read_by_the_next_and_shown_once(one_bot: Running) -> None:
    shown = []
    for at in range(1, 6):
        one_bot.person("anna").upload(f"verslag-{at}.txt", b"Besluit: de koffie is gratis.")
        one_bot.deliver()
        with dying(one_bot, at, "commit"):
            read_minutes.run(one_bot.deps)
        with one_bot.deps.writing(HERE) as session:
            for waiting in session.scalars(select(MinutesRow).where(MinutesRow.workspace_id == HERE)):
                waiting.not_before = None  # its lease is over
        read(one_bot)
        shown.append(sum(word.startswith(f"Ik heb verslag-{at}.txt gelezen") for word in one_bot.words("anna")))

    assert shown == [1] * 5
    with one_bot.deps.reading(HERE) as session:
        found = session.execute(
            select(FindingRow.minutes_id, func.count()).where(FindingRow.workspace_id == HERE).group_by(FindingRow.minutes_id)
        )
        assert {count for _, count in found} == {1}
        waits = session.scalar(
            select(func.count()).select_from(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued")
        )
    assert waits == 0
