"""Agenda proposals that a meeting's end left undecided go to the next meeting, and both sides hear."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import left_over

log = structlog.get_logger(__name__)

EVERY = 60
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Offer what was left undecided; what was offered or told is not found again."""
    workspace = deps.home.workspace
    if workspace is None or not deps.has_come(next_moment(deps)):
        return
    with deps.writing(workspace) as session:
        carried = left_over.carry_over(session, now=deps.clock())
    log.info("proposals_carried_over", items=carried)


def next_moment(deps: Deps) -> datetime | None:
    """Say when a meeting ends next for which something is proposed, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return left_over.next_moment(session, now=deps.clock())
