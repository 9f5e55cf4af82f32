"""The plan of a year as a Word document: the paper that a board signs."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

from docx import Document

from bot.domain.calendar import DayOccasion, local_day
from bot.domain.events import Event, EventState
from bot.domain.planning import days_of
from bot.texts import Texts
from bot.views.events import number
from bot.views.planning import occasion_names

_COLUMNS = ("day", "hours", "what", "place", "state")


def document(events: Sequence[Event], year: int, occasion: Callable[[date], DayOccasion], t: Texts) -> bytes:
    """Make the document: a row an event, what its day is where it is free, and room to sign."""
    made = Document()
    made.add_heading(t("year-plan-title", year=str(year)), 0)
    if not events:
        made.add_paragraph(t("year-plan-empty"))
    table = made.add_table(rows=1, cols=len(_COLUMNS))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.text = t(f"year-plan-column-{name}")
    for event in events:
        for cell, text in zip(table.add_row().cells, _row(event, occasion, t), strict=True):
            cell.text = text
    made.add_paragraph("")
    made.add_paragraph(t("year-plan-rehearsed", year=str(year)))
    made.add_paragraph(t("year-plan-signed"))
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _row(event: Event, occasion: Callable[[date], DayOccasion], t: Texts) -> tuple[str, ...]:
    plan = event.plan
    names = ", ".join(dict.fromkeys(name for day in days_of(plan, t.zone) for name in occasion_names(occasion(day), t)))
    first = local_day(plan.starts_at, t.zone)
    planned = event.state is EventState.PLANNED
    announced = t("planned-announced-on", day=t.short_day(local_day(event.announce_at, t.zone))) if planned and event.announce_at else ""
    return (
        f"{t.day(first)}\n{names}" if names else t.day(first),
        t.hours(plan.starts_at, plan.sittings[0].ends_at),
        f"{plan.title}\n{t(f'kind-{plan.kind}')}, {number(event.id)}",
        plan.place,
        announced or t("year-plan-announced"),
    )
