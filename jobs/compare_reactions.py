"""Compare the reactions under open cards with those we know of: what Slack could not tell us is caught up with."""

from bot.deps import Deps
from bot.services import cards

EVERY = 3600
"""Seconds between two comparisons; also done at every (re)connection."""


def run(deps: Deps) -> None:
    """Queue a comparison for every card that still takes answers."""
    workspace = deps.home.workspace
    if workspace is not None:
        with deps.writing(workspace) as session:
            cards.compare(session, now=deps.clock())
