"""Signed HTTP: signatures, retries, url_verification; Bolt behind a real server."""

import time
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.sandbox import Actor, Sandbox
from tests.sandbox.robot import EMPTY, Got, Response, Robot, bolt, json_answer, slowly


def test_every_request_is_signed_as_slacks_own_verifier_wants(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.command("/prs é&<")
    anna.say("dag")
    slack.settle()
    verifier = SignatureVerifier(slack.signing_secret)

    assert len(robot.got) == 2
    for got in robot.got:
        assert verifier.is_valid_request(got.raw, got.headers)
        assert not verifier.is_valid_request(got.raw + b" ", got.headers)
        assert abs(int(got.headers["x-slack-request-timestamp"]) - time.time()) < 5


def test_the_address_is_verified_by_a_challenge(slack: Sandbox, robot: Robot) -> None:
    assert slack.http
    assert not slack.http.verify()
    robot.answer = lambda got: json_answer({"challenge": got.payload["challenge"]})
    assert slack.http.verify()
    robot.answer = lambda got: (200, {"Content-Type": "text/plain"}, got.payload["challenge"].encode())
    assert slack.http.verify()


def test_a_failed_event_is_sent_three_times_more_with_its_reason(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    robot.answer = lambda _got: (500, {}, b"")
    anna.say("dag")
    slack.settle()

    assert [got.headers.get("x-slack-retry-num") for got in robot.got] == [None, "1", "2", "3"]
    assert robot.got[1].headers["x-slack-retry-reason"] == "http_error"
    assert len({got.payload["event_id"] for got in robot.got}) == 1
    assert len(slack.courier.given_up) == 1


def test_a_slow_answer_counts_as_none(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.pace.ack = 0.1

    def answer(got: Got) -> Response:
        slack.pace.ack = 10.0  # the next one has all the time
        return EMPTY if "x-slack-retry-num" in got.headers else slowly(0.3)

    robot.answer = answer
    anna.say("dag")
    slack.settle()

    assert [got.headers.get("x-slack-retry-reason") for got in robot.got] == [None, "http_timeout"]


def test_a_bot_that_is_away_is_tried_again(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    assert slack.http
    away = slack.http.request_url
    slack.deliver_by_http("http://127.0.0.1:9/slack/events")
    slack.pace.retries = (0.15,)
    anna.say("dag")
    slack.wait_for(lambda: slack.courier.failures == ["connection_failed"])
    slack.deliver_by_http(away)
    slack.settle()

    assert [got.headers["x-slack-retry-reason"] for got in robot.got] == ["connection_failed"]


def test_a_bot_can_decline_retries(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    robot.answer = lambda _got: (500, {"X-Slack-No-Retry": "1"}, b"")
    anna.say("dag")
    slack.settle()

    assert len(robot.got) == 1


@pytest.mark.parametrize("skew", [-400.0, 400.0])
def test_a_stale_request_is_refused_by_bolt(slack: Sandbox, robot: Robot, anna: Actor, skew: float) -> None:
    app = App(client=WebClient(slack.bot_token, base_url=slack.api_url), signing_secret=slack.signing_secret)
    robot.answer = bolt(app)
    assert slack.http
    slack.http.clock_skew = skew

    assert anna.command("/prs").error == '/prs failed with the error "dispatch_failed"'


def test_bolt_serves_commands_and_events(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    app = App(client=WebClient(slack.bot_token, base_url=slack.api_url), signing_secret=slack.signing_secret, process_before_response=True)
    robot.answer = bolt(app)

    @app.command("/prs")
    def on_command(ack: Any, body: dict[str, Any]) -> None:
        ack(f"U typte {body['text']}")

    @app.event("message")
    def on_message(event: dict[str, Any], say: Any) -> None:
        say(f"Gehoord: {event['text']}")

    assert anna.command("/prs help").text == "U typte help"
    anna.say("hallo")
    slack.settle()
    assert [one["text"] for one in anna.dms()] == ["U typte help", "hallo", "Gehoord: hallo"]
    assert slack.http
    assert slack.http.verify()
    assert slack.complaints == []
