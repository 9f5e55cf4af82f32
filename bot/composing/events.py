"""Notices of events: their cards, and what members hear of their place."""

from datetime import datetime
from typing import assert_never

from bot.composing.composed import Compare, Composed, Edit, Post, Remove, Seed, Skip, Unseed, own_texts
from bot.composing.reminders import agenda_message
from bot.db.cards import Card
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.events import Event, EventState
from bot.domain.notices import (
    CompareCard,
    DeleteCard,
    PostCard,
    RefreshCard,
    SeedCard,
    TellAnsweredFor,
    TellPassedOver,
    TellPlace,
    UnseedCard,
)
from bot.domain.rsvp import SEEDS, Place
from bot.services import cards, events
from bot.views import answers as answer_views
from bot.views import events as event_views
from bot.views import moving as moving_views
from bot.views.blocks import Message


def post_card(session: WorkspaceSession, deps: Deps, notice: PostCard, now: datetime) -> Composed:
    """Announce an event, as it is at the moment of posting."""
    event = events.get(session, notice.event)
    if event.state is EventState.WITHDRAWN:
        return Skip(reason="withdrawn")
    if event.state is not EventState.ANNOUNCED and not cards.was_posted(session, event.id):
        return Skip(reason="called off or moved before it was posted")
    if event.is_too_late_for(now):
        return Skip(reason="begun")
    gone = moving_views.closed_card(event, _moved_to(session, event), deps.texts(), retired=False)
    return Post(message=gone or event_views.channel_card(events.show(session, event), deps.texts(), now=now), channel=notice.channel)


def on_card(  # noqa: PLR0911  # a table
    session: WorkspaceSession, deps: Deps, notice: RefreshCard | SeedCard | UnseedCard | CompareCard | DeleteCard, now: datetime
) -> Composed:
    """Do something to a card that stands in its channel."""
    card = cards.get(session, notice.card)
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if isinstance(notice, DeleteCard):
        return Remove(channel=card.channel, ts=card.ts)
    event = events.get(session, notice.event)
    if event.state is EventState.WITHDRAWN:
        return Skip(reason="withdrawn")
    answers = event.takes_answers(now) and not card.retired
    match notice:
        case SeedCard():
            seed = Seed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
            return seed if answers else Skip(reason="takes no answers")
        case UnseedCard():
            unseed = Unseed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
            return Skip(reason="takes answers again") if answers else unseed
        case CompareCard():
            return Compare(card=card.id, channel=card.channel, ts=card.ts) if answers else Skip(reason="takes no answers")
        case RefreshCard():
            return Edit(message=_as_it_is(session, deps, event, card, now), channel=card.channel, ts=card.ts)
        case _:
            assert_never(notice)


def _as_it_is(session: WorkspaceSession, deps: Deps, event: Event, card: Card, now: datetime) -> Message:
    """Render a card as it is to stand: the agenda, the announcement, or that another took its place."""
    t = deps.texts()
    closed = moving_views.closed_card(event, _moved_to(session, event), t, retired=card.retired)
    if closed is not None:
        return closed
    if card.is_agenda and event.takes_answers(now):
        return agenda_message(session, event, t, now)
    return event_views.channel_card(events.show(session, event), t, now=now)


def tell_place(session: WorkspaceSession, deps: Deps, notice: TellPlace | TellPassedOver | TellAnsweredFor, now: datetime) -> Composed:
    """Tell a member how he stands: he has a place, he waits, he was passed over, or an organiser answered for him."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    t = own_texts(session, deps, notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(now):
        return Skip(reason="begun or withdrawn")
    place = shown.own.place if shown.own is not None else Place.NONE
    match notice:
        case TellAnsweredFor() if shown.answered_by:
            return Post(message=answer_views.answered_for(shown, t), member=notice.member)
        case TellPassedOver() if place is Place.WAITING:
            return Post(message=answer_views.passed_over(shown, t), member=notice.member)
        case TellPlace() if place is not Place.NONE:
            return Post(message=answer_views.place_news(shown, t), member=notice.member)
        case _:
            return Skip(reason="answered otherwise since")


def _moved_to(session: WorkspaceSession, event: Event) -> Event | None:
    return events.get(session, event.moved_to) if event.moved_to else None
