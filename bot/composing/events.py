"""Notices of events: their cards, and what members hear of their place."""

from datetime import datetime, timedelta
from typing import assert_never

from bot.composing.composed import Compare, Composed, Context, Edit, Post, Remove, Seed, Skip, Unseed, Wait, aged_event, composer
from bot.composing.reminders import agenda_message
from bot.db.cards import Card
from bot.db.engine import WorkspaceSession
from bot.domain import notices
from bot.domain.events import Event, EventState
from bot.domain.forgetting import may_be_hidden, posted_at
from bot.domain.rsvp import SEEDS, Place
from bot.services import cards, events, planning_of_polls
from bot.views import answers as answer_views
from bot.views import events as event_views
from bot.views import moving as moving_views
from bot.views.blocks import Message

LONGEST_AHEAD = timedelta(minutes=10)
"""Longer than this a card does not wait for those who hear of it first."""


@composer.register
def post_card(notice: notices.PostCard, at: Context) -> Composed:
    """Announce an event, as it is at the moment of posting."""
    event = events.get(at.session, notice.event)
    if event.state is EventState.WITHDRAWN:
        return Skip(reason="withdrawn")
    if event.state is not EventState.ANNOUNCED and not cards.was_posted(at.session, event.id):
        return Skip(reason="called off or moved before it was posted")
    if event.is_too_late_for(at.now):
        return Skip(reason="begun")
    if not notice.renews and at.now < event.created_at + LONGEST_AHEAD and planning_of_polls.told_first(at.session, event, now=at.now):
        return Wait(until=at.now + timedelta(seconds=1), reason="those who raised a hand hear it first")
    t = at.network_texts
    gone = moving_views.closed_card(event, _moved_to(at.session, event), t, retired=False)
    return Post(message=gone or _announcement(at, event, posted=at.now), channel=notice.channel)


@composer.register
def on_card(  # noqa: PLR0911  # a table
    notice: notices.RefreshCard | notices.SeedCard | notices.UnseedCard | notices.CompareCard | notices.DeleteCard, at: Context
) -> Composed:
    """Do something to a card that was posted."""
    card = cards.get(at.session, notice.card)
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if isinstance(notice, notices.DeleteCard):
        return Remove(channel=card.channel, ts=card.ts)
    event = events.get(at.session, notice.event)
    if event.state is EventState.WITHDRAWN:
        return Skip(reason="withdrawn")
    answers = event.takes_answers(at.now) and not card.retired
    match notice:
        case notices.SeedCard():
            seed = Seed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
            return seed if answers else Skip(reason="takes no answers")
        case notices.UnseedCard():
            unseed = Unseed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
            return Skip(reason="takes answers again") if answers else unseed
        case notices.CompareCard() if answers and at.deps.settings.slack_forgets and may_be_hidden(card.ts, now=at.now):
            return Skip(reason="Slack may hide it")  # what does not show there was not taken back
        case notices.CompareCard():
            return Compare(card=card.id, channel=card.channel, ts=card.ts) if answers else Skip(reason="takes no answers")
        case notices.RefreshCard():
            return Edit(message=_as_it_is(at, event, card), channel=card.channel, ts=card.ts, anew=event.version > 1 or not answers)
        case _:
            assert_never(notice)


def _as_it_is(at: Context, event: Event, card: Card) -> Message:
    """Render a card as it is to be: the agenda, the announcement, or that another took its place."""
    t = at.network_texts
    closed = moving_views.closed_card(event, _moved_to(at.session, event), t, retired=card.retired)
    if closed is not None:
        return closed
    if card.is_agenda and event.takes_answers(at.now):
        return agenda_message(at, event)
    return _announcement(at, event, posted=posted_at(card.ts))


def _announcement(at: Context, event: Event, *, posted: datetime) -> Message:
    shown = aged_event(events.show(at.session, event), at.deps, at.now)
    return event_views.channel_card(shown, at.network_texts, now=at.now, again=cards.is_again(at.session, event, posted=posted))


@composer.register
def tell_place(notice: notices.TellPlace | notices.TellPassedOver | notices.TellAnsweredFor, at: Context) -> Composed:
    """Tell a member how they stand: they have a place, wait, were passed over, or an organiser answered for them."""
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    t = at.texts(notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(at.now):
        return Skip(reason="begun or withdrawn")
    place = shown.own.place if shown.own is not None else Place.NONE
    match notice:
        case notices.TellAnsweredFor() if shown.answered_by:
            return Post(message=answer_views.answered_for(shown, t), member=notice.member)
        case notices.TellPassedOver() if place is Place.WAITING:
            return Post(message=answer_views.passed_over(shown, t), member=notice.member)
        case notices.TellPlace() if place is not Place.NONE:
            return Post(message=answer_views.place_news(shown, t, now=at.now), member=notice.member)
        case _:
            return Skip(reason="answered otherwise since")


@composer.register
def explain_closed(notice: notices.ExplainClosed, at: Context) -> Composed:
    """Tell a member why a reaction does not count."""
    shown = events.show(at.session, events.get(at.session, notice.event))
    return Post(message=event_views.closed_explained(shown, at.texts(notice.member), now=at.now), member=notice.member)


def _moved_to(session: WorkspaceSession, event: Event) -> Event | None:
    return events.get(session, event.moved_to) if event.moved_to else None
