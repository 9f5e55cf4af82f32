"""Turn-out and coverage as members see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.audience import PartnershipType, Province
from bot.domain.coverage import Coverage, Reached, withheld
from bot.domain.events import EventKind
from bot.domain.ids import EventId
from bot.domain.turnout import EventTurnout, Turnout, by_year
from bot.texts import Texts
from bot.views import turnout
from bot.views.blocks import Message, View

_LAST: Final = datetime(2012, 11, 26, 12, 0, tzinfo=UTC)


def attended(number: int, there: int | None, *, year: int = 2012, **facts: int) -> EventTurnout:
    begins = _LAST.replace(year=year) - timedelta(days=60 * (9 - number))
    made = {"answered": 60, "yes": 45, **facts}
    return EventTurnout(
        event=EventId(number), title="Overleg *najaar*", kind=EventKind.MEETING, starts_at=begins, year=year, there=there, **made
    )


_EVENTS = (attended(9, 42, absent=5), attended(8, 1, answered=1, yes=1), attended(7, None), attended(6, 0, yes=0, answered=2))
_BEFORE = (attended(5, 48, year=2011, absent=1), attended(4, 44, year=2011))
WHOLE_YEAR: Final = Turnout(
    events=_EVENTS,
    years=by_year((*_EVENTS, *_BEFORE)),
    year=2012,
    only=True,
    kind=EventKind.MEETING,
    members=400,
    answering=210,
    first=("Anna de Wit", "Bram Visser"),
    lapsed=("Carla Smit",),
    reminded=34,
    answered_then=14,
)
ALL_YEARS: Final = replace(WHOLE_YEAR, only=False, kind=None, reminded=0, first=tuple(f"Lid {number}" for number in range(33)), lapsed=())
_MEMBERS = dict(zip(Province, (12, 7, 0, 34, 2, 51, 60, 40, 72, 4, 45, 1), strict=True))
REACHED: Final = Coverage(
    provinces={**{place: Reached(members=count, came=count // 3) for place, count in _MEMBERS.items()}, None: Reached(members=72, came=5)},
    types={
        **{kind: Reached(members=count, came=count // 3) for kind, count in zip(PartnershipType, (120, 31, 90, 2, 57), strict=True)},
        None: Reached(members=100, came=20),
    },
    whole=True,
    board=frozenset({Province.UTRECHT, Province.OVERIJSSEL}),
    next_event=EventId(12),
)

SAMPLES: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "turnout_of_a_year": lambda t: turnout.turnout(WHOLE_YEAR, t),
    "turnout_of_all_years": lambda t: turnout.turnout(ALL_YEARS, t),
    "turnout_none": lambda t: turnout.turnout(Turnout(events=(), years=(), year=2012), t),
    "coverage_whole": lambda t: turnout.coverage(REACHED, t),
    "coverage_withheld": lambda t: turnout.coverage(withheld(REACHED), t),
    "figures_sent": lambda t: turnout.sent(t("figures-sent", title=turnout.title_of(WHOLE_YEAR, t))),
}
