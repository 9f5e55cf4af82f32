"""Lists of an event in Slack: pages, what only organisers see, and the file that comes once."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from bot.domain.ids import EventId
from bot.domain.rsvp import Answer, Way
from bot.sandbox import Sandbox
from bot.services import rsvp
from tests.builders import crowd
from tests.wire.running import HERE, START, Running
from tests.wire.test_delivering import doubting
from tests.wire.test_refusing import tap_forged

__all__ = ["doubting"]


def files_of(bot: Running, who: str) -> list[dict[str, object]]:
    """The files in a member's DM with the bot."""
    return [file for message in bot.person(who).dms() for file in message.get("files", [])]


def book_of(bot: Running, who: str) -> openpyxl.Workbook:
    (file,) = files_of(bot, who)
    content = bot.slack.workspace.files[str(file["id"])].content
    assert content is not None
    return openpyxl.load_workbook(BytesIO(content))


def ask_for_file(bot: Running, who: str = "anna") -> None:
    answer = bot.person(who).command("/prs deelnemers V1", "algemeen")
    bot.person(who).tap(answer.message, "attendees_sheet")
    bot.deliver()


def test_members_see_who_comes_and_organisers_see_all(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1 +1 met *de trein*")
    as_member, as_organiser = one_bot.told("carla", "/prs deelnemers V1"), one_bot.told("anna", "/prs attendees v1")

    assert "Komen: Bram Visser +1" in as_member
    assert "2 leden hebben nog niet gereageerd." in as_member
    assert "trein" not in as_member
    assert "Carla Smit" not in as_member
    assert "Not answered yet: Anna de Wit, Carla Smit" in as_organiser
    assert "Bram Visser – met *de trein*" in as_organiser


def test_without_a_number_the_next_event_is_meant(one_bot: Running) -> None:
    assert "Er is niets gepland" in one_bot.told("bram", "/prs deelnemers")
    one_bot.announce()

    assert "Najaarsoverleg" in one_bot.told("bram", "/prs deelnemers")
    assert "bijvoorbeeld: deelnemers V12" in one_bot.told("bram", "/prs deelnemers van de bustour")


def test_organiser_gets_the_list_as_a_workbook(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1 +1 =1+1")
    ask_for_file(one_bot)
    book = book_of(one_bot, "anna")
    cells = [[cell.value for cell in row] for row in book["Antwoorden"].iter_rows(min_row=2)]

    assert cells[0][:5] == ["Bram Visser", None, "Aanwezig", "heeft een plaats", 2]
    assert "=1+1" in cells[0]
    assert all(cell.data_type != "f" for row in book["Antwoorden"] for cell in row)
    assert [row[0].value for row in book["Nog niet gereageerd"].iter_rows(min_row=2)] == ["Anna de Wit", "Carla Smit"]
    assert book["Geschiedenis"].max_row == 2


def test_a_member_who_forges_the_button_gets_no_file(one_bot: Running) -> None:
    one_bot.announce()
    for action_id in ("attendees_sheet", "attendees_history", "attendees_history_page.on"):
        tap_forged(one_bot, "bram", action_id, "1")
    one_bot.deliver()

    assert files_of(one_bot, "bram") == []
    assert ["Neem contact op met de organisator" in said for said in one_bot.whispers("bram")] == [True] * 3


MISHAPS: dict[str, Callable[[Sandbox], None]] = {
    "the reply is lost": lambda slack: slack.faults.lose_reply("files.completeUploadExternal"),
    "Slack accepts after we gave up": lambda slack: slack.faults.accept_late("files.completeUploadExternal", after=1.2),
    "a 500 without acceptance": lambda slack: slack.faults.status("files.completeUploadExternal", 500, times=2),
    "no address is given": lambda slack: slack.faults.reset("files.getUploadURLExternal"),
    "a rate limit": lambda slack: slack.faults.rate_limit("files.completeUploadExternal", retry_after=1),
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_file_is_sent_exactly_once_when(doubting: Running, mishap: str) -> None:
    doubting.announce()
    MISHAPS[mishap](doubting.slack)
    ask_for_file(doubting)

    assert len(files_of(doubting, "anna")) == 1


def test_who_was_there_is_ticked_after_the_end(bot: Running) -> None:
    bot.announce()
    bot.told("bram", "/prs aanwezig V1")
    bot.clock.advance(timedelta(days=75))
    anna = bot.person("anna")
    assert anna.tap(anna.command("/prs deelnemers V1", "algemeen"), "attendance_form") is None
    shown = bot.reads(anna.modal())
    assert anna.submit({"there": ["U3CARLA", "U1ANNA"]}) is None

    assert "Bram Visser" in shown
    assert "Opgeslagen: 2 leden waren er. 1 lid had een plaats en was er niet." in bot.reads(anna.modal())
    assert "Bram Visser (was er niet)" in bot.told("anna", "/prs deelnemers V1")
    assert "was er niet" not in bot.told("bram", "/prs deelnemers V1")


def test_more_than_sixty_names_come_in_pages(one_bot: Running) -> None:
    one_bot.announce()
    with one_bot.deps.writing(HERE) as session:
        for order, member in enumerate(crowd(session, 70)):
            at = START + timedelta(minutes=1, seconds=order)
            rsvp.answer(session, EventId(1), member, Answer.YES, Way.BUTTON, at=at, now=at)
    carla = one_bot.person("carla")
    first = carla.command("/prs deelnemers V1", "algemeen")
    carla.tap(first, "attendees_page.on")
    one_bot.deliver()

    assert "Lid 59" in first.shown
    assert "Lid 60" not in first.shown
    assert "Bladzijde 1 van 2" in first.shown
    assert "Lid 60" in one_bot.whispers("carla")[-1]
    assert "Bladzijde 2 van 2" in one_bot.whispers("carla")[-1]
