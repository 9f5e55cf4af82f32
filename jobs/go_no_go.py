"""Ask the organisers of events with a minimum whether they go on."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import go_no_go

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two plannings."""


def run(deps: Deps) -> None:
    """Plan the questions that are due by now; running it twice plans nothing new (the day is kept with the event)."""
    workspace = deps.home.workspace
    while workspace is not None and deps.has_come(next_moment(deps)):
        with deps.writing(workspace) as session:
            asked = go_no_go.plan_askings(session, now=deps.clock(), zone=deps.settings.zone)
        if not asked:
            return
        log.info("questions_planned", events=asked)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next question is due, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return go_no_go.next_moment(session, now=deps.clock(), zone=deps.settings.zone)
