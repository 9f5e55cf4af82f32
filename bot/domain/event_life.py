"""The life of an event after its announcement: changed, closed, called off, and each of these undone."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import zip_longest

from bot.domain.errors import DomainError, NotAllowed, shortened
from bot.domain.events import CourseSession, Event, EventPlan, EventState, GoNoGo, refuse_unless_announced, refuse_unless_stands
from bot.domain.ids import MemberId

RESTORE_WITHIN = timedelta(days=14)
"""How long calling off, or a move, can be undone (docs/product.md, section 4)."""

TOLD_AFTER = timedelta(minutes=10)
"""Changes that follow each other within this time are told once."""

TOLD_BEFORE = timedelta(minutes=30)
"""This long before the start a change is told without waiting for further ones."""

LONGEST_REASON = 500
"""Characters of why an event was called off."""


class EventStep(StrEnum):
    """What happened to an event."""

    CHANGED = "changed"
    CHANGED_ALONG = "changed_along"
    """With others of its series, or as the first of them."""
    CLOSED = "closed"
    REOPENED = "reopened"
    CALLED_OFF = "called_off"
    MOVED = "moved"
    RESTORED = "restored"
    DECIDED = "decided"
    ANNOUNCED = "announced"
    """After it was planned ahead."""


class NotItsOrganiser(NotAllowed):
    """Only whoever organises an event manages it; the sentence names them."""

    text_id = "refused-not-its-organiser"


class ChangedMeanwhile(DomainError):
    """Somebody else changed the event since the form was opened."""

    text_id = "refused-changed-meanwhile"


class EventOver(DomainError):
    """The event has ended: there is nothing to change any more."""

    text_id = "refused-event-over"


class ClosedAlready(DomainError):
    """Answering was closed before."""

    text_id = "refused-closed-already"


class NotClosed(DomainError):
    """Answering is open."""

    text_id = "refused-not-closed"


class NotCalledOff(DomainError):
    """The event was not called off: there is nothing to undo."""

    text_id = "refused-not-called-off"


class RestoreTooLate(DomainError):
    """Calling off can be undone for 14 days, until the event (of a course its last session) would have begun."""

    text_id = "refused-restore-too-late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """When and where an event is: everybody concerned hears of what changes here."""

    starts_at: datetime
    ends_at: datetime
    sessions: tuple[CourseSession, ...]
    place: str
    link: str | None

    @property
    def sittings(self) -> tuple[CourseSession, ...]:
        """The times at which people come together: of a course each session, else the event itself."""
        return self.sessions or (CourseSession(starts_at=self.starts_at, ends_at=self.ends_at),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChange:
    """What became of one session of a course: `was` is None for a new one, `now` for one that is dropped."""

    number: int
    was: CourseSession | None
    now: CourseSession | None


def session_changes(old: Whereabouts, new: Whereabouts) -> list[SessionChange]:
    """List which sessions changed, in their order: one that left its hour is paired with the next new one."""
    gone = [(number, each) for number, each in enumerate(old.sittings, 1) if each not in new.sittings]
    come = [(number, each) for number, each in enumerate(new.sittings, 1) if each not in old.sittings]
    pairs = zip_longest(gone, come, fillvalue=(0, None))
    return [SessionChange(number=late or early, was=was, now=now) for (early, was), (late, now) in pairs]


def numbered(plan: EventPlan) -> dict[int, CourseSession]:
    """Return each time under the number by which calendars know it: of a course each session's own, of all else 0."""
    return dict(enumerate(plan.sittings, 1 if plan.sessions else 0))


def soonest_of_change(old: Whereabouts, new: Whereabouts, *, now: datetime) -> datetime:
    """Return when what changed begins, or would have begun: the first time that is still to come."""
    elsewhere = (old.place, old.link) != (new.place, new.link)
    moved = [each for change in session_changes(old, new) for each in (change.was, change.now) if each is not None]
    begins = [each.starts_at for each in (*old.sittings, *new.sittings) if elsewhere or each in moved]
    return min((each for each in begins if each > now), default=old.starts_at)


def whereabouts(plan: EventPlan) -> Whereabouts:
    """Take from a plan when and where it is."""
    return Whereabouts(starts_at=plan.starts_at, ends_at=plan.ends_at, sessions=plan.sessions, place=plan.place, link=plan.link)


def change_told_at(now: datetime, *, starts_at: datetime) -> datetime:
    """Return when a change is told: after ten minutes, and half an hour before the start at the latest; after that at once."""
    return max(now, min(now + TOLD_AFTER, starts_at - TOLD_BEFORE))


def changed_fields(old: EventPlan, new: EventPlan) -> Iterator[str]:
    """Name the fields in which two plans differ."""
    return (field.name for field in fields(EventPlan) if getattr(old, field.name) != getattr(new, field.name))


def merged(seen: EventPlan, typed: EventPlan, current: EventPlan) -> EventPlan:
    """Bring together what two organisers did at once: what was typed stays, what was not touched follows the other."""
    return replace(current, **{name: getattr(typed, name) for name in changed_fields(seen, typed)})


def changed(event: Event, plan: EventPlan, *, seen: int, now: datetime) -> Event:
    """Change the plan of an event, as somebody asked who saw version `seen` of it.

    Raises:
        EventWithdrawn, EventCalledOff, EventMoved: it does not take place as announced.
        EventOver: it has ended.
        ChangedMeanwhile: somebody else changed it since.
    """
    refuse_unless_stands(event)
    if event.has_ended(now):
        raise EventOver(event=event.id, title=event.plan.title)
    if event.version != seen:
        raise ChangedMeanwhile(event=event.id)
    return replace(event, plan=replace(plan, channel=event.plan.channel))


def closed(event: Event, *, by: MemberId, now: datetime) -> Event:
    """Take no more answers.

    Raises:
        EventWithdrawn, EventCalledOff, EventMoved: it takes none anyway.
        EventOver: it is too late for answers anyway.
        ClosedAlready: it was closed before.
    """
    refuse_unless_announced(event)
    if event.is_too_late_for(now):
        raise EventOver(event=event.id, title=event.plan.title)
    if event.closed_at is not None:
        raise ClosedAlready(event=event.id)
    return replace(event, closed_at=now, closed_by=by)


def reopened(event: Event, *, now: datetime) -> Event:
    """Take answers again.

    Raises:
        EventWithdrawn, EventCalledOff, EventMoved: it does not take place as announced.
        EventOver: it is too late for answers.
        NotClosed: it is open.
    """
    refuse_unless_announced(event)
    if event.is_too_late_for(now):
        raise EventOver(event=event.id, title=event.plan.title)
    if event.closed_at is None:
        raise NotClosed(event=event.id)
    return replace(event, closed_at=None, closed_by=None)


def called_off(event: Event, *, by: MemberId, because: str, now: datetime) -> Event:
    """Let an event not take place; whether it goes on is decided by that too.

    Raises:
        EventWithdrawn, EventCalledOff, EventMoved: it does not take place anyway.
        EventOver: it has ended.
    """
    refuse_unless_stands(event)
    if event.has_ended(now):
        raise EventOver(event=event.id, title=event.plan.title)
    decides = bool(event.plan.minimum) and event.verdict is None
    return replace(
        event,
        state=EventState.CALLED_OFF,
        called_off_at=now,
        called_off_by=by,
        called_off_because=shortened(because.strip(), LONGEST_REASON),
        decided_at=now if decides else event.decided_at,
        decided_by=by if decides else event.decided_by,
        verdict=GoNoGo.CALLED_OFF if decides else event.verdict,
    )


def restored(event: Event, *, confirm_by: date, now: datetime) -> Event:
    """Let an event that was called off take place after all; those who were coming have to say so again, by that day.

    Raises:
        NotCalledOff: it was not.
        RestoreTooLate: more than 14 days ago, or it would have begun by now.
    """
    if event.state is not EventState.CALLED_OFF or event.called_off_at is None:
        raise NotCalledOff(event=event.id)
    if not may_be_restored(event, now=now):
        raise RestoreTooLate(event=event.id)
    undecided = event.verdict is GoNoGo.CALLED_OFF
    ahead = event.announce_at is not None and event.announce_at > now
    return replace(
        event,
        state=EventState.PLANNED if ahead else EventState.ANNOUNCED,
        called_off_at=None,
        called_off_by=None,
        called_off_because="",
        closed_at=None,
        closed_by=None,
        decided_at=None if undecided else event.decided_at,
        decided_by=None if undecided else event.decided_by,
        verdict=None if undecided else event.verdict,
        confirm_by=None if ahead else confirm_by,
    )


def may_be_restored(event: Event, *, now: datetime) -> bool:
    """Return whether calling off can still be undone."""
    since = event.called_off_at
    return event.state is EventState.CALLED_OFF and since is not None and now <= since + RESTORE_WITHIN and not event.is_too_late_for(now)
