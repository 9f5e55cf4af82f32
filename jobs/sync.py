"""Read members and channels whole from Slack; between two readings its events keep them fresh."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import structlog

from bot.deps import Deps
from bot.services import channels, deliveries, handovers, members, rsvp
from bot.slack.errors import TROUBLE, judge

T = TypeVar("T")

log = structlog.get_logger(__name__)

EVERY = 6 * 3600
"""Seconds between two readings: an event that was lost is made up for within the day."""

_BATCH = 100
"""Rows a transaction: well under 100 ms."""


def run(deps: Deps) -> bool:
    """Read everything, page by page; False where Slack did not let us, and the next reading makes up for it."""
    workspace = deps.home.workspace
    if workspace is None:
        return False
    try:
        people, rooms = list(deps.slack.members(workspace)), list(deps.slack.channels())
        present = {channel.id: deps.slack.channel_members(channel.id) for channel in rooms if channel.joined and not channel.archived}
    except TROUBLE as error:
        log.warning("sync_failed", code=judge(error).reason)
        return False
    for some in _batches(people):
        with deps.writing(workspace) as session:
            handovers.keep_people(session, some, now=deps.clock())
    for several in _batches(rooms):
        with deps.writing(workspace) as session:
            deliveries.keep_channels(session, several, now=deps.clock())
    for channel, there in present.items():
        with deps.writing(workspace) as session:
            channels.keep_members(session, channel, there)
    with deps.writing(workspace) as session:
        rsvp.let_go_of_who_left(session, now=deps.clock())
        deliveries.skip_for_gone(session, now=deps.clock())
    with deps.writing(workspace) as session:
        members.note_synced(session, now=deps.clock())
    log.info("workspace_synced", members=len(people), channels=len(rooms))
    return True


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(rows), _BATCH):
        yield rows[first : first + _BATCH]
