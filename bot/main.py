"""The composition root: settings become an engine, deps and a Bolt app, which `bot/process.py` keeps running. Nothing else makes these."""

import contextlib
import fcntl
import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

import handlers
import jobs
from bot.composing import sentence_of
from bot.config import REMEDIES, CannotStart, Settings
from bot.db import migrate, trouble
from bot.db.engine import Sessions, keep_private, open_engine
from bot.delivery import deliver_due
from bot.deps import Deps, Home, Pace
from bot.domain.errors import DomainError, TryAgain
from bot.domain.ids import WorkspaceId
from bot.domain.members import Language
from bot.exchange import acknowledge
from bot.process import Parts, connect, keep_time, remember_home
from bot.services import callers, deliveries, members, readings, upkeep
from bot.services.members import Stranger
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.client import SlackClient
from bot.slack.errors import TROUBLE, judge
from bot.status import CLOCK_TOLD, clock_lines, operator_lines, reading_lines
from bot.texts import Texts
from jobs import sync
from jobs.deliver import Turn

log = structlog.get_logger(__name__)

ROUNDS = 3
"""Plannings of one tick: what waits for a comparison of reactions is planned once that is done."""


def wall_clock() -> datetime:
    """Read the calendar: the one place that does."""
    return datetime.now(UTC)  # noqa: TID251


def assemble(
    settings: Settings, *, clock: Callable[[], datetime] = wall_clock, pace: Pace | None = None, engine: Engine | None = None
) -> Parts:
    """Make the parts of a process (an engine too, unless one is given); nothing is connected, nothing runs yet."""
    made: list[Deps] = []
    turn = Turn(lambda: made[0])
    deps = Deps(
        settings=settings,
        sessions=Sessions(engine or open_engine(settings.database_url)),
        clock=clock,
        slack=SlackClient(settings.slack_bot_token, settings.slack_api_url),
        wake=turn.wake,
        home=Home(),
        pace=pace or Pace(),
    )
    made.append(deps)
    return Parts(deps=deps, app=make_app(deps), turn=turn)


def make_app(deps: Deps) -> App:
    """Build the one Bolt app, served by Socket Mode, by HTTP, and in tests by dispatch."""
    settings = deps.settings
    app = App(
        name="prs-bot",  # without one Bolt reads the source of every caller, for the name of a file
        logger=logging.getLogger("bot.bolt"),
        client=WebClient(base_url=settings.slack_api_url),
        signing_secret=settings.slack_signing_secret or "",
        request_verification_enabled=settings.slack_signing_secret is not None,
        token_verification_enabled=False,  # Bolt's own asks Slack at the start, and dies when Slack is away
        process_before_response=True,
        raise_error_for_unhandled_request=True,  # a button of an older version is answered too
        authorize=lambda: _authorize(deps),
        before_authorize=_at_the_door(deps),
    )
    handlers.register(app, settings.prs_command)
    return app


def prepare_database(settings: Settings, sessions: Sessions) -> None:
    """Bring a SQLite database up to date; on PostgreSQL say how to.

    Raises:
        CannotStart: the PostgreSQL database has not had its migrations.
    """
    if settings.sqlite:
        migrate.upgrade(sessions.engine)
    elif not migrate.is_current(sessions.engine):
        message = "The database is not up to date. Run: prs db upgrade"
        raise CannotStart(message)


@contextlib.contextmanager
def only_instance(settings: Settings) -> Iterator[None]:
    """Hold the right to be the one process on a SQLite file; a killed process lets go by itself.

    Raises:
        CannotStart: another one runs on the same file.
    """
    url = make_url(settings.database_url)
    path = trouble.file_of(url)
    if path is None:
        yield
        return
    keep_private(url)
    try:
        # On the file itself, by whatever name it is reached; `flock` is no lock of SQLite's, and goes with the process.
        held = os.open(path, os.O_RDONLY)
    except OSError as error:
        message = _sentence(trouble.found(url, error))
        raise CannotStart(message) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(held)
        message = f"Another prs runs on {path} already. Stop it first, or use PostgreSQL for several processes."
        raise CannotStart(message) from error
    try:
        yield
    finally:
        os.close(held)


def tick(parts: Parts, *, patience: timedelta = timedelta(minutes=2)) -> bool:
    """Do once all that is due now, deliver it, and end; waits for Slack's one post a second, not for a long retry.

    Says whether there was anything to deliver.
    """
    deps = parts.deps
    busy = False
    for _ in range(ROUNDS):
        jobs.plan(deps)
        if not _deliver_all(deps, patience=patience):  # then nothing changed, and what is due waits for something else
            break
        busy = True
        due = jobs.next_moment(deps)
        if due is None or due > deps.clock():
            break
    return busy


def _deliver_all(deps: Deps, *, patience: timedelta) -> bool:
    workspace = deps.home.workspace
    until = time.monotonic() + patience.total_seconds()
    busy = False
    while workspace is not None:
        if deliver_due(deps, workspace):
            busy = True
            until = time.monotonic() + patience.total_seconds()  # hundreds of messages take minutes, within Slack's limits
        with deps.reading(workspace) as session:
            wait = upkeep.next_try_in(session, now=deps.clock())
        if wait is None or time.monotonic() + wait.total_seconds() > until:
            break
        if is_closed(deps, workspace):  # then waiting is for nothing
            break
        time.sleep(min(wait.total_seconds() + 0.01, 0.2))  # another thread may be done with it sooner
    return busy


def tick_once(parts: Parts) -> None:
    """Do what is due as a process of its own (cron, serverless): who we are comes from the database.

    At first, and when Slack was closed to us, it is asked of Slack.

    Raises:
        CannotStart: Slack did not tell who we are, or refuses our token; or something was left undone, and it says what.
    """
    remember_home(parts.deps)
    if parts.deps.home.workspace is None or is_closed(parts.deps, parts.deps.home.workspace):
        try:
            connect(parts.deps)
        except TROUBLE as error:
            message = f"Slack did not answer: {judge(error).reason}"
            raise CannotStart(message) from error
    else:
        keep_time(parts.deps)
        sync.go_on(parts.deps)
    tick(parts)
    workspace = parts.deps.home.workspace
    closed = workspace and is_closed(parts.deps, workspace)
    parts.deps.sessions.engine.dispose()
    if parts.deps.left:
        left = "; ".join(f"{what} ({error})" for what, error in sorted(parts.deps.left.items()))
        message = f"All was done but what has odd data in the database: {left}. The log says more."
        raise CannotStart(message)
    if closed:
        message = f"Slack refuses SLACK_BOT_TOKEN; nothing is sent. {REMEDIES['SLACK_BOT_TOKEN']}"
        raise CannotStart(message)


def is_closed(deps: Deps, workspace: WorkspaceId) -> bool:
    """Say whether Slack refused our token when it was last used."""
    with deps.reading(workspace) as session:
        return members.stopped_because(session) is not None


def status(deps: Deps) -> list[str]:
    """Say how deliveries stand, for the operator.

    Raises:
        CannotStart: the database has yet to be made or brought up to date.
    """
    if not migrate.is_current(deps.sessions.engine):
        message = "The database has not been made yet, or is of another version. Run: prs db upgrade (prs run does it by itself on SQLite)"
        raise CannotStart(message)
    remember_home(deps)
    workspace = deps.home.workspace
    if workspace is None:
        return ["No workspace is known yet: the bot has not been connected to Slack."]
    with contextlib.suppress(TryAgain):
        deps.sessions.try_writing()
    first = [f"nothing can be saved: {deps.sessions.trouble}"] if deps.sessions.trouble else []
    with deps.reading(workspace) as session:
        counted = upkeep.deliveries(session)
        standing = deliveries.standing(session, now=deps.clock())
        reading = readings.progress(session)
        clock = upkeep.clock_set(session, since=deps.clock() - CLOCK_TOLD)
        refused = callers.refused(session)
    name = deps.home.identity.team_name if deps.home.identity else ""
    said = [
        *first,
        *([refused.line] if refused else []),
        *reading_lines(reading),
        *clock_lines(clock),
        *operator_lines(standing, counted),
    ]
    return [f"workspace {workspace} ({name})", *said]


def read_minutes_file(file: Path, settings: Settings, *, as_json: bool, explained: bool = False) -> str:
    """Read minutes from a file, and give what was found as Dutch text or as JSON, or what each stage of the reader saw.

    Raises:
        DomainError: the file cannot be read as minutes.
    """
    # The document libraries are large, and only this command needs them.
    from bot.reading.apart import read_apart  # noqa: PLC0415
    from bot.reading.as_json import to_json  # noqa: PLC0415
    from bot.reading.explain import explain  # noqa: PLC0415
    from bot.reading.files import read_file  # noqa: PLC0415
    from bot.views.minutes import outline  # noqa: PLC0415

    if explained:
        return explain(read_file(file.read_bytes(), name=file.name))
    parsed = read_apart(file.read_bytes(), name=file.name)
    if as_json:
        return json.dumps(to_json(parsed), indent=2, ensure_ascii=False)
    return outline(parsed, Texts(Language.NL, settings.zone))


REFUSALS = (CannotStart, migrate.NotOurs, DomainError, SQLAlchemyError, sqlite3.Error, OSError)
"""What the command line says in a sentence instead of a stack trace."""


def explain(error: BaseException, settings: Settings) -> str:
    """Put an expected refusal in a sentence for the operator."""
    if isinstance(error, (TryAgain, SQLAlchemyError, sqlite3.Error)):
        return _sentence(trouble.found(make_url(settings.database_url), error.__cause__ if isinstance(error, TryAgain) else error))
    if isinstance(error, DomainError):
        return sentence_of(refusal(error, ZoneInfo("Europe/Amsterdam")), Texts(Language.NL, ZoneInfo("Europe/Amsterdam")))
    return str(error)


def _sentence(trouble_found: tuple[str, str]) -> str:
    cause, remedy = trouble_found
    return f"DATABASE_URL: {cause}. {remedy}"


def next_due(deps: Deps) -> datetime | None:
    """Say when something is due next, for a clock that is moved."""
    if deps.home.workspace is None:
        return None
    with deps.reading(deps.home.workspace) as session:
        queued = upkeep.next_delivery(session)
    moments = [moment for moment in (queued, jobs.next_moment(deps)) if moment is not None]
    return min(moments, default=None)


def _authorize(deps: Deps) -> AuthorizeResult:
    """Answer from the stored identity: nobody asks Slack while a member waits."""
    identity, workspace = deps.home.identity, deps.home.workspace
    if identity is None or workspace is None:  # the payload was refused before this is asked
        raise AssertionError
    return AuthorizeResult(
        enterprise_id=None,
        team_id=workspace,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=deps.settings.slack_bot_token,
    )


def _at_the_door(deps: Deps) -> Callable[..., BoltResponse | None]:
    """Make the one middleware: it refuses payloads of another team before anything is read, and hands out the deps."""

    def at_the_door(body: dict[str, Any], context: dict[str, Any], next_: Callable[[], BoltResponse]) -> BoltResponse | None:
        context["deps"] = deps
        context["workspace"] = workspace = deps.home.workspace
        t = deps.texts()
        if body.get("type") == "url_verification":
            return next_()
        if workspace is None:  # Slack has yet to tell who we are: its events come again
            return acknowledge(body, t(TryAgain.text_id), t, otherwise=503)
        teams = payloads.teams_of(body)
        if workspace in teams:
            return next_()
        log.warning("foreign_payload_refused")
        if not teams:
            return BoltResponse(status=403, body="")
        return acknowledge(body, t(Stranger.text_id), t, otherwise=200)  # or Slack switches its events off

    return at_the_door
