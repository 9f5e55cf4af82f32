"""Whether events go on: which wait for a decision, and how often that was asked."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.db.engine import WorkspaceSession
from bot.db.events import get
from bot.db.models import EventRow
from bot.db.odd_data import readable
from bot.db.rows import change_rows
from bot.domain.events import Event, EventState
from bot.domain.go_no_go import TimesAsked
from bot.domain.ids import EventId


def undecided(session: WorkspaceSession, *, now: datetime) -> list[tuple[Event, TimesAsked]]:
    """List the events to come with a minimum about which nobody decided, with how often that was asked."""
    rows = session.read(_UNDECIDED, moment=now)
    return readable(session, "event", rows, lambda row: (get(session, EventId(row.id)), TimesAsked(times=row.asked_times, on=row.asked_on)))


def asked(session: WorkspaceSession, event: EventId) -> TimesAsked:
    """Read how often it was asked whether an event goes on."""
    times, on = session.execute(
        select(EventRow.asked_times, EventRow.asked_on).where(EventRow.workspace_id == session.workspace, EventRow.id == event)
    ).one()
    return TimesAsked(times=times, on=on)


def save_asked(session: WorkspaceSession, event: EventId, asked: TimesAsked) -> None:
    """Keep that it was asked."""
    change_rows(session, EventRow, EventRow.id == event, asked_times=asked.times, asked_on=asked.on)


_UNDECIDED = (
    select(EventRow.id, EventRow.asked_times, EventRow.asked_on)
    .where(
        EventRow.workspace_id == bindparam("workspace"),
        EventRow.state == str(EventState.ANNOUNCED),
        EventRow.minimum.is_not(None),
        EventRow.verdict.is_(None),
        EventRow.starts_at > bindparam("moment"),
    )
    .order_by(EventRow.id)
)
