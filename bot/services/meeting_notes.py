"""Notes typed in the thread under a meeting's agenda: kept as they are typed, with the bot's ✓ under each that is."""

from collections.abc import Sequence
from datetime import datetime

from bot.db import events, meeting_notes, members, minutes, outbox
from bot.db.engine import WorkspaceSession
from bot.domain.events import Event
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.meeting_notes import MeetingNote, ThreadMessage, differences, noted
from bot.domain.notices import MarkNote
from bot.services.adoption import may_settle
from bot.services.members import is_secretary

# As the database has it.
is_noted = meeting_notes.exists
of_event = meeting_notes.of_event

Thread = tuple[EventId, ChannelId, MessageTs]


def threads(session: WorkspaceSession, *, now: datetime, late: bool = False) -> list[Thread]:
    """List the threads in which notes are typed now, or `late`; of a meeting whose minutes were recorded nothing is noted any more."""
    return [each for each in meeting_notes.threads(session, now=now, late=late) if minutes.of_event(session, each[0]) is None]


def anything_new(session: WorkspaceSession, thread: Thread, said: Sequence[ThreadMessage]) -> bool:
    """Return whether what is said in a thread differs from what is noted of it."""
    return bool(_changes(session, thread, said))


def keep(session: WorkspaceSession, thread: Thread, said: Sequence[ThreadMessage], *, now: datetime) -> int:
    """Bring what is noted in line with a thread as it is now: typed, edited and deleted; returns how many notes that changed."""
    event, channel, ts = thread
    events.get_for_update(session, event)
    if minutes.of_event(session, event) is not None:
        return 0
    changes = _changes(session, thread, said)
    for key, message in changes:
        if message is None:
            meeting_notes.remove(session, channel, key)
        else:
            note = MeetingNote(event=event, ts=key, by=message.by, text=noted(message.text), noted_at=now)
            meeting_notes.save(session, note, channel, ts)
        outbox.add(session, MarkNote(event=event, channel=channel, ts=key), now=now)
    return len(changes)


def may_note(session: WorkspaceSession, event: Event, member: MemberId) -> bool:
    """Return whether what a member types is noted: whoever organises or chairs the meeting, and the secretary."""
    found = members.get(session, member)
    if found is None or found.gone or found.bot or found.guest:
        return False
    return may_settle(session, event, found) or (is_secretary(session, found) and events.is_open_to(session, event, member))


def _changes(session: WorkspaceSession, thread: Thread, said: Sequence[ThreadMessage]) -> list[tuple[MessageTs, ThreadMessage | None]]:
    """Compare a thread with what is noted of it; whoever noted something and left, or organises no more, noted it all the same."""
    number, channel, ts = thread
    event, known = events.get(session, number), meeting_notes.in_thread(session, channel, ts)
    typed = {message.by for message in said if noted(message.text)}
    takers = {note.by for note in known} | {by for by in typed if may_note(session, event, by)}
    return list(differences(known, [message for message in said if message.by in takers]))
