"""Announcing: from the form to the card, and a slip taken back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import cards, channels, event_drafts, events, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError
from bot.domain.event_mistakes import mistakes_in
from bot.domain.events import Event, EventPlan, EventState, PlanMistake, withdrawn
from bot.domain.ids import EventId, MemberId
from bot.domain.notices import DeleteCard, PostCard
from bot.services.cards import refresh_next
from bot.services.members import is_gone, require_organiser
from bot.services.organising import managed

SAME_AGAIN = timedelta(minutes=1)
"""Within this time posting the very same asks whether it is meant."""


class DraftGone(DomainError):
    """The preview was posted already, or stood for more than a day."""

    text_id = "refused-draft-gone"


class AnnouncedAgain(DomainError):
    """The same member posted the very same less than a minute ago: once more?"""

    text_id = "event-again"


def check_plan(session: WorkspaceSession, plan: EventPlan, *, now: datetime, zone: ZoneInfo) -> list[PlanMistake]:
    """List everything that keeps a form from being posted, the channel included."""
    mistakes = [*mistakes_in(plan, now=now, zone=zone), *mistakes_in_hosts(session, plan)]
    channel = channels.get(session, plan.channel)
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
    return event_drafts.save(session, plan, by=by, now=now)


def announce(session: WorkspaceSession, key: str, *, by: MemberId, now: datetime, again: bool = False) -> Event:
    """Post a draft: the event gets its number and its card is queued. `again`: he was asked whether he means it.

    Raises:
        NotAllowed: only organisers announce.
        DraftGone: it was posted already.
        AnnouncedAgain: he posted the very same less than a minute ago; the draft is kept as the transaction is undone.
    """
    require_organiser(session, by)
    plan = event_drafts.take(session, key, by=by)
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
    for card in cards.of_event(session, event_id):
        outbox.add(session, DeleteCard(event=event_id, card=card.id), now=now)
    refresh_next(session, event, now=now)


def may_be_withdrawn(session: WorkspaceSession, event: Event, *, now: datetime) -> bool:
    """Say whether it is a slip still: 15 minutes old at most, and nobody answered."""
    try:
        withdrawn(event, answers=len(rsvps.parties(session, event.id)), now=now)
    except DomainError:
        return False
    return event.state is EventState.ANNOUNCED
