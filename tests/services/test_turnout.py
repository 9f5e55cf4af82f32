"""Turn-out and coverage from what people did: answers, attendance lists, reminders."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.composing import Upload
from bot.db import events, outbox, rsvps, series
from bot.db.engine import WorkspaceSession
from bot.db.models import EventRow, OutboxRow
from bot.db.rows import change_rows
from bot.domain.audience import PartnershipType, Profile, Province
from bot.domain.calendar import Recurrence, Rhythm
from bot.domain.coverage import Reached, Withheld
from bot.domain.errors import NotAllowed
from bot.domain.events import CourseSession, Event, EventKind, EventState
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.notices import RemindMember, SendFigures
from bot.domain.reminders import Occasion
from bot.domain.rsvp import Answer, Extras, RsvpEntry, Way
from bot.domain.series import NotInSeries
from bot.domain.turnout import Turnout
from bot.services import attendance, members, rsvp, turnout
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, NOW, ZONE, announced, crowd
from tests.composed import composed

LATER = datetime(2013, 12, 20, 9, 0, tzinfo=UTC)


def held(session: WorkspaceSession, on: datetime, yes: list[MemberId], there: list[MemberId] | None, **changes: Any) -> Event:
    """An event that was held, with who said yes and who came (None: not kept)."""
    event = announced(session, now=on - timedelta(days=30), **{"starts_at": on, "ends_at": on + timedelta(hours=2)} | changes)
    for member in yes:
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=on - timedelta(days=9), now=on - timedelta(days=9))
    if there is not None:
        attendance.tick(session, event.id, there, by=ANNA, now=event.plan.ends_at)
    return event


def shown(session: WorkspaceSession, **asked: Any) -> Turnout:
    to = asked.pop("to", ANNA)
    return turnout.show(session, turnout.Of(**asked), to=to, now=LATER, zone=ZONE)


def test_who_came_is_told_by_event_and_by_year_with_who_said_yes_and_did_not(session: WorkspaceSession) -> None:
    held(session, datetime(2012, 12, 31, 23, 30, tzinfo=UTC), [ANNA, BRAM], [ANNA])  # 2013 in Amsterdam
    held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [ANNA, BRAM, CARLA], [ANNA, BRAM, CARLA], maximum=2)  # Carla waited, and came
    off = held(session, datetime(2013, 5, 1, 12, 0, tzinfo=UTC), [BRAM], None)
    events.save_state(session, off.id, EventState.CALLED_OFF)
    held(session, LATER + timedelta(days=3), [BRAM], None)
    held(session, datetime(2013, 9, 1, 12, 0, tzinfo=UTC), [BRAM], None, kind=EventKind.TOUR)
    held(session, datetime(2012, 6, 1, 12, 0, tzinfo=UTC), [ANNA], [ANNA, BRAM])
    told = shown(session)

    assert [(each.there, each.yes, each.answered, each.absent) for each in told.events] == [(None, 1, 1, 0), (3, 2, 3, 0), (1, 2, 2, 1)]
    assert [(each.year, each.events, each.kept, each.there, each.absent) for each in told.years] == [(2012, 1, 1, 2, 0), (2013, 3, 2, 2, 1)]
    assert (told.members, told.answering) == (3, 3)
    assert [len(shown(session, kind=EventKind.TOUR).events), len(shown(session, year=2012).events)] == [1, 1]


def test_first_time_and_lapsed_members_are_named_by_name_and_not_by_how_often_they_came(session: WorkspaceSession) -> None:
    many = crowd(session, 2)
    held(session, datetime(2012, 6, 1, 12, 0, tzinfo=UTC), [], [CARLA, BRAM, ANNA])
    held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [], [ANNA, *reversed(many)])
    held(session, datetime(2013, 5, 1, 12, 0, tzinfo=UTC), [], [many[1]])
    told = shown(session)

    assert told.first == ("Lid 0", "Lid 1")
    assert told.lapsed == ("Bram Visser", "Carla Smit")
    assert shown(session, year=2012).first == ("Anna de Wit", "Bram Visser", "Carla Smit")


def test_turnout_of_a_series_leaves_out_what_is_not_in_it(session: WorkspaceSession) -> None:
    alone = held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [], [CARLA])
    its = [held(session, datetime(2013, month, 1, 12, 0, tzinfo=UTC), [], [BRAM]) for month in (5, 6)]
    made = series.add(session, Recurrence(rhythm=Rhythm.WEEKS, times=2), 8, by=ANNA, now=NOW)
    change_rows(session, EventRow, EventRow.id.in_([each.id for each in its]), series=made.id)

    assert [each.event for each in shown(session, event=its[0].id).events] == [its[1].id, its[0].id]
    assert shown(session, event=its[0].id).first == ("Bram Visser",)
    with pytest.raises(NotInSeries):
        shown(session, event=alone.id)


def test_a_course_counts_the_mean_of_its_sessions_and_who_came_to_none(session: WorkspaceSession) -> None:
    first = datetime(2013, 4, 1, 12, 0, tzinfo=UTC)
    days = tuple(CourseSession(starts_at=first + timedelta(days=7 * n), ends_at=first + timedelta(days=7 * n, hours=2)) for n in range(2))
    course = held(session, first, [ANNA, BRAM, CARLA], None, kind=EventKind.COURSE, sessions=days, ends_at=days[1].ends_at)
    for number, there in ((1, [ANNA, BRAM]), (2, [ANNA, BRAM])):
        attendance.tick(session, course.id, there, number=number, by=ANNA, now=LATER)

    assert [(each.there, each.absent) for each in shown(session).events] == [(2, 1)]


def test_a_deputy_counts_as_who_sent_them_and_is_no_yes(session: WorkspaceSession) -> None:
    event = held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [], None)
    before = event.plan.starts_at - timedelta(days=1)
    rsvp.answer(session, event.id, BRAM, Answer.NO, Way.FORM, at=before, now=before, extras=Extras(deputy="Dirk Bos"))
    attendance.tick(session, event.id, [ANNA], by=ANNA, now=LATER)

    assert [(each.there, each.yes, each.absent) for each in shown(session).events] == [(1, 0, 0)]


def test_what_stands_in_a_private_channel_is_told_only_to_organisers_in_it(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, Choices(), [BRAM])
    held(session, datetime(2012, 4, 1, 12, 0, tzinfo=UTC), [], [CARLA], channel=BOARD)
    held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [], [CARLA])

    assert [len(shown(session, to=each, year=2012).events) for each in (ANNA, BRAM)] == [1, 0]
    assert [shown(session, to=each).first for each in (ANNA, BRAM)] == [(), ("Carla Smit",)]
    with pytest.raises(NotAllowed):
        shown(session, to=CARLA)


def test_reminders_count_as_followed_when_an_answer_came_within_two_days(session: WorkspaceSession) -> None:
    event = announced(session, now=LATER - timedelta(days=40), starts_at=LATER - timedelta(days=2), ends_at=LATER - timedelta(days=1))
    reminded = LATER - timedelta(days=10)
    for member, days in ((ANNA, 1), (BRAM, 3), (CARLA, -1)):
        outbox.add(session, RemindMember(event=event.id, member=member, occasion=Occasion.UNANSWERED, about=reminded), now=reminded)
        at = reminded + timedelta(days=days)
        rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=at, now=at)
    carried = RsvpEntry(member=CARLA, answer=Answer.YES, way=Way.CARRIED, at=reminded + timedelta(hours=1))
    rsvps.add_entry(session, event.id, carried, now=reminded + timedelta(hours=2))  # not an answer of hers
    outbox.add(session, RemindMember(event=event.id, member=ANNA, occasion=Occasion.DAY, about=reminded), now=reminded)
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE).values(state="sent", finished_at=reminded))
    told = shown(session)

    assert (told.reminded, told.answered_then) == (3, 1)


def placed(session: WorkspaceSession, province: Province, *whom: MemberId) -> None:
    for member in whom:
        members.choose_profile(session, member, Profile(province=province, type=PartnershipType.SERVICE))


def test_coverage_counts_members_and_who_came_in_a_year_by_province_and_type(session: WorkspaceSession) -> None:
    many = crowd(session, 12)
    placed(session, Province.UTRECHT, ANNA, *many[:7])
    placed(session, Province.ZEELAND, BRAM)
    held(session, LATER - timedelta(days=30), [], [*many[:4], BRAM])
    held(session, LATER - timedelta(days=400), [], [ANNA, many[6]])
    coming = announced(session, now=LATER, starts_at=LATER + timedelta(days=30), ends_at=LATER + timedelta(days=31))
    whole = turnout.coverage(session, to=ANNA, now=LATER)
    others = turnout.coverage(session, to=BRAM, now=LATER)

    assert whole.provinces[Province.UTRECHT] == Reached(members=8, came=4)
    assert whole.provinces[Province.ZEELAND] == Reached(members=1, came=1)
    assert whole.provinces[None].members == 6
    assert whole.types[PartnershipType.SERVICE] == Reached(members=9, came=5)
    assert whole.vacant == tuple(each for each in Province if each is not Province.UTRECHT)
    assert (whole.next_event, len(whole.without_members), whole.without_turnout) == (coming.id, 10, ())
    assert others.provinces[Province.ZEELAND] == Reached(members=Withheld.FEW, came=Withheld.FEW)
    assert others.provinces[Province.UTRECHT] == Reached(members=8, came=4)
    assert (others.next_event, others.whole) == (None, False)


@pytest.mark.parametrize(("what", "kind"), [("chart", b"\x89PNG"), ("map", b"\x89PNG"), ("sheet", b"PK")])
def test_figures_come_as_a_file_with_words_for_whoever_does_not_see_the_picture(session: WorkspaceSession, what: Any, kind: bytes) -> None:
    held(session, datetime(2013, 4, 1, 12, 0, tzinfo=UTC), [ANNA, BRAM], [ANNA])
    turnout.send(session, what, turnout.Of(year=2013), to=ANNA, now=LATER)
    notice = outbox._adapter().validate_python(
        session.scalars(select(OutboxRow.notice).where(OutboxRow.kind == "send_figures", OutboxRow.workspace_id == HERE)).one()
    )
    file = composed(session, notice, LATER)

    assert isinstance(file, Upload)
    assert file.content.startswith(kind)
    assert ("1 april: 1 · 2 ja" in file.alt, "Zeeland – 0 leden" in file.alt) == (what == "chart", what == "map")
    assert len(file.alt) <= 1000


def test_whoever_is_no_organiser_gets_no_turnout_as_a_file(session: WorkspaceSession) -> None:
    with pytest.raises(NotAllowed):
        turnout.send(session, "chart", to=BRAM, now=NOW)
    with pytest.raises(NotAllowed):
        composed(session, SendFigures(member=BRAM, what="sheet"), NOW)
