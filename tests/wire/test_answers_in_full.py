"""Guests by name, deputies, whole parties on the list, answers by telephone: by form, button and command."""

from typing import Any

from tests.wire.running import Running
from tests.wire.test_refusing import submit_forged, tap_forged


def answer_form(bot: Running, who: str) -> dict[str, Any]:
    """Open the form from the member's own answer."""
    answer = bot.person(who).command("/prs aanwezig V1", "algemeen")
    assert bot.person(who).tap(answer, "answer_form") is None
    modal = bot.person(who).modal()
    assert modal is not None
    return modal


def test_guests_names_and_comment_come_by_the_form(one_bot: Running) -> None:
    one_bot.announce()
    answer_form(one_bot, "bram")
    assert one_bot.person("bram").submit({"guests": "1", "names": "Jan Pot\nPiet Vos", "comment": "wij *lopen*"}) is None
    one_bot.deliver()

    assert "Met 2 gasten: Jan Pot, Piet Vos. Opmerking: wij *lopen*" in one_bot.reads(one_bot.person("bram").modal())
    assert "Aanwezig 3 · Misschien 0 · Afwezig 0" in one_bot.reads(one_bot.card())
    assert "Bram Visser +2 (Jan Pot, Piet Vos)" in one_bot.told("carla", "/prs deelnemers V1")


def test_guests_names_and_comment_come_by_the_command_too(one_bot: Running) -> None:
    one_bot.announce()
    said = one_bot.told("bram", "/prs aanwezig V1 +Jan Pot en Piet Vos, opmerking: wij *lopen*")
    many = one_bot.told("bram", "/prs aanwezig V1 +100000")

    assert said.startswith("U hebt zich aangemeld voor het Najaarsoverleg. Met 2 gasten: Jan Pot, Piet Vos. Opmerking: wij *lopen*")
    assert many == "U kunt hoogstens 20 gasten opgeven."
    assert "Bram Visser +2 (Jan Pot, Piet Vos)" in one_bot.told("carla", "/prs deelnemers V1")


def test_the_form_shows_what_was_said_and_takes_it_away(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1 +2 met de trein")
    modal = answer_form(one_bot, "bram")
    one_bot.person("bram").submit({"guests": "0", "comment": ""})

    assert "met de trein" in one_bot.reads(modal)
    assert one_bot.reads(one_bot.person("bram").modal()).splitlines()[-2:-1] == ["U hebt zich aangemeld voor het Najaarsoverleg."]


def test_a_deputy_comes_by_form_and_by_command(one_bot: Running) -> None:
    one_bot.announce()
    answer_form(one_bot, "bram")
    refused = one_bot.person("bram").submit({"deputy": "Dirk Bos"})
    kept = one_bot.person("bram").submit({"answer": "no"})
    said = one_bot.told("carla", "/prs afwezig V1 vervanger: Els Vos")
    one_bot.deliver()

    assert refused is not None
    assert "Een vervanger komt in uw plaats." in refused["deputy"]
    assert kept is None
    assert "U hebt zich afgemeld voor het Najaarsoverleg. Vervanger: Els Vos." in said
    assert "Aanwezig 2 · Misschien 0 · Afwezig 0" in one_bot.reads(one_bot.card())
    assert "Dirk Bos, Els Vos" in one_bot.reads(one_bot.card())


def test_too_large_a_party_chooses_between_the_list_and_fewer_guests(one_bot: Running) -> None:
    one_bot.announce(maximum="3")
    one_bot.told("carla", "/prs aanwezig V1")
    bram = one_bot.person("bram")
    offer, another = (bram.command("/prs aanwezig V1 +3 met *auto*", "algemeen") for _ in range(2))
    unchanged = one_bot.told("anna", "/prs deelnemers V1")
    bram.tap(offer, "answer_list")
    one_bot.deliver()
    waits = one_bot.told("anna", "/prs deelnemers V1")
    bram.tap(another, "answer_fewer")
    one_bot.deliver()

    assert "Voor 4 personen is er geen plaats meer bij het Najaarsoverleg. Er zijn nog 2 plaatsen" in offer.shown
    assert "Nog niet gereageerd: Anna de Wit, Bram Visser" in unchanged
    assert "Op de wachtlijst: 1. Bram Visser +3" in waits
    assert "Bram Visser – met *auto*" in waits
    assert "Aanwezig 3 · Misschien 0 · Afwezig 0" in one_bot.reads(one_bot.card())


def test_too_large_a_party_in_the_form_is_asked_on_top_of_it(bot: Running) -> None:
    bot.announce(maximum="2")
    answer_form(bot, "bram")
    bram = bot.person("bram")
    assert bram.submit({"guests": "3"}) is None
    asked = bot.reads(bram.modal())
    assert bram.submit({}) is None
    bot.deliver()

    assert "Er zijn nog 2 plaatsen" in asked
    assert "u staat op nummer 1 van de wachtlijst" in bot.reads(bram.modal())
    assert "Aanwezig 0 · Misschien 0 · Afwezig 0 · Wachtlijst 4" in bot.reads(bot.card())


def test_whoever_waits_is_passed_over_and_hears_their_rank(one_bot: Running) -> None:
    card = one_bot.announce(maximum="1")
    one_bot.told("anna", "/prs aanwezig V1")
    one_bot.told("bram", "/prs aanwezig V1 +1")
    one_bot.person("carla").tap(card, "rsvp.yes")
    one_bot.told("anna", "/prs afwezig V1")
    one_bot.deliver()

    assert "U houdt nummer 1 op de wachtlijst." in one_bot.words("bram")[0]
    assert "Er is een plaats voor u vrijgekomen" in one_bot.words("carla")[0]


def test_an_organiser_passes_on_what_a_member_said_by_telephone(one_bot: Running) -> None:
    one_bot.announce()
    anna = one_bot.person("anna")
    listed = anna.command("/prs deelnemers V1", "algemeen")
    assert anna.tap(listed, "answer_for") is None
    empty = anna.submit({"answer": "yes"})
    assert anna.submit({"member": "U2BRAM", "guests": "1"}) is None
    one_bot.deliver()

    assert empty is not None
    assert "Doorgegeven voor Bram Visser: Aanwezig +1." in one_bot.reads(anna.modal())
    assert "Doorgegeven door Anna de Wit. Klopt dit niet" in one_bot.words("bram")[0]
    assert "Doorgegeven door Anna de Wit." in one_bot.told("bram", "/prs V1")
    assert "Bram Visser +1 (doorgegeven door Anna de Wit)" in one_bot.told("anna", "/prs deelnemers V1")
    assert "doorgegeven door Anna de Wit" not in one_bot.told("carla", "/prs deelnemers V1")


def test_forged_forms_and_buttons_change_nothing(one_bot: Running) -> None:
    one_bot.announce()
    for value in ("", "[]", "{}", "[1, 2]", '[1, "x", null, null, null]', "[99999999999999, 1, null, null, null]", "[9, 1, [3], 4, 5]"):
        for action_id in ("answer_list", "answer_fewer"):
            tap_forged(one_bot, "bram", action_id, value)
    submit_forged(one_bot, "bram", "answer_for_form", {"member": {"member": {"selected_user": "U3CARLA"}}}, metadata="1")
    submit_forged(one_bot, "bram", "answer_list_form", {}, metadata="onzin")
    submit_forged(one_bot, "bram", "answer_list_form", {}, metadata='[1, 1, null, null, "U3CARLA"]')
    tap_forged(one_bot, "bram", "answer_for", "1")
    one_bot.deliver()

    assert "Aanwezig 0 · Misschien 0 · Afwezig 0" in one_bot.reads(one_bot.card())
    assert one_bot.person("bram").modal() is None


def test_whoever_leaves_the_workspace_gives_their_place_to_whoever_waits(bot: Running) -> None:
    card = bot.announce(maximum="1")
    bot.person("bram").tap(card, "rsvp.yes")
    bot.person("carla").tap(card, "rsvp.yes")
    bot.deliver()
    bot.slack.deactivate("bram")
    bot.deliver()

    assert "Er is een plaats voor u vrijgekomen" in bot.words("carla")[-1]
    assert "Bram" not in bot.reads(bot.card())
