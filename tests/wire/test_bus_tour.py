"""The whole life of a bus tour, from its announcement to the attendance list, as everybody got to read it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.members import Language
from bot.sandbox import Channel, MovableClock, Person
from bot.texts import LANGUAGES
from tests.builders import ZONE
from tests.wire.chronicle import Chronicle
from tests.wire.running import Json, Running, has_action, running, workspace_of

_PEOPLE: Final = (
    "Aart Wessels, Anke Dijkstra, Teun Bakker, Maaike Postma, Lotte Verhoeven, Sander Kuipers, Femke Smits, Gijs Mulder, Hanna Koster, "
    "Ivo Brandsma, Jet Willems, Kees van Loon, Lies Hermans, Mees Dekker, Nina Prins, Otto Blom, Petra Kok, Quinten Vos, Roos Jansma, "
    "Siem Groot, Tess Molenaar, Udo Schouten, Vera Timmer, Wim Kramer, Yara Peters"
)
NAMES: Final = _PEOPLE.split(", ")
MEMBERS: Final = [name.split()[0].lower() for name in NAMES]
FIRST, NEW = MEMBERS[:11], MEMBERS[11:]
CONFIRM, FORGET = FIRST[:9], FIRST[9:]
WITHDRAW = (FIRST[2], NEW[0])
BEGINS: Final = datetime(2012, 9, 3, 10, 0, tzinfo=ZONE)
CHANNEL: Final = "algemeen"


@pytest.fixture
def tour(sqlite_url: str) -> Iterator[Running]:
    """A network of a chair, a secretary who organises, and twenty-five members."""
    people = [
        Person("U0IRENE", "irene", "Irene Vermeulen", admin=True),
        Person("U0JOOST", "joost", "Joost Hendriks", admin=True),
        *(Person(f"U1{handle.upper()}", handle, name) for handle, name in zip(MEMBERS, NAMES, strict=True)),
    ]
    channels = [Channel("C1ALGEMEEN", CHANNEL, members=["irene", "joost", *MEMBERS])]
    slack = workspace_of("http", people=people, channels=channels, clock=MovableClock(BEGINS.astimezone(UTC)))
    with slack, running(sqlite_url, "http", slack=slack) as bot:
        yield bot


def at(month: int, day: int, hour: int, minute: int = 0, *, year: int = 2012) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def tap(bot: Running, who: str, message: Json, action: str) -> None:
    """Tap a button, hear what comes of it, and let a minute pass."""
    bot.person(who).tap(message, action)
    bot.deliver()
    bot.clock.advance(timedelta(minutes=1))


def last_with(bot: Running, who: str, action: str) -> Json:
    """Return the last message in a member's DM that carries this button."""
    return next(message for message in reversed(bot.person(who).dms()) if has_action(message, action))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bus_tour_from_its_announcement_to_its_attendance_list(tour: Running, language: Language, snapshot: SnapshotAssertion) -> None:
    story = Chronicle(tour, CHANNEL, ["joost", "irene", *MEMBERS])
    if language is Language.EN:
        for who in ("irene", "joost", *MEMBERS):
            tour.told(who, "/prs language en", CHANNEL)

    card = tour.announce(
        "joost",
        title="Bustour langs drie regio’s",
        kind="tour",
        date="2012-09-26",
        begin="09:30",
        end="17:00",
        place="Station Utrecht Centraal",
        channel="C1ALGEMEEN",
        rsvp_until="2012-09-19",
        minimum="20",
        maximum="20",
        reserve_on="2013-01-23",
    )
    story.chapter("Aangekondigd, met minimaal 20 deelnemers en een reservedatum")

    story.until(at(9, 4, 11))
    for who in FIRST:
        tap(tour, who, card, "rsvp.yes")
    story.chapter("Elf melden zich aan")

    story.until(at(9, 19, 9, 30))
    story.chapter("De beslisdatum")

    tour.person("joost").tap(last_with(tour, "joost", "decide_reserve"), "decide_reserve")
    assert tour.person("joost").submit({}) is None
    story.chapter("Verplaatst naar de reservedatum")

    story.until(at(9, 20, 11))
    for who in CONFIRM:
        tap(tour, who, last_with(tour, who, "rsvp.yes"), "rsvp.yes")
    story.chapter("Negen van de elf bevestigen")

    story.until(at(9, 27, 9))
    story.chapter("Van twee vervalt de plaats")

    story.until(at(11, 5, 10))
    new_card = tour.card(CHANNEL)
    for who in NEW:
        tap(tour, who, new_card, "rsvp.yes")
    story.chapter("Veertien nieuwe aanmeldingen: twintig plaatsen, drie op de wachtlijst")

    story.until(at(11, 20, 10))
    for who in WITHDRAW:
        tap(tour, who, new_card, "rsvp.no")
    story.chapter("Twee melden zich af, twee van de wachtlijst krijgen een plaats")

    story.until(at(1, 23, 9, year=2013))
    story.chapter("De weken tot de dag zelf")

    story.until(at(1, 24, 12, year=2013))
    story.chapter("Gehouden")

    there = [handle for handle in MEMBERS if handle not in {*FORGET, *WITHDRAW, "yara", "wim"}]
    tour.person("joost").tap(last_with(tour, "joost", "attendance_form"), "attendance_form")
    tour.person("joost").submit({"there": [f"U1{handle.upper()}" for handle in there]})
    story.chapter("De presentielijst is nagelopen")
    list_of_who_came = tour.told("joost", "/prs attendees V2" if language is Language.EN else "/prs deelnemers V2", CHANNEL)

    assert f"{story}\n{list_of_who_came}" == snapshot
