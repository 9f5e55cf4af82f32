"""When a member hears of what changed for him, by the classes of docs/product.md, section 6."""

from datetime import datetime

from bot.db import members
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import Moment, news_of_place
from bot.domain.ids import MemberId
from bot.services.members import receiver


def news_at(session: WorkspaceSession, member: MemberId, *, starts_at: datetime, now: datetime) -> Moment:
    """Say when a member hears news of his place at an event that begins then; who is unknown is skipped when it is sent."""
    found = members.get(session, member)
    return news_of_place(now, receiver(session, found), starts_at=starts_at) if found else Moment(now, now)
