"""A card that Slack may have hidden takes nobody's answer with it, whatever Slack says of its reactions."""

from datetime import timedelta

import pytest

from bot.db.engine import WorkspaceSession
from bot.domain.ids import EventId, MemberId
from bot.services import events, rsvp
from bot.services.events import show
from tests.builders import ANNA, BOT, BRAM, CARD, GENERAL, NOW, minutes_after, posted

YES = "white_check_mark"


@pytest.mark.parametrize(
    ("days", "seen", "coming"),
    [
        (20, [], set()),
        (89, [], set()),
        (91, [], {BRAM}),
        (250, [], {BRAM}),
        (250, [BOT], set()),
        (250, [BOT, ANNA], {ANNA}),
    ],
)
def test_reactions_that_vanish_with_our_own_after_90_days_were_hidden_and_not_taken_back(
    session: WorkspaceSession, days: int, seen: list[MemberId], coming: set[MemberId]
) -> None:
    begins = NOW + timedelta(days=300)
    posted(session, starts_at=begins, ends_at=begins + timedelta(hours=2))
    rsvp.react(session, GENERAL, CARD, BRAM, YES, on=True, at=minutes_after(1), now=minutes_after(1))
    rsvp.compare(session, 1, [(YES, member) for member in seen], now=NOW + timedelta(days=days))

    event = events.get(session, EventId(1))
    assert {member for member in (ANNA, BRAM) if show(session, event, to=member).own is not None} == coming
