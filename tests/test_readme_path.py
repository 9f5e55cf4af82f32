"""The path of a new operator, by the README alone: from a clone to a green `prs doctor` and the first announcement, timed.

The commands are taken from the README and run as they stand there. Slack is the local workspace, which takes the printed manifest as
Slack does; packages are those at hand (a build may have no network), so what is timed is all but their download.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox import Channel, MovableClock, Sandbox
from tests.wire.running import MEETING, PEOPLE, START

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT: Final = Path(__file__).parents[1]
SECTION: Final = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Real Slack in ten minutes")[2].partition("\n## ")[0]
STEPS: Final = re.findall(r"^\d\. (.+)$", SECTION, re.MULTILINE)
LIMIT: Final = 240.0
"""Seconds for all of it on a busy machine of two cores; on an idle one it is a fifth of that."""


def command(step: int, beginning: str) -> list[str]:
    """The command of a step, as the README has it."""
    found = next((each[1] for each in re.finditer(r"`([^`]+)`", STEPS[step - 1]) if each[1].startswith(beginning)), "")
    assert found, (beginning, STEPS[step - 1])
    return found.split()


class Operator:
    """Somebody with a shell in a folder, and nothing but what the README says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PIP_NO_INDEX": "1", "LANG": "C.UTF-8"}

    def types(self, words: list[str], *, status: int = 0) -> str:
        ran = subprocess.run(words, check=False, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        assert ran.returncode == status, (words, ran.stdout, ran.stderr)
        return ran.stdout

    @contextmanager
    def keeps_running(self, words: list[str]) -> Iterator[Path]:
        log = self.folder / "log"
        with log.open("wb") as out, subprocess.Popen(words, cwd=self.folder, env=self.environment, stderr=out) as running:
            try:
                yield log
            finally:
                running.terminate()
                running.wait(20)

    def fills_in(self, settings: dict[str, str]) -> None:
        """Take away the # before each setting, and write what Slack shows behind it."""
        file = self.folder / ".env"
        text = file.read_text(encoding="utf-8")
        for name, value in settings.items():
            text, count = re.subn(rf"^#{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
            assert count == 1, name
        file.write_text(text, encoding="utf-8")


def packages_at_hand(folder: Path) -> None:
    """Put what is installed here where `make` would install it: it finds all that it wants, and fetches nothing."""
    subprocess.run([sys.executable, "-m", "venv", folder / ".venv"], check=True)
    there = next((folder / ".venv/lib").glob("python3*")) / "site-packages"
    (there / "at_hand.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def test_from_a_clone_to_a_green_doctor_and_the_first_announcement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(1, "git clone") == ["git", "clone"]
    began = time.monotonic()
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "prs-bot"], check=True)
    operator = Operator(tmp_path / "prs-bot")
    packages_at_hand(operator.folder)
    operator.types(command(1, "make"))
    installed = time.monotonic()
    manifest = json.loads(operator.types(command(2, ".venv/bin/prs manifest")))
    channels = (Channel("C1ALGEMEEN", "algemeen", members=["anna", "bram"], bot_in=False),)
    with Sandbox(app=manifest, people=PEOPLE[:3], channels=channels, clock=MovableClock(START)) as slack:
        operator.types(command(5, "cp"))
        wanted = {name: value for name, value in slack.settings.items() if name != "SLACK_SIGNING_SECRET"}
        operator.fills_in(wanted | {"PORT": "0", "HOST": "127.0.0.1"})
        with operator.keeps_running(command(6, ".venv/bin/prs run")) as log:
            slack.wait_for(lambda: "connected" in log.read_text(), 60)
            looked = operator.types(command(6, ".venv/bin/prs doctor"))
            green = time.monotonic()
            slack.join(slack.team.bot_handle, "algemeen")
            slack.wait_connected()
            anna = slack.person("anna")
            anna.command(command(8, "/prs nieuw")[0] + " nieuw", "algemeen")
            slack.wait_for(lambda: anna.modal() is not None, 20)
            year = str(time.gmtime().tm_year + 1)
            assert anna.submit(MEETING | {"date": f"{year}{MEETING['date'][4:]}"}) is None
            assert anna.submit({}) is None
            slack.wait_for(lambda: [one for one in slack.messages("algemeen") if one.get("bot_id")], 30)
            announced = time.monotonic()
            again = operator.types(command(6, ".venv/bin/prs doctor"))

    assert "FAIL" not in looked + again
    assert "channel: none chosen yet: that happens at the first announcement" in looked
    assert announced - began < LIMIT
    assert slack.complaints == []
    with capsys.disabled():
        print(
            f"\nby the README: installed after {installed - began:.0f} s (without downloads), doctor green after {green - began:.0f} s,"
            f" first announcement after {announced - began:.0f} s"
        )
