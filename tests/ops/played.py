"""A planned year of a random network, and the year as it really runs: on the database itself, tick by tick, each a little late."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import jobs
from bot.config import Settings
from bot.db.engine import Sessions, WorkspaceSession, open_engine
from bot.delivery import deliver_due
from bot.deps import DeliveryPace, Deps, Home, remember_home
from bot.domain.calendar import at_local, local_day
from bot.domain.events import EventKind
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.rsvp import Answer, Way
from bot.domain.year_plan import Wishes, plans_of
from bot.ops.null_slack import NullSlackClient
from bot.ops.rehearsal import Rehearsed, _Clock, _reactions, _rehearsed, _Stopwatch
from bot.ops.tick import next_due
from bot.services import action_items, announcing, channels, members, rsvp, upkeep, year_plans
from tests.builders import ANNA, BRAM, CARLA, GENERAL, ZONE, people, person

SIGNED: Final = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
"""When the board signs: the plan of 2027, rehearsed."""

YEAR: Final = 2027
LATENESS: Final = 4.0
"""Seconds: the scheduler looks every five."""


def plan_a_year(session: WorkspaceSession, *, size: int, wanted: int, seed: int) -> None:
    """Fill a network of so many members with a planned year of so many events, some of them announced and answered already."""
    draw = random.Random(seed)  # noqa: S311  # a story, no secret
    people(session)
    crowd = [person(MemberId(f"U9{number:04}"), f"Lid {number}") for number in range(size)]
    zones = ("Europe/Amsterdam", "Europe/Amsterdam", "America/Curacao")
    members.keep_members(session, [replace(each, zone=draw.choice(zones)) for each in crowd])
    everybody = [ANNA, BRAM, CARLA, *(each.id for each in crowd)]
    channels.keep_members(session, GENERAL, everybody)
    members.choose_for_network(session, ANNA, Choices(channel=GENERAL, chair=ANNA, secretary=CARLA), [CARLA])
    for each in crowd[: size // 8]:
        members.choose_own(session, each.id, hour=draw.randrange(7, 22), days=set(draw.sample(range(5), 3)))
    members.choose_recess(session, ANNA, "12-7-2027 t/m 27-8-2027", today=local_day(SIGNED, ZONE))
    of_kind = dict.fromkeys(EventKind, wanted // 4) | {EventKind.MEETING: wanted - 3 * (wanted // 4)}
    wishes = Wishes(
        year=YEAR, counts=of_kind, weekdays=frozenset(range(5)), begin=time(13), end=time(16), avoid=frozenset({8}), channel=GENERAL
    )
    plan = year_plans.proposal(session, wishes, by=ANNA, now=SIGNED, zone=ZONE)
    plans = [
        replace(
            each,
            agenda=("Opening", "Rondvraag") if each.kind is EventKind.MEETING else (),
            starts_at=each.starts_at + timedelta(hours=draw.randrange(-4, 5)),
            ends_at=each.ends_at + timedelta(hours=5),
            rsvp_until=local_day(each.starts_at, ZONE) - timedelta(days=draw.randrange(5, 15)) if draw.random() < 0.5 else None,
            minimum=draw.randrange(1, 9) if each.kind is EventKind.TOUR else None,
        )
        for each in plans_of(plan, [f"Plan {row.key}" for row in plan.rows], "Utrecht", ZONE)
    ]
    plans = [replace(each, rsvp_until=each.rsvp_until or local_day(each.starts_at, ZONE)) if each.minimum else each for each in plans]
    year_plans.plan_all(session, plans[wanted // 10 :], ahead=6, by=ANNA, now=SIGNED, zone=ZONE)
    for one in plans[: wanted // 10]:
        event = announcing.announce_plan(session, one, by=ANNA, now=SIGNED)
        for member in draw.sample(everybody, size // 3):
            rsvp.answer(session, event.id, member, draw.choice(list(Answer)), Way.COMMAND, at=SIGNED, now=SIGNED)
    for number in range(max(size // 4, 12)):
        due_on = date(YEAR, 1, 1) + timedelta(days=draw.randrange(365))
        action_items.make(session, text=f"Taak {number}", owners=(draw.choice(everybody),), due_on=due_on, by=ANNA, now=SIGNED)


def as_it_ran(settings: Settings, *, until: date, seed: int) -> Iterator[Rehearsed]:
    """Run the year on the database itself, and return every message as it goes out.

    The process wakes a few seconds late each time, looks in between when nothing is due, and is started anew each few weeks.
    """
    draw = random.Random(seed)  # noqa: S311  # a story, no secret
    clock, end = _Clock(SIGNED), at_local(until, time(0), ZONE)
    while clock.moment < end:
        yield from _one_process(settings, clock, min(end, clock.moment + timedelta(days=draw.randrange(10, 40))), draw)


def _one_process(settings: Settings, clock: _Clock, end: datetime, draw: random.Random) -> Iterator[Rehearsed]:
    sessions = Sessions(open_engine(settings.database_url))
    sessions.stopwatch = stopwatch = _Stopwatch()
    slack = NullSlackClient(clock, lambda channel, ts: _reactions(deps, channel, ts))
    pace = replace(DeliveryPace(), gap=timedelta(0), rates={})
    deps = Deps(settings=settings, sessions=sessions, clock=clock, slack=slack, wake=lambda: None, home=Home(), pace=pace)
    remember_home(deps)
    assert deps.home.workspace is not None
    while clock.moment < end:
        slack.recorded.clear()
        jobs.plan(deps)
        while deliver_due(deps, deps.home.workspace) or (wait := _wait(deps)) is not None:
            stopwatch.skip(wait + timedelta(milliseconds=1)) if (wait := _wait(deps)) is not None else None
        for recorded in slack.recorded:
            yield _rehearsed(deps, recorded)
        due = next_due(deps)
        late = timedelta(seconds=draw.uniform(0, LATENESS))
        idle = clock.moment + timedelta(hours=draw.randrange(4, 30))
        clock.moment = min(end, idle if due is None or due > idle else max(due, clock.moment) + late)
    sessions.engine.dispose()


def _wait(deps: Deps) -> timedelta | None:
    assert deps.home.workspace is not None
    with deps.reading(deps.home.workspace) as session:
        return upkeep.next_try_in(session, now=deps.clock())
