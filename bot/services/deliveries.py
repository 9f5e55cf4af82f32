"""What did not arrive, and who is told: whoever made it, else the chair, else any organiser; of what was missed, all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from bot.db import agenda, delivery_status, outbox, workers, workspaces
from bot.db import cards as card_rows
from bot.db.delivery_status import IN_THE_LOG, Undelivered
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import ODD
from bot.db.outbox import ENDS, UNFINISHED
from bot.domain import notices
from bot.domain.delivery_status import DeliveryStatus, Missing
from bot.domain.events import Event
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.domain.members import Channel, Identity
from bot.services import cards, channels, events, members

GATHERED = timedelta(seconds=5)
"""What fails within it is told in one message."""

_STUCK = timedelta(hours=1)
"""Longer than any delivery takes for what its state says."""

_TOLD_ANEW = timedelta(days=1)
"""What is tried again and again, and refused again and again, is told once in so long."""

_LOOKED_BACK = timedelta(days=30)
"""Nobody looks at the card of an event that ended longer ago: it is not brought up to date when its channel is there again."""

_REMOVED = "app_removed"

ToldTo = tuple[MemberId, ...]


def tell_undelivered(session: WorkspaceSession, *, now: datetime, gather: timedelta = GATHERED) -> int:
    """Queue the telling of whatever failed or was missed and has not been told yet, one message a person; return the number."""
    rows = delivery_status.untold(session)
    audiences: dict[tuple[ToldTo, bool], list[int]] = defaultdict(list)
    for row in rows:
        missed = row.state == "missed"
        if not missed and row.notice is not None and row.notice.repeatable:
            told = delivery_status.told_before(session, row, since=now - _TOLD_ANEW)
            if told is not None:
                delivery_status.note_told(session, [row.id], told)
                continue
        audiences[_everybody(session) if missed else _concerned(session, row.notice), missed].append(row.id)
    for (audience, missed), numbers in audiences.items():
        _tell(session, audience, numbers, missed=missed, now=now, gather=gather)
    return len(rows)


def tell_unreachable(session: WorkspaceSession, row: int, notice: notices.Notice, *, now: datetime, gather: timedelta = GATHERED) -> None:
    """Tell whoever assigned an action item that its owner cannot be reached; nothing else without a receiver is told."""
    if isinstance(notice, (notices.PingOwner, notices.TellAssigned, notices.TellDueAnswer)):
        _tell(session, _concerned(session, notice), [row], missed=False, now=now, gather=gather)


def _tell(session: WorkspaceSession, audience: ToldTo, rows: list[int], *, missed: bool, now: datetime, gather: timedelta) -> None:
    batch = _open_batch(session, audience, missed=missed) if audience else IN_THE_LOG
    if batch is None:
        batch = uuid4().hex
        for member in audience:
            notice = notices.TellUndelivered(member=member, batch=batch, missed=missed)
            outbox.add(session, notice, now=now, key=f"{batch}:{member}", after=gather)
    delivery_status.note_told(session, rows, batch)


def refusals(session: WorkspaceSession, *, now: datetime) -> list[Undelivered]:
    """List what Slack refused in the last week and has not let through since, the latest of each kind: somebody has to act."""
    latest: dict[tuple[str, str], Undelivered] = {}
    for row in delivery_status.failed_since(session, now - timedelta(days=7)):
        place = row.lane if row.lane.startswith("post:") else row.lane.partition(":")[0]
        latest.setdefault((row.method, place), row)
    return [row for row in latest.values() if not _is_moot(session, row, now=now) and not delivery_status.succeeded_since(session, row)]


def _is_moot(session: WorkspaceSession, row: Undelivered, *, now: datetime) -> bool:
    """Return whether what was refused is no longer to be said: an announcement that was posted by now, or an event that is past."""
    return isinstance(row.notice, (notices.PostCard, notices.PostAgenda)) and not to_announce(session, row.notice, now=now)


def lately(session: WorkspaceSession, *, now: datetime, within: timedelta, most: int) -> list[Missing]:
    """List what did not arrive lately, the latest first; without what came right since."""
    rows = delivery_status.undelivered_since(session, now - within, most=most)
    return [
        Missing(row.kind, about(session, row.notice), row.state, row.reason, row.due_at, to_announce(session, row.notice, now=now))
        for row in rows
        if not _is_moot(session, row, now=now)
    ]


def to_announce(session: WorkspaceSession, notice: notices.Notice | None, *, now: datetime) -> Event | None:
    """Return the event whose announcement or agenda this was to be, where it is still to be posted."""
    if not isinstance(notice, (notices.PostCard, notices.PostAgenda)):
        return None
    event = events.get(session, notice.event)
    return event if cards.lacks(session, event, agenda=isinstance(notice, notices.PostAgenda), now=now) else None


def undelivered_in(session: WorkspaceSession, batch: str) -> list[tuple[Undelivered, str]]:
    """List what one telling tells of, each with what it is about."""
    return [(row, about(session, row.notice)) for row in delivery_status.told_in(session, batch)]


def about(session: WorkspaceSession, notice: notices.Notice | None) -> str:
    """Return what a notice is about: its short number, else the name of its receiver."""
    if isinstance(notice, (notices.TellProposal, notices.TellProposed, notices.TellLeftOver)):
        proposed = agenda.find(session, notice.item)
        return f"V{proposed.event}" if proposed else ""
    if isinstance(notice, notices.TellAssigned):
        return f"A{notice.item} ({members.name_of(session, notice.owner)})"
    for field, letter in (("event", "V"), ("item", "A"), ("decision", "B"), ("poll", "P"), ("question", "K")):
        number = getattr(notice, field, None)
        if isinstance(number, int):
            return f"{letter}{number}"
    for field in ("owner", "member", "to"):
        person = getattr(notice, field, None)
        if isinstance(person, str):
            return members.name_of(session, MemberId(person))
    return ""


# As the database has it.
last_sent = outbox.last_sent
overdue = delivery_status.overdue


def waiting(session: WorkspaceSession) -> dict[str, int]:
    """Count what has not ended, by each state there is."""
    return dict.fromkeys(UNFINISHED, 0) | delivery_status.unfinished(session)


def ended_lately(session: WorkspaceSession, *, now: datetime) -> dict[str, int]:
    """Count what ended within a day, by each of the four ways."""
    return dict.fromkeys(ENDS, 0) | delivery_status.ended_since(session, now - timedelta(days=1))


def status(session: WorkspaceSession, *, now: datetime) -> DeliveryStatus:
    """Return the state of deliveries."""
    day, week = delivery_status.ended_since(session, now - timedelta(days=1)), delivery_status.ended_since(session, now - timedelta(days=7))
    waiting = delivery_status.unfinished(session)
    overdue, since = delivery_status.overdue(session, now=now)
    latest = delivery_status.undelivered_since(session, now - timedelta(days=7), most=10)
    return DeliveryStatus(
        sent_day=day.get("sent", 0),
        sent_week=week.get("sent", 0),
        skipped_week=week.get("skipped", 0),
        failed_week=week.get("failed", 0),
        missed_week=week.get("missed", 0),
        later=sum(waiting.values()) - overdue,
        shifted=delivery_status.shifted_ahead(session, now=now),
        overdue=overdue,
        overdue_since=since,
        doubtful=waiting.get("doubtful", 0),
        latest=tuple(Missing(row.kind, about(session, row.notice), row.state, row.reason, row.due_at) for row in latest),
        workers=tuple(workers.known(session)),
        closed_because=members.stopped_because(session),
    )


def broken_promises(session: WorkspaceSession, *, now: datetime) -> dict[str, int]:
    """Count deliveries in a state that must not occur: without an end or with a fifth, without a reason, untold, left lying."""
    return delivery_status.broken(session, now=now, stuck_after=_STUCK)


def keep_promises(session: WorkspaceSession, *, now: datetime) -> None:
    """Mend those deliveries, and queue the telling of what did not arrive."""
    delivery_status.mend(session, now=now, stuck_after=_STUCK)
    tell_undelivered(session, now=now)


def skip_for_gone(session: WorkspaceSession, *, now: datetime, gather: timedelta = GATHERED) -> int:
    """End what waits for members who are no longer here, and tell an organiser; return the number."""
    waiting = {lane: MemberId(lane.removeprefix("dm:")) for lane in delivery_status.queued_lanes(session) if lane.startswith("dm:")}
    gone = [lane for lane, member in waiting.items() if members.is_gone(session, member)]
    if not gone:
        return 0
    told = members.someone_to_tell(session)
    batch = uuid4().hex if told else IN_THE_LOG
    ended = delivery_status.give_up(session, lanes=gone, state="skipped", reason="nobody to tell", now=now, told_in=batch)
    if told and ended:
        outbox.add(session, notices.TellUndelivered(member=told, batch=batch), now=now, key=f"{batch}:{told}", after=gather)
    return ended


def app_removed(session: WorkspaceSession, reason: str, *, now: datetime) -> None:
    """Stop sending, since whoever removed the app wants to hear no more of it; what waits is ended."""
    workspaces.note_removed(session, reason, now=now)
    delivery_status.let_go(session, now=now, reason=_REMOVED)


def app_returned(session: WorkspaceSession, identity: Identity, *, now: datetime) -> None:
    """Go on where the app is back in the workspace: what had its moment while it was not is ended unsaid, and nobody is written to."""
    delivery_status.let_go(session, now=now, reason=_REMOVED)
    members.keep_identity(session, identity)


def close_channel(session: WorkspaceSession, channel: ChannelId, why: Literal["archived", "deleted", "removed"], *, now: datetime) -> int:
    """Give up what waits for a channel that takes no messages any more, and tell those who use it; return the number given up."""
    reason = "not_in_channel" if why == "removed" else "is_archived"
    ended = delivery_status.give_up(session, lanes=[f"post:{channel}"], state="failed", reason=reason, now=now)
    tell_undelivered(session, now=now)
    makers = [events.get(session, event).created_by for event in events_in(session, channel, now=now)]
    told = {member for maker in makers if (member := members.someone_to_tell(session, maker))}
    if members.choices(session).channel == channel and (member := members.someone_to_tell(session)):
        told.add(member)
    for member in sorted(told):
        outbox.add(session, notices.TellChannelClosed(member=member, channel=channel, why=why), now=now)
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
        elif before is not None and not channel.archived and channel.joined and (before.archived or not before.joined):
            reopen_channel(session, channel.id, now=now)


def reopen_channel(session: WorkspaceSession, channel: ChannelId, *, now: datetime) -> None:
    """Make up for what could not be posted or edited in a channel that takes messages again."""
    for event in card_rows.events_in(session, channel, since=now - _LOOKED_BACK):
        cards.make_up(session, events.get(session, event), now=now)


def takes_messages(session: WorkspaceSession, channel: ChannelId, *, now: datetime) -> None:
    """Note that Slack took a message in a channel, and make up for the rest if we took it for closed."""
    known = channels.get(session, channel)
    if known is not None and (known.archived or not known.joined):
        channels.keep(session, [replace(known, archived=False, joined=True)])
        reopen_channel(session, channel, now=now)


def takes_none(session: WorkspaceSession, channel: ChannelId, why: Literal["archived", "removed"], *, now: datetime) -> None:
    """Note that Slack refused us a channel, and close it if we took it for open: we missed Slack's event."""
    known = channels.get(session, channel)
    if known is not None and not known.archived and known.joined:
        channels.keep(session, [replace(known, archived=why == "archived", joined=why == "archived")])
        close_channel(session, channel, why, now=now)


def events_in(session: WorkspaceSession, channel: ChannelId, *, now: datetime) -> list[EventId]:
    """List the events whose cards are in a channel and still take answers."""
    return list(dict.fromkeys(card.event for card in card_rows.taking_answers(session, now=now) if card.channel == channel))


def _concerned(session: WorkspaceSession, notice: notices.Notice | None) -> ToldTo:
    """Return who hears that a notice did not arrive; not those it could not reach, who cannot be reached by this either."""
    try:
        makers = events.makers_of(session, notice) if notice is not None else []
    except ODD:  # what it was about is gone, or odd
        makers = []
    unreached = notice.receiver if notice is not None and not notice.uploads else None
    told = {members.someone_to_tell(session, maker, besides=unreached) for maker in makers or (None,)}
    return tuple(sorted(member for member in told if member))


def _everybody(session: WorkspaceSession) -> ToldTo:
    return tuple(sorted(organiser.id for organiser in members.all_organisers(session)))


def _open_batch(session: WorkspaceSession, audience: Iterable[MemberId], *, missed: bool) -> str | None:
    """Find a telling to exactly these people that has not begun to go out: it takes in more."""
    found = [delivery_status.open_telling(session, f"dm:{member}", "tell_undelivered") for member in audience]
    batches = {notice.batch for notice in found if isinstance(notice, notices.TellUndelivered) and notice.missed is missed}
    return batches.pop() if len(batches) == 1 and all(found) else None
