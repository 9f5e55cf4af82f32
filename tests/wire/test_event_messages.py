"""Writing to those an event concerns, over the wire: the nudge from the question, a message with its preview, and the replies."""

from datetime import UTC, datetime

from tests.wire.running import Running, has_action
from tests.wire.test_managing import manage


def test_organiser_nudges_from_the_question_and_its_button_is_gone_the_next_day(one_bot: Running) -> None:
    one_bot.announce(kind="tour", date="2012-10-26", rsvp_until="2012-10-10", minimum="20")
    for day in (8, 10):  # reminded by itself; asked whether it goes on
        one_bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        one_bot.deliver()
    anna = one_bot.person("anna")
    question = next(one for one in anna.dms() if has_action(one, "decide_go"))
    anna.tap(question, "event_nudge")
    assert "2 leden zeiden misschien of antwoordden nog niet" in one_bot.reads(anna.modal())
    assert anna.submit({"words": "De bus moet *vandaag* besteld, <!channel>."}) is None
    assert "2 leden krijgen een herinnering" in one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    one_bot.deliver()
    nudges = [word for who in ("bram", "carla") for word in one_bot.words(who) if "vraagt of u komt" in word]
    anna.tap(question, "event_nudge")
    one_bot.deliver()
    refused = one_bot.words("anna")[-1]
    one_bot.clock.set(datetime(2012, 10, 11, 8, 0, tzinfo=UTC))
    one_bot.deliver()
    newest = [one for one in anna.dms() if has_action(one, "decide_go")][-1]

    assert ["De bus moet *vandaag* besteld, <!channel>." in word for word in nudges] == [True, True]
    assert "is op woensdag 10 oktober 2012 al herinnerd" in refused
    assert "Anna de Wit heeft op 10 oktober herinnerd" in one_bot.reads(newest)
    assert not has_action(newest, "event_nudge")
    assert one_bot.slack.complaints == []


def test_message_to_those_who_come_is_looked_at_sent_once_each_and_answered_in_the_dm(one_bot: Running) -> None:
    card = one_bot.announce()
    for who in ("bram", "carla"):
        one_bot.person(who).tap(card, "rsvp.yes")
    one_bot.deliver()
    anna = one_bot.person("anna")
    manage(one_bot, "anna", card)
    anna.tap(None, "event_message")
    assert anna.submit({"words": "Neem *stevige* schoenen mee, <!here>.\nTot dan."}) is None
    look = one_bot.reads(anna.modal())
    assert anna.submit({}) is None
    done = one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    one_bot.deliver()
    told = {who: [word for word in one_bot.words(who) if "schrijft u over" in word] for who in ("anna", "bram", "carla")}
    one_bot.person("bram").say("Mag mijn <!here> hond mee?")
    one_bot.deliver()
    letter = next(one for one in one_bot.person("carla").dms() if has_action(one, "event_message_reply"))
    one_bot.person("carla").tap(letter, "event_message_reply")
    one_bot.person("carla").submit({"words": "Ik kom met de trein."})
    one_bot.person("carla").say("Wat is er besloten over de contributie?")
    one_bot.deliver()
    replies = [word for word in one_bot.words("anna") if "antwoordt op uw bericht" in word]

    assert "Dit bericht gaat naar 2 leden" in look
    assert "Neem *stevige* schoenen mee, <!here>." in look
    assert "Het bericht gaat naar 2 leden." in done
    assert {who: len(words) for who, words in told.items()} == {"anna": 0, "bram": 1, "carla": 1}
    assert told["bram"][0].startswith("Anna de Wit schrijft u over Najaarsoverleg (V1)")
    assert [("hond mee?" in word, "trein" in word) for word in replies] == [(True, False), (False, True)]
    assert "Ik heb uw antwoord doorgestuurd aan Anna de Wit." in one_bot.words("bram")[-1]
    assert one_bot.slack.complaints == []
