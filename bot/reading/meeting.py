"""The meeting itself: title, date, times, place, chair and secretary."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.calendar import Direction
from bot.reading.findings import Meeting
from bot.reading.headings import TITLE_WORDS, Section
from bot.reading.labels import Role
from bot.reading.language import Said
from bot.reading.moments import Dated, dates_in, real_dates, times_in
from bot.reading.parts import Document, Kind, Sentence
from bot.reading.persons import People
from bot.reading.words import squeeze, within

_SAYS = Said("meeting")


def read_meeting(document: Document, people: People, *, name: str | None, today: date | None) -> Meeting:
    """Read the heading of the minutes."""
    when = _when(document, Meeting(_title(document, name)), name=name, today=today)
    location, place_source = _place(document, when)
    chair, secretary = people.holder("chair") or people.holder("presides"), people.holder("secretary")
    return replace(
        when,
        location=location,
        location_source=place_source,
        chair=chair.name if chair else None,
        secretary=secretary.name if secretary else None,
        present=people.present(),
        absent=people.absent(),
        guests=people.guests(),
        attendance_source=people.source,
    )


def _title(document: Document, name: str | None) -> str:
    heads = [*_headings(document), *document.head]
    if not heads and document.mail:
        return document.mail.subject
    heads = heads or [each.text for each in document.sentences[:3] if each.kind is not Kind.FIELD and len(each.text) < 120] or [""]  # noqa: PLR2004
    named = next((entry.value for entry in document.fields if entry.role is Role.TITLE and entry.value), None)
    if named and not any(TITLE_WORDS.search(head) for head in heads[:4]):
        return squeeze(named)
    heads = [squeeze(re.split(r",?\s+gehouden (?:op|te)\b|\s+\|\s+", head)[0]) for head in heads]
    if len(heads) > 1 and (len(heads[0].split()) == 1 or (heads[0].isupper() and TITLE_WORDS.search(heads[1]))) and len(heads[1]) < 160:  # noqa: PLR2004
        return squeeze(f"{heads[0]} {heads[1]}")
    return next((head for head in heads[:4] if TITLE_WORDS.search(head)), heads[0])[:200] or name or ""


def _anchor(document: Document, name: str | None, today: date | None) -> date | None:
    """Return a day to look back from for a date without a year: the file name's, the next meeting, or the year in the heading."""
    named = _date_in_name(name)
    if today or named:
        return today or named
    for sentence in document.sentences:
        if _SAYS.next.search(sentence.text):
            dates = real_dates(sentence.text, seen_from=None)
            if dates:
                return dates[0].on
    texts = [name or "", *document.head[:8], *_headings(document), *(entry.value for entry in document.fields)]
    for text in texts:
        for year in _SAYS.year.finditer(text):
            if not _SAYS.of_a_year.search(text[: year.start()]):
                return date(int(year[1][-2:]) + (1900 if year[1][:2] == "19" else 2000), 12, 31)
    return None


def _headings(document: Document) -> list[str]:
    return [each.text for each in document.sentences if each.section is Section.HEAD and each.kind is Kind.HEADING]


def _when(document: Document, untold: Meeting, *, name: str | None, today: date | None) -> Meeting:
    anchor = _anchor(document, name, today)
    fields = [each for each in document.fields if each.role is Role.DATE or (each.role is Role.PLACE and "datum" in each.label.lower())]
    fields.sort(key=lambda entry: (entry.role is Role.PLACE, not entry.label.lower().startswith("vergader")))
    heads = [(text, text) for text in (*document.head, *_headings(document))]
    mailed = _told_in_mail(document, anchor)
    spoken = (each for each in document.sentences[:12] if each.kind in {Kind.TEXT, Kind.BULLET} and each.item is None)
    opening = [(each.text, each.source) for each in spoken if (each.text, each.text) not in heads]
    without_year = ""
    found: list[tuple[list[Dated], str, str]] = []
    for text, source in [*((entry.value, entry.source) for entry in fields), *heads, *opening]:
        sure = (text, source) not in opening or _SAYS.held.search(text)
        dates = [each for each in real_dates(text[:1500], seen_from=anchor, direction=Direction.GONE_BY) if re.search(r"\d", each.text)]
        dates = [each for each in dates if not _SAYS.earlier.search(text[: each.start])] or (dates if sure else [])
        if dates:
            found.append((dates, text, source))
        elif anchor is None and not without_year and sure:
            bare = [each for each in dates_in(text[:300], seen_from=date(2000, 12, 31)) if re.search(r"\d", each.text)]
            without_year = bare[0].text if bare else ""
    if found and not (mailed and not fields and not heads):
        dates, text, source = found[0]
        if fields and source == fields[0].source and not fields[0].label.lower().startswith("vergader"):
            dates, text, source = next((other for other in found if _is_title_with_date(other, dates[0].on)), found[0])
        return _with_times(document, replace(untold, held_on=dates[0].on, date_source=source), text, dates)
    named = _date_in_name(name)
    on, source = mailed or (named, name or "" if named else "")
    return _with_times(document, replace(untold, held_on=on, date_source=source, without_year="" if mailed else without_year), "", [])


def _is_title_with_date(found: tuple[list[Dated], str, str], written: date) -> bool:
    """Return whether a title tells another day, before the date of the letter that the minutes came with."""
    dates, text, source = found
    return text == source and bool(TITLE_WORDS.search(text)) and bool(_SAYS.year.search(dates[0].text)) and dates[0].on < written


def _date_in_name(name: str | None) -> date | None:
    match = _SAYS.file_date.search(name or "")
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _told_in_mail(document: Document, anchor: date | None) -> tuple[date, str] | None:
    if document.mail is None:
        return None
    sent = real_dates(document.mail.sent, seen_from=anchor, direction=Direction.GONE_BY)
    if not sent:
        return None
    opening = [document.mail.subject, *(sentence.text for sentence in document.sentences[:10])]
    for text in opening:
        spoken = _SAYS.spoken_day.search(text)
        if spoken:
            return sent[0].on - timedelta(days=2 if spoken["two"] else 1 if spoken["one"] else 0), text
        met = _SAYS.last_weekday.search(text)
        dates = real_dates(met.group(), seen_from=sent[0].on, direction=Direction.GONE_BY) if met else []
        if dates:
            return dates[0].on, text
    return sent[0].on, document.mail.sent


def _with_times(document: Document, when: Meeting, text: str, dates: list[Dated]) -> Meeting:
    start, end, source = _hours_in_fields(document)
    beside = [(text, dates, when.date_source)] if dates else []
    for line, days, told in [*beside, *((line, real_dates(line, seen_from=when.held_on), line) for line in document.head)]:
        found = times_in(line, without=days) or [each for each in (days[0].at, days[0].until) if each] if days else times_in(line)
        if start is None and found:
            start, end, source = found[0], end or (found[1] if len(found) > 1 else None), source or told
    body = [sentence for sentence in document.sentences if sentence.kind is not Kind.FIELD]
    if start is None:
        start, source = _spoken(body[:25], _SAYS.opens, first=True, source=source)
    if end is None:
        end, source = _spoken(body[:8] + body[-14:], _SAYS.closes, first=False, source=source)
        end = None if end is not None and start is not None and end <= start else end
    return replace(when, start=start, end=end, time_source=source)


def _hours_in_fields(document: Document) -> tuple[time | None, time | None, str]:
    start = end = None
    source = ""
    for entry in document.fields:
        tells = entry.role in {Role.TIME, Role.END} or (entry.role is Role.PLACE and "uur" in entry.value)
        found = times_in(entry.value if re.search(r"uur|\du|:", entry.value) else f"{entry.value} uur") if tells else []
        if found and entry.role is Role.END:
            end = found[0]
        elif found:
            start, end = found[0], found[1] if len(found) > 1 else end
        source = source or (entry.source if found else "")
    return start, end, source


def _spoken(body: list[Sentence], word: re.Pattern[str], *, first: bool, source: str) -> tuple[time | None, str]:
    for sentence in body if first else reversed(body):
        under = sentence.item and word.search(sentence.item.title) and re.match(r"(?:om |rond )?\d", sentence.text)
        near = word.search(sentence.text) or under
        found = times_in(sentence.text) if near else []
        if found:
            return (found[0] if first else found[-1]), source or sentence.source
    return None, source


def _place(document: Document, when: Meeting) -> tuple[str | None, str]:
    for entry in document.fields:
        place = squeeze(entry.value) if entry.role is Role.PLACE else ""
        for each in real_dates(place, seen_from=when.held_on):
            place = place.replace(each.text, " ")
        if place := tidy_place(place):
            return place, entry.source
    dated = [entry.value for entry in document.fields if entry.role in {Role.DATE, Role.TIME} or "plaats" in entry.label.lower()]
    for text in [when.date_source.split(": ", 1)[-1], *dated, *_headings(document), *document.head]:
        beside = _beside_date(text, when)
        if beside:
            return beside, text
    for sentence in document.sentences[:12]:
        match = _SAYS.prose_place.search(sentence.text)
        if match and sentence.kind in {Kind.TEXT, Kind.HEADING}:
            return tidy_place(re.sub(r"\s+in\s+(?=[A-Z]\S*$)", ", ", match["place"])) or None, sentence.source
    return None, ""


def _beside_date(text: str, when: Meeting) -> str | None:
    """Return the text after the date and the times on the line that holds them."""
    dates = real_dates(text, seen_from=when.held_on)
    if not (dates or times_in(text)) or len(text) > 300:  # noqa: PLR2004
        return None
    rest = _SAYS.hours.sub(" ", text[dates[0].end if dates else 0 :])
    rest = re.split(r"\baanvang\b|\.\s|$", rest, maxsplit=1)[0]
    place = tidy_place(rest)
    known = _SAYS.building.match(place) or _SAYS.online.search(place)
    ok = place and within(place, 9) and (known or (dates and times_in(text) and within(place, 3) and place.islower()))
    return place if ok and not _SAYS.no_place.search(place) else None


def tidy_place(text: str) -> str:
    """Return a place without the words that led to it."""
    text = squeeze(text.replace("(", " (")).strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    for _ in range(3):
        text = _SAYS.joints.sub("", text).strip()
    text = re.sub(r",\s*(?:in|te|op)\s+", ", ", text)
    return text[:120]
