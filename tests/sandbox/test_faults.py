"""What can go wrong on the line, on request; and the rate limits."""

import threading
import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Actor, Sandbox
from tests.sandbox.robot import EMPTY, Got, Response, Robot

GENERAL = "C1ALGEMEEN"


def post(client: WebClient, text: str = "dag") -> Any:
    return client.chat_postMessage(channel=GENERAL, text=text)


def texts(slack: Sandbox) -> list[str]:
    return [one["text"] for one in slack.messages("algemeen")]


def test_a_rate_limit_on_request_says_how_long_to_wait(slack: Sandbox, client: WebClient) -> None:
    slack.faults.rate_limit("chat.postMessage", retry_after=7)

    with pytest.raises(SlackApiError) as caught:
        post(client)
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    assert client.auth_test()["ok"]
    post(client, "daarna")
    assert texts(slack) == ["daarna"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_error_handles_nothing(slack: Sandbox, client: WebClient, status: int) -> None:
    slack.faults.status("*", status, times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            post(client)
        assert caught.value.response.status_code == status
    post(client)
    assert texts(slack) == ["dag"]


def test_an_error_code_on_request(slack: Sandbox, client: WebClient) -> None:
    slack.faults.error("chat.postMessage", "restricted_action", times=None)

    for _ in range(3):
        with pytest.raises(SlackApiError, match="restricted_action"):
            post(client)
    slack.faults.clear()
    post(client)


def test_a_reset_before_handling_leaves_no_post(slack: Sandbox, client: WebClient) -> None:
    slack.faults.reset("chat.postMessage")

    with pytest.raises(ConnectionError):
        post(client)
    assert texts(slack) == []


@pytest.mark.slow
def test_the_sdks_own_retry_doubles_a_post_whose_reply_was_lost(slack: Sandbox) -> None:
    slack.faults.lose_reply("chat.postMessage")
    post(WebClient(slack.bot_token, base_url=slack.api_url))

    assert texts(slack) == ["dag", "dag"]


@pytest.mark.parametrize("how", ["reset", "hang", "status"])
def test_a_lost_reply_still_leaves_the_post(slack: Sandbox, how: Any) -> None:
    slack.faults.lose_reply("chat.postMessage", how=how)

    with pytest.raises((OSError, SlackApiError)):
        post(WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=0.2))  # type: ignore[arg-type]
    assert texts(slack) == ["dag"]


def test_a_request_can_be_accepted_after_the_client_gave_up(slack: Sandbox) -> None:
    slack.faults.accept_late("chat.postMessage", after=0.3)

    with pytest.raises(TimeoutError):
        post(WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=0.1))  # type: ignore[arg-type]
    assert texts(slack) == []
    slack.wait_for(lambda: texts(slack) == ["dag"])


def test_history_can_lag_behind(slack: Sandbox, client: WebClient) -> None:
    slack.faults.history_delay = 0.2
    ts = post(client)["ts"]

    assert client.conversations_history(channel=GENERAL)["messages"] == []
    assert texts(slack) == ["dag"]
    slack.wait_for(lambda: [one["ts"] for one in client.conversations_history(channel=GENERAL)["messages"]] == [ts])


def test_an_event_can_come_twice_under_one_id(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.faults.double_events = True
    anna.say("dag")
    slack.settle()

    assert len(robot.got) == 2
    assert len({got.payload["event_id"] for got in robot.got}) == 1


def test_events_can_be_held_back_and_come_in_another_order(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.hold_events()
    for text in ("een", "twee", "drie"):
        anna.say(text)
    slack.settle()
    assert robot.got == []

    slack.release_events("reversed")
    slack.settle()
    assert [got.event["text"] for got in robot.got] == ["drie", "twee", "een"]


def test_an_event_can_be_lost_for_good(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.faults.lose_events = 1
    anna.say("weg")
    anna.say("hier")
    slack.settle()

    assert [got.event["text"] for got in robot.got] == ["hier"]


def test_events_can_come_as_a_storm(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.pace.events_at_once, slack.pace.ack = 10, 30.0  # a busy machine may take long to bring ten together
    assert slack.http
    slack.deliver_by_http(slack.http.request_url)
    meeting = threading.Barrier(10, timeout=20)

    def answer(_got: Got) -> Response:
        meeting.wait()
        return EMPTY

    robot.answer = answer
    for number in range(10):
        anna.say(str(number))
    slack.settle()

    assert len(slack.courier.delivered) == 10


def test_one_post_a_second_in_a_channel_when_limits_are_enforced(slack: Sandbox, client: WebClient) -> None:
    slack.limits.enforced = True
    post(client)

    with pytest.raises(SlackApiError) as caught:
        post(client)
    assert caught.value.response.headers["Retry-After"] == "1"
    client.chat_postMessage(channel="U1ANNA", text="een ander kanaal")


def test_a_method_has_so_many_a_minute_when_limits_are_enforced(slack: Sandbox, client: WebClient) -> None:
    slack.limits.enforced = True
    for _ in range(20):
        client.users_list()

    with pytest.raises(SlackApiError) as caught:
        client.users_list()
    assert 50 <= int(caught.value.response.headers["Retry-After"]) <= 60


def test_waiting_has_an_end(slack: Sandbox) -> None:
    before = time.monotonic()
    with pytest.raises(TimeoutError):
        slack.wait_for(lambda: False, timeout=0.1)
    assert time.monotonic() - before < 1
