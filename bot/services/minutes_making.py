"""Minutes made of what is known of a meeting: its agenda, who was there, what was noted in its thread, and the next meeting."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import events, members, minutes, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import read_due
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.meeting_notes import NoteKind, lines_of
from bot.domain.minutes import DraftTooEarly, Minutes, NothingToDraft
from bot.domain.notices import SendMinutes
from bot.domain.rsvp import Answer, Place
from bot.domain.view_models import DraftAction, DraftMinutes
from bot.services import attendance, meeting_notes
from bot.services.agenda_lines import agenda_of
from bot.services.events import visible
from bot.services.members import choices
from bot.services.mention_names import owners_in, written
from bot.services.minutes import begun, refuse_second, require_maker

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def event_for(session: WorkspaceSession, *, by: MemberId, now: datetime) -> EventId:
    """Return the latest meeting that began and of which no minutes came in.

    Raises:
        NothingToDraft: there is none.
    """
    for event in begun(session, to=by, now=now):
        if not minutes.came_in(session, event.id):
            return event.id
    raise NothingToDraft


def gather(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime, zone: ZoneInfo) -> DraftMinutes:
    """Gather what is known of a meeting for its minutes.

    Raises:
        NotForMinutes: only organisers and the secretary make them.
        EventNotFound: no such event, or not one they may know of.
        DraftTooEarly: it has yet to begin.
        MeetingHasMinutes: its minutes were recorded already.
    """
    require_maker(session, by)
    event = visible(session, event_id, to=by)
    if not event.has_begun(now):
        raise DraftTooEarly(event=event.id, title=event.plan.title)
    refuse_second(session, event.id)
    there, away = _presence(session, event)
    lines = [line for note in meeting_notes.of_event(session, event.id) for line in lines_of(note.text)]
    held_on, own = local_day(event.plan.starts_at, zone), choices(session)
    return DraftMinutes(
        event=event,
        agenda=agenda_of(session, event),
        present=_names(session, there),
        absent=_names(session, away),
        chair=_first_there(session, there, own.chair, own.chair_deputy),
        secretary=_first_there(session, there, own.secretary, own.secretary_deputy),
        decisions=tuple(written(session, text) for kind, text in lines if kind is NoteKind.DECISION),
        actions=tuple(_action(session, text, held_on) for kind, text in lines if kind is NoteKind.ACTION),
        next_meeting=events.next_of_series(session, event.plan.channel, after=event.plan.starts_at, now=now),
    )


def take_in(session: WorkspaceSession, drafted: DraftMinutes, name: str, content: bytes, *, by: MemberId, now: datetime) -> Minutes:
    """Take a document in as the minutes of its meeting: read and reviewed as any other, and sent to whoever made it."""
    found = minutes.add(session, file_name=name, media_type=MEDIA_TYPE, content=content, event=drafted.event.id, by=by, now=now)
    outbox.add(session, SendMinutes(member=by, minutes=found.id), now=now)
    return found


def _presence(session: WorkspaceSession, event: Event) -> tuple[list[MemberId], list[MemberId]]:
    """Return who was there and who was not: as ticked, else as they answered."""
    ticked = attendance.ticked(session, event, 1)
    if ticked:
        return [member for member, came in ticked.items() if came], [member for member, came in ticked.items() if not came]
    parties = rsvps.parties(session, event.id)
    there = [party.member for party in parties if party.place is Place.SEATED]
    return there, [party.member for party in parties if party.answer is Answer.NO]


def _first_there(session: WorkspaceSession, there: Collection[MemberId], *wanted: MemberId | None) -> str:
    return next(iter(_names(session, (each for each in wanted if each in there))), "")


def _names(session: WorkspaceSession, people: Iterable[MemberId | None]) -> tuple[str, ...]:
    wanted = [member for member in people if member is not None]
    named = members.named(session, wanted)
    return tuple(named[member].name for member in wanted if member in named)


def _action(session: WorkspaceSession, text: str, held_on: date) -> DraftAction:
    """Read owners and due date out of a note; a date that has two readings stays in its words."""
    rest, owners = owners_in(session, text, today=held_on)
    words, due_on, doubt = read_due(rest, today=held_on)
    return DraftAction(text=rest if doubt else words, owners=_names(session, owners), due_on=due_on)
