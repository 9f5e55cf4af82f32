"""What attendance tells, on the whole road: typed, as a picture in the DM, and for members without small counts."""

from datetime import timedelta

from bot.domain.audience import Profile, Province
from bot.domain.ids import EventId, MemberId
from bot.services import attendance, members
from tests.wire.running import HERE, Running
from tests.wire.test_lists import files_of
from tests.wire.test_refusing import tap_forged


def test_organiser_sees_who_came_and_whom_the_network_misses_and_gets_both_as_pictures(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1")
    one_bot.clock.advance(timedelta(days=90))
    with one_bot.deps.writing(HERE) as session:
        members.choose_profile(session, MemberId("U2BRAM"), Profile(province=Province.ZEELAND))
        attendance.tick(session, EventId(1), [MemberId("U2BRAM")], by=MemberId("U1ANNA"), now=one_bot.clock())
    told = one_bot.person("anna").command("/prs opkomst 2012", "algemeen")
    one_bot.person("anna").tap(told.message, "figures.chart")
    one_bot.deliver()
    reached = one_bot.person("anna").command("/prs dekking", "algemeen")
    one_bot.person("anna").tap(reached.message, "figures_map")
    one_bot.deliver()
    pictures = [one_bot.slack.workspace.files[str(file["id"])] for file in files_of(one_bot, "anna")]

    assert "Er was 1 lid." in one_bot.reads(told.message)
    assert "1 lid was er in 2012 voor het eerst: Bram Visser" in one_bot.reads(told.message)
    assert "Zeeland – 1 lid (1 gekomen in het laatste jaar)" in one_bot.reads(reached.message)
    assert "Zeeland – <3 leden (<3 gekomen in het laatste jaar)" in one_bot.told("bram", "/prs dekking")
    assert [(file.name, (file.content or b"")[:4]) for file in pictures] == [("opkomst.png", b"\x89PNG"), ("dekking.png", b"\x89PNG")]
    assert ["als balken" in file.alt for file in pictures] == [True, False]
    assert "Zeeland – 1 lid" in pictures[1].alt


def test_member_who_types_or_forges_their_way_to_turnout_gets_nothing(one_bot: Running) -> None:
    one_bot.announce()
    tap_forged(one_bot, "bram", "figures.sheet", "2012:")
    tap_forged(one_bot, "anna", "figures.chart", "999999999:bustour")
    one_bot.deliver()

    assert "organisatoren" in one_bot.told("bram", "/prs opkomst")
    assert files_of(one_bot, "bram") == []
    assert len(files_of(one_bot, "anna")) == 1
