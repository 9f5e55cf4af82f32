"""Remind of events: the agenda to the channel, and to members what each of them needs to hear before it begins."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import reminders

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two plannings."""


def run(deps: Deps) -> None:
    """Plan what is due by now; running it twice plans nothing new (unique key: event, occasion, member)."""
    workspace = deps.home.workspace
    if workspace is None:
        return
    now = deps.clock()
    while True:
        with deps.reading(workspace) as session:
            if not reminders.anything_due(session, now=now):
                return
        with deps.writing(workspace) as session:
            looked_at = reminders.plan_reminders(session, now=now, zone=deps.settings.zone)
        log.debug("event_reminders_planned", events=looked_at)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next reminder is due, for the clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return reminders.next_moment(session, now=deps.clock())
