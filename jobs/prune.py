"""Let pass what has had its period."""

import structlog

from bot.composing.my_data import stand_ins
from bot.deps import Deps
from bot.domain.personal import Passing
from bot.services import personal

log = structlog.get_logger(__name__)

EVERY = 3600
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Delete or empty what is over, a small batch a transaction, so that nobody waits for it."""
    workspace = deps.home.workspace
    if workspace is None:
        return
    with deps.reading(workspace) as session:
        words = stand_ins(session, deps)
        over = [what for what in Passing if personal.anything_over(session, what, words, now=deps.clock())]
    for what in over:
        batches, goes_on = 0, True
        while goes_on:
            with deps.writing(workspace) as session:
                goes_on = personal.pass_away(session, what, words, now=deps.clock())
            batches += 1
        if batches > 1:
            log.info("passed_away", what=str(what), batches=batches)
