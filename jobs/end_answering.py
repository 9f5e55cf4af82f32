"""Cards follow the clock: the last day to answer goes by, the event begins and takes no more answers, it is over."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import cards

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Bring the cards up to date that the clock made untrue; a card that is done is not found again."""
    workspace = deps.home.workspace
    if workspace is None or not deps.has_come(next_moment(deps)):
        return
    with deps.writing(workspace) as session:
        turned = cards.follow_clock(session, now=deps.clock(), zone=deps.settings.zone)
    log.info("cards_turned", cards=turned)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the clock changes a card next, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return cards.next_turn(session, now=deps.clock(), zone=deps.settings.zone)
