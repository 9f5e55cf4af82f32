"""Which events a text names: by number, title, kind or day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.calendar import DateNotUnderstood, DateReading, Direction, find_dates, local_day, read_date
from bot.domain.errors import DomainError
from bot.domain.events import Event, EventKind

_KINDS = {
    EventKind.MEETING: "vergadering overleg meeting ledenvergadering alv",
    EventKind.GATHERING: "bijeenkomst borrel gathering netwerkbijeenkomst",
    EventKind.TOUR: "excursie bustour busreis bustocht werkbezoek tour trip excursion",
    EventKind.COURSE: "leergang cursus training course",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split(" ")}
_NO_NAME = frozenset(
    {"voor", "over", "naar", "door", "deze", "onze", "mijn", "uur", "dag", "week", "maand", "jaar", "eerste", "tweede", "derde", "volgende"}
    | {"met", "het", "van", "een", "the", "and", "for", "with"}
)
_ALIKE = 5
"""Letters from which a word counts as the same when it is longer: *secretaris*, *secretarissenoverleg*."""


@dataclass(frozen=True, slots=True)
class Named:
    """The events that fit, and whether the text names one at all: it may be one that is not there."""

    events: tuple[Event, ...] = ()
    says: bool = False


def events_named(text: str, events: Sequence[Event], *, today: date, zone: ZoneInfo) -> Named:
    """Find the events that a text names; what it says by day and by name has to fit both, where something fits both."""
    if not text.strip():
        return Named()
    numbers = {int(found) for found in re.findall(r"\bv\s?-?(\d{1,9})\b", text, re.IGNORECASE)}
    if numbers:
        return Named(tuple(event for event in events if event.id in numbers), says=True)
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in _NO_NAME]
    days = _days(text, today)
    on_day = [event for event in events if any(_falls_on(event, day, zone) for day in days or ())]
    called = _called(words, events)
    both = [event for event in called if event in on_day]
    found = both or (on_day if days else called) if days is None or on_day or not called else ()
    return Named(tuple(found), says=days is not None or bool(called) or any(_kind(word) for word in words))


def kind_in(name: str, *, otherwise: EventKind) -> EventKind:
    """Return the kind of event that a name speaks of, the first one it names."""
    kinds = (_kind(word) for word in re.findall(r"[^\W\d_]{3,}", name.casefold()))
    return next((kind for kind in kinds if kind is not None), otherwise)


def _called(words: Iterable[str], events: Sequence[Event]) -> list[Event]:
    """Return the events of which most words of the title are named, else those of the kind that is."""
    known = list(words)
    scores = [sum(any(_same(word, part) for word in known) for part in _parts(event)) for event in events]
    best = max(scores, default=0)
    if best:
        return [event for event, score in zip(events, scores, strict=True) if score == best]
    kinds = {kind for word in known if (kind := _kind(word))}
    return [event for event in events if event.plan.kind in kinds]


def _parts(event: Event) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{4,}", event.plan.title.casefold()) if word not in _NO_NAME}


def _same(word: str, part: str) -> bool:
    return word == part or (min(len(word), len(part)) >= _ALIKE and (part.startswith(word) or word.startswith(part)))


def _kind(word: str) -> EventKind | None:
    return _KIND_OF.get(word) or _KIND_OF.get(re.sub(r"(?:en|s)$", "", word))


def _days(text: str, today: date) -> list[date] | None:
    """Return the days that are named, in each reading; None where none is."""
    try:
        return [read_date(re.sub(r"^(?:voor|bij|op|naar|van|de|at|on|for)\s", "", text.strip(), flags=re.IGNORECASE), today=today).on]
    except DateNotUnderstood:
        pass
    except DomainError as doubt:
        return _options(doubt)
    found = find_dates(text, today=today, direction=Direction.COMING)
    if not found:
        return None
    return [day for each in found for day in ([each.on] if isinstance(each, DateReading) else _options(each.doubt))]


def _options(doubt: DomainError) -> list[date]:
    options = doubt.facts.get("options") or (doubt.facts.get("on"), *(doubt.facts.get("alternatives") or ()))  # type: ignore[misc]
    return [day for day in options if isinstance(day, date)]  # type: ignore[attr-defined]


def _falls_on(event: Event, day: date, zone: ZoneInfo) -> bool:
    return local_day(event.plan.starts_at, zone) <= day <= local_day(event.plan.ends_at, zone)
