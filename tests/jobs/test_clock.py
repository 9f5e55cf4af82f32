"""The machine's clock is set, back or forward: the timetable and delivery go on, and no older answer wins."""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog
from sqlalchemy import update

import jobs
from bot import main
from bot.config import load_settings
from bot.db import claiming, outbox, rsvps
from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import LaneRow, OutboxRow
from bot.domain.ids import ChannelId
from bot.domain.notices import RefreshCard, TellPlace
from bot.domain.rsvp import Answer, Way
from bot.ops.doctor import examine
from bot.ops.status import status
from bot.process import connect
from bot.sandbox import Sandbox
from bot.services import rsvp, upkeep
from jobs.clock import Steady, Watch
from tests.builders import ANNA, BRAM, CARD, CARLA, GENERAL, HERE, NOW, posted

YES, MAYBE, NO = Answer
HOUR, MINUTES = timedelta(hours=1), timedelta(minutes=5)

# --- the timetable ---

CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t which, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, at);
    FILE *file = which == CLOCK_REALTIME ? fopen(getenv("CLOCK_SET_BY"), "r") : 0;
    long by = 0;
    if (file) { if (fscanf(file, "%ld", &by) == 1) at->tv_sec += by; fclose(file); }
    return done;
}
"""
"""A machine's clock that a test can set: by the number of seconds in a file."""

TIMETABLE = """
import sys, time, jobs
scheduler = jobs.steady_scheduler()
jobs._add(scheduler, "tick", 0.2, lambda: print(int(time.time()), flush=True))
scheduler.start()
sys.stdin.read()
scheduler.shutdown(wait=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None, reason="a clock that can be set is made with a C compiler")
@pytest.mark.parametrize("by", [-300, -3600, 3600])
def test_timetable_runs_on_when_the_clock_is_set(tmp_path: Path, by: int) -> None:
    source, library, offset = tmp_path / "clock.c", tmp_path / "clock.so", tmp_path / "by"
    source.write_text(CLOCK)
    offset.write_text("0")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    facts = {**os.environ, "LD_PRELOAD": str(library), "CLOCK_SET_BY": str(offset)}
    with subprocess.Popen([sys.executable, "-c", TIMETABLE], env=facts, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        before = [int(child.stdout.readline()) for _ in range(3)]
        offset.write_text(str(by))
        began = time.monotonic()
        after = [int(child.stdout.readline()) for _ in range(10)]
        took = time.monotonic() - began
        child.stdin.close()

    assert after[-1] - before[-1] == pytest.approx(by, abs=60)
    assert took < 30


def test_steady_zone_tells_no_time_of_the_machines_clock() -> None:
    zone = Steady()

    assert abs(zone.fromutc(datetime(1999, 1, 1, tzinfo=zone)).replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(seconds=30)  # noqa: TID251


def test_timetable_rests_until_the_next_run() -> None:
    scheduler = jobs.steady_scheduler()
    jobs._add(scheduler, "hourly", 3600, lambda: None)
    jobs._add(scheduler, "at once", 7200, lambda: None, at_once=True)
    scheduler.start()
    rests = [scheduler._process_jobs() for _ in range(2)]
    scheduler.shutdown()

    assert all(3500 < rest <= 3600 for rest in rests)


# --- noticing ---


class Machine:
    """A wall clock, and a stopwatch."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 50.0

    def go(self, seconds: float, *, by: float = 0.0) -> None:
        self.wall, self.steady = self.wall + seconds + by, self.steady + seconds


@pytest.mark.parametrize(("by", "said"), [(-3600, "set back by 3600 s"), (-300, "set back by 300 s"), (7200, "set forward by 7200 s")])
def test_clock_that_was_set_is_logged_once_and_shown(sqlite_url: str, by: float, said: str) -> None:
    machine = Machine()
    watch = Watch(wall=lambda: machine.wall, steady=lambda: machine.steady)
    with Sandbox() as slack:
        deps = main.assemble(load_settings({**slack.settings, "DATABASE_URL": sqlite_url}), clock=lambda: NOW).deps
        connect(deps)
        with structlog.testing.capture_logs() as logs:
            for step in (0.0, 0.5, by, 0.0, -0.5):
                machine.go(60, by=step)
                watch.run(deps)
        findings = {finding.name: finding.said for finding in examine(deps)}
        lines = status(deps)
        deps.sessions.engine.dispose()

    assert [line["seconds"] for line in logs if line["event"] == "clock_set"] == [by]
    assert said in findings["clock set"]
    assert any(said in line for line in lines)


# --- delivery ---


@pytest.mark.parametrize("by", [MINUTES, HOUR])
def test_what_was_to_go_out_at_once_goes_out_at_once_though_the_clock_was_set_back(session: WorkspaceSession, by: timedelta) -> None:
    event = posted(session)
    later = TellPlace(event=event.id, member=CARLA)
    outbox.add(session, TellPlace(event=event.id, member=BRAM), now=NOW)
    outbox.add(session, later, now=NOW, due_at=NOW + timedelta(minutes=1))
    upkeep.note_clock_set(session, -int(by.total_seconds()), now=NOW - by)

    due = [row.notice for row in claiming.claim(session, now=NOW - by, lease=timedelta(seconds=30))]
    assert TellPlace(event=event.id, member=BRAM) in due
    assert later not in due


def test_lanes_and_leases_of_a_clock_that_was_set_back_hold_nothing_up(session: WorkspaceSession) -> None:
    event = posted(session)
    for notice in (TellPlace(event=event.id, member=BRAM), RefreshCard(event=event.id, card=1)):
        outbox.add(session, notice, now=NOW)
    claiming.claim(session, now=NOW, lease=timedelta(seconds=30), most=1)
    outbox.rest(session, f"post:{GENERAL}", timedelta(seconds=1))
    ahead = elapsed(session) + MINUTES
    session.execute(update(LaneRow).where(LaneRow.workspace_id == HERE).values(free_at=ahead))
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == HERE, OutboxRow.state == "sending")
        .values(lease_until=ahead + timedelta(seconds=20))
    )

    assert outbox.free_in(session, f"post:{GENERAL}") == timedelta(0)
    assert len(claiming.claim(session, now=NOW, lease=timedelta(seconds=30))) >= 2


# --- answers ---


def counts(session: WorkspaceSession, event_id: object) -> dict[str, str]:
    return {party.member: str(party.answer) for party in rsvps.parties(session, event_id)}  # type: ignore[arg-type]


@pytest.mark.parametrize("by", [MINUTES, HOUR])
@pytest.mark.parametrize("first", [Way.COMMAND, Way.BUTTON, Way.FORM])
def test_later_command_wins_though_the_clock_was_set_back_before_it(session: WorkspaceSession, first: Way, by: timedelta) -> None:
    event = posted(session)
    rsvp.answer(session, event.id, ANNA, YES, first, at=NOW, now=NOW)
    rsvp.answer(session, event.id, ANNA, NO, Way.COMMAND, at=NOW - by, now=NOW - by)

    assert counts(session, event.id) == {ANNA: "no"}


@pytest.mark.parametrize("wrong", [MINUTES, HOUR])
def test_tap_after_a_command_wins_though_the_clock_was_ahead_at_the_command(session: WorkspaceSession, wrong: timedelta) -> None:
    event = posted(session)
    rsvp.answer(session, event.id, ANNA, YES, Way.COMMAND, at=NOW + wrong, now=NOW + wrong)
    rsvp.answer(session, event.id, ANNA, NO, Way.BUTTON, at=NOW + timedelta(seconds=3), now=NOW + timedelta(seconds=4))
    rsvp.answer(session, event.id, BRAM, YES, Way.COMMAND, at=NOW + wrong, now=NOW + wrong)
    rsvp.answer(session, event.id, BRAM, NO, Way.BUTTON, at=NOW + timedelta(seconds=6), now=NOW + wrong + timedelta(seconds=6))

    assert counts(session, event.id) == {ANNA: "no", BRAM: "no"}


def test_reaction_after_a_command_wins_once_the_clock_that_was_ahead_is_set_back(session: WorkspaceSession) -> None:
    event = posted(session)
    rsvp.answer(session, event.id, ANNA, YES, Way.COMMAND, at=NOW + HOUR, now=NOW + HOUR)
    moment = NOW + timedelta(seconds=5)
    rsvp.react(session, ChannelId(GENERAL), CARD, ANNA, "x", on=True, at=moment, now=moment + timedelta(seconds=1))

    assert counts(session, event.id) == {ANNA: "no"}


def test_delayed_reaction_stays_behind_the_command_that_came_after_it(session: WorkspaceSession) -> None:
    event = posted(session)
    rsvp.answer(session, event.id, ANNA, YES, Way.COMMAND, at=NOW + MINUTES, now=NOW + MINUTES)
    rsvp.react(session, ChannelId(GENERAL), CARD, ANNA, "x", on=True, at=NOW, now=NOW + 2 * MINUTES)

    assert counts(session, event.id) == {ANNA: "yes"}


def test_places_go_in_order_of_coming_in_when_the_clock_was_set_back(session: WorkspaceSession) -> None:
    event = posted(session, maximum=1)
    rsvp.answer(session, event.id, ANNA, YES, Way.COMMAND, at=NOW, now=NOW)
    for number, member in enumerate((CARLA, BRAM)):
        moment = NOW - HOUR + number * MINUTES
        rsvp.answer(session, event.id, member, YES, Way.COMMAND, at=moment, now=moment)

    assert [party.member for party in rsvps.parties(session, event.id)] == [ANNA, CARLA, BRAM]
    assert [str(party.place) for party in rsvps.parties(session, event.id)] == ["seated", "waiting", "waiting"]
