"""Delete what is no longer needed."""

from datetime import timedelta

from bot.deps import Deps
from bot.services import upkeep

EVERY = 3600
"""Seconds between two clean-ups."""

SENT_KEPT = timedelta(days=90)
DRAFTS_KEPT = timedelta(days=1)


def run(deps: Deps) -> None:
    """Delete handled payloads after a day, drafts after a day, and what was delivered after ninety days."""
    workspace = deps.home.workspace
    if workspace is not None:
        with deps.writing(workspace) as session:
            now = deps.clock()
            upkeep.forget(session, delivered_before=now - SENT_KEPT, drafted_before=now - DRAFTS_KEPT, now=now)
