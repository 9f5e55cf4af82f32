"""The timetable: what runs by itself, and how often. APScheduler only ticks; what is due follows from the database."""

from collections.abc import Callable

import structlog
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.deps import Deps
from bot.domain.errors import TryAgain
from jobs import compare, deliver, prune, remind_owners, sync

log = structlog.get_logger(__name__)


def register(scheduler: BaseScheduler, deps: Deps, turn: deliver.Turn) -> None:
    """Put every job on the scheduler; one that comes late or twice finds the same work."""
    for seconds, name, run in (
        (deliver.EVERY, "deliver", turn.run),
        (remind_owners.EVERY, "remind_owners", lambda: remind_owners.run(deps)),
        (compare.EVERY, "compare", lambda: compare.run(deps)),
        (sync.EVERY, "sync", lambda: sync.run(deps)),
        (prune.EVERY, "prune", lambda: prune.run(deps)),
    ):
        scheduler.add_job(
            _patient(name, run), IntervalTrigger(seconds=seconds), id=name, coalesce=True, max_instances=1, misfire_grace_time=None
        )


def _patient(name: str, run: Callable[[], object]) -> Callable[[], None]:
    """Let a job wait for its next turn when the database is busy: it finds the same work then."""

    def patiently() -> None:
        try:
            run()
        except TryAgain:
            log.warning("job_put_off", job=name)

    return patiently
