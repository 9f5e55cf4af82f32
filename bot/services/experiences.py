"""What those who leave pass on: started with their yes, asked over six weeks, shared by them alone, first with whoever succeeds them."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.db import experiences, handovers, outbox, prompts
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.calendar import local_day, own_hour
from bot.domain.errors import FieldMistake, shortened, within
from bot.domain.experiences import (
    LONGEST_ABOUT,
    LONGEST_ANSWER,
    LONGEST_TALK,
    Experience,
    ExperienceState,
    ExperienceUnknown,
    Farewell,
    FarewellStarted,
    FarewellState,
    NotYours,
    drawn,
    due_days,
    ends_on,
)
from bot.domain.handover import LineState
from bot.domain.ids import MemberId
from bot.domain.notices import AskExperience, OfferExperience, OfferSharing, TellExperience
from bot.services.members import PersonGone, channel_receiver, is_gone, is_member, receiver_of, require

# As the database has it.
farewell_of = experiences.farewell_of
of = experiences.of


def start(
    session: WorkspaceSession, member: MemberId, *, successor: MemberId | None, by: MemberId, now: datetime, zone: ZoneInfo
) -> Farewell:
    """Start asking a member what they pass on: at once where they start it, else once they say yes.

    Raises:
        Stranger: not a member of this workspace.
        NotYours: only organisers start it for another.
        PersonGone: no (longer a) member; `field` says where.
        FarewellStarted: they are being asked already, or rather would not.
    """
    asker = require(session, by)
    if by != member and not asker.organiser:
        raise NotYours
    if not is_member(session, member):
        raise PersonGone(field="member")
    if successor is not None and (successor == member or not is_member(session, successor)):
        raise PersonGone(field="successor")
    known = experiences.farewell_of(session, member, lock=True)
    if known is not None and (by != member or known.state in {FarewellState.RUNNING, FarewellState.DONE}):
        raise FarewellStarted
    made = Farewell(member=member, started_by=by, successor=successor, started_on=local_day(now, zone), state=FarewellState.OFFERED)
    experiences.save_farewell(session, made)
    if by == member:
        return answer_offer(session, yes=True, by=by, now=now, zone=zone)
    outbox.add(session, OfferExperience(member=member), now=now, key=f"offer_experience:{member}")
    return made


def answer_offer(session: WorkspaceSession, *, yes: bool, by: MemberId, now: datetime, zone: ZoneInfo) -> Farewell:
    """Let a member say whether they want to be asked; with their yes the questions are drawn from what they did.

    Raises:
        ExperienceUnknown: nobody offered it.
        FarewellStarted: they said yes before.
    """
    known = experiences.farewell_of(session, by, lock=True)
    if known is None:
        raise ExperienceUnknown
    if known.state in {FarewellState.RUNNING, FarewellState.DONE}:
        raise FarewellStarted
    today = local_day(now, zone)
    settled = replace(known, state=FarewellState.RUNNING if yes else FarewellState.DECLINED, started_on=today)
    experiences.save_farewell(session, settled)
    if yes:
        first = channel_receiver(session, zone).work.next_working_day(today)
        questions = drawn(experiences.done_by(session, by, now=now))
        experiences.add(
            session,
            by,
            ((asked, shortened(about, LONGEST_ABOUT), on) for (asked, about), on in zip(questions, due_days(first), strict=True)),
        )
    prompts.settle(session, ["experience_offer:0"], member=by, now=now)
    return settled


def next_moment(session: WorkspaceSession, *, zone: ZoneInfo) -> datetime | None:
    """Return when the next question comes, or something is to be found from then on."""
    to = channel_receiver(session, zone)
    asked = (_next_of(session, farewell) for farewell in experiences.running(session))
    found = (own_hour(each.found_from, to).at for each in experiences.to_be_found(session) if each.found_from)
    return min(filter(None, (*asked, *found)), default=None)


def plan(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo) -> int:
    """Ask what is due, once; let be found what whoever succeeds them has had; return the number of both."""
    done = 0
    for farewell in experiences.running(session):
        moment = _next_of(session, farewell)
        if moment is not None and moment <= now:
            with alone(session, "farewell", farewell.member):
                _ask(session, farewell, now=now)
                done += 1
    to = channel_receiver(session, zone)
    for each in experiences.to_be_found(session):
        if each.found_from and own_hour(each.found_from, to).at <= now:
            experiences.save(session, each.id, found=True, is_news=True)
            done += 1
    return done


def own(session: WorkspaceSession, number: int, *, by: MemberId, lock: bool = False) -> Experience:
    """Read a question that was put to a member.

    Raises:
        ExperienceUnknown: no such question, or not one to them.
    """
    found = experiences.get(session, number, lock=lock)
    if found.member != by or found.state is ExperienceState.WAITING:
        raise ExperienceUnknown
    return found


def is_answered_by(session: WorkspaceSession, number: int, *, by: MemberId, threaded: bool) -> bool:
    """Return whether words in the DM answer a question: under it, or as long as it is open and the last that was asked."""
    try:
        return threaded or own(session, number, by=by).state is ExperienceState.ASKED
    except ExperienceUnknown:
        return False


def answer(session: WorkspaceSession, number: int, words: str, talk: str = "", *, by: MemberId, now: datetime) -> None:
    """Keep an answer in a member's own words, and where they told of it; only they see it until they share it.

    Raises:
        Stranger, ExperienceUnknown: it was not put to them.
        FieldMistake, TextTooLong: nothing, or too much.
    """
    require(session, by)
    own(session, number, by=by, lock=True)
    said, told = within(words, LONGEST_ANSWER, field="words"), within(talk, LONGEST_TALK, field="talk")
    if not said:
        raise FieldMistake("words", "mistake-experience-words")
    experiences.save(session, number, words=said, talk=told, state=str(ExperienceState.ANSWERED), answered_at=now, is_news=True)
    prompts.settle(session, [f"experience:{number}"], member=by, now=now)


def skip(session: WorkspaceSession, number: int, *, by: MemberId, now: datetime) -> None:
    """Leave a question unanswered; what was answered to it is deleted.

    Raises:
        Stranger, ExperienceUnknown: it was not put to them.
    """
    require(session, by)
    own(session, number, by=by, lock=True)
    gone = {"words": "", "talk": "", "shared": False, "found": False, "found_from": None}
    experiences.save(session, number, state=str(ExperienceState.SKIPPED), is_news=True, **gone)
    prompts.settle(session, [f"experience:{number}"], member=by, now=now)


def share(session: WorkspaceSession, number: int, *, shared: bool, by: MemberId, now: datetime, zone: ZoneInfo) -> None:
    """Share an answer, or no longer: whoever succeeds them gets it first, and from the next working day on everybody finds it.

    Raises:
        Stranger, ExperienceUnknown: there is no such answer of theirs.
    """
    require(session, by)
    if own(session, number, by=by, lock=True).state is not ExperienceState.ANSWERED:
        raise ExperienceUnknown
    today, to = local_day(now, zone), successors(session, by)
    found_from = channel_receiver(session, zone).work.next_working_day(today) if to else today
    experiences.save(session, number, shared=shared, found=shared and not to, found_from=found_from if shared else None, is_news=True)
    for successor in to if shared else ():
        outbox.add(session, TellExperience(member=successor, leaver=by), now=now)


def tell_successor(session: WorkspaceSession, leaver: MemberId, successor: MemberId, *, now: datetime) -> None:
    """Give whoever takes something over what the leaver shared, if anything."""
    if shared_by(session, leaver):
        outbox.add(session, TellExperience(member=successor, leaver=leaver), now=now)


def shared_by(session: WorkspaceSession, member: MemberId) -> list[Experience]:
    """List what a member shared, in order."""
    return [each for each in experiences.of(session, member) if each.shared]


def to_share(session: WorkspaceSession, member: MemberId) -> list[Experience]:
    """List what a member answered and did not share."""
    return [each for each in experiences.of(session, member) if each.state is ExperienceState.ANSWERED and not each.shared]


def shown_to(session: WorkspaceSession, member: MemberId) -> list[Experience]:
    """List the questions that were put to a member, with their answers."""
    return [each for each in experiences.of(session, member) if each.state is not ExperienceState.WAITING]


def successors(session: WorkspaceSession, member: MemberId) -> list[MemberId]:
    """List who takes over from a member: whom they or an organiser named, and whoever took over a line of their handover list."""
    farewell = experiences.farewell_of(session, member)
    named = [farewell.successor] if farewell and farewell.successor else []
    took = [line.successor for line in handovers.of(session, member) if line.state is LineState.TAKEN and line.successor]
    return [each for each in dict.fromkeys((*named, *took)) if each != member and not is_gone(session, each)]


def _next_of(session: WorkspaceSession, farewell: Farewell) -> datetime | None:
    """Return when the next question to a member comes, or the last word about sharing; None once they have left."""
    to = receiver_of(session, farewell.member)
    if to is None:
        return None
    waiting = [each.due_on for each in experiences.of(session, farewell.member) if each.state is ExperienceState.WAITING]
    return own_hour(min(waiting, default=ends_on(farewell.started_on)), to).at


def _ask(session: WorkspaceSession, farewell: Farewell, *, now: datetime) -> None:
    member = farewell.member
    waiting = [each for each in experiences.of(session, member) if each.state is ExperienceState.WAITING]
    if not waiting:
        experiences.save_farewell(session, replace(farewell, state=FarewellState.DONE))
        outbox.add(session, OfferSharing(member=member), now=now, key=f"offer_sharing:{member}:{farewell.started_on}")
        return
    experiences.save(session, waiting[0].id, state=str(ExperienceState.ASKED))
    outbox.add(session, AskExperience(member=member, question=waiting[0].id), now=now, key=f"ask_experience:{waiting[0].id}")
