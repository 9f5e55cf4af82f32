"""What attendance tells, in counts: of events, of members over the years, of reminders, and of provinces and types."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, Subquery, and_, case, func, or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import AttendanceRow, ChannelMemberRow, ChannelRow, EventRow, MemberRow, OutboxRow, RsvpEntryRow, RsvpRow
from bot.db.odd_data import known
from bot.domain.audience import PartnershipType, Province
from bot.domain.calendar import local_day
from bot.domain.coverage import Reached
from bot.domain.events import EventKind, EventState
from bot.domain.ids import EventId, MemberId, SeriesId
from bot.domain.reminders import Occasion
from bot.domain.rsvp import Answer, Place, Way
from bot.domain.turnout import EventTurnout

_IS_HERE = and_(MemberRow.is_gone.is_(False), MemberRow.is_bot.is_(False), MemberRow.is_restricted.is_(False))


def held(
    session: WorkspaceSession,
    *,
    to: MemberId,
    kind: EventKind | None,
    series: SeriesId | None,
    since: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> list[EventTurnout]:
    """List the events that a member may know of and that were held since a moment, the last first, with what attendance tells."""
    which = _held(session, to, kind, series, now).where(EventRow.starts_at >= since)
    numbers = which.with_only_columns(EventRow.id)
    said = {event: counts for event, *counts in session.execute(_answers(session, numbers))}
    came = {event: counts for event, *counts in session.execute(_came(session, numbers))}
    absent = {event: count for event, count in session.execute(_absent(session, numbers))}  # noqa: C416  # rows are not pairs to the type checker
    return [
        EventTurnout(
            event=EventId(row.id),
            title=row.title,
            kind=known(EventKind, row.event_kind) or EventKind.MEETING,
            starts_at=row.starts_at,
            year=local_day(row.starts_at, zone).year,
            answered=said.get(row.id, (0, 0))[0],
            yes=int(said.get(row.id, (0, 0))[1]),
            there=round(came[row.id][0] / came[row.id][1]) if row.id in came else None,
            absent=absent.get(row.id, 0),
        )
        for row in session.execute(which.order_by(EventRow.starts_at.desc(), EventRow.id.desc()))
        if row.starts_at is not None
    ]


def _held(
    session: WorkspaceSession, to: MemberId, kind: EventKind | None, series: SeriesId | None, now: datetime
) -> Select[Any, Any, Any, Any]:
    """Select what was held and a member may know of: in public channels, and in private ones they are in."""
    public = select(ChannelRow.id).where(ChannelRow.workspace_id == session.workspace, ChannelRow.is_private.is_(False))
    own = select(ChannelMemberRow.channel_id).where(ChannelMemberRow.workspace_id == session.workspace, ChannelMemberRow.member_id == to)
    return select(EventRow.id, EventRow.title, EventRow.event_kind, EventRow.starts_at).where(
        EventRow.workspace_id == session.workspace,
        EventRow.state == str(EventState.ANNOUNCED),
        EventRow.ends_at <= now,
        or_(EventRow.channel_id.in_(public), EventRow.channel_id.in_(own)),
        *((EventRow.event_kind == str(kind),) if kind else ()),
        *((EventRow.series == series,) if series else ()),
    )


def _answers(session: WorkspaceSession, events: Select[int]) -> Select[int, int, Any]:
    seated = case((and_(RsvpRow.answer == str(Answer.YES), RsvpRow.place == str(Place.SEATED)), 1), else_=0)
    return (
        select(RsvpRow.event_id, func.count(), func.sum(seated))
        .where(RsvpRow.workspace_id == session.workspace, RsvpRow.event_id.in_(events))
        .group_by(RsvpRow.event_id)
    )


_CAME = func.sum(case((AttendanceRow.came, 1), else_=0))


def _came(session: WorkspaceSession, events: Select[int]) -> Select[int, Any, int]:
    """Count who came, all sessions of a course together, and the sessions of which it was kept."""
    return (
        select(AttendanceRow.event_id, _CAME, func.count(AttendanceRow.began_at.distinct()))
        .where(AttendanceRow.workspace_id == session.workspace, AttendanceRow.event_id.in_(events))
        .group_by(AttendanceRow.event_id)
    )


def _absent(session: WorkspaceSession, events: Select[int]) -> Select[int, int]:
    never: Subquery = (
        select(AttendanceRow.event_id, AttendanceRow.member_id)
        .where(AttendanceRow.workspace_id == session.workspace, AttendanceRow.event_id.in_(events))
        .group_by(AttendanceRow.event_id, AttendanceRow.member_id)
        .having(_CAME == 0)
        .subquery()
    )
    return (
        select(never.c.event_id, func.count())
        .join(RsvpRow, and_(RsvpRow.event_id == never.c.event_id, RsvpRow.member_id == never.c.member_id))
        .where(RsvpRow.workspace_id == session.workspace, RsvpRow.answer == str(Answer.YES), RsvpRow.place == str(Place.SEATED))
        .group_by(never.c.event_id)
    )


def members_here(session: WorkspaceSession) -> int:
    """Count the members: no guests, no bots, nobody who left."""
    return session.scalar(select(func.count()).select_from(MemberRow).where(MemberRow.workspace_id == session.workspace, _IS_HERE)) or 0


def answering(session: WorkspaceSession, events: Collection[EventId]) -> int:
    """Count the members who are here and answered any of these events."""
    return (
        session.scalar(
            select(func.count(RsvpRow.member_id.distinct()))
            .join(MemberRow, (MemberRow.workspace_id == RsvpRow.workspace_id) & (MemberRow.id == RsvpRow.member_id))
            .where(RsvpRow.workspace_id == session.workspace, RsvpRow.event_id.in_(list(events)), _IS_HERE)
        )
        or 0
    )


def seen(
    session: WorkspaceSession, *, to: MemberId, kind: EventKind | None, series: SeriesId | None, until: datetime, now: datetime
) -> list[tuple[str, datetime, datetime]]:
    """List the members who are here, by name, with when they first came to anything and when they last did before a moment."""
    which = _held(session, to, kind, series, now).with_only_columns(EventRow.id)
    came = (
        select(AttendanceRow.member_id, func.min(AttendanceRow.began_at).label("first"), func.max(AttendanceRow.began_at).label("last"))
        .where(
            AttendanceRow.workspace_id == session.workspace,
            AttendanceRow.came,
            AttendanceRow.began_at < until,
            AttendanceRow.event_id.in_(which),
        )
        .group_by(AttendanceRow.member_id)
        .subquery()
    )
    rows = session.execute(
        select(MemberRow.name, came.c.first, came.c.last)
        .join(came, came.c.member_id == MemberRow.id)
        .where(MemberRow.workspace_id == session.workspace, _IS_HERE)
        .order_by(MemberRow.name, MemberRow.id)
    )
    return [(name, came_first, came_last) for name, came_first, came_last in rows]


def reminders(session: WorkspaceSession, events: Collection[EventId]) -> list[tuple[tuple[EventId, MemberId], datetime]]:
    """List the reminders to answer these events that went out and are still kept: to whom, about what, and when."""
    rows = session.execute(
        select(OutboxRow.notice, OutboxRow.finished_at).where(
            OutboxRow.workspace_id == session.workspace, OutboxRow.kind == "remind_member", OutboxRow.state == "sent"
        )
    )
    return [
        ((EventId(notice["event"]), MemberId(notice["member"])), at)
        for notice, at in rows
        if at is not None and notice and notice.get("occasion") == Occasion.UNANSWERED and notice.get("event") in events
    ]


def answers(session: WorkspaceSession, events: Iterable[EventId]) -> Sequence[tuple[tuple[EventId, MemberId], datetime]]:
    """List when members answered these events themselves."""
    own = RsvpEntryRow.way.not_in((str(Way.CARRIED), str(Way.LEFT)))
    rows = session.execute(
        select(RsvpEntryRow.event_id, RsvpEntryRow.member_id, RsvpEntryRow.occurred_at).where(
            RsvpEntryRow.workspace_id == session.workspace, RsvpEntryRow.event_id.in_(list(events)), RsvpEntryRow.is_on, own
        )
    )
    return [((EventId(event), MemberId(member)), at) for event, member, at in rows]


def reached(
    session: WorkspaceSession, *, since: datetime, now: datetime
) -> tuple[dict[Province | None, Reached], dict[PartnershipType | None, Reached]]:
    """Count the members by province and by type of partnership, and those who came to anything since a moment."""
    came = (
        select(AttendanceRow.member_id)
        .where(
            AttendanceRow.workspace_id == session.workspace,
            AttendanceRow.came,
            AttendanceRow.began_at >= since,
            AttendanceRow.began_at <= now,
        )
        .distinct()
        .subquery()
    )
    rows = session.execute(
        select(MemberRow.province, MemberRow.partnership_type, func.count(), func.count(came.c.member_id))
        .outerjoin(came, came.c.member_id == MemberRow.id)
        .where(MemberRow.workspace_id == session.workspace, _IS_HERE)
        .group_by(MemberRow.province, MemberRow.partnership_type)
    ).all()
    counted = [(known(Province, province), known(PartnershipType, kind), here, there) for province, kind, here, there in rows]

    def summed(place: int, value: object) -> Reached:
        some = [row for row in counted if row[place] == value]
        return Reached(members=sum(row[2] for row in some), came=sum(row[3] for row in some))

    return {each: summed(0, each) for each in (*Province, None)}, {each: summed(1, each) for each in (*PartnershipType, None)}


def provinces_of_organisers(session: WorkspaceSession) -> frozenset[Province]:
    """Find from which provinces those come who organise."""
    organises = or_(MemberRow.is_admin, MemberRow.is_organiser, MemberRow.is_operator)
    rows = session.scalars(select(MemberRow.province).where(MemberRow.workspace_id == session.workspace, _IS_HERE, organises))
    return frozenset(found for each in rows if (found := known(Province, each)) is not None)
