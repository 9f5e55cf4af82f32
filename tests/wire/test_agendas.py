"""Agendas in Slack: proposing, deciding, adding and ordering, and the card that follows."""

from tests.wire.running import Running
from tests.wire.test_prompts import last, taps
from tests.wire.test_refusing import tap_forged
from tests.wire.test_reminding import go_to, local


def fill_in(bot: Running, who: str, line: str, **values: str) -> None:
    bot.form(who, line)
    assert bot.person(who).submit(values) is None
    bot.deliver()


def agenda_on_card(bot: Running) -> str:
    return bot.reads(bot.card())


def test_member_proposes_the_organiser_accepts_and_the_card_follows(one_bot: Running) -> None:
    one_bot.announce(agenda="Opening")
    fill_in(one_bot, "bram", "/prs agendapunt De *contributie* & <!here>", lasts="15", attachment="https://voorbeeld.nl/begroting.pdf")
    assert "is voorgesteld voor Najaarsoverleg (V1)" in one_bot.words("bram")[-1]
    assert "contributie" not in agenda_on_card(one_bot)

    asked = one_bot.person("anna").dms()[-1]
    assert one_bot.reads(asked) == (
        "Bram Visser stelt een agendapunt voor bij Najaarsoverleg (V1):\n"
        "• De *contributie* & <!here> (15 minuten) · bijlage\n"
        "[Opnemen] [Afwijzen met toelichting…]"
    )
    one_bot.person("anna").tap(asked, "agenda_accept")
    one_bot.deliver()
    assert "1. Opening\n2. De *contributie* & <!here> (15 minuten) · bijlage" in agenda_on_card(one_bot)
    assert "staat op de agenda van Najaarsoverleg" in one_bot.words("bram")[-1]
    assert "Op de agenda gezet door Anna de Wit." in one_bot.words("anna")[0]


def test_organiser_declines_with_a_word_that_the_proposer_reads(one_bot: Running) -> None:
    one_bot.announce()
    fill_in(one_bot, "bram", "/prs agendapunt Contributie")
    anna = one_bot.person("anna")
    anna.tap(anna.dms()[-1], "agenda_decline")
    assert anna.submit({"word": "  "}) is not None
    assert anna.submit({"word": "Staat al *onder* punt 2."}) is None
    one_bot.deliver()

    assert one_bot.words("bram")[-1] == (
        "Anna de Wit heeft uw agendapunt „Contributie” voor Najaarsoverleg (V1) niet opgenomen:\n> Staat al *onder* punt 2."
    )
    assert "Afgewezen door Anna de Wit:" in one_bot.words("anna")[0]
    assert "Contributie" not in one_bot.told("bram", "/prs agenda V1")


def test_organiser_adds_orders_changes_and_removes(one_bot: Running) -> None:
    one_bot.announce(agenda="Opening\nBegroting")
    anna = one_bot.person("anna")
    answer = anna.command("/prs agenda", "algemeen")
    anna.tap(answer.message, "agenda_propose")
    assert anna.submit({"title": "Bustour", "lasts": "20", "presenter": "U2BRAM"}) is None
    one_bot.deliver()
    assert "1. Opening\n2. Begroting\n3. Bustour (20 minuten, Bram Visser)" in agenda_on_card(one_bot)

    answer = anna.command("/prs agenda V1", "algemeen")
    anna.choose(answer.message, "agenda_change", "3")
    assert anna.submit({"title": "Bustour 2013", "position": "2"}) is None
    one_bot.deliver()
    assert "1. Opening\n2. Bustour 2013 (20 minuten, Bram Visser)\n3. Begroting" in agenda_on_card(one_bot)

    answer = anna.command("/prs agenda V1", "algemeen")
    anna.choose(answer.message, "agenda_change", "1")
    anna.tap(None, "agenda_remove")
    one_bot.deliver()
    assert "1. Bustour 2013 (20 minuten, Bram Visser)\n2. Begroting" in agenda_on_card(one_bot)
    assert "„Opening” staat niet meer op de agenda" in one_bot.reads(anna.modal())


def test_mistake_is_said_in_its_own_field_and_what_was_typed_stays(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.form("bram", "/prs agendapunt Contributie")
    bram = one_bot.person("bram")
    assert bram.submit({"title": "   ", "lasts": "15", "attachment": "https://voorbeeld.nl/x"}) == {"title": "Vul in waar het over gaat."}
    assert bram.submit({"title": "Contributie"}) is None
    one_bot.deliver()

    assert "Contributie (15 minuten) · bijlage" in one_bot.words("anna")[-1]


def test_member_who_forges_the_buttons_changes_nothing(one_bot: Running) -> None:
    one_bot.announce(agenda="Opening")
    fill_in(one_bot, "bram", "/prs agendapunt Contributie")
    for action_id, value in (("agenda_accept", "2"), ("agenda_remove", "1"), ("agenda_accept", "99"), ("agenda_accept", "x")):
        tap_forged(one_bot, "carla", action_id, value)
    one_bot.deliver()

    assert "Contributie" not in agenda_on_card(one_bot)
    assert "1. Opening" in agenda_on_card(one_bot)


def test_minutes_of_the_meeting_before_stand_first_and_come_on_the_card_that_stands(one_bot: Running) -> None:
    one_bot.announce(agenda="Opening", date="2013-01-23")
    one_bot.announce(title="Vergadering ertussen")
    one_bot.deliver()
    texts = [one_bot.reads(card) for card in one_bot.cards()]

    assert "1. Verslag van de vorige vergadering (26 november, V2)\n2. Opening" in next(
        text for text in texts if "· Reageren" in text and "V1 " in text
    )


def test_proposal_can_be_taken_back_as_long_as_nobody_decided(one_bot: Running) -> None:
    one_bot.announce()
    fill_in(one_bot, "bram", "/prs agendapunt Contributie")
    bram = one_bot.person("bram")
    bram.tap(bram.dms()[-1], "agenda_remove")
    one_bot.person("anna").tap(one_bot.person("anna").dms()[-1], "agenda_accept")
    one_bot.deliver()

    assert "Dit voorstel is ingetrokken." in one_bot.words("anna")[0]
    assert "Contributie" not in agenda_on_card(one_bot)


def test_without_anything_planned_there_is_nothing_to_propose_for(one_bot: Running) -> None:
    assert "Er is niets gepland" in one_bot.told("bram", "/prs agendapunt Contributie")
    assert "Er is niets gepland" in one_bot.told("bram", "/prs agenda")
    one_bot.announce()
    assert "bijvoorbeeld: agenda V12" in one_bot.told("bram", "/prs agenda van de bustour")


def test_proposals_stand_in_one_message_before_the_agenda_goes_out_and_say_what_was_decided(one_bot: Running) -> None:
    one_bot.announce()
    for title in ("Contributie", "Website"):
        fill_in(one_bot, "bram", f"/prs agendapunt {title}")
    go_to(one_bot, local("2012-11-16 13:00"))
    anna = one_bot.person("anna")
    single, asked = last(one_bot, "anna", "stelt een agendapunt voor"), last(one_bot, "anna", "voorgestelde agendapunten")
    live = [taps(single), taps(asked)]
    anna.tap(asked, "agenda_accept")
    one_bot.deliver()
    asked = last(one_bot, "anna", "voorgestelde agendapunten")

    assert live == [[], ["agenda_accept", "agenda_decline"] * 2]
    assert taps(asked) == ["agenda_accept", "agenda_decline"]
    assert "Voorgesteld door Bram Visser: Contributie\nOp de agenda gezet door Anna de Wit." in one_bot.reads(asked)
    assert "1. Contributie" in agenda_on_card(one_bot)


def test_a_proposal_without_a_decision_goes_to_the_next_meeting_with_buttons_of_its_own(one_bot: Running) -> None:
    one_bot.announce()
    fill_in(one_bot, "bram", "/prs agendapunt Contributie")
    one_bot.announce(title="Winteroverleg", date="2013-01-24")
    go_to(one_bot, local("2012-11-27 10:00"))
    asked = last(one_bot, "anna", "niet besloten")
    one_bot.person("anna").tap(asked, "agenda_accept")
    one_bot.deliver()

    assert "voorgesteld voor Winteroverleg (V2) op donderdag 24 januari" in one_bot.words("bram")[-2]
    assert "staat op de agenda van Winteroverleg (V2)" in one_bot.words("bram")[-1]
    assert taps(last(one_bot, "anna", "stelt een agendapunt voor")) == []
    assert taps(last(one_bot, "anna", "niet besloten")) == []
