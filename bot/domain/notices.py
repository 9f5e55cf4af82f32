"""What the bot says and does on its own initiative, as intents: ids, never rendered text.

A notice is written to the outbox in the transaction of the change that causes it; it is rendered when it is sent, from
the state of that moment. An *answer* is what a command came to: a slash command carries it in its acknowledgement, a
mention or DM gets it as a `Reply`, a tap as a `Whisper`. `kind` is the name under which it is stored: a class may be
renamed, its kind may not.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Literal, assert_never

from bot.domain.ids import ActionItemId, AgendaItemId, ChannelId, DecisionId, EventId, MemberId, MessageTs
from bot.domain.members import Language
from bot.domain.moving import Had
from bot.domain.reminders import Occasion

# --- what a command came to --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A fixed sentence with plain facts: a refusal, a confirmation. Days stand apart, so that they stay days in storage."""

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
    """How deliveries stand; only for organisers."""

    kind: Literal["show_status"] = "show_status"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowNextMeeting:
    """The card of the next meeting open to the asker."""

    kind: Literal["show_next_meeting"] = "show_next_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowEvents:
    """What is coming; with `past` also what was."""

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
    """Who answered what, by which way and when; only for organisers."""

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
    """Whether the asker named the event himself; if not, the sentence does."""
    kind: Literal["say_rsvp"] = "say_rsvp"


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
    """What a member who left has left behind, as it stands now."""

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
    latest: bool = False
    """No question was asked: these are the latest."""
    valid: bool = False
    """Only what still holds was asked for."""
    sure: int | None = None
    """So many are answers; what follows only comes near. None: all are."""
    page: int = 0
    kind: Literal["show_decisions"] = "show_decisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayUnknownWord:
    """A word that is no command, with the nearest that are."""

    word: str
    nearest: tuple[str, ...] = ()
    kind: Literal["say_unknown_word"] = "say_unknown_word"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferForm:
    """A form can only be opened from a button here: a DM and a mention carry no trigger."""

    form: Literal["event", "action", "decision", "settings", "profile", "agenda-item"]
    prefill: str = ""
    """What was typed already."""
    kind: Literal["offer_form"] = "offer_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMoved:
    """What became of an event that was just moved, or brought back (`undone`), for the organiser who did it."""

    event: EventId
    undone: bool = False
    kind: Literal["show_moved"] = "show_moved"


Answer = (
    ShowHelp
    | ShowNextMeeting
    | ShowStatus
    | ShowEvents
    | ShowEvent
    | ShowWhoComes
    | ShowAgenda
    | ShowAgendaItem
    | ShowCalendarWays
    | ShowHistory
    | SayRsvp
    | OfferList
    | ShowActions
    | ShowAction
    | ShowHandover
    | ShowTakenOver
    | AskActionAgain
    | AskActionDate
    | ShowDecision
    | ShowDecisions
    | ShowDecisionHistory
    | Say
    | SayUnknownWord
    | OfferForm
    | ShowMoved
)

# --- what goes out by the outbox ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Answer a mention in its thread, or a DM in the DM."""

    to: MemberId
    channel: ChannelId
    thread: MessageTs | None
    answer: Answer
    language: Language | None = None
    """The language the question chose by an English command; None: the member's own."""
    private: bool = False
    """Only the asker may see it (a channel shared with another organisation)."""
    kind: Literal["reply"] = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """The word to a member who tapped: ephemeral, at most once, pointless after ten seconds."""

    to: MemberId
    channel: ChannelId
    answer: Answer
    thread: MessageTs | None = None
    kind: Literal["whisper"] = "whisper"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAnswer:
    """The word to a member who sent in a form: a form has no channel, so it comes in the DM."""

    member: MemberId
    answer: Answer
    kind: Literal["tell_answer"] = "tell_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """Announce an event in its channel."""

    event: EventId
    channel: ChannelId
    kind: Literal["post_card"] = "post_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshCard:
    """Bring one card of an event up to date; a newer one makes an older one pointless."""

    event: EventId
    card: int
    kind: Literal["refresh_card"] = "refresh_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedCard:
    """Set the bot's own three reactions under a card."""

    event: EventId
    card: int
    kind: Literal["seed_card"] = "seed_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseedCard:
    """Take the bot's own three reactions away: the event takes no more answers."""

    event: EventId
    card: int
    kind: Literal["unseed_card"] = "unseed_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareCard:
    """Compare the reactions under a card with those we know of: what was missed counts as given or taken back now."""

    event: EventId
    card: int
    kind: Literal["compare_card"] = "compare_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteCard:
    """Take a withdrawn event's card away."""

    event: EventId
    card: int
    kind: Literal["delete_card"] = "delete_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPlace:
    """Tell a member how his place changed: the waiting list gave him one, or he is on it."""

    event: EventId
    member: MemberId
    kind: Literal["tell_place"] = "tell_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMoved:
    """Tell a member that what he was coming to is on another date now (`undone`: on the old one again), and ask anew."""

    event: EventId
    was: EventId
    member: MemberId
    undone: bool = False
    kind: Literal["tell_moved"] = "tell_moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindConfirm:
    """Remind a member, on the last day for it, that what came along with a moved event lapses unless he confirms it."""

    event: EventId
    member: MemberId
    kind: Literal["remind_confirm"] = "remind_confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLapsed:
    """Tell a member that what he had lapsed, as he did not confirm it."""

    event: EventId
    member: MemberId
    had: Had
    kind: Literal["tell_lapsed"] = "tell_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDecision:
    """Ask an organiser whether an event goes on; the question of a later day replaces one that still waits."""

    event: EventId
    member: MemberId
    on: date
    times: int
    kind: Literal["ask_decision"] = "ask_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowVerdict:
    """Let the message in which this was asked say what was decided."""

    event: EventId
    member: MemberId
    channel: ChannelId
    ts: MessageTs
    kind: Literal["show_verdict"] = "show_verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAnsweredFor:
    """Tell a member what an organiser answered for him."""

    event: EventId
    member: MemberId
    kind: Literal["tell_answered_for"] = "tell_answered_for"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPassedOver:
    """Tell who waits that a place went to a party behind his, as his own does not fit, and which rank he keeps."""

    event: EventId
    member: MemberId
    kind: Literal["tell_passed_over"] = "tell_passed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainClosed:
    """Tell a member once why his reaction to an event no longer counts."""

    event: EventId
    member: MemberId
    kind: Literal["explain_closed"] = "explain_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAttendees:
    """Send an organiser the list of an event as a file."""

    event: EventId
    member: MemberId
    kind: Literal["send_attendees"] = "send_attendees"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendCalendarFile:
    """Send a member an event as a calendar file."""

    event: EventId
    member: MemberId
    kind: Literal["send_calendar_file"] = "send_calendar_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellProposal:
    """Ask an organiser whether an agenda item that was proposed goes on the agenda."""

    item: AgendaItemId
    member: MemberId
    kind: Literal["tell_proposal"] = "tell_proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowProposal:
    """Bring the message in which an organiser was asked up to date."""

    item: AgendaItemId
    member: MemberId
    channel: ChannelId
    ts: MessageTs
    kind: Literal["show_proposal"] = "show_proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellProposed:
    """Tell who proposed an agenda item what came of it."""

    item: AgendaItemId
    member: MemberId
    kind: Literal["tell_proposed"] = "tell_proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAgenda:
    """Show the channel the agenda of an event, a week before it; `about` is when it was to begin when this was planned."""

    event: EventId
    channel: ChannelId
    about: datetime
    kind: Literal["post_agenda"] = "post_agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindMember:
    """Remind a member of an event: to answer, a day before, an hour before."""

    event: EventId
    member: MemberId
    occasion: Occasion
    about: datetime
    kind: Literal["remind_member"] = "remind_member"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMinutes:
    """Ask for the minutes and the attendance list after the end of an event."""

    event: EventId
    member: MemberId
    about: datetime
    kind: Literal["ask_minutes"] = "ask_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellChanged:
    """Tell a member that time or place changed, from what he last heard (the plan at version `since`) to what it is then."""

    event: EventId
    member: MemberId
    since: int
    kind: Literal["tell_changed"] = "tell_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCalledOff:
    """Tell a member that an event does not take place; `version` is the event's since."""

    event: EventId
    member: MemberId
    version: int
    kind: Literal["tell_called_off"] = "tell_called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLate:
    """Tell an organiser who answered on a day after the deadline."""

    event: EventId
    member: MemberId
    on: date
    kind: Literal["tell_late"] = "tell_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRestored:
    """Ask a member whether it still suits: what was called off takes place after all; `version` is the event's since."""

    event: EventId
    member: MemberId
    version: int
    kind: Literal["tell_restored"] = "tell_restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFollowUps:
    """Offer who called an event off what is left to do, as action items."""

    event: EventId
    member: MemberId
    version: int
    kind: Literal["offer_follow_ups"] = "offer_follow_ups"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAssigned:
    """Tell an owner that an action item is his."""

    item: ActionItemId
    owner: MemberId
    kind: Literal["tell_assigned"] = "tell_assigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellDone:
    """Tell that an action item is done: under the message it came from, else to who assigned it."""

    item: ActionItemId
    by: MemberId
    kind: Literal["tell_done"] = "tell_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class PingOwner:
    """The one DM of the day to an owner, with all his items that are due for a ping."""

    owner: MemberId
    day: date
    items: tuple[ActionItemId, ...]
    kind: Literal["ping_owner"] = "ping_owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellDropped:
    """Tell who assigned an action item that it was let go."""

    item: ActionItemId
    by: MemberId
    to: MemberId
    kind: Literal["tell_dropped"] = "tell_dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDue:
    """Ask who assigned an action item whether another due date is all right."""

    item: ActionItemId
    owner: MemberId
    to: MemberId
    on: date
    kind: Literal["ask_due"] = "ask_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellDueAnswer:
    """Tell an owner what became of the due date that was asked for."""

    item: ActionItemId
    owner: MemberId
    by: MemberId
    on: date
    granted: bool
    kind: Literal["tell_due_answer"] = "tell_due_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellGivenBack:
    """Tell who assigned an action item that its owner gave it back; the reason stands in the item's history."""

    item: ActionItemId
    owner: MemberId
    to: MemberId
    happening: int
    kind: Literal["tell_given_back"] = "tell_given_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyOverview:
    """The chair's overview: what nobody is pinged about any more, and what was left behind."""

    member: MemberId
    week: date
    kind: Literal["weekly_overview"] = "weekly_overview"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLeft:
    """Give the chair the list of what a member who left has left behind."""

    member: MemberId
    leaver: MemberId
    kind: Literal["tell_left"] = "tell_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSuccessor:
    """Ask a member to take over lines of a handover list."""

    member: MemberId
    lines: tuple[int, ...]
    kind: Literal["ask_successor"] = "ask_successor"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTakenOver:
    """Tell who asked for it whether a line of a handover list was taken over."""

    member: MemberId
    line: int
    successor: MemberId
    taken: bool
    kind: Literal["tell_taken_over"] = "tell_taken_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellUndelivered:
    """Tell an organiser what did not arrive, and why, all of it in one message; never told about again when it fails itself."""

    member: MemberId
    batch: str
    """What it tells of carries the same mark (`told_in`)."""
    missed: bool = False
    """Its moment passed while we could not send; otherwise Slack refused."""
    kind: Literal["tell_undelivered"] = "tell_undelivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellChannelClosed:
    """Tell an organiser that a channel in use was archived or deleted, or that the bot was taken out of it."""

    member: MemberId
    channel: ChannelId
    why: Literal["archived", "deleted", "removed"]
    kind: Literal["tell_channel_closed"] = "tell_channel_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWorkerMissing:
    """Tell an organiser that a process that delivers is gone without a goodbye."""

    member: MemberId
    worker: str
    kind: Literal["tell_worker_missing"] = "tell_worker_missing"


Notice = (
    Reply
    | Whisper
    | TellAnswer
    | PostCard
    | RefreshCard
    | SeedCard
    | UnseedCard
    | CompareCard
    | DeleteCard
    | TellPlace
    | TellMoved
    | RemindConfirm
    | TellLapsed
    | AskDecision
    | ShowVerdict
    | TellPassedOver
    | TellAnsweredFor
    | ExplainClosed
    | SendAttendees
    | SendCalendarFile
    | TellProposal
    | ShowProposal
    | TellProposed
    | PostAgenda
    | RemindMember
    | AskMinutes
    | TellChanged
    | TellCalledOff
    | TellLate
    | TellRestored
    | OfferFollowUps
    | TellAssigned
    | TellDone
    | PingOwner
    | TellUndelivered
    | TellChannelClosed
    | TellWorkerMissing
    | TellDropped
    | AskDue
    | TellDueAnswer
    | TellGivenBack
    | WeeklyOverview
    | TellLeft
    | AskSuccessor
    | TellTakenOver
)

# --- how each is delivered ---------------------------------------------------------------------------------------------


class Urgency(IntEnum):
    """What goes first when several are due."""

    ANSWER = 0
    NEWS = 1
    CARD = 2
    BULK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a notice is delivered.

    `lane`: two of one lane keep Slack's one a second. `subject`: a newer one makes a queued older one pointless.
    `lasts`: best effort, dropped after it. `uploads`: a file, which is looked up by its id. `repeatable`: doing it twice does
    no harm, so an unknown outcome needs no look. `method`: what it calls in Slack, for the limits of `bot.domain.pacing`.
    """

    lane: str
    urgency: Urgency
    method: str = "chat.postMessage"
    subject: str | None = None
    lasts: timedelta | None = None
    repeatable: bool = False
    uploads: bool = False


WHISPER_LASTS = timedelta(seconds=10)
"""A word to a tap that comes later only puzzles."""


def terms(notice: Notice) -> Terms:  # noqa: C901, PLR0911, PLR0912  # a table with a row a kind
    """Say how a notice is delivered."""
    match notice:
        case Reply(private=True):
            return Terms(lane=f"whisper:{notice.to}", urgency=Urgency.ANSWER, lasts=WHISPER_LASTS, method="chat.postEphemeral")
        case Reply():
            return Terms(lane=f"post:{notice.channel}", urgency=Urgency.ANSWER)
        case Whisper():
            return Terms(lane=f"whisper:{notice.to}", urgency=Urgency.ANSWER, lasts=WHISPER_LASTS, method="chat.postEphemeral")
        case PostCard() | PostAgenda():
            return Terms(lane=f"post:{notice.channel}", urgency=Urgency.NEWS)
        case RemindMember(occasion=Occasion.HOUR):
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS)
        case ShowProposal():
            lane = f"proposal:{notice.item}:{notice.member}"
            return Terms(lane=lane, urgency=Urgency.CARD, subject=lane, repeatable=True, method="chat.update")
        case RemindMember() | AskMinutes() | TellProposal() | TellProposed():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK)
        case RefreshCard():
            lane = f"card:{notice.card}"
            return Terms(lane=lane, urgency=Urgency.CARD, subject=lane, repeatable=True, method="chat.update")
        case SeedCard() | UnseedCard():
            lane = f"seed:{notice.card}"
            method = "reactions.add" if isinstance(notice, SeedCard) else "reactions.remove"
            return Terms(lane=lane, urgency=Urgency.CARD, subject=lane, repeatable=True, method=method)
        case CompareCard():
            lane = f"compare:{notice.card}"
            return Terms(lane=lane, urgency=Urgency.CARD, subject=lane, repeatable=True, method="reactions.get")
        case DeleteCard():
            return Terms(lane=f"card:{notice.card}", urgency=Urgency.NEWS, repeatable=True, method="chat.delete")
        case TellAnswer():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.ANSWER)
        case AskDecision():
            subject = f"ask_decision:{notice.event}:{notice.member}"
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK, subject=subject)
        case ShowVerdict():
            lane = f"verdict:{notice.channel}:{notice.ts}"
            return Terms(lane=lane, urgency=Urgency.CARD, subject=lane, repeatable=True, method="chat.update")
        case TellMoved() | TellLapsed() | RemindConfirm():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS)
        case TellChanged():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS, subject=f"changed:{notice.event}:{notice.member}")
        case TellLate():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK)
        case TellCalledOff() | TellRestored() | OfferFollowUps():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS)
        case TellPlace() | TellPassedOver() | TellAnsweredFor():
            subject = f"{notice.kind}:{notice.event}:{notice.member}"
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS, subject=subject)
        case ExplainClosed() | TellUndelivered() | TellChannelClosed() | TellWorkerMissing():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS)
        case SendAttendees() | SendCalendarFile():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.ANSWER, uploads=True, method="files.completeUploadExternal")
        case PingOwner():
            return Terms(lane=f"dm:{notice.owner}", urgency=Urgency.BULK, subject=f"ping:{notice.owner}")
        case TellAssigned():
            return Terms(lane=f"dm:{notice.owner}", urgency=Urgency.BULK)
        case AskDue() | TellGivenBack() | TellDropped():
            return Terms(lane=f"dm:{notice.to}", urgency=Urgency.BULK)
        case TellDueAnswer():
            return Terms(lane=f"dm:{notice.owner}", urgency=Urgency.BULK)
        case WeeklyOverview() | TellLeft() | AskSuccessor() | TellTakenOver():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK)
        case TellDone():
            return Terms(lane=f"done:{notice.item}", urgency=Urgency.NEWS)
        case _:
            assert_never(notice)
