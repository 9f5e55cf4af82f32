"""Terms: how each notice is delivered."""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import assert_never

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
from bot.domain.reminders import Occasion

_UPLOAD = "files.completeUploadExternal"


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
            method = "response_url" if notice.over else "chat.postEphemeral"
            return Terms(lane=f"whisper:{notice.to}", urgency=Urgency.ANSWER, lasts=WHISPER_LASTS, method=method)
        case PostCard() | PostAgenda():
            return Terms(lane=f"post:{notice.channel}", urgency=Urgency.NEWS)
        case RemindMember(occasion=Occasion.HOUR):
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS)
        case RemindMember() | AskMinutes() | AskProposals() | TellProposal() | TellProposed():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK)
        case TellLeftOver():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK, subject=f"left_over:{notice.item}:{notice.member}")
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
        case SayUnderCard():
            return Terms(lane=f"thread:{notice.card}", urgency=Urgency.NEWS)
        case TellAnswer():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.ANSWER)
        case AskDecision():
            subject = f"ask_decision:{notice.event}:{notice.member}"
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.BULK, subject=subject)
        case ShowSettled():
            lane = f"prompt:{notice.delivery}"
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
        case SendAttendees():
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.ANSWER, uploads=True, method=_UPLOAD)
        case SendCalendarFile():
            subject = f"calendar_file:{notice.event}:{notice.member}"
            return Terms(lane=f"dm:{notice.member}", urgency=Urgency.NEWS, subject=subject, uploads=True, method=_UPLOAD)
        case PingOwner():
            return Terms(lane=f"dm:{notice.owner}", urgency=Urgency.BULK, subject=f"ping:{notice.owner}")
        case TellAssigned() | TellNoLonger():
            return Terms(lane=f"dm:{notice.owner}", urgency=Urgency.BULK, subject=f"owner:{notice.item}:{notice.owner}")
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
