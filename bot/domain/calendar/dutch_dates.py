"""Dates as Dutch people write them (and plain English ones): a whole text, or in running text.

What is read without asking back, where people could differ:

- Day comes before month in numbers; a two-digit year under 70 is of this century.
- Weeks run from Monday to Sunday. *Eind van de week* is Friday, *begin* Monday, *half* Wednesday; *half maart* is the 15th.
- Asked back with the days it can be: *vrijdag* and *vrijdag over een week* on a Friday, *volgende vrijdag* and *vorige vrijdag*
  always, *dinsdag over twee weken* when the week two weeks on has another Tuesday, *volgende week*, *week 48*, *Kerst*,
  *de week van 14 december*, *eerste week van januari* (the first with its Thursday in the month), *12 jan of 19 jan*,
  *di 8.12* when that is a Tuesday, *de dag na Pinksteren*, *over 20 werkdagen* across a public holiday.
- *Vrijdag 's avonds* gives the day without an hour. A typing error is never read, only asked back.
- *Vrijdag a.s.* and *komende vrijdag* are after today, *dinsdag jl.* and *afgelopen dinsdag* before it.
- Spoken hours under seven are in the afternoon (*om half twee* is 13.30); written ones (`3.30`) are as written.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import NamedTuple
from unicodedata import category

from bot.domain.calendar import vocabulary as words
from bot.domain.calendar.forms import Form
from bot.domain.calendar.grammar import continues, day_form, lead_allows
from bot.domain.calendar.hours import Hours, hours
from bot.domain.calendar.meanings import Options, Scene, either, leading, yearly
from bot.domain.calendar.results import DateAmbiguous, DateDoubt, DateNotUnderstood, DateReading, Direction, NoSuchDate, WeekdayMismatch
from bot.domain.calendar.spelling import nearly
from bot.domain.calendar.tokens import END, NUMBER, WORD, Tokens, tokenise
from bot.domain.errors import DomainError

LONGEST_DATE = 120
"""Characters: more than the longest way to write a day and its hours, and a bound on the work for any text."""

_WRAPPING = frozenset(".,;:!?)\"'…”“")
_PICTURES = frozenset({"So", "Sk", "Mn", "Cf"})
_HOUR_WORDS = frozenset({"om", "at", "van", "from", "tussen", "between", "vanaf"})
_QUOTED = 80
_FARTHEST_HOURS = 14
"""Tokens: `van 13.00 uur tot 16.00 uur op` and a few to spare."""


def read_date(text: str, *, today: date, direction: Direction = Direction.COMING) -> DateReading:
    """Read a text that is a date as a whole, with or without hours.

    Raises:
        DateNotUnderstood: it is no date, or more than that.
        DateAmbiguous: it can be more than one day.
        WeekdayMismatch: the weekday does not fit.
        NoSuchDate: the calendar has no such day.
    """
    if len(text.strip()) > LONGEST_DATE:
        raise DateNotUnderstood(text=quote(text))
    tokens, scene = tokenise(text), Scene(today, direction)
    try:
        return read_whole(text, tokens, 0, scene).reading
    except DateNotUnderstood as refused:
        raise DateNotUnderstood(**refused.facts, options=days_nearby(text, tokens, 0, scene)) from None


def find_dates(text: str, *, today: date, direction: Direction) -> tuple[DateReading | DateDoubt, ...]:
    """Find the dates in running text, in order; what is meant as a date but cannot be settled is a doubt.

    The grammar is stricter than that of `read_date`: a day and month in numbers need a year, a weekday or *op* before them.
    """
    tokens = tokenise(text, prose=True)
    scene = Scene(today, direction)
    found: list[DateReading | DateDoubt] = []
    i = done = 0
    while tokens[i].kind != END:
        form = None
        if tokens[i].kind in (WORD, NUMBER) and not continues(tokens, i):
            form = day_form(tokens, i)
        if form is None or not lead_allows(tokens, i, form):
            i += 1
            continue
        first, beside = i, _hours_beside(tokens, form)
        if beside is None:
            first, beside = _hours_before(tokens, done, i)
        done = max(form.end, beside.end if beside else 0)
        found.append(_settle_in_prose(text, form, beside, scene, start=tokens[first].start, end=tokens[done - 1].end))
        i = done
    return tuple(found)


def days_nearby(text: str, tokens: Tokens, i: int, scene: Scene) -> Options:
    """Return the days that the tokens from `i` to the end can mean when one word is put right."""
    found = set()
    for place in range(i, len(tokens) - 1):
        for word in nearly(tokens[place].text) if tokens[place].kind == WORD else ():
            mended = Tokens()
            mended += [*tokens[:place], tokens[place]._replace(text=word), *tokens[place + 1 :]]
            try:
                found.add(read_whole(text, mended, i, scene).reading.on)
            except DateAmbiguous as doubt:
                found.update(doubt.facts["options"])  # type: ignore[arg-type]
            except DomainError:
                continue
    return tuple(sorted(found))


class Whole(NamedTuple):
    """A text that is a date as a whole: what was read, its meaning, and the place of the hours beside the day."""

    reading: DateReading
    form: Form
    hours: tuple[int, int] | None


def read_whole(text: str, tokens: Tokens, i: int, scene: Scene) -> Whole:
    """Read the tokens from `i` to the end as one date: day and hours, or hours and day; refusals as in `read_date`."""
    start = i
    while tokens[start].text in words.FILLERS:
        start += 1
    for first in range(start, i - 1, -1):
        form = day_form(tokens, first)
        if form is not None:
            at, beside = form.end, _hours_beside(tokens, form)
            end = max(form.end, beside.end if beside else 0)
            form, end, again = _with_alternatives(tokens, _or_dotted(tokens, form, end, scene), end)
            at, beside = (at, beside) if beside or not again else again
        else:
            at, beside = first, hours(tokens, first)
            day = _day_behind(tokens, beside.end) if beside else None
            if day is None:
                continue
            form, end = day, day.end
        if only_wrapping(tokens, end):
            span = (tokens[first].start, tokens[end - 1].end)
            clock = (tokens[at].start, tokens[beside.end - 1].end) if beside else None
            return Whole(_settle(text[span[0] : span[1]], form, beside, scene, span), form, clock)
    raise DateNotUnderstood(text=quote(text[tokens[i].start :] if i < len(tokens) else text))


def _or_dotted(tokens: Tokens, form: Form, end: int, scene: Scene) -> Form:
    """Let the 8.12 of *di 8.12* be the eighth of December as well as an hour, where that is a Tuesday."""
    if not form.loose or end != form.end + 3 or tokens[form.end + 1].text != ".":
        return form
    dated = replace(form, sense=yearly(tokens[form.end + 2].value, tokens[form.end].value))
    fits = {on.weekday() for on in _options(dated, scene)} <= {on.weekday() for on in _options(form, scene)}
    return replace(form, sense=either(form.sense, dated.sense)) if fits else form


def _with_alternatives(tokens: Tokens, form: Form, end: int) -> tuple[Form, int, tuple[int, Hours] | None]:
    """Read what else it may be, and until when: 12 jan of 19 jan · ma t/m wo · 12, 13 en 14 januari.

    A day told twice (*morgen, 1 december 10.00 uur*) is one day; its hours may follow the second.
    """
    told_twice = _firmness(form) == _FIRM and tokens[end].text not in words.AND_WORDS
    if tokens[end].text not in words.AND_WORDS | {","} and not told_twice:
        return form, end, None
    i = end + (tokens[end].text in words.AND_WORDS | {","})
    while tokens[i].text in words.FILLERS:
        i += 1
    other = day_form(tokens, i)
    if other is None:
        return form, end, None
    at, beside = other.end, _hours_beside(tokens, other)
    other, end, _ = _with_alternatives(tokens, other, max(other.end, beside.end if beside else 0))
    own, others = _firmness(form), _firmness(other)
    if told_twice or own == others == _FIRM:
        meaning = either(form.sense, other.sense)
    elif others > own:
        meaning = leading(other.sense, form.sense, after=False)
    else:
        meaning = leading(form.sense, other.sense, after=True)
    return (
        Form(end, meaning, loose=form.loose and other.loose, yearless=form.yearless and other.yearless),
        end,
        (at, beside) if told_twice and beside else None,
    )


_FIRM = 2


def _firmness(form: Form) -> int:
    return 0 if form.loose else 1 if form.yearless else _FIRM


def _day_behind(tokens: Tokens, i: int) -> Form | None:
    while tokens[i].text in words.FILLERS or tokens[i].text == ",":
        i += 1
    return day_form(tokens, i)


def _hours_before(tokens: Tokens, floor: int, day: int) -> tuple[int, Hours | None]:
    """Read the hours before a day in running text (*om 14.00 uur op vrijdag*), not further back than `floor`."""
    for i in range(max(floor, day - _FARTHEST_HOURS), day):
        if (tokens[i].text in _HOUR_WORDS or tokens[i].kind == NUMBER) and not continues(tokens, i):
            clock = hours(tokens, i)
            if clock and clock.end <= day and all(token.text in words.FILLERS or token.text == "," for token in tokens[clock.end : day]):
                return i, clock
    return day, None


def _hours_beside(tokens: Tokens, form: Form) -> Hours | None:
    i = form.end
    while tokens[i].text in (",", "(", "-", ";", ":", "@") or (tokens[i].text == "." and not tokens.prose):
        i += 1
    return hours(tokens, i, part=form.part)


def only_wrapping(tokens: Tokens, i: int) -> bool:
    """Return whether nothing but signs, emoji and politeness follows from token `i` on."""
    return all(token.text in _WRAPPING or token.text in words.POLITE or category(token.text[0]) in _PICTURES for token in tokens[i:-1])


def _settle_in_prose(text: str, form: Form, beside: Hours | None, scene: Scene, *, start: int, end: int) -> DateReading | DateDoubt:
    try:
        return _settle(text[start:end], form, beside, scene, (start, end))
    except DomainError as doubt:
        return DateDoubt(doubt, beside.at if beside else None, beside.until if beside else None, start, end)


def _settle(written: str, form: Form, beside: Hours | None, scene: Scene, span: tuple[int, int]) -> DateReading:
    """Turn a form into a reading, or refuse what it leaves open."""
    options = _options(form, scene)
    if not options:
        raise NoSuchDate(text=quote(written))
    if len(options) > 1:
        raise DateAmbiguous(text=quote(written), options=options)
    on = options[0]
    if form.weekday is not None and form.weekday != on.weekday():
        raise WeekdayMismatch(
            text=quote(written),
            on=on,
            weekday=form.weekday,
            actual=on.weekday(),
            alternatives=_fitting(on, form.weekday, other_years=form.yearless),
        )
    at: time | None = beside.at if beside else None
    return DateReading(on, at, beside.until if beside else None, *span)


def _options(form: Form, scene: Scene) -> Options:
    """Ask the form; a day beyond the first or last year that the calendar knows is none."""
    try:
        return form.sense(scene)
    except (ValueError, OverflowError):
        return ()


def _fitting(on: date, weekday: int, *, other_years: bool) -> Options:
    """Return dates near the one written on which the weekday is right: the nearest, then that day in the years beside."""
    try:
        fitting = [on + timedelta(days=(weekday - on.weekday() + 3) % 7 - 3)]
        if other_years:
            beside = (on.replace(year=on.year + step) for step in (-1, 1))
            fitting += [day for day in beside if day.weekday() == weekday]
    except (ValueError, OverflowError):
        return ()
    return tuple(fitting)


def quote(text: str) -> str:
    """Shorten what is quoted in a refusal."""
    text = text.strip()
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
