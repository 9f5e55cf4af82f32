"""Doubt: the outcome is unknown, so the message is looked for by its delivery id before it is sent again."""

import structlog

from bot.db import outbox
from bot.db.outbox import Claimed
from bot.delivery.settling import cannot, go_on_unless_closed, note_closed, sent, too_long
from bot.deps import Deps
from bot.domain.ids import ChannelId, MessageTs, WorkspaceId
from bot.slack.errors import TROUBLE, Retry, Stop, judge

log = structlog.get_logger(__name__)

LOOKS = 2
"""Looks that must find nothing before a message is sent again."""


def resolve_doubt(deps: Deps, workspace: WorkspaceId, row: Claimed) -> bool:
    """Look whether a doubtful message came through; True when it surely did not and is to be sent.

    Raises:
        SlackClosed: it could not be looked up, and nothing else can; it stays doubtful.
    """
    if row.notice.lasts is not None:
        with deps.writing(workspace) as session:  # a best-effort word is said at most once
            outbox.finish(session, row, "skipped", now=deps.clock(), reason="unknown whether it was said")
        return False
    if row.channel is None or (row.notice.uploads and row.file is None):
        return True  # where it goes, and which file it is, is stored before it goes: nothing was sent
    try:
        found, ts = _looked_up(deps, row, row.channel)
    except TROUBLE as error:
        _not_looked(deps, workspace, row, error)
        return False
    return _found_out(deps, workspace, row, row.channel, found=found, ts=ts)


def _looked_up(deps: Deps, row: Claimed, channel: ChannelId) -> tuple[bool, MessageTs | None]:
    """Look for a message by its delivery id, for a file by the id that was stored before it was shared."""
    if row.file is not None:
        return deps.slack.is_shared(row.file), None
    bot_id = deps.home.identity.bot_id if deps.home.identity else ""
    ts = deps.slack.find(channel, row.delivery_id, bot_id=bot_id, since=row.first_attempt_at, thread=row.thread)
    return ts is not None, ts


def _found_out(deps: Deps, workspace: WorkspaceId, row: Claimed, channel: ChannelId, *, found: bool, ts: MessageTs | None) -> bool:
    with deps.writing(workspace) as session:
        if found:
            sent(session, deps, row, channel, ts)
            log.info("delivery_found")
        elif row.looked_up + 1 < LOOKS:
            outbox.doubt(session, row, deps.pace.look_up_after, reason="not found yet", looked_up=row.looked_up + 1)
        elif too_long(session, deps, row):
            cannot(session, deps, row, "missed", "in doubt for a day")
        else:
            return True
    return False


def _not_looked(deps: Deps, workspace: WorkspaceId, row: Claimed, error: Exception) -> None:
    verdict = judge(error)
    with deps.writing(workspace) as session:
        if isinstance(verdict, Retry) and verdict.limited and verdict.after is not None:
            outbox.rest(session, outbox.resting("conversations.history"), verdict.after)
        if isinstance(verdict, Stop):
            note_closed(session, verdict)
        if too_long(session, deps, row):
            cannot(session, deps, row, "missed", verdict.reason)
        else:
            outbox.doubt(session, row, deps.pace.look_up_after, reason=verdict.reason, looked_up=row.looked_up)
    go_on_unless_closed(verdict)
