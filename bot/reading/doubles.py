"""One action item for each promise, also when it stands in the text and in the list."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading import verbs
from bot.reading.findings import Certainty
from bot.reading.owners import Owners
from bot.reading.parts import Sentence
from bot.reading.words import STOP_WORDS, folded

_LIST_NUMBER = re.compile(r"\b(?:actie|actiepunt)\s*(?:nr\.?\s*)?(?P<number>\d[\w.-]*)\b|zie (?:ook )?(?:de )?actielijst", re.IGNORECASE)


SAME_ENOUGH = 0.5


@dataclass(slots=True)
class ActionDraft:
    """An action item while it is being read; `at` is its sentence, -1 for a row of a table."""

    text: str
    owners: tuple[str, ...]
    due: date | None
    certainty: Certainty
    sentence: Sentence | None
    source: str
    at: int
    listed: bool = False
    number: str = ""


def without_doubles(drafts: list[ActionDraft], owners: Owners) -> list[ActionDraft]:
    """Keep one draft for what stands in the text and in the list; the list's words win."""
    kept: list[ActionDraft] = []
    for draft in sorted(drafts, key=lambda draft: (not draft.listed, draft.certainty is not Certainty.CERTAIN, draft.at)):
        twin = next((other for other in kept if _same(other, draft, owners)), None)
        if twin is None:
            kept.append(draft)
        elif twin.due is None:
            twin.due = draft.due
    return kept


def _same(listed: ActionDraft, told: ActionDraft, owners: Owners) -> bool:
    if told.owners and listed.owners and not set(told.owners) & set(listed.owners):
        return False
    number = _LIST_NUMBER.search(told.source)
    if listed.listed and not told.listed and number and number["number"] and number["number"] == listed.number:
        return True
    one, other = _content(listed.text, owners), _content(told.text, owners)
    if not one or not other:
        return False
    shared = sum(any(_alike(left, right) for right in other) for left in one)
    enough = SAME_ENOUGH if listed.listed != told.listed else 0.85
    smaller = min(len(one), len(other))
    return shared / smaller >= enough and (shared > 1 or smaller <= 2 or bool(number))  # noqa: PLR2004


def _content(text: str, owners: Owners) -> frozenset[str]:
    found = set()
    for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        if owners.people.find(word) is None and word.lower() not in STOP_WORDS:
            plain = folded(verbs.DOING.get(word.lower(), word))
            found.add(re.sub(r"^(?:op|af|aan|uit|in|voor|mee|na|door|over|toe|bij|rond|terug|her|be|ver)(?=\w{4})", "", plain)[:5])
    return frozenset(found)


def _alike(left: str, right: str) -> bool:
    return left == right or (len(left) > 3 and len(right) > 3 and left[:4] == right[:4])  # noqa: PLR2004
