"""Channels, and who is in them: kept as Slack tells of them."""

from collections.abc import Iterable
from dataclasses import replace

from bot.db import channels, forgotten, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Channel

# As the database has it.
member_left = channels.leave
get = channels.get


def keep_members(session: WorkspaceSession, channel: ChannelId, present: Iterable[MemberId]) -> None:
    """Keep who is in a channel, as read whole from Slack, save those who were forgotten."""
    channels.save_members(session, channel, forgotten.without(session, present))


def member_joined(session: WorkspaceSession, channel: ChannelId, member: MemberId) -> None:
    """Note that a member came into a channel we know; one who was forgotten did not come to us."""
    if not forgotten.among(session, [member]):
        channels.join(session, channel, member)


def keep(session: WorkspaceSession, told: Iterable[Channel]) -> None:
    """Keep channels as Slack tells of them."""
    for channel in told:
        channels.save(session, channel)


def joined(session: WorkspaceSession, channel: Channel, present: Iterable[MemberId]) -> None:
    """Keep a channel the bot is in now, and who else is."""
    channels.save(session, channel)
    keep_members(session, channel.id, present)


def left(session: WorkspaceSession, channel: ChannelId) -> None:
    """Note that the bot is out of a channel."""
    channels.change(session, channel, joined=False)


def changed(session: WorkspaceSession, channel: ChannelId, *, archived: bool | None = None, name: str | None = None) -> None:
    """Note that a channel was archived, taken out of the archive, or renamed."""
    facts = {key: value for key, value in {"archived": archived, "name": name}.items() if value is not None}
    channels.change(session, channel, **facts)


def is_shared(session: WorkspaceSession, channel_id: ChannelId) -> bool:
    """Return whether a channel is one that another organisation is in too, as far as we know."""
    found = channels.get(session, channel_id)
    return found is not None and found.shared


def usable(channel_id: ChannelId | None) -> ChannelId | None:
    """Return a channel in which something can be announced, and not a direct message: Slack tells the two apart by the first letter."""
    return channel_id if channel_id is not None and channel_id.startswith("C") else None


def choose_first(session: WorkspaceSession, wanted: str) -> None:
    """Take the channel of the settings file (a name or an id) until one is chosen in Slack."""
    chosen = workspaces.choices(session)
    if chosen.channel is None:
        found = channels.called(session, wanted.removeprefix("#"))
        if found is not None:
            workspaces.save_choices(session, replace(chosen, channel=found.id))
