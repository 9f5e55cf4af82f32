"""Tell the organisers of answers after the deadline, in one message a day."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import late_answers

log = structlog.get_logger(__name__)

EVERY = 30
"""Seconds between two plannings."""


def run(deps: Deps) -> None:
    """Plan what is to be told; running it twice plans nothing new (unique key: event, day and organiser)."""
    workspace, zone = deps.home.workspace, deps.settings.zone
    if workspace is None:
        return
    with deps.reading(workspace) as session:
        if not late_answers.anything_to_tell(session, now=deps.clock(), zone=zone):
            return
    with deps.writing(workspace) as session:
        planned = late_answers.plan(session, now=deps.clock(), zone=zone)
    log.info("late_answers_planned", organisers=planned)


def next_moment(_: Deps) -> datetime | None:
    """Answers come when they come: no moment of the calendar brings any."""
    return None
