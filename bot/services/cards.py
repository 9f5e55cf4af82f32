"""Cards: where the messages that show an event are, and what keeps them true."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.db import cards, delivery_status, events, minutes, outbox, prompts
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.db.outbox import ENDS
from bot.domain import forgetting
from bot.domain.calendar import at_local, local_day
from bot.domain.events import Event, EventKind, EventState
from bot.domain.forgetting import may_be_hidden, renewal_of
from bot.domain.ids import ChannelId, EventId, MessageTs
from bot.domain.notices import CompareCard, DeleteCard, PostAgenda, PostCard, RefreshCard, SayUnderCard, SeedCard, UnseedCard
from bot.domain.prompts import about_event
from bot.services.members import channel_receiver

# As the database has it.
lost = cards.lose
was_posted = cards.is_known
get = cards.get


def refresh_next(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring up to date the card of the meeting after this one, whose agenda begins with its minutes, and what announced this one."""
    announced = [f"ahead:{number}-{place}" for number, place in minutes.announcing(session, event.plan.starts_at)]
    if announced:
        prompts.settle(session, announced, now=now)
    after = events.meeting_after(session, event) if event.plan.kind is EventKind.MEETING else None
    if after is not None and not after.has_begun(now):
        queue_refresh(session, after, now=now)


def posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime, renews: bool = False) -> None:
    """Keep where the card is; seed its reactions, and look for those given before we knew its ts.

    One that `renews` takes the place of those that stand: what was answered under them stays.
    """
    event = events.get_for_update(session, event_id)
    card = cards.add(session, event_id, channel, ts)
    if event.state is EventState.WITHDRAWN:
        outbox.add(session, DeleteCard(event=event_id, card=card), now=now)
        return
    if renews:
        _retire(session, [each for each in cards.of_event(session, event_id) if not each.is_agenda and each.id < card], now=now)
    if event.takes_answers(now):
        outbox.add(session, SeedCard(event=event_id, card=card), now=now)
        outbox.add(session, CompareCard(event=event_id, card=card), now=now)
    else:
        cards.save_seeded(session, card, seeded=False)
    # Answers that came while the card was under way have no card to show them yet.
    outbox.add(session, RefreshCard(event=event_id, card=card, opening=True), now=now)
    prompts.settle(session, [f"announce:{event_id}"], now=now)


def agenda_posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the agenda of an event is: it is a card too, and stays true as long as it can be edited."""
    events.get_for_update(session, event_id)
    card = cards.add(session, event_id, channel, ts, is_agenda=True)
    outbox.add(session, RefreshCard(event=event_id, card=card, opening=True), now=now)
    prompts.settle(session, [f"announce:{event_id}"], now=now)


def refused(session: WorkspaceSession, card_id: int, *, now: datetime, changed: bool) -> None:
    """Note that Slack did not let us edit a card; where something had `changed` that it was to show, a fresh one shows it at once.

    One that Slack may have hidden is missed by everybody, changed or not.
    """
    card = cards.get(session, card_id)
    cards.lose(session, card_id)
    if card is not None and not card.retired and (changed or may_be_hidden(card.ts, now=now)):
        queue_refresh(session, events.get_for_update(session, card.event), now=now)


def refresh_all(session: WorkspaceSession, *, now: datetime) -> None:
    """Bring up to date every card that takes answers: the network speaks another language now."""
    for card in cards.taking_answers(session, now=now):
        outbox.add(session, RefreshCard(event=card.event, card=card.id), now=now)


def queue_refresh(session: WorkspaceSession, event: Event, *, now: datetime, after: Collection[str] | None = None) -> None:
    """Bring all cards of an event up to date; where no announcement is left, post a fresh one. One that was replaced stays as it is.

    Once it takes no more answers our own reactions go as well. `after`: the ends of an announcement that did not arrive after
    which another is tried; any but Slack's refusal, unless said otherwise.
    """
    if event.state is EventState.PLANNED:
        return
    standing = [card for card in cards.of_event(session, event.id) if not card.retired]
    for card in standing:
        outbox.add(session, RefreshCard(event=event.id, card=card.id), now=now)
    if not event.takes_answers(now):
        _queue_unseed(session, event, now=now)
    if all(card.is_agenda for card in standing) and not event.is_too_late_for(now):
        _post_fresh_card(session, event, now=now, after=after or _UNSEEN)


def lacks(session: WorkspaceSession, event: Event, *, agenda: bool = False, now: datetime) -> bool:
    """Return whether an event that is to come has no announcement (`agenda`: no agenda) in its channel."""
    kinds = {card.is_agenda for card in cards.of_event(session, event.id)}
    return event.state is EventState.ANNOUNCED and not event.is_too_late_for(now) and agenda not in kinds


def make_up(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring the cards of an event up to date where Slack takes messages again, and post what it refused there."""
    if event.state is EventState.WITHDRAWN:
        for card in cards.of_event(session, event.id):
            outbox.add(session, DeleteCard(event=event.id, card=card.id), now=now)
        return
    queue_refresh(session, event, now=now, after=ENDS)
    if event.takes_answers(now):
        queue_seed(session, event, now=now)
    refused = refused_agenda(session, event, now=now)
    if refused is not None:
        again = PostAgenda(event=event.id, channel=event.plan.channel, about=event.plan.starts_at)
        outbox.add(session, again, now=now, useful_until=event.plan.starts_at, key=f"post_agenda:{event.id}:{refused}")


def refused_agenda(session: WorkspaceSession, event: Event, *, now: datetime) -> int | None:
    """Find the delivery in which Slack refused the agenda of an event, as long as it is nowhere and is still to be posted."""
    if not lacks(session, event, agenda=True, now=now):
        return None
    failed = delivery_status.failed_since(session, event.created_at, "post_agenda")
    return next((row.id for row in failed if isinstance(row.notice, PostAgenda) and row.notice.event == event.id), None)


def say_under(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Queue the word under the announcement, shown in the channel, that the event was called off or moved."""
    standing = [card for card in cards.of_event(session, event.id) if not card.retired and not card.is_agenda]
    for card in standing[-1:]:
        outbox.add(session, SayUnderCard(event=event.id, card=card.id), now=now, key=f"under_card:{event.id}:{event.version}")


def announce_again(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Post a new card of an event that is on again; the old ones take no answers any more, and say so."""
    _retire(session, cards.of_event(session, event.id), now=now)
    _post_fresh_card(session, event, now=now, after=ENDS)


def _retire(session: WorkspaceSession, old: Collection[cards.Card], *, now: datetime) -> None:
    """Let a newer card take the place of these: they lose their buttons and our own reactions, and point to it."""
    for card in old:
        if card.seeded:
            outbox.add(session, UnseedCard(event=card.event, card=card.id), now=now)
        outbox.add(session, RefreshCard(event=card.event, card=card.id), now=now)
    cards.retire(session, [card.id for card in old])


def renew(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Post again what Slack's free plan is about to hide of events to come; return the number of cards.

    The reactions under the old card are compared first: what was given while nobody listened is kept.
    """
    due = [event for event, moment in _renewals(session, now=now, zone=zone) if moment <= now]
    renewed = 0
    for event_id in due:
        with alone(session, "event", event_id):
            event = events.get_for_update(session, event_id)
            if not _compares_first(session, event, now=now):
                _post_fresh_card(session, event, now=now, after=_UNSEEN, renews=True)
                renewed += 1
    return renewed


def _compares_first(session: WorkspaceSession, event: Event, *, now: datetime) -> bool:
    """Queue a comparison of what is to be replaced, once; return whether one is still to be waited for."""
    standing = [card for card in cards.of_event(session, event.id) if not card.retired and not card.is_agenda]
    comparisons = [CompareCard(event=event.id, card=card.id) for card in standing]
    for each in comparisons:
        outbox.add(session, each, now=now, key=f"compare_before_renewal:{each.card}")
    return outbox.any_unfinished(session, comparisons)


def next_renewal(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when a card is to be posted again."""
    return min((moment for _, moment in _renewals(session, now=now, zone=zone)), default=None)


def _renewals(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> list[tuple[EventId, datetime]]:
    """List the events whose card will be hidden too early, each with when to post it again; one that is under way is not due."""
    work = channel_receiver(session, zone).work
    found: list[tuple[EventId, datetime]] = []
    for event, ts, too_late in cards.last_of_each(session, now=now):
        with alone(session, "event", event):
            moment = renewal_of(ts, needed_until=too_late, work=work)
            if moment is not None and (moment > now or not outbox.is_known(session, _fresh_key(session, event, after=_UNSEEN))):
                found.append((event, moment))
    return found


def is_again(session: WorkspaceSession, event: Event, *, posted: datetime) -> bool:
    """Return whether a card of that moment stands there again, long after the first, with all that was answered."""
    first = cards.first_ts(session, event.id)
    return first is not None and event.confirm_by is None and forgetting.is_again(posted, first)


_UNSEEN: Final = tuple(end for end in ENDS if end != "failed")
"""Ends of a card after which a change posts another: what Slack refused for good an organiser knows, and another try would fail too."""


def _post_fresh_card(session: WorkspaceSession, event: Event, *, now: datetime, after: Collection[str], renews: bool = False) -> None:
    """Post a card unless one is under way; one that ended so (`after`) without being posted prevents nothing."""
    card = PostCard(event=event.id, channel=event.plan.channel, renews=renews)
    outbox.add(session, card, now=now, key=_fresh_key(session, event.id, after=after))


def _fresh_key(session: WorkspaceSession, event: EventId, *, after: Collection[str]) -> str:
    number = cards.count(session, event)
    while delivery_status.end_of(session, _key(event, number)) in after:
        number += 1
    return _key(event, number)


def _key(event: EventId, number: int) -> str:
    return f"post_card:{event}" + (f":{number}" if number else "")


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


def follow_clock(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Bring the cards up to date whose event's last day to answer went by, or that began or ended; return the number of cards.

    Our own reactions go from events that have begun. Once a card is done it is not found again, however often this runs.
    """
    begun = cards.begun_with_seeds(session, now=now)
    for event_id in sorted({card.event for card in begun}):
        with alone(session, "event", event_id):
            _queue_unseed(session, events.get_for_update(session, event_id), now=now)
            prompts.settle(session, about_event(event_id), now=now)
    outdated = cards.outdated(session, now=now, today=local_day(now, zone))
    for card, phase in outdated:
        outbox.add(session, RefreshCard(event=card.event, card=card.id), now=now)
        cards.save_phase(session, card.id, phase)
    return len({card.id for card in (*begun, *(card for card, _ in outdated))})


def next_turn(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when the clock changes a card next; at once where it has."""
    if cards.begun_with_seeds(session, now=now, most=1) or cards.outdated(session, now=now, today=local_day(now, zone), most=1):
        return now
    days = cards.turning_points(session)
    ends = [at_local(until + timedelta(days=1), time(0), zone) for until, _, _ in days if until is not None]
    return min((each for each in (*ends, *(each for _, *moments in days for each in moments)) if each > now), default=None)


def announcements(session: WorkspaceSession, *, now: datetime) -> list[cards.Card]:
    """List the announcements that take answers and under which our own reactions are to be; not those that are about to be set."""
    under_way = set(delivery_status.queued_lanes(session))
    found = [card for card in cards.taking_answers(session, now=now) if card.seeded and not card.is_agenda]
    return [card for card in found if SeedCard(event=card.event, card=card.id).lane not in under_way]


def seed_again(session: WorkspaceSession, card: cards.Card, *, now: datetime) -> None:
    """Set our own reactions under a card from which somebody took them."""
    outbox.add(session, SeedCard(event=card.event, card=card.id), now=now)


def compare(session: WorkspaceSession, *, now: datetime) -> None:
    """Queue a comparison of the reactions under every card that still takes answers."""
    for card in cards.taking_answers(session, now=now):
        outbox.add(session, CompareCard(event=card.event, card=card.id), now=now)
