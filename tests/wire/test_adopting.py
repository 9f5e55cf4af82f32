"""Minutes in Slack: on the next agenda, adopted there with a change, quoted without *concept* after it."""

from dataclasses import replace

from bot.domain.decisions import Wording
from bot.domain.ids import DecisionId, EventId, MemberId
from bot.services import decision_register, decisions, events
from tests.builders import TODAY
from tests.recorded import recorded
from tests.wire.running import HERE, Running
from tests.wire.test_prompts import last, taps
from tests.wire.test_reminding import go_to, local

END = local("2012-11-26 16:01")


def up_for_adoption(bot: Running) -> None:
    """Hold a meeting today, record its minutes, and let the next one be over."""
    bot.announce(title="Septemberoverleg", date="2012-09-14")
    bot.announce()
    go_to(bot, local("2012-09-14 17:00"))
    with bot.deps.writing(HERE) as session:
        recorded(session, events.get(session, EventId(1)), held_on=TODAY)
    go_to(bot, local("2012-09-15 12:00"))


def test_minutes_are_adopted_with_a_change_at_the_next_meeting_and_quoted_without_concept(one_bot: Running) -> None:
    up_for_adoption(one_bot)
    anna = one_bot.person("anna")
    on_card = one_bot.reads(one_bot.card())
    before = one_bot.told("bram", "/prs besluiten contributie")
    go_to(one_bot, END)
    asked = last(one_bot, "anna", "Wat is er besloten")
    live = taps(asked)
    anna.tap(asked, "adoption_change")
    refused = anna.submit({"note": "Het bedrag.", "text-1": ""})
    assert anna.submit({"note": "Het bedrag.", "text-1": "De contributie gaat naar 46 euro."}) is None
    one_bot.deliver()
    go_to(one_bot, local("2012-11-27 12:00"))
    after = one_bot.told("bram", "/prs besluiten contributie")

    assert "1. Vaststelling verslag van 14 september (concept, V1)" in on_card
    assert "De contributie gaat naar 45 euro." in before
    assert "Concept: het verslag is nog niet vastgesteld." in before
    assert live == ["adoption_adopt", "adoption_change", "adoption_hold_over"]
    assert refused is not None
    assert taps(last(one_bot, "anna", "Wat is er besloten")) == []
    assert "is gewijzigd vastgesteld, doorgegeven door Anna de Wit." in one_bot.reads(last(one_bot, "anna", "Wat is er besloten"))
    assert sum("Wat is er besloten" in words for words in one_bot.words("anna")) == 1
    assert "De contributie gaat naar 46 euro." in after
    assert "oncept" not in after
    assert "Toelichting: Het bedrag." in one_bot.told("bram", "/prs B1")


def test_change_keeps_what_another_corrected_while_its_form_was_open(one_bot: Running) -> None:
    up_for_adoption(one_bot)
    go_to(one_bot, END)
    anna = one_bot.person("anna")
    anna.tap(last(one_bot, "anna", "Wat is er besloten"), "adoption_change")
    frank = one_bot.person("frank")
    with one_bot.deps.writing(HERE) as session:
        wording = replace(Wording.of(decisions.get(session, DecisionId(1))), text="De contributie gaat naar 48 euro.")
        decision_register.correct(session, DecisionId(1), wording, by=MemberId(frank.id), now=END, today=END.date())
    assert anna.submit({"note": "De zaal.", "text-2": "Zaal in Utrecht bespreken"}) is None

    assert "De contributie gaat naar 48 euro." in one_bot.told("bram", "/prs B1")
    assert "Zaal in Utrecht bespreken" in one_bot.told("bram", "/prs A1")


def test_minutes_are_adopted_by_one_tap_that_can_be_taken_back(one_bot: Running) -> None:
    up_for_adoption(one_bot)
    go_to(one_bot, END)
    anna = one_bot.person("anna")
    anna.tap(last(one_bot, "anna", "Wat is er besloten"), "adoption_adopt")
    one_bot.deliver()
    adopted = one_bot.told("bram", "/prs B1")
    anna.tap(anna.dms()[-1], "adoption_undo")
    one_bot.deliver()

    assert "Het verslag is vastgesteld." in adopted
    assert "Concept: het verslag is nog niet vastgesteld." in one_bot.told("bram", "/prs B1")
    assert taps(last(one_bot, "anna", "Wat is er besloten")) == ["adoption_adopt", "adoption_change", "adoption_hold_over"]


def test_withdrawn_minutes_are_seen_at_their_decision_and_told_to_each_owner_once(one_bot: Running) -> None:
    up_for_adoption(one_bot)
    anna = one_bot.person("anna")
    card = anna.command("/prs verslag V1", "algemeen").message
    anna.tap(card, "minutes_withdraw")
    refused = anna.submit({"note": ""})
    assert anna.submit({"note": "Verkeerd bestand."}) is None
    go_to(one_bot, local("2012-09-18 12:00"))
    told = [words for words in one_bot.words("bram") if "ingetrokken" in words]

    anna.tap(next(one for one in reversed(anna.dms()) if "adoption_undo" in taps(one)), "adoption_undo")
    go_to(one_bot, local("2012-09-18 15:00"))

    assert refused is not None
    assert len(told) == 1
    assert "Dit actiepunt van u staat weer open:\n• A1 · Zaal bespreken" in one_bot.words("bram")[-1]
    assert "Concept: het verslag is nog niet vastgesteld." in one_bot.told("bram", "/prs B1")


def test_card_and_decision_of_withdrawn_minutes_say_so(one_bot: Running) -> None:
    up_for_adoption(one_bot)
    anna = one_bot.person("anna")
    anna.tap(anna.command("/prs verslag V1", "algemeen").message, "minutes_withdraw")
    anna.submit({"note": "Verkeerd bestand."})
    go_to(one_bot, local("2012-09-18 12:00"))
    told = [words for words in one_bot.words("bram") if "ingetrokken" in words]

    assert "Daarmee is dit actiepunt van u vervallen:\n• A1 · Zaal bespreken\nToelichting: Verkeerd bestand." in told[0]
    assert "Het verslag waaruit dit komt, is ingetrokken.\nToelichting: Verkeerd bestand." in one_bot.told("bram", "/prs B1")
    assert "minutes_withdraw" not in taps(one_bot.card())
    assert "Vaststelling" not in one_bot.reads(one_bot.card())
