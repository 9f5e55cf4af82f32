"""Series: meetings that are held in one channel, and events that were planned to come again."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, EventRow, SeriesRow
from bot.db.rows import change_rows, made_of
from bot.db.workspaces import next_number
from bot.domain.action_items import ActionState
from bot.domain.calendar import Recurrence
from bot.domain.ids import ActionItemId, ChannelId, MemberId, SeriesId
from bot.domain.series import NotInSeries, Series

_RULE = TypeAdapter(Recurrence)


def add(session: WorkspaceSession, rule: Recurrence, ahead: int, *, by: MemberId, now: datetime) -> Series:
    """Keep a new series; its events come one by one."""
    made = Series(id=SeriesId(next_number(session, "series")), rule=rule, ahead=ahead, made_by=by, made_at=now)
    kept = _RULE.dump_python(rule, mode="json")
    session.add(SeriesRow(workspace_id=session.workspace, id=made.id, rule=kept, ahead=ahead, made_by=by, made_at=now))
    session.flush()
    return made


def get(session: WorkspaceSession, series: SeriesId | None) -> Series:
    """Read a series.

    Raises:
        NotInSeries: there is none.
    """
    row = session.get(SeriesRow, (session.workspace, series or 0), populate_existing=True)
    if row is None:
        raise NotInSeries
    return made_of(Series, row, id=SeriesId(row.id), rule=_RULE.validate_python(row.rule), made_by=MemberId(row.made_by))


def save_ahead(session: WorkspaceSession, series: SeriesId, ahead: int) -> None:
    """Keep how many weeks ahead each is announced."""
    change_rows(session, SeriesRow, SeriesRow.id == series, ahead=ahead)


def save_end(session: WorkspaceSession, series: SeriesId, ended_at: datetime | None) -> None:
    """Keep that a series ended, or goes on after all."""
    change_rows(session, SeriesRow, SeriesRow.id == series, ended_at=ended_at)


def open_items(session: WorkspaceSession, channel: ChannelId, *, with_loose_ones: bool, most: int) -> list[ActionItemId]:
    """List the open action items that came from a series, the earliest due first and those without a date last.

    An item belongs to the channel of the message or the meeting it came from; a loose one came from neither.
    """
    meetings = select(EventRow.id).where(EventRow.workspace_id == session.workspace, EventRow.channel_id == channel)
    of_series = or_(ActionItemRow.source_channel_id == channel, ActionItemRow.source_event_id.in_(meetings))
    if with_loose_ones:
        of_series |= ActionItemRow.source_channel_id.is_(None) & ActionItemRow.source_event_id.is_(None)
    rows = session.scalars(
        select(ActionItemRow.id)
        .where(ActionItemRow.workspace_id == session.workspace, ActionItemRow.state == str(ActionState.OPEN), of_series)
        .order_by(ActionItemRow.due_on.is_(None), ActionItemRow.due_on, ActionItemRow.id)
        .limit(most)
    )
    return [ActionItemId(number) for number in rows]
