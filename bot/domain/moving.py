"""Moving an event: to its reserve date, another date, or into another event; and what comes along.

Those who said yes or maybe come along with a *provisional* answer: it holds their place until the confirm-by day, and
lapses after it unless they confirm. What they answered for the old date stays as its history.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.calendar import Moment, Receiver, at_local, before_event, local_day
from bot.domain.errors import DomainError
from bot.domain.event_life import RESTORE_WITHIN
from bot.domain.events import Event, EventPlan, EventState, GoNoGo
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Answer, Party, Place, RsvpEntry, Way

CONFIRM_WITHIN = timedelta(days=7)
"""How long a provisional answer holds its place (docs/product.md, section 4)."""

_DAY = timedelta(days=1)

Had = Literal["place", "wait", "maybe"]
"""What a provisional answer holds: a place, a rank on the waiting list, or a *misschien*."""


class NoReserveDate(DomainError):
    """The event has no reserve date, or it has gone by."""

    text_id = "refused-no-reserve-date"


class MoveToItself(DomainError):
    """An event cannot go on in itself."""

    text_id = "refused-move-to-itself"


class TargetClosed(DomainError):
    """The other event takes no people any more: begun, called off, moved, withdrawn or closed."""

    text_id = "refused-target-closed"


class TargetHidden(DomainError):
    """The other event is in a private channel, and somebody who was coming may not know of it."""

    text_id = "refused-target-hidden"


class NotMoved(DomainError):
    """There is no move to undo."""

    text_id = "refused-not-moved"


class UndoTooLate(DomainError):
    """More than 14 days have passed, or the old date is too near or gone by."""

    text_id = "refused-undo-move-too-late"


class MovedOn(DomainError):
    """What the event was moved to has been changed so since that the way back is closed."""

    text_id = "refused-undo-moved-on"


def on_another_day(plan: EventPlan, day: date, *, today: date, zone: ZoneInfo) -> EventPlan:
    """Plan the same event on another day: the same hours, and all that leads up to it as many days before.

    A deadline that would have gone by already is left out, and so is the reserve date: this is it.
    """
    distance = day - local_day(plan.starts_at, zone)
    return replace(
        plan,
        starts_at=_moved(plan.starts_at, distance, zone),
        ends_at=_moved(plan.ends_at, distance, zone),
        rsvp_until=_day_moved(plan.rsvp_until, distance, today=today),
        decision_on=_day_moved(plan.decision_on, distance, today=today),
        sessions=tuple(
            replace(each, starts_at=_moved(each.starts_at, distance, zone), ends_at=_moved(each.ends_at, distance, zone))
            for each in plan.sessions
        ),
        reserve_on=None,
    )


def at_other_hours(plan: EventPlan, *, starts_at: datetime, ends_at: datetime) -> EventPlan:
    """Plan the same event at other hours; of a course the first session begins then, and the last one ends then."""
    sessions = list(plan.sessions)
    if sessions:
        sessions[0] = replace(sessions[0], starts_at=starts_at)
        sessions[-1] = replace(sessions[-1], ends_at=ends_at)
    return replace(plan, starts_at=starts_at, ends_at=ends_at, sessions=tuple(sessions))


def on_other_days(was: EventPlan, new: EventPlan, zone: ZoneInfo) -> bool:
    """Return whether a change takes an event to another day altogether, which is a move; one session of a course is none."""
    before, after = ({local_day(each.starts_at, zone) for each in plan.sittings} for plan in (was, new))
    return before.isdisjoint(after)


def confirm_by(plan: EventPlan, *, today: date, zone: ZoneInfo) -> date:
    """Return the last day on which a provisional answer can be confirmed: in seven days, the deadline at the latest.

    Without a deadline it is the day before the event at the latest, of a course under way before its next session; never before today.
    """
    begins_on = [local_day(each.starts_at, zone) for each in plan.sittings]
    latest = next((day for day in begins_on if day > today), begins_on[-1]) - _DAY
    if plan.rsvp_until is not None and begins_on[0] > today:
        latest = min(latest, plan.rsvp_until)
    return max(today, min(today + CONFIRM_WITHIN, latest))


def reminded_at(confirm_by: date, to: Receiver, *, now: datetime) -> Moment | None:
    """Return the moment at which a member is reminded to confirm: on the last day, at their hour, or the last working moment before.

    Nobody is reminded within a day of having been asked.
    """
    moment = before_event(to.work.at_hour(confirm_by, to.hour), to)
    return moment if moment.at > now + _DAY else None


def lapses_at(confirm_by: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which an answer that was not confirmed lapses: as the confirm-by day ends."""
    return at_local(confirm_by + _DAY, time(0), zone)


def comes_along(party: Party) -> bool:
    """Return whether a move concerns a member: one who comes, may come, waits or sends a deputy; others start afresh."""
    return party.answer is not Answer.NO or party.asks


def had(party: Party) -> Had:
    """Return what a member has that they may lose."""
    if party.place is Place.SEATED:
        return "place"
    return "wait" if party.place is Place.WAITING else "maybe"


def carried(parties: Iterable[Party], *, at: datetime, confirm_by: date) -> Iterator[RsvpEntry]:
    """Let answers come along to another card of the same event: provisional, and each with the rank it had."""
    for party in parties:
        if comes_along(party):
            yield _carried(party, at=at, since=party.since, confirm_by=confirm_by)


def carried_behind(parties: Iterable[Party], *, at: datetime, now: datetime, confirm_by: date) -> Iterator[RsvpEntry]:
    """Let answers come along into another event, in their order but behind those who answered there before `now`.

    `at` is before anybody answered there, so that what a member says about that event themselves always counts.
    """
    along = sorted((party for party in parties if comes_along(party)), key=lambda party: (party.since, party.member))
    for place, party in enumerate(along):
        yield _carried(party, at=at, since=now + timedelta(microseconds=place), confirm_by=confirm_by)


def provisional(members: Iterable[MemberId], *, at: datetime, confirm_by: date) -> Iterator[RsvpEntry]:
    """Let members come along who said that the date fits them, in this order."""
    for place, member in enumerate(members):
        since = at + timedelta(microseconds=place)
        yield RsvpEntry(member=member, answer=Answer.YES, way=Way.CARRIED, at=at, since=since, confirm_by=confirm_by)


def lapsed(party: Party, *, at: datetime) -> RsvpEntry:
    """Take a provisional answer away."""
    return RsvpEntry(member=party.member, answer=party.answer, way=Way.CARRIED, at=at, on=False)


def moved(event: Event, *, to: EventId, verdict: GoNoGo, by: MemberId, now: datetime) -> Event:
    """Close an event that goes on elsewhere."""
    return replace(event, state=EventState.MOVED, moved_to=to, verdict=verdict, decided_by=by, decided_at=now)


def brought_back(event: Event, *, until: date, now: datetime) -> Event:
    """Let an event that was moved take place on its old date after all; nobody has decided about it any more.

    Raises:
        NotMoved: there is no move to undo.
        UndoTooLate: more than 14 days ago, or the old date has come.
    """
    if event.state is not EventState.MOVED:
        raise NotMoved(event=event.id)
    if not may_be_brought_back(event, now=now):
        raise UndoTooLate(event=event.id)
    return replace(event, state=EventState.ANNOUNCED, moved_to=None, verdict=None, decided_by=None, decided_at=None, confirm_by=until)


def may_be_brought_back(event: Event, *, now: datetime) -> bool:
    """Return whether a move can still be undone."""
    since = event.decided_at
    return event.state is EventState.MOVED and since is not None and now <= since + RESTORE_WITHIN and not event.has_begun(now)


def last_day_to_undo(event: Event, zone: ZoneInfo) -> date | None:
    """Return the last day on which a move can be undone: in 14 days, and before the old date."""
    if event.decided_at is None:
        return None
    return min(local_day(event.decided_at + RESTORE_WITHIN, zone), local_day(event.plan.starts_at, zone))


def _carried(party: Party, *, at: datetime, since: datetime, confirm_by: date) -> RsvpEntry:
    return RsvpEntry(
        member=party.member,
        answer=party.answer,
        way=Way.CARRIED,
        at=at,
        guests=party.guests,
        names=party.names,
        deputy=party.deputy,
        comment=party.comment,
        by=party.by,
        since=since,
        confirm_by=confirm_by,
    )


def _moved(moment: datetime, distance: timedelta, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    return at_local(local.date() + distance, local.time(), zone)


def _day_moved(day: date | None, distance: timedelta, *, today: date) -> date | None:
    moved = day + distance if day is not None else None
    return moved if moved is not None and moved >= today else None
