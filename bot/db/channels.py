"""Channels, and who is in them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, exists, insert, or_, select

from bot.db.engine import WorkspaceSession
from bot.db.models import ChannelMemberRow, ChannelRow, Key, MemberRow
from bot.db.rows import change_rows, delete_rows, here
from bot.db.upsert import insert_new, upsert
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Channel

_COLUMNS = {"name": "name", "archived": "is_archived", "joined": "is_joined", "private": "is_private", "shared": "is_shared"}

_channels = ChannelRow.__table__.c
_THIS = (_channels.workspace_id == bindparam("workspace"), _channels.id == bindparam("channel"))
_ONE = select(ChannelRow.__table__).where(*_THIS)
_NAME = select(_channels.name).where(*_THIS)
_people = MemberRow.__table__.c
IS_GUEST = exists().where(
    _people.workspace_id == bindparam("workspace"), _people.id == bindparam("member", type_=Key), _people.is_restricted
)
"""A guest knows of what is in channels they are in, public or not."""
_PUBLIC = select(_channels.id).where(
    _channels.workspace_id == bindparam("workspace"),
    _channels.id == bindparam("channel", type_=Key),
    _channels.is_private.is_(False) & ~IS_GUEST,
)


def is_in(session: WorkspaceSession, channel_id: ChannelId, member: MemberId) -> bool:
    """Return whether a member is in a channel."""
    return session.get(ChannelMemberRow, (session.workspace, channel_id, member)) is not None


def sees(session: WorkspaceSession, channel_id: ChannelId, member: MemberId) -> bool:
    """Return whether a member may know of what is in a channel: a public one is open to all but guests."""
    return session.read(_PUBLIC, channel=channel_id, member=member).first() is not None or is_in(session, channel_id, member)


def of(session: WorkspaceSession, member: MemberId) -> set[ChannelId]:
    """Return in which channels a member is."""
    rows = session.scalars(
        select(ChannelMemberRow.channel_id).where(ChannelMemberRow.workspace_id == session.workspace, ChannelMemberRow.member_id == member)
    )
    return {ChannelId(channel) for channel in rows}


def get(session: WorkspaceSession, channel_id: ChannelId) -> Channel | None:
    """Read one channel; None where the bot does not know of it."""
    row = session.read(_ONE, channel=channel_id).one_or_none()
    return _channel(row) if row else None


def name_of(session: WorkspaceSession, channel_id: ChannelId) -> str:
    """Return a channel's name; empty where the bot does not know of it."""
    name = session.read(_NAME, channel=channel_id).scalar_one_or_none()
    return str(name) if name is not None else ""


def names(session: WorkspaceSession, ids: Iterable[str]) -> dict[str, str]:
    """Return what channels are called, of those among these ids that are one."""
    rows = session.execute(
        select(ChannelRow.id, ChannelRow.name).where(ChannelRow.workspace_id == session.workspace, ChannelRow.id.in_(list(ids)))
    )
    return {key: name for key, name in rows}  # noqa: C416  # rows are not pairs to the type checker


def called(session: WorkspaceSession, wanted: str) -> Channel | None:
    """Find a channel by its name or id."""
    row = session.scalars(here(session, ChannelRow, or_(ChannelRow.name == wanted, ChannelRow.id == wanted)).limit(1)).one_or_none()
    return _channel(row) if row else None


def save(session: WorkspaceSession, channel: Channel) -> None:
    """Keep what Slack tells of a channel."""
    upsert(
        session,
        ChannelRow,
        {
            "workspace_id": session.workspace,
            "id": channel.id,
            "name": channel.name,
            "is_private": channel.private,
            "is_archived": channel.archived,
            "is_shared": channel.shared,
            "is_joined": channel.joined,
        },
        key=["workspace_id", "id"],
    )


def change(session: WorkspaceSession, channel_id: ChannelId, **values: object) -> None:
    """Change single facts of a channel (joined, archived, name)."""
    if not values:
        return
    change_rows(session, ChannelRow, ChannelRow.id == channel_id, **{_COLUMNS[name]: value for name, value in values.items()})


def save_members(session: WorkspaceSession, channel_id: ChannelId, members: Iterable[MemberId]) -> None:
    """Keep who is in a channel, as read whole from Slack."""
    delete_rows(session, ChannelMemberRow, ChannelMemberRow.channel_id == channel_id)
    rows = [{"workspace_id": session.workspace, "channel_id": channel_id, "member_id": member} for member in sorted(set(members))]
    if rows:
        session.execute(insert(ChannelMemberRow), rows)


def join(session: WorkspaceSession, channel_id: ChannelId, member: MemberId) -> None:
    """Note that a member came into a channel we know."""
    if session.get(ChannelRow, (session.workspace, channel_id)) is None:
        return
    insert_new(
        session,
        ChannelMemberRow,
        {"workspace_id": session.workspace, "channel_id": channel_id, "member_id": member},
        key=["workspace_id", "channel_id", "member_id"],
        returning="member_id",
    )


def leave(session: WorkspaceSession, channel_id: ChannelId, member: MemberId) -> None:
    """Note that a member left a channel."""
    delete_rows(session, ChannelMemberRow, ChannelMemberRow.channel_id == channel_id, ChannelMemberRow.member_id == member)


def _channel(row: Any) -> Channel:  # noqa: ANN401  # a row of the table, or of the model
    return Channel(
        id=ChannelId(row.id),
        name=row.name,
        private=row.is_private,
        archived=row.is_archived,
        shared=row.is_shared,
        joined=row.is_joined,
    )
