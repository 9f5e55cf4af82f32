"""The network's own names and abbreviations, by which questions about decisions are read."""

from collections.abc import Sequence
from datetime import datetime

from bot.db import search_store
from bot.db.engine import WorkspaceSession
from bot.domain.decisions import Alias
from bot.domain.ids import MemberId
from bot.services.members import require_organiser

# As the database has it.
known = search_store.aliases


def choose(session: WorkspaceSession, aliases: Sequence[Alias], *, by: MemberId, now: datetime) -> None:
    """Keep exactly these names; the next question in every process is read by them.

    Raises:
        NotAllowed: only organisers do.
    """
    require_organiser(session, by)
    search_store.replace_aliases(session, aliases, by=by, now=now)
