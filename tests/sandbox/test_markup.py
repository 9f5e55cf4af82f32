"""Typed text as Slack writes it, and the movable clock."""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.sandbox import MovableClock
from bot.sandbox.markup import as_command_text, as_event_text


def test_typed_text_is_encoded_differently_for_events_and_commands() -> None:
    known: dict[str, Any] = {"handles": {"anna": "U1"}, "channels": {"algemeen": "C1"}}
    typed = "@anna a@anna.nl #algemeen &#39; @here <b>"

    assert as_event_text(typed, **known) == "<@U1> a@anna.nl <#C1|algemeen> &amp;#39; <!here> &lt;b&gt;"
    assert as_command_text(typed, **known) == "<@U1|anna> a@anna.nl <#C1|algemeen> &amp;#39; @here &lt;b&gt;"


def test_the_clock_ticks_and_moves() -> None:
    clock = MovableClock(datetime(2012, 9, 14, 11, tzinfo=timezone(timedelta(hours=2))))
    first = clock()
    time.sleep(0.01)

    assert first.tzinfo is UTC
    assert timedelta(0) < clock() - first < timedelta(seconds=5)
    clock.advance(timedelta(days=2))
    assert clock().date().isoformat() == "2012-09-16"
    clock.set(datetime(2012, 9, 1, tzinfo=UTC))
    assert clock().date().isoformat() == "2012-09-01"
    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime(2012, 9, 1))  # noqa: DTZ001 - the mistake under test
    assert abs(MovableClock()().timestamp() - time.time()) < 1
