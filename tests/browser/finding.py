"""Where the tests of the page find a browser: `python -m tests.browser.finding` gets one where there is none."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
)
ON_A_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WANTED = (
    "a Chromium, Chrome or Edge on the path or where PRS_CHROMIUM says "
    "(apt-get install chromium), or Playwright's own (.venv/bin/python -m playwright install --with-deps chromium)"
)
PATIENCE = 600
"""Seconds for getting one."""


@cache
def find() -> str | None:
    """Find a browser that starts; PRS_CHROMIUM goes before all others."""
    named = os.environ.get("PRS_CHROMIUM")
    if named:
        return named if _starts(named) else None
    on_the_path = [found for name in NAMES if (found := shutil.which(name))]
    apps = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ON_A_MAC]
    return next((each for each in [*on_the_path, *apps, *_playwrights()] if _starts(each)), None)


def _playwrights() -> list[str]:
    """Name the browsers that Playwright downloaded itself, the newest first."""
    homes = (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright")
    found = (
        each
        for home in homes
        if home
        for each in Path(home).glob("chromium*/*/*")
        if each.name in {"chrome", "headless_shell", "chrome-headless-shell"}
    )
    return [str(each) for each in sorted(found, reverse=True)]


def _starts(browser: str) -> bool:
    """Return whether a browser is there and has the libraries it needs."""
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def get() -> None:
    """Get a browser: as root Debian's package, else (or where that fails) Playwright's own."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]  # without asking for a password: a build server has none
    if shutil.which("apt-get") and (not as_root or (os.environ.get("CI") == "true" and shutil.which("sudo"))):
        install = "apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-noto-color-emoji"
        ways.insert(0, [*as_root, "sh", "-c", install])
    for way in ways:
        print(f"No browser found for the tests of the page. Getting one: {way[-1]} ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        try:
            subprocess.run(way, env=quiet, timeout=PATIENCE, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"That failed: {type(error).__name__}", flush=True)
        find.cache_clear()
        if find() is not None:
            return
    print("There is none to be had: the tests of the page are skipped.", flush=True)


if __name__ == "__main__" and find() is None and not os.environ.get("PRS_CHROMIUM"):
    get()
