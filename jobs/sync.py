"""Read members and channels whole from Slack; between two readings its events keep them fresh."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import structlog

from bot.deps import Deps
from bot.domain.ids import ChannelId, WorkspaceId
from bot.services import handovers, slack_sync
from bot.services.slack_sync import CHANNELS, LISTS, MEMBERS, ListReading
from bot.slack.errors import TROUBLE, GiveUp, Retry, judge

T = TypeVar("T")

log = structlog.get_logger(__name__)

EVERY = 6 * 3600
"""Seconds between two readings: an event that was lost is made up for within the day."""

GOES_ON_EVERY = 5
"""Seconds between two looks whether a reading that had to wait may go on."""

PAGES = 10
"""Pages a look: a process that is to stop need not wait for the others."""

_BATCH = 100
"""Rows a transaction: well under 100 ms."""

_UNKNOWN_CURSOR = "invalid_cursor"


def run(deps: Deps, *, may_go_on: Callable[[], bool] = lambda: True) -> None:
    """Begin a reading, and read until all is known or Slack asks to wait."""
    workspace = deps.home.workspace
    if workspace is None:
        return
    with deps.writing(workspace) as session:
        slack_sync.begin(session)
    while may_go_on() and go_on(deps):
        pass


def go_on(deps: Deps) -> bool:
    """Read some pages where it stopped; False once nothing may be read now: all is known, or Slack asked to wait."""
    workspace = deps.home.workspace
    if workspace is None:
        return False
    with deps.reading(workspace) as session:
        if not slack_sync.anything_to_read(session):
            return False
    return all(_read_a_page(deps, workspace) for _ in range(PAGES))


def _read_a_page(deps: Deps, workspace: WorkspaceId) -> bool:
    with deps.writing(workspace) as session:
        reading = slack_sync.take(session, lease=deps.pace.lease)
    if reading is None:
        return False
    try:
        _keep(deps, workspace, reading)
    except TROUBLE as error:
        _put_off(deps, workspace, reading, error)
    return True


def _keep(deps: Deps, workspace: WorkspaceId, reading: ListReading) -> None:
    """Read the next page of a list and keep it, a batch a transaction; a page read twice changes nothing."""
    if reading.what == MEMBERS:
        people, following = deps.slack.members(workspace, reading.cursor)
        for some in _batches(people):
            with deps.writing(workspace) as session:
                handovers.keep_people(session, some, now=deps.clock())
        _turn(deps, workspace, reading, following, len(people))
    elif reading.what == CHANNELS:
        rooms, following = deps.slack.channels(reading.cursor)
        for several in _batches(rooms):
            with deps.writing(workspace) as session:
                slack_sync.keep_channels(session, several, wanted=deps.settings.prs_channel, now=deps.clock())
        _turn(deps, workspace, reading, following, len(rooms))
    else:
        present, following = deps.slack.channel_members(ChannelId(reading.what), reading.cursor)
        with deps.writing(workspace) as session:
            slack_sync.turn(session, reading, following, read=len(present), found=tuple(present), now=deps.clock())


def _turn(deps: Deps, workspace: WorkspaceId, reading: ListReading, following: str, read: int) -> None:
    with deps.writing(workspace) as session:
        if slack_sync.turn(session, reading, following, read=read, now=deps.clock()):
            log.info("workspace_synced")


def _put_off(deps: Deps, workspace: WorkspaceId, reading: ListReading, error: Exception) -> None:
    """Let a list wait as long as Slack asks, else longer each time. The others go on: what one channel refuses is its own matter."""
    verdict, limited = judge(error), False
    wait = min(deps.pace.first_retry * 2 ** min(reading.tries, 16), deps.pace.longest_retry)
    if isinstance(verdict, Retry) and verdict.after is not None:
        wait, limited = verdict.after, verdict.limited
    say = log.info if limited else log.warning
    say("reading_put_off", what=reading.what, done=reading.done, code=verdict.reason, retry_in=wait.total_seconds())
    with deps.writing(workspace) as session:
        if verdict.reason == _UNKNOWN_CURSOR:
            slack_sync.start_over(session, reading)
        elif isinstance(verdict, GiveUp) and reading.what not in LISTS:
            slack_sync.give_up(session, reading)
        else:
            slack_sync.put_off(session, reading, wait, reason=None if limited else verdict.reason)


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(rows), _BATCH):
        yield rows[first : first + _BATCH]
