"""How far Slack has been read: members, channels, and who is in each channel, with the cursor of the page that comes next."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import case, or_

from bot.db.engine import WorkspaceSession, elapsed
from bot.db.models import ReadingRow
from bot.db.outbox import LONGEST_REST
from bot.db.rows import change_rows, delete_rows, here
from bot.db.upsert import insert_new
from bot.domain.ids import MemberId

MEMBERS: Final = "members"
CHANNELS: Final = "channels"
LISTS: Final = (MEMBERS, CHANNELS)
"""What must be read before all members and channels are known; who is in a channel concerns that channel alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReading:
    """One list of Slack's that is being read: members, channels, or else who is in the channel `what`."""

    what: str
    cursor: str
    done: int
    """The number read so far."""
    found: tuple[MemberId, ...]
    """Who is in the channel, as far as it was read."""
    tries: int
    """The number of times asking for the next page failed."""
    reason: str | None
    """Why it failed; None where Slack only asked to wait."""


def begin(session: WorkspaceSession, what: str) -> None:
    """Have a list read from its first page; one that is under way goes on where it was, without waiting."""
    values = {"workspace_id": session.workspace, "what": what, "cursor": "", "done": 0, "found": [], "tries": 0}
    if not insert_new(session, ReadingRow, values, key=["workspace_id", "what"], returning="what"):
        _change(session, ReadingRow.what == what, not_before=None, tries=0)


def anything_to_read(session: WorkspaceSession) -> bool:
    """Return whether a page may be read now: nearly always not."""
    return session.scalars(_next(session).limit(1)).first() is not None


def take(session: WorkspaceSession, *, lease: timedelta) -> ListReading | None:
    """Take up the first list of which a page may be read now; another process leaves it alone for the time of the lease."""
    row = session.scalars(_next(session).limit(1).with_for_update(skip_locked=True)).one_or_none()
    if row is not None:
        _change(session, ReadingRow.what == row.what, not_before=elapsed(session) + lease)
    return row and _reading(row)


def turn(session: WorkspaceSession, reading: ListReading, cursor: str, *, read: int, found: tuple[MemberId, ...] = ()) -> None:
    """Note that a page was kept, and where the next one begins; a list of which there is none is done."""
    if not cursor:
        end(session, reading.what)
        return
    together = [*reading.found, *found]
    _change(
        session,
        ReadingRow.what == reading.what,
        ReadingRow.cursor == reading.cursor,  # else another process has read the same page
        cursor=cursor,
        done=reading.done + read,
        found=together,
        tries=0,
        reason=None,
        not_before=None,
    )


def put_off(session: WorkspaceSession, reading: ListReading, wait: timedelta, *, reason: str | None) -> None:
    """Note that a page could not be read; it may be tried after `wait`. No reason: Slack's limit was reached, for all channels alike."""
    until = elapsed(session) + min(wait, LONGEST_REST)
    if reason is not None:
        _change(session, ReadingRow.what == reading.what, not_before=until, tries=reading.tries + 1, reason=reason)
    elif reading.what in LISTS:
        _change(session, ReadingRow.what == reading.what, not_before=until)
    else:
        _change(session, ReadingRow.what.not_in(LISTS), not_before=until)


def start_over(session: WorkspaceSession, reading: ListReading) -> None:
    """Read a list from its first page again: Slack does not know our cursor any more."""
    _change(session, ReadingRow.what == reading.what, cursor="", done=0, found=[], not_before=None)


def end(session: WorkspaceSession, what: str) -> None:
    """Note that a list was read whole, or cannot be."""
    delete_rows(session, ReadingRow, ReadingRow.what == what)


def under_way(session: WorkspaceSession) -> list[ListReading]:
    """List what is being read."""
    return [_reading(row) for row in session.scalars(here(session, ReadingRow).order_by(_RANK))]


_RANK = case((ReadingRow.what == MEMBERS, ""), (ReadingRow.what == CHANNELS, "0"), else_=ReadingRow.what)
"""Members first: without them nobody is known."""


def _next(session: WorkspaceSession) -> Any:  # noqa: ANN401  # a select of rows
    clock = elapsed(session)
    free = ReadingRow.not_before
    return (
        here(session, ReadingRow, or_(free.is_(None), free <= clock, free > clock + LONGEST_REST))
        .order_by(_RANK)
        .execution_options(populate_existing=True)
    )


def _reading(row: ReadingRow) -> ListReading:
    found = tuple(MemberId(member) for member in row.found)
    return ListReading(what=row.what, cursor=row.cursor, done=row.done, found=found, tries=row.tries, reason=row.reason)


def _change(session: WorkspaceSession, *where: Any, **values: object) -> None:  # noqa: ANN401  # conditions
    change_rows(session, ReadingRow, *where, **values)
