"""Calendar files as a second reader takes them: vobject and dateutil, which share nothing with what wrote them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import clock_changes, yearly_changes
from bot.domain.events import CourseSession, Event, EventKind
from bot.domain.ids import AgendaItemId, EventId
from bot.domain.members import Language
from bot.domain.view_models import Attending, CalendarEntry, ShownItem
from bot.texts import Texts
from bot.views.calendar_file import calendar_file, timezone
from tests.builders import HERE, NOW, ZONE, event, plan

T = Texts(Language.NL, ZONE)


def local(text: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def at(text: str, zone: ZoneInfo = ZONE, **facts: Any) -> Event:
    starts_at = local(text, zone)
    return event(plan=plan(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), **facts))


def written(*events: Event, t: Texts = T, attending: Attending = Attending.SURE, agenda: tuple[ShownItem, ...] = ()) -> bytes:
    entries = [CalendarEntry(event=each, changed_at=NOW, attending=attending, agenda=agenda) for each in events]
    return calendar_file(entries, HERE, t)


def read(content: bytes) -> Any:
    """Let vobject read it, by the zone as the file itself describes it."""
    return vobject.readOne(content.decode())


def zone_in(content: bytes, tmp_path: Any) -> tzinfo:
    """Let dateutil read the description of the zone, and nothing else."""
    file = tmp_path / "zone.ics"
    file.write_bytes(content)
    found: tzinfo = tzical(str(file)).get()
    return found


ON_THE_WALL = [
    "2012-10-26 13:00",  # the Friday before the clocks go back
    "2012-10-28 13:00",
    "2012-10-29 13:00",
    "2013-03-29 13:00",  # the Friday before they go forward
    "2013-03-31 13:00",
    "2013-04-01 13:00",
    "2026-09-26 09:00",
    "2039-01-24 13:00",  # after 2038
    "2039-07-24 13:00",
    "2044-10-31 09:30",
]


@pytest.mark.parametrize("text", ON_THE_WALL)
def test_second_reader_sees_the_hour_on_the_wall_and_the_moment(text: str, tmp_path: Any) -> None:
    content = written(at(text))
    seen = read(content).vevent
    naive = datetime.fromisoformat(text)
    zone = zone_in(content, tmp_path)

    assert seen.dtstart.value.replace(tzinfo=None) == naive
    assert naive.replace(tzinfo=zone).astimezone(UTC) == local(text)
    assert seen.dtstart.value.astimezone(UTC) == local(text)
    assert seen.dtend.value.astimezone(UTC) == local(text) + timedelta(hours=3)


def test_zone_is_written_as_the_two_yearly_rules_of_the_union() -> None:
    lines = written(at("2012-11-26 13:00")).decode().split("\r\n")
    rules = [line for line in lines if line.startswith(("RRULE", "RDATE", "TZOFFSETTO", "DTSTART:"))]

    assert rules == [
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETTO:+0200",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETTO:+0100",
    ]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("America/New_York", 2),
        ("Australia/Sydney", 2),
        ("Europe/Dublin", 2),
        ("America/Santiago", 0),  # its changes moved about in these years
        ("Africa/Casablanca", 0),  # stops for Ramadan
        ("Asia/Tokyo", 0),
        ("America/Curacao", 0),
        ("Etc/UTC", 0),
    ],
)
def test_zone_with_other_rules_or_none_is_described_as_it_is(name: str, rules: int, tmp_path: Any) -> None:
    zone = ZoneInfo(name)
    moments = [local(f"2012-{month:02}-15 13:00", zone) for month in range(1, 13)]
    described = timezone(zone, moments).to_ical()
    read_back = zone_in(b"BEGIN:VCALENDAR\r\n" + described + b"END:VCALENDAR\r\n", tmp_path)

    assert described.count(b"RRULE") == rules
    assert [(moment.astimezone(zone).replace(tzinfo=read_back)).utcoffset() for moment in moments] == [
        moment.astimezone(zone).utcoffset() for moment in moments
    ]


@given(moment=st.datetimes(datetime(1996, 11, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_any_moment_comes_back_as_it_went(moment: datetime) -> None:
    starts_at = moment.replace(microsecond=0)
    seen = read(written(event(plan=plan(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))))).vevent

    assert seen.dtstart.value.astimezone(UTC) == starts_at
    assert seen.dtend.value.astimezone(UTC) == starts_at + timedelta(hours=2)


@pytest.mark.parametrize("text", ["2012-10-28T00:30:00+00:00", "2012-10-28T01:30:00+00:00"])
def test_hour_that_comes_twice_is_never_mistaken(text: str) -> None:
    starts_at = datetime.fromisoformat(text)
    seen = read(written(event(plan=plan(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))))).vevent

    assert seen.dtstart.value.astimezone(UTC) == starts_at


def test_text_from_people_comes_back_as_typed_whatever_is_in_it() -> None:
    title, place = "Najaar; 'overleg', \\n *vet* & <!channel> 🎉 " + "é" * 90, 'Zaal "A", 1e; verdieping\\'
    content = written(at("2012-11-26 13:00", title=title, place=place))
    seen = read(content).vevent

    assert (seen.summary.value, seen.location.value) == (title, place)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_text_from_people_adds_no_line_of_its_own() -> None:
    content = written(at("2012-11-26 13:00", title="Overleg\r\nSTATUS:CANCELLED\x00\x0b", place="Den Haag\nATTENDEE:mailto:x@y"))
    seen = read(content).vevent

    assert seen.summary.value == "Overleg\nSTATUS:CANCELLED"
    assert seen.status.value == "CONFIRMED"
    assert not hasattr(seen, "attendee")


@settings(max_examples=25)
@given(title=st.text(max_size=150), place=st.text(max_size=150))
def test_any_text_is_one_that_a_second_reader_can_read(title: str, place: str) -> None:
    seen = read(written(at("2012-11-26 13:00", title="V" + title.replace("\ud800", ""), place=place))).vevent

    assert seen.summary.value.startswith("V")


def test_agenda_and_link_stand_in_the_description() -> None:
    agenda = (
        ShownItem(title="", minutes_of=event(id=EventId(7), plan=plan(starts_at=local("2012-09-13 13:00")))),
        ShownItem(
            title="Bustour", item=AgendaItemId(1), lasts=timedelta(minutes=20), presenter="Bram Visser", attachment="https://x.nl/a,b"
        ),
    )
    seen = read(written(at("2012-11-26 13:00", link="https://voorbeeld.nl/overleg"), agenda=agenda)).vevent

    assert seen.description.value.splitlines() == [
        "V1",
        "Online: https://voorbeeld.nl/overleg",
        "",
        "Agenda",
        "1. Verslag van de vorige vergadering (13 september, V7)",
        "2. Bustour (20 minuten, Bram Visser) https://x.nl/a,b",
    ]
    assert seen.url.value == "https://voorbeeld.nl/overleg"


@pytest.mark.parametrize(
    ("attending", "status"), [(Attending.SURE, "CONFIRMED"), (Attending.UNSURE, "TENTATIVE"), (Attending.OFF, "CANCELLED")]
)
def test_status_says_how_it_stands(attending: Attending, status: str) -> None:
    assert read(written(at("2012-11-26 13:00"), attending=attending)).vevent.status.value == status


def test_name_stays_for_life_and_the_sequence_goes_up() -> None:
    first, later = at("2012-11-26 13:00"), replace(at("2013-01-23 13:00"), version=3)
    before, after = (read(written(each)).vevent for each in (first, later))

    assert before.uid.value == after.uid.value == "v1@t1hier.prs-bot"
    assert (before.sequence.value, after.sequence.value) == ("0", "2")


def test_tour_of_more_days_is_one_event_and_a_course_one_a_session() -> None:
    tour = event(plan=plan(kind=EventKind.TOUR, starts_at=local("2012-10-26 09:30"), ends_at=local("2012-10-28 16:00")))
    sessions = tuple(CourseSession(starts_at=local(f"2012-10-{day} 13:00"), ends_at=local(f"2012-10-{day} 16:00")) for day in (23, 30))
    course = event(
        id=EventId(2),
        plan=plan(kind=EventKind.COURSE, title="Leergang", starts_at=sessions[0].starts_at, ends_at=sessions[1].ends_at, sessions=sessions),
    )
    seen = read(written(tour, course)).vevent_list

    assert [each.uid.value for each in seen] == ["v1@t1hier.prs-bot", "v2-1@t1hier.prs-bot", "v2-2@t1hier.prs-bot"]
    assert [each.summary.value for each in seen[1:]] == ["Leergang (1 van 2)", "Leergang (2 van 2)"]
    assert seen[0].dtend.value.astimezone(UTC) == local("2012-10-28 16:00")
    assert [each.dtstart.value.strftime("%H.%M") for each in seen[1:]] == ["13.00", "13.00"]  # on both sides of the change


def test_file_is_published_and_is_the_same_each_time() -> None:
    content = written(at("2012-11-26 13:00"))
    seen = read(content)

    assert (seen.method.value, seen.version.value) == ("PUBLISH", "2.0")
    assert content == written(at("2012-11-26 13:00"))
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_empty_feed_is_a_calendar_too() -> None:
    seen = read(calendar_file([], HERE, T, name="PRS"))

    assert seen.x_wr_calname.value == "PRS"
    assert not hasattr(seen, "vevent")


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo"])
def test_clock_changes_are_found_to_the_second(zone: str) -> None:
    found = clock_changes(ZoneInfo(zone), 2012, 2013)

    assert [change.at.isoformat()[:16] for change in found] == {
        "Europe/Amsterdam": ["2012-03-25T01:00", "2012-10-28T01:00", "2013-03-31T01:00", "2013-10-27T01:00"],
        "America/New_York": ["2012-03-11T07:00", "2012-11-04T06:00", "2013-03-10T07:00", "2013-11-03T06:00"],
        "Asia/Tokyo": [],
    }[zone]
    assert all(one.after == other.before for one, other in pairwise(found))


def test_rule_that_changed_within_the_years_is_none() -> None:
    assert yearly_changes(clock_changes(ZoneInfo("America/New_York"), 2005, 2008)) is None
