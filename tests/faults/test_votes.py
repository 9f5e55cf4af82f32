"""A process that is killed at every statement of a vote, or of a poll's end: what was acknowledged is counted, and nothing twice."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import polls as rows
from bot.db.engine import WorkspaceSession
from bot.db.models import DecisionRow
from bot.domain.ids import MemberId, PollId
from bot.domain.polls import Electorate, Poll, PollKind, PollPlan, Terms
from bot.services import decisions, polls
from tests.builders import ZONE
from tests.faults.harness import ANNA, CROWD, GENERAL, Scene
from tests.faults.test_kills import LONG, told
from tests.wire.running import HERE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800 if LONG else 240)]

KINDS = {
    "open": (PollKind.POLL, Terms()),
    "several": (PollKind.POLL, Terms(several=True)),
    "secret": (PollKind.PROPOSAL, Terms(secret=True)),
}
SHORT = {False: list(KINDS), True: ["secret"]}
"""Of the short form, by whether it is PostgreSQL: what differs is how a transaction ends, and one kind shows that."""
WEEK = timedelta(days=7)
BRAM = MemberId(CROWD[0].id)


def put(scene: Scene, kind: str) -> Poll:
    asked, terms = KINDS[kind]
    plan = PollPlan(
        kind=asked,
        question=f"Een {kind} vraag?",
        choices=() if asked is PollKind.PROPOSAL else ("Ja", "Nee"),
        terms=terms,
        voters=Electorate.CHOSEN,
        channel=GENERAL,
        closes_at=scene.slack.clock() + WEEK,
    )
    with scene.writing() as session:
        return polls.put(session, plan, [BRAM, ANNA], by=ANNA, now=scene.slack.clock(), zone=ZONE)


def tap(scene: Scene, poll: Poll) -> dict[str, Any]:
    """A vote for the first choice, as Slack sends it and sends it again."""
    return {
        "trigger_id": f"trigger.{poll.id}",
        "user": {"id": BRAM},
        "container": {"type": "message", "message_ts": scene.thread, "channel_id": GENERAL},
        "channel": {"id": GENERAL},
        "actions": [{"type": "button", "action_id": "poll_vote.0", "block_id": "b", "value": f"{poll.id}:0", "action_ts": scene.thread}],
    }


def counted(scene: Scene, number: PollId) -> tuple[list[int], tuple[int, int]]:
    with scene.parts.deps.reading(HERE) as session:
        return rows.counts(session, rows.get(session, number)), rows.turnout(session, number)


def boundaries(passed: list[str]) -> list[int]:
    """Where a process is killed: everywhere, or in the short form where the vote was just written, and around the commit."""
    short = ("after INSERT INTO poll", "after UPDATE poll", "after INSERT INTO decisions", "before COMMIT", "after COMMIT", "acknowledged")
    return [place for place, name in enumerate(passed, 1) if LONG or name.startswith(short)]


def test_a_vote_is_counted_exactly_once_wherever_its_process_is_killed(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    killed = 0
    kinds = list(KINDS) if LONG else SHORT[scene.on_postgres]
    for kind in kinds:
        terms = KINDS[kind][1]
        once = put(scene, kind)
        passed = scene.run(vote=tap(scene, once)).passed
        wanted = ([1, 0, 0] if terms.secret else [1, 0], (1, 2))
        assert (passed[-1], counted(scene, once.id)) == ("acknowledged", wanted)
        for place in boundaries(passed):
            poll = put(scene, kind)
            outcome = scene.run(vote=tap(scene, poll), kill_at=place)
            before = counted(scene, poll.id)
            acknowledged = "acknowledged" in outcome.passed
            assert outcome.killed
            assert before == wanted if acknowledged else before in (wanted, ([0] * len(wanted[0]), (0, 2))), (kind, outcome.passed)
            again = scene.run(vote=tap(scene, poll))  # Slack, or the member, tries once more
            assert (again.passed[-1], counted(scene, poll.id)) == ("acknowledged", wanted), (kind, outcome.passed)
            killed += 1
    told(capsys, f"{killed} votes killed")
    assert killed >= len(kinds) * 4


def test_a_poll_ends_exactly_once_wherever_its_process_is_killed(scene: Scene) -> None:
    """Each time a vote, an end that is killed, and one that is not."""
    passed = ended(scene, None)[1]
    for number, place in enumerate(boundaries(passed), 2):
        how, _ = ended(scene, place)
        with scene.parts.deps.reading(HERE) as session:
            assert (how, rows_of(session)) == ("1/0/0", number), passed[place - 1]


def ended(scene: Scene, kill_at: int | None) -> tuple[str, list[str]]:
    """Let a proposal with one vote for it end; return what its decision says, and the boundaries passed."""
    poll = put(scene, "secret")
    scene.run(vote=tap(scene, poll))
    outcome = scene.run(ends=True, off_by=WEEK, kill_at=kill_at)
    assert outcome.killed or kill_at is None
    scene.run(ends=True, off_by=WEEK)
    with scene.parts.deps.reading(HERE) as session:
        made = polls.get(session, poll.id).decision
        assert made is not None
        return decisions.get(session, made).how, outcome.passed


def rows_of(session: WorkspaceSession) -> int:
    return session.scalar(select(func.count()).select_from(DecisionRow).where(DecisionRow.workspace_id == HERE)) or 0
