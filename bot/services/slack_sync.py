"""Reading Slack whole, a page at a time: what was read is kept at once, and where it stopped it goes on, also after a restart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.db import forgotten, slack_sync, workspaces
from bot.db.engine import WorkspaceSession
from bot.db.slack_sync import CHANNELS, LISTS, MEMBERS, ListReading
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Channel
from bot.services import channels, deliveries, rsvp

# As the database has it.
anything_to_read = slack_sync.anything_to_read
take = slack_sync.take
put_off = slack_sync.put_off
start_over = slack_sync.start_over


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncProgress:
    """The state of the reading of Slack: `whole` once members and channels were all read for the first time."""

    whole: bool
    under_way: tuple[ListReading, ...]

    @property
    def lines(self) -> list[str]:
        """Tell the operator the progress, as long as it is not done; of who is in a channel only where it fails."""
        lines = []
        for reading in self.under_way:
            why = f" (last try: {reading.reason})" if reading.reason else ""
            if reading.what in LISTS:
                lines.append(f"{reading.what}: reading, {reading.done:,} so far{why}")
            elif reading.reason:
                lines.append(f"members of {reading.what}: not read yet{why}")
        return lines if self.whole or lines else ["members: reading, 0 so far"]


def begin(session: WorkspaceSession) -> None:
    """Have members and channels read; a reading that is under way goes on."""
    for what in LISTS:
        slack_sync.begin(session, what)
    for reading in slack_sync.under_way(session):
        slack_sync.begin(session, reading.what)


def read_channels(session: WorkspaceSession) -> None:
    """Have channels read, and who is in them: of one that we joined Slack did not tell."""
    slack_sync.begin(session, CHANNELS)


def keep_channels(session: WorkspaceSession, told: Iterable[Channel], *, wanted: str | None, now: datetime) -> None:
    """Keep channels as read; who is in those we are in is read next. `wanted`: the channel of the settings."""
    several = list(told)
    deliveries.keep_channels(session, several, now=now)
    for channel in several:
        if channel.joined and not channel.archived:
            slack_sync.begin(session, channel.id)
    if wanted:
        channels.choose_first(session, wanted)


def turn(
    session: WorkspaceSession, reading: ListReading, following: str, *, read: int, found: tuple[MemberId, ...] = (), now: datetime
) -> bool:
    """Note that a page was kept; after the last one, let go of leavers. Returns whether members and channels are whole now."""
    slack_sync.turn(session, reading, following, read=read, found=tuple(forgotten.without(session, found)))
    if following:
        return False
    if reading.what not in LISTS:
        channels.keep_members(session, ChannelId(reading.what), [*reading.found, *found])
        return False
    if any(other.what in LISTS for other in slack_sync.under_way(session)):
        return False
    rsvp.let_go_of_leavers(session, now=now)
    deliveries.skip_for_gone(session, now=now)
    workspaces.note_synced(session, now=now)
    return True


def give_up(session: WorkspaceSession, reading: ListReading) -> None:
    """Leave a list as it was known, until the next reading."""
    slack_sync.end(session, reading.what)


def progress(session: WorkspaceSession) -> SyncProgress:
    """Return the state of the reading."""
    return SyncProgress(whole=workspaces.synced_at(session) is not None, under_way=tuple(slack_sync.under_way(session)))


__all__ = ["CHANNELS", "LISTS", "MEMBERS", "ListReading", "SyncProgress"]
