"""The meeting itself: title, date, times, place, chair and secretary."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.domain.calendar import Direction
from bot.reading.findings import Meeting
from bot.reading.headings import Section
from bot.reading.moments import Dated, real_dates, times_in
from bot.reading.parts import Document, Field, Kind, Sentence
from bot.reading.people import People
from bot.reading.words import squeeze

_DATE_KEYS = ("datum", "wanneer", "d.d", "dd")
_TIME_KEYS = ("tijd", "aanvang", "begin", "start", "einde", "eindtijd")
_PLACE_KEYS = ("plaats", "locatie", "lokatie", "waar", "adres")
_TITLE_WORDS = re.compile(
    r"verslag|notulen|besluitenlijst|vergadering|overleg|werkgroep|bijeenkomst|bestuur|themagroep|kerngroep|commissie", re.IGNORECASE
)
_OPENS = re.compile(r"\b(?:open(?:t|de)|geopend|aanvang|begonnen|begint|gestart|start)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\b(?:sluit(?:en)?|sloot|gesloten|eindigt|beëindigd|einde|buiten|afgelopen|klaar)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?:verslag|notulen|besluitenlijst|vergadering|vorige|nr\.?\s*\d+)[^.]{0,30}\b(?:van|d\.?d\.?)\s*(?:de vergadering van\s*)?$",
    re.IGNORECASE,
)
_FILE_DATE = re.compile(r"(?<!\d)(\d{4})[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
_HELD = re.compile(r"\b(?:gehouden|gehouden op|bijeen|vergadering van|d\.d\.|vergadering op)\b", re.IGNORECASE)
_PROSE_PLACE = re.compile(
    r"\b(?:ontvangst|bij elkaar|bijeen(?:gekomen)?|te gast|vergaderden|vergaderd|zaten|overleg|gehouden|vergadering"
    r"|bijeenkomst)\b[^.]{0,60}?\b(?:in|te|bij|op)\s+(?P<place>(?:(?:het|de|den"
    r"|een)\s+)?(?:\w+\s){0,2}?[A-Z][\w'’-]*(?:(?:\s+(?:in|te|van|de|den|het|der))*\s+[A-Z][\w'’-]*){0,5})"
)
_ONLINE = re.compile(
    r"\b(?:online|digitaal|(?:via |per )?(?:MS |Microsoft )?Teams|Zoom|videoverbinding|webex|telefonisch)\b", re.IGNORECASE
)
_JOINTS = re.compile(
    r"^\s*(?:[|,;:•–-]|te\b|in\b|op\b|bij\b|uur\b|van\b|om\b|aanvang\b|gehouden\b|via\b)+\s*|\s*(?:[|,;:•–.-]|\bte"
    r"|\bin|\bop|\bvan|\bom)+\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _When:
    on: date | None
    source: str
    start: time | None = None
    end: time | None = None
    time_source: str = ""


def read_meeting(document: Document, people: People, *, name: str | None, today: date | None) -> Meeting:
    """Read the heading of the minutes."""
    when = _when(document, name=name, today=today)
    location, place_source = _place(document, when)
    chair, secretary = people.holder("chair"), people.holder("secretary")
    return Meeting(
        title=_title(document, name),
        held_on=when.on,
        date_source=when.source,
        start=when.start,
        end=when.end,
        time_source=when.time_source,
        location=location,
        location_source=place_source,
        chair=chair.name if chair else None,
        secretary=secretary.name if secretary else None,
        present=people.present(),
        absent=people.absent(),
        attendance_source=people.source,
    )


def _title(document: Document, name: str | None) -> str:
    heads = [
        sentence.text for sentence in document.sentences if sentence.section is Section.HEAD and sentence.kind is Kind.HEADING
    ] + document.head
    if not heads and document.mail:
        return document.mail.subject
    if not heads:
        heads = [sentence.text for sentence in document.sentences[:3] if sentence.kind is not Kind.FIELD and len(sentence.text) < 120]  # noqa: PLR2004
    if not heads:
        heads = [""]
    named = next(
        (
            entry.value
            for entry in document.fields
            if entry.key in {"titel", "onderwerp", "betreft", "overleg", "vergadering"} and entry.value
        ),
        None,
    )
    if named and not any(_TITLE_WORDS.search(head) for head in heads[:4]):
        return squeeze(named)
    heads = [squeeze(re.split(r",?\s+gehouden (?:op|te)\b|\s+\|\s+", head)[0]) for head in heads]
    if len(heads) > 1 and (len(heads[0].split()) == 1 or (heads[0].isupper() and _TITLE_WORDS.search(heads[1]))) and len(heads[1]) < 160:  # noqa: PLR2004
        return squeeze(f"{heads[0]} {heads[1]}")
    return next((head for head in heads[:4] if _TITLE_WORDS.search(head)), heads[0])[:200] or name or ""


def _anchor(document: Document, today: date | None) -> date:
    """Give a day to look back from when the heading's date has no year."""
    text = " ".join([*document.head, *(entry.value for entry in document.fields), *(sentence.text for sentence in document.sentences[:60])])
    year = re.search(r"\b(20[0-4]\d|19[89]\d)\b", text)
    if today is not None:
        return today
    return date(int(year[1]), 12, 31) if year else date(2000, 12, 31)


def _when(document: Document, *, name: str | None, today: date | None) -> _When:
    anchor = _anchor(document, today)
    spots = [(entry.value, entry.source) for entry in document.fields if entry.key.startswith(_DATE_KEYS)]
    spots += [(entry.value, entry.source) for entry in document.fields if entry.key.startswith(_PLACE_KEYS) and "datum" in entry.key]
    spots += [(text, text) for text in document.head]
    spots += [
        (sentence.text, sentence.text)
        for sentence in document.sentences
        if sentence.section is Section.HEAD and sentence.kind is Kind.HEADING
    ]
    told = _told_in_mail(document, anchor)
    if told is not None and not spots:
        return _with_times(document, told, "", [])
    spots += [
        (sentence.text, sentence.source)
        for sentence in document.sentences[:12]
        if sentence.kind in {Kind.TEXT, Kind.BULLET} and sentence.item is None
    ]
    for text, source in spots:
        dates = [each for each in real_dates(text[:1500], seen_from=anchor, direction=Direction.GONE_BY) if re.search(r"\d", each.text)]
        heading = text in document.head or any(text == entry.value for entry in document.fields)
        dates = [each for each in dates if not _EARLIER.search(text[: each.start])] or (dates if heading or _HELD.search(text) else [])
        if dates:
            return _with_times(document, _When(dates[0].on, source), text, dates)
    if told is not None:
        return _with_times(document, told, "", [])
    return _with_times(document, _When(_date_in_name(name), name or ""), "", [])


def _date_in_name(name: str | None) -> date | None:
    match = _FILE_DATE.search(name or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _told_in_mail(document: Document, anchor: date) -> _When | None:
    if document.mail is None:
        return None
    sent = real_dates(document.mail.sent, seen_from=anchor, direction=Direction.GONE_BY)
    if not sent:
        return None
    opening = [document.mail.subject, *(sentence.text for sentence in document.sentences[:10])]
    for text in opening:
        for word, days in (
            ("eergisteren", 2),
            ("gisteren", 1),
            ("gisteravond", 1),
            ("gistermiddag", 1),
            ("vanmorgen", 0),
            ("vanochtend", 0),
            ("vanmiddag", 0),
            ("vandaag", 0),
        ):
            if re.search(rf"\b{word}\b", text, re.IGNORECASE):
                return _When(sent[0].on - timedelta(days=days), text)
        met = re.search(r"\b(?:afgelopen|vorige)\s+\w+dag\b|\b\w*dag\s+jl\b", text, re.IGNORECASE)
        dates = real_dates(met.group(), seen_from=sent[0].on, direction=Direction.GONE_BY) if met else []
        if dates:
            return _When(dates[0].on, text)
    return _When(sent[0].on, document.mail.sent)


def _with_times(document: Document, when: _When, text: str, dates: list[Dated]) -> _When:
    start = end = None
    source = ""
    for entry in document.fields:
        if entry.key.startswith(_TIME_KEYS):
            start, end = _from_time_field(entry, start, end)
            source = source or entry.source
    if start is None and dates:
        found = times_in(text, without=dates)
        start = found[0] if found else dates[0].at
        end = end or (found[1] if len(found) > 1 else dates[0].until)
        source = source or when.source
    if start is None:
        for line in document.head:
            found = times_in(line, without=real_dates(line, seen_from=when.on or date(2000, 1, 1)))
            if found:
                start, end, source = found[0], end or (found[1] if len(found) > 1 else None), line
                break
    body = [sentence for sentence in document.sentences if sentence.kind is not Kind.FIELD]
    if start is None:
        start, source = _spoken(body[:25], _OPENS, first=True, source=source)
    if end is None:
        end, source = _spoken(body[:8] + body[-14:], _CLOSES, first=False, source=source)
        if end is not None and start is not None and end <= start:
            end = None
    return _When(when.on, when.source, start, end, source)


def _from_time_field(entry: Field, start: time | None, end: time | None) -> tuple[time | None, time | None]:
    found = times_in(entry.value + ("" if re.search(r"uur|\du|:", entry.value) else " uur"))
    if not found:
        return start, end
    if entry.key.startswith(("einde", "eindtijd")):
        return start, found[0]
    return found[0], found[1] if len(found) > 1 else end


def _spoken(body: list[Sentence], word: re.Pattern[str], *, first: bool, source: str) -> tuple[time | None, str]:
    for sentence in body if first else reversed(body):
        near = word.search(sentence.text)
        found = times_in(sentence.text) if near else []
        if found:
            return (found[0] if first else found[-1]), source or sentence.source
    return None, source


def _place(document: Document, when: _When) -> tuple[str | None, str]:
    for entry in document.fields:
        if entry.key.startswith(_PLACE_KEYS) and entry.value:
            place = squeeze(entry.value)
            for each in real_dates(place, seen_from=when.on or date(2000, 1, 1)):
                place = place.replace(each.text, " ")
            place = tidy_place(place)
            if place:
                return place, entry.source
    headings = [sentence.text for sentence in document.sentences if sentence.section is Section.HEAD and sentence.kind is Kind.HEADING]
    for text in [when.source.split(": ", 1)[-1], *headings, *document.head]:
        beside = _beside_date(text, when)
        if beside:
            return beside, text
    for sentence in document.sentences[:12]:
        match = _PROSE_PLACE.search(sentence.text)
        if match and sentence.kind in {Kind.TEXT, Kind.HEADING}:
            return tidy_place(re.sub(r"\s+in\s+(?=[A-Z]\S*$)", ", ", match["place"])), sentence.source
    return None, ""


def _beside_date(text: str, when: _When) -> str | None:
    """Give what stands behind the date and the times on the line that holds them."""
    dates = real_dates(text, seen_from=when.on or date(2000, 1, 1))
    if not dates or len(text) > 300:  # noqa: PLR2004
        return None
    rest = text[dates[0].end :]
    rest = re.sub(
        r"(?:van\s+)?(?:om\s+|aanvang\s+)?\d{1,2}(?:[.:u]\d\d)?\s*(?:uur|u)?\s*(?:(?:-|–|tot"
        r"|t/m)\s*(?:ca\.?\s*)?\d{1,2}(?:[.:u]\d\d)?\s*(?:uur|u)?)?(?=[\s,|.(;]|$)",
        " ",
        rest,
    )
    rest = re.split(r"\baanvang\b|\.\s|$", rest, maxsplit=1)[0]
    place = tidy_place(rest)
    ok = place and (
        re.match(r"(?:(?:het|de|den|kantoor|zaal|gemeentehuis|stadhuis|stadskantoor|provinciehuis|vergadercentrum)\s+)?[A-Z]", place)
        or _ONLINE.search(place)
    )
    return place if ok and not re.search(r"verslag|notulen|voorzitter|vergadering van", place, re.IGNORECASE) else None


def tidy_place(text: str) -> str:
    """Give a place without the words that led to it."""
    text = squeeze(text.replace("(", " (")).strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    for _ in range(3):
        text = _JOINTS.sub("", text).strip()
    text = re.sub(r",\s*(?:in|te|op)\s+", ", ", text)
    return text[:120]
