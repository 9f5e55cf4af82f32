"""Notices: what goes out by the outbox, rendered at the moment of sending; what has become pointless is skipped."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.composing.answers import compose_answer
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.action_items import ActionState
from bot.domain.calendar import local_day
from bot.domain.events import EventState
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.notices import (
    CompareCard,
    DeleteCard,
    ExplainClosed,
    Notice,
    PingOwner,
    PostCard,
    RefreshCard,
    Reply,
    SeedCard,
    TellAnswer,
    TellAssigned,
    TellDone,
    TellFailed,
    TellPlace,
    Whisper,
)
from bot.domain.rsvp import SEEDS, Place
from bot.services import action_items, events
from bot.services import members as people
from bot.texts import Texts
from bot.views import action_items as action_views
from bot.views import events as event_views
from bot.views import general
from bot.views.blocks import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Post a message: in a channel, or in the DM with a member."""

    message: Message
    channel: ChannelId | None = None
    member: MemberId | None = None
    thread: MessageTs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ephemeral:
    """Say something only one member sees."""

    message: Message
    channel: ChannelId
    member: MemberId
    thread: MessageTs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Bring a message up to date."""

    message: Message
    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """Set our own reactions."""

    channel: ChannelId
    ts: MessageTs
    emojis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Delete a message."""

    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Read the reactions under a message and compare them with ours."""

    card: int
    channel: ChannelId
    ts: MessageTs


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Nothing is said, and why."""

    reason: str


Composed = Post | Ephemeral | Edit | Seed | Remove | Compare | Skip


def compose(session: WorkspaceSession, deps: Deps, notice: Notice, *, now: datetime) -> Composed:  # noqa: C901, PLR0911, PLR0912  # a table
    """Say what a notice comes to at this moment.

    Raises:
        DomainError: what it is about is gone.
    """
    match notice:
        case Reply():
            message = compose_answer(session, deps, notice.answer, to=notice.to, now=now, language=notice.language)
            if notice.private:
                return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread)
            return Post(message=message, channel=notice.channel, thread=notice.thread)
        case Whisper():
            message = compose_answer(session, deps, notice.answer, to=notice.to, now=now)
            return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread)
        case TellAnswer():
            return Post(message=compose_answer(session, deps, notice.answer, to=notice.member, now=now), member=notice.member)
        case PostCard():
            return _post_card(session, deps, notice, now)
        case RefreshCard() | SeedCard() | CompareCard() | DeleteCard():
            return _on_card(session, deps, notice, now)
        case TellPlace():
            return _tell_place(session, deps, notice, now)
        case ExplainClosed():
            event = events.get(session, notice.event)
            return Post(message=event_views.closed_explained(event, _own(session, deps, notice.member), now=now), member=notice.member)
        case TellAssigned():
            return _tell_assigned(session, deps, notice, now)
        case TellDone():
            return _tell_done(session, deps, notice, now)
        case PingOwner():
            return _ping_owner(session, deps, notice, now)
        case TellFailed():
            t = _own(session, deps, notice.member)
            text_id = f"failed-{notice.what}" if t.has(f"failed-{notice.what}") else "failed-other"
            said = t("failed-told", what=t(text_id, subject=notice.subject), reason=notice.reason)
            return Post(message=general.said(said), member=notice.member)
        case _:
            assert_never(notice)


def _own(session: WorkspaceSession, deps: Deps, member: MemberId) -> Texts:
    return deps.texts(people.language_of(session, member))


def _post_card(session: WorkspaceSession, deps: Deps, notice: PostCard, now: datetime) -> Composed:
    event = events.get(session, notice.event)
    if event.state is not EventState.ANNOUNCED:
        return Skip(reason="withdrawn")
    if event.has_begun(now):
        return Skip(reason="begun")
    return Post(message=event_views.channel_card(events.show(session, event), deps.texts()), channel=notice.channel)


def _on_card(session: WorkspaceSession, deps: Deps, notice: RefreshCard | SeedCard | CompareCard | DeleteCard, now: datetime) -> Composed:
    card = events.card(session, notice.card)
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if isinstance(notice, DeleteCard):
        return Remove(channel=card.channel, ts=card.ts)
    event = events.get(session, notice.event)
    if event.state is not EventState.ANNOUNCED:
        return Skip(reason="withdrawn")
    if isinstance(notice, SeedCard):
        return Seed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
    if isinstance(notice, CompareCard):
        return Skip(reason="begun") if event.has_begun(now) else Compare(card=card.id, channel=card.channel, ts=card.ts)
    return Edit(message=event_views.channel_card(events.show(session, event), deps.texts()), channel=card.channel, ts=card.ts)


def _tell_place(session: WorkspaceSession, deps: Deps, notice: TellPlace, now: datetime) -> Composed:
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.has_begun(now):
        return Skip(reason="begun or withdrawn")
    if shown.own is None or shown.own.place is not Place.SEATED:
        return Skip(reason="answered otherwise since")
    return Post(message=event_views.place_given(shown, _own(session, deps, notice.member)), member=notice.member)


def _tell_assigned(session: WorkspaceSession, deps: Deps, notice: TellAssigned, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    item = action_items.get(session, notice.item)
    if item.state is not ActionState.OPEN or notice.owner not in item.owners:
        return Skip(reason="closed or given to another since")
    if people.is_gone(session, notice.owner):
        return Skip(reason="nobody to tell")
    shown = action_items.show(session, [item], to=notice.owner, today=today)[0]
    return Post(message=action_views.assigned(shown, _own(session, deps, notice.owner), today=today), member=notice.owner)


def _tell_done(session: WorkspaceSession, deps: Deps, notice: TellDone, now: datetime) -> Composed:
    item = action_items.get(session, notice.item)
    if item.state is not ActionState.DONE:
        return Skip(reason="reopened since")
    by = people.name_of(session, notice.by)
    if item.source is not None:
        shown = action_items.show(session, [item], to=notice.by, today=local_day(now, deps.settings.zone))[0]
        return Post(message=action_views.told_done(shown, deps.texts(), by=by), channel=item.source.channel, thread=item.source.ts)
    if people.is_gone(session, item.assigned_by):
        return Skip(reason="nobody to tell")
    shown = action_items.show(session, [item], to=item.assigned_by, today=local_day(now, deps.settings.zone))[0]
    return Post(message=action_views.told_done(shown, _own(session, deps, item.assigned_by), by=by), member=item.assigned_by)


def _ping_owner(session: WorkspaceSession, deps: Deps, notice: PingOwner, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    if people.is_gone(session, notice.owner):
        return Skip(reason="nobody to tell")
    items = action_items.due_items(session, notice.owner, notice.items, today=today)
    if not items:
        return Skip(reason="done or put off since")
    shown = action_items.show(session, items, to=notice.owner, today=today)
    message = action_views.ping(shown, _own(session, deps, notice.owner), today=today, command=deps.settings.prs_command)
    return Post(message=message, member=notice.owner)
