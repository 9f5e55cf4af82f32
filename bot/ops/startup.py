"""What a start asks of its database, and how the command line says why there is none."""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.config import CannotStart, Settings
from bot.db import diagnosis, migrate
from bot.db.engine import Sessions, keep_private
from bot.domain.errors import DomainError, TryAgain

NOTHING_YET: Final = "The database knows of no workspace yet: connect to Slack first (prs run)."
OLDER: Final = "The database is not up to date. Run: prs db upgrade"


class Running(CannotStart):
    """Another process is on the same SQLite file."""


def prepare_database(settings: Settings, sessions: Sessions) -> None:
    """Bring a SQLite database up to date; on PostgreSQL say how to.

    Raises:
        CannotStart: the PostgreSQL database has not had its migrations.
    """
    if settings.sqlite:
        migrate.upgrade(sessions.engine)
    elif not migrate.is_current(sessions.engine):
        raise CannotStart(OLDER)


def refuse_unless_there(settings: Settings, engine: Engine) -> None:
    """Refuse a database that has yet to be made: SQLite would make an empty one of its own accord.

    Raises:
        CannotStart: it is not there, or on PostgreSQL has not had its migrations.
    """
    if settings.sqlite and not Path(str(engine.url.database)).exists():
        raise CannotStart(NOTHING_YET)
    if not settings.sqlite and not migrate.is_current(engine):
        raise CannotStart(OLDER)


@contextlib.contextmanager
def only_instance(settings: Settings) -> Iterator[None]:
    """Lock a SQLite file for the one process on it; a killed process lets go by itself.

    Raises:
        Running: another one runs on the same file.
    """
    url = make_url(settings.database_url)
    path = diagnosis.file_of(url)
    if path is None:
        yield
        return
    keep_private(url)
    try:
        # On the file itself, by whatever name it is reached; `flock` is no lock of SQLite's, and goes with the process.
        held = os.open(path, os.O_RDONLY)
    except OSError as error:
        message = _sentence(diagnosis.found(url, error))
        raise CannotStart(message) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(held)
        message = f"Another prs runs on {path} already. Stop it first, or use PostgreSQL for several processes."
        raise Running(message) from error
    try:
        yield
    finally:
        os.close(held)


REFUSALS = (CannotStart, migrate.NotOurs, DomainError, SQLAlchemyError, sqlite3.Error, OSError)
"""What the command line says in a sentence instead of a stack trace."""


def explain(error: BaseException, settings: Settings) -> str:
    """Put an expected refusal in a sentence for the operator."""
    if isinstance(error, (TryAgain, SQLAlchemyError, sqlite3.Error)):
        return _sentence(diagnosis.found(make_url(settings.database_url), error.__cause__ if isinstance(error, TryAgain) else error))
    if isinstance(error, DomainError):
        # Only a refusal in words of members needs the texts, and all that is said with them.
        from bot.composing import sentence_of  # noqa: PLC0415
        from bot.domain.members import Language  # noqa: PLC0415
        from bot.services.perform import refusal  # noqa: PLC0415
        from bot.texts import Texts  # noqa: PLC0415

        return sentence_of(refusal(error, ZoneInfo("Europe/Amsterdam")), Texts(Language.NL, ZoneInfo("Europe/Amsterdam")))
    return str(error)


def _sentence(trouble_found: tuple[str, str]) -> str:
    cause, remedy = trouble_found
    return f"DATABASE_URL: {cause}. {remedy}"
