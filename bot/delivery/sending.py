"""Sending: the one call of Slack that an attempt makes, with no transaction open."""

from typing import assert_never

import structlog

from bot.composing import Compare, Edit, Ephemeral, Post, Publish, Remove, Seed, Skip, Unseed, Upload, Wait
from bot.db import outbox
from bot.db.outbox import Claimed
from bot.delivery.attempts import Attempt, TakenOver, leave_by
from bot.deps import Deps
from bot.domain.ids import MessageTs, WorkspaceId
from bot.services import homes, rsvp

log = structlog.get_logger(__name__)


def send(  # noqa: C901  # a table with a row a kind
    deps: Deps, workspace: WorkspaceId, row: Claimed, prepared: Attempt
) -> MessageTs | None:
    """Make the attempt; return the message's ts where there is one.

    Raises:
        TooLate: this process was suspended for too long before the request left.
    """
    composed = prepared.composed
    ts: MessageTs | None = None
    match composed:
        case Post():
            message = composed.message.payload() | ({"reply_broadcast": True} if composed.shown else {})
            ts = deps.slack.post(prepared.channel, message, delivery_id=row.delivery_id, thread=composed.thread, until=prepared.until)
        case Upload():
            _upload(deps, workspace, row, prepared, composed)
        case Ephemeral():
            _whisper(deps, composed, prepared.until)
        case Edit():
            deps.slack.update(composed.channel, composed.ts, composed.message.payload(), anew=composed.anew, until=prepared.until)
        case Seed() | Unseed():
            do = deps.slack.react if isinstance(composed, Seed) else deps.slack.unreact
            for emoji in composed.emojis:
                do(composed.channel, composed.ts, emoji)
        case Remove():
            deps.slack.delete(composed.channel, composed.ts)
        case Compare():
            _compare(deps, workspace, composed)
        case Publish():
            _publish(deps, workspace, composed, prepared.until)
        case Skip() | Wait():
            raise AssertionError(composed)
        case _:
            assert_never(composed)
    return ts if isinstance(composed, (Post, Upload, Ephemeral, Publish)) else composed.ts


def _whisper(deps: Deps, word: Ephemeral, until: float) -> None:
    """Say a word to one member, anew or in place of what they tapped."""
    message = word.message.payload()
    if word.over is not None:
        deps.slack.replace(word.over, message, until=until)
    else:
        deps.slack.whisper(word.channel, word.member, message, thread=word.thread, until=until)


def _publish(deps: Deps, workspace: WorkspaceId, home: Publish, until: float) -> None:
    """Replace a Home tab, and keep what Slack shows now."""
    view_hash = deps.slack.publish_home(home.member, home.view.payload(), over=home.over, until=until)
    with deps.writing(workspace) as session:
        homes.published(session, home.member, home.digest, view_hash, home.look_again_at)


def _upload(deps: Deps, workspace: WorkspaceId, row: Claimed, prepared: Attempt, upload: Upload) -> None:
    """Hand Slack the bytes, store which file they are, and only then share it: whether it was can be looked up."""
    file, until = row.file, prepared.until
    if file is None:
        file = deps.slack.upload(upload.name, upload.content, alt=upload.alt)
        until = leave_by(deps)
        with deps.writing(workspace) as session:
            if not outbox.renew(session, row, deps.pace.lease):
                raise TakenOver
            outbox.keep_file(session, row, file)
    deps.slack.share_file(file, upload.title, prepared.channel, [*upload.message.blocks], thread=upload.thread, until=until)


def _compare(deps: Deps, workspace: WorkspaceId, composed: Compare) -> None:
    before = deps.clock()  # what a member does while we read is not in what we read
    given = [(each.emoji, member) for each in deps.slack.reactions(composed.channel, composed.ts) for member in each.members]
    with deps.writing(workspace) as session:
        differed = rsvp.compare(session, composed.card, given, now=before)
    if differed:
        log.info("reactions_compared", card=composed.card, differed=differed)
