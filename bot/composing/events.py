"""Notices of events: their cards, and what members hear of their place."""

from datetime import datetime

from bot.composing.composed import Compare, Composed, Edit, Post, Remove, Seed, Skip, own_texts
from bot.composing.reminders import agenda_message
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.events import Event, EventState
from bot.domain.notices import CompareCard, DeleteCard, PostCard, RefreshCard, SeedCard, TellPlace
from bot.domain.rsvp import SEEDS, Place
from bot.services import events
from bot.views import events as event_views
from bot.views import moving as moving_views


def post_card(session: WorkspaceSession, deps: Deps, notice: PostCard, now: datetime) -> Composed:
    """Announce an event, as it is at the moment of posting."""
    event = events.get(session, notice.event)
    if event.state is not EventState.ANNOUNCED:
        return Skip(reason="withdrawn")
    if event.has_begun(now):
        return Skip(reason="begun")
    return Post(message=event_views.channel_card(events.show(session, event), deps.texts()), channel=notice.channel)


def on_card(  # noqa: PLR0911  # a table
    session: WorkspaceSession, deps: Deps, notice: RefreshCard | SeedCard | CompareCard | DeleteCard, now: datetime
) -> Composed:
    """Do something to a card that stands in its channel."""
    card = events.card(session, notice.card)
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if isinstance(notice, DeleteCard):
        return Remove(channel=card.channel, ts=card.ts)
    event = events.get(session, notice.event)
    if isinstance(notice, RefreshCard) and (
        closed := moving_views.closed_card(event, _moved_to(session, event), deps.texts(), retired=card.retired)
    ):
        return Edit(message=closed, channel=card.channel, ts=card.ts)
    if event.state is not EventState.ANNOUNCED or card.retired:
        return Skip(reason="it takes no answers any more")
    if isinstance(notice, SeedCard):
        return Seed(channel=card.channel, ts=card.ts, emojis=tuple(SEEDS.values()))
    if isinstance(notice, CompareCard):
        return Skip(reason="begun") if event.has_begun(now) else Compare(card=card.id, channel=card.channel, ts=card.ts)
    as_agenda = card.is_agenda and event.takes_answers(now)
    t = deps.texts()
    message = agenda_message(session, event, t) if as_agenda else event_views.channel_card(events.show(session, event), t)
    return Edit(message=message, channel=card.channel, ts=card.ts)


def tell_place(session: WorkspaceSession, deps: Deps, notice: TellPlace, now: datetime) -> Composed:
    """Tell a member that the waiting list gave him a place."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.has_begun(now):
        return Skip(reason="begun or withdrawn")
    if shown.own is None or shown.own.place is not Place.SEATED:
        return Skip(reason="answered otherwise since")
    return Post(message=event_views.place_given(shown, own_texts(session, deps, notice.member)), member=notice.member)


def _moved_to(session: WorkspaceSession, event: Event) -> Event | None:
    return events.get(session, event.moved_to) if event.moved_to else None
