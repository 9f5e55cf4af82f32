"""Members."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, false, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from bot.db.engine import WorkspaceSession
from bot.db.models import ChannelMemberRow, MemberRow, RsvpRow
from bot.db.odd_data import known, listed, several
from bot.db.rows import change_rows
from bot.db.upsert import upsert
from bot.domain.audience import PartnershipType, Profile, Province
from bot.domain.calendar import known_zone
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.domain.members import DEFAULT_HOUR, FORMER, WEEKDAYS, Digest, Language, Member, Sort

_COLUMNS = (
    MemberRow.id,
    MemberRow.name,
    MemberRow.zone,
    MemberRow.is_admin,
    MemberRow.is_organiser,
    MemberRow.is_operator,
    MemberRow.is_bot,
    MemberRow.is_gone,
    MemberRow.is_restricted,
    MemberRow.language,
    MemberRow.hour,
    MemberRow.days,
    MemberRow.switched_off,
    MemberRow.digest_day,
    MemberRow.digest_since,
    MemberRow.digested_at,
    MemberRow.paused_until,
    MemberRow.dm_id,
    MemberRow.partnership,
    MemberRow.partnership_type,
    MemberRow.province,
    MemberRow.topics,
    MemberRow.not_asked,
)

_members = MemberRow.__table__.c
_HERE = select(*(_members[column.key] for column in _COLUMNS)).where(_members.workspace_id == bindparam("workspace"))
_present, _rsvps = ChannelMemberRow.__table__.c, RsvpRow.__table__.c
_SILENT = select(func.count()).where(
    _members.workspace_id == bindparam("workspace"),
    _members.is_gone == false(),
    _members.is_bot == false(),
    exists().where(
        _present.workspace_id == _members.workspace_id, _present.channel_id == bindparam("channel"), _present.member_id == _members.id
    ),
    ~exists().where(_rsvps.workspace_id == _members.workspace_id, _rsvps.event_id == bindparam("event"), _rsvps.member_id == _members.id),
)
_ORGANISERS = _HERE.where(
    or_(_members.is_admin, _members.is_organiser, _members.is_operator),
    _members.is_gone == false(),
    _members.is_restricted == false(),
    _members.is_bot == false(),
).order_by(_members.name)
_PAUSED = _HERE.where(_members.paused_until.is_not(None)).order_by(_members.id)
_WITH_DIGEST = _HERE.where(_members.digest_day.is_not(None), _members.is_gone == false()).order_by(_members.id)
_ONE = _HERE.where(_members.id == bindparam("member"))
_SEVERAL = _HERE.where(_members.id.in_(bindparam("members", expanding=True)))


def get(session: WorkspaceSession, member: MemberId) -> Member | None:
    """Read one member; None where Slack never told us of them."""
    return named(session, (member,)).get(member)


def named(session: WorkspaceSession, members: Iterable[MemberId]) -> dict[MemberId, Member]:
    """Read several members at once; who is asked for again in one transaction, as most are, is not read again."""
    seen: dict[MemberId, Member | None] = {} if session.members_changed else session.info.setdefault("members", {})
    wanted = set(members)
    lacking = list(wanted - seen.keys())
    if lacking:
        rows = session.read(_SEVERAL, members=lacking) if len(lacking) > 1 else session.read(_ONE, member=lacking[0])
        seen |= dict.fromkeys(lacking)
        seen |= {member.id: member for member in map(_member, rows)}
    return {member: found for member in wanted if (found := seen[member]) is not None}


def called(session: WorkspaceSession, words: Sequence[str], *, most: int) -> list[Member]:
    """List the members whose name has all these words, by name: no bots, nobody who left."""
    wanted = [func.lower(MemberRow.name).contains(word.lower(), autoescape=True) for word in words]
    here = (MemberRow.workspace_id == session.workspace, MemberRow.is_gone.is_(False), MemberRow.is_bot.is_(False))
    rows = session.execute(select(*_COLUMNS).where(*here, *wanted).order_by(MemberRow.name, MemberRow.id).limit(most))
    return [_member(row) for row in rows]


def people_in(session: WorkspaceSession, channel_id: ChannelId) -> list[Member]:
    """List the people in a channel, by name: no bots, nobody who left, nobody of another organisation."""
    rows = session.execute(
        select(*_COLUMNS)
        .join(ChannelMemberRow, (ChannelMemberRow.workspace_id == MemberRow.workspace_id) & (ChannelMemberRow.member_id == MemberRow.id))
        .where(
            MemberRow.workspace_id == session.workspace,
            ChannelMemberRow.channel_id == channel_id,
            MemberRow.is_gone.is_(False),
            MemberRow.is_bot.is_(False),
        )
        .order_by(MemberRow.name, MemberRow.id)
    )
    return [_member(row) for row in rows]


def count_silent(session: WorkspaceSession, channel_id: ChannelId, event: EventId) -> int:
    """Count the people in a channel who have not answered an event."""
    return int(session.read(_SILENT, channel=channel_id, event=event).scalar_one())


def organisers(session: WorkspaceSession) -> list[Member]:
    """List those who may organise and are still here."""
    return [_member(row) for row in session.read(_ORGANISERS)]


def save_from_slack(session: WorkspaceSession, member: Member) -> None:
    """Keep what Slack tells of a member; what they chose here stays."""
    session.members_changed = True
    upsert(
        session,
        MemberRow,
        {
            "workspace_id": session.workspace,
            "id": member.id,
            "name": member.name,
            "zone": member.zone,
            "is_admin": member.admin,
            "is_bot": member.bot,
            "is_gone": member.gone,
            "is_restricted": member.guest,
            "is_organiser": False,
            "partnership": "",
        },
        key=["workspace_id", "id"],
        keep=["is_organiser", "partnership"],
    )


def save_choices(
    session: WorkspaceSession,
    member: MemberId,
    *,
    language: Language | None,
    hour: int | None,
    days: Collection[int] | None,
    off: Collection[Sort] | None,
) -> None:
    """Keep a member's own language, reminder hour and weekdays, and what they switched off; None: as it was."""
    chosen = {"language": language, "hour": hour, "days": days and sorted(days), "switched_off": off if off is None else sorted(off)}
    _update(session, member, **{name: value for name, value in chosen.items() if value is not None})


def save_pause(session: WorkspaceSession, member: MemberId, until: date | None) -> None:
    """Keep the day from which a member wants reminders again; None: they have not paused."""
    _update(session, member, paused_until=until)


def save_profile(session: WorkspaceSession, member: MemberId, profile: Profile) -> None:
    """Keep for which partnership a member works."""
    kind, province = profile.type, profile.province
    _update(
        session,
        member,
        partnership=profile.partnership,
        partnership_type=str(kind) if kind else None,
        province=str(province) if province else None,
        topics=list(profile.topics) or None,
        not_asked=list(profile.not_asked) or None,
    )


def topics(session: WorkspaceSession) -> list[str]:
    """List what members know of, as they named it."""
    here = (MemberRow.workspace_id == session.workspace, MemberRow.topics.is_not(None), MemberRow.is_gone.is_(False))
    return sorted({topic for row in session.scalars(select(MemberRow.topics).where(*here)) for topic in listed(row)})


def save_left(session: WorkspaceSession, member: MemberId, at: datetime | None) -> None:
    """Keep since when a member is gone; None: they are here."""
    _update(session, member, left_at=at)


def left_before(session: WorkspaceSession, moment: datetime, *, now: datetime, most: int) -> list[Member]:
    """List members who left before a moment, some at a time; of whom it is not known when counts from `now`."""
    gone = (MemberRow.workspace_id == session.workspace, MemberRow.is_gone, MemberRow.id.not_like(f"{FORMER}%"))
    session.execute(
        update(MemberRow).where(*gone, MemberRow.left_at.is_(None)).values(left_at=now).execution_options(synchronize_session=False)
    )
    rows = session.execute(select(*_COLUMNS).where(*gone, MemberRow.left_at < moment).order_by(MemberRow.id).limit(most))
    return [_member(row) for row in rows]


def anybody(session: WorkspaceSession, *, most: int) -> list[Member]:
    """List members who were not forgotten, some at a time."""
    here = (MemberRow.workspace_id == session.workspace, MemberRow.is_bot.is_(False), MemberRow.id.not_like(f"{FORMER}%"))
    return [_member(row) for row in session.execute(select(*_COLUMNS).where(*here).order_by(MemberRow.id).limit(most))]


def save_dm(session: WorkspaceSession, member: MemberId, dm: ChannelId | None) -> None:
    """Keep the channel of the DM with a member, opened before the first post; None: there is no longer one."""
    _update(session, member, dm_id=dm)


def of_dm(session: WorkspaceSession, dm: ChannelId) -> MemberId | None:
    """Find with whom a DM is; None where it is none that we know of."""
    found = session.scalar(select(MemberRow.id).where(MemberRow.workspace_id == session.workspace, MemberRow.dm_id == dm))
    return MemberId(found) if found else None


def name_organisers(session: WorkspaceSession, members: Iterable[MemberId]) -> None:
    """Make these the named organisers, and nobody else; admins are organisers anyway."""
    _name(session, is_organiser=MemberRow.id.in_(list(members)))


def name_operators(session: WorkspaceSession, members: Iterable[MemberId]) -> None:
    """Make these the named operators, and nobody else; admins are operators anyway."""
    _name(session, is_operator=MemberRow.id.in_(list(members)))


def named_organisers(session: WorkspaceSession) -> list[MemberId]:
    """List those named organiser (admins are one without being named)."""
    return _named(session, MemberRow.is_organiser)


def named_operators(session: WorkspaceSession) -> list[MemberId]:
    """List those named operator (admins are one without being named)."""
    return _named(session, MemberRow.is_operator)


def paused(session: WorkspaceSession) -> list[Member]:
    """List those who chose a pause that was not ended yet."""
    return [_member(row) for row in session.read(_PAUSED)]


def with_digest(session: WorkspaceSession) -> list[Member]:
    """List those who are here and want a digest."""
    return [_member(row) for row in session.read(_WITH_DIGEST)]


def save_digest(session: WorkspaceSession, member: MemberId, digest: Digest | None) -> None:
    """Keep when a member wants a digest, and how far the last one told; None: they want none."""
    day, since, last = (digest.day, digest.since, digest.last) if digest else (None, None, None)
    _update(session, member, digest_day=day, digest_since=since, digested_at=last)


def _member(row: Any) -> Member:  # noqa: ANN401  # a row of _COLUMNS
    return Member(
        id=MemberId(row.id),
        name=(row.name or "").strip() or row.id,
        zone=known_zone(row.zone),
        organiser=(row.is_admin or row.is_organiser or row.is_operator) and not row.is_gone and not row.is_restricted,
        operator=(row.is_admin or row.is_operator) and not row.is_gone and not row.is_restricted,
        admin=row.is_admin,
        bot=row.is_bot,
        gone=row.is_gone,
        guest=row.is_restricted,
        language=known(Language, row.language) or Language.NL,
        hour=row.hour if row.hour in range(24) else DEFAULT_HOUR,
        days=frozenset(day for day in WEEKDAYS if isinstance(row.days, list) and day in row.days) or WEEKDAYS,
        off=frozenset(several(Sort, row.switched_off)),
        digest=Digest(day=row.digest_day, since=row.digest_since, last=row.digested_at)
        if row.digest_day in WEEKDAYS and row.digest_since and row.digested_at
        else None,
        paused_until=row.paused_until,
        dm=ChannelId(row.dm_id) if row.dm_id else None,
        profile=Profile(
            partnership=row.partnership or "",
            type=known(PartnershipType, row.partnership_type),
            province=known(Province, row.province),
            topics=listed(row.topics),
            not_asked=listed(row.not_asked),
        ),
    )


def _update(session: WorkspaceSession, member: MemberId, **values: object) -> None:
    session.members_changed = True
    change_rows(session, MemberRow, MemberRow.id == member, **values)


def _name(session: WorkspaceSession, **roles: ColumnElement[bool]) -> None:
    session.members_changed = True
    change_rows(session, MemberRow, **roles)


def _named(session: WorkspaceSession, role: InstrumentedAttribute[bool]) -> list[MemberId]:
    rows = session.scalars(select(MemberRow.id).where(MemberRow.workspace_id == session.workspace, role).order_by(MemberRow.id))
    return [MemberId(key) for key in rows]
