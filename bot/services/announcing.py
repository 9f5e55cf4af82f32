"""Announcing: from the form to the card, and withdrawing it."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import cards, channels, event_changes, event_drafts, events, outbox, rsvps, series
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from bot.domain.errors import DomainError
from bot.domain.event_life import EventStep
from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import Event, EventPlan, EventState, PlanMistake, withdrawn
from bot.domain.ids import ChannelId, EventId, MemberId, SeriesId
from bot.domain.notices import DeleteCard, PostCard
from bot.domain.polls import PlannedOf
from bot.domain.series import announced_at
from bot.services.cards import lacks, make_up, refresh_next, refused_agenda
from bot.services.members import channel_receiver, is_member, require_organiser
from bot.services.organising import managed

# As the database has it.
keep_held = events.add
next_announcement = events.next_announcement

SAME_AGAIN = timedelta(minutes=1)
"""Within this time posting the very same event asks whether it is meant."""


class DraftGone(DomainError):
    """The preview was posted already, or is more than a day old."""

    text_id = "refused-draft-gone"


class AnnouncedAlready(DomainError):
    """The event to be posted is in its channel already."""

    text_id = "refused-announced-already"


class AnnouncedAgain(DomainError):
    """The same member posted the very same less than a minute ago: once more?"""

    text_id = "event-again"


def check_plan(session: WorkspaceSession, plan: EventPlan, *, now: datetime, zone: ZoneInfo) -> list[PlanMistake]:
    """List everything that keeps a form from being posted, the channel included."""
    return [*mistakes_in(plan, now=now, zone=zone), *mistakes_in_hosts(session, plan), *mistakes_in_channel(session, plan.channel)]


def mistakes_in_channel(session: WorkspaceSession, wanted: ChannelId) -> list[PlanMistake]:
    """List what keeps a channel from getting an announcement."""
    channel = channels.get(session, wanted)
    if channel is None or (channel.private and not channel.joined):
        return [PlanMistake("channel", "mistake-channel-invite", channel=channel.name if channel else "")]
    return [PlanMistake("channel", "mistake-channel-archived", channel=channel.name)] if channel.archived else []


def mistakes_in_hosts(session: WorkspaceSession, plan: EventPlan) -> list[PlanMistake]:
    """List what keeps the co-organisers from being that: Slack's people picker also offers leavers and other bots."""
    return [PlanMistake("hosts", "mistake-person-gone")] if any(not is_member(session, host) for host in plan.hosts) else []


def draft(session: WorkspaceSession, plan: event_drafts.Drafted, *, by: MemberId, now: datetime, of: PlannedOf | None = None) -> str:
    """Keep a checked form while its maker looks at the preview, with the poll it is planned of; return the draft's key.

    Raises:
        NotAllowed: only organisers announce.
    """
    require_organiser(session, by)
    return event_drafts.save(session, plan, by=by, now=now, of=of)


def announce(session: WorkspaceSession, key: str, *, by: MemberId, now: datetime, again: bool = False) -> Event:
    """Post a draft: the event gets its number and its card is queued. `again`: they were asked whether they mean it.

    Raises:
        NotAllowed: only organisers announce.
        DraftGone: it was posted already.
        AnnouncedAgain: they posted the very same less than a minute ago; the draft is kept as the transaction is undone.
    """
    require_organiser(session, by)
    plan = event_drafts.take(session, key, by=by)
    if not isinstance(plan, EventPlan):
        raise DraftGone
    if not again:
        refuse_again(session, plan, by=by, now=now)
    return announce_plan(session, plan, by=by, now=now)


def refuse_again(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> None:
    """Ask whether the very same is meant that the same member planned less than a minute ago.

    Raises:
        AnnouncedAgain: they did.
    """
    for same in events.made_since(session, by, title=plan.title, since=now - SAME_AGAIN):
        if same.plan == plan:
            raise AnnouncedAgain(event=same.id, title=plan.title)


def announce_plan(session: WorkspaceSession, plan: EventPlan, *, by: MemberId, now: datetime) -> Event:
    """Give a plan its number and queue its card."""
    event = events.add(session, plan, by=by, now=now)
    _post(session, event, now=now)
    return event


def follow_plan(session: WorkspaceSession, event: Event, zone: ZoneInfo) -> Event:
    """Reckon anew when an event of a series that is planned ahead is announced, as its day may have changed."""
    if event.state is not EventState.PLANNED or event.series is None:
        return event
    ahead = series.get(session, event.series).ahead
    return replace(event, announce_at=announced_at(event.plan, ahead, channel_receiver(session, zone)))


def plan_ahead(
    session: WorkspaceSession, plan: EventPlan, *, announce_at: datetime, by: MemberId, now: datetime, series: SeriesId | None = None
) -> Event:
    """Keep a plan under its number as planned: organisers see it, and it is announced by itself at that moment.

    Raises:
        NotAllowed: only organisers announce.
    """
    require_organiser(session, by)
    return events.add(session, plan, by=by, now=now, announce_at=announce_at, series=series)


def announce_now(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Announce what is planned without waiting for its moment.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        AnnouncedAlready: it was announced meanwhile, or was dropped.
    """
    event = managed(session, event_id, by=by)
    if event.state is not EventState.PLANNED:
        raise AnnouncedAlready(event=event_id, title=event.plan.title)
    return _announce(session, event, by=by, now=now)


def announce_planned(session: WorkspaceSession, *, now: datetime) -> int:
    """Announce what is planned and has come to its moment; return the number."""
    announced = 0
    for event in events.planned(session, now=now, until=now):
        with alone(session, "event", event.id):
            _announce(session, events.get_for_update(session, event.id), by=event.created_by, now=now)
            announced += 1
    return announced


def _announce(session: WorkspaceSession, event: Event, *, by: MemberId, now: datetime) -> Event:
    new = event_changes.save(session, event, replace(event, state=EventState.ANNOUNCED), EventStep.ANNOUNCED, by=by, now=now)
    events.save_announced(session, event.id, now=now)
    _post(session, new, now=now)
    return replace(new, created_at=now)


def _post(session: WorkspaceSession, event: Event, *, now: datetime) -> None:
    outbox.add(session, PostCard(event=event.id, channel=event.plan.channel), now=now, key=f"post_card:{event.id}")
    refresh_next(session, event, now=now)


def try_again(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Try to post once more what Slack refused of an event.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        AnnouncedAlready: it is in its channel.
    """
    event = managed(session, event_id, by=by)
    if not lacks(session, event, now=now) and refused_agenda(session, event, now=now) is None:
        raise AnnouncedAlready(event=event_id, title=event.plan.title)
    make_up(session, event, now=now)
    return event


def announce_elsewhere(session: WorkspaceSession, event_id: EventId, channel: ChannelId, *, by: MemberId, now: datetime) -> Event:
    """Announce an event in another channel, as Slack refused it in its own.

    Raises:
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event, or not one they may know of.
        AnnouncedAlready: it was posted meanwhile, or takes place no more.
    """
    return _put_elsewhere(session, to_announce_elsewhere(session, event_id, by=by, now=now), channel, by=by, now=now)


def to_announce_elsewhere(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Read an event that may be announced in another channel, as it is in none.

    Raises:
        as `announce_elsewhere`.
    """
    event = managed(session, event_id, by=by)
    if not lacks(session, event, now=now):
        raise AnnouncedAlready(event=event_id, title=event.plan.title)
    return event


def follow_choice(session: WorkspaceSession, was: ChannelId | None, chosen: ChannelId | None, *, by: MemberId, now: datetime) -> None:
    """Announce in the channel that was chosen for the network what could not be posted in the one before."""
    if was is None or chosen is None or was == chosen:
        return
    for number in cards.events_in(session, was, since=now):
        event = events.get_for_update(session, number)
        under_way = outbox.any_unfinished(session, [PostCard(event=number, channel=was)])
        if event.plan.channel == was and lacks(session, event, now=now) and not under_way:
            _put_elsewhere(session, event, chosen, by=by, now=now)


def _put_elsewhere(session: WorkspaceSession, event: Event, channel: ChannelId, *, by: MemberId, now: datetime) -> Event:
    new = event_changes.save(session, event, replace(event, plan=replace(event.plan, channel=channel)), EventStep.CHANGED, by=by, now=now)
    make_up(session, new, now=now)
    return new


def withdraw(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> None:
    """Withdraw an announcement within 15 minutes while nobody answered: the post is deleted, nobody is told.

    Raises:
        Stranger: not a member of this workspace.
        NotItsOrganiser: they do not organise it.
        EventNotFound: no such event.
        EventWithdrawn: it was withdrawn before.
        WithdrawTooLate: too long ago, or somebody answered.
    """
    event = managed(session, event_id, by=by)
    gone = withdrawn(event, answers=len(rsvps.parties(session, event_id)), now=now)
    events.save_state(session, event_id, gone.state)
    for card in cards.of_event(session, event_id):
        outbox.add(session, DeleteCard(event=event_id, card=card.id), now=now)
    refresh_next(session, event, now=now)


def may_be_withdrawn(session: WorkspaceSession, event: Event, *, now: datetime) -> bool:
    """Return whether it can still be withdrawn: 15 minutes old at most, and nobody answered."""
    try:
        withdrawn(event, answers=len(rsvps.parties(session, event.id)), now=now)
    except DomainError:
        return False
    return event.state in {EventState.ANNOUNCED, EventState.PLANNED}
