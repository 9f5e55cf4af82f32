"""What the bot runs in elsewhere: the container, the service of systemd, the Procfile. Built from what the files say, without a builder."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from bot.cli import app

ROOT: Final = Path(__file__).parents[1]
DOCKERFILE: Final = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES: Final = re.sub(r"\\\n\s*", "", DOCKERFILE).splitlines()


def steps(word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in LINES if line.startswith(f"{word} ")]


def copied() -> list[str]:
    """What the build takes from the checkout."""
    return [source for step in steps("COPY") if not step.startswith("--from") for source in step.split()[:-1]]


def hadolint() -> str | None:
    beside = Path(sys.executable).with_name("hadolint")
    return str(beside) if beside.exists() else shutil.which("hadolint")


@pytest.mark.skipif(hadolint() is None, reason="hadolint comes with the dev tools on Linux only")
def test_hadolint_has_nothing_to_say() -> None:
    told = subprocess.run(
        [str(hadolint()), "--failure-threshold", "style", ROOT / "Dockerfile"], check=False, capture_output=True, text=True
    )

    assert (told.returncode, told.stdout) == (0, "")


def test_it_runs_as_nobody_in_particular_with_a_health_check_and_keeps_its_data_apart() -> None:
    last = LINES[max(at for at, line in enumerate(LINES) if line.startswith("FROM ")) :]

    assert "USER 10001" in last
    assert any(line.startswith("HEALTHCHECK ") and "/healthz" in line for line in last)
    assert "VOLUME /data" in last
    assert 'ENTRYPOINT ["prs"]' in last
    assert not any(word in DOCKERFILE for word in ("SLACK_", "TOKEN", "SECRET"))


def test_it_is_built_in_stages_from_one_named_image_and_from_what_is_pinned_with_hashes() -> None:
    images = [step.split()[0] for step in steps("FROM")]

    assert len(images) == 2
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", images[0])  # no address of a registry, and never "latest"
    installs = [step for step in steps("RUN") if "pip install" in step]
    assert all("--require-hashes" in step or "--no-index" in step for step in installs)
    assert not re.search(r"https?://(?!127\.0\.0\.1)|--[\w-]*(?:url|links)\b|apt-get|curl|wget", DOCKERFILE)


def test_nothing_but_what_it_copies_reaches_the_builder() -> None:
    ignored = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

    assert ignored[0] == "*"
    assert sorted(line.removeprefix("!") for line in ignored if line.startswith("!")) == sorted(copied())
    assert all((ROOT / source).exists() for source in copied())


@pytest.mark.slow
def test_what_it_copies_is_a_whole_package(tmp_path: Path) -> None:
    """The same steps, without a builder: a wheel of what is copied, put elsewhere, from where it is the one that runs."""
    for source in copied():
        into = tmp_path / "src" / source
        into.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / source).is_dir() else shutil.copy)(ROOT / source, into)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-build-isolation", "--no-index", "--target", tmp_path / "there", "."],
        check=True,
        cwd=tmp_path / "src",
        capture_output=True,
    )
    shutil.rmtree(tmp_path / "src")
    ask = (
        "import sys; sys.path.insert(0, sys.argv[1]); import bot, bot.ops.examples as e, bot.texts as t, bot.db.migrate as m;"
        "print(bot.__file__.startswith(sys.argv[1]), len(e.examples()) > 500, len(m._revisions()) > 20, bool(t.LANGUAGES))"
    )
    ran = subprocess.run([sys.executable, "-c", ask, tmp_path / "there"], check=True, capture_output=True, text=True, cwd=tmp_path)

    assert ran.stdout.split() == ["True", "True", "True", "True"]


def unit() -> str:
    """The service that docs/operating.md shows."""
    papers = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    found = re.search(r"```ini\n(.*?)```", papers, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_takes_the_service_that_the_papers_show(tmp_path: Path) -> None:
    file = tmp_path / "prs.service"
    here = unit().replace("/srv/prs-bot/.venv/bin/prs", shlex.quote(sys.executable)).replace("User=prs", "User=root")
    file.write_text(here, encoding="utf-8")
    told = subprocess.run(["systemd-analyze", "verify", "--man=no", file], check=False, capture_output=True, text=True)

    assert (told.returncode, [line for line in told.stderr.splitlines() if "prs.service" in line]) == (0, [])


def test_the_service_is_stopped_as_the_bot_wants_and_may_touch_little() -> None:
    wanted = {"KillMode=mixed", "TimeoutStopSec=15", "RestartPreventExitStatus=2", "NoNewPrivileges=yes", "ProtectSystem=strict"}

    assert wanted <= set(unit().splitlines())


def test_the_procfile_names_commands_that_there_are() -> None:
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback} | {"db"}

    assert [line.partition(":")[0] for line in lines] == ["release", "web", "worker"]
    assert {line.split()[2] for line in lines} <= known
