"""Give the chair the week's overview: what nobody is pinged about any more, and what was left behind."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import overviews

log = structlog.get_logger(__name__)

EVERY = 60
"""Seconds between two looks; nothing hangs on the minute."""


def run(deps: Deps) -> None:
    """Plan the week's overview; running it twice plans nothing new (unique key: the week)."""
    workspace = deps.home.workspace
    if workspace is None or not deps.has_come(next_moment(deps)):
        return
    with deps.writing(workspace) as session:
        if overviews.plan_overview(session, now=deps.clock()):
            log.info("overview_planned")


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next overview is due, for the clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return overviews.next_moment(session, now=deps.clock())
