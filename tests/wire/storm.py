"""A storm of answers to one event, and what came of it as seen from Slack."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from bot.db.engine import Sessions
from bot.domain.errors import TryAgain
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.sandbox import Channel, Person, Sandbox
from bot.services import announcing, events
from tests.wire.running import HERE

REACTIONS = {"yes": "white_check_mark", "maybe": "grey_question", "no": "x"}
SAID = ("yes", "maybe", "yes", "no")
"""What one after the other answers."""

GENERAL = "algemeen"


@dataclass(frozen=True, slots=True)
class Storm:
    """What a storm showed; seconds are on the stopwatch."""

    took: float
    """From the first answer to the last."""
    refused: int
    """Taps that got no acknowledgement in time."""
    true_in_the_end: bool
    """The card came to show exactly what the database has."""
    edits: int
    closest: float
    """Seconds between the two edits that came closest."""
    last_edit_after: float
    """Seconds from the last answer to the edit that shows it."""


def people(count: int) -> list[Person]:
    return [Person(f"U5{number:05}", f"lid{number}", f"Lid {number}") for number in range(count)]


def channel(crowd: Sequence[Person]) -> Channel:
    return Channel("C1ALGEMEEN", GENERAL, members=["anna", *(one.handle for one in crowd)])


def announce(slack: Sandbox, sessions: Sessions, *, now: datetime) -> None:
    """Announce an event, and wait until its card has the three reactions."""
    plan = EventPlan(
        title="Storm",
        kind=EventKind.MEETING,
        starts_at=now + timedelta(days=60),
        ends_at=now + timedelta(days=60, hours=3),
        place="Delft",
        channel=ChannelId("C1ALGEMEEN"),
    )
    slack.wait_for(lambda: _announced(sessions, plan, now), 60)
    slack.wait_for(lambda: _card(slack) is not None and len(_card(slack).get("reactions", [])) == len(REACTIONS), 120)
    slack.settle(60)


def _announced(sessions: Sessions, plan: EventPlan, now: datetime) -> bool:
    """Announce it unless the bot is busy reading the members of its workspace."""
    try:
        with sessions.writing(HERE) as session:
            announcing.announce_plan(session, plan, by=MemberId("U1ANNA"), now=now)
    except TryAgain:
        return False
    return True


def storm(
    slack: Sandbox, crowd: Sequence[Person], sessions: Sessions, *, within: timedelta, at_once: int = 12, patience: float = 60
) -> Storm:
    """Let everybody answer within a time, every other one by a tap, the others by a reaction."""
    before = len(slack.calls_of("chat.update"))
    refused, took = _answer_all(slack, crowd, within.total_seconds(), at_once)
    last = time.monotonic()
    try:
        slack.settle(patience)
        slack.wait_for(lambda: _words(sessions) in slack.plain(_card(slack)), patience)
    except TimeoutError:
        true_in_the_end = False
    else:
        true_in_the_end = True
    edits = [call.at for call in slack.calls_of("chat.update")[before:]]
    return Storm(
        took=took,
        refused=refused,
        true_in_the_end=true_in_the_end,
        edits=len(edits),
        closest=min((later - earlier for earlier, later in pairwise(edits)), default=0.0),
        last_edit_after=edits[-1] - last,
    )


def _words(sessions: Sessions) -> str:
    """Return the tally as the database has it, in the words of the card."""
    with sessions.reading(HERE) as session:
        tally = events.show(session, events.get(session, EventId(1))).tally
    return f"Aanwezig {tally.yes} · Misschien {tally.maybe} · Afwezig {tally.no}"


def _card(slack: Sandbox) -> Any:
    cards = [message for message in slack.messages(GENERAL) if "Storm" in message.get("text", "")]
    return cards[-1] if cards else None


def _answer_all(slack: Sandbox, crowd: Sequence[Person], seconds: float, at_once: int) -> tuple[int, float]:
    """Spread the answers evenly over the time; return the number of taps without an answer, and how long it took."""
    refused: list[str] = []
    card = _card(slack)
    began = time.monotonic()

    def some(first: int) -> None:
        for place in range(first, len(crowd), at_once):
            time.sleep(max(0.0, began + seconds * place / len(crowd) - time.monotonic()))
            member, answer = slack.person(crowd[place].handle), SAID[place % len(SAID)]
            if place % 2:
                member.react(card, REACTIONS[answer])
            elif (error := member.tap(card, f"rsvp.{answer}")) is not None:
                refused.append(error)

    threads = [threading.Thread(target=some, args=(first,)) for first in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(refused), time.monotonic() - began
