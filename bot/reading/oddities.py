"""What a careful reader would raise an eyebrow at; nothing is mended, all of it is told."""

import re
from collections.abc import Iterable
from datetime import date, time

from bot.domain.calendar import Direction
from bot.reading.findings import Certainty, FoundAction, Meeting, OddFinding, Oddity, ParsedMinutes
from bot.reading.headings import Section
from bot.reading.moments import Dated, dates_in
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind
from bot.reading.persons import People, Person

_SMALL_HOURS = time(3)  # an evening may run past midnight
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def find_oddities(document: Document, meeting: Meeting, actions: tuple[FoundAction, ...], owners: Owners) -> tuple[OddFinding, ...]:
    """Find weekdays that do not fit, days that do not exist, names nobody introduced and due dates gone by."""
    found = _dates(document, meeting)
    for action in actions:
        if action.due_on is not None and meeting.held_on is not None and action.due_on < meeting.held_on:
            found.append(OddFinding(Oddity.DUE_IN_PAST, (("due", action.due_on.isoformat()), ("text", action.text)), action.source))
    unknown: dict[str, OddFinding] = {}
    for action in actions if meeting.present else ():
        for owner in action.owners:
            if not owners.on_list(owner):
                unknown.setdefault(owner, OddFinding(Oddity.UNKNOWN_NAME, (("name", owner),), action.source))
    found += unknown.values()
    nobodys = (action for action in actions if not action.owners and action.certainty is Certainty.CERTAIN)
    found += [OddFinding(Oddity.NO_OWNER, (("text", action.text),), action.source) for action in nobodys]
    if meeting.start and meeting.end and _SMALL_HOURS < meeting.end < meeting.start:
        hours = (("start", f"{meeting.start:%H.%M}"), ("end", f"{meeting.end:%H.%M}"))
        found.append(OddFinding(Oddity.END_BEFORE_BEGIN, hours, meeting.time_source))
    if meeting.held_on is None and meeting.without_year:
        found.append(OddFinding(Oddity.NO_YEAR, (("written", meeting.without_year),), meeting.without_year))
    elif meeting.held_on is None:
        found.append(OddFinding(Oddity.NO_DATE, (), ""))
    if not meeting.present:
        found.append(OddFinding(Oddity.NO_ATTENDANCE, (), ""))
    return tuple(found)


def not_among(parsed: ParsedMinutes, members: Iterable[str]) -> tuple[str, ...]:
    """List the names in minutes that fit no member, or more than one: of those present and absent, and of owners."""
    people = People()
    for member in members:
        people.add(Person(member))
    named = [*parsed.meeting.present, *parsed.meeting.absent, *(owner for action in parsed.actions for owner in action.owners)]
    owners = Owners(People())
    return tuple(dict.fromkeys(name for name in named if people.find(name) is None and not owners.on_list(name)))


def _dates(document: Document, meeting: Meeting) -> list[OddFinding]:
    found: dict[tuple[str, str], OddFinding] = {}
    texts = [each.text for each in document.sentences if each.section is not Section.HEAD or each.kind is Kind.FIELD]
    texts += [cell for placed in document.tables for row in placed.table.rows for cell in row]
    for text, direction in [(meeting.date_source, Direction.GONE_BY), *((text, Direction.COMING) for text in texts)]:
        for each in dates_in(text, seen_from=meeting.held_on, direction=direction):
            odd = None if _fits_backwards(each, meeting.held_on) else _odd_date(each, text)
            if odd is not None:
                found.setdefault(odd.facts[0], odd)
    return list(found.values())


def _fits_backwards(each: Dated, seen_from: date | None) -> bool:
    """Return whether a weekday that does not fit the coming date fits the last one, where no year is written."""
    back = dates_in(each.text, seen_from=seen_from, direction=Direction.GONE_BY) if each.weekday else []
    return len(back) == 1 and back[0].weekday is None


def _odd_date(each: Dated, source: str) -> OddFinding | None:
    if each.impossible:
        return OddFinding(Oddity.IMPOSSIBLE_DATE, (("written", each.text),), source)
    if each.weekday is None:
        return None
    written = each.weekday.facts.get("weekday")
    name = WEEKDAYS[written] if isinstance(written, int) else each.text.split()[0]
    day = re.split(r",|\s+(?:om\s+)?\d{1,2}[.:u]\d\d|\s+(?:om|van)\s", each.text)[0].strip()
    facts = (("date", each.on.isoformat()), ("written", day), ("weekday", name), ("actual", WEEKDAYS[each.on.weekday()]))
    return OddFinding(Oddity.WEEKDAY, facts, source)
