"""The stage: the local workspace, the bot before it, and the clock that the page moves."""

import tempfile
import threading
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot import main
from bot.config import CannotStart, Settings, load_settings
from bot.demo.retrying import retry_while_busy
from bot.demo.story import Story
from bot.demo.tour import Tour
from bot.deps import DeliveryPace
from bot.domain.members import Language
from bot.manifest import manifest
from bot.ops.startup import prepare_database
from bot.ops.tick import next_due, tick
from bot.process import Parts, Process
from bot.sandbox import Backstage, MovableClock, Sandbox

READY_WITHIN = 20.0
"""Seconds; connecting to a workspace on this machine takes one."""

AT_ONCE = DeliveryPace(gap=timedelta(0), rates={})
"""Slack's limits are for sparing Slack; nobody who watches a year go by needs to wait for them here."""

TRIES = 5
"""At what is due and stays so, before the clock goes on without it."""


class Stage:
    """The demo, set up and running; use it in a `with`."""

    def __init__(self, *, port: int = 0, host: str = "127.0.0.1", free_plan: bool = False) -> None:
        """Set the stage; the port is the page's. On the `free_plan` messages are hidden after 90 days."""
        self._stack, self._scene = ExitStack(), ExitStack()
        defaults = load_settings({})
        self.story = Story.read(defaults.zone)
        self.clock = MovableClock(self.story.starts_at)
        self._leavers = self.story.leavers()
        self.slack = Sandbox(
            people=self.story.people(),
            channels=self.story.channels(),
            team=self.story.team(),
            app=manifest(command=defaults.prs_command, socket=True, url=None),
            clock=self.clock,
            host=host,
            port=port,
            free_plan=free_plan,
            backstage=Backstage(
                advance=self.advance,
                next_due=self.next_due,
                guide=self._guide,
                reset=self.reset,
                speak=lambda said: self.speak(Language(said)),
            ),
        )
        self.tour = Tour(self.story, self.slack)
        self._plays = False
        self._looking = threading.Lock()
        """Held while the page looks into the database, so that no look meets one that is thrown away."""
        self._language = Language.NL
        self.parts: Parts
        self._process: Process

    @property
    def url(self) -> str:
        """The page's address."""
        return self.slack.url

    def __enter__(self) -> Self:
        """Start the workspace and the bot, and tell the story."""
        self._stack.enter_context(self.slack)
        self._stack.callback(self._scene.close)
        self._begin()
        return self

    def _begin(self) -> None:
        folder = self._scene.enter_context(tempfile.TemporaryDirectory(prefix="prs-demo-", ignore_cleanup_errors=True))
        settings = self._settings(Path(folder) / "demo.db")
        self.parts = main.assemble(settings, clock=self.clock, pace=AT_ONCE)
        prepare_database(settings, self.parts.deps.sessions)
        self._process = Process(self.parts, socket=True, worker=True, embeddings=True)
        self._process.start()
        self._scene.callback(self._process.stop)
        if not self._process.wait_ready(READY_WITHIN):
            raise CannotStart("The local workspace did not answer in time. Start it again.")
        for said in self.story.facts["said"]:
            self.slack.person(said["by"]).say(said["text"], channel=said["channel"])
        self.story.tell(self.parts.deps, self._language)
        retry_while_busy(lambda: tick(self.parts))
        self._plays = True

    def reset(self) -> None:
        """Begin the story anew: an empty workspace, a fresh database, the first day."""
        with self._looking:
            self._plays = False
        self._scene.close()
        self.clock.set(self.story.starts_at)
        self._leavers = self.story.leavers()
        self.slack.begin(self.story.people(), self.story.channels())
        self.tour.begin_anew()
        self._begin()

    def speak(self, language: Language) -> None:
        """Let every member of the story have chosen a language: whoever plays them reads that one."""
        self._language = language
        self.story.choose_language(self.parts.deps, language)

    def _guide(self) -> list[dict[str, Any]]:
        with self._looking:
            return retry_while_busy(lambda: self.tour.steps(self.parts.deps)) if self._plays else []

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the bot and the workspace; the database goes with them."""
        self._stack.close()

    def next_due(self) -> datetime | None:
        """Return when something happens next: the bot has something to do, or somebody leaves."""
        with self._looking:
            due = retry_while_busy(lambda: next_due(self.parts.deps)) if self._plays else None
        moments = [due, *(moment for moment, _ in self._leavers)]
        return min((moment for moment in moments if moment is not None), default=None)

    def advance(self, target: datetime) -> None:
        """Move the clock through every due moment in order, so that nothing counts as missed.

        Where the target is the next thing due and that is only work behind the scenes, the one after it is meant.
        """
        said = self._said()
        wants_news = target == self.next_due()
        seen, tries = None, 0
        with self._process.at_rest():
            while (due := self.next_due()) is not None:
                if due > target and not (wants_news and self._said() == said):
                    break
                tries = tries + 1 if due == seen else 0
                seen = due
                if tries < TRIES:  # what waits for an answer of Slack's comes at the next look
                    self._live(due)
                elif self.clock() < target:  # what cannot be done now does not stop the year, nor make it leap
                    self._live(min(target, self.clock() + timedelta(hours=6)))
                else:
                    break
            self._live(target)

    def _live(self, moment: datetime) -> None:
        self.clock.set(max(moment, self.clock()))
        while self._leavers and self._leavers[0][0] <= self.clock():
            self.slack.deactivate(self._leavers.pop(0)[1])
            self.slack.settle()  # the bot hears of it as of anything
        retry_while_busy(lambda: tick(self.parts))

    def _said(self) -> int:
        return self.slack.count("chat.postMessage", ok_only=True)

    def _settings(self, database: Path) -> Settings:
        wanted = {name: value for name, value in self.slack.settings.items() if name != "SLACK_SIGNING_SECRET"}
        return load_settings({**wanted, "DATABASE_URL": f"sqlite:///{database}", "LOG_LEVEL": "WARNING"})
