"""Killed with -9 at every boundary of the send path and started again: nothing is lost, nothing is doubled.

The short form kills wherever something outside the process has just changed or is about to: around commits and calls. The
long form (`make faults`) kills at each statement as well, and goes on for hundreds of rounds in which Slack misbehaves too.
"""

import os
import random
from collections.abc import Callable

import pytest

from bot.sandbox import Sandbox
from tests.faults.harness import GENERAL, ROADS, Scene, answer, call_off

LONG = os.environ.get("PRS_FAULTS") == "long"
ROUNDS = 500 if LONG else 6
SHORT = {False: ["a card", "a first DM", "an answer in a thread", "a file"], True: ["a first DM"]}
"""The roads of the short form, by whether it is PostgreSQL: what differs is how a transaction ends, and one road shows that."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600 if LONG else 240)]


def matters(name: str) -> bool:
    """Return whether at this boundary something outside the process changes."""
    return LONG or not name.startswith(("before SELECT", "after SELECT", "before UPDATE", "before BEGIN", "after BEGIN", "before INSERT"))


def kill_everywhere(scene: Scene, road: str, start: int, *, doubtful_at: str | None = None) -> int:
    """Send a message of its own for each boundary of its road, and die there; return the number.

    With `doubtful_at` each was under way already, and its bot died there: what is walked then is the road of the look-up.
    """
    number, boundary, known = start, 0, list[str]()
    while True:
        boundary += 1
        if known and boundary <= len(known) and not matters(known[boundary - 1]):
            continue
        number += 1
        dead_at = known_place(scene, road, doubtful_at) if doubtful_at else None
        ROADS[road](scene, number)
        if dead_at is not None:
            first = scene.run(kill_at=dead_at)
            assert first.killed
            scene.pass_time()
        outcome = scene.run(kill_at=boundary)
        scene.pass_time()
        scene.set_aside()
        if not outcome.killed:
            return number - start
        if not known:
            ROADS[road](scene, number := number + 1)
            known = scene.run().passed
            scene.set_aside()


def known_place(scene: Scene, road: str, name: str) -> int:
    """Find where on a road a boundary is, by going it once."""
    key = f"{road}: {name}"
    if key not in scene.places:
        ROADS[road](scene, 90_000 + len(scene.places))
        scene.places[key] = 1 + next(place for place, each in enumerate(scene.run().passed) if each == name)
        scene.set_aside()
    return scene.places[key]


def test_killed_at_every_boundary_nothing_is_lost_and_nothing_doubled(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    roads = list(ROADS) if LONG else SHORT[scene.on_postgres]
    walked = {road: kill_everywhere(scene, road, start * 1000) for start, road in enumerate(roads)}
    scene.bring_back()
    scene.finish()

    scene.check()
    assert min(walked.values()) >= 5
    told(capsys, f"{scene.kills} kills, {walked}")


@pytest.mark.parametrize(
    "dead_at", [f"{place} chat.postMessage" for place in (("calling", "requested", "answered") if LONG else ("requested",))]
)
def test_killed_again_while_looking_up_what_the_first_left(scene: Scene, dead_at: str, capsys: pytest.CaptureFixture[str]) -> None:
    roads = ("an answer", "a first DM", "an answer in a thread") if LONG else ("an answer",)
    walked = {road: kill_everywhere(scene, road, start * 1000, doubtful_at=dead_at) for start, road in enumerate(roads)}
    scene.bring_back()
    scene.finish()

    scene.check()
    told(capsys, f"{scene.kills} kills, {walked}")


@pytest.mark.parametrize("dead_at", ["calling chat.postMessage", "requested chat.postMessage", "answered chat.postMessage"])
def test_card_of_an_event_called_off_while_it_was_under_way_says_so(on_sqlite: Scene, dead_at: str) -> None:
    at = known_place(on_sqlite, "a card", dead_at)
    ROADS["a card"](on_sqlite, 1)
    killed = on_sqlite.run(kill_at=at)
    call_off(on_sqlite)
    on_sqlite.bring_back()
    on_sqlite.pass_time()
    on_sqlite.finish()

    assert killed.killed
    posted = dead_at != "calling chat.postMessage"
    assert cards_of(on_sqlite, "Overleg1.") == posted
    assert on_sqlite.untrue() == []


def cards_of(scene: Scene, title: str) -> int:
    return sum(title in str(message.blocks) for message in scene.slack.workspace.conversations[GENERAL].messages.values())


MISHAPS: dict[str, Callable[[Sandbox, str], None]] = {
    "429": lambda slack, method: slack.faults.rate_limit(method, retry_after=1),
    "500": lambda slack, method: slack.faults.status(method, 500),
    "503": lambda slack, method: slack.faults.status(method, 503),
    "an error that may have done something": lambda slack, method: slack.faults.error(method, "internal_error"),
    "a reset before accepting": lambda slack, method: slack.faults.reset(method),
    "a reset after accepting": lambda slack, method: slack.faults.lose_reply(method),
    "a 503 after accepting": lambda slack, method: slack.faults.lose_reply(method, how="status"),
    "silence after accepting": lambda slack, method: slack.faults.lose_reply(method, how="hang", seconds=1.5),
    "late acceptance": lambda slack, method: slack.faults.accept_late(method, after=1.1),
}
METHODS = (
    "chat.postMessage",
    "chat.postMessage",
    "chat.update",
    "conversations.open",
    "conversations.history",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
    "files.info",
    "reactions.add",
    "reactions.get",
    "*",
)


def test_killed_at_random_while_slack_misbehaves(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    seed = int(os.environ.get("PRS_FAULTS_SEED") or random.randrange(10**6))  # noqa: S311  # no secret
    print(f"To draw the same again: PRS_FAULTS_SEED={seed}")
    chance = random.Random(seed)  # noqa: S311
    scene.slack.faults.history_delay = 0.7
    number = 0
    while number < ROUNDS or scene.kills < ROUNDS // 2:
        number += 1
        for _ in range(chance.choice((0, 1, 1, 2))):
            ROADS[chance.choice(list(ROADS))](scene, number * 10 + chance.randrange(10))
        if chance.random() < 0.3:
            MISHAPS[chance.choice(list(MISHAPS))](scene.slack, chance.choice(METHODS))
        for _ in range(chance.choice((0, 0, 1, 3))):
            answer(scene, chance.randrange(1000))
        scene.run(kill_at=chance.randrange(1, 150), seconds=0.5)
    scene.slack.faults.clear()
    scene.slack.faults.history_delay = 0.7
    for _ in range(ROUNDS // 5):  # what is left, with only the kills to go wrong
        if not scene.run(kill_at=chance.randrange(50, 400), seconds=3.0).killed:
            break
    scene.slack.faults.history_delay = 0.0
    scene.finish()

    scene.check()
    told(capsys, f"{scene.kills} kills in {number} rounds, seed {seed}")


def told(capsys: pytest.CaptureFixture[str], what: str) -> None:
    if LONG:
        with capsys.disabled():
            print(f"\n    {what}")
