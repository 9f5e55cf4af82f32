"""What handlers, jobs and delivery are given: made once by the composition root, never looked up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Engine

from bot.config import Settings
from bot.db.engine import NOWHERE, Sessions, WorkspaceSession, open_engine, wall_clock
from bot.domain.forgetting import HIDDEN_AFTER
from bot.domain.ids import MemberId, WorkspaceId
from bot.domain.members import Identity, Language
from bot.domain.pacing import RATES, Rates
from bot.measures import Measures
from bot.services import homes, members
from bot.services.indexes import Indexes
from bot.services.refused_requests import RefusedRequests
from bot.services.workers import MISSED
from bot.slack.client import REQUEST_TIMEOUT, SlackClient

if TYPE_CHECKING:
    from bot.texts import Texts

log = structlog.get_logger(__name__)

UNASKED = Language.NL
"""Of what is said where nothing may be read, or can be, to know whose language it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPace:
    """How long delivery waits, all on the stopwatch.

    `look_up_after`: from the request's own time-out to the first look whether it came through, and between two looks.
    `lease` outlasts both, so that a lost one can be looked up at once. `gap`: Slack's one post a second in a channel,
    and our one edit a second of a card; `rates`: how often each method may be called (docs.slack.dev/apis/web-api/rate-limits).
    `gather`: what fails within it is told in one message. `missed_after`: a worker without a heartbeat that long is missing.
    `ping_every`, `deaf_after`: of the connection by Socket Mode.
    """

    time_out: timedelta = REQUEST_TIMEOUT
    look_up_after: timedelta = timedelta(seconds=15)
    lease: timedelta = REQUEST_TIMEOUT + timedelta(seconds=20)
    gap: timedelta = timedelta(seconds=1)
    rates: Rates = field(default_factory=lambda: RATES)
    gather: timedelta = timedelta(seconds=5)
    missed_after: timedelta = MISSED
    ping_every: timedelta = timedelta(seconds=10)
    deaf_after: timedelta = timedelta(seconds=45)
    first_retry: timedelta = timedelta(seconds=1)
    longest_retry: timedelta = timedelta(minutes=5)
    give_up_after: timedelta = timedelta(hours=24)


class Home:
    """The workspace this process serves, known once Slack (or the database, from an earlier start) has said."""

    def __init__(self) -> None:
        """Start without one."""
        self.workspace: WorkspaceId | None = None
        self.identity: Identity | None = None

    def settle(self, workspace: WorkspaceId, identity: Identity) -> None:
        """Note our own identity."""
        self.identity = identity
        self.workspace = workspace

    @property
    def bot_user(self) -> MemberId | None:
        """Our own user id, by which we are mentioned."""
        return self.identity.bot_user if self.identity else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """Everything an entry point needs."""

    settings: Settings
    sessions: Sessions
    clock: Callable[[], datetime]
    """The calendar clock: what day it is for members."""
    slack: SlackClient
    wake: Callable[[], None]
    """Tell delivery that something was queued."""
    home: Home = field(default_factory=Home)
    indexes: Indexes = field(default_factory=Indexes)
    pace: DeliveryPace = field(default_factory=DeliveryPace)
    refused_requests: RefusedRequests = field(default_factory=RefusedRequests)
    measures: Measures = field(default_factory=Measures)
    left: dict[str, str] = field(default_factory=dict)
    """What this process skipped, by its id, with the kind of error."""

    @contextmanager
    def writing(self, workspace: WorkspaceId) -> Iterator[WorkspaceSession]:
        """Open the one transaction of an entry point; what it queued is delivered as soon as it is committed.

        Raises:
            TryAgain: the database was too busy; nothing was saved.
        """
        with self.sessions.writing(workspace) as session:
            yield session
            session.flush()
            homes.follow(session, now=self.clock())
        self._tell_left(session)
        if session.outbox_filled:
            self.wake()

    @contextmanager
    def reading(self, workspace: WorkspaceId) -> Iterator[WorkspaceSession]:
        """Open a plain read, which never waits for a writer."""
        with self.sessions.reading(workspace) as session:
            yield session
        self._tell_left(session)

    def hidden_before(self, now: datetime) -> datetime | None:
        """Return from before when Slack may hide a message; None on a paid plan."""
        return now - HIDDEN_AFTER if self.settings.slack_forgets else None

    def leave(self, what: str, error: str) -> None:
        """Note what was skipped, as its data is odd or it failed; it is logged once, by its id."""
        if self.left.setdefault(what, "") != error:
            self.left[what] = error
            log.warning("left_out", what=what, error=error)

    def _tell_left(self, session: WorkspaceSession) -> None:
        for what, error in session.left.items():
            self.leave(what, error)

    def texts(self, language: Language) -> "Texts":
        """Return the texts in a language, with times in the workspace's zone."""
        from bot.texts import Texts  # noqa: PLC0415  # the libraries of texts and dates: a look at an installation needs none

        return Texts(language, self.settings.zone)


def make_deps(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = wall_clock,
    wake: Callable[[], None] = lambda: None,
    pace: DeliveryPace | None = None,
    engine: Engine | None = None,
    measures: Measures | None = None,
) -> Deps:
    """Make what an entry point needs (an engine too, unless one is given); nothing is connected yet."""
    measures = measures or Measures()
    return Deps(
        settings=settings,
        sessions=Sessions(engine or open_engine(settings.database_url)),
        clock=clock,
        slack=SlackClient(settings.slack_bot_token, settings.slack_api_url, refused=measures.refused),
        wake=wake,
        pace=pace or DeliveryPace(),
        measures=measures,
    )


def remember_home(deps: Deps) -> None:
    """Take our identity from the last start, so that an outage of Slack does not leave us without one."""
    with deps.reading(NOWHERE) as session:
        known = members.known_workspaces(session)
    if len(known) == 1:
        with deps.reading(known[0]) as session:
            identity = members.identity(session)
        if identity is not None:
            deps.home.settle(known[0], identity)
