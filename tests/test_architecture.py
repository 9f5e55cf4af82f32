"""What stands where: every module under the contracts of its neighbours, and every test beside what it tests."""

import ast
import doctest
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [set(row.split(" | ")) for contract in CONTRACTS if contract["name"] == "layers" for row in contract["layers"]]


def modules_of(package: Path) -> set[str]:
    return {each.stem for each in package.iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()} - {"__init__"}


def test_every_contract_that_keeps_something_out_keeps_it_out_of_every_module_it_can() -> None:
    """A new module is under the same contracts as its neighbours."""
    demo = next(contract for contract in CONTRACTS if contract["name"] == "only the demo knows the local workspace")

    assert set(demo["source_modules"]) == set.union(*LAYERS) - {"bot.__main__", "bot.cli", "bot.demo", "bot.sandbox"}


@pytest.mark.parametrize("package", ["domain", "domain/calendar", "services", "composing", "db", "language", "slack", "web", "ops", "jobs"])
def test_a_test_module_begins_with_the_name_of_what_it_tests(package: str) -> None:
    ours = modules_of(ROOT / "jobs" if package == "jobs" else ROOT / "bot" / package)
    tests = [file.stem.removeprefix("test_") for file in (ROOT / "tests" / package).glob("test_*.py")]

    assert [name for name in tests if not any(f"{name}_".startswith(f"{module}_") for module in ours)] == []


def test_no_two_classes_share_a_name() -> None:
    """What stands by itself (the search, the reader, the local workspace) may have words of its own, but not *Answer*: yes, maybe or no."""
    apart = [ROOT / "bot" / package for package in ("search", "reading", "sandbox")]
    files = [file for package in ("bot", "handlers", "jobs") for file in (ROOT / package).rglob("*.py")]
    ours = Counter(
        node.name
        for file in files
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and (node.name == "Answer" or not any(file.is_relative_to(package) for package in apart))
    )

    assert [name for name, count in ours.items() if count > 1 and not name.startswith("_")] == []


@pytest.mark.parametrize("package", ["search", "reading", "sandbox"])
def test_what_can_be_used_elsewhere_says_how_and_does_so(package: str) -> None:
    paper = ROOT / "bot" / package / "README.md"

    assert doctest.testfile(str(paper), module_relative=False, encoding="utf-8").failed == 0
