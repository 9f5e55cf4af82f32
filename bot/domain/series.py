"""Series: events that come again, each with its own number, card and answers, announced by itself so many weeks ahead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendar import (
    OnFreeDay,
    PlannedDay,
    Receiver,
    Recurrence,
    Rhythm,
    before_event,
    local_day,
    place_in_month,
    weekday_of_month,
)
from bot.domain.errors import DomainError
from bot.domain.events import EventPlan
from bot.domain.ids import MemberId, SeriesId
from bot.domain.moving import on_another_day

AHEAD = 4
"""Weeks before its day at which each is announced, unless said otherwise."""

AHEAD_CHOICES = (2, 3, 4, 6, 8, 12)
"""Weeks to choose from: before the agenda goes out, and before Slack's free plan hides the card (90 days)."""


class Scope(StrEnum):
    """What a change of one event of a series is of."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class NotInSeries(DomainError):
    """The event is in no series, or its series was ended."""

    text_id = "refused-not-in-series"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series as it was planned."""

    id: SeriesId
    rule: Recurrence
    ahead: int
    made_by: MemberId
    made_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPlan:
    """What an organiser looks at before anything is planned: the first event, the rule, and the days that come of it."""

    first: EventPlan
    rule: Recurrence
    days: tuple[PlannedDay, ...]
    on_free: OnFreeDay = OnFreeDay.KEEP
    school: bool = False
    """Whether a school holiday is a free day as well."""
    ahead: int = AHEAD

    @property
    def held(self) -> list[date]:
        """The days on which there is one."""
        return [each.on for each in self.days if each.on is not None]

    def plans(self, *, today: date, zone: ZoneInfo) -> Iterator[EventPlan]:
        """Return the plan of each: the hours of the first by the clock, and all that leads up to it as many days before."""
        was = local_day(self.first.starts_at, zone)
        for day in self.held:
            yield self.first if day == was else on_another_day(self.first, day, today=today, zone=zone)


def announced_at(plan: EventPlan, weeks: int, to: Receiver) -> datetime:
    """Return when an event is announced that many weeks ahead: on that day, or on the last working moment before it."""
    zone = to.work.zone
    return before_event(to.work.at_hour(local_day(plan.starts_at, zone) - timedelta(weeks=weeks), to.hour), to).at


def moved_along(day: date, was: date, now: date, rule: Recurrence) -> date:
    """Return on which day another of a series comes where one went from a day to another: as many days on, or the like in its month."""
    if rule.rhythm in {Rhythm.NTH, Rhythm.LAST} and (was.year, was.month) == (now.year, now.month):
        place = 0 if rule.rhythm is Rhythm.LAST and (now + timedelta(weeks=1)).month != now.month else place_in_month(now)
        return weekday_of_month(day.year, day.month, place, now.weekday()) or day + (now - was)
    return day + (now - was)


def by_hand(history: Sequence[tuple[bool, EventPlan]], plan: EventPlan, *, moved: bool) -> set[str]:
    """Name what of an event was changed by hand: what is otherwise than its series had it last. What was `moved` keeps its times.

    `history` holds each change so far: whether it was one of the series, and the plan before it.
    """
    plans = [*(was for _, was in history), plan]
    base = plans[0]
    for (along, was), since in zip(history, plans[1:], strict=True):
        if along:
            base = replace(base, **{name: getattr(since, name) for name in _differing(was, since)})
    changed = _differing(base, plan)
    return {name for name in changed if name not in _WHEN} | ({"when"} if moved or not changed.isdisjoint(_WHEN) else set())


def changed_along(plan: EventPlan, was: EventPlan, typed: EventPlan, rule: Recurrence, *, keeps: set[str], zone: ZoneInfo) -> EventPlan:
    """Change an event as another of its series was changed, from `was` to `typed`, but for what it `keeps` as changed by hand."""
    day, before, after = (local_day(each.starts_at, zone) for each in (plan, was, typed))
    differing = _differing(was, typed)
    when = not differing.isdisjoint(_WHEN) and "when" not in keeps
    to = moved_along(day, before, after, rule) if when else day
    like = replace(on_another_day(typed, to, today=date.min, zone=zone), reserve_on=_along(typed.reserve_on, to - after))
    moved = replace(on_another_day(plan, to, today=date.min, zone=zone), reserve_on=_along(plan.reserve_on, to - day))
    changed = differing - keeps - (set() if when else set(_WHEN))
    return replace(moved, **{name: getattr(like, name) for name in changed})


_WHEN = ("starts_at", "ends_at", "sessions")
_ALONG = (
    "title",
    "kind",
    "place",
    "link",
    "rsvp_until",
    "minimum",
    "maximum",
    "reserve_on",
    "audience",
    "decision_on",
    "hosts",
    "narrowed",
)


def _differing(one: EventPlan, other: EventPlan) -> set[str]:
    return {name for name in (*_WHEN, *_ALONG) if getattr(one, name) != getattr(other, name)}


def _along(day: date | None, distance: timedelta) -> date | None:
    return None if day is None else day + distance
