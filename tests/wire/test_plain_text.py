"""Text from people comes out as typed, everywhere; whatever is typed gets a sentence, never a stack trace."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.wire.running import MEETING, Json, Running

NASTY = "<!channel> <!here> @here @channel *vet* _scheef_ ~weg~ `code` & < > &amp; <@U2BRAM> <https://kwaad.nl|klik> :tada: #algemeen"
SHORT = "<!channel> @here *vet* & <@U2BRAM> :tada:"


def shown_texts(message: Json) -> list[str]:
    """Every literal text a message consists of; fails on a mrkdwn object and on a mention or emoji made of text."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            assert node.get("type") not in {"mrkdwn", "broadcast", "emoji", "usergroup"}, node
            assert not (node.get("type") == "plain_text" and node.get("emoji")), node
            if node.get("type") in {"text", "plain_text"}:
                found.append(node["text"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(message.get("blocks", []))
    return found


def literal(message: Json) -> str:
    return "\n".join(shown_texts(message))


def test_a_title_place_and_agenda_come_out_as_typed_on_the_card_its_fallback_and_after_an_edit(bot: Running) -> None:
    card = bot.announce(title=SHORT, place=f"Plaats {SHORT}", agenda=f"Punt {NASTY}", audience=f"Voor {SHORT}")
    first = literal(card)
    bot.person("bram").tap(card, "rsvp.yes")
    bot.deliver()
    edited = bot.card()

    for text in (SHORT, f"Plaats {SHORT}", f"Punt {NASTY}", f"Voor {SHORT}"):
        assert text in first
        assert text in literal(edited)
    for one in (card, edited):
        assert "&lt;!channel&gt; @here *vet* &amp; &lt;@U2BRAM&gt; :tada:" in one["text"]
        assert "<" not in one["text"]
    posted = bot.slack.calls_of("chat.postMessage")[0].args
    assert str(posted["mrkdwn"]).lower() in {"false", "0"}
    assert str(bot.slack.calls_of("chat.update")[-1].args["parse"]) == "none"
    assert literal(bot.person("carla").command("/prs V1", "algemeen").message or {}).startswith(SHORT)
    assert SHORT in literal(bot.person("carla").command("/prs vergaderingen", "algemeen").message or {})


def test_the_preview_and_the_confirmation_show_it_as_typed(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    assert anna.submit(MEETING | {"title": SHORT}) is None
    preview = literal(anna.modal() or {})
    assert anna.submit({}) is None

    assert SHORT in preview
    assert SHORT in literal(anna.modal() or {})


def test_an_action_items_text_comes_out_as_typed_in_answers_dms_and_pings(bot: Running) -> None:
    text = "Koffie & thee <!channel> @here *vet* :tada: #algemeen"
    answer = bot.person("anna").command(f"/prs actie @bram {text} uiterlijk 12 oktober", "algemeen")
    bot.clock.set(datetime(2012, 9, 17, 8, 0, tzinfo=UTC))
    bot.deliver()
    bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    bot.deliver()
    bram = bot.person("bram")
    dms = [one for one in bram.dms() if one.get("bot_id")]
    bram.tap(dms[-1], "action_done")
    bot.deliver()
    told = [one for one in bot.person("anna").dms() if one.get("bot_id")]

    assert len(dms) == 2
    assert len(told) == 1
    for message in (answer.message or {}, *dms, *told):
        assert "Koffie & thee <!channel> @here *vet* :tada:" in literal(message)
        assert "<!channel>" not in message["text"]


def test_a_mention_within_the_text_becomes_the_name(bot: Running) -> None:
    assert "Overleg met Carla Smit plannen" in bot.told("bram", "/prs actie Overleg met @carla plannen") or "Voor een ander" in bot.told(
        "bram", "/prs actie Overleg met @carla plannen"
    )


def test_a_decision_and_a_comment_come_out_as_typed(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs besluit")
    assert anna.submit({"text": NASTY, "meeting": SHORT, "topic": SHORT, "decided_on": "2012-09-13"}) is None
    recorded = literal(anna.modal() or {})
    anna.close(whole_stack=True)
    one_bot.announce()
    comment = one_bot.person("bram").command("/prs aanwezig V1 *vet* & :tada:", "algemeen")
    one_bot.person("bram").say("@prs besluiten", "algemeen")
    one_bot.deliver()
    answer = next(one for one in one_bot.slack.messages("algemeen") if one.get("bot_id") and one.get("thread_ts"))

    assert NASTY in recorded
    assert "*vet* & :tada:" in literal(comment.message or {})
    assert NASTY in literal(answer)
    assert SHORT in literal(answer)


def test_a_mistyped_word_is_said_back_as_typed(bot: Running) -> None:
    answer = bot.person("bram").command("/prs <!channel> *vet*", "algemeen")

    assert "<!channel> *vet*" in literal(answer.message or {})
    assert "<!channel>" not in answer.text


ODD = {
    "nothing but spaces": "     ",
    "10,000 characters": "x" * 10_000,
    "10,000 words": "actie " * 1_600,
    "a long action item": "actie " + "y" * 5_000,
    "a long question": "besluiten " + "waarom " * 1_400,
    "a long comment": "aanwezig V1 " + "z" * 5_000,
    "emoji": "actie 🎉🎉 taart 👩‍👩‍👧‍👦 uiterlijk 31 december",
    "right to left": "actie שלום עולם \u202egnirts\u202c uiterlijk 12 oktober",
    "control characters": "actie een\u0000twee\u0007drie\u001b[31m",
    "a lone surrogate's neighbour": "actie \ufffd\ufffe\uffff",
    "combining": "actie Z̷̡͎a̵̰͒l̶̗̈g̷̱͝o̵",
    "a day that does not exist": "actie Zaal regelen uiterlijk 31 februari",
    "a huge number": "klaar A99999999999999999999999999",
    "a negative number": "klaar A-1",
    "zero": "V0",
    "many guests": "aanwezig V1 +999",
    "digits of another script": "V١٢",
    "a letter digit": "klaar A²",
    "quotes": "actie '; DROP TABLE action_items; --",
    "percent": "actie 100% {klaar} {0} %s $(rm)",
    "a lone mention": "actie <@U2BRAM>",
    "an unknown mention": "actie Zaal <@U9NIEMAND>",
    "a list of nobody": "acties <@U9NIEMAND>",
}


@pytest.mark.parametrize("channel", ["algemeen", None])
def test_whatever_is_typed_gets_a_sentence(one_bot: Running, channel: str | None) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    for name, text in ODD.items():
        answer = bram.command(f"/prs {text}", channel)
        form = bram.modal()
        assert answer.error is None, (name, answer.error)
        assert answer.shown.strip() or form, name
        assert "Er ging iets mis" not in answer.shown, name
        if form:
            bram.close(whole_stack=True)


def test_whatever_is_said_in_a_dm_gets_one_answer(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    said = [text for text in ODD.values() if text.strip() and len(text) <= 4_000]
    for text in said:
        bram.say(text)
    one_bot.deliver()

    assert len(one_bot.words("bram")) == len(said)
    assert not [one for one in one_bot.words("bram") if "Er ging iets mis" in one]
    assert one_bot.slack.courier.given_up == []


def test_what_is_too_long_or_unreadable_is_said_back_so_that_nothing_typed_is_lost(one_bot: Running) -> None:
    doubtful = one_bot.person("bram").command("/prs actie Zaal in Zwolle regelen uiterlijk dinsdag 12 oktober", "algemeen")
    too_long = one_bot.told("bram", "/prs actie " + "y" * 1_001)
    not_theirs = one_bot.told("bram", "/prs actie @carla Zaal in Zwolle regelen")

    assert "Zaal in Zwolle regelen" in literal(doubtful.message or {})
    assert too_long.startswith("Een actiepunt heeft hoogstens 1.000 tekens; dit zijn er 1.001. Maak er een paar kortere van.")
    assert "y" * 1_001 in too_long
    assert "Zaal in Zwolle regelen" in not_theirs


@pytest.mark.parametrize("form", ["nieuw", "actie", "besluit"])
def test_odd_characters_in_a_form_are_kept_or_refused_in_it(one_bot: Running, form: str) -> None:
    anna = one_bot.person("anna")
    for text in ("een\u0000twee", "\u202eomgekeerd\u202c", "🎉" * 50, "\u200b", "\ufeff", "a\u0007b"):
        one_bot.form("anna", f"/prs {form}")
        values = {"nieuw": MEETING | {"title": text}, "actie": {"text": text}, "besluit": {"text": text, "decided_on": "2012-09-13"}}[form]
        errors = anna.submit(values)
        assert not errors or not any("ging iets mis" in words for words in errors.values()), (text, errors)
        if not errors and form == "nieuw":
            assert anna.submit({}) is None
        if anna.modal():
            anna.close(whole_stack=True)
    one_bot.deliver()


def test_a_very_long_everything_still_fits_slacks_limits(one_bot: Running) -> None:
    card = one_bot.announce(
        title="T" * 150,
        place="P" * 300,
        agenda="\n".join(f"{number} " + "a" * 60 for number in range(45)),
        audience="d" * 300,
        link="https://voorbeeld.nl/" + "p" * 2_000,
    )
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()

    assert "Aanwezig 1" in one_bot.reads(one_bot.card())
    assert unicodedata.is_normalized("NFC", one_bot.card()["text"])
