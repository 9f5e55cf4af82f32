"""The network's real minutes, which stay outside this repository: what a good reader is certain of must be found."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.reading.files import read_file
from bot.reading.findings import Certainty, ParsedMinutes
from bot.reading.minutes import read_minutes

FILE = Path(__file__).parents[2].parent / "shared" / "minutes" / "2012-09-13.txt"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real minutes are not beside this checkout (../shared/minutes)")


@pytest.fixture(scope="module")
def found() -> ParsedMinutes:
    return read_minutes(read_file(FILE.read_bytes(), name=FILE.name), name=FILE.name)


def listed() -> list[str]:
    """Return the names on the attendance line, in order."""
    [line] = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("Aanwezig:")]
    return [name.split("(")[0].strip() for name in line.removeprefix("Aanwezig:").split(",")]


def test_the_heading(found: ParsedMinutes) -> None:
    meeting = found.meeting

    assert meeting.title == "Verslag Secretarissenoverleg Regionale Samenwerkingsverbanden"
    assert (meeting.held_on, meeting.start, meeting.end) == (date(2012, 9, 13), time(13), time(16))
    assert meeting.location == "Regio Rivierenland, Tiel"
    assert meeting.date_source.startswith("Datum:")


def test_the_attendance(found: ParsedMinutes) -> None:
    names = listed()

    assert len(names) == 6
    assert list(found.meeting.present) == names
    assert found.meeting.absent == ()
    assert (found.meeting.chair, found.meeting.secretary) == (names[0], names[-1])


def test_the_weekday_is_told_and_the_date_is_kept(found: ParsedMinutes) -> None:
    [warning] = found.warnings

    assert warning.key == "weekday-mismatch"
    assert dict(warning.facts) == {
        "date": "2012-09-13",
        "written": "Dinsdag 13 september 2012",
        "weekday": "dinsdag",
        "actual": "donderdag",
    }


def test_the_agenda_of_seven(found: ParsedMinutes) -> None:
    assert [item.number for item in found.agenda] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [item.title.split()[0] for item in found.agenda] == [
        "Opening",
        "Regioacademie",
        "Bustour",
        "Toekomstvisie",
        "Contributie",
        "Ervaringen",
        "Afsluiting",
    ]


def test_the_certain_decisions_and_no_other(found: ParsedMinutes) -> None:
    certain = [decision for decision in found.decisions if decision.certainty is Certainty.CERTAIN]

    assert [decision.item.number for decision in certain if decision.item] == ["1", "4"]
    assert "akkoord bevonden en vastgesteld" in certain[0].text
    assert "als nieuwe naam voortaan" in certain[1].text
    assert "PRS" in certain[1].text


def test_the_certain_actions_and_no_other(found: ParsedMinutes) -> None:
    certain = [action for action in found.actions if action.certainty is Certainty.CERTAIN]
    names = listed()

    assert [(action.item.number, action.owners, action.due_on) for action in certain if action.item] == [
        ("2", (names[0],), None),
        ("5", (names[-1],), None),
    ]
    assert "communiceren" in certain[0].text
    assert "voor haar rekening" in certain[0].source
    assert "organiseren" in certain[1].text


def test_no_owner_is_invented_for_what_nobody_took_on(found: ParsedMinutes) -> None:
    [settling] = [action for action in found.actions if "eindafrekening" in action.text]

    assert settling.owners == ()
    assert settling.certainty is Certainty.DOUBTFUL


TRAPS = [
    "met de regioacademie doorgaan",
    "Een alternatief voor de leergang",
    "via de provinciale VNG",
    "zal dit platform vorm moeten krijgen",
    "is een opleidingsopzet opgesteld",
    "vergadering wordt gesloten",
    "bestaat de vrees",
]


@pytest.mark.parametrize("phrase", TRAPS)
def test_what_is_neither_is_not_even_offered(found: ParsedMinutes, phrase: str) -> None:
    assert phrase in FILE.read_text(encoding="utf-8")
    offered = [decision.text for decision in found.decisions] + [action.text for action in found.actions]

    assert not [text for text in offered if phrase in text]


def test_the_next_meeting(found: ParsedMinutes) -> None:
    coming = found.next_meeting

    assert coming is not None
    assert (coming.held_on, coming.start, coming.location) == (date(2012, 11, 26), None, "Den Haag")


def test_the_bus_tour_with_its_reserve_date_and_the_day_in_november(found: ParsedMinutes) -> None:
    assert [(event.name, event.held_on, event.reserve_date) for event in found.events] == [
        ("Bustour", date(2012, 9, 26), date(2013, 1, 23)),
        ("Slim Samenwerken Dag", date(2012, 11, 14), None),
    ]
