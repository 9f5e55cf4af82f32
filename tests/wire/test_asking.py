"""What a member asks: the next meeting, lists, numbers, help, a mistyped word; by command, DM and mention alike."""

from datetime import timedelta

from tests.wire.running import Running

NOTHING = "Er is geen volgende vergadering gepland."


def test_the_next_meeting_is_shown_whatever_the_spelling(one_bot: Running) -> None:
    one_bot.announce()
    lines = (
        "/prs volgende-vergadering",
        "/prs volgende vergadering",
        "/prs VOLGENDEVERGADERING",
        "/prs   Volgende   Vergadering ",
        "/prs volgende",
        "/prs wanneer?",
    )

    assert {one_bot.told("bram", line) for line in lines} == {
        (
            "Najaarsoverleg\n"
            "maandag 26 november 2012, 13.00 – 16.00 uur\n"
            "Locatie: Den Haag\n"
            "Aanwezig 0 · Misschien 0 · Afwezig 0\n"
            "[Aanwezig] [Misschien] [Afwezig] [… Wie komt er? · In agenda zetten · Beheren…]\n"
            "V1 · aangekondigd in #algemeen"
        )
    }


def test_an_english_command_is_answered_in_english_that_once(one_bot: Running) -> None:
    one_bot.announce()

    for line in ("/prs next-meeting", "/prs next meeting", "/prs when"):
        assert "Monday 26 November 2012, 13:00" in one_bot.told("bram", line)
        assert "maandag 26 november 2012" in one_bot.told("bram", "/prs volgende-vergadering")


def test_the_next_meeting_names_what_comes_first_and_ones_own_answer(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.announce(title="Bustour", kind="tour", date="2012-10-26")
    one_bot.told("bram", "/prs afwezig V1")
    said = one_bot.told("bram", "/prs volgende-vergadering")

    assert said.startswith("Najaarsoverleg")
    assert "Eerst nog: excursie 26 oktober, V2" in said
    assert "U hebt zich afgemeld voor het Najaarsoverleg." in said


def test_without_a_meeting_the_last_one_held_is_named(one_bot: Running) -> None:
    empty = one_bot.told("bram", "/prs volgende-vergadering")
    one_bot.announce(date="2012-09-14")
    one_bot.announce(title="Bustour", kind="tour", date="2012-10-26")
    one_bot.clock.advance(timedelta(days=2))
    said = one_bot.told("bram", "/prs volgende-vergadering")

    assert empty == NOTHING
    assert said.splitlines()[0] == f"{NOTHING} De laatste was Najaarsoverleg op vrijdag 14 september 2012 (V1)."
    assert "Wel gepland: excursie 26 oktober, V2" in said


def test_an_answer_can_be_tapped_in_the_commands_own_answer(bot: Running) -> None:
    bot.announce()
    answer = bot.person("bram").command("/prs volgende-vergadering", "algemeen")
    assert bot.person("bram").tap(answer, "rsvp.yes") is None
    bot.deliver()

    assert "Aanwezig 1" in bot.reads(bot.card())
    assert "U hebt zich aangemeld voor het Najaarsoverleg." in bot.whispers("bram")[-1]


def test_the_list_shows_what_is_coming_and_on_request_what_was(one_bot: Running) -> None:
    assert one_bot.told("bram", "/prs vergaderingen") == "Er is niets gepland."
    one_bot.announce(title="Zomeroverleg", date="2012-09-14")
    one_bot.clock.advance(timedelta(days=2))
    one_bot.announce()
    one_bot.announce(title="Bustour", kind="tour", date="2012-10-26")
    coming, everything, english = (
        one_bot.told("bram", line) for line in ("/prs vergaderingen", "/prs vergaderingen alle", "/prs meetings all")
    )

    assert coming.index("Bustour") < coming.index("Najaarsoverleg")
    assert "Zomeroverleg" not in coming
    assert "Zomeroverleg" in everything
    assert "V2" in coming
    assert "Monday 26 November" in english


def test_a_number_shows_its_card(one_bot: Running) -> None:
    one_bot.announce()

    for number in ("V1", "v1", "V 1"):
        assert one_bot.told("bram", f"/prs {number}").startswith("Najaarsoverleg")


UNKNOWN = {
    "/prs V99": "Ik ken geen bijeenkomst V99",
    "/prs A99": "Ik ken geen actiepunt A99",
    "/prs B99": "Ik ken geen besluit B99",
    "/prs V999999999": "Ik ken geen bijeenkomst V999999999",
    "/prs V99999999999999999999": "ken ik niet",
    "/prs klaar": "Zet het nummer van één actiepunt erbij",
    "/prs klaar A99": "Ik ken geen actiepunt A99",
    "/prs heropen Q": "Zet het nummer van één actiepunt erbij",
    "/prs actie uiterlijk morgen": "Vul in wat er moet gebeuren.",
    "/prs taal frans": "Kies nl voor Nederlands of en voor Engels",
}


def test_what_is_unknown_or_incomplete_is_said(one_bot: Running) -> None:
    for line, words in UNKNOWN.items():
        assert words in one_bot.told("bram", line)


def test_help_says_what_one_can_do_and_more_to_organisers(one_bot: Running) -> None:
    member, organiser = one_bot.told("bram", "/prs"), one_bot.told("anna", "/prs help")

    assert "/prs volgende-vergadering" in member
    assert "Voor organisatoren" not in member
    assert "Noem mij daar met @" in member
    assert "Voor organisatoren" in organiser
    assert "[Nieuwe vergadering]" in organiser


MISTYPED = {
    "volgnde": "/prs volgende",
    "vergaderinge": "/prs vergaderingen",
    "volgende-vergaderin": "/prs volgende-vergadering",
    "akties": "/prs acties",
    "besluten": "/prs besluiten",
    "meetngs": "/prs meetings",
}


def test_a_mistyped_word_gets_the_nearest_command(one_bot: Running) -> None:
    for typed, nearest in MISTYPED.items():
        said = one_bot.told("bram", f"/prs {typed}")
        assert f"„{typed}”" in said or f"“{typed}”" in said
        assert nearest in said


def test_a_word_that_is_like_nothing_points_to_help(one_bot: Running) -> None:
    assert one_bot.told("bram", "/prs xyzzy qwerty") == "„xyzzy qwerty” ken ik niet. Typ /prs help om te zien wat er kan."


def test_the_help_buttons_do_what_they_say(bot: Running) -> None:
    anna = bot.person("anna")
    answer = anna.command("/prs", "algemeen")
    for action in ("help.next", "help.actions", "help.events"):
        assert anna.tap(answer, action) is None
        bot.deliver()
    assert anna.tap(answer, "help.new") is None
    new = bot.reads(anna.modal())
    anna.close()
    assert anna.tap(answer, "help.settings") is None

    said = bot.whispers("anna")
    assert any(NOTHING in one for one in said)
    assert any("geen openstaande actiepunten" in one for one in said)
    assert any("Er is niets gepland" in one for one in said)
    assert "Nieuwe vergadering" in new
    assert "Instellingen" in bot.reads(anna.modal())


def test_a_dm_needs_no_prs(bot: Running) -> None:
    bot.announce()
    bram = bot.person("bram")
    for text in ("volgende vergadering", "V1", "aanwezig V1", "acties", "help", "/prs vergaderingen"):
        if text.startswith("/"):
            assert "Najaarsoverleg" in bot.told("bram", text, None)
        else:
            bram.say(text)
            bot.deliver()

    said = bot.words("bram")
    assert len(said) == 6
    assert said[0].startswith("Najaarsoverleg")
    assert said[1].startswith("Najaarsoverleg")
    assert said[2].startswith("U hebt zich aangemeld voor het Najaarsoverleg.")
    assert said[3] == "U hebt geen openstaande actiepunten."
    assert said[4].startswith("Wat kan ik voor u doen?")
    assert "Aanwezig 1" in bot.reads(bot.card())


def test_thanks_and_greetings_get_nothing(one_bot: Running) -> None:
    for text in ("dank u wel", "Bedankt!", "hoi", "Goedemorgen", "ok"):
        one_bot.person("bram").say(text)
    one_bot.deliver()

    assert one_bot.words("bram") == []


def test_a_mention_records_no_loose_word_as_an_answer_and_thanks_get_nothing_there_either(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.person("bram").say("@prs bedankt voor de notulen!", "algemeen")
    asked = one_bot.person("bram").say("@prs misschien weet iemand wat er over de contributie is besloten?", "algemeen")
    one_bot.deliver()
    answers = [one for one in one_bot.slack.messages("algemeen") if one.get("thread_ts") and one.get("bot_id")]

    assert "Aanwezig 0 · Misschien 0 · Afwezig 0" in one_bot.reads(one_bot.card())
    assert [one["thread_ts"] for one in answers] == [asked["ts"]]
    assert one_bot.reads(answers[0]).startswith("Daarover vind ik geen besluit.")


def test_a_form_asked_for_in_a_dm_comes_by_a_button_with_what_was_typed(bot: Running) -> None:
    anna = bot.person("anna")
    anna.say("besluit De contributie wordt 45 euro")
    bot.deliver()
    assert anna.tap(anna.dms()[-1], "offer_form.decision") is None
    form = anna.modal()

    assert form
    assert form["blocks"][0]["element"]["initial_value"] == "De contributie wordt 45 euro"


def test_a_mention_is_answered_where_only_the_asker_sees_it_when_it_is_their_own_business(bot: Running) -> None:
    bot.announce()
    bot.person("bram").say("@prs acties", "algemeen")
    bot.deliver()

    assert bot.whispers("bram") == ["U hebt geen openstaande actiepunten."]
    assert [one for one in bot.slack.messages("algemeen") if one.get("thread_ts") and one.get("bot_id")] == []


def test_what_is_not_meant_for_the_bot_gets_no_answer(bot: Running) -> None:
    bot.person("bram").say("wanneer is de volgende vergadering?", "algemeen")
    bot.deliver()

    assert [one for one in bot.slack.messages("algemeen") if one.get("bot_id")] == []


def test_opening_the_home_tab_writes_to_nobody(bot: Running) -> None:
    bot.person("bram").open_home()
    bot.deliver()

    assert bot.words("bram") == []
