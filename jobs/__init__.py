"""The timetable: what runs by itself, and how often. APScheduler only ticks; what is due follows from the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.deps import Deps
from bot.domain.errors import TryAgain
from jobs import (
    beat,
    clock,
    compare,
    deadlines,
    deliver,
    end_answering,
    go_no_go,
    lapse,
    late_answers,
    left_over,
    overview,
    prune,
    remind_of_events,
    remind_owners,
    reopen,
    sync,
)

log = structlog.get_logger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that runs by itself; one that comes late or twice finds the same work.

    `next_moment` is given by what plans messages by the calendar: when it has something to do next, for a clock that is
    moved. A job without it (reading from Slack, cleaning up) says nothing to anybody.
    """

    name: str
    every: float
    """Seconds between two runs."""
    run: Callable[[Deps], object]
    next_moment: Callable[[Deps], datetime | None] | None = None


def _reopen(deps: Deps) -> None:
    """Catch up at once with what Slack could not tell us while it was closed."""
    if reopen.run(deps):
        sync.run(deps)
        compare.run(deps)


TIMETABLE: Final = (
    Job(name="remind_owners", every=remind_owners.EVERY, run=remind_owners.run, next_moment=remind_owners.next_moment),
    Job(name="remind_of_events", every=remind_of_events.EVERY, run=remind_of_events.run, next_moment=remind_of_events.next_moment),
    Job(name="go_no_go", every=go_no_go.EVERY, run=go_no_go.run, next_moment=go_no_go.next_moment),
    Job(name="lapse", every=lapse.EVERY, run=lapse.run, next_moment=lapse.next_moment),
    Job(name="overview", every=overview.EVERY, run=overview.run, next_moment=overview.next_moment),
    Job(name="deadlines", every=deadlines.EVERY, run=deadlines.run, next_moment=deadlines.next_moment),
    Job(name="end_answering", every=end_answering.EVERY, run=end_answering.run, next_moment=end_answering.next_moment),
    Job(name="late_answers", every=late_answers.EVERY, run=late_answers.run, next_moment=late_answers.next_moment),
    Job(name="left_over", every=left_over.EVERY, run=left_over.run, next_moment=left_over.next_moment),
    Job(name="reopen", every=reopen.EVERY, run=_reopen),
    Job(name="compare", every=compare.EVERY, run=compare.run),
    Job(name="sync", every=sync.EVERY, run=sync.run),
    Job(name="read_on", every=sync.GOES_ON_EVERY, run=sync.go_on),
    Job(name="prune", every=prune.EVERY, run=prune.run),
)
"""Everything but delivery itself; the scheduler, `prs tick`, the demo's clock and `prs rehearse` all go by it."""


def register(scheduler: BaseScheduler, deps: Deps, turn: deliver.Turn, pulse: beat.Pulse) -> None:
    """Put every job on the scheduler."""
    _add(scheduler, "deliver", deliver.EVERY, turn.run)
    _add(scheduler, "beat", beat.EVERY, lambda: pulse.beat(deps), at_once=True)
    _watch_clock(scheduler, deps)
    for job in TIMETABLE:
        _add(scheduler, job.name, job.every, _with(job, deps))


def watch(scheduler: BaseScheduler, deps: Deps) -> None:
    """Let a process that does not deliver itself see whether somebody does."""
    _add(scheduler, "watch", beat.EVERY, lambda: beat.watch(deps))
    _watch_clock(scheduler, deps)


def steady_scheduler() -> BackgroundScheduler:
    """Make a scheduler that goes by the stopwatch: a clock that was set back would stop it for as long."""
    return BackgroundScheduler(timezone=clock.Steady())


def keep_callers(scheduler: BaseScheduler, deps: Deps) -> None:
    """Let other processes know whom the door refused: one row, every few seconds at most, whatever strangers do."""

    def keep() -> None:
        if deps.home.workspace is not None and deps.callers.changed:
            with deps.writing(deps.home.workspace) as session:
                deps.callers.keep(session)

    _add(scheduler, "keep_callers", 3, keep)


def plan(deps: Deps) -> None:
    """Plan every message that is due by now."""
    for job in _planning():
        _or_left(deps, job.name, job.run)


def next_moment(deps: Deps) -> datetime | None:
    """Say when there is something to plan next, for a clock that is moved."""
    moments = [_or_left(deps, job.name, job.next_moment) for job in _planning() if job.next_moment is not None]
    return min((moment for moment in moments if moment is not None), default=None)


def _or_left(deps: Deps, name: str, run: Callable[[Deps], T]) -> T | None:
    """Ask one job; one that what stands in the database is too odd for keeps no other from its turn."""
    try:
        return run(deps)
    except TryAgain:
        raise
    except Exception as error:
        log.exception("job_crashed", job=name)
        deps.leave(f"job {name}", type(error).__name__)
        return None


def _planning() -> Iterator[Job]:
    return (job for job in TIMETABLE if job.next_moment is not None)


def _with(job: Job, deps: Deps) -> Callable[[], object]:
    return lambda: job.run(deps)


def _watch_clock(scheduler: BaseScheduler, deps: Deps) -> None:
    watch = clock.Watch()
    _add(scheduler, "clock", clock.EVERY, lambda: watch.run(deps))


def _add(scheduler: BaseScheduler, name: str, every: float, run: Callable[[], object], *, at_once: bool = False) -> None:
    trigger = IntervalTrigger(seconds=every, timezone=UTC)  # what it makes of a moment of the steady zone stays that moment
    # Without a moment given, an interval's first run comes after the interval.
    first = {"next_run_time": trigger.start_date - trigger.interval} if at_once else {}
    scheduler.add_job(_patient(name, run), trigger, id=name, coalesce=True, max_instances=1, misfire_grace_time=None, **first)


def _patient(name: str, run: Callable[[], object]) -> Callable[[], None]:
    """Let a job wait for its next turn when the database is busy: it finds the same work then."""

    def patiently() -> None:
        try:
            run()
        except TryAgain as error:
            log.warning("job_put_off", job=name, cause=error.cause)

    return patiently
