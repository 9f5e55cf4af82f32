"""What is due, done once and delivered: for `prs tick`, and for a clock that is moved."""

import time
from datetime import datetime, timedelta

import jobs
from bot.config import REMEDIES, CannotStart
from bot.delivery import deliver_due
from bot.deps import Deps, remember_home
from bot.domain.ids import WorkspaceId
from bot.process import Parts, connect, keep_time
from bot.services import members, upkeep
from bot.slack.errors import TROUBLE, judge
from jobs import read_minutes, read_threads, sync

ROUNDS = 3
"""Plannings of one tick: what waits for a comparison of reactions is planned once that is done."""


def tick(parts: Parts, *, patience: timedelta = timedelta(minutes=2), rounds: int = ROUNDS) -> bool:
    """Do once all that is due now, deliver it, and end; waits for Slack's one post a second, not for a long retry.

    Returns whether there was anything to deliver.
    """
    for done in range(rounds):
        jobs.plan(parts.deps)
        if not _deliver_all(parts.deps, patience=patience):  # then nothing changed, and what is due waits for something else
            return done > 0
    return True


def _deliver_all(deps: Deps, *, patience: timedelta) -> bool:
    workspace = deps.home.workspace
    until = time.monotonic() + patience.total_seconds()
    busy = False
    while workspace is not None:
        if deliver_due(deps, workspace):
            busy = True
            until = time.monotonic() + patience.total_seconds()  # hundreds of messages take minutes, within Slack's limits
        with deps.reading(workspace) as session:
            wait = upkeep.next_try_in(session, now=deps.clock())
        if wait is None or time.monotonic() + wait.total_seconds() > until:
            break
        if is_closed(deps, workspace):  # then waiting is no use
            break
        time.sleep(min(wait.total_seconds() + 0.01, 0.2))  # another thread may be done with it sooner
    return busy


def tick_once(parts: Parts) -> None:
    """Do what is due as a process of its own (cron, serverless): our identity comes from the database.

    At first, and when Slack was closed to us, it is asked of Slack.

    Raises:
        CannotStart: Slack did not say which bot we are, or refuses our token; or something was left undone, and it says what.
    """
    remember_home(parts.deps)
    if parts.deps.home.workspace is None or is_closed(parts.deps, parts.deps.home.workspace):
        try:
            connect(parts.deps)
        except TROUBLE as error:
            message = f"Slack did not answer: {judge(error).reason}"
            raise CannotStart(message) from error
    else:
        keep_time(parts.deps)
        sync.go_on(parts.deps)
    read_minutes.run(parts.deps)
    for late in (False, True):
        read_threads.run(parts.deps, late=late)
    read_threads.run_questions(parts.deps)
    tick(parts)
    workspace = parts.deps.home.workspace
    closed = workspace and is_closed(parts.deps, workspace)
    parts.deps.sessions.engine.dispose()
    if parts.deps.left:
        left = "; ".join(f"{what} ({error})" for what, error in sorted(parts.deps.left.items()))
        message = f"All was done but what has odd data in the database: {left}. The log says more."
        raise CannotStart(message)
    if closed:
        message = f"Slack refuses SLACK_BOT_TOKEN; nothing is sent. {REMEDIES['SLACK_BOT_TOKEN']}"
        raise CannotStart(message)


def is_closed(deps: Deps, workspace: WorkspaceId) -> bool:
    """Return whether Slack refused our token when it was last used."""
    with deps.reading(workspace) as session:
        return members.stopped_because(session) is not None


def next_due(deps: Deps) -> datetime | None:
    """Return when something is due next, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        queued = upkeep.next_delivery(session)
    moments = [moment for moment in (queued, jobs.next_moment(deps)) if moment is not None]
    return min(moments, default=None)
