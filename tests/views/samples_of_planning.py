"""The year plan, as it is asked, proposed and kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from bot.domain.calendar import occasion_of
from bot.domain.events import EventKind, EventState
from bot.domain.ids import EventId
from bot.domain.year_plan import PlannedRow, Wishes, YearPlan, propose, why
from bot.texts import Texts
from bot.views import year_plan
from bot.views.blocks import Message, View
from tests.builders import GENERAL, NOW, event, plan

WISHES: Final = Wishes(
    year=2027,
    counts={EventKind.MEETING: 2, EventKind.GATHERING: 1, EventKind.TOUR: 1},
    weekdays=frozenset({1, 3}),
    begin=time(13),
    end=time(16),
    avoid=frozenset({7, 8}),
    channel=GENERAL,
)
MADE: Final = propose(WISHES, occasion=occasion_of, taken=(), after=date(2026, 12, 1))
EDITED: Final = replace(MADE, rows=(*MADE.rows, PlannedRow(key=9, kind=EventKind.COURSE, on=None))).with_days(
    {1: date(2027, 4, 27), 2: date(2027, 2, 18), 3: date(2027, 9, 7)}
)
PLANNED: Final = [
    event(
        id=EventId(number),
        state=EventState.PLANNED,
        plan=plan(title=f"Vergadering {number - 2} van 2027", starts_at=at, ends_at=at.replace(hour=15)),
        announce_at=at.replace(month=at.month - 1, hour=8),
    )
    for number, at in ((3, datetime(2027, 2, 9, 12, tzinfo=UTC)), (4, datetime(2027, 6, 8, 11, tzinfo=UTC)))
]


def proposed(made: YearPlan, t: Texts) -> View:
    reasons = {row.key: why(made, row, occasion=occasion_of, taken={date(2027, 4, 27)}) for row in made.rows}
    return year_plan.proposal_form(made, reasons, t)


PLANNING: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "year_plan_wishes": lambda t: year_plan.wishes_form(2027, t, channel=GENERAL, held=0),
    "year_plan_wishes_again": lambda t: year_plan.wishes_form(2027, t, channel=None, held=4),
    "year_plan_proposal": lambda t: proposed(MADE, t),
    "year_plan_proposal_edited": lambda t: proposed(EDITED, t),
    "year_plan_proposal_of_an_unknown_year": lambda t: proposed(
        propose(replace(WISHES, year=2030, counts={EventKind.MEETING: 1}), occasion=occasion_of, taken=(), after=date(2026, 12, 1)), t
    ),
    "year_plan_proposal_emptied": lambda t: proposed(replace(MADE, rows=()), t),
    "year_plan_dates_form": lambda t: year_plan.ask_form(EDITED, 2, [date(2027, 2, 18), date(2027, 2, 23)], t, now=NOW),
    "year_planned": lambda t: year_plan.planned(PLANNED, 2027, t),
    "year_planned_one": lambda t: year_plan.planned(PLANNED[:1], 2027, t),
    "year_plan_sent": lambda t: year_plan.file_sent(2027, t),
}
