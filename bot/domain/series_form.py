"""*Herhaalt zich* in the form of an event, as values: the fields, and the rule made of what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import OnFreeDay, Recurrence, Rhythm, days_of, is_last_of_month, read_date
from bot.domain.calendar.recurrence import MOST_DAYS
from bot.domain.errors import DomainError
from bot.domain.events import PlanMistake
from bot.domain.series import AHEAD, AHEAD_CHOICES

MOST_EVERY = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatFields:
    """The fields of a series, as typed; without a rhythm the event comes once."""

    rhythm: Rhythm | None = None
    every: str = "1"
    until: date | None = None
    times: str = ""
    named: str = ""
    on_free: OnFreeDay = OnFreeDay.NEXT
    school: bool = False
    ahead: int = AHEAD


ONCE = RepeatFields()


def rule_of(fields: RepeatFields, first: date, *, deadline: date | None, today: date) -> tuple[Recurrence | None, list[PlanMistake]]:
    """Read the rule from what was typed, of an event that comes on a day first; `deadline` is its last day to answer."""
    rhythm = fields.rhythm or Rhythm.NAMED
    named, unread = _named(fields, first, today) if rhythm is Rhythm.NAMED else ((), [])
    every, times = _number(fields.every, MOST_EVERY), _number(fields.times, MOST_DAYS)
    mistakes = [*unread, *(_mistakes(fields, rhythm, first) if rhythm is not Rhythm.NAMED else ())]
    if deadline is not None and (first - deadline).days >= 7 * fields.ahead:  # a week's days
        mistakes.append(PlanMistake("ahead", "mistake-ahead-after-deadline"))
    if mistakes or (every is None and rhythm is not Rhythm.NAMED):
        return None, mistakes
    rule = Recurrence(rhythm=rhythm, every=every or 1, until=fields.until, times=times, named=named)
    if rhythm is Rhythm.NAMED:
        rule = Recurrence(rhythm=rhythm, named=named)
    count = len(days_of(rule, first, most=MOST_DAYS + 1))
    if count > MOST_DAYS:
        return None, [PlanMistake("repeat_until", "mistake-repeat-many", limit=MOST_DAYS)]
    if count == 1:
        return None, [PlanMistake("repeat_days" if rhythm is Rhythm.NAMED else "repeat_until", "mistake-repeat-once")]
    return rule, []


def ahead_of(typed: str | None) -> int:
    """Read how many weeks ahead was chosen; what is no choice of ours is the usual."""
    return int(typed) if typed in {str(weeks) for weeks in AHEAD_CHOICES} else AHEAD


def _mistakes(fields: RepeatFields, rhythm: Rhythm, first: date) -> Iterator[PlanMistake]:
    if _number(fields.every, MOST_EVERY) is None:
        yield PlanMistake("repeat_every", "mistake-number")
    if fields.times and _number(fields.times, MOST_DAYS) is None:
        yield PlanMistake("repeat_times", "mistake-repeat-many", limit=MOST_DAYS)
    if (fields.until is None) == (fields.times == ""):
        yield PlanMistake("repeat_until", "mistake-repeat-open" if fields.until is None else "mistake-repeat-both")
    if rhythm is Rhythm.LAST and not is_last_of_month(first):
        yield PlanMistake("date", "mistake-repeat-not-last")


def _named(fields: RepeatFields, first: date, today: date) -> tuple[tuple[date, ...], list[PlanMistake]]:
    days: list[date] = []
    for line in (line.strip() for line in fields.named.splitlines()):
        if not line:
            continue
        try:
            day = read_date(line, today=today).on
        except DomainError:
            return (), [PlanMistake("repeat_days", "mistake-repeat-day", line=line)]
        if day <= first:
            return (), [PlanMistake("repeat_days", "mistake-repeat-day-early", line=line)]
        days.append(day)
    return tuple(sorted(set(days))), []


def _number(typed: str, most: int) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(most)) and 0 < int(typed) <= most else None
