"""Socket Mode: first by hand over a bare WebSocket, then with the official client and Bolt."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bot.sandbox import Actor, Sandbox
from tests.sandbox.test_story import button, form


def address(slack: Sandbox) -> str:
    return str(WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)["url"])


def said(line: ClientConnection, timeout: float = 10.0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line.recv(timeout))
    return found


@pytest.fixture
def line(slack: Sandbox) -> Iterator[ClientConnection]:
    with connect(address(slack)) as one:
        assert said(one)["type"] == "hello"
        yield one


def acknowledge(line: ClientConnection, envelope: dict[str, Any], payload: object = None) -> None:
    line.send(json.dumps({"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})))


def test_the_greeting_counts_connections_and_an_address_serves_once(slack: Sandbox) -> None:
    url = address(slack)
    with connect(url) as first, connect(address(slack)) as second:
        assert said(first)["num_connections"] == 1
        assert said(second)["num_connections"] == 2
        with pytest.raises(Exception, match=r"403|rejected"):
            connect(url)


def test_an_event_is_repeated_until_it_is_acknowledged(slack: Sandbox, line: ClientConnection, anna: Actor) -> None:
    slack.pace.ack = 0.4
    anna.say("dag")
    first = said(line)
    slack.pace.ack = 10.0
    second = said(line)
    acknowledge(line, second)
    slack.settle()

    assert (first["type"], first["accepts_response_payload"]) == ("events_api", False)
    assert (first["retry_attempt"], second["retry_attempt"], second["retry_reason"]) == (0, 1, "timeout")
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert first["envelope_id"] != second["envelope_id"]
    assert len(slack.courier.delivered) == 1


def test_an_event_is_given_up_after_three_repeats(slack: Sandbox, line: ClientConnection, anna: Actor) -> None:
    slack.pace.ack = 0.02
    anna.say("dag")
    slack.settle()

    assert [said(line)["retry_attempt"] for _ in range(4)] == [0, 1, 2, 3]
    assert len(slack.courier.given_up) == 1


def test_an_event_on_a_lost_line_comes_again_on_the_next(slack: Sandbox, line: ClientConnection, anna: Actor) -> None:
    anna.say("dag")
    lost = said(line)
    slack.drop_connections()
    with pytest.raises(ConnectionClosed):
        line.recv(1)
    anna.say("ook dit")

    with connect(address(slack)) as fresh:
        assert said(fresh)["type"] == "hello"
        again = [said(fresh), said(fresh)]
        for envelope in again:
            acknowledge(fresh, envelope)
        slack.settle()
    assert {one["payload"]["event"]["text"] for one in again} == {"dag", "ook dit"}
    assert lost["payload"]["event_id"] in {one["payload"]["event_id"] for one in again}


def test_each_payload_goes_to_one_line_only(slack: Sandbox, anna: Actor) -> None:
    with connect(address(slack)) as first, connect(address(slack)) as second:
        for line in (first, second):
            said(line)
        for number in range(20):
            anna.say(str(number))
        got: tuple[list[str], list[str]] = ([], [])
        while len(got[0]) + len(got[1]) < 20:
            for line, texts in zip((first, second), got, strict=True):
                texts += [one["payload"]["event"]["text"] for one in drained(line)]
        slack.settle()

    assert sorted((*got[0], *got[1]), key=int) == [str(number) for number in range(20)]
    assert got[0]
    assert got[1]


def drained(line: ClientConnection) -> list[dict[str, Any]]:
    found = []
    while True:
        try:
            found.append(said(line, 0.02))
        except TimeoutError:
            return found
        acknowledge(line, found[-1])


def test_commands_are_answered_in_the_acknowledgement_or_time_out(slack: Sandbox, line: ClientConnection, anna: Actor) -> None:
    slack.pace.ack = 0.05
    assert anna.command("/prs").error == '/prs failed with the error "operation_timeout"'

    envelope = said(line)
    assert (envelope["type"], envelope["accepts_response_payload"], "retry_attempt" in envelope) == ("slash_commands", True, False)
    with pytest.raises(TimeoutError):
        line.recv(0.1)  # never tried again


def test_without_a_line_a_command_fails_at_once(anna: Actor) -> None:
    assert anna.command("/prs").error == '/prs failed with the error "dispatch_failed"'


def test_the_end_of_a_line_is_announced(slack: Sandbox, line: ClientConnection) -> None:
    slack.disconnect("warning")
    assert said(line)["reason"] == "warning"
    slack.disconnect("refresh_requested")
    assert said(line) == {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "sandbox"}}
    with pytest.raises(ConnectionClosed):
        line.recv(1)


def test_what_is_no_json_is_a_complaint(slack: Sandbox, line: ClientConnection) -> None:
    line.send("hallo")

    slack.wait_for(lambda: slack.complaints)


@pytest.mark.slow
def test_bolt_serves_a_whole_story_over_its_own_socket_client(slack: Sandbox, anna: Actor) -> None:
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    app = App(client=client, process_before_response=True)
    heard: list[str] = []

    @app.command("/prs")
    def on_command(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        if body["text"] == "nieuw":
            client.views_open(trigger_id=body["trigger_id"], view=form())
            ack()
        elif body["text"] == "lang":
            section = {"type": "section", "text": {"type": "plain_text", "text": "é" * 2_900}}  # six bytes each on the line: over 65,535
            ack(text="Een lang antwoord", blocks=[section] * 4)
        else:
            ack(text=f"U typte {body['text']}", blocks=[{"type": "actions", "elements": [button()]}])

    @app.action("klaar")
    def on_tap(ack: Any, respond: Any) -> None:
        ack()
        respond(text="gedaan", replace_original=True)

    @app.view("f")
    def on_form(ack: Any) -> None:
        ack(response_action="errors", errors={"titel": "Bestaat al"})

    @app.event("reaction_added")
    def on_reaction(event: dict[str, Any]) -> None:
        heard.append(event["reaction"])

    handler = SocketModeHandler(app, slack.app_token, ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        slack.wait_connected()
        answer = anna.command("/prs help", "algemeen")
        assert answer.text == "U typte help"
        assert anna.tap(answer, "klaar") is None
        assert [one["text"] for one in anna.sees("algemeen")] == ["gedaan"]
        assert [len(one["text"]["text"]) for one in anna.command("/prs lang", "algemeen").blocks] == [2_900] * 4
        anna.command("/prs nieuw")
        assert anna.submit({"titel": "ALV"}) == {"titel": "Bestaat al"}

        slack.disconnect("refresh_requested")
        slack.wait_connected()
        anna.react(anna.say("dag", "algemeen"), "x")
        slack.wait_for(lambda: heard == ["x"])
        assert slack.complaints == []
    finally:
        handler.client.auto_reconnect_enabled = False
        slack.drop_connections()
        handler.close()  # type: ignore[no-untyped-call]
