"""The yearbook: what the register holds of decisions, events and minutes, by year."""

from collections import defaultdict
from datetime import datetime
from sys import maxsize
from zoneinfo import ZoneInfo

from bot.db import attendances, decisions, events, minutes, rsvps, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.rsvp import Place, Tally
from bot.domain.yearbook import Held, Yearbook, YearOf
from bot.services.decisions import show_one

NOBODY = MemberId("")
"""Whoever reads a yearbook may change nothing."""


def gather(session: WorkspaceSession, *, year: int | None, now: datetime, zone: ZoneInfo) -> Yearbook:
    """Gather what there is of one year, or of all.

    Decisions are everybody's; events of private channels and their minutes are left out, and what is still to come.
    """
    over = events.over(session, now=now)
    hidden = {event.id for event, private in over if private}
    by_year: defaultdict[int, dict[str, list[object]]] = defaultdict(lambda: {"decisions": [], "events": [], "minutes": []})
    for each in reversed(decisions.latest(session, most=maxsize)):
        if year in {None, each.decided_on.year}:
            by_year[each.decided_on.year]["decisions"].append(show_one(session, each.id, to=NOBODY))
    for event, private in over:
        held_in = local_day(event.plan.starts_at, zone).year
        if not private and year in {None, held_in}:
            by_year[held_in]["events"].append(_held(session, event))
    for found in reversed(minutes.latest(session, most=maxsize)):
        if found.held_on is not None and found.event not in hidden and year in {None, found.held_on.year}:
            by_year[found.held_on.year]["minutes"].append(found)
    identity = workspaces.identity(session)
    years = [YearOf(year=number, **{name: tuple(rows) for name, rows in by_year[number].items()}) for number in sorted(by_year)]  # type: ignore[arg-type]
    return Yearbook(network=identity.team_name if identity else "", made_at=now, years=years)


def _held(session: WorkspaceSession, event: Event) -> Held:
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    there = []
    for began_at, ticked in attendances.of(session, event.id).items():
        present = [parties.get(member) for member, came in ticked.items() if came]
        there.append((began_at, sum(party.size if party is not None and party.place is Place.SEATED else 1 for party in present)))
    return Held(event=event, tally=rsvps.tallies(session, [event.id]).get(event.id) or Tally(), there=tuple(there))
