"""Logs hold ids and what happened: no message texts, no names, no questions, no tokens."""

import logging
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy import text

from bot import logs
from tests.wire.running import MEETING, running

pytestmark = pytest.mark.wire

PRIVATE = (
    "Geheim overleg",
    "Verborgen plaats",
    "Stiekem punt",
    "contributie",
    "verborgen opmerking",
    "zeer vertrouwelijk",
    "Anna de Wit",
    "Bram Visser",
    "xoxb-",
    "xapp-",
)


@pytest.fixture
def configured() -> Iterator[None]:
    """Put back what `configure` changes for the whole process."""
    root = logging.getLogger()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers, root.level = handlers, level
    structlog.configure(**before)


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(("level", "form"), [("INFO", "text"), ("DEBUG", "json")])
def test_a_whole_story_leaves_no_texts_and_no_names(sqlite_url: str, capsys: pytest.CaptureFixture[str], level: str, form: str) -> None:
    logs.configure(level, form)  # type: ignore[arg-type]  # the two forms there are
    with running(sqlite_url, "socket") as bot:
        bot.slack.faults.error("chat.postMessage", "internal_error")
        bot.slack.faults.status("chat.update", 503)
        card = bot.announce(**MEETING | {"title": "Geheim overleg", "place": "Verborgen plaats"})
        bot.person("bram").tap(card, "rsvp.yes")
        bot.told("bram", "/prs afwezig V1 verborgen opmerking")
        bot.told("anna", "/prs actie @bram Stiekem punt")
        bot.told("bram", "/prs besluiten contributie")
        bot.told("bram", "/prs besluit zeer vertrouwelijk")
        bot.person("bram").say("zeer vertrouwelijk")
        bot.person("bram").say("@prs zeer vertrouwelijk", "algemeen")
        bot.deliver()
        bot.slack.faults.error("chat.postMessage", "restricted_action")
        bot.person("bram").say("zeer vertrouwelijk")
        bot.deliver()
    logged = capsys.readouterr()

    assert "delivery_refused" in logged.err
    refused = [line for line in logged.err.splitlines() if "refused-organisers-only" in line]
    assert len(refused) == 1
    assert "U2BRAM" not in refused[0]
    assert logged.out == ""
    assert [word for word in PRIVATE if word in logged.err] == []


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_crash_is_logged_with_an_id_and_without_what_was_typed(sqlite_url: str, capsys: pytest.CaptureFixture[str], form: str) -> None:
    logs.configure("INFO", form)  # type: ignore[arg-type]  # the two forms there are
    with running(sqlite_url, "http") as bot:
        with bot.deps.sessions.engine.begin() as connection:
            connection.execute(text("DROP TABLE assignments"))
            connection.execute(text("DROP TABLE action_items"))
        answer = bot.person("bram").command("/prs actie zeer vertrouwelijk", "algemeen")
    logged = capsys.readouterr().err

    assert "Geef de beheerder dit nummer door: " in answer.shown
    assert answer.shown.rpartition(" ")[2] in logged
    assert "request_crashed" in logged
    assert [word for word in PRIVATE if word in logged] == []
