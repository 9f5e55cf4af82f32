"""When the bot speaks: the four classes of docs/product.md, section 6, as pure functions.

An *answer* comes at once and needs no function. News of one's place wakes nobody; what comes before an event moves
earlier; all else waits for a working moment of whoever it is for. Each returns the moment it was `meant` for as well: what
was shifted says so.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.calendar.working_time import WorkingTime
from bot.domain.calendar.zones import at_local, awake, local_day

NEAR = timedelta(hours=24)
"""This long before an event, news of one's place comes at once, also at night."""

HOUR_BEFORE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a message goes out, and when it was meant to."""

    at: datetime
    meant: datetime

    @property
    def shifted_from(self) -> datetime | None:
        """The moment it was meant for, if it was moved."""
        return self.meant if self.meant != self.at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """To whom it is said: their working time, the hour of their reminders, and the day from which they want them again."""

    work: WorkingTime
    hour: int
    paused_until: date | None = None

    def is_paused(self, moment: datetime) -> bool:
        """Return whether they want no reminders at that moment."""
        return self.is_paused_on(local_day(moment, self.work.zone))

    def is_paused_on(self, day: date) -> bool:
        """Return whether they want no reminders that day."""
        return self.paused_until is not None and day < self.paused_until

    def working_day(self, on: date) -> date:
        """Return that day, else the next on which they work and have not paused."""
        day = max(on, self.paused_until or on)
        return day if self.work.is_working_day(day) else self.work.next_working_day(day)


def news_of_place(now: datetime, to: Receiver, *, starts_at: datetime) -> Moment:
    """Return when a member hears that their place or the event changed: at once between 7 and 22, else at 8.

    Within 24 hours of the event always at once, also while they have paused: it is no reminder.
    """
    at = now if starts_at - now <= NEAR else awake(now, to.work.zone)
    return Moment(at, now)


def before_event(meant: datetime, to: Receiver) -> Moment:
    """Return when a reminder of an event comes: at the moment itself, else at the last working moment before it.

    A moment that has gone by when the reminder is planned is not made up for: what came that late is news already.
    Whoever has paused (`Receiver.is_paused`) gets none; that is checked when it is sent.
    """
    return Moment(to.work.earlier(meant), meant)


def hour_before(starts_at: datetime) -> Moment:
    """Return when the last reminder of an event comes: an hour before, whatever the hour or the day, also in a pause."""
    at = starts_at - HOUR_BEFORE
    return Moment(at, at)


def working_moment(meant: datetime, to: Receiver) -> Moment:
    """Return when what can wait comes (action items, overviews, decision cards): then, else at the next working moment.

    A pause moves it to the first working moment after.
    """
    return Moment(_after_pause(to.work.later(meant), to), meant)


def own_hour(on: date, to: Receiver) -> Moment:
    """Return when what is due on a day comes (pings): at the receiver's own hour, on that day or the next working day."""
    day = to.working_day(on)
    at = to.work.at_hour(day, to.hour)
    return Moment(at, at if day == on else to.work.at_hour(on, to.hour))


def _after_pause(moment: datetime, to: Receiver) -> datetime:
    if to.paused_until is None or not to.is_paused(moment):
        return moment
    return to.work.later(at_local(to.paused_until, to.work.opens, to.work.zone))
