"""How deliveries stand, as an organiser sees it."""

from datetime import datetime

from bot.db.engine import WorkspaceSession
from bot.domain.ids import MemberId
from bot.services import deliveries, members
from bot.texts import Texts
from bot.views import deliveries as views
from bot.views.blocks import Message


def compose_status(session: WorkspaceSession, to: MemberId, t: Texts, *, now: datetime) -> Message:
    """Render how deliveries stand.

    Raises:
        NotAllowed: only an organiser sees it.
    """
    members.require_organiser(session, to)
    return views.status(deliveries.status(session, now=now), t)
