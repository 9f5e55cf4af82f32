"""What the bot says and does on its own initiative, as intents: ids, never rendered text.

A notice is written to the outbox in the transaction of the change that causes it; it is rendered when it is sent, from
the state of that moment. `kind` is the name under which it is stored: a class may be renamed, its kind may not.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.answers import Answer
from bot.domain.ids import ActionItemId, AgendaItemId, ChannelId, EventId, MemberId, MessageTs
from bot.domain.members import Language
from bot.domain.moving import Had
from bot.domain.reminders import Occasion


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
    over: str | None = None
    """The address that came with the tap (Slack's response_url): what was tapped is replaced by this word."""
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
    opening: bool = False
    """Right after it was posted: where Slack refuses this one, nothing on the card is untrue yet."""
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
class SayUnderCard:
    """Say under a card, for all of the channel to see, that its event was called off or moved."""

    event: EventId
    card: int
    kind: Literal["say_under_card"] = "say_under_card"


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
class ShowSettled:
    """Let a message that asked something (by its delivery) say what was chosen, in the place of its buttons."""

    delivery: str
    kind: Literal["show_settled"] = "show_settled"


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
class TellProposed:
    """Tell who proposed an agenda item what came of it."""

    item: AgendaItemId
    member: MemberId
    kind: Literal["tell_proposed"] = "tell_proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLeftOver:
    """Tell who proposed an agenda item, or an organiser, that its meeting `was` is over without a decision on it.

    It is proposed for the next meeting by then, which asks the organiser anew; or waits for one to be planned.
    """

    item: AgendaItemId
    member: MemberId
    was: EventId
    kind: Literal["tell_left_over"] = "tell_left_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskProposals:
    """Ask an organiser about all proposals still to be decided, the day before the agenda goes out (at `until`)."""

    event: EventId
    member: MemberId
    about: datetime
    until: datetime
    kind: Literal["ask_proposals"] = "ask_proposals"


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
class TellNoLonger:
    """Tell who owned an action item that it is with others now."""

    item: ActionItemId
    owner: MemberId
    by: MemberId
    kind: Literal["tell_no_longer"] = "tell_no_longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellDone:
    """Tell that an action item is done: under the message it came from, else to who assigned it."""

    item: ActionItemId
    by: MemberId
    in_thread: bool = True
    """False: Slack refused it under that message."""
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
    """Tell who assigned an action item, or owned it, that it was let go."""

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
    contents: str = ""
    """A mark of what was in it when it was planned: while that stays the same, there is no need for another."""
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
    | SayUnderCard
    | TellPlace
    | TellMoved
    | RemindConfirm
    | TellLapsed
    | AskDecision
    | ShowSettled
    | TellPassedOver
    | TellAnsweredFor
    | ExplainClosed
    | SendAttendees
    | SendCalendarFile
    | TellProposal
    | TellProposed
    | TellLeftOver
    | AskProposals
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
    | TellNoLonger
    | TellDropped
    | AskDue
    | TellDueAnswer
    | TellGivenBack
    | WeeklyOverview
    | TellLeft
    | AskSuccessor
    | TellTakenOver
)
