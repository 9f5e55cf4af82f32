"""Logs hold ids and what happened: no message texts, no names, no questions, no tokens."""

import json
import logging
import threading

import pytest
import structlog
from sqlalchemy import text

from bot import logs
from tests.wire.minutes import drop
from tests.wire.running import MEETING, running

pytestmark = pytest.mark.wire

PRIVATE = (
    "Geheim overleg",
    "Verborgen plaats",
    "Stiekem punt",
    "contributie",
    "verborgen opmerking",
    "zeer vertrouwelijk",
    "Geheime Gast",
    "Stille Vervanger",
    "Verzwegen",
    "over de kas",
    "Vertrouwelijk verslag",
    "Kapot geheim",
    "Piet Klaassen",
    "overzicht van de betalingen",
    "Anna de Wit",
    "Bram Visser",
    "Carla Smit",
    "xoxb-",
    "xapp-",
)


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
        bot.told("bram", "/prs aanwezig V1 +Geheime Gast, vervanger: Stille Vervanger")
        bot.told("carla", "/prs agendapunt Verzwegen voorstel")
        bot.told("anna", "/prs besluit Stiekem besluit over de kas")
        bot.told("anna", "/prs acties @bram")
        bot.told("anna", "/prs actie Stiekem punt uiterlijk gisteren")
        bot.told("anna", "/prs verplaats V1")
        bot.told("bram", "/prs taal en")
        drop(bot, name="Vertrouwelijk verslag.docx")
        drop(bot, name="Kapot geheim.pdf", content=b"%PDF-1.7 Geheim overleg")
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


TYPED = "zeer vertrouwelijk"


def _odd() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise LookupError(TYPED) from error


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("way", ["ours", "a library's", "a thread's own"])
def test_a_trace_says_where_and_what_kind_of_error_but_not_what_the_error_says(
    capsys: pytest.CaptureFixture[str], form: str, way: str
) -> None:
    logs.configure("INFO", form)  # type: ignore[arg-type]  # the two forms there are
    if way == "a thread's own":
        thread = threading.Thread(target=_odd, name="odd one")
        thread.start()
        thread.join()
    else:
        try:
            _odd()
        except LookupError:
            (structlog.get_logger("x") if way == "ours" else logging.getLogger("x")).exception("odd_one")
    logged = capsys.readouterr().err

    assert TYPED not in logged
    assert "LookupError" in logged
    assert "ValueError" in logged
    assert "in _odd" in logged
    if form == "json":
        assert json.loads(logged)["level"] == "error"
