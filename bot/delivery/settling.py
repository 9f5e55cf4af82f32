"""Settling: what came of an attempt, by the one sorting of errors in `bot.slack.errors`."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

import structlog

from bot.composing import Compare, Edit, Ephemeral, Post, Seed, Unseed, Upload
from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession, elapsed
from bot.db.outbox import Claimed
from bot.delivery.attempts import Attempt, SlackClosed
from bot.deps import Deps
from bot.domain import notices
from bot.domain.ids import ChannelId, MessageTs, WorkspaceId
from bot.services import cards, channels, deliveries, homes, members, polls, prompts, questions
from bot.slack import errors
from bot.slack.client import all_of

log = structlog.get_logger(__name__)

NOBODY = "nobody to tell"

_IN_PLACE = (Edit, Seed, Unseed, Compare)
"""What is done to a message that was posted."""

_POSTED = (notices.PostCard, notices.PostAgenda, notices.PostPoll, notices.PostQuestion)
"""What puts a card in a channel, which the bot may have to join."""

_DM_TRIES = 3
"""Attempts at a DM that Slack says is not there, before it is given up: it is opened anew in between."""

_WORDS = (notices.Reply, notices.Whisper)
"""What only one member is told, where they asked."""


def sent(session: WorkspaceSession, deps: Deps, row: Claimed, channel: ChannelId, ts: MessageTs | None) -> None:
    """Mark a row as sent, let its lane rest, and keep what follows from it."""
    now = deps.clock()
    lane = row.notice.lane
    outbox.finish(session, row, "sent", now=now, ts=ts)
    if row.due_at is not None:
        deps.measures.delivered((now - row.due_at).total_seconds())
    if deps.pace.gap:
        for each in {lane, f"post:{channel}"} if row.notice.method == "chat.postMessage" else {lane}:
            outbox.rest(session, each, deps.pace.gap)
    if ts is not None:
        _posted(session, row.notice, channel, ts, now=now)
    match row.notice:
        case notices.DeleteCard():
            cards.lost(session, row.notice.card)
        case notices.ShowSettled():
            prompts.note_edited(session, row.notice.delivery)
        case notices.PublishHome():
            pass
        case _:
            prompts.arrived(session, row.delivery_id, now=now)


def _posted(session: WorkspaceSession, notice: notices.Notice, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where a card is, or a reply; the channel takes messages."""
    match notice:
        case notices.PostCard():
            cards.posted(session, notice.event, channel, ts, now=now, renews=notice.renews)
        case notices.PostAgenda():
            cards.agenda_posted(session, notice.event, channel, ts, now=now)
        case notices.PostPoll():
            polls.posted(session, notice.poll, ts, now=now)
        case notices.PostQuestion():
            questions.posted(session, notice.question, ts, now=now)
        case notices.PostReply():
            questions.reply_posted(session, notice.question, notice.position, ts)
        case _:
            return
    deliveries.takes_messages(session, channel, now=now)


def settle(deps: Deps, workspace: WorkspaceId, row: Claimed, prepared: Attempt, error: Exception) -> None:
    """Decide what follows from an error of an attempt.

    Raises:
        SlackClosed: once that is kept.
    """
    verdict = errors.judge(error)
    log.warning("delivery_refused", verdict=type(verdict).__name__, code=verdict.reason)
    if verdict.reason in errors.NOT_IN_CHANNEL and isinstance(row.notice, _POSTED) and join(deps, workspace, row.notice.channel):
        verdict = errors.Retry("joined the channel", deps.pace.first_retry)
    with deps.writing(workspace) as session:
        match verdict:
            case errors.Doubt() if not row.notice.repeatable:
                if too_long(session, deps, row):
                    cannot(session, deps, row, "missed", verdict.reason)
                else:
                    outbox.doubt(session, row, deps.pace.time_out + deps.pace.look_up_after, reason=verdict.reason, looked_up=0)
            case errors.Doubt():
                try_again(session, deps, row, reason=verdict.reason)
                if isinstance(prepared.composed, Edit):
                    # Slack may apply this edit later than the next one: once that can no longer be, the truth is said again.
                    outbox.add(session, row.notice, now=deps.clock(), after=deps.pace.time_out + deps.pace.look_up_after)
            case errors.GiveUp() if (
                verdict.reason in errors.NOT_HEARD and isinstance(prepared.composed, Ephemeral) and isinstance(row.notice, _WORDS)
            ):
                outbox.finish(session, row, "skipped", now=deps.clock(), reason=verdict.reason)
                outbox.add(session, notices.TellAnswer(member=row.notice.to, answer=row.notice.answer), now=deps.clock())
            case errors.GiveUp() if isinstance(row.notice, notices.Whisper) and row.notice.over is not None:
                outbox.finish(session, row, "skipped", now=deps.clock(), reason=verdict.reason)
                outbox.add(session, replace(row.notice, over=None), now=deps.clock())
            case errors.GiveUp() if verdict.reason in errors.NOBODY_THERE:
                nobody(session, deps, row)
            case errors.GiveUp():
                _given_up(session, deps, row, prepared, verdict)
            case _:
                _settled(session, deps, row, verdict)
    go_on_unless_closed(verdict)


def _given_up(session: WorkspaceSession, deps: Deps, row: Claimed, prepared: Attempt, verdict: errors.GiveUp) -> None:
    """Look for another way where Slack refuses for good: a fresh card, the DM opened anew, or the DM instead of the channel."""
    if verdict.reason == errors.SHOWN_OTHERWISE and isinstance(row.notice, notices.PublishHome):
        homes.forget_shown(session, row.notice.member)
        outbox.postpone(session, row, deps.pace.first_retry, reason=verdict.reason)
        return
    now, closed = deps.clock(), verdict.reason in errors.NOT_IN_CHANNEL | errors.ARCHIVED
    to = prepared.composed.member if isinstance(prepared.composed, (Post, Upload)) else None
    if closed and to is not None and row.attempts < _DM_TRIES:
        members.keep_dm(session, to, None)
        outbox.aim(session, row, None, None)
        outbox.postpone(session, row, deps.pace.first_retry, reason=verdict.reason)
        return
    in_place = isinstance(prepared.composed, _IN_PLACE)
    if in_place and (closed or verdict.reason in errors.CARD_LOST):
        outbox.finish(session, row, "skipped", now=now, reason=verdict.reason)
        # Anything but a card (a question in a DM) is not replaced.
        if not closed and isinstance(row.notice, (notices.RefreshCard, notices.SeedCard, notices.UnseedCard, notices.CompareCard)):
            changed = isinstance(row.notice, notices.RefreshCard) and not row.notice.opening
            cards.refused(session, row.notice.card, now=now, changed=changed)
        elif not closed:
            _card_lost(session, row.notice, now=now)
    elif isinstance(row.notice, notices.SayUnderCard) and verdict.reason in errors.CARD_LOST:
        outbox.finish(session, row, "skipped", now=now, reason=verdict.reason)
        cards.refused(session, row.notice.card, now=now, changed=True)  # a fresh one says it instead
    elif isinstance(row.notice, notices.TellDone) and row.notice.in_thread and to is None:
        outbox.finish(session, row, "skipped", now=now, reason=verdict.reason)
        outbox.add(session, replace(row.notice, in_thread=False), now=now)
    else:
        _settled(session, deps, row, verdict)
        if isinstance(row.notice, notices.Reply) and not row.notice.private and channels.get(session, prepared.channel) is not None:
            outbox.add(session, notices.TellAnswer(member=row.notice.to, answer=row.notice.answer), now=now)
    if closed and to is None:
        deliveries.takes_none(session, prepared.channel, "archived" if verdict.reason in errors.ARCHIVED else "removed", now=now)


def _card_lost(session: WorkspaceSession, notice: notices.Notice, *, now: datetime) -> None:
    """Post a fresh card of a poll or question."""
    match notice:
        case notices.RefreshPoll():
            polls.card_lost(session, notice.poll, now=now)
        case notices.RefreshQuestion():
            questions.card_lost(session, notice.question, now=now)
        case _:
            pass


def nobody(session: WorkspaceSession, deps: Deps, row: Claimed) -> None:
    """End a notice for somebody who is not there; whoever counts on them hears of it."""
    outbox.finish(session, row, "skipped", now=deps.clock(), reason=NOBODY)
    deliveries.tell_unreachable(session, row.id, row.notice, now=deps.clock(), gather=deps.pace.gather)


def settle_opening(deps: Deps, workspace: WorkspaceId, row: Claimed, error: Exception) -> None:
    """Decide what follows from a DM that could not be opened: nothing was sent, so whatever is unknown is tried again.

    Raises:
        SlackClosed: once that is kept.
    """
    verdict = errors.judge(error)
    log.warning("delivery_refused", verdict=type(verdict).__name__, code=verdict.reason)
    with deps.writing(workspace) as session:
        if isinstance(verdict, errors.Doubt):
            try_again(session, deps, row, reason=verdict.reason)
        elif verdict.reason in errors.NOBODY_THERE:
            nobody(session, deps, row)
        else:
            _settled(session, deps, row, verdict)
    go_on_unless_closed(verdict)


def note_closed(session: WorkspaceSession, verdict: errors.Stop) -> None:
    """Keep that Slack is closed to us."""
    workspaces.stop(session, verdict.reason)
    log.error("slack_closed", code=verdict.reason)


def go_on_unless_closed(verdict: errors.Verdict) -> None:
    """End what is under way, once it is kept that Slack is closed to us.

    Raises:
        SlackClosed: it is.
    """
    if isinstance(verdict, errors.Stop):
        raise SlackClosed


def try_again(session: WorkspaceSession, deps: Deps, row: Claimed, *, reason: str, after: timedelta | None = None) -> None:
    """Put a row back with back-off; after a day it is missed."""
    if too_long(session, deps, row):
        cannot(session, deps, row, "missed", reason)
        return
    wait = min(deps.pace.first_retry * 2 ** min(row.attempts, 16), deps.pace.longest_retry)
    outbox.postpone(session, row, max(wait, after) if after else wait, reason=reason)


def too_long(session: WorkspaceSession, deps: Deps, row: Claimed) -> bool:
    """Return whether a row has been tried, or in doubt, for a day."""
    since = row.doubtful_since or row.trying_since
    return since is not None and elapsed(session) - since > deps.pace.give_up_after


def cannot(session: WorkspaceSession, deps: Deps, row: Claimed, state: str, reason: str) -> None:
    """End a notice that cannot be delivered; the next claim tells those who can act."""
    outbox.finish(session, row, state, now=deps.clock(), reason=reason)
    homes.note(session)
    log.error("delivery_given_up", state=state, code=reason)


def _settled(session: WorkspaceSession, deps: Deps, row: Claimed, verdict: errors.Verdict) -> None:
    match verdict:
        case errors.Retry():
            if verdict.limited and verdict.after is not None:
                outbox.rest(session, outbox.resting(verdict.method or row.notice.method), verdict.after)
            try_again(session, deps, row, reason=verdict.reason, after=verdict.after)
        case errors.GiveUp():
            # A best-effort reply that failed is not reported.
            cannot(session, deps, row, "skipped" if row.notice.lasts else "failed", verdict.reason)
        case errors.Stop():
            note_closed(session, verdict)
            outbox.postpone(session, row, deps.pace.first_retry, reason=verdict.reason)
        case errors.Doubt():
            raise AssertionError(verdict)
        case _:
            assert_never(verdict)


def join(deps: Deps, workspace: WorkspaceId, channel: ChannelId) -> bool:
    """Join a public channel we are not in, and return whether we did; a private one needs an invitation."""
    try:
        joined = deps.slack.join(channel)
        present = list(all_of(partial(deps.slack.channel_members, channel)))
    except errors.TROUBLE as error:
        log.warning("channel_not_joined", channel=channel, code=errors.judge(error).reason)
        return False
    with deps.writing(workspace) as session:
        channels.joined(session, joined, present)
    return True
