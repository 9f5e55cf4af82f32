"""Compare reactions before the last day for answers ends: what was given until then is in time."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import deadlines

log = structlog.get_logger(__name__)

EVERY = 30
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Queue the comparisons that are due; running it twice queues nothing new (unique key: the card and its last day)."""
    workspace = deps.home.workspace
    if workspace is None or not deps.has_come(next_moment(deps)):
        return
    with deps.writing(workspace) as session:
        compared = deadlines.compare_before_deadlines(session, now=deps.clock(), zone=deps.settings.zone)
    log.info("deadlines_compared", cards=compared)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next comparison is due, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return deadlines.next_moment(session, now=deps.clock(), zone=deps.settings.zone)
