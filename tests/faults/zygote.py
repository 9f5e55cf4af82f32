"""Bots to be killed: `python -m tests.faults.zygote` forks one for each order on standard input, and reports how it ended.

A fork takes milliseconds where a start takes a second. Each bot counts the boundaries it passes while it delivers - before
and after each statement and commit, and three for each call of Slack - and kills or stops itself at the one it was told.
Waiting passes none: else a bot with nothing to do but wait would be killed for that, over and over.
"""

import contextlib
import http.client
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.config import load_settings
from bot.db.engine import Sessions, open_engine
from bot.delivery import deliver_due
from bot.deps import DeliveryPace, Deps, Home
from bot.domain.errors import TryAgain
from bot.domain.members import Identity
from bot.exchange import tapped
from bot.sandbox import MovableClock
from bot.services import members, polls, upkeep
from bot.slack.client import SlackClient
from handlers.polls import vote
from tests.wire.running import HERE

PACE = DeliveryPace(
    time_out=timedelta(seconds=1),
    look_up_after=timedelta(seconds=1.5),
    lease=timedelta(seconds=3.5),
    gap=timedelta(0),
    rates={},
    gather=timedelta(0),
    first_retry=timedelta(milliseconds=50),
    longest_retry=timedelta(milliseconds=400),
)
"""Fifteen seconds to one and a half, and Slack's late acceptance and late history with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one bot is to do: how it is set up, for how long it delivers, and where it comes to its end."""

    settings: dict[str, str]
    now: str
    seconds: float = 0.0
    """0: one round; otherwise until nothing waits, that long at most."""
    kill_at: int | None = None
    stop_at: int | None = None
    full_at: int | None = None
    """The boundary from which SQLite's disk is full."""
    vote: dict[str, Any] | None = None
    """A tap on a poll, as Slack sends it: it is answered in place of delivering, and its acknowledgement is a boundary."""
    ends: bool = False
    """It ends the polls that are over, in place of delivering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended: the signal that killed or stopped it (0: none), and the boundaries it had passed."""

    pid: int
    killed: int = 0
    stopped: bool = False
    passed: list[str] = field(default_factory=list)


class Boundaries:
    """Counts, notes and ends."""

    def __init__(self, order: Order, notes: int | None) -> None:
        self._order, self._notes, self._count = order, notes, 0
        self._waiting = False
        self.full: Callable[[], None] = lambda: None

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """Count nothing for so long."""
        self._waiting = True
        try:
            yield
        finally:
            self._waiting = False

    def reach(self, name: str) -> None:
        if self._waiting or self._notes is None:
            return
        self._count += 1
        os.write(self._notes, f"{name}\n".encode())
        if self._count == self._order.full_at:
            self.full()
        if self._count == self._order.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._count == self._order.stop_at:
            os.kill(os.getpid(), signal.SIGSTOP)

    def watch_database(self, engine: Engine) -> None:
        def words(statement: str) -> str:
            return " ".join(statement.split()[:3])

        def before(_line: object, _cursor: object, statement: str, *_rest: object) -> None:
            self.reach(f"before {words(statement)}")

        def after(_line: object, _cursor: object, statement: str, *_rest: object) -> None:
            self.reach(f"after {words(statement)}")

        event.listen(engine, "before_cursor_execute", before)
        event.listen(engine, "after_cursor_execute", after)
        commit = engine.dialect.do_commit

        def do_commit(connection: Any) -> None:
            self.reach("before COMMIT")
            commit(connection)
            self.reach("after COMMIT")

        engine.dialect.do_commit = do_commit  # type: ignore[assignment,method-assign]  # the only way to see its end

    def watch_calls(self) -> None:
        line: Any = http.client.HTTPConnection
        put, get = line.putrequest, line.getresponse

        def putrequest(this: Any, method: str, url: str, *rest: Any, **more: Any) -> Any:
            this.called = url.rpartition("/")[2]
            self.reach(f"calling {this.called}")
            return put(this, method, url, *rest, **more)

        def getresponse(this: Any) -> Any:
            self.reach(f"requested {this.called}")
            answer = get(this)
            self.reach(f"answered {this.called}")
            return answer

        line.putrequest, line.getresponse = putrequest, getresponse


@cache
def engine_of(url: str) -> Engine:
    """Make the engine before forking: what it has compiled every bot inherits, but no connection."""
    return open_engine(url)


def bot(order: Order, notes: int | None) -> None:
    """Deliver, and perhaps die of it; without `notes` nothing is counted."""
    engine = engine_of(order.settings["DATABASE_URL"])
    clock = MovableClock(datetime.fromisoformat(order.now))
    settings = load_settings(order.settings)
    slack = SlackClient(settings.slack_bot_token, settings.slack_api_url)
    slack._web.timeout = 1
    deps = Deps(settings=settings, sessions=Sessions(engine), clock=clock, slack=slack, wake=lambda: None, home=Home(), pace=PACE)
    with deps.reading(HERE) as session:
        identity = members.identity(session)
    assert isinstance(identity, Identity)
    deps.home.settle(HERE, identity)
    boundaries = Boundaries(order, notes)
    if notes is not None:
        boundaries.full = lambda: _fill_disk(order.settings["DATABASE_URL"])
        boundaries.watch_database(engine)
        boundaries.watch_calls()
    if order.vote is not None:
        _ON_VOTE(lambda *_, **__: boundaries.reach("acknowledged"), order.vote, deps, HERE)
    elif order.ends:
        with deps.writing(HERE) as session:
            polls.plan(session, now=clock(), zone=settings.zone, how=lambda counts: "/".join(map(str, counts)))
    else:
        _deliver(deps, boundaries, until=time.monotonic() + order.seconds)


_ON_VOTE: Any = tapped(vote)


def _deliver(deps: Deps, boundaries: Boundaries, *, until: float) -> None:
    """Deliver until nothing due waits, or the time is over."""
    wait: timedelta | None = timedelta(0)
    while True:
        try:
            if not wait:
                deliver_due(deps, HERE)
            with boundaries.waiting(), deps.sessions.reading(HERE) as session:
                wait = upkeep.next_try_in(session, now=deps.clock())
        except (TryAgain, SQLAlchemyError):  # busy, away or full: its next turn finds the same work
            wait = timedelta(0)
        if wait is None or time.monotonic() > until:
            return
        time.sleep(min(wait.total_seconds() + 0.005, 0.05))


def _fill_disk(url: str) -> None:
    """Let no file of this process grow beyond what the database's log is now: that is what a full disk comes to."""
    log = Path(url.partition(":///")[2] + "-wal")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, resource.RLIM_INFINITY))


def carry_out(order: Order) -> Outcome:
    """Fork a bot and wait for its end, or for its standing still."""
    heard, notes = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(heard)
            for line in (0, 1):  # a stopped bot may not keep the zygote's own lines open
                os.dup2(os.open(os.devnull, os.O_RDWR), line)
            bot(order, notes)
            code = 0
        except Exception:  # noqa: BLE001  # told, and ended as a crash
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(notes)
    passed = _read(heard, pid) if order.stop_at is None else []
    _, status = os.waitpid(pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):  # a stopped process goes on noting when it wakes
        os.close(heard)
    return _outcome(pid, status, passed)


def _read(heard: int, _pid: int) -> list[str]:
    parts = []
    while part := os.read(heard, 65536):
        parts.append(part)
    return b"".join(parts).decode().splitlines()


def _outcome(pid: int, status: int, passed: list[str]) -> Outcome:
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"a bot crashed at boundary {len(passed)}")
    return Outcome(pid=pid, killed=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, stopped=os.WIFSTOPPED(status), passed=passed)


def main() -> None:
    logs.configure("CRITICAL", "text")
    for line in sys.stdin:
        asked = json.loads(line)
        if "wake" in asked:
            os.kill(asked["wake"], signal.SIGCONT)
            _, status = os.waitpid(asked["wake"], 0)
            outcome = _outcome(asked["wake"], status, [])
        elif asked.pop("warm", False):
            order = Order(**asked)
            bot(order, None)
            engine_of(order.settings["DATABASE_URL"]).dispose()
            outcome = Outcome(pid=os.getpid())
        else:
            outcome = carry_out(Order(**asked))
        print(json.dumps(asdict(outcome)), flush=True)


if __name__ == "__main__":
    main()
