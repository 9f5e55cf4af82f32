"""What is wrong with the database, in words for the operator: the cause, and what to do about it."""

import os
import re
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import TimeoutError as PoolTimeout

FULL = "the disk is full"
AWAY = "the database is away"
LOCKED = "the database is locked by another program"
_ROOM = "Make room on the disk that it is on."
_SERVER = "Check the host and port in DATABASE_URL, and whether the server runs."
_RIGHTS = "Give whoever runs the bot the right to read and write the file of DATABASE_URL, and its folder."

_KNOWN = (
    (r"disk is full|No space left|53100", FULL, _ROOM),
    (r"disk I/O error|58030", "the disk is full or broken", _ROOM),
    (r"is locked|55P03|40P01|40001", LOCKED, "Close what else has it open: a backup, a program to look into databases."),
    (r"unable to open database file", "the file of DATABASE_URL cannot be opened", _RIGHTS),
    (r"not a database|malformed", "the file of DATABASE_URL is damaged, or no SQLite database", "Put a backup in its place."),
    (r"readonly|read-only|25006", "the database may only be read", _RIGHTS),
    (r"password|28P01|28000|role \S+ does not", "the user or password is refused", "Correct DATABASE_URL."),
    (r"database \S+ does not exist|3D000", "there is no database of that name", "Make it (createdb), or correct DATABASE_URL."),
    (r"permission denied|42501", "the user may not do this", "Give the user of DATABASE_URL the right to create and change tables."),
    (r"too many (clients|connections)|53300", "the server has no connection left", "Allow more of them; each process takes up to 40."),
    (r"invalid (URI|connection)|invalid dsn", "the address is not understood", "Correct what stands behind the ? in DATABASE_URL."),
    (r"connection|connect|server|host|57P0|timeout", AWAY, _SERVER),
)  # fmt: skip
"""What SQLite's and PostgreSQL's words and codes mean (sqlite.org/rescode.html, postgresql.org/docs/current/errcodes-appendix.html)."""


def explained(error: BaseException | None) -> tuple[str, str]:
    """Name the cause of an error, and its remedy; the address itself is left out, for it holds the password."""
    if error is None or isinstance(error, PoolTimeout):
        return "the database is busy", "If it lasts: PostgreSQL instead of SQLite, or fewer processes."
    said = str(getattr(error, "orig", None) or error)
    code = getattr(getattr(error, "orig", None), "sqlstate", None)
    for pattern, cause, remedy in _KNOWN:
        if re.search(pattern, f"{code or ''} {said}"):
            return cause, remedy
    return f"the database refuses: {said.splitlines()[0]}", "Check DATABASE_URL."


def found(url: URL, error: BaseException | None) -> tuple[str, str]:
    """Explain an error, and look at the file where it tells more."""
    cause, remedy = explained(error)
    path = file_of(url)
    if path is None:
        return cause, remedy
    if cause == LOCKED and (holder := _holder(path)):
        return f"the database is locked by {holder}", remedy
    if path.is_dir():
        return f"DATABASE_URL names a folder, {path}", "Write the name of a file behind it, as in sqlite:///prs.db."
    if not path.parent.is_dir():
        return f"the folder of DATABASE_URL is not there: {path.parent}", f"Make it (mkdir -p {path.parent}), or correct DATABASE_URL."
    return cause, remedy


def file_of(url: URL) -> Path | None:
    """Name the file of a SQLite database; None where there is none."""
    named = url.database
    if url.get_backend_name() != "sqlite" or not named or named.startswith((":memory:", "file:")):
        return None
    return Path(named).absolute()


def _holder(path: Path) -> str:
    """Name the process that keeps others from writing, where the system tells (Linux: proc(5), /proc/locks)."""
    files = {f":{each.stat().st_ino}" for each in (path, Path(f"{path}-shm")) if each.exists()}
    try:
        locks = Path("/proc/locks").read_text(encoding="ascii").splitlines()
        for _, _, _, kind, process, file, *_ in (line.replace("-> ", "").split() for line in locks):
            if kind == "WRITE" and file[file.rindex(":") :] in files and int(process) not in {os.getpid(), -1}:
                return f"process {process} ({Path(f'/proc/{process}/comm').read_text(encoding='utf-8').strip()})"
    except (OSError, ValueError):
        pass
    return ""
