"""Minutes as text become what a good reader finds in them."""

from datetime import date

from bot.reading.actions import find_actions
from bot.reading.deadlines import Calendar
from bot.reading.decisions import find_decisions
from bot.reading.events import find_events
from bot.reading.findings import ParsedMinutes
from bot.reading.letters import read_letter
from bot.reading.meeting import read_meeting
from bot.reading.next_meeting import find_next_meeting
from bot.reading.oddities import find_oddities
from bot.reading.owners import Owners
from bot.reading.people import read_people
from bot.reading.structure import take_apart


def read_minutes(text: str, *, name: str | None = None, today: date | None = None) -> ParsedMinutes:
    """Read minutes; `name` is the file's, `today` settles a heading date without a year. Invents nothing."""
    document = take_apart(text)
    people = read_people(document)
    read_letter(document, people)
    owners = Owners(people)
    meeting = read_meeting(document, people, name=name, today=today)
    coming = find_next_meeting(document, meeting)
    calendar = Calendar(meeting.held_on or today or date(2000, 1, 1), coming.held_on if coming else None)
    actions, taken = find_actions(document, owners, calendar)
    return ParsedMinutes(
        meeting=meeting,
        agenda=tuple(document.agenda),
        decisions=find_decisions(document, owners, taken=taken, title=meeting.title),
        actions=actions,
        next_meeting=coming,
        events=find_events(document, meeting, coming),
        warnings=find_oddities(document, meeting, actions, owners),
    )
