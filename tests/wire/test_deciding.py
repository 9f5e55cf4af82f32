"""Decisions: recorded by form, found by command, mention and DM; where nothing fits, silence and the nearest topics."""

from typing import Any

from tests.wire.running import Running

CONTRIBUTION = "De contributie wordt verhoogd naar 45 euro per jaar."
TOUR = "De bustour gaat naar Overijssel."


def record(bot: Running, text: str, **changes: Any) -> None:
    anna = bot.person("anna")
    bot.form("anna", f"/prs besluit {text}")
    assert anna.submit({"decided_on": "2012-09-13", **changes}) is None
    anna.close(whole_stack=True)


def filled(bot: Running) -> None:
    record(bot, CONTRIBUTION, meeting="Najaarsoverleg", topic="Contributie")
    record(bot, TOUR, topic="Bustour")


def test_the_form_has_what_was_typed_and_shows_the_number(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    future = anna.submit({"decided_on": "2012-12-01"})
    empty = anna.submit({"decided_on": "2012-09-13", "text": "  "})
    assert anna.submit({"text": CONTRIBUTION, "topic": "Contributie"}) is None
    shown = bot.reads(anna.modal())

    assert future == {"decided_on": "Deze dag moet nog komen. Vul in wanneer het besloten is."}
    assert empty == {"text": "Vul in wat er besloten is."}
    assert "Vastgelegd als B1." in shown
    assert CONTRIBUTION in shown
    assert CONTRIBUTION in bot.told("bram", "/prs B1")
    assert CONTRIBUTION in bot.told("bram", "/prs besluiten")


def test_only_organisers_record(one_bot: Running) -> None:
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs besluit De zon schijnt")


def test_a_slip_is_undone(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    assert anna.submit({"decided_on": "2012-09-13"}) is None
    assert anna.tap(None, "decision_undo") is None

    assert "B1 is ongedaan gemaakt." in one_bot.reads(anna.modal())
    assert "bij vergissing vastgelegd" in one_bot.told("bram", "/prs B1")
    assert one_bot.told("bram", "/prs besluiten") == "Er zijn nog geen besluiten vastgelegd."


def test_the_same_decision_within_a_minute_is_not_recorded_twice(one_bot: Running) -> None:
    record(one_bot, CONTRIBUTION)
    anna = one_bot.person("anna")
    one_bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    assert anna.submit({"decided_on": "2012-09-13"}) is None

    assert "zojuist al vast als B1" in one_bot.reads(anna.modal())
    assert "B2" not in one_bot.told("bram", "/prs besluiten")


def test_a_question_finds_the_decision_in_other_words(bot: Running) -> None:
    filled(bot)
    for question in ("contributieverhoging", "wat is er besloten over de contributie?", "contributies"):
        said = bot.told("bram", f"/prs besluiten {question}")
        assert CONTRIBUTION in said, question
        assert TOUR not in said, question
        assert "B1 · donderdag 13 september 2012 · Najaarsoverleg" in said


def test_a_mention_is_answered_in_its_thread_for_all(bot: Running) -> None:
    filled(bot)
    asked = bot.person("bram").say("@prs wat is er besloten over de contributie?", "algemeen")
    bot.deliver()
    answers = [one for one in bot.slack.messages("algemeen") if one.get("thread_ts") == asked["ts"] and one["ts"] != asked["ts"]]

    assert len(answers) == 1
    assert CONTRIBUTION in bot.reads(answers[0])


def test_a_mention_in_a_thread_is_answered_there(bot: Running) -> None:
    filled(bot)
    root = bot.person("carla").say("Hoe zat het met de contributie?", "algemeen")
    bot.person("bram").say("@prs besluiten contributie", thread=root)
    bot.deliver()
    answers = [one for one in bot.slack.messages("algemeen") if one.get("bot_id")]

    assert [one.get("thread_ts") for one in answers] == [root["ts"]]


def test_a_dm_is_read_as_a_question(bot: Running) -> None:
    filled(bot)
    bot.person("bram").say("Wat is er besloten over de bustour?")
    bot.deliver()

    assert len(bot.words("bram")) == 1
    assert TOUR in bot.words("bram")[0]


def test_where_nothing_fits_it_says_so_and_never_passes_off_a_bad_match(one_bot: Running) -> None:
    filled(one_bot)
    said = one_bot.told("bram", "/prs besluiten parkeervergunning voor de voorzitter")

    assert said.startswith("Daarover vind ik geen besluit.")
    assert CONTRIBUTION not in said
    assert TOUR not in said


def test_in_english_for_whoever_asks_in_english(one_bot: Running) -> None:
    filled(one_bot)

    assert "Thursday 13 September 2012" in one_bot.told("bram", "/prs decisions contributie")


def test_a_message_becomes_a_decision_that_leads_back_to_it(one_bot: Running) -> None:
    said = one_bot.person("bram").say("Akkoord, de bustour gaat naar Overijssel.", "algemeen")
    anna = one_bot.person("anna")
    assert anna.message_shortcut(said, "record_decision") is None
    assert anna.submit({"topic": "Bustour"}) is None
    anna.close(whole_stack=True)
    kept = one_bot.person("bram").command("/prs B1", "algemeen")

    assert "Akkoord, de bustour gaat naar Overijssel." in kept.shown
    assert "Naar de bron" in kept.shown
    assert f"/p{said['ts'].replace('.', '')}" in str(kept.blocks)


def test_whoever_is_no_organiser_hears_why_a_message_is_no_decision(one_bot: Running) -> None:
    said = one_bot.person("anna").say("Akkoord.", "algemeen")
    one_bot.person("bram").message_shortcut(said, "record_decision")
    one_bot.deliver()

    assert one_bot.person("bram").modal() is None
    assert "voorbehouden aan organisatoren" in one_bot.words("bram")[0]


def test_a_decision_is_replaced_revoked_and_taken_back(one_bot: Running) -> None:
    filled(one_bot)
    record(one_bot, "De contributie wordt 50 euro.", topic="Contributie", replaces="b1")
    anna = one_bot.person("anna")
    answer = anna.command("/prs besluiten contributieverhoging", "algemeen")
    valid = one_bot.told("bram", "/prs besluiten geldend contributie")
    anna.tap(answer, "decision_history", block_id="decision_history:1")
    one_bot.deliver()
    history = one_bot.whispers("anna")[-1]
    card = anna.command("/prs B2", "algemeen")
    anna.choose(card, "decision_manage", "end:2")
    early = anna.submit({"on": "2012-01-01"})
    circle = anna.submit({"on": "2012-09-14", "successor": "B2"})
    assert anna.submit({"on": "2012-09-14", "successor": ""}) is None
    one_bot.deliver()
    ended = one_bot.words("anna")[0]
    anna.tap(anna.dms()[-1], "decision_restore")
    one_bot.deliver()

    assert answer.shown.index("B3 ·") < answer.shown.index("B1 ·")
    assert "Vervangen door B3 per" in answer.shown
    assert "B3" in valid
    assert "B1 ·" not in valid
    assert "Dit is het besluit zelf. Vervangen door B3." in history
    assert early == {"on": "Dit besluit is van donderdag 13 september 2012; eerder kan het niet eindigen. Kies een latere dag."}
    assert list(circle or {}) == ["successor"]
    assert "B2 is ingetrokken." in ended
    assert "Ingetrokken" not in one_bot.told("bram", "/prs B2")


def test_a_correction_keeps_the_old_words_for_everyone(one_bot: Running) -> None:
    filled(one_bot)
    anna = one_bot.person("anna")
    anna.choose(anna.command("/prs B1", "algemeen"), "decision_manage", "correct:1")
    assert anna.submit({"text": "De contributie wordt 46 euro."}) is None
    one_bot.deliver()
    bram = one_bot.person("bram")
    card = bram.command("/prs B1", "algemeen")
    bram.tap(card, "decision_history")
    one_bot.deliver()

    assert "B1 is gecorrigeerd." in one_bot.words("anna")[0]
    assert "De contributie wordt 46 euro." in card.shown
    assert CONTRIBUTION in one_bot.whispers("bram")[-1]


def test_the_decision_under_a_form_shows_what_was_done_in_it(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    assert anna.submit({"decided_on": "2012-09-13"}) is None
    anna.choose(None, "decision_manage", "correct:1")
    assert anna.submit({"text": "De contributie wordt 46 euro."}) is None
    [shown] = [one_bot.reads(each) for each in anna.modals()]

    assert ("46 euro" in shown, CONTRIBUTION in shown, "Vastgelegd" in shown) == (True, False, False)


def test_more_hits_come_by_the_page_and_topics_by_a_tap(one_bot: Running) -> None:
    for number in range(7):
        record(one_bot, f"De bustour van groep {number} gaat door.", topic="Bustour")
    bram = one_bot.person("bram")
    answer = bram.command("/prs besluiten bustour", "algemeen")
    bram.tap(answer, "decision_page")
    nothing = bram.command("/prs besluiten besluitenloze parkeergroepen", "algemeen")
    one_bot.deliver()

    assert answer.shown.count("gaat door.") == 5
    assert "[Volgende (2)]" in answer.shown
    assert one_bot.whispers("bram")[-1].count("gaat door.") == 2
    assert "gaat door." not in nothing.shown or "Bustour" in nothing.shown


def test_what_only_may_be_meant_is_named_and_shown_by_a_tap(one_bot: Running) -> None:
    record(one_bot, "Liesbeth wordt gekozen tot voorzitter.", topic="Voorzitter")
    record(one_bot, "De bustour gaat door bij tien aanmeldingen.", topic="Bustour")
    bram = one_bot.person("bram")
    asked = bram.command("/prs besluiten salaris van de voorzitter", "algemeen")
    bram.tap(asked, "decision_topic.0")
    one_bot.deliver()

    assert "Misschien bedoelt u" in asked.shown
    assert ("Liesbeth" in asked.shown, "Voorzitter" in asked.shown) == (False, True)
    assert "Liesbeth" in one_bot.whispers("bram")[-1]


def test_own_names_are_learnt_by_the_next_question(one_bot: Running) -> None:
    record(one_bot, "De vergadering van het Zuiderberaad vervalt.", topic="Zuiderberaad")
    before = one_bot.told("bram", "/prs besluiten ZB")
    anna = one_bot.person("anna")
    one_bot.network_form("anna")
    wrong = anna.submit({"aliases": "ZB Zuiderberaad"})
    assert anna.submit({"aliases": "ZB = Zuiderberaad"}) is None

    assert "Zuiderberaad vervalt" not in before
    assert wrong == {"aliases": "Deze regel begrijp ik niet: „ZB Zuiderberaad”. Schrijf een naam, het teken = en waar die voor staat."}
    assert "Zuiderberaad vervalt" in one_bot.told("bram", "/prs besluiten ZB")


def test_in_a_channel_shared_with_another_organisation_only_the_asker_sees_the_answer(one_bot: Running) -> None:
    filled(one_bot)
    one_bot.person("bram").say("@prs wat is er besloten over de contributie?", "gedeeld")
    one_bot.deliver()

    assert CONTRIBUTION in one_bot.whispers("bram", "gedeeld")[-1]
    assert not [one for one in one_bot.slack.messages("gedeeld") if CONTRIBUTION in one_bot.reads(one)]
    assert one_bot.whispers("eva", "gedeeld") == []


def test_a_period_alone_lists_that_period(one_bot: Running) -> None:
    record(one_bot, CONTRIBUTION, topic="Contributie", decided_on="2011-03-10")
    record(one_bot, TOUR, topic="Bustour", decided_on="2012-06-14")

    assert "B1 ·" in one_bot.told("bram", "/prs besluiten van 2011")
    assert "B2 ·" not in one_bot.told("bram", "/prs besluiten van 2011")
    assert one_bot.told("bram", "/prs besluiten van 2009").startswith("Daarover vind ik geen besluit.")


def test_a_decision_that_holds_from_a_later_day_says_so_with_what_holds_until_then(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    for text, more in (("De contributie is 40 euro.", {}), ("De contributie wordt per 1 januari 2013 45 euro.", {"replaces": "B1"})):
        one_bot.form("anna", f"/prs besluit {text}")
        assert anna.submit({"decided_on": "2012-09-13", **more}) is None
        anna.close(whole_stack=True)
    said = one_bot.told("bram", "/prs besluiten geldend contributie")

    assert "Dit geldt nu" not in said
    assert said.index("45 euro") < said.index("Geldt vanaf dinsdag 1 januari 2013.") < said.index("De contributie is 40 euro.")
    assert "Vervangen door B2 per dinsdag 1 januari 2013." in said


def test_an_answer_says_how_a_decision_was_taken_and_a_correction_of_that_keeps_what_stood_there(one_bot: Running) -> None:
    record(one_bot, CONTRIBUTION, how="12 voor en *3* tegen")
    record(one_bot, TOUR)
    anna = one_bot.person("anna")
    before = one_bot.told("bram", "/prs besluiten contributie")
    anna.choose(anna.command("/prs B1", "algemeen"), "decision_manage", "correct:1")
    assert anna.submit({"how": "Met algemene stemmen"}) is None
    one_bot.deliver()
    bram = one_bot.person("bram")
    bram.tap(bram.command("/prs B1", "algemeen"), "decision_history")
    one_bot.deliver()
    history = one_bot.whispers("bram")[-1]

    assert "Zo besloten: 12 voor en *3* tegen" in before
    assert "Zo besloten: Met algemene stemmen" in one_bot.told("bram", "/prs besluiten contributie")
    assert "Zo besloten" not in one_bot.told("bram", "/prs besluiten bustour")
    assert "12 voor en *3* tegen" in history


def test_a_revoked_decision_never_comes_first_in_english_while_something_holds(one_bot: Running) -> None:
    record(one_bot, "De lunch is voor eigen rekening.", topic="Lunch")
    record(one_bot, "Bij een vergadering van een hele dag betaalt het platform de lunch.", topic="Vergaderingen")
    anna = one_bot.person("anna")
    anna.choose(anna.command("/prs B1", "algemeen"), "decision_manage", "end:1")
    assert anna.submit({"on": "2012-09-13"}) is None
    one_bot.deliver()
    answer = one_bot.told("bram", "/prs decisions who pays for lunch")

    assert -1 < answer.find("B2 ·") < answer.find("B1 ·")


def test_the_nearest_topics_are_never_what_every_meeting_has(one_bot: Running) -> None:
    for topic in ("Agenda", "Verslag vorige vergadering", "Rondvraag", "Parkeren"):
        record(one_bot, f"De laadpaal bij het kantoor komt er niet ({topic}).", topic=topic)
    answer = one_bot.person("bram").command("/prs besluiten laadpaal, zwembad en verwarming", "algemeen").message
    assert answer is not None
    topics = [each["text"]["text"] for block in answer["blocks"] if block["type"] == "actions" for each in block["elements"]]

    assert topics == ["Parkeren"]
