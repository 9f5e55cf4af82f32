"""Looking for a browser, on machines that have this one or that, or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import finding


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with nothing but what is put on its path."""
    for name in ("PRS_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    finding.find.cache_clear()
    yield tmp_path
    finding.find.cache_clear()


def put(file: Path, *, works: bool = True) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\nexit {0 if works else 127}\n")
    file.chmod(0o755)
    return str(file)


def test_a_machine_without_one_has_none(machine: Path) -> None:
    assert machine.is_dir()
    assert finding.find() is None


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "msedge"])
def test_one_on_the_path_is_found(machine: Path, name: str) -> None:
    there = put(machine / name)

    assert finding.find() == there


def test_one_that_lacks_its_libraries_is_passed_over(machine: Path) -> None:
    put(machine / "chromium", works=False)
    there = put(machine / "google-chrome")

    assert finding.find() == there


def test_playwrights_own_is_found(machine: Path) -> None:
    there = put(machine / ".cache/ms-playwright/chromium-1200/chrome-linux/chrome")

    assert finding.find() == there


def test_the_one_that_is_named_goes_first_and_alone(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine / "chromium")
    named = put(machine / "mine")
    monkeypatch.setenv("PRS_CHROMIUM", named)
    found = finding.find.__wrapped__()
    monkeypatch.setenv("PRS_CHROMIUM", f"{named}-is-gone")

    assert (found, finding.find.__wrapped__()) == (named, None)
