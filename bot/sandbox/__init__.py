"""The local workspace: Slack's side of the wire, for the demo and the tests."""

from bot.plain_text import plain
from bot.sandbox.backstage import Backstage
from bot.sandbox.clock import MovableClock
from bot.sandbox.delivery import Pace
from bot.sandbox.faults import Faults
from bot.sandbox.model import Channel, Person, Refused, Shortcut
from bot.sandbox.people import Actor, CommandAnswer
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import Team

__all__ = [
    "Actor",
    "Backstage",
    "Channel",
    "CommandAnswer",
    "Faults",
    "MovableClock",
    "Pace",
    "Person",
    "Refused",
    "Sandbox",
    "Shortcut",
    "Team",
    "plain",
]
