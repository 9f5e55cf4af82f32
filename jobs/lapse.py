"""Let provisional answers lapse that were not confirmed in time."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import lapsing

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Let lapse what is due by now, an event at a time; running it twice finds nothing more."""
    workspace = deps.home.workspace
    while workspace is not None and deps.has_come(next_moment(deps)):
        with deps.writing(workspace) as session:
            lapsed = lapsing.plan_lapses(session, now=deps.clock(), zone=deps.settings.zone)
        if not lapsed:
            return
        log.info("answers_lapsed", members=lapsed)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next answer lapses, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return lapsing.next_moment(session, now=deps.clock(), zone=deps.settings.zone)
