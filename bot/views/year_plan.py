"""The year plan in Slack: what is asked, the proposal with its reasons, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.calendar import MONTHS, SCHOOL_HOLIDAYS_KNOWN, local_day
from bot.domain.events import Event, EventKind
from bot.domain.series import AHEAD_CHOICES
from bot.domain.year_plan import AHEAD, LATEST_YEAR, MOST_ROWS, ON, PlannedRow, Why, YearPlan, written
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    Message,
    View,
    bullets,
    button,
    buttons,
    checkboxes,
    field,
    modal,
    option,
    prose,
    run,
    select,
    sentence,
    several,
    small,
)
from bot.views.event_form import channel_select, datepicker, timepicker
from bot.views.events import number, when_of
from bot.views.planning import occasion_names, unknown_said
from bot.views.poll_forms import dates_form

WISHES_FORM = "year_plan_wishes"
PROPOSAL_FORM = "year_plan_proposal"
ON_ACTION = ON
"""With the row behind it: another day is looked at as soon as it is chosen."""

DROP_ACTION = "year_plan_drop"
ASK_ACTION = "year_plan_ask"
FILE_ACTION = "year_plan_file"
"""With the shape behind a full stop; its value is the year."""

UNDO_ACTION = "year_plan_undo"
"""Its value are the first and the last number, with a colon between."""

WORKING_DAYS = 5
USUAL = {EventKind.MEETING: 4, EventKind.GATHERING: 2, EventKind.TOUR: 1, EventKind.COURSE: 0}
USUAL_DAYS = ("1", "3")
USUAL_AVOIDED = ("7", "8")
A_MONTH_EACH = sorted(set(MONTHS.values()))


def wishes_form(year: int, t: Texts, *, channel: str | None, held: int) -> View:
    """Ask what a year is to hold; `held`: so many events are planned or announced in it."""
    weekdays = [option(t.weekday(day), str(day)) for day in range(WORKING_DAYS)]
    months = [option(t.month(each), str(each)) for each in A_MONTH_EACH]
    weeks = [option(t("ahead-weeks", weeks=each), str(each)) for each in AHEAD_CHOICES]
    there = [sentence(t("year-plan-held", count=held, year=str(year))), buttons("plan_files", *_files(year, t))] if held else []
    blocks = [
        *there,
        field("year", t("field-plan-year"), _count(year, most=LATEST_YEAR)),
        *(field(f"count_{kind}", t(f"field-plan-{kind}"), _count(USUAL[kind], most=MOST_ROWS), optional=True) for kind in EventKind),
        field("weekdays", t("field-plan-weekdays"), checkboxes(weekdays, chosen=USUAL_DAYS)),
        field("begin", t("field-begin"), timepicker(time(13))),
        field("end", t("field-end"), timepicker(time(16))),
        field("avoid", t("field-plan-avoid"), several(months, chosen=USUAL_AVOIDED), optional=True),
        field("ahead", t("field-plan-ahead"), select("ahead", weeks, chosen=str(AHEAD)), hint=t("field-plan-ahead-hint")),
        field("channel", t("field-channel"), channel_select(channel)),
    ]
    return modal(WISHES_FORM, t("year-plan-form"), blocks, t, submit=t("button-propose"))


def proposal_form(plan: YearPlan, reasons: Mapping[int, Why | None], t: Texts) -> View:
    """Show the proposal: a day to change for each event, why that day, and buttons to drop it."""
    wishes = plan.wishes
    missing = sum(row.on is None for row in plan.rows)
    blocks: list[Block] = [sentence(t("year-plan-intro", count=len(plan.rows), weeks=wishes.ahead))]
    if missing:
        blocks.append(sentence(t("year-plan-missing", count=missing)))
    unknown = [row.on for row in plan.rows if row.on is not None and row.on not in SCHOOL_HOLIDAYS_KNOWN]
    if unknown:
        blocks.append(sentence(unknown_said(unknown[0], t)))
    for row, title in zip(plan.rows, titles(plan, t), strict=True):
        because = why_said(row, reasons.get(row.key), t)
        name = f"{ON}{row.key}"
        blocks.append({**field(name, title, datepicker(row.on), hint=because), "dispatch_action": True})
        deeds = (("button-ask-row", ASK_ACTION), ("button-drop-row", DROP_ACTION))
        row_buttons = (button(t(text), action, str(row.key)) for text, action in deeds)
        blocks.append(buttons(f"plan_row:{row.key}", *row_buttons, about=title))
    title = t("year-plan-title", year=str(wishes.year))
    view = modal(PROPOSAL_FORM, title, blocks, t, submit=t("button-plan-all"), carries=written(plan))
    return replace(view, close=t("button-back"))


def titles(plan: YearPlan, t: Texts) -> list[str]:
    """Name each event of a plan by its kind and its place among those: *Vergadering 2 van 2027*."""
    counted: dict[EventKind, int] = {}
    named = []
    for row in plan.rows:
        counted[row.kind] = counted.get(row.kind, 0) + 1
        named.append(t("year-plan-row", kind=t(f"kind-{row.kind}"), nth=str(counted[row.kind]), year=str(plan.wishes.year)))
    return named


def ask_form(plan: YearPlan, key: int, days: Sequence[date], t: Texts, *, now: datetime) -> View:
    """Put one event of the plan to a date poll, filled in with its day and others near it."""
    title = next((title for row, title in zip(plan.rows, titles(plan, t), strict=True) if row.key == key), "")
    moments = "\n".join(f"{day.day}-{day.month}-{day.year}" for day in days)
    hours = (plan.wishes.begin, plan.wishes.end)
    return dates_form(t, question=title, channel=plan.wishes.channel, now=now, moments=moments, hours=hours)


def why_said(row: PlannedRow, reason: Why | None, t: Texts) -> str:
    """Say why an event is on its day, or what is against it."""
    if reason is None or row.on is None:
        return t("why-no-day")
    said = [t.coming_day(row.on)]
    if reason.days_since is not None:
        said.append(t("why-since", days=reason.days_since))
    against = [*occasion_names(reason.occasion, t), *([t("why-taken")] if reason.taken else [])]
    against += [] if reason.preferred else [t("why-not-preferred")]
    facts = {"day": ", ".join(said)}
    if against:
        return t("why-against", **facts, names=", ".join(against))
    text = t("why-free" if reason.occasion.school_known else "why-free-unknown", **facts)
    if reason.passed is None:
        return text
    day, occasion = reason.passed
    return f"{text} {t('why-passed', day=t.short_day(day), names=', '.join(occasion_names(occasion, t)))}"


def planned(events: Sequence[Event], year: int, t: Texts) -> View:
    """Say what was planned, with the plan as a file and the way back."""
    first, last = events[0].id, events[-1].id
    rows: list[list[Block | str]] = []
    for each in events:
        facts = (f" · {number(each.id)}", when_of(each.plan, t), _announced(each, t))
        rows.append([run(each.plan.title, bold=True), "\n".join(facts)])
    return View(
        callback_id="year_planned",
        title=t("year-plan-title", year=str(year)),
        blocks=(
            sentence(t("year-plan-done", count=len(events))),
            prose(bullets(rows)),
            buttons("plan_files", *_files(year, t), button(t("button-undo"), UNDO_ACTION, f"{first}:{last}")),
            small(t("year-plan-done-hint")),
        ),
        close=t("button-close"),
        ends=True,
    )


def file_sent(year: int, t: Texts) -> Message:
    """Say what the file is."""
    said = t("year-plan-sent", year=str(year))
    return Message(text=said, blocks=(sentence(said),))


def _announced(event: Event, t: Texts) -> str:
    return t("planned-announced-on", day=t.short_day(local_day(event.announce_at or event.plan.starts_at, t.zone)))


def _files(year: int, t: Texts) -> list[Block]:
    return [button(t(f"button-plan-{shape}"), f"{FILE_ACTION}.{shape}", str(year)) for shape in ("docx", "ics")]


def _count(number: int, *, most: int) -> Block:
    value = {"initial_value": str(number)} if number else {}
    return {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": str(most), **value}
