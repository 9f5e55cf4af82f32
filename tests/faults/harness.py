"""A workspace, a database, and bots that die at any boundary; what is counted is counted at the workspace's side."""

import contextlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot import main
from bot.composing import Edit, compose
from bot.config import load_settings
from bot.db import delivery_status, outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import UtcDateTime
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.notices import RefreshCard, Reply, SendAttendees, Whisper
from bot.domain.responses import Say
from bot.domain.rsvp import SEEDS, Answer, Way
from bot.ops.startup import prepare_database
from bot.process import Parts, connect
from bot.sandbox import Channel, MovableClock, Person, Sandbox
from bot.services import action_items, announcing, event_life, events, members, rsvp
from tests.faults.zygote import Order, Outcome
from tests.wire.running import HERE, START

ROOT = Path(__file__).parents[2]
GENERAL = ChannelId("C1ALGEMEEN")
ANNA = MemberId("U1ANNA")
STRANGERS = 6
"""Members of the crowd who have no DM with the bot yet; as many have one."""

CROWD = [Person(f"U5{number:03}", f"lid{number}", f"Lid {number}") for number in range(2 * STRANGERS)]
EVENTUALLY = 100.0
"""Seconds a bot is given to bring everything to its end."""

ASIDE = timedelta(days=10)
NEVER = timedelta(days=1)

Make = Callable[["Scene", int], None]


@dataclass
class Scene:
    """One workspace and one database, through which bots come and go."""

    slack: Sandbox
    parts: Parts
    settings: dict[str, str]
    zygote: "Zygote"
    thread: MessageTs
    expected: Counter[str] = field(default_factory=Counter)
    announced: list[EventId] = field(default_factory=list)
    kills: int = 0
    places: dict[str, int] = field(default_factory=dict)

    @contextlib.contextmanager
    def writing(self) -> Iterator[WorkspaceSession]:
        with self.parts.deps.sessions.writing(HERE) as session:
            yield session

    def run(self, *, zygote: "Zygote | None" = None, off_by: timedelta = timedelta(0), **facts: Any) -> Outcome:
        """Let one bot deliver; it may be killed at a boundary, and its clock may be wrong."""
        order = Order(settings=self.settings, now=(self.slack.clock() + off_by).isoformat(), **facts)
        outcome = (zygote or self.zygote).carry_out(order)
        if outcome.killed:
            self.kills += 1
            print(f"kill {self.kills}: {outcome.passed[-1]}, boundary {len(outcome.passed)}")
        return outcome

    def run_of(self, road: str) -> list[str]:
        """Go a road once, and list its boundaries."""
        ROADS[road](self, 91_000)
        return self.run().passed

    def pass_time(self) -> None:
        """Let the lease of what was under way run out, as it does while nobody is there."""
        self._change("lease_until = attempted_at WHERE state = 'sending'")

    def set_aside(self) -> None:
        """Put off what has not ended, so that the next bot has only the next message to deliver."""
        far = self.slack.clock() + ASIDE
        self._change(
            "due_at = :far WHERE state IN ('queued', 'sending', 'doubtful')", far=UtcDateTime().process_bind_param(far, self._dialect)
        )

    def bring_back(self) -> None:
        """Make what was set aside due again."""
        now = UtcDateTime().process_bind_param(self.slack.clock(), self._dialect)
        self._change("due_at = :now WHERE state IN ('queued', 'sending', 'doubtful')", now=now)

    @property
    def on_postgres(self) -> bool:
        return bool(self._dialect.name == "postgresql")

    @property
    def _dialect(self) -> Any:
        return self.parts.deps.sessions.engine.dialect

    def _change(self, what: str, **facts: Any) -> None:
        with self.writing() as session:
            session.execute(text(f"UPDATE outbox SET {what}"), facts)  # noqa: S608  # our own words

    def finish(self) -> None:
        """Bring everything to its end with a bot that lives."""
        outcome = self.run(seconds=EVENTUALLY)
        assert not outcome.killed

    def seen(self) -> Counter[str]:
        """Count every message of ours in the workspace, by its mark."""
        found: Counter[str] = Counter()
        for conversation in self.slack.workspace.conversations.values():
            for message in conversation.messages.values():
                if message.user == self.slack.team.bot_user and not message.only_for:
                    found += Counter(mark for mark in self.expected if _marked(message, mark))
        return found

    def untrue(self) -> list[str]:
        """Name the events whose card shows another state than theirs, or has not our three reactions."""
        conversation = self.slack.workspace.conversations[GENERAL]
        found = []
        with self.parts.deps.reading(HERE) as session:
            rows = session.execute(text("SELECT id, event_id FROM cards WHERE workspace_id = :here AND live"), {"here": HERE}).all()
            for number, event in rows:
                is_to_be = compose(session, self.parts.deps, RefreshCard(event=EventId(event), card=number), now=self.slack.clock())
                assert isinstance(is_to_be, Edit)
                message = conversation.messages[is_to_be.ts]
                ours = {emoji for emoji, users in message.reactions.items() if self.slack.team.bot_user in users}
                seeds = set(SEEDS.values()) if events.get(session, EventId(event)).takes_answers(self.slack.clock()) else set()
                if not _same(message.blocks, json.loads(json.dumps(is_to_be.message.payload()["blocks"]))) or ours != seeds:
                    found.append(f"V{event}")
        return found

    def check(self) -> None:
        """Nothing lost, nothing doubled; every row at one of its four ends; every card true."""
        with contextlib.suppress(TimeoutError):  # Slack shows a file a moment after it took it
            self.slack.wait_for(lambda: not self.expected - self.seen(), 5)
        found = self.seen()
        with self.parts.deps.reading(HERE) as session:
            states = delivery_status.waiting(session)
            broken = delivery_status.broken(session, now=self.slack.clock(), stuck_after=NEVER)
        lost = {mark: count for mark in self.expected if (count := self.expected[mark] - found[mark]) > 0}
        doubled = {mark: count for mark in self.expected if (count := found[mark] - self.expected[mark]) > 0}
        assert (lost, doubled) == ({}, {}), (lost, doubled, states)
        assert self.untrue() == []
        assert set(states) <= {"sent", "skipped"}, states
        assert broken == {}
        assert self.slack.complaints == []


def _same(shown: list[Any], wanted: list[Any]) -> bool:
    """Compare blocks; Slack gives those an id that have none."""
    return [{**block, "block_id": ""} for block in shown] == [{**block, "block_id": ""} for block in wanted]


def _marked(message: Any, mark: str) -> bool:
    return f"{mark}." in json.dumps(message.blocks or []) + message.text


# --- what is sent, each by its own road -------------------------------------------------------------------------------


def _mark(scene: Scene, kind: str, number: int) -> str:
    mark = f"{kind}{number}"
    scene.expected[mark] += 1
    return f"{mark}."


def card(scene: Scene, number: int) -> None:
    """An announcement in the channel; its reactions, comparison and refresh follow from it."""
    plan = EventPlan(
        title=_mark(scene, "Overleg", number),
        kind=EventKind.MEETING,
        starts_at=START + timedelta(days=60),
        ends_at=START + timedelta(days=60, hours=3),
        place="Den Haag",
        channel=GENERAL,
    )
    with scene.writing() as session:
        scene.announced.append(announcing.announce_plan(session, plan, by=ANNA, now=scene.slack.clock()).id)


def answer(scene: Scene, number: int) -> None:
    """A member's answer to the newest event: its card has to follow, whatever happens to what was under way."""
    if not scene.announced:
        return
    wanted = (Answer.YES, Answer.MAYBE, Answer.NO)[number % 3]
    now = scene.slack.clock()
    with scene.writing() as session:
        rsvp.answer(session, scene.announced[-1], MemberId(CROWD[number % len(CROWD)].id), wanted, Way.COMMAND, at=now, now=now)


def call_off(scene: Scene) -> None:
    """Let the newest event not take place; nobody has answered, so only its card says so."""
    with scene.writing() as session:
        event_life.call_off(session, scene.announced[-1], by=ANNA, now=scene.slack.clock())


def first_dm(scene: Scene, number: int) -> None:
    """A direct message to somebody who never had one, as far as we know."""
    member = MemberId(CROWD[number % STRANGERS].id)
    with scene.writing() as session:
        session.execute(
            text("UPDATE members SET dm_id = NULL WHERE workspace_id = :here AND id = :member"), {"here": HERE, "member": member}
        )
    _assign(scene, number, member)


def dm(scene: Scene, number: int) -> None:
    """A direct message to somebody whose DM is known."""
    _assign(scene, number, MemberId(CROWD[STRANGERS + number % STRANGERS].id))


def _assign(scene: Scene, number: int, owner: MemberId) -> None:
    with scene.writing() as session:
        action_items.make(session, text=_mark(scene, "Punt", number), owners=(owner,), due_on=None, by=ANNA, now=scene.slack.clock())


def word(scene: Scene, number: int) -> None:
    """An answer in the channel."""
    _reply(scene, "Woord", number, None)


def in_thread(scene: Scene, number: int) -> None:
    """An answer in a thread."""
    _reply(scene, "Draad", number, scene.thread)


def _reply(scene: Scene, kind: str, number: int, thread: MessageTs | None) -> None:
    said = Say(text_id="channel-archived", facts=(("name", _mark(scene, kind, number)),))
    with scene.writing() as session:
        outbox.add(session, Reply(to=ANNA, channel=GENERAL, thread=thread, answer=said), now=scene.slack.clock())


def file(scene: Scene, number: int) -> None:
    """A file in a direct message, under the name of an event of its own."""
    plan = EventPlan(
        title=f"Lijst{number}.",
        kind=EventKind.MEETING,
        starts_at=START + timedelta(days=60),
        ends_at=START + timedelta(days=60, hours=3),
        place="Den Haag",
        channel=GENERAL,
    )
    scene.expected[f"Lijst{number}"] += 1
    with scene.writing() as session:
        event = announcing.keep_held(session, plan, by=ANNA, now=scene.slack.clock())
        outbox.add(session, SendAttendees(event=event.id, member=ANNA), now=scene.slack.clock())


def whisper(scene: Scene, number: int) -> None:
    """A word to a tap: at most once, so it is not counted among what must arrive."""
    said = Say(text_id="channel-archived", facts=(("name", f"Fluister{number}."),))
    with scene.writing() as session:
        outbox.add(session, Whisper(to=ANNA, channel=GENERAL, answer=said), now=scene.slack.clock())


ROADS: dict[str, Make] = {
    "a card": card,
    "a first DM": first_dm,
    "a DM": dm,
    "an answer": word,
    "an answer in a thread": in_thread,
    "a file": file,
    "a word to a tap": whisper,
}


# --- the stage ------------------------------------------------------------------------------------------------------------


class Zygote:
    """A process that forks bots on order."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.zygote"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def carry_out(self, order: Order) -> Outcome:
        return self._ask(asdict(order))

    def warm(self, order: Order) -> None:
        """Deliver once before any fork: what is compiled and read for it, every bot inherits."""
        self._ask(asdict(order) | {"warm": True})

    def wake(self, pid: int) -> Outcome:
        return self._ask({"wake": pid})

    def _ask(self, asked: dict[str, Any]) -> Outcome:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline()
        assert told, "the bot crashed"
        return Outcome(**json.loads(told))

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


def _open_dms(scene: Scene) -> None:
    """Open the DMs that are known, before anything goes wrong with Slack."""
    for person in CROWD[STRANGERS:]:
        member = MemberId(person.id)
        opened = scene.parts.deps.slack.open_dm(member)
        with scene.writing() as session:
            members.keep_dm(session, member, opened)


@contextlib.contextmanager
def scene_on(database_url: str, zygote: "Zygote") -> Iterator[Scene]:
    people = [Person("U1ANNA", "anna", "Anna de Wit", admin=True), *CROWD]
    channels = [Channel("C1ALGEMEEN", "algemeen", members=[person.handle for person in people])]
    with Sandbox(people=people, channels=channels, clock=MovableClock(START), delivery="http") as slack:
        settings = {name: value for name, value in slack.settings.items() if name != "SLACK_APP_TOKEN"} | {"DATABASE_URL": database_url}
        parts = main.assemble(load_settings(settings), clock=slack.clock)
        prepare_database(parts.deps.settings, parts.deps.sessions)
        connect(parts.deps)
        slack.person("anna").say("Hier begint een draad", "algemeen")
        thread = MessageTs(slack.messages("algemeen")[-1]["ts"])
        scene = Scene(slack, parts, settings, zygote, thread)
        _open_dms(scene)
        try:
            for number, make in enumerate(ROADS.values()):
                make(scene, 99_000 + number)
            zygote.warm(Order(settings=settings, now=slack.clock().isoformat(), seconds=EVENTUALLY))
            yield scene
        finally:
            parts.deps.sessions.engine.dispose()
