"""Minutes are read in a process of their own: what a file does to it (a bomb, a tangle) it does to nobody else.

The process has limits on memory and on its time; what it tells comes back as JSON, never as anything that could run.
"""

import json
import os
import signal
import subprocess
import sys
from datetime import date

from pydantic import TypeAdapter

from bot.reading.files import REFUSALS, FileTooLong, FileUnreadable, read_file
from bot.reading.findings import ParsedMinutes
from bot.reading.minutes import read_minutes
from bot.reading.second_reader import SecondReader

SECONDS = 5
MEGABYTES = 300
_PATIENCE = 4 * SECONDS
_OUT_OF_MEMORY = 3
_REFUSED = b"refused "
_PARSED = TypeAdapter(ParsedMinutes)
_READER: TypeAdapter[SecondReader | None] = TypeAdapter(SecondReader | None)
_SECOND = "PRS_SECOND_READER"
"""By which the process hears of the second reader: its key is in no list of processes."""


def read_apart(data: bytes, *, name: str, today: date | None = None, second: SecondReader | None = None) -> ParsedMinutes:
    """Read a file with minutes in a process of its own.

    Raises:
        DomainError: one of those of `read_file`; `FileTooLong` also where 5 seconds or 300 MB were not enough.
        InterruptedError: that process was told to stop.
    """
    told = subprocess.Popen(
        [sys.executable, "-m", "bot.reading", name, today.isoformat() if today else ""],
        env=os.environ | {_SECOND: _READER.dump_json(second).decode()},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        answer, _ = told.communicate(data, timeout=_PATIENCE + (second.seconds if second else 0))
    except subprocess.TimeoutExpired as error:
        told.kill()
        told.communicate()
        raise FileTooLong(name=name) from error
    if told.returncode in {-signal.SIGTERM, -signal.SIGINT}:  # all of the bot is stopped, and nothing is wrong with the file
        raise InterruptedError
    if told.returncode != 0 or not answer:
        raise (FileTooLong if told.returncode < 0 or told.returncode == _OUT_OF_MEMORY else FileUnreadable)(name=name)
    if not answer.startswith(_REFUSED):
        return _PARSED.validate_json(answer)
    refused = json.loads(answer.removeprefix(_REFUSED))
    raise REFUSALS[refused["kind"]](**refused["facts"])


def answer(name: str, today: str) -> int:
    """Read what comes in, within the limits, and write what was found; this is what runs apart."""
    _limit()
    try:
        text = read_file(sys.stdin.buffer.read(), name=name)
        second = _READER.validate_json(os.environ.get(_SECOND, "null"))
        parsed = read_minutes(text, name=name, today=date.fromisoformat(today) if today else None, second=second)
    except MemoryError:
        return _OUT_OF_MEMORY
    except tuple(REFUSALS.values()) as refused:
        sys.stdout.buffer.write(_REFUSED + json.dumps({"kind": type(refused).__name__, "facts": refused.facts}).encode())
        return 0
    sys.stdout.buffer.write(_PARSED.dump_json(parsed))
    return 0


def _limit() -> None:
    """Keep this process within its memory and its time, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
