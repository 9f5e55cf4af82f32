"""When an event begins its cards take no more answers: our own reactions go."""

from datetime import datetime

import structlog

from bot.deps import Deps
from bot.services import cards

log = structlog.get_logger(__name__)

EVERY = 5
"""Seconds between two looks."""


def run(deps: Deps) -> None:
    """Take our own reactions from the cards of what has begun; a card that is done is not found again."""
    workspace = deps.home.workspace
    if workspace is None:
        return
    with deps.reading(workspace) as session:
        begins = cards.next_beginning(session)
    if begins is None or begins > deps.clock():
        return
    with deps.writing(workspace) as session:
        closed = cards.end_answering(session, now=deps.clock())
    log.info("answering_ended", cards=closed)


def next_moment(deps: Deps) -> datetime | None:
    """Say when the next event begins, for the clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        return cards.next_beginning(session)
