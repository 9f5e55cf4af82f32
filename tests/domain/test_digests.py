"""When a digest comes, and what needs no reminder because of it."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.digests import next_digest, tells_before
from bot.domain.members import Digest
from tests.builders import ZONE

EASTER = {date(2012, 4, 9)}
HERE = Receiver(work=WorkingTime(ZONE, EASTER.__contains__), hour=9)
CHOSEN = datetime(2012, 4, 2, 6, 0, tzinfo=UTC)
"""A Monday, before nine."""
MONDAYS, WEDNESDAYS = (Digest(day=day, since=CHOSEN, last=CHOSEN) for day in (0, 2))


def moment(day: int, hour: int = 7) -> datetime:
    return datetime(2012, 4, day, hour, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("digest", "after", "comes"),
    [
        (WEDNESDAYS, CHOSEN, 4),
        (MONDAYS, CHOSEN, 10),  # never on the day it was chosen; a week later is Easter Monday, so the day after
        (MONDAYS, moment(9), 16),
        (MONDAYS, moment(10), 16),  # what came a day later does not shift those to come
        (WEDNESDAYS, moment(4, 6), 11),
        (WEDNESDAYS, moment(5), 11),
    ],
)
def test_it_comes_on_its_weekday_at_their_hour_later_where_that_day_is_free(digest: Digest, after: datetime, comes: int) -> None:
    assert next_digest(digest, HERE, after=after).at == moment(comes)


def test_it_waits_for_the_end_of_a_pause() -> None:
    paused = Receiver(work=HERE.work, hour=9, paused_until=date(2012, 4, 12))

    assert next_digest(WEDNESDAYS, paused, after=CHOSEN).at == moment(12)


@pytest.mark.parametrize(
    ("known_since", "until", "told"),
    [
        (CHOSEN, moment(4, 8), True),
        (CHOSEN, moment(4), False),  # at the very moment it is too late
        (datetime(2012, 3, 1, tzinfo=UTC), moment(3), False),  # announced long before they chose a digest
        (moment(5), moment(11), False),
        (moment(5), moment(11, 8), True),
    ],
)
def test_what_a_digest_tells_in_time_needs_no_reminder_of_its_own(known_since: datetime, until: datetime, *, told: bool) -> None:
    assert tells_before(WEDNESDAYS, HERE, known_since=known_since, until=until) is told
