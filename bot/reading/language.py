"""How minutes are worded, from `wording.toml`: the language is data, the code holds what is done with it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.calendar import MONTHS, SHORT_MONTHS

_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def _wording() -> dict[str, Any]:
    read = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
    read["parts"]["month"] = "|".join(name for name in MONTHS if name not in SHORT_MONTHS)
    return read


def _entry(name: str) -> Any:  # noqa: ANN401 - a text, a list or a table
    module, _, key = name.partition(".")
    return _wording()[module][key] if key else _wording()[module]


def wording(name: str) -> str:
    """Return a text by `module.key`, its parts filled in."""
    return filled(str(_entry(name)))


def filled(pattern: str) -> str:
    """Write out the parts of a pattern that are there by name."""
    while (written := _PART.sub(lambda part: _wording()["parts"].get(part[1], part[0]), pattern)) != pattern:
        pattern = written
    return pattern


def word_list(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(wording(name).split())


def table(name: str) -> dict[str, str]:
    """Return a table of texts."""
    return {key: filled(value) for key, value in _entry(name).items() if isinstance(value, str)}


class Said:
    """The patterns of one module, each by its key, compiled when it is first asked for: `Said("meeting").closes`."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, key: str) -> re.Pattern[str]:
        if key.startswith("__"):  # what Python itself asks of anything
            raise AttributeError(key)
        pattern = said(f"{self._module}.{key}")
        setattr(self, key, pattern)
        return pattern


def said(name: str) -> re.Pattern[str]:
    """Return a pattern."""
    return re.compile(wording(name))


def all_said(name: str) -> tuple[re.Pattern[str], ...]:
    """Return several patterns, in the order in which they are tried."""
    return tuple(re.compile(filled(each)) for each in _entry(name))
