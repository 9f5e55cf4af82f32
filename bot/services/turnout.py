"""What attendance tells: turn-out for organisers, and whom the network reaches, for everybody as far as it points at nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.db import events, outbox, turnout
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import at_local, local_day
from bot.domain.coverage import Coverage, withheld
from bot.domain.events import Event, EventKind
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import SendFigures
from bot.domain.responses import Say
from bot.domain.series import NotInSeries
from bot.domain.turnout import Turnout, answers_after, by_year
from bot.services.events import visible
from bot.services.members import require, require_organiser

Shape = Literal["chart", "sheet", "map"]
SHAPES: Final[dict[str, Shape]] = {"chart": "chart", "sheet": "sheet"}
"""How turn-out comes as a file."""

YEARS_SHOWN: Final = 10
"""Of all years the last ones."""

MOST_YEARS_BACK: Final = 100
"""Of a year that is none (in a forged button) this year is shown."""

_REACHED_WITHIN = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """Of what turn-out is asked: of a year or of all, and of every event, of a kind, or of the series of an event."""

    year: int | None = None
    kind: EventKind | None = None
    event: EventId | None = None


EVERYTHING: Final = Of()


def series_of(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Event:
    """Read an event of a series.

    Raises:
        EventNotFound: no such event, or not one they may know of.
        NotInSeries: it is in no series.
    """
    event = visible(session, event_id, to=to)
    if event.series is None:
        raise NotInSeries
    return event


def show(session: WorkspaceSession, asked: Of, *, to: MemberId, now: datetime, zone: ZoneInfo) -> Turnout:
    """Gather for an organiser what attendance tells: of one year with the one before it, or of the last ten years.

    Raises:
        NotAllowed: only organisers see it.
        EventNotFound, NotInSeries: the event is not theirs to see, or in no series.
    """
    require_organiser(session, to)
    one = series_of(session, asked.event, to=to) if asked.event is not None else None
    series, kind, year = one.series if one else None, asked.kind, asked.year
    this = local_day(now, zone).year
    year = year if year is None or this - MOST_YEARS_BACK <= year <= this else this
    of = year or this
    found = turnout.held(
        session,
        to=to,
        kind=kind,
        series=series,
        since=_begin(of - 1 if year else of - YEARS_SHOWN + 1, zone),
        now=min(now, _begin(of + 1, zone)),
        zone=zone,
    )
    its = [event for event in found if event.year == of]
    numbers = {event.event for event in its}
    seen = turnout.seen(session, to=to, kind=kind, series=series, until=_begin(of + 1, zone), now=now)
    reminders = turnout.reminders(session, numbers)
    return Turnout(
        events=tuple(its),
        years=by_year(found),
        year=of,
        only=year is not None,
        kind=kind,
        series_of=one,
        members=turnout.members_here(session),
        answering=turnout.answering(session, numbers),
        first=tuple(name for name, first, _ in seen if first >= _begin(of, zone)),
        lapsed=tuple(name for name, _, last in seen if _begin(of - 1, zone) <= last < _begin(of, zone)),
        reminded=len(reminders),
        answered_then=answers_after(reminders, turnout.answers(session, {event for (event, _), _ in reminders})),
    )


def coverage(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Coverage:
    """Gather whom the network reaches: whole for organisers, for others without what points at somebody.

    Raises:
        Stranger: not a member of this workspace.
    """
    member = require(session, to)
    provinces, types = turnout.reached(session, since=now - _REACHED_WITHIN, now=now)
    if not member.organiser:
        return withheld(Coverage(provinces=provinces, types=types))
    following = events.coming_to(session, to, now=now, most=1)
    return Coverage(
        provinces=provinces,
        types=types,
        whole=True,
        board=turnout.provinces_of_organisers(session),
        next_event=following[0][0].id if following else None,
    )


def send(session: WorkspaceSession, what: Shape, asked: Of = EVERYTHING, *, to: MemberId, now: datetime) -> Say:
    """Queue figures as a file for a member's DM.

    Raises:
        NotAllowed: only organisers see turn-out.
        EventNotFound, NotInSeries: as in `show`.
    """
    if what != "map":
        require_organiser(session, to)
    if asked.event is not None:
        series_of(session, asked.event, to=to)
    notice = SendFigures(member=to, what=what, year=asked.year, event_kind=asked.kind, event=asked.event)
    outbox.add(session, notice, now=now)
    return Say(text_id="figures-on-their-way")


def _begin(year: int, zone: ZoneInfo) -> datetime:
    return at_local(datetime(year, 1, 1).date(), datetime.min.time(), zone)  # noqa: DTZ001  # a day
