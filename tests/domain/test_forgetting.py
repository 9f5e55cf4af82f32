from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calendar import WorkingTime
from bot.domain.forgetting import HIDDEN_AFTER, is_again, leads_nowhere, may_be_hidden, posted_at, renewal_of
from bot.domain.ids import MessageTs
from tests.builders import NOW, ZONE

POSTED = MessageTs(f"{NOW.timestamp():.6f}")
WORK = WorkingTime(zone=ZONE, is_free=lambda _: False)
MINUTE = timedelta(minutes=1)


def test_a_message_may_be_hidden_from_90_days_on() -> None:
    assert not may_be_hidden(POSTED, now=NOW + timedelta(days=90) - MINUTE)
    assert may_be_hidden(POSTED, now=NOW + timedelta(days=90))


def test_a_message_that_is_needed_longer_is_posted_again_after_80_days_on_a_working_moment() -> None:
    """Friday 14 September and 80 days is a Monday, and 11 weeks and 3 days after a Wednesday is a Saturday."""
    wednesday = MessageTs(f"{(NOW + timedelta(days=5)).timestamp():.6f}")
    far = NOW + timedelta(days=200)

    assert renewal_of(POSTED, needed_until=far, work=WORK) == datetime(2012, 12, 3, 8, 0, tzinfo=UTC)
    assert renewal_of(wednesday, needed_until=far, work=WORK) == datetime(2012, 12, 7, 16, 0, tzinfo=UTC)


def test_a_message_that_shows_as_long_as_it_is_needed_is_left_alone() -> None:
    assert renewal_of(POSTED, needed_until=NOW + HIDDEN_AFTER, work=WORK) is None
    assert renewal_of(POSTED, needed_until=NOW + HIDDEN_AFTER + MINUTE, work=WORK) is not None


def test_it_says_so_only_long_after_the_first() -> None:
    assert not is_again(NOW + timedelta(days=60) - MINUTE, POSTED)
    assert is_again(NOW + timedelta(days=60), POSTED)


MESSAGE = "https://prs.slack.com/archives/C1/p1347609600000100"
FILE = "https://prs.slack.com/files/U1/F1/verslag.docx"


@pytest.mark.parametrize(
    ("address", "days", "hidden"),
    [
        (MESSAGE, 91, True),
        (MESSAGE, 89, False),
        (f"{MESSAGE}?thread_ts=1347609500.000100&cid=C1", 91, True),
        ("https://prs.enterprise.slack.com/archives/D1/p1347609600000100", 91, True),
        (FILE, 91, True),
        (FILE, 89, False),
        ("https://example.org/archives/C1/p1347609600000100", 400, False),
        ("https://example.org/verslag.docx", 400, False),
        ("http://slack.com.example.org/archives/C1/p1347609600000100", 400, False),
        ("", 400, False),
        (None, 400, False),
    ],
)
def test_an_address_in_slack_leads_nowhere_once_its_message_or_file_is_90_days_old(address: str | None, days: int, hidden: bool) -> None:
    before = NOW + timedelta(days=days) - HIDDEN_AFTER

    assert leads_nowhere(address, before, since=NOW) is hidden
    assert not leads_nowhere(address, None, since=NOW), "on a paid plan nothing is hidden"


def test_of_a_file_of_which_is_not_known_since_when_nothing_is_said() -> None:
    assert not leads_nowhere(FILE, NOW)


def test_the_moment_of_a_message_is_its_ts() -> None:
    assert posted_at(MessageTs("1347609600.000100")) == NOW + timedelta(microseconds=100)
