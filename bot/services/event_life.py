"""The life of an event after its announcement: change, close and reopen, call off and undo. Each by a person's tap only."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.db import action_items as stored_items
from bot.db import event_changes, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain import event_life as rules
from bot.domain.action_items import ActionItem
from bot.domain.calendar import local_day
from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import Event, EventPlan, EventState, PlanMistake
from bot.domain.ids import EventId, MemberId
from bot.domain.moving import comes_along, confirm_by, on_other_days
from bot.domain.rsvp import tally
from bot.services import action_items, announcing, call_offs, cards, event_news, go_no_go, moving, news_timing, places
from bot.services.organising import managed, organisers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two organisers at once: who changed what, and the merged form to look at again."""

    event: Event
    plan: EventPlan
    """What the second typed, with what only the first changed."""
    names: tuple[str, ...]
    """Those who changed it meanwhile."""
    fields: tuple[str, ...]
    """What they changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A change that was kept, and the number of people who hear of it, or of their place changed by it."""

    event: Event
    was: EventPlan
    told: int
    changed: int = 1
    """Events of a series that were changed together."""


def check_change(session: WorkspaceSession, event: Event, plan: EventPlan, *, now: datetime, zone: ZoneInfo) -> list[PlanMistake]:
    """List everything that keeps a changed form from being saved.

    Another day is a move, in which those who were coming are asked anew: it is changed here only while nobody would be asked.
    """
    mistakes = [*mistakes_in(plan, now=now, zone=zone, was=event.plan), *announcing.mistakes_in_hosts(session, plan)]
    parties = rsvps.parties(session, event.id)
    if on_other_days(event.plan, plan, zone) and any(comes_along(party) for party in parties):
        mistakes.append(PlanMistake("date", "mistake-date-moves"))
    taken = tally(parties).yes
    if plan.maximum is not None and plan.maximum < taken:
        mistakes.append(PlanMistake("maximum", "mistake-maximum-under-taken", taken=taken))
    return mistakes


def change(
    session: WorkspaceSession,
    event_id: EventId,
    typed: EventPlan,
    *,
    seen: int,
    by: MemberId,
    now: datetime,
    zone: ZoneInfo,
    step: rules.EventStep = rules.EventStep.CHANGED,
) -> Saved | Conflict | list[PlanMistake]:
    """Change an event as somebody typed who saw version `seen` of it; return the mistakes where there are any.

    Everybody concerned hears of another time or place, and of an audience that came to hold them or no longer does. A raised
    maximum gives places to those who wait.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing to change any more.
    """
    event = managed(session, event_id, by=by)
    already = len(outbox.queued(session))
    try:
        new = rules.changed(event, typed, seen=seen, now=now)
    except rules.ChangedMeanwhile:
        return _conflict(session, event, typed, seen=seen)
    mistakes = check_change(session, event, new.plan, now=now, zone=zone)
    if mistakes:
        return mistakes
    if new.plan == event.plan:
        return Saved(event=event, was=event.plan, told=0)
    new = event_changes.save(session, event, announcing.follow_plan(session, new, zone), step, by=by, now=now)
    if new.state is EventState.PLANNED:  # nobody knows of it yet
        return Saved(event=new, was=event.plan, told=0)
    places.keep(session, new, places.reckon(session, new, now=now), now=now)
    event_news.tell_changed(session, new, rules.whereabouts(event.plan), seen=event.version, by=by, now=now)
    event_news.tell_audience(session, event, new, by=by, now=now)
    cards.queue_refresh(session, new, now=now)
    if new.plan.starts_at != event.plan.starts_at:  # the series has another order
        cards.refresh_next(session, event, now=now)
        cards.refresh_next(session, new, now=now)
    return Saved(event=new, was=event.plan, told=news_timing.count_told(session, since=already))


def undo_change(
    session: WorkspaceSession, event_id: EventId, version: int, *, by: MemberId, now: datetime, zone: ZoneInfo
) -> Saved | Conflict | list[PlanMistake]:
    """Take back the change that made version `version`, as long as nothing came after it.

    Raises:
        as `change`.
    """
    event = managed(session, event_id, by=by)
    was = event_changes.plan_at(session, event, version - 1)
    return change(session, event_id, was, seen=version, by=by, now=now, zone=zone)


def close(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Take no more answers: the card says so, and our own reactions go.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        ClosedAlready, EventOver, EventWithdrawn, EventCalledOff, EventMoved: it takes none anyway.
    """
    event = managed(session, event_id, by=by)
    new = event_changes.save(session, event, rules.closed(event, by=by, now=now), rules.EventStep.CLOSED, by=by, now=now)
    cards.queue_refresh(session, new, now=now)
    return new


def reopen(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Take answers again, also by reaction: what was given meanwhile is compared.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        NotClosed, EventOver, EventWithdrawn, EventCalledOff, EventMoved: it cannot be opened.
    """
    event = managed(session, event_id, by=by)
    new = event_changes.save(session, event, rules.reopened(event, now=now), rules.EventStep.REOPENED, by=by, now=now)
    cards.queue_seed(session, new, now=now)
    cards.queue_refresh(session, new, now=now)
    return new


def call_off(
    session: WorkspaceSession,
    event_id: EventId,
    *,
    by: MemberId,
    because: str = "",
    now: datetime,
    deciding: bool = False,
    ask_why: bool = False,
) -> tuple[Event, int]:
    """Let an event not take place; everybody concerned hears of it. Returns the event, and the number told.

    `deciding`: it is the answer to the question whether the event goes on, and comes too late where somebody decided. `ask_why`:
    where too few signed up, those who were invited and did not are asked for the reason.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        EventOver, EventWithdrawn, EventCalledOff, EventMoved: it does not take place anyway.
        AlreadyDecided: somebody decided meanwhile.
    """
    event = managed(session, event_id, by=by)
    if deciding:
        go_no_go.refuse_unless_undecided(session, event, now=now)
    new = drop(session, event, because=because, by=by, now=now)
    told = event_news.tell_called_off(session, new, by=by, now=now)
    call_offs.note(session, new, ask=ask_why, by=by, now=now)
    return new, told


def drop(session: WorkspaceSession, event: Event, *, because: str, by: MemberId, now: datetime) -> Event:
    """Let an event not take place, on its cards and under them; whom to tell is up to the caller.

    Raises:
        EventOver, EventWithdrawn, EventCalledOff, EventMoved: it does not take place anyway.
    """
    off = rules.called_off(event, by=by, because=because, now=now)
    new = event_changes.save(session, event, off, rules.EventStep.CALLED_OFF, by=by, now=now)
    cards.queue_refresh(session, new, now=now)
    cards.say_under(session, new, now=now)
    cards.refresh_next(session, new, now=now)
    return new


def restore(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo) -> tuple[Event, int]:
    """Let an event that was called off take place after all: a new card, and those who were coming are asked again.

    Their answers are provisional, as after a move: each holds its place until the confirm-by day. Whoever restores it need
    not confirm to themselves. Returns the event, and the number asked.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        NotCalledOff, RestoreTooLate: it cannot.
    """
    event = managed(session, event_id, by=by)
    until = confirm_by(event.plan, today=local_day(now, zone), zone=zone)
    new = event_changes.save(session, event, rules.restored(event, confirm_by=until, now=now), rules.EventStep.RESTORED, by=by, now=now)
    go_no_go.ask_anew(session, new.id)
    call_offs.end(session, new.id)
    cards.announce_again(session, new, now=now)
    cards.refresh_next(session, new, now=now)
    moving.ask_anew(session, new, until=until, by=by, now=now)
    return new, event_news.tell_restored(session, new, by=by, now=now)


def follow_up(session: WorkspaceSession, event_id: EventId, text: str, *, by: MemberId, now: datetime) -> ActionItem:
    """Make what is left to do after calling off an action item of whoever takes it up; the same one twice is one.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        NotCalledOff: it takes place after all.
    """
    event = managed(session, event_id, by=by)
    if event.state is not EventState.CALLED_OFF or event.called_off_at is None:
        raise rules.NotCalledOff(event=event.id)
    for maker in {by, *(each.id for each in organisers_of(session, event))}:
        made = stored_items.latest_by(session, maker, text=text, since=event.called_off_at)
        if made is not None:
            return made
    return action_items.make(session, text=text, owners=(by,), due_on=None, by=by, now=now)


def _conflict(session: WorkspaceSession, event: Event, typed: EventPlan, *, seen: int) -> Conflict:
    later = event_changes.since(session, event, seen)
    was = later[0].was if later else event.plan
    named = members.named(session, (each.by for each in later))
    return Conflict(
        event=event,
        plan=rules.merged(was, typed, event.plan),
        names=tuple(dict.fromkeys(named[each.by].name for each in later if each.by in named)),
        fields=tuple(rules.changed_fields(was, event.plan)),
    )
