"""Notices: what goes out by the outbox, rendered at the moment of sending; what has become pointless is skipped."""

from datetime import datetime
from typing import assert_never

from bot.composing import moving
from bot.composing.action_items import about_actions
from bot.composing.agenda import about_proposal, ask_proposals
from bot.composing.answers import compose_answer
from bot.composing.attendees import compose_attendees
from bot.composing.calendars import send_calendar_file
from bot.composing.composed import Composed, Ephemeral, Post, own_texts
from bot.composing.deliveries import compose_telling
from bot.composing.event_news import say_under_card, tell_called_off, tell_changed, tell_late, tell_restored
from bot.composing.events import on_card, post_card, tell_place
from bot.composing.prompts import show_settled
from bot.composing.reminders import ask_minutes, post_agenda, remind_member
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import (
    AskDecision,
    AskDue,
    AskMinutes,
    AskProposals,
    AskSuccessor,
    CompareCard,
    DeleteCard,
    ExplainClosed,
    Notice,
    OfferFollowUps,
    PingOwner,
    PostAgenda,
    PostCard,
    RefreshCard,
    RemindConfirm,
    RemindMember,
    Reply,
    SayUnderCard,
    SeedCard,
    SendAttendees,
    SendCalendarFile,
    ShowSettled,
    TellAnswer,
    TellAnsweredFor,
    TellAssigned,
    TellCalledOff,
    TellChanged,
    TellChannelClosed,
    TellDone,
    TellDropped,
    TellDueAnswer,
    TellGivenBack,
    TellLapsed,
    TellLate,
    TellLeft,
    TellLeftOver,
    TellMoved,
    TellNoLonger,
    TellPassedOver,
    TellPlace,
    TellProposal,
    TellProposed,
    TellRestored,
    TellTakenOver,
    TellUndelivered,
    TellWorkerMissing,
    UnseedCard,
    WeeklyOverview,
    Whisper,
)
from bot.services import events
from bot.views import events as event_views


def compose(session: WorkspaceSession, deps: Deps, notice: Notice, *, now: datetime) -> Composed:  # noqa: C901, PLR0911, PLR0912  # a table
    """Say what a notice comes to at this moment.

    Raises:
        DomainError: what it is about is gone.
    """
    match notice:
        case Reply():
            message = compose_answer(session, deps, notice.answer, to=notice.to, now=now, language=notice.language)
            if notice.private:
                return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread)
            return Post(message=message, channel=notice.channel, thread=notice.thread)
        case Whisper():
            message = compose_answer(session, deps, notice.answer, to=notice.to, now=now)
            return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread, over=notice.over)
        case TellAnswer():
            return Post(message=compose_answer(session, deps, notice.answer, to=notice.member, now=now), member=notice.member)
        case PostCard():
            return post_card(session, deps, notice, now)
        case RefreshCard() | SeedCard() | UnseedCard() | CompareCard() | DeleteCard():
            return on_card(session, deps, notice, now)
        case TellPlace() | TellPassedOver() | TellAnsweredFor():
            return tell_place(session, deps, notice, now)
        case TellMoved():
            return moving.tell_moved(session, deps, notice, now)
        case RemindConfirm():
            return moving.remind_confirm(session, deps, notice, now)
        case TellLapsed():
            return moving.tell_lapsed(session, deps, notice, now)
        case AskDecision():
            return moving.ask_decision(session, deps, notice, now)
        case ShowSettled():
            return show_settled(session, deps, notice, now)
        case ExplainClosed():
            shown = events.show(session, events.get(session, notice.event))
            return Post(message=event_views.closed_explained(shown, own_texts(session, deps, notice.member), now=now), member=notice.member)
        case SendAttendees():
            return compose_attendees(session, deps, notice, now)
        case SendCalendarFile():
            return send_calendar_file(session, deps, notice)
        case TellProposal() | TellProposed() | TellLeftOver():
            return about_proposal(session, deps, notice)
        case SayUnderCard():
            return say_under_card(session, deps, notice, now)
        case AskProposals():
            return ask_proposals(session, deps, notice, now)
        case PostAgenda():
            return post_agenda(session, deps, notice, now)
        case RemindMember():
            return remind_member(session, deps, notice, now)
        case AskMinutes():
            return ask_minutes(session, deps, notice)
        case TellChanged():
            return tell_changed(session, deps, notice, now)
        case TellLate():
            return tell_late(session, deps, notice, now)
        case TellRestored():
            return tell_restored(session, deps, notice, now)
        case TellCalledOff() | OfferFollowUps():
            return tell_called_off(session, deps, notice, now)
        case (
            PingOwner()
            | TellAssigned()
            | TellDone()
            | TellNoLonger()
            | TellDropped()
            | AskDue()
            | TellDueAnswer()
            | TellGivenBack()
            | WeeklyOverview()
            | TellLeft()
            | AskSuccessor()
            | TellTakenOver()
        ):
            return about_actions(session, deps, notice, now=now)
        case TellUndelivered() | TellChannelClosed() | TellWorkerMissing():
            return compose_telling(session, deps, notice, now=now)
        case _:
            assert_never(notice)
