"""Which lines of minutes are headings: numbered agenda items, sections of their own, Markdown."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count, takewhile

from bot.domain.calendar import MONTHS
from bot.reading.labels import PEOPLE, Role, label_of
from bot.reading.language import Said, said, word_list
from bot.reading.persons import is_name_line, read_person
from bot.reading.words import within

_SAYS = Said("headings")

MAX_TITLE_WORDS = 14
MAX_TITLE = 100
_FEW = 2
_RUN = 3

_NO_TITLE_START = frozenset([*MONTHS, *word_list("headings.units")])
TITLE_WORDS = said("headings.title_words")


class Section(StrEnum):
    """What a part of the minutes is for."""

    HEAD = "head"
    BODY = "body"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    AGREEMENTS = "agreements"
    OTHER = "other"


_OPENS = {section: said(f"headings.{section}") for section in (Section.AGREEMENTS, Section.ACTIONS, Section.DECISIONS, Section.OTHER)}
"""By what a title opens a section of its own; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line; `main` is false for the headings inside an item, `style` is how its number is written."""

    number: str
    title: str
    section: Section = Section.BODY
    main: bool = True
    style: str = ""


_Found = dict[int, Heading]
"""Headings by their line, in order."""


def section_of(title: str) -> Section | None:
    """Return which special section a line opens, if it stands alone as its title."""
    bare = title.strip().rstrip(":").strip()
    return next((section for section, pattern in _OPENS.items() if pattern.match(bare)), None)


def find_headings(lines: list[str]) -> _Found:
    """Return the heading lines by their index."""
    marked = {index: (len(match[1]), match[2].rstrip(":")) for index, line in enumerate(lines) if (match := _SAYS.markdown.match(line))}
    candidates = _numbered(lines, marked)
    if sum(each.main and line in marked for line, each in candidates.items()) >= _FEW:
        candidates = {line: each for line, each in candidates.items() if line in marked or not each.main}
    found = _kept(lines, candidates)
    found |= _from_markdown(marked, found)
    found |= _sections(lines, found)
    if sum(heading.main and heading.section is Section.BODY for heading in found.values()) < _FEW:
        found |= _bare_titles(lines, found)
    return _with_title(lines, {index: found[index] for index in sorted(found) if not _is_fact(lines[index])})


def _is_fact(line: str) -> bool:
    """Return whether a line that looks like a heading only tells who was there, or when."""
    label = label_of(line)
    return label is not None and (label.role in PEOPLE or (label.colon and label.role is not Role.OTHER))


def _with_title(lines: list[str], found: _Found) -> _Found:
    """The first heading is the title of the minutes and no item where there is nothing but facts above it."""
    first = next(iter(found), None)
    if first is None or found[first].number or not found[first].main or found[first].section is not Section.BODY:
        return found
    above = [line for line in lines[:first] if line.strip() and label_of(line) is None]
    others = [heading for heading in found.values() if heading.main]
    if not above and (TITLE_WORDS.search(found[first].title) or len(others) == 1):
        found[first] = Heading("", found[first].title, Section.HEAD, main=False)
    return found


def _from_markdown(marked: dict[int, tuple[int, str]], numbered: _Found) -> _Found:
    free = {index: value for index, value in marked.items() if index not in numbered}
    sections = {index: section_of(title) for index, (_, title) in free.items()}
    level = None
    if free and sum(each.main for each in numbered.values()) < _FEW:
        levels = Counter(own for index, (own, _) in free.items() if sections[index] is None)
        if levels[free[min(free)][0]] == 1:
            levels[free[min(free)][0]] = 0
        level = min((own for own, count in levels.items() if count), default=1)
    return {
        index: Heading("", title, sections[index] or Section.BODY, main=sections[index] is not None or own == level)
        for index, (own, title) in free.items()
    }


def _numbered(lines: list[str], marked: dict[int, tuple[int, str]]) -> _Found:
    found: _Found = {}
    names = _numbered_names(lines)
    for index, line in enumerate(lines):
        if index in names:
            continue
        candidate = _candidate(marked[index][1] if index in marked else line, in_markdown=index in marked)
        if candidate and (index in marked or (_boundary(lines, index, found, candidate) and not _runs_on(lines, index))):
            found[index] = candidate
    return found


def _numbered_names(lines: list[str]) -> set[int]:
    """Return the lines `1. Wim Bos, preses` below `Aanwezig:`."""
    found: set[int] = set()
    above = 0
    for index, line in enumerate(lines):
        listed = _SAYS.listed.match(line)
        label = label_of(lines[above]) if listed and index else None
        opens = label is not None and label.role in PEOPLE and not label.value
        if listed and (index - 1 in found or opens) and is_name_line(listed["text"], alone=index - 1 in found):
            found.add(index)
        above = index if line.strip() else above
    return found


def _candidate(line: str, *, in_markdown: bool) -> Heading | None:
    match = _SAYS.numbered.match(line)
    if match:
        title = _SAYS.ending.sub(r"\1", _title(match["title"]))
        plain = not match["mark"] and not match["word"] and not in_markdown
        sub = match["sub"] or ""
        if not _is_title(title, strict=bool(sub) or plain):
            return None
        style = f"{len(match['indent'])}{match['mark']}{bool(match['word'])}{in_markdown}"
        return Heading(match["main"].lstrip("0") + sub if match["main"] != "0" else "0", title, main=not sub, style=style)
    lettered = _SAYS.roman.match(line.strip()) or _SAYS.letter.match(line)
    if lettered is None or not _is_title(_title(lettered["title"]), strict=True):
        return None
    roman = lettered.re is _SAYS.roman
    return Heading(lettered["number"] if roman else "", _title(lettered["title"]), main=roman, style="lettered")


def _title(text: str) -> str:
    return re.split(r"\s{2,}", text.strip())[0].rstrip(":").strip()


def _is_title(title: str, *, strict: bool) -> bool:
    parts = title.split()
    if not title or len(title) > MAX_TITLE or len(parts) > MAX_TITLE_WORDS or not (title[0].isalpha() or title[0] in "\"'‘“[("):
        return False
    labelled = ": " in title and within(title.split(": ", maxsplit=1)[0], _FEW)
    if labelled or title[-1] in ",;!" or parts[0].lower().rstrip(".,") in _NO_TITLE_START:
        return False
    if title[-1] == "." and not _SAYS.abbreviated_end.search(title):
        return not strict and (within(title, 5) or bool(_SAYS.formal.match(title)))  # "Opening." is a title, a sentence is not
    return title[0].isupper() or not strict


def _runs_on(lines: list[str], index: int) -> bool:
    """Return whether a numbered line is the first of a wrapped paragraph: the next one is set in below it and begins small."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return below[:2] == "  " and below.lstrip()[:1].islower()


def _boundary(lines: list[str], index: int, found: _Found, candidate: Heading) -> bool:
    if index == 0 or not lines[index - 1].strip():
        return True
    before = lines[index - 1].strip()
    last = next((other for other in reversed(found.values()) if other.main), None)
    if candidate.main and label_of(before) is not None:
        return True
    numbers = (candidate.number, last.number) if last is not None and last.style == candidate.style and candidate.main else ("", "")
    if all(number.isdigit() for number in numbers) and int(numbers[0]) == int(numbers[1]) + 1:
        return True
    return before[-1] in ".?!:)]-=_|" or index - 1 in found or before[:1] == "#"


def _kept(lines: list[str], candidates: _Found) -> _Found:
    """Leave out enumerations inside an item, the agenda that only lists what comes, and numbers that jump."""
    candidates = _counted_anew(_without_listing(candidates))
    kept: _Found = {}
    used: set[str] = set()
    last = 0
    closed = False
    for index, line in enumerate(lines):
        candidate = candidates.get(index)
        if candidate is None:
            closed = closed or section_of(line) in {Section.ACTIONS, Section.AGREEMENTS, Section.DECISIONS}
            continue
        if candidate.main and candidate.number:
            number = int(candidate.number) if candidate.number.isdigit() else last
            if candidate.number in used or number > last + 5 or (closed and number not in {last, last + 1}):
                continue
            used.add(candidate.number)
            last = max(last, number)
        kept[index] = candidate
    return kept


def _counted_anew(candidates: _Found) -> _Found:
    """Leave out the numbers where nearly all are 1: an export lost the counting, not the titles."""
    mains = [each.number for each in candidates.values() if each.main]
    if mains.count("1") <= _RUN or mains.count("1") * 2 <= len(mains):
        return candidates
    return {line: replace(each, number="") if each.main and each.number == "1" else each for line, each in candidates.items()}


def _without_listing(candidates: _Found) -> _Found:
    mains = {line: each.number for line, each in candidates.items() if each.main}
    first = next(iter(mains), 0)
    run = set(takewhile(mains.__contains__, count(first)))
    again = {number for line, number in mains.items() if line not in run}
    if len(run) >= _RUN and len(again & {mains[line] for line in run}) >= len(run) // 2:
        return {line: each for line, each in candidates.items() if line not in run}
    return candidates


def _sections(lines: list[str], found: _Found) -> _Found:
    body_from = min((index for index, heading in found.items() if heading.main), default=len(lines))
    added: _Found = {}
    for index, line in enumerate(lines):
        if index in found or len(line) > MAX_TITLE or line.lstrip()[:1] in "-*•|>":
            continue
        section = section_of(line)
        early = index < body_from < len(lines)
        if section is None or section is Section.OTHER or (early and lines[index - 1].strip()):
            continue
        if (section is Section.DECISIONS and (early or ":" in line)) or (_SAYS.bare_mark.match(line) and body_from < index):
            continue
        added[index] = Heading("", line.strip().rstrip(":"), section)
    return added


def _bare_titles(lines: list[str], found: _Found) -> _Found:
    """Where nothing is numbered, short lines between blanks are the titles, if there are several."""
    titles: _Found = {}
    for index, line in enumerate(lines):
        bullet = _SAYS.over_text.match(line)
        text = bullet["text"] if bullet else line.strip()
        formal = _SAYS.formal.match(text)
        if index in found or index < _FEW or not text or line[:1].isspace() or (lines[index - 1].strip() and not (bullet or formal)):
            continue
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if (
            not any(other.strip() for other in lines[index + 1 : index + 3])
            or not _is_title(text.rstrip(":"), strict=True)
            or (bullet and (not following or following[0] in "-*•"))
            or _SAYS.part.match(text)
            or ("(" in text and (person := read_person(text)) and (person.roles or person.initials))
            or (not formal and re.search(r":\s*\S|,|\d{4}|@|\d[.:]\d\d|\s{2,}|[.?]$", text))
            or not within(text, 7)
            or _SAYS.no_title.match(text)
        ):
            continue
        titles[index] = Heading("", text.rstrip(":"), section_of(text) or Section.BODY)
    return titles if len(titles) >= _RUN else {}
