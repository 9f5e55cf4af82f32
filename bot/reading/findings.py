"""What a reader finds in minutes: each finding with the sentence it came from."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a finding is: `doubtful` is offered unticked."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"


class FoundBy(StrEnum):
    """Who found it: the rules, or the second reader that an operator may name."""

    RULES = "rules"
    SECOND_READER = "second-reader"


class Oddity(StrEnum):
    """What a reader is warned of; the value is the key of the warning's sentence."""

    WEEKDAY = "weekday-mismatch"
    IMPOSSIBLE_DATE = "impossible-date"
    DUE_IN_PAST = "due-in-past"
    END_BEFORE_BEGIN = "end-before-begin"
    NO_OWNER = "no-owner"
    UNKNOWN_NAME = "unknown-name"
    NO_DATE = "no-date"
    NO_YEAR = "no-year"
    NO_ATTENDANCE = "no-attendance"
    NO_SECOND_READER = "no-second-reader"


class Way(StrEnum):
    """How a decision was taken."""

    UNANIMOUS = "unanimous"
    VOTE = "vote"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Taken:
    """How a decision was taken, and the words that say so."""

    way: Way
    words: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A main item of the agenda; `number` is as written and empty where the minutes number nothing."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The heading of the minutes; what is not written is None or empty."""

    title: str
    held_on: date | None = None
    date_source: str = ""
    without_year: str = ""
    """The date as written, where no year is known."""
    start: time | None = None
    end: time | None = None
    time_source: str = ""
    location: str | None = None
    location_source: str = ""
    chair: str | None = None
    secretary: str | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    attendance_source: str = ""


@dataclass(frozen=True, slots=True)
class FoundDecision:
    """A decision, in the minutes' own words."""

    text: str
    item: AgendaItem | None
    certainty: Certainty
    source: str
    how: Taken | None = None
    found_by: FoundBy = FoundBy.RULES


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action item; `owners` are names on the list where one fits, else as written, and empty where nobody is named."""

    text: str
    owners: tuple[str, ...]
    due_on: date | None
    item: AgendaItem | None
    certainty: Certainty
    source: str
    found_by: FoundBy = FoundBy.RULES


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting as announced in the minutes."""

    held_on: date
    start: time | None
    location: str | None
    source: str


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """Another event the minutes announce."""

    name: str
    held_on: date
    reserve_date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class OddFinding:
    """Something odd: `facts` fill the sentence of `key`."""

    key: Oddity
    facts: tuple[tuple[str, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class ParsedMinutes:
    """All that was read from one document; nothing in it was invented."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[FoundDecision, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    next_meeting: NextMeeting | None = None
    events: tuple[FoundEvent, ...] = ()
    warnings: tuple[OddFinding, ...] = ()
    unread: tuple[AgendaItem, ...] = ()
    """The items with text in which neither a decision nor an action was found: where a secretary had better look themselves."""
    sketch: tuple[int, ...] = ()
    """The document's words in short (bot/reading/likeness.py), to know it again."""
