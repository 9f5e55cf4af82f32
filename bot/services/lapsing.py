"""Provisional answers that were not confirmed in time: they lapse, and the places that come free are given out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.db import cards, events, moving, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.calendar import local_day, working_moment
from bot.domain.events import Event
from bot.domain.moving import had, lapsed, lapses_at
from bot.domain.notices import CompareCard, TellAnswer, TellLapsed
from bot.domain.responses import Say
from bot.domain.rsvp import Place, Tally
from bot.services.members import receiver
from bot.services.news_timing import news_at
from bot.services.organising import organisers_of
from bot.services.places import keep, reckon


def plan_lapses(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Let the answers to one event lapse that were not confirmed in time; return the number.

    Whoever loses their answer is told, and places that come free are given out. The reactions under the cards are compared
    first: whoever confirmed while nobody listened has confirmed.
    """
    for event_id in moving.lapsing(session, before=local_day(now, zone), now=now):
        with alone(session, "event", event_id):
            event = events.get_for_update(session, event_id)
            if not _compares_first(session, event, now=now, zone=zone):
                return _lapse(session, event, now=now, zone=zone)
    return 0


def next_moment(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Find the moment at which the next answer lapses."""
    day = moving.next_confirm_by(session, now=now)
    return lapses_at(day, zone) if day is not None else None


def _compares_first(session: WorkspaceSession, event: Event, *, now: datetime, zone: ZoneInfo) -> bool:
    """Queue a comparison once for each day on which answers lapse; return whether one is still to be waited for."""
    comparisons = [CompareCard(event=event.id, card=card.id) for card in cards.of_event(session, event.id)]
    for each in comparisons:
        outbox.add(session, each, now=now, key=f"compare_before_lapse:{each.card}:{local_day(now, zone).isoformat()}")
    return outbox.any_unfinished(session, comparisons)


def _lapse(session: WorkspaceSession, event: Event, *, now: datetime, zone: ZoneInfo) -> int:
    today = local_day(now, zone)
    late = [(party, party.confirm_by) for party in rsvps.parties(session, event.id) if party.confirm_by and party.confirm_by < today]
    for party, until in late:
        rsvps.add_entry(session, event.id, lapsed(party, at=lapses_at(until, zone)), now=now)
    keep(session, event, reckon(session, event, [party.member for party, _ in late], now=now), now=now)
    for party, _ in late:
        notice = TellLapsed(event=event.id, member=party.member, had=had(party))
        due_at = news_at(session, party.member, starts_at=event.plan.next_begins_at(now), now=now)
        outbox.add(session, notice, now=now, due_at=due_at, useful_until=event.plan.last_begins_at)
    places = sum(party.size for party, _ in late if party.place is Place.SEATED)
    if places:
        _tell_organisers(session, event, places, now=now)
    return len(late)


def _tell_organisers(session: WorkspaceSession, event: Event, places: int, *, now: datetime) -> None:
    """Tell those who organise an event the number of places that lapsed, and of those who come now."""
    left = rsvps.tallies(session, [event.id]).get(event.id, Tally()).yes
    said = Say(text_id="lapses-told", facts=(("event", event.id), ("title", event.plan.title), ("places", places), ("left", left)))
    for organiser in organisers_of(session, event):
        due_at = working_moment(now, receiver(session, organiser))
        outbox.add(session, TellAnswer(member=organiser.id, answer=said), now=now, due_at=due_at)
