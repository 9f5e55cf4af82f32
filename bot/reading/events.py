"""Events that minutes announce besides the next meeting, with their reserve dates."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.findings import FoundEvent, Meeting, NextMeeting
from bot.reading.headings import Section
from bot.reading.language import Said
from bot.reading.moments import Dated, real_dates
from bot.reading.parts import Document, Kind, Sentence
from bot.reading.words import squeeze, within

_SAYS = Said("events")

_FAR = 90
MAX_EVENTS = 100
_WEEKDAYS = frozenset(["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "vandaag"])
_FAR_AHEAD = 180
_ALMOST_A_YEAR = 280


@dataclass(slots=True)
class _Draft:
    name: str
    source: str
    on: date | None = None
    reserve: date | None = None
    strong: bool = False


def find_events(document: Document, meeting: Meeting, coming: NextMeeting | None) -> tuple[FoundEvent, ...]:
    """Find the other events, each once, with its reserve date."""
    if meeting.held_on is None:
        return ()
    drafts: list[_Draft] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.section not in {Section.BODY, Section.AGREEMENTS, Section.DECISIONS} or sentence.kind is Kind.FIELD or sentence.done:
            continue
        _Reader(drafts, document.sentences, index, meeting.held_on).read(coming)
    return tuple(
        FoundEvent(draft.name, on, draft.reserve if draft.on else None, draft.source)
        for draft in drafts
        if (on := draft.on or draft.reserve) is not None and not (coming and on == coming.held_on)
    )


class _Reader:
    """Reads the dates of one sentence beside the events found so far."""

    def __init__(self, drafts: list[_Draft], sentences: list[Sentence], index: int, held_on: date) -> None:
        self.drafts = drafts
        self.sentence = sentences[index]
        self.text = self.sentence.text
        self.held_on = held_on
        self.nouns = _nouns(self.text)
        self.title = self.sentence.item.title if self.sentence.item else ""
        self.topic = _topic(sentences, index)
        self.last: _Draft | None = None

    def read(self, coming: NextMeeting | None) -> None:
        for each in real_dates(self.text, seen_from=self.held_on):
            if each.on <= self.held_on or not re.search(r"\d", each.text) or (coming and each.on == coming.held_on):
                continue
            before = self.text[: each.start]
            if _SAYS.reserve.search(before) or _SAYS.if_not.search(before) or _SAYS.reserve_behind.match(self.text[each.end :]):
                self._reserve(each)
            elif not self._is_other(each, before):
                self._day(each)

    def _reserve(self, each: Dated) -> None:
        name = _name_for(each, self.nouns, self.text) or self.topic
        target = self.last or _known(self.drafts, name, self.topic) or (self._started(name) if name else None)
        if target is not None and target.on != each.on:
            target.reserve = target.reserve or each.on
            self._source(target)

    def _is_other(self, each: Dated, before: str) -> bool:
        """Return whether a date is a deadline, an option, a day of counting, or gone by."""
        around = self.text[max(0, each.start - 40) : each.end + 12]
        return bool(
            _SAYS.no_event.search(before)
            or _SAYS.options.search(around)
            or _is_count(self.text, each)
            or _gone_by(self.text, each, self.held_on, self.title)
        )

    def _day(self, each: Dated) -> None:
        own = _name_for(each, self.nouns, self.text)
        if own and within(self.title, 3) and self.title.lower().endswith(own.lower()):
            own = _tidy(self.title)
        name = own or self.topic
        if name is None or (own is None and not _by_topic(self.text, each)):
            return
        known = _known(self.drafts, name, None if own else self.topic) or self._started(name)
        if known.on is None:
            known.on = each.on
            self._source(known)
        elif own and not known.strong:
            known.on = each.on
        known.strong |= own is not None
        self.last = known

    def _started(self, name: str) -> _Draft:
        draft = _Draft(name, self.sentence.source)
        if len(self.drafts) < MAX_EVENTS:
            self.drafts.append(draft)
        return draft

    def _source(self, draft: _Draft) -> None:
        if self.sentence.source not in draft.source:
            draft.source = squeeze(f"{draft.source} {self.sentence.source}")


def _nouns(text: str) -> list[re.Match[str]]:
    return [match for match in _SAYS.noun.finditer(text) if match.group().lower().split()[0] not in _WEEKDAYS]


def _is_count(text: str, each: Dated) -> bool:
    """Return whether the date is the day on which the numbers count."""
    clause = re.split(r",\s*dan\b|\bdan\b|;|:", text[each.start :])[0]
    lead = text[max(0, each.start - _FAR) : each.start]
    return bool(_SAYS.counts.search(clause) or _SAYS.counts_before.search(lead))


def _gone_by(text: str, each: Dated, held_on: date, topic: str) -> bool:
    """Return whether a date without a year was the last one, not the next: the text looks back, or it was weeks ago and is far ahead."""
    if re.search(r"[-/.]\d\d$", each.text) or str(each.on.year) in f"{text} {topic}":
        return False
    far = (each.on - held_on).days
    return far > (_FAR_AHEAD if _SAYS.looks_back.search(text) else _ALMOST_A_YEAR)


def _by_topic(text: str, each: Dated) -> bool:
    """Return whether a date without an event beside it is the day of what the agenda item is about."""
    lead, tail = text[: each.start], text[each.end : each.end + 60]
    return bool(_SAYS.day_lead.search(lead) or _SAYS.day_tail.match(tail)) and not _SAYS.deed.search(text)


def _topic(sentences: list[Sentence], index: int) -> str | None:
    """Return the event that the headings above are about, or that the paragraph named last."""
    sentence = sentences[index]
    if sentence.kind is not Kind.HEADING:
        for other in reversed(sentences[max(0, index - 4) : index]):
            if other.kind is Kind.HEADING and other.item == sentence.item:
                if _of_event(other.text):
                    return _tidy(_heading_name(other.text))
                break
            if other.block == sentence.block and (nouns := _nouns(other.text)):
                return _tidy(nouns[-1].group())
    title = sentence.item.title if sentence.item else ""
    return _tidy(_heading_name(title)) if _of_event(title) else None


def _of_event(title: str) -> bool:
    return bool(_nouns(title) or (title.isupper() and _nouns(title.lower())))


def _heading_name(title: str) -> str:
    return re.split(r"\s+\d{1,2}\s+\w+|\s*[(:]|\s+[–-]\s", title)[0]


def _name_for(each: Dated, nouns: list[re.Match[str]], text: str) -> str | None:
    before = [match for match in nouns if 0 <= each.start - match.end() < _FAR and ";" not in text[match.end() : each.start]]
    if before:
        between = text[before[-1].end() : each.start]
        if not _SAYS.no_name.search(between):
            return _tidy(before[-1].group())
    after = [match for match in nouns if 0 <= match.start() - each.end < _FAR * 0.7 and ";" not in text[each.end : match.start()]]
    after = [match for match in after if not _SAYS.has_day.match(text[match.end() :])]
    return _tidy(after[0].group()) if after else None


def _known(drafts: list[_Draft], name: str | None, topic: str | None) -> _Draft | None:
    for wanted in (name, topic):
        for draft in reversed(drafts):
            if wanted and _alike(draft.name, wanted):
                return draft
    return None


def _alike(one: str, other: str) -> bool:
    left, right = one.lower(), other.lower()
    return left in right or right in left or left.split()[0][-6:] == right.split()[0][-6:]


def _tidy(name: str) -> str:
    name = squeeze(name).strip(" .,:;")
    if name.isupper():
        name = name.capitalize()
    return name[:1].upper() + name[1:]
