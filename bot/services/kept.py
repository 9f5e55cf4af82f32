"""What is found beside decisions: a table of the kinds of entry there are, each searched, shown and named for what it is.

Whoever adds a kind adds a row to `KINDS`, the letter of its numbers, and the text `kept-found-<kind>`; the search, the answers and
`/prs vragen` take it along.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.db import call_offs, events, experiences, questions
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import DEFAULT_ZONE, local_day
from bot.domain.call_offs import FOUND_BY
from bot.domain.ids import EventId, MemberId, QuestionId
from bot.domain.questions import KeptAnswer, Question, joined_topics
from bot.domain.view_models import ShownKept
from bot.search import IndexEntry
from bot.services.members import is_organiser, name_of
from bot.services.questions import may_know, show

Changed = tuple[IndexEntry, bool]
"""An entry, numbered within its kind, and whether it is there to be found."""

MOST_KINDS: Final = 16
"""More than there will be: the number of an entry in the index is its own, times this, plus the place of its kind."""

SAME_SUBJECT: Final = 0.5
"""What decisions hold of a question below which they are about something else; what is kept goes first only then,"""
WHOLE: Final = 0.8
"""and only where it holds so much of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKind:
    """A kind of entry: what changed of it since a count of `raise_decisions_version`, and what one member is shown of some."""

    name: str
    changed_since: Callable[[WorkspaceSession, int], Iterable[Changed]]
    show: Callable[[WorkspaceSession, Sequence[int], MemberId], list[ShownKept]]


def _entry(number: int, at: datetime | date, topic: str, text: str) -> IndexEntry:
    """Make an entry findable; by its day in the country of the network, which only periods in questions look at."""
    day = local_day(at, ZoneInfo(DEFAULT_ZONE)) if isinstance(at, datetime) else at
    return IndexEntry(number, day, "", topic, text, "decided", None)


def _questions_changed(session: WorkspaceSession, version: int) -> Iterable[Changed]:
    for question, answer in questions.changed_since(session, version):
        yield _entry_of(question, answer), answer is not None and bool(question.plan.text)


def _entry_of(question: Question, answer: KeptAnswer | None) -> IndexEntry:
    text = f"{question.plan.text} {answer.text if answer else ''}"
    return _entry(question.id, answer.given_at if answer else question.asked_at, joined_topics(question.plan.topics), text)


def _questions_shown(session: WorkspaceSession, numbers: Sequence[int], to: MemberId) -> list[ShownKept]:
    found = questions.several_of(session, numbers)
    known = [found[number] for number in map(QuestionId, numbers) if number in found and may_know(session, found[number], to)]
    shown = [show(session, question) for question in known]
    return [
        ShownKept(
            kind="question",
            number=f"K{each.question.id}",
            title=each.question.plan.text,
            text=each.answer.text,
            by=each.answered_by,
            at=each.answer.given_at,
            outdated=each.answer.outdated,
        )
        for each in shown
        if each.answer is not None
    ]


def _call_offs_changed(session: WorkspaceSession, version: int) -> Iterable[Changed]:
    for number, holds in call_offs.changed_since(session, version):
        event = events.get(session, number)
        text = f"{event.plan.title} {event.called_off_because} {FOUND_BY}"
        yield _entry(number, event.plan.starts_at, event.plan.title, text), holds


def _call_offs_shown(session: WorkspaceSession, numbers: Sequence[int], to: MemberId) -> list[ShownKept]:
    shown = []
    for number in map(EventId, numbers):
        event, found = events.get(session, number), call_offs.get(session, number)
        if found is not None and events.is_open_to(session, event, to):
            shown.append(
                ShownKept(
                    kind="call-off",
                    number=f"V{number}",
                    title=event.plan.title,
                    text=event.called_off_because,
                    by="",
                    at=event.plan.starts_at,
                    call_off=found,
                    to_organiser=is_organiser(session, to),
                )
            )
    return shown


def _experiences_changed(session: WorkspaceSession, version: int) -> Iterable[Changed]:
    for each in experiences.changed_since(session, version):
        yield _entry(each.id, each.answered_at or each.due_on, each.about, f"{each.about} {each.words}"), each.shared and each.found


def _experiences_shown(session: WorkspaceSession, numbers: Sequence[int], _to: MemberId) -> list[ShownKept]:
    every = [each for each in (experiences.get(session, number) for number in numbers) if each.shared and each.found]
    return [
        ShownKept(
            kind="experience",
            number="",
            title="",
            text=each.words,
            by=name_of(session, each.member),
            at=each.answered_at,
            experience=each,
        )
        for each in every
        if each.answered_at is not None
    ]


KINDS: Final = (
    KeptKind(name="question", changed_since=_questions_changed, show=_questions_shown),
    KeptKind(name="call-off", changed_since=_call_offs_changed, show=_call_offs_shown),
    KeptKind(name="experience", changed_since=_experiences_changed, show=_experiences_shown),
)
"""Every kind there is; a row's place is in the numbers of the index, so that new ones come at the end."""


def changed_since(session: WorkspaceSession, version: int) -> list[Changed]:
    """List what changed of all kinds after a count, with numbers that no two kinds share."""
    return [
        (replace(entry, number=entry.number * MOST_KINDS + place), there)
        for place, kind in enumerate(KINDS)
        for entry, there in kind.changed_since(session, version)
    ]


def shown(session: WorkspaceSession, numbers: Sequence[int], *, to: MemberId) -> list[ShownKept]:
    """Gather what was found for a member, in the order asked for; what they may not know of is left out."""
    of_kind = ((number, KINDS[number % MOST_KINDS]) for number in numbers if number % MOST_KINDS < len(KINDS))
    return [shown for number, kind in of_kind for shown in kind.show(session, [number // MOST_KINDS], to)]
