"""`prs rehearse`: the clock runs through a period on a copy of the database, and nothing is sent anywhere.

It goes by the same timetable as the scheduler (`jobs`) and through the same delivery; only Slack is replaced by a null one.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import jobs
from bot.config import CannotStart, Settings
from bot.db import delivery_status
from bot.db.copying import copy_to_sqlite
from bot.db.engine import Sessions, Stopwatch, WorkspaceSession, open_engine
from bot.delivery import deliver_due
from bot.deps import DeliveryPace, Deps, Home, remember_home
from bot.domain.calendar import at_local
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.ops.null_slack import DM, Captured, NullSlackClient
from bot.ops.startup import NOTHING_YET, refuse_unless_there
from bot.ops.tick import next_due
from bot.plain_text import plain
from bot.services import channels, members, rsvp, upkeep
from bot.slack.client import Reaction

STEP = timedelta(minutes=1)
"""Where something stays due though its moment was played, the clock goes on by this much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """One message that would go out: when, to whom, what it is and what it says."""

    at: datetime
    to: str
    member: MemberId | None
    kind: str
    text: str
    shifted_from: datetime | None = None

    def lines(self, zone: ZoneInfo) -> list[str]:
        """Write it for the command line: the moment by the network's clock and the receiver, then the text."""
        shifted = f", shifted from {_written(self.shifted_from, zone)}" if self.shifted_from else ""
        return [
            f"{_written(self.at, zone)}  {self.to}  ({self.kind or 'word'}{shifted})",
            *(f"    {row}" for row in self.text.splitlines()),
        ]


def _written(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %a %H:%M}"


class _Clock:
    """A clock that is stopped until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


class _Stopwatch(Stopwatch):
    """A stopwatch that jumps instead of waiting."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return super().__call__() + self._ahead

    def skip(self, by: timedelta) -> None:
        self._ahead += by


def rehearse(settings: Settings, *, first: date, last: date, now: datetime) -> Iterator[Rehearsed]:
    """Return every message that would go out from the first day up to and including the last, in order.

    What happens between now and the first day happens too, unseen. On PostgreSQL all rows are copied into a SQLite file,
    as on SQLite the file itself.

    Raises:
        CannotStart: the database knows of no workspace yet.
    """
    begin = at_local(first, time(0), settings.zone)
    end = at_local(last + timedelta(days=1), time(0), settings.zone)
    with _on_a_copy(settings, now) as (deps, clock, slack):
        clock.moment = _start(deps, begin, now)
        for _ in _moments(deps, clock, end):
            for recorded in _play(deps, slack):
                if recorded.at >= begin:
                    yield _rehearsed(deps, recorded)


def _start(deps: Deps, begin: datetime, now: datetime) -> datetime:
    """Start now; a period in the past starts with the first thing that was due."""
    if begin + timedelta(days=1) > now:
        return now
    return min(next_due(deps) or begin, begin)


def _moments(deps: Deps, clock: _Clock, end: datetime) -> Iterator[datetime]:
    """Run through every due moment in order."""
    played: datetime | None = None
    while (due := next_due(deps)) is not None:
        moment = max(due, clock.moment)
        if moment == played:
            moment += STEP
        if moment >= end:
            return
        clock.moment = played = moment
        yield moment


def _play(deps: Deps, slack: NullSlackClient) -> list[Captured]:
    """Plan and deliver all that is due at this moment."""
    workspace, stopwatch = deps.home.workspace, deps.sessions.stopwatch
    if workspace is None or not isinstance(stopwatch, _Stopwatch):
        raise AssertionError
    slack.recorded.clear()
    jobs.plan(deps)
    while True:
        deliver_due(deps, workspace)
        with deps.reading(workspace) as session:
            wait = upkeep.next_try_in(session, now=deps.clock())
        if wait is None:
            return list(slack.recorded)
        stopwatch.skip(wait + timedelta(milliseconds=1))


def _rehearsed(deps: Deps, recorded: Captured) -> Rehearsed:
    workspace = deps.home.workspace
    if workspace is None:
        raise AssertionError
    with deps.reading(workspace) as session:
        row = delivery_status.row_of(session, recorded.delivery_id) if recorded.delivery_id else None
        member = recorded.only_for or _member_of(session, recorded.channel)
        channel = channels.get(session, recorded.channel)
        name = members.name_of(session, member) if member else f"#{channel.name}" if channel else recorded.channel
    return Rehearsed(
        at=recorded.at,
        to=name,
        member=member,
        kind=row.kind if row else "",
        text=plain(recorded.message),
        shifted_from=row.shifted_from if row else None,
    )


def _member_of(session: WorkspaceSession, channel: ChannelId) -> MemberId | None:
    return MemberId(channel.removeprefix(DM)) if channel.startswith(DM) else members.member_of_dm(session, channel)


@contextmanager
def _on_a_copy(settings: Settings, now: datetime) -> Iterator[tuple[Deps, _Clock, NullSlackClient]]:
    with tempfile.TemporaryDirectory(prefix="prs-rehearse-") as folder:
        original = open_engine(settings.database_url)
        try:
            refuse_unless_there(settings, original)
            sessions = Sessions(copy_to_sqlite(original, Path(folder) / "copy.db"))
        finally:
            original.dispose()
        sessions.stopwatch = _Stopwatch()
        clock = _Clock(now)
        slack = NullSlackClient(clock, lambda channel, ts: _reactions(deps, channel, ts))
        pace = replace(DeliveryPace(), gap=timedelta(0), rates={})
        deps = Deps(settings=settings, sessions=sessions, clock=clock, slack=slack, wake=lambda: None, home=Home(), pace=pace)
        try:
            remember_home(deps)
            if deps.home.workspace is None:
                raise CannotStart(NOTHING_YET)
            yield deps, clock, slack
        finally:
            sessions.engine.dispose()


def _reactions(deps: Deps, channel: ChannelId, ts: MessageTs) -> list[Reaction]:
    if deps.home.workspace is None:
        raise AssertionError
    with deps.reading(deps.home.workspace) as session:
        known = rsvp.known_reactions(session, channel, ts)
    return [Reaction(emoji, tuple(people)) for emoji, people in known.items()]
