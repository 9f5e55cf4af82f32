"""Events: from the form to the card, and back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import action_items, events, members, moving, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.db.events import Card
from bot.domain.errors import DomainError
from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import Event, EventKind, EventNotFound, EventPlan, EventState, PlanMistake, withdrawn
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.members import Channel
from bot.domain.notices import (
    AskDecision,
    AskDue,
    AskMinutes,
    CompareCard,
    DeleteCard,
    ExplainClosed,
    Notice,
    OfferFollowUps,
    PostAgenda,
    PostCard,
    RefreshCard,
    RemindConfirm,
    RemindMember,
    SeedCard,
    SendCalendarFile,
    ShowVerdict,
    TellAssigned,
    TellCalledOff,
    TellChanged,
    TellDone,
    TellDropped,
    TellDueAnswer,
    TellGivenBack,
    TellLapsed,
    TellLate,
    TellMoved,
    TellPlace,
    TellRestored,
    UnseedCard,
)
from bot.domain.rsvp import Place, Tally
from bot.domain.shown import Coming, Shown
from bot.services.agenda_shown import agenda_of
from bot.services.members import is_gone, require_organiser
from bot.services.organising import managed, manages

MOST_LOOKED_AT = 5
"""Events read at first to find the next meeting: it is nearly always among them."""

SAME_AGAIN = timedelta(minutes=1)
"""Within this time posting the very same asks whether it is meant."""

NAMES_SHOWN = 5
"""Up to a handful of names stand on a card; more is a list."""


class DraftGone(DomainError):
    """The preview was posted already, or stood for more than a day."""

    text_id = "refused-draft-gone"


class AnnouncedAgain(DomainError):
    """The same member posted the very same less than a minute ago: once more?"""

    text_id = "event-again"


class NoMeetingPlanned(DomainError):
    """There is no event to answer."""

    text_id = "refused-nothing-planned"


def check_plan(session: WorkspaceSession, plan: EventPlan, *, now: datetime, zone: ZoneInfo) -> list[PlanMistake]:
    """List everything that keeps a form from being posted, the channel included."""
    mistakes = [*mistakes_in(plan, now=now, zone=zone), *mistakes_in_hosts(session, plan)]
    channel = members.channel(session, plan.channel)
    if channel is None or (channel.private and not channel.joined):
        mistakes.append(PlanMistake("channel", "mistake-channel-invite", channel=channel.name if channel else ""))
    elif channel.archived:
        mistakes.append(PlanMistake("channel", "mistake-channel-archived", channel=channel.name))
    return mistakes


def mistakes_in_hosts(session: WorkspaceSession, plan: EventPlan) -> list[PlanMistake]:
    """List what keeps the co-organisers from being it: Slack's people picker also offers who left and other bots."""
    return [PlanMistake("hosts", "mistake-person-gone")] if any(is_gone(session, host) for host in plan.hosts) else []


def draft(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> str:
    """Keep a checked form while its maker looks at the preview; gives the draft's key.

    Raises:
        NotAllowed: only organisers announce.
    """
    require_organiser(session, by)
    return events.save_draft(session, plan, by=by, now=now)


def announce(session: WorkspaceSession, key: str, *, by: MemberId, now: datetime, again: bool = False) -> Event:
    """Post a draft: the event gets its number and its card is queued. `again`: he was asked whether he means it.

    Raises:
        NotAllowed: only organisers announce.
        DraftGone: it was posted already.
        AnnouncedAgain: he posted the very same less than a minute ago; the draft is kept as the transaction is undone.
    """
    require_organiser(session, by)
    plan = events.take_draft(session, key, by=by)
    if plan is None:
        raise DraftGone
    if not again:
        for same in events.made_since(session, by, title=plan.title, since=now - SAME_AGAIN):
            if same.plan == plan:
                raise AnnouncedAgain(event=same.id, title=plan.title)
    return announce_plan(session, plan, by=by, now=now)


def announce_plan(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> Event:
    """Give a plan its number and queue its card."""
    event = events.add(session, plan, by=by, now=now)
    outbox.add(session, PostCard(event=event.id, channel=plan.channel), now=now, key=f"post_card:{event.id}")
    refresh_next(session, event, now=now)
    return event


def refresh_next(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring the cards of the meeting after this one up to date: its agenda begins with the minutes of this one, or no longer does."""
    after = events.meeting_after(session, event) if event.plan.kind is EventKind.MEETING else None
    if after is not None and not after.has_begun(now):
        queue_refresh(session, after, now=now)


def keep_held(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> Event:
    """Give a number to something that was held already: there is nothing to announce."""
    return events.add(session, plan, by=by, now=now)


def withdraw(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> None:
    """Take back a slip within 15 minutes while nobody answered: the post goes, nobody is told.

    Raises:
        Stranger: not a member of this workspace.
        NotItsOrganiser: he does not organise it.
        EventNotFound: no such event.
        EventWithdrawn: it was withdrawn before.
        WithdrawTooLate: too long ago, or somebody answered.
    """
    event = managed(session, event_id, by=by)
    gone = withdrawn(event, answers=len(rsvps.parties(session, event_id)), now=now)
    events.save_state(session, event_id, gone.state)
    for card in events.cards_of(session, event_id):
        outbox.add(session, DeleteCard(event=event_id, card=card.id), now=now)
    refresh_next(session, event, now=now)


def may_be_withdrawn(session: WorkspaceSession, event: Event, *, now: datetime) -> bool:
    """Say whether it is a slip still: 15 minutes old at most, and nobody answered."""
    try:
        withdrawn(event, answers=len(rsvps.parties(session, event.id)), now=now)
    except DomainError:
        return False
    return event.state is EventState.ANNOUNCED


def card_posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the card stands; seed its reactions, and look for those given before we knew its ts."""
    event = events.get_for_update(session, event_id)
    card = events.add_card(session, event_id, channel, ts)
    if event.state is EventState.WITHDRAWN:
        outbox.add(session, DeleteCard(event=event_id, card=card), now=now)
        return
    if event.takes_answers(now):
        outbox.add(session, SeedCard(event=event_id, card=card), now=now)
        outbox.add(session, CompareCard(event=event_id, card=card), now=now)
    else:
        events.save_seeded(session, card, seeded=False)
    # Answers that came while the card was under way have no card to show them yet.
    outbox.add(session, RefreshCard(event=event_id, card=card), now=now)


def agenda_posted(session: WorkspaceSession, event_id: EventId, channel: ChannelId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the agenda of an event stands: it is a card too, and stays true as long as it can be edited."""
    events.get_for_update(session, event_id)
    card = events.add_card(session, event_id, channel, ts, is_agenda=True)
    outbox.add(session, RefreshCard(event=event_id, card=card), now=now)


def card_lost(session: WorkspaceSession, card: int) -> None:
    """Slack no longer lets us edit this card: a fresh one comes at the next change."""
    events.lose_card(session, card)


def card_refused(session: WorkspaceSession, card_id: int, *, now: datetime) -> None:
    """Note that Slack did not let us edit a card. A fresh one comes at the next change; where there will be none, as the event
    was called off or moved since the card was posted, at once: nobody may go there for want of an edit.
    """
    card = events.card(session, card_id)
    events.lose_card(session, card_id)
    if card is None or card.retired or card.is_agenda:
        return
    event = events.get_for_update(session, card.event)
    since = {EventState.CALLED_OFF: event.called_off_at, EventState.MOVED: event.decided_at}.get(event.state)
    if since is not None and float(card.ts) < since.timestamp():
        queue_refresh(session, event, now=now)


def queue_refresh(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Bring all cards of an event up to date; where none is left, post a fresh one. One that was replaced stays as it is.

    Once it takes no more answers our own reactions go as well.
    """
    cards = [card for card in events.cards_of(session, event.id) if not card.retired]
    for card in cards:
        outbox.add(session, RefreshCard(event=event.id, card=card.id), now=now)
    if not event.takes_answers(now):
        _queue_unseed(session, event, now=now)
    if not cards and not event.has_begun(now):
        _post_fresh_card(session, event, now=now)


def announce_again(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Post a new card of an event that is on again; the old ones take no answers any more, and say so."""
    for card in events.cards_of(session, event.id):
        if card.seeded:
            outbox.add(session, UnseedCard(event=event.id, card=card.id), now=now)
        outbox.add(session, RefreshCard(event=event.id, card=card.id), now=now)
    events.retire_cards(session, event.id)
    _post_fresh_card(session, event, now=now)


def _post_fresh_card(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    before = events.count_cards(session, event.id)
    key = f"post_card:{event.id}" + (f":{before}" if before else "")
    outbox.add(session, PostCard(event=event.id, channel=event.plan.channel), now=now, key=key)


def was_posted(session: WorkspaceSession, event_id: EventId) -> bool:
    """Say whether an event ever had a card."""
    return events.count_cards(session, event_id) > 0


def _queue_unseed(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Take our own reactions away from every card: the event takes no more answers."""
    for card in events.cards_of(session, event.id):
        if card.seeded:
            events.save_seeded(session, card.id, seeded=False)
            outbox.add(session, UnseedCard(event=event.id, card=card.id), now=now)


def queue_seed(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    """Set our own reactions again, and look for what was given or taken back while the event took no answers."""
    for card in events.cards_of(session, event.id):
        if not card.retired:
            events.save_seeded(session, card.id, seeded=True)
            outbox.add(session, SeedCard(event=event.id, card=card.id), now=now)
            outbox.add(session, CompareCard(event=event.id, card=card.id), now=now)


def end_answering(session: WorkspaceSession, *, now: datetime) -> int:
    """Take our own reactions from cards of events that have begun; says from how many cards.

    Once a card is done it is not found again, however often this runs.
    """
    begun = events.begun_with_seeds(session, now=now)
    for event_id in sorted({card.event for card in begun}):
        _queue_unseed(session, events.get_for_update(session, event_id), now=now)
    return len(begun)


def next_beginning(session: WorkspaceSession) -> datetime | None:
    """Say when the next event begins whose cards take answers until then."""
    return events.next_beginning(session)


def compare_cards(session: WorkspaceSession, *, now: datetime) -> None:
    """Queue a comparison of the reactions under every card that still takes answers."""
    for card in events.open_cards(session, now=now):
        outbox.add(session, CompareCard(event=card.event, card=card.id), now=now)


def card(session: WorkspaceSession, number: int) -> Card | None:
    """Read where a card stands."""
    return events.card(session, number)


def get(session: WorkspaceSession, event_id: EventId) -> Event:
    """Read an event.

    Raises:
        EventNotFound: no such event.
    """
    return events.get(session, event_id)


def maker_of(session: WorkspaceSession, notice: Notice) -> MemberId | None:
    """Say who made what a notice is about, to tell him of trouble with it; None where nobody did."""
    match notice:
        case (
            PostCard()
            | RefreshCard()
            | SeedCard()
            | UnseedCard()
            | CompareCard()
            | DeleteCard()
            | TellPlace()
            | ExplainClosed()
            | TellChanged()
            | TellCalledOff()
            | TellRestored()
            | OfferFollowUps()
            | TellLate()
        ):
            return events.get(session, notice.event).created_by
        case (
            PostAgenda()
            | RemindMember()
            | AskMinutes()
            | TellMoved()
            | TellLapsed()
            | RemindConfirm()
            | AskDecision()
            | ShowVerdict()
            | SendCalendarFile()
        ):
            return events.get(session, notice.event).created_by
        case TellAssigned() | TellDone() | TellDropped() | AskDue() | TellDueAnswer() | TellGivenBack():
            return action_items.get(session, notice.item).assigned_by
        case _:
            return None


def channel_of(session: WorkspaceSession, channel: ChannelId) -> Channel | None:
    """Read the channel of an event."""
    return members.channel(session, channel)


def show(session: WorkspaceSession, event: Event, *, to: MemberId | None = None) -> Shown:
    """Gather what a view needs to show an event, to everybody (`to` is None) or to one member."""
    return _shown(session, event, to)


def show_to(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Shown:
    """Gather an event for a member who asks for it by number.

    Raises:
        EventNotFound: no such event, or not one he may know of.
    """
    event = visible(session, event_id, to=to)
    reader = members.get(session, to)
    return replace(show(session, event, to=to), manages=reader is not None and manages(session, event, reader))


def visible(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> Event:
    """Read an event a member may know of.

    Raises:
        EventNotFound: no such event, or not one he may know of.
    """
    event = events.get(session, event_id)
    if not events.is_open_to(session, event, to):
        raise EventNotFound(event=event_id)
    return event


def next_meeting(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Coming:
    """Find the next meeting that has not ended and is open to the asker, and each other event before it."""
    coming = events.coming_to(session, to, now=now, most=MOST_LOOKED_AT)
    found = next(((event, channel) for event, channel in coming if event.plan.kind is EventKind.MEETING), None)
    if found is None and len(coming) == MOST_LOOKED_AT:
        coming = events.coming_to(session, to, now=now)
        found = next(((event, channel) for event, channel in coming if event.plan.kind is EventKind.MEETING), None)
    if found is None:
        held = events.past_to(session, to, now=now)
        last = next((event for event, _ in held if event.plan.kind is EventKind.MEETING), None)
        return Coming(meeting=None, before=tuple(event for event, _ in coming), last_held=last)
    meeting, channel = found
    before = tuple(event for event, _ in coming if event.plan.starts_at < meeting.plan.starts_at and event.id != meeting.id)
    return Coming(meeting=_shown(session, meeting, to, channel), before=before)


def next_event(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Event:
    """Find the next event a member can answer.

    Raises:
        NoMeetingPlanned: there is none.
    """
    for event, _ in events.coming_to(session, to, now=now):
        if not event.has_begun(now):
            return event
    raise NoMeetingPlanned


def nearest_event(session: WorkspaceSession, *, to: MemberId, now: datetime) -> Event:
    """Find the event a member asks about without naming it: the next one that has not ended, else the last.

    Raises:
        NoMeetingPlanned: there never was one.
    """
    found = events.coming_to(session, to, now=now, most=1) or events.past_to(session, to, now=now, most=1)
    if not found:
        raise NoMeetingPlanned
    return found[0][0]


def coming(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[tuple[Event, Tally]]:
    """List what is coming, with how many come."""
    return _with_tallies(session, events.coming_to(session, to, now=now))


def past(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[tuple[Event, Tally]]:
    """List what was, the last first."""
    return _with_tallies(session, events.past_to(session, to, now=now))


def show_plan(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> Shown:
    """Gather what a preview needs of an event that has no number yet."""
    event = Event(id=EventId(0), plan=plan, state=EventState.ANNOUNCED, created_by=by, created_at=now)
    return _shown(session, event, None)


def _with_tallies(session: WorkspaceSession, listed: Sequence[events.Placed]) -> list[tuple[Event, Tally]]:
    tallies = rsvps.tallies(session, [event.id for event, _ in listed])
    return [(event, tallies.get(event.id, Tally())) for event, _ in listed]


def _shown(session: WorkspaceSession, event: Event, to: MemberId | None, channel: str | None = None) -> Shown:
    counted, own = rsvps.standing_of(session, event.id, to)
    return Shown(
        event=event,
        channel_name=members.channel_name(session, event.plan.channel) if channel is None else channel,
        tally=counted,
        coming=rsvps.names_of_coming(session, event.id) if 0 < counted.yes <= NAMES_SHOWN else (),
        own=own,
        moved_from=events.get(session, event.moved_from) if event.moved_from else None,
        provisional=moving.heads_to_confirm(session, event.id) if event.confirm_by else 0,
        rank=rsvps.rank_of(session, event.id, own) if own is not None and own.place is Place.WAITING else 0,
        answered_by=_name(session, own.by) if own is not None and own.by is not None else "",
        asks_profile=to is not None and event.plan.narrowed.narrows and _asks_profile(session, event, to),
        agenda=agenda_of(session, event),
    )


def _name(session: WorkspaceSession, member: MemberId) -> str:
    found = members.get(session, member)
    return found.name if found is not None else ""


def _asks_profile(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    found = members.get(session, member)
    return found is not None and event.plan.narrowed.depends_on(found.profile)
