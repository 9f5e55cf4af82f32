"""What a member may ask by command, mention or DM, as values."""

from dataclasses import dataclass, field
from typing import Literal

from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, PollId, QuestionId
from bot.domain.members import Language
from bot.domain.polls import PollKind
from bot.domain.rsvp import NOTHING_MORE, Answer, Extras


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What can I do?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """When and where is the next meeting?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEvents:
    """What is planned, and with `past` what took place?"""

    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Announce an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """Plan a year; without one the next."""

    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtEvent:
    """Show `V12`."""

    event: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class ManageEvent:
    """Open a part of *Beheren…* of `V12`: `manage` is all of it, in which it is closed."""

    event: EventId
    part: Literal["change", "move", "call-off", "manage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtAction:
    """Show `A31`."""

    item: ActionItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtDecision:
    """Show `B104`."""

    decision: DecisionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """The words of an answer's comment that were not marked as one, and may yet name the event that is meant."""

    about: str = ""
    """Right after the answer: *bustour*, *naar de bustour*, *12 januari*, *ziek*."""
    beside: str = ""
    """Further on: *maar ben een half uur later*."""
    remark: str = ""
    """What the comment is where `about` names the event."""
    strict: bool = False
    """What of `about` names no event is asked back, not kept as a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAnswer:
    """Say yes, maybe or no; without a number to the next event."""

    answer: Answer
    event: EventId | None = None
    extras: Extras = NOTHING_MORE
    loose: Loose = field(default=Loose(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtAnswer:
    """An answer that can be read in more ways, or not wholly: it is asked back with the `readings`, and nothing is recorded."""

    typed: str
    readings: tuple[GiveAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAttendees:
    """Who comes? Without a number: to the next event."""

    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtAgenda:
    """What will be discussed? Without a number: at the next meeting."""

    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeItem:
    """Propose an agenda item; `V12` in front says for which event."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListActions:
    """Which action items are open?"""

    scope: Literal["own", "all", "overdue", "member"] = "own"
    owner: MemberId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAction:
    """Make an action item of what was typed; mentions are in it as `<@U…>`."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishAction:
    """Mark `A31` done."""

    item: ActionItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHandover:
    """Take over a line of a handover list, or rather not: said in words where that was asked."""

    line: int
    takes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToMessage:
    """Reply to what an organiser wrote, in the DM where it came."""

    message: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenAction:
    """Open `A31` again."""

    item: ActionItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDecisions:
    """What was decided about …? Without a question: the latest. `valid`: only what still holds."""

    question: str
    valid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDecision:
    """Record a decision."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtMinutes:
    """Give the minutes of `V12`, with their file; without a number say which minutes there are."""

    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMinutes:
    """Bring in minutes: a file, or their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOfMinutes:
    """Make minutes of what is known of `V12`, or of the latest meeting that has none."""

    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that somebody dropped in a conversation with us, as far as Slack tells of it at once."""

    id: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BringIn:
    """Read these files as minutes, of an event that was named beside them."""

    files: tuple[SentFile, ...]
    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareExperience:
    """Pass on what one knows, or (organisers) let somebody be asked to; what one answered, where that was begun."""

    member: MemberId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerExperience:
    """Answer a question about one's experience, in the DM where it was put."""

    question: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoll:
    """A poll or a proposal to be put, with its question if that was typed."""

    kind: PollKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtPoll:
    """One poll or proposal."""

    poll: PollId


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtPolls:
    """The polls that are open, or all."""

    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNetwork:
    """Put a question to the network, with what was typed of it."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtQuestion:
    """Show `K12`."""

    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtQuestions:
    """The latest questions to the network, those that are open, or one's own."""

    scope: Literal["latest", "open", "own"] = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSettings:
    """Look at one's own settings and, for organisers, the network's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtMyData:
    """What is kept on me?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtTurnout:
    """Who came, of one year or of all, and of every event, of one kind, or of the series that an event belongs to."""

    year: int | None = None
    kind: EventKind | None = None
    event: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtCoverage:
    """Whom do we reach, by province and type of partnership?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtStatus:
    """What went out, what waits, what failed, and does somebody deliver? For organisers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """Speak this language with me from now on."""

    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """A command that lacks something; `text_id` names the sentence that says what, with an example."""

    text_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownWord:
    """No command, with the nearest that are."""

    word: str
    nearest: tuple[str, ...] = ()


Command = (
    Help
    | NextMeeting
    | ListEvents
    | NewEvent
    | PlanYear
    | LookAtEvent
    | ManageEvent
    | LookAtAction
    | LookAtDecision
    | GiveAnswer
    | DoubtAnswer
    | ListAttendees
    | LookAtAgenda
    | ProposeItem
    | ListActions
    | AddAction
    | FinishAction
    | AnswerHandover
    | ReplyToMessage
    | ReopenAction
    | AskDecisions
    | AddDecision
    | LookAtMinutes
    | NewMinutes
    | DraftOfMinutes
    | BringIn
    | ShareExperience
    | AnswerExperience
    | NewPoll
    | LookAtPoll
    | LookAtPolls
    | AskNetwork
    | LookAtQuestion
    | LookAtQuestions
    | OpenSettings
    | LookAtMyData
    | LookAtTurnout
    | LookAtCoverage
    | LookAtStatus
    | ChooseLanguage
    | Incomplete
    | UnknownWord
)

WRITES = (
    GiveAnswer,
    AddAction,
    FinishAction,
    AnswerHandover,
    ReplyToMessage,
    AnswerExperience,
    ReopenAction,
    ChooseLanguage,
    LookAtMinutes,
)
"""The commands that change something by themselves; all others only read, and never wait for a writer."""
