"""Whole roads over the wire: from a date poll to an event that is confirmed, and from raised hands to one that is planned."""

from datetime import timedelta
from typing import Any

from bot.sandbox import Actor
from tests.wire.running import Running

Json = dict[str, Any]


def card_of(bot: Running) -> Json:
    return next(one for one in bot.slack.messages("algemeen") if "P1 ·" in bot.reads(one))


def filled(bot: Running, who: str, on: Json | None, **said: str) -> None:
    bot.person(who).tap(on, "poll_fill")
    assert bot.person(who).submit({slot: said[slot] for slot in said}) is None


def announced(anna: Actor, **values: str) -> str:
    """Send in the event form that is open, and its preview; return the note above its fields."""
    note = str(anna.modal())
    assert anna.submit(values) is None
    assert anna.submit({}) is None
    anna.close(whole_stack=True)
    return note


def test_a_date_poll_becomes_an_event_to_which_whoever_said_yes_comes_and_confirms(bot_on_either: Running) -> None:
    bot = bot_on_either
    anna, bram = bot.person("anna"), bot.person("bram")
    bot.form("anna", "/prs datumprikker Regiodag Noord")
    wrong = anna.submit({"moments": "do 25 oktober\nergens in de herfst"})
    assert anna.submit({"moments": "do 25 oktober 10.00 - 12.00 uur\nzo 28 oktober\nvr 26 oktober"}) is None
    bot.deliver()
    bram.open_home()
    bot.deliver()
    asked = bot.reads(bram.home())
    filled(bot, "bram", bram.home(), slot_0="0", slot_1="1")
    filled(bot, "carla", card_of(bot), slot_0="2", slot_1="0")
    bot.deliver()
    card = bot.reads(card_of(bot))
    bot.clock.advance(timedelta(days=8))
    bot.deliver()
    to_choose = bot.words("anna")[-1]
    anna.tap(anna.dms()[-1], "poll_plan", block_id="poll_slot_0")
    note = announced(anna, place="Zwolle")
    bot.deliver()

    assert wrong == {"moments": "„ergens in de herfst” lees ik niet als datum. Schrijf bijvoorbeeld 26 november of 26-11-2012."}
    assert "donderdag 25 oktober 2012, 10.00 – 12.00 uur: ja 1 · liever niet 0 · nee 1" in card
    assert ("P1 · Regiodag Noord" in asked, "P1 · Regiodag Noord" in bot.reads(bram.home())) == (True, False)
    assert to_choose.rindex("26 oktober") < to_choose.rindex("25 oktober")  # as many say ja, and nobody nee
    assert ("ja: Bram Visser" in to_choose, "nee: Carla Smit" in to_choose) == (True, True)
    assert "komt voorlopig mee en bevestigt met één tik: 1 lid" in note
    assert "Regiodag Noord is op donderdag 25 oktober 2012, 10.00 – 12.00 uur (V1). U zei dat u dan kunt." in bot.words("bram")[-1]
    assert "(V1)" not in "".join(bot.words("carla"))
    assert "Te bevestigen" in bot.reads(bot.card())
    bram.tap(bram.dms()[-1], "rsvp.yes")
    bot.deliver()
    assert "Te bevestigen" not in bot.reads(bot.card())
    assert "Gepland: Regiodag Noord" in bot.reads(card_of(bot))


def test_enough_raised_hands_are_planned_and_heard_of_before_the_channel(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs belangstelling peilen Leergang inkoop")
    assert anna.submit({"quorum": "2"}) is None
    bot.deliver()
    for name in ("bram", "carla"):
        bot.person(name).tap(card_of(bot), "poll_vote.0")
    bot.deliver()
    anna.tap(anna.dms()[-1], "poll_plan")
    note = announced(anna, date="2012-10-25", place="Zwolle", begin="13:00", end="16:00")
    bot.deliver()
    bot.clock.advance(timedelta(seconds=2))
    bot.deliver()

    assert "Bij P1 zijn er genoeg handen opgestoken" in bot.words("anna")[-1]
    assert "hoort het voordat de aankondiging in het kanaal staat: 2 leden" in note
    first, second = (bot.person(name).dms()[-1] for name in ("bram", "carla"))
    assert "U stak uw hand op bij P1. Het is nu gepland: Leergang inkoop" in bot.reads(first)
    assert max(first["ts"], second["ts"]) < bot.card()["ts"]
