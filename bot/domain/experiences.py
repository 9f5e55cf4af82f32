"""What those who leave pass on (docs/product.md, section 10): eight short questions over six weeks, drawn from what they did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.errors import DomainError, Forbidden
from bot.domain.ids import MemberId

QUESTIONS = 8
EVERY = timedelta(days=6)
"""Between two questions: the eighth comes six weeks after the first."""
MOST_DRAWN = 6
"""So many are about what they did; the rest are asked of everybody."""
LONGEST_ANSWER = 2500
LONGEST_ABOUT = 150
LONGEST_TALK = 300


class Asked(StrEnum):
    """What a question is about; the first four are of what somebody did."""

    EVENT = "event"
    DECISION = "decision"
    ITEM = "item"
    TOPIC = "topic"
    START = "start"
    PEOPLE = "people"
    PITFALL = "pitfall"
    WORKS = "works"
    CHANGE = "change"
    PAPERS = "papers"
    ADVICE = "advice"
    UNFINISHED = "unfinished"


DRAWN = (Asked.EVENT, Asked.DECISION, Asked.ITEM, Asked.TOPIC)
"""An event they organised, a decision they prepared, an agenda item they presented, a topic they answered on."""
GENERAL = tuple(each for each in Asked if each not in DRAWN)


class ExperienceState(StrEnum):
    """How far a question is."""

    WAITING = "waiting"
    ASKED = "asked"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class FarewellState(StrEnum):
    """How far the questions to somebody are."""

    OFFERED = "offered"
    """An organiser started it; they have yet to say yes."""
    RUNNING = "running"
    DECLINED = "declined"
    DONE = "done"
    """All were asked, and they were asked once whether what is not shared yet may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell:
    """That somebody passes on what they know, and to whom first."""

    member: MemberId
    started_by: MemberId
    successor: MemberId | None
    started_on: date
    state: FarewellState


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """A question and what they answered; `talk` is a meeting or an address where they told of it."""

    id: int
    member: MemberId
    asked: Asked
    about: str
    due_on: date
    state: ExperienceState
    words: str = ""
    talk: str = ""
    shared: bool = False
    found_from: date | None = None
    """The day from which what is shared is found by everybody: whoever succeeds them has it first."""
    found: bool = False
    answered_at: datetime | None = None


class ExperienceUnknown(DomainError):
    """No such question, or not one to them."""

    text_id = "refused-experience-unknown"


class FarewellStarted(DomainError):
    """They are being asked already, or said that they would rather not."""

    text_id = "refused-farewell-started"
    field = "member"


class NotYours(Forbidden):
    """Only organisers start it for somebody else."""

    text_id = "refused-farewell-not-yours"
    field = "member"


def drawn(done: Mapping[Asked, Sequence[str]]) -> list[tuple[Asked, str]]:
    """Draw eight questions: of what somebody did, the kinds in turn and the latest of each first, then those asked of everybody."""
    about = {kind: list(dict.fromkeys(done.get(kind, ()))) for kind in DRAWN}
    turns = [(kind, about[kind][place]) for place in range(MOST_DRAWN) for kind in DRAWN if place < len(about[kind])]
    found = [*turns[:MOST_DRAWN], *((kind, "") for kind in GENERAL)]
    return found[:QUESTIONS]


def due_days(first: date) -> list[date]:
    """Return the day of each question."""
    return [first + place * EVERY for place in range(QUESTIONS)]


def ends_on(started_on: date) -> date:
    """Return the day on which they are asked once about what they did not share."""
    return started_on + QUESTIONS * EVERY
