"""To whom an organiser's message goes, and when a nudge comes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar import Receiver, WorkingTime
from bot.domain.event_messages import Whom, addressed
from bot.domain.ids import MemberId
from bot.domain.reminders import nudge_moment
from bot.domain.rsvp import Answer, Party, Place
from tests.builders import NOW, ZONE, plan

STATES = {
    "comes": (Answer.YES, Place.SEATED, ""),
    "waits": (Answer.YES, Place.WAITING, ""),
    "deputy": (Answer.NO, Place.SEATED, "Piet Smit"),
    "maybe": (Answer.MAYBE, Place.NONE, ""),
    "no": (Answer.NO, Place.NONE, ""),
}
PARTIES = {
    MemberId(name): Party(member=MemberId(name), answer=answer, since=NOW, place=place, deputy=deputy)
    for name, (answer, place, deputy) in STATES.items()
}
INVITED = [*(member for member in PARTIES if member != "maybe"), MemberId("silent")]
"""Whoever said maybe is no longer invited: what they answered stands."""


@pytest.mark.parametrize(
    ("whom", "told"),
    [
        (Whom.COMING, {"comes", "deputy"}),
        (Whom.WAITING, {"waits"}),
        (Whom.INVITED, {"comes", "waits", "deputy", "no", "silent"}),
        (Whom.DOUBTING, {"maybe", "silent"}),
    ],
)
def test_message_goes_to_those_it_names_and_to_nobody_else(whom: Whom, told: set[str]) -> None:
    assert addressed(whom, PARTIES, INVITED) == told


TO = Receiver(work=WorkingTime(zone=ZONE, is_free=lambda _: False), hour=9)
MONDAY = datetime(2012, 9, 17, 7, 0, tzinfo=UTC)
"""9.00 in Amsterdam."""


EVENING = NOW + timedelta(hours=9)
"""Friday at seven: no working moment until Monday."""
FRIDAY, ON_MONDAY = date(2012, 9, 14), date(2012, 9, 17)


@pytest.mark.parametrize(
    ("now", "had", "last", "begins", "at"),
    [
        (NOW, (), None, MONDAY + timedelta(days=9), NOW),
        (EVENING, (), None, MONDAY + timedelta(days=9), MONDAY),
        (NOW, (FRIDAY,), None, MONDAY + timedelta(days=9), MONDAY),  # reminded that day already
        (NOW, (FRIDAY, ON_MONDAY), None, MONDAY + timedelta(days=9), MONDAY + timedelta(days=1)),
        (NOW, (FRIDAY,), None, MONDAY, None),
        (EVENING, (), None, MONDAY, EVENING),  # no working moment is left
        (EVENING, (), FRIDAY, MONDAY + timedelta(days=9), EVENING),  # nor on the last day to answer
        (NOW, (FRIDAY,), FRIDAY, MONDAY + timedelta(days=9), MONDAY),  # then late, rather than not at all
        (MONDAY, (), FRIDAY, MONDAY + timedelta(days=9), MONDAY),
    ],
)
def test_nudge_comes_at_a_working_moment_of_a_day_without_another_reminder(
    now: datetime, had: tuple[date, ...], last: date | None, begins: datetime, at: datetime | None
) -> None:
    event = plan(rsvp_until=last, starts_at=begins, ends_at=begins + timedelta(hours=2))
    moment = nudge_moment(event, TO, had, zone=ZONE, now=now)

    assert (moment.at if moment else None) == at
