import dataclasses
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.sandbox import Actor, Channel, MovableClock, Pace, Person, Sandbox, Shortcut
from tests.sandbox.robot import Robot

PEOPLE = [
    Person("U1ANNA", "anna", "Anna de Wit", admin=True),
    Person("U2BRAM", "bram", "Bram Visser"),
    Person("U3CARLA", "carla", "Carla Smit"),
    Person("U4WEG", "dirk", "Dirk Mol", deleted=True),
    Person("U5BOT", "klokbot", "Klok", bot=True),
    Person("U6GAST", "eva", "Eva Boom", team="T9OVERIG"),
]
CHANNELS = [
    Channel("C1ALGEMEEN", "algemeen", members=["anna", "bram", "carla"]),
    Channel("C2BESTUUR", "bestuur", private=True, members=["anna", "bram"], bot_in=False),
    Channel("C3KRING", "kring", private=True, members=["anna"]),
    Channel("C4OPEN", "open", members=["anna"], bot_in=False),
    Channel("C5GEDEELD", "gedeeld", members=["anna", "eva"], shared=True),
]
SHORTCUTS = [Shortcut("Nieuw", "nieuw"), Shortcut("Actiepunt", "actiepunt", "message")]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def slack(clock: MovableClock) -> Iterator[Sandbox]:
    with Sandbox(
        people=PEOPLE, channels=CHANNELS, shortcuts=SHORTCUTS, clock=clock, pace=Pace(ack=10.0, retries=(0.0, 0.02, 0.02))
    ) as sandbox:
        yield sandbox


@pytest.fixture
def client(slack: Sandbox) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=10)


@pytest.fixture
def robot(slack: Sandbox) -> Iterator[Robot]:
    """A bot on signed HTTP that says nothing unless told to."""
    with Robot() as one:
        slack.deliver_by_http(one.url)
        yield one


@pytest.fixture
def anna(slack: Sandbox) -> Actor:
    return slack.person("anna")


def with_scopes(slack: Sandbox, *without: str) -> None:
    slack.workspace.scopes = [scope for scope in slack.workspace.scopes if scope not in without]


def renamed(person: Person, **changes: object) -> Person:
    return dataclasses.replace(person, **changes)  # type: ignore[arg-type]
