"""What an answer in words is about: the event it names, or else the next one; what has other readings is asked back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import events as stored
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import local_day
from bot.domain.commands import DoubtAnswer, GiveAnswer, Loose
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.naming import events_named
from bot.domain.responses import AskAnswer, ReadAs, SayRsvp
from bot.domain.rsvp import Way, checked_extras
from bot.services import events, rsvp

MOST_READINGS = 5
"""Buttons in a row."""


def give_answer(
    session: WorkspaceSession, command: GiveAnswer | DoubtAnswer, *, by: MemberId, at: datetime, now: datetime, zone: ZoneInfo
) -> SayRsvp | AskAnswer:
    """Record an answer that is wholly understood; anything else records nothing and comes back with its readings.

    Raises:
        NoMeetingPlanned: it names no event, and there is none to answer.
        as `bot.services.rsvp.answer`.
    """
    coming = [event for event, _ in stored.coming_to(session, by, now=now) if not event.has_begun(now)]
    said = command.readings if isinstance(command, DoubtAnswer) else (command,)
    readings: list[GiveAnswer] = []
    sure = isinstance(command, GiveAnswer)
    for each in said:
        placed, settled = _placed(each, coming, today=local_day(now, zone), zone=zone)
        readings += [reading for reading in placed if reading not in readings]
        sure = sure and settled
    if not readings:
        raise events.NoMeetingPlanned
    if not sure:
        return AskAnswer(readings=tuple(_read_as(session, each, by) for each in readings[:MOST_READINGS]))
    meant = readings[0]
    event = meant.event or coming[0].id
    rsvp.answer(session, event, by, meant.answer, Way.COMMAND, at=at, now=now, extras=meant.extras)
    return SayRsvp(event=event, named=said[0].event is not None)


def _placed(said: GiveAnswer, coming: list[Event], *, today: date, zone: ZoneInfo) -> tuple[list[GiveAnswer], bool]:
    """Return an answer with the event it is about, or with each it may be about, and whether that is settled."""
    about, beside = (events_named(words, coming, today=today, zone=zone) for words in (said.loose.about, said.loose.beside))
    if said.event is not None:
        others = _unlike(said.event, about.events) + _unlike(said.event, beside.events)
        return [said, *_for(said, others)], not others
    if about.events:
        remark = replace(said, extras=replace(said.extras, comment=said.loose.remark or None), loose=Loose())
        return list(_for(remark, [event.id for event in about.events])), len(about.events) == 1 and not _unlike(
            about.events[0].id, beside.events
        )
    if about.says or said.loose.strict:
        return list(_for(said, [event.id for event in coming])), False
    if not coming:
        return [], False
    others = _unlike(coming[0].id, beside.events)
    return list(_for(said, [coming[0].id, *others])), not others


def _unlike(event: EventId, named: Iterable[Event]) -> list[EventId]:
    """Return the events that are named instead of this one; none where it is among them."""
    found = [each.id for each in named]
    return [] if event in found else found


def _for(said: GiveAnswer, found: Iterable[EventId]) -> Iterable[GiveAnswer]:
    return (replace(said, event=event) for event in found)


def _read_as(session: WorkspaceSession, said: GiveAnswer, by: MemberId) -> ReadAs:
    event = events.visible(session, said.event or EventId(0), to=by).id
    extras = checked_extras(said.answer, said.extras)
    return ReadAs(event=event, answer=said.answer, guests=extras.guests, names=extras.names, deputy=extras.deputy, comment=extras.comment)
