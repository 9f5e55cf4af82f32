"""Every text a member sees, in Dutch and English, and dates and times as each language writes them."""

from datetime import date, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.calendar import local_day
from bot.domain.members import Language
from bot.texts import wording

LANGUAGES = tuple(Language)


class TextMissing(Exception):  # a fact
    """A text file lacks an id, or a call lacks a variable: a mistake of ours, never shown half."""


class Texts:
    """The texts in one language; days and hours in one zone."""

    __slots__ = ("language", "zone")

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        """Choose the language, and the zone in which moments are told."""
        self.language = language
        self.zone = zone

    def __call__(self, text_id: str, /, **facts: str | int) -> str:
        """Return a text with its facts filled in.

        Raises:
            TextMissing: no such text, or a fact too few (stock Fluent would show the id in silence).
        """
        return _filled(self.language, text_id, tuple(facts.items()))

    def has(self, text_id: str) -> bool:
        """Return whether there is such a text."""
        return _bundle(self.language).has_message(text_id)

    def day(self, on: date) -> str:
        """Write a day in full: *maandag 26 november 2012*."""
        return _format_day(on, "EEEE d MMMM y", self.language)

    def short_day(self, on: date) -> str:
        """Write a day in short: *26 november*."""
        return _format_day(on, "d MMMM", self.language)

    def coming_day(self, on: date) -> str:
        """Write a day that is near, for which nobody needs the year: *maandag 26 november*."""
        return _format_day(on, "EEEE d MMMM", self.language)

    def weekday(self, number: int) -> str:
        """Name a day of the week, 0 for Monday: *maandag*."""
        return _format_day(date(2024, 1, 1 + number), "EEEE", self.language)

    def month(self, number: int) -> str:
        """Name a month, 1 for January: *januari*."""
        return _format_day(date(2024, number, 1), "MMMM", self.language)

    def hours(self, starts_at: datetime, ends_at: datetime) -> str:
        """Write from when till when, on another day with that day: *13.00 – 16.00 uur*."""
        begin, end = starts_at.astimezone(self.zone), ends_at.astimezone(self.zone)
        if begin.date() == end.date():
            return self("hours", begin=self.clock(begin), end=self.clock(end))
        return self("hours-over-days", begin=self.clock(begin), end=self.clock(end), day=self.day(end.date()))

    def when(self, starts_at: datetime, ends_at: datetime) -> str:
        """Write day and hours: *maandag 26 november 2012, 13.00 – 16.00 uur*."""
        return f"{self.day(local_day(starts_at, self.zone))}, {self.hours(starts_at, ends_at)}"

    def moment(self, at: datetime) -> str:
        """Write day and time in short: *26 november, 13.00 uur*."""
        local = at.astimezone(self.zone)
        return self("moment", day=self.short_day(local.date()), time=self.clock(local))

    def clock(self, moment: datetime) -> str:
        """Write the hour of a moment: *13.00*."""
        local = moment.astimezone(self.zone)
        return f"{local.hour}.{local:%M}" if self.language is Language.NL else f"{local:%H:%M}"


@lru_cache(maxsize=4096)
def _filled(language: Language, text_id: str, facts: tuple[tuple[str, str | int], ...]) -> str:
    """Fill in a text once: most words on a card are the same for everybody who asks for it."""
    bundle = _bundle(language)
    message = bundle.get_message(text_id) if bundle.has_message(text_id) else None
    if message is None or message.value is None:
        raise TextMissing(text_id, language)
    text, errors = bundle.format_pattern(message.value, dict(facts))
    if errors:
        raise TextMissing(text_id, language, errors)
    return str(text)


@lru_cache(maxsize=1024)
def _format_day(on: date, pattern: str, language: Language) -> str:
    return format_date(on, pattern, locale="nl_NL" if language is Language.NL else "en_GB")


@cache
def _bundle(language: Language) -> FluentBundle:
    functions: dict[str, Any] = {
        "COUNT": partial(wording.count, language=language),
        "CAP": wording.capital,
        "THE": partial(wording.titled, language=language),
    }
    bundle = FluentBundle(["nl-NL" if language is Language.NL else "en-GB"], use_isolating=False, functions=functions)
    for file in sorted((Path(__file__).parent / str(language)).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
