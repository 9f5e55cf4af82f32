"""Events: what is planned, when, where, and what may still be done with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from bot.domain.audience import EVERYBODY, Audience
from bot.domain.errors import DomainError, FieldMistake
from bot.domain.ids import ChannelId, EventId, MemberId, SeriesId

LONGEST_TITLE = 150
"""Characters; the limit of Slack's header block, so that a title never has to be cut."""

LONGEST_TEXT = 3000
"""Characters of any longer field; the limit of Slack's text input."""

WITHDRAW_WITHIN = timedelta(minutes=15)
"""How long a slip can be taken back without telling anybody (docs/product.md, section 4)."""


class EventKind(StrEnum):
    """What kind of coming together it is."""

    MEETING = "meeting"
    GATHERING = "gathering"
    TOUR = "tour"
    COURSE = "course"


class EventState(StrEnum):
    """The state of an event; whether it has begun follows from the clock, whether it is closed is kept apart."""

    PLANNED = "planned"
    """Not announced yet: organisers alone see it."""
    ANNOUNCED = "announced"
    WITHDRAWN = "withdrawn"
    CALLED_OFF = "called_off"
    MOVED = "moved"


class GoNoGo(StrEnum):
    """What an organiser made of an event with a minimum."""

    GO = "go"
    MOVED = "moved"
    MERGED = "merged"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSession:
    """One of the days of a course; one registration is for all of them."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlan:
    """What an organiser fills in; times are aware UTC, days are days in the workspace's zone."""

    title: str
    kind: EventKind
    starts_at: datetime
    ends_at: datetime
    place: str
    channel: ChannelId
    link: str | None = None
    agenda: tuple[str, ...] = ()
    rsvp_until: date | None = None
    minimum: int | None = None
    maximum: int | None = None
    reserve_on: date | None = None
    audience: str | None = None
    decision_on: date | None = None
    sessions: tuple[CourseSession, ...] = ()
    """Of a course: its first begins at `starts_at`, its last ends at `ends_at`."""
    hosts: tuple[MemberId, ...] = ()
    """Co-organisers, beside whoever made it."""
    narrowed: Audience = EVERYBODY
    """Whom of the channel it is for; `audience` says it in words of one's own."""

    @property
    def sittings(self) -> tuple[CourseSession, ...]:
        """The times at which people come together: of a course each session, else the event itself."""
        return self.sessions or (CourseSession(starts_at=self.starts_at, ends_at=self.ends_at),)

    @property
    def last_begins_at(self) -> datetime:
        """When its last session begins: until then one joins and leaves."""
        return self.sittings[-1].starts_at

    def next_begins_at(self, now: datetime) -> datetime:
        """Return when people come together next, or did last."""
        return self.next_sitting(now).starts_at

    def next_sitting(self, now: datetime) -> CourseSession:
        """Return the time at which people come together next, or did last: of a course under way its next session."""
        return next((each for each in self.sittings if each.starts_at > now), self.sittings[-1])

    @property
    def decides_on(self) -> date | None:
        """The day on which is decided whether it goes on: the deadline unless said otherwise; None without a minimum."""
        return (self.decision_on or self.rsvp_until) if self.minimum else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event with its number and its state.

    `version` goes up at every change, and is what a form that changes it has to have seen. `confirm_by` is the last day on which
    provisional answers can be confirmed, after a move or the undoing of calling off.
    """

    id: EventId
    plan: EventPlan
    state: EventState
    created_by: MemberId
    created_at: datetime
    version: int = 1
    closed_at: datetime | None = None
    closed_by: MemberId | None = None
    called_off_at: datetime | None = None
    called_off_by: MemberId | None = None
    called_off_because: str = ""
    decided_at: datetime | None = None
    decided_by: MemberId | None = None
    verdict: GoNoGo | None = None
    moved_to: EventId | None = None
    moved_from: EventId | None = None
    confirm_by: date | None = None
    series: SeriesId | None = None
    announce_at: datetime | None = None
    """Of one that is planned ahead: when it is announced by itself."""

    @property
    def stands(self) -> bool:
        """Whether it is to take place, or did: announced, or planned to be."""
        return self.state in {EventState.ANNOUNCED, EventState.PLANNED}

    def has_begun(self, now: datetime) -> bool:
        """Return whether people have come together: of a course, for the first time."""
        return now >= self.plan.starts_at

    def is_too_late_for(self, now: datetime) -> bool:
        """Return whether answers come too late: once it has begun, of a course once its last session has."""
        return now >= self.plan.last_begins_at

    def has_ended(self, now: datetime) -> bool:
        """Return whether it is over."""
        return now >= self.plan.ends_at

    def takes_answers(self, now: datetime) -> bool:
        """Return whether one can still answer: not once it is too late, or it was closed by hand, called off, moved or withdrawn."""
        return self.state is EventState.ANNOUNCED and self.closed_at is None and not self.is_too_late_for(now)

    @property
    def organisers(self) -> tuple[MemberId, ...]:
        """Those who organise it: its maker, and the co-organisers."""
        return tuple(dict.fromkeys((self.created_by, *self.plan.hosts)))


class EventNotFound(DomainError):
    """No event has that number in this workspace, or not for this member."""

    text_id = "refused-event-unknown"


class EventPlanned(DomainError):
    """The event is planned, and not announced yet."""

    text_id = "refused-event-planned"


class RsvpBegun(DomainError):
    """The event has begun: nobody answers any more."""

    text_id = "refused-event-begun"


class EventWithdrawn(DomainError):
    """The event was withdrawn by whoever made it."""

    text_id = "refused-event-withdrawn"


class RsvpClosed(DomainError):
    """The organiser closed it by hand: nobody answers any more."""

    text_id = "refused-event-closed"


class EventCalledOff(DomainError):
    """The event was called off."""

    text_id = "refused-event-called-off"


class EventMoved(DomainError):
    """The event was moved: answers go to the one that took its place."""

    text_id = "refused-event-moved"


class WithdrawTooLate(DomainError):
    """More than 15 minutes have passed, or somebody answered already."""

    text_id = "refused-withdraw-too-late"


class PlanMistake(FieldMistake):
    """One field of the form of an event does not hold."""


def refuse_unless_open(event: Event, *, now: datetime) -> None:
    """Refuse an answer to an event that takes none any more.

    Raises:
        EventPlanned: it was not announced yet.
        EventWithdrawn: it was withdrawn.
        EventCalledOff: it was called off.
        EventMoved: it was moved.
        RsvpBegun: it has begun; of a course, its last session.
        RsvpClosed: it was closed by hand.
    """
    refuse_unless_announced(event)
    if event.is_too_late_for(now):
        raise RsvpBegun(event=event.id, title=event.plan.title)
    if event.closed_at is not None:
        raise RsvpClosed(event=event.id, title=event.plan.title)


def refuse_unless_announced(event: Event) -> None:
    """Refuse what makes no sense for an event that does not take place as announced.

    Raises:
        EventPlanned: it was not announced yet.
        EventWithdrawn: it was withdrawn.
        EventCalledOff: it was called off.
        EventMoved: it was moved.
    """
    match event.state:
        case EventState.PLANNED:
            raise EventPlanned(event=event.id, title=event.plan.title)
        case EventState.WITHDRAWN:
            raise EventWithdrawn(event=event.id)
        case EventState.CALLED_OFF:
            raise EventCalledOff(event=event.id, title=event.plan.title, on=event.called_off_at or event.plan.starts_at)
        case EventState.MOVED:
            raise EventMoved(event=event.id, title=event.plan.title, moved_to=event.moved_to or event.id)
        case EventState.ANNOUNCED:
            return
        case _:
            assert_never(event.state)


def refuse_unless_stands(event: Event) -> None:
    """Refuse what makes no sense for an event that does not take place; one that is planned does.

    Raises:
        EventWithdrawn, EventCalledOff, EventMoved: it does not.
    """
    if event.state is not EventState.PLANNED:
        refuse_unless_announced(event)


def withdrawn(event: Event, *, answers: int, now: datetime) -> Event:
    """Take back a slip, or at any time what was never announced.

    Raises:
        EventWithdrawn: it was withdrawn before.
        WithdrawTooLate: more than 15 minutes ago, or somebody answered.
    """
    if event.state is EventState.WITHDRAWN:
        raise EventWithdrawn(event=event.id)
    if event.state is EventState.PLANNED:
        return replace(event, state=EventState.WITHDRAWN)
    if answers or now > event.created_at + WITHDRAW_WITHIN:
        raise WithdrawTooLate(event=event.id)
    return replace(event, state=EventState.WITHDRAWN)
