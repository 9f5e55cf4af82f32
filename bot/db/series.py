"""What belongs to a series of meetings: those that are held in one channel."""

from sqlalchemy import or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import ActionItemRow, EventRow
from bot.domain.action_items import ActionState
from bot.domain.ids import ActionItemId, ChannelId


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
