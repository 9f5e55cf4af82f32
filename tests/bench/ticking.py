"""One tick of the scheduler after ten years: all that plans and reminds is asked, when nothing is due and over a month of what is."""

import logging
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import structlog
from sqlalchemy import insert

import jobs
from bot.composing.composed import Context
from bot.config import load_settings
from bot.db.engine import Sessions, WorkspaceSession, open_engine
from bot.db.migrate import upgrade
from bot.db.models import CounterRow
from bot.deps import Deps, Home, remember_home
from bot.domain.events import EventKind
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Way
from bot.ops.null_slack import NullSlackClient
from bot.services import action_items, announcing, channels, rsvp
from jobs.planning import ROWS
from tests.bench import turnout
from tests.builders import ANNA, GENERAL, HERE, plan

COMING = 60
"""Events of the year ahead: a month is announced, the rest planned."""

DAYS = 31


def main() -> None:
    """Print the figures."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    print("\nTicks of the scheduler, in this process' own seconds.")
    print(
        f"\nA tick: {turnout.MEMBERS} members, {turnout.A_YEAR} events a year, {turnout.YEARS} years of history, {COMING} events ahead.\n"
    )
    print("| what | median | p95 | longest |\n| --- | --- | --- | --- |")
    for what, took in measure().items():
        ordered = sorted(took)
        middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        print(f"| {what} | {middle * 1000:.1f} ms | {late * 1000:.1f} ms | {ordered[-1] * 1000:.1f} ms |")


def measure() -> dict[str, list[float]]:
    """Fill a database with ten years and a year ahead, and time ticks: with nothing due, and at each due moment of a month."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"sqlite:///{Path(folder) / 'bench.db'}"
        engine = open_engine(file)
        upgrade(engine)
        sessions = Sessions(engine)
        turnout.fill(sessions)
        with sessions.writing(HERE) as session:
            _fill(session)
        moment = turnout.NOW
        slack = NullSlackClient(lambda: moment, lambda _channel, _ts: [])
        deps = Deps(
            settings=load_settings({"DATABASE_URL": file}),
            sessions=sessions,
            clock=lambda: moment,
            slack=slack,
            wake=lambda: None,
            home=Home(),
        )
        remember_home(deps)
        jobs.plan(deps)  # what is due at once, after ten years in which nobody looked
        idle = [_timed(deps) for _ in range(50)]
        busy: list[float] = []
        end = moment + timedelta(days=DAYS)
        while (due := jobs.next_moment(deps)) is not None and due < end:
            moment = max(due, moment + timedelta(seconds=5))
            busy += _transactions(deps)
        engine.dispose()
    return {"a look at everything, nothing due": idle, f"a transaction of what is due ({len(busy)} in {DAYS} days)": busy}


def _timed(deps: Deps) -> float:
    began = time.process_time()
    jobs.plan(deps)
    return time.process_time() - began


def _transactions(deps: Deps) -> Iterator[float]:
    """Plan all that is due, a transaction at a time, as the scheduler does: others write in between."""
    assert deps.home.workspace is not None
    for row in ROWS:
        more = True
        while more:
            with deps.reading(deps.home.workspace) as session:
                more = row.has_work(Context(session, deps, deps.clock()))
            if more:
                began = time.process_time()
                replace(row, in_batches=False).run(deps)
                yield time.process_time() - began
                more = row.in_batches


def _fill(session: WorkspaceSession) -> None:
    draw = random.Random(13)  # noqa: S311  # a story, no secret
    everybody = [MemberId(f"U{number:05}") for number in range(turnout.MEMBERS)]
    channels.keep_members(session, GENERAL, [ANNA, *everybody])
    session.execute(insert(CounterRow), [{"workspace_id": HERE, "kind": "event", "last": turnout.YEARS * turnout.A_YEAR}])
    for number in range(COMING):
        begins = (turnout.NOW + timedelta(days=2 + 6 * number)).replace(hour=12, minute=0)
        made = plan(
            title=f"Vooruit {number}",
            kind=draw.choice(list(EventKind)),
            starts_at=begins,
            ends_at=begins + timedelta(hours=3),
            channel=GENERAL,
            rsvp_until=begins.date() - timedelta(days=7),
        )
        if number >= COMING // 12:
            announcing.plan_ahead(session, made, announce_at=begins - timedelta(weeks=6), by=ANNA, now=turnout.NOW)
            continue
        event = announcing.announce_plan(session, made, by=ANNA, now=turnout.NOW)
        for member in draw.sample(everybody, turnout.ANSWER):
            rsvp.answer(session, event.id, member, draw.choice(list(Answer)), Way.COMMAND, at=turnout.NOW, now=turnout.NOW)
    for number in range(300):
        due_on = date(2026, 12, 1) + timedelta(days=draw.randrange(365))
        action_items.make(session, text=f"Taak {number}", owners=(draw.choice(everybody),), due_on=due_on, by=ANNA, now=turnout.NOW)


if __name__ == "__main__":
    main()
