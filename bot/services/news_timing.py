"""When a member hears of what changed for them, by the classes of docs/product.md, section 6."""

from datetime import datetime

from bot.db import members, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import Moment, news_of_place
from bot.domain.ids import MemberId
from bot.domain.notices import (
    TellAnsweredFor,
    TellAudience,
    TellCalledOff,
    TellChanged,
    TellMoved,
    TellPassedOver,
    TellPlace,
    TellPlanned,
    TellProposed,
    TellRestored,
    TellSeriesChanged,
    TellSeriesEnded,
)
from bot.services.members import receiver

NEWS = (
    TellAnsweredFor,
    TellAudience,
    TellCalledOff,
    TellChanged,
    TellMoved,
    TellPassedOver,
    TellPlace,
    TellPlanned,
    TellProposed,
    TellRestored,
    TellSeriesChanged,
    TellSeriesEnded,
)
"""The notices that tell of an organiser's act; a file that comes with it goes to the same members."""


def news_at(session: WorkspaceSession, member: MemberId, *, starts_at: datetime, now: datetime) -> Moment:
    """Return when a member hears news of their place at an event that begins then; an unknown member is skipped when it is sent."""
    found = members.get(session, member)
    return news_of_place(now, receiver(session, found), starts_at=starts_at) if found else Moment(now, now)


def count_told(session: WorkspaceSession, *, since: int = 0) -> int:
    """Count those who hear of what was just done, for the receipt: of all that is queued, or after the first so many."""
    return len({each.member for each in outbox.queued(session)[since:] if isinstance(each, NEWS)})
