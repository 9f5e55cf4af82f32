"""What the bot says and does on its own initiative, as intents: ids, never rendered text, each with its terms of delivery.

A notice is written to the outbox in the transaction of the change that causes it; it is rendered when it is sent, from
the state of that moment. `kind` is the name under which it is stored: a class may be renamed, its kind may not.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import ClassVar, Final, Literal, TypeVar, dataclass_transform

from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, AgendaItemId, ChannelId, EventId, MemberId, MessageTs, MinutesId, PollId, QuestionId, SeriesId
from bot.domain.members import Language, Sort
from bot.domain.moving import Had
from bot.domain.reminders import ASKING, Occasion
from bot.domain.responses import Response

WHISPER_LASTS = timedelta(seconds=10)
"""A reply to a tap that comes later than this only puzzles."""

_POST, _EPHEMERAL, _UPLOAD = "chat.postMessage", "chat.postEphemeral", "files.completeUploadExternal"
_ITS_KIND = "{0.kind}:{0.event}:{0.member}"
_ITS_OWNER = "owner:{0.item}:{0.owner}"


class Urgency(IntEnum):
    """What goes first when several are due."""

    ANSWER = 0
    NEWS = 1
    CARD = 2
    BULK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to say or do in Slack, and how it is delivered; a class states what differs from the terms here."""

    kind: str
    goes: ClassVar[str] = "dm:{0.member}"
    """Its lane (ordering key), of its fields: two of one lane keep Slack's one a second."""
    replaces: ClassVar[str] = ""
    """Its subject, of its fields: a newer one makes a queued older one pointless. Empty: it replaces nothing."""
    repeatable: ClassVar[bool] = False
    """Idempotent: doing it twice does no harm, so an unknown outcome needs no look-up."""
    uploads: ClassVar[bool] = False
    """It is a file, which is looked up by its id."""
    unhurried: ClassVar[bool] = False
    """It waits for a working moment of whoever it is for."""
    takes_turns: ClassVar[bool] = False
    """It is of the network's own conversation (a vote, a reason, an experience): of all these a member gets one a day."""

    @property
    def lane(self) -> str:
        """Return which lane it keeps."""
        return self.goes.format(self)

    @property
    def subject(self) -> str | None:
        """Return what it is about, where a newer one replaces it."""
        return self.replaces.format(self) or None

    @property
    def receiver(self) -> MemberId | None:
        """Return whose DM it goes to, if it goes to one."""
        return MemberId(self.lane.removeprefix("dm:")) if self.lane.startswith("dm:") else None

    @property
    def sort(self) -> Sort | None:
        """Return as what its receiver may have switched it off; None: it always comes."""
        return None

    @property
    def urgency(self) -> Urgency:
        """Return how urgent it is."""
        return Urgency.NEWS

    @property
    def method(self) -> str:
        """Return what it calls in Slack, for the limits of `bot.domain.pacing`."""
        return _POST

    @property
    def lasts(self) -> timedelta | None:
        """Return how long it is of use: it is best effort, and dropped after it."""
        return None


KINDS: Final[list[type[Notice]]] = []
"""All there are, in the order below."""

_Kind = TypeVar("_Kind", bound=Notice)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def notice(kind: type[_Kind]) -> type[_Kind]:
    """Make a kind of notice of a class."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(kind)
    KINDS.append(made)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMember(Notice):
    """A word to one member, in the DM."""

    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhurried(ToMember):
    """A word to one member about what a leaver had in hand."""

    urgency = Urgency.BULK
    unhurried = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfEvent(Notice):
    """About an event; whoever made it hears of trouble with it."""

    event: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMemberOfEvent(OfEvent):
    """A word to one member about an event."""

    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCard(OfEvent):
    """Something done to a card that was posted."""

    card: int
    goes = replaces = "card:{0.card}"
    urgency = Urgency.CARD
    repeatable = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPoll(Notice):
    """About a poll; whoever put it hears of trouble with it."""

    poll: PollId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfQuestion(Notice):
    """About a question to the network."""

    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfItem(Notice):
    """About an action item; whoever assigned it hears of trouble with it."""

    item: ActionItemId
    urgency = Urgency.BULK
    unhurried = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOwner(OfItem):
    """A word to an owner of an action item, or to whoever was one."""

    owner: MemberId
    goes = "dm:{0.owner}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOther(OfItem):
    """A word about an action item to somebody else who is concerned."""

    to: MemberId
    goes = "dm:{0.to}"


@notice
class Reply(Notice):
    """Answer a mention in its thread, or a DM in the DM."""

    to: MemberId
    channel: ChannelId
    thread: MessageTs | None
    answer: Response
    language: Language | None = None
    """The language the question chose by an English command; None: the member's own."""
    private: bool = False
    """Only the asker may see it (a channel shared with another organisation)."""
    kind: Literal["reply"] = "reply"
    urgency = Urgency.ANSWER

    @property
    def lane(self) -> str:
        """Keep what only one sees apart from what all see."""
        return f"whisper:{self.to}" if self.private else f"post:{self.channel}"

    @property
    def method(self) -> str:
        """Return what it calls."""
        return _EPHEMERAL if self.private else _POST

    @property
    def lasts(self) -> timedelta | None:
        """Drop what only one sees as any word to a tap."""
        return WHISPER_LASTS if self.private else None


@notice
class Whisper(Notice):
    """The word to a member who tapped: ephemeral, at most once, pointless after ten seconds."""

    to: MemberId
    channel: ChannelId
    answer: Response
    thread: MessageTs | None = None
    over: str | None = None
    """The address that came with the tap (Slack's response_url): what was tapped is replaced by this word."""
    hint: str | None = None
    """What goes under it in small print, after a first use."""
    kind: Literal["whisper"] = "whisper"
    urgency = Urgency.ANSWER
    goes = "whisper:{0.to}"
    lasts = WHISPER_LASTS

    @property
    def method(self) -> str:
        """Return what it calls."""
        return "response_url" if self.over else _EPHEMERAL


@notice
class TellAnswer(ToMember):
    """The word to a member who sent in a form: a form has no channel, so it comes in the DM."""

    answer: Response
    kind: Literal["tell_answer"] = "tell_answer"
    urgency = Urgency.ANSWER


@notice
class Welcome(ToMember):
    """Welcome somebody who joined the workspace: what the bot is, and how to be left alone."""

    kind: Literal["welcome"] = "welcome"
    urgency = Urgency.BULK
    unhurried = True


@notice
class PublishHome(ToMember):
    """Show a member who looks at the Home tab how things are now."""

    asked: bool = False
    """They opened it or did something: they wait for it."""
    kind: Literal["publish_home"] = "publish_home"
    goes = replaces = "home:{0.member}"
    method = "views.publish"
    repeatable = True

    @property
    def urgency(self) -> Urgency:
        """Let what others did wait for what anybody is waiting for."""
        return Urgency.ANSWER if self.asked else Urgency.BULK


@notice
class PostCard(OfEvent):
    """Announce an event in its channel."""

    channel: ChannelId
    renews: bool = False
    """It takes the place of a card that Slack is about to hide."""
    kind: Literal["post_card"] = "post_card"
    goes = "post:{0.channel}"


@notice
class RefreshCard(OfCard):
    """Bring one card of an event up to date; a newer one makes an older one pointless."""

    opening: bool = False
    """Right after it was posted: where Slack refuses this one, nothing on the card is untrue yet."""
    kind: Literal["refresh_card"] = "refresh_card"
    method = "chat.update"


@notice
class SeedCard(OfCard):
    """Set the bot's own three reactions under a card."""

    kind: Literal["seed_card"] = "seed_card"
    goes = replaces = "seed:{0.card}"
    method = "reactions.add"


@notice
class UnseedCard(OfCard):
    """Take the bot's own three reactions away: the event takes no more answers."""

    kind: Literal["unseed_card"] = "unseed_card"
    goes = replaces = "seed:{0.card}"
    method = "reactions.remove"


@notice
class CompareCard(OfCard):
    """Compare the reactions under a card with those we know of: what was missed counts as given or taken back now."""

    kind: Literal["compare_card"] = "compare_card"
    goes = replaces = "compare:{0.card}"
    method = "reactions.get"


@notice
class DeleteCard(OfCard):
    """Take a withdrawn event's card away."""

    kind: Literal["delete_card"] = "delete_card"
    urgency = Urgency.NEWS
    method = "chat.delete"
    replaces = ""


@notice
class SayUnderCard(OfEvent):
    """Say under a card, for all of the channel to see, that its event was called off or moved."""

    card: int
    kind: Literal["say_under_card"] = "say_under_card"
    goes = "thread:{0.card}"


@notice
class MarkNote(OfEvent):
    """Put the bot's ✓ under a message of a meeting's thread that is noted, or take it away where it no longer is."""

    channel: ChannelId
    ts: MessageTs
    kind: Literal["mark_note"] = "mark_note"
    goes = replaces = "note:{0.channel}:{0.ts}"
    urgency = Urgency.CARD
    method = "reactions.add"
    repeatable = True


@notice
class TellPlace(ToMemberOfEvent):
    """Tell a member how their place changed: the waiting list gave them one, or they are on it."""

    kind: Literal["tell_place"] = "tell_place"
    replaces = _ITS_KIND


@notice
class TellMoved(ToMemberOfEvent):
    """Tell a member that what they were coming to is on another date now (`undone`: on the old one again), and ask anew."""

    was: EventId
    undone: bool = False
    kind: Literal["tell_moved"] = "tell_moved"


@notice
class RemindConfirm(ToMemberOfEvent):
    """Remind a member, on the last day for it, that what came along with a moved event lapses unless they confirm it."""

    kind: Literal["remind_confirm"] = "remind_confirm"


@notice
class TellLapsed(ToMemberOfEvent):
    """Tell a member that what they had lapsed, as they did not confirm it."""

    had: Had
    kind: Literal["tell_lapsed"] = "tell_lapsed"


@notice
class AskDecision(ToMemberOfEvent):
    """Ask an organiser whether an event goes on; the question of a later day replaces one that still waits."""

    on: date
    times: int
    kind: Literal["ask_decision"] = "ask_decision"
    urgency = Urgency.BULK
    replaces = _ITS_KIND


@notice
class ShowSettled(Notice):
    """Let a message that asked something (by its delivery) say what was chosen, in the place of its buttons."""

    delivery: str
    kind: Literal["show_settled"] = "show_settled"
    urgency = Urgency.CARD
    goes = replaces = "prompt:{0.delivery}"
    method = "chat.update"
    repeatable = True


@notice
class TellAnsweredFor(ToMemberOfEvent):
    """Tell a member what an organiser answered for them."""

    kind: Literal["tell_answered_for"] = "tell_answered_for"
    replaces = _ITS_KIND


@notice
class TellPassedOver(ToMemberOfEvent):
    """Tell a member who waits that a place went to a party behind theirs, as their own does not fit, and which rank they keep."""

    kind: Literal["tell_passed_over"] = "tell_passed_over"
    replaces = _ITS_KIND


@notice
class ExplainClosed(ToMemberOfEvent):
    """Tell a member once why their reaction to an event no longer counts."""

    kind: Literal["explain_closed"] = "explain_closed"


@notice
class SendAttendees(ToMemberOfEvent):
    """Send an organiser the list of an event as a file."""

    kind: Literal["send_attendees"] = "send_attendees"
    urgency = Urgency.ANSWER
    method = _UPLOAD
    uploads = True


@notice
class SendCalendarFile(ToMemberOfEvent):
    """Send a member an event as a calendar file."""

    kind: Literal["send_calendar_file"] = "send_calendar_file"
    replaces = "calendar_file:{0.event}:{0.member}"
    method = _UPLOAD
    uploads = True


@notice
class TellProposal(ToMember):
    """Ask an organiser whether an agenda item that was proposed goes on the agenda."""

    item: AgendaItemId
    kind: Literal["tell_proposal"] = "tell_proposal"
    urgency = Urgency.BULK


@notice
class TellProposed(ToMember):
    """Tell whoever proposed an agenda item what came of it."""

    item: AgendaItemId
    kind: Literal["tell_proposed"] = "tell_proposed"
    urgency = Urgency.BULK


@notice
class TellLeftOver(ToMember):
    """Tell whoever proposed an agenda item, or an organiser, that its meeting `was` is over without a decision on it.

    It is proposed for the next meeting by then, which asks the organiser anew; or waits for one to be planned.
    """

    item: AgendaItemId
    was: EventId
    kind: Literal["tell_left_over"] = "tell_left_over"
    urgency = Urgency.BULK
    replaces = "left_over:{0.item}:{0.member}"


@notice
class AskProposals(ToMemberOfEvent):
    """Ask an organiser about all proposals still to be decided, the day before the agenda goes out (at `until`)."""

    about: datetime
    until: datetime
    kind: Literal["ask_proposals"] = "ask_proposals"
    urgency = Urgency.BULK


@notice
class PostAgenda(OfEvent):
    """Show the channel the agenda of an event, a week before it; `about` is when it was to begin when this was planned."""

    channel: ChannelId
    about: datetime
    kind: Literal["post_agenda"] = "post_agenda"
    goes = "post:{0.channel}"


@notice
class RemindMember(ToMemberOfEvent):
    """Remind a member of an event: to answer, a day before, an hour before."""

    occasion: Occasion
    about: datetime
    kind: Literal["remind_member"] = "remind_member"

    @property
    def urgency(self) -> Urgency:
        """Let the hour before wait for no other reminder."""
        return Urgency.NEWS if self.occasion is Occasion.HOUR else Urgency.BULK

    @property
    def sort(self) -> Sort:
        """Tell the asking from what comes before an event of one's own."""
        return Sort.UNANSWERED if self.occasion in ASKING else Sort.EVENTS


@notice
class PassOnMessage(ToMemberOfEvent):
    """Pass on to a member what an organiser writes about an event."""

    message: int
    kind: Literal["pass_on_message"] = "pass_on_message"


@notice
class PassOnReply(ToMemberOfEvent):
    """Pass on to an organiser what a member replied to a message of theirs."""

    by: MemberId
    words: str
    kind: Literal["pass_on_reply"] = "pass_on_reply"


@notice
class AskMinutes(ToMemberOfEvent):
    """Ask for the minutes and the attendance list after the end of an event."""

    about: datetime
    again: bool = False
    """A week later, for the minutes alone."""
    kind: Literal["ask_minutes"] = "ask_minutes"
    urgency = Urgency.BULK


@notice
class AskAdoption(ToMemberOfEvent):
    """Ask the chair at the end of a meeting what it made of the minutes on its agenda."""

    minutes: tuple[MinutesId, ...]
    kind: Literal["ask_adoption"] = "ask_adoption"
    urgency = Urgency.BULK


@notice
class TellChanged(ToMemberOfEvent):
    """Tell a member that time or place changed, from what they last heard (the plan at version `since`) to what it is then."""

    since: int
    kind: Literal["tell_changed"] = "tell_changed"
    replaces = "changed:{0.event}:{0.member}"


@notice
class TellSeriesChanged(ToMemberOfEvent):
    """Tell a member once of all that changed of a series: `since` holds each event with the version they last heard of."""

    series: SeriesId
    since: tuple[tuple[EventId, int], ...]
    kind: Literal["tell_series_changed"] = "tell_series_changed"
    replaces = "series_changed:{0.series}:{0.member}"


@notice
class TellSeriesEnded(ToMemberOfEvent):
    """Tell a member once which events of a series do not take place, as it was ended."""

    series: SeriesId
    events: tuple[EventId, ...]
    kind: Literal["tell_series_ended"] = "tell_series_ended"


@notice
class TellAudience(ToMemberOfEvent):
    """Tell a member that an event came to be for them too, or is no longer, since the plan at version `since`."""

    since: int
    kind: Literal["tell_audience"] = "tell_audience"
    replaces = _ITS_KIND


@notice
class TellCalledOff(ToMemberOfEvent):
    """Tell a member that an event does not take place; `version` is the event's since."""

    version: int
    kind: Literal["tell_called_off"] = "tell_called_off"


@notice
class TellLate(ToMemberOfEvent):
    """Tell an organiser who answered on a day after the deadline."""

    on: date
    kind: Literal["tell_late"] = "tell_late"
    urgency = Urgency.BULK


@notice
class TellRestored(ToMemberOfEvent):
    """Ask a member whether it still suits: what was called off takes place after all; `version` is the event's since."""

    version: int
    kind: Literal["tell_restored"] = "tell_restored"


@notice
class OfferFollowUps(ToMemberOfEvent):
    """Offer whoever called an event off what is left to do, as action items."""

    version: int
    kind: Literal["offer_follow_ups"] = "offer_follow_ups"


@notice
class AskReason(ToMemberOfEvent):
    """Ask a member who did not sign up for what was called off, at version `version` of the event, for the reason."""

    version: int
    kind: Literal["ask_reason"] = "ask_reason"
    urgency = Urgency.BULK
    unhurried = takes_turns = True
    sort = Sort.UNANSWERED


@notice
class TellAssigned(ToOwner):
    """Tell an owner that an action item is theirs."""

    kind: Literal["tell_assigned"] = "tell_assigned"
    replaces = _ITS_OWNER


@notice
class TellWithdrawn(ToMember):
    """Tell an owner which of their action items lapsed with minutes that were withdrawn, or are open again as that was taken back."""

    minutes: MinutesId
    items: tuple[ActionItemId, ...]
    kind: Literal["tell_withdrawn"] = "tell_withdrawn"
    replaces = "withdrawn:{0.minutes}:{0.member}"
    urgency = Urgency.BULK
    unhurried = True


@notice
class TellAssignedTogether(ToMember):
    """Tell an owner of all the action items at once that came to be theirs from the same minutes."""

    minutes: MinutesId
    items: tuple[ActionItemId, ...]
    kind: Literal["tell_assigned_together"] = "tell_assigned_together"
    urgency = Urgency.BULK
    unhurried = True


@notice
class SendMinutes(ToMember):
    """Send a member the file of minutes, as it came in."""

    minutes: MinutesId
    kind: Literal["send_minutes"] = "send_minutes"
    urgency = Urgency.ANSWER
    replaces = "minutes_file:{0.minutes}:{0.member}"
    method = _UPLOAD
    uploads = True


@notice
class SendYearPlan(ToMember):
    """Send an organiser the plan of a year, to sign or for a calendar."""

    year: int
    shape: Literal["docx", "ics"]
    kind: Literal["send_year_plan"] = "send_year_plan"
    urgency = Urgency.ANSWER
    replaces = "year_plan:{0.year}:{0.shape}:{0.member}"
    method = _UPLOAD
    uploads = True


@notice
class SendMyData(ToMember):
    """Send a member all that is kept about them, to read or as data."""

    shape: Literal["page", "json"]
    kind: Literal["send_my_data"] = "send_my_data"
    urgency = Urgency.ANSWER
    replaces = "my_data:{0.shape}:{0.member}"
    method = _UPLOAD
    uploads = True


@notice
class SendFigures(ToMember):
    """Send a member figures as a picture or a workbook: turn-out as it was asked for, or the map of provinces."""

    what: Literal["chart", "sheet", "map"]
    year: int | None = None
    event_kind: EventKind | None = None
    event: EventId | None = None
    kind: Literal["send_figures"] = "send_figures"
    urgency = Urgency.ANSWER
    replaces = "figures:{0.what}:{0.year}:{0.event_kind}:{0.event}:{0.member}"
    method = _UPLOAD
    uploads = True


@notice
class PostPoll(OfPoll):
    """Put a poll in its channel."""

    channel: ChannelId
    kind: Literal["post_poll"] = "post_poll"
    goes = "post:{0.channel}"


@notice
class RefreshPoll(OfPoll):
    """Bring the card of a poll up to date; a newer one makes an older one pointless."""

    kind: Literal["refresh_poll"] = "refresh_poll"
    goes = replaces = "poll:{0.poll}"
    urgency = Urgency.CARD
    method = "chat.update"
    repeatable = True


@notice
class SayUnderPoll(OfPoll):
    """Say under the card of a poll, and in the channel, how it ended."""

    kind: Literal["say_under_poll"] = "say_under_poll"
    goes = "thread:poll:{0.poll}"


@notice
class PostQuestion(OfQuestion):
    """Put a question to the network in its channel."""

    channel: ChannelId
    kind: Literal["post_question"] = "post_question"
    goes = "post:{0.channel}"


@notice
class RefreshQuestion(OfQuestion):
    """Bring the card of a question up to date; a newer one makes an older one pointless."""

    kind: Literal["refresh_question"] = "refresh_question"
    goes = replaces = "question:{0.question}"
    urgency = Urgency.CARD
    method = "chat.update"
    repeatable = True


@notice
class SayUnderQuestion(OfQuestion):
    """Say in the thread of a question that there is an answer, or that it ended."""

    kind: Literal["say_under_question"] = "say_under_question"
    goes = "thread:question:{0.question}"


@notice
class PostReply(OfQuestion):
    """Put a reply that was given by the form in the thread of its question."""

    position: int
    kind: Literal["post_reply"] = "post_reply"
    goes = "thread:question:{0.question}"


@notice
class AskKnower(ToMember):
    """Put a question to a member who may know."""

    question: QuestionId
    kind: Literal["ask_knower"] = "ask_knower"
    urgency = Urgency.BULK
    unhurried = takes_turns = True


@notice
class AskForAnswer(ToMember):
    """Ask whoever put a question what its answer is, with the replies as choices."""

    question: QuestionId
    times: int
    kind: Literal["ask_for_answer"] = "ask_for_answer"
    urgency = Urgency.BULK
    unhurried = takes_turns = True


@notice
class AskWhetherHolds(ToMember):
    """Ask whoever gave an answer long ago whether it still holds."""

    question: QuestionId
    kind: Literal["ask_whether_holds"] = "ask_whether_holds"
    urgency = Urgency.BULK
    unhurried = takes_turns = True
    replaces = "holds:{0.question}"


@notice
class TellKept(ToMember):
    """Tell whoever gave an answer that it is kept; they may say that it is not to be."""

    question: QuestionId
    kind: Literal["tell_kept"] = "tell_kept"
    urgency = Urgency.BULK
    unhurried = takes_turns = True


@notice
class TellAnswered(ToMember):
    """Tell whoever asked or follows a question how it ended."""

    question: QuestionId
    kind: Literal["tell_answered"] = "tell_answered"
    urgency = Urgency.BULK
    unhurried = takes_turns = True
    replaces = "answered:{0.question}:{0.member}"


@notice
class TellPutter(OfPoll):
    """Tell whoever put a poll that enough hands are raised, or that its moments are filled in: something can be planned now."""

    member: MemberId
    news: Literal["enough", "filled-in"]
    kind: Literal["tell_putter"] = "tell_putter"
    goes = "dm:{0.member}"
    unhurried = True


@notice
class TellPlanned(ToMemberOfEvent):
    """Tell a member what was planned of a poll in which they said that they would come, and ask them to confirm."""

    poll: PollId
    kind: Literal["tell_planned"] = "tell_planned"


@notice
class RemindVote(ToMember):
    """Remind a member, once a day at most, of the polls that are about to end without their vote."""

    day: date
    kind: Literal["remind_vote"] = "remind_vote"
    urgency = Urgency.BULK
    unhurried = takes_turns = True
    sort = Sort.UNANSWERED


@notice
class TellNoLonger(ToOwner):
    """Tell whoever owned an action item that it is with others now."""

    by: MemberId
    kind: Literal["tell_no_longer"] = "tell_no_longer"
    replaces = _ITS_OWNER


@notice
class TellDone(OfItem):
    """Tell that an action item is done: under the message it came from, else to whoever assigned it."""

    by: MemberId
    in_thread: bool = True
    """False: Slack refused it under that message."""
    kind: Literal["tell_done"] = "tell_done"
    urgency = Urgency.NEWS
    goes = "done:{0.item}"
    unhurried = False


@notice
class PingOwner(Notice):
    """The one DM of the day to an owner, with all their items that are due for a ping."""

    owner: MemberId
    day: date
    items: tuple[ActionItemId, ...]
    kind: Literal["ping_owner"] = "ping_owner"
    urgency = Urgency.BULK
    goes = "dm:{0.owner}"
    replaces = "ping:{0.owner}"
    unhurried = True
    sort = Sort.ACTIONS


@notice
class TellDropped(ToOther):
    """Tell whoever assigned an action item, or owned it, that it was dropped."""

    by: MemberId
    kind: Literal["tell_dropped"] = "tell_dropped"


@notice
class AskDue(ToOther):
    """Ask whoever assigned an action item whether another due date is all right."""

    owner: MemberId
    on: date
    kind: Literal["ask_due"] = "ask_due"


@notice
class TellDueAnswer(ToOwner):
    """Tell an owner what became of the due date that was asked for."""

    by: MemberId
    on: date
    granted: bool
    kind: Literal["tell_due_answer"] = "tell_due_answer"


@notice
class TellGivenBack(ToOther):
    """Tell whoever assigned an action item that its owner gave it back; the reason is in the item's history."""

    owner: MemberId
    happening: int
    kind: Literal["tell_given_back"] = "tell_given_back"


@notice
class WeeklyOverview(Unhurried):
    """The chair's overview: what nobody is pinged about any more, and what leavers had in hand."""

    week: date
    contents: str = ""
    """A digest of what was in it when it was planned: while that stays the same, there is no need for another."""
    kind: Literal["weekly_overview"] = "weekly_overview"
    sort = Sort.OVERVIEWS


@notice
class WeeklyDigest(Unhurried):
    """What asks something of a member, all at once in place of single reminders, with the decisions recorded `since`."""

    since: datetime
    kind: Literal["weekly_digest"] = "weekly_digest"
    replaces = "digest:{0.member}"


@notice
class TellLeft(Unhurried):
    """Give the chair the list of what a member who left had in hand."""

    leaver: MemberId
    kind: Literal["tell_left"] = "tell_left"


@notice
class AskSuccessor(Unhurried):
    """Ask a member to take over lines of a handover list."""

    lines: tuple[int, ...]
    kind: Literal["ask_successor"] = "ask_successor"


@notice
class TellTakenOver(Unhurried):
    """Tell whoever asked for it whether a line of a handover list was taken over."""

    line: int
    successor: MemberId
    taken: bool
    kind: Literal["tell_taken_over"] = "tell_taken_over"


@notice
class OfferExperience(Unhurried):
    """Ask a member whether they want to pass on what they know, as an organiser suggests."""

    kind: Literal["offer_experience"] = "offer_experience"
    takes_turns = True


@notice
class AskExperience(Unhurried):
    """Put one of the eight questions to a member who leaves."""

    question: int
    kind: Literal["ask_experience"] = "ask_experience"
    takes_turns = True


@notice
class OfferSharing(Unhurried):
    """Ask a member once, after the last question, about what they answered and did not share."""

    kind: Literal["offer_sharing"] = "offer_sharing"
    takes_turns = True


@notice
class TellExperience(Unhurried):
    """Give whoever succeeds a leaver what they shared."""

    leaver: MemberId
    kind: Literal["tell_experience"] = "tell_experience"
    replaces = "experience:{0.leaver}:{0.member}"
    takes_turns = True


@notice
class TellUndelivered(ToMember):
    """Tell an organiser what did not arrive, and why, all of it in one message; never told about again when it fails itself."""

    batch: str
    """The deliveries it tells of carry the same mark (`told_in`)."""
    missed: bool = False
    """Its moment passed while we could not send; otherwise Slack refused."""
    kind: Literal["tell_undelivered"] = "tell_undelivered"


@notice
class TellChannelClosed(ToMember):
    """Tell an organiser that a channel in use was archived or deleted, or that the bot was taken out of it."""

    channel: ChannelId
    why: Literal["archived", "deleted", "removed"]
    kind: Literal["tell_channel_closed"] = "tell_channel_closed"


@notice
class TellWorkerMissing(ToMember):
    """Tell an organiser that a process that delivers disappeared without signing off."""

    worker: str
    kind: Literal["tell_worker_missing"] = "tell_worker_missing"
