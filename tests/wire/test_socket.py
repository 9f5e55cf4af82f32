"""Socket Mode cannot go deaf: whatever happens to the line, there is another one soon, and readiness tells the truth."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
from slack_sdk import WebClient
from websockets.sync.client import connect

from bot.sandbox import Sandbox
from tests.wire.running import QUICK, Running, running, workspace_of

HASTY = replace(QUICK, ping_every=timedelta(seconds=0.2), deaf_after=timedelta(seconds=1.5))


@pytest.fixture
def listening(sqlite_url: str) -> Iterator[Running]:
    """A bot that pings five times a second and is deaf after a second and a half."""
    with running(sqlite_url, "socket", pace=HASTY) as bot:
        yield bot


def opened(slack: Sandbox) -> int:
    return len(slack.calls_of("apps.connections.open"))


def hears(bot: Running) -> None:
    """Type something, and get an answer, over whatever line there is now."""
    bot.slack.wait_for(lambda: any(not one.frozen for one in bot.slack.socket_mode.connections), 60)
    bot.slack.wait_for(lambda: bot.person("bram").command("/prs", "algemeen").error is None, 60)
    bot.slack.wait_for(lambda: bot.process.problems() == [], 60)


def rely_on_the_watchdog_alone(bot: Running) -> None:
    """Take away what slack_sdk does by itself about a line that it finds dead."""
    socket = bot.process._socket
    assert socket
    client = socket._handler.client
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    client._monitor_current_session = lambda: None  # type: ignore[method-assign]
    client.current_app_monitor.shutdown()  # type: ignore[no-untyped-call]


def test_a_line_that_says_nothing_is_noticed_and_replaced(listening: Running) -> None:
    rely_on_the_watchdog_alone(listening)
    before = opened(listening.slack)
    listening.slack.freeze_connections()
    listening.slack.wait_for(lambda: "Socket Mode is not connected" in listening.process.problems() or opened(listening.slack) > before, 60)

    hears(listening)
    assert opened(listening.slack) > before


def test_what_happened_during_the_silence_is_caught_up_with(listening: Running) -> None:
    card = listening.announce()
    rely_on_the_watchdog_alone(listening)
    listening.slack.faults.lose_events = 1
    listening.slack.freeze_connections()
    listening.person("bram").react(card, "white_check_mark")
    hears(listening)
    listening.slack.wait_for(lambda: _counts_one(listening), 60)


def _counts_one(bot: Running) -> bool:
    bot.deliver()
    return "Aanwezig 1" in bot.reads(bot.card())


@pytest.mark.parametrize("how", ["cut without closing", "closed without a word", "refresh_requested", "warning"])
def test_a_line_that_ends_is_replaced(listening: Running, how: str) -> None:
    before = opened(listening.slack)
    match how:
        case "cut without closing":
            listening.slack.cut_connections()
        case "closed without a word":
            listening.slack.drop_connections()
        case "warning":
            listening.slack.disconnect("warning")
        case _:
            listening.slack.disconnect("refresh_requested")
    listening.slack.wait_for(lambda: opened(listening.slack) > before, 60)

    hears(listening)


def test_a_warning_is_heeded_before_slack_cuts(listening: Running) -> None:
    first = list(listening.slack.socket_mode.connections)
    listening.slack.disconnect("warning")
    listening.slack.wait_for(lambda: [one for one in listening.slack.socket_mode.connections if one not in first], 60)
    listening.slack.wait_for(lambda: len(listening.slack.socket_mode.connections) == 1, 60)

    hears(listening)


def test_while_slack_gives_no_address_the_watchdog_goes_on_asking(listening: Running) -> None:
    rely_on_the_watchdog_alone(listening)
    before = opened(listening.slack)
    listening.slack.faults.status("apps.connections.open", 503, times=3)
    listening.slack.freeze_connections()
    listening.slack.wait_for(lambda: opened(listening.slack) >= before + 2, 60)
    problems = listening.process.problems()

    assert problems == ["Socket Mode is not connected"]
    hears(listening)


def test_who_else_uses_the_app_token_is_known(sqlite_url: str) -> None:
    with workspace_of("socket") as slack, ExitStack() as stack:
        for _ in range(2):
            address = WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)["url"]
            stack.enter_context(connect(address)).recv()
        bot = stack.enter_context(running(sqlite_url, "socket", slack=slack))

        socket = bot.process._socket
        assert socket
        slack.wait_for(lambda: socket.connections == 3, 10)
