"""Events. Lists leave the lines of the agenda out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, or_, select

from bot.db import agenda, channels, members
from bot.db.engine import WorkspaceSession
from bot.db.models import MOMENT, TOO_LATE_AT, ChannelMemberRow, ChannelRow, EventRow, Key
from bot.db.odd_data import known, listed, readable, several
from bot.db.rows import change_rows, here, made_of
from bot.db.workspaces import next_number
from bot.domain.audience import Audience, PartnershipType, Province
from bot.domain.events import CourseSession, Event, EventKind, EventNotFound, EventPlan, EventState, GoNoGo
from bot.domain.ids import ChannelId, EventId, MemberId, SeriesId

MOST_LISTED = 50
"""Events in one list: two years of a busy network."""

Placed = tuple[Event, str]
"""An event with the name of its channel."""


def add(
    session: WorkspaceSession,
    plan: EventPlan,
    *,
    by: MemberId,
    now: datetime,
    announce_at: datetime | None = None,
    series: SeriesId | None = None,
) -> Event:
    """Keep a new event under the next number; with `announce_at` it is planned, and known to organisers alone until then."""
    number = EventId(next_number(session, "event"))
    state = EventState.PLANNED if announce_at else EventState.ANNOUNCED
    session.add(
        EventRow(
            workspace_id=session.workspace,
            id=number,
            **plan_columns(plan),
            state=str(state),
            created_by=by,
            created_at=now,
            series=series,
            announce_at=announce_at,
        )
    )
    session.flush()
    agenda.save_lines(session, number, plan.agenda, by=by, now=now)
    return Event(id=number, plan=plan, state=state, created_by=by, created_at=now, series=series, announce_at=announce_at)


def get(session: WorkspaceSession, event: EventId) -> Event:
    """Read an event.

    Raises:
        EventNotFound: this workspace has no such number.
    """
    return _found(session, session.get(EventRow, (session.workspace, event)), event)


def titles(session: WorkspaceSession, numbers: Iterable[int]) -> dict[int, str]:
    """Return what events are called, by number."""
    rows = session.execute(
        select(EventRow.id, EventRow.title).where(EventRow.workspace_id == session.workspace, EventRow.id.in_(list(numbers)))
    )
    return {number: title for number, title in rows}  # noqa: C416  # rows are not pairs to the type checker


def get_for_update(session: WorkspaceSession, event: EventId) -> Event:
    """Read an event and hold its row until the transaction ends: places are given out one at a time.

    Raises:
        EventNotFound: this workspace has no such number.
    """
    statement = here(session, EventRow, EventRow.id == event).with_for_update()
    # What was read before the row was ours may have changed while we waited for it.
    return _found(session, session.scalars(statement.execution_options(populate_existing=True)).one_or_none(), event)


def save_state(session: WorkspaceSession, event: EventId, state: EventState) -> None:
    """Keep a new state."""
    change_rows(session, EventRow, EventRow.id == event, state=str(state))


def save_announced(session: WorkspaceSession, event: EventId, *, now: datetime) -> None:
    """Note that what was planned is announced: all that counts from then begins now."""
    change_rows(session, EventRow, EventRow.id == event, created_at=now)


def planned(session: WorkspaceSession, *, now: datetime, until: datetime | None = None, series: SeriesId | None = None) -> list[Event]:
    """List what is planned, not announced yet and still to come, in order; `until`: what is to be announced by that moment."""
    which = [EventRow.state == str(EventState.PLANNED), EventRow.starts_at > now]
    which += [EventRow.announce_at <= until] if until is not None else []
    which += [EventRow.series == series] if series is not None else []
    rows = session.scalars(here(session, EventRow, *which).order_by(EventRow.starts_at, EventRow.id))
    return readable(session, "event", rows, _event)


def held_between(session: WorkspaceSession, begin: datetime, end: datetime) -> list[Event]:
    """List the events that stand and are held between two moments, also those that organisers alone know of; of a course the whole."""
    which = (EventRow.state.in_(_STANDS), EventRow.ends_at > begin, EventRow.starts_at < end)
    return readable(session, "event", session.scalars(here(session, EventRow, *which).order_by(EventRow.starts_at, EventRow.id)), _event)


def next_announcement(session: WorkspaceSession, *, now: datetime) -> datetime | None:
    """Return when the next event that is planned is to be announced by itself."""
    found: datetime | None = session.read(_NEXT_ANNOUNCEMENT, moment=now).scalar_one_or_none()
    return found


def organised_by(session: WorkspaceSession, member: MemberId, *, now: datetime) -> list[Event]:
    """List the events that stand, have not ended and that a member made or helps to organise."""
    rows = session.scalars(
        here(session, EventRow, EventRow.state.in_(_STANDS), EventRow.ends_at > now).order_by(EventRow.starts_at, EventRow.id)
    )
    return [event for event in readable(session, "event", rows, _event) if member in {event.created_by, *event.plan.hosts}]


def hand_over(session: WorkspaceSession, event: Event, leaver: MemberId, successor: MemberId) -> None:
    """Make a successor one of the organisers of an event, in the place of the member who left."""
    hosts = [*(host for host in event.plan.hosts if host not in {leaver, successor}), successor]
    change_rows(session, EventRow, EventRow.id == event.id, hosts=hosts, version=EventRow.version + 1)


def coming_to(session: WorkspaceSession, member: MemberId, *, now: datetime, most: int = MOST_LISTED) -> list[Placed]:
    """List events that have not ended and that the member may know of (in public channels, and private ones they are in)."""
    return readable(session, "event", session.read(_COMING, member=member, moment=now, most=most), _placed)


def coming_until_meeting(session: WorkspaceSession, member: MemberId, *, now: datetime) -> list[Placed]:
    """List what is coming to a member up to the first meeting, which is the last one listed; what comes after it is not read."""
    coming: list[Placed] = []
    with session.read(_COMING, member=member, moment=now, most=MOST_LISTED) as rows:
        for row in rows:
            coming += readable(session, "event", [row], _placed)
            if coming and coming[-1][0].plan.kind is EventKind.MEETING:
                break
    return coming


def past_to(session: WorkspaceSession, member: MemberId, *, now: datetime, most: int = MOST_LISTED) -> list[Placed]:
    """List events that have ended and that the member may know of, the last one first."""
    return readable(session, "event", session.read(_PAST, member=member, moment=now, most=most), _placed)


def over(session: WorkspaceSession, *, now: datetime) -> list[tuple[Event, bool]]:
    """List what is over, was called off or was moved, in order, each with whether its channel is private (or not known)."""
    return readable(session, "event", session.read(_OVER, moment=now), lambda row: (_event(row), row.is_private is not False))


def is_open_to(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    """Return whether the member may know of the event; of one that is planned organisers alone do."""
    if event.state is EventState.PLANNED:
        found = members.get(session, member)
        return found is not None and found.organiser and channels.sees(session, event.plan.channel, member)
    return channels.sees(session, event.plan.channel, member)


def of_series(session: WorkspaceSession, series: SeriesId, *, off_since: datetime | None = None) -> list[Event]:
    """List the events of a series that stand, in order; or those that were called off at a moment."""
    which = EventRow.state.in_(_STANDS) if off_since is None else EventRow.called_off_at == off_since
    rows = session.scalars(here(session, EventRow, EventRow.series == series, which).order_by(EventRow.starts_at, EventRow.id))
    return readable(session, "event", rows, lambda row: _event(row, agenda.lines_of(session, EventId(row.id))))


def join_series(session: WorkspaceSession, event: EventId, series: SeriesId) -> None:
    """Note that an event belongs to a series."""
    change_rows(session, EventRow, EventRow.id == event, series=series)


def save_announcement(session: WorkspaceSession, event: EventId, announce_at: datetime) -> None:
    """Keep when an event is to be announced by itself."""
    change_rows(session, EventRow, EventRow.id == event, announce_at=announce_at)


def meeting_before(session: WorkspaceSession, event: Event) -> Event | None:
    """Find the meeting that comes before this one in its series: those that are held in one channel."""
    row = session.read(_BEFORE, event=event.id, channel=event.plan.channel, moment=event.plan.starts_at).first()
    return _event(row) if row else None


def meeting_after(session: WorkspaceSession, event: Event) -> Event | None:
    """Find the meeting that comes after this one in its series."""
    row = session.read(_AFTER, event=event.id, channel=event.plan.channel, moment=event.plan.starts_at).first()
    return _event(row) if row else None


def next_of_series(session: WorkspaceSession, channel: ChannelId, *, after: datetime, now: datetime) -> Event | None:
    """Find the first meeting in a channel that begins after a moment and is not over."""
    row = session.read(_NEXT, event=0, channel=channel, moment=after, now=now).first()
    return _event(row) if row else None


def past_deadline(session: WorkspaceSession, *, today: date, now: datetime) -> list[Event]:
    """List events to come whose last day to answer has passed: they still take answers."""
    return readable(session, "event", session.read(_PAST_DEADLINE, moment=now, today=today), _event)


def any_announced(session: WorkspaceSession) -> bool:
    """Return whether anything was ever announced."""
    return session.scalar(select(EventRow.id).where(EventRow.workspace_id == session.workspace).limit(1)) is not None


def made_since(session: WorkspaceSession, member: MemberId, *, title: str, since: datetime) -> list[Event]:
    """List events of one title that a member announced since a moment and that still stand."""
    numbers = session.scalars(
        select(EventRow.id).where(
            EventRow.workspace_id == session.workspace,
            EventRow.created_by == member,
            EventRow.created_at >= since,
            EventRow.title == title,
            EventRow.state == str(EventState.ANNOUNCED),
        )
    ).all()
    return [get(session, EventId(number)) for number in numbers]


_STANDS = (str(EventState.ANNOUNCED), str(EventState.PLANNED))
_events, _channels, _present = EventRow.__table__.c, ChannelRow.__table__.c, ChannelMemberRow.__table__.c
_OPEN = (
    select(*_events, _channels.name.label("channel_name"))
    .select_from(
        EventRow.__table__.outerjoin(
            ChannelRow.__table__, (_channels.workspace_id == _events.workspace_id) & (_channels.id == _events.channel_id)
        )
    )
    .where(
        _events.workspace_id == bindparam("workspace"),
        _events.state == str(EventState.ANNOUNCED),
        or_(
            _channels.is_private.is_(False) & ~channels.IS_GUEST,
            _events.channel_id.in_(
                select(_present.channel_id).where(
                    _present.workspace_id == bindparam("workspace"), _present.member_id == bindparam("member", type_=Key)
                )
            ),
        ),
    )
    .limit(bindparam("most", type_=Integer))
)
_COMING = _OPEN.where(_events.ends_at > bindparam("moment")).order_by(_events.starts_at, _events.id)
_PAST_DEADLINE = (
    select(*_events)
    .where(
        _events.workspace_id == bindparam("workspace"),
        _events.state == str(EventState.ANNOUNCED),
        _events.ends_at > bindparam("moment"),
        MOMENT < TOO_LATE_AT,
        _events.rsvp_until < bindparam("today"),
    )
    .order_by(_events.id)
)
_PAST = _OPEN.where(_events.ends_at <= bindparam("moment")).order_by(_events.starts_at.desc(), _events.id.desc())

_OVER = (
    select(*_events, _channels.is_private)
    .select_from(
        EventRow.__table__.outerjoin(
            ChannelRow.__table__, (_channels.workspace_id == _events.workspace_id) & (_channels.id == _events.channel_id)
        )
    )
    .where(
        _events.workspace_id == bindparam("workspace"),
        _events.state.not_in((str(EventState.WITHDRAWN), str(EventState.PLANNED))),
        or_(_events.state != str(EventState.ANNOUNCED), _events.ends_at <= bindparam("moment")),
    )
    .order_by(_events.starts_at, _events.id)
)

_NEXT_ANNOUNCEMENT = (
    select(_events.announce_at)
    .where(
        _events.workspace_id == bindparam("workspace"),
        _events.state == str(EventState.PLANNED),
        _events.starts_at > bindparam("moment"),
        _events.announce_at.is_not(None),
    )
    .order_by(_events.announce_at)
    .limit(1)
)

_SERIES = select(*_events).where(
    _events.workspace_id == bindparam("workspace"),
    _events.event_kind == str(EventKind.MEETING),
    _events.state == str(EventState.ANNOUNCED),
    _events.channel_id == bindparam("channel"),
    _events.id != bindparam("event"),
)
_BEFORE = _SERIES.where(_events.starts_at < bindparam("moment")).order_by(_events.starts_at.desc(), _events.id.desc()).limit(1)
_NEXT = (
    _SERIES.where(_events.starts_at > bindparam("moment"), _events.ends_at > bindparam("now"))
    .order_by(_events.starts_at, _events.id)
    .limit(1)
)
_AFTER = _SERIES.where(_events.starts_at > bindparam("moment")).order_by(_events.starts_at, _events.id).limit(1)


def _found(session: WorkspaceSession, row: EventRow | None, event: EventId) -> Event:
    if row is None:
        raise EventNotFound(event=event)
    return _event(row, agenda.lines_of(session, event))


def _placed(row: Row[Any]) -> Placed:
    return _event(row), row.channel_name or ""


def _event(row: EventRow | Row[Any], lines: tuple[str, ...] = ()) -> Event:
    return made_of(
        Event,
        row,
        plan=made_of(
            EventPlan,
            row,
            kind=known(EventKind, row.event_kind) or EventKind.MEETING,
            channel=ChannelId(row.channel_id),
            agenda=lines,
            sessions=tuple(_session(each) for each in listed(row.sessions)),
            hosts=tuple(MemberId(each) for each in listed(row.hosts)),
            narrowed=Audience(
                types=several(PartnershipType, row.audience_types),
                provinces=several(Province, row.audience_provinces),
            ),
        ),
        state=EventState(row.state),
        verdict=known(GoNoGo, row.verdict),
        series=SeriesId(row.series) if row.series else None,
    )


def plan_columns(plan: EventPlan) -> dict[str, Any]:
    """Return a plan as the columns in which it is kept."""
    same = ("title", "starts_at", "ends_at", "place", "link", "rsvp_until", "minimum", "maximum", "reserve_on", "audience", "decision_on")
    return {
        **{name: getattr(plan, name) for name in same},
        "event_kind": str(plan.kind),
        "last_begins_at": plan.last_begins_at if plan.sessions else None,
        "channel_id": plan.channel,
        "sessions": [_interval(each) for each in plan.sessions],
        "hosts": list(plan.hosts),
        "audience_types": [str(each) for each in plan.narrowed.types],
        "audience_provinces": [str(each) for each in plan.narrowed.provinces],
    }


def _interval(session: CourseSession) -> str:
    return f"{session.starts_at.isoformat()}/{session.ends_at.isoformat()}"


def _session(interval: str) -> CourseSession:
    starts_at, _, ends_at = interval.partition("/")
    return CourseSession(starts_at=datetime.fromisoformat(starts_at), ends_at=datetime.fromisoformat(ends_at))
