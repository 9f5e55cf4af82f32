"""Minutes: a document with what was found in it, reviewed and recorded by people, and how they stand until they are adopted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from bot.domain.decisions import MinutesStatus, Standing
from bot.domain.errors import DomainError, Forbidden
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, MinutesId


class MinutesState(StrEnum):
    """How far minutes are: being read, reviewed, recorded as a draft, and what a later meeting makes of them."""

    READING = "reading"
    REFUSED = "refused"
    """The file could not be read; whoever sent it heard why."""
    REVIEW = "review"
    """Read, and nothing of it recorded yet."""
    DRAFT = "draft"
    UP_FOR_ADOPTION = "up_for_adoption"
    ADOPTED = "adopted"
    CHANGED = "adopted_with_changes"
    HELD_OVER = "held_over"
    WITHDRAWN = "withdrawn"

    @property
    def status(self) -> MinutesStatus | None:
        """Return how what comes from them is marked; None while nothing does, or no longer."""
        return STATUS.get(self)


STATUS: Final = {
    MinutesState.DRAFT: MinutesStatus.DRAFT,
    MinutesState.UP_FOR_ADOPTION: MinutesStatus.DRAFT,
    MinutesState.ADOPTED: MinutesStatus.ADOPTED,
    MinutesState.CHANGED: MinutesStatus.CHANGED,
    MinutesState.HELD_OVER: MinutesStatus.HELD_OVER,
}
"""The states in which minutes stand: recorded, and not withdrawn."""


UNADOPTED: Final = (MinutesState.DRAFT, MinutesState.UP_FOR_ADOPTION, MinutesState.HELD_OVER)
"""The states in which a meeting has yet to adopt them: what comes from them is a *concept*."""


class FindingKind(StrEnum):
    """What can be found in minutes."""

    DECISION = "decision"
    ACTION = "action"
    NEXT_MEETING = "next_meeting"
    EVENT = "event"


AHEAD: Final = frozenset({FindingKind.NEXT_MEETING, FindingKind.EVENT})
"""What looks ahead: it stands last, and becomes a filled form."""


class Sureness(StrEnum):
    """How sure it is that a finding is one; only what is certain, or was added by somebody, is offered ticked."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    SECOND_READER = "second_reader"
    """Only the second reader found it."""
    BY_HAND = "by_hand"


class Relation(StrEnum):
    """What a decision is to one of the register that it resembles, as somebody said; the bot itself never says so."""

    REPLACES = "replaces"
    SUPPLEMENTS = "supplements"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a finding says, as it was read and then edited."""

    text: str = ""
    """The words of a decision or action item, the title of an event."""
    how: str = ""
    """How a decision was taken."""
    owners: tuple[MemberId, ...] = ()
    names: tuple[str, ...] = ()
    """Owners who were not linked to a member."""
    on: date | None = None
    """The due date of an action item, the day of an event."""
    begin: time | None = None
    place: str = ""
    reserve_on: date | None = None
    relation: Relation | None = None
    resembles: DecisionId | None = None
    """The decision of the register that `relation` is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in minutes, or added to them, as it is in the review and after it."""

    position: int
    kind: FindingKind
    sureness: Sureness
    item_number: str = ""
    item_title: str = ""
    source: str = ""
    """The sentence it comes from; empty where somebody added it."""
    ticked: bool
    content: Content
    version: int = 0
    """That of the minutes when it was last changed."""
    changed_by: MemberId | None = None
    changed_at: datetime | None = None
    """By Slack's clock."""
    decision: DecisionId | None = None
    action: ActionItemId | None = None
    """What was recorded of it."""


Edit = Callable[[Finding], Finding]
"""What somebody makes of a finding."""

LONGEST_TITLE = 200
"""Characters of the name of the meeting that minutes are of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes as they are kept; the bytes of their file are kept apart."""

    id: MinutesId
    state: MinutesState
    event: EventId | None = None
    """The meeting they are of, where it is one of ours."""
    heading_version: int = 0
    """The version at which somebody last said of which meeting they are."""
    heading_by: MemberId | None = None
    file_name: str
    media_type: str
    size: int = 0
    """Bytes; 0 until the file was fetched."""
    slack_file: str | None = None
    title: str = ""
    held_on: date | None = None
    version: int = 0
    page: int = 0
    """Of the review: the page on which somebody last was."""
    sent_by: MemberId
    sent_at: datetime
    recorded_by: MemberId | None = None
    recorded_at: datetime | None = None
    on_agenda_of: EventId | None = None
    """The meeting on whose agenda their adoption stands."""
    settled_in: EventId | None = None
    """The meeting that dealt with them last."""
    settled_by: MemberId | None = None
    settled_at: datetime | None = None
    note: str = ""
    """With which change they were adopted, or why they were withdrawn."""

    @property
    def stands(self) -> bool:
        """Whether they are recorded and not withdrawn."""
        return self.state in STATUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """How minutes stood before they were withdrawn, and what went with them: by this it is taken back."""

    state: MinutesState
    on_agenda_of: EventId | None
    settled_by: MemberId | None
    settled_at: datetime | None
    note: str
    decisions: tuple[Standing, ...]
    actions: tuple[ActionItemId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAgenda:
    """Minutes as the agenda of a later meeting names them."""

    event: EventId | None
    held_on: date | None
    state: MinutesState


class MinutesNotFound(DomainError):
    """No such minutes, or none that the asker may see."""

    text_id = "refused-minutes-unknown"


class MinutesNotMade(DomainError):
    """That meeting has no minutes yet. Facts: `event`."""

    text_id = "refused-minutes-none"


class NotForMinutes(Forbidden):
    """Only organisers and the secretary bring in minutes."""

    text_id = "refused-minutes-organisers"


class MinutesRecorded(DomainError):
    """The review is over: they were recorded. Facts: `by`."""

    text_id = "refused-minutes-recorded"


class MinutesUnread(DomainError):
    """They are still being read, or could not be."""

    text_id = "refused-minutes-unread"


class MeetingHasMinutes(DomainError):
    """Other minutes of that meeting stand already. Facts: `event`."""

    text_id = "mistake-minutes-twice"
    field = "review.event"


class MinutesDateMissing(DomainError):
    """Of what is recorded the day has to be known."""

    text_id = "mistake-minutes-date"
    field = "review.held_on"


class ReplacedTwice(DomainError):
    """Another decision of these minutes takes the place of that earlier one. Facts: `decision`, the earlier one, and `text`."""

    text_id = "mistake-minutes-replaced-twice"


class DraftTooEarly(DomainError):
    """Minutes are made of a meeting that has begun. Facts: `event`, `title`."""

    text_id = "refused-draft-early"


class NothingToDraft(DomainError):
    """There is no meeting of which minutes are to be made."""

    text_id = "refused-draft-none"


class MinutesMissing(DomainError):
    """Neither a file nor a text was given."""

    text_id = "mistake-minutes-nothing"
    field = "text"


LONGEST_NOTE = 2000
"""Characters that say with which change minutes were adopted, or why they were withdrawn."""


class NotForAdoption(Forbidden):
    """Only the chair and the organisers of the meeting say what it made of minutes."""

    text_id = "refused-adoption-chair"


class AdoptedBefore(DomainError):
    """That was said already. Facts: `by`."""

    text_id = "refused-adoption-done"


class AdoptedTooEarly(DomainError):
    """The meeting that is to adopt them has not begun."""

    text_id = "refused-adoption-early"


class NoteMissing(DomainError):
    """What was changed has to be said."""

    text_id = "mistake-adoption-note"
    field = "note"


class WithdrawalReasonMissing(DomainError):
    """Why minutes are withdrawn has to be said."""

    text_id = "mistake-withdraw-note"
    field = "note"


def refuse_unless_open(minutes: Minutes, meeting: EventId, *, by: str) -> None:
    """Refuse a word on minutes that were adopted or withdrawn meanwhile, or that this meeting held over already.

    Raises:
        AdoptedBefore: with the name of whoever said so.
    """
    if minutes.state not in UNADOPTED or (minutes.state is MinutesState.HELD_OVER and minutes.settled_in == meeting):
        raise AdoptedBefore(by=by)


def replaced_twice(findings: Iterable[Finding]) -> list[tuple[Finding, Finding]]:
    """List the decisions to record that replace or supplement one which another of them replaces; each with that other, the first."""
    tied = [each for each in findings if each.ticked and each.content.relation in {Relation.REPLACES, Relation.SUPPLEMENTS}]
    first: dict[DecisionId | None, Finding] = {}
    for each in tied:
        if each.content.relation is Relation.REPLACES:
            first.setdefault(each.content.resembles, each)
    return [(each, other) for each in tied if (other := first.get(each.content.resembles)) is not None and other is not each]


def to_record(findings: Iterable[Finding]) -> list[Finding]:
    """Take what is recorded: what is ticked, and nothing else."""
    return [each for each in findings if each.ticked]
