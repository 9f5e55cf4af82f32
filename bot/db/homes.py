"""Who looks at the Home tab, what it shows them, and whether that is still so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import bindparam, or_, select, update

from bot.db.engine import WorkspaceSession
from bot.db.models import CounterRow, HomeRow, UtcDateTime
from bot.db.rows import change_rows
from bot.db.upsert import upsert
from bot.db.workspaces import next_number
from bot.domain.ids import MemberId
from bot.domain.responses import Response

_CHANGE = "change"
_SAID: TypeAdapter[Response] = TypeAdapter(Response)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTab:
    """A member's Home tab: what Slack shows (by our digest and by Slack's hash of it), and what the last tap in it came to."""

    member: MemberId
    opened_at: datetime
    digest: str | None
    view_hash: str | None
    said: Response | None


def get(session: WorkspaceSession, member: MemberId) -> HomeTab | None:
    """Read a member's Home tab; None where they never opened it."""
    row = session.read(_ONE, member=member).one_or_none()
    return _home(row) if row else None


def opened(session: WorkspaceSession, member: MemberId, *, view_hash: str | None, now: datetime) -> None:
    """Note that a member opened it, and what Slack shows them meanwhile; what was said there before is said no more."""
    known = get(session, member)
    shown = known.digest if known is not None and view_hash is not None and known.view_hash == view_hash else None
    values = {"opened_at": now, "seen_change": 0, "digest": shown, "view_hash": view_hash, "said": None}
    upsert(
        session,
        HomeRow,
        {"workspace_id": session.workspace, "member_id": member, **values},
        key=["workspace_id", "member_id"],
        keep=["seen_change"],
    )


def note_change(session: WorkspaceSession, *, since: datetime) -> None:
    """Number a change, if anybody opened it since a moment: what was composed before it may no longer be so."""
    if not session.read(_CHANGED, since=since).rowcount and session.read(_ANYBODY, since=since).first() is not None:
        next_number(session, _CHANGE)  # the first one


def due(session: WorkspaceSession, *, now: datetime, since: datetime, most: int) -> tuple[list[MemberId], int]:
    """List whose Home tab is to be composed anew, the one composed longest ago first; and the number of the last change."""
    change = session.read(_LAST_CHANGE).scalar() or 0
    return [MemberId(member) for member in session.read(_DUE, now=now, since=since, most=most, change=change).scalars()], change


def save(session: WorkspaceSession, member: MemberId, **values: Any) -> None:  # noqa: ANN401  # columns
    """Keep facts of a member's Home tab."""
    if not values:
        return
    change_rows(session, HomeRow, HomeRow.member_id == member, **values)


def save_said(session: WorkspaceSession, member: MemberId, said: Response | None) -> None:
    """Keep what a tap in it came to."""
    save(session, member, said=_SAID.dump_python(said, mode="json") if said is not None else None)


def _home(row: Any) -> HomeTab:  # noqa: ANN401  # a row of the table
    try:
        said = _SAID.validate_python(row.said) if row.said is not None else None
    except ValidationError:  # of another version
        said = None
    return HomeTab(member=MemberId(row.member_id), opened_at=row.opened_at, digest=row.digest, view_hash=row.view_hash, said=said)


_homes = HomeRow.__table__.c
_HERE = _homes.workspace_id == bindparam("workspace")
_LOOKS = _homes.opened_at > bindparam("since", type_=UtcDateTime())
_ONE = select(HomeRow.__table__).where(_HERE, _homes.member_id == bindparam("member"))
_ANYBODY = select(_homes.member_id).where(_HERE, _LOOKS).limit(1)
_counters = CounterRow.__table__.c
_THE_CHANGES = (_counters.workspace_id == bindparam("workspace"), _counters.kind == _CHANGE)
_LAST_CHANGE = select(_counters.last).where(*_THE_CHANGES)
_CHANGED = (
    update(CounterRow.__table__)  # type: ignore[arg-type]  # a Table, to SQLAlchemy's own typing a FromClause
    .where(*_THE_CHANGES, _ANYBODY.exists())
    .values(last=_counters.last + 1)
)
_DUE = (
    select(_homes.member_id)
    .where(_HERE, _LOOKS, or_(_homes.seen_change < bindparam("change"), _homes.look_again_at <= bindparam("now", type_=UtcDateTime())))
    .order_by(_homes.composed_at.nulls_first(), _homes.member_id)
    .limit(bindparam("most"))
)
