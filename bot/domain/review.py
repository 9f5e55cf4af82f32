"""The review of minutes as pages of a form: by agenda item, as much on each as Slack's limits leave room for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.minutes import AHEAD, Finding, FindingKind

MOST_ROWS: Final = 90
"""Blocks of a page that its findings may take, of Slack's hundred."""

_ROWS: Final = {FindingKind.DECISION: 4, FindingKind.ACTION: 6, FindingKind.NEXT_MEETING: 2, FindingKind.EVENT: 2}
"""Blocks that a finding takes at most."""

_AROUND: Final = 3
"""Blocks around the findings of an agenda item: its heading, that nothing was found, and what adds to it."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item of minutes; empty for what stands under none."""

    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What was found under one agenda item, or the part of it that a page holds; `ahead`: what looks ahead."""

    item: Item
    findings: tuple[Finding, ...] = ()
    ahead: bool = False


Page = tuple[Section, ...]


def item_of(finding: Finding) -> Item:
    """Return under which agenda item something was found."""
    return Item(finding.item_number, finding.item_title)


def pages(found: Iterable[Finding], agenda: Sequence[Item]) -> list[Page]:
    """Lay findings out over pages in the order of the agenda; each item is there, so that something can be added to it."""
    everything = list(found)
    under = {item: [each for each in everything if item_of(each) == item and each.kind not in AHEAD] for item in _items(everything, agenda)}
    sections = [Section(item=item, findings=tuple(each)) for item, each in under.items()] or [Section(item=Item())]
    ahead = tuple(each for each in everything if each.kind in AHEAD)
    if ahead:
        sections.append(Section(item=Item(), findings=ahead, ahead=True))
    laid: list[list[Section]] = [[]]
    room = MOST_ROWS
    for section in sections:
        rest = list(section.findings)
        while True:
            if room < _AROUND + (_ROWS[rest[0].kind] if rest else 0):
                laid.append([])
                room = MOST_ROWS
            room -= _AROUND
            here: list[Finding] = []
            while rest and _ROWS[rest[0].kind] <= room:
                here.append(rest.pop(0))
                room -= _ROWS[here[-1].kind]
            laid[-1].append(replace(section, findings=tuple(here)))
            if not rest:
                break
    return [tuple(page) for page in laid]


def page_with(laid: Sequence[Page], position: int) -> int:
    """Return on which page a finding stands: 0 where it is on none."""
    return next((place for place, page in enumerate(laid) for section in page for each in section.findings if each.position == position), 0)


def _items(found: Sequence[Finding], agenda: Sequence[Item]) -> list[Item]:
    """List the items in order: what stands under none first, what stands under one that the agenda does not name last."""
    named = dict.fromkeys((*agenda, *(item_of(each) for each in found if each.kind not in AHEAD)))
    return sorted(named, key=lambda item: item != Item())
