"""`prs export` and `prs import`: everything as JSON Lines in a folder, for moving and backup.

A file a table, and beside them `manifest.json`, written last: the shape of the database, and of each file its number of
lines and its SHA-256. Import takes a whole export of its own shape into an empty database, all of it or nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.config import CannotStart, Settings
from bot.db import json_lines, migrate, workspaces
from bot.db.copying import one_moment
from bot.db.engine import PRIVATE, Sessions, writes
from bot.domain.ids import WorkspaceId
from bot.ops.startup import OLDER, Running, only_instance, prepare_database, refuse_unless_there
from bot.services import workers

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
NOT_EMPTY: Final = (
    "The database of DATABASE_URL is not empty: an import goes into an empty one only. Name another (a file that is not there yet)."
)
LINES_AT_ONCE: Final = 1000
BYTES_AT_ONCE: Final = 4 * 1024 * 1024
"""What of a file is in memory at once: so many lines, or so many bytes and the line that exceeds them."""


class Unfit(CannotStart):
    """What was to be exported or imported is not fit for it; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How much was written or read."""

    files: int
    rows: int
    waiting: int
    """Messages among them that had not ended."""
    running: bool
    """A bot ran on the database meanwhile."""


def export(settings: Settings, sessions: Sessions, folder: Path) -> Moved:
    """Write everything as it stands at one moment; only the owner may read it. No bot can start on a SQLite file meanwhile.

    Raises:
        CannotStart: the database is not there or not of this version's shape, or holds what cannot be read, or there is
            something in the folder already.
    """
    refuse_unless_there(settings, sessions.engine)
    if not migrate.is_current(sessions.engine):
        raise Unfit(OLDER)
    new_folder(folder)
    told: dict[str, dict[str, Any]] = {}
    with _beside_a_bot(settings, sessions) as running, one_moment(sessions.engine) as source:
        waiting = json_lines.waiting(source)
        for table in json_lines.tables():
            told[table.name] = _write(source, table, folder / f"{table.name}.jsonl")
    manifest = {"format": FORMAT, "revision": migrate.newest(), "tables": told} | ({"bot_was_running": True} if running else {})
    with _private(folder / MANIFEST) as file:
        file.write(json.dumps(manifest, indent=1, sort_keys=True).encode() + b"\n")
    return Moved(files=len(told), rows=sum(each["rows"] for each in told.values()), waiting=waiting, running=running)


def new_folder(folder: Path) -> None:
    """Make a folder that only we may read; nothing is ever written over.

    Raises:
        Unfit: there is something in it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Unfit(f"{folder} is not empty. Name a folder that is not there yet.")


def _write(source: Connection, table: Table, path: Path) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    try:
        with _private(path) as file:
            for line in json_lines.lines_of(source, table):
                file.write(line)
                digest.update(line)
                rows += 1
    except json_lines.OddRow as odd:
        raise Unfit(f"{odd}. Mend that row in the database, then export again; without a manifest.json this folder is no export.") from odd
    return {"rows": rows, "sha256": digest.hexdigest()}


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE), "wb")


@contextmanager
def _beside_a_bot(settings: Settings, sessions: Sessions) -> Iterator[bool]:
    """Return whether a bot runs on the database; where none does, none starts on a SQLite file meanwhile."""
    with ExitStack() as kept:
        try:
            kept.enter_context(only_instance(settings))
        except Running:
            yield True
            return
        yield not settings.sqlite and any(_alive(sessions, workspace) for workspace in _known(sessions))


def _known(sessions: Sessions) -> list[WorkspaceId]:
    with sessions.reading(WorkspaceId("")) as session:
        return workspaces.known(session)


def _alive(sessions: Sessions, workspace: WorkspaceId) -> bool:
    with sessions.reading(workspace) as session:
        return bool(workers.alive(session))


def take_in(settings: Settings, sessions: Sessions, folder: Path) -> Moved:
    """Read an export into an empty database, all of it or nothing.

    Raises:
        Unfit: it is no whole export of this version's shape, a line is damaged, or the database is not empty.
    """
    manifest = _manifest(folder)
    for table in json_lines.tables():
        _check(folder, table, manifest["tables"][table.name])
    prepare_database(settings, sessions)
    with only_instance(settings), sessions.engine.connect() as target:
        writes(target)
        with target.begin():
            if not json_lines.is_empty(target):
                raise Unfit(NOT_EMPTY)
            for table in json_lines.tables():
                _add(target, table, folder / f"{table.name}.jsonl")
            json_lines.count_on(target)
            waiting = json_lines.waiting(target)
    rows = [each["rows"] for each in manifest["tables"].values()]
    return Moved(files=len(rows), rows=sum(rows), waiting=waiting, running=bool(manifest.get("bot_was_running")))


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise Unfit(f"{folder} has no {MANIFEST}: it is no export, or one that was not finished. Export again.")
    try:
        told: dict[str, Any] = json.loads(path.read_bytes())
        form, revision, counted = told["format"], told["revision"], told["tables"]
        damaged = any(type(each["rows"]) is not int or not isinstance(each["sha256"], str) for each in counted.values())
    except (ValueError, LookupError, TypeError, AttributeError):
        damaged, form, revision, counted = True, None, None, {}
    if damaged:
        raise Unfit(f"{path} is damaged. Take the export from another copy, or export again.")
    if form != FORMAT:
        raise Unfit(f"{path} is of format {form}, and this version reads {FORMAT}. Import with the version that exported it.")
    if revision != migrate.newest():
        raise Unfit(
            f"The export is of a database of version {revision}, and this is version {migrate.newest()}."
            " Import it with the version of the bot that exported it, and update that afterwards."
        )
    if lacking := {table.name for table in json_lines.tables()} ^ counted.keys():
        raise Unfit(f"{path} does not name the tables of this version ({', '.join(sorted(lacking))}). Export again.")
    return told


def _check(folder: Path, table: Table, told: dict[str, Any]) -> None:
    """Compare a file with the manifest before anything is imported; say which line is damaged, where that can be told."""
    path = folder / f"{table.name}.jsonl"
    if not path.is_file():
        raise Unfit(f"{path.name} is missing: the export is not whole. Take it from another copy, or export again.")
    digest, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        for line in file:
            digest.update(line)
            lines += 1
    if digest.hexdigest() == told["sha256"]:
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            _row(table, path, number, line)
    if lines != told["rows"]:
        raise Unfit(f"{path.name} has {lines} lines, and the manifest counts {told['rows']}: the export is not whole.")
    raise Unfit(f"{path.name} was changed after it was exported (its SHA-256 is another). Take it from another copy, or export again.")


def _row(table: Table, path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        return json_lines.row_of(table, line)
    except ValueError as error:
        raise Unfit(f"{path.name}, line {number}: {error}. Take the file from another copy, or export again.") from error


def _add(target: Connection, table: Table, path: Path) -> None:
    for number, rows in _batches(table, path):
        try:
            with target.begin_nested():
                json_lines.put(target, table, rows)
        except DBAPIError as error:
            raise _refused(target, table, path, number, rows, error) from error
    if json_lines.points_at_itself(table):
        for _, rows in _batches(table, path):
            json_lines.link(target, table, rows)


def _refused(target: Connection, table: Table, path: Path, number: int, rows: list[dict[str, Any]], error: DBAPIError) -> Exception:
    """Find the line of a batch that the database does not take, one by one."""
    if isinstance(error, OperationalError):
        return error
    for at, row in enumerate(rows):
        try:
            with target.begin_nested():
                json_lines.put(target, table, [row])
        except DBAPIError as refused:
            kind = type(refused.orig).__name__  # its words would hold the row's
            return Unfit(f"{path.name}, line {number + at}: the database does not take it ({kind}). Nothing was imported.")
    return error


def _batches(table: Table, path: Path) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Read rows some at a time, with the number of the first line."""
    number = 1
    with path.open("rb") as file:
        while lines := _some(file):
            yield number, [_row(table, path, number + at, line) for at, line in enumerate(lines)]
            number += len(lines)


def _some(file: BinaryIO) -> list[bytes]:
    lines: list[bytes] = []
    size = 0
    while size < BYTES_AT_ONCE and len(lines) < LINES_AT_ONCE and (line := file.readline()):
        lines.append(line)
        size += len(line)
    return lines
