"""Polls of every kind: put, voted in, ended by the clock or by hand, and what comes of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.db import channels, decisions, events, members, outbox, polls
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.agenda import LONGEST_ITEM, AgendaPoint
from bot.domain.calendar import at_local, local_day
from bot.domain.errors import FieldMistake, NotAllowed, shortened, within
from bot.domain.events import Event, EventState
from bot.domain.ids import EventId, MemberId, MessageTs, PollId
from bot.domain.notices import PostPoll, RefreshPoll, RemindVote, SayUnderPoll, TellPutter
from bot.domain.polls import (
    ENOUGH_TO_DISCUSS,
    LONGEST_EXPLANATION,
    LONGEST_OPEN,
    LONGEST_QUESTION,
    LONGEST_REASON,
    MOST_HANDS,
    PLANS,
    WORKING_DAYS,
    Electorate,
    Fits,
    NotAVoter,
    PlannedAlready,
    PlannedOf,
    Poll,
    PollEnded,
    PollKind,
    PollNotFound,
    PollPlan,
    PollState,
    Slot,
    Verdict,
    VoteIsFinal,
    filled_in,
    verdict,
)
from bot.domain.view_models import Marked, ShownPoll
from bot.services import agenda
from bot.services.announcing import mistakes_in_channel
from bot.services.members import channel_receiver, choices, is_member, is_organiser, name_of, require, require_organiser
from bot.services.planning import occasions

MOST_LISTED = 20
_DAY = timedelta(days=1)

# As the database has it.
get = polls.get

How = Callable[[Sequence[int]], str]
"""Says in words how a proposal was decided, in the network's language."""


def put(session: WorkspaceSession, plan: PollPlan, chosen: Iterable[MemberId], *, by: MemberId, now: datetime, zone: ZoneInfo) -> Poll:
    """Put a poll: it gets its number and its voters, of whom `chosen` were named one by one, and its card is queued.

    Anybody in the channel raises a hand, unless it asks some of them only.

    Raises:
        NotAllowed: only organisers do, and members where the network lets them.
        FieldMistake, TextTooLong: a field does not hold.
    """
    require_putter(session, plan.kind, by=by)
    named = _voters(session, plan, chosen)
    _check(session, plan, named, by=by, now=now, zone=zone)
    anybody = plan.kind is PollKind.INTEREST and plan.voters is Electorate.CHANNEL and not plan.narrowed.narrows
    made = polls.add(session, plan, None if anybody else named, by=by, now=now)
    outbox.add(session, PostPoll(poll=made.id, channel=plan.channel), now=now, key=f"post_poll:{made.id}")
    return made


def require_putter(session: WorkspaceSession, kind: PollKind, *, by: MemberId) -> None:
    """Let whoever may put a poll of a kind pass.

    Raises:
        NotAllowed: only organisers do, and members where the network lets them.
    """
    if not (kind is PollKind.POLL and choices(session).members_poll):
        require_organiser(session, by)


def vote(session: WorkspaceSession, number: PollId, choice: int, *, by: MemberId, now: datetime) -> None:
    """Keep a vote; of an open poll with several choices, and of a hand, it is set or taken back.

    The poll's row is held: a vote that is acknowledged is counted, and one after the end is refused.

    Raises:
        PollNotFound: no such poll or choice, or not one they may know of.
        PollEnded: it takes no more votes.
        NotAVoter: they were not named when it began.
        VoteIsFinal: they cast their secret vote.
    """
    poll = _held(session, number, by=by, now=now)
    if choice not in range(poll.choices) or poll.plan.kind is PollKind.DATES:
        raise PollNotFound(poll=number)
    voted, had = polls.vote_of(session, number, by) or (False, ())
    terms = poll.plan.terms
    if terms.secret and voted:
        raise VoteIsFinal(poll=number)
    chosen = tuple(sorted(set(had) ^ {choice})) if terms.several else (choice,)
    polls.save_vote(session, poll, by, chosen)
    _refresh(session, poll, now=now)
    if poll.plan.kind is PollKind.INTEREST and polls.counts(session, poll)[0] >= terms.quorum:
        outbox.add(session, TellPutter(poll=number, member=poll.made_by, news="enough"), now=now, key=f"enough_hands:{number}")


def to_fill_in(session: WorkspaceSession, number: PollId, *, by: MemberId, now: datetime) -> Poll:
    """Read a poll in which a member is about to vote.

    Raises:
        PollNotFound, PollEnded, NotAVoter: as `vote`.
    """
    require(session, by)
    poll = visible(session, number, to=by)
    if not poll.takes_votes(now):
        raise PollEnded(poll=number)
    if poll.named and polls.vote_of(session, number, by) is None:
        raise NotAVoter(poll=number)
    return poll


def fill_in(session: WorkspaceSession, number: PollId, answers: Mapping[int, Fits], *, by: MemberId, now: datetime) -> None:
    """Keep what a member says of the moments of a date poll, in place of what they said before; of none of them: nothing.

    Raises:
        PollNotFound, PollEnded, NotAVoter: as `vote`.
    """
    poll = _held(session, number, by=by, now=now)
    if not set(answers) <= set(range(len(poll.slots))):
        raise PollNotFound(poll=number)
    polls.save_vote(session, poll, by, filled_in(answers))
    _refresh(session, poll, now=now)


def to_plan(session: WorkspaceSession, of: PlannedOf, *, by: MemberId, lock: bool = False) -> Poll:
    """Read a poll of which an organiser is about to plan an event, or plans it now (`lock`).

    Raises:
        NotAllowed: only organisers do.
        PollNotFound: no such poll or moment, or not one they may know of.
        PlannedAlready: that was done.
        PollEnded: it was withdrawn.
    """
    require_organiser(session, by)
    poll = visible(session, of.poll, to=by)
    if lock:
        poll = polls.get(session, of.poll, lock=True)
    if poll.plan.kind not in PLANS or of.slot not in range(len(poll.plan.choices)):
        raise PollNotFound(poll=of.poll)
    if poll.event is not None and _is_planned(session, poll):
        raise PlannedAlready(poll=of.poll, event=poll.event)
    if poll.state is PollState.WITHDRAWN:
        raise PollEnded(poll=of.poll)
    return poll


def planned(session: WorkspaceSession, poll: Poll, event: EventId, *, now: datetime) -> None:
    """Note which event was planned of a poll: that ends it, and is said where it stands."""
    polls.save_event(session, poll.id, event)
    if poll.state is PollState.OPEN:
        polls.save_state(session, poll.id, PollState.ENDED, now=now)
    _tell(session, poll, now=now)


def in_favour(session: WorkspaceSession, poll: Poll, slot: int) -> list[MemberId]:
    """List those who said *yes* to a moment, or raised a hand, and are still here."""
    wanted = len(Fits) * slot + Fits.YES
    return [member for member, chosen in polls.votes(session, poll.id).items() if wanted in chosen and is_member(session, member)]


def ask_to_discuss(session: WorkspaceSession, number: PollId, reason: str, *, by: MemberId, now: datetime) -> None:
    """Keep that a voter wants to talk first; enough of them put a proposal on the next agenda instead.

    Raises:
        PollNotFound, PollEnded, NotAVoter: as `vote`.
        FieldMistake, TextTooLong: no reason, or too long a one.
    """
    poll = _held(session, number, by=by, now=now)
    if poll.plan.kind is not PollKind.PROPOSAL:
        raise PollNotFound(poll=number)
    words = within(reason, LONGEST_REASON, field="reason")
    if not words:
        raise FieldMistake("reason", "mistake-poll-reason")
    if polls.save_talk(session, number, by, words) >= ENOUGH_TO_DISCUSS:
        polls.save_state(session, number, PollState.TO_DISCUSS, now=now)
        _put_on_agenda(session, poll, now=now)
        _tell(session, poll, now=now)
    else:
        _refresh(session, poll, now=now)


def withdraw(session: WorkspaceSession, number: PollId, *, by: MemberId, now: datetime) -> None:
    """Take back a poll; nothing is counted.

    Raises:
        PollNotFound: no such poll, or not one they may know of.
        NotAllowed: only organisers do, and whoever put a poll.
        PollEnded: it is over.
    """
    poll = _managed(session, number, by=by, now=now)
    polls.save_state(session, poll.id, PollState.WITHDRAWN, now=now)
    _tell(session, poll, now=now)


def end(session: WorkspaceSession, number: PollId, *, by: MemberId, now: datetime, how: How, zone: ZoneInfo) -> None:
    """End a poll before its time, by hand; a proposal only once everybody voted, as its voters were told until when they may.

    Raises:
        PollNotFound, NotAllowed, PollEnded: as `withdraw`.
        FieldMistake: voters of a proposal may still vote.
    """
    poll = _managed(session, number, by=by, now=now)
    if poll.named and polls.voters(session, number, voted=False):
        raise FieldMistake("", "refused-proposal-open", poll=number)
    _count(session, poll, now=now, how=how, zone=zone)


def next_moment(session: WorkspaceSession, *, zone: ZoneInfo) -> datetime | None:
    """Return when a poll ends, or is to be reminded of."""
    reminded = (at for at, _ in _reminders(session, zone))
    return min(filter(None, (polls.next_end(session), *reminded)), default=None)


def plan(session: WorkspaceSession, *, now: datetime, zone: ZoneInfo, how: How) -> int:
    """End what is over, and remind of what ends within a day those who have not voted; return the number of polls."""
    done = 0
    for poll in polls.closing(session, until=now):
        with alone(session, "poll", poll.id):
            _count(session, polls.get(session, poll.id, lock=True), now=now, how=how, zone=zone)
            done += 1
    for at, poll in _reminders(session, zone):
        if at <= now:
            with alone(session, "poll", poll.id):
                _remind(session, poll, now=now, zone=zone)
                done += 1
    return done


def posted(session: WorkspaceSession, number: PollId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the card of a poll is, and bring it up to date: it may have been voted in, or ended, while it was on its way."""
    polls.save_card(session, number, ts)
    _refresh(session, polls.get(session, number), now=now)


def card_lost(session: WorkspaceSession, number: PollId, *, now: datetime) -> None:
    """Post a fresh card where Slack does not let the old one be edited."""
    poll = polls.get(session, number, lock=True)
    polls.save_card(session, number, None)
    outbox.add(session, PostPoll(poll=number, channel=poll.plan.channel), now=now)


def ends_soon(poll: Poll, now: datetime) -> bool:
    """Return whether it ends within the days of a weekend: what ends on Monday is reminded of on Friday."""
    return poll.plan.closes_at - now <= 4 * _DAY


def visible(session: WorkspaceSession, number: PollId, *, to: MemberId) -> Poll:
    """Read a poll that a member may know of: one they put, one they are named in, or one in a channel whose content they see.

    Raises:
        PollNotFound: no such poll, or not one they may know of.
    """
    poll = polls.get(session, number)
    if not _may_know(session, poll, to):
        raise PollNotFound(poll=number)
    return poll


def show(session: WorkspaceSession, poll: Poll, *, zone: ZoneInfo, to: MemberId | None = None) -> ShownPoll:
    """Gather what a poll's card shows; `to`: with a member's own vote, and what they may do with it."""
    organises = to is not None and is_organiser(session, to)
    counted = poll.plan.terms.shows_counts or poll.state is PollState.ENDED
    own = polls.vote_of(session, poll.id, to) if to else None
    counts = polls.counts(session, poll) if counted else None
    voted, known = polls.turnout(session, poll.id)
    proposal = poll.plan.kind is PollKind.PROPOSAL
    return ShownPoll(
        poll=poll,
        counts=tuple(counts) if counts is not None else None,
        voted=voted,
        voters=known if poll.named else None,
        verdict=verdict(counts, poll.plan.terms) if counts and proposal and poll.state is PollState.ENDED else None,
        talks=tuple((name_of(session, member), reason) for member, reason in polls.talks(session, poll.id)) if proposal else (),
        own=own[1] if own and own[0] else None,
        may_manage=to is not None and _manages(session, poll, to),
        organises=organises,
        put_by=name_of(session, poll.made_by),
        names=_names(session, poll) if organises and poll.plan.kind in PLANS else None,
        plannable=organises and poll.plan.kind in PLANS and poll.state is not PollState.WITHDRAWN and not _is_planned(session, poll),
        event=_planned(session, poll),
        marks=_marks(session, poll, zone),
    )


def _planned(session: WorkspaceSession, poll: Poll) -> Event | None:
    """Read what was planned of a poll and still stands, where everybody who sees the poll may know of it."""
    event = events.get(session, poll.event) if poll.event is not None and _is_planned(session, poll) else None
    return event if event is not None and _is_known(session, poll, event) else None


def _is_planned(session: WorkspaceSession, poll: Poll) -> bool:
    """Return whether an event was planned of it; one that was withdrawn within the quarter of an hour never was."""
    return poll.event is not None and events.get(session, poll.event).state is not EventState.WITHDRAWN


def _names(session: WorkspaceSession, poll: Poll) -> tuple[tuple[str, ...], ...]:
    """Name, by choice, those who made it."""
    found: list[list[str]] = [[] for _ in range(poll.choices)]
    for member, chosen in polls.votes(session, poll.id).items():
        for choice in chosen:
            found[choice].append(name_of(session, member))
    return tuple(tuple(sorted(names)) for names in found)


def _marks(session: WorkspaceSession, poll: Poll, zone: ZoneInfo) -> tuple[Marked, ...]:
    """Say what else there is on the days of the moments, as far as everybody who sees the poll may know."""
    days = [(local_day(slot.starts_at, zone), local_day(slot.ends_at, zone)) for slot in poll.slots]
    if not days or poll.state is not PollState.OPEN:
        return ()
    occasion, last = occasions(session), max(slot.ends_at for slot in poll.slots) + _DAY
    planned_then = [
        event for event in events.held_between(session, at_local(days[0][0], time(0), zone), last) if _is_known(session, poll, event)
    ]
    return tuple(
        Marked(
            days=tuple(each for day in sorted({begins, ends}) if (each := occasion(day)).is_free),
            events=tuple(
                event
                for event in planned_then
                if local_day(event.plan.starts_at, zone) <= ends and local_day(event.plan.ends_at, zone) >= begins
            ),
        )
        for begins, ends in days
    )


def _is_known(session: WorkspaceSession, poll: Poll, event: Event) -> bool:
    """Return whether everybody who sees a poll may know of an event."""
    channel = channels.get(session, event.plan.channel)
    public = channel is not None and not channel.private
    return event.state is not EventState.PLANNED and (public or event.plan.channel == poll.plan.channel)


def listed(session: WorkspaceSession, *, to: MemberId, ended: bool) -> list[Poll]:
    """List the polls that a member may know of."""
    found = polls.listed(session, ended=ended, most=MOST_LISTED * 2)
    return [poll for poll in found if _may_know(session, poll, to)][:MOST_LISTED]


def open_now(session: WorkspaceSession, *, now: datetime) -> list[Poll]:
    """List the polls that take votes, the first to end on top."""
    return [poll for poll in polls.listed(session, ended=False, most=MOST_LISTED * 2) if poll.takes_votes(now)]


def to_vote(session: WorkspaceSession, among: Iterable[Poll], *, to: MemberId) -> list[Poll]:
    """List those of some polls in which a member may vote and has not; whether to raise a hand nobody is asked twice."""
    return [poll for poll in among if poll.plan.kind is not PollKind.INTEREST and _may_still_vote(session, poll, to)]


def _may_know(session: WorkspaceSession, poll: Poll, member: MemberId) -> bool:
    named = poll.named and polls.vote_of(session, poll.id, member) is not None
    return named or poll.made_by == member or channels.sees(session, poll.plan.channel, member)


def _may_still_vote(session: WorkspaceSession, poll: Poll, member: MemberId) -> bool:
    own = polls.vote_of(session, poll.id, member)
    return not own[0] if own is not None else not poll.named and channels.sees(session, poll.plan.channel, member)


def _voters(session: WorkspaceSession, plan: PollPlan, chosen: Iterable[MemberId]) -> list[MemberId]:
    """Name the voters at the start: whoever joins later does not vote."""
    match plan.voters:
        case Electorate.CHOSEN:
            return sorted(set(chosen))
        case Electorate.ORGANISERS:
            network = choices(session)
            officers = (members.get(session, each) for each in (network.chair, network.secretary) if each)
            people = [*members.organisers(session), *(each for each in officers if each is not None and not each.gone)]
        case Electorate.CHANNEL:
            people = members.people_in(session, plan.channel)
    return sorted({each.id for each in people if not each.guest and plan.narrowed.includes(each.profile)})


def _check(session: WorkspaceSession, plan: PollPlan, named: Sequence[MemberId], *, by: MemberId, now: datetime, zone: ZoneInfo) -> None:
    if not within(plan.question, LONGEST_QUESTION, field="question"):
        raise FieldMistake("question", "mistake-poll-question")
    within(plan.explanation, LONGEST_EXPLANATION, field="explanation")
    if plan.closes_at <= now:
        raise FieldMistake("closes_on", "mistake-poll-closes")
    if plan.closes_at - now > LONGEST_OPEN:
        raise FieldMistake("closes_on", "mistake-poll-open-too-long", days=LONGEST_OPEN.days)
    for mistake in mistakes_in_channel(session, plan.channel):
        raise FieldMistake("channel", mistake.text_id, **mistake.facts)
    if not channels.sees(session, plan.channel, by):
        raise FieldMistake("channel", "mistake-poll-channel")
    if not named or any(not is_member(session, member) for member in named):
        raise FieldMistake("voters", "mistake-poll-voters")
    _check_terms(session, plan, len(named), now=now, zone=zone)


def _check_terms(session: WorkspaceSession, plan: PollPlan, voters: int, *, now: datetime, zone: ZoneInfo) -> None:
    """Check what is of one kind of poll."""
    match plan.kind:
        case PollKind.POLL if plan.terms.secret and plan.terms.several:
            raise FieldMistake("options", "mistake-poll-secret-several")
        case PollKind.PROPOSAL:
            _check_open_days(session, plan, now=now, zone=zone)
            if plan.terms.quorum > voters:
                raise FieldMistake("quorum", "mistake-poll-quorum", voters=voters)
        case PollKind.DATES if plan.closes_at > Slot.read(plan.choices[0]).starts_at:
            raise FieldMistake("closes_on", "mistake-dates-closes")
        case PollKind.INTEREST if not 1 <= plan.terms.quorum <= MOST_HANDS:
            raise FieldMistake("quorum", "mistake-interest-hands", most=MOST_HANDS)


def _check_open_days(session: WorkspaceSession, plan: PollPlan, *, now: datetime, zone: ZoneInfo) -> None:
    work, day, open_days = channel_receiver(session, zone).work, local_day(now, zone), 0
    while (day := work.next_working_day(day)) <= local_day(plan.closes_at, zone):
        open_days += 1
    if open_days < WORKING_DAYS:
        raise FieldMistake("closes_on", "mistake-poll-working-days", days=WORKING_DAYS)


def _held(session: WorkspaceSession, number: PollId, *, by: MemberId, now: datetime) -> Poll:
    """Hold a poll in which a member may vote now."""
    to_fill_in(session, number, by=by, now=now)
    poll = polls.get(session, number, lock=True)
    if not poll.takes_votes(now):
        raise PollEnded(poll=number)
    return poll


def _managed(session: WorkspaceSession, number: PollId, *, by: MemberId, now: datetime) -> Poll:
    """Hold an open poll that a member may end: an organiser, or whoever put it."""
    if not _manages(session, visible(session, number, to=by), by):
        raise NotAllowed
    poll = polls.get(session, number, lock=True)
    if not poll.takes_votes(now):
        raise PollEnded(poll=number)
    return poll


def _manages(session: WorkspaceSession, poll: Poll, member: MemberId) -> bool:
    own = poll.made_by == member and poll.plan.kind is PollKind.POLL and is_member(session, member)
    return own or is_organiser(session, member)


def _count(session: WorkspaceSession, poll: Poll, *, now: datetime, how: How, zone: ZoneInfo) -> None:
    """End a poll by what was voted; an accepted proposal is a decision from now on."""
    if poll.state is not PollState.OPEN:
        return
    decision = None
    counts = polls.counts(session, poll)
    if poll.plan.kind is PollKind.PROPOSAL and verdict(counts, poll.plan.terms) is Verdict.ACCEPTED:
        made = decisions.add(
            session,
            text=poll.plan.question,
            decided_on=local_day(min(now, poll.plan.closes_at), zone),
            meeting="",
            topic="",
            agenda_item="",
            how=how(counts),
            minutes=None,
            by=poll.made_by,
            now=now,
            source=None,
            source_text=poll.plan.explanation,
            source_link=None,
        )
        decision = made.id
    polls.save_state(session, poll.id, PollState.ENDED, now=now, decision=decision)
    _tell(session, poll, now=now)
    if poll.plan.kind is PollKind.DATES:
        outbox.add(session, TellPutter(poll=poll.id, member=poll.made_by, news="filled-in"), now=now)


def _tell(session: WorkspaceSession, poll: Poll, *, now: datetime) -> None:
    """Show how a poll ended: on its card, and in its thread and channel."""
    _refresh(session, poll, now=now)
    outbox.add(session, SayUnderPoll(poll=poll.id), now=now)


def _put_on_agenda(session: WorkspaceSession, poll: Poll, *, now: datetime) -> None:
    """Propose what is to be talked about for the next meeting that whoever put it may know of, if one is planned."""
    if agenda.coming_for(session, to=poll.made_by, now=now):
        event = agenda.event_for(session, to=poll.made_by, now=now).id
        point = AgendaPoint(title=shortened(poll.plan.question, LONGEST_ITEM), presenter=poll.made_by)
        agenda.propose(session, event, point, by=poll.made_by, now=now)


def _refresh(session: WorkspaceSession, poll: Poll, *, now: datetime) -> None:
    outbox.add(session, RefreshPoll(poll=poll.id), now=now)


def _reminders(session: WorkspaceSession, zone: ZoneInfo) -> list[tuple[datetime, Poll]]:
    """List what is to be reminded of, with when: a day before the end, or at the last working moment before that."""
    work = channel_receiver(session, zone).work
    reminded = (poll for poll in polls.unreminded(session) if poll.plan.kind is not PollKind.INTEREST)
    return [(work.earlier(poll.plan.closes_at - _DAY), poll) for poll in reminded]


def _remind(session: WorkspaceSession, poll: Poll, *, now: datetime, zone: ZoneInfo) -> None:
    """Remind those who may vote and have not, unless it was put only a day ago: one message a member and day, of all that ends."""
    polls.note_reminded(session, poll.id)
    if poll.plan.closes_at - poll.made_at <= _DAY or not poll.takes_votes(now):
        return
    day = local_day(now, zone)
    voted = set(polls.voters(session, poll.id, voted=True))
    there = [] if poll.named else [member.id for member in members.people_in(session, poll.plan.channel) if not member.guest]
    for member in (*polls.voters(session, poll.id, voted=False), *(each for each in there if each not in voted)):
        notice = RemindVote(member=member, day=day)
        outbox.add(session, notice, now=now, key=f"remind_vote:{member}:{day}", useful_until=poll.plan.closes_at)
