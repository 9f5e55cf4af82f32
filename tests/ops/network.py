"""A made-up network with a year ahead of it: its people, events at awkward hours, and promises due on free days."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from bot.db.engine import WorkspaceSession
from bot.domain.events import CourseSession, EventKind, EventPlan
from bot.domain.ids import EventId, MemberId
from bot.domain.members import Choices, Language
from bot.domain.rsvp import Answer, Way
from bot.services import action_items, action_requests, announcing, channels, members, rsvp
from tests.builders import ANNA, BRAM, CARLA, DIRK, GENERAL, ZONE, people, person

START: Final = datetime(2012, 12, 17, 9, 0, tzinfo=UTC)
"""Monday 17 December 2012, 10.00 in Amsterdam: all is planned then; the year that is played is 2013."""

ELS: Final = MemberId("U6ELS")
"""Lives on Curaçao, five hours behind."""
FRITS: Final = MemberId("U7FRITS")
"""Wants their reminders at four, and is away until May."""


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


START_OF: Final = {
    "Nieuwjaarsoverleg": local("2013-01-07 09:00"),
    "Avondlezing": local("2013-02-14 19:30"),
    "Vergadering na Pasen": local("2013-04-02 09:30"),
    "Zaterdagexcursie": local("2013-05-11 10:00"),
    "Vergadering na Pinksteren": local("2013-05-21 08:30"),
    "Leergang besluitvorming": local("2013-09-09 13:00"),
    "Kerstborrel": local("2013-12-23 20:00"),
}


def tell(session: WorkspaceSession) -> None:
    """Fill the database as of the start."""
    people(session)
    els = replace(person(ELS, "Els Maduro"), zone="America/Curacao")
    members.keep_members(session, [person(DIRK, "Dirk Mol"), person(FRITS, "Frits Kok"), els])
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, DIRK, ELS, FRITS])
    members.choose_for_network(session, ANNA, Choices(channel=GENERAL, chair=ANNA, secretary=CARLA), [CARLA])
    members.choose_free_days(session, ANNA, "24-12-2012 t/m 31-12-2012\n2-8-2013\n24-12-2013 t/m 31-12-2013", today=date(2012, 12, 17))
    members.choose_own(session, FRITS, language=Language.NL, hour=16)
    members.pause(session, FRITS, date(2013, 5, 1), now=START)
    members.choose_own(session, DIRK, language=Language.EN, hour=9)
    _plan_events(session)
    _promise(session)


def _event(session: WorkspaceSession, title: str, end: str, kind: EventKind = EventKind.MEETING, **facts: object) -> EventId:
    plan = EventPlan(title=title, kind=kind, starts_at=START_OF[title], ends_at=local(end), place="Utrecht", channel=GENERAL, **facts)  # type: ignore[arg-type]
    return announcing.announce_plan(session, plan, by=ANNA, now=START).id


def _plan_events(session: WorkspaceSession) -> None:
    """Monday mornings, evenings, a Saturday, the days after free days, and one across the change to summer time."""
    planned = [
        _event(session, "Nieuwjaarsoverleg", "2013-01-07 11:00", agenda=("Opening", "Plannen")),
        _event(session, "Avondlezing", "2013-02-14 22:00", EventKind.GATHERING, rsvp_until=date(2013, 2, 10)),
        _event(session, "Vergadering na Pasen", "2013-04-02 12:00", agenda=("Opening",)),
        _event(session, "Zaterdagexcursie", "2013-05-11 16:00", EventKind.TOUR, rsvp_until=date(2013, 4, 30), minimum=20),
        _event(session, "Vergadering na Pinksteren", "2013-05-21 10:00"),
        _event(
            session,
            "Leergang besluitvorming",
            "2013-10-07 16:00",
            EventKind.COURSE,
            rsvp_until=date(2013, 9, 1),
            sessions=(
                CourseSession(starts_at=local("2013-09-09 13:00"), ends_at=local("2013-09-09 16:00")),
                CourseSession(starts_at=local("2013-10-07 13:00"), ends_at=local("2013-10-07 16:00")),
            ),
        ),
        _event(session, "Kerstborrel", "2013-12-23 23:00", EventKind.GATHERING),
    ]
    for event in planned:
        for member, answer in ((BRAM, Answer.YES), (DIRK, Answer.MAYBE), (ELS, Answer.YES)):
            rsvp.answer(session, event, member, answer, Way.COMMAND, at=START, now=START)


def _promise(session: WorkspaceSession) -> None:
    """Items due on every free day there is, without a date, by name, and put off."""
    due = {
        "Folder herdrukken": (date(2013, 3, 31), (BRAM,)),  # Easter Sunday
        "Vlag ophangen": (date(2013, 4, 30), (BRAM, DIRK)),  # the last Queen's Day
        "Route lopen": (date(2013, 5, 9), (CARLA,)),  # Ascension Day
        "Bus betalen": (date(2013, 5, 20), (BRAM,)),  # Whit Monday
        "Zaal voor augustus": (date(2013, 8, 2), (ELS,)),  # the network's own free day
        "Kerstkaart versturen": (date(2013, 12, 25), (ELS,)),
        "Zaterdagse borrel": (date(2013, 6, 15), (FRITS,)),
        "Koffie bestellen": (date(2013, 2, 4), (FRITS,)),  # while they are away
        "Jaarverslag schrijven": (date(2013, 1, 2), (CARLA,)),
    }
    for text, (day, owners) in due.items():
        action_items.make(session, text=text, owners=owners, due_on=day, by=ANNA, now=START)
    action_items.make(session, text="Contact houden met de provincie", owners=(DIRK,), due_on=None, by=ANNA, now=START)
    named = action_items.make(
        session, text="Sleutel terugbrengen", owners=(), names=("Jan Pot",), due_on=date(2013, 6, 3), by=ANNA, now=START
    )
    late = action_items.make(session, text="Sprekers bedanken", owners=(BRAM,), due_on=date(2013, 1, 11), by=ANNA, now=START)
    action_requests.postpone(session, late.id, date(2013, 1, 12), by=BRAM, now=START, zone=ZONE)
    done = action_items.make(session, text="Al gedaan", owners=(BRAM,), due_on=date(2013, 7, 1), by=ANNA, now=START)
    action_items.finish(session, done.id, by=BRAM, now=START)
    assert named.stand_in == ANNA
