"""Notices: what goes out by the outbox, rendered at the moment of sending; what has become pointless is skipped."""

from datetime import datetime
from typing import assert_never

from bot.composing import moving
from bot.composing.answers import compose_answer
from bot.composing.attendees import compose_attendees
from bot.composing.composed import Composed, Ephemeral, Post, Skip, own_texts
from bot.composing.deliveries import compose_telling
from bot.composing.events import on_card, post_card, tell_place
from bot.composing.reminders import ask_minutes, post_agenda, remind_member
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.action_items import ActionState
from bot.domain.calendar import local_day
from bot.domain.notices import (
    AskDecision,
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
    ShowVerdict,
    TellAnswer,
    TellAssigned,
    TellChannelClosed,
    TellDone,
    TellLapsed,
    TellMoved,
    TellPlace,
    TellUndelivered,
    TellWorkerMissing,
    Whisper,
)
from bot.services import action_items, events
from bot.services import members as people
from bot.views import action_items as action_views
from bot.views import events as event_views


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
            return post_card(session, deps, notice, now)
        case RefreshCard() | SeedCard() | CompareCard() | DeleteCard():
            return on_card(session, deps, notice, now)
        case TellPlace():
            return tell_place(session, deps, notice, now)
        case TellMoved():
            return moving.tell_moved(session, deps, notice, now)
        case TellLapsed():
            return moving.tell_lapsed(session, deps, notice, now)
        case AskDecision():
            return moving.ask_decision(session, deps, notice, now)
        case ShowVerdict():
            return moving.show_verdict(session, deps, notice, now)
        case ExplainClosed():
            event = events.get(session, notice.event)
            return Post(message=event_views.closed_explained(event, own_texts(session, deps, notice.member), now=now), member=notice.member)
        case SendAttendees():
            return compose_attendees(session, deps, notice, now)
        case PostAgenda():
            return post_agenda(session, deps, notice, now)
        case RemindMember():
            return remind_member(session, deps, notice, now)
        case AskMinutes():
            return ask_minutes(session, deps, notice)
        case TellAssigned():
            return _tell_assigned(session, deps, notice, now)
        case TellDone():
            return _tell_done(session, deps, notice, now)
        case PingOwner():
            return _ping_owner(session, deps, notice, now)
        case TellUndelivered() | TellChannelClosed() | TellWorkerMissing():
            return compose_telling(session, deps, notice, now=now)
        case _:
            assert_never(notice)


def _tell_assigned(session: WorkspaceSession, deps: Deps, notice: TellAssigned, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    item = action_items.get(session, notice.item)
    if item.state is not ActionState.OPEN or notice.owner not in item.owners:
        return Skip(reason="closed or given to another since")
    if people.is_gone(session, notice.owner):
        return Skip(reason="nobody to tell")
    shown = action_items.show(session, [item], to=notice.owner, today=today)[0]
    return Post(message=action_views.assigned(shown, own_texts(session, deps, notice.owner), today=today), member=notice.owner)


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
    return Post(message=action_views.told_done(shown, own_texts(session, deps, item.assigned_by), by=by), member=item.assigned_by)


def _ping_owner(session: WorkspaceSession, deps: Deps, notice: PingOwner, now: datetime) -> Composed:
    today = local_day(now, deps.settings.zone)
    if people.is_gone(session, notice.owner):
        return Skip(reason="nobody to tell")
    items = action_items.due_items(session, notice.owner, notice.items, today=today)
    if not items:
        return Skip(reason="done or put off since")
    shown = action_items.show(session, items, to=notice.owner, today=today)
    message = action_views.ping(shown, own_texts(session, deps, notice.owner), today=today, command=deps.settings.prs_command)
    return Post(message=message, member=notice.owner)
