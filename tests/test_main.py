"""The composition root: what a start loads, and that nothing runs before it is asked to."""

import subprocess
import sys
import threading

import pytest

from bot import main
from bot.config import Settings, load_settings
from bot.sandbox import MovableClock
from tests.wire.running import START

pytestmark = pytest.mark.wire


def settings(url: str) -> Settings:
    return load_settings({"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "geheim"})


def test_a_start_does_not_load_what_only_writes_or_reads_documents() -> None:
    ask = "import sys, bot.main, bot.cli; print(*sorted({'docx', 'icalendar', 'pypdf', 'xlsxwriter'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True).stdout

    assert loaded.split() == []


def test_nothing_is_connected_and_no_thread_runs_before_the_start(sqlite_url: str) -> None:
    before = set(threading.enumerate())
    parts = main.assemble(settings(sqlite_url), clock=MovableClock(START))

    assert set(threading.enumerate()) <= before
    assert parts.deps.home.workspace is None
    parts.deps.sessions.engine.dispose()
