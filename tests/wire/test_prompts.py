"""Messages that ask something, in Slack: answered in any way they say what was chosen, and no button of a thing done is left."""

from datetime import UTC, datetime, timedelta

from tests.wire.running import Json, Running, has_action
from tests.wire.test_handing_over import left
from tests.wire.test_managing import manage
from tests.wire.test_moving import ASKED, TOUR, questions, to_reserve
from tests.wire.test_reminding import go_to, local

FRIDAY = datetime(2012, 9, 14, 8, 0, tzinfo=UTC)


def last(bot: Running, who: str, words: str) -> Json:
    """Return the last message in somebody's DM that has these words, as it is now."""
    return [one for one in bot.person(who).dms() if words in bot.reads(one)][-1]


def taps(message: Json) -> list[str]:
    return [each["action_id"] for block in message["blocks"] if block["type"] == "actions" for each in block["elements"]]


def reminded(bot: Running) -> None:
    """Announce a meeting, and let Bram be reminded to answer."""
    bot.announce()
    go_to(bot, local("2012-11-26 09:00"))


def call_off(bot: Running, **values: str) -> None:
    manage(bot, "anna", bot.card())
    bot.person("anna").tap(None, "event_manage.call_off")
    assert bot.person("anna").submit(values) is None
    bot.person("anna").close(whole_stack=True)
    bot.deliver()


def test_a_reminder_says_what_was_answered_by_a_tap_a_command_or_a_reaction(one_bot: Running) -> None:
    reminded(one_bot)
    before = taps(last(one_bot, "bram", "nog niet laten weten"))
    one_bot.told("bram", "/prs afwezig V1")
    one_bot.person("carla").tap(last(one_bot, "carla", "nog niet laten weten"), "rsvp.yes")
    one_bot.deliver()

    assert "rsvp.yes" in before
    assert taps(last(one_bot, "bram", "nog niet laten weten")) == []
    assert one_bot.reads(last(one_bot, "bram", "nog niet laten weten")).endswith("U hebt zich afgemeld voor het Najaarsoverleg.")
    assert one_bot.reads(last(one_bot, "carla", "nog niet laten weten")).endswith("U hebt zich aangemeld voor het Najaarsoverleg.")


def test_a_reminder_loses_its_buttons_when_the_meeting_begins(one_bot: Running) -> None:
    reminded(one_bot)
    go_to(one_bot, local("2012-11-26 13:05"))

    assert taps(last(one_bot, "bram", "nog niet laten weten")) == []
    assert "De bijeenkomst is begonnen" in one_bot.reads(last(one_bot, "bram", "nog niet laten weten"))


def test_a_reminder_of_what_is_called_off_says_so(one_bot: Running) -> None:
    reminded(one_bot)
    call_off(one_bot, because="Te weinig aanmeldingen")
    asked = one_bot.reads(last(one_bot, "bram", "nog niet laten weten"))

    assert "Dit gaat niet door; het is afgelast op" in asked
    assert taps(last(one_bot, "bram", "nog niet laten weten")) == []


def test_a_moved_place_is_confirmed_once_by_whatever_way(one_bot: Running) -> None:
    one_bot.announce(**TOUR)
    for who in ("bram", "carla"):
        one_bot.person(who).tap(one_bot.card(), "rsvp.yes")
    one_bot.clock.set(ASKED)
    one_bot.deliver()
    assert to_reserve(one_bot) is None
    one_bot.deliver()
    live = taps(last(one_bot, "bram", "is verplaatst van"))
    one_bot.person("bram").react(one_bot.card(), "white_check_mark")
    one_bot.person("carla").tap(last(one_bot, "carla", "is verplaatst van"), "rsvp.yes")
    one_bot.deliver()

    assert "rsvp.yes" in live
    for who in ("bram", "carla"):
        assert taps(last(one_bot, who, "is verplaatst van")) == []
        assert "U hebt zich aangemeld voor de Bustour." in one_bot.reads(last(one_bot, who, "is verplaatst van"))


def test_only_the_newest_question_whether_it_goes_on_is_live_and_none_once_it_was_decided(one_bot: Running) -> None:
    one_bot.announce(**TOUR)
    go_to(one_bot, ASKED + timedelta(days=6))
    asked = questions(one_bot)
    live = [has_action(each, "decide_go") for each in asked]
    one_bot.person("anna").tap(asked[-1], "decide_go")
    one_bot.deliver()

    assert len(asked) > 3
    assert live == [False] * (len(asked) - 1) + [True]
    assert {has_action(each, "decide_go") for each in questions(one_bot)} == {False}
    assert {"besloten: het gaat door." in one_bot.reads(each) for each in questions(one_bot)} == {True}


def test_deciding_later_stands_where_it_was_tapped(one_bot: Running) -> None:
    one_bot.announce(**TOUR)
    one_bot.clock.set(ASKED)
    one_bot.deliver()
    one_bot.person("anna").tap(questions(one_bot)[0], "decide_later")
    one_bot.deliver()

    assert one_bot.reads(questions(one_bot)[0]).endswith("Ik vraag het u op donderdag 11 oktober 2012 opnieuw.")


def test_an_item_in_a_ping_says_that_it_is_done_and_the_others_stay(one_bot: Running) -> None:
    one_bot.clock.set(FRIDAY)
    for text in ("Zaal regelen", "Folder drukken"):
        one_bot.told("bram", f"/prs actie {text} uiterlijk 21 september")
    go_to(one_bot, datetime(2012, 9, 20, 8, 0, tzinfo=UTC))
    one_bot.told("bram", "/prs klaar A1")
    one_bot.deliver()
    ping = last(one_bot, "bram", "staan voor u open")

    assert "A1 is afgerond." in one_bot.reads(ping)
    assert [block["block_id"] for block in ping["blocks"] if block["type"] == "actions"] == ["action:2"]
    one_bot.told("bram", "/prs heropen A1")
    one_bot.deliver()
    again = last(one_bot, "bram", "staan voor u open")
    assert [block["block_id"] for block in again["blocks"] if block["type"] == "actions"] == ["action:1", "action:2"]


def test_a_handover_is_taken_over_once(one_bot: Running) -> None:
    left(one_bot)
    anna, carla = one_bot.person("anna"), one_bot.person("carla")
    assert anna.tap(anna.dms()[-1], "handover_choose_all") is None
    assert anna.submit({"successor": carla.id}) is None
    one_bot.deliver()
    chosen = one_bot.reads(last(one_bot, "anna", "Overdracht: Bram Visser"))
    asked = carla.dms()[-1]
    carla.tap(asked, "handover_accept", block_id="handover:1")
    carla.tap(asked, "handover_decline", block_id="handover:2")
    one_bot.deliver()
    question = last(one_bot, "carla", "vraagt u deze 2 over te nemen")

    assert chosen.count("Gevraagd aan Carla Smit.") == 2
    assert taps(question) == []
    assert "U hebt dit overgenomen." in one_bot.reads(question)
    assert "U neemt dit niet over." in one_bot.reads(question)
    assert "Overgenomen door Carla Smit." in one_bot.reads(last(one_bot, "anna", "Overdracht: Bram Visser"))


def test_the_attendance_list_is_asked_for_until_it_is_there(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1")
    go_to(one_bot, local("2012-11-26 17:00"))
    anna = one_bot.person("anna")
    assert anna.tap(last(one_bot, "anna", "is afgelopen"), "attendance_form") is None
    assert anna.submit({}) is None
    one_bot.deliver()

    assert one_bot.reads(last(one_bot, "anna", "is afgelopen")).endswith("Opgeslagen: 1 lid was er.\n[Verslag maken] [Verslag opmaken]")


def test_what_is_left_to_do_after_calling_off_goes_when_it_is_undone(one_bot: Running) -> None:
    one_bot.announce()
    call_off(one_bot)
    anna = one_bot.person("anna")
    assert anna.tap(last(one_bot, "anna", "Wat er nog te doen is"), "event_follow_up.costs") is None
    one_bot.deliver()
    after_one = last(one_bot, "anna", "Wat er nog te doen is")
    assert anna.tap(after_one, "event_restore") is None
    assert anna.submit({}) is None
    one_bot.deliver()
    undone = last(one_bot, "anna", "Wat er nog te doen is")

    assert "Vastgelegd als A1." in one_bot.reads(after_one)
    assert taps(after_one) == ["event_follow_up.partners", "event_restore"]
    assert taps(undone) == []
    assert "Het afgelasten is ongedaan gemaakt." in one_bot.reads(undone)


def test_words_under_a_reminder_answer_it(one_bot: Running) -> None:
    reminded(one_bot)
    one_bot.announce(title="Bustour", kind="tour", date="2012-12-14")
    one_bot.person("bram").say("helaas niet", None)
    one_bot.person("carla").say("Ja", None)
    one_bot.deliver()

    assert "Bram Visser" in one_bot.told("anna", "/prs deelnemers V1").partition("Komen niet:")[2]
    assert one_bot.reads(last(one_bot, "bram", "nog niet laten weten")).endswith("U hebt zich afgemeld voor het Najaarsoverleg.")
    assert one_bot.reads(last(one_bot, "carla", "nog niet laten weten")).endswith("U hebt zich aangemeld voor het Najaarsoverleg.")


def test_whoever_moves_an_event_need_not_confirm_and_the_organiser_hears_how_many_places_lapsed(one_bot: Running) -> None:
    one_bot.announce(**TOUR)
    for who in ("anna", "bram", "carla"):
        one_bot.person(who).tap(one_bot.card(), "rsvp.yes")
    one_bot.clock.set(ASKED)
    one_bot.deliver()
    assert to_reserve(one_bot) is None
    one_bot.deliver()
    told_to_confirm = [word for word in one_bot.words("anna") if "Bevestig" in word]
    go_to(one_bot, ASKED + timedelta(days=9))

    assert told_to_confirm == []
    assert "Bij Bustour (V2) zijn 2 plaatsen vervallen, omdat ze niet op tijd zijn bevestigd. Aangemeld zijn er nu 1." in one_bot.words(
        "anna"
    )
    assert any("is vervallen, omdat u die niet hebt bevestigd" in word for word in one_bot.words("bram"))


def test_words_under_a_ping_and_a_handover_answer_them(one_bot: Running) -> None:
    one_bot.clock.set(FRIDAY)
    one_bot.told("carla", "/prs actie Notulen maken uiterlijk 21 september")
    go_to(one_bot, datetime(2012, 9, 20, 8, 0, tzinfo=UTC))
    carla, anna = one_bot.person("carla"), one_bot.person("anna")
    carla.say("Klaar.", None)
    one_bot.deliver()
    done = one_bot.told("anna", "/prs A1")
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.slack.deactivate("bram")
    one_bot.deliver()
    assert anna.tap(last(one_bot, "anna", "Overdracht: Bram Visser"), "handover_choose") is None
    assert anna.submit({"successor": carla.id}) is None
    one_bot.deliver()
    carla.say("Ik neem het over", None)
    one_bot.deliver()

    assert "afgerond" in done
    assert "U hebt dit overgenomen." in one_bot.reads(last(one_bot, "carla", "vraagt u"))
    assert "Carla Smit" in one_bot.told("anna", "/prs A2")


def test_an_answer_with_more_in_it_is_kept_whole_for_what_was_asked(one_bot: Running) -> None:
    reminded(one_bot)
    one_bot.announce(title="Bustour", kind="tour", date="2012-12-14")
    one_bot.person("bram").say("Ja graag, met 1 collega", None)
    one_bot.person("carla").say("nee, niet naar de bustour", None)
    one_bot.deliver()
    coming = one_bot.told("anna", "/prs deelnemers V1")

    assert "Bram Visser +1" in coming.partition("Komen niet:")[0]
    assert "Carla Smit" not in coming.partition("Komen niet:")[2].partition("Nog")[0]
