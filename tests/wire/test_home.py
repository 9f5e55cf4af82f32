"""The Home tab on a running bot: what it shows, that one can act in it, and that it follows what changes for those who look."""

from datetime import timedelta

import pytest

from bot.sandbox import Person
from tests.wire.running import Json, Running


def home(bot: Running, who: str) -> str:
    """Return what a member reads in their Home tab."""
    bot.deliver()
    return bot.reads(bot.person(who).home())


def look(bot: Running, who: str) -> str:
    """Open the Home tab, and read it."""
    bot.person(who).open_home()
    return home(bot, who)


def tap(bot: Running, who: str, action_id: str, block_id: str | None = None) -> str:
    """Tap in the Home tab, and read what it shows then."""
    assert bot.person(who).tap(shown(bot, who), action_id, block_id=block_id) is None
    return home(bot, who)


def shown(bot: Running, who: str) -> Json:
    view = bot.person(who).home()
    assert view is not None
    return view


def published(bot: Running) -> int:
    return sum(call.method == "views.publish" for call in bot.slack.calls)


def test_an_answer_is_given_changed_and_shown_in_the_home_tab(bot: Running) -> None:
    bot.announce()
    before = look(bot, "bram")
    after = tap(bot, "bram", "rsvp.yes")

    assert "U hebt nog niet geantwoord" in before
    assert "U hebt zich aangemeld" in after
    assert "Uw antwoord: Aanwezig" in after
    assert "Er ligt niets op u te wachten." in after
    assert "Aanwezig 1" in bot.reads(bot.card())
    assert bot.words("bram") == []
    assert "Uw antwoord: Afwezig" in tap(bot, "bram", "rsvp.no")


def test_an_action_item_is_done_in_the_home_tab(one_bot: Running) -> None:
    one_bot.told("anna", "/prs actie Zaal bespreken @bram uiterlijk 14 september")
    before = look(one_bot, "bram")
    after = tap(one_bot, "bram", "action_done")

    assert "Zaal bespreken" in before
    assert "A1 is afgerond" in after
    assert "Er ligt niets op u te wachten." in after
    assert "Zaal bespreken" not in one_bot.told("anna", "/prs acties alle")


def test_decisions_are_searched_in_the_home_tab_and_one_comes_back_to_the_overview(one_bot: Running) -> None:
    one_bot.form("anna", "/prs besluit De contributie wordt 50 euro")
    one_bot.person("anna").submit()
    look(one_bot, "bram")
    one_bot.person("bram").choose(shown(one_bot, "bram"), "home_search", "contributie")
    found = home(one_bot, "bram")

    assert "De contributie wordt 50 euro" in found
    assert "Wat eraan komt" in tap(one_bot, "bram", "home_back")


def test_what_others_do_is_followed_for_those_who_look_and_for_nobody_else(one_bot: Running) -> None:
    one_bot.announce()
    look(one_bot, "anna")
    before = published(one_bot)
    one_bot.person("bram").tap(one_bot.card(), "rsvp.yes")

    assert "Aanwezig 1" in home(one_bot, "anna")
    assert one_bot.person("bram").home() is None
    assert published(one_bot) == before + 1


def test_what_changes_nothing_for_a_reader_publishes_nothing(one_bot: Running) -> None:
    one_bot.announce()
    look(one_bot, "carla")
    before = published(one_bot)
    one_bot.person("bram").tap(one_bot.card(), "rsvp.yes")
    one_bot.deliver()
    one_bot.person("carla").open_home()
    one_bot.deliver()

    assert published(one_bot) == before


def test_a_refusal_is_said_in_the_home_tab(one_bot: Running) -> None:
    one_bot.announce()
    look(one_bot, "bram")
    one_bot.clock.advance(timedelta(days=80))
    after = tap(one_bot, "bram", "rsvp.yes")

    assert "is al begonnen" in after
    assert one_bot.words("bram") == []


def test_an_organiser_decides_on_a_proposal_in_the_home_tab(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.form("bram", "/prs agendapunt Koffie")
    one_bot.person("bram").submit()
    before = look(one_bot, "anna")
    after = tap(one_bot, "anna", "agenda_accept")

    assert "Bram Visser stelt een agendapunt voor" in before
    assert "staat op de agenda" in after
    assert "Koffie" in one_bot.told("bram", "/prs agenda V1")


def test_the_home_tab_of_a_guest_shows_only_what_is_in_their_channels(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.slack.add_person(Person("U8GUUS", "guus", "Guus Gast", restricted=True))
    one_bot.slack.settle()
    nothing = look(one_bot, "guus")
    one_bot.slack.join("guus", "algemeen")
    one_bot.slack.settle()

    assert "Najaarsoverleg" not in nothing
    assert "Besluiten" not in nothing
    assert "Najaarsoverleg" in home(one_bot, "guus")


@pytest.mark.parametrize("who", ["dirk", "eva"])
def test_whoever_may_not_come_in_is_shown_nothing(one_bot: Running, who: str) -> None:
    one_bot.person(who).open_home()
    one_bot.deliver()

    assert one_bot.person(who).home() is None


def test_what_slack_shows_otherwise_than_we_know_is_replaced(one_bot: Running) -> None:
    look(one_bot, "bram")
    one_bot.slack.workspace.views.publish("U2BRAM", {"type": "home", "blocks": []})
    one_bot.announce()

    assert "Najaarsoverleg" in home(one_bot, "bram")
