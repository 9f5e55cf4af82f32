"""A regular expression over two lines says above itself what it matches and what not, and is held to it.

The lines above it read `# matches: a sentence` and `# not: a sentence that comes near`; of each there may be several.
"""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 2


def long_patterns() -> list[tuple[str, str, int]]:
    """List each pattern of more than two lines: its module, its name (empty where it has none) and the line it begins on."""
    found = []
    for file in sorted(each for folder in ("bot", "handlers", "jobs") for each in (ROOT / folder).rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        text = file.read_text(encoding="utf-8")
        if "import re\n" not in text:  # nearly all: this is asked at every start
            continue
        tree = ast.parse(text)
        names = {
            id(node.value): node.targets[0].id
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args and _called(node).startswith("re."))
        found += [(module, names.get(id(call), ""), call.lineno) for call in calls if _lines(call) > LONGEST]
    return found


def _lines(call: ast.Call) -> int:
    first = call if _called(call) == "re.compile" else call.args[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def _called(call: ast.Call) -> str:
    function = call.func
    return f"{function.value.id}.{function.attr}" if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) else ""


@pytest.mark.parametrize(("module", "name", "line"), long_patterns(), ids=lambda value: str(value) or "unnamed")
def test_long_pattern_matches_what_it_says_and_not_what_it_says_it_does_not(module: str, name: str, line: int) -> None:
    above = (ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8").splitlines()[: line - 1]
    said: dict[str, list[str]] = {"matches": [], "not": []}
    while above and (told := re.match(r"# (matches|not): ?(.*)$", above[-1])):
        said[told[1]].append(told[2])
        above.pop()

    assert said["matches"]
    assert said["not"]
    pattern: re.Pattern[str] = getattr(importlib.import_module(module), name)
    assert [each for each in said["matches"] if not pattern.search(each)] == []
    assert [each for each in said["not"] if pattern.search(each)] == []
