"""The year plan: proposed around what is planned, planned ahead, taken back, and given as files."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from icalendar import Calendar

from bot.db import outbox, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import FreeDays
from bot.domain.errors import NotAllowed
from bot.domain.events import Event, EventKind, EventState
from bot.domain.members import Language
from bot.domain.notices import SendYearPlan
from bot.domain.year_plan import Wishes, plans_of
from bot.services import announcing, calendars, events, planning, year_plans
from bot.texts import Texts
from bot.views.calendar_file import calendar_file
from bot.views.year_plan_document import document
from tests.builders import ANNA, BRAM, GENERAL, NOW, ZONE, announced

WISHES = Wishes(
    year=2013,
    counts={EventKind.MEETING: 3, EventKind.TOUR: 1},
    weekdays=frozenset({1, 3}),
    begin=time(13),
    end=time(16),
    avoid=frozenset({7, 8}),
    channel=GENERAL,
)
T = Texts(Language.NL, ZONE)


def moment_of(event: Event) -> tuple[date, int]:
    assert event.announce_at is not None
    local = event.announce_at.astimezone(ZONE)
    return local.date(), local.hour


def planned(session: WorkspaceSession) -> list[Event]:
    plan = year_plans.proposal(session, WISHES, by=ANNA, now=NOW, zone=ZONE)
    plans = plans_of(plan, [f"Plan {row.key}" for row in plan.rows], "Nog te bepalen", ZONE)
    return year_plans.plan_all(session, plans, ahead=6, by=ANNA, now=NOW, zone=ZONE)


def test_each_is_announced_by_itself_at_nine_on_a_working_day_so_many_weeks_ahead(session: WorkspaceSession) -> None:
    made = planned(session)
    days = [each.plan.starts_at.astimezone(ZONE).date() - timedelta(weeks=6) for each in made]
    workspaces.save_free_days(session, [FreeDays(day, day) for day in days])
    again = year_plans.plan_all(session, [each.plan for each in made], ahead=6, by=ANNA, now=NOW, zone=ZONE)

    assert [moment_of(each) for each in made] == [(day, 9) for day in days]
    assert all(now < was and now[0].weekday() < 5 for now, was in zip(map(moment_of, again), map(moment_of, made), strict=True))
    assert outbox.queued(session) == []


def test_a_second_plan_keeps_clear_of_the_first_of_recess_and_of_what_is_announced(session: WorkspaceSession) -> None:
    first = {row.on for row in year_plans.proposal(session, WISHES, by=ANNA, now=NOW, zone=ZONE).rows}
    day = min(each for each in first if each)
    announced(
        session,
        starts_at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
        ends_at=datetime(day.year, day.month, day.day, 20, tzinfo=UTC),
    )
    ahead = {each.plan.starts_at.date() for each in planned(session)}
    workspaces.save_recess(session, [FreeDays(date(2013, 10, 1), date(2013, 12, 31))])
    again = year_plans.proposal(session, WISHES, by=ANNA, now=NOW, zone=ZONE)
    second = {row.on for row in again.rows if row.on}

    assert day not in ahead
    assert not second & (ahead | {day})
    assert max(second) < date(2013, 10, 1)
    moved = again.with_days({again.rows[0].key: min(ahead)})
    reason = year_plans.reasons(session, moved, by=ANNA, zone=ZONE)[again.rows[0].key]
    assert reason is not None
    assert reason.taken


def test_what_is_not_announced_yet_is_taken_back_and_the_rest_stays(session: WorkspaceSession) -> None:
    made = planned(session)
    announcing.announce_now(session, made[0].id, by=ANNA, now=NOW)
    other = announcing.plan_ahead(session, made[1].plan, announce_at=NOW, by=ANNA, now=NOW)

    assert year_plans.take_back(session, made[0].id, made[-1].id, by=ANNA, now=NOW) == 3
    assert [events.get(session, each.id).state for each in (*made[:2], other)] == [
        EventState.ANNOUNCED,
        EventState.WITHDRAWN,
        EventState.PLANNED,
    ]


def test_only_organisers_plan_a_year_or_get_its_files(session: WorkspaceSession) -> None:
    made = planned(session)
    for refused in (
        lambda: year_plans.proposal(session, WISHES, by=BRAM, now=NOW, zone=ZONE),
        lambda: year_plans.plan_all(session, [made[0].plan], ahead=6, by=BRAM, now=NOW, zone=ZONE),
        lambda: year_plans.take_back(session, made[0].id, made[-1].id, by=BRAM, now=NOW),
        lambda: year_plans.send(session, 2013, "docx", to=BRAM, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            refused()
    year_plans.send(session, 2013, "ics", to=ANNA, now=NOW)

    assert outbox.queued(session) == [SendYearPlan(member=ANNA, year=2013, shape="ics")]


def test_the_files_hold_every_event_of_the_year_with_how_far_it_is(session: WorkspaceSession) -> None:
    made = planned(session)
    announcing.announce_now(session, made[0].id, by=ANNA, now=NOW)
    held = year_plans.of_year(session, 2013, to=ANNA, zone=ZONE)
    paper: Any = Document(BytesIO(document(held, 2013, planning.occasions(session), T)))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    entries = [entry for event in held for entry in calendars.entries(session, event.id, to=ANNA)]
    calendar = Calendar.from_ical(calendar_file(entries, "voorbeeld", T))
    listed: list[Any] = list(calendar.walk("VEVENT"))

    assert rows[0] == ["Datum", "Tijd", "Wat", "Locatie", "Stand"]
    assert [row[2].splitlines()[0] for row in rows[1:]] == [each.plan.title for each in held]
    assert rows[1][0] == T.day(held[0].plan.starts_at.astimezone(ZONE).date())
    assert [row[4].partition(" ")[0] for row in rows[1:]] == ["aangekondigd", "aankondiging", "aankondiging", "aankondiging"]
    assert [str(each["summary"]) for each in listed] == [each.plan.title for each in held]
    assert [each["dtstart"].dt.astimezone(UTC) for each in listed] == [each.plan.starts_at for each in held]
    assert [str(each["status"]) for each in listed] == ["CONFIRMED", "TENTATIVE", "TENTATIVE", "TENTATIVE"]
