"""Reminders of an event: which there are, when each comes to whom, and until when it is of use."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendar import (
    Moment,
    Receiver,
    at_local,
    before_event,
    hour_before,
    local_day,
    news_of_place,
    own_hour,
    working_moment,
)
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Party, Place

MINUTES_WITHIN = timedelta(days=14)
"""For so long after the end it is of use to ask for the minutes."""

MINUTES_AGAIN_AFTER = timedelta(days=7)

_LAST_MINUTE = time(23, 59, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Which reminders events get, as the organisers chose; these are the ones until they do (docs/product.md, section 5)."""

    agenda_days: int = 7
    """Whole days before the beginning; 0: the channel gets no agenda."""
    unanswered_days: int = 2
    """Whole days before the last day to answer, time enough to look in one's diary; 0: nobody is asked again."""
    day: bool = True
    hour: bool = True


USUAL = Schedule()
AGENDA_DAYS = (3, 5, 7, 10, 14)
UNANSWERED_DAYS = (1, 2, 3, 5, 7, 10, 14)
"""What organisers choose from, besides none."""


class Occasion(StrEnum):
    """What a reminder is for."""

    AGENDA = "agenda"
    """To the channel, a week before or as the schedule says."""
    PROPOSALS = "proposals"
    """To the organisers, the day before the agenda goes out: what was proposed and not decided."""
    UNANSWERED = "unanswered"
    """To those who were invited and have not answered, before the deadline."""
    NUDGE = "nudge"
    """To those who said maybe or have not answered, once, when an organiser asks for it."""
    DAY = "day"
    """To those who said yes or maybe, and those who wait, a day before."""
    HOUR = "hour"
    """To those who said yes, an hour before, with place and link."""
    MINUTES = "minutes"
    """To the secretary, after the end: minutes and attendance list."""
    MINUTES_AGAIN = "minutes_again"
    """To the secretary of a meeting, a week later: the minutes, as long as none came in."""


ASKING = frozenset({Occasion.UNANSWERED, Occasion.NUDGE})
"""What asks for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder for one receiver: `about` is when its subject begins, `until` when it has lost its purpose."""

    occasion: Occasion
    about: datetime
    moment: Moment
    until: datetime


def channel_reminders(plan: EventPlan, to: Receiver, schedule: Schedule = USUAL) -> Iterator[Reminder]:
    """Return what the channel gets: the agenda, some days before the first time. Where it gets none, the usual moment of it."""
    meant = _days_before(plan.starts_at, timedelta(days=schedule.agenda_days or USUAL.agenda_days), to.work.zone)
    yield Reminder(occasion=Occasion.AGENDA, about=plan.starts_at, moment=before_event(meant, to), until=plan.starts_at)


def member_reminders(plan: EventPlan, to: Receiver, *, zone: ZoneInfo, schedule: Schedule = USUAL) -> Iterator[Reminder]:
    """Return all reminders that a member could get of an event, whatever they answered; `zone` is the workspace's.

    The one before the deadline comes at the receiver's own hour.
    """
    last_day = min(plan.rsvp_until or date.max, local_day(plan.starts_at, zone))
    if schedule.unanswered_days:
        meant = to.work.at_hour(last_day - timedelta(days=schedule.unanswered_days), to.hour)
        ends = min(at_local(last_day, _LAST_MINUTE, zone), plan.starts_at)
        yield Reminder(occasion=Occasion.UNANSWERED, about=plan.starts_at, moment=before_event(meant, to), until=ends)
    for sitting in plan.sittings:
        about, hour = sitting.starts_at, hour_before(sitting.starts_at)
        if schedule.day:
            yield Reminder(occasion=Occasion.DAY, about=about, moment=_day_before(about, to), until=hour.at)
        if schedule.hour:
            yield Reminder(occasion=Occasion.HOUR, about=about, moment=hour, until=about)


def organiser_reminders(agenda: Reminder, to: Receiver) -> Iterator[Reminder]:
    """Return what an organiser gets while agenda items are proposed: all of them, the day before the agenda goes out."""
    moment = _day_before(agenda.moment.at, to)
    yield Reminder(occasion=Occasion.PROPOSALS, about=agenda.about, moment=moment, until=agenda.moment.at)


def secretary_reminders(plan: EventPlan, to: Receiver) -> Iterator[Reminder]:
    """Return what the secretary gets after the end, of a course after each session: on a working moment, for there is no hurry."""
    for sitting in plan.sittings:
        moment = working_moment(sitting.ends_at, to)
        yield Reminder(occasion=Occasion.MINUTES, about=sitting.starts_at, moment=moment, until=moment.at + MINUTES_WITHIN)
        if plan.kind is EventKind.MEETING:
            again = working_moment(sitting.ends_at + MINUTES_AGAIN_AFTER, to)
            yield Reminder(occasion=Occasion.MINUTES_AGAIN, about=sitting.starts_at, moment=again, until=again.at + MINUTES_WITHIN)


def nudge_moment(plan: EventPlan, to: Receiver, had: Collection[date], *, zone: ZoneInfo, now: datetime) -> Moment | None:
    """Return when a nudge comes: by the last day to answer where it can, else before the event begins, as late answers count too.

    It comes at a working moment, or where none is left when people are awake; on a day that `had` a reminder of the event it
    waits for the next of their working days. None: it would come too late.
    """
    begins = plan.next_begins_at(now)
    last = at_local(plan.rsvp_until, _LAST_MINUTE, zone) if plan.rsvp_until else begins
    for until in (min(last, begins), begins):
        moment = working_moment(now, to)
        if moment.at >= until > now:
            moment = news_of_place(now, to, starts_at=until)
        while (day := local_day(moment.at, to.work.zone)) in had:
            moment = Moment(own_hour(to.work.next_working_day(day), to).at, now)
        if moment.at < until:
            return moment
    return None


def is_for(occasion: Occasion, party: Party | None) -> bool:
    """Return whether a member with this answer gets this reminder: those who wait hear the day before how they stand, not to come."""
    match occasion:
        case Occasion.UNANSWERED:
            return party is None
        case Occasion.NUDGE:
            return party is None or party.answer is Answer.MAYBE
        case Occasion.DAY:
            return party is not None and (party.answer is Answer.MAYBE or party.asks)
        case Occasion.HOUR:
            return party is not None and party.place is Place.SEATED
        case _:
            return False


def gives_way(
    occasion: Occasion, about: datetime, *, now: datetime, party: Party | None, zone: ZoneInfo, schedule: Schedule = USUAL
) -> bool:
    """Return whether a day-before that comes late leaves the day to the hour-before: one reminder a day is enough."""
    hour = hour_before(about).at
    late = occasion is Occasion.DAY and local_day(now, zone) == local_day(hour, zone)
    return late and schedule.hour and is_for(Occasion.HOUR, party)


def outline(plan: EventPlan, schedule: Schedule, to: Receiver, *, zone: ZoneInfo, now: datetime) -> list[Reminder]:
    """List what is still to go out for an event by a schedule, by moment, as for somebody who hears when the channel does."""
    channel = channel_reminders(plan, to, schedule) if schedule.agenda_days else ()
    every = [*channel, *member_reminders(plan, to, zone=zone, schedule=schedule), *secretary_reminders(plan, to)]
    return sorted((each for each in every if each.moment.at > now), key=lambda each: each.moment.at)


def one_a_day(
    wanted: Iterable[tuple[MemberId, Reminder]], had: Mapping[MemberId, set[date]], zones: Mapping[MemberId, ZoneInfo], *, now: datetime
) -> Iterator[tuple[MemberId, Reminder]]:
    """Keep at most one reminder a day of an event for each member, the earliest; `had` are the days that had one."""
    days = {member: set(given) for member, given in had.items()}
    for member, reminder in sorted(wanted, key=lambda each: (each[1].moment.at, each[0])):
        today = local_day(max(reminder.moment.at, now), zones[member])
        if today not in days.setdefault(member, set()):
            days[member].add(today)
            yield member, reminder


def _day_before(moment: datetime, to: Receiver) -> Moment:
    """Return when the reminder of the day before comes: on the last working day before, at the event's own hour within working hours."""
    work, local = to.work, moment.astimezone(to.work.zone)
    at = at_local(work.previous_working_day(local.date()), min(max(local.time(), work.opens), work.closes), work.zone)
    return Moment(at, _days_before(moment, timedelta(days=1), work.zone))


def _days_before(moment: datetime, days: timedelta, zone: ZoneInfo) -> datetime:
    """Go back whole days of local time, also over a clock change."""
    local = moment.astimezone(zone)
    return at_local(local.date() - days, local.time(), zone)
