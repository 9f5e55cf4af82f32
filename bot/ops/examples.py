"""`prs doctor --blocks`: Slack's own word on an example of every message and form we make, in both languages.

The examples are what the tests hold every view to (tests/views): in a checkout they stand there, and an installed package
has them beside this module.
"""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from bot.deps import Deps
from bot.ops.doctor import Check
from bot.slack.errors import TROUBLE, Retry, judge

NAME: Final = "messages"
_PLACES: Final = (Path(__file__).with_name("messages"), Path(__file__).parents[2] / "tests/views/__snapshots__/test_snapshots")

LONGEST_WAIT: Final = 120.0
"""Seconds: Slack limits this method, and says no figure."""


def examples() -> dict[str, dict[str, Any]]:
    """Read an example of each message and form, under its name with its language."""
    place = next((each for each in _PLACES if each.is_dir()), None)
    files = sorted(place.glob("*.json")) if place else []
    return {file.stem.partition("[")[2].rstrip("]"): json.loads(file.read_text(encoding="utf-8")) for file in files}


def judged(
    deps: Deps, found: Mapping[str, dict[str, Any]], show: Callable[[int, int], None], *, wait: Callable[[float], None] = time.sleep
) -> Check:
    """Let Slack judge them all, one call each (blocks.validate: no scope, nobody sees it)."""
    if not found:
        remedy = "Run it in a checkout, or install a package that was built from one."
        return Check(name=NAME, ok=False, said="there are no examples here", remedy=remedy)
    wrong = []
    for done, (name, payload) in enumerate(found.items()):
        show(done, len(found))
        try:
            problems = _problems(deps, payload, wait)
        except TROUBLE as error:
            remedy = "Check the network and Slack's own status page; then try again."
            return Check(name=NAME, ok=False, said=f"Slack did not judge {name} ({judge(error).reason})", remedy=remedy)
        wrong += [f"{name}: {problem}" for problem in problems]
    show(len(found), len(found))
    forms = sum("type" in payload for payload in found.values())
    if wrong:
        return Check(name=NAME, ok=False, said="; ".join(wrong), remedy="This is a mistake of ours, or Slack's rules changed: report it.")
    return Check(name=NAME, ok=True, said=f"Slack takes all {len(found) - forms} messages and {forms} forms, in both languages")


def _problems(deps: Deps, payload: dict[str, Any], wait: Callable[[float], None]) -> list[str]:
    """Ask until Slack has time for it."""
    while True:
        try:
            return deps.slack.problems_of(payload)
        except TROUBLE as error:
            verdict = judge(error)
            if not isinstance(verdict, Retry) or verdict.after is None or verdict.after.total_seconds() > LONGEST_WAIT:
                raise
            wait(verdict.after.total_seconds())
