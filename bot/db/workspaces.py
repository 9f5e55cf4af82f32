"""The workspace: the bot's identity in it, what its organisers chose, and its short numbers."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update

from bot.db import odd_data
from bot.db.engine import WorkspaceSession
from bot.db.models import CounterRow, WorkspaceRow
from bot.db.rows import change_rows
from bot.db.upsert import insert_new, upsert
from bot.domain.calendar import FreeDays
from bot.domain.delivery_status import Refusals
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.domain.members import Choices, Identity, Language
from bot.domain.reminders import USUAL, Schedule

UNCONNECTED = WorkspaceId("-")
"""Where decisions wait that were imported before Slack told us which workspace this is: no team of Slack's has such an id."""


def known(session: WorkspaceSession) -> list[WorkspaceId]:
    """List the workspaces whose identity is stored (the one query that is not about one workspace)."""
    keys = session.scalars(select(WorkspaceRow.workspace_id).order_by(WorkspaceRow.workspace_id))
    return [WorkspaceId(key) for key in keys if key != UNCONNECTED]


def save_identity(session: WorkspaceSession, identity: Identity) -> None:
    """Keep what auth.test returned; a workspace that had stopped starts again."""
    upsert(
        session,
        WorkspaceRow,
        {
            "workspace_id": session.workspace,
            "team_name": identity.team_name,
            "bot_user": identity.bot_user,
            "bot_id": identity.bot_id,
            "bot_name": identity.bot_name,
            "stopped_because": None,
            "removed_at": None,
            "decisions_version": 0,
        },
        key=["workspace_id"],
        keep=["decisions_version"],
    )


def identity(session: WorkspaceSession) -> Identity | None:
    """Read the bot's own identity; None before the first connection."""
    row = session.get(WorkspaceRow, session.workspace)
    return _identity(row) if row else None


def choices(session: WorkspaceSession) -> Choices:
    """Read what the organisers chose."""
    row = session.read(_CHOICES).one_or_none()
    if row is None:
        return Choices()
    return Choices(
        channel=ChannelId(row.channel_id) if row.channel_id else None,
        question_channel=ChannelId(row.question_channel_id) if row.question_channel_id else None,
        chair=MemberId(row.chair_id) if row.chair_id else None,
        secretary=MemberId(row.secretary_id) if row.secretary_id else None,
        chair_deputy=MemberId(row.chair_deputy_id) if row.chair_deputy_id else None,
        secretary_deputy=MemberId(row.secretary_deputy_id) if row.secretary_deputy_id else None,
        free_days=tuple(_stretch(written) for written in row.free_days or ()),
        recess=tuple(_stretch(written) for written in row.recess or ()),
        language=odd_data.known(Language, row.language) or Language.NL,
        members_poll=row.members_poll,
    )


def save_choices(session: WorkspaceSession, chosen: Choices) -> None:
    """Keep the channels, the chair and secretary with their deputies, and the language, that the organisers chose."""
    _set(
        session,
        channel_id=chosen.channel,
        question_channel_id=chosen.question_channel,
        chair_id=chosen.chair,
        secretary_id=chosen.secretary,
        chair_deputy_id=chosen.chair_deputy,
        secretary_deputy_id=chosen.secretary_deputy,
        language=str(chosen.language),
        members_poll=chosen.members_poll,
    )


def language(session: WorkspaceSession) -> Language:
    """Read the language of what stands in channels."""
    return odd_data.known(Language, session.read(_LANGUAGE).scalar_one_or_none()) or Language.NL


def free_days(session: WorkspaceSession) -> tuple[FreeDays, ...]:
    """Read the network's own free days."""
    return tuple(_stretch(written) for written in session.read(_FREE_DAYS).scalar_one_or_none() or ())


def save_free_days(session: WorkspaceSession, chosen: Iterable[FreeDays]) -> None:
    """Keep the network's own free days."""
    _set(session, free_days=_written(chosen))


def save_recess(session: WorkspaceSession, chosen: Iterable[FreeDays]) -> None:
    """Keep when the councils are in recess."""
    _set(session, recess=_written(chosen))


def schedule(session: WorkspaceSession) -> Schedule:
    """Read which reminders events get; what cannot be read is as usual."""
    kept = session.read(_SCHEDULE).scalar_one_or_none()
    facts = kept if isinstance(kept, dict) else {}
    usual = asdict(USUAL)
    return Schedule(**{name: facts[name] if type(facts.get(name)) is type(value) else value for name, value in usual.items()})


def is_schedule_chosen(session: WorkspaceSession) -> bool:
    """Return whether the organisers chose which reminders events get."""
    return session.read(_SCHEDULE).scalar() is not None


def save_schedule(session: WorkspaceSession, chosen: Schedule) -> None:
    """Keep which reminders events get."""
    _set(session, schedule=asdict(chosen))


def overview_on(session: WorkspaceSession) -> date | None:
    """Return for which Monday the chair's overview was last looked at; None before the first."""
    return session.read(_OVERVIEW_ON).scalar_one_or_none()


def note_overview(session: WorkspaceSession, week: date) -> None:
    """Note that the chair's overview of a week was looked at."""
    _set(session, overview_on=week)


def synced_at(session: WorkspaceSession) -> datetime | None:
    """Return when members and channels were last read whole from Slack."""
    return session.scalar(select(WorkspaceRow.synced_at).where(WorkspaceRow.workspace_id == session.workspace))


def note_synced(session: WorkspaceSession, *, now: datetime) -> None:
    """Note that members and channels were read whole."""
    _set(session, synced_at=now)


def note_clock_set(session: WorkspaceSession, seconds: int, *, now: datetime) -> None:
    """Note that the machine's clock was set."""
    _set(session, clock_set_at=now, clock_set_by=seconds)


def clock_set(session: WorkspaceSession) -> tuple[datetime, int] | None:
    """Return when the machine's clock was last set, by the clock as it was set, and by how many seconds."""
    row = session.execute(
        select(WorkspaceRow.clock_set_at, WorkspaceRow.clock_set_by).where(WorkspaceRow.workspace_id == session.workspace)
    ).one_or_none()
    return (row[0], row[1]) if row is not None and row[0] is not None and row[1] is not None else None


def stop(session: WorkspaceSession, reason: str) -> None:
    """Note that Slack is closed to us here, so that nothing is sent until auth.test says that it is open again."""
    _set(session, stopped_because=reason)


def note_removed(session: WorkspaceSession, reason: str, *, now: datetime) -> None:
    """Note that the app was removed from the workspace, when we first heard it."""
    _set(session, stopped_because=reason, removed_at=func.coalesce(WorkspaceRow.removed_at, now, type_=WorkspaceRow.removed_at.type))


def removed_at(session: WorkspaceSession) -> datetime | None:
    """Return since when the app is removed; None while it is there."""
    return session.scalar(select(WorkspaceRow.removed_at).where(WorkspaceRow.workspace_id == session.workspace))


def stopped_because(session: WorkspaceSession) -> str | None:
    """Return why Slack is closed to us; None while it is open."""
    return session.read(_STOPPED).scalar_one_or_none()


def next_number(session: WorkspaceSession, kind: str) -> int:
    """Issue the next short number of a kind; a number is never issued twice."""
    insert_new(
        session,
        CounterRow,
        {"workspace_id": session.workspace, "kind": kind, "last": 0},
        key=["workspace_id", "kind"],
        returning="kind",
    )
    return session.execute(
        update(CounterRow)
        .where(CounterRow.workspace_id == session.workspace, CounterRow.kind == kind)
        .values(last=CounterRow.last + 1)
        .returning(CounterRow.last)
        .execution_options(synchronize_session=False)
    ).scalar_one()


def raise_decisions_version(session: WorkspaceSession) -> int:
    """Count a change of a decision; the new count goes with the change."""
    session.decisions_changed = True
    return session.execute(
        update(WorkspaceRow)
        .where(WorkspaceRow.workspace_id == session.workspace)
        .values(decisions_version=WorkspaceRow.decisions_version + 1)
        .returning(WorkspaceRow.decisions_version)
        .execution_options(synchronize_session=False)
    ).scalar_one()


_workspaces = WorkspaceRow.__table__.c
_CHOICES = select(
    _workspaces.channel_id,
    _workspaces.question_channel_id,
    _workspaces.chair_id,
    _workspaces.secretary_id,
    _workspaces.chair_deputy_id,
    _workspaces.secretary_deputy_id,
    _workspaces.free_days,
    _workspaces.recess,
    _workspaces.language,
    _workspaces.members_poll,
).where(_workspaces.workspace_id == bindparam("workspace"))
_FREE_DAYS = select(_workspaces.free_days).where(_workspaces.workspace_id == bindparam("workspace"))
_SCHEDULE = select(_workspaces.schedule).where(_workspaces.workspace_id == bindparam("workspace"))
_STOPPED = select(_workspaces.stopped_because).where(_workspaces.workspace_id == bindparam("workspace"))
_LANGUAGE = select(_workspaces.language).where(_workspaces.workspace_id == bindparam("workspace"))
_OVERVIEW_ON = select(_workspaces.overview_on).where(_workspaces.workspace_id == bindparam("workspace"))


def _written(chosen: Iterable[FreeDays]) -> list[str] | None:
    return [f"{stretch.first.isoformat()}/{stretch.last.isoformat()}" for stretch in chosen] or None


def _stretch(written: str) -> FreeDays:
    first, _, last = written.partition("/")
    return FreeDays(date.fromisoformat(first), date.fromisoformat(last))


def _identity(row: WorkspaceRow) -> Identity:
    return Identity(team_name=row.team_name, bot_user=MemberId(row.bot_user), bot_id=row.bot_id, bot_name=row.bot_name)


def _set(session: WorkspaceSession, **values: object) -> None:
    change_rows(session, WorkspaceRow, **values)


def refused(session: WorkspaceSession) -> Refusals | None:
    """Read what the door refused that looked like Slack's."""
    kept = session.scalar(select(WorkspaceRow.refused_requests).where(WorkspaceRow.workspace_id == session.workspace))
    if kept is None:
        return None
    moments = (datetime.fromisoformat(kept[name]) for name in ("since", "last_at"))
    return Refusals(count=kept["count"], ahead=kept["ahead"], since=next(moments), last_at=next(moments))


def save_refused(session: WorkspaceSession, found: Refusals | None) -> None:
    """Keep what the door refused that looked like Slack's."""
    told = found and {"count": found.count, "ahead": found.ahead, "since": found.since.isoformat(), "last_at": found.last_at.isoformat()}
    _set(session, refused_requests=told)
