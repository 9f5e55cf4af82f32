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


def test_only_organisers_record(bot: Running) -> None:
    assert "voorbehouden aan organisatoren" in bot.told("bram", "/prs besluit De zon schijnt")


def test_a_slip_is_undone(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    assert anna.submit({"decided_on": "2012-09-13"}) is None
    assert anna.tap(None, "decision_undo") is None

    assert "B1 is ongedaan gemaakt." in bot.reads(anna.modal())
    assert "bij vergissing vastgelegd" in bot.told("bram", "/prs B1")
    assert bot.told("bram", "/prs besluiten") == "Er zijn nog geen besluiten vastgelegd."


def test_the_same_decision_within_a_minute_is_not_recorded_twice(bot: Running) -> None:
    record(bot, CONTRIBUTION)
    anna = bot.person("anna")
    bot.form("anna", f"/prs besluit {CONTRIBUTION}")
    assert anna.submit({"decided_on": "2012-09-13"}) is None

    assert "zojuist al vast als B1" in bot.reads(anna.modal())
    assert "B2" not in bot.told("bram", "/prs besluiten")


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


def test_where_nothing_fits_it_says_so_and_never_passes_off_a_bad_match(bot: Running) -> None:
    filled(bot)
    said = bot.told("bram", "/prs besluiten parkeervergunning voor de voorzitter")

    assert said.startswith("Daarover vind ik geen besluit.")
    assert CONTRIBUTION not in said
    assert TOUR not in said


def test_in_english_for_who_asks_in_english(bot: Running) -> None:
    filled(bot)

    assert "Thursday 13 September 2012" in bot.told("bram", "/prs decisions contributie")
