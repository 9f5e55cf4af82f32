"""Planning ahead: what the preview of a date warns of, and the year plan from its form to what is announced by itself."""

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
