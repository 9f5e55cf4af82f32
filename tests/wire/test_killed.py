"""A kill -9 at any moment between commit and send loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.wire.running import MEETING, has_action, workspace_of

ROOT = Path(__file__).parents[2]


@contextmanager
def child(slack: Sandbox, database_url: str) -> Iterator[subprocess.Popen[str]]:
    """Run a bot in a process of its own until the block ends, and kill it there."""
    environment = {**os.environ, **slack.settings, "DATABASE_URL": database_url, "NOW": slack.clock().isoformat()}
    with subprocess.Popen([sys.executable, "-m", "tests.wire.child"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as bot:
        try:
            assert bot.stdout
            assert bot.stdout.readline() == "ready\n"
            slack.wait_connected()
            yield bot
        finally:
            bot.send_signal(signal.SIGKILL)


def announce(slack: Sandbox, title: str) -> None:
    """Fill in the form up to the acknowledgement of *Plaatsen*."""
    anna = slack.person("anna")
    assert anna.command("/prs nieuw", "algemeen").error is None
    assert anna.submit(MEETING | {"title": title}) is None
    assert anna.submit({}) is None
    anna.close(whole_stack=True)


def titles(slack: Sandbox) -> Counter[str]:
    return Counter(slack.plain(one).splitlines()[0] for one in slack.messages("algemeen") if has_action(one, "rsvp.yes"))


def called(slack: Sandbox, method: str) -> Callable[[], bool]:
    """Return whether a method was called once more than now, mishap or not."""
    before = slack.count(method)
    return lambda: slack.count(method) > before


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_killed_at_any_moment_every_message_goes_out_exactly_once(sqlite_url: str) -> None:
    with workspace_of("socket") as slack:
        with child(slack, sqlite_url):
            announce(slack, "Meteen na de bevestiging")

        with child(slack, sqlite_url):
            slack.wait_for(lambda: titles(slack)["Meteen na de bevestiging"], 60)
            slack.wait_for(lambda: len(slack.messages("algemeen")[-1].get("reactions", [])) == 3)
            slack.faults.lose_reply("chat.postMessage", how="hang", seconds=1)
            announce(slack, "Het antwoord ging verloren")
            slack.wait_for(lambda: titles(slack)["Het antwoord ging verloren"])

        with child(slack, sqlite_url):
            slack.wait_for(lambda: len(slack.messages("algemeen")[-1].get("reactions", [])) == 3, 60)
            slack.faults.accept_late("chat.postMessage", after=1.0)
            announce(slack, "Pas later aangenomen")
            slack.wait_for(slack.courier.quiet)
            slack.wait_for(lambda: not slack.workspace.faults._planned)

        with child(slack, sqlite_url):
            slack.wait_for(lambda: titles(slack)["Pas later aangenomen"], 60)
            slack.wait_for(lambda: len(slack.messages("algemeen")[-1].get("reactions", [])) == 3, 60)
            slack.faults.reset("chat.postMessage")
            posting = called(slack, "chat.postMessage")
            announce(slack, "Nooit aangekomen")
            slack.wait_for(posting)

        with child(slack, sqlite_url):
            slack.wait_for(lambda: titles(slack)["Nooit aangekomen"], 60)
            slack.faults.lose_reply("reactions.add", how="hang", seconds=1)
            seeding = called(slack, "reactions.add")
            slack.wait_for(lambda: seeding() or len(slack.messages("algemeen")[-1].get("reactions", [])) == 3)
            slack.faults.clear()
            slack.faults.lose_reply("conversations.open", how="hang", seconds=1)
            opening = called(slack, "conversations.open")
            slack.person("anna").command("/prs actie Eerste punt", "algemeen")
            slack.person("anna").command("/prs instellingen", "algemeen")
            assert slack.person("anna").submit({}) is None
            slack.wait_for(opening)

        with child(slack, sqlite_url):
            slack.wait_for(lambda: [one for one in slack.person("anna").dms() if one.get("bot_id")], 60)
            slack.wait_for(lambda: all(len(one.get("reactions", [])) == 3 for one in slack.messages("algemeen")), 60)
            answer = slack.person("anna").command("/prs acties", "algemeen")
        found, dms = titles(slack), [one for one in slack.person("anna").dms() if one.get("bot_id")]

    assert found == {
        "Meteen na de bevestiging": 1,
        "Het antwoord ging verloren": 1,
        "Pas later aangenomen": 1,
        "Nooit aangekomen": 1,
    }
    assert len(dms) == 1
    assert answer.shown.count("Eerste punt") == 1
