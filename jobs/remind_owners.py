"""Ping the owners of action items that are due: one DM per owner per day."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import action_pings

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two plannings."""


def run(deps: Deps) -> None:
    """Plan what is due by now; running it twice plans nothing new (unique key: owner and day)."""
    workspace = deps.home.workspace
    if workspace is None or not deps.has_come(next_moment(deps)):
        return
    while True:
        with deps.writing(workspace) as session:
            planned = action_pings.plan_pings(session, now=deps.clock())
        if not planned:
            return
        log.info("pings_planned", owners=planned)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next ping is due, for the clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return action_pings.next_moment(session)
