"""Responses: what a command came to, as values with ids, never rendered text.

A slash command carries its response in its acknowledgement, a mention or DM gets it as a `Reply`, a tap as a `Whisper`. `kind` is the
name under which it is stored: a class may be renamed, its kind may not.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, AgendaItemId, DecisionId, EventId, MemberId, MinutesId, PollId, QuestionId
from bot.domain.rsvp import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A fixed sentence with plain facts: a refusal, a confirmation. Days are apart, so that they stay days in storage."""

    text_id: str
    facts: tuple[tuple[str, str | int], ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHelp:
    """What one can do; longer for organisers."""

    kind: Literal["show_help"] = "show_help"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowStatus:
    """The state of deliveries; only for organisers."""

    kind: Literal["show_status"] = "show_status"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTurnout:
    """Who came, of one year or of all, and of every event, of one kind, or of the series of an event; only for organisers."""

    year: int | None = None
    event_kind: EventKind | None = None
    event: EventId | None = None
    kind: Literal["show_turnout"] = "show_turnout"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCoverage:
    """Whom the network reaches, by province and type of partnership."""

    kind: Literal["show_coverage"] = "show_coverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMyData:
    """What is kept on the asker, in counts, with the ways to have it and to have it forgotten."""

    kind: Literal["show_my_data"] = "show_my_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowNextMeeting:
    """The card of the next meeting open to the asker."""

    kind: Literal["show_next_meeting"] = "show_next_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowEvents:
    """What is planned; with `past` past events too."""

    past: bool = False
    kind: Literal["show_events"] = "show_events"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowEvent:
    """One event with all the asker may do with it."""

    event: EventId
    kind: Literal["show_event"] = "show_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowWhoComes:
    """Who comes, who may, and who waits, sixty names at a time."""

    event: EventId
    page: int = 0
    kind: Literal["show_who_comes"] = "show_who_comes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHistory:
    """Who answered what, in which way and when; only for organisers."""

    event: EventId
    page: int = 0
    kind: Literal["show_history"] = "show_history"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAgenda:
    """The agenda of an event, with what the asker may do with it."""

    event: EventId
    kind: Literal["show_agenda"] = "show_agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAgendaItem:
    """What just happened to an agenda item."""

    item: AgendaItemId
    news: Literal["added", "proposed", "changed", "accepted"]
    told: int = 0
    """The number of people who are told."""
    kind: Literal["show_agenda_item"] = "show_agenda_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCalendarWays:
    """The ways in which an event gets into one's calendar."""

    event: EventId
    kind: Literal["show_calendar_ways"] = "show_calendar_ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayRsvp:
    """The asker's answer as it is recorded now."""

    event: EventId
    named: bool = True
    """Whether the asker named the event themselves; if not, the sentence does."""
    kind: Literal["say_rsvp"] = "say_rsvp"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """One way to read an answer in words."""

    event: EventId
    answer: Answer
    guests: int | None = None
    names: tuple[str, ...] | None = None
    deputy: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAnswer:
    """An answer in words has several readings: nothing is recorded, and each reading is a button."""

    readings: tuple[ReadAs, ...]
    kind: Literal["ask_answer"] = "ask_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferList:
    """A party does not fit: put all of it on the waiting list, or come with as many as there are places?"""

    event: EventId
    guests: int
    places: int
    names: tuple[str, ...] | None = None
    comment: str | None = None
    kind: Literal["offer_list"] = "offer_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowActions:
    """Open action items: the asker's own, all, the overdue ones, or one member's."""

    scope: Literal["own", "all", "overdue", "member"] = "own"
    owner: MemberId | None = None
    page: int = 0
    kind: Literal["show_actions"] = "show_actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAction:
    """One action item; `news` is what just happened to it."""

    item: ActionItemId
    news: Literal[
        "",
        "made",
        "changed",
        "done",
        "reopened",
        "postponed",
        "undone",
        "dropped",
        "due_asked",
        "due_granted",
        "due_declined",
        "given_back",
        "linked",
    ] = ""
    on: date | None = None
    """The day to which the ping moved, for `postponed`."""
    kind: Literal["show_action"] = "show_action"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHandover:
    """What a member who left had in hand, as it is now."""

    leaver: MemberId
    page: int = 0
    kind: Literal["show_handover"] = "show_handover"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTakenOver:
    """A line of a handover list that the asker took over, or would rather not."""

    line: int
    kind: Literal["show_taken_over"] = "show_taken_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskActionAgain:
    """The same action item was made less than a minute ago: once more?"""

    item: ActionItemId
    kind: Literal["ask_action_again"] = "ask_action_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOwner:
    """An action item names somebody whom Slack did not know (*@jan.jansen*): which member is meant, if any?"""

    text: str
    """As typed, the name in it."""
    name: str
    options: tuple[MemberId, ...]
    kind: Literal["ask_owner"] = "ask_owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskActionDate:
    """The date at the end of an action item has two readings, or does not fit its weekday: which one is meant?"""

    text: str
    owners: tuple[MemberId, ...]
    options: tuple[date, ...]
    doubt: Say
    kind: Literal["ask_action_date"] = "ask_action_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDecision:
    """One decision; `news` is what just happened to it."""

    decision: DecisionId
    news: Literal["", "recorded", "undone", "corrected", "superseded", "revoked", "restored"] = ""
    kind: Literal["show_decision"] = "show_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDecisionHistory:
    """What a decision replaced, what replaced it, and how its words were before."""

    decision: DecisionId
    kind: Literal["show_decision_history"] = "show_decision_history"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDecisions:
    """The decisions that answer a question, best first; without any the nearest topics."""

    found: tuple[DecisionId, ...] = ()
    topics: tuple[str, ...] = ()
    guesses: tuple[DecisionId, ...] = ()
    """Without an answer: what has some of the words, but lacks what tells."""
    latest: bool = False
    """No question was asked: these are the latest."""
    valid: bool = False
    """Only what still holds was asked for."""
    sure: int | None = None
    """So many are answers; what follows only comes near. None: all are."""
    kept: tuple[int, ...] = ()
    """What else was found (`bot.services.kept`), by its number in the index."""
    kept_first: bool = False
    """The decisions are about another subject."""
    offer: str = ""
    """What was asked, to be put to the network where nothing was found."""
    page: int = 0
    kind: Literal["show_decisions"] = "show_decisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowExperiences:
    """What one was asked about one's experience and answered, and first what just happened."""

    news: str = ""
    kind: Literal["show_experiences"] = "show_experiences"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPoll:
    """A poll with all that the asker may do with it, and first what just happened to it."""

    poll: PollId
    news: str = ""
    kind: Literal["show_poll"] = "show_poll"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPolls:
    """The polls that are open; `ended`: the others too."""

    ended: bool = False
    kind: Literal["list_polls"] = "list_polls"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowQuestion:
    """A question to the network with all that the asker may do with it, and first what just happened to it."""

    question: QuestionId
    news: str = ""
    kind: Literal["show_question"] = "show_question"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestions:
    """Questions to the network: the latest, those that are open, or the asker's own."""

    scope: Literal["latest", "open", "own"] = "latest"
    kind: Literal["list_questions"] = "list_questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAdoption:
    """What a meeting made of minutes, with the way back."""

    minutes: MinutesId
    kind: Literal["show_adoption"] = "show_adoption"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMinutes:
    """Minutes: what was found in them while they are reviewed, what was recorded of them after; `news` is what just happened."""

    minutes: MinutesId
    news: Literal["", "left", "recorded", "sent"] = ""
    kind: Literal["show_minutes"] = "show_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMinutes:
    """Which minutes there are; to those who make them also what waits to be reviewed."""

    kind: Literal["list_minutes"] = "list_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayUnknownWord:
    """A word that is no command, with the nearest that are."""

    word: str
    nearest: tuple[str, ...] = ()
    kind: Literal["say_unknown_word"] = "say_unknown_word"


FormName = Literal[
    "event",
    "action",
    "decision",
    "settings",
    "network",
    "profile",
    "agenda-item",
    "minutes",
    "minutes-draft",
    "change",
    "move",
    "call-off",
    "manage",
    "poll",
    "proposal",
    "experience",
    "dates",
    "interest",
    "question",
    "year-plan",
]
"""A form that can be offered by a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferForm:
    """A form can only be opened from a button here: a DM and a mention carry no trigger."""

    form: FormName
    prefill: str = ""
    """What was typed already; of a part of *Beheren…* the event's number."""
    kind: Literal["offer_form"] = "offer_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMoved:
    """What became of an event that was just moved, or brought back (`undone`), for the organiser who did it."""

    event: EventId
    undone: bool = False
    told: int = 0
    """The number of people who are told."""
    kind: Literal["show_moved"] = "show_moved"


Response = (
    ShowHelp
    | ShowNextMeeting
    | ShowStatus
    | ShowTurnout
    | ShowCoverage
    | ShowMyData
    | ShowEvents
    | ShowEvent
    | ShowWhoComes
    | ShowAgenda
    | ShowAgendaItem
    | ShowCalendarWays
    | ShowHistory
    | SayRsvp
    | OfferList
    | AskAnswer
    | ShowActions
    | ShowAction
    | ShowHandover
    | ShowTakenOver
    | AskActionAgain
    | AskActionDate
    | AskOwner
    | ShowDecision
    | ShowDecisions
    | ShowDecisionHistory
    | ShowExperiences
    | ShowPoll
    | ListPolls
    | ShowQuestion
    | ListQuestions
    | ShowAdoption
    | ShowMinutes
    | ListMinutes
    | Say
    | SayUnknownWord
    | OfferForm
    | ShowMoved
)
