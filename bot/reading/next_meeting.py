"""The next meeting of the same body, wherever the minutes announce it."""

import re
from datetime import date, time

from bot.reading.decisions import ours
from bot.reading.findings import Meeting, NextMeeting
from bot.reading.headings import Section
from bot.reading.language import Said
from bot.reading.meeting import tidy_place
from bot.reading.moments import Dated, real_dates, times_in
from bot.reading.parts import Document, Kind, Sentence
from bot.reading.words import squeeze, within

_SAYS = Said("next_meeting")

_FAR = 90


def find_next_meeting(document: Document, meeting: Meeting) -> NextMeeting | None:
    """Find the first coming meeting of the same body."""
    found = [spot for index in range(len(document.sentences)) for spot in _spots(document.sentences, index, meeting)]
    if not found:
        return None
    _, on, index, each = min(found, key=lambda entry: (entry[0], entry[1]))
    return _described(document, meeting, index, each, on)


def _spots(sentences: list[Sentence], index: int, meeting: Meeting) -> list[tuple[bool, date, int, Dated]]:
    """Return the dates of a next meeting that a sentence announces; first whether it only does so by the way."""
    sentence = sentences[index]
    held_on = meeting.held_on
    label = _SAYS.next.search(sentence.text) or _SAYS.special.search(sentence.text)
    field = sentence.kind is Kind.FIELD
    if (sentence.section is Section.HEAD and not field) or (label is None and not (field and _SAYS.key.match(sentence.text))):
        return []
    if held_on is None or (label and _is_of_others(sentence.text[label.end() :], meeting.title)):
        return []
    start = label.start() if label else 0
    dates = [
        each
        for each in real_dates(sentence.text, seen_from=held_on)
        if each.on > held_on and not _SAYS.limit.search(sentence.text[: each.start])
    ]
    aside = bool(label and _SAYS.by_the_way.search(sentence.text[:start]))
    near = [each for each in dates if each.end > start] or ([] if aside else dates)
    near = [each for each in near if each.start - start < _FAR * 2]
    if not re.search(r"data\b", sentence.text):
        near = near[:1]
    if not near and sentence.kind is Kind.HEADING and index + 1 < len(sentences):
        follows = real_dates(sentences[index + 1].text, seen_from=held_on)[:1]
        return [(False, each.on, index + 1, each) for each in follows if each.on > held_on]
    return [(aside, each.on, index, each) for each in near]


def _is_of_others(behind: str, title: str) -> bool:
    """Return whether the meeting is that of a body that the title of these minutes does not name."""
    named = _SAYS.of_a_body.match(behind)
    own = ours(title)
    return named is not None and not (own and own.search(named["body"])) and named["body"].lower() not in title.lower()


def _described(document: Document, meeting: Meeting, index: int, each: Dated, on: date) -> NextMeeting:
    sentence = document.sentences[index]
    follows = [other for other in document.sentences[index + 1 : index + 2] if other.block == sentence.block]
    start: time | None = each.at
    place: str | None = None
    used = [sentence.source]
    for part, text in (
        (sentence, sentence.text[each.start :]),
        *((other, other.text) for other in follows if _SAYS.follows.match(other.text)),
    ):
        found = times_in(text, without=real_dates(text, seen_from=on))
        if start is None and found:
            start = found[0]
        if place is None:
            place = _place(text, each if part is sentence else None, meeting, field=part.kind is Kind.FIELD)
        if part is not sentence and (place or found):
            used.append(part.source)
    if place is None and (before := _SAYS.place_before.search(sentence.text[: each.start])):
        place = before[1]
    if start is None and _SAYS.same_time.search(sentence.text):
        start = meeting.start
    return NextMeeting(on, start, place, squeeze(" ".join(used)))


def _place(text: str, each: Dated | None, meeting: Meeting, *, field: bool) -> str | None:
    if _SAYS.same_place.search(text):
        return meeting.location
    rest = _SAYS.hours.sub(" ", text[each.end - each.start if each else 0 :])
    spots = [match for match in _SAYS.place.finditer(rest) if not _SAYS.body_word.match(match["where"] or "")]
    for match in reversed(spots) if len(spots) > 1 and spots[0].group().startswith("bij") else iter(spots):
        return match["where"] or match["line"] or match["online"]
    if field or re.match(r"^\s*[,(|]", rest):
        place = tidy_place(re.split(r"\.\s|;", rest.strip())[0])
        if _SAYS.building.match(place) and within(place, 8) and not re.search(r"\b(?:wordt|is|zijn)\b", place):
            return place
    return None
