"""The slice in one breath over each transport, on PostgreSQL."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.db.engine import Sessions
from bot.ops.transfer import export, take_in
from tests.databases import lent_engine
from tests.wire.running import Transport, running, workspace_of
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


@pytest.mark.postgres
def test_a_bot_that_moves_to_postgres_goes_on_where_it_was(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    """With answers by each way, a decision, an action item, and a message that waits."""
    with workspace_of("http") as slack:
        with running(sqlite_url, "http", slack=slack) as bot:
            card = bot.announce()
            bot.person("bram").tap(card, "rsvp.yes")
            bot.person("carla").react(card, "white_check_mark")
            bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 12 oktober")
            bot.deliver()
            bot.form("anna", "/prs besluit De contributie wordt 45 euro")
            assert bot.person("anna").submit({"decided_on": "2012-09-13"}) is None
            bot.person("bram").say("wat is er besloten over de contributie?")
            bot.slack.settle()
            before = [len(slack.messages("algemeen")), len(bot.words("bram"))]
        for move, url in ((export, sqlite_url), (take_in, postgres_url)):
            with lent_engine(url) as engine:
                assert not move(load_settings({"DATABASE_URL": url}), Sessions(engine), tmp_path / "uit").running
        with running(postgres_url, "http", slack=slack) as bot:
            bot.deliver()
            stood = bot.reads(bot.card())
            waited = bot.words("bram")
            bot.person("bram").tap(bot.card(), "rsvp.no")
            bot.person("carla").unreact(bot.card(), "white_check_mark")
            second = bot.announce(title="Kerstborrel")
            bot.deliver()
            bot.deliver()

            assert "Aanwezig 2 · Misschien 0 · Afwezig 0" in stood
            assert [len(slack.messages("algemeen")), len(waited)] == [before[0] + 1, before[1] + 1], "the second event, and the answer"
            assert "De contributie wordt 45 euro" in waited[-1]
            assert "Aanwezig 0 · Misschien 0 · Afwezig 1" in bot.reads(bot.cards()[0])
            assert "Kerstborrel" in bot.reads(second)
            assert "V2" in bot.told("anna", "/prs vergaderingen")
            assert "Zaal regelen" in bot.told("bram", "/prs acties")
