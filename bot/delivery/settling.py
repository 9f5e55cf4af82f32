"""Settling: what came of an attempt, by the one sorting of errors in `bot.slack.errors`."""

from datetime import timedelta
from functools import partial
from typing import assert_never

import structlog

from bot.composing import Edit
from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession, elapsed
from bot.db.outbox import Claimed
from bot.delivery.prepared import Prepared, SlackClosed
from bot.deps import Deps
from bot.domain.ids import ChannelId, MessageTs, WorkspaceId
from bot.domain.notices import AskDecision, CompareCard, DeleteCard, PostAgenda, PostCard, RefreshCard, SeedCard, ShowVerdict, UnseedCard
from bot.domain.terms import terms
from bot.services import cards, channels, go_no_go
from bot.slack.client import all_of
from bot.slack.errors import CARD_LOST, NOBODY_THERE, NOT_IN_CHANNEL, TROUBLE, Doubt, GiveUp, Retry, Stop, Verdict, judge

log = structlog.get_logger(__name__)

_EDITED = (RefreshCard, SeedCard, UnseedCard, CompareCard, ShowVerdict)
"""What is done to a message that stands."""


def sent(session: WorkspaceSession, deps: Deps, row: Claimed, channel: ChannelId, ts: MessageTs | None) -> None:
    """Mark a row as sent, let its lane rest, and keep what follows from it."""
    now = deps.clock()
    how = terms(row.notice)
    outbox.finish(session, row, "sent", now=now, ts=ts)
    if deps.pace.gap:
        for lane in {how.lane, f"post:{channel}"} if how.method == "chat.postMessage" else {how.lane}:
            outbox.rest(session, lane, deps.pace.gap)
    match row.notice:
        case PostCard() if ts is not None:
            cards.posted(session, row.notice.event, channel, ts, now=now)
        case PostAgenda() if ts is not None:
            cards.agenda_posted(session, row.notice.event, channel, ts, now=now)
        case DeleteCard():
            cards.lost(session, row.notice.card)
        case AskDecision() if ts is not None:
            go_no_go.question_sent(session, row.notice, channel, ts, now=now)
        case _:
            pass


def settle(deps: Deps, workspace: WorkspaceId, row: Claimed, prepared: Prepared, error: Exception) -> None:
    """Decide what follows from an error of an attempt.

    Raises:
        SlackClosed: once that is kept.
    """
    verdict = judge(error)
    log.warning("delivery_refused", verdict=type(verdict).__name__, code=verdict.reason)
    if verdict.reason in NOT_IN_CHANNEL and isinstance(row.notice, PostCard) and _joined(deps, workspace, row.notice.channel):
        verdict = Retry("joined the channel", deps.pace.first_retry)
    with deps.writing(workspace) as session:
        match verdict:
            case Doubt() if not terms(row.notice).repeatable:
                if too_long(session, deps, row):
                    cannot(session, deps, row, "missed", verdict.reason)
                else:
                    outbox.doubt(session, row, deps.pace.time_out + deps.pace.look_up_after, reason=verdict.reason, looked_up=0)
            case Doubt():
                try_again(session, deps, row, reason=verdict.reason)
                if isinstance(prepared.composed, Edit):
                    # Slack may apply this edit later than the next one: once that can no longer be, the truth is said again.
                    outbox.add(session, row.notice, now=deps.clock(), after=deps.pace.time_out + deps.pace.look_up_after)
            case GiveUp() if verdict.reason in CARD_LOST and isinstance(row.notice, _EDITED):
                _lose_card(session, deps, row.notice)
                outbox.finish(session, row, "skipped", now=deps.clock(), reason=verdict.reason)
            case GiveUp() if verdict.reason in NOBODY_THERE and not isinstance(prepared.composed, Edit):
                outbox.finish(session, row, "skipped", now=deps.clock(), reason="nobody to tell")
            case _:
                _settled(session, deps, row, verdict)
    go_on_unless_closed(verdict)


def _lose_card(session: WorkspaceSession, deps: Deps, notice: RefreshCard | SeedCard | UnseedCard | CompareCard | ShowVerdict) -> None:
    """Note that Slack no longer lets us edit a card; a question in a DM is no card, and nobody misses it."""
    if not isinstance(notice, ShowVerdict):
        cards.refused(session, notice.card, now=deps.clock())


def settle_opening(deps: Deps, workspace: WorkspaceId, row: Claimed, error: Exception) -> None:
    """Decide what follows from a DM that could not be opened: nothing was sent, so whatever is unknown is tried again.

    Raises:
        SlackClosed: once that is kept.
    """
    verdict = judge(error)
    log.warning("delivery_refused", verdict=type(verdict).__name__, code=verdict.reason)
    with deps.writing(workspace) as session:
        if isinstance(verdict, Doubt):
            try_again(session, deps, row, reason=verdict.reason)
        elif verdict.reason in NOBODY_THERE:
            outbox.finish(session, row, "skipped", now=deps.clock(), reason="nobody to tell")
        else:
            _settled(session, deps, row, verdict)
    go_on_unless_closed(verdict)


def note_closed(session: WorkspaceSession, verdict: Stop) -> None:
    """Keep that Slack is closed to us."""
    workspaces.stop(session, verdict.reason)
    log.error("slack_closed", code=verdict.reason)


def go_on_unless_closed(verdict: Verdict) -> None:
    """End what is under way, once it is kept that Slack is closed to us.

    Raises:
        SlackClosed: it is.
    """
    if isinstance(verdict, Stop):
        raise SlackClosed


def try_again(session: WorkspaceSession, deps: Deps, row: Claimed, *, reason: str, after: timedelta | None = None) -> None:
    """Put a row back with back-off; after a day it is missed."""
    if too_long(session, deps, row):
        cannot(session, deps, row, "missed", reason)
        return
    wait = min(deps.pace.first_retry * 2 ** min(row.attempts, 16), deps.pace.longest_retry)
    outbox.postpone(session, row, max(wait, after) if after else wait, reason=reason)


def too_long(session: WorkspaceSession, deps: Deps, row: Claimed) -> bool:
    """Say whether a row has been tried, or in doubt, for a day."""
    since = row.doubtful_since or row.trying_since
    return since is not None and elapsed(session) - since > deps.pace.give_up_after


def cannot(session: WorkspaceSession, deps: Deps, row: Claimed, state: str, reason: str) -> None:
    """End a notice that cannot be delivered; the next claim tells who can act."""
    outbox.finish(session, row, state, now=deps.clock(), reason=reason)
    log.error("delivery_given_up", state=state, code=reason)


def _settled(session: WorkspaceSession, deps: Deps, row: Claimed, verdict: Verdict) -> None:
    match verdict:
        case Retry():
            if verdict.limited and verdict.after is not None:
                outbox.rest(session, outbox.resting(verdict.method or terms(row.notice).method), verdict.after)
            try_again(session, deps, row, reason=verdict.reason, after=verdict.after)
        case GiveUp():
            # A word said at most once is nothing to tell anybody of.
            cannot(session, deps, row, "skipped" if terms(row.notice).lasts else "failed", verdict.reason)
        case Stop():
            note_closed(session, verdict)
            outbox.postpone(session, row, deps.pace.first_retry, reason=verdict.reason)
        case Doubt():
            raise AssertionError(verdict)
        case _:
            assert_never(verdict)


def _joined(deps: Deps, workspace: WorkspaceId, channel: ChannelId) -> bool:
    """Join a public channel we are not in; a private one needs an invitation."""
    try:
        joined = deps.slack.join(channel)
        present = list(all_of(partial(deps.slack.channel_members, channel)))
    except TROUBLE as error:
        log.warning("channel_not_joined", channel=channel, code=judge(error).reason)
        return False
    with deps.writing(workspace) as session:
        channels.joined(session, joined, present)
    return True
