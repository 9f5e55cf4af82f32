"""One message a day of the network's own conversation: what comes second waits for the member's next working day."""

from datetime import datetime

from bot.db import turns
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import local_day, own_hour
from bot.domain.notices import Notice
from bot.services.members import receiver_of


def held_until(session: WorkspaceSession, notice: Notice, delivery: str, *, now: datetime) -> datetime | None:
    """Return until when a message that is about to go out waits for another of that day; None: it goes now."""
    to = receiver_of(session, notice.receiver) if notice.takes_turns and notice.receiver else None
    if to is None or notice.receiver is None:
        return None
    day = local_day(now, to.work.zone)
    return None if turns.take(session, notice.receiver, day, delivery) else own_hour(to.work.next_working_day(day), to).at
