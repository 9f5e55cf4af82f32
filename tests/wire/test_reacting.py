"""Reactions are answers too: in Slack's order, caught up with after a silence, and never the bot's own."""

from datetime import timedelta
from typing import Any

import pytest

from tests.wire.running import Running, running, workspace_of

SILENCE = timedelta(hours=26)


def tally(bot: Running, channel: str = "algemeen") -> str:
    return next(line for line in bot.reads(bot.card(channel)).splitlines() if line.startswith("Aanwezig ")).partition(" Komen")[0]


def test_bot_that_was_down_for_a_day_knows_what_was_given_and_taken_back_meanwhile(sqlite_url: str) -> None:
    with workspace_of("socket") as slack:
        with running(sqlite_url, "socket", slack=slack) as bot:
            card = bot.announce(maximum="1")
            bot.person("anna").react(card, "white_check_mark")
            bot.person("bram").tap(card, "rsvp.yes")
            bot.deliver()
        slack.clock.advance(SILENCE / 2)  # type: ignore[attr-defined]  # a movable one
        slack.person("anna").unreact(card, "white_check_mark")
        slack.person("bram").react(card, "x")
        slack.person("bram").unreact(card, "x")
        slack.person("carla").react(card, "+1::skin-tone-4")
        slack.person("carla").react(card, "x")
        slack.person("carla").unreact(card, "x")
        slack.clock.advance(SILENCE / 2)  # type: ignore[attr-defined]
        with running(sqlite_url, "socket", slack=slack) as bot:
            bot.deliver()

            assert tally(bot) == "Aanwezig 1 · Misschien 0 · Afwezig 0 · Wachtlijst 1"
            assert "Komen: Bram Visser" in bot.reads(bot.card())
            assert "Er is een plaats voor u vrijgekomen" in bot.words("bram")[-1]
            assert "U staat op nummer 1 van de wachtlijst" in bot.words("carla")[-1]
            assert "Carla Smit · Aanwezig · met een reactie" in history(bot)


def history(bot: Running) -> str:
    anna = bot.person("anna")
    anna.tap(anna.command("/prs deelnemers V1", "algemeen"), "attendees_history")
    bot.deliver()
    return bot.whispers("anna")[-1]


@pytest.mark.parametrize("order", ["as_sent", "reversed", "shuffled"])
def test_reactions_count_in_slacks_order_whatever_order_they_arrive_in(sqlite_url: str, order: Any) -> None:
    with running(sqlite_url, "socket") as bot:
        card = bot.announce(maximum="1")
        bot.slack.hold_events()
        for who, emoji, on in (
            ("carla", "white_check_mark", True),
            ("bram", "white_check_mark", True),
            ("anna", "heavy_check_mark", True),
            ("anna", "heavy_check_mark", False),
            ("anna", "thinking_face", True),
            ("bram", "no_entry_sign", True),
            ("bram", "no_entry_sign", False),
        ):
            act = bot.person(who).react if on else bot.person(who).unreact
            act(card, emoji)
        bot.slack.release_events(order)
        bot.deliver()
        listed = bot.told("anna", "/prs deelnemers V1")

    assert "Komen: Carla Smit" in listed
    assert "Op de wachtlijst: 1. Bram Visser" in listed
    assert "Misschien: Anna de Wit" in listed


def test_the_bots_own_three_never_count_and_go_when_it_closes(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.deliver()
    open_tally = tally(one_bot)
    one_bot.clock.advance(timedelta(days=74))
    one_bot.deliver()
    left = [one.get("reactions", []) for one in one_bot.slack.messages("algemeen") if one["ts"] == card["ts"]]

    assert open_tally == "Aanwezig 0 · Misschien 0 · Afwezig 0"
    assert left == [[]]


def test_a_private_channel_works_and_only_its_members_know_of_it(one_bot: Running) -> None:
    card = one_bot.announce(channel="C2BESTUUR")
    one_bot.person("carla").react(card, "white_check_mark")
    one_bot.person("anna").tap(card, "rsvp.maybe")
    one_bot.deliver()

    assert tally(one_bot, "bestuur") == "Aanwezig 1 · Misschien 1 · Afwezig 0"
    assert "Ik ken geen bijeenkomst V1" in one_bot.told("bram", "/prs deelnemers V1")
    assert "Ik ken geen bijeenkomst V1" in one_bot.told("bram", "/prs aanwezig V1")
    assert "nog niet gereageerd" not in one_bot.told("carla", "/prs deelnemers V1")


def test_whoever_joins_the_channel_is_invited_and_whoever_leaves_no_longer(bot: Running) -> None:
    bot.announce(channel="C2BESTUUR")
    bot.slack.join("bram", "bestuur")
    bot.deliver()
    joined = bot.told("anna", "/prs deelnemers V1")
    bot.slack.leave("carla", "bestuur")
    bot.deliver()

    assert "Nog niet gereageerd: Anna de Wit, Bram Visser, Carla Smit" in joined
    assert "Nog niet gereageerd: Anna de Wit, Bram Visser" in bot.told("anna", "/prs deelnemers V1")
    assert "Carla Smit" not in bot.told("anna", "/prs deelnemers V1")


def test_an_audience_leaves_out_whoever_filled_in_something_else(one_bot: Running) -> None:
    card = one_bot.announce(audience_provinces=["utrecht", "zeeland"])
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()
    assert one_bot.person("bram").tap(whisper(one_bot, "bram"), "offer_form.profile") is None
    assert one_bot.person("bram").submit({"partnership": "Regio A", "province": "limburg"}) is None
    one_bot.deliver()
    listed = one_bot.told("anna", "/prs deelnemers V1")

    assert "Doelgroep: Utrecht, Zeeland" in one_bot.reads(one_bot.card())
    assert "Bram Visser (niet uitgenodigd)" in listed
    assert "Nog niet gereageerd: Anna de Wit, Carla Smit" in listed
    assert "Uw samenwerkingsverband is opgeslagen." in one_bot.words("bram")[-1]


def whisper(bot: Running, who: str) -> Any:
    return [one for one in bot.person(who).sees("algemeen") if one["ephemeral"]][-1]
