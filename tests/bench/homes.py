"""Publishing the Home tab to 400 members who look at it, after one change: what it takes, and how many are published."""

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.composing.composed import Context
from bot.composing.home import look
from bot.db.engine import Sessions, open_engine
from bot.db.migrate import upgrade
from bot.db.models import OutboxRow
from bot.delivery import deliver_due
from bot.deps import DeliveryPace, Deps
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.pacing import RATES
from bot.domain.rsvp import Answer, Way
from bot.services import channels, homes, rsvp
from tests.builders import ANNA, GENERAL, HERE, IDENTITY, NOW, TODAY, announced, crowd, decided, people, promised
from tests.composed import deps as deps_of

LOOKING = 400
EVENTS = 8


class Counted:
    """Stands in for Slack: counts what is published, and throws it away."""

    def __init__(self) -> None:
        self.views: list[int] = []

    def publish_home(self, _member: MemberId, view: dict[str, Any], **_: object) -> str:
        self.views.append(len(json.dumps(view)))
        return f"hash.{len(self.views)}"


def main() -> None:
    """Measure and print."""
    print(f"\nThe Home tab of {LOOKING} members who look, {EVENTS} events, an action item each; Slack answers at once.\n")
    print("| change | looked at | published | CPU | per member | longest transaction | at Slack's pace |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        upgrade(engine)
        slack = Counted()
        deps = replace(
            deps_of(),
            sessions=Sessions(engine),
            slack=slack,  # type: ignore[arg-type]  # only what delivery asks of it here
            clock=lambda: NOW,
            pace=replace(DeliveryPace(), gap=timedelta(0), rates={}),
        )
        deps.home.settle(HERE, IDENTITY)
        events, looking = _fill(deps)
        _measure("all open it", deps, slack, lambda: _open(deps, looking))
        _measure("one answers", deps, slack, lambda: _answer(deps, events[0], looking[0], NOW))
        _measure("an event is announced", deps, slack, lambda: _announce(deps))
        _measure("nothing that shows", deps, slack, lambda: _mark(deps))
        engine.dispose()


def _fill(deps: Deps) -> tuple[list[Event], list[MemberId]]:
    with deps.writing(HERE) as session:
        people(session)
        looking = crowd(session, LOOKING - 1)
        channels.keep_members(session, GENERAL, [ANNA, *looking])
        starts = [timedelta(days=7 * number) for number in range(EVENTS)]
        events = [
            announced(
                session,
                title=f"Overleg {number}",
                starts_at=NOW + timedelta(days=20) + after,
                ends_at=NOW + timedelta(days=20, hours=3) + after,
            )
            for number, after in enumerate(starts)
        ]
        for number in range(5):
            decided(session, text=f"Besluit {number}")
    for first in range(0, len(looking), 50):
        with deps.writing(HERE) as session:
            for member in looking[first : first + 50]:
                promised(session, member, due_on=TODAY + timedelta(days=3))
                for event in events[::2]:
                    rsvp.answer(session, event.id, member, Answer.YES, Way.BUTTON, at=NOW, now=NOW)
    return events, [ANNA, *looking]


def _open(deps: Deps, looking: list[MemberId]) -> None:
    for first in range(0, len(looking), 50):
        with deps.writing(HERE) as session:
            for member in looking[first : first + 50]:
                homes.opened(session, member, view_hash=None, now=NOW)


def _answer(deps: Deps, event: Event, member: MemberId, now: datetime) -> None:
    with deps.writing(HERE) as session:
        rsvp.answer(session, event.id, member, Answer.NO, Way.BUTTON, at=now, now=now)


def _announce(deps: Deps) -> None:
    with deps.writing(HERE) as session:
        announced(session, title="Nieuw overleg", starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=3, hours=2))


def _mark(deps: Deps) -> None:
    with deps.writing(HERE) as session:
        homes.note(session)


def _measure(name: str, deps: Deps, slack: Counted, change: Callable[[], None]) -> None:
    change()
    slack.views.clear()
    looked, longest, started = 0, 0.0, time.process_time()
    while True:
        with deps.reading(HERE) as session:
            keep = look(Context(session, deps, NOW))
        begun = time.perf_counter()
        with deps.writing(HERE) as session:
            found = keep(Context(session, deps, NOW))
        longest = max(longest, time.perf_counter() - begun)
        looked += found
        if not found:
            break
    deliver_due(deps, HERE, only={"publish_home"})
    took = time.process_time() - started
    with deps.reading(HERE) as session:
        left = session.scalar(
            select(func.count()).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "publish_home", OutboxRow.state == "queued")
        )
    assert not left
    pace = RATES["views.publish"]
    waits = max(0, len(slack.views) - pace.burst) * pace.gap
    print(
        f"| {name} | {looked} | {len(slack.views)} | {took:.2f} s | {took * 1000 / max(1, looked, len(slack.views)):.1f} ms "
        f"| {longest * 1000:.0f} ms | {waits.total_seconds():.0f} s |"
    )


if __name__ == "__main__":
    main()
