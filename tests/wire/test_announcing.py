"""From the form to the card: announce, be told of every mistake in the form, post, take back."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.wire.running import MEETING, START, Running, has_action


def test_a_member_cannot_open_the_form(one_bot: Running) -> None:
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs nieuw")
    assert one_bot.person("bram").modal() is None


def test_the_form_becomes_a_card_with_buttons_seeds_and_tally(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    assert anna.submit(MEETING) is None
    preview = bot.reads(anna.modal())
    assert anna.submit({}) is None
    posted = bot.reads(anna.modal())
    bot.deliver()
    card = bot.card()

    assert "Zo komt het in #algemeen te staan" in preview
    assert "Najaarsoverleg" in preview
    assert "V1" in posted
    assert "#algemeen" in posted
    assert bot.reads(card) == (
        "Najaarsoverleg\n"
        "maandag 26 november 2012, 13.00 – 16.00 uur\n"
        "Locatie: Den Haag\n"
        "Aanwezig 0 · Misschien 0 · Afwezig 0\n"
        "[Aanwezig] [Misschien] [Afwezig] [… Wie komt er? · In agenda zetten · Beheren…]\n"
        "V1 · Reageren met ✅ ❔ ❌ kan ook: ja, misschien, nee"
    )
    assert [one["name"] for one in card["reactions"]] == ["white_check_mark", "grey_question", "x"]
    assert card["text"] == "Najaarsoverleg (V1): maandag 26 november 2012, 13.00 – 16.00 uur, Den Haag. Laat weten of u komt."


def test_more_options_adds_fields_and_keeps_what_was_typed(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    anna.fill({"title": "Bustour", "kind": "tour", "date": "2012-10-26", "place": "Zwolle", "begin": "09:30"})
    anna.tap(None, "event_more_options")
    form = anna.modal()
    assert form
    values = form["state"]["values"]
    assert (
        anna.submit(
            {
                "channel": "C1ALGEMEEN",
                "link": "https://voorbeeld.nl/vergadering",
                "agenda": "Opening\n\n Mededelingen ",
                "end_date": "2012-10-27",
                "rsvp_until": "2012-10-12",
                "minimum": "20",
                "maximum": "40",
                "reserve_on": "2012-11-02",
                "audience": "secretarissen in Overijssel",
            }
        )
        is None
    )
    assert anna.submit({}) is None
    bot.deliver()
    card = bot.reads(bot.card())

    assert values["title"]["title"]["value"] == "Bustour"
    assert values["kind"]["kind"]["selected_option"]["value"] == "tour"
    assert values["date"]["date"]["selected_date"] == "2012-10-26"
    assert values["begin"]["begin"]["selected_time"] == "09:30"
    assert not has_action(form, "event_more_options")
    for line in (
        "vrijdag 26 oktober 2012, 9.30 uur – zaterdag 27 oktober 2012, 16.00 uur",
        "Online: https://voorbeeld.nl/vergadering",
        "Doelgroep: secretarissen in Overijssel",
        "Aanmelden t/m 12 oktober",
        "Nog 20 aanmeldingen nodig",
        "Maximaal 40 deelnemers",
        "Reservedatum: vrijdag 2 november 2012",
        "1. Opening",
        "2. Mededelingen",
        "[Ik kom] [Misschien] [Ik kom niet]",
    ):
        assert line in card, card


MISTAKES: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({"title": "   "}, {"title": "Vul een titel in."}),
    ({"place": "  "}, {"place": "Vul in waar het is, bijvoorbeeld: Den Haag of online."}),
    ({"date": "2012-09-12"}, {"date": "Dit moment is al voorbij. Kies een latere dag of tijd."}),
    ({"date": "2012-09-13", "begin": "13:59", "end": "15:00"}, {"date": "Dit moment is al voorbij. Kies een latere dag of tijd."}),
    (
        {"begin": "16:00", "end": "13:00"},
        {"end": "Het einde ligt voor het begin. Eindigt het op een andere dag, vul dan bij Meer opties de einddatum in."},
    ),
    (
        {"channel": "C3KRING"},
        {"channel": "Ik zit nog niet in dit kanaal. Typ daar /invite @prs en probeer het hier opnieuw; wat u invulde, blijft staan."},
    ),
    ({"channel": "C6OUD"}, {"channel": "Het kanaal #oud is gearchiveerd. Kies een ander kanaal."}),
    ({"minimum": "10", "maximum": "5"}, {"maximum": "Het maximum ligt onder het minimum."}),
    ({"reserve_on": "2012-11-26"}, {"reserve_on": "De reservedatum moet na de datum zelf liggen."}),
    ({"link": "ftp://voorbeeld.nl"}, {"link": "Vul een adres in dat met https:// begint."}),
    ({"rsvp_until": "2012-11-27"}, {"rsvp_until": "Deze dag ligt na de datum zelf. Aanmelden kan hoogstens tot en met die dag."}),
    ({"rsvp_until": "2012-09-12"}, {"rsvp_until": "Dit moment is al voorbij. Kies een latere dag of tijd."}),
    (
        {"title": " ", "date": "2012-01-02", "begin": "16:00", "end": "13:00", "channel": "C3KRING", "minimum": "9", "maximum": "2"},
        {
            "title": "Vul een titel in.",
            "date": "Dit moment is al voorbij. Kies een latere dag of tijd.",
            "end": "Het einde ligt voor het begin. Eindigt het op een andere dag, vul dan bij Meer opties de einddatum in.",
            "channel": "Ik zit nog niet in dit kanaal. Typ daar /invite @prs en probeer het hier opnieuw; wat u invulde, blijft staan.",
            "maximum": "Het maximum ligt onder het minimum.",
        },
    ),
]


def test_every_mistake_is_answered_in_the_form_which_stays_as_it_was(bot: Running) -> None:
    bot.slack.archive("oud")
    bot.slack.settle()
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    anna.tap(None, "event_more_options")
    told = []
    for changes, _ in MISTAKES:
        anna.fill(dict.fromkeys(("minimum", "maximum", "reserve_on", "link", "rsvp_until")) | MEETING)
        told.append(anna.submit(changes))
    form = anna.modal()
    assert form

    assert told == [expected for _, expected in MISTAKES]
    assert form["state"]["values"]["place"]["place"]["value"] == "Den Haag"
    assert bot.slack.messages("algemeen") == []


def test_after_inviting_the_bot_the_same_form_goes_through(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    refused = anna.submit(MEETING | {"channel": "C3KRING"})
    assert anna.invite_bot("kring") is None
    one_bot.slack.settle()
    assert anna.submit({}) is None
    assert anna.submit({}) is None
    one_bot.deliver()

    assert refused
    assert "Najaarsoverleg" in one_bot.reads(one_bot.card("kring"))


def test_a_public_channel_the_bot_is_not_in_is_joined(one_bot: Running) -> None:
    card = one_bot.announce(channel="C4OPEN")

    assert one_bot.slack.workspace.bot_in(one_bot.slack.workspace.conversation("open"))
    assert len(one_bot.cards("open")) == 1
    assert {one["name"] for one in card["reactions"]} == {"white_check_mark", "grey_question", "x"}


def test_a_slip_is_taken_back_with_its_card(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    anna.submit({})
    bot.deliver()
    there = len(bot.cards())
    assert anna.tap(None, "event_withdraw") is None
    said = bot.reads(anna.modal())
    bot.deliver()

    assert there == 1
    assert "ingetrokken; niemand krijgt hierover bericht" in said
    assert bot.slack.messages("algemeen") == []
    assert bot.words("anna") == bot.words("bram") == []
    assert "geen volgende vergadering" in bot.told("bram", "/prs volgende-vergadering")
    assert "ingetrokken" in bot.told("bram", "/prs aanwezig V1")


def test_a_slip_can_be_taken_back_before_it_was_posted(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    anna.submit({})
    anna.tap(None, "event_withdraw")
    one_bot.deliver()

    assert one_bot.slack.messages("algemeen") == []
    assert one_bot.slack.count("chat.postMessage") == 0


def test_what_somebody_answered_is_not_taken_back(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    anna.submit({})
    one_bot.deliver()
    one_bot.person("bram").tap(one_bot.card(), "rsvp.yes")
    anna.tap(None, "event_withdraw")
    one_bot.deliver()

    assert "zolang niemand heeft geantwoord" in one_bot.reads(anna.modal())
    assert len(one_bot.cards()) == 1


def test_the_back_button_lets_one_change_what_the_preview_showed(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    anna.close()
    assert anna.submit({"title": "Winteroverleg"}) is None
    assert anna.submit({}) is None
    one_bot.deliver()

    assert [one_bot.reads(card).splitlines()[0] for card in one_bot.cards()] == ["Winteroverleg"]


def test_posting_the_same_preview_twice_posts_once(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    preview = bot.slack.workspace.views.stacks["U1ANNA"][-1]
    body = dict(preview.body)
    first = bot.slack.interactions.submit(anna.person, preview)
    preview.body = body  # a second tap that was under way before the answer to the first
    second = bot.slack.interactions.submit(anna.person, preview)
    bot.deliver()

    assert (first.error, second.error) == (None, None)
    assert "al geplaatst" in bot.reads(anna.modal())
    assert len(bot.cards()) == 1


@pytest.mark.parametrize("shortcut", ["new_event", "new_action"])
def test_a_global_shortcut_opens_its_form(bot: Running, shortcut: str) -> None:
    assert bot.person("anna").shortcut(shortcut) is None
    form = bot.person("anna").modal()

    assert form
    assert form["title"]["text"] == {"new_event": "Nieuwe vergadering", "new_action": "Actiepunt"}[shortcut]


def test_card_says_that_its_deadline_went_by_that_it_began_and_that_it_is_over(one_bot: Running) -> None:
    card = one_bot.announce(rsvp_until="2012-11-20", maximum="20")
    one_bot.told("bram", "/prs aanwezig V1 +2")
    one_bot.deliver()
    stages = []
    for moment in (
        START,
        datetime(2012, 11, 20, 23, 0, tzinfo=UTC),
        datetime(2012, 11, 26, 12, 0, tzinfo=UTC),
        datetime(2012, 11, 26, 15, 0, tzinfo=UTC),
    ):
        one_bot.clock.set(moment)
        one_bot.deliver()
        stages.append(one_bot.reads(next(one for one in one_bot.slack.messages("algemeen") if one["ts"] == card["ts"])))
    recruiting, late, begun, over = stages

    assert "Aanmelden t/m" in recruiting
    assert "nog 17 plaatsen" in recruiting
    assert "Aanmelden kon t/m" in late
    assert "[Aanwezig]" in late
    assert "Reageren met" in late
    for gone in (begun, over):
        assert "[Aanwezig]" not in gone
        assert "Reageren met" not in gone
        assert "nog 17" not in gone
    assert one_bot.cards() == []
    assert "is begonnen" in begun
    assert "Dit was op maandag 26 november 2012." in over
