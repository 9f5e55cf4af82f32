"""The private addresses of members' calendars, and their content."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import CalendarFileRow, EventChangeRow, EventRow, FeedRow, RsvpRow, WorkspaceRow
from bot.db.rows import change_rows, delete_rows, here
from bot.db.upsert import upsert
from bot.domain.events import EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Answer, Place

OFF_KEPT = timedelta(days=60)
"""For so long an event that does not take place (then) stays in calendars, as called off."""

PAST_KEPT = timedelta(days=400)
"""For so long past events stay: a feed does not grow for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A member's feed: what it said when it was last read, and since when."""

    member: MemberId
    digest: str | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """An event that a member said yes or maybe to; `sure` when they have a place and need not confirm it."""

    event: EventId
    sure: bool
    changed_at: datetime


def secret_of(session: WorkspaceSession, member: MemberId) -> str | None:
    """Read the secret of a member's feed; None where they have none."""
    return session.scalar(select(FeedRow.secret).where(FeedRow.workspace_id == session.workspace, FeedRow.member_id == member))


def save(session: WorkspaceSession, member: MemberId, secret: str, *, now: datetime) -> None:
    """Keep a member's secret; the one before opens nothing any more."""
    values = {"workspace_id": session.workspace, "member_id": member, "secret": secret, "made_at": now}
    upsert(session, FeedRow, values, key=["workspace_id", "member_id"])


def by_secret(session: WorkspaceSession, secret: str) -> Feed | None:
    """Find the feed that a secret opens; None for one we never gave or that was renewed."""
    row = session.scalars(here(session, FeedRow, FeedRow.secret == secret)).one_or_none()
    return Feed(member=MemberId(row.member_id), digest=row.digest, changed_at=row.changed_at) if row else None


def save_digest(session: WorkspaceSession, member: MemberId, digest: str, *, changed_at: datetime) -> None:
    """Note what a feed says now."""
    change_rows(session, FeedRow, FeedRow.member_id == member, digest=digest, changed_at=changed_at)


def revoke(session: WorkspaceSession, member: MemberId) -> None:
    """Close a member's feed."""
    delete_rows(session, FeedRow, FeedRow.member_id == member)


def attended(session: WorkspaceSession, member: MemberId, *, now: datetime) -> list[Attended]:
    """List what a member said yes or maybe to, the first one first; what is off for sixty days, what is past for a year and some."""
    changed = (
        select(func.max(EventChangeRow.changed_at))
        .where(EventChangeRow.workspace_id == session.workspace, EventChangeRow.event_id == EventRow.id)
        .correlate(EventRow)
        .scalar_subquery()
    )
    changed_at = func.coalesce(changed, EventRow.created_at, type_=EventRow.created_at.type)
    rows = session.execute(
        select(EventRow.id, RsvpRow.answer, RsvpRow.place, RsvpRow.confirm_by, changed_at)
        .join(RsvpRow, (RsvpRow.workspace_id == EventRow.workspace_id) & (RsvpRow.event_id == EventRow.id))
        .where(
            EventRow.workspace_id == session.workspace,
            RsvpRow.member_id == member,
            RsvpRow.answer.in_((str(Answer.YES), str(Answer.MAYBE))),
            EventRow.state.not_in((str(EventState.WITHDRAWN), str(EventState.PLANNED))),
            EventRow.ends_at > now - PAST_KEPT,
            or_(EventRow.state == str(EventState.ANNOUNCED), changed_at > now - OFF_KEPT),
        )
        .order_by(EventRow.starts_at, EventRow.id)
    )
    return [
        Attended(event=EventId(number), sure=place == Place.SEATED and confirm_by is None, changed_at=changed_on)
        for number, _, place, confirm_by, changed_on in rows
    ]


def note_file(session: WorkspaceSession, event: EventId, member: MemberId) -> None:
    """Note that a member has an event in their calendar from a file."""
    values = {"workspace_id": session.workspace, "event_id": event, "member_id": member}
    upsert(session, CalendarFileRow, values, key=["workspace_id", "event_id", "member_id"])


def has_file(session: WorkspaceSession, event: EventId, member: MemberId) -> bool:
    """Return whether a member took an event as a file."""
    return session.get(CalendarFileRow, (session.workspace, event, member)) is not None


def calendar_key(session: WorkspaceSession) -> str | None:
    """Read the key that sets this installation's event names apart from all others'."""
    return session.scalar(select(WorkspaceRow.calendar_key).where(WorkspaceRow.workspace_id == session.workspace))


def changed_at(session: WorkspaceSession, event: EventId) -> datetime | None:
    """Return when an event was last changed; None where it never was."""
    return session.scalar(
        select(func.max(EventChangeRow.changed_at)).where(
            EventChangeRow.workspace_id == session.workspace, EventChangeRow.event_id == event
        )
    )
