"""What did not arrive, and whom that is told: who made it, else the chair, else any organiser; what was missed, all of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from bot.db import agenda, cards, delivered, outbox, workers
from bot.db.delivered import IN_THE_LOG, Undelivered
from bot.db.engine import WorkspaceSession
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.domain.members import Channel
from bot.domain.notices import Notice, ShowProposal, TellChannelClosed, TellProposal, TellProposed, TellUndelivered
from bot.domain.standing import Missing, Standing
from bot.services import channels, events, members
from bot.services.cards import queue_refresh

GATHERED = timedelta(seconds=5)
"""What fails within it is told in one message."""

Audience = tuple[MemberId, ...]


def tell_undelivered(session: WorkspaceSession, *, now: datetime, gather: timedelta = GATHERED) -> int:
    """Queue the telling of whatever failed or was missed and has not been told yet, one message a person; says of how many."""
    rows = delivered.untold(session)
    audiences: dict[tuple[Audience, bool], list[int]] = defaultdict(list)
    for row in rows:
        missed = row.state == "missed"
        audiences[_everybody(session) if missed else _concerned(session, row.notice), missed].append(row.id)
    for (audience, missed), told in audiences.items():
        batch = _open_batch(session, audience, missed=missed) if audience else IN_THE_LOG
        if batch is None:
            batch = uuid4().hex
            for member in audience:
                notice = TellUndelivered(member=member, batch=batch, missed=missed)
                outbox.add(session, notice, now=now, key=f"{batch}:{member}", after=gather)
        delivered.note_told(session, told, batch)
    return len(rows)


def undelivered_in(session: WorkspaceSession, batch: str) -> list[tuple[Undelivered, str]]:
    """List what one telling tells of, each with what it is about."""
    return [(row, about(session, row.notice)) for row in delivered.told_in(session, batch)]


def about(session: WorkspaceSession, notice: Notice | None) -> str:
    """Say what a notice is about: by its short number, else by the name of whom it is for."""
    if isinstance(notice, (TellProposal, ShowProposal, TellProposed)):
        proposed = agenda.find(session, notice.item)
        return f"V{proposed.event}" if proposed else ""
    for field, letter in (("event", "V"), ("item", "A"), ("decision", "B")):
        number = getattr(notice, field, None)
        if isinstance(number, int):
            return f"{letter}{number}"
    for field in ("owner", "member", "to"):
        person = getattr(notice, field, None)
        if isinstance(person, str):
            return members.name_of(session, MemberId(person))
    return ""


def standing(session: WorkspaceSession, *, now: datetime) -> Standing:
    """Say how deliveries stand."""
    day, week = delivered.ended_since(session, now - timedelta(days=1)), delivered.ended_since(session, now - timedelta(days=7))
    waiting = delivered.unfinished(session)
    overdue, since = delivered.overdue(session, now=now)
    latest = delivered.undelivered_since(session, now - timedelta(days=7), most=10)
    return Standing(
        sent_day=day.get("sent", 0),
        sent_week=week.get("sent", 0),
        skipped_week=week.get("skipped", 0),
        failed_week=week.get("failed", 0),
        missed_week=week.get("missed", 0),
        later=sum(waiting.values()) - overdue,
        shifted=delivered.shifted_ahead(session, now=now),
        overdue=overdue,
        overdue_since=since,
        doubtful=waiting.get("doubtful", 0),
        latest=tuple(Missing(row.kind, about(session, row.notice), row.state, row.reason, row.due_at) for row in latest),
        workers=tuple(workers.known(session)),
        closed_because=members.stopped_because(session),
    )


def broken_promises(session: WorkspaceSession, *, now: datetime) -> dict[str, int]:
    """Count deliveries that are where none may be: without an end or with a fifth, without a reason, untold, left lying."""
    return delivered.broken(session, now=now, stuck_after=timedelta(hours=1))


def skip_for_gone(session: WorkspaceSession, *, now: datetime, gather: timedelta = GATHERED) -> int:
    """End what waits for members who are no longer here, and tell an organiser; says how many."""
    waiting = {lane: MemberId(lane.removeprefix("dm:")) for lane in delivered.queued_lanes(session) if lane.startswith("dm:")}
    gone = [lane for lane, member in waiting.items() if members.is_gone(session, member)]
    if not gone:
        return 0
    told = members.someone_to_tell(session)
    batch = uuid4().hex if told else IN_THE_LOG
    ended = delivered.give_up(session, lanes=gone, state="skipped", reason="nobody to tell", now=now, told_in=batch)
    if told and ended:
        outbox.add(session, TellUndelivered(member=told, batch=batch), now=now, key=f"{batch}:{told}", after=gather)
    return ended


def close_channel(session: WorkspaceSession, channel: ChannelId, why: Literal["archived", "deleted", "removed"], *, now: datetime) -> int:
    """Give up what waits for a channel that takes no messages any more, and tell who uses it; says how many were given up."""
    reason = "not_in_channel" if why == "removed" else "is_archived"
    ended = delivered.give_up(session, lanes=[f"post:{channel}"], state="failed", reason=reason, now=now)
    tell_undelivered(session, now=now)
    makers = [events.get(session, event).created_by for event in events_in(session, channel, now=now)]
    told = {member for maker in makers if (member := members.someone_to_tell(session, maker))}
    if members.choices(session).channel == channel and (member := members.someone_to_tell(session)):
        told.add(member)
    for member in sorted(told):
        outbox.add(session, TellChannelClosed(member=member, channel=channel, why=why), now=now)
    return ended


def keep_channels(session: WorkspaceSession, told: Iterable[Channel], *, now: datetime) -> None:
    """Keep channels as Slack tells of them whole, and close those that were archived or left while nobody told us."""
    for channel in told:
        before = channels.get(session, channel.id)
        channels.keep(session, [channel])
        if before is not None and channel.archived and not before.archived:
            close_channel(session, channel.id, "archived", now=now)
        elif before is not None and before.joined and not channel.joined:
            close_channel(session, channel.id, "removed", now=now)


def reopen_channel(session: WorkspaceSession, channel: ChannelId, *, now: datetime) -> None:
    """Bring the cards in a channel up to date that takes messages again."""
    for event in events_in(session, channel, now=now):
        queue_refresh(session, events.get(session, event), now=now)


def events_in(session: WorkspaceSession, channel: ChannelId, *, now: datetime) -> list[EventId]:
    """List the events whose cards stand in a channel and still take answers."""
    return list(dict.fromkeys(card.event for card in cards.taking_answers(session, now=now) if card.channel == channel))


def _concerned(session: WorkspaceSession, notice: Notice | None) -> Audience:
    try:
        maker = events.maker_of(session, notice) if notice is not None else None
    except DomainError:  # what it was about is gone
        maker = None
    told = members.someone_to_tell(session, maker)
    return (told,) if told else ()


def _everybody(session: WorkspaceSession) -> Audience:
    return tuple(sorted(organiser.id for organiser in members.all_organisers(session)))


def _open_batch(session: WorkspaceSession, audience: Iterable[MemberId], *, missed: bool) -> str | None:
    """Find a telling to exactly these people that has not begun to go out: it takes in more."""
    found = [delivered.open_telling(session, f"dm:{member}", "tell_undelivered") for member in audience]
    batches = {notice.batch for notice in found if isinstance(notice, TellUndelivered) and notice.missed is missed}
    return batches.pop() if len(batches) == 1 and all(found) else None
