"""What a form of words can mean: each function returns all the dates it may stand for.

One date is an answer, several are asked back, none means that the calendar has no such day.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar.results import Direction
from bot.domain.calendar.vocabulary import AFTER, BEGIN, CLOSE, DAY, HALF, LAST, MONTH, WEEK, WEEKEND

WORKDAYS = range(5)
_FRIDAY = 4
_WEEKEND = (5, 6)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """From where a date is looked at."""

    today: date
    direction: Direction
    nearest: bool = False
    """Beside another date: today is not asked back."""


Options = tuple[date, ...]
Sense = Callable[[Scene], Options]


def exactly(year: int, month: int, day: int) -> Sense:
    """Return this one day."""
    return lambda _: _existing(year, month, day)


def yearly(month: int, day: int, direction: Direction | None = None) -> Sense:
    """Return the nearest such day; a 29 February that the nearest year lacks does not exist."""

    def options(scene: Scene) -> Options:
        today, way = scene.today, direction or scene.direction
        year = today.year
        if way is Direction.COMING and (month, day) < (today.month, today.day):
            year += 1
        if way is Direction.GONE_BY and (month, day) > (today.month, today.day):
            year -= 1
        return _existing(year, month, day)

    return options


def yearly_by(make: Callable[[int], date]) -> Sense:
    """Return the nearest of a day that moves with the year (Easter, the end of February)."""

    def options(scene: Scene) -> Options:
        year = scene.today.year
        this = make(year)
        if scene.direction is Direction.COMING:
            return (this if this >= scene.today else make(year + 1),)
        return (this if this <= scene.today else make(year - 1),)

    return options


def monthly(day: int, ahead: int | None = None) -> Sense:
    """Return the nearest day of that number (*de 26e*; a month too short for it is passed over), or that of one month."""

    def options(scene: Scene) -> Options:
        if ahead is not None:
            first = months_on(scene.today.replace(day=1), ahead)
            return _existing(first.year, first.month, day)
        step = 1 if scene.direction is Direction.COMING else -1
        for months in range(3):
            first = months_on(scene.today.replace(day=1), step * months)
            found = _existing(first.year, first.month, day)
            if found and (found[0] - scene.today).days * step >= 0:
                return found
        return ()

    return options


def days_on(days: int) -> Sense:
    """Return the day so many days from today."""
    return lambda scene: (scene.today + timedelta(days=days),)


def units_on(count: int, unit: str) -> Sense:
    """Return the day so many days, weeks, months or years from today; the 31st plus a month is that month's last day."""
    if unit in (DAY, WEEK):
        return days_on(count if unit == DAY else 7 * count)
    return lambda scene: (months_on(scene.today, count if unit == MONTH else _MONTHS * count),)


def bare_weekday(weekday: int) -> Sense:
    """Return the nearest one; on that very day it may be today or a week on, so both."""

    def options(scene: Scene) -> Options:
        if scene.direction is Direction.COMING:
            next_one = _strictly_after(scene.today, weekday)
            both = (scene.today, next_one)
        else:
            next_one = _strictly_before(scene.today, weekday)
            both = (next_one, scene.today)
        if scene.today.weekday() != weekday:
            return (next_one,)
        return (scene.today,) if scene.nearest else both

    return options


def coming_weekday(weekday: int) -> Sense:
    """Return the first after today (*vrijdag a.s.*)."""
    return lambda scene: (_strictly_after(scene.today, weekday),)


def gone_weekday(weekday: int) -> Sense:
    """Return the last before today (*dinsdag jl.*)."""
    return lambda scene: (_strictly_before(scene.today, weekday),)


def next_weekday(weekday: int) -> Sense:
    """Return the coming one or the one after it: Dutch people do not agree on *volgende vrijdag*."""

    def options(scene: Scene) -> Options:
        coming = _strictly_after(scene.today, weekday)
        return (coming, coming + timedelta(weeks=1))

    return options


def previous_weekday(weekday: int) -> Sense:
    """Return the one just gone or the one before it (*vorige dinsdag*)."""

    def options(scene: Scene) -> Options:
        gone = _strictly_before(scene.today, weekday)
        return (gone - timedelta(weeks=1), gone)

    return options


def this_weekday(weekday: int) -> Sense:
    """Return the one of this week; once that has passed, it or the next."""

    def options(scene: Scene) -> Options:
        this = _monday(scene.today) + timedelta(days=weekday)
        return (this,) if this >= scene.today else (this, this + timedelta(weeks=1))

    return options


def weekday_and_weeks(weekday: int, weeks: int) -> Sense:
    """Return the day so many weeks after the coming one (*vrijdag over een week*); on that day itself, counted from today or not."""

    def options(scene: Scene) -> Options:
        return tuple(sorted(on + timedelta(weeks=weeks) for on in bare_weekday(weekday)(Scene(scene.today, Direction.COMING))))

    return options


def weeks_then_weekday(weeks: int, weekday: int) -> Sense:
    """Return that day of the week so many weeks on, or so many weeks after the coming one (*over twee weken vrijdag*)."""

    def options(scene: Scene) -> Options:
        in_that_week = in_week(weeks, weekday)(scene)
        return tuple(sorted({*in_that_week, *weekday_and_weeks(weekday, weeks)(scene)}))

    return options


def in_week(weeks: int, *weekdays: int) -> Sense:
    """Return these days of the week so many weeks from this one; weeks start on Monday."""
    return lambda scene: tuple(_monday(scene.today) + timedelta(weeks=weeks, days=weekday) for weekday in weekdays)


def rest_of_this_week(scene: Scene) -> Options:
    """Return a working day that this week still has, or a day of the weekend once it has come."""
    left = [on for on in in_week(0, *WORKDAYS)(scene) if on >= scene.today]
    return tuple(left) or tuple(on for on in in_week(0, *_WEEKEND)(scene) if on >= scene.today)


def weekend(weeks: int) -> Sense:
    """Return the Saturday or the Sunday."""
    return in_week(weeks, *_WEEKEND)


def edge_of_week(edge: str, weeks: int) -> Sense:
    """Return its Monday, Wednesday or Friday; when this week's has passed, that day a week on as well."""

    def options(scene: Scene) -> Options:
        on = in_week(weeks, {BEGIN: 0, HALF: 2, CLOSE: _FRIDAY}[edge])(scene)[0]
        if weeks or on >= scene.today:
            return (on,)
        return (_monday(on) + timedelta(days=6), on + timedelta(weeks=1)) if edge == CLOSE else (on, on + timedelta(weeks=1))

    return options


def week_number(number: int, weekdays: tuple[int, ...], year: int | None) -> Sense:
    """Return days of an ISO week; without a year the nearest week of that number, this or next (or last) year's."""

    def options(scene: Scene) -> Options:
        today, coming = scene.today, scene.direction is Direction.COMING
        home = today.isocalendar()
        gone = number < home.week if coming else number > home.week
        beside = home.year + (1 if coming else -1)
        for candidate in (year,) if year is not None else (beside,) if gone else (home.year, beside):
            monday = _monday_of(candidate, number)
            if monday is None:
                continue
            days_off = (today - monday).days
            left = weekdays if year is not None else tuple(day for day in weekdays if (day >= days_off if coming else day <= days_off))
            if left:
                return tuple(monday + timedelta(days=day) for day in left)
        return ()

    return options


def edge_of_month(edge: str, month: int, year: int | None) -> Sense:
    """Return the 1st, the 15th or the last day of a month by name."""

    def make(in_year: int) -> date:
        return _edge(edge, date(in_year, month, 1))

    return yearly_by(make) if year is None else (lambda _: (make(year),))


def edge_of_some_month(edge: str, ahead: int) -> Sense:
    """Return the 1st, the 15th or the last day of the month so many from this one."""
    return lambda scene: (_edge(edge, months_on(scene.today.replace(day=1), ahead)),)


def somewhere_in_month(ahead: int) -> Sense:
    """Return some day of a month: its edges, as far as they have not passed."""

    def options(scene: Scene) -> Options:
        edges = (edge_of_some_month(edge, ahead)(scene)[0] for edge in (BEGIN, HALF, CLOSE))
        return tuple(on for on in edges if ahead or on >= scene.today)

    return options


def edge_of_year(edge: str, year: int | None, ahead: int = 0) -> Sense:
    """Return 1 January, 1 July or 31 December."""
    month, day = {BEGIN: (1, 1), HALF: (7, 1), CLOSE: (12, 31)}[edge]
    return lambda scene: (date(scene.today.year + ahead if year is None else year, month, day),)


def edge_of_part(edge: str, months: int, part: int, year: int | None) -> Sense:
    """Return the first, middle (15th of the middle month) or last day of a quarter or half of the year."""
    return edge_of_month(edge, months * (part - 1) + 1 + {BEGIN: 0, HALF: months // 2, CLOSE: months - 1}[edge], year)


def edge_of_some_part(edge: str, months: int, ahead: int) -> Sense:
    """Return that day of the quarter or half year so many from this one."""

    def options(scene: Scene) -> Options:
        first = months_on(scene.today.replace(month=(scene.today.month - 1) // months * months + 1, day=1), months * ahead)
        return edge_of_part(edge, months, (first.month - 1) // months + 1, first.year)(scene)

    return options


def nth_day(
    nth: int, counts: Callable[[date], bool], *, month: int | None = None, year: int | None = None, ahead: int | None = None
) -> Sense:
    """Return the first, second … or last day that counts, of a month by name, of a month so many from this one, or of the nearest."""

    def of(first: date) -> Options:
        days = [on for on in (first + timedelta(days=d) for d in range(monthrange(first.year, first.month)[1])) if counts(on)]
        at = nth if nth == LAST else nth - 1
        return (days[at],) if at < len(days) else ()

    def options(scene: Scene) -> Options:
        here = scene.today.replace(day=1)
        step = 1 if scene.direction is Direction.COMING else -1
        if month is None:
            months = [months_on(here, ahead)] if ahead is not None else [here, months_on(here, step)]
        else:
            months = [date(year, month, 1)] if year is not None else [date(here.year, month, 1), date(here.year + step, month, 1)]
        for first in months:
            found = of(first)
            if found and (len(months) == 1 or (found[0] - scene.today).days * step >= 0):
                return found
            if not found and (first.year, first.month) == (here.year, here.month):
                return ()
        return ()

    return options


def beside(anchor: Sense, unit: str | int, side: int) -> Sense:
    """Return the day, the weekday, the week or the weekend before or after another day, or the week or weekend it lies in.

    After a feast of two days is after either of them; before it is before the first.
    """

    def days(of: Options) -> set[date]:
        known = of if side == AFTER and unit not in (WEEK, WEEKEND) else of[:1]
        if unit == DAY:
            return {on + timedelta(days=side) for on in known}
        if isinstance(unit, int):
            return {(_strictly_after if side == AFTER else _strictly_before)(on, unit) for on in known}
        return {
            _monday(on) + timedelta(weeks=side - (unit == WEEKEND and side == AFTER and on.weekday() in WORKDAYS), days=day)
            for on in known
            for day in (_WEEKEND if unit == WEEKEND else WORKDAYS)
        }

    def options(scene: Scene) -> Options:
        step = 1 if scene.direction is Direction.COMING else -1
        found: list[date] = []
        for seen_from in (scene.today - timedelta(weeks=step), scene.today):
            found = sorted(days(anchor(Scene(seen_from, scene.direction))))
            left = tuple(on for on in found if (on - scene.today).days * step >= 0)
            if left:
                return left
        return tuple(found)

    return options


def in_its_week(anchor: Sense, weekdays: Iterable[int]) -> Sense:
    """Return these days of the week that a day lies in, the day itself deciding which year is meant."""
    return lambda scene: tuple(_monday(on) + timedelta(days=weekday) for on in anchor(scene) for weekday in weekdays)


def moved(meaning: Sense, days: int) -> Sense:
    """Return the day so many days later."""
    return lambda scene: tuple(on + timedelta(days=days) for on in meaning(scene))


def only(meaning: Sense, weekday: int) -> Sense:
    """Return the one of several days that is such a weekday."""
    return lambda scene: tuple(on for on in meaning(scene) if on.weekday() == weekday)


def leading(leader: Sense, follower: Sense, *, after: bool) -> Sense:
    """Return either of two days, the second read from the first: the nearest after it, or before it."""

    def options(scene: Scene) -> Options:
        step, way = (1, Direction.COMING) if after else (-1, Direction.GONE_BY)
        known = leader(scene)
        others = [follower(Scene(on + timedelta(days=step), way, nearest=True)) for on in known]
        return tuple(sorted({*known, *(on for other in others for on in other)})) if all(others) else ()

    return options


def workdays_on(count: int, is_holiday: Callable[[date], bool]) -> Sense:
    """Return the day so many working days from today; where a public holiday lies between, counted with it or without."""

    def options(scene: Scene) -> Options:
        plain = skipping = scene.today
        for _ in range(count):
            plain = _next_day(plain, lambda on: on.weekday() in WORKDAYS)
            skipping = _next_day(skipping, lambda on: on.weekday() in WORKDAYS and not is_holiday(on))
        return (plain,) if plain == skipping else (plain, skipping)

    return options


def _next_day(on: date, counts: Callable[[date], bool]) -> date:
    on += timedelta(days=1)
    while not counts(on):
        on += timedelta(days=1)
    return on


def years_on(years: int, month: int, day: int) -> Sense:
    """Return this day in the year so many from this one."""
    return lambda scene: _existing(scene.today.year + years, month, day)


def either(*senses: Sense) -> Sense:
    """Return all of several: any may be meant."""
    return lambda scene: tuple(dict.fromkeys(on for sense in senses for on in sense(scene)))


def months_on(on: date, months: int) -> date:
    """Return the same day some months on, or that month's last day if it is shorter."""
    years, month = divmod(on.year * _MONTHS + on.month - 1 + months, _MONTHS)
    return date(years, month + 1, min(on.day, monthrange(years, month + 1)[1]))


def _edge(edge: str, first: date) -> date:
    return first.replace(day={BEGIN: 1, HALF: 15, CLOSE: monthrange(first.year, first.month)[1]}[edge])


def _existing(year: int, month: int, day: int) -> Options:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _monday_of(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _strictly_after(on: date, weekday: int) -> date:
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)


def _strictly_before(on: date, weekday: int) -> date:
    return on - timedelta(days=(on.weekday() - weekday - 1) % 7 + 1)
