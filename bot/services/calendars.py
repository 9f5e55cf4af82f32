"""Calendars: an event as a file, and a member's own feed under a private address."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import token_urlsafe

from bot.db import event_changes, events, feeds, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import Moment
from bot.domain.event_life import numbered
from bot.domain.events import Event, EventState
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Language
from bot.domain.notices import SendCalendarFile
from bot.domain.rsvp import Answer, Place
from bot.domain.view_models import Attending, CalendarEntry
from bot.services.agenda_lines import agenda_of
from bot.services.events import visible
from bot.services.members import require
from bot.services.organising import organisers_of

SECRET_BYTES = 32
"""Nobody guesses 256 bits, so attempts need no rate limit."""


def ask_file(session: WorkspaceSession, event_id: EventId, *, to: MemberId, now: datetime) -> None:
    """Queue an event's calendar file for a member's DM.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = visible(session, event_id, to=to)
    feeds.note_file(session, event.id, to)
    outbox.add(session, SendCalendarFile(event=event.id, member=to), now=now)


def send_anew(session: WorkspaceSession, event_id: EventId, *, to: MemberId, now: datetime, due_at: Moment) -> None:
    """Queue the file again with news of its event, for those who have it in their calendar from a file."""
    if feeds.has_file(session, event_id, to):
        notice = SendCalendarFile(event=event_id, member=to)
        outbox.take_over(session, notice.subject or "", now=now)
        outbox.add(session, notice, now=now, due_at=due_at)


def entries(session: WorkspaceSession, event_id: EventId, *, to: MemberId) -> list[CalendarEntry]:
    """Gather an event for a member's calendar file; one that was moved comes with where it went.

    Raises:
        EventNotFound: no such event, or not one they may know of.
    """
    event = visible(session, event_id, to=to)
    found = [event] if event.moved_to is None else [event, visible(session, event.moved_to, to=to)]
    return [
        _entry(session, each, feeds.changed_at(session, each.id) or each.created_at, to=to, sure=_is_sure(session, each, to))
        for each in found
    ]


def host(session: WorkspaceSession) -> str:
    """Return what follows the @ in the UIDs of our events: no other database uses the same."""
    return ".".join(part for part in (feeds.calendar_key(session), session.workspace) if part)


def _is_sure(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    """Return whether an event is certain for a member: for whoever has not answered it is."""
    own = rsvps.standing_of(session, event.id, member)[1]
    return own is None or own.answer is Answer.NO or (own.place is Place.SEATED and own.confirm_by is None)


def address_secret(session: WorkspaceSession, member: MemberId, *, now: datetime) -> str:
    """Return the secret of a member's feed; the first time it is made.

    Raises:
        Stranger: the workspace has no such member.
    """
    require(session, member)
    return feeds.secret_of(session, member) or _new(session, member, now)


def renew_secret(session: WorkspaceSession, member: MemberId, *, now: datetime) -> str:
    """Give a member's feed another secret: the address before opens nothing any more.

    Raises:
        Stranger: the workspace has no such member.
    """
    require(session, member)
    return _new(session, member, now)


def opened(session: WorkspaceSession, secret: str, *, now: datetime) -> tuple[MemberId, Language, list[CalendarEntry]] | None:
    """Gather what the holder of a secret may read: whose it is, their language and their events; None where it opens nothing."""
    feed = feeds.by_secret(session, secret)
    member = members.get(session, feed.member) if feed else None
    if member is None or member.gone or member.guest:
        return None
    return member.id, member.language, list(_attended(session, member.id, now))


def said_since(session: WorkspaceSession, secret: str, digest: str) -> datetime | None:
    """Return since when a feed has said just this; None where it said something else when it was last read."""
    feed = feeds.by_secret(session, secret)
    return feed.changed_at if feed is not None and feed.digest == digest else None


def note_said(session: WorkspaceSession, secret: str, digest: str, *, now: datetime) -> datetime:
    """Note that a feed says something else from now on; later than before, to the second, HTTP's precision."""
    feed = feeds.by_secret(session, secret)
    whole = now.replace(microsecond=0)
    if feed is None:
        return whole
    changed_at = max(whole, feed.changed_at + timedelta(seconds=1)) if feed.changed_at else whole
    feeds.save_digest(session, feed.member, digest, changed_at=changed_at)
    return changed_at


def _new(session: WorkspaceSession, member: MemberId, now: datetime) -> str:
    secret = token_urlsafe(SECRET_BYTES)
    feeds.save(session, member, secret, now=now)
    return secret


def _attended(session: WorkspaceSession, member: MemberId, now: datetime) -> Iterator[CalendarEntry]:
    for each in feeds.attended(session, member, now=now):
        event = events.get(session, each.event)
        if events.is_open_to(session, event, member):
            yield _entry(session, event, each.changed_at, to=member, sure=each.sure)


def _entry(session: WorkspaceSession, event: Event, changed_at: datetime, *, to: MemberId, sure: bool) -> CalendarEntry:
    attending = Attending.SURE if sure and event.state is not EventState.PLANNED else Attending.UNSURE
    if event.state not in {EventState.ANNOUNCED, EventState.PLANNED}:
        attending = Attending.OFF
    organiser = next((member.name for member in organisers_of(session, event)), "")
    said = len(rsvps.entries_of(session, event.id, to))
    known = {number: sitting for change in event_changes.since(session, event, 1) for number, sitting in numbered(change.was).items()}
    return CalendarEntry(
        event=event,
        changed_at=changed_at,
        attending=attending,
        organiser=organiser,
        agenda=agenda_of(session, event),
        answered=2 * said + (sure and said > 0),  # also whoever waited, and has a place now without a word of theirs
        dropped=tuple((number, known[number]) for number in sorted(known.keys() - numbered(event.plan).keys())),
    )
