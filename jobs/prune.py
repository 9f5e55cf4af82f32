"""Let pass what has had its period."""

import structlog

from bot.deps import Deps
from bot.domain.members import Language
from bot.domain.personal import Passing, StandIns
from bot.services import personal

log = structlog.get_logger(__name__)

EVERY = 3600
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Delete or empty what is over, a small batch a transaction, so that nobody waits for it."""
    workspace, t = deps.home.workspace, deps.texts(Language.NL)
    words = StandIns(member=t("former-member"), deputy=t("former-deputy"))
    if workspace is None:
        return
    for what in Passing:
        batches, goes_on = 0, True
        while goes_on:
            with deps.writing(workspace) as session:
                goes_on = personal.pass_away(session, what, words, now=deps.clock())
            batches += 1
        if batches > 1:
            log.info("passed_away", what=str(what), batches=batches)
