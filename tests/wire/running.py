"""A whole bot against the local workspace: its own database, its own connection, and delivery on demand."""

import contextlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from starlette.applications import Starlette

from bot import main
from bot.config import load_settings
from bot.deps import DeliveryPace
from bot.domain.ids import WorkspaceId
from bot.measures import Measures
from bot.ops.startup import prepare_database
from bot.ops.tick import tick
from bot.process import Parts, Process
from bot.sandbox import Actor, Channel, CommandAnswer, MovableClock, Person, Sandbox
from bot.sandbox import Pace as SlackPace
from bot.web import http_server, listen, make_web
from tests.databases import lent_engine

Json = dict[str, Any]
Transport = Literal["socket", "http"]

START: Final = datetime(2012, 9, 13, 12, 0, tzinfo=UTC)
"""Thursday 13 September 2012, 14.00 in Amsterdam."""
HERE: Final = WorkspaceId("T0PRS")

PEOPLE: Final = (
    Person("U1ANNA", "anna", "Anna de Wit", admin=True),
    Person("U2BRAM", "bram", "Bram Visser"),
    Person("U3CARLA", "carla", "Carla Smit"),
    Person("U4DIRK", "dirk", "Dirk Mol", deleted=True),
    Person("U6EVA", "eva", "Eva Boom", team="T9OVERIG"),
    Person("U7FRANK", "frank", "Frank Bos", admin=True),
)
CHANNELS: Final = (
    Channel("C1ALGEMEEN", "algemeen", members=["anna", "bram", "carla"]),
    Channel("C2BESTUUR", "bestuur", private=True, members=["anna", "carla"]),
    Channel("C3KRING", "kring", private=True, members=["anna"], bot_in=False),
    Channel("C4OPEN", "open", members=["anna", "bram"], bot_in=False),
    Channel("C5GEDEELD", "gedeeld", members=["anna", "bram", "eva"], shared=True),
    Channel("C6OUD", "oud", members=["anna", "bram"]),
)

SOON: Final = timedelta(milliseconds=20)
QUICK: Final = DeliveryPace(
    time_out=timedelta(milliseconds=100),
    look_up_after=timedelta(milliseconds=100),
    lease=timedelta(seconds=2),
    gap=timedelta(0),
    rates={},
    gather=timedelta(0),
    first_retry=SOON,
)

MEETING: Final[Json] = {
    "title": "Najaarsoverleg",
    "kind": "meeting",
    "date": "2012-11-26",
    "begin": "13:00",
    "end": "16:00",
    "place": "Den Haag",
    "channel": "C1ALGEMEEN",
}


@dataclass
class Running:
    """One bot that runs, and the workspace it talks to."""

    slack: Sandbox
    clock: MovableClock
    parts: Parts
    process: Process
    transport: Transport

    @property
    def deps(self) -> Any:
        return self.parts.deps

    def person(self, name: str) -> Actor:
        return self.slack.person(name)

    def deliver(self) -> None:
        """Let everything come to rest: Slack's events at the bot, and what the bot has to say in Slack."""
        self.slack.settle()
        while tick(self.parts, rounds=1):  # what was said may make Slack send events in turn
            self.slack.settle()

    def form(self, who: str, line: str) -> Json:
        """Type a command that opens a form, and return the form."""
        actor = self.person(who)
        answer = actor.command(line, "algemeen")
        modal = actor.modal()
        assert modal is not None, answer.shown
        return modal

    def network_form(self, who: str) -> Json:
        """Open the network's settings from one's own, as organisers do."""
        self.form(who, "/prs instellingen")
        self.person(who).tap(None, "offer_form.network")
        modal = self.person(who).modal()
        assert modal is not None
        return modal

    def announce(self, who: str = "anna", **changes: Any) -> Json:
        """Announce an event by its form, and return the card as it is in the channel."""
        values = MEETING | changes
        anna = self.person(who)
        self.form(who, "/prs nieuw")
        if set(values) - set(MEETING):
            anna.tap(None, "event_more_options")
        assert anna.submit(values) is None
        assert anna.submit({}) is None
        anna.close(whole_stack=True)
        self.deliver()
        return self.card(values["channel"])

    def card(self, channel: str = "algemeen") -> Json:
        """Return the last card in a channel as it is now."""
        return self.cards(channel)[-1]

    def cards(self, channel: str = "algemeen") -> list[Json]:
        return [one for one in self.slack.messages(channel) if has_action(one, "rsvp.yes")]

    def reads(self, message: Json | None) -> str:
        """Return a message or form as a member reads it."""
        return self.slack.plain(message)

    def words(self, who: str) -> list[str]:
        """Return what the bot said to a member in their DM, oldest first."""
        return [self.reads(one) for one in self.person(who).dms() if one.get("bot_id")]

    def whispers(self, who: str, channel: str = "algemeen") -> list[str]:
        """Return what only this member sees in a channel."""
        return [self.reads(one) for one in self.person(who).sees(channel) if one["ephemeral"]]

    def told(self, who: str, line: str, channel: str | None = "algemeen") -> str:
        """Type a command and read its answer."""
        answer: CommandAnswer = self.person(who).command(line, channel)
        assert answer.error is None, answer.error
        return answer.shown


def has_action(message: Json, action_id: str) -> bool:
    return any(element.get("action_id") == action_id for block in message["blocks"] for element in block.get("elements", []))


@contextlib.contextmanager
def running(
    database_url: str,
    transport: Transport,
    *,
    slack: Sandbox | None = None,
    worker: bool = False,
    pace: DeliveryPace = QUICK,
    wait: bool = True,
    measures: Measures | None = None,
    **settings: str,
) -> Iterator[Running]:
    """Start a whole bot; without `worker` nothing is delivered until `deliver` says so."""
    with contextlib.ExitStack() as stack:
        workspace = slack or stack.enter_context(workspace_of(transport))
        clock = workspace.clock
        assert isinstance(clock, MovableClock)
        made = load_settings({**workspace.settings, "DATABASE_URL": database_url, **settings})
        parts = main.assemble(made, clock=clock, pace=pace, engine=stack.enter_context(lent_engine(database_url)), measures=measures)
        parts.deps.slack._quick.timeout = 10  # a busy machine; how long a form may take is another test's subject
        prepare_database(made, parts.deps.sessions)
        process = Process(parts, socket=transport == "socket", worker=worker)
        process.start()
        stack.callback(_stop, workspace, process)
        if transport == "http":
            web = make_web(parts.app, parts.deps, process.problems, signed=True)
            workspace.deliver_by_http(stack.enter_context(served(web)) + "/slack/events")
        if wait:
            assert process.wait_ready(30)
            if transport == "socket":
                workspace.wait_connected()
        yield Running(workspace, clock, parts, process, transport)


def workspace_of(transport: Transport, **settings: Any) -> Sandbox:
    facts: dict[str, Any] = {
        "people": PEOPLE,
        "channels": CHANNELS,
        "clock": MovableClock(START),
        "delivery": transport,
        "pace": SlackPace(ack=10.0, retries=(0.0, 0.1, 0.3)),
    }
    slack = Sandbox(**facts | settings)
    slack.workspace.views.trigger_seconds = 10.0
    return slack


def _stop(slack: Sandbox, process: Process) -> None:
    """Let Slack hang up first: the client of Socket Mode waits seconds for a socket that says nothing."""
    if process._socket is not None:
        client = process._socket._handler.client
        client.auto_reconnect_enabled = False
        slack.drop_connections()
        session = client.current_session
        slack.wait_for(lambda: session is None or not session.is_active())
        client.closed = True
        client.message_queue.put(None)  # wakes what would wait a second for it
    process.stop()


def unused_port() -> int:
    """Find a port below those that the system hands out itself: nobody else is given it before it is used."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)  # other processes draw too, from the same seed
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@contextlib.contextmanager
def served(web: Starlette) -> Iterator[str]:
    """Serve a web application on a free port; gives its address."""
    (listening,) = listen("127.0.0.1", 0)
    serving = http_server(web)
    thread = threading.Thread(target=serving.run, args=([listening],), daemon=True)
    thread.start()
    while not serving.started:
        time.sleep(0.002)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        serving.should_exit = True  # it looks every tenth of a second; nobody waits for it
