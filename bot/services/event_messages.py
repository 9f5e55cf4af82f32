"""What an organiser writes to those an event concerns, and the one reminder to those who still doubt."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import event_messages, events, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import Moment, news_of_place
from bot.domain.digests import tells_before
from bot.domain.errors import FieldMistake, within
from bot.domain.event_life import EventOver
from bot.domain.event_messages import (
    CHOICES,
    LONGEST_WORDS,
    EventMessage,
    MessageUnknown,
    NobodyToTell,
    NudgedAlready,
    Whom,
    addressed,
)
from bot.domain.events import Event, refuse_unless_announced, refuse_unless_open
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Member, Sort
from bot.domain.notices import PassOnMessage, PassOnReply, RemindMember
from bot.domain.reminders import Occasion, nudge_moment
from bot.domain.view_models import ShownMessage
from bot.services.invitees import invited
from bot.services.members import is_gone, name_of, receivers, require
from bot.services.organising import managed, organisers_of, refuse_unless_manages
from bot.services.reminders import nudge_key, reminded_on

LONGEST_REPLY = 1400
REPLIED_WITHIN = timedelta(days=7)
"""For so long what is typed in the DM without a thread may be a reply."""

# As the database has it.
get = event_messages.get


def receivers_of(session: WorkspaceSession, event: Event, whom: Whom, *, by: MemberId | None = None) -> list[Member]:
    """List to whom a message goes, by name: whoever is still here, but for whoever writes it."""
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    asked = {member.id: member for member in invited(session, event)}
    found = members.named(session, addressed(whom, parties, asked) - {by})
    return sorted((member for member in found.values() if not member.gone and not member.bot), key=lambda member: (member.name, member.id))


def is_still_addressed(session: WorkspaceSession, event: Event, message: EventMessage, member: MemberId) -> bool:
    """Return whether a message still concerns a member when it is sent: they may have answered otherwise since."""
    return any(each.id == member for each in receivers_of(session, event, message.whom))


def writable(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Read an event about which an organiser may write.

    Raises:
        NotItsOrganiser, EventNotFound: as for managing it.
        EventWithdrawn, EventCalledOff, EventMoved, EventOver: there is nothing to write about.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=by)
    refuse_unless_announced(event)
    if event.has_ended(now):
        raise EventOver(event=event.id, title=event.plan.title)
    return event


def checked(session: WorkspaceSession, event: Event, whom: str, words: str, *, by: MemberId) -> tuple[Whom, str, list[Member]]:
    """Read what a form says: to whom, the words, and who gets them.

    Raises:
        FieldMistake, TextTooLong: no words, or too many.
        NobodyToTell: nobody would get it.
    """
    chosen = next((each for each in CHOICES if each == whom), Whom.COMING)
    said = within(words, LONGEST_WORDS, field="words")
    if not said:
        raise FieldMistake("words", "mistake-message-words")
    told = receivers_of(session, event, chosen, by=by)
    if not told:
        raise NobodyToTell
    return chosen, said, told


def send(session: WorkspaceSession, event_id: EventId, whom: str, words: str, *, by: MemberId, now: datetime) -> int:
    """Write to those an event concerns: one message each, when news of one's place may come; return the number.

    Raises:
        as `writable` and `checked`.
    """
    event = managed(session, event_id, by=by)
    writable(session, event_id, by=by, now=now)
    chosen, said, told = checked(session, event, whom, words, by=by)
    message = event_messages.add(session, event.id, chosen, said, by=by, now=now)
    hours, begins = receivers(session, told), event.plan.next_begins_at(now)
    for member in told:
        moment = news_of_place(now, hours[member.id], starts_at=begins)
        notice = PassOnMessage(event=event.id, member=member.id, message=message.id)
        outbox.add(session, notice, now=now, due_at=moment, useful_until=event.plan.ends_at, key=_key(message.id, member.id))
    return len(told)


def nudge_of(session: WorkspaceSession, event: EventId) -> ShownMessage | None:
    """Return by whom and when those who doubt were reminded; None: not yet."""
    found = event_messages.nudge_of(session, event)
    return ShownMessage(message=found, by=name_of(session, found.written_by)) if found else None


def to_nudge(session: WorkspaceSession, event: Event, *, by: MemberId, now: datetime, zone: ZoneInfo) -> dict[MemberId, Moment]:
    """Return who would be reminded and when: those who doubt, but whoever has paused, wants no such reminders or has them weekly.

    Raises:
        NudgedAlready: that was done once; the sentence says by whom and when.
        EventWithdrawn, EventCalledOff, EventMoved, RsvpBegun, RsvpClosed: it takes no answers.
    """
    refuse_unless_open(event, now=now)
    before = nudge_of(session, event.id)
    if before is not None:
        raise NudgedAlready(event=event.id, by=before.by, on=before.message.written_at)
    doubting = {member.id: member for member in receivers_of(session, event, Whom.DOUBTING, by=by)}
    hours, had = receivers(session, doubting.values()), reminded_on(session, event, doubting, zone)
    answered = {party.member for party in rsvps.parties(session, event.id)}
    until = event.plan.next_begins_at(now)
    told: dict[MemberId, Moment] = {}
    for member in doubting.values():
        to = hours[member.id]
        weekly = member.digest is not None and member.id not in answered
        if to.is_paused(now) or Sort.UNANSWERED in member.off:
            continue
        if weekly and member.digest and tells_before(member.digest, to, known_since=event.created_at, until=until):
            continue
        moment = nudge_moment(event.plan, to, had.get(member.id, ()), zone=zone, now=now)
        if moment is not None:
            told[member.id] = moment
    return told


def nudge(session: WorkspaceSession, event_id: EventId, words: str, *, by: MemberId, now: datetime, zone: ZoneInfo) -> int:
    """Remind those who doubt, once for an event, in the organiser's words or (none) the bot's; return the number.

    Raises:
        NotItsOrganiser, EventNotFound: as for managing it.
        TextTooLong: too many words.
        NobodyToTell: nobody would get it; it can be done later.
        as `to_nudge`.
    """
    event = managed(session, event_id, by=by)
    said = within(words, LONGEST_WORDS, field="words")
    told = to_nudge(session, event, by=by, now=now, zone=zone)
    if not told:
        raise NobodyToTell
    event_messages.add(session, event.id, Whom.DOUBTING, said, by=by, now=now)
    begins = event.plan.next_begins_at(now)
    for member, moment in told.items():
        notice = RemindMember(event=event.id, member=member, occasion=Occasion.NUDGE, about=begins)
        outbox.add(session, notice, now=now, due_at=moment, useful_until=begins, key=nudge_key(event.id, member))
    return len(told)


def received(session: WorkspaceSession, number: int, *, by: MemberId) -> ShownMessage:
    """Read a message that a member got.

    Raises:
        Stranger: not a member of this workspace.
        MessageUnknown: no such message, or not one to them.
    """
    require(session, by)
    message = get(session, number)
    if not outbox.is_known(session, _key(number, by)):
        raise MessageUnknown
    return ShownMessage(message=message, by=name_of(session, message.written_by), event=events.get(session, message.event))


def is_replied_to(session: WorkspaceSession, number: int, *, by: MemberId, threaded: bool, now: datetime) -> bool:
    """Return whether words in the DM are a reply to a message: under it, or in the days after it was the last that asked something."""
    try:
        message = received(session, number, by=by).message
    except MessageUnknown:
        return False
    return threaded or now - message.written_at <= REPLIED_WITHIN


def reply(session: WorkspaceSession, number: int, words: str, *, by: MemberId, now: datetime) -> str:
    """Pass on a reply to whoever wrote, or once they have left to whoever organises the event; return their name.

    Raises:
        Stranger, MessageUnknown: as `received`.
        FieldMistake, TextTooLong: no words, or too many.
    """
    shown = received(session, number, by=by)
    said = within(words, LONGEST_REPLY, field="words")
    if not said:
        raise FieldMistake("words", "mistake-message-words")
    event, to = events.get(session, shown.message.event), shown.message.written_by
    if is_gone(session, to):
        to = next((each.id for each in organisers_of(session, event)), to)
    outbox.add(session, PassOnReply(event=event.id, member=to, by=by, words=said), now=now)
    return name_of(session, to)


def _key(message: int, member: MemberId) -> str:
    return f"event_message:{message}:{member}"
