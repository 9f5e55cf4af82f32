"""Every test here runs a whole bot; at its end the workspace has nothing to complain of."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.sandbox import Sandbox
from tests.wire.running import Running, Transport, running


@pytest.fixture(autouse=True)
def no_complaints(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the bot sent that Slack would refuse, and every call of a whole channel, fails the test."""
    started: list[Sandbox] = []
    start = Sandbox.start

    def noted(self: Sandbox) -> Any:
        started.append(self)
        return start(self)

    monkeypatch.setattr(Sandbox, "start", noted)
    yield
    for slack in started:
        assert slack.complaints == []
        assert slack.broadcasts == []


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
def one_bot(sqlite_url: str) -> Iterator[Running]:
    """A bot on SQLite over HTTP, for what has nothing to do with the transport."""
    with running(sqlite_url, "http") as one:
        yield one


@pytest.fixture(autouse=True, scope="session")
def quiet_logs() -> Iterator[None]:
    """Only what somebody must act on, without the colours and local variables of structlog's default."""
    before = structlog.get_config()
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    )
    yield
    structlog.configure(**before)
