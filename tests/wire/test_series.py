"""The whole road of a series: planned after a look at its days, announced by itself, folded, changed together, ended."""

from datetime import UTC, datetime, timedelta

from tests.wire.running import MEETING, Running
from tests.wire.test_managing import later, manage

FIRST = {**MEETING, "title": "Regiegroep", "date": "2012-12-11", "channel": "C1ALGEMEEN", "agenda": "Opening\nRondvraag"}


def test_series_from_the_form_to_its_end(one_bot: Running) -> None:
    anna, bram = one_bot.person("anna"), one_bot.person("bram")
    one_bot.form("anna", "/prs nieuw")
    anna.fill({"title": "Regiegroep"})
    anna.tap(None, "event_more_options")
    anna.fill({"repeats": "weeks"})
    wrong = anna.submit({**FIRST, "repeat_every": "2"})
    assert anna.submit({"repeat_times": "4"}) is None
    looked_at = one_bot.reads(anna.modal())
    nothing_yet = one_bot.told("anna", "/prs vergaderingen")
    assert anna.submit({}) is None
    planned = one_bot.reads(anna.modal())
    one_bot.deliver()

    assert wrong == {"repeat_until": "Vul in tot en met welke dag het zich herhaalt, of hoe vaak."}
    assert "Er komen 4 bijeenkomsten, elke 2 weken op dinsdag, in #algemeen." in looked_at
    assert "donderdag 27 december 2012, in plaats van dinsdag 25 december 2012 (eerste kerstdag)" in looked_at
    assert "Er is niets gepland." in nothing_yet
    assert "Regiegroep is gepland: 4 keer, V1 – V4. De eerste wordt aangekondigd op dinsdag 13 november 2012." in planned
    assert one_bot.cards() == []
    assert "Er is niets gepland." in one_bot.told("bram", "/prs vergaderingen")

    one_bot.clock.set(datetime(2012, 11, 13, 8, 0, tzinfo=UTC))
    one_bot.deliver()
    card = one_bot.card()
    bram.tap(card, "rsvp.yes")
    one_bot.deliver()
    folded = one_bot.told("bram", "/prs vergaderingen")

    assert "1. Opening" in one_bot.reads(card)
    assert folded.count("Regiegroep") == 1
    assert "Daarna: 27 december, 8 januari, 22 januari" in folded

    manage(one_bot, "anna", one_bot.card())
    anna.tap(None, "event_manage.change")
    assert anna.submit({"place": "Zwolle", "scope": "all", "ahead": "2"}) is None
    changed = one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    later(one_bot, timedelta(minutes=11))
    words = one_bot.words("bram")

    assert "4 bijeenkomsten van de reeks zijn gewijzigd. 1 persoon krijgt hierover bericht" in changed
    assert [word.count("Locatie: Zwolle (was: Den Haag)") for word in words] == [1]
    assert "Locatie: Zwolle" in one_bot.told("anna", "/prs V4")

    manage(one_bot, "anna", one_bot.card())
    anna.tap(None, "series_end")
    assert anna.submit({"announced_too": ["too"], "because": "We zijn klaar."}) is None
    ended = one_bot.reads(anna.modal())
    one_bot.deliver()

    assert "De reeks is beëindigd: 4 bijeenkomsten vervallen. 1 persoon krijgt hierover bericht." in ended
    assert one_bot.words("bram")[-1].startswith("De reeks Regiegroep is beëindigd. Dit gaat niet door:")
    assert "Er is niets gepland." in one_bot.told("anna", "/prs vergaderingen")
    assert one_bot.slack.complaints == []
