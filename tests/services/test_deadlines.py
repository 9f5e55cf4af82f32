"""Reactions are compared just before the last day for answers ends."""

from datetime import UTC, date, datetime, timedelta

from bot.db.engine import WorkspaceSession
from bot.domain.ids import MessageTs
from bot.domain.notices import CompareCard
from bot.services import deadlines, event_life
from tests.builders import ANNA, NOW, ZONE, posted
from tests.services.test_rsvp import empty_outbox, queued

LAST_DAY = date(2012, 10, 12)
JUST_BEFORE = datetime(2012, 10, 12, 21, 50, tzinfo=UTC)
"""Ten minutes before midnight in Amsterdam, in summer time."""


def compared(session: WorkspaceSession, now: datetime) -> int:
    return deadlines.compare_before_deadlines(session, now=now, zone=ZONE)


def test_cards_are_compared_once_just_before_the_deadline(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=LAST_DAY)
    posted(session, ts=MessageTs("6.6"))
    empty_outbox(session)
    seen = [compared(session, JUST_BEFORE - timedelta(minutes=1)), compared(session, JUST_BEFORE), compared(session, JUST_BEFORE)]

    assert seen == [0, 1, 0]
    assert queued(session, CompareCard) == [CompareCard(event=event.id, card=1)]


def test_the_next_moment_is_known_to_a_clock_that_is_moved(session: WorkspaceSession) -> None:
    assert deadlines.next_moment(session, now=NOW, zone=ZONE) is None
    posted(session, rsvp_until=LAST_DAY)

    assert deadlines.next_moment(session, now=NOW, zone=ZONE) == JUST_BEFORE
    compared(session, JUST_BEFORE)
    assert deadlines.next_moment(session, now=JUST_BEFORE, zone=ZONE) is None


def test_after_the_deadline_it_is_too_late_to_compare_before_it(session: WorkspaceSession) -> None:
    posted(session, rsvp_until=LAST_DAY)

    assert compared(session, JUST_BEFORE + timedelta(minutes=10)) == 0


def test_what_takes_no_answers_is_not_compared(session: WorkspaceSession) -> None:
    event = posted(session, rsvp_until=LAST_DAY)
    event_life.close(session, event.id, by=ANNA, now=NOW)

    assert compared(session, JUST_BEFORE) == 0
