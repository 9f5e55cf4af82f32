"""Whether events go on: asking the organisers, and what they decide. Nothing is called off without a person's tap."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import cards, event_changes, events, go_no_go, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain import go_no_go as rules
from bot.domain.calendar import WorkingTime, local_day
from bot.domain.event_life import EventOver, EventStep
from bot.domain.events import Event, refuse_unless_announced
from bot.domain.forecasts import Course, Forecast, forecast
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Member
from bot.domain.notices import AskDecision, CompareCard
from bot.domain.rsvp import Answer, Party, Tally, signed_up
from bot.domain.view_models import ShownQuestion
from bot.services import event_messages, invitees
from bot.services.cards import queue_refresh
from bot.services.events import show
from bot.services.members import channel_receiver, receiver
from bot.services.organising import managed, organisers_of, refuse_unless_manages

EVENTS_A_BATCH = 20
"""A planning transaction stays well under 100 ms."""


def plan_askings(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Queue the question to the organisers of each event that awaits a decision today; run twice it queues nothing new."""
    planned = 0
    for event, asked, on in _due(session, now=now, zone=zone):
        if planned == EVENTS_A_BATCH:
            break
        with alone(session, "event", event.id):
            held = events.get_for_update(session, event.id)
            if held.version != event.version or go_no_go.asked(session, event.id) != asked:
                continue  # another process, or an organiser, was first
            _ask(session, held, rules.TimesAsked(times=asked.times + 1, on=on), now=now)
            planned += 1
    return planned


def next_moment(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Find the moment from which the next question is to be planned."""
    work = channel_receiver(session, zone).work
    days = []
    for event, asked in go_no_go.undecided(session, now=now):
        with alone(session, "event", event.id):
            days.append(_next_day(session, event, asked, work, now=now))
    known = [day for day in days if day is not None]
    return rules.asking_moment(min(known), zone) if known else None


def refuse_unless_undecided(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Refuse a decision about an event on which somebody decided meanwhile, or that nobody can decide on any more.

    Raises:
        AlreadyDecided: somebody did; the sentence says who, what and when.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing left to decide.
        NothingToDecide: it has no minimum.
    """
    outcome = rules.outcome_of(event)
    if outcome is not None:
        facts = {"by": _name(session, outcome.by), "verdict": str(outcome.verdict), "on": outcome.at}
        raise rules.AlreadyDecided(event=event.id, moved_to=event.moved_to or 0, **facts)
    refuse_unless_announced(event)
    if event.has_begun(now):
        raise EventOver(event=event.id, title=event.plan.title)
    if event.plan.minimum is None:
        raise rules.NothingToDecide(event=event.id)


def go_ahead(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Decide that an event takes place, however few have signed up.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        AlreadyDecided, NothingToDecide and the like: as in `refuse_unless_undecided`.
    """
    event = managed(session, event_id, by=by)
    refuse_unless_undecided(session, event, now=now)
    decided = event_changes.save(session, event, rules.goes_on(event, by=by, now=now), EventStep.DECIDED, by=by, now=now)
    queue_refresh(session, decided, now=now)
    return decided


def decide_later(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo) -> date | None:
    """Leave a decision for later; return the day on which it is asked again, None where it is not.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        AlreadyDecided, NothingToDecide and the like: as in `refuse_unless_undecided`.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=by)
    refuse_unless_undecided(session, event, now=now)
    work = channel_receiver(session, zone).work
    again = _next_day(session, event, go_no_go.asked(session, event_id), work, now=now)
    return again if again is not None and rules.asking_moment(again, zone) < event.plan.starts_at else None


def ask_anew(session: WorkspaceSession, event_id: EventId) -> None:
    """Reset the number of times it was asked whether an event goes on: it is on again, and asked afresh."""
    go_no_go.save_asked(session, event_id, rules.TimesAsked())


def show_question(session: WorkspaceSession, event_id: EventId, *, now: datetime) -> ShownQuestion:
    """Gather what an organiser needs to decide: the count, who might still come, and what was decided already.

    Raises:
        EventNotFound: no such event.
    """
    event = events.get(session, event_id)
    parties = rsvps.parties(session, event_id)
    still_open = rules.is_recruiting(event) and not event.has_begun(now)
    names = members.named(session, (party.member for party in parties))
    outcome = rules.outcome_of(event)
    return ShownQuestion(
        shown=show(session, event),
        maybe=tuple(names[party.member].name for party in parties if party.answer is Answer.MAYBE and party.member in names),
        silent=len(invitees.silent(session, event)),
        outcome=outcome,
        decided_by=_name(session, outcome.by) if outcome else "",
        moved_to=events.get(session, event.moved_to) if event.moved_to else None,
        open=still_open,
        forecast=_forecast(session, event, parties, now=now) if still_open else None,
        nudged=event_messages.nudge_of(session, event_id),
    )


def _forecast(session: WorkspaceSession, event: Event, parties: Iterable[Party], *, now: datetime) -> Forecast | None:
    """Reckon what to expect, by earlier events that were announced as long before their begin as this one is from its own."""
    left = event.plan.starts_at - now
    past = [
        Course(early=signed_up(entries, by=begin - left), final=signed_up(entries, by=begin))
        for begin, entries in rsvps.comparable(session, event, left, now=now)
    ]
    heads = sum(party.size for party in parties if party.asks)
    return forecast(heads, past, days=round(left / timedelta(days=1)), maximum=event.plan.maximum)


def _due(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> Iterator[tuple[Event, rules.TimesAsked, date]]:
    work, today = channel_receiver(session, zone).work, local_day(now, zone)
    for event, asked in go_no_go.undecided(session, now=now):
        day = None
        with alone(session, "event", event.id):
            day = _next_day(session, event, asked, work, now=now)
        if day is not None and day <= today:
            yield event, asked, today


def _next_day(session: WorkspaceSession, event: Event, asked: rules.TimesAsked, work: WorkingTime, *, now: datetime) -> date | None:
    signed_up = rsvps.tallies(session, [event.id]).get(event.id, Tally()).yes
    day = rules.next_asking(event, asked, signed_up=signed_up, work=work, now=now)
    return rules.may_be_asked_on(day, event, work=work, now=now) if day is not None else None


def _ask(session: WorkspaceSession, event: Event, asked: rules.TimesAsked, *, now: datetime) -> None:
    """Ask whoever decides, at their own hour; the reactions are compared first, so that the count is right."""
    if asked.on is None:
        raise AssertionError(event.id)
    go_no_go.save_asked(session, event.id, asked)
    for card in cards.of_event(session, event.id):
        outbox.add(session, CompareCard(event=event.id, card=card.id), now=now)
    for organiser in _deciders(session, event, everyone=rules.asks_all(asked.times)):
        notice = AskDecision(event=event.id, member=organiser.id, on=asked.on, times=asked.times)
        outbox.take_over(session, notice.subject or "", now=now)
        outbox.add(
            session,
            notice,
            now=now,
            due_at=rules.asked_at(asked.on, receiver(session, organiser), starts_at=event.plan.starts_at, now=now),
            useful_until=event.plan.starts_at,
            key=f"ask_decision:{event.id}:{event.version}:{organiser.id}:{asked.on.isoformat()}",
        )


def _deciders(session: WorkspaceSession, event: Event, *, everyone: bool) -> list[Member]:
    """Find those who decide: the event's own organisers, from the third time all there are (as far as they may know of it)."""
    others = [each for each in members.organisers(session) if events.is_open_to(session, event, each.id)] if everyone else []
    return list({each.id: each for each in (*organisers_of(session, event), *others)}.values())


def _name(session: WorkspaceSession, member: MemberId | None) -> str:
    found = members.get(session, member) if member else None
    return found.name if found else ""
