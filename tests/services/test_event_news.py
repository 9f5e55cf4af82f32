"""Whatever is changed when: everybody hears from what they last heard to what it is, never of nothing, and in the end of everything."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.db import event_changes, outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.event_life import TOLD_AFTER
from bot.domain.events import Event
from bot.domain.ids import MessageTs
from bot.domain.notices import TellChanged
from bot.domain.rsvp import Answer, Way
from bot.services import event_life, events, rsvp
from bot.services.event_life import Saved
from tests.builders import ANNA, BRAM, HERE, NOW, ZONE, posted

_numbers = count(1)
STEPS = st.lists(st.tuples(st.integers(0, 25), st.sampled_from(["Den Haag", "Utrecht", "Zwolle"])), max_size=8)


def said(session: WorkspaceSession, event: Event, *, now: datetime) -> list[tuple[str, str]]:
    """Do what delivery does with the words that are due: compose from the state of the moment, and end the row."""
    rows = session.scalars(
        select(OutboxRow)
        .where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_changed", OutboxRow.state == "queued", OutboxRow.due_at <= now)
        .order_by(OutboxRow.id)
    ).all()
    told = []
    for row in rows:
        notice = outbox.read_notice(row.notice)
        assert isinstance(notice, TellChanged)
        current = events.get(session, event.id)
        old = event_changes.plan_at(session, current, notice.since)
        if old.place != current.plan.place:
            told.append((old.place, current.plan.place))
        ended = update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.id == row.id)
        session.execute(ended.values(state="sent").execution_options(synchronize_session="fetch"))
    return told


@given(steps=STEPS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_everybody_hears_once_from_what_they_last_heard_to_what_it_is(session: WorkspaceSession, steps: list[tuple[int, str]]) -> None:
    event = posted(session, ts=MessageTs(f"{next(_numbers)}.5"))
    rsvp.answer(session, event.id, BRAM, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    now, told = NOW, list[tuple[str, str]]()
    pauses, changed_at = 0, NOW - TOLD_AFTER
    for minutes, place in steps:
        now += timedelta(minutes=minutes)
        told += said(session, event, now=now)
        current = events.get(session, event.id)
        outcome = event_life.change(
            session, event.id, replace(current.plan, place=place), seen=current.version, by=ANNA, now=now, zone=ZONE
        )
        assert isinstance(outcome, Saved)
        if place != current.plan.place:
            pauses, changed_at = pauses + (now - changed_at >= TOLD_AFTER), now
    told += said(session, event, now=now + TOLD_AFTER)
    known = ["Den Haag", *(new for _, new in told)]

    assert [old for old, _ in told] == known[:-1]
    assert all(old != new for old, new in told)
    assert known[-1] == events.get(session, event.id).plan.place
    assert len(told) <= pauses
