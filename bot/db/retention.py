"""What passes after its period (`bot.domain.personal.PERIODS`): deleted or emptied, some rows at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, or_, select, tuple_

from bot.db.engine import WorkspaceSession
from bot.db.models import (
    ActionItemRow,
    ActionLogRow,
    Base,
    CalendarFileRow,
    CallOffAskingRow,
    DraftRow,
    EventChangeRow,
    EventMessageRow,
    EventRow,
    FindingRow,
    HandoverRow,
    InboxRow,
    MeetingNoteRow,
    MinutesFileRow,
    MinutesRow,
    RsvpEntryRow,
    RsvpRow,
)
from bot.db.rows import change_rows, delete_rows
from bot.domain.minutes import MinutesState
from bot.domain.personal import Passing, StandIns

Condition = ColumnElement[bool]
_UNREAD: Final = (MinutesState.READING, MinutesState.REFUSED, MinutesState.REVIEW)


def _of_past_event(row: Any) -> Callable[[datetime], Condition]:  # noqa: ANN401  # a table that has an event
    return lambda before: _its(row.event_id, EventRow, EventRow.ends_at < before, row)


def _its(column: Any, of: Any, when: Condition, row: Any) -> Condition:  # noqa: ANN401  # columns and tables
    return select(of.id).where(of.workspace_id == row.workspace_id, of.id == column, when).exists()


_DROPPED: Final[dict[Passing, tuple[type[Base], Callable[[datetime], Condition]]]] = {
    Passing.HANDLED: (InboxRow, lambda before: InboxRow.received_at < before),
    Passing.DRAFTS: (DraftRow, lambda before: DraftRow.made_at < before),
    Passing.ENTRIES: (RsvpEntryRow, _of_past_event(RsvpEntryRow)),
    Passing.EVENT_CHANGES: (EventChangeRow, _of_past_event(EventChangeRow)),
    Passing.REASONS: (CallOffAskingRow, _of_past_event(CallOffAskingRow)),
    Passing.EVENT_MESSAGES: (EventMessageRow, _of_past_event(EventMessageRow)),
    Passing.CALENDAR_FILES: (CalendarFileRow, _of_past_event(CalendarFileRow)),
    Passing.NOTES: (MeetingNoteRow, _of_past_event(MeetingNoteRow)),
    Passing.ACTION_LOG: (
        ActionLogRow,
        lambda before: _its(
            ActionLogRow.item_id, ActionItemRow, and_(ActionItemRow.state != "open", ActionItemRow.closed_at < before), ActionLogRow
        ),
    ),
    Passing.HANDOVERS: (HandoverRow, lambda before: HandoverRow.settled_at < before),
    Passing.UNRECORDED: (
        MinutesRow,
        lambda before: and_(MinutesRow.state.in_([str(state) for state in _UNREAD]), MinutesRow.sent_at < before),
    ),
}
"""Of which table a period has rows deleted, and which."""


def anything_over(session: WorkspaceSession, what: Passing, before: datetime, words: StandIns) -> bool:
    """Return whether something's period ended before a moment; of deliveries and members that is not looked at here."""
    over: dict[Passing, list[tuple[Any, Condition]]] = {
        Passing.ANSWER_WORDS: [(row, _written(row, before, words)) for row in (RsvpRow, RsvpEntryRow)],
        Passing.READING: [(MinutesRow, _recorded(before))],
        **{dropped: [(table, which(before))] for dropped, (table, which) in _DROPPED.items()},
    }
    return any(_some(session, table, which, 1) for table, which in over[what]) if what in over else True


def drop(session: WorkspaceSession, what: Passing, before: datetime, *, most: int) -> int:
    """Delete some of the rows whose period ended before a moment; return the number."""
    table, over = _DROPPED[what]
    keys = _some(session, table, over(before), most)
    if what is Passing.UNRECORDED:
        for inner in (FindingRow, MinutesFileRow):
            numbers = [number for _, number in keys]
            delete_rows(session, inner, inner.minutes_id.in_(numbers))
    if keys:
        delete_rows(session, table, _among(table, keys))
    return len(keys)


def empty_answers(session: WorkspaceSession, before: datetime, words: StandIns, *, most: int) -> int:
    """Empty what people wrote with answers to events that ended before a moment; how many came, and that somebody else did, stays."""
    emptied = 0
    for row, nothing in ((RsvpRow, ""), (RsvpEntryRow, None)):
        keys = _some(session, row, _written(row, before, words), most)
        if keys:
            deputy = case((row.deputy != "", words.deputy), else_=row.deputy)
            names: list[str] | None = [] if row is RsvpRow else None
            change_rows(session, row, _among(row, keys), comment=nothing, guest_names=names, deputy=deputy)
        emptied = max(emptied, len(keys))
    return emptied


def drop_readings(session: WorkspaceSession, before: datetime, *, most: int) -> int:
    """Drop all that was read in minutes recorded before a moment, and what was found in them and not recorded."""
    keys = _some(session, MinutesRow, _recorded(before), most)
    numbers = [number for _, number in keys]
    if numbers:
        lost = (FindingRow.decision_id.is_(None), FindingRow.action_id.is_(None))
        delete_rows(session, FindingRow, FindingRow.minutes_id.in_(numbers), *lost)
        change_rows(session, MinutesRow, MinutesRow.id.in_(numbers), read=None)
    return len(keys)


def _written(row: Any, before: datetime, words: StandIns) -> Condition:  # noqa: ANN401  # a table
    written = or_(row.comment != "", row.deputy.not_in(("", words.deputy)), cast(row.guest_names, Text) != "[]")
    return and_(written, _of_past_event(row)(before))


def _recorded(before: datetime) -> Condition:
    return and_(MinutesRow.recorded_at < before, MinutesRow.read.is_not(None))


def _among(table: Any, keys: list[tuple[Any, ...]]) -> Condition:  # noqa: ANN401  # a table
    columns = list(table.__table__.primary_key.columns)
    return tuple_(*columns).in_(keys) if len(columns) > 1 else columns[0].in_([key for (key,) in keys])


def _some(session: WorkspaceSession, table: Any, over: Condition, most: int) -> list[tuple[Any, ...]]:  # noqa: ANN401  # see above
    wanted: Select[Any] = select(*table.__table__.primary_key.columns).where(table.workspace_id == session.workspace, over).limit(most)
    return [tuple(row) for row in session.execute(wanted)]
