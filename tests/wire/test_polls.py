"""Polls and proposals over the wire: put by form, voted in by button, ended by the clock, and a decision found by question."""

from datetime import timedelta
from typing import Any

from tests.wire.running import Running
from tests.wire.test_refusing import tap_forged

Json = dict[str, Any]


FEE = "De contributie gaat per 1 januari naar 50 euro."


def card_of(bot: Running) -> Json:
    """The message about a poll that was posted first."""
    return next(one for one in bot.slack.messages("algemeen") if "P1 ·" in bot.reads(one))


def put(bot: Running, command: str, *, by: str = "anna", **changes: Any) -> None:
    bot.form(by, command)
    assert bot.person(by).submit(changes) is None
    bot.deliver()


def test_a_proposal_is_put_voted_on_and_becomes_a_decision_that_is_found(bot_on_either: Running) -> None:
    bot = bot_on_either
    put(bot, f"/prs voorstel {FEE}", explanation="Zie de begroting.")
    card = card_of(bot)
    for name, choice in (("anna", 0), ("bram", 0), ("carla", 1)):
        bot.person(name).tap(card, f"poll_vote.{choice}")
    bot.deliver()

    assert "u stemde Voor" in bot.whispers("bram")[-1]
    assert "Voor: 2" in bot.reads(card_of(bot))
    bot.clock.advance(timedelta(days=8))
    bot.deliver()
    shown = bot.reads(card_of(bot))
    assert ("Aangenomen." in shown, "[Voor]" in shown) == (True, False)
    answer = bot.told("bram", "/prs besluiten contributie")
    assert ("50 euro" in answer, "buiten vergadering; voor: 2, tegen: 1" in answer) == (True, True)
    tap_forged(bot, "bram", "poll_vote.1", "1:1")
    bot.deliver()
    assert "stemmen kan niet meer" in bot.whispers("bram")[-1]


def test_members_put_polls_only_where_the_network_lets_them_and_vote_and_see_what_is_open(one_bot: Running) -> None:
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs peiling Waar?")
    one_bot.network_form("anna")
    assert one_bot.person("anna").submit({"members_may": ["polls"]}) is None
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs voorstel Waar?")
    put(one_bot, "/prs peiling Waar komen we bijeen?", by="bram", choices="Utrecht\nZwolle")
    card = card_of(one_bot)
    one_bot.person("bram").tap(card, "poll_vote.1")
    one_bot.deliver()

    assert "u stemde Zwolle" in one_bot.told("bram", "/prs P1")
    assert "Waar komen we bijeen?" in one_bot.told("bram", "/prs peilingen")


def test_what_one_has_not_voted_on_stands_in_the_home_tab_and_is_voted_on_there(one_bot: Running) -> None:
    put(one_bot, "/prs peiling Waar komen we bijeen?", choices="Utrecht\nZwolle")
    bram = one_bot.person("bram")
    bram.open_home()
    one_bot.deliver()
    asked = bram.home()
    assert asked is not None
    bram.tap(asked, "poll_vote.1")
    one_bot.deliver()

    assert "Waar komen we bijeen?" in one_bot.reads(asked)
    assert "u stemde Zwolle" in one_bot.reads(bram.home())
    assert "Zwolle: 1" in one_bot.reads(card_of(one_bot))


def test_that_no_standpoint_is_shared_is_recorded_from_a_poll_that_ended(one_bot: Running) -> None:
    put(one_bot, "/prs peiling Willen we een keurmerk?", choices="Ja\nNee")
    one_bot.clock.advance(timedelta(days=8))
    one_bot.deliver()
    anna = one_bot.person("anna")
    anna.tap(anna.command("/prs P1", "algemeen"), "poll_no_standpoint")
    assert anna.submit({}) is None

    assert "Geen gedragen standpunt over: Willen we een keurmerk?" in one_bot.told("bram", "/prs besluiten keurmerk")
