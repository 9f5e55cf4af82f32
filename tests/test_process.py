"""One running process: it knows itself at the next start, and its readiness tells the truth."""

import pytest

from bot import main
from bot.config import Settings, load_settings
from bot.deps import remember_home
from bot.process import Process
from bot.sandbox import MovableClock
from tests.wire.running import START, running

pytestmark = pytest.mark.wire


def settings(url: str) -> Settings:
    return load_settings({"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "geheim"})


def test_after_a_first_connection_the_next_start_knows_itself_without_slack(sqlite_url: str) -> None:
    with running(sqlite_url, "http"):
        pass
    parts = main.assemble(settings(sqlite_url), clock=MovableClock(START))
    remember_home(parts.deps)

    assert parts.deps.home.workspace == "T0PRS"
    assert parts.deps.home.bot_user == "U0PRSBOT"
    parts.deps.sessions.engine.dispose()


def test_a_process_whose_delivery_stands_still_is_not_ready(sqlite_url: str) -> None:
    with running(sqlite_url, "http") as bot:
        works = Process(bot.parts, socket=False, worker=True)

        assert works.problems() == ["delivery does not run"]
        bot.parts.turn.run()
        assert works.problems() == []


def test_a_worker_is_seen_from_the_moment_it_is_ready(sqlite_url: str) -> None:
    with running(sqlite_url, "socket", worker=True) as bot:
        seen = bot.told("anna", "/prs status")

    assert "Er draait 1 proces dat berichten verstuurt." in seen


def test_a_worker_delivers_by_itself_and_stops_at_once(sqlite_url: str) -> None:
    with running(sqlite_url, "socket", worker=True) as bot:
        bot.person("bram").say("volgende vergadering")
        bot.slack.wait_for(lambda: bot.words("bram"))
        bot.slack.wait_for(lambda: bot.process.problems() == [])
