"""The form for an event as Slack sends it, as values."""

import re

from bot.domain.audience import Audience, PartnershipType, Province
from bot.domain.calendar import OnFreeDay, Rhythm
from bot.domain.event_form import EventForm, SessionFields
from bot.domain.events import EventKind
from bot.domain.ids import EventId, PollId
from bot.domain.polls import PlannedOf
from bot.domain.series import Scope
from bot.domain.series_form import ONCE, RepeatFields, ahead_of
from bot.slack.payloads import FormValues, number_in


def read_event_form(values: FormValues, metadata: str) -> EventForm:
    """Read everything in the form, and from its metadata which event it changes, if any."""
    kind = values.chosen("kind")
    event, version = event_and_version(metadata)
    return EventForm(
        title=values.text("title") or "",
        kind=EventKind(kind) if kind in set(EventKind) else EventKind.MEETING,
        on=values.day("date"),
        begin=values.clock("begin"),
        end=values.clock("end"),
        place=values.text("place") or "",
        channel=values.chosen("channel"),
        link=values.text("link") or "",
        agenda=values.text("agenda") or "",
        end_on=values.day("end_date"),
        sessions=tuple(_session(values, number) for number in range(2, 2 + _sessions(values))),
        rsvp_until=values.day("rsvp_until"),
        minimum=values.text("minimum") or "",
        decision_on=values.day("decision_on"),
        maximum=values.text("maximum") or "",
        reserve_on=values.day("reserve_on"),
        audience=values.text("audience") or "",
        narrowed=read_audience(values),
        hosts=tuple(dict.fromkeys(values.people("hosts"))),
        repeats=_repeats(values),
        scope=next((scope for scope in Scope if scope == values.chosen("scope")), None),
        ahead=ahead_of(values.chosen("ahead")) if values.has("ahead") else 0,
        more=values.has("rsvp_until"),
        event=event,
        version=version,
        of=planned_of(metadata),
    )


def event_and_version(metadata: str) -> tuple[EventId | None, int]:
    """Read from a form's metadata the event it changes and the version its opener saw."""
    event, colon, version = metadata.partition(":")
    return (EventId(number_in(event)), number_in(version)) if colon else (None, 0)


def planned_of(metadata: str) -> PlannedOf | None:
    """Read from a form's metadata, or the value of a button, of which poll an event is planned: `P3.2`."""
    found = re.fullmatch(r"P(\d{1,9})\.(\d{1,2})", metadata)
    return PlannedOf(poll=PollId(int(found[1])), slot=int(found[2])) if found else None


def read_audience(values: FormValues) -> Audience:
    """Read to which types and provinces something is narrowed."""
    types, provinces = set(values.several("audience_types")), set(values.several("audience_provinces"))
    return Audience(
        types=tuple(kind for kind in PartnershipType if str(kind) in types),
        provinces=tuple(province for province in Province if str(province) in provinces),
    )


def _repeats(values: FormValues) -> RepeatFields:
    rhythm = next((each for each in Rhythm if each == values.chosen("repeats")), None)
    if not values.has("repeats") or not values.has("ahead"):
        return RepeatFields(rhythm=rhythm)
    return RepeatFields(
        rhythm=rhythm,
        every=(values.text("repeat_every") or "") if values.has("repeat_every") else ONCE.every,
        until=values.day("repeat_until"),
        times=values.text("repeat_times") or "",
        named=values.text("repeat_days") or "",
        on_free=next((each for each in OnFreeDay if each == values.chosen("on_free")), ONCE.on_free),
        school="school" in values.several("school"),
        ahead=ahead_of(values.chosen("ahead")),
    )


def _sessions(values: FormValues) -> int:
    """Count the rows for further sessions."""
    number = 2
    while values.has(f"session_date_{number}"):
        number += 1
    return number - 2


def _session(values: FormValues, number: int) -> SessionFields:
    return SessionFields(
        on=values.day(f"session_date_{number}"),
        begin=values.clock(f"session_begin_{number}"),
        end=values.clock(f"session_end_{number}"),
    )
