"""Every test here runs a whole bot; at its end the workspace has nothing to complain of."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.sandbox import Sandbox
from tests.wire.running import Running, Transport, running


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test of this folder, for whoever wants to leave them out."""
    item.add_marker("wire")


@pytest.fixture(autouse=True)
def no_complaints(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the bot sent that Slack would refuse, every call of a whole channel, and every crash fails the test."""
    started: list[Sandbox] = []
    crashed.clear()
    structlog.configure(processors=[_note_crash, *structlog.get_config()["processors"]])
    start = Sandbox.start

    def noted(self: Sandbox) -> Any:
        started.append(self)
        return start(self)

    monkeypatch.setattr(Sandbox, "start", noted)
    yield
    for slack in started:
        assert slack.complaints == []
        assert slack.broadcasts == []
    assert crashed == []


@pytest.fixture(params=["socket", "http"])
def transport(request: pytest.FixtureRequest) -> Transport:
    chosen: Transport = request.param
    return chosen


@pytest.fixture
def bot(sqlite_url: str, transport: Transport) -> Iterator[Running]:
    """A bot on SQLite, over each transport in turn."""
    with running(sqlite_url, transport) as one:
        yield one


@pytest.fixture
def bot_on_either(database_url: str, transport: Transport) -> Iterator[Running]:
    """A bot on SQLite and on PostgreSQL, over each transport in turn: for a whole road."""
    with running(database_url, transport) as one:
        yield one


@pytest.fixture
def one_bot(sqlite_url: str) -> Iterator[Running]:
    """A bot on SQLite over HTTP, for what has nothing to do with the transport."""
    with running(sqlite_url, "http") as one:
        yield one


crashed: list[str] = []
"""What went up to the one place where a crash ends, since the test began."""


def _note_crash(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    if event["event"] in {"request_crashed", "delivery_crashed"}:
        crashed.append(str(event.get("exc_info")))
    return event
