"""A card that answered one member follows what they tap in it, and a question that was answered is none any more."""

from datetime import timedelta
from typing import Any

import pytest

from tests.wire.running import Running
from tests.wire.test_agendas import fill_in
from tests.wire.test_deciding import CONTRIBUTION, record
from tests.wire.test_prompts import taps


@pytest.mark.parametrize("line", ["/prs volgende-vergadering", "/prs V1", "/prs aanwezig"])
def test_the_card_one_asked_for_follows_each_tap_in_it(bot: Running, line: str) -> None:
    bot.announce()
    bram = bot.person("bram")
    card = bram.command(line, "algemeen")
    seen = []
    for answer, counted in (("yes", "Aanwezig 1"), ("no", "Afwezig 1"), ("maybe", "Misschien 1")):
        [own] = [one for one in bram.sees("algemeen") if one["ephemeral"]]
        assert bram.tap(own, f"rsvp.{answer}") is None
        bot.deliver()
        seen.append([counted in one for one in bot.whispers("bram")])

    assert card.message is not None
    assert seen == [[True]] * 3
    assert "Misschien" in bot.whispers("bram")[0]
    assert bot.words("bram") == []


def test_it_keeps_what_comes_before_the_next_meeting_and_its_own_answer(one_bot: Running) -> None:
    one_bot.announce(title="Bustour", kind="tour", date="2012-10-26")
    one_bot.announce()
    bram = one_bot.person("bram")
    bram.tap(bram.command("/prs volgende-vergadering", "algemeen"), "rsvp.yes")
    one_bot.deliver()
    [card] = one_bot.whispers("bram")

    assert "Eerst nog: excursie 26 oktober, V1 (Bustour)" in card
    assert "U hebt zich aangemeld voor" in card
    assert "[Aanwezig] [Misschien] [Afwezig]" in card


def test_in_a_direct_message_it_follows_too(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    bram.say("volgende vergadering")
    one_bot.deliver()
    bram.tap(bram.dms()[-1], "rsvp.yes")
    one_bot.deliver()

    [card] = one_bot.words("bram")
    assert "Aanwezig 1" in card


def test_what_was_answered_in_public_stays_everybodys(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()

    assert one_bot.card()["ts"] == card["ts"]
    assert len(one_bot.whispers("bram")) == 1


def test_the_menu_of_ones_own_card_leaves_it_where_it_is(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    card = bram.command("/prs volgende-vergadering", "algemeen")
    bram.choose(card, "event_more", "who:1")
    one_bot.deliver()
    first, second = one_bot.whispers("bram")

    assert "Den Haag" in first
    assert "nog niemand aangemeld" in second


def test_where_slacks_address_is_worn_out_the_card_comes_anew(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    one_bot.slack.interactions.responses.life = -1.0
    bram.tap(bram.command("/prs volgende-vergadering", "algemeen"), "rsvp.yes")
    one_bot.deliver()

    assert ["Aanwezig 1" in one for one in one_bot.whispers("bram")] == [False, True]
    assert one_bot.slack.complaints == ["response_url: expired_url"]
    one_bot.slack.complaints.clear()


def test_a_card_that_comes_too_late_is_left_as_it_is_and_a_refusal_is_said_beside_it(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    card = bram.command("/prs volgende-vergadering", "algemeen")
    one_bot.clock.advance(timedelta(days=100))
    bram.tap(card, "rsvp.yes")
    one_bot.deliver()

    assert len(one_bot.whispers("bram")) == 2


@pytest.mark.parametrize("where", ["algemeen", None])
def test_no_button_stays_live_under_a_word_that_was_taken_back_or_a_question_that_was_answered(bot: Running, where: str | None) -> None:
    bot.announce()
    anna = bot.person("anna")

    def asked(line: str) -> Any:
        if where:
            return anna.command(f"/prs {line}", where).message
        anna.say(line)
        bot.deliver()
        return anna.dms()[-1]

    def after(line: str, action: str) -> tuple[bool, bool]:
        """Tap a button, and say whether it was there and is there still."""
        message = asked(line)
        anna.tap(message, action)
        bot.deliver()
        seen = [one for one in anna.sees(where) if one["ephemeral"]] if where else [one for one in anna.dms() if one.get("bot_id")]
        return action in taps(message), any(action in taps(one) for one in seen if one["ts"] == message["ts"])

    lines = [
        ("actie Zaal regelen", "action_undo"),
        ("actie Folder maken uiterlijk volgende vrijdag", "action_choose_date.0"),
        ("actie @jan.jansen belt de zaal", "action_owner.0"),
        ("aanwezig niet alleen", "answer_reading.0"),
    ]

    assert {line: after(line, action) for line, action in lines} == {line: (True, False) for line, _ in lines}
    assert bot.slack.complaints == []


def test_a_decision_and_an_agenda_item_that_are_taken_back_say_so_in_place(one_bot: Running) -> None:
    one_bot.announce()
    anna = one_bot.person("anna")
    fill_in(one_bot, "anna", "/prs agendapunt Contributie")
    anna.tap(anna.dms()[-1], "agenda_remove")
    one_bot.deliver()
    record(one_bot, CONTRIBUTION)
    anna.choose(anna.command("/prs B1", "algemeen"), "decision_manage", "end:1")
    assert anna.submit({"on": "2012-09-14"}) is None
    one_bot.deliver()
    anna.tap(anna.dms()[-1], "decision_restore")
    one_bot.deliver()

    assert [each for one in anna.dms() for each in taps(one) if each in {"agenda_remove", "decision_restore"}] == []
    assert "staat niet meer op de agenda" in one_bot.words("anna")[0]
    assert one_bot.slack.complaints == []
