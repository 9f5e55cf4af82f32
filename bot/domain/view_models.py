"""What a view is given: domain values with the names and counts that go with them. Services fill these, views read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.action_history import Step
from bot.domain.action_items import ActionItem
from bot.domain.agenda import AgendaItem
from bot.domain.calendar import DayOccasion
from bot.domain.call_offs import CallOff
from bot.domain.decisions import Decision, DecisionChange
from bot.domain.delivery_status import Missing
from bot.domain.event_messages import EventMessage
from bot.domain.events import CourseSession, Event
from bot.domain.experiences import Experience
from bot.domain.forecasts import Forecast
from bot.domain.go_no_go import GoNoGoOutcome
from bot.domain.handover import HandoverLine
from bot.domain.ids import ActionItemId, AgendaItemId, DecisionId, EventId, MemberId
from bot.domain.minutes import Minutes, OnAgenda
from bot.domain.polls import Poll, Verdict
from bot.domain.questions import KeptAnswer, Question
from bot.domain.reminders import Reminder
from bot.domain.rsvp import Party, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """A line of an agenda with the name of its presenter; without `item` it is a standing one, about minutes."""

    title: str
    item: AgendaItemId | None = None
    lasts: timedelta | None = None
    presenter: str = ""
    attachment: str | None = None
    attachment_hidden: bool = False
    """Slack may no longer show it."""
    minutes_of: Event | None = None
    minutes: OnAgenda | None = None
    """Of the standing items: minutes that this meeting is to adopt, or dealt with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """One event for one reader (or for everybody: then there is no own answer)."""

    event: Event
    channel_name: str
    tally: Tally
    coming: tuple[str, ...] = ()
    """Names, shown while they are a handful."""
    own: Party | None = None
    moved_from: Event | None = None
    provisional: int = 0
    """The number of people who came along from another date and have yet to confirm."""
    manages: bool = False
    """The reader organises it: they may change it, close it and call it off."""
    rank: int = 0
    """Their place on the waiting list, 1 for the first; 0 where they do not wait."""
    answered_by: str = ""
    """The organiser who answered for them, by name."""
    asks_profile: bool = False
    """It matters for this event that they fill in their partnership's type and province."""
    agenda: tuple[ShownItem, ...] = ()
    missed: tuple[datetime, ...] = ()
    """When the sessions of a course begin that the reader comes to, but for these."""
    then: "tuple[ShownEvent, ...]" = ()
    """In a list: the others of its series, which follow it."""
    posted: bool = True
    """Its announcement is, or was, in the channel."""
    call_off: CallOff | None = None
    """Why people did not sign up for it, to whoever organises it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProposal:
    """An agenda item that was proposed for an event: by whom, and who decided on it."""

    item: AgendaItem
    shown: ShownItem
    event: Event
    by: str
    decided_by: str = ""


class Attending(StrEnum):
    """How an event is shown in somebody's calendar."""

    SURE = "sure"
    UNSURE = "unsure"
    """They said maybe, or wait for a place."""
    OFF = "off"
    """It does not take place (then)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An event as a calendar shows it."""

    event: Event
    changed_at: datetime
    attending: Attending = Attending.SURE
    organiser: str = ""
    agenda: tuple[ShownItem, ...] = ()
    answered: int = 0
    """Rises with each change of what it shows of the reader's own answer."""
    dropped: tuple[tuple[int, CourseSession], ...] = ()
    """What calendars know under a number that is no longer used (0: of an event that was no course), as it last was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMove:
    """A move: what it was, what it is now, until when one confirms, and the number of people told."""

    was: Event
    event: Event
    until: date
    told: int = 0
    undone: bool = False

    @property
    def into_another(self) -> bool:
        """Return whether it goes on in an event that was there already."""
        return not self.undone and self.event.moved_from != self.was.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """An event about which an organiser has to decide, or has decided."""

    shown: ShownEvent
    maybe: tuple[str, ...] = ()
    """Names of those who might still come."""
    silent: int = 0
    """The number of those invited who have not answered."""
    outcome: GoNoGoOutcome | None = None
    decided_by: str = ""
    moved_to: Event | None = None
    open: bool = True
    """Somebody has yet to decide."""
    forecast: Forecast | None = None
    """What to expect, as far as earlier events tell."""
    nudged: "ShownMessage | None" = None
    """That those who doubt were reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMessage:
    """What an organiser wrote about an event, with their name."""

    message: EventMessage
    by: str
    event: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """The next meeting as one member sees it, with what comes before it; without one, the last that was held."""

    meeting: ShownEvent | None
    before: tuple[Event, ...] = ()
    last_held: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAction:
    """An action item with the names a view needs and what the reader may do with it."""

    item: ActionItem
    owners: tuple[str, ...]
    """Those who are not in Slack last."""
    assigned_by: str
    closed_by: str | None = None
    source_channel: str | None = None
    source_hidden: bool = False
    """Slack may no longer show the message it came from."""
    source_event: str | None = None
    asked_due_by: str | None = None
    overdue: bool = False
    ends: bool = False
    """The reader is an owner, stands in for one, or is an organiser: they may end it."""
    owns: bool = False
    """The reader is an owner."""
    pinged: bool = False
    """The reader is pinged about it: they have a ping to put off."""
    changes: bool = False
    """The reader assigned it, or is an organiser: they set its date."""
    given: bool = False
    """Somebody else gave it to the reader: they may ask for another date, and give it back."""
    offers_drop: bool = False
    """A ping about it offers to let it lapse."""
    last_ping: bool = False
    """This is the last ping: its text says so."""
    organiser: bool = False
    draft: bool = False
    """It comes from minutes that are not adopted yet."""
    origin: tuple[Minutes, str] | None = None
    """On its card: the minutes from which it was recorded, and the sentence in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAgenda:
    """The agenda of an event for one reader; whoever manages it also sees what was proposed."""

    event: Event
    items: tuple[ShownItem, ...]
    proposals: tuple[ShownProposal, ...] = ()
    open_items: tuple[ShownAction, ...] = ()
    """Of a meeting: what is still open of its series."""
    may_manage: bool = False
    open: bool = True
    """It can still change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHappening:
    """One thing that happened to an action item, with the names that go with it."""

    at: datetime
    by: str
    what: Step
    facts: Mapping[str, str]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One line of a handover list, with the names that go with it."""

    line: HandoverLine
    what: str
    """The action item's text, the event's title; empty for a duty."""
    leaver: str
    successor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What else there is on the day of a moment."""

    days: tuple[DayOccasion, ...] = ()
    """What makes them days not to meet on."""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoll:
    """A poll with its counts, as far as they are shown, and what the reader did and may do with it."""

    poll: Poll
    counts: tuple[int, ...] | None
    voted: int
    voters: int | None
    """How many were named; None: whoever is in the channel may vote."""
    verdict: Verdict | None
    talks: tuple[tuple[str, str], ...]
    """Who wants to talk first, and why."""
    own: tuple[int, ...] | None
    """What the reader chose; None: they have not voted. Empty: their vote is secret, or taken back."""
    may_manage: bool
    """The reader may end it: an organiser, or whoever put it."""
    organises: bool = False
    put_by: str
    names: tuple[tuple[str, ...], ...] | None = None
    """By choice those who made it; None: not for the reader."""
    plannable: bool = False
    """The reader may plan an event of it."""
    event: Event | None = None
    """What was planned of it."""
    marks: tuple[Marked, ...] = ()
    """By moment, while it takes votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNetworkQuestion:
    """A question with its answer, and what the reader may do with it."""

    question: Question
    asker: str
    """Empty where the reader is not to know."""
    replies: int = 0
    asked: int = 0
    answer: KeptAnswer | None = None
    answered_by: str = ""
    """Empty where it is the asker, who is not to be known."""
    follows: bool = False
    may_manage: bool = False
    own_answer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownKept:
    """Something that is found beside decisions, said for what it is: `kind` names how it came to be known."""

    kind: str
    number: str
    title: str
    text: str
    by: str
    """Who said it; empty where they are not named."""
    at: datetime
    outdated: bool = False
    call_off: CallOff | None = None
    """Of an event that was called off: how many had signed up, and why others did not."""
    to_organiser: bool = False
    experience: Experience | None = None
    """Of what a leaver passed on: what they were asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDecision:
    """A decision with what is linked to it, and what the reader may do with it."""

    decision: Decision
    successor: Decision | None = None
    holder: Decision | None = None
    """What holds in its place now, at the end of the chain."""
    later: bool = False
    """It holds from a day that has yet to come."""
    until_then: Decision | None = None
    """What holds until that day."""
    supplements: Decision | None = None
    replaced: tuple[Decision, ...] = ()
    """What it took the place of."""
    supplemented_by: tuple[Decision, ...] = ()
    origin: Minutes | None = None
    """The minutes from which it was recorded."""
    source_hidden: bool = False
    """Slack may no longer show where its link leads."""
    minutes_note: str = ""
    """With which change its minutes were adopted, or why they were withdrawn."""
    changed: bool = False
    """There is something to read in its history."""
    may_change: bool = False
    may_undo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHistory:
    """A decision with all that is linked to it in order of their days, and what became of the decision itself."""

    decision: Decision
    chain: tuple[Decision, ...]
    changes: tuple[DecisionChange, ...]
    names: Mapping[MemberId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMinutes:
    """Minutes with the meeting that dealt with them, and who said so, by name."""

    minutes: Minutes
    settled_by: str = ""
    meeting: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrigible:
    """What came from minutes and can be corrected: a decision or an action item, with its words as they are now."""

    position: int
    text: str
    decision: DecisionId | None = None
    action: ActionItemId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAction:
    """An action item as it is to be written in minutes."""

    text: str
    owners: tuple[str, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMinutes:
    """What is known of a meeting for its minutes: people by name, the chair and the secretary only where they were there."""

    event: Event
    agenda: tuple[ShownItem, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""
    decisions: tuple[str, ...] = ()
    actions: tuple[DraftAction, ...] = ()
    next_meeting: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHome:
    """What the Home tab tells one member: what asks something of them, what comes, and the latest decisions."""

    to_answer: tuple[ShownEvent, ...] = ()
    """They are invited and did not answer, or what came along from another date is to be confirmed."""
    actions: tuple[ShownAction, ...] = ()
    """Theirs, of which the day is near or gone by."""
    more_actions: int = 0
    """Their other open ones."""
    due_asked: tuple[ShownAction, ...] = ()
    """Their owners ask the reader for another date."""
    proposals: tuple[ShownProposal, ...] = ()
    """For the agendas of events that the reader manages."""
    up_for_adoption: tuple[tuple[Minutes, Event], ...] = ()
    """Minutes that are the reader's to see, with the coming meeting that is to adopt them."""
    coming: tuple[ShownEvent, ...] = ()
    more_coming: int = 0
    silent: Mapping[EventId, int] = field(default_factory=dict)
    """Of the first events that the reader manages: the number of those who have not answered."""
    decisions: tuple[ShownDecision, ...] = ()
    undelivered: tuple[Missing, ...] = ()
    """For organisers: what did not arrive lately."""
    steps: Mapping[str, bool] = field(default_factory=dict)
    """For organisers: the first steps and whether each is done; empty once all are."""
    organiser: bool = False
    guest: bool = False
    look_again_at: datetime | None = None
    """When the clock alone makes it look otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSchedule:
    """What a schedule would send for an event, for whoever chooses one."""

    event: Event
    channel: str
    """The name of its channel."""
    reminders: tuple[Reminder, ...]
    silent: int
    """The number of those who were invited and have not answered."""
    secretary: str
    """Who is asked for minutes and attendance list."""
