"""One running process: its connection to Slack, its scheduler, its server, and what readiness asks of them."""

import contextlib
import ctypes
import os
import signal
import socket as sockets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import structlog
from slack_bolt import App
from sqlalchemy.exc import SQLAlchemyError

import jobs
from bot.config import REMEDIES, CannotStart, Settings
from bot.db import diagnosis
from bot.deps import Deps, remember_home
from bot.domain.delivery_status import remedy_for
from bot.domain.errors import TryAgain
from bot.domain.members import Language
from bot.embedding_worker import EmbeddingWorker
from bot.services import deliveries, members, slack_sync, upkeep, workers
from bot.slack.errors import TROUBLE, Doubt, Retry, judge
from bot.slack.socket import Socket
from bot.web import http_server, listen, make_web
from jobs import compare_reactions
from jobs.deliver import Turn
from jobs.heartbeat import Pulse

log = structlog.get_logger(__name__)

PATIENCE = 10
"""Tries at a comparison when the database is busy; then the hourly one makes up for it."""

STALE_TICK = 15.0
"""Seconds without a turn of delivery after which we are not ready."""

REFUSED_LATELY = timedelta(hours=1)
"""For so long after we refused Slack we are not ready; then the load balancer may try us again."""


CUT_AFTER = 4.0
"""Seconds after a signal to stop in which Slack may still answer; then its calls are cut, and settled as any that broke."""

STOP_WITHIN = 9.0
"""Seconds after which a process ends whatever it is at: its successor finds what was under way. Platforms kill after ten."""

Role = Literal["run", "web", "worker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What one process is made of."""

    deps: Deps
    app: App
    turn: Turn


class Process:
    """One running process: the connection to Slack, the scheduler, and what readiness asks of them."""

    def __init__(self, parts: Parts, *, socket: bool, worker: bool, embeddings: bool = False, role: Role = "run") -> None:
        """Say what this process does: listen to Socket Mode, work through what is due, make embeddings of decisions."""
        self.parts = parts
        self._role = role
        self._pulse = Pulse(role=role)
        self._embedding_worker = EmbeddingWorker(parts.deps) if embeddings else None
        self._socket: Socket | None = None
        self._wants_socket = socket
        self._stopping = threading.Event()
        self._scheduler = jobs.steady_scheduler()
        self._wants_worker = worker
        self._connecting = threading.Thread(target=self._connect, name="connect", daemon=True)
        self._ready_once = threading.Event()
        self._cutting = threading.Timer(CUT_AFTER, parts.deps.slack.cut)
        self._cutting.daemon = True
        self._end: Callable[[], None] = lambda: None
        self._refused: CannotStart | None = None

    @contextlib.contextmanager
    def running(self, *, end: Callable[[], None]) -> Iterator[None]:
        """Run while the block does, which has to come to its end once `end` was called.

        Raises:
            CannotStart: Slack refuses a token, so that there was no use in going on.
        """
        self._end = end
        self.start()
        try:
            yield
        finally:
            self.stop()
        if self._refused is not None:
            raise self._refused

    def start(self) -> None:
        """Start connecting, and the scheduler where this process works."""
        remember_home(self.parts.deps)
        keep_time(self.parts.deps)
        if self._wants_worker:
            jobs.register(self._scheduler, self.parts.deps, self.parts.turn, self._pulse)
        if self._role == "web":
            jobs.watch(self._scheduler, self.parts.deps)
        jobs.keep_refused_requests(self._scheduler, self.parts.deps)
        self._scheduler.start()
        self._connecting.start()

    def wind_down(self) -> None:
        """Begin nothing new: the message under way is the last."""
        if not self._stopping.is_set():
            self._stopping.set()
            self.parts.turn.stop()
            self._cutting.start()

    def stop(self) -> None:
        """Stop after the message that is under way; what was claimed goes back. It signs off first, so that nobody misses it."""
        self.wind_down()
        if self._scheduler.running:
            self._scheduler.pause()
        if self._wants_worker:
            self._sign_off()
        if self._embedding_worker is not None:
            self._embedding_worker.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        if self._socket is not None:
            self._socket.close()
        self._connecting.join(timeout=5)
        self._cutting.cancel()
        self.parts.deps.sessions.engine.dispose()

    @contextlib.contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let nothing run by itself while the block does: whoever moves the clock does what is due, in its order."""
        self._scheduler.pause()
        try:
            yield
        finally:
            self._scheduler.resume()

    def wait_ready(self, seconds: float) -> bool:
        """Wait until the first connection is open."""
        return self._ready_once.wait(seconds)

    def problems(self) -> list[str]:
        """Return what keeps this process from doing its work."""
        deps = self.parts.deps
        if deps.home.workspace is None:
            return ["Slack has not said yet which bot this is"]
        found = []
        try:
            with deps.reading(deps.home.workspace) as session:
                stopped = members.stopped_because(session)
                alive = workers.alive(session)
                reading = slack_sync.progress(session)
                refused = deliveries.refusals(session, now=deps.clock())
        except (TryAgain, SQLAlchemyError) as error:
            return [error.cause if isinstance(error, TryAgain) else diagnosis.found(deps.sessions.engine.url, error)[0]]
        if deps.sessions.trouble is not None:
            found.append(f"nothing can be saved: {deps.sessions.trouble}")
        if (turned_away := deps.refused_requests.refused) and deps.clock() - turned_away.last_at < REFUSED_LATELY:
            found.append(turned_away.line)
        if self._role == "web" and not alive:
            found.append("no worker is alive: messages wait")
        if stopped is not None:
            found.append(f"Slack is closed to us: {stopped}")
        if not reading.whole:
            found += reading.lines
        if self._wants_socket and (self._socket is None or self._socket.is_deaf()):
            found.append("Socket Mode is not connected")
        ended = self.parts.turn.ended_at
        if self._wants_worker and (ended is None or time.monotonic() - ended > STALE_TICK):
            found.append("delivery does not run")
        t = deps.texts(Language.EN)
        return found + [f"Slack refuses {row.kind}: {row.reason}. {t(remedy_for(row.reason))}" for row in refused]

    def _sign_off(self) -> None:
        try:
            self._pulse.leave(self.parts.deps)
        except (TryAgain, SQLAlchemyError) as error:  # the others will report us missing
            log.warning("sign_off_failed", cause=getattr(error, "cause", type(error).__name__))

    def _connect(self) -> None:
        """Connect with back-off: a start during an outage of Slack waits instead of dying."""
        wait = 0.5
        while not self._stopping.is_set():
            try:
                connect(self.parts.deps, may_go_on=lambda: not self._stopping.is_set())
                if self._wants_socket and self._socket is None:
                    self._open_socket()
            except (*TROUBLE, TryAgain) as error:
                code = error.cause if isinstance(error, TryAgain) else judge(error).reason
                log.warning("connection_failed", code=code, retry_in=wait)
                self._stopping.wait(wait)
                wait = min(wait * 2, 60.0)
            except CannotStart as error:
                self._refused = error
                self._end()
                return
            else:
                if self._wants_worker:
                    with contextlib.suppress(TryAgain):  # then its next turn says so
                        self._pulse.beat(self.parts.deps)
                self._ready_once.set()
                if self._embedding_worker is not None:
                    self._embedding_worker.start()
                return

    def _open_socket(self) -> None:
        settings = self.parts.deps.settings
        if settings.slack_app_token is None:
            raise AssertionError
        pace = self.parts.deps.pace
        socket = Socket(
            self.parts.app,
            settings.slack_app_token,
            settings.slack_api_url,
            on_open=self._catch_up,
            ping_every=pace.ping_every.total_seconds(),
            deaf_after=pace.deaf_after.total_seconds(),
        )
        with _token_named("SLACK_APP_TOKEN"):
            socket.open()
        self._socket = socket

    def _catch_up(self) -> None:
        """Compare reactions after every (re)connection: what Slack could not tell us meanwhile."""
        for _ in range(PATIENCE):
            try:
                compare_reactions.run(self.parts.deps)
            except TryAgain:
                self._stopping.wait(1)
            else:
                return
        log.warning("comparison_put_off")


def keep_time(deps: Deps) -> None:
    """Run the stopwatch on from where an earlier process on this SQLite file was, should the machine's clock have been put back.

    What that process queued to go out at once goes out at once.
    """
    if deps.home.workspace is None:
        return
    if deps.settings.sqlite:
        with deps.reading(deps.home.workspace) as session:
            seen = workers.last_seen_at(session)
        if seen is not None:
            deps.sessions.stopwatch.catch_up(seen)
    with deps.writing(deps.home.workspace) as session:
        upkeep.hasten(session, now=deps.clock())


def connect(deps: Deps, *, may_go_on: Callable[[], bool] = lambda: True) -> None:
    """Ask Slack for our identity, keep it, and read members and channels as far as Slack lets us; raises what the first call raises.

    Raises:
        CannotStart: Slack refuses our token.
    """
    with _token_named("SLACK_BOT_TOKEN"):
        workspace, identity = deps.slack.identify()
    jobs.take_up(deps, workspace, identity, may_go_on=may_go_on)
    log.info("connected", workspace=workspace)


@contextlib.contextmanager
def _token_named(setting: str) -> Iterator[None]:
    """Name the setting that Slack refuses; an outage propagates as it is."""
    try:
        yield
    except TROUBLE as error:
        verdict = judge(error)
        if isinstance(verdict, (Retry, Doubt)):
            raise
        message = f"Slack refuses {setting} ({verdict.reason}). {REMEDIES[setting]}"
        raise CannotStart(message) from error


def serve(process: Process, *, signed: bool) -> None:
    """Start a process and serve HTTP until a signal ends it.

    Raises:
        CannotStart: the address is taken, or Slack refuses a token.
    """
    _keep_memory_together()
    parts = process.parts
    listening = _listen(parts.deps.settings)
    serving = http_server(make_web(parts.app, parts.deps, process.problems, signed=signed))

    def end() -> None:
        process.wind_down()
        serving.should_exit = True

    with _ended_by_signal(end), process.running(end=end):  # uvicorn sends itself the signal again once it has stopped
        serving.run(sockets=listening)


@contextlib.contextmanager
def _ended_by_signal(end: Callable[[], None]) -> Iterator[None]:
    """Call `end` at a signal to stop, instead of dying of it with what was claimed in hand; what takes too long after it is left."""
    limit = threading.Timer(STOP_WITHIN, _leave_at_once)
    limit.daemon = True

    def stop(*_: object) -> None:
        if not limit.ident:
            limit.start()
        end()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        limit.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep_memory_together() -> None:
    """Let threads share two pools of memory instead of one each, where the C library has such (glibc): what they free comes back."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 2)


_ARENAS = -8
"""M_ARENA_MAX of malloc.h."""


def _leave_at_once() -> None:
    """End without waiting for threads that hang: what they were at is leased, and is looked up once the lease has run out."""
    log.warning("stop_forced")
    os._exit(0)


def _listen(settings: Settings) -> list[sockets.socket]:
    try:
        return listen(settings.host, settings.port)
    except (OSError, UnicodeError) as error:
        message = (
            f"PORT {settings.port} of HOST {settings.host} is not to be had ({error}). "
            "Stop what uses it, or set PORT to another one; HOST is an address of this machine, or 0.0.0.0."
        )
        raise CannotStart(message) from error


def work(process: Process) -> None:
    """Start a process without HTTP and wait until a signal ends it.

    Raises:
        CannotStart: Slack refuses a token.
    """
    _keep_memory_together()
    ended = threading.Event()

    def end() -> None:
        process.wind_down()
        ended.set()

    with _ended_by_signal(end), process.running(end=ended.set):
        ended.wait()
