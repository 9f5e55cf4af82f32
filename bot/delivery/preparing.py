"""Preparing an attempt: under our lease, from the state of this moment, and with its destination stored before it goes."""

from dataclasses import dataclass, replace
from typing import assert_never

from bot.composing import Compare, Composed, Edit, Ephemeral, Post, Publish, Remove, Seed, Skip, Unseed, Upload, Wait, compose
from bot.db import outbox
from bot.db.engine import WorkspaceSession, elapsed
from bot.db.outbox import Claimed
from bot.delivery.attempts import Attempt, TakenOver, leave_by
from bot.delivery.settling import NOBODY, cannot, nobody, settle_opening
from bot.deps import Deps
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.domain.notices import PostAgenda, PostCard, Reply, TellAnswer, Whisper
from bot.services import channels, members, prompts
from bot.services.perform import refusal
from bot.services.turns import held_until
from bot.slack.errors import TROUBLE

ANOTHER = "another message of the network's conversation came that day"

NO_CHANNEL = ChannelId("")
"""A Home tab is in none."""


def prepare(deps: Deps, workspace: WorkspaceId, row: Claimed) -> Attempt | None:
    """Render a notice and aim it; None where it came to an end, or has to wait.

    A DM that nobody opened yet is opened and its channel stored first; the message is rendered after that, so that it is
    no older than its sending.

    Raises:
        TakenOver: another process has the row by now, and sends it.
    """
    prepared = _prepared(deps, workspace, row, opened=None)
    if isinstance(prepared, _Unopened):
        try:
            opened = deps.slack.open_dm(prepared.member)
        except TROUBLE as error:
            settle_opening(deps, workspace, row, error)
            return None
        with deps.writing(workspace) as session:
            members.keep_dm(session, prepared.member, opened)
        prepared = _prepared(deps, workspace, row, opened=opened)
    return None if isinstance(prepared, _Unopened) else prepared


@dataclass(frozen=True, slots=True)
class _Unopened:
    """The DM with this member is not known yet."""

    member: MemberId


def _prepared(deps: Deps, workspace: WorkspaceId, row: Claimed, *, opened: ChannelId | None) -> Attempt | _Unopened | None:
    until = leave_by(deps)
    with deps.writing(workspace) as session:
        if not outbox.renew(session, row, deps.pace.lease):
            raise TakenOver
        late = _too_late(session, deps, row)
        composed = Skip(reason=late[1]) if late else _composed(session, deps, row)
        held = held_until(session, row.notice, row.delivery_id, now=deps.clock()) if isinstance(composed, Post) else None
        if held is not None:
            in_time = row.useful_until is None or held < row.useful_until
            composed = Wait(until=held, reason=ANOTHER) if in_time else Skip(reason=ANOTHER)
        match composed:
            case Skip(reason=reason) if reason == NOBODY:
                nobody(session, deps, row)
                return None
            case Skip():
                outbox.finish(session, row, late[0] if late else "skipped", now=deps.clock(), reason=composed.reason)
                return None
            case Wait():
                outbox.shift(session, row, composed.until, reason=composed.reason)
                return None
            case Post() | Upload():
                return _aimed(session, deps, row, composed, until, opened)
            case Edit() | Seed() | Unseed() | Remove() | Compare() | Ephemeral():
                return _in_place(session, deps, row, composed, until)
            case Publish():
                return Attempt(composed=composed, channel=NO_CHANNEL, until=until)
            case _:
                assert_never(composed)


def _too_late(session: WorkspaceSession, deps: Deps, row: Claimed) -> tuple[str, str] | None:
    if row.expires_at is not None and row.expires_at < elapsed(session):
        return "skipped", "too late to be of use"
    if row.useful_until is not None and row.useful_until <= deps.clock():
        return "missed", "its moment passed"
    return None


def _composed(session: WorkspaceSession, deps: Deps, row: Claimed) -> Composed:
    try:
        return compose(session, deps, row.notice, now=deps.clock())
    except DomainError as refused:
        if isinstance(row.notice, (Reply, Whisper, TellAnswer)):  # whoever asked hears why not
            said = replace(row.notice, answer=refusal(refused, deps.settings.zone))
            return compose(session, deps, said, now=deps.clock())
        return Skip(reason=refused.text_id)


def _aimed(
    session: WorkspaceSession, deps: Deps, row: Claimed, post: Post | Upload, until: float, opened: ChannelId | None
) -> Attempt | _Unopened | None:
    if post.member is not None and members.is_gone(session, post.member):
        nobody(session, deps, row)
        return None
    channel = post.channel or opened or row.channel
    if channel is None:
        if post.member is None:
            raise AssertionError(row.notice.kind)
        return _Unopened(post.member)
    reason = _refused(session, row, post.channel) if post.channel else None
    if reason is not None:
        cannot(session, deps, row, "failed", reason)
        return None
    if channel != row.channel or post.thread != row.thread:
        outbox.aim(session, row, channel, post.thread)
        wait = outbox.free_in(session, f"post:{channel}")
        if wait:  # a channel that was not known when it was claimed
            outbox.postpone(session, row, wait, reason="another message was just posted there")
            return None
    asked = row.notice.to if isinstance(row.notice, Reply) and channel.startswith("D") else post.member
    if asked is not None:
        prompts.keep(session, row.delivery_id, asked, text=post.message.text, blocks=post.message.blocks)
    return Attempt(composed=post, channel=channel, until=until)


def _in_place(
    session: WorkspaceSession, deps: Deps, row: Claimed, composed: Edit | Seed | Unseed | Remove | Compare | Ephemeral, until: float
) -> Attempt | None:
    channel = channels.get(session, composed.channel)
    if channel is not None and channel.archived:
        outbox.finish(session, row, "skipped", now=deps.clock(), reason="its channel is archived")
        return None
    return Attempt(composed=composed, channel=composed.channel, until=until)


def _refused(session: WorkspaceSession, row: Claimed, channel: ChannelId) -> str | None:
    """Return why Slack would refuse a message there, as far as its events have told us."""
    found = channels.get(session, channel)
    if found is None or isinstance(row.notice, (PostCard, PostAgenda)):  # of these Slack itself is asked: they may be tried anew
        return None
    if found.archived:
        return "is_archived"
    return None if found.joined else "not_in_channel"
