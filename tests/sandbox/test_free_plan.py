"""The free plan: what is older than 90 days is hidden, and deleted after a year, by the workspace's clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import MovableClock, Sandbox
from tests.sandbox.test_web_api import refusal

GENERAL = "C1ALGEMEEN"
START = datetime(2012, 9, 13, 12, 0, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[Sandbox]:
    with Sandbox(clock=MovableClock(START), free_plan=True) as sandbox:
        yield sandbox


def after(slack: Sandbox, days: int) -> WebClient:
    assert isinstance(slack.clock, MovableClock)
    slack.clock.set(START + timedelta(days=days))
    return WebClient(slack.bot_token, base_url=slack.api_url)


def about(client: WebClient, ts: str) -> dict[str, Any]:
    """Every call that names a message, each as the client makes it."""
    here = {"channel": GENERAL, "timestamp": ts}
    return {
        "update": (client.chat_update, {"channel": GENERAL, "ts": ts, "text": "anders"}),
        "delete": (client.chat_delete, {"channel": GENERAL, "ts": ts}),
        "permalink": (client.chat_getPermalink, {"channel": GENERAL, "message_ts": ts}),
        "react": (client.reactions_add, {**here, "name": "tada"}),
        "reactions": (client.reactions_get, here),
        "thread": (client.conversations_replies, {"channel": GENERAL, "ts": ts}),
        "reply": (client.chat_postMessage, {"channel": GENERAL, "thread_ts": ts, "text": "nog iets"}),
    }


def test_a_message_is_there_for_90_days_and_then_for_nobody(slack: Sandbox) -> None:
    sent = after(slack, 0).chat_postMessage(channel=GENERAL, text="Dag")
    client = after(slack, 89)
    seen = [one["text"] for one in client.conversations_history(channel=GENERAL)["messages"]]
    link = client.chat_getPermalink(channel=GENERAL, message_ts=sent["ts"])["ok"]
    client = after(slack, 91)
    history = client.conversations_history(channel=GENERAL)
    refused = {name: refusal(call, **arguments) for name, (call, arguments) in about(client, sent["ts"]).items()}

    assert (seen, link) == (["Dag"], True)
    assert (history["messages"], history["is_limited"]) == ([], True)
    assert refused == {
        **dict.fromkeys(["update", "delete", "permalink", "react", "reactions"], "message_not_found"),
        **dict.fromkeys(["thread", "reply"], "thread_not_found"),
    }
    assert slack.messages("algemeen") == slack.person("anna").sees("algemeen") == []


def bytes_of(slack: Sandbox, file: dict[str, Any]) -> bytes:
    return httpx.get(file["url_private_download"], headers={"Authorization": f"Bearer {slack.bot_token}"}).content


@pytest.mark.parametrize(("days", "left"), [(100, ["Dag"]), (366, [])])
def test_a_paid_plan_brings_back_what_is_no_older_than_a_year(slack: Sandbox, days: int, left: list[str]) -> None:
    after(slack, 0).chat_postMessage(channel=GENERAL, text="Dag")
    client = after(slack, days)
    hidden = client.conversations_history(channel=GENERAL)["messages"]
    slack.workspace.free_plan = False

    assert hidden == []
    assert [one["text"] for one in client.conversations_history(channel=GENERAL)["messages"]] == left


@pytest.mark.parametrize(("days", "left"), [(100, b"Verslag"), (366, b"")])
def test_a_file_goes_the_same_way(slack: Sandbox, days: int, left: bytes) -> None:
    file = after(slack, 0).files_info(file=slack.person("anna").attach("verslag.txt", b"Verslag")["id"])["file"]
    client = after(slack, days)
    refused, gone = refusal(client.files_info, file=file["id"]), bytes_of(slack, file)
    slack.workspace.free_plan = False

    assert refused == "file_not_found"
    assert b"login" in gone
    assert bytes_of(slack, file) == (left or gone)


def test_without_the_free_plan_nothing_is_forgotten(slack: Sandbox) -> None:
    slack.workspace.free_plan = False
    after(slack, 0).chat_postMessage(channel=GENERAL, text="Dag")

    assert [one["text"] for one in after(slack, 4000).conversations_history(channel=GENERAL)["messages"]] == ["Dag"]
