"""Minutes as text become what a good reader finds in them."""

from datetime import date

from bot.reading.actions import find_actions
from bot.reading.attendance import read_people
from bot.reading.deadlines import Calendar
from bot.reading.decisions import find_decisions
from bot.reading.events import find_events
from bot.reading.findings import AgendaItem, Certainty, ParsedMinutes
from bot.reading.headings import Section
from bot.reading.language import Said
from bot.reading.likeness import sketch
from bot.reading.meeting import read_meeting
from bot.reading.next_meeting import find_next_meeting
from bot.reading.oddities import find_oddities
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind
from bot.reading.second_reader import SecondReader, read_again
from bot.reading.structure import take_apart

_SAYS = Said("minutes")


def read_minutes(text: str, *, name: str | None = None, today: date | None = None, second: SecondReader | None = None) -> ParsedMinutes:
    """Read minutes, and invent nothing: `name` is the file's, `today` settles a date without a year, a `second` reader adds its finds."""
    document = take_apart(text)
    people = read_people(document)
    owners = Owners(people)
    meeting = read_meeting(document, people, name=name, today=today)
    coming = find_next_meeting(document, meeting)
    calendar = Calendar(meeting.held_on or today, coming.held_on if coming else None)
    actions, taken = find_actions(document, owners, calendar)
    decisions = find_decisions(document, owners, taken=taken, title=meeting.title)
    settled = {each.source for each in decisions if each.certainty is Certainty.CERTAIN}
    sure = (each.certainty is Certainty.CERTAIN and not owners.are_groups(each.owners) for each in actions)
    actions = tuple(each for each, own in zip(actions, sure, strict=True) if own or each.source not in settled)
    parsed = ParsedMinutes(
        meeting=meeting,
        agenda=tuple(document.agenda),
        decisions=decisions,
        actions=actions,
        next_meeting=coming,
        events=find_events(document, meeting, coming),
        warnings=find_oddities(document, meeting, actions, owners),
        sketch=sketch(text),
        unread=_unread(document, {each.item for each in decisions} | {each.item for each in actions}),
    )

    return read_again(parsed, text, document, owners, calendar, second) if second else parsed


def _unread(document: Document, found: set[AgendaItem | None]) -> tuple[AgendaItem, ...]:
    spoken = {each.item for each in document.sentences if each.kind in {Kind.TEXT, Kind.BULLET} and each.section is Section.BODY}
    return tuple(item for item in document.agenda if item in spoken - found and not _SAYS.formal.match(item.title))
