"""Questions to the network (docs/product.md, section 10): what is asked, for whom, and how far it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.audience import EVERYBODY, Audience
from bot.domain.calendar import WorkingTime
from bot.domain.errors import DomainError, FieldMistake, shortened, within
from bot.domain.ids import ChannelId, MemberId, MessageTs, QuestionId

LONGEST_QUESTION = 500
LONGEST_REPLY = 2500
LONGEST_TOPIC = 60
MOST_TOPICS = 5
LONGEST_OPEN = timedelta(days=92)
NUDGED_AFTER = (3, 10)
"""Working days without an answer after which the asker is asked for one, once each."""
ENDS_AFTER = 13
"""Working days after which it ends without one: the asker has three for the last time they were asked."""
CHECKED_AFTER = timedelta(days=730)
"""After so long the author of an answer is asked whether it still holds."""


class QuestionState(StrEnum):
    """How far it is."""

    OPEN = "open"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    """It ended without an answer."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPlan:
    """What a form says. `anonymous`: to the network; organisers see who asks."""

    text: str
    topics: tuple[str, ...] = ()
    audience: Audience = EVERYBODY
    anonymous: bool = False
    channel: ChannelId
    until: date
    """The last day on which replies are waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """The answer that is kept, with who said it. `summary`: in the words of whoever marked it."""

    text: str
    by: MemberId
    given_at: datetime
    summary: bool = False
    outdated: bool = False
    checked_at: datetime | None = None
    """When its author was last asked whether it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its number."""

    id: QuestionId
    plan: QuestionPlan
    state: QuestionState = QuestionState.OPEN
    asked_by: MemberId
    asked_at: datetime
    routed: bool = False
    """Whoever may know was asked."""
    nudges: int = 0
    """How often the asker was asked for an answer."""
    card_ts: MessageTs | None = None

    @property
    def open(self) -> bool:
        """Return whether it waits for an answer."""
        return self.state is QuestionState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReply:
    """What somebody said in the thread of a question; its words only as long as the question is open."""

    position: int
    by: MemberId
    ts: MessageTs | None
    by_form: bool
    text: str


class QuestionNotFound(DomainError):
    """No such question in this workspace, or not one they may know of."""

    text_id = "refused-question-unknown"


class QuestionEnded(DomainError):
    """It waits for no answer any more."""

    text_id = "refused-question-ended"


class NotYourQuestion(DomainError):
    """Only whoever asked it, or an organiser."""

    text_id = "refused-not-your-question"


class NoQuestionHere(DomainError):
    """A message that is no reply to a question."""

    text_id = "refused-no-question-here"


class NotYourAnswer(DomainError):
    """Only whoever gave the answer."""

    text_id = "refused-not-your-answer"


def checked_question(text: str) -> str:
    """Tidy what is asked.

    Raises:
        FieldMistake, TextTooLong: nothing, or too much.
    """
    tidy = within(text, LONGEST_QUESTION, field="question")
    if not tidy:
        raise FieldMistake("question", "mistake-question-empty")
    return tidy


def read_topics(typed: str) -> tuple[str, ...]:
    """Read topics as they are typed, with commas or a line each; of one that stands twice the first counts."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n]", typed):
        if topic := re.sub(r"\s+", " ", part).strip(" .#"):
            found.setdefault(topic.casefold(), shortened(topic, LONGEST_TOPIC))
    return tuple(found.values())


def checked_topics(typed: str) -> tuple[str, ...]:
    """Read the topics of a question.

    Raises:
        FieldMistake: too many.
    """
    topics = read_topics(typed)
    if len(topics) > MOST_TOPICS:
        raise FieldMistake("topics", "mistake-question-topics", most=MOST_TOPICS)
    return topics


def joined_topics(topics: Iterable[str]) -> str:
    """Write topics so that they read back the same."""
    return ", ".join(topics)


def next_turn(question: Question, work: WorkingTime) -> date:
    """Return the day on which an open question has its next turn: its asker is asked for an answer, or it ends.

    Asked on Friday 14 September: asked after three working days, on the 19th, after ten on the 28th; it ends after thirteen, on
    3 October, or the day after the last on which replies are waited for, where that is later.
    """
    day = work.day_of(question.asked_at)
    turns = (*NUDGED_AFTER, ENDS_AFTER)
    for _ in range(turns[min(question.nudges, len(NUDGED_AFTER))]):
        day = work.next_working_day(day)
    if question.nudges >= len(NUDGED_AFTER) and day <= question.plan.until:
        return work.next_working_day(question.plan.until)
    return day
