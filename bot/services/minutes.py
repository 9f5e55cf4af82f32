"""Minutes: brought in, read apart from all else, and given back with their file."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from bot.db import events, members, minutes, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import LONGEST_ACTION, LONGEST_NAME
from bot.domain.calendar import local_day
from bot.domain.commands import SentFile
from bot.domain.decisions import LONGEST_DECISION, LONGEST_HOW
from bot.domain.errors import DomainError, shortened
from bot.domain.events import Event, EventKind
from bot.domain.ids import ActionItemId, EventId, MemberId, MinutesId
from bot.domain.members import Member
from bot.domain.minutes import (
    LONGEST_TITLE,
    Content,
    Finding,
    FindingKind,
    MeetingHasMinutes,
    Minutes,
    MinutesNotFound,
    MinutesNotMade,
    MinutesState,
    NotForMinutes,
    Sureness,
)
from bot.domain.notices import SendMinutes, TellAnswer
from bot.domain.responses import Say, ShowMinutes
from bot.reading.findings import AgendaItem, FoundAction, FoundBy, FoundDecision, ParsedMinutes
from bot.reading.likeness import NEARLY, likeness
from bot.reading.oddities import not_among
from bot.services.events import visible
from bot.services.invitees import is_invited
from bot.services.members import is_secretary, require

# As the database has it.
came_in = minutes.came_in
anything_to_read = minutes.anything_to_read
file_of = minutes.file_of
findings = minutes.findings

READ = TypeAdapter(ParsedMinutes)
LISTED = 10
MOST_CHOICES = 90
"""Meetings to choose from, of the hundred options that Slack takes."""

MOST_MEMBERS = 10_000
LEASE = timedelta(minutes=3)
"""Longer than fetching and reading a file can take, by a second reader as well; after it another process takes over."""

TRIES = 8
"""With a wait that doubles each time: some twenty minutes in which Slack does not give a file."""


class FileGone(DomainError):
    """Slack has the file no more, or does not give it. Facts: `name`."""

    text_id = "minutes-file-gone"


def require_maker(session: WorkspaceSession, by: MemberId) -> Member:
    """Read whoever makes minutes: an organiser, or the secretary.

    Raises:
        Stranger: the workspace has no such member.
        NotForMinutes: they are neither.
    """
    found = require(session, by)
    if not may_make(session, found):
        raise NotForMinutes
    return found


def may_make(session: WorkspaceSession, member: Member) -> bool:
    """Return whether a member makes minutes: organisers do, and the secretary."""
    return member.organiser or is_secretary(session, member)


# --- brought in ---


def bring_in(session: WorkspaceSession, files: Sequence[SentFile], *, event: EventId | None, by: MemberId, now: datetime) -> None:
    """Take files in as minutes; they are fetched and read apart.

    Raises:
        NotForMinutes: only organisers and the secretary bring them in.
        EventNotFound: no such event, or not one they may know of.
        MeetingHasMinutes: of that one there are minutes already.
    """
    _check(session, event, by)
    for file in files:
        minutes.add(session, file_name=file.name, media_type=file.media_type, slack_file=file.id, event=event, by=by, now=now)


def paste(session: WorkspaceSession, text: str, *, name: str, event: EventId | None, by: MemberId, now: datetime) -> None:
    """Take a text in as minutes, kept as a file of that name.

    Raises:
        NotForMinutes, EventNotFound, MeetingHasMinutes: as for a file.
    """
    _check(session, event, by)
    minutes.add(session, file_name=name, media_type="text/plain", content=text.encode(), event=event, by=by, now=now)


def _check(session: WorkspaceSession, event: EventId | None, by: MemberId) -> None:
    require_maker(session, by)
    if event is not None:
        refuse_second(session, visible(session, event, to=by).id)


def are_made(session: WorkspaceSession, event: EventId) -> bool:
    """Return whether minutes of a meeting stand."""
    return minutes.of_event(session, event) is not None


def refuse_second(session: WorkspaceSession, event: EventId) -> None:
    """Refuse minutes of a meeting that has minutes already: what they say would stand in the register twice.

    Raises:
        MeetingHasMinutes: it has.
    """
    if are_made(session, event):
        raise MeetingHasMinutes(event=event)


# --- read ---


def next_to_read(session: WorkspaceSession) -> tuple[Minutes, int] | None:
    """Take the first minutes that wait to be read, with how often that was tried before; nobody else reads them meanwhile."""
    return minutes.next_to_read(session, lease=LEASE)


def keep_file(session: WorkspaceSession, number: MinutesId, content: bytes) -> None:
    """Keep the bytes of a file that Slack gave."""
    if minutes.file_of(session, number) is None:
        minutes.save_file(session, number, content)
        minutes.save(session, number, size=len(content))


def put_off(session: WorkspaceSession, number: MinutesId, tried: int) -> None:
    """Try later to fetch a file."""
    minutes.put_off(session, number, timedelta(seconds=5 * 2**tried))


def refuse(session: WorkspaceSession, number: MinutesId, said: Say, *, now: datetime) -> None:
    """Tell whoever sent a file why it was not read; nothing of it is kept but that it came."""
    found = minutes.get(session, number, for_update=True)
    if found.state is MinutesState.READING:
        minutes.save(session, number, state=str(MinutesState.REFUSED), not_before=None)
        outbox.add(session, TellAnswer(member=found.sent_by, answer=said), now=now)


def keep_read(session: WorkspaceSession, number: MinutesId, parsed: ParsedMinutes, *, now: datetime, zone: ZoneInfo) -> None:
    """Keep what was read, to be reviewed, and show it to whoever sent it; once, whoever else read it as well."""
    found = minutes.get(session, number, for_update=True)
    if found.state is not MinutesState.READING:
        return
    meeting = parsed.meeting
    minutes.save(
        session,
        number,
        state=str(MinutesState.REVIEW),
        read=READ.dump_python(parsed, mode="json"),
        title=shortened(meeting.title, LONGEST_TITLE),
        event_id=found.event or _meeting_of(session, meeting.held_on, found.sent_by, now=now, zone=zone),
        held_on=meeting.held_on,
        sketch=list(parsed.sketch),
        not_before=None,
    )
    for finding in _findings(session, parsed):
        minutes.add_finding(session, number, finding)
    outbox.add(session, TellAnswer(member=found.sent_by, answer=ShowMinutes(minutes=number)), now=now)


def _meeting_of(session: WorkspaceSession, held_on: date | None, by: MemberId, *, now: datetime, zone: ZoneInfo) -> EventId | None:
    """Find the one meeting that was on a day and has no minutes yet: offered as theirs, for the reviewer to say."""
    that_day = [event for event in begun(session, to=by, now=now) if local_day(event.plan.starts_at, zone) == held_on]
    meetings = [event for event in that_day if event.plan.kind is EventKind.MEETING] or that_day
    return meetings[0].id if len(meetings) == 1 and not are_made(session, meetings[0].id) else None


def begun(session: WorkspaceSession, *, to: MemberId, now: datetime) -> list[Event]:
    """List what a member may know of and has begun, the latest first: what minutes can be of."""
    listed = [*events.coming_to(session, to, now=now), *events.past_to(session, to, now=now, most=MOST_CHOICES)]
    return sorted((event for event, _ in listed if event.has_begun(now)), key=lambda event: event.plan.starts_at, reverse=True)


def _findings(session: WorkspaceSession, parsed: ParsedMinutes) -> list[Finding]:
    """List all that was found in the order of the agenda, what looks ahead last."""
    order = {item: place for place, item in enumerate(parsed.agenda)}
    both: list[FoundDecision | FoundAction] = [*parsed.decisions, *parsed.actions]
    both.sort(key=lambda each: order.get(each.item, len(order)) if each.item else -1)
    found = [_of(session, each) for each in both]
    if parsed.next_meeting is not None:
        ahead = parsed.next_meeting
        content = Content(on=ahead.held_on, begin=ahead.start, place=ahead.location or "")
        found.append((FindingKind.NEXT_MEETING, Sureness.CERTAIN, None, ahead.source, content))
    for event in parsed.events:
        content = Content(text=event.name, on=event.held_on, reserve_on=event.reserve_date)
        found.append((FindingKind.EVENT, Sureness.CERTAIN, None, event.source, content))
    return [
        Finding(
            position=place,
            kind=kind,
            sureness=sureness,
            item_number=item.number if item else "",
            item_title=item.title if item else "",
            source=source,
            ticked=sureness is Sureness.CERTAIN,
            content=content,
        )
        for place, (kind, sureness, item, source, content) in enumerate(found, 1)
    ]


def _of(session: WorkspaceSession, each: FoundDecision | FoundAction) -> tuple[FindingKind, Sureness, AgendaItem | None, str, Content]:
    sureness = Sureness.SECOND_READER if each.found_by is FoundBy.SECOND_READER else Sureness(each.certainty)
    if isinstance(each, FoundDecision):
        how = shortened(each.how.words, LONGEST_HOW) if each.how else ""
        content = Content(text=shortened(each.text, LONGEST_DECISION), how=how)
        return FindingKind.DECISION, sureness, each.item, each.source, content
    linked = {name: named_whole(session, name) for name in each.owners}
    content = Content(
        text=shortened(each.text, LONGEST_ACTION),
        owners=tuple(dict.fromkeys(member.id for member in linked.values() if member)),
        names=tuple(shortened(name, LONGEST_NAME) for name, member in linked.items() if member is None),
        on=each.due_on,
    )
    return FindingKind.ACTION, sureness, each.item, each.source, content


def named_whole(session: WorkspaceSession, name: str) -> Member | None:
    """Find the one member who is called just so; a part of a name is nobody's, and of two of one name it is neither."""
    called = members.called(session, name.split(), most=LISTED)
    same = [member for member in called if member.name.casefold() == name.casefold() and not member.guest]
    return same[0] if len(same) == 1 else None


def unknown_names(session: WorkspaceSession, parsed: ParsedMinutes) -> tuple[str, ...]:
    """List the names in minutes, of those present and absent and of owners, that fit no member, or more than one."""
    return not_among(parsed, [member.name for member in members.called(session, (), most=MOST_MEMBERS) if not member.guest])


# --- given back ---


def send(session: WorkspaceSession, event: EventId, *, to: MemberId, now: datetime) -> ShowMinutes:
    """Queue the file of a meeting's minutes for a member's DM, and show how the minutes stand.

    Raises:
        EventNotFound: no such event, or not one they may know of.
        MinutesNotMade: it has no minutes.
        MinutesNotFound: they were not invited to it.
    """
    found = minutes.of_event(session, visible(session, event, to=to).id)
    if found is None:
        raise MinutesNotMade(event=event)
    if not may_see(session, found, to):
        raise MinutesNotFound(minutes=found.id)
    outbox.add(session, SendMinutes(member=to, minutes=found.id), now=now)
    return ShowMinutes(minutes=found.id, news="sent")


def may_see(session: WorkspaceSession, found: Minutes, member: MemberId) -> bool:
    """Return whether minutes are a member's to see: of a meeting they may know of, whoever makes minutes, was invited, or answered."""
    reader = require(session, member)
    event = events.get(session, found.event) if found.event is not None else None
    if event is not None and not events.is_open_to(session, event, member):
        return False
    if may_make(session, reader):
        return True
    if not found.stands or event is None or reader.guest:
        return False
    return is_invited(session, event, member) or rsvps.standing_of(session, event.id, member)[1] is not None


def listed(session: WorkspaceSession, *, to: MemberId) -> tuple[list[Minutes], list[Minutes]]:
    """List the minutes that stand and are a member's to see, and to those who make them what waits to be reviewed."""
    both = minutes.latest(session, most=5 * LISTED), minutes.in_review(session)
    stand, waiting = ([each for each in found if may_see(session, each, to)][:LISTED] for found in both)
    return stand, waiting


def get(session: WorkspaceSession, number: MinutesId, *, to: MemberId) -> Minutes:
    """Read minutes that are a member's to see.

    Raises:
        MinutesNotFound: no such minutes, or not theirs to see.
    """
    found = minutes.get(session, number)
    if not may_see(session, found, to):
        raise MinutesNotFound(minutes=number)
    return found


def origin_of(session: WorkspaceSession, item: ActionItemId) -> tuple[Minutes, str] | None:
    """Find the minutes from which an action item was recorded, with the sentence in them."""
    origin = minutes.origin(session, action=item)
    return (origin[0], origin[1].source) if origin else None


def planned_on(session: WorkspaceSession, finding: Finding, *, to: MemberId, zone: ZoneInfo) -> Event | None:
    """Find the event that minutes announce, where it is planned already: one on that day."""
    coming = events.coming_to(session, to, now=datetime.combine(finding.content.on or date.max, time.min, zone), most=LISTED)
    return next((event for event, _ in coming if local_day(event.plan.starts_at, zone) == finding.content.on), None)


def parsed_of(session: WorkspaceSession, number: MinutesId) -> ParsedMinutes | None:
    """Return all that was read in minutes; None until they were read."""
    read = minutes.read_of(session, number)
    return None if read is None else READ.validate_python(read)


def known_before(session: WorkspaceSession, found: Minutes, parsed: ParsedMinutes) -> Minutes | None:
    """Find minutes that came in before and are the same or nearly, or else of the same day."""
    others = minutes.sketches(session, found.id)
    alike, most = max(((each, likeness(parsed.sketch, sketch)) for each, sketch in others), key=lambda pair: pair[1], default=(None, 0.0))
    if most >= NEARLY:
        return alike
    return next((each for each, _ in others if found.held_on is not None and each.held_on == found.held_on), None)
