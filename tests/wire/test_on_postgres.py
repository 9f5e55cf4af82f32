"""The slice in one breath over each transport, on PostgreSQL."""

from datetime import UTC, datetime

import pytest

from tests.wire.running import Transport, running
from tests.wire.test_plain_text import ODD


@pytest.mark.postgres
def test_the_slice_works_on_postgres(postgres_url: str, transport: Transport) -> None:
    with running(postgres_url, transport) as bot:
        card = bot.announce(maximum="2")
        bram, carla = bot.person("bram"), bot.person("carla")
        bram.tap(card, "rsvp.yes")
        carla.react(card, "white_check_mark")
        bot.deliver()
        both = bot.reads(bot.card())
        carla.unreact(card, "white_check_mark")
        bot.told("bram", "/prs afwezig V1 +0 ziek")
        bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 12 oktober")
        bot.form("anna", "/prs besluit De contributie wordt 45 euro")
        assert bot.person("anna").submit({"decided_on": "2012-09-13"}) is None
        bram.say("wat is er besloten over de contributie?")
        bot.deliver()
        bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
        bot.deliver()

        assert "Aanwezig 2 · Misschien 0 · Afwezig 0" in both
        assert "Aanwezig 0 · Misschien 0 · Afwezig 1" in bot.reads(bot.card())
        assert "De contributie wordt 45 euro" in bot.words("bram")[0]
        assert "Dit actiepunt staat voor u open:" in bot.words("bram")[-1]
        assert bot.told("bram", "/prs volgende-vergadering").startswith("Najaarsoverleg")


@pytest.mark.postgres
def test_whatever_is_typed_gets_a_sentence_on_postgres(postgres_url: str) -> None:
    with running(postgres_url, "http") as bot:
        bot.announce()
        bram = bot.person("bram")
        for name, text in ODD.items():
            answer = bram.command(f"/prs {text}", "algemeen")
            form = bram.modal()
            assert answer.error is None, (name, answer.error)
            assert answer.shown.strip() or form, name
            assert "Er ging iets mis" not in answer.shown, name
            if form:
                bram.close(whole_stack=True)
        anna = bot.person("anna")
        for form_name, values in (("actie", {"text": "een\u0000twee"}), ("besluit", {"text": "een\u0000twee", "decided_on": "2012-09-13"})):
            bot.form("anna", f"/prs {form_name}")
            errors = anna.submit(values)
            assert not errors or "ging iets mis" not in str(errors), errors
            if anna.modal():
                anna.close(whole_stack=True)
        bram.say("een\u0000twee")
        bot.deliver()

        assert bot.slack.courier.given_up == []
