"""The timetable: what runs by itself, and how often. APScheduler only ticks; what is due follows from the database."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from bot.composing.composed import Context
from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.domain.ids import WorkspaceId
from bot.domain.members import Identity
from bot.services import deliveries, members
from jobs import clock, compare_reactions, deliver, heartbeat, prune, read_minutes, read_threads, recheck_token, sync
from jobs.planning import ROWS, Planned

log = structlog.get_logger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that runs by itself; one that comes late or twice finds the same work.

    What plans messages by the calendar is a row of `jobs.planning`; these (reading from Slack, cleaning up) say nothing to anybody.
    """

    name: str
    every: float
    """Seconds between two runs."""
    run: Callable[[Deps], object]


def reopen(deps: Deps) -> bool:
    """Ask whether Slack is open to us again, and catch up at once with what it could not tell us; returns whether it is."""
    identity, workspace = recheck_token.run(deps), deps.home.workspace
    if identity is not None and workspace is not None:
        take_up(deps, workspace, identity)
    return identity is not None


def take_up(deps: Deps, workspace: WorkspaceId, identity: Identity, *, may_go_on: Callable[[], bool] = lambda: True) -> None:
    """Go on, or begin, under the identity that Slack gives us: read members and channels, and compare reactions.

    Where the app had been removed, all that came due meanwhile is planned first, while nothing is sent yet, and let go of.
    """
    with deps.reading(workspace) as session:
        removed = members.is_removed(session) is not None
    if not removed:
        with deps.writing(workspace) as session:
            members.keep_identity(session, identity)
    deps.home.settle(workspace, identity)
    sync.run(deps, may_go_on=may_go_on)
    compare_reactions.run(deps)
    if removed:
        plan(deps)
        with deps.writing(workspace) as session:
            deliveries.app_returned(session, identity, now=deps.clock())


TIMETABLE: Final = (
    *ROWS,
    Job(name="read_minutes", every=read_minutes.EVERY, run=read_minutes.run),
    Job(name="read_threads", every=read_threads.EVERY, run=read_threads.run),
    Job(name="read_threads_late", every=read_threads.LATE_EVERY, run=partial(read_threads.run, late=True)),
    Job(name="read_questions", every=read_threads.QUESTIONS_EVERY, run=read_threads.run_questions),
    Job(name="reopen", every=recheck_token.EVERY, run=reopen),
    Job(name="compare", every=compare_reactions.EVERY, run=compare_reactions.run),
    Job(name="sync", every=sync.EVERY, run=sync.run),
    Job(name="read_on", every=sync.GOES_ON_EVERY, run=sync.go_on),
    Job(name="prune", every=prune.EVERY, run=prune.run),
)
"""Everything but delivery itself; the scheduler, `prs tick`, the demo's clock and `prs rehearse` all go by it."""


def register(scheduler: BaseScheduler, deps: Deps, turn: deliver.Turn, pulse: heartbeat.Pulse) -> None:
    """Put every job on the scheduler."""
    _add(scheduler, "deliver", deliver.EVERY, turn.run, at_once=True)  # until it has run, the process is not ready
    _add(scheduler, "beat", heartbeat.EVERY, lambda: pulse.beat(deps), at_once=True)
    _watch_clock(scheduler, deps)
    for job in TIMETABLE:
        _add(scheduler, job.name, job.every, _with(job, deps))


def watch(scheduler: BaseScheduler, deps: Deps) -> None:
    """Let a process that does not deliver itself see whether somebody does."""
    _add(scheduler, "watch", heartbeat.EVERY, lambda: heartbeat.watch(deps))
    _watch_clock(scheduler, deps)


def steady_scheduler() -> BackgroundScheduler:
    """Make a scheduler that goes by the stopwatch: a clock that was set back would stop it for as long."""
    return BackgroundScheduler(timezone=clock.Steady())


def keep_refused_requests(scheduler: BaseScheduler, deps: Deps) -> None:
    """Let other processes know whom the door refused: one row, every few seconds at most, whatever strangers do."""

    def keep() -> None:
        if deps.home.workspace is not None and deps.refused_requests.changed:
            with deps.writing(deps.home.workspace) as session:
                deps.refused_requests.keep(session)

    _add(scheduler, "keep_refused_requests", 3, keep)


def plan(deps: Deps) -> None:
    """Plan every message that is due by now."""
    waiting = deque(ROWS)
    while waiting and deps.home.workspace is not None:
        for job, due in _asked(deps, waiting, Planned.has_work, until=bool):
            if due:  # whoever comes after it is asked once it has planned: they may find something else then
                with _or_left(deps, deque([job])):
                    job.run(deps)


def next_moment(deps: Deps) -> datetime | None:
    """Return when there is something to plan next, for a clock that is moved."""
    moments = _asked(deps, deque(ROWS), lambda job, at: job.next_moment(at), until=lambda _: False)
    return min((moment for _, moment in moments if moment is not None), default=None)


def _asked(
    deps: Deps, waiting: deque[Planned], question: Callable[[Planned, Context], T], *, until: Callable[[T], bool]
) -> list[tuple[Planned, T]]:
    """Ask one job after the other in one reading, until an answer will do; after one that stumbles over odd data, in another."""
    answers: list[tuple[Planned, T]] = []
    while waiting and deps.home.workspace is not None:
        with _or_left(deps, waiting), deps.reading(deps.home.workspace) as session:
            at = Context(session, deps, deps.clock())
            while waiting:
                answer = question(waiting[0], at)
                answers.append((waiting.popleft(), answer))
                if until(answer):
                    return answers
    return answers


@contextmanager
def _or_left(deps: Deps, waiting: deque[Planned]) -> Iterator[None]:
    """Leave the first job of those that wait where it stumbles over odd data: it keeps no other from its turn."""
    try:
        yield
    except TryAgain:
        raise
    except Exception as error:
        job = waiting.popleft()
        log.exception("job_crashed", job=job.name)
        deps.leave(f"job {job.name}", type(error).__name__)


def _with(job: Job | Planned, deps: Deps) -> Callable[[], object]:
    return lambda: job.run(deps)


def _watch_clock(scheduler: BaseScheduler, deps: Deps) -> None:
    watch = clock.Watch()
    _add(scheduler, "clock", clock.EVERY, lambda: watch.run(deps))


def _add(scheduler: BaseScheduler, name: str, every: float, run: Callable[[], object], *, at_once: bool = False) -> None:
    trigger = clock.Every(every, at_once=at_once)
    scheduler.add_job(_patient(name, run), trigger, id=name, coalesce=True, max_instances=1, misfire_grace_time=None)


def _patient(name: str, run: Callable[[], object]) -> Callable[[], None]:
    """Let a job wait for its next turn when the database is busy: it finds the same work then."""

    def patiently() -> None:
        try:
            run()
        except TryAgain as error:
            log.warning("job_put_off", job=name, cause=error.cause)

    return patiently
