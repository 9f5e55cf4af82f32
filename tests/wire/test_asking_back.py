"""Action items as people use them: made of a message, another date, given back, by name, handed over, a pause."""

from datetime import UTC, datetime

from tests.wire.running import Json, Running
from tests.wire.test_refusing import tap_forged

FRIDAY = datetime(2012, 9, 14, 8, 0, tzinfo=UTC)
"""10.00 in Amsterdam: a working moment."""


def values_of(message: Json) -> dict[str, str]:
    """The values of a message's buttons, which are gone from it once it is settled."""
    return {one["action_id"]: one["value"] for block in message["blocks"] for one in block.get("elements", ()) if "value" in one}


def given(bot: Running, text: str = "Zaal regelen uiterlijk 12 oktober") -> None:
    """Let Anna give Bram an action item, and both hear of it on a working moment."""
    bot.clock.set(FRIDAY)
    assert "A1" in bot.told("anna", f"/prs actie @bram {text}")
    bot.deliver()


def test_an_owner_asks_for_another_date_and_whoever_gave_it_accepts_with_one_tap(one_bot: Running) -> None:
    given(one_bot)
    bram, anna = one_bot.person("bram"), one_bot.person("anna")
    assert bram.tap(bram.dms()[-1], "action_ask_due") is None
    too_late = bram.submit({"on": "2012-09-01"})
    asked = bram.submit({"on": "2012-11-02"})
    one_bot.deliver()
    question = anna.dms()[-1]
    granting = values_of(question)["action_grant_due"]
    assert anna.tap(question, "action_grant_due") is None
    one_bot.deliver()
    tap_forged(one_bot, "anna", "action_grant_due", granting, message=question)
    one_bot.deliver()

    assert "is al voorbij" in str(too_late)
    assert asked is None
    assert one_bot.reads(question).startswith("Bram Visser vraagt of A1 later mag: vrijdag 2 november 2012.")
    assert "Anna de Wit vindt het goed: A1 is nu uiterlijk vrijdag 2 november 2012." in one_bot.words("bram")[-1]
    assert "Daar is al op geantwoord" in one_bot.words("anna")[-1] + "".join(one_bot.whispers("anna"))
    assert "uiterlijk vrijdag 2 november 2012" in one_bot.told("carla", "/prs A1")


def test_an_owner_gives_it_back_with_a_reason(one_bot: Running) -> None:
    given(one_bot)
    bram = one_bot.person("bram")
    assert bram.tap(bram.dms()[-1], "action_give_back") is None
    empty = bram.submit({"reason": "   "})
    assert bram.submit({"reason": "Ik ben *weg* tot <!channel> januari."}) is None
    one_bot.deliver()

    assert "Vul in waarom u het teruggeeft." in str(empty)
    assert "Bram Visser geeft A1 aan u terug, met deze reden:" in one_bot.words("anna")[-1]
    assert "> Ik ben *weg* tot <!channel> januari." in one_bot.words("anna")[-1]
    assert one_bot.told("bram", "/prs acties") == "U hebt geen openstaande actiepunten."
    card = one_bot.told("anna", "/prs A1")
    assert "Geschiedenis" in card
    assert "Bram Visser: teruggegeven: Ik ben *weg* tot <!channel> januari." in card


def test_a_message_becomes_an_action_item_and_its_end_is_told_under_it(bot: Running) -> None:
    bot.clock.set(FRIDAY)
    bram, anna = bot.person("bram"), bot.person("anna")
    message = bram.say("Ik bel de zaal uiterlijk 12 oktober", channel="algemeen")
    assert anna.message_shortcut(message, "action_from_message") is None
    form = bot.reads(anna.modal())
    assert anna.submit({}) is None
    bot.deliver()
    bot.told("bram", "/prs klaar A1")
    bot.deliver()
    replies = [bot.reads(one) for one in anna.sees("algemeen") if one.get("thread_ts") == message["ts"] and one["ts"] != message["ts"]]

    assert "Wat moet er gebeuren?: [Ik bel de zaal]" in form
    assert "Uiterlijk: [2012-10-12]" in form
    assert bot.words("bram")[0].startswith("Anna de Wit heeft u actiepunt A1 gegeven.")
    assert replies == ["Bram Visser heeft A1 afgerond: Ik bel de zaal"]
    assert "Uit een bericht in #algemeen" in bot.told("carla", "/prs A1")


def test_the_form_of_a_message_says_why_its_date_was_not_taken(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    for words, said in (("uiterlijk 12 ocktober", "„12 ocktober” lees ik niet als datum."), ("uiterlijk gisteren", "is al voorbij.")):
        message = one_bot.person("bram").say(f"Ik bel de zaal {words}", channel="algemeen")
        assert anna.message_shortcut(message, "action_from_message") is None
        form = one_bot.reads(anna.modal())
        anna.close()

        assert f"[Ik bel de zaal {words}]" in form
        assert said in form


def test_an_owner_who_is_not_in_slack_is_kept_by_name_and_linked_later(one_bot: Running) -> None:
    one_bot.clock.set(FRIDAY)
    anna = one_bot.person("anna")
    assert anna.shortcut("new_action") is None
    assert anna.submit({"text": "Sleutel halen", "owners": [], "names": "Jan Pot", "due_on": "2012-10-12"}) is None
    one_bot.deliver()
    card = anna.command("/prs A1", "algemeen")
    assert anna.tap(card, "action_link") is None
    assert anna.submit({"member": one_bot.person("carla").id}) is None
    one_bot.deliver()

    assert "Jan Pot · uiterlijk vrijdag 12 oktober 2012" in card.shown
    assert "Niet in Slack: Jan Pot" in card.shown
    assert one_bot.words("carla")[-1].startswith("Anna de Wit heeft u actiepunt A1 gegeven.")
    assert "Carla Smit · uiterlijk" in one_bot.told("anna", "/prs A1")


def test_whoever_may_not_cannot_by_the_button_of_an_old_message(one_bot: Running) -> None:
    given(one_bot)
    bram = one_bot.person("bram")
    old = bram.dms()[-1]
    values = values_of(old)
    anna = one_bot.person("anna")
    assert anna.tap(anna.command("/prs A1", "algemeen"), "action_change") is None
    assert anna.submit({"owners": [one_bot.person("carla").id]}) is None
    one_bot.deliver()
    for button in ("action_done", "action_later", "action_ask_due", "action_give_back"):
        tap_forged(one_bot, "bram", button, values[button], message=old)
        if (modal := bram.modal()) is not None:
            bram.submit(
                {"until": "1"} if button == "action_later" else {"on": "2012-11-02"} if button == "action_ask_due" else {"reason": "x"}
            )
            assert modal is not None
            bram.close(whole_stack=True)
    one_bot.deliver()

    assert "Carla Smit · uiterlijk vrijdag 12 oktober 2012" in one_bot.told("anna", "/prs A1")
    assert one_bot.told("anna", "/prs A1").count("•") == 2  # made, and given to Carla


def test_a_pause_is_chosen_in_the_settings_and_kept(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.form("bram", "/prs instellingen")
    assert bram.submit({"paused_until": "2012-10-08"}) is None
    seen = []
    for day in (5, 8, 11, 12):
        one_bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        one_bot.deliver()
        seen.append(sum("staat voor u open" in words for words in one_bot.words("bram")))

    assert seen == [0, 1, 2, 3]


def test_free_days_are_set_by_organisers_and_a_wrong_line_is_named(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.network_form("anna")
    wrong = anna.submit({"free_days": "5-10-2012\nKerst"})
    wrong_recess = anna.submit({"free_days": "5-10-2012", "recess": "zomer"})
    assert anna.submit({"free_days": "5-10-2012", "recess": "8-7-2013 t/m 25-8-2013"}) is None
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    for day, count in ((5, 0), (8, 1)):
        one_bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        one_bot.deliver()
        assert len(one_bot.words("bram")) == count
    form = one_bot.reads(one_bot.network_form("anna"))

    assert "„Kerst” is geen dag of periode." in str(wrong)
    assert wrong_recess is not None
    assert list(wrong_recess) == ["recess"]
    assert "Vrije dagen van het netwerk: [5-10-2012]" in form
    assert "Reces van gemeenteraden: [8-7-2013 t/m 25-8-2013]" in form
