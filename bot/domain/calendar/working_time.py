"""When the bot may write to somebody: working days from nine to five, in the receiver's zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.zones import at_local, local_day

_SATURDAY = 5
_LONGEST_CLOSURE = 366
"""Days: a network that is free for a whole year has been set up wrongly, and searching on would never end."""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Working moments of one zone: Monday to Friday, free days out, from `opens` up to and including `closes`.

    `closes` counts, so that the last working moment of a day is a clear one: 17.00 sharp. Free days are handed in.
    """

    zone: ZoneInfo
    is_free: Callable[[date], bool]
    opens: time = time(9)
    closes: time = time(17)

    def is_working_day(self, on: date) -> bool:
        """Return whether people work that day."""
        return on.weekday() < _SATURDAY and not self.is_free(on)

    def next_working_day(self, on: date) -> date:
        """Return the first working day after `on`."""
        return self._step(on, timedelta(days=1))

    def previous_working_day(self, on: date) -> date:
        """Return the last working day before `on`."""
        return self._step(on, timedelta(days=-1))

    def is_working(self, moment: datetime) -> bool:
        """Return whether an aware moment lies within working time."""
        local = moment.astimezone(self.zone)
        return self.is_working_day(local.date()) and self.opens <= local.time() <= self.closes

    def later(self, moment: datetime) -> datetime:
        """Return the moment itself if people work then, else the next opening."""
        if self.is_working(moment):
            return moment
        local = moment.astimezone(self.zone)
        still_to_open = self.is_working_day(local.date()) and local.time() < self.opens
        return at_local(local.date() if still_to_open else self.next_working_day(local.date()), self.opens, self.zone)

    def earlier(self, moment: datetime) -> datetime:
        """Return the moment itself if people work then, else the last closing (17.00) before it."""
        if self.is_working(moment):
            return moment
        local = moment.astimezone(self.zone)
        closed_today = self.is_working_day(local.date()) and local.time() > self.closes
        return at_local(local.date() if closed_today else self.previous_working_day(local.date()), self.closes, self.zone)

    def at_hour(self, on: date, hour: int) -> datetime:
        """Return the moment of someone's own hour on that day, working day or not."""
        return at_local(on, time(hour), self.zone)

    def day_of(self, moment: datetime) -> date:
        """Return which day it is here at that moment."""
        return local_day(moment, self.zone)

    def _step(self, on: date, step: timedelta) -> date:
        for _ in range(_LONGEST_CLOSURE):
            on += step
            if self.is_working_day(on):
                return on
        raise ValueError(f"no working day within {_LONGEST_CLOSURE} days of {on}")
