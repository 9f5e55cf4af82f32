"""Whether it is Slack that we refuse: a wrong signing secret or a wrong clock shuts everybody out, and nobody else notices."""

from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.db import workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.delivery_status import Refusals

# As the database has it.
refused = workspaces.refused

log = structlog.get_logger(__name__)

SOME: Final = 5
"""Forgeries in a row that are told where our secret was once found right: it may have been renewed in Slack since."""

WARN_AGAIN: Final = timedelta(hours=1)


class RefusedRequests:
    """Counts in memory the requests the door refused since it last let Slack in: a stranger costs one counter."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._proven = False
        self._refused: Refusals | None = None
        self._warned_at: datetime | None = None
        self._kept: Refusals | None = None

    @property
    def refused(self) -> Refusals | None:
        """What is to be reported: None while the signing secret proves right and only strangers forge."""
        found = self._refused
        return found if found and (found.ahead is not None or not self._proven or found.count >= SOME) else None

    def let_in(self) -> None:
        """Note a request of Slack's."""
        self._proven, self._refused = True, None

    def refuse(self, ahead: int | None, *, now: datetime) -> None:
        """Note what looked like a request of Slack's; `ahead`: by so many seconds of our clock, and else signed well."""
        before = self._refused
        self._refused = Refusals(count=before.count + 1 if before else 1, since=before.since if before else now, last_at=now, ahead=ahead)
        told = self.refused
        if told and (self._warned_at is None or now - self._warned_at >= WARN_AGAIN):
            self._warned_at = now
            log.warning("slack_refused", cause=told.cause, count=told.count)

    def keep(self, session: WorkspaceSession) -> None:
        """Store for other processes what is to be reported."""
        workspaces.save_refused(session, self.refused)
        self._kept = self.refused

    @property
    def changed(self) -> bool:
        """Return whether there is something to store."""
        return self.refused != self._kept
