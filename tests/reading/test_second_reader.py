"""The second reader, against a small server of our own that answers well, talks nonsense, is slow, or is not there."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from bot.reading.apart import read_apart
from bot.reading.as_json import to_json
from bot.reading.findings import Certainty, FoundBy, Oddity, ParsedMinutes
from bot.reading.minutes import read_minutes
from bot.reading.second_reader import SecondReader, named

TEXT = (
    "Verslag bestuur De Brug\n\nDatum: 12 maart 2024\nAanwezig: Tineke Vos (voorzitter), Bram Hulst\n\n1. Opening\nTineke opent.\n\n"
    "2. Zaal\nBesluit: wij huren de zaal.\nDe sleutel komt voor 1 april bij Bram te hangen. Dat vindt iedereen wel zo handig.\n"
)
KEY_SENTENCE = "De sleutel komt voor 1 april bij Bram te hangen."


class Model:
    """A model behind an OpenAI-compatible address: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.content: str = "{}"
        self.status = 200
        self.raw: bytes | None = None
        self.wait = 0.0
        self.asked: list[tuple[str, dict[str, str], Any]] = []


@contextmanager
def serving(model: Model) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append((self.path, dict(self.headers), body))
            answer = json.dumps({"choices": [{"message": {"content": model.content}}]}).encode() if model.raw is None else model.raw
            self.send_response(model.status)
            self.send_header("Location", "http://localhost:1/elsewhere")
            self.end_headers()
            for at in range(0, len(answer), max(1, len(answer) // 10)):
                time.sleep(model.wait)
                self.wfile.write(answer[at : at + max(1, len(answer) // 10)])
                self.wfile.flush()

        def do_GET(self) -> None:
            model.asked.append((self.path, dict(self.headers), None))
            self.send_response(model.status)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                """Whoever asked went away."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def second(model: Model) -> Iterator[SecondReader]:
    with serving(model) as url:
        yield SecondReader(url, "ons-model", "sleutel", seconds=2)


def read(second: SecondReader) -> ParsedMinutes:
    return read_minutes(TEXT, second=second)


def silent(found: ParsedMinutes) -> bool:
    """Return whether all is as the rules read it, with a word that the second reader gave nothing."""
    by_rules = read_minutes(TEXT)
    keys = [warning.key for warning in found.warnings]
    return (found.decisions, found.actions) == (by_rules.decisions, by_rules.actions) and keys.count(Oddity.NO_SECOND_READER) == 1


def test_what_it_finds_stands_beside_the_rules_finds_with_its_mark_and_unsure(model: Model, second: SecondReader) -> None:
    model.content = (
        "```json\n" + json.dumps({"actions": [{"text": KEY_SENTENCE, "owner": "Bram", "due": "1 april"}], "decisions": []}) + "\n```"
    )

    found = read(second)

    [action] = found.actions
    assert (action.text, action.owners, str(action.due_on)) == (KEY_SENTENCE, ("Bram Hulst",), "2024-04-01")
    assert (action.certainty, action.found_by, action.source) == (Certainty.DOUBTFUL, FoundBy.SECOND_READER, KEY_SENTENCE)
    assert action.item is not None
    assert action.item.title == "Zaal"
    assert [(each.text, each.found_by) for each in found.decisions] == [("wij huren de zaal.", FoundBy.RULES)]
    assert found.warnings == ()


def test_only_its_own_finds_bear_a_mark_in_the_json(model: Model, second: SecondReader) -> None:
    model.content = json.dumps({"actions": [{"text": KEY_SENTENCE}]})

    told = to_json(read(second))

    assert told["actions"][0]["found_by"] == "second-reader"
    assert "found_by" not in told["decisions"][0]


@pytest.mark.parametrize(
    "text", ["Bram hangt de sleutel op.", KEY_SENTENCE.lower(), "sleutel", "", "zaal. De sleutel", None, 7, [KEY_SENTENCE]]
)
def test_a_text_that_does_not_stand_in_the_document_letter_for_letter_is_none(model: Model, second: SecondReader, text: object) -> None:
    model.content = json.dumps({"decisions": [{"text": text}], "actions": [{"text": text}, text]})

    assert read(second) == read_minutes(TEXT)


def test_an_owner_or_a_day_of_its_own_making_is_left_out(model: Model, second: SecondReader) -> None:
    model.content = json.dumps({"actions": [{"text": KEY_SENTENCE, "owner": "Joost", "due": "1 mei"}]})

    [action] = read(second).actions

    assert (action.owners, action.due_on) == ((), None)


def test_what_the_rules_found_already_is_not_found_twice(model: Model, second: SecondReader) -> None:
    model.content = json.dumps({"decisions": [{"text": "wij huren de zaal."}, {"text": "Besluit: wij huren de zaal."}], "actions": []})

    assert read(second) == read_minutes(TEXT)


NONSENSE = ["Ik denk dat er geen besluiten zijn.", "", "{", '{"decisions": 4}', "[]", "null", '{"actions": "{}"}', "}{"]


@pytest.mark.parametrize("content", NONSENSE)
def test_nonsense_leaves_the_rules_reading_and_is_told(model: Model, second: SecondReader, content: str) -> None:
    model.content = content

    assert silent(read(second))


@pytest.mark.parametrize("raw", [b"", b"<html>", b"[]", b'{"choices": []}', b'{"choices": [{}]}', b"\xff\xfe", b"x" * 2_000_000])
def test_an_answer_in_no_form_agreed_on_does_the_same(model: Model, second: SecondReader, raw: bytes) -> None:
    model.raw = raw

    assert silent(read(second))


@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_a_refusal_does_the_same_and_no_redirection_is_followed(model: Model, second: SecondReader, status: int) -> None:
    model.status = status

    assert silent(read(second))
    assert len(model.asked) == 1


def test_an_answer_that_drips_is_given_up_in_time(model: Model) -> None:
    model.wait = 0.2

    with serving(model) as url:
        started = time.monotonic()
        found = read(SecondReader(url, "ons-model", seconds=0.5))

    assert silent(found)
    assert time.monotonic() - started < 2


def test_an_address_at_which_nobody_is_does_the_same() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert silent(read(SecondReader(f"http://127.0.0.1:{port}/v1", "ons-model", seconds=1)))


def test_it_is_sent_the_text_the_model_and_the_key_and_nothing_else(model: Model, second: SecondReader) -> None:
    read(second)

    [(path, headers, body)] = model.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer sleutel"
    assert body["model"] == "ons-model"
    assert body["messages"][-1] == {"role": "user", "content": TEXT}


def test_apart_it_is_asked_as_well_and_its_wait_does_not_cost_the_rules_reading(model: Model, second: SecondReader) -> None:
    model.content = json.dumps({"actions": [{"text": KEY_SENTENCE}]})

    found = read_apart(TEXT.encode(), name="verslag.txt", second=second)

    assert [action.found_by for action in found.actions] == [FoundBy.SECOND_READER]


def test_nobody_is_asked_unless_an_operator_names_an_address() -> None:
    assert named(None, "ons-model", "sleutel") is None
    assert named("http://localhost:1/v1", "ons-model", None) == SecondReader("http://localhost:1/v1", "ons-model")
