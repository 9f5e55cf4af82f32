"""Whether an event with a minimum goes on: when its organisers are asked, and which of them.

They are asked on the decision date and, while too few have signed up, on each working day after it. Nothing is called
off without a person's tap: an event that begins undecided takes place.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import Receiver, WorkingTime, at_local, local_day, own_hour, working_moment
from bot.domain.errors import DomainError
from bot.domain.events import Event, EventState, GoNoGo
from bot.domain.ids import MemberId

ALL_ORGANISERS_FROM = 3
"""The time from which not only the event's own organisers are asked (docs/product.md, section 4)."""


class AlreadyDecided(DomainError):
    """Somebody decided meanwhile; the sentence says who, what and when."""

    text_id = "refused-already-decided"


class NothingToDecide(DomainError):
    """The event has no minimum: there is nothing to decide."""

    text_id = "refused-nothing-to-decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesAsked:
    """The number of times the organisers were asked, and on which day last."""

    times: int = 0
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoNoGoOutcome:
    """What was decided about an event, by whom and when."""

    verdict: GoNoGo
    by: MemberId | None
    at: datetime


def outcome_of(event: Event) -> GoNoGoOutcome | None:
    """Return what was decided about an event; calling off ends whatever was decided before."""
    if event.state is EventState.CALLED_OFF and event.called_off_at is not None:
        return GoNoGoOutcome(verdict=GoNoGo.CALLED_OFF, by=event.called_off_by, at=event.called_off_at)
    if event.verdict is None or event.decided_at is None:
        return None
    return GoNoGoOutcome(verdict=event.verdict, by=event.decided_by, at=event.decided_at)


def is_recruiting(event: Event) -> bool:
    """Return whether the event still waits for its minimum: then its card says how many are needed."""
    return event.plan.minimum is not None and event.verdict is None and event.state is EventState.ANNOUNCED


def awaits_decision(event: Event, *, now: datetime) -> bool:
    """Return whether an organiser has yet to decide; from its begin on nobody has."""
    return is_recruiting(event) and not event.has_begun(now)


def goes_on(event: Event, *, by: MemberId, now: datetime) -> Event:
    """Decide that an event takes place."""
    return replace(event, verdict=GoNoGo.GO, decided_by=by, decided_at=now)


def first_asking(event: Event, work: WorkingTime) -> date:
    """Return the day on which the organisers are asked first: the decision date, or the next working day.

    Where that would be after the event begins it is the last working day before: a question that comes too late is none.
    """
    plan = event.plan
    wanted = plan.decides_on or _usual_day(event, work)
    day = wanted if work.is_working_day(wanted) else work.next_working_day(wanted)
    if at_local(day, work.opens, work.zone) < plan.starts_at:
        return day
    return work.previous_working_day(min(day, local_day(plan.starts_at, work.zone)))


def _usual_day(event: Event, work: WorkingTime) -> date:
    """Return the day to decide on where neither it nor a deadline was filled in: a week before, or what is left of it."""
    begins_on = local_day(event.plan.starts_at, work.zone)
    week_before = begins_on - timedelta(days=7)
    return week_before if week_before > local_day(event.created_at, work.zone) else begins_on - timedelta(days=1)


def next_asking(event: Event, asked: TimesAsked, *, signed_up: int, work: WorkingTime, now: datetime) -> date | None:
    """Return the day on which the organisers are asked next; None when they are not asked any more.

    With the minimum reached once is enough: what is not decided takes place. Without it they are asked each working day.
    """
    if not awaits_decision(event, now=now):
        return None
    first = first_asking(event, work)
    if asked.on is None:
        return first
    if signed_up >= (event.plan.minimum or 0):
        return None
    return max(first, work.next_working_day(asked.on))


def may_be_asked_on(day: date, event: Event, *, work: WorkingTime, now: datetime) -> date:
    """Move a day that has gone by, or on which nobody works any more, to the next working day; before the event at any rate."""
    later = max(day, work.day_of(work.later(now)))
    return later if at_local(later, work.opens, work.zone) < event.plan.starts_at else max(day, work.day_of(now))


def asks_all(times: int) -> bool:
    """Return whether all organisers are asked this time."""
    return times >= ALL_ORGANISERS_FROM


def asked_at(on: date, to: Receiver, *, starts_at: datetime, now: datetime) -> datetime:
    """Return the moment at which an organiser is asked on a day: at their hour, else when people work; before the event begins."""
    at_their_hour = own_hour(on, to).at
    moments = (at_their_hour if at_their_hour >= now else working_moment(now, to).at, at_local(on, to.work.opens, to.work.zone))
    return next((moment for moment in moments if now <= moment < starts_at), now)


def asking_moment(on: date, zone: ZoneInfo) -> datetime:
    """Return the moment from which a day's question is planned: the day's begin."""
    return at_local(on, time(0), zone)
