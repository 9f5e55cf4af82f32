"""Delivery: claim, render, send, mark. What goes out goes out once, whatever happens in between.

An attempt is claimed under a lease in one transaction, made with no transaction open, and marked in another. Where the
outcome is unknown (a lost reply, a killed process) the message is looked for in Slack by the delivery id in its
metadata before it is sent again: no sooner than 15 s after the request's own time-out, twice, 15 s apart; after 24 hours
in doubt it is given up and told.
"""

from typing import assert_never

import structlog

from bot.composing import Compare, Composed, Edit, Ephemeral, Post, Remove, Seed, Skip, Upload, compose
from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession, elapsed
from bot.db.outbox import Claimed
from bot.deps import Deps
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, MessageTs, WorkspaceId
from bot.domain.notices import (
    AskMinutes,
    CompareCard,
    DeleteCard,
    ExplainClosed,
    Notice,
    PingOwner,
    PostAgenda,
    PostCard,
    RefreshCard,
    RemindMember,
    Reply,
    SeedCard,
    SendAttendees,
    TellAnswer,
    TellAssigned,
    TellDone,
    TellFailed,
    TellPlace,
    Whisper,
    terms,
)
from bot.services import events, members, rsvp
from bot.slack.errors import CARD_LOST, NOBODY_THERE, NOT_IN_CHANNEL, TROUBLE, Doubt, GiveUp, Retry, Stop, code_of, judge

log = structlog.get_logger(__name__)

LOOKS = 2
"""Looks that must find nothing before a message is sent again."""


class TakenOver(Exception):
    """Our lease ran out, and another process took the row."""


def deliver_due(deps: Deps, workspace: WorkspaceId) -> int:
    """Deliver everything that is due and free to go; says how many rows were taken up."""
    taken = 0
    with deps.reading(workspace) as session:
        if not outbox.anything_due(session, now=deps.clock()):
            return taken
    while True:
        with deps.writing(workspace) as session:
            if workspaces.stopped_because(session) is not None:
                return taken
            rows = outbox.claim(session, now=deps.clock(), lease=deps.pace.lease)
        if not rows:
            return taken
        for row in rows:
            _deliver(deps, workspace, row)
            taken += 1


def _deliver(deps: Deps, workspace: WorkspaceId, row: Claimed) -> None:
    structlog.contextvars.bind_contextvars(delivery=row.delivery_id, kind=row.notice.kind)
    try:
        if row.doubtful and not terms(row.notice).repeatable and not _resolve_doubt(deps, workspace, row):
            return
        _attempt(deps, workspace, row)
    except TakenOver:
        log.warning("delivery_taken_over")
    except Exception:  # one bad message may not stop the rest; it is tried again and, after a day, told
        log.exception("delivery_crashed")
        with deps.writing(workspace) as session:
            _try_again(session, deps, row, reason="crashed")
    finally:
        structlog.contextvars.unbind_contextvars("delivery", "kind")


def _resolve_doubt(deps: Deps, workspace: WorkspaceId, row: Claimed) -> bool:
    """Look whether a doubtful message came through; True when it surely did not and is to be sent."""
    if terms(row.notice).lasts is not None:
        with deps.writing(workspace) as session:  # a best-effort word is said at most once
            outbox.finish(session, row, "skipped", now=deps.clock(), reason="nobody knows whether it was said")
        return False
    if row.channel is None or (
        terms(row.notice).uploads and row.file is None
    ):  # where it goes is written down before it goes: nothing was sent
        return True
    try:
        found, ts = _look_up(deps, row, row.channel)
    except TROUBLE as error:
        verdict = judge(error)
        with deps.writing(workspace) as session:
            if _too_long(session, deps, row):
                _give_up(session, deps, row, "missed", code_of(error))
            else:
                outbox.doubt(session, row, deps.pace.look_up_after, reason=verdict.reason, looked_up=row.looked_up)
        return False
    with deps.writing(workspace) as session:
        if found:
            _sent(session, deps, row, row.channel, ts)
            log.info("delivery_found")
            return False
        if row.looked_up + 1 < LOOKS:
            outbox.doubt(session, row, deps.pace.look_up_after, reason="not found yet", looked_up=row.looked_up + 1)
            return False
    return True


def _look_up(deps: Deps, row: Claimed, channel: ChannelId) -> tuple[bool, MessageTs | None]:
    """Look for a message by its delivery id, for a file by the id that was stored before it was shared."""
    if row.file is not None:
        return deps.slack.is_shared(row.file), None
    ts = deps.slack.find(channel, row.delivery_id, bot_id=_bot_id(deps), since=row.first_attempt_at, thread=row.thread)
    return ts is not None, ts


def _attempt(deps: Deps, workspace: WorkspaceId, row: Claimed) -> None:
    now = deps.clock()
    with deps.reading(workspace) as session:
        try:
            composed: Composed = compose(session, deps, row.notice, now=now)
        except DomainError as refused:
            composed = Skip(reason=refused.text_id)
    if isinstance(composed, Skip):
        with deps.writing(workspace) as session:
            outbox.finish(session, row, "skipped", now=now, reason=composed.reason)
        return
    try:
        channel, ts = _send(deps, workspace, row, composed)
    except TROUBLE as error:
        _settle_error(deps, workspace, row, composed, error)
        return
    with deps.writing(workspace) as session:
        _sent(session, deps, row, channel, ts)


def _send(  # noqa: C901, PLR0911  # a table with a row a kind
    deps: Deps, workspace: WorkspaceId, row: Claimed, composed: Composed
) -> tuple[ChannelId, MessageTs | None]:
    match composed:
        case Post():
            channel = _aimed(deps, workspace, row, composed)
            ts = deps.slack.post(channel, composed.message.payload(), delivery_id=row.delivery_id, thread=composed.thread)
            return channel, ts
        case Upload():
            channel = _aimed(deps, workspace, row, composed)
            file = row.file or _handed_over(deps, workspace, row, composed)
            deps.slack.share_file(file, composed.title, channel, [*composed.message.blocks], thread=composed.thread)
            return channel, None
        case Ephemeral():
            with deps.writing(workspace) as session:
                _still_ours(session, deps, row)
            deps.slack.whisper(composed.channel, composed.member, composed.message.payload(), thread=composed.thread)
            return composed.channel, None
        case Edit():
            deps.slack.update(composed.channel, composed.ts, composed.message.payload())
            return composed.channel, composed.ts
        case Seed():
            for emoji in composed.emojis:
                deps.slack.react(composed.channel, composed.ts, emoji)
            return composed.channel, composed.ts
        case Remove():
            deps.slack.delete(composed.channel, composed.ts)
            return composed.channel, composed.ts
        case Compare():
            before = deps.clock()  # what a member does while we read is not in what we read
            given = [(each.emoji, member) for each in deps.slack.reactions(composed.channel, composed.ts) for member in each.members]
            with deps.writing(workspace) as session:
                differed = rsvp.compare(session, composed.card, given, now=before)
            if differed:
                log.info("reactions_compared", card=composed.card, differed=differed)
            return composed.channel, composed.ts
        case Skip():
            raise AssertionError(composed)
        case _:
            assert_never(composed)


def _handed_over(deps: Deps, workspace: WorkspaceId, row: Claimed, upload: Upload) -> str:
    """Hand Slack the bytes, and write down which file they are before it is shared."""
    file = deps.slack.upload(upload.name, upload.content)
    with deps.writing(workspace) as session:
        _still_ours(session, deps, row)
        outbox.keep_file(session, row, file)
    return file


def _aimed(deps: Deps, workspace: WorkspaceId, row: Claimed, post: Post | Upload) -> ChannelId:
    """Say where a message goes, and write it down before it goes; a DM is opened and kept first."""
    channel = post.channel or row.channel
    if channel is None:
        if post.member is None:
            raise AssertionError(row.notice.kind)
        channel = deps.slack.open_dm(post.member)
        with deps.writing(workspace) as session:
            members.keep_dm(session, post.member, channel)
    with deps.writing(workspace) as session:
        _still_ours(session, deps, row)
        if channel != row.channel or post.thread != row.thread:
            outbox.aim(session, row, channel, post.thread)
    return channel


def _still_ours(session: WorkspaceSession, deps: Deps, row: Claimed) -> None:
    """Make the lease last for this one attempt; a batch may have taken longer than it.

    Raises:
        TakenOver: another process has the row by now, and sends it.
    """
    if not outbox.renew(session, row, deps.pace.lease):
        raise TakenOver


def _sent(session: WorkspaceSession, deps: Deps, row: Claimed, channel: ChannelId, ts: MessageTs | None) -> None:
    now = deps.clock()
    outbox.finish(session, row, "sent", now=now, ts=ts)
    outbox.rest(session, terms(row.notice).lane, deps.pace.gap)
    match row.notice:
        case PostCard() if ts is not None:
            events.card_posted(session, row.notice.event, channel, ts, now=now)
        case PostAgenda() if ts is not None:
            events.agenda_posted(session, row.notice.event, channel, ts, now=now)
        case DeleteCard():
            events.card_lost(session, row.notice.card)
        case _:
            pass


def _settle_error(deps: Deps, workspace: WorkspaceId, row: Claimed, composed: Composed, error: Exception) -> None:
    verdict = judge(error)
    log.warning("delivery_refused", verdict=type(verdict).__name__, code=verdict.reason)
    if verdict.reason in NOT_IN_CHANNEL and isinstance(row.notice, PostCard) and _joined(deps, workspace, row.notice.channel):
        verdict = Retry("joined the channel", deps.pace.first_retry)
    with deps.writing(workspace) as session:
        match verdict:
            case Retry():
                if verdict.limited and verdict.after is not None:
                    outbox.rest(session, row.notice.kind, verdict.after)
                _try_again(session, deps, row, reason=verdict.reason, verdict=verdict)
            case Doubt() if terms(row.notice).repeatable:
                _try_again(session, deps, row, reason=verdict.reason)
            case Doubt():
                outbox.doubt(session, row, deps.pace.time_out + deps.pace.look_up_after, reason=verdict.reason, looked_up=0)
            case GiveUp() if verdict.reason in CARD_LOST and isinstance(row.notice, (RefreshCard, SeedCard, CompareCard)):
                events.card_lost(session, row.notice.card)
                outbox.finish(session, row, "skipped", now=deps.clock(), reason=verdict.reason)
            case GiveUp() if verdict.reason in NOBODY_THERE and not isinstance(composed, Edit):
                outbox.finish(session, row, "skipped", now=deps.clock(), reason="nobody to tell")
            case GiveUp():
                _give_up(session, deps, row, "failed", verdict.reason)
            case Stop():
                workspaces.stop(session, verdict.reason)
                outbox.postpone(session, row, deps.pace.first_retry, reason=verdict.reason)
                log.error("slack_closed", code=verdict.reason)
            case _:
                assert_never(verdict)


def _joined(deps: Deps, workspace: WorkspaceId, channel: ChannelId) -> bool:
    """Join a public channel we are not in; a private one needs an invitation."""
    try:
        joined = deps.slack.join(channel)
        present = deps.slack.channel_members(channel)
    except TROUBLE as error:
        log.warning("channel_not_joined", channel=channel, code=judge(error).reason)
        return False
    with deps.writing(workspace) as session:
        members.channel_joined(session, joined, present)
    return True


def _try_again(session: WorkspaceSession, deps: Deps, row: Claimed, *, reason: str, verdict: Retry | None = None) -> None:
    if _too_long(session, deps, row):
        _give_up(session, deps, row, "missed", reason)
        return
    wait = min(deps.pace.first_retry * 2 ** min(row.attempts, 16), deps.pace.longest_retry)
    outbox.postpone(session, row, max(wait, verdict.after) if verdict and verdict.after else wait, reason=reason)


def _too_long(session: WorkspaceSession, deps: Deps, row: Claimed) -> bool:
    since = row.doubtful_since or row.trying_since
    return since is not None and elapsed(session) - since > deps.pace.give_up_after


def _give_up(session: WorkspaceSession, deps: Deps, row: Claimed, state: str, reason: str) -> None:
    """End a notice that cannot be delivered, and tell somebody who can act; that telling is never told about again."""
    now = deps.clock()
    outbox.finish(session, row, state, now=now, reason=reason)
    log.error("delivery_given_up", state=state, code=reason)
    if isinstance(row.notice, TellFailed) or terms(row.notice).lasts is not None:
        return
    told = members.someone_to_tell(session, events.maker_of(session, row.notice))
    if told is not None:
        subject = _subject(session, row.notice)
        outbox.add(session, TellFailed(member=told, what=row.notice.kind, subject=subject, reason=reason), now=now)


def _subject(session: WorkspaceSession, notice: Notice) -> str:  # a table
    match notice:
        case PostCard() | RefreshCard() | SeedCard() | CompareCard() | DeleteCard() | TellPlace() | ExplainClosed():
            return f"V{notice.event}"
        case SendAttendees() | PostAgenda() | RemindMember() | AskMinutes():
            return f"V{notice.event}"
        case TellAssigned() | TellDone():
            return f"A{notice.item}"
        case PingOwner():
            return members.name_of(session, notice.owner)
        case Reply() | Whisper() | TellAnswer() | TellFailed():
            return ""
        case _:
            assert_never(notice)


def _bot_id(deps: Deps) -> str:
    return deps.home.identity.bot_id if deps.home.identity else ""
