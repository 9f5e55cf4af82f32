"""One action item for each promise, also when it is both in the text and in the list."""

from dataclasses import dataclass
from datetime import date

from bot.reading import verbs
from bot.reading.findings import Certainty
from bot.reading.language import Said
from bot.reading.owners import Owners
from bot.reading.parts import Sentence
from bot.reading.words import STOP_WORDS, folded

_SAYS = Said("doubles")

SAME_ENOUGH = 0.5
FEW_WORDS = 2
COMMON = 4
MAX_ROWS = 150


@dataclass(slots=True)
class ActionDraft:
    """An action item while it is being read; `at` is its sentence, -1 for a row of a table, `number` its own on a list."""

    text: str
    owners: tuple[str, ...]
    due: date | None
    source: str
    number: str = ""
    certainty: Certainty = Certainty.CERTAIN
    sentence: Sentence | None = None
    at: int = -1
    listed: bool = False


def without_doubles(drafts: list[ActionDraft], owners: Owners) -> list[ActionDraft]:
    """Keep one draft for what is both in the text and in the list (the list's words win), or twice in the same words."""
    listed = _first_of_each([draft for draft in drafts if draft.listed])
    told = _first_of_each([draft for draft in drafts if not draft.listed])
    rows = [(draft, _content(draft.text, owners)) for draft in listed[:MAX_ROWS]]
    kept = list(listed)
    for draft in told:
        content = _content(draft.text, owners) if rows else frozenset()
        twin = next((row for row, words in rows if _same(row, words, draft, content)), None)
        if twin is None:
            kept.append(draft)
        elif twin.due is None:
            twin.due = draft.due
    return kept


def _first_of_each(drafts: list[ActionDraft]) -> list[ActionDraft]:
    found: dict[tuple[str, tuple[str, ...]], ActionDraft] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.certainty is not Certainty.CERTAIN, draft.at)):
        found.setdefault((folded(draft.text), draft.owners), draft)
    return list(found.values())


def _same(row: ActionDraft, of_row: frozenset[str], told: ActionDraft, of_told: frozenset[str]) -> bool:
    """Return whether a sentence tells what a row of the list says."""
    if told.owners and row.owners and not set(told.owners) & set(row.owners):
        return False
    number = _SAYS.list_number.search(told.source)
    if number and number["number"] and number["number"] == row.number:
        return True
    smaller = min(len(of_row), len(of_told))
    shared = sum(any(_alike(left, right) for right in of_told) for left in of_row)
    return 0 < smaller * SAME_ENOUGH <= shared and (shared > 1 or smaller <= FEW_WORDS or bool(number))


def _content(text: str, owners: Owners) -> frozenset[str]:
    """Return the words that say what is to be done: no names, verbs by their infinitive, without prefixes."""
    found = set()
    for word in _SAYS.word.findall(text):
        if word.lower() not in STOP_WORDS and owners.people.find(word) is None:
            plain = folded(verbs.DOING.get(word.lower(), word))
            found.add(_SAYS.prefix.sub("", plain)[:5])
    return frozenset(found)


def _alike(left: str, right: str) -> bool:
    shortest = min(len(left), len(right))
    return left == right or (shortest >= COMMON and left[:COMMON] == right[:COMMON])
