"""The year plan: dates proposed for what a network wants of a year, each with why that day. Pure: equal wishes get equal days."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendar import DayOccasion, at_local, is_skipped, local_day
from bot.domain.errors import DomainError
from bot.domain.events import EventKind, EventPlan, PlanMistake
from bot.domain.ids import ChannelId

MOST_ROWS: Final = 40
"""Events of one plan: two blocks each, of the hundred that a form of Slack takes."""

AHEAD: Final = 6
"""Weeks before its day at which each is announced, unless said otherwise: time to keep a day free."""

MOMENTS: Final = 4
"""Days that a date poll is filled with."""

NEAR: Final = timedelta(days=14)
"""A day passed over that is this near is worth naming."""

LATEST_YEAR: Final = 2100
ON: Final = "plan_on."
"""With a row's key: the field of its day."""

_MONTHS_A_YEAR: Final = 12


class PlanGone(DomainError):
    """The form that carries the plan is not one of ours, or is older than this version."""

    text_id = "refused-plan-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What an organiser asks of a year: how many of each kind, on which weekdays and between which hours, and which months not."""

    year: int
    counts: Mapping[EventKind, int]
    weekdays: frozenset[int]
    begin: time
    end: time
    channel: ChannelId
    avoid: frozenset[int] = frozenset()
    ahead: int = AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One event of the plan; `key` is its own as long as the plan lives. Without a day none was left."""

    key: int
    kind: EventKind
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """A plan as it is being made: the wishes, and a row an event, in order of their days."""

    wishes: Wishes
    rows: tuple[PlannedRow, ...]

    def with_days(self, days: Mapping[int, date]) -> "YearPlan":
        """Return the plan with other days for some rows, by key."""
        return self._of(replace(row, on=days.get(row.key, row.on)) for row in self.rows)

    def without(self, key: int) -> "YearPlan":
        """Return the plan without one row."""
        return self._of(row for row in self.rows if row.key != key)

    def _of(self, rows: Iterator[PlannedRow]) -> "YearPlan":
        return replace(self, rows=tuple(sorted(rows, key=lambda row: (row.on or date.max, row.key))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an event is proposed on its day."""

    occasion: DayOccasion
    """What the day is; an ordinary one where it was proposed."""
    taken: bool = False
    """Something else is planned that day."""
    days_since: int | None = None
    """Days since the event before it in the plan."""
    passed: tuple[date, DayOccasion] | None = None
    """The nearest preferred day that was passed over because it is free."""
    preferred: bool = True
    """It is one of the preferred weekdays, in no month to avoid."""


def is_fit(day: date, wishes: Wishes) -> bool:
    """Return whether a day is one of those an organiser prefers."""
    return day.weekday() in wishes.weekdays and day.month not in wishes.avoid


def open_days(wishes: Wishes, *, occasion: Callable[[date], DayOccasion], taken: Collection[date], after: date) -> list[date]:
    """List the days of the year on which one may meet: preferred, not free in any region, nothing else planned, still to come."""
    first = date(wishes.year, 1, 1)
    days = (first + timedelta(days=ahead) for ahead in range((date(wishes.year + 1, 1, 1) - first).days))
    return [day for day in days if day > after and is_fit(day, wishes) and day not in taken and not occasion(day).is_free]


def propose(wishes: Wishes, *, occasion: Callable[[date], DayOccasion], taken: Collection[date], after: date) -> YearPlan:
    """Propose a day for each event: over all kinds together, and over each kind, spread evenly over the days that are open.

    Where fewer days are open than events are wanted, the last have none.
    """
    order = sorted(
        ((2 * nth + 1) / (2 * count), place, kind)
        for place, (kind, count) in enumerate((kind, wishes.counts.get(kind, 0)) for kind in EventKind)
        for nth in range(count)
    )
    days = open_days(wishes, occasion=occasion, taken=taken, after=after)
    held = min(len(order), len(days))
    chosen = [days[(2 * place + 1) * len(days) // (2 * held)] for place in range(held)]
    rows = (PlannedRow(key=key, kind=kind, on=chosen[key - 1] if key <= held else None) for key, (_, _, kind) in enumerate(order, 1))
    return YearPlan(wishes=wishes, rows=tuple(rows))


def why(plan: YearPlan, row: PlannedRow, *, occasion: Callable[[date], DayOccasion], taken: Collection[date]) -> Why | None:
    """Say why a row is on its day, or what is against it where it was chosen by hand; None for one without a day."""
    if row.on is None:
        return None
    on = row.on
    before = [each.on for each in plan.rows if each.on is not None and each.key != row.key and each.on <= on]
    near = sorted(range(-NEAR.days, NEAR.days + 1), key=lambda days: (abs(days), days))
    around = (day for ahead in near if ahead and is_fit(day := on + timedelta(days=ahead), plan.wishes))
    return Why(
        occasion=occasion(on),
        taken=on in taken or on in before,
        days_since=(on - max(before)).days if before else None,
        passed=next(((day, is_) for day in around if (is_ := occasion(day)).is_free), None),
        preferred=is_fit(on, plan.wishes),
    )


def alternatives(plan: YearPlan, row: PlannedRow, open_: Sequence[date]) -> list[date]:
    """Return the days to ask about for a row, in order: its own, and the nearest that are open and in no other row."""
    others = {each.on for each in plan.rows if each.key != row.key}
    middle = row.on or date(plan.wishes.year, 7, 1)
    near = sorted((day for day in open_ if day not in others and day != row.on), key=lambda day: (abs(day - middle), day))
    own = [row.on] if row.on else []
    return sorted([*own, *near[: MOMENTS - len(own)]])


def plans_of(plan: YearPlan, titles: Sequence[str], place: str, zone: ZoneInfo) -> list[EventPlan]:
    """Return the plan of each event that has a day, under its title, in order."""
    wishes = plan.wishes
    return [
        EventPlan(
            title=title,
            kind=row.kind,
            starts_at=at_local(row.on, wishes.begin, zone),
            ends_at=at_local(row.on, wishes.end, zone),
            place=place,
            channel=wishes.channel,
        )
        for row, title in zip(plan.rows, titles, strict=True)
        if row.on is not None
    ]


def mistakes_in_wishes(wishes: Wishes, *, today: date) -> Iterator[PlanMistake]:
    """Find what does not hold in the wishes, each at its field."""
    if not today.year <= wishes.year <= LATEST_YEAR:
        yield PlanMistake("year", "mistake-plan-year", first=str(today.year), last=str(LATEST_YEAR))
    total = sum(wishes.counts.values())
    if not 0 < total <= MOST_ROWS or min(wishes.counts.values()) < 0:
        yield PlanMistake("count_meeting", "mistake-plan-count", most=MOST_ROWS)
    if not wishes.weekdays:
        yield PlanMistake("weekdays", "mistake-plan-weekdays")
    if wishes.end <= wishes.begin:
        yield PlanMistake("end", "mistake-end-before-begin")
    if len(wishes.avoid) >= _MONTHS_A_YEAR:
        yield PlanMistake("avoid", "mistake-plan-months")


def mistakes_in_rows(plan: YearPlan, *, now: datetime, zone: ZoneInfo) -> Iterator[PlanMistake]:
    """Find rows that cannot be planned, each at its own day."""
    for row in plan.rows:
        if row.on is None:
            yield PlanMistake(f"{ON}{row.key}", "mistake-date-missing")
        elif row.on.year != plan.wishes.year:
            yield PlanMistake(f"{ON}{row.key}", "mistake-plan-other-year", year=str(plan.wishes.year))
        elif at_local(row.on, plan.wishes.begin, zone) <= now:
            yield PlanMistake(f"{ON}{row.key}", "mistake-date-past")
        elif is_skipped(row.on, plan.wishes.begin, zone) or is_skipped(row.on, plan.wishes.end, zone):
            yield PlanMistake(f"{ON}{row.key}", "mistake-plan-skipped")


def taken_days(plans: Sequence[EventPlan], zone: ZoneInfo) -> frozenset[date]:
    """Return the days on which something is held already."""
    return frozenset(
        local_day(sitting.starts_at, zone) + timedelta(days=ahead)
        for plan in plans
        for sitting in plan.sittings
        for ahead in range((local_day(sitting.ends_at, zone) - local_day(sitting.starts_at, zone)).days + 1)
    )


def written(plan: YearPlan) -> str:
    """Write a plan so that a form can carry it from one look to the next."""
    wishes = plan.wishes
    kept = {
        "year": wishes.year,
        "days": sorted(wishes.weekdays),
        "hours": [f"{wishes.begin:%H:%M}", f"{wishes.end:%H:%M}"],
        "avoid": sorted(wishes.avoid),
        "ahead": wishes.ahead,
        "channel": wishes.channel,
        "rows": [[row.key, str(row.kind), row.on.isoformat() if row.on else ""] for row in plan.rows],
    }
    return json.dumps(kept, separators=(",", ":"))


def read(text: str) -> YearPlan:
    """Read a plan as it was written.

    Raises:
        PlanGone: it was not, as of a forged form.
    """
    try:
        kept = json.loads(text)
        rows = tuple(
            PlannedRow(key=int(key), kind=EventKind(kind), on=date.fromisoformat(on) if on else None) for key, kind, on in kept["rows"]
        )
        begin, end = map(time.fromisoformat, kept["hours"])
        wishes = Wishes(
            year=int(kept["year"]),
            counts={kind: sum(row.kind is kind for row in rows) for kind in EventKind},
            weekdays=frozenset(kept["days"]),
            begin=begin,
            end=end,
            avoid=frozenset(kept["avoid"]),
            ahead=int(kept["ahead"]),
            channel=ChannelId(kept["channel"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise PlanGone from error
    if len(rows) > MOST_ROWS:
        raise PlanGone
    return YearPlan(wishes=wishes, rows=rows)
