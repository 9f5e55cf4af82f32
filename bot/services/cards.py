"""Cards: where the messages that show an event stand, and what keeps them true."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from bot.db import cards, delivered, events, outbox
from bot.db.cards import Card
from bot.db.engine import WorkspaceSession
from bot.db.outbox import ENDS
from bot.domain.events import Event, EventKind, EventState
from bot.domain.ids import ChannelId, EventId, MessageTs
from bot.domain.notices import CompareCard, DeleteCard, PostCard, RefreshCard, SeedCard, UnseedCard


def refresh_next(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring the cards of the meeting after this one up to date: its agenda begins with the minutes of this one, or no longer does."""
    after = events.meeting_after(session, event) if event.plan.kind is EventKind.MEETING else None
    if after is not None and not after.has_begun(now):
        queue_refresh(session, after, now=now)


def posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the card stands; seed its reactions, and look for those given before we knew its ts."""
    event = events.get_for_update(session, event_id)
    card = cards.add(session, event_id, channel, ts)
    if event.state is EventState.WITHDRAWN:
        outbox.add(session, DeleteCard(event=event_id, card=card), now=now)
        return
    if event.takes_answers(now):
        outbox.add(session, SeedCard(event=event_id, card=card), now=now)
        outbox.add(session, CompareCard(event=event_id, card=card), now=now)
    else:
        cards.save_seeded(session, card, seeded=False)
    # Answers that came while the card was under way have no card to show them yet.
    outbox.add(session, RefreshCard(event=event_id, card=card), now=now)


def agenda_posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the agenda of an event stands: it is a card too, and stays true as long as it can be edited."""
    events.get_for_update(session, event_id)
    card = cards.add(session, event_id, channel, ts, is_agenda=True)
    outbox.add(session, RefreshCard(event=event_id, card=card), now=now)


def lost(session: WorkspaceSession, card: int) -> None:
    """Slack no longer lets us edit this card: a fresh one comes at the next change."""
    cards.lose(session, card)


def refused(session: WorkspaceSession, card_id: int, *, now: datetime) -> None:
    """Note that Slack did not let us edit a card. A fresh one comes at the next change; where there will be none, as the event
    was called off or moved since the card was posted, at once: nobody may go there for want of an edit.
    """
    card = cards.get(session, card_id)
    cards.lose(session, card_id)
    if card is None or card.retired or card.is_agenda:
        return
    event = events.get_for_update(session, card.event)
    since = {EventState.CALLED_OFF: event.called_off_at, EventState.MOVED: event.decided_at}.get(event.state)
    if since is not None and float(card.ts) < since.timestamp():
        queue_refresh(session, event, now=now)


def queue_refresh(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring all cards of an event up to date; where none is left, post a fresh one. One that was replaced stays as it is.

    Once it takes no more answers our own reactions go as well.
    """
    standing = [card for card in cards.of_event(session, event.id) if not card.retired]
    for card in standing:
        outbox.add(session, RefreshCard(event=event.id, card=card.id), now=now)
    if not event.takes_answers(now):
        _queue_unseed(session, event, now=now)
    if not standing and not event.has_begun(now):
        _post_fresh_card(session, event, now=now, after=_UNSEEN)


def announce_again(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Post a new card of an event that is on again; the old ones take no answers any more, and say so."""
    for card in cards.of_event(session, event.id):
        if card.seeded:
            outbox.add(session, UnseedCard(event=event.id, card=card.id), now=now)
        outbox.add(session, RefreshCard(event=event.id, card=card.id), now=now)
    cards.retire(session, event.id)
    _post_fresh_card(session, event, now=now, after=ENDS)


_UNSEEN: Final = tuple(end for end in ENDS if end != "failed")
"""Ends of a card after which a change posts another: what Slack refused for good an organiser knows, and each answer would fail anew."""


def _post_fresh_card(session: WorkspaceSession, event: Event, *, now: datetime, after: Collection[str]) -> None:
    """Post a card unless one is under way; one that ended so (`after`) without being posted stands in nobody's way."""
    number = cards.count(session, event.id)
    while delivered.end_of(session, _key(event.id, number)) in after:
        number += 1
    outbox.add(session, PostCard(event=event.id, channel=event.plan.channel), now=now, key=_key(event.id, number))


def _key(event: EventId, number: int) -> str:
    return f"post_card:{event}" + (f":{number}" if number else "")


def was_posted(session: WorkspaceSession, event_id: EventId) -> bool:
    """Say whether an event ever had a card."""
    return cards.count(session, event_id) > 0


def _queue_unseed(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Take our own reactions away from every card: the event takes no more answers."""
    for card in cards.of_event(session, event.id):
        if card.seeded:
            cards.save_seeded(session, card.id, seeded=False)
            outbox.add(session, UnseedCard(event=event.id, card=card.id), now=now)


def queue_seed(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Set our own reactions again, and look for what was given or taken back while the event took no answers."""
    for card in cards.of_event(session, event.id):
        if not card.retired:
            cards.save_seeded(session, card.id, seeded=True)
            outbox.add(session, SeedCard(event=event.id, card=card.id), now=now)
            outbox.add(session, CompareCard(event=event.id, card=card.id), now=now)


def end_answering(session: WorkspaceSession, *, now: datetime) -> int:
    """Take our own reactions from cards of events that have begun; says from how many cards.

    Once a card is done it is not found again, however often this runs.
    """
    begun = cards.begun_with_seeds(session, now=now)
    for event_id in sorted({card.event for card in begun}):
        _queue_unseed(session, events.get_for_update(session, event_id), now=now)
    return len(begun)


def next_beginning(session: WorkspaceSession) -> datetime | None:
    """Say when the next event begins whose cards take answers until then."""
    return cards.next_beginning(session)


def compare(session: WorkspaceSession, *, now: datetime) -> None:
    """Queue a comparison of the reactions under every card that still takes answers."""
    for card in cards.taking_answers(session, now=now):
        outbox.add(session, CompareCard(event=card.event, card=card.id), now=now)


def get(session: WorkspaceSession, number: int) -> Card | None:
    """Read where a card stands."""
    return cards.get(session, number)
