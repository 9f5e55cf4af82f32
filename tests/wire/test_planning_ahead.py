"""Planning ahead: what the preview of a date warns of, and the year plan from its form to what is announced by itself."""

from datetime import UTC, datetime

from tests.wire.running import MEETING, Running


def test_preview_and_move_warn_of_a_date_and_refuse_nothing(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.network_form("anna")
    assert anna.submit({"recess": "10-12-2012 t/m 31-12-2012"}) is None
    one_bot.announce()
    one_bot.form("anna", "/prs nieuw")
    assert anna.submit(MEETING | {"title": "Scholing"}) is None
    at_once = one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    one_bot.form("anna", "/prs nieuw")
    assert anna.submit(MEETING | {"date": "2014-12-25"}) is None
    far = one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    assert anna.choose(one_bot.card(), "event_more", "manage:1") is None
    anna.tap(None, "event_manage.move")
    assert anna.submit({"date": "2012-12-13", "begin": "13:00", "end": "16:00"}) is None
    one_bot.deliver()

    assert "Tegelijk gepland: Najaarsoverleg (V1), maandag 26 november 2012, 13.00 – 16.00 uur" in at_once
    assert "De datum ligt meer dan twee jaar vooruit." in far
    assert "Donderdag 25 december: eerste kerstdag" in far
    assert "de tabel loopt van maandag 3 september 2018 tot en met zondag 2 september 2029" in far
    assert "Donderdag 13 december: reces van gemeenteraden" in one_bot.words("anna")[-1]


WISHES = {
    "year": "2013",
    "count_meeting": "2",
    "count_gathering": "1",
    "count_tour": "0",
    "count_course": "0",
    "weekdays": ["1", "3"],
    "begin": "13:00",
    "end": "16:00",
    "avoid": ["7", "8"],
    "ahead": "6",
    "channel": "C1ALGEMEEN",
}


def test_a_year_is_proposed_edited_planned_given_as_files_and_announced_by_itself(bot: Running) -> None:
    anna = bot.person("anna")
    refused = bot.told("bram", "/prs jaarplan 2013")
    form = bot.reads(bot.form("anna", "/prs jaarplan 2013"))
    wrong = anna.submit(WISHES | {"count_meeting": "41", "weekdays": []})
    assert anna.submit(WISHES) is None
    proposal = anna.modal() or {}
    first, _, third = (block["block_id"] for block in proposal["blocks"] if block["type"] == "input")
    anna.choose(None, first, "2013-04-30")
    edited = bot.reads(anna.modal())
    assert anna.submit({first: "2014-01-07"}) == {first: "Deze dag valt niet in 2013. Kies een dag in dat jaar."}
    anna.choose(None, first, "2013-01-31")
    anna.tap(None, "year_plan_drop", block_id=third.replace("plan_on.", "plan_row:"))
    assert anna.submit({}) is None
    done = bot.reads(anna.modal())
    anna.tap(None, "year_plan_file.docx")
    bot.deliver()
    files = [one for one in anna.dms() if one.get("files")]
    hidden = bot.told("bram", "/prs V1")
    listed = bot.told("anna", "/prs vergaderingen")
    bot.clock.set(datetime(2012, 12, 20, 8, 0, tzinfo=UTC))
    bot.deliver()
    card = bot.reads(bot.card())

    assert "voorbehouden aan organisatoren" in refused
    assert "Jaar: [2013]" in form
    assert set(wrong or {}) == {"count_meeting", "weekdays"}
    assert "Let op: Koninginnedag" in edited
    assert "Er zijn 2 evenementen voorgenomen." in done
    assert "aankondiging op 20 december" in done
    assert files[0]["files"][0]["name"] == "jaarplan-2013.docx"
    assert hidden == "Ik ken geen bijeenkomst V1. De lijst staat onder „vergaderingen”."
    assert "Vergadering 1 van 2013 · V1" in listed
    assert "donderdag 31 januari 2013, 13.00 – 16.00 uur" in card
    assert bot.told("bram", "/prs V1").startswith("Vergadering 1 van 2013")


def test_what_was_planned_together_is_taken_back_together(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs year-plan 2013")
    assert anna.submit(WISHES) is None
    anna.tap(None, "year_plan_ask", block_id="plan_row:1")
    poll = one_bot.reads(anna.modal())
    anna.close()
    assert anna.submit({}) is None
    anna.tap(None, "year_plan_undo")

    assert "[Vergadering 1 van 2013]" in poll
    assert "2013" in poll.partition("[Vergadering 1 van 2013]")[2]
    assert "3 evenementen uit de planning gehaald" in one_bot.reads(anna.modal())
    assert one_bot.told("anna", "/prs vergaderingen") == "Er is niets gepland."
