from datetime import datetime, timedelta

import pytest

from bot.domain.pacing import RATES, Rate, room_at, taken
from tests.builders import NOW

MINUTE = timedelta(minutes=1)


def moments(rate: Rate, *, every: timedelta, span: timedelta) -> list[datetime]:
    """Knock at the door that often, and note when it opened."""
    last: datetime | None = None
    passed = []
    for knock in range(int(span / every)):
        now = NOW + every * knock
        if room_at(rate, last, now):
            last = taken(rate, last, now)
            passed.append(now)
    return passed


@pytest.mark.parametrize(
    ("methods", "most"),
    [
        (("chat.postMessage", "chat.postMessage:bulk"), 120),
        (("conversations.open",), 120),
        (("chat.update",), 45),
        (("conversations.history",), 50),
        (("reactions.get",), 50),
        (("chat.delete",), 50),
        (("chat.postEphemeral",), 100),
    ],
)
def test_no_minute_sees_more_calls_than_slack_allows(methods: tuple[str, ...], most: int) -> None:
    passed = sorted(one for name in methods for one in moments(RATES[name], every=timedelta(milliseconds=50), span=5 * MINUTE))

    assert max(sum(start <= one < start + MINUTE for one in passed) for start in passed) <= most


def test_three_reactions_a_card_stay_below_fifty_a_minute() -> None:
    passed = moments(RATES["reactions.add"], every=timedelta(milliseconds=50), span=5 * MINUTE)

    assert max(sum(start <= one < start + MINUTE for one in passed) for start in passed) * 3 <= 50


def test_four_hundred_messages_fit_in_five_minutes() -> None:
    for names in (("chat.postMessage", "chat.postMessage:bulk"), ("conversations.open",)):
        passed = [one for name in names for one in moments(RATES[name], every=timedelta(milliseconds=50), span=5 * MINUTE)]

        assert len(passed) >= 400


def test_a_few_go_at_once_and_the_next_waits_its_gap() -> None:
    rate = Rate(per_minute=60, burst=3)
    passed = moments(rate, every=timedelta(milliseconds=100), span=timedelta(seconds=3))

    assert [round((one - NOW).total_seconds(), 1) for one in passed] == [0.0, 0.1, 0.2, 1.0, 2.0]


def test_after_a_quiet_time_the_burst_is_whole_again() -> None:
    rate = Rate(per_minute=60, burst=3)
    last = None
    for _ in range(3):
        last = taken(rate, last, NOW)

    assert not room_at(rate, last, NOW)
    assert room_at(rate, last, NOW + timedelta(seconds=1))
    assert taken(rate, last, NOW + MINUTE) == NOW + MINUTE + timedelta(seconds=1)
